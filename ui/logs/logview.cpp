// SPDX-License-Identifier: Apache-2.0
#include "ui/logs/logview.h"

#include "models/kube/cluster.h"
#include "ui/logs/logbar.h"
#include "ui/logs/logcanvas.h"
#include "ui/logs/logfoot.h"
#include "ui/logs/logjumpdialog.h"
#include "ui/logs/rankpicker.h"
#include "ui/shared/formatting.h"
#include "ui/shared/session.h"
#include "ui/shared/settings.h"
#include "ui/shared/stateview.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QComboBox>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using models::LogCollector;
using models::LogStore;

namespace {

constexpr qint64 nanosecondsPerMs = 1'000'000;
const SettingKey<bool> wrapKey {"logs/wrap", false};
const SettingKey<bool> timesKey {"logs/times", true};

// The number of the replica, and of its role where there are several.
QStringList marksOf(const QList<LogReplica> &replicas)
{
    const bool hasRoles = std::ranges::any_of(
        replicas, [&](const LogReplica &replica) { return replica.role != replicas.first().role; });
    QStringList marks;
    for (const LogReplica &replica : replicas)
        marks.append((hasRoles ? replica.role.left(1) : QString()) + QString::number(replica.rank));
    return marks;
}

constexpr qsizetype memoryOfText = qsizetype(32) * 1024 * 1024; ///< what is older is in files

} // namespace

LogView::LogView(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_store({.memory = memoryOfText,
          .all = qsizetype(session.settings().value(keys::logMegabytes)) * 1024 * 1024})
    , m_rows(m_store)
{
    makeActions();
    makeParts();
    if (session.cluster()) {
        m_collector = std::make_unique<LogCollector>(session.cluster()->transport(), m_store);
        connect(m_collector.get(), &LogCollector::appended, this, &LogView::takeLines);
        connect(m_collector.get(), &LogCollector::statusChanged, this, &LogView::showState);
        connect(m_collector.get(), &LogCollector::cleared, this, [this] {
            m_gaps.clear();
            m_starts.clear();
            m_rows.update({0, 0});
            m_rows.setNotes({});
            m_notes = {};
            m_canvas->clear();
        });
        connect(m_collector.get(), &LogCollector::gap, this,
            [this](int source, qint64 after, qint64 before) {
                m_gaps.append({source, after, before});
            });
    }
    m_searching.setInterval(0);
    connect(&m_searching, &QTimer::timeout, this, &LogView::searchOn);
    m_canvas->setWrapped(session.settings().value(wrapKey));
    m_canvas->setTimesShown(session.settings().value(timesKey));
    m_wrap->setChecked(m_canvas->isWrapped());
    m_times->setChecked(m_canvas->areTimesShown());
    connect(m_wrap, &QAction::toggled, this, [this](bool on) {
        m_session.settings().set(wrapKey, on);
        m_canvas->setWrapped(on);
    });
    connect(m_times, &QAction::toggled, this, [this](bool on) {
        m_session.settings().set(timesKey, on);
        m_canvas->setTimesShown(on);
    });
    retranslate();
    takeExtent();
    showState();
}

LogView::~LogView()
{
    m_collector.reset(); // its signals end before the widgets they change
}

QString LogView::containerOf(const LogReplica &replica) const
{
    const QString wanted = m_container->currentData().toString();
    if (!wanted.isEmpty() && replica.containers.contains(wanted))
        return wanted;
    return replica.containers.value(0);
}

void LogView::setReplicas(
    const QString &subject, const QString &nameSpace, const QList<LogReplica> &replicas)
{
    if (subject == m_subject && replicas == m_replicas)
        return;
    const bool isOther = subject != m_subject;
    const QList<LogReplica> before = std::exchange(m_replicas, replicas);
    m_subject = subject;
    m_nameSpace = nameSpace;
    m_ranks->setReplicas(replicas);
    m_canvas->setSourceMarks(marksOf(replicas));
    fillChoices();
    if (isOther)
        m_starts.clear();
    if (isOther && m_collector) {
        m_collector->setSources({});
        m_collector->restart();
    }
    startSources();
    for (int i = 0; i < std::min(before.size(), replicas.size()) && !isOther; ++i) {
        const bool isNew = before[i].started.isValid() && replicas[i].started.isValid()
            && replicas[i].started > before[i].started;
        if (isNew && m_collector)
            m_collector->renew(i);
    }
    showNotes();
    m_canvas->refresh();
    showState();
}

void LogView::startSources()
{
    if (!m_collector)
        return;
    QList<models::LogSource> sources;
    for (int i = 0; i < m_replicas.size(); ++i) {
        const LogReplica &replica = m_replicas[i];
        if (!replica.pod.isEmpty())
            sources.append({i, m_nameSpace, replica.pod, containerOf(replica)});
    }
    m_collector->setSources(sources);
}

void LogView::takeExtent()
{
    if (!m_collector)
        return;
    models::LogExtent extent;
    const int value = m_extent->currentData().toInt();
    if (value > 0)
        extent.tailLines = value;
    else if (value < 0)
        extent.since = std::chrono::seconds(-value);
    extent.runs = models::LogExtent::Runs(m_runs->currentData().toInt());
    m_collector->setExtent(extent);
}

void LogView::takeLines(const LogStore::Appended &appended)
{
    m_rows.update(appended);
    showNotes();
    if (!m_rows.isSearched())
        m_searching.start();
    m_canvas->refresh();
    m_bar->setLevelCounts(m_store);
    if (!m_wantedFocus.isEmpty())
        focusReplica(m_wantedFocus);
    showState();
}

void LogView::append(const QList<LogStore::Incoming> &lines)
{
    takeLines(m_store.append(lines));
}

void LogView::focusReplica(const QString &name)
{
    const auto found = std::ranges::find(m_replicas, name, &LogReplica::name);
    if (found == m_replicas.end()) {
        m_wantedFocus = name;
        return;
    }
    const int number = int(found - m_replicas.begin());
    const bool isAlone = m_ranks->shownCount() == 1 && !m_ranks->hidden()[size_t(number)];
    if (!isAlone)
        m_ranks->showOnly({number});
    const qsizetype line = m_store.lastWords(number, std::numeric_limits<qint64>::max() - 1);
    m_wantedFocus = line < 0 ? name : QString();
    if (line >= 0 && found->failureOrder > 0)
        m_canvas->showRow(std::max<qsizetype>(0, m_rows.rowOf(line) - 1));
}

void LogView::goToFirstFailure()
{
    if (m_notes.firstFailure < 0)
        return;
    if (m_notes.firstFailed >= 0 && m_ranks->hidden()[size_t(m_notes.firstFailed)])
        m_ranks->showAll();
    m_canvas->showRow(m_rows.rowOfNote(m_notes.firstFailure));
    m_canvas->setFocus();
}

void LogView::jumpTo(const QDateTime &time)
{
    if (m_store.size() == 0)
        return;
    const qsizetype line = m_store.firstAfter(time.toMSecsSinceEpoch() * nanosecondsPerMs);
    m_canvas->showLine(std::min(line, m_store.size() - 1));
    m_canvas->setFocus();
}

void LogView::askForTime()
{
    if (m_rows.size() == 0)
        return;
    const auto timeOf = [this](qsizetype line) {
        return QDateTime::fromMSecsSinceEpoch(m_store.line(line).time / nanosecondsPerMs);
    };
    qsizetype shown = m_canvas->topRow();
    while (shown + 1 < m_rows.size() && m_rows.at(shown).line < 0)
        ++shown; // a note has no time
    const qsizetype line = std::max<qsizetype>(m_rows.at(shown).line, 0);
    auto *dialog = new LogJumpDialog(timeOf(0), timeOf(m_store.size() - 1), timeOf(line), window());
    connect(dialog, &LogJumpDialog::chosen, this, &LogView::jumpTo);
    dialog->open();
}

void LogView::showNotes()
{
    LogNotes::noteStarts(m_starts, m_replicas);
    m_notes = LogNotes::make(m_store, m_replicas, m_gaps, m_starts);
    m_canvas->setNotes(m_notes.notes);
    m_rows.setNotes(m_notes.lines);
    m_firstFailure->setEnabled(m_notes.firstFailure >= 0);
}

void LogView::applyFilter()
{
    const bool isFollowing = m_canvas->isFollowing();
    m_rows.setFilter({.hidden = m_ranks->hidden(),
        .levels = m_bar->levels(),
        .onlyMatches = m_bar->isOnlyMatches()});
    if (!m_rows.isSearched())
        m_searching.start();
    m_canvas->refresh();
    m_canvas->setFollowing(isFollowing);
    showMatches();
    showState();
}

void LogView::applyPattern()
{
    const models::Result<void> result = m_rows.setPattern(m_bar->pattern());
    m_canvas->forgetMatch();
    showMatches();
    m_bar->setProblem(result ? QString() : result.error().text());
    m_searching.start();
    m_canvas->refresh();
}

void LogView::searchOn()
{
    if (!m_rows.search(6ms))
        m_searching.stop();
    if (m_rows.filter().onlyMatches)
        m_canvas->refresh();
    else if (!m_searching.isActive())
        m_canvas->refresh(); // marks beside the scroll bar
    showMatches();
    showState();
}

void LogView::showMatches()
{
    const auto &matches = m_rows.matches();
    const qsizetype current = m_canvas->currentMatch();
    const auto at = std::ranges::lower_bound(matches, quint32(std::max<qsizetype>(0, current)));
    const bool isOne = current >= 0 && at != matches.end() && *at == quint32(current);
    m_bar->setMatches(
        isOne ? at - matches.begin() + 1 : 0, qsizetype(matches.size()), !m_rows.isSearched());
}

// From the current match, else from the line at the top (or the bottom, backwards).
void LogView::findNext(int direction)
{
    const auto &matches = m_rows.matches();
    if (matches.empty())
        return;
    qsizetype from = m_canvas->currentMatch();
    const bool isFresh = from < 0;
    if (isFresh) {
        qsizetype row = direction > 0 ? m_canvas->topRow() : m_canvas->bottomRow();
        if (m_canvas->isFollowing() && direction > 0)
            row = 0;
        from = std::max<qsizetype>(0, m_rows.at(std::max<qsizetype>(0, row)).line);
    }
    auto next = std::ranges::lower_bound(matches, quint32(from));
    if (direction > 0) {
        if (!isFresh && next != matches.end() && *next == quint32(from))
            ++next;
        if (next == matches.end())
            next = matches.begin();
    } else {
        next = next == matches.begin() ? matches.end() - 1 : next - 1;
    }
    m_canvas->showLine(qsizetype(*next), true);
    showMatches();
}

void LogView::find()
{
    m_bar->focusSearch();
}

QString LogView::statusText() const
{
    const LogCollector::Counts counts
        = m_collector ? m_collector->counts() : LogCollector::Counts {};
    return tr("Logs from %1 of %2 replicas").arg(counts.open + counts.ended).arg(m_replicas.size());
}

ViewStatus::Phase LogView::phase() const
{
    if (!m_collector)
        return ViewStatus::Phase::Offline;
    const LogCollector::Counts counts = m_collector->counts();
    if (counts.lost > 0)
        return counts.open > 0 ? ViewStatus::Phase::Retrying : ViewStatus::Phase::Offline;
    return ViewStatus::Phase::Live;
}

} // namespace ui
