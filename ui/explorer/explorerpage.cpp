// SPDX-License-Identifier: Apache-2.0
#include "ui/explorer/explorerpage.h"

#include "models/guide/guidelibrary.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "ui/explorer/explainpane.h"
#include "ui/explorer/fielddelegate.h"
#include "ui/explorer/fieldtreemodel.h"
#include "ui/explorer/kindlistmodel.h"
#include "ui/forms/schemaloader.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/countchip.h"
#include "ui/shared/icons.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/segmented.h"
#include "ui/shared/session.h"
#include "ui/shared/stateview.h"
#include "ui/shared/table.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QScrollBar>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <QCoroTask>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// A place that the pattern fits: the first item of each list, any key of each map.
models::Path placeOf(const QString &pattern)
{
    models::Path path;
    for (const QString &key : pattern.split(u'.', Qt::SkipEmptyParts)) {
        qsizetype levels = 0;
        while (levels < key.size() && key[levels] != u'[' && key[levels] != u'{')
            ++levels;
        const QString tail = key.sliced(levels);
        path = path.child(key.first(levels));
        for (const QChar mark : tail) {
            if (mark == u'[')
                path = path.child(0);
            else if (mark == u'{')
                path = path.child(u"key"_s);
        }
    }
    return path;
}

QTreeView *makeTree(QWidget *parent)
{
    auto *tree = new QTreeView(parent);
    tree->setHeaderHidden(true);
    tree->setUniformRowHeights(true);
    tree->setIndentation(18);
    tree->setFrameShape(QFrame::NoFrame);
    tree->setMouseTracking(true);
    tree->setSelectionMode(QAbstractItemView::SingleSelection);
    tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    tree->setItemDelegate(new FieldDelegate(tree));
    return tree;
}

} // namespace

ExplorerPage::ExplorerPage(const Place &place, Session &session, QWidget *parent)
    : Page(session, parent)
    , m_place(place)
    , m_kinds(new KindListModel(this))
    , m_fields(new FieldTreeModel(this))
    , m_splitter(new QSplitter(this))
    , m_browse(new QAction(this))
    , m_create(new QAction(this))
{
    m_splitter->addWidget(makeKindPane());
    m_splitter->addWidget(makeFieldPane());
    m_explain = new ExplainPane(session, this);
    m_splitter->addWidget(m_explain);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({410, 530, 440});
    m_splitter->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);

    connect(m_browse, &QAction::triggered, this, [this] {
        this->session().open({.kind = Place::Kind::Resources, .gvk = m_resource.gvk()});
    });
    connect(m_create, &QAction::triggered, this, [this] {
        const models::Guide *guide
            = this->session().guides() ? this->session().guides()->find(m_resource.gvk()) : nullptr;
        const auto kind = guide && guide->isJob() ? Place::Kind::NewJob : Place::Kind::Create;
        this->session().open({.kind = kind, .gvk = m_resource.gvk()}, OpenMode::NewTab);
    });
    if (models::Cluster *cluster = session.cluster()) {
        connect(
            &cluster->discovery(), &models::Discovery::changed, this, &ExplorerPage::takeResources);
    }
    retranslate();
    takeResources();
}

QWidget *ExplorerPage::makeKindPane()
{
    auto *pane = new QWidget(this);
    m_kindFilter = new SearchField(pane);
    m_kindTable = new Table(pane);
    m_kindTable->setModel(m_kinds);
    m_kindTable->setColumnWidths({210, 140, 70});
    m_kindTable->setStretchColumn(KindListModel::KindColumn);
    m_kindTable->setLeavingColumns({KindListModel::VersionColumn});
    m_kindTable->setItemDelegateForColumn(KindListModel::KindColumn,
        new NameDelegate(
            [](const QModelIndex &index) {
                return NameDelegate::Extras {
                    .mark = index.data(Qt::DecorationRole).toString(), .isStrong = true};
            },
            m_kindTable));
    const TextDelegate::Look quiet {.ink = Token::Secondary, .type = Type::Secondary};
    for (const int column : {KindListModel::GroupColumn, KindListModel::VersionColumn})
        m_kindTable->setItemDelegateForColumn(column, new TextDelegate(quiet, m_kindTable));

    auto *chips = new QHBoxLayout;
    chips->setSpacing(6);
    for (int scope = 0; scope < 4; ++scope) {
        auto *chip = new CountChip({}, {}, pane);
        chip->setCheckable(true);
        chip->setChecked(scope == 0);
        connect(chip, &CountChip::clicked, this, [this, scope] { setScope(scope); });
        chips->addWidget(chip);
        m_chips.append(chip);
    }
    chips->addStretch();
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(10, 0, 10, 0);
    head->setSpacing(8);
    head->addWidget(m_kindFilter);
    head->addLayout(chips);
    layout->addLayout(head);
    layout->addWidget(m_kindTable, 1);

    connect(m_kindFilter, &QLineEdit::textChanged, m_kinds, &KindListModel::setWords);
    connect(m_kindTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) {
            if (current.isValid() && m_kinds->resource(current.row()).gvk() != m_resource.gvk())
                chooseKind(m_kinds->resource(current.row()), {});
        });
    return pane;
}

QWidget *ExplorerPage::makeFieldPane()
{
    auto *pane = new QWidget(this);
    m_head = new QLabel(pane);
    m_head->setTextFormat(Qt::PlainText);
    m_subtitle = new QuietLabel(pane);
    m_subtitle->setTextFormat(Qt::PlainText);
    m_subtitle->setWordWrap(true);
    m_fieldFilter = new SearchField(pane);
    m_which = new Segmented(pane);
    m_tree = makeTree(pane);
    m_tree->setModel(m_fields);
    m_state = new StateView(pane);

    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_fieldFilter, 1);
    bar->addWidget(m_which);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(14, 12, 14, 8);
    head->setSpacing(6);
    head->addWidget(m_head);
    head->addWidget(m_subtitle);
    head->addLayout(bar);
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_state, 1);

    m_typing.setSingleShot(true);
    m_typing.setInterval(150);
    connect(
        &m_typing, &QTimer::timeout, this, [this] { m_fields->setWords(m_fieldFilter->text()); });
    connect(m_fieldFilter, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_which, &Segmented::chosen, this,
        [this](int which) { m_fields->setOnlyRequired(which == 1); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &current) {
            if (current.isValid())
                chooseField(current.data(FieldTreeModel::PathRole).toString());
        });
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (!m_fields->isSearching())
            return;
        const QString path = index.data(FieldTreeModel::PathRole).toString();
        m_fieldFilter->clear();
        m_fields->setWords({});
        m_tree->setCurrentIndex(m_fields->indexOf(path));
    });
    return pane;
}

void ExplorerPage::takeResources()
{
    models::Cluster *cluster = session().cluster();
    if (!cluster)
        return;
    m_kinds->setResources(cluster->discovery().resources(), session().guides());
    for (int scope = 0; scope < int(m_chips.size()); ++scope)
        m_chips[scope]->setCount(m_kinds->count(KindListModel::Scope(scope)));
    const int row = std::max(0, m_kinds->rowOf(m_place.gvk));
    if (m_kinds->rowCount() > 0) {
        const QString field = m_place.part;
        const bool isNew = m_kinds->resource(row).gvk() != m_resource.gvk();
        m_kindTable->selectRow(row);
        if (isNew || !m_document)
            chooseKind(m_kinds->resource(row), field);
    }
    emit changed();
}

void ExplorerPage::setScope(int scope)
{
    for (int i = 0; i < int(m_chips.size()); ++i)
        m_chips[i]->setChecked(i == scope);
    m_kinds->setScope(KindListModel::Scope(scope));
}

void ExplorerPage::chooseKind(const models::ApiResource &resource, const QString &field)
{
    m_resource = resource;
    m_place.gvk = resource.gvk();
    m_place.part = field;
    m_document.reset();
    m_error.reset();
    m_fields->setKind({}, nullptr, nullptr);
    m_explain->clear();
    updateHead();
    emit moved();
    emit changed();
    QCoro::connect(loadSchema(session().cluster(), resource.groupVersion), this,
        [this, gvk = resource.gvk()](const models::Result<models::OpenApiDocumentRef> &document) {
            showSchema(gvk, document);
        });
}

void ExplorerPage::showSchema(
    const models::GroupVersionKind &gvk, const models::Result<models::OpenApiDocumentRef> &document)
{
    if (gvk != m_resource.gvk())
        return; // another kind was chosen meanwhile
    if (!document) {
        m_error = document.error();
    } else {
        m_document = *document;
        const models::Guide *guide = session().guides() ? session().guides()->find(gvk) : nullptr;
        m_fields->setKind(m_document, m_document->root(gvk), guide);
        m_tree->expand(m_fields->indexOf(u"spec"_s));
        const QModelIndex at = m_fields->indexOf(m_place.part);
        m_tree->setCurrentIndex(at);
        if (!at.isValid())
            chooseField({});
    }
    updateHead();
    emit changed();
}

void ExplorerPage::chooseField(const QString &path)
{
    const QString pattern = m_tree->currentIndex().data(FieldTreeModel::PatternRole).toString();
    const bool isMove = path != m_place.part;
    m_place.part = path;
    const models::Guide *guide
        = session().guides() ? session().guides()->find(m_resource.gvk()) : nullptr;
    const models::SchemaNode *root = m_document ? m_document->root(m_resource.gvk()) : nullptr;
    m_explain->setField(m_document, m_resource, path,
        root ? models::helpFor(placeOf(pattern), root, guide, QLocale().name())
             : models::FieldHelp {});
    if (isMove)
        emit moved();
    emit changed();
}

void ExplorerPage::updateHead()
{
    m_head->setText(m_resource.kind + u"  "_s + m_resource.groupVersion.toString());
    m_head->setFont(Theme::font(Type::ObjectName, QFont::DemiBold));
    QStringList facts {m_resource.namespaced ? tr("in a project") : tr("cluster-wide")};
    if (!m_resource.shortNames.isEmpty())
        facts.append(tr("short name %1").arg(m_resource.shortNames.join(u", "_s)));
    facts.append(tr("possible: %1").arg(m_resource.verbs.join(u' ')));
    m_subtitle->setText(facts.join(u" · "_s));
    m_browse->setText(tr("Browse %1").arg(m_resource.kind));
    m_browse->setEnabled(m_resource.can(u"list"));
    m_create->setText(tr("New %1…").arg(m_resource.kind));
    m_create->setEnabled(m_resource.can(u"create") && !session().isReadOnly());

    const bool hasFields = m_fields->rowCount() > 0 || m_fields->isSearching();
    m_tree->setVisible(hasFields);
    m_state->setVisible(!hasFields);
    if (m_error) {
        m_state->setContent(StateView::Kind::Error, tr("The field definitions could not be read."),
            m_error->text(), {{tr("Try again"), [this] { reload(); }}});
    } else if (m_document) {
        m_state->setContent(StateView::Kind::Empty, tr("No fields are described."),
            tr("The server gives no schema for %1. Its objects can be edited as YAML.")
                .arg(m_resource.kind));
    } else {
        m_state->setContent(StateView::Kind::Loading, tr("Reading the field definitions"), {});
    }
}

QString ExplorerPage::title() const
{
    return tr("API explorer");
}

QIcon ExplorerPage::icon() const
{
    return Icons::named(u"address-book-new"_s);
}

QList<Crumb> ExplorerPage::breadcrumbs() const
{
    QList<Crumb> crumbs {{title(), Place {.kind = Place::Kind::Explorer}}};
    if (!m_resource.kind.isEmpty()) {
        crumbs.append(
            {m_resource.kind, Place {.kind = Place::Kind::Explorer, .gvk = m_resource.gvk()}});
    }
    if (!m_place.part.isEmpty())
        crumbs.append({m_place.part});
    return crumbs;
}

ViewStatus ExplorerPage::viewStatus() const
{
    if (!session().cluster())
        return {};
    return {.phase = m_error ? ViewStatus::Phase::Retrying : ViewStatus::Phase::Live,
        .size = tr("%1 kinds in %2 groups")
            .arg(m_kinds->count(KindListModel::Scope::All))
            .arg(m_kinds->groupCount())};
}

bool ExplorerPage::showPlace(const Place &place)
{
    if (place.kind != Place::Kind::Explorer)
        return false;
    m_place = place;
    if (const int row = m_kinds->rowOf(place.gvk);
        row >= 0 && m_kinds->resource(row).gvk() != m_resource.gvk()) {
        const models::ApiResource resource = m_kinds->resource(row);
        m_resource = resource; // so that the selection below does not choose it again
        m_kindTable->selectRow(row);
        chooseKind(resource, place.part);
    } else if (m_document) {
        m_tree->setCurrentIndex(m_fields->indexOf(place.part));
        if (place.part.isEmpty())
            chooseField({});
    }
    return true;
}

void ExplorerPage::reload()
{
    if (models::Cluster *cluster = session().cluster())
        cluster->discovery().refreshSoon();
    if (!m_resource.kind.isEmpty())
        chooseKind(m_resource, m_place.part);
}

void ExplorerPage::focusFilter()
{
    m_kindFilter->setFocus(Qt::ShortcutFocusReason);
}

void ExplorerPage::find()
{
    m_fieldFilter->setFocus(Qt::ShortcutFocusReason);
}

QList<QWidget *> ExplorerPage::panes() const
{
    return {m_kindTable, m_tree, m_explain};
}

void ExplorerPage::setWidthClass(WidthClass width)
{
    m_splitter->setSizes(width == WidthClass::Wide ? QList {410, 530, 440} : QList {260, 380, 330});
}

void ExplorerPage::retranslate()
{
    const QStringList words {tr("All"), tr("In projects"), tr("Cluster-wide"), tr("Custom")};
    for (int scope = 0; scope < int(m_chips.size()); ++scope)
        m_chips[scope]->setWord(words[scope]);
    m_kindFilter->setHint(tr("Kind, short name or group"), u"/"_s);
    m_kindFilter->setAccessibleName(tr("Filter kinds"));
    m_kindTable->setAccessibleName(tr("Kinds"));
    m_fieldFilter->setHint(tr("Find in all fields"), u"Ctrl+F"_s);
    m_fieldFilter->setAccessibleName(tr("Find a field"));
    const int which = m_which->current();
    m_which->setOptions({tr("All"), tr("Required")});
    m_which->setCurrent(std::max(0, which));
    m_which->setAccessibleName(tr("Which fields"));
    m_tree->setAccessibleName(tr("Fields"));
    updateHead();
}

} // namespace ui
