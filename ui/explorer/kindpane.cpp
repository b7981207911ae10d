// SPDX-License-Identifier: Apache-2.0
#include "ui/explorer/kindpane.h"

#include "models/guide/guidelibrary.h"
#include "models/kube/cluster.h"
#include "models/resources/fieldcatalog.h"
#include "models/resources/fieldsearcher.h"
#include "ui/explorer/fieldhitsmodel.h"
#include "ui/explorer/fieldresults.h"
#include "ui/explorer/kindlistmodel.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/countchip.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/session.h"
#include "ui/shared/table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int scopes = 4;
constexpr int kindsBesideFields = 5; // rows of the table while fields stand below it

} // namespace

KindPane::KindPane(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_kinds(new KindListModel(this))
    , m_hits(new FieldHitsModel(this))
    , m_search(new SearchField(this))
    , m_table(new Table(this))
{
    auto *chips = new QWidget(this);
    auto *flow = new FlowLayout(chips);
    for (int scope = 0; scope < scopes; ++scope) {
        auto *chip = new CountChip({}, {}, chips);
        chip->setCheckable(true);
        chip->setChecked(scope == 0);
        connect(chip, &CountChip::clicked, this, [this, scope] { setScope(scope); });
        flow->addWidget(chip);
        m_chips.append(chip);
    }
    auto *head = new QVBoxLayout;
    head->setContentsMargins(10, 8, 10, 8);
    head->setSpacing(8);
    head->addWidget(m_search);
    head->addWidget(chips);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    m_hits->setMarks([this](const models::GroupVersionKind &gvk) { return m_kinds->markOf(gvk); });
    buildTable();
    buildSearch();
    retranslate();
}

void KindPane::buildTable()
{
    m_table->setModel(m_kinds);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumnWidths({210, 190, 96, 150, 64, 90, 400, 96});
    m_table->setStretchColumn(KindListModel::KindColumn);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    using Model = KindListModel;
    m_table->setLeavingColumns(
        {Model::CategoriesColumn, Model::VerbsColumn, Model::NamespacedColumn, Model::NameColumn,
            Model::ShortNamesColumn, Model::VersionColumn, Model::GroupColumn});
    m_table->setItemDelegateForColumn(Model::KindColumn,
        new NameDelegate(
            [](const QModelIndex &index) {
                return NameDelegate::Extras {
                    .mark = index.data(Qt::DecorationRole).toString(), .isStrong = true};
            },
            m_table));
    const TextDelegate::Look quiet {.ink = Token::Secondary, .type = Type::Secondary};
    for (const int column : {Model::GroupColumn, Model::VersionColumn, Model::NamespacedColumn,
             Model::VerbsColumn, Model::CategoriesColumn})
        m_table->setItemDelegateForColumn(column, new TextDelegate(quiet, m_table));
    const TextDelegate::Look key {.ink = Token::Text, .type = Type::Mono};
    for (const int column : {Model::NameColumn, Model::ShortNamesColumn})
        m_table->setItemDelegateForColumn(column, new TextDelegate(key, m_table));
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->setSortingEnabled(true);
    m_table->installEventFilter(this);
    connect(m_kinds, &QAbstractItemModel::modelReset, this, [this] { select(m_current); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) {
            // A table that gets the focus makes its first row current, and chooses nothing by it.
            if (!current.isValid() || !m_table->selectionModel()->isSelected(current)
                || m_kinds->resource(current.row()).gvk() == m_current)
                return;
            m_current = m_kinds->resource(current.row()).gvk();
            emit kindChosen(m_current);
        });
    connect(m_table, &Table::opened, this, [this](const QModelIndex &index) {
        emit kindOpened(m_kinds->resource(index.row()).gvk());
    });
}

void KindPane::buildSearch()
{
    connect(m_search, &QLineEdit::textChanged, this, &KindPane::search);
    connect(m_search, &QLineEdit::returnPressed, this, &KindPane::openBest);
    connect(m_search, &SearchField::moveRequested, this, [this](int key) {
        if (key == Qt::Key_Down)
            goDown();
    });
    models::Cluster *cluster = m_session.cluster();
    if (!cluster)
        return;
    m_catalog = &models::FieldCatalog::of(*cluster, m_session.guides());
    m_searcher = new models::FieldSearcher(*m_catalog, this);
    m_results = new FieldResults(*m_hits, *m_catalog, *m_searcher, this);
    m_results->hide();
    layout()->addWidget(m_results);
    m_search->installEventFilter(this); // the focus begins the reading, before the first key
    connect(m_searcher, &models::FieldSearcher::found, this, &KindPane::takeHits);
    connect(m_catalog, &models::FieldCatalog::changed, this, [this] {
        if (isSearching())
            m_results->refresh();
    });
    connect(m_results, &FieldResults::opened, this, &KindPane::fieldChosen);
    connect(m_results, &FieldResults::clearWanted, m_search, &QLineEdit::clear);
    connect(m_results, &FieldResults::leftAtTop, this, [this] { focusSearch(); });
}

bool KindPane::isSearching() const
{
    return m_results && !m_search->text().trimmed().isEmpty();
}

void KindPane::setResources(const QList<models::ApiResource> &resources)
{
    m_kinds->setResources(resources, m_session.guides());
    updateCounts();
    arrange();
}

void KindPane::select(const models::GroupVersionKind &gvk)
{
    m_current = gvk;
    if (const int row = m_kinds->rowOf(gvk); row >= 0)
        m_table->selectRow(row);
    else
        m_table->clearSelection();
}

void KindPane::setScope(int scope)
{
    for (int i = 0; i < scopes; ++i)
        m_chips[i]->setChecked(i == scope);
    m_kinds->setScope(KindListModel::Scope(scope));
    if (isSearching())
        takeHits();
    arrange();
}

/// Once; what failed is tried again where that is asked for.
void KindPane::readFields()
{
    if (!m_catalog->isReading() && !m_catalog->outage() && m_catalog->tables().isEmpty())
        m_catalog->read(m_current.groupVersion());
}

void KindPane::search()
{
    m_opensBest = false;
    m_kinds->setWords(m_search->text());
    if (m_searcher) {
        if (isSearching())
            readFields();
        m_searcher->setText(m_search->text());
        m_results->refresh();
    }
    updateCounts();
    arrange();
}

void KindPane::takeHits()
{
    const models::FieldHits &hits = m_searcher->hits();
    QSet<models::GroupVersionKind> kinds;
    for (const models::KindHits &kind : hits.kinds)
        kinds.insert(kind.gvk());
    m_kinds->setWithFields(kinds);
    m_results->keepCurrent([&] {
        m_hits->setHits(
            hits, [this](const models::GroupVersionKind &gvk) { return m_kinds->isInScope(gvk); });
    });
    m_results->refresh();
    updateCounts();
    if (m_opensBest && m_hits->rowCount() > 0) {
        m_opensBest = false;
        m_results->openFirst();
    }
}

void KindPane::updateCounts()
{
    for (int scope = 0; scope < scopes; ++scope)
        m_chips[scope]->setCount(m_kinds->count(KindListModel::Scope(scope)));
}

/// The table alone, or as many of its rows as there are (a few) and the fields below.
void KindPane::arrange()
{
    const bool isSplit = isSearching();
    const int rows = m_kinds->rowCount();
    if (m_results)
        m_results->setVisible(isSplit);
    m_table->setVisible(!isSplit || rows > 0);
    const int row = m_table->verticalHeader()->defaultSectionSize();
    const int most
        = m_table->horizontalHeader()->height() + std::min(rows, kindsBesideFields) * row;
    m_table->setMaximumHeight(isSplit ? most : QWIDGETSIZE_MAX);
    m_table->setMinimumHeight(isSplit ? most : 0);
    if (m_results) {
        auto *column = static_cast<QVBoxLayout *>(layout());
        column->setStretchFactor(m_results, isSplit ? 1 : 0);
        column->setStretchFactor(m_table, isSplit ? 0 : 1);
    }
}

/// From the search field into what is below it.
void KindPane::goDown()
{
    if (m_table->isVisible() && m_kinds->rowCount() > 0) {
        m_table->setFocus(Qt::ShortcutFocusReason);
        m_table->selectRow(std::max(0, m_kinds->rowOf(m_current)));
    } else if (isSearching() && m_hits->rowCount() > 0) {
        m_results->enter();
    }
}

/// Enter in the search field: the kind of that name, else the field that fits best.
void KindPane::openBest()
{
    if (!isSearching())
        return;
    if (m_kinds->rowCount() > 0) {
        m_table->selectRow(0);
        emit kindOpened(m_kinds->resource(0).gvk());
    } else if (m_searcher->isRunning() || m_hits->rowCount() == 0) {
        m_opensBest = true; // as soon as there is one
    } else {
        m_results->openFirst();
    }
}

void KindPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool KindPane::hasSearchFocus() const
{
    return m_search->hasFocus();
}

QString KindPane::searchText() const
{
    return m_search->text();
}

void KindPane::setSearchText(const QString &text)
{
    m_search->setText(text);
}

bool KindPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::FocusIn) {
        readFields();
    } else if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        const int row = m_table->currentIndex().row();
        if (press->modifiers() & ~Qt::KeypadModifier)
            return false;
        if ((press->key() == Qt::Key_Up && row <= 0) || press->key() == Qt::Key_Escape) {
            focusSearch();
            return true;
        }
        if (press->key() == Qt::Key_Down && row == m_kinds->rowCount() - 1 && isSearching()
            && m_hits->rowCount() > 0) {
            m_results->enter();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void KindPane::retranslate()
{
    const QStringList words {tr("All"), tr("In projects"), tr("Cluster-wide"), tr("Custom")};
    for (int scope = 0; scope < scopes; ++scope)
        m_chips[scope]->setWord(words[scope]);
    m_search->setHint(tr("Kind, short name, group or any field"), u"/"_s);
    m_search->setAccessibleName(tr("Search kinds and fields"));
    m_table->setAccessibleName(tr("Kinds"));
}

void KindPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void KindPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace ui
