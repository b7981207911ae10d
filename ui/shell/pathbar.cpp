// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/pathbar.h"

#include "ui/shared/actiontable.h"
#include "ui/shared/heads.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/style.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

constexpr int widestCrumb = 260;

} // namespace

CrumbButton::CrumbButton(const Crumb &crumb, bool first, bool last, QWidget *parent)
    : QWidget(parent)
    , m_crumb(crumb)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    if (!first) {
        auto *chevron = new QToolButton(this);
        Style::setSmall(chevron);
        chevron->setArrowType(Qt::RightArrow);
        chevron->setAutoRaise(true);
        chevron->setFixedSize(18, 24);
        chevron->setEnabled(static_cast<bool>(crumb.siblings));
        chevron->setAccessibleName(tr("Places beside %1").arg(crumb.text));
        chevron->setFocusPolicy(crumb.siblings ? Qt::TabFocus : Qt::NoFocus);
        connect(chevron, &QToolButton::clicked, this, [this, chevron] { popup(chevron); });
        row->addWidget(chevron);
    }
    auto *word = new QPushButton(this);
    Style::setRole(word, ButtonRole::Quiet);
    const QFont font = Theme::font(Type::Content, last ? QFont::DemiBold : QFont::Normal);
    word->setFont(font);
    QString shown = QFontMetrics(font).elidedText(crumb.text, Qt::ElideMiddle, widestCrumb);
    word->setText(shown.replace(u'&', "&&"_L1)); // a letter here, no mark of a key
    word->setToolTip(crumb.text);
    word->setAccessibleName(crumb.text);
    word->setProperty("sampanCrumb", true);
    Theme::setInk(word, Theme::color(last ? Token::Text : Token::Secondary));
    connect(word, &QPushButton::clicked, this, [this, word, last] {
        if (m_crumb.place && !last) {
            emit goRequested(*m_crumb.place);
        } else {
            popup(word);
        }
    });
    row->addWidget(word);
}

void CrumbButton::popup(QWidget *under)
{
    if (!m_crumb.siblings) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Crumb &sibling : m_crumb.siblings()) {
        QAction *action = menu->addAction(sibling.text);
        action->setCheckable(true);
        action->setChecked(sibling.text == m_crumb.text);
        if (sibling.place) {
            connect(action, &QAction::triggered, this,
                [this, place = *sibling.place] { emit goRequested(place); });
        } else if (sibling.siblings) {
            // A step without a place does something when it is chosen: switch cluster or project.
            connect(action, &QAction::triggered, this, [run = sibling.siblings] { run(); });
        }
    }
    menu->popup(under->mapToGlobal(QPoint(0, under->height() + 2)));
}

PathBar::PathBar(const ActionTable &actions, QWidget *parent)
    : QWidget(parent)
    , m_crumbs(new QHBoxLayout)
    , m_actions(new QHBoxLayout)
    , m_middle(new QHBoxLayout)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 12, 1);
    row->setSpacing(2);
    for (const ActionId id : {ActionId::Back, ActionId::Forward, ActionId::Reload}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(actions.action(id));
        button->setAutoRaise(true);
        button->setAccessibleName(actions.text(id));
        row->addWidget(button);
    }
    row->addSpacing(4);
    m_crumbs->setSpacing(0);
    row->addLayout(m_crumbs);
    row->addStretch(1);
    row->addLayout(m_middle);
    row->addSpacing(8);
    m_actions->setSpacing(4);
    row->addLayout(m_actions);
    setFixedHeight(Theme::scaled(40));
}

void PathBar::setContent(
    const QList<Crumb> &crumbs, QWidget *widget, const QList<QAction *> &actions)
{
    clear(m_crumbs);
    for (qsizetype i = 0; i < crumbs.size(); ++i) {
        auto *button = new CrumbButton(crumbs.at(i), i == 0, i + 1 == crumbs.size(), this);
        connect(button, &CrumbButton::goRequested, this, &PathBar::goRequested);
        m_crumbs->addWidget(button);
        button->show();
    }
    if (widget != m_widget) {
        if (m_widget != nullptr) {
            m_middle->removeWidget(m_widget);
            m_widget->hide();
        }
        m_widget = widget;
        if (widget != nullptr) {
            m_middle->addWidget(widget);
            widget->show();
            connect(widget, &QObject::destroyed, this, [this, widget] {
                if (m_widget == widget) {
                    m_widget = nullptr;
                }
            });
        }
    }
    clear(m_actions);
    for (QAction *action : actions) {
        QPushButton *button = ActionButton::make(action, this);
        if (!action->property("sampanFramed").toBool()) {
            Style::setRole(button, ButtonRole::Quiet);
        }
        m_actions->addWidget(button);
    }
    layout()->activate(); // a new button stands nowhere until then
}

void PathBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::color(Token::Border));
}

} // namespace ui
