// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/row.h"
#include "models/watch/watchstate.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QHash>

#include <memory>

namespace models {

class Cluster;
class Reflector;

/// What happened to one object, or in one namespace: newest first, series as one row with its
/// count. https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
class EventsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { TimeColumn, ReasonColumn, MessageColumn, ColumnCount };
    enum Role { IsWarningRole = Qt::UserRole, CountRole, TimeRole, SourceRole, ObjectRole };
    struct Event
    {
        QString uid;
        bool isWarning = false;
        QString reason;
        QString message;
        QString source;
        QString object; ///< "Pod/name"
        int count = 1;
        QDateTime time; ///< of the last one
    };

    explicit EventsModel(QObject *parent = nullptr);
    ~EventsModel() override;

    /// Events about the object of that uid; an empty uid: all of the namespace.
    void watch(Cluster &cluster, const QString &nameSpace, const QString &uid);
    void apply(const RowBatch &batch);
    [[nodiscard]] const WatchState &watchState() const { return m_state; }
    [[nodiscard]] int warnings() const;
    [[nodiscard]] static Event read(const Row &row);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(
        const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void watchStateChanged();
    void countChanged();

private:
    QList<Event> m_events;
    std::unique_ptr<Reflector> m_reflector;
    WatchState m_state;
};

} // namespace models
