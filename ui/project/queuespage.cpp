// SPDX-License-Identifier: Apache-2.0
#include "ui/project/queuespage.h"

#include "models/jobs/jobsmodel.h"
#include "models/resources/objectlist.h"
#include "ui/browser/watchwords.h"
#include "ui/project/projectwords.h"
#include "ui/project/queueinspector.h"
#include "ui/project/quotapane.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/stateview.h"
#include "ui/shared/table.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using models::QueueSummary;

namespace {

enum Column {
    NameColumn,
    StateColumn,
    PriorityColumn,
    PreemptColumn,
    UseColumn,
    QueuedColumn,
    MineColumn,
    LongestColumn
};
enum Chip { AllChip, OpenChip, MineChip, FreeChip };

} // namespace

QueuesPage::QueuesPage(const Place &place, Session &session, QWidget *parent)
    : ListPage(session, u"queues"_s, parent)
    , m_place(place)
    , m_queueList(addList())
    , m_groups(addList())
    , m_quotaList(addList())
    , m_quotas(new QuotaPane(session))
    , m_inspector(new QueueInspector(session))
{
    auto *below = new QWidget;
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_quotas, 1);
    column->addWidget(makeFoot());
    below->setMinimumHeight(Theme::scaled(280));
    build(3, m_inspector, below);
    dressTable();
    connect(m_inspector, &QueueInspector::closeRequested, this, &ListPage::toggleInspector);
    m_place.kind = Place::Kind::Queues;
    retranslate();
    watchAll();
    showPart();
    fill();
}

QWidget *QueuesPage::makeFoot()
{
    auto *foot = new QWidget;
    foot->setFixedHeight(Theme::scaled(40));
    foot->setAutoFillBackground(true);
    foot->setBackgroundRole(QPalette::AlternateBase);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    m_footIcon = new IconLabel({}, 16, foot);
    m_foot = new QLabel(foot);
    m_foot->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_footIcon);
    row->addWidget(m_foot, 1);
    return foot;
}

void QueuesPage::dressTable()
{
    model().setTitles({{}, {}, {}, {}, {}, {}, {}, {}});
    const auto queueAt = [this](const QModelIndex &index) { return m_shown.value(index.row()); };
    const auto ink = [queueAt](const QModelIndex &index) {
        return TextDelegate::Look {.ink = queueAt(index).isClosed ? Token::Secondary : Token::Text};
    };
    auto *name = new TextDelegate({.weight = QFont::Medium}, &table());
    name->setLookOf([queueAt](const QModelIndex &index) {
        return TextDelegate::Look {.ink = queueAt(index).isClosed ? Token::Secondary : Token::Text,
            .weight = QFont::Medium,
            .elide = Qt::ElideMiddle};
    });
    table().setItemDelegateForColumn(NameColumn, name);
    for (const int column : {int(StateColumn), int(PriorityColumn), int(PreemptColumn),
             int(QueuedColumn), int(MineColumn), int(LongestColumn)}) {
        auto *delegate = new TextDelegate({}, &table());
        delegate->setLookOf(ink);
        table().setItemDelegateForColumn(column, delegate);
    }
    table().setItemDelegateForColumn(UseColumn,
        new UseBarDelegate(
            [queueAt](const QModelIndex &index) {
                const QueueSummary queue = queueAt(index);
                const double share
                    = queue.gpuLimit > 0 ? double(queue.gpusUsed) / double(queue.gpuLimit) : -1;
                return UseBarDelegate::Use {share,
                    queue.isClosed     ? UseBar::Tone::NotOurs
                        : share >= 1.0 ? UseBar::Tone::Full
                                       : UseBar::Tone::Normal};
            },
            &table()));
    table().setColumnWidths({120, 70, 70, 84, 200, 64, 56, 90});
    table().setStretchColumn(UseColumn);
    table().setLeavingColumns({LongestColumn, PreemptColumn, MineColumn});
    table().rememberColumns(session().settings(), u"queues.columns"_s);
}

void QueuesPage::watchAll()
{
    watchKind(*m_queueList, u"scheduler.tensorstack.dev"_s, u"queues"_s, false);
    watchKind(*m_groups, u"scheduler.tensorstack.dev"_s, u"podgroups"_s, false);
    watchKind(*m_quotaList, {}, u"resourcequotas"_s);
}

bool QueuesPage::passes(const QueueSummary &queue, int chip) const
{
    switch (chip) {
    case OpenChip:
        return !queue.isClosed;
    case MineChip:
        return queue.mine > 0;
    case FreeChip:
        return !queue.isClosed && (queue.gpusFree() > 0 || queue.gpuLimit < 0);
    default:
        return true;
    }
}

void QueuesPage::fill()
{
    m_queues = models::summarizeQueues(m_queueList->objects(), m_groups->objects(), jobs());
    QList<int> counts;
    for (const int chip : {AllChip, OpenChip, MineChip, FreeChip}) {
        counts.append(int(std::ranges::count_if(
            m_queues, [this, chip](const QueueSummary &queue) { return passes(queue, chip); })));
    }
    setChips({tr("All"), tr("Open", "queues"), tr("With my jobs"), tr("With free GPUs")}, counts);
    m_shown.clear();
    QList<CellsModel::Row> rows;
    const QString dash = u"–"_s;
    for (const QueueSummary &queue : std::as_const(m_queues)) {
        const QString words = queue.name.toLower() + u' ' + queue.nodes + u' ' + queue.projects;
        if (!passes(queue, chip()) || !words.contains(filter()))
            continue;
        m_shown.append(queue);
        const QString use = queue.gpuResource.isEmpty() ? tr("no GPUs")
            : queue.gpuLimit < 0                        ? tr("%1, no limit").arg(queue.gpusUsed)
                                 : u"%1 / %2"_s.arg(queue.gpusUsed).arg(queue.gpuLimit);
        const int waiting = queue.queued + queue.held;
        rows.append({queue.uid,
            {queue.name, queue.isClosed ? tr("closed", "queue") : tr("open", "queue"),
                QString::number(queue.priority), queue.isPreemptible ? tr("yes") : tr("no"), use,
                waiting > 0 ? QString::number(waiting) : dash,
                queue.mine > 0 ? QString::number(queue.mine) : dash,
                queue.longestRun.isEmpty() ? tr("no limit") : queue.longestRun},
            {}});
    }
    m_quotas->setQuotas(m_quotaList->objects(), m_quotaList->state());
    if (!m_wanted.isEmpty()) {
        const auto found = std::ranges::find(m_shown, m_wanted, &QueueSummary::name);
        if (found != m_shown.end()) {
            const QString uid = found->uid;
            m_wanted.clear();
            show(rows, m_queues.size());
            select(uid);
            showFoot();
            return;
        }
    }
    show(rows, m_queues.size());
    showFoot();
}

const QueueSummary *QueuesPage::withUid(const QString &uid) const
{
    const auto found = std::ranges::find(m_queues, uid, &QueueSummary::uid);
    return found == m_queues.end() ? nullptr : &*found;
}

void QueuesPage::showSelected()
{
    const QueueSummary *queue = withUid(selected());
    if (!queue)
        return;
    const auto jobOf = [this](const QString &uid) -> const models::JobSummary * {
        return session().jobs() ? session().jobs()->find(uid) : nullptr;
    };
    const bool isKnown = m_groups->state().isSynced;
    m_inspector->setQueue(*queue, m_queueList->resource().gvk(),
        models::queueOrder(queue->name, m_groups->objects(), jobOf), isKnown);
}

// Would a job start now? The project's quota and the queues both have to have room.
void QueuesPage::showFoot()
{
    qint64 quotaFree = -1;
    for (const models::QuotaLine &line : m_quotas->lines()) {
        if (line.isAccelerator()) {
            const auto free = qint64(line.limit - line.used);
            quotaFree = quotaFree < 0 ? free : std::max(quotaFree, free);
        }
    }
    const QueueSummary *best = nullptr;
    for (const QueueSummary &queue : std::as_const(m_queues)) {
        const bool isBetter = !queue.isClosed && queue.queued == 0
            && (queue.gpuLimit < 0 || queue.gpusFree() > 0)
            && (!best || queue.gpusFree() > best->gpusFree());
        if (isBetter)
            best = &queue;
    }
    QString text;
    bool isFree = false;
    if (quotaFree == 0) {
        text = tr("New GPU jobs wait now: the project's quota is full. Jobs without GPUs can "
                  "start.");
    } else if (!m_queues.isEmpty() && !best) {
        text = tr("New GPU jobs wait now: every open queue is full or has others waiting.");
    } else if (best) {
        isFree = true;
        qint64 most = best->gpusFree();
        if (quotaFree > 0)
            most = most < 0 ? quotaFree : std::min(most, quotaFree);
        text = most < 0
            ? tr("A new GPU job can start at once in queue %1.").arg(best->name)
            : tr("A new job of up to %n GPU(s) can start at once in queue %1.", nullptr, int(most))
                  .arg(best->name);
    } else if (quotaFree > 0) {
        isFree = true;
        text = tr("%n GPU(s) are free in the project's quota.", nullptr, int(quotaFree));
    }
    m_foot->setText(text);
    m_foot->setToolTip(text);
    m_foot->parentWidget()->setVisible(!text.isEmpty());
    m_footIcon->setIcon(Icons::state(isFree ? State::Succeeded : State::Waiting));
}

void QueuesPage::openRow(const QString &key, OpenMode mode)
{
    if (const QueueSummary *queue = withUid(key)) {
        session().open({.kind = Place::Kind::Object,
                           .gvk = m_queueList->resource().gvk(),
                           .nameSpace = queue->nameSpace,
                           .name = queue->name},
            mode);
    }
}

models::WatchState QueuesPage::listState() const
{
    return m_queueList->isWatching() ? m_queueList->state() : m_quotaList->state();
}

void QueuesPage::explainNothing(StateView &view, bool isFiltered)
{
    if (!m_queueList->isWatching() && session().cluster()) {
        view.setContent(StateView::Kind::NotServed, tr("This cluster has no batch queues."),
            tr("Jobs start as soon as nodes have room and the project's quota allows it."));
        return;
    }
    WatchWords::explain(view, m_queueList->state(),
        {.what = tr("queues"),
            .hasFilter = isFiltered,
            .retry = [this] { reload(); },
            .clearFilter = [this] { clearFilter(); }});
}

bool QueuesPage::showPlace(const Place &place)
{
    if (place.kind != Place::Kind::Queues)
        return false;
    m_place = place;
    showPart();
    fill();
    return true;
}

void QueuesPage::showPart()
{
    if (m_place.part.isEmpty())
        return;
    m_wanted = m_place.part;
    m_quotas->selectResource(m_place.part);
}

QString QueuesPage::title() const
{
    return tr("Queues & quota");
}

QIcon QueuesPage::icon() const
{
    return Icons::named(u"office-chart-bar"_s);
}

ViewStatus QueuesPage::viewStatus() const
{
    const auto open = std::ranges::count(m_queues, false, &QueueSummary::isClosed);
    return WatchWords::status(listState(),
        m_queueList->isWatching()
            ? tr("%n queue(s), %1 open", nullptr, int(m_queues.size())).arg(open)
            : QString());
}

QList<QWidget *> QueuesPage::panes() const
{
    QList<QWidget *> all = ListPage::panes();
    all.insert(2, &m_quotas->quotaTable());
    all.insert(3, &m_quotas->holderTable());
    return all;
}

void QueuesPage::retranslate()
{
    model().setTitles({tr("Queue"), tr("State"), tr("Priority"), tr("Pre-empt"),
                          tr("GPUs used / quota"), tr("Queued"), tr("Mine"), tr("Longest run")},
        {PriorityColumn, QueuedColumn, MineColumn, LongestColumn});
    setHints(tr("Filter by name or label"), tr("Queues"));
    m_quotas->retranslate();
    m_inspector->retranslate();
    fill();
}

} // namespace ui
