// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/selectionbar.h"

#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace ui {

SelectionBar::SelectionBar(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_where(new QLabel(this))
    , m_buttons(new QHBoxLayout)
    , m_reason(new QLabel(this))
    , m_clear(new QPushButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 0, 14, 0);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addWidget(m_where);
    row->addSpacing(8);
    row->addLayout(m_buttons);
    row->addStretch(1);
    row->addWidget(m_reason);
    row->addWidget(m_clear);
    m_buttons->setSpacing(8);
    Style::setRole(m_clear, ButtonRole::Link);
    connect(m_clear, &QPushButton::clicked, this, &SelectionBar::cleared);
    setFixedHeight(Theme::scaled(44));
    hide();
    retranslate();
}

void SelectionBar::setSelection(int count, const QString &where)
{
    m_count = count;
    m_where->setText(where);
    m_where->setVisible(!where.isEmpty());
    retranslate();
    setVisible(count > 0);
}

void SelectionBar::setActions(const QList<QAction *> &actions, const QList<QAction *> &dangerous)
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (QAction *action : actions + dangerous) {
        auto *button = new QPushButton(action->text(), this);
        Style::setSmall(button);
        if (dangerous.contains(action)) {
            Style::setRole(button, ButtonRole::Danger);
        }
        const auto follow = [button, action] {
            button->setText(action->text());
            button->setAccessibleName(action->text());
            button->setEnabled(action->isEnabled());
            button->setVisible(action->isVisible());
            button->setToolTip(action->toolTip());
        };
        follow();
        connect(action, &QAction::changed, button, follow);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_buttons->addWidget(button);
    }
}

void SelectionBar::setReason(const QString &reason)
{
    m_reason->setText(reason);
}

void SelectionBar::retranslate()
{
    m_title->setText(tr("%n selected", nullptr, m_count));
    m_title->setFont(Theme::font(Type::Content, QFont::DemiBold));
    m_clear->setText(tr("Clear", "the selection"));
    for (QLabel *label : {m_title, m_where, m_reason}) {
        Theme::setInk(label, Token::OnSoft);
    }
}

void SelectionBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Soft));
    painter.fillRect(QRect(0, 0, width(), 1), Theme::color(Token::Link));
}

void SelectionBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
