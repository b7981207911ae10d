// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/jobgallerypage.h"

#include "ui/forms/kindcard.h"
#include "ui/forms/recentmodel.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/style.h"
#include "ui/shared/table.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int headHeight = 52;
constexpr int footHeight = 52;

void prepareTable(Table *table, RecentModel *model, bool hasState)
{
    table->setModel(model);
    table->setItemDelegateForColumn(RecentModel::NameColumn,
        new NameDelegate(
            [](const QModelIndex &index) {
                NameDelegate::Extras extras;
                extras.mark = index.data(RecentModel::MarkRole).toString();
                return extras;
            },
            table));
    table->setItemDelegateForColumn(RecentModel::StateColumn,
        new PillDelegate(
            [](const QModelIndex &index) -> std::optional<State> {
                return State(index.data(RecentModel::StateRole).toInt());
            },
            table));
    const TextDelegate::Look quiet {Token::Secondary, Type::Content};
    table->setItemDelegateForColumn(RecentModel::SizeColumn, new TextDelegate(quiet, table));
    table->setItemDelegateForColumn(RecentModel::WhenColumn, new TextDelegate(quiet, table));
    table->setStretchColumn(RecentModel::NameColumn);
    table->setColumnWidths({180, 92, 110, 110});
    table->setColumnHidden(RecentModel::StateColumn, !hasState);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
}

QuietLabel *heading(QWidget *parent)
{
    auto *label = new QuietLabel(parent);
    label->setLook(Token::Secondary, Type::Content, QFont::DemiBold);
    return label;
}

} // namespace

QWidget *JobGalleryPage::makeHead()
{
    auto *head = new QWidget(this);
    head->setFixedHeight(Theme::scaled(headHeight));
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(8);
    m_title = new QuietLabel(head);
    m_title->setLook(Token::Text, Type::ObjectName, QFont::DemiBold);
    m_search = new SearchField(head);
    m_search->setMaximumWidth(Theme::scaled(460));
    m_fromFile = new QPushButton(head);
    m_fromFile->setIcon(Icons::named(u"document-open"_s));
    m_paste = new QPushButton(head);
    m_paste->setIcon(Icons::named(u"edit-paste"_s));
    layout->addWidget(m_title);
    layout->addSpacing(8);
    layout->addWidget(m_search, 1);
    layout->addStretch(1);
    layout->addWidget(m_fromFile);
    layout->addWidget(m_paste);
    setFocusProxy(m_search); // who comes here types what is wanted
    connect(m_search, &QLineEdit::textChanged, this, &JobGalleryPage::filter);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        const auto first
            = std::ranges::find_if(m_cards, [](const KindCard *card) { return card->isVisible(); });
        if (first != m_cards.end()) {
            choose({(*first)->gvk(), {}, {}, {}});
            openChoice(true);
        }
    });
    connect(m_fromFile, &QPushButton::clicked, this, &JobGalleryPage::openFile);
    connect(m_paste, &QPushButton::clicked, this,
        [this] { openText(QGuiApplication::clipboard()->text(), tr("the clipboard")); });
    return head;
}

QWidget *JobGalleryPage::makeKinds()
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(8);
    auto *head = new QHBoxLayout;
    m_kindsTitle = heading(content);
    m_kindsNote = new QuietLabel(content);
    head->addWidget(m_kindsTitle, 1);
    head->addWidget(m_kindsNote);
    layout->addLayout(head);
    m_grid = new QGridLayout;
    m_grid->setSpacing(8);
    layout->addLayout(m_grid);
    layout->addSpacing(8);
    m_othersTitle = heading(content);
    layout->addWidget(m_othersTitle);
    m_others = new QWidget(content);
    m_othersFlow = new FlowLayout(m_others);
    layout->addWidget(m_others);
    layout->addStretch(1);
    scroll->setWidget(content);
    return scroll;
}

QWidget *JobGalleryPage::makeRecent()
{
    auto *pane = new QWidget(this);
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins(17, 12, 16, 16);
    layout->setSpacing(8);
    m_recentTitle = heading(pane);
    m_recent = new Table(pane);
    m_noRecent = new QuietLabel(pane);
    m_draftsTitle = heading(pane);
    m_draftTable = new Table(pane);
    m_noDrafts = new QuietLabel(pane);
    prepareTable(m_recent, m_recentModel, true);
    prepareTable(m_draftTable, m_draftModel, false);
    layout->addWidget(m_recentTitle);
    layout->addWidget(m_noRecent);
    layout->addWidget(m_recent, 3);
    layout->addSpacing(8);
    layout->addWidget(m_draftsTitle);
    layout->addWidget(m_noDrafts);
    layout->addWidget(m_draftTable, 2);
    layout->addStretch(1);
    const auto connectTable = [this](Table *table, RecentModel *model) {
        const auto pick = [this, model](const QModelIndex &index) {
            if (const RecentModel::Entry *entry = model->at(index.row()))
                choose({entry->gvk, entry->nameSpace, entry->name, entry->draftId});
        };
        connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, pick);
        connect(table, &QAbstractItemView::clicked, this, pick);
        connect(table, &Table::opened, this, [this, pick](const QModelIndex &index) {
            pick(index);
            openChoice(false);
        });
    };
    connectTable(m_recent, m_recentModel);
    connectTable(m_draftTable, m_draftModel);
    return pane;
}

QWidget *JobGalleryPage::makeFoot()
{
    auto *foot = new QWidget(this);
    foot->setFixedHeight(Theme::scaled(footHeight));
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(8);
    m_footMark = new KindMark({}, 20, foot);
    m_footKind = new QuietLabel(foot);
    m_footKind->setLook(Token::Text, Type::Content, QFont::DemiBold);
    m_footText = new QuietLabel(foot);
    m_footText->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_blank = new QPushButton(foot);
    m_open = new QPushButton(foot);
    Style::setRole(m_open, ButtonRole::Primary);
    layout->addWidget(m_footMark);
    layout->addWidget(m_footKind);
    layout->addWidget(m_footText, 1);
    layout->addWidget(m_blank);
    layout->addWidget(m_open);
    connect(m_blank, &QPushButton::clicked, this, [this] { openChoice(true); });
    connect(m_open, &QPushButton::clicked, this, [this] { openChoice(false); });
    return foot;
}

void JobGalleryPage::paintEvent(QPaintEvent *event)
{
    Page::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface));
    const int top = Theme::scaled(headHeight);
    const int bottom = height() - Theme::scaled(footHeight);
    painter.fillRect(0, bottom, width(), height() - bottom, Theme::color(Token::Surface2));
    painter.setPen(Theme::color(Token::Border));
    painter.drawLine(0, top - 1, width(), top - 1);
    painter.drawLine(0, bottom, width(), bottom);
    if (m_right && m_right->isVisible())
        painter.drawLine(m_right->x(), top, m_right->x(), bottom);
}

} // namespace ui
