// SPDX-License-Identifier: Apache-2.0
#include "ui/terminal/terminalview.h"

#include "ui/shared/paint.h"
#include "ui/shared/theme.h"
#include "ui/terminal/terminalcolors.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <cmath>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int leftMargin = 12;
constexpr int topMargin = 6;
constexpr int lineHeight = 18;

bool isPlain(const TerminalCell &cell)
{
    return cell.width == 1 && cell.text[0] < 0x80 && cell.text[1] == 0;
}

bool looksLike(const TerminalCell &a, const TerminalCell &b)
{
    return a.ink == b.ink && a.ground == b.ground && a.isBold == b.isBold
        && a.isItalic == b.isItalic && a.isUnderlined == b.isUnderlined && a.isStruck == b.isStruck
        && a.isReversed == b.isReversed && a.isHidden == b.isHidden;
}

} // namespace

TerminalView::TerminalView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    verticalScrollBar()->setSingleStep(1);
    measure();
    connect(&m_screen, &TerminalScreen::wrote, this, &TerminalView::wrote);
    connect(&m_screen, &TerminalScreen::changed, this, &TerminalView::refresh);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        m_isFollowing = value == verticalScrollBar()->maximum();
        viewport()->update();
    });
    name();
}

void TerminalView::name()
{
    setAccessibleName(tr("Terminal"));
    setAccessibleDescription(tr("Keys go to the program in the container. F6 leaves."));
}

void TerminalView::measure()
{
    const QFontMetricsF metrics(Theme::font(Type::Mono));
    m_cell = {metrics.horizontalAdvance(u'0'),
        std::max<qreal>(std::ceil(metrics.height()), Theme::scaled(lineHeight))};
    m_ascent = std::round((m_cell.height() - metrics.height()) / 2 + metrics.ascent());
}

void TerminalView::setLive(bool live)
{
    m_isLive = live;
    viewport()->update();
}

QSize TerminalView::cells() const
{
    const QSize room = viewport()->size();
    return QSize(int((room.width() - leftMargin - 4) / m_cell.width()),
        int((room.height() - topMargin) / m_cell.height()))
        .expandedTo({20, 2});
}

void TerminalView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    m_screen.resize(cells());
    verticalScrollBar()->setPageStep(m_screen.size().height());
    refresh();
    emit resized(m_screen.size());
}

void TerminalView::refresh()
{
    const bool follows = m_isFollowing;
    verticalScrollBar()->setRange(0, m_screen.historyCount());
    if (follows)
        verticalScrollBar()->setValue(m_screen.historyCount());
    m_isFollowing = follows;
    viewport()->update();
}

int TerminalView::topLine() const
{
    return verticalScrollBar()->value();
}

void TerminalView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        name();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        measure();
        m_screen.resize(cells());
        refresh();
        emit resized(m_screen.size());
    }
}

// ---- Keys

bool TerminalView::focusNextPrevChild(bool)
{
    return false; // Tab is the program's
}

bool TerminalView::belongsToWindow(const QKeyEvent &event)
{
    return event.key() == Qt::Key_F6
        || (event.key() == Qt::Key_J && event.modifiers() == Qt::ControlModifier);
}

bool TerminalView::event(QEvent *event)
{
    // Every other shortcut of the window is a key of the program while the focus is here.
    if (event->type() == QEvent::ShortcutOverride && m_isLive) {
        if (!belongsToWindow(*static_cast<QKeyEvent *>(event))) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool TerminalView::takeOwnKey(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (modifiers == (Qt::ControlModifier | Qt::ShiftModifier)) {
        switch (event.key()) {
        case Qt::Key_C:
            copy();
            return true;
        case Qt::Key_V:
            paste();
            return true;
        case Qt::Key_A:
            selectAll();
            return true;
        default:
            return false;
        }
    }
    if (modifiers == Qt::ShiftModifier
        && (event.key() == Qt::Key_PageUp || event.key() == Qt::Key_PageDown)) {
        verticalScrollBar()->triggerAction(event.key() == Qt::Key_PageUp
                ? QAbstractSlider::SliderPageStepSub
                : QAbstractSlider::SliderPageStepAdd);
        return true;
    }
    return false;
}

void TerminalView::keyPressEvent(QKeyEvent *event)
{
    if (takeOwnKey(*event))
        return;
    if (!m_isLive || belongsToWindow(*event)) {
        event->ignore();
        return;
    }
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    bool isTaken = m_screen.press(event->key(), modifiers);
    if (!isTaken && (modifiers & Qt::ControlModifier) && event->key() >= Qt::Key_Space
        && event->key() <= Qt::Key_AsciiTilde) {
        m_screen.type(QString(QChar(event->key()).toLower()), modifiers & ~Qt::ShiftModifier);
        isTaken = true;
    } else if (!isTaken && !event->text().isEmpty()) {
        m_screen.type(event->text(), modifiers & Qt::AltModifier);
        isTaken = true;
    }
    if (isTaken)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    event->setAccepted(isTaken);
}

void TerminalView::inputMethodEvent(QInputMethodEvent *event)
{
    if (m_isLive && !event->commitString().isEmpty())
        m_screen.type(event->commitString());
    m_preedit = m_isLive ? event->preeditString() : QString();
    viewport()->update();
    event->accept();
}

QVariant TerminalView::inputMethodQuery(Qt::InputMethodQuery query) const
{
    switch (query) {
    case Qt::ImEnabled:
        return m_isLive;
    case Qt::ImCursorRectangle:
        return cursorBox().toRect();
    case Qt::ImFont:
        return Theme::font(Type::Mono);
    default:
        return QAbstractScrollArea::inputMethodQuery(query);
    }
}

void TerminalView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TerminalView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

// ---- Painting

QRectF TerminalView::cursorBox() const
{
    const int line = m_screen.historyCount() + m_screen.cursor().y() - topLine();
    return {leftMargin + m_screen.cursor().x() * m_cell.width(), topMargin + line * m_cell.height(),
        m_cell.width(), m_cell.height()};
}

void TerminalView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::color(Token::Code));
    const int first = topLine();
    const int count = std::min(m_screen.size().height() + 1, m_screen.lineCount() - first);
    for (int i = 0; i < count; ++i)
        paintLine(painter, first + i, topMargin + i * m_cell.height());
    paintCursor(painter);
}

void TerminalView::paintLine(QPainter &painter, int line, qreal top) const
{
    const TerminalLine cells = m_screen.line(line);
    for (size_t i = 0; i < cells.size(); ++i) {
        const TerminalColors colors = TerminalColors::of(cells[i]);
        if (colors.ground.isValid())
            painter.fillRect(QRectF(leftMargin + qreal(i) * m_cell.width(), top, m_cell.width(),
                                 m_cell.height()),
                colors.ground);
    }
    paintSelection(painter, line, top);
    for (size_t first = 0; first < cells.size();) {
        size_t last = first + 1; // plain letters of one look are one piece of text
        while (last < cells.size() && isPlain(cells[first]) && isPlain(cells[last])
            && looksLike(cells[first], cells[last]))
            ++last;
        paintRun(painter, cells, first, last, top);
        first = last;
    }
}

void TerminalView::paintRun(
    QPainter &painter, const TerminalLine &cells, size_t first, size_t last, qreal top) const
{
    const TerminalCell &cell = cells[first];
    if (cell.width == 0 || cell.isHidden)
        return;
    QString text;
    for (size_t i = first; i < last; ++i)
        text += cells[i].text[0] == 0 ? u" "_s : cells[i].string();
    const QRectF box(leftMargin + qreal(first) * m_cell.width(), top,
        m_cell.width() * qreal(std::max<size_t>(last - first, cell.width)), m_cell.height());
    const QColor ink = TerminalColors::of(cell).ink;
    if (!text.trimmed().isEmpty()) {
        QFont font = Theme::font(Type::Mono, cell.isBold ? QFont::DemiBold : QFont::Normal);
        font.setItalic(cell.isItalic);
        painter.setFont(font);
        painter.setPen(ink);
        const bool isWide = cell.width > 1; // another font's letter: in the middle of its cells
        const qreal shift = isWide
            ? std::max(0.0, (box.width() - QFontMetricsF(font).horizontalAdvance(text)) / 2)
            : 0.0;
        painter.drawText(QPointF(box.left() + shift, top + m_ascent), text);
    }
    if (cell.isUnderlined)
        painter.fillRect(QRectF(box.left(), top + m_ascent + 2, box.width(), 1), ink);
    if (cell.isStruck)
        painter.fillRect(QRectF(box.left(), top + m_ascent - 4, box.width(), 1), ink);
}

void TerminalView::paintSelection(QPainter &painter, int line, qreal top) const
{
    const auto [from, to] = std::minmax(m_anchor, m_end);
    const qint64 number = m_screen.droppedCount() + line;
    if (from == to || number < from.line || number > to.line)
        return;
    const int left = number == from.line ? from.column : 0;
    const int right = number == to.line ? to.column : m_screen.size().width();
    painter.fillRect(QRectF(leftMargin + left * m_cell.width(), top,
                         (right - left) * m_cell.width(), m_cell.height()),
        Theme::color(Token::Selection));
}

void TerminalView::paintCursor(QPainter &painter) const
{
    QRectF box = cursorBox();
    if (!m_preedit.isEmpty()) {
        painter.setFont(Theme::font(Type::Mono));
        box.setWidth(QFontMetricsF(painter.font()).horizontalAdvance(m_preedit));
        painter.fillRect(box, Theme::color(Token::Soft));
        painter.setPen(Theme::color(Token::OnSoft));
        painter.drawText(QPointF(box.left(), box.top() + m_ascent), m_preedit);
        return;
    }
    if (!m_screen.isCursorVisible() || !m_isLive)
        return;
    const QColor ink = Theme::color(Token::Link);
    if (!hasFocus()) {
        painter.setPen(ink);
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    }
    switch (m_screen.cursorShape()) {
    case TerminalScreen::CursorShape::Underline:
        painter.fillRect(box.adjusted(0, box.height() - 2, 0, 0), ink);
        return;
    case TerminalScreen::CursorShape::Bar:
        painter.fillRect(QRectF(box.topLeft(), QSizeF(2, box.height())), ink);
        return;
    case TerminalScreen::CursorShape::Block:
        break;
    }
    const TerminalLine cells = m_screen.line(m_screen.historyCount() + m_screen.cursor().y());
    const auto column = size_t(m_screen.cursor().x());
    const TerminalCell cell = column < cells.size() ? cells[column] : TerminalCell();
    box.setWidth(m_cell.width() * std::max<int>(cell.width, 1));
    painter.fillRect(box, ink);
    painter.setFont(Theme::font(Type::Mono));
    painter.setPen(Theme::color(Token::Code));
    painter.drawText(QPointF(box.left(), box.top() + m_ascent), cell.string());
}

} // namespace ui
