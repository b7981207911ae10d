// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/dialog.h"

#include "ui/shared/backdrop.h"
#include "ui/shared/marks.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

Dialog::Dialog(QWidget *parent)
    : QDialog(parent)
    , m_head(new QWidget(this))
    , m_headRow(new QHBoxLayout(m_head))
    , m_title(new QLabel(m_head))
    , m_subtitle(new QLabel(m_head))
    , m_headRight(new QHBoxLayout)
    , m_scroll(new QScrollArea(this))
    , m_body(nullptr)
    , m_outer(new QVBoxLayout(this))
    , m_foot(new QWidget(this))
    , m_footLeft(new QHBoxLayout)
    , m_footRight(new QHBoxLayout)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setBackgroundRole(QPalette::Base);
    m_outer->setContentsMargins(1, 1, 1, 1); // the edge
    m_outer->setSpacing(0);

    m_headRow->setContentsMargins(20, 14, 20, 12);
    m_headRow->setSpacing(12);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(1);
    titles->addWidget(m_title);
    titles->addWidget(m_subtitle);
    m_title->setTextFormat(Qt::PlainText);
    m_subtitle->setTextFormat(Qt::PlainText);
    m_headRow->addLayout(titles, 1);
    m_headRow->addLayout(m_headRight);
    m_headRight->setSpacing(8);

    auto *content = new QWidget(m_scroll);
    content->setBackgroundRole(QPalette::Base);
    m_body = new QVBoxLayout(content);
    m_body->setContentsMargins(20, 12, 20, 12);
    m_body->setSpacing(8);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);

    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(20, 12, 20, 12);
    foot->setSpacing(8);
    foot->addLayout(m_footLeft);
    foot->addStretch(1);
    foot->addLayout(m_footRight);
    m_footLeft->setSpacing(16);
    m_footRight->setSpacing(8);
    m_foot->setBackgroundRole(QPalette::AlternateBase);
    m_foot->setAutoFillBackground(true);

    m_outer->addWidget(m_head);
    m_outer->addWidget(m_scroll, 1);
    m_outer->addSpacing(1); // the line above the foot
    m_outer->addWidget(m_foot);
    colour();
}

/// A page may go, and its dialog with it, without it being closed first.
Dialog::~Dialog()
{
    delete m_backdrop;
}

void Dialog::setHead(const QIcon &icon, const QString &title, const QString &subtitle)
{
    if (!icon.isNull()) {
        setHeadWidget(new IconLabel(icon, 22, m_head));
    }
    m_title->setText(title);
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
    setWindowTitle(title);
    setAccessibleName(title);
    setAccessibleDescription(subtitle);
}

void Dialog::setHeadWidget(QWidget *widget)
{
    delete m_icon;
    m_icon = widget;
    m_headRow->insertWidget(0, widget, 0, Qt::AlignVCenter);
}

QPushButton *Dialog::addButton(const QString &text, ButtonRole role)
{
    auto *button = new QPushButton(text, m_foot);
    button->setAccessibleName(text);
    Style::setRole(button, role);
    button->setAutoDefault(false);
    m_footRight->addWidget(button);
    return button;
}

QPushButton *Dialog::addCancel()
{
    QPushButton *button = addButton(tr("Cancel"), ButtonRole::Secondary);
    connect(button, &QPushButton::clicked, this, &QDialog::reject);
    return button;
}

void Dialog::addRow(const QString &text, QWidget *editor)
{
    constexpr int labelWidth = 130;
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *label = new QLabel(text, this);
    label->setFixedWidth(Theme::scaled(labelWidth));
    label->setBuddy(editor);
    editor->setAccessibleName(text);
    row->addWidget(label);
    row->addWidget(editor, 1);
    m_body->addLayout(row);
}

void Dialog::setPlainBody(QWidget *widget)
{
    delete m_outer->replaceWidget(m_scroll, widget); // the item, not the widget
    m_scroll->hide();
    m_outer->setStretchFactor(widget, 1);
}

void Dialog::setWantedSize(const QSize &size)
{
    m_wanted = size;
}

void Dialog::showEvent(QShowEvent *event)
{
    const QSize around
        = parentWidget() != nullptr ? parentWidget()->window()->size() : screen()->availableSize();
    const QSize most(around.width() * 92 / 100, around.height() * 92 / 100);
    setMaximumSize(most);
    if (m_wanted.height() == 0)
        fit();
    else
        resize((m_wanted.isValid() ? m_wanted : sizeHint()).boundedTo(most));
    if (parentWidget() != nullptr && m_backdrop == nullptr)
        m_backdrop = new Backdrop(parentWidget()->window());
    QDialog::showEvent(event);
}

void Dialog::hideEvent(QHideEvent *event)
{
    delete m_backdrop;
    QDialog::hideEvent(event);
}

void Dialog::fit()
{
    QWidget *content = m_scroll->widget();
    const int width = std::min(m_wanted.width(), maximumWidth());
    content->layout()->activate();
    const int body = content->hasHeightForWidth() ? content->heightForWidth(width)
                                                  : content->sizeHint().height();
    m_outer->activate();
    const int around = m_outer->totalSizeHint().height() - m_scroll->sizeHint().height();
    resize(QSize(width, body + around).boundedTo(maximumSize()));
}

void Dialog::colour()
{
    m_title->setFont(Theme::font(Type::ObjectName, QFont::DemiBold));
    m_subtitle->setFont(Theme::font(Type::Secondary));
    Theme::setInk(m_subtitle, Token::Secondary);
}

void Dialog::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface));
    painter.fillRect(
        QRect(0, m_head->geometry().bottom(), width(), 1), Theme::color(Token::Border));
    painter.fillRect(
        QRect(0, m_foot->geometry().top() - 1, width(), 1), Theme::color(Token::Border));
    painter.setPen(Theme::color(Token::Border));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void Dialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        colour();
    }
    QDialog::changeEvent(event);
}

} // namespace ui
