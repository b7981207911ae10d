// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/jobsmodel.h"

#include "models/jobs/jobkinds.h"
#include "models/jobs/summarize.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace models {

JobsModel::JobsModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_now(QDateTime::currentDateTimeUtc())
{
}

void JobsModel::setJobs(QList<JobSummary> jobs)
{
    QStringList gone;
    for (auto it = m_all.keyBegin(); it != m_all.keyEnd(); ++it) {
        if (std::ranges::none_of(jobs, [&](const JobSummary &job) { return job.uid == *it; }))
            gone.append(*it);
    }
    remove(gone);
    upsert(jobs);
}

void JobsModel::upsert(const QList<JobSummary> &jobs)
{
    QSet<QString> changed;
    for (const JobSummary &job : jobs) {
        const auto old = m_all.constFind(job.uid);
        if (old != m_all.constEnd() && *old == job)
            continue;
        m_all.insert(job.uid, job);
        changed.insert(job.uid);
    }
    if (changed.isEmpty())
        return;
    arrange();
    for (int row = 0; row < m_rows.size(); ++row) {
        if (changed.contains(m_rows[row]))
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    recount();
}

void JobsModel::remove(const QStringList &uids)
{
    if (uids.isEmpty())
        return;
    for (const QString &uid : uids) {
        if (const int row = rowOf(uid); row >= 0) {
            beginRemoveRows({}, row, row);
            m_rows.removeAt(row);
            m_all.remove(uid);
            endRemoveRows();
        }
        m_all.remove(uid);
    }
    recount();
}

void JobsModel::setFilter(const QString &text)
{
    if (m_filter == text.trimmed())
        return;
    m_filter = text.trimmed();
    arrange();
    recount();
}

void JobsModel::setShownState(std::optional<JobState> state)
{
    if (m_shownState == state)
        return;
    m_shownState = state;
    arrange();
    Q_EMIT countsChanged();
}

void JobsModel::setOrder(Order order)
{
    m_order = order;
    arrange();
}

void JobsModel::tick(const QDateTime &now)
{
    m_now = now;
    for (int row = 0; row < m_rows.size(); ++row) {
        const JobSummary *job = at(row);
        if (job && !job->finished.isValid())
            Q_EMIT dataChanged(index(row, DurationColumn), index(row, DurationColumn));
    }
}

const JobSummary *JobsModel::at(int row) const
{
    return row >= 0 && row < m_rows.size() ? find(m_rows[row]) : nullptr;
}

const JobSummary *JobsModel::find(const QString &uid) const
{
    const auto found = m_all.constFind(uid);
    return found == m_all.constEnd() ? nullptr : &*found;
}

const JobSummary *JobsModel::find(
    const QString &kind, const QString &nameSpace, const QString &name) const
{
    for (const JobSummary &job : std::as_const(m_all)) {
        if (job.name == name && job.nameSpace == nameSpace
            && (kind.isEmpty() || job.gvk.kind == kind))
            return &job;
    }
    return nullptr;
}

int JobsModel::rowOf(const QString &uid) const
{
    return int(m_rows.indexOf(uid));
}

bool JobsModel::matches(const JobSummary &job) const
{
    const QStringList words = m_filter.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const QString key = word.section(u':', 0, 0), value = word.section(u':', 1);
        const auto has
            = [&](const QString &text) { return text.contains(value, Qt::CaseInsensitive); };
        bool fits = false;
        if (key == "kind"_L1)
            fits = has(job.gvk.kind);
        else if (key == "queue"_L1)
            fits = has(job.queue);
        else if (key == "ns"_L1)
            fits = has(job.nameSpace);
        else if (key == "status"_L1)
            fits = has(wordFor(job.state).text()) || has(wordFor(job.state).english());
        else
            fits = std::ranges::any_of(
                QStringList {job.name, job.queue, job.image, job.gvk.kind, job.reason.text()},
                [&](const QString &text) { return text.contains(word, Qt::CaseInsensitive); });
        if (!fits)
            return false;
    }
    return true;
}

bool JobsModel::isBefore(const JobSummary &a, const JobSummary &b) const
{
    if (m_order == Order::WorstFirst && a.state != b.state)
        return a.state < b.state;
    if (m_order == Order::ByName && a.name != b.name)
        return a.name < b.name;
    // What ended last, or began last, is what one looks for.
    const QDateTime one = a.finished.isValid() ? a.finished : a.created;
    const QDateTime other = b.finished.isValid() ? b.finished : b.created;
    if (one != other)
        return one > other;
    return a.uid < b.uid;
}

void JobsModel::arrange()
{
    QList<QString> wanted;
    for (const JobSummary &job : std::as_const(m_all)) {
        if ((!m_shownState || job.state == *m_shownState) && matches(job))
            wanted.append(job.uid);
    }
    std::ranges::sort(wanted,
        [this](const QString &a, const QString &b) { return isBefore(m_all[a], m_all[b]); });
    if (wanted == m_rows)
        return;
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (wanted.contains(m_rows[row]))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < wanted.size(); ++row) {
        const int from = rowOf(wanted[row]);
        if (from == row)
            continue;
        if (from < 0) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, wanted[row]);
            endInsertRows();
        } else {
            beginMoveRows({}, from, from, {}, row);
            m_rows.move(from, row);
            endMoveRows();
        }
    }
}

void JobsModel::recount()
{
    m_counts.fill(0);
    m_total = 0;
    for (const JobSummary &job : std::as_const(m_all)) {
        if (!matches(job))
            continue;
        ++m_counts[size_t(job.state)];
        ++m_total;
    }
    Q_EMIT countsChanged();
}

int JobsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int JobsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString JobsModel::text(const JobSummary &job, int column) const
{
    switch (column) {
    case StateColumn:
        return wordFor(job.state).text();
    case NameColumn:
        return job.name;
    case ReplicasColumn:
        return u"%1/%2"_s.arg(job.ready).arg(job.wanted);
    case GpuColumn:
        return job.gpus > 0 ? QString::number(job.gpus) : u"—"_s;
    case QueueColumn:
        return job.queue.isEmpty() ? u"—"_s : job.queue;
    case DurationColumn:
        return QString::number(job.durationSeconds(m_now));
    case ReasonColumn:
        return job.reason.text();
    default:
        return {};
    }
}

QVariant JobsModel::data(const QModelIndex &index, int role) const
{
    const JobSummary *job = at(index.row());
    if (!job)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*job, index.column());
    case Qt::ToolTipRole:
        return index.column() == NameColumn ? job->gvk.kind + u' ' + job->name
                                            : text(*job, index.column());
    case UidRole:
        return job->uid;
    case StateRole:
        return int(job->state);
    case SummaryRole:
        return QVariant::fromValue(*job);
    case SortRole:
        return index.column() == DurationColumn ? QVariant(job->durationSeconds(m_now))
            : index.column() == GpuColumn       ? QVariant(job->gpus)
                                                : QVariant(text(*job, index.column()));
    case Qt::TextAlignmentRole:
        if (index.column() == GpuColumn || index.column() == ReplicasColumn)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    default:
        return {};
    }
}

QVariant JobsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(
            (section == GpuColumn || section == ReplicasColumn ? Qt::AlignRight : Qt::AlignLeft)
            | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StateColumn:
        return Message(QT_TRANSLATE_NOOP("models", "Status")).text();
    case NameColumn:
        return Message(QT_TRANSLATE_NOOP("models", "Name")).text();
    case ReplicasColumn:
        return Message(QT_TRANSLATE_NOOP("models", "Replicas ready")).text();
    case GpuColumn:
        return u"GPU"_s;
    case QueueColumn:
        return Message(QT_TRANSLATE_NOOP("models", "Queue")).text();
    case DurationColumn:
        return Message(QT_TRANSLATE_NOOP("models", "Duration")).text();
    case ReasonColumn:
        return Message(QT_TRANSLATE_NOOP("models", "Reason")).text();
    default:
        return {};
    }
}

} // namespace models
