// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/activitymodel.h"

#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"

#include "models/writes/objectdiff.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

using models::Activity;

ActivityModel::ActivityModel(models::ActivityLog &log, QString cluster, QObject *parent)
    : QAbstractTableModel(parent)
    , m_log(log)
    , m_cluster(std::move(cluster))
{
    rebuild();
    connect(&log, &models::ActivityLog::recorded, this, &ActivityModel::rebuild);
}

void ActivityModel::setFilter(const QString &needle, Part part)
{
    m_needle = needle;
    m_part = part;
    rebuild();
}

bool ActivityModel::isPart(const Activity &activity, Part part)
{
    switch (part) {
    case Part::All:
        return true;
    case Part::Failed:
        return activity.outcome != Activity::Outcome::Done;
    case Part::Created:
        return activity.verb == Activity::Verb::Create;
    case Part::Deleted:
        return activity.verb == Activity::Verb::Delete;
    case Part::Changed:
        break;
    }
    return activity.verb != Activity::Verb::Create && activity.verb != Activity::Verb::Delete;
}

bool ActivityModel::matches(const Activity &activity) const
{
    return activity.cluster == m_cluster
        && (m_needle.isEmpty() || activity.name.contains(m_needle, Qt::CaseInsensitive)
            || activity.gvk.kind.contains(m_needle, Qt::CaseInsensitive)
            || activity.nameSpace.contains(m_needle, Qt::CaseInsensitive));
}

void ActivityModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    qsizetype head = -1;
    const QList<Activity> &entries = m_log.entries();
    for (qsizetype i = entries.size() - 1; i >= 0; --i) {
        if (!matches(entries.at(i)) || !isPart(entries.at(i), m_part)) {
            continue;
        }
        const QDate day = entries.at(i).time.toLocalTime().date();
        if (head < 0 || m_rows.at(head).day != day) {
            head = m_rows.size();
            m_rows.append({-1, day});
        }
        ++m_rows[head].writes;
        m_rows.append({i, day});
    }
    endResetModel();
    emit countsChanged();
}

int ActivityModel::count(Part part) const
{
    return static_cast<int>(std::ranges::count_if(m_log.entries(),
        [&](const Activity &activity) { return matches(activity) && isPart(activity, part); }));
}

const Activity *ActivityModel::at(int row) const
{
    const qsizetype entry = m_rows.at(row).entry;
    return entry < 0 ? nullptr : &m_log.entries().at(entry);
}

State ActivityModel::stateOf(const Activity &activity)
{
    switch (activity.outcome) {
    case Activity::Outcome::Done:
        return State::Succeeded;
    case Activity::Outcome::Failed:
        return State::Failed;
    case Activity::Outcome::Unknown:
        break;
    }
    return State::Unknown;
}

QString ActivityModel::verbText(Activity::Verb verb)
{
    switch (verb) {
    case Activity::Verb::Create:
        return tr("created");
    case Activity::Verb::Update:
    case Activity::Verb::Patch:
        return tr("changed");
    case Activity::Verb::Apply:
        return tr("applied");
    case Activity::Verb::Scale:
        return tr("scaled");
    case Activity::Verb::Pause:
        return tr("paused");
    case Activity::Verb::Resume:
        return tr("resumed");
    case Activity::Verb::Evict:
        return tr("evicted");
    case Activity::Verb::Debug:
        return tr("debugged", "a container for debugging was added");
    case Activity::Verb::Delete:
        break;
    }
    return tr("deleted");
}

QString ActivityModel::outcomeText(Activity::Outcome outcome)
{
    switch (outcome) {
    case Activity::Outcome::Done:
        return tr("done");
    case Activity::Outcome::Failed:
        return tr("failed");
    case Activity::Outcome::Unknown:
        break;
    }
    return tr("not known");
}

QString ActivityModel::content(const Activity &activity) const
{
    if (!activity.serverText.isEmpty()) {
        return activity.serverText;
    }
    if (!activity.from.isEmpty()) {
        return tr("copy of %1").arg(activity.from);
    }
    if (activity.before.isEmpty() || activity.after.isEmpty()) {
        return activity.gvk.kind;
    }
    QStringList places;
    for (const models::Change &change :
        models::changesBetween(models::withoutServerFields(activity.before),
            models::withoutServerFields(activity.after))) {
        places.append(
            change.path.lastKey().isEmpty() ? change.path.toString() : change.path.lastKey());
    }
    return Format::list(places);
}

void ActivityModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ActivityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags ActivityModel::flags(const QModelIndex &index) const
{
    return at(index.row()) == nullptr ? Qt::NoItemFlags : QAbstractTableModel::flags(index);
}

QVariant ActivityModel::dayData(const Line &line, int column, int role) const
{
    if (role == Qt::BackgroundRole) {
        return Theme::color(Token::Surface2);
    }
    if (role == Qt::ForegroundRole && column == TimeColumn) {
        return Theme::color(Token::Text);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    if (column == VerbColumn) {
        return tr("%n writes", nullptr, line.writes);
    }
    if (column != TimeColumn) {
        return {};
    }
    switch (line.day.daysTo(QDate::currentDate())) {
    case 0:
        return tr("Today");
    case 1:
        return tr("Yesterday");
    default:
        return QLocale().toString(line.day, QLocale::ShortFormat);
    }
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (at(index.row()) == nullptr) {
        return dayData(m_rows.at(index.row()), index.column(), role);
    }
    const Activity &activity = *at(index.row());
    if (role == Qt::DecorationRole && index.column() == ResultColumn) {
        return Icons::state(stateOf(activity));
    }
    if (role == Qt::ToolTipRole && index.column() == TimeColumn) {
        return Format::exact(activity.time);
    }
    if (role == Qt::ForegroundRole && index.column() == ResultColumn
        && activity.outcome == Activity::Outcome::Failed) {
        return Theme::stateText(State::Failed);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case TimeColumn:
        return activity.time.toLocalTime().toString(u"HH:mm:ss"_s);
    case VerbColumn:
        return verbText(activity.verb);
    case ObjectColumn:
        return activity.name;
    case ProjectColumn:
        return activity.nameSpace;
    case ContentColumn:
        return content(activity);
    default:
        return outcomeText(activity.outcome);
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case VerbColumn:
        return tr("Action");
    case ObjectColumn:
        return tr("Object");
    case ProjectColumn:
        return tr("Project");
    case ContentColumn:
        return tr("Content");
    default:
        return tr("Result");
    }
}

} // namespace ui
