// SPDX-License-Identifier: Apache-2.0
#include "ui/explorer/fieldpane.h"

#include "models/guide/guidelibrary.h"
#include "models/kube/cluster.h"
#include "models/resources/fieldcatalog.h"
#include "models/resources/fieldsearcher.h"
#include "ui/explorer/fielddelegate.h"
#include "ui/explorer/fieldtree.h"
#include "ui/explorer/fieldtreemodel.h"
#include "ui/shared/marks.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/segmented.h"
#include "ui/shared/session.h"
#include "ui/shared/stateview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QTreeView *makeTree(QWidget *parent, QAbstractItemModel *model)
{
    auto *tree = new FieldTree(parent);
    tree->setModel(model);
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

FieldPane::FieldPane(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_fields(new FieldTreeModel(this))
    , m_mark(new KindMark({}, 36, this))
    , m_name(new QLabel(this))
    , m_version(new QuietLabel(this, Token::Secondary, Type::Mono))
    , m_facts(new QuietLabel(this))
    , m_filter(new SearchField(this))
    , m_which(new Segmented(this))
    , m_tree(makeTree(this, m_fields))
    , m_state(new StateView(this))
{
    build();
    if (models::Cluster *cluster = session.cluster()) {
        m_catalog = &models::FieldCatalog::of(*cluster, session.guides());
        m_searcher = new models::FieldSearcher(*m_catalog, this);
        connect(m_searcher, &models::FieldSearcher::found, this, &FieldPane::takeMatches);
        connect(m_catalog, &models::FieldCatalog::changed, this, [this] {
            if (!m_filter->text().isEmpty())
                refreshState();
        });
    }
    connect(m_filter, &QLineEdit::textChanged, this, &FieldPane::search);
    connect(m_filter, &SearchField::moveRequested, this, [this](int key) {
        if (key != Qt::Key_Down || !m_tree->isVisible())
            return;
        m_tree->setFocus(Qt::ShortcutFocusReason);
        if (!m_tree->currentIndex().isValid())
            m_tree->setCurrentIndex(m_fields->index(0, 0));
    });
    connect(m_which, &Segmented::chosen, this, [this](int which) {
        m_fields->setOnlyRequired(which == 1);
        refreshState();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &current) {
            if (!current.isValid())
                return;
            m_path = current.data(FieldTreeModel::PathRole).toString();
            emit fieldChosen(m_path);
        });
    // From the list of what was found back into the tree, at the same field.
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (m_fields->isSearching())
            select(index.data(FieldTreeModel::PathRole).toString());
    });
    retranslate();
}

void FieldPane::build()
{
    m_name->setTextFormat(Qt::PlainText);
    for (QuietLabel *label : {m_version, m_facts}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *names = new QHBoxLayout;
    names->setSpacing(8);
    names->addWidget(m_name);
    names->addWidget(m_version, 1, Qt::AlignBottom);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(2);
    titles->addLayout(names);
    titles->addWidget(m_facts);
    auto *top = new QHBoxLayout;
    top->setSpacing(10);
    top->addWidget(m_mark, 0, Qt::AlignTop);
    top->addLayout(titles, 1);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_which);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(14, 10, 14, 8);
    head->setSpacing(8);
    head->addLayout(top);
    head->addLayout(bar);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_state, 1);
}

const models::Guide *FieldPane::guide() const
{
    return m_session.guides() ? m_session.guides()->find(m_resource.gvk()) : nullptr;
}

void FieldPane::setKind(const models::ApiResource &resource, const QString &mark)
{
    m_resource = resource;
    m_nothing = {};
    m_document.reset();
    m_error.reset();
    m_path.clear();
    m_mark->setLetters(mark);
    m_filter->clear();
    m_fields->setMatches({}, {});
    m_fields->setKind({}, nullptr, nullptr);
    refresh();
}

void FieldPane::setDocument(const models::OpenApiDocumentRef &document)
{
    m_error.reset();
    m_document = document;
    m_fields->setKind(document, document->root(m_resource.gvk()), guide());
    m_tree->expand(m_fields->indexOf(u"spec"_s));
    refreshState();
}

void FieldPane::setError(const models::Error &error)
{
    m_error = error;
    refreshState();
}

void FieldPane::setNothing(const QString &title, const QString &reason)
{
    setKind({}, {});
    m_nothing = {title, reason};
    refresh();
}

bool FieldPane::select(const QString &path)
{
    m_path = path;
    if (m_fields->isSearching() || !m_filter->text().isEmpty()) {
        const QSignalBlocker quiet(m_filter);
        m_filter->clear();
        search();
    }
    QModelIndex at = m_fields->indexOf(path);
    if (!at.isValid() && !path.isEmpty() && m_which->current() == 1) { // hidden as not required
        m_which->setCurrent(0);
        m_fields->setOnlyRequired(false);
        at = m_fields->indexOf(path);
    }
    m_tree->setCurrentIndex(at);
    m_tree->scrollTo(at, QAbstractItemView::EnsureVisible);
    refreshState();
    return at.isValid();
}

void FieldPane::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void FieldPane::search()
{
    if (!m_searcher)
        return;
    if (m_filter->text().trimmed().isEmpty()) {
        m_searcher->setText({});
        m_fields->setMatches({}, {});
        m_tree->expand(m_fields->indexOf(u"spec"_s));
        m_tree->setCurrentIndex(m_fields->indexOf(m_path));
        refreshState();
        return;
    }
    if (m_catalog->tables().isEmpty() && !m_catalog->outage())
        m_catalog->read(m_resource.groupVersion);
    m_searcher->setKind(m_resource.gvk());
    m_searcher->setText(m_filter->text());
}

void FieldPane::takeMatches()
{
    const models::FieldHits &hits = m_searcher->hits();
    if (hits.words.isEmpty())
        return;
    if (!hits.kinds.isEmpty())
        m_fields->setMatches(hits.kinds.first(), hits.words);
    else
        m_fields->setMatches(models::KindHits {}, hits.words);
    refreshState();
}

void FieldPane::refresh()
{
    m_name->setText(m_resource.kind);
    m_name->setFont(Theme::font(Type::ObjectName, QFont::DemiBold));
    m_version->setText(m_resource.groupVersion.toString());
    QStringList facts;
    if (!m_resource.kind.isEmpty()) {
        facts.append(m_resource.namespaced ? tr("in a project") : tr("cluster-wide"));
        facts.append(m_resource.plural);
        if (!m_resource.shortNames.isEmpty())
            facts.append(tr("short name %1").arg(m_resource.shortNames.join(u", "_s)));
        facts.append(tr("possible: %1").arg(m_resource.verbs.join(u' ')));
    }
    m_facts->setText(facts.join(u" · "_s));
    for (QWidget *widget : QList<QWidget *> {m_mark, m_filter, m_which})
        widget->setVisible(!m_resource.kind.isEmpty());
    refreshState();
}

void FieldPane::refreshState()
{
    const bool hasFields = m_fields->rowCount() > 0;
    m_tree->setVisible(hasFields);
    m_state->setVisible(!hasFields);
    if (hasFields)
        return;
    if (!m_nothing.first.isEmpty()) {
        m_state->setContent(StateView::Kind::Empty, m_nothing.first, m_nothing.second);
    } else if (m_error) {
        const bool isForbidden = m_error->kind == models::Error::Kind::Forbidden;
        m_state->setContent(isForbidden ? StateView::Kind::NoAccess : StateView::Kind::Error,
            isForbidden ? tr("No right to read the field definitions.")
                        : tr("The field definitions could not be read."),
            m_error->text(), {{tr("Try again"), [this] { emit retryWanted(); }}});
    } else if (!m_document
        || (m_fields->isSearching() && (m_catalog->isReading() || m_searcher->isRunning()))) {
        m_state->setContent(StateView::Kind::Loading, tr("Reading the field definitions"), {});
    } else if (m_fields->isSearching()) {
        m_state->setContent(StateView::Kind::NoMatch,
            tr("No field of %1 fits “%2”.").arg(m_resource.kind, m_filter->text().trimmed()),
            m_which->current() == 1 ? tr("Only required fields are shown.") : QString(),
            {{tr("Clear the search"), [this] { m_filter->clear(); }}});
    } else if (m_which->current() == 1 && m_document->root(m_resource.gvk())) {
        m_state->setContent(StateView::Kind::Empty, tr("No field is required."),
            tr("Every field of %1 may be left out.").arg(m_resource.kind));
    } else {
        m_state->setContent(StateView::Kind::Empty, tr("No fields are described."),
            tr("The server gives no schema for %1. Its objects can be edited as YAML.")
                .arg(m_resource.kind));
    }
}

void FieldPane::retranslate()
{
    m_filter->setHint(tr("Find in the fields of this kind"));
    m_filter->setAccessibleName(tr("Find a field"));
    const int which = m_which->current();
    m_which->setOptions({tr("All"), tr("Required")});
    m_which->setCurrent(std::max(0, which));
    m_which->setAccessibleName(tr("Which fields"));
    m_tree->setAccessibleName(tr("Fields"));
    refresh();
}

void FieldPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
}

} // namespace ui
