// SPDX-License-Identifier: Apache-2.0
#include "ui/project/storagepage.h"

#include "models/base/json.h"
#include "models/jobs/queues.h"
#include "models/resources/objectlist.h"
#include "ui/browser/watchwords.h"
#include "ui/project/claiminspector.h"
#include "ui/project/projectwords.h"
#include "ui/project/transferspane.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/stateview.h"
#include "ui/shared/table.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace ui {

using models::ClaimSummary;

namespace {
enum Column {
    NameColumn,
    StateColumn,
    SizeColumn,
    UsersColumn,
    ClassColumn,
    AccessColumn,
    AgeColumn
};
enum Chip { AllChip, ActChip, VolumeChip, ShimChip, FreeChip };
} // namespace

StoragePage::StoragePage(const Place &place, Session &session, QWidget *parent)
    : ListPage(session, u"storage"_s, parent)
    , m_place(place)
    , m_claimList(addList())
    , m_shims(addList())
    , m_classes(addList())
    , m_cubes(addList())
    , m_pods(addList())
    , m_quotas(addList())
    , m_events(addList())
    , m_inspector(new ClaimInspector(session))
    , m_transfers(new TransfersPane(session))
    , m_new(new QAction(this))
    , m_wanted(place.part)
{
    m_place.kind = Place::Kind::Storage;
    build(4, m_inspector, m_transfers);
    dressTable();
    connect(m_inspector, &ClaimInspector::closeRequested, this, &ListPage::toggleInspector);
    connect(m_new, &QAction::triggered, this, [this] {
        this->session().open({.kind = Place::Kind::Create,
            .gvk = {{}, u"v1"_s, u"PersistentVolumeClaim"_s},
            .nameSpace = this->session().defaultProject(),
            .argument = u"form"_s});
    });
    connect(&session, &Session::readOnlyChanged, this, [this] { retranslate(); });
    retranslate();
    watchAll();
    fill();
}

void StoragePage::dressTable()
{
    const auto claimAt = [this](const QModelIndex &index) { return m_shown.value(index.row()); };
    model().setTitles({{}, {}, {}, {}, {}, {}, {}});
    table().setItemDelegateForColumn(NameColumn,
        new NameDelegate(
            [claimAt](const QModelIndex &index) {
                const bool isShim = claimAt(index).isShim;
                return NameDelegate::Extras {.mark = isShim ? u"SH"_s : u"PV"_s,
                    .tags = isShim ? QStringList {StoragePage::tr("shim")} : QStringList {}};
            },
            &table()));
    table().setItemDelegateForColumn(StateColumn,
        new PillDelegate(
            [claimAt](const QModelIndex &index) -> std::optional<State> {
                return ProjectWords::state(claimAt(index).state);
            },
            &table()));
    for (const int column : {int(SizeColumn), int(UsersColumn)})
        table().setItemDelegateForColumn(column, new TextDelegate({}, &table()));
    for (const int column : {int(ClassColumn), int(AccessColumn), int(AgeColumn)}) {
        table().setItemDelegateForColumn(
            column, new TextDelegate({.ink = Token::Secondary}, &table()));
    }
    table().setColumnWidths({200, 146, 90, 200, 110, 64, 90});
    table().setStretchColumn(UsersColumn);
    table().setLeavingColumns({AgeColumn, AccessColumn, ClassColumn});
    table().rememberColumns(session().settings(), u"storage.columns"_s);
}

void StoragePage::watchAll()
{
    watchKind(*m_claimList, {}, u"persistentvolumeclaims"_s);
    watchKind(*m_shims, u"tensorstack.dev"_s, u"storageshims"_s);
    watchKind(*m_classes, u"storage.k8s.io"_s, u"storageclasses"_s);
    watchKind(*m_cubes, u"tensorstack.dev"_s, u"datacubes"_s);
    watchKind(*m_quotas, {}, u"resourcequotas"_s);
    watchKind(*m_events, {}, u"events"_s);
    if (session().projects().isEmpty())
        m_pods->stop(); // all pods of a cluster are too many to be held whole
    else
        watchKind(*m_pods, {}, u"pods"_s);
}

bool StoragePage::passes(const ClaimSummary &claim, int chip)
{
    switch (chip) {
    case ActChip:
        return claim.state == ClaimSummary::State::Lost
            || claim.state == ClaimSummary::State::Waiting;
    case VolumeChip:
        return !claim.isShim;
    case ShimChip:
        return claim.isShim;
    case FreeChip:
        return claim.users.isEmpty();
    default:
        return true;
    }
}

void StoragePage::fill()
{
    // Pods of jobs are the jobs' business: they come and go, the job stays.
    QList<QJsonObject> alone;
    for (const QJsonObject &pod : m_pods->objects()) {
        if (models::labelOf(pod, u"tensorstack.dev/owner-name"_s).isEmpty())
            alone.append(pod);
    }
    m_claims = models::summarizeClaims(
        m_claimList->objects(), m_shims->objects(), jobs(), alone, m_events->objects());
    QList<int> counts;
    for (const int chip : {AllChip, ActChip, VolumeChip, ShimChip, FreeChip}) {
        counts.append(int(std::ranges::count_if(
            m_claims, [chip](const ClaimSummary &claim) { return passes(claim, chip); })));
    }
    setChips({tr("All"), tr("To act on"), tr("Volumes"), tr("Shims"), tr("Not mounted")}, counts);
    m_shown.clear();
    QList<CellsModel::Row> rows;
    const bool isMany = session().projects().size() != 1;
    for (const ClaimSummary &claim : std::as_const(m_claims)) {
        QStringList users;
        for (const ClaimSummary::User &user : claim.users)
            users.append(user.name);
        const QString words
            = (claim.name + u' ' + claim.storageClass + u' ' + users.join(u' ')).toLower();
        if (!passes(claim, chip()) || !words.contains(filter()))
            continue;
        m_shown.append(claim);
        QString mounted = u"–"_s;
        if (users.size() == 1)
            mounted = claim.state == ClaimSummary::State::Waiting
                ? tr("%1 waits", "a job, for a volume").arg(users.first())
                : users.first();
        else if (users.size() > 1)
            mounted = Format::list(users, 2);
        rows.append({claim.uid,
            {isMany ? claim.nameSpace + u'/' + claim.name : claim.name,
                ProjectWords::word(claim.state), claim.size, mounted, claim.storageClass,
                models::shortAccess(claim.accessModes), Format::age(claim.created)},
            {{}, claim.phase, {}, users.join(u'\n'), {}, claim.accessModes.join(u'\n'),
                Format::exact(claim.created)}});
    }
    m_transfers->setVisible(m_cubes->isWatching());
    if (m_cubes->isWatching())
        m_transfers->setTransfers(m_cubes->objects(), m_cubes->resource().gvk());
    show(rows, m_claims.size());
    const auto wanted = std::ranges::find(m_shown, m_wanted, &ClaimSummary::name);
    if (!m_wanted.isEmpty() && wanted != m_shown.end()) {
        m_wanted.clear();
        select(wanted->uid);
    }
}

const ClaimSummary *StoragePage::withUid(const QString &uid) const
{
    const auto found = std::ranges::find(m_claims, uid, &ClaimSummary::uid);
    return found == m_claims.end() ? nullptr : &*found;
}

void StoragePage::showSelected()
{
    const ClaimSummary *claim = withUid(selected());
    if (!claim)
        return;
    ClaimContext context;
    context.isClassKnown = m_classes->state().isSynced;
    for (const QJsonObject &one : m_classes->objects()) {
        if (models::nameOf(one) == claim->storageClass) {
            context.canExpand = models::flagAt(one, u"allowVolumeExpansion");
            context.provisioner = models::textAt(one, u"provisioner");
        }
    }
    for (const models::QuotaLine &line : models::quotaLines(m_quotas->objects())) {
        if (line.nameSpace == claim->nameSpace && line.resource == "requests.storage"_L1)
            context.projectUse = ProjectWords::used(line);
    }
    QList<QJsonObject> about;
    for (const QJsonObject &event : m_events->objects()) {
        if (models::textAt(event, u"involvedObject.uid") == claim->uid)
            about.append(event);
    }
    context.events = mergedEvents(about, claim->name);
    m_inspector->setClaim(*claim, context);
}

void StoragePage::openRow(const QString &key, OpenMode mode)
{
    if (const ClaimSummary *claim = withUid(key)) {
        session().open({.kind = Place::Kind::Object,
                           .gvk = claim->gvk,
                           .nameSpace = claim->nameSpace,
                           .name = claim->name},
            mode);
    }
}

models::WatchState StoragePage::listState() const
{
    return m_claimList->state();
}

void StoragePage::explainNothing(StateView &view, bool isFiltered)
{
    const models::WatchState state = m_claimList->state();
    const QString where = Format::list(session().projects());
    if (!isFiltered && state.isSynced && state.phase == models::WatchState::Phase::Live) {
        view.setContent(StateView::Kind::Empty,
            where.isEmpty() ? tr("There are no volumes.")
                            : tr("There are no volumes in %1.").arg(where),
            tr("Data that a job should keep needs a volume."),
            session().isReadOnly()
                ? QList<BannerAction> {}
                : QList<BannerAction> {{m_new->text(), [this] { m_new->trigger(); }}},
            true);
        return;
    }
    WatchWords::explain(view, state,
        {.what = tr("volumes"),
            .where = where,
            .hasFilter = isFiltered,
            .retry = [this] { reload(); },
            .clearFilter = [this] { clearFilter(); }});
}

bool StoragePage::showPlace(const Place &place)
{
    if (place.kind != Place::Kind::Storage)
        return false;
    m_place = place;
    m_wanted = place.part;
    fill();
    return true;
}

QString StoragePage::title() const
{
    return tr("Data & storage");
}

QIcon StoragePage::icon() const
{
    return Icons::named(u"drive-harddisk"_s);
}

QList<QAction *> StoragePage::pageActions() const
{
    return session().isReadOnly() ? QList<QAction *> {} : QList<QAction *> {m_new};
}

ViewStatus StoragePage::viewStatus() const
{
    const auto shims = std::ranges::count(m_claims, true, &ClaimSummary::isShim);
    QStringList parts {tr("%n volume(s)", nullptr, int(m_claims.size() - shims))};
    if (shims > 0)
        parts.append(tr("%n shim(s)", nullptr, int(shims)));
    return WatchWords::status(listState(), parts.join(u", "_s));
}

void StoragePage::retranslate()
{
    model().setTitles({tr("Name"), tr("State"), tr("Size"), tr("Mounted by"), tr("Class"),
                          tr("Access"), tr("Age")},
        {SizeColumn});
    setHints(tr("Filter by name, class, job"), tr("Volumes"));
    m_new->setText(tr("New volume…"));
    m_inspector->retranslate();
    m_transfers->retranslate();
    fill();
}

} // namespace ui
