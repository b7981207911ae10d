// SPDX-License-Identifier: Apache-2.0
#include "ui/explorer/fieldresults.h"

#include "models/resources/fieldcatalog.h"
#include "models/resources/fieldsearcher.h"
#include "ui/explorer/fieldhitdelegate.h"
#include "ui/explorer/fieldhitsmodel.h"
#include "ui/shared/banner.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/stateview.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QLocale>
#include <QScrollBar>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype namesInBanner = 3;

QListView *makeList(QWidget *parent, QAbstractItemModel *model)
{
    auto *list = new QListView(parent);
    list->setModel(model);
    list->setItemDelegate(new FieldHitDelegate(list));
    list->setFrameShape(QFrame::NoFrame);
    list->setMouseTracking(true);
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return list;
}

} // namespace

FieldResults::FieldResults(FieldHitsModel &model, models::FieldCatalog &catalog,
    models::FieldSearcher &searcher, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_catalog(catalog)
    , m_searcher(searcher)
    , m_count(new QuietLabel(this, Token::Text, Type::Secondary))
    , m_progress(new QuietLabel(this))
    , m_note(new QWidget(this))
    , m_banner(new Banner(m_note))
    , m_list(makeList(this, &model))
    , m_state(new StateView(this))
{
    m_count->setLook(Token::Text, Type::Secondary, QFont::DemiBold);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(10, 6, 10, 6);
    head->setSpacing(8);
    head->addWidget(m_count);
    head->addStretch();
    head->addWidget(m_progress);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    auto *note = new QHBoxLayout(m_note);
    note->setContentsMargins(10, 0, 10, 8);
    note->addWidget(m_banner);
    layout->addWidget(m_note);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_state, 1);
    m_list->installEventFilter(this);
    connect(m_list, &QListView::clicked, this, &FieldResults::activate);
    retranslate();
}

void FieldResults::keepCurrent(const std::function<void()> &fill)
{
    const QModelIndex current = m_list->currentIndex();
    const bool had = current.isValid();
    const models::GroupVersionKind gvk = had ? m_model.gvk(current) : models::GroupVersionKind();
    const QString path = had ? m_model.path(current) : QString();
    const int scroll = m_list->verticalScrollBar()->value();
    fill();
    m_list->doItemsLayout();
    if (had)
        m_list->setCurrentIndex(m_model.indexOf(gvk, path));
    m_list->verticalScrollBar()->setValue(had ? scroll : 0);
}

void FieldResults::enter()
{
    m_list->setFocus(Qt::ShortcutFocusReason);
    const QModelIndex first = m_model.firstField();
    m_list->setCurrentIndex(first.isValid() ? first : m_model.index(0));
}

void FieldResults::openFirst()
{
    if (const QModelIndex first = m_model.firstField(); first.isValid()) {
        m_list->setCurrentIndex(first);
        activate(first);
    }
}

void FieldResults::activate(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (m_model.line(index) == FieldHitsModel::Line::Field)
        emit opened(m_model.gvk(index), m_model.path(index));
    else
        toggle(index);
}

/// The line stays where it is; of "more" the first of the new lines takes its place.
void FieldResults::toggle(const QModelIndex &index)
{
    const int row = index.row();
    const int scroll = m_list->verticalScrollBar()->value();
    m_model.toggle(index);
    m_list->doItemsLayout();
    m_list->setCurrentIndex(m_model.index(row));
    m_list->verticalScrollBar()->setValue(scroll);
}

bool FieldResults::takeKey(int key)
{
    const QModelIndex current = m_list->currentIndex();
    const bool isKind = current.isValid() && m_model.line(current) == FieldHitsModel::Line::Kind;
    const bool isOpen = isKind && current.data(FieldHitsModel::OpenRole).toBool();
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(current);
        return true;
    case Qt::Key_Right:
    case Qt::Key_Left:
        if (isKind && isOpen == (key == Qt::Key_Left))
            toggle(current);
        return true;
    case Qt::Key_Up:
        if (current.row() > 0)
            return false;
        emit leftAtTop();
        return true;
    case Qt::Key_Escape:
        emit leftAtTop();
        return true;
    default:
        return false;
    }
}

bool FieldResults::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        if (!(press->modifiers() & ~Qt::KeypadModifier) && takeKey(press->key()))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FieldResults::refresh()
{
    refreshHead();
    refreshBanner();
    refreshState();
}

void FieldResults::refreshHead()
{
    const QLocale locale;
    m_count->setText(tr("%1 in %2")
            .arg(tr("%n fields", nullptr, int(m_model.fieldCount())),
                tr("%n kinds", "after: 12 fields in", int(m_model.kindCount()))));
    m_count->setVisible(m_model.fieldCount() > 0);
    m_progress->setText(tr("%1 of %2 API versions read")
            .arg(locale.toString(m_catalog.done()), locale.toString(m_catalog.total())));
    m_progress->setToolTip(
        tr("The field definitions come in one document for each API version. What has come is "
           "searched already."));
    m_progress->setVisible(m_catalog.isReading() && m_model.fieldCount() > 0);
}

void FieldResults::refreshBanner()
{
    const QList<models::FieldCatalog::Problem> problems = m_catalog.problems();
    const bool isOut = m_catalog.outage() && m_model.fieldCount() > 0;
    m_note->setVisible(!problems.isEmpty() || isOut);
    const QList<BannerAction> again {{tr("Try again"), [this] { m_catalog.read(); }}};
    if (isOut) {
        m_banner->setWarning(tr("Not every kind is searched."), m_catalog.outage()->text(), again);
    } else if (!problems.isEmpty()) {
        QStringList names;
        for (const auto &problem : problems.first(std::min(namesInBanner, problems.size())))
            names.append(problem.groupVersion.toString());
        if (problems.size() > namesInBanner)
            names.append(tr("%n more", nullptr, int(problems.size() - namesInBanner)));
        m_banner->setWarning(
            tr("%1: field definitions not read.").arg(names.join(tr(", ", "between names"))),
            tr("The other kinds are searched. %1").arg(problems.first().error.text()), again);
        QStringList lines;
        for (const auto &problem : problems)
            lines.append(problem.groupVersion.toString() + u": "_s + problem.error.text());
        m_banner->setToolTip(lines.join(u'\n'));
    }
}

void FieldResults::showOutage()
{
    const models::Error &error = *m_catalog.outage();
    const QList<BannerAction> again {{tr("Try again"), [this] { m_catalog.read(); }}};
    switch (error.kind) {
    case models::Error::Kind::Forbidden:
        m_state->setContent(StateView::Kind::NoAccess,
            tr("No right to read the field definitions."),
            tr("The search needs get on /openapi/v3. An administrator can grant it, for example "
               "with the cluster role system:discovery.")
                + u'\n' + error.text(),
            again);
        return;
    case models::Error::Kind::LoginExpired:
    case models::Error::Kind::LoginProgram:
    case models::Error::Kind::NeedsTrust:
        m_state->setContent(
            StateView::Kind::LoginExpired, tr("The login is not accepted."), error.text(), again);
        return;
    default:
        m_state->setContent(StateView::Kind::Offline, tr("The server is not reachable."),
            tr("The field definitions are read once it is back.") + u'\n' + error.text(), again);
    }
}

void FieldResults::refreshState()
{
    const bool hasLines = m_model.rowCount() > 0;
    m_list->setVisible(hasLines);
    m_state->setVisible(!hasLines);
    if (hasLines)
        return;
    const QLocale locale;
    if (m_catalog.isReading()) {
        m_state->setContent(StateView::Kind::Loading, tr("Reading the field definitions"),
            tr("%1 of %2 API versions read")
                .arg(locale.toString(m_catalog.done()), locale.toString(m_catalog.total())));
        m_state->setProgress(m_catalog.done(), m_catalog.total());
    } else if (m_catalog.outage()) {
        showOutage();
    } else if (m_searcher.isRunning()) {
        m_state->setContent(StateView::Kind::Loading, tr("Searching"), {});
    } else {
        m_state->setContent(StateView::Kind::NoMatch,
            tr("No field fits “%1”.").arg(m_searcher.words().join(u' ')),
            tr("Searched: names, paths, descriptions and guide texts of %n fields.", nullptr,
                int(m_catalog.fieldCount())),
            {{tr("Clear the search"), [this] { emit clearWanted(); }}});
    }
}

void FieldResults::retranslate()
{
    m_list->setAccessibleName(tr("Fields found"));
    refresh();
}

void FieldResults::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
