// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/joblists.h"

#include "ui/jobs/jobwords.h"
#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr auto right = Qt::AlignRight | Qt::AlignVCenter;

template <typename Row> bool isSame(const QList<Row> &a, const QList<Row> &b)
{
    return a == b;
}

} // namespace

ReplicasModel::ReplicasModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ReplicasModel::setReplicas(const QList<models::Replica> &replicas)
{
    if (isSame(m_given, replicas)) {
        return;
    }
    m_given = replicas;
    arrange();
}

void ReplicasModel::setByFailure(bool byFailure)
{
    m_byFailure = byFailure;
    arrange();
}

void ReplicasModel::arrange()
{
    QList<models::Replica> rows = m_given;
    if (m_byFailure) {
        std::ranges::stable_sort(rows, [](const models::Replica &a, const models::Replica &b) {
            const int one = a.failureOrder == 0 ? INT_MAX : a.failureOrder;
            const int other = b.failureOrder == 0 ? INT_MAX : b.failureOrder;
            return one < other;
        });
    }
    if (rows.size() == m_rows.size()) {
        m_rows = rows;
        if (!rows.isEmpty()) {
            emit dataChanged(index(0, 0), index(int(rows.size()) - 1, ColumnCount - 1));
        }
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

const models::Replica *ReplicasModel::at(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
}

int ReplicasModel::rowOf(const QString &role, int rank) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].role == role && m_rows[row].rank == rank) {
            return row;
        }
    }
    return -1;
}

void ReplicasModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int ReplicasModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ReplicasModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ReplicasModel::data(const QModelIndex &index, int role) const
{
    const models::Replica *replica = at(index.row());
    if (!replica) {
        return {};
    }
    if (role == Qt::DecorationRole && index.column() == Name) {
        return Icons::state(JobWords::replicaState(replica->state));
    }
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber
            = index.column() == Gpu || index.column() == Restarts || index.column() == ExitCode;
        return isNumber ? QVariant(int(right)) : QVariant();
    }
    const bool isFirst = replica->state == models::Replica::State::FailedFirst;
    if (role == Qt::ForegroundRole) {
        const bool isRed = isFirst && (index.column() == ExitCode || index.column() == Note);
        return isRed ? QVariant(Theme::stateText(State::Failed)) : QVariant();
    }
    if (role == Qt::ToolTipRole && index.column() == Ended && replica->finished.isValid()) {
        return Format::exact(replica->finished);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case Name:
        return JobWords::replicaName(*replica);
    case Pod:
        return replica->pod.isEmpty() ? u"–"_s : replica->pod;
    case Node:
        return replica->node.isEmpty() ? u"–"_s : replica->node;
    case Gpu:
        return replica->gpus > 0 ? QString::number(replica->gpus) : u"–"_s;
    case Restarts:
        return QString::number(replica->restarts);
    case ExitCode:
        return replica->exitCode < 0 ? u"–"_s : QString::number(replica->exitCode);
    case Ended:
        return replica->finished.isValid() ? Format::clock(replica->finished) : u"–"_s;
    case Note:
        if (!isFirst)
            return replica->note.text();
        return replica->note.isEmpty() ? tr("① failed first")
                                       : tr("① failed first · %1").arg(replica->note.text());
    default:
        return {};
    }
}

QVariant ReplicasModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == Gpu || section == Restarts || section == ExitCode;
        return int(isNumber ? right : Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Name:
        return tr("Replica");
    case Pod:
        return u"Pod"_s;
    case Node:
        return tr("Node");
    case Gpu:
        return u"GPU"_s;
    case Restarts:
        return tr("Restarts");
    case ExitCode:
        return tr("Exit code");
    case Ended:
        return tr("Ended");
    case Note:
        return tr("Note");
    default:
        return {};
    }
}

void ConditionsModel::setConditions(const QList<models::JobCondition> &conditions)
{
    if (isSame(m_rows, conditions)) {
        return;
    }
    beginResetModel();
    m_rows = conditions;
    endResetModel();
}

int ConditionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ConditionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConditionsModel::data(const QModelIndex &index, int role) const
{
    if (index.row() >= m_rows.size()) {
        return {};
    }
    const models::JobCondition &condition = m_rows[index.row()];
    const bool isBad = condition.type == "Failed"_L1 && condition.status == "True"_L1;
    if (role == Qt::ForegroundRole) {
        return isBad && index.column() == Status ? QVariant(Theme::stateText(State::Failed))
                                                 : QVariant();
    }
    if (role == Qt::ToolTipRole && index.column() == Since) {
        return Format::exact(condition.since);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case Type:
        return condition.type;
    case Status:
        return condition.status;
    case Since:
        return Format::clock(condition.since);
    case Message: {
        // "Completed" reads like "succeeded" and is not.
        if (condition.type == "Completed"_L1 && condition.reason == "Failed"_L1) {
            return tr("Ended (which does not mean succeeded)");
        }
        const bool hasReason = !condition.reason.isEmpty() && condition.reason != "-"_L1;
        if (!hasReason) {
            return condition.message.isEmpty() ? u"—"_s : condition.message;
        }
        return condition.message.isEmpty() ? condition.reason
                                           : condition.reason + u": "_s + condition.message;
    }
    default:
        return {};
    }
}

QVariant ConditionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Type:
        return tr("Condition");
    case Status:
        return tr("Value");
    case Since:
        return tr("Since");
    case Message:
        return tr("Reason and message");
    default:
        return {};
    }
}

void JobEventsModel::setEvents(const QList<EventLine> &events)
{
    beginResetModel();
    m_rows = events;
    endResetModel();
}

int JobEventsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int JobEventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JobEventsModel::data(const QModelIndex &index, int role) const
{
    if (index.row() >= m_rows.size()) {
        return {};
    }
    const EventLine &event = m_rows[index.row()];
    if (role == Qt::DecorationRole && index.column() == Type) {
        return event.isWarning ? Icons::warning() : Icons::information();
    }
    if (role == Qt::TextAlignmentRole && index.column() == Count) {
        return int(right);
    }
    if (role == Qt::ToolTipRole && index.column() == Time) {
        return Format::exact(event.time);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case Time:
        return Format::clock(event.time);
    case Type:
        return event.isWarning ? tr("Warning") : tr("Normal");
    case Reason:
        return event.reason;
    case Object:
        return event.object.isEmpty() ? tr("job") : event.object;
    case Message:
        return event.message;
    case Count:
        return QString::number(event.count);
    default:
        return {};
    }
}

QVariant JobEventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int(section == Count ? right : Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Time:
        return tr("Time");
    case Type:
        return tr("Type");
    case Reason:
        return tr("Reason");
    case Object:
        return tr("Object");
    case Message:
        return tr("Message");
    case Count:
        return tr("Times");
    default:
        return {};
    }
}

} // namespace ui
