// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/searchbutton.h"

#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/searchfield.h"

#include <QEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

SearchButton::SearchButton(QWidget *parent)
    : QPushButton(parent)
{
    setAttribute(Qt::WA_Hover);
    retranslate();
}

void SearchButton::retranslate()
{
    setText(tr("Search resources, fields or commands"));
    setAccessibleName(text());
}

QSize SearchButton::sizeHint() const
{
    return {280, Theme::scaled(26)};
}

void SearchButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF box(rect());
    paint::panel(painter, box, Theme::color(underMouse() ? Token::Hover : Token::Surface),
        Theme::color(Token::Control));
    Icons::paintNamed(painter, QRectF(9, box.center().y() - 8, 16, 16), u"search"_s,
        Theme::color(Token::Secondary));
    const QString key = QKeySequence(u"Ctrl+K"_s).toString(QKeySequence::NativeText);
    const int cap = SearchField::keyWidth(key);
    paint::text(painter, box.adjusted(32, 0, -cap - 14, 0), text(), Theme::color(Token::Secondary));
    SearchField::paintKey(painter, box.adjusted(0, 0, -6, 0), key);
    if (paint::isFocusShown(this)) {
        paint::focusRing(painter, box);
    }
}

void SearchButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QPushButton::changeEvent(event);
}

} // namespace ui
