// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/summarize.h"
#include "ui/shared/session.h"

#include <QAbstractTableModel>
#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedWidget;

namespace ui {

class StateView;
class Table;

/// What each replica uses now, beside what it asked for.
class JobUsageModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Replica, Cpu, CpuBar, Memory, MemoryBar, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    struct Use
    {
        double cpu = -1, memory = -1; ///< cores, bytes; -1: not measured
    };
    /// The items of a PodMetricsList, by pod.
    [[nodiscard]] static QHash<QString, Use> read(const QJsonObject &list);
    void setUse(const QList<models::Replica> &replicas, const QList<QJsonObject> &pods,
        const QHash<QString, Use> &used);
    /// Share of the limit, or of what was asked for without one; -1 unknown.
    [[nodiscard]] double shareAt(int row, int column) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString name;
        Use used, limit;
    };
    QList<Row> m_rows;
};

/// Asks the metrics API every 15 seconds while it is seen; says so where there is none.
class JobUsage final : public QWidget
{
    Q_OBJECT
public:
    explicit JobUsage(Session &session, QWidget *parent = nullptr);
    void setJob(const models::JobSummary &job, const QList<QJsonObject> &pods);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void ask();
    void explain(const std::optional<models::Error> &error);

    Session &m_session;
    JobUsageModel *m_model;
    Table *m_table;
    StateView *m_state;
    QStackedWidget *m_stack;
    QTimer m_timer;
    models::JobSummary m_job;
    QList<QJsonObject> m_pods;
    bool m_isAsked = false;
};

} // namespace ui
