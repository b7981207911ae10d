// SPDX-License-Identifier: Apache-2.0
#include "ui/logs/logview.h"

#include "models/kube/cluster.h"
#include "ui/logs/logbar.h"
#include "ui/logs/logcanvas.h"
#include "ui/logs/logfoot.h"
#include "ui/logs/logsaver.h"
#include "ui/logs/rankpicker.h"
#include "ui/shared/actiontable.h"
#include "ui/shared/clipboard.h"
#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/session.h"
#include "ui/shared/stateview.h"
#include "ui/shared/style.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

// What the log view is made of, and what it says about itself.

using namespace Qt::StringLiterals;

namespace ui {

using models::LogCollector;

void LogView::makeActions()
{
    for (QAction **action : {&m_jump, &m_wrap, &m_times, &m_save, &m_copy, &m_copyAll,
             &m_firstFailure, &m_next, &m_previous})
        *action = new QAction(this);
    m_wrap->setCheckable(true);
    m_times->setCheckable(true);
    m_next->setShortcut(QKeySequence(Qt::Key_F3));
    m_previous->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F3));
    for (QAction *action : {m_next, m_previous}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    connect(m_next, &QAction::triggered, this, [this] { findNext(1); });
    connect(m_previous, &QAction::triggered, this, [this] { findNext(-1); });
    connect(m_jump, &QAction::triggered, this, &LogView::askForTime);
    connect(m_save, &QAction::triggered, this, &LogView::save);
    connect(m_copy, &QAction::triggered, this,
        [this] { Clipboard::copy(m_session, m_canvas->selectedText(), tr("selection")); });
    connect(m_copyAll, &QAction::triggered, this, [this] {
        m_canvas->selectAll();
        Clipboard::copy(m_session, m_canvas->selectedText(), tr("log"));
    });
    connect(m_firstFailure, &QAction::triggered, this, &LogView::goToFirstFailure);
}

void LogView::makeHead()
{
    m_head = new QWidget(this);
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(16, 8, 16, 4);
    row->setSpacing(8);
    m_ranksLabel = new QLabel(m_head);
    m_ranksLabel->setFixedHeight(Theme::scaled(24));
    m_ranks = new RankPicker;
    m_ranksLabel->setBuddy(m_ranks);
    auto *area = new QScrollArea(m_head); // very many ranks scroll
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(m_ranks);
    area->setFocusProxy(m_ranks);
    area->viewport()->setAutoFillBackground(false);
    m_ranks->setAutoFillBackground(false);
    m_ranksArea = area;
    row->addWidget(m_ranksLabel, 0, Qt::AlignTop);
    row->addWidget(area, 1, Qt::AlignTop);
    m_all = new QPushButton(m_head);
    m_failed = new QPushButton(m_head);
    m_none = new QPushButton(m_head);
    for (QPushButton *button : {m_all, m_failed, m_none}) {
        Style::setRole(button, ButtonRole::Link);
        Style::setSmall(button);
        button->setAutoDefault(false);
        row->addWidget(button, 0, Qt::AlignTop);
    }
    m_spring = new QWidget(m_head); // where there are no ranks to fill the row
    m_spring->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    row->addWidget(m_spring, 1);
    row->addSpacing(8);
    m_containerLabel = new QLabel(m_head);
    m_containerLabel->setFixedHeight(Theme::scaled(24));
    m_container = new QComboBox(m_head);
    m_runs = new QComboBox(m_head);
    m_extent = new QComboBox(m_head);
    m_containerLabel->setBuddy(m_container);
    row->addWidget(m_containerLabel, 0, Qt::AlignTop);
    for (QComboBox *combo : {m_container, m_runs, m_extent}) {
        Style::setSmall(combo);
        combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addWidget(combo, 0, Qt::AlignTop);
    }
    connectHead();
}

void LogView::connectHead()
{
    connect(m_ranks, &RankPicker::chosen, this, &LogView::applyFilter);
    connect(m_all, &QPushButton::clicked, m_ranks, &RankPicker::showAll);
    connect(m_none, &QPushButton::clicked, m_ranks, &RankPicker::showNone);
    connect(m_failed, &QPushButton::clicked, this, [this] {
        QList<int> failed;
        for (int i = 0; i < m_replicas.size(); ++i) {
            if (m_replicas[i].failureOrder > 0 || m_replicas[i].state == State::Failed)
                failed.append(i);
        }
        m_ranks->showOnly(failed);
    });
    connect(m_container, &QComboBox::activated, this, [this] {
        if (!m_collector)
            return;
        m_collector->setSources({});
        m_collector->restart();
        startSources();
    });
    connect(m_runs, &QComboBox::activated, this, &LogView::takeExtent);
    connect(m_extent, &QComboBox::activated, this, &LogView::takeExtent);
}

void LogView::makeParts()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    makeHead();
    m_bar = new LogBar(this);
    m_bar->setFixedHeight(Theme::scaled(40));
    m_bar->setActions({m_jump, m_wrap, m_save},
        {m_jump, m_wrap, m_times, m_copy, m_copyAll, m_save, m_firstFailure});
    m_canvas = new LogCanvas(m_store, m_rows, this);
    m_state = new StateView(this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_canvas);
    m_stack->addWidget(m_state);
    m_foot = new LogFoot(this);
    column->addWidget(m_head);
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);
    column->addWidget(m_foot);
    setFocusProxy(m_canvas);
    connect(m_bar, &LogBar::patternChanged, this, &LogView::applyPattern);
    connect(m_bar, &LogBar::filterChanged, this, &LogView::applyFilter);
    connect(m_bar, &LogBar::nextRequested, this, &LogView::findNext);
    connect(m_bar, &LogBar::left, this, [this] { m_canvas->setFocus(); });
    connect(m_foot, &LogFoot::followRequested, this, [this] { m_canvas->setFollowing(true); });
    connect(m_canvas, &LogCanvas::followingChanged, this, [this](bool following) {
        m_pausedAt = following ? 0 : m_store.size() + m_store.dropped();
        showFoot();
    });
    connect(m_canvas, &LogCanvas::selectionChanged, this,
        [this] { m_copy->setEnabled(!m_canvas->selectedText().isEmpty()); });
    connect(m_canvas, &LogCanvas::menuRequested, this, &LogView::popupMenu);
}

void LogView::fillChoices()
{
    QStringList containers;
    bool hasFailed = false;
    bool hasRestarted = false;
    for (const LogReplica &replica : std::as_const(m_replicas)) {
        for (const QString &container : replica.containers) {
            if (!containers.contains(container))
                containers.append(container);
        }
        hasFailed = hasFailed || replica.failureOrder > 0;
        hasRestarted = hasRestarted || replica.restarts > 0;
    }
    const bool isMany = m_replicas.size() > 1;
    m_failed->setVisible(isMany && hasFailed);
    for (QWidget *part :
        std::initializer_list<QWidget *> {m_ranksLabel, m_ranksArea, m_all, m_none})
        part->setVisible(isMany);
    m_spring->setVisible(!isMany);
    // A replica that was restarted has a run before this one.
    m_runs->setVisible(hasRestarted || m_runs->currentData().toInt() != 0);
    m_containerLabel->setVisible(containers.size() > 1);
    m_container->setVisible(containers.size() > 1);
    const QString before = m_container->currentData().toString();
    m_container->clear();
    for (const QString &container : std::as_const(containers))
        m_container->addItem(container, container);
    m_container->setCurrentIndex(std::max(0, m_container->findData(before)));
    fitRanks();
}

// One row of ranks, two, three; more scroll.
void LogView::fitRanks()
{
    const int wanted = m_ranks->heightForWidth(std::max(1, m_ranksArea->viewport()->width()));
    m_ranksArea->setFixedHeight(std::min(wanted + 1, 3 * Theme::scaled(28)));
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    QMetaObject::invokeMethod(this, &LogView::fitRanks, Qt::QueuedConnection);
}

void LogView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LogView::retranslate()
{
    const auto fill = [](QComboBox *combo, const QList<std::pair<QString, int>> &items, int first) {
        const QVariant before = combo->currentIndex() < 0 ? QVariant(first) : combo->currentData();
        combo->clear();
        for (const auto &[text, value] : items)
            combo->addItem(text, value);
        combo->setCurrentIndex(std::max(0, combo->findData(before)));
    };
    m_ranksLabel->setText(tr("Ranks"));
    m_all->setText(tr("All", "ranks"));
    m_failed->setText(tr("Failed", "ranks"));
    m_none->setText(tr("None", "ranks"));
    m_containerLabel->setText(tr("Container"));
    m_container->setAccessibleName(tr("Container"));
    using Runs = models::LogExtent::Runs;
    fill(m_runs,
        {{tr("This run"), int(Runs::Current)}, {tr("Run before"), int(Runs::Previous)},
            {tr("Both runs"), int(Runs::Both)}},
        int(Runs::Current));
    m_runs->setAccessibleName(tr("Runs of the container"));
    fill(m_extent,
        {{tr("Last %1 lines").arg(Format::number(200)), 200},
            {tr("Last %1 lines").arg(Format::number(2000)), 2000},
            {tr("Last %1 lines").arg(Format::number(20'000)), 20'000},
            {tr("Last 15 minutes"), -900}, {tr("Last hour"), -3600}, {tr("Last 24 hours"), -86'400},
            {tr("Everything"), 0}},
        2000);
    m_extent->setAccessibleName(tr("How much of the log"));
    m_extent->setToolTip(tr("How much of the log is read, of each replica"));
    m_jump->setText(tr("Jump to time…"));
    m_wrap->setText(tr("Wrap"));
    m_wrap->setToolTip(tr("Wrap long lines"));
    m_times->setText(tr("Show times"));
    m_save->setText(tr("Save…"));
    m_save->setToolTip(tr("Save the lines shown to a file"));
    m_copy->setText(tr("Copy selection"));
    m_copyAll->setText(tr("Copy all lines shown"));
    m_firstFailure->setText(tr("First failure"));
    m_firstFailure->setToolTip(tr("Go to what the first failed replica wrote last (F8)"));
    m_canvas->setAccessibleName(tr("Log lines"));
    showState();
}

void LogView::showFoot()
{
    const LogCollector::Counts counts
        = m_collector ? m_collector->counts() : LogCollector::Counts {};
    const bool isFollowing = m_canvas->isFollowing();
    const qint64 news = isFollowing ? 0 : m_store.size() + m_store.dropped() - m_pausedAt;
    LogFoot::Tone tone = LogFoot::Tone::Live;
    QString words = tr("Following");
    if (counts.lost > 0) {
        tone = LogFoot::Tone::Offline;
        words = tr("Connection lost at %1; it is made again, lines so far stay")
                    .arg(Format::clock(m_collector->lostSince()));
    } else if (!isFollowing) {
        tone = LogFoot::Tone::Paused;
        words = tr("Following paused: scrolled up");
    } else if (counts.open + counts.waiting + counts.queued == 0) {
        tone = LogFoot::Tone::Ended;
        words = counts.failed > 0 && counts.ended == 0 ? tr("Nothing is followed")
                                                       : tr("All containers have ended");
    } else if (counts.waiting > 0) {
        words = tr("Following; %n container(s) have not started yet", nullptr, counts.waiting);
    }
    m_foot->setFollowing(tone, words, news, !isFollowing);
    QStringList facts;
    if (counts.open > 0)
        facts.append(tr("%n stream(s) open", nullptr, counts.open));
    if (counts.queued > 0)
        facts.append(tr("%n replica(s) wait for their turn", nullptr, counts.queued));
    if (m_store.size() > 0) {
        facts.append(tr("%1 lines kept, %2")
                .arg(Format::number(m_store.size()), Format::bytes(m_store.bytes())));
    }
    if (m_store.dropped() > 0)
        facts.append(tr("%1 older lines dropped").arg(Format::number(m_store.dropped())));
    if (counts.failed > 0)
        facts.append(tr("%n log(s) cannot be read", nullptr, counts.failed));
    if (m_store.size() > 0) {
        const auto clock = [this](qsizetype line) {
            return Format::clock(
                QDateTime::fromMSecsSinceEpoch(m_store.line(line).time / 1'000'000));
        };
        facts.append(tr("%1 to %2", "times").arg(clock(0), clock(m_store.size() - 1)));
    }
    m_foot->setFacts(facts);
}

void LogView::showState()
{
    const bool hasRows = m_rows.shownLines() > 0;
    m_stack->setCurrentWidget(hasRows ? static_cast<QWidget *>(m_canvas) : m_state);
    if (!hasRows)
        showStateOfNothing();
    showFoot();
    emit changed();
}

void LogView::showStateOfNothing()
{
    using Kind = StateView::Kind;
    const QList<BannerAction> again {{tr("Try again"), [this] {
                                          if (m_collector)
                                              m_collector->restart();
                                      }}};
    if (m_store.size() > 0) {
        const bool isNone = m_ranks->shownCount() == 0;
        m_state->setContent(Kind::NoMatch,
            isNone ? tr("No rank is chosen.") : tr("No line matches."),
            tr("%1 lines are hidden.").arg(Format::number(m_store.size())),
            {{tr("Show all"), [this] {
                  m_bar->showAll();
                  m_ranks->showAll();
              }}});
        return;
    }
    if (!m_collector) {
        m_state->setContent(Kind::Offline, tr("No cluster is connected."), {});
        return;
    }
    const LogCollector::Counts counts = m_collector->counts();
    const std::optional<models::Error> error = m_collector->error();
    const QString why = error ? error->text() : QString();
    if (counts.all() == 0) {
        m_state->setContent(Kind::Empty, tr("There is no pod yet."),
            tr("Lines appear here as soon as a replica has started."));
    } else if (counts.failed > 0 && counts.open + counts.waiting + counts.lost == 0) {
        const auto kind = error ? error->kind : models::Error::Kind::Internal;
        if (kind == models::Error::Kind::Forbidden)
            m_state->setContent(Kind::NoAccess, tr("These logs may not be read."), why, again);
        else if (kind == models::Error::Kind::NotFound)
            m_state->setContent(Kind::Empty, tr("The pods are gone, and their logs with them."),
                tr("Events of the job are kept for about an hour."), again);
        else if (kind == models::Error::Kind::LoginExpired)
            m_state->setContent(Kind::LoginExpired, tr("The login has expired."), why, again);
        else
            m_state->setContent(Kind::Error, tr("The logs cannot be read."), why, again);
    } else if (counts.lost > 0 && counts.open == 0) {
        m_state->setContent(Kind::Offline, tr("The cluster cannot be reached."), why, again);
    } else if (counts.waiting > 0 && counts.open == 0) {
        m_state->setContent(
            Kind::Empty, tr("No container has started yet."), tr("Lines appear once one has."));
        m_state->setIcon(Icons::state(State::Waiting));
    } else if (m_collector->isLoading()) {
        m_state->setContent(Kind::Loading, tr("The logs are being read."), {});
    } else if (counts.open > 0) {
        m_state->setContent(
            Kind::Empty, tr("There is no output yet."), tr("Lines appear as they are written."));
    } else {
        m_state->setContent(Kind::Empty, tr("The container has ended without output."),
            m_extent->currentData().toInt() < 0 ? tr("Older lines may lie before the chosen time.")
                                                : QString());
    }
}

void LogView::popupMenu(const QPoint &global)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_copy->setEnabled(!m_canvas->selectedText().isEmpty());
    menu->addActions({m_copy, m_copyAll, m_save});
    menu->addSeparator();
    menu->addActions({m_jump, m_wrap, m_times, m_firstFailure});
    menu->popup(global);
}

void LogView::save()
{
    auto *dialog = new QFileDialog(this, tr("Save log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"log"_s);
    QString name = m_replicas.size() == 1 ? m_replicas.first().name() : m_title;
    name.replace(u'/', u'_');
    dialog->selectFile((name.isEmpty() ? u"pods"_s : name) + u".log"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &LogView::saveTo);
    dialog->open();
}

void LogView::saveTo(const QString &file)
{
    QStringList names;
    for (const LogReplica &replica : std::as_const(m_replicas))
        names.append(replica.name());
    auto *saver = new LogSaver(
        m_store, m_rows, {.names = names, .hasTimes = m_canvas->areTimesShown()}, file, this);
    connect(saver, &LogSaver::progressed, this, [this, file](qint64 done, qint64 total) {
        m_session.setWork({u"log:"_s + file, tr("Saving the log"), done, total});
    });
    connect(saver, &LogSaver::finished, this, [this, file](const QString &problem, qint64 lines) {
        m_session.endWork(u"log:"_s + file);
        if (problem.isEmpty()) {
            m_session.notify({State::Succeeded,
                tr("%1 lines are saved in %2.").arg(Format::number(lines), file)});
        } else {
            m_session.notify(
                {State::Failed, tr("The log was not saved in %1: %2").arg(file, problem)});
        }
    });
}

} // namespace ui
