// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/sectionhead.h"

#include "ui/shared/draghandle.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace ui {

namespace {

constexpr int handleGap = 4;
constexpr int rowInset = 8; // of rows of fields, and between their editors and menus

} // namespace

SectionHead::SectionHead(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    name();
}

void SectionHead::name()
{
    QString text = m_title;
    if (m_errors > 0) {
        text = tr("%1, %n errors", nullptr, m_errors).arg(m_title);
    }
    setAccessibleName(text);
    setAccessibleDescription(m_summary);
    update();
}

void SectionHead::setTitle(const QString &title)
{
    m_title = title;
    name();
}

void SectionHead::setKey(const QString &key)
{
    m_key = key;
    update();
}

void SectionHead::setSummary(const QString &summary)
{
    m_summary = summary;
    name();
}

void SectionHead::setErrorCount(int count)
{
    m_errors = count;
    name();
}

void SectionHead::setAction(const QString &text)
{
    m_action = text;
    setFocusPolicy(m_foldable || !text.isEmpty() ? Qt::TabFocus : Qt::NoFocus);
    update();
}

void SectionHead::setFoldable(bool foldable)
{
    m_foldable = foldable;
    setFocusPolicy(foldable || !m_action.isEmpty() ? Qt::TabFocus : Qt::NoFocus);
    update();
}

void SectionHead::setHasMenu(bool has)
{
    m_hasMenu = has;
    update();
}

void SectionHead::setIndented(bool indented)
{
    m_isIndented = indented;
    update();
}

void SectionHead::setQuiet(bool quiet)
{
    m_quiet = quiet;
    updateGeometry();
    update();
}

void SectionHead::setOpen(bool open)
{
    if (open != m_open) {
        m_open = open;
        update();
        emit toggled(open);
    }
}

QSize SectionHead::sizeHint() const
{
    return {160, Theme::scaled(m_quiet ? 26 : 34)};
}

QRectF SectionHead::menuBox() const
{
    // Among rows of fields it stands in the column of their menus, whether there is one or not.
    const qreal side = m_hasMenu || m_isIndented ? Theme::scaled(24) : 0;
    const qreal inset = m_isIndented ? rowInset : 0;
    return {width() - inset - side, 0, side, static_cast<qreal>(height())};
}

/// Where what stands at the right ends.
qreal SectionHead::edge() const
{
    return menuBox().left() - (m_isIndented ? rowInset : 0)
        - (m_handle != nullptr ? m_handle->width() + handleGap : 0);
}

void SectionHead::setHandle(DragHandle *handle)
{
    if (handle == m_handle)
        return;
    delete m_handle;
    m_handle = handle;
    placeHandle();
    update();
}

void SectionHead::placeHandle()
{
    if (m_handle == nullptr)
        return;
    m_handle->setParent(this);
    m_handle->setGeometry(int(edge()) + handleGap, 0, m_handle->width(), height());
    m_handle->show();
}

void SectionHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeHandle();
}

QRectF SectionHead::actionBox() const
{
    if (m_action.isEmpty()) {
        return {};
    }
    const qreal words = QFontMetricsF(Theme::font(Type::Secondary)).horizontalAdvance(m_action) + 1;
    return {edge() - words, 0, words, static_cast<qreal>(height())};
}

void SectionHead::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF box(rect());
    qreal x = 0;
    if (m_foldable) {
        paint::chevron(painter, QPointF(6, box.center().y()),
            m_open ? paint::Arrow::Down : paint::Arrow::Right, Theme::color(Token::Secondary));
    }
    if (m_foldable || m_isIndented) {
        x = 18; // one column of titles
    }
    const auto put = [&](const QString &text, const QFont &font, Token token) {
        painter.setFont(font);
        const qreal words = QFontMetricsF(font).horizontalAdvance(text) + 1;
        paint::text(painter, QRectF(x, 0, qMin(words, box.width() - x), height()), text,
            Theme::color(token));
        x += words + 8;
    };
    put(m_title, Theme::font(m_quiet ? Type::Secondary : Type::Content, QFont::DemiBold),
        m_quiet ? Token::Secondary : Token::Text);
    if (!m_key.isEmpty()) {
        put(m_key, Theme::font(Type::MonoMeta), Token::Secondary);
    }
    if (m_errors > 0) {
        Icons::paintState(painter, QRectF(x + 2, box.center().y() - 6, 12, 12), State::Failed);
        painter.setFont(Theme::font(Type::Secondary, QFont::DemiBold));
        paint::text(painter, QRectF(x + 19, 0, 40, height()), QString::number(m_errors),
            Theme::stateText(State::Failed));
        x += 40;
    }
    painter.setFont(Theme::font(Type::Secondary));
    const QRectF action = actionBox();
    paint::text(painter, action, m_action, Theme::color(Token::Link));
    if (m_hasMenu) {
        const QRectF menu = menuBox();
        Icons::paintNamed(painter, QRectF(menu.center().x() - 8, menu.center().y() - 8, 16, 16),
            QStringLiteral("overflow-menu"), Theme::color(Token::Secondary));
    }
    const qreal right
        = action.isEmpty() ? edge() - (m_hasMenu && !m_isIndented ? 4 : 0) : action.left() - 10;
    paint::text(painter, QRectF(x, 0, right - x, height()), m_summary,
        Theme::color(Token::Secondary), Qt::AlignRight);
    if (paint::isFocusShown(this)) {
        paint::focusRing(painter, box.adjusted(-1, 3, 1, -3), paint::chipRadius);
    }
}

void SectionHead::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        return;
    }
    if (m_hasMenu && menuBox().contains(event->position())) {
        emit menuWanted(mapToGlobal(QPoint(int(menuBox().left()), height())));
    } else if (actionBox().contains(event->position())) {
        emit actionTriggered();
    } else if (m_foldable && rect().contains(event->position().toPoint())) {
        setOpen(!m_open);
    }
}

void SectionHead::mouseMoveEvent(QMouseEvent *event)
{
    const bool isLink = actionBox().contains(event->position())
        || (m_hasMenu && menuBox().contains(event->position()));
    setCursor(isLink || m_foldable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void SectionHead::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_hasMenu) {
        emit menuWanted(event->reason() == QContextMenuEvent::Mouse
                ? event->globalPos()
                : mapToGlobal(QPoint(0, height())));
    } else {
        QWidget::contextMenuEvent(event);
    }
}

void SectionHead::keyPressEvent(QKeyEvent *event)
{
    const bool isArrow = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (m_handle != nullptr && isArrow && event->modifiers() == Qt::AltModifier) {
        emit moveWanted(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    }
    const bool go = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Space && m_foldable) {
        setOpen(!m_open);
    } else if (go && !m_action.isEmpty()) {
        emit actionTriggered();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace ui
