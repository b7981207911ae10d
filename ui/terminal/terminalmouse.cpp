// SPDX-License-Identifier: Apache-2.0
// The mouse in a terminal: selecting and copying, or reporting to the program that asked for it.
#include "ui/terminal/terminalview.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>

#include <cmath>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int leftMargin = 12;
constexpr int topMargin = 6;

int buttonOf(Qt::MouseButton button)
{
    switch (button) {
    case Qt::LeftButton:
        return 1;
    case Qt::MiddleButton:
        return 2;
    default:
        return 3;
    }
}

} // namespace

TerminalView::Spot TerminalView::spotAt(const QPointF &point) const
{
    const int row = int(std::floor((point.y() - topMargin) / m_cell.height()));
    const int line = std::clamp(topLine() + row, 0, m_screen.lineCount() - 1);
    const int column = int(std::round((point.x() - leftMargin) / m_cell.width()));
    return {m_screen.droppedCount() + line, std::clamp(column, 0, m_screen.size().width())};
}

QPoint TerminalView::cellAt(const QPointF &point) const
{
    const int column = int((point.x() - leftMargin) / m_cell.width());
    const int row = int((point.y() - topMargin) / m_cell.height());
    return {std::clamp(column, 0, m_screen.size().width() - 1),
        std::clamp(row, 0, m_screen.size().height() - 1)};
}

bool TerminalView::isReported(const QMouseEvent &event) const
{
    return m_isLive && m_screen.mouse() != TerminalScreen::Mouse::None
        && !(event.modifiers() & Qt::ShiftModifier);
}

void TerminalView::mousePressEvent(QMouseEvent *event)
{
    if (isReported(*event)) {
        m_screen.pressMouse(
            cellAt(event->position()), buttonOf(event->button()), true, event->modifiers());
        return;
    }
    if (event->button() == Qt::MiddleButton && QApplication::clipboard()->supportsSelection()) {
        m_screen.paste(QApplication::clipboard()->text(QClipboard::Selection));
    } else if (event->button() == Qt::LeftButton) {
        m_isSelecting = true;
        m_end = spotAt(event->position());
        if (!(event->modifiers() & Qt::ShiftModifier))
            m_anchor = m_end;
        viewport()->update();
    }
}

void TerminalView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isSelecting) {
        m_end = spotAt(event->position());
        viewport()->update();
    } else if (isReported(*event)) {
        m_screen.moveMouse(cellAt(event->position()), event->modifiers());
    }
}

void TerminalView::mouseReleaseEvent(QMouseEvent *event)
{
    if (std::exchange(m_isSelecting, false)) {
        const QString text = selectedText();
        if (!text.isEmpty() && QApplication::clipboard()->supportsSelection())
            QApplication::clipboard()->setText(text, QClipboard::Selection);
    } else if (isReported(*event)) {
        m_screen.pressMouse(
            cellAt(event->position()), buttonOf(event->button()), false, event->modifiers());
    }
}

/// A word: up to the next blank, as paths and image names are.
void TerminalView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (isReported(*event))
        return;
    const Spot spot = spotAt(event->position());
    const TerminalLine cells = m_screen.line(int(spot.line - m_screen.droppedCount()));
    const auto isBlank = [&cells](int column) {
        return column < 0 || column >= int(cells.size())
            || (cells[size_t(column)].width > 0
                && (cells[size_t(column)].text[0] == 0 || cells[size_t(column)].text[0] == U' '));
    };
    int from = int((event->position().x() - leftMargin) / m_cell.width());
    int to = from;
    while (!isBlank(from - 1))
        --from;
    while (!isBlank(to))
        ++to;
    m_anchor = {spot.line, from};
    m_end = {spot.line, to};
    viewport()->update();
}

void TerminalView::wheelEvent(QWheelEvent *event)
{
    constexpr int notch = 120;
    constexpr int linesAtOnce = 3;
    m_wheel += event->angleDelta().y();
    const int notches = m_wheel / notch;
    m_wheel -= notches * notch;
    const bool isUp = notches > 0;
    if (m_isLive && m_screen.mouse() != TerminalScreen::Mouse::None) {
        for (int i = 0; i < std::abs(notches); ++i)
            m_screen.pressMouse(cellAt(event->position()), isUp ? 4 : 5, true, event->modifiers());
    } else if (m_isLive && m_screen.isAlternate()) { // a pager scrolls by its own keys
        for (int i = 0; i < std::abs(notches) * linesAtOnce; ++i)
            m_screen.press(isUp ? Qt::Key_Up : Qt::Key_Down, {});
    } else {
        verticalScrollBar()->setValue(verticalScrollBar()->value() - notches * linesAtOnce);
    }
    event->accept();
}

void TerminalView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, const QKeySequence &key, bool isEnabled, auto slot) {
        QAction *action = menu->addAction(text);
        action->setShortcut(key);
        action->setEnabled(isEnabled);
        connect(action, &QAction::triggered, this, slot);
    };
    add(tr("Copy"), u"Ctrl+Shift+C"_s, !selectedText().isEmpty(), [this] { copy(); });
    add(tr("Paste"), u"Ctrl+Shift+V"_s, m_isLive, [this] { paste(); });
    add(tr("Select all"), u"Ctrl+Shift+A"_s, true, [this] { selectAll(); });
    menu->popup(event->globalPos());
}

QString TerminalView::textBetween(Spot from, Spot to) const
{
    QString text;
    const qint64 dropped = m_screen.droppedCount();
    for (qint64 number = std::max(from.line, dropped); number <= to.line; ++number) {
        const int line = int(number - dropped);
        const TerminalLine cells = m_screen.line(line);
        const int first = number == from.line ? from.column : 0;
        const int last = number == to.line ? to.column : int(cells.size());
        QString part;
        for (int i = first; i < std::min(last, int(cells.size())); ++i) {
            const TerminalCell &cell = cells[size_t(i)];
            if (cell.width > 0)
                part += cell.text[0] == 0 ? u" "_s : cell.string();
        }
        const bool goesOn = m_screen.isWrapped(line);
        while (!goesOn && part.endsWith(u' '))
            part.chop(1);
        text += part;
        if (number < to.line && !goesOn)
            text += u'\n';
    }
    return text;
}

QString TerminalView::selectedText() const
{
    const auto [from, to] = std::minmax(m_anchor, m_end);
    return from == to ? QString() : textBetween(from, to);
}

QString TerminalView::allText() const
{
    const qint64 dropped = m_screen.droppedCount();
    QString text
        = textBetween({dropped, 0}, {dropped + m_screen.lineCount() - 1, m_screen.size().width()});
    while (text.endsWith(u'\n'))
        text.chop(1);
    return text;
}

void TerminalView::selectAll()
{
    m_anchor = {m_screen.droppedCount(), 0};
    m_end = {m_screen.droppedCount() + m_screen.lineCount() - 1, m_screen.size().width()};
    viewport()->update();
}

void TerminalView::copy() const
{
    if (const QString text = selectedText(); !text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void TerminalView::paste()
{
    if (m_isLive)
        m_screen.paste(QApplication::clipboard()->text());
}

} // namespace ui
