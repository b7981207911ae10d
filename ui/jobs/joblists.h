// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/jobtypes.h"
#include "ui/jobs/eventlist.h"

#include <QAbstractTableModel>

namespace ui {

/// The replicas of one job, in order of failure or of rank.
class ReplicasModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Pod, Node, Gpu, Restarts, ExitCode, Ended, Note, ColumnCount };
    explicit ReplicasModel(QObject *parent = nullptr);

    void setReplicas(const QList<models::Replica> &replicas);
    void setByFailure(bool byFailure);
    [[nodiscard]] const models::Replica *at(int row) const;
    [[nodiscard]] int rowOf(const QString &role, int rank) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    void arrange();
    QList<models::Replica> m_given, m_rows;
    bool m_byFailure = true;
};

/// status.conditions, newest first.
class ConditionsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Type, Status, Since, Message, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setConditions(const QList<models::JobCondition> &conditions);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    QList<models::JobCondition> m_rows;
};

class JobEventsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Type, Reason, Object, Message, Count, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setEvents(const QList<EventLine> &events);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    QList<EventLine> m_rows;
};

} // namespace ui
