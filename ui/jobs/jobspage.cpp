// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobspage.h"

#include "models/jobs/jobkinds.h"
#include "models/jobs/jobsmodel.h"
#include "models/jobs/jobswatch.h"
#include "models/kube/cluster.h"
#include "ui/jobs/jobinspector.h"
#include "ui/jobs/jobstrip.h"
#include "ui/jobs/jobwords.h"
#include "ui/shared/actiontable.h"
#include "ui/shared/banner.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/countchip.h"
#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/stateview.h"
#include "ui/shared/table.h"
#include "ui/shared/tokenfilteredit.h"

#include <QAction>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using models::JobsModel;
using models::JobState;
using models::WatchState;

namespace {

models::JobsScope scopeOf(const Session &session)
{
    return {.namespaces = session.projects(), .known = session.knownProjects()};
}

/// In the order of the chips: what needs somebody first.
constexpr std::array chipStates {JobState::Failed, JobState::Waiting, JobState::Starting,
    JobState::Running, JobState::Paused, JobState::Stopping, JobState::Unknown,
    JobState::Succeeded};

} // namespace

JobsPage::JobsPage(Session &session, QWidget *parent)
    : Page(session, parent)
    , m_commands(new JobCommands(session, this))
    , m_order(new QAction(this))
{
    makeModel();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    makeBar();
    column->addWidget(m_bar);
    m_partly = new Banner(this);
    m_partly->setStrip(true);
    m_partly->hide();
    column->addWidget(m_partly);
    makeTable();
    m_stateView = new StateView(this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_stateView);
    m_inspector = new JobInspector(*m_commands, this);
    m_splitter = new QSplitter(this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 1);
    m_inspector->setMinimumWidth(340);
    m_splitter->setSizes({800, 360});
    setFocusProxy(m_table);
    column->addWidget(m_splitter, 1);
    m_strip = new JobStrip(*m_commands, this);
    column->addWidget(m_strip);

    connect(m_inspector, &JobInspector::closeRequested, this, &JobsPage::toggleInspector);
    connect(m_inspector, &JobInspector::eventsRequested, this,
        [this] { this->session().open(m_commands->placeOf(u"events"_s)); });
    connect(m_strip, &JobStrip::expandRequested, this, &JobsPage::toggleInspector);
    connect(m_order, &QAction::triggered, this, &JobsPage::nextOrder);
    connect(m_model, &JobsModel::countsChanged, this, &JobsPage::showCounts);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first) {
        if (first.column() != JobsModel::DurationColumn) { // not only the clocks
            showSelected();
        } else if (selected() && m_inspector->isVisible()) {
            m_inspector->tick(m_model->now());
        }
    });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &JobsPage::showState);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &JobsPage::showState);
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (isVisible()) {
            m_model->tick(QDateTime::currentDateTimeUtc());
        }
    });
    m_clock.start();
    retranslate();
    showCounts();
    showState();
    arrange();
    m_table->selectRow(0);
}

JobsPage::~JobsPage() = default;

void JobsPage::makeModel()
{
    m_model = session().jobs();
    if (!m_model) {
        m_model = new JobsModel(this);
    }
    m_watch = m_model->findChild<models::JobsWatch *>();
    if (!m_watch && !session().jobs() && session().cluster()) {
        m_watch = new models::JobsWatch(*session().cluster(), *m_model, m_model);
        m_watch->setScope(scopeOf(session()));
        connect(&session(), &Session::projectsChanged, m_watch,
            [this] { m_watch->setScope(scopeOf(session())); });
    }
    if (m_watch) {
        connect(m_watch, &models::JobsWatch::stateChanged, this, &JobsPage::showState);
        connect(m_watch, &models::JobsWatch::jobsChanged, this, &JobsPage::showSelected);
    }
}

void JobsPage::makeBar()
{
    m_bar = new QWidget(this);
    m_bar->setFixedHeight(Theme::scaled(44));
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(6);
    m_filter = new TokenFilterEdit(m_bar);
    m_filter->setMinimumWidth(180);
    m_filter->setMaximumWidth(300);
    row->addWidget(m_filter, 1);
    row->addSpacing(6);
    m_chips.append(new CountChip({}, {}, m_bar));
    for (const JobState state : chipStates) {
        m_chips.append(new CountChip({}, JobWords::state(state), m_bar));
    }
    m_rest = new CountChip({}, {}, m_bar);
    for (CountChip *chip : std::as_const(m_chips)) {
        chip->setCheckable(true);
        row->addWidget(chip);
    }
    row->addWidget(m_rest);
    row->addStretch(1);
    m_menu = new QToolButton(m_bar);
    m_menu->setAutoRaise(true);
    m_menu->setIcon(Icons::named(u"overflow-menu"_s));
    row->addWidget(m_menu);
    for (int i = 0; i < m_chips.size(); ++i) {
        connect(m_chips[i], &QAbstractButton::clicked, this, [this, i] { choose(i); });
    }
    connect(m_rest, &QAbstractButton::clicked, this, [this] {
        m_width = WidthClass::Wide; // unfold the rare states for now
        showCounts();
        m_width = WidthClass::Medium;
    });
    connect(m_filter, &TokenFilterEdit::filterChanged, this, [this] {
        m_model->setFilter(m_filter->toString());
        showState();
    });
    connect(m_filter, &TokenFilterEdit::left, this, [this] { m_table->setFocus(); });
    connect(m_menu, &QToolButton::clicked, this,
        [this] { m_table->popupColumnMenu(m_menu->mapToGlobal(QPoint(0, m_menu->height()))); });
}

QString JobsPage::title() const
{
    return tr("My jobs");
}

QIcon JobsPage::icon() const
{
    return Icons::named(u"view-list-details"_s);
}

const models::JobSummary *JobsPage::selected() const
{
    return m_model->find(m_selectedUid);
}

void JobsPage::showSelected()
{
    const models::JobSummary *job = selected();
    m_commands->setJob(job);
    const bool hasRoomBeside = m_width == WidthClass::Wide;
    m_inspector->setVisible(job && m_isInspectorWanted && (hasRoomBeside || m_isStripOpen));
    m_strip->setVisible(job && m_isInspectorWanted && !hasRoomBeside && !m_isStripOpen);
    if (!job) {
        return;
    }
    if (m_inspector->isVisibleTo(this)) {
        m_inspector->setJob(*job, m_model->facts(job->uid), m_model->now());
    } else {
        m_strip->setJob(*job, m_model->now());
    }
}

void JobsPage::showCounts()
{
    m_chips[0]->setCount(m_model->total());
    int rest = 0;
    for (size_t i = 0; i < chipStates.size(); ++i) {
        CountChip *chip = m_chips[int(i) + 1];
        const int count = m_model->count(chipStates[i]);
        chip->setCount(count);
        const bool isCommon = chipStates[i] == JobState::Failed
            || chipStates[i] == JobState::Waiting || chipStates[i] == JobState::Running;
        const bool isFolded = m_width != WidthClass::Wide && !isCommon && !chip->isChecked();
        chip->setVisible((count > 0 || chip->isChecked()) && !isFolded);
        rest += isFolded ? count : 0;
    }
    m_rest->setCount(rest);
    m_rest->setVisible(rest > 0);
    session().setBadge(Place::Kind::Jobs, m_model->count(JobState::Failed));
    emit changed();
}

void JobsPage::choose(int chip)
{
    const bool isOn = chip > 0 && m_chips[chip]->isChecked();
    for (int i = 0; i < m_chips.size(); ++i) {
        m_chips[i]->setChecked(isOn ? i == chip : i == 0);
    }
    m_model->setShownState(isOn ? std::optional(chipStates[size_t(chip) - 1]) : std::nullopt);
    showState();
}

QList<QAction *> JobsPage::moreActions() const
{
    return {m_commands->openAction(), m_commands->logs(), m_commands->shell(),
        m_commands->forwardPort(), m_commands->yaml(), m_commands->pauseOrResume(),
        m_commands->runAgain(), m_commands->edit(), m_commands->remove()};
}

void JobsPage::reload()
{
    if (m_watch) {
        m_watch->relist();
    }
}

void JobsPage::focusFilter()
{
    m_filter->setFocus();
}

void JobsPage::toggleInspector()
{
    if (m_width == WidthClass::Wide) {
        m_isInspectorWanted = !m_isInspectorWanted;
    } else {
        m_isStripOpen = !m_isStripOpen;
    }
    arrange();
}

void JobsPage::goToProblem(int direction)
{
    const int count = m_model->rowCount();
    const int from = m_model->rowOf(m_selectedUid);
    for (int i = 1; i <= count; ++i) {
        const int row = (from + direction * i + 2 * count) % count;
        if (m_model->at(row)->state == JobState::Failed) {
            m_table->selectRow(row);
            return;
        }
    }
}

QList<QWidget *> JobsPage::panes() const
{
    return {m_filter, m_table, m_inspector};
}

void JobsPage::setWidthClass(WidthClass width)
{
    m_width = width;
    arrange();
    showCounts();
}

void JobsPage::arrange()
{
    const bool isBeside = m_width == WidthClass::Wide;
    m_splitter->setOrientation(isBeside ? Qt::Horizontal : Qt::Vertical);
    if (!isBeside && m_isStripOpen) {
        const int height = m_splitter->height();
        m_splitter->setSizes({height * 58 / 100, height * 42 / 100});
    }
    showSelected();
}

void JobsPage::nextOrder()
{
    m_orderIndex = (m_orderIndex + 1) % 3;
    m_model->setOrder(JobsModel::Order(m_orderIndex));
    retranslate();
    emit changed();
}

QByteArray JobsPage::saveState() const
{
    return m_filter->toString().toUtf8() + '\n' + m_selectedUid.toUtf8();
}

void JobsPage::restoreState(const QByteArray &state)
{
    const QList<QByteArray> lines = state.split('\n');
    m_filter->setFromString(QString::fromUtf8(lines.value(0)));
    const int row = m_model->rowOf(QString::fromUtf8(lines.value(1)));
    if (row >= 0) {
        m_table->selectRow(row);
    }
}

void JobsPage::retranslate()
{
    const QStringList orders {
        tr("Sort: needs action first"), tr("Sort: newest first"), tr("Sort: by name")};
    m_order->setText(orders.value(m_orderIndex));
    m_filter->setPlaceholder(tr("Filter by name, queue, image"));
    m_filter->setAccessibleName(tr("Filter jobs"));
    m_table->setAccessibleName(tr("Jobs"));
    m_menu->setToolTip(tr("Columns"));
    m_menu->setAccessibleName(tr("Columns"));
    m_filter->setKeys({{u"kind"_s, tr("kind of job")}, {u"queue"_s, tr("queue")},
        {u"ns"_s, tr("project")}, {u"status"_s, tr("state")}});
    m_chips[0]->setWord(tr("All"));
    for (size_t i = 0; i < chipStates.size(); ++i) {
        m_chips[int(i) + 1]->setWord(models::wordFor(chipStates[i]).text());
    }
    m_rest->setWord(tr("Others"));
    m_chips[0]->setChecked(true);
    m_commands->retranslate();
    m_inspector->retranslate();
    emit m_model->headerDataChanged(Qt::Horizontal, 0, JobsModel::ColumnCount - 1);
    showState();
}

} // namespace ui
