// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/searchfield.h"

#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
{
    setTextMargins(24, 0, 0, 0);
    setClearButtonEnabled(false);
}

void SearchField::setHint(const QString &placeholder, const QString &key)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    m_key = key;
    setTextMargins(24, 0, key.isEmpty() ? 0 : keyWidth(key) + 4, 0);
    update();
}

QSize SearchField::sizeHint() const
{
    return {240, QLineEdit::sizeHint().height()};
}

int SearchField::keyWidth(const QString &key)
{
    return QFontMetrics(Theme::font(Type::Meta, QFont::Medium)).horizontalAdvance(key) + 12;
}

void SearchField::paintKey(QPainter &painter, const QRectF &box, const QString &key)
{
    painter.save();
    painter.setFont(Theme::font(Type::Meta, QFont::Medium));
    QRectF cap(0, 0, keyWidth(key), Theme::scaled(18));
    cap.moveCenter(box.center());
    cap.moveRight(box.right());
    paint::panel(painter, cap, {}, Theme::color(Token::Border), paint::chipRadius);
    paint::text(painter, cap, key, Theme::color(Token::Secondary), Qt::AlignHCenter);
    painter.restore();
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    Icons::paintNamed(painter, QRectF(9, (height() - 16) / 2.0, 16, 16), u"search"_s,
        Theme::color(Token::Secondary));
    if (!m_key.isEmpty() && text().isEmpty() && !hasFocus()) {
        paintKey(painter, QRectF(rect()).adjusted(0, 0, -6, 0), m_key);
    }
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (!text().isEmpty()) {
            clear();
        } else {
            clearFocus();
            QLineEdit::keyPressEvent(event);
        }
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        emit moveRequested(event->key());
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace ui
