// SPDX-License-Identifier: Apache-2.0
#include "ui/browser/resourcepage.h"

#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/resources/resourcetablemodel.h"
#include "models/watch/reflector.h"
#include "ui/browser/deletedialog.h"
#include "ui/browser/objectpane.h"
#include "ui/browser/objectwords.h"
#include "ui/browser/watchwords.h"
#include "ui/shared/actiontable.h"
#include "ui/shared/banner.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/clipboard.h"
#include "ui/shared/countchip.h"
#include "ui/shared/formatting.h"
#include "ui/shared/heads.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/selectionbar.h"
#include "ui/shared/settings.h"
#include "ui/shared/table.h"
#include "ui/shared/theme.h"
#include "ui/shared/tokenfilteredit.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

using models::ResourceTableModel;
using Meaning = models::ColumnLayout::Meaning;

constexpr std::array chipStates {models::ObjectState::Failed, models::ObjectState::Waiting,
    models::ObjectState::Starting, models::ObjectState::Stopping};

int widthOf(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Name:
        return 260;
    case Meaning::Namespace:
        return 120;
    case Meaning::Status:
        return 150;
    case Meaning::Ready:
    case Meaning::Number:
        return 76;
    case Meaning::Age:
    case Meaning::Duration:
        return 84;
    default:
        return 140;
    }
}

} // namespace

ResourcePage::ResourcePage(const Place &place, Session &session, QWidget *parent)
    : Page(session, parent)
    , m_place(place)
    , m_model(new ResourceTableModel(this))
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
    connect(&session, &Session::projectsChanged, this, &ResourcePage::findKind);
    if (session.cluster())
        connect(&session.cluster()->discovery(), &models::Discovery::changed, this, [this] {
            if (!m_resource || m_model->watchState().phase == models::WatchState::Phase::NotServed)
                findKind();
        });
    retranslate();
    findKind();
}

ResourcePage::~ResourcePage() = default;

void ResourcePage::buildTop(QWidget *parent)
{
    auto *layout = new QVBoxLayout(parent);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 8);
    m_filter = new TokenFilterEdit;
    m_columns = new QPushButton;
    m_columns->setIcon(Icons::named(u"view-table-of-contents-ltr"_s));
    Style::setRole(m_columns, ButtonRole::Quiet);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_columns);
    layout->addLayout(bar);
    auto *chips = new QHBoxLayout;
    chips->setContentsMargins(14, 0, 12, 8);
    m_count = new QLabel;
    chips->addWidget(m_count);
    chips->addStretch();
    for (const models::ObjectState state : chipStates) {
        auto *chip = new CountChip({}, shownState(state));
        chip->setCheckable(true);
        m_chips.insert(int(state), chip);
        chips->addWidget(chip);
        connect(chip, &CountChip::toggled, this, [this, state](bool isOn) {
            const FilterToken token {u"status"_s, models::wordOf(state)};
            if (isOn && !m_filter->tokens().contains(token))
                m_filter->addToken(token);
            else if (!isOn)
                m_filter->removeToken(token);
        });
    }
    layout->addLayout(chips);
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
    connect(m_columns, &QPushButton::clicked, this, [this] {
        m_table->popupColumnMenu(m_columns->mapToGlobal(QPoint(0, m_columns->height())));
    });
    connect(m_table, &Table::opened, this, &ResourcePage::openRow);
    connect(m_selection, &SelectionBar::cleared, m_model, &ResourceTableModel::clearChecked);
}

void ResourcePage::buildInspector()
{
    m_inspector = new QWidget;
    m_inspector->setMinimumWidth(280);
    auto *layout = new QVBoxLayout(m_inspector);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_head = new InspectorHead;
    m_pane = new ObjectPane(session());
    layout->addWidget(m_head);
    layout->addWidget(m_pane, 1);
    m_split->addWidget(m_inspector);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 0);
    m_split->setSizes({900, 360});
    m_split->setChildrenCollapsible(false);
    m_inspector->hide();
    connect(m_head, &InspectorHead::closeRequested, this, &ResourcePage::toggleInspector);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this] { m_inspectSoon.start(); });
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] { m_inspectSoon.start(); });
}

void ResourcePage::wireActions()
{
    ActionTable &actions = session().actions();
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
        m_pane->setPart(ObjectPane::Yaml);
        inspect();
    });
    QAction *edit = actions.create(ActionId::Edit, m_table);
    connect(edit, &QAction::triggered, this, [this] {
        if (const models::RowRef row = m_model->rowAt(m_table->currentIndex().row()))
            session().open({.kind = Place::Kind::Edit,
                .gvk = m_place.gvk,
                .nameSpace = row->nameSpace,
                .name = row->name});
    });
    m_selection->setActions({m_copy}, {m_delete});
    m_head->setActions({edit, m_copy, m_delete});
}

// --- what is watched ---------------------------------------------------------------------------

void ResourcePage::findKind()
{
    if (!session().cluster())
        return;
    m_resource = session().cluster()->discovery().find(m_place.gvk);
    m_isFallback = false;
    if (!m_resource) {
        updateState();
        return;
    }
    m_table->rememberColumns(session().settings(), u"resources."_s + m_resource->qualifiedName());
    const QStringList projects = session().projects();
    startWatch(m_resource->namespaced && projects.size() == 1 ? projects.first() : QString());
}

void ResourcePage::startWatch(const QString &nameSpace)
{
    m_model->setShowsNamespace(m_resource->namespaced && nameSpace.isEmpty());
    m_reflector = std::make_unique<models::Reflector>(*session().cluster(),
        models::WatchScope {.resource = *m_resource,
            .nameSpace = nameSpace,
            .labelSelector = {},
            .fieldSelector = {},
            .fullObjects = false});
    m_model->bind(m_reflector.get());
    m_reflector->start();
    applyFilter();
    retranslate();
}

void ResourcePage::applyFilter()
{
    models::RowFilter filter = models::RowFilter::parse(m_filter->toString());
    const QStringList projects = session().projects();
    if (m_resource && m_resource->namespaced && projects.size() > 1
        && filter.values(models::FilterToken::Key::Namespace).isEmpty()) {
        for (const QString &project : projects)
            filter.tokens.append({models::FilterToken::Key::Namespace, project});
    }
    m_model->setFilter(filter);
    const QStringList statuses = filter.values(models::FilterToken::Key::Status);
    for (const auto &[state, chip] : m_chips.asKeyValueRange()) {
        const QSignalBlocker quiet(chip);
        chip->setChecked(statuses.contains(models::wordOf(models::ObjectState(state))));
    }
    updateState();
}

void ResourcePage::dressColumns()
{
    const models::ColumnLayout &layout = m_model->layout();
    QList<int> widths;
    for (int i = 0; i < layout.size(); ++i) {
        const Meaning meaning = layout.items()[i].meaning;
        widths.append(widthOf(meaning));
        QAbstractItemDelegate *delegate = nullptr;
        if (i == 0)
            delegate = new NameDelegate({}, m_table);
        else if (meaning == Meaning::Status)
            delegate = new PillDelegate(
                [](const QModelIndex &index) {
                    return shownState(
                        models::ObjectState(index.data(ResourceTableModel::StateRole).toInt()));
                },
                m_table);
        else
            delegate = new TextDelegate(
                {.ink = meaning == Meaning::Age || meaning == Meaning::Namespace ? Token::Secondary
                                                                                 : Token::Text},
                m_table);
        delete m_table->itemDelegateForColumn(i);
        m_table->setItemDelegateForColumn(i, delegate);
        m_table->setColumnHidden(i, layout.items()[i].column.priority > 0);
    }
    m_table->setColumnWidths(widths);
    m_table->setStretchColumn(std::max(0, layout.find(Meaning::Name)));
    QList<int> leaving;
    for (const Meaning meaning : {Meaning::Age, Meaning::Node}) {
        if (const int column = layout.find(meaning); column > 0)
            leaving.append(column);
    }
    m_table->setLeavingColumns(leaving);
    const int status = layout.find(Meaning::Status);
    if (m_model->sortColumn() < 0)
        m_table->sortByColumn(status >= 0 ? status : 0, Qt::AscendingOrder);
}

// --- what is shown -----------------------------------------------------------------------------

QString ResourcePage::what() const
{
    return m_resource ? m_resource->plural : m_place.gvk.kind;
}

void ResourcePage::updateState()
{
    const models::WatchState &state = m_model->watchState();
    if (m_resource && state.phase == models::WatchState::Phase::NoAccess && !m_isFallback
        && m_resource->namespaced && m_reflector && m_reflector->scope().nameSpace.isEmpty()
        && !session().defaultProject().isEmpty()) {
        // Not all of them: what the user may see is better than nothing, and it is said.
        m_isFallback = true;
        QTimer::singleShot(0, this, [this] { startWatch(session().defaultProject()); });
    }
    m_banner->setVisible(m_isFallback);
    if (m_isFallback)
        m_banner->setWarning(tr("No right to list %1 in all projects.").arg(what()),
            tr("Only %1 is shown.").arg(session().defaultProject()));
    WatchWords::Subject subject {.what = what(),
        .where = m_reflector ? m_reflector->scope().nameSpace : QString(),
        .hasFilter = m_model->total() > 0,
        .retry = [this] { reload(); },
        .clearFilter = [this] { m_filter->clearAll(); },
        .create = [this] { m_create->trigger(); }};
    if (m_model->shown() > 0) {
        m_stack->setCurrentWidget(m_table);
    } else if (!m_resource && session().cluster() && session().cluster()->discovery().isKnown()) {
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

void ResourcePage::updateCounts()
{
    m_count->setText(m_model->shown() == m_model->total()
            ? Format::number(m_model->total())
            : tr("%1 shown of %2")
                  .arg(Format::number(m_model->shown()), Format::number(m_model->total())));
    for (const auto &[state, chip] : m_chips.asKeyValueRange()) {
        const int count = m_model->count(models::ObjectState(state));
        chip->setCount(count);
        chip->setVisible(count > 0 || chip->isChecked());
    }
    emit changed();
}

void ResourcePage::updateSelection()
{
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
    if (!row || !m_resource || !m_wantsInspector) {
        m_inspector->setVisible(m_inspector->isVisible() && m_wantsInspector);
        return;
    }
    m_head->setObject(mark(), row->name, shownState(m_model->layout().state(*row)),
        m_model->layout().statusText(*row),
        row->nameSpace.isEmpty() ? m_resource->kind
                                 : u"%1 · %2"_s.arg(m_resource->kind, row->nameSpace));
    m_pane->show(*m_resource, row->nameSpace, row->name);
    m_inspector->show();
}

// --- actions -----------------------------------------------------------------------------------

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
                           .name = row->name},
            mode);
}

void ResourcePage::askToDelete()
{
    const QList<models::RowRef> rows = subjects();
    if (rows.isEmpty() || !m_resource || session().isReadOnly())
        return;
    (new DeleteDialog(session(), *m_resource, rows, window()))->open();
}

void ResourcePage::copyNames()
{
    QStringList names;
    for (const models::RowRef &row : subjects())
        names += row->name;
    Clipboard::copy(session(), names.join(u'\n'), tr("%n names", nullptr, int(names.size())));
}

void ResourcePage::toggleChecked()
{
    const QModelIndex index = m_table->currentIndex().siblingAtColumn(0);
    const bool isOn = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    m_model->setChecked(index.data(ResourceTableModel::UidRole).toString(), !isOn);
}

// --- Page --------------------------------------------------------------------------------------

QString ResourcePage::title() const
{
    return m_resource && !Format::isChinese() ? m_resource->kind + u's' : m_place.gvk.kind;
}

QString ResourcePage::mark() const
{
    return KindMark::lettersOf(m_place.gvk.kind);
}

QList<QAction *> ResourcePage::pageActions() const
{
    return session().isReadOnly() ? QList<QAction *> {} : QList<QAction *> {m_create};
}

ViewStatus ResourcePage::viewStatus() const
{
    return WatchWords::status(m_model->watchState(),
        u"%1 · %2"_s.arg(what(), tr("%1 rows").arg(Format::number(m_model->total()))));
}

void ResourcePage::reload()
{
    if (m_reflector)
        m_reflector->relist();
    else
        findKind();
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
    return {m_filter, m_table, m_pane};
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
    using Key = models::FilterToken::Key;
    const auto values = [this](Key key) {
        return [this, key](const QString &begun) {
            return m_model->liveValues(key).filter(begun, Qt::CaseInsensitive);
        };
    };
    m_filter->setKeys({{u"ns"_s, tr("project"), values(Key::Namespace)},
        {u"label"_s, tr("label, with or without =value"), values(Key::Label)},
        {u"status"_s, tr("status"), values(Key::Status)},
        {u"node"_s, tr("node"), values(Key::Node)}, {u"age>"_s, tr("older than"), {}},
        {u"age<"_s, tr("younger than"), {}}});
    m_filter->setPlaceholder(tr("Filter by name, ns:, label:, status:, node:, age>1h"));
    m_columns->setText(tr("Columns"));
    m_create->setText(tr("Create from YAML…"));
    m_table->setAccessibleName(title());
    for (const auto &[state, chip] : m_chips.asKeyValueRange()) {
        if (const auto shown = shownState(models::ObjectState(state)))
            chip->setWord(StateWords::word(*shown));
    }
    updateCounts();
    updateState();
}

} // namespace ui
