// SPDX-License-Identifier: Apache-2.0
#include "ui/explorer/explorerpage.h"

#include "models/guide/guidelibrary.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "ui/explorer/explainpane.h"
#include "ui/explorer/fieldpane.h"
#include "ui/explorer/kindlistmodel.h"
#include "ui/explorer/kindpane.h"
#include "ui/forms/schemaloader.h"
#include "ui/shared/icons.h"
#include "ui/shared/segmented.h"
#include "ui/shared/session.h"
#include "ui/shared/table.h"

#include <QAction>
#include <QLocale>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <QCoroTask>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

enum View { FieldsView, ListView };

/// A place in an object at which the field of a dotted path is: the first item of each list, any
/// key of each map.
models::Path placeOf(const models::SchemaNode *node, const QString &dotted)
{
    models::Path path;
    for (const QString &name : dotted.split(u'.', Qt::SkipEmptyParts)) {
        while (node && !node->hasProperties() && (node->items() || node->additional())) {
            path = node->items() ? path.child(0) : path.child(u"key"_s);
            node = node->items() ? node->items() : node->additional();
        }
        path = path.child(name);
        node = node ? node->property(name) : nullptr;
    }
    return path;
}

/// Places from forms name items and keys as guides do.
QString dotted(QString part)
{
    return part.remove(u"[]"_s).remove(u"{}"_s);
}

} // namespace

ExplorerPage::ExplorerPage(const Place &place, Session &session, QWidget *parent)
    : Page(session, parent)
    , m_place(place)
    , m_kindPane(new KindPane(session, this))
    , m_fieldPane(new FieldPane(session, this))
    , m_explain(new ExplainPane(session, this))
    , m_splitter(new QSplitter(this))
    , m_view(new Segmented(this))
    , m_browse(new QAction(this))
    , m_create(new QAction(this))
{
    m_place.part = dotted(m_place.part);
    for (QWidget *pane : QList<QWidget *> {m_kindPane, m_fieldPane, m_explain})
        m_splitter->addWidget(pane);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({410, 530, 440});
    m_splitter->setStretchFactor(1, 1);
    m_view->hide(); // until the path bar takes it
    setFocusProxy(m_kindPane->table());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);
    wire();
    retranslate();
    takeResources();
}

void ExplorerPage::wire()
{
    connect(m_browse, &QAction::triggered, this,
        [this] { session().open({.kind = Place::Kind::Resources, .gvk = m_resource.gvk()}); });
    connect(m_create, &QAction::triggered, this, [this] {
        const models::Guide *guide
            = session().guides() ? session().guides()->find(m_resource.gvk()) : nullptr;
        const bool isJob = guide && guide->isJob();
        session().open({.kind = isJob ? Place::Kind::NewJob : Place::Kind::Create,
                           .gvk = m_resource.gvk(),
                           .argument = isJob ? QString() : u"form"_s},
            OpenMode::NewTab);
    });
    connect(m_view, &Segmented::chosen, this, &ExplorerPage::setView);
    connect(m_kindPane, &KindPane::kindChosen, this,
        [this](const models::GroupVersionKind &gvk) { open(gvk, {}); });
    connect(m_kindPane, &KindPane::kindOpened, this, [this](const models::GroupVersionKind &gvk) {
        setView(FieldsView);
        if (gvk != m_resource.gvk())
            open(gvk, {});
        m_fieldPane->tree()->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_kindPane, &KindPane::fieldChosen, this,
        [this](const models::GroupVersionKind &gvk, const QString &path) {
            setView(FieldsView);
            open(gvk, path);
        });
    connect(m_fieldPane, &FieldPane::fieldChosen, this, &ExplorerPage::chooseField);
    connect(m_fieldPane, &FieldPane::retryWanted, this, &ExplorerPage::reload);
    if (models::Cluster *cluster = session().cluster()) {
        connect(
            &cluster->discovery(), &models::Discovery::changed, this, &ExplorerPage::takeResources);
        connect(cluster, &models::Cluster::stateChanged, this, [this] {
            if (m_error && session().cluster()->state() == models::Cluster::State::Online)
                readSchema(); // it is back
            emit changed();
        });
    }
}

void ExplorerPage::takeResources()
{
    models::Cluster *cluster = session().cluster();
    if (!cluster)
        return;
    m_kindPane->setResources(cluster->discovery().resources());
    const KindListModel &kinds = m_kindPane->kinds();
    const models::ApiResource *wanted = kinds.find(m_place.gvk);
    if (!wanted && !m_place.gvk.kind.isEmpty()) {
        m_resource = {};
        m_fieldPane->setNothing(tr("The server has no %1.").arg(m_place.gvk.kind),
            tr("%1 is not among the kinds it serves, or no longer.").arg(m_place.gvk.toString()));
        m_explain->clear();
        updateActions();
    } else if (!wanted && kinds.rowCount() > 0) {
        chooseKind(kinds.resource(0), {});
    } else if (wanted && (wanted->gvk() != m_resource.gvk() || !m_document)) {
        chooseKind(*wanted, m_place.part);
    }
    emit changed();
}

void ExplorerPage::open(const models::GroupVersionKind &gvk, const QString &field)
{
    const models::ApiResource *resource = m_kindPane->kinds().find(gvk);
    if (!resource)
        return;
    if (gvk != m_resource.gvk() || !m_document) {
        chooseKind(*resource, field);
    } else if (!m_fieldPane->select(field)) {
        chooseField({});
    }
}

void ExplorerPage::chooseKind(const models::ApiResource &resource, const QString &field)
{
    m_resource = resource;
    m_place.gvk = resource.gvk();
    m_place.part = field;
    m_document.reset();
    m_error.reset();
    m_kindPane->select(m_place.gvk);
    m_fieldPane->setKind(resource, m_kindPane->kinds().markOf(m_place.gvk));
    m_explain->clear();
    updateActions();
    emit moved();
    emit changed();
    readSchema();
}

void ExplorerPage::readSchema()
{
    QCoro::connect(loadSchema(session().cluster(), m_resource.groupVersion), this,
        [this, gvk = m_resource.gvk()](const models::Result<models::OpenApiDocumentRef> &document) {
            showSchema(gvk, document);
        });
}

void ExplorerPage::showSchema(
    const models::GroupVersionKind &gvk, const models::Result<models::OpenApiDocumentRef> &document)
{
    if (gvk != m_resource.gvk())
        return; // another kind was chosen meanwhile
    m_error = document ? std::nullopt : std::optional(document.error());
    if (document) {
        m_document = *document;
        m_fieldPane->setDocument(m_document);
        if (!m_fieldPane->select(m_place.part))
            chooseField({});
    } else {
        m_fieldPane->setError(*m_error);
    }
    emit changed();
}

void ExplorerPage::chooseField(const QString &path)
{
    const bool isMove = path != m_place.part;
    m_place.part = path;
    const models::Guide *guide
        = session().guides() ? session().guides()->find(m_resource.gvk()) : nullptr;
    const models::SchemaNode *root = m_document ? m_document->root(m_resource.gvk()) : nullptr;
    models::FieldHelp help;
    if (root)
        help = models::helpFor(placeOf(root, path), root, guide, QLocale().name());
    if (guide && path.isEmpty()) { // the kind itself
        help.label = guide->title.in(QLocale().name());
        help.help = guide->summary.in(QLocale().name());
    }
    m_explain->setField(m_document, m_resource, path, help);
    if (isMove)
        emit moved();
    emit changed();
}

void ExplorerPage::setView(int view)
{
    m_view->setCurrent(view);
    m_fieldPane->setVisible(view == FieldsView);
    m_explain->setVisible(view == FieldsView);
}

void ExplorerPage::updateActions()
{
    const bool hasKind = !m_resource.kind.isEmpty();
    m_browse->setText(tr("Browse %1").arg(m_resource.kind));
    m_browse->setVisible(hasKind);
    m_browse->setEnabled(m_resource.can(u"list"));
    m_create->setText(tr("New %1…").arg(m_resource.kind));
    m_create->setVisible(hasKind);
    m_create->setEnabled(m_resource.can(u"create") && !session().isReadOnly());
}

QString ExplorerPage::title() const
{
    return tr("API explorer");
}

QIcon ExplorerPage::icon() const
{
    return Icons::named(u"address-book-new"_s);
}

QWidget *ExplorerPage::pathBarWidget() const
{
    return m_view;
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
    using Phase = ViewStatus::Phase;
    const models::Cluster *cluster = session().cluster();
    if (!cluster)
        return {};
    Phase phase = m_error ? Phase::Retrying : Phase::Live;
    if (m_error && m_error->kind == models::Error::Kind::Forbidden)
        phase = Phase::NoAccess;
    if (cluster->state() == models::Cluster::State::Unreachable)
        phase = Phase::Offline;
    else if (cluster->state() == models::Cluster::State::LoginExpired)
        phase = Phase::LoginExpired;
    return {.phase = phase,
        .size = tr("%1 kinds in %2 groups")
            .arg(m_kindPane->kinds().totalCount())
            .arg(m_kindPane->kinds().groupCount())};
}

bool ExplorerPage::showPlace(const Place &place)
{
    if (place.kind != Place::Kind::Explorer)
        return false;
    if (place.gvk.kind.isEmpty())
        return true; // whatever is shown is a place of it
    m_place.gvk = place.gvk;
    if (m_kindPane->kinds().find(place.gvk)) {
        open(place.gvk, dotted(place.part));
    } else {
        m_place.part = dotted(place.part);
        takeResources();
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
    m_kindPane->focusSearch();
}

void ExplorerPage::find()
{
    if (m_kindPane->hasSearchFocus() && m_view->current() == FieldsView)
        m_fieldPane->focusFilter();
    else
        m_kindPane->focusSearch();
}

QList<QWidget *> ExplorerPage::panes() const
{
    return {m_kindPane->table(), m_fieldPane->tree(), m_explain};
}

void ExplorerPage::setWidthClass(WidthClass width)
{
    m_splitter->setSizes(width == WidthClass::Wide ? QList {410, 530, 440} : QList {280, 360, 330});
}

QByteArray ExplorerPage::saveState() const
{
    return m_splitter->saveState();
}

void ExplorerPage::restoreState(const QByteArray &state)
{
    m_splitter->restoreState(state);
}

void ExplorerPage::retranslate()
{
    const int view = std::max(0, m_view->current());
    m_view->setOptions({tr("Fields"), tr("List")});
    m_view->setAccessibleName(tr("What is shown"));
    setView(view);
    updateActions();
    if (m_document)
        chooseField(m_place.part); // the guide's words
}

} // namespace ui
