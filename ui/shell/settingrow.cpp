// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/settingrow.h"

#include "ui/shared/icons.h"
#include "ui/shared/style.h"

#include <QAbstractButton>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

SettingRow::SettingRow(QWidget *editor, QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_editor(editor)
    , m_note(new QLabel(this))
    , m_undo(new QToolButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 3, 12, 3);
    row->setSpacing(8);
    m_label->setFixedWidth(Theme::scaled(124));
    m_label->setWordWrap(true);
    m_label->setBuddy(editor);
    row->addWidget(m_label, 0, Qt::AlignVCenter);
    row->addWidget(editor);
    row->addWidget(m_note, 1);
    row->addWidget(m_undo);
    m_note->setWordWrap(true);
    m_undo->setIcon(Icons::named(u"edit-undo"_s));
    m_undo->setAutoRaise(true);
    QSizePolicy policy = m_undo->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_undo->setSizePolicy(policy);
    m_undo->hide();
    setMinimumHeight(Theme::scaled(34));
}

void SettingRow::setLabel(const QString &label)
{
    m_label->setText(label);
    m_editor->setAccessibleName(label.isEmpty() ? m_editor->accessibleName() : label);
    if (auto *button = qobject_cast<QAbstractButton *>(m_editor)) {
        m_editor->setAccessibleName(button->text());
    }
    m_undo->setAccessibleName(tr("Default for %1").arg(m_editor->accessibleName()));
    m_undo->setToolTip(tr("Back to the default"));
}

void SettingRow::setNote(const QString &note)
{
    m_note->setText(note);
    refresh();
}

QString SettingRow::searchText() const
{
    const auto *button = qobject_cast<const QAbstractButton *>(m_editor);
    return m_label->text() + u' ' + m_note->text()
        + (button == nullptr ? QString() : u' ' + button->text());
}

void SettingRow::setReset(std::function<bool()> isModified, std::function<void()> reset)
{
    m_isModified = std::move(isModified);
    connect(m_undo, &QToolButton::clicked, this, [this, run = std::move(reset)] {
        run();
        refresh();
    });
    refresh();
}

bool SettingRow::isModified() const
{
    return m_isModified && m_isModified();
}

void SettingRow::refresh()
{
    m_undo->setVisible(isModified());
    m_label->setFont(Theme::font(Type::Content, isModified() ? QFont::DemiBold : QFont::Normal));
    m_note->setFont(Theme::font(Type::Secondary));
    Theme::setInk(m_note, Token::Secondary);
    update();
}

void SettingRow::paintEvent(QPaintEvent *)
{
    if (isModified()) {
        QPainter painter(this);
        painter.fillRect(QRect(4, 6, 3, height() - 12), Theme::color(Token::Link));
    }
}

void SettingRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ThemeChange) {
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
