// SPDX-License-Identifier: Apache-2.0
#include "models/resources/eventsmodel.h"

#include "models/base/message.h"
#include "models/kube/cluster.h"
#include "models/resources/durationtext.h"
#include "models/watch/reflector.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

EventsModel::EventsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

EventsModel::~EventsModel() = default;

void EventsModel::watch(Cluster &cluster, const QString &nameSpace, const QString &uid)
{
    beginResetModel();
    m_events.clear();
    endResetModel();
    WatchScope scope;
    scope.resource.groupVersion = {QString(), u"v1"_s};
    scope.resource.plural = u"events"_s;
    scope.resource.kind = u"Event"_s;
    scope.resource.namespaced = true;
    scope.nameSpace = nameSpace;
    scope.fullObjects = true;
    if (!uid.isEmpty())
        scope.fieldSelector = u"involvedObject.uid="_s + uid;
    m_reflector = std::make_unique<Reflector>(cluster, scope);
    connect(m_reflector.get(), &Reflector::batch, this, &EventsModel::apply);
    connect(m_reflector.get(), &Reflector::stateChanged, this, [this](const WatchState &state) {
        m_state = state;
        emit watchStateChanged();
    });
    m_reflector->start();
}

EventsModel::Event EventsModel::read(const Row &row)
{
    const QJsonObject object = QJsonDocument::fromJson(row.object).object();
    const auto text = [&](const QString &key) { return object[key].toString(); };
    Event event;
    event.uid = row.uid();
    event.isWarning = text(u"type"_s) == "Warning"_L1;
    event.reason = text(u"reason"_s);
    event.message = object.contains("message"_L1) ? text(u"message"_s) : text(u"note"_s);
    const QJsonObject series = object[u"series"_s].toObject();
    const QJsonObject about = object.contains("involvedObject"_L1)
        ? object[u"involvedObject"_s].toObject()
        : object[u"regarding"_s].toObject();
    event.object = about[u"kind"_s].toString() + u'/' + about[u"name"_s].toString();
    event.source = text(u"reportingComponent"_s);
    if (event.source.isEmpty())
        event.source = object[u"source"_s].toObject()[u"component"_s].toString();
    event.count = std::max({1, object[u"count"_s].toInt(), object[u"deprecatedCount"_s].toInt(),
        series[u"count"_s].toInt()});
    for (const QString &time : {series[u"lastObservedTime"_s].toString(), text(u"lastTimestamp"_s),
             text(u"deprecatedLastTimestamp"_s), text(u"eventTime"_s)}) {
        event.time = QDateTime::fromString(time, Qt::ISODateWithMs);
        if (event.time.isValid())
            return event;
    }
    event.time = QDateTime::fromMSecsSinceEpoch(row.created);
    return event;
}

void EventsModel::apply(const RowBatch &batch)
{
    // Few rows, seldom news: sorted anew as a whole.
    beginResetModel();
    if (batch.isReset)
        m_events.clear();
    QSet<QString> gone(batch.removed.cbegin(), batch.removed.cend());
    for (const RowRef &row : batch.upserted)
        gone.insert(row->uid());
    m_events.removeIf([&](const Event &event) { return gone.contains(event.uid); });
    for (const RowRef &row : batch.upserted)
        m_events.append(read(*row));
    std::ranges::stable_sort(
        m_events, [](const Event &a, const Event &b) { return a.time > b.time; });
    endResetModel();
    emit countChanged();
}

int EventsModel::warnings() const
{
    return int(std::ranges::count_if(m_events, &Event::isWarning));
}

int EventsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int EventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Event &event = m_events[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == TimeColumn)
            return durationText(event.time.msecsTo(QDateTime::currentDateTime()));
        if (index.column() == ReasonColumn)
            return event.reason;
        return event.count > 1 ? u"%1 ×%2"_s.arg(event.message).arg(event.count) : event.message;
    case Qt::ToolTipRole:
        return index.column() == TimeColumn ? event.time.toLocalTime().toString(Qt::ISODate)
                                            : event.message;
    case IsWarningRole:
        return event.isWarning;
    case CountRole:
        return event.count;
    case TimeRole:
        return event.time;
    case SourceRole:
        return event.source;
    case ObjectRole:
        return event.object;
    default:
        return {};
    }
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return Message(QT_TRANSLATE_NOOP("models", "Age")).text();
    case ReasonColumn:
        return Message(QT_TRANSLATE_NOOP("models", "Reason")).text();
    default:
        return Message(QT_TRANSLATE_NOOP("models", "Message")).text();
    }
}

} // namespace models
