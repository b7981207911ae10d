// SPDX-License-Identifier: Apache-2.0
#include "ui/project/appspage.h"

#include "models/base/json.h"
#include "models/guide/guidelibrary.h"
#include "models/resources/objectlist.h"
#include "ui/browser/watchwords.h"
#include "ui/jobs/eventlines.h"
#include "ui/jobs/jobwords.h"
#include "ui/shared/banner.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/formatting.h"
#include "ui/shared/heads.h"
#include "ui/shared/icons.h"
#include "ui/shared/infogrid.h"
#include "ui/shared/marks.h"
#include "ui/shared/stateview.h"
#include "ui/shared/table.h"

#include <QAction>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace ui {

using models::AppSummary;
using models::JobState;

namespace {

enum Column { StateColumn, NameColumn, KindColumn, AddressColumn, QueueColumn, AgeColumn };
enum Chip { AllChip, FailedChip, WaitingChip, RunningChip, PausedChip };

struct AppKind
{
    QLatin1StringView group, plural;
};
constexpr std::array appKinds {AppKind {"tensorstack.dev"_L1, "notebooks"_L1},
    AppKind {"tensorstack.dev"_L1, "explorers"_L1},
    AppKind {"tensorstack.dev"_L1, "tensorboards"_L1},
    AppKind {"tensorstack.dev"_L1, "virtualservers"_L1},
    AppKind {"tensorstack.dev"_L1, "simplemlservices"_L1},
    AppKind {"tensorstack.dev"_L1, "mlservices"_L1},
    AppKind {"tensorstack.dev"_L1, "hypermlservices"_L1},
    AppKind {"tensorstack.dev"_L1, "autotuneexperiments"_L1},
    AppKind {"app.tensorstack.dev"_L1, "instances"_L1}};

} // namespace

AppsPage::AppsPage(Session &session, QWidget *parent)
    : ListPage(session, u"apps"_s, parent)
    , m_new(new QAction(this))
    , m_open(new QAction(this))
    , m_yaml(new QAction(this))
{
    for (size_t i = 0; i < appKinds.size(); ++i)
        m_kinds.append(addList());
    m_eventList = addList();
    build(4, makeInspector());
    dressTable();
    connect(m_new, &QAction::triggered, this, [this] {
        Place place {.kind = Place::Kind::Create, .nameSpace = this->session().defaultProject()};
        if (m_kinds.first()->isWatching())
            place.gvk = m_kinds.first()->resource().gvk();
        place.argument = u"form"_s;
        this->session().open(place);
    });
    connect(m_open, &QAction::triggered, this, [this] { openRow(selected(), OpenMode::Here); });
    connect(m_yaml, &QAction::triggered, this, [this] {
        if (const AppSummary *app = withUid(selected()))
            this->session().open({.kind = Place::Kind::Object,
                .gvk = app->gvk,
                .nameSpace = app->nameSpace,
                .name = app->name,
                .part = u"yaml"_s});
    });
    retranslate();
    watchAll();
    fill();
}

QWidget *AppsPage::makeInspector()
{
    auto *inspector = new QWidget;
    inspector->setAutoFillBackground(true);
    inspector->setBackgroundRole(QPalette::AlternateBase);
    auto *column = new QVBoxLayout(inspector);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(6);
    m_head = new InspectorHead(inspector);
    m_head->setFlush();
    m_banner = new Banner(inspector);
    m_facts = new InfoGrid(inspector);
    m_events = new EventLines(inspector);
    column->addWidget(m_head);
    column->addWidget(m_banner);
    column->addWidget(m_facts);
    column->addWidget(m_events);
    column->addStretch(1);
    m_head->setActions({m_open, m_yaml});
    connect(m_head, &InspectorHead::closeRequested, this, &ListPage::toggleInspector);
    return inspector;
}

QString AppsPage::markOf(const models::GroupVersionKind &gvk) const
{
    const models::Guide *guide = session().guides() ? session().guides()->find(gvk) : nullptr;
    return guide && !guide->mark.isEmpty() ? guide->mark : KindMark::lettersOf(gvk.kind);
}

void AppsPage::dressTable()
{
    model().setTitles({{}, {}, {}, {}, {}, {}});
    const auto appAt = [this](const QModelIndex &index) { return m_shown.value(index.row()); };
    table().setItemDelegateForColumn(StateColumn,
        new PillDelegate(
            [appAt](const QModelIndex &index) -> std::optional<State> {
                return JobWords::state(appAt(index).state);
            },
            &table()));
    table().setItemDelegateForColumn(NameColumn,
        new NameDelegate(
            [this, appAt](const QModelIndex &index) {
                return NameDelegate::Extras {.mark = markOf(appAt(index).gvk)};
            },
            &table()));
    for (const int column :
        {int(KindColumn), int(AddressColumn), int(QueueColumn), int(AgeColumn)}) {
        table().setItemDelegateForColumn(
            column, new TextDelegate({.ink = Token::Secondary}, &table()));
    }
    table().setColumnWidths({116, 220, 140, 220, 90, 90});
    table().setStretchColumn(AddressColumn);
    table().setLeavingColumns({QueueColumn, AgeColumn});
    table().rememberColumns(session().settings(), u"apps.columns"_s);
}

void AppsPage::watchAll()
{
    for (size_t i = 0; i < appKinds.size(); ++i)
        watchKind(*m_kinds[int(i)], appKinds[i].group, appKinds[i].plural);
    watchKind(*m_eventList, {}, u"events"_s);
}

void AppsPage::fill()
{
    m_apps.clear();
    for (const models::ObjectList *kind : std::as_const(m_kinds)) {
        for (const QJsonObject &object : kind->objects())
            m_apps.append(models::summarizeApp(object));
    }
    std::ranges::stable_sort(
        m_apps, {}, [](const AppSummary &app) { return std::pair(int(app.state), app.name); });
    const auto passes = [](const AppSummary &app, int chip) {
        return chip == AllChip || (chip == FailedChip && app.state == JobState::Failed)
            || (chip == WaitingChip && app.state == JobState::Waiting)
            || (chip == RunningChip && app.state == JobState::Running)
            || (chip == PausedChip && app.state == JobState::Paused);
    };
    QList<int> counts;
    for (const int chip : {AllChip, FailedChip, WaitingChip, RunningChip, PausedChip}) {
        counts.append(int(std::ranges::count_if(
            m_apps, [&](const AppSummary &app) { return passes(app, chip); })));
    }
    setChips({tr("All"), StateWords::word(State::Failed), StateWords::word(State::Waiting),
                 StateWords::word(State::Running), StateWords::word(State::Paused)},
        counts);
    m_shown.clear();
    QList<CellsModel::Row> rows;
    for (const AppSummary &app : std::as_const(m_apps)) {
        const QString words = (app.name + u' ' + app.gvk.kind).toLower();
        if (!passes(app, chip()) || !words.contains(filter()))
            continue;
        m_shown.append(app);
        rows.append({app.uid,
            {{}, app.name, app.gvk.kind, app.url.isEmpty() ? app.message : app.url, app.queue,
                Format::age(app.created)},
            {app.word, {}, {}, app.message, {}, Format::exact(app.created)}});
    }
    session().setBadge(Place::Kind::Apps, counts.value(FailedChip));
    show(rows, m_apps.size());
}

const AppSummary *AppsPage::withUid(const QString &uid) const
{
    const auto found = std::ranges::find(m_apps, uid, &AppSummary::uid);
    return found == m_apps.end() ? nullptr : &*found;
}

void AppsPage::showSelected()
{
    const AppSummary *app = withUid(selected());
    if (!app)
        return;
    m_head->setObject(markOf(app->gvk), app->name, JobWords::state(app->state), app->word,
        app->gvk.kind + u" · "_s + Format::ago(app->created));
    m_banner->setContent(JobWords::state(app->state), app->message, {});
    m_banner->setVisible(!app->message.isEmpty());
    m_facts->clear();
    m_facts->add(tr("Project"), app->nameSpace);
    if (!app->queue.isEmpty())
        m_facts->add(tr("Queue"), app->queue);
    if (!app->url.isEmpty())
        m_facts->addMono(tr("Address"), app->url);
    QList<QJsonObject> about;
    for (const QJsonObject &event : m_eventList->objects()) {
        if (models::textAt(event, u"involvedObject.uid") == app->uid)
            about.append(event);
    }
    m_events->setEvents(mergedEvents(about, app->name), QDateTime::currentDateTimeUtc());
}

void AppsPage::openRow(const QString &key, OpenMode mode)
{
    if (const AppSummary *app = withUid(key)) {
        session().open({.kind = Place::Kind::Object,
                           .gvk = app->gvk,
                           .nameSpace = app->nameSpace,
                           .name = app->name},
            mode);
    }
}

// The best of the kinds: one that may not be listed does not hide the others.
models::WatchState AppsPage::listState() const
{
    using Phase = models::WatchState::Phase;
    models::WatchState shown;
    shown.phase = Phase::NotServed;
    bool isFirst = true;
    for (const models::ObjectList *kind : m_kinds) {
        if (!kind->isWatching())
            continue;
        const models::WatchState state = kind->state();
        if (isFirst || (shown.phase != Phase::Live && state.phase == Phase::Live))
            shown = state;
        isFirst = false;
    }
    return shown;
}

void AppsPage::explainNothing(StateView &view, bool isFiltered)
{
    const models::WatchState now = listState();
    const QString where = Format::list(session().projects());
    if (now.phase == models::WatchState::Phase::NotServed) {
        view.setContent(StateView::Kind::NotServed, tr("This cluster has no apps."),
            tr("Kinds such as Notebook or TensorBoard are not served here."));
    } else if (!isFiltered && now.phase == models::WatchState::Phase::Live && now.isSynced) {
        QList<BannerAction> actions;
        if (!session().isReadOnly())
            actions.append({m_new->text(), [this] { m_new->trigger(); }});
        view.setContent(StateView::Kind::Empty,
            where.isEmpty() ? tr("There are no apps.") : tr("There are no apps in %1.").arg(where),
            tr("Notebooks, boards and services of the project stand here."), actions, true);
    } else {
        WatchWords::explain(view, now,
            {.what = tr("apps"),
                .where = where,
                .hasFilter = isFiltered,
                .retry = [this] { reload(); },
                .clearFilter = [this] { clearFilter(); }});
    }
}

QString AppsPage::title() const
{
    return tr("Apps & notebooks");
}

QIcon AppsPage::icon() const
{
    return Icons::named(u"sampan-apps"_s);
}

QList<QAction *> AppsPage::pageActions() const
{
    return session().isReadOnly() ? QList<QAction *> {} : QList<QAction *> {m_new};
}

ViewStatus AppsPage::viewStatus() const
{
    return WatchWords::status(listState(), tr("%n app(s)", nullptr, int(m_apps.size())));
}

void AppsPage::retranslate()
{
    model().setTitles({tr("State"), tr("Name"), tr("Kind"), tr("Address"), tr("Queue"), tr("Age")});
    setHints(tr("Filter by name or kind"), tr("Apps"));
    m_new->setText(tr("New notebook…"));
    m_open->setText(tr("Open"));
    m_yaml->setText(u"YAML"_s);
    fill();
}

} // namespace ui
