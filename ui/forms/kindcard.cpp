// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/kindcard.h"

#include "ui/shared/marks.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int cardHeight = 78;
constexpr int markSide = 28;

} // namespace

KindCard::KindCard(const models::GroupVersionKind &gvk, QWidget *parent)
    : QWidget(parent)
    , m_gvk(gvk)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(Theme::scaled(cardHeight));
}

QSize KindCard::sizeHint() const
{
    return {Theme::scaled(300), Theme::scaled(cardHeight)};
}

void KindCard::setContent(const QString &mark, const QString &title, const QString &scale)
{
    m_mark = mark;
    m_title = title;
    m_scale = scale;
    setAccessibleName(m_gvk.kind + u", "_s + title);
    setAccessibleDescription(scale);
    setToolTip(title);
    update();
}

void KindCard::setNote(const QString &note)
{
    m_note = note;
    update();
}

void KindCard::setChosen(bool chosen)
{
    m_isChosen = chosen;
    update();
}

bool KindCard::fits(const QString &typed) const
{
    return typed.isEmpty() || m_gvk.kind.contains(typed, Qt::CaseInsensitive)
        || m_title.contains(typed, Qt::CaseInsensitive)
        || m_scale.contains(typed, Qt::CaseInsensitive)
        || m_mark.compare(typed, Qt::CaseInsensitive) == 0;
}

void KindCard::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect());
    paint::panel(painter, box,
        Theme::color(m_isChosen ? Token::Selection
                : underMouse()  ? Token::Hover
                                : Token::Surface),
        Theme::color(m_isChosen ? Token::Accent : Token::Border));
    if (paint::isFocusShown(this))
        paint::focusRing(painter, box);
    const qreal side = Theme::scaled(markSide);
    KindMark::paint(painter, QRectF(12, 12, side, side), m_mark);
    const QRectF text = box.adjusted(12 + side + 12, 8, -12, -8);
    const qreal line = text.height() / 3;
    painter.setFont(Theme::font(Type::Secondary));
    const qreal noteWidth = painter.fontMetrics().horizontalAdvance(m_note);
    paint::text(painter, QRectF(text.right() - noteWidth, text.top(), noteWidth + 1, line), m_note,
        Theme::color(Token::Secondary), Qt::AlignRight);
    painter.setFont(Theme::font(Type::Content, QFont::DemiBold));
    paint::text(painter, QRectF(text.left(), text.top(), text.width() - noteWidth - 8, line),
        m_gvk.kind, Theme::color(Token::Text));
    painter.setFont(Theme::font(Type::Secondary));
    paint::text(painter, QRectF(text.left(), text.top() + line, text.width(), line), m_title,
        Theme::color(Token::Text));
    paint::text(painter, QRectF(text.left(), text.top() + 2 * line, text.width(), line), m_scale,
        Theme::color(Token::Secondary));
}

void KindCard::mousePressEvent(QMouseEvent *event)
{
    QWidget::mousePressEvent(event);
    emit chosen();
}

void KindCard::mouseDoubleClickEvent(QMouseEvent *event)
{
    QWidget::mouseDoubleClickEvent(event);
    emit opened();
}

void KindCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit opened();
    else if (event->key() == Qt::Key_Space)
        emit chosen();
    else
        QWidget::keyPressEvent(event);
}

void KindCard::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        emit chosen();
}

void KindCard::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    update();
}

void KindCard::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    update();
}

} // namespace ui
