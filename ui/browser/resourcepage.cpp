// SPDX-License-Identifier: Apache-2.0
#include "ui/browser/resourcepage.h"

#include "models/resources/resourcetablemodel.h"
#include "ui/browser/objectpane.h"
#include "ui/browser/objectwords.h"
#include "ui/browser/podcommands.h"
#include "ui/browser/resourcebar.h"
#include "ui/browser/resourcecolumns.h"
#include "ui/browser/resourcefeed.h"
#include "ui/browser/resourceinspector.h"
#include "ui/browser/watchwords.h"
#include "ui/shared/actiontable.h"
#include "ui/shared/banner.h"
#include "ui/shared/clipboard.h"
#include "ui/shared/formatting.h"
#include "ui/shared/marks.h"
#include "ui/shared/selectionbar.h"
#include "ui/shared/table.h"
#include "ui/shared/tokenfilteredit.h"
#include "ui/writes/deletedialog.h"
#include "ui/writes/rightsgate.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QMenu>
#include <QSet>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using models::ResourceTableModel;

ResourcePage::ResourcePage(const Place &place, Session &session, QWidget *parent)
    : Page(session, parent)
    , m_place(place)
    , m_model(new ResourceTableModel(this))
    , m_feed(new ResourceFeed(session, *m_model, place.gvk, this))
{
    m_split = new QSplitter(Qt::Horizontal, this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(m_split);
    auto *left = new QWidget;
    m_split->addWidget(left);
    buildTop(left);
    buildInspector();
    wireActions();
    m_inspectSoon.setSingleShot(true);
    m_inspectSoon.setInterval(120); // the arrow keys pass over rows
    connect(&m_inspectSoon, &QTimer::timeout, this, &ResourcePage::inspect);
    m_updateSoon.setSingleShot(true);
    m_updateSoon.setInterval(100);
    connect(&m_updateSoon, &QTimer::timeout, this, &ResourcePage::updateCounts);
    connect(m_model, &ResourceTableModel::countsChanged, this, [this] {
        if (!m_updateSoon.isActive())
            m_updateSoon.start();
        updateState();
    });
    connect(m_model, &ResourceTableModel::watchStateChanged, this, &ResourcePage::updateState);
    connect(m_model, &ResourceTableModel::layoutReplaced, this, &ResourcePage::dressColumns);
    connect(m_model, &ResourceTableModel::checkedChanged, this, &ResourcePage::updateSelection);
    connect(m_feed, &ResourceFeed::changed, this, [this] {
        applyFilter();
        retranslate();
        updateRights();
    });
    retranslate();
    m_feed->find();
}

ResourcePage::~ResourcePage() = default;

void ResourcePage::buildTop(QWidget *parent)
{
    auto *layout = new QVBoxLayout(parent);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_bar = new ResourceBar(*m_model);
    m_filter = m_bar->filter();
    layout->addWidget(m_bar);
    m_banner = new Banner;
    m_banner->setStrip(true);
    m_banner->hide();
    layout->addWidget(m_banner);
    m_stack = new QStackedWidget;
    m_table = new Table;
    m_table->setModel(m_model);
    m_table->horizontalHeader()->setSortIndicator(
        -1, Qt::AscendingOrder); // none until there are columns
    m_table->setSortingEnabled(true);
    m_table->viewport()->installEventFilter(this);
    m_state = new StateView;
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    layout->addWidget(m_stack, 1);
    m_selection = new SelectionBar;
    layout->addWidget(m_selection);
    connect(m_filter, &TokenFilterEdit::filterChanged, this, &ResourcePage::applyFilter);
    connect(m_filter, &TokenFilterEdit::left, m_table, [this] { m_table->setFocus(); });
    connect(m_bar, &ResourceBar::columnsWanted, m_table, &Table::popupColumnMenu);
    connect(m_table, &Table::opened, this, &ResourcePage::openRow);
    connect(m_table, &Table::menuRequested, this, &ResourcePage::popupMenu);
    connect(m_selection, &SelectionBar::cleared, m_model, &ResourceTableModel::clearChecked);
}

void ResourcePage::buildInspector()
{
    m_inspector = new ResourceInspector(session());
    m_split->addWidget(m_inspector);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 0);
    m_split->setSizes({900, 360});
    m_split->setChildrenCollapsible(false);
    m_inspector->hide();
    connect(m_inspector, &ResourceInspector::closeRequested, this, &ResourcePage::toggleInspector);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_inspectSoon.start();
        updateRights();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] { m_inspectSoon.start(); });
}

void ResourcePage::wireActions()
{
    m_gate = new RightsGate(session(), this);
    ActionTable &actions = session().actions();
    m_new = new QAction(this);
    connect(m_new, &QAction::triggered, this, [this] {
        session().open({.kind = Place::Kind::Create, .gvk = m_place.gvk, .argument = u"form"_s});
    });
    m_create = new QAction(this);
    connect(m_create, &QAction::triggered, this,
        [this] { session().open({.kind = Place::Kind::Create, .gvk = m_place.gvk}); });
    m_copy = actions.create(ActionId::CopyName, m_table);
    connect(m_copy, &QAction::triggered, this, &ResourcePage::copyNames);
    m_delete = actions.create(ActionId::Delete, m_table);
    connect(m_delete, &QAction::triggered, this, &ResourcePage::askToDelete);
    connect(actions.create(ActionId::ToggleChecked, m_table), &QAction::triggered, this,
        &ResourcePage::toggleChecked);
    connect(actions.create(ActionId::CheckAll, m_table), &QAction::triggered, m_model,
        &ResourceTableModel::checkAllShown);
    connect(actions.create(ActionId::Yaml, m_table), &QAction::triggered, this, [this] {
        m_wantsInspector = true;
        m_inspector->pane()->setPart(ObjectPane::Yaml);
        inspect();
    });
    m_shell = actions.create(ActionId::Shell, m_table);
    m_shell->setVisible(isPods());
    connect(m_shell, &QAction::triggered, this, &ResourcePage::openShell);
    m_forward = actions.create(ActionId::ForwardPort, m_table);
    m_forward->setVisible(canForward(m_place.gvk));
    connect(m_forward, &QAction::triggered, this, [this] {
        if (const models::RowRef row = m_model->rowAt(m_table->currentIndex().row()))
            session().openForward(forwardTargetOf(m_place.gvk, row->nameSpace, row->name()));
    });
    if (isPods())
        m_pod = new PodCommands(session(), *m_gate, m_table);
    m_edit = actions.create(ActionId::Edit, m_table);
    connect(m_edit, &QAction::triggered, this, [this] {
        if (const models::RowRef row = m_model->rowAt(m_table->currentIndex().row()))
            session().open({.kind = Place::Kind::Edit,
                .gvk = m_place.gvk,
                .nameSpace = row->nameSpace,
                .name = row->name()});
    });
    m_selection->setActions({m_copy}, {m_delete});
    m_inspector->setActions(isPods() ? QList<QAction *> {m_shell, m_edit, m_copy, m_delete}
                                     : QList<QAction *> {m_edit, m_copy, m_delete});
}

void ResourcePage::applyFilter()
{
    models::RowFilter filter = models::RowFilter::parse(m_filter->toString());
    const QStringList projects = session().projects();
    if (m_feed->resource() && m_feed->resource()->namespaced && projects.size() > 1
        && filter.values(models::FilterToken::Key::Namespace).isEmpty()) {
        for (const QString &project : projects)
            filter.tokens.append({models::FilterToken::Key::Namespace, project});
    }
    m_model->setFilter(filter);
    updateState();
}

void ResourcePage::dressColumns()
{
    ui::dressColumns(*m_table, *m_model);
    // The columns differ with and without the namespace's: each is remembered for itself.
    const bool hasSpace = m_model->layout().find(models::ColumnLayout::Meaning::Namespace) >= 0;
    if (m_feed->resource())
        m_table->rememberColumns(session().settings(),
            u"resources."_s + m_feed->resource()->qualifiedName()
                + (hasSpace ? u".all"_s : QString()));
}

QString ResourcePage::what() const
{
    return m_feed->resource() ? m_feed->resource()->plural : m_place.gvk.kind;
}

void ResourcePage::updateState()
{
    const models::WatchState &state = m_model->watchState();
    updateBanner();
    WatchWords::Subject subject {.what = what(),
        .where = m_feed->isFallback() ? QString() : Format::list(m_feed->spaces()),
        .hasFilter = m_model->total() > 0,
        .retry = [this] { reload(); },
        .clearFilter = [this] { m_filter->clearAll(); },
        .create = [this] { m_new->trigger(); }};
    if (m_model->shown() > 0) {
        m_stack->setCurrentWidget(m_table);
    } else if (m_feed->isNotServed()) {
        models::WatchState missing;
        missing.phase = models::WatchState::Phase::NotServed;
        WatchWords::explain(*m_state, missing, subject);
        m_stack->setCurrentWidget(m_state);
    } else {
        WatchWords::explain(*m_state, state, subject);
        m_stack->setCurrentWidget(m_state);
    }
    emit changed();
}

// What is not shown, and why, where something else is.
void ResourcePage::updateBanner()
{
    const QStringList refused = m_feed->refused();
    QStringList seen = m_feed->spaces();
    seen.removeIf([&](const QString &space) { return refused.contains(space); });
    m_banner->setVisible(!seen.isEmpty() && (m_feed->isFallback() || !refused.isEmpty()));
    if (m_feed->isFallback())
        m_banner->setWarning(tr("No right to list %1 in all projects.").arg(what()),
            tr("Shown are those of: %1.").arg(Format::list(seen)));
    else
        m_banner->setWarning(
            tr("No right to list %1 in %2.").arg(what(), Format::list(refused)), {});
}

void ResourcePage::updateCounts()
{
    m_bar->updateCounts();
    emit changed();
}

// Of the current row and of what is checked; without any, of the project that is looked at.
void ResourcePage::updateRights()
{
    if (!m_feed->resource())
        return;
    using models::Right;
    const models::ApiResource &kind = *m_feed->resource();
    const bool canWrite = !session().isReadOnly();
    const models::RowRef row = m_model->rowAt(m_table->currentIndex().row());
    const QString here = row ? row->nameSpace : session().defaultProject();
    QSet<Right> removal;
    const QList<models::RowRef> going = subjects();
    for (const models::RowRef &subject : going) {
        Right right = Right::on(kind, u"delete"_s, subject->nameSpace);
        right.name = going.size() == 1 ? subject->name() : QString();
        removal.insert(right);
    }
    Right edit = Right::on(kind, u"update"_s, here);
    edit.name = row ? row->name() : QString();
    m_gate->set(m_new, canWrite, {Right::on(kind, u"create"_s, session().defaultProject())});
    m_gate->set(m_create, canWrite, {Right::on(kind, u"create"_s, session().defaultProject())});
    m_gate->set(m_edit, canWrite && row, {edit});
    m_gate->set(m_delete, canWrite && !removal.isEmpty(), removal.values());
    m_gate->set(m_forward, canForward(m_place.gvk) && row,
        canForward(m_place.gvk) ? QList<Right> {rightToForward(here)} : QList<Right> {});
    m_gate->set(m_shell, canWrite && isPods() && row,
        isPods() ? QList<Right> {Right::on(kind, u"create"_s, here, u"exec"_s)} : QList<Right> {});
    if (m_pod != nullptr) {
        std::optional<PodCommands::Pod> pod;
        if (row)
            pod = {row->nameSpace, row->name(), row->uid(),
                m_model->layout().state(*row) == models::ObjectState::Running};
        m_pod->setPod(pod);
    }
}

void ResourcePage::updateSelection()
{
    updateRights();
    QSet<QString> places;
    const QList<models::RowRef> rows = m_model->checkedRows();
    for (const models::RowRef &row : rows)
        places.insert(row->nameSpace);
    m_selection->setSelection(
        int(rows.size()), places.size() > 1 ? tr("in %1 projects").arg(places.size()) : QString());
}

void ResourcePage::inspect()
{
    const models::RowRef row = m_model->rowAt(m_table->currentIndex().row());
    if (!row || !m_feed->resource() || !m_wantsInspector) {
        m_inspector->setVisible(m_inspector->isVisible() && m_wantsInspector);
        return;
    }
    m_inspector->inspect(*m_feed->resource(), *row, m_model->layout());
    m_inspector->show();
}

QList<models::RowRef> ResourcePage::subjects() const
{
    QList<models::RowRef> rows = m_model->checkedRows();
    if (rows.isEmpty()) {
        if (const models::RowRef row = m_model->rowAt(m_table->currentIndex().row()))
            rows.append(row);
    }
    return rows;
}

void ResourcePage::openRow(const QModelIndex &index, OpenMode mode)
{
    if (const models::RowRef row = m_model->rowAt(index.row()))
        session().open({.kind = Place::Kind::Object,
                           .gvk = m_place.gvk,
                           .nameSpace = row->nameSpace,
                           .name = row->name()},
            mode);
}

void ResourcePage::popupMenu(const QModelIndex &index, const QPoint &at)
{
    m_table->setCurrentIndex(index);
    auto *menu = new QMenu(m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true); // why something is off
    const QPersistentModelIndex where(index);
    connect(menu->addAction(tr("Open")), &QAction::triggered, this,
        [this, where] { openRow(where, OpenMode::Here); });
    connect(menu->addAction(tr("Open in new tab")), &QAction::triggered, this,
        [this, where] { openRow(where, OpenMode::NewTab); });
    menu->addSeparator();
    menu->addActions(ownActions());
    menu->addAction(m_copy);
    menu->addSeparator();
    menu->addActions(removals());
    menu->popup(at);
}

void ResourcePage::askToDelete()
{
    const QList<models::RowRef> rows = subjects();
    if (rows.isEmpty() || !m_feed->resource() || session().isReadOnly())
        return;
    QList<RemovalSubject> going;
    for (const models::RowRef &row : rows)
        going.append(
            {row->nameSpace, row->name(), row->uid(), QDateTime::fromMSecsSinceEpoch(row->created),
                shownState(m_model->layout().state(*row)), m_model->layout().statusText(*row)});
    (new DeleteDialog(session(), *m_feed->resource(), going, window()))->open();
}

bool ResourcePage::isPods() const
{
    return m_place.gvk.kind == "Pod"_L1 && m_place.gvk.group.isEmpty();
}

void ResourcePage::openShell()
{
    if (const models::RowRef row = m_model->rowAt(m_table->currentIndex().row()))
        session().openShell({.nameSpace = row->nameSpace, .pod = row->name()});
}

void ResourcePage::copyNames()
{
    QStringList names;
    for (const models::RowRef &row : subjects())
        names += row->name();
    Clipboard::copy(session(), names.join(u'\n'), tr("%n names", nullptr, int(names.size())));
}

void ResourcePage::toggleChecked()
{
    const QModelIndex index = m_table->currentIndex().siblingAtColumn(0);
    const bool isOn = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    m_model->setChecked(index.data(ResourceTableModel::UidRole).toString(), !isOn);
}

QString ResourcePage::title() const
{
    return Format::plural(m_place.gvk.kind);
}

QString ResourcePage::mark() const
{
    return KindMark::lettersOf(m_place.gvk.kind);
}

QList<QAction *> ResourcePage::pageActions() const
{
    return session().isReadOnly() ? QList<QAction *> {} : QList<QAction *> {m_new, m_create};
}

QList<QAction *> ResourcePage::moreActions() const
{
    if (session().isReadOnly())
        return {m_copy};
    return ownActions() + QList<QAction *> {m_copy} + removals();
}

QList<QAction *> ResourcePage::ownActions() const
{
    if (isPods())
        return {m_shell, m_pod->debug(), m_forward, m_edit};
    return canForward(m_place.gvk) ? QList<QAction *> {m_forward, m_edit}
                                   : QList<QAction *> {m_edit};
}

QList<QAction *> ResourcePage::removals() const
{
    return isPods() ? QList<QAction *> {m_pod->evict(), m_delete} : QList<QAction *> {m_delete};
}

ViewStatus ResourcePage::viewStatus() const
{
    return WatchWords::status(m_model->watchState(),
        u"%1 · %2"_s.arg(what(), tr("%1 rows").arg(Format::number(m_model->total()))));
}

void ResourcePage::reload()
{
    m_feed->reload();
}

void ResourcePage::focusFilter()
{
    m_filter->setFocus();
}

void ResourcePage::toggleInspector()
{
    m_wantsInspector = !m_inspector->isVisible();
    m_inspector->setVisible(m_wantsInspector && m_table->currentIndex().isValid());
    if (m_wantsInspector)
        inspect();
}

QList<QWidget *> ResourcePage::panes() const
{
    return {m_filter, m_table, m_inspector->pane()};
}

void ResourcePage::setWidthClass(WidthClass width)
{
    m_split->setOrientation(width == WidthClass::Wide ? Qt::Horizontal : Qt::Vertical);
}

QByteArray ResourcePage::saveState() const
{
    return QJsonDocument(
        QJsonObject {{u"filter"_s, m_filter->toString()}, {u"sort"_s, m_model->sortColumn()},
            {u"descending"_s, m_model->sortOrder() == Qt::DescendingOrder}})
        .toJson(QJsonDocument::Compact);
}

void ResourcePage::restoreState(const QByteArray &state)
{
    const QJsonObject saved = QJsonDocument::fromJson(state).object();
    m_filter->setFromString(saved[u"filter"].toString());
    if (const int column = saved[u"sort"].toInt(-1); column >= 0)
        m_table->sortByColumn(
            column, saved[u"descending"].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
}

bool ResourcePage::eventFilter(QObject *watched, QEvent *event)
{
    // Rows do not move under the pointer.
    if (event->type() == QEvent::Enter)
        m_model->setHeld(true);
    else if (event->type() == QEvent::Leave)
        m_model->setHeld(false);
    return Page::eventFilter(watched, event);
}

void ResourcePage::retranslate()
{
    m_bar->retranslate();
    m_new->setText(tr("New %1…").arg(m_place.gvk.kind));
    m_create->setText(tr("Create from YAML…"));
    m_table->setAccessibleName(title());
    updateState();
}

} // namespace ui
