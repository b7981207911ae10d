// SPDX-License-Identifier: Apache-2.0
#include "ui/logs/logcanvas.h"

#include "ui/logs/logscrollbar.h"
#include "ui/shared/formatting.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

// Keys, mouse, selection and the clipboard of the log.

namespace ui {

using models::LogRows;
using models::LogStore;

namespace {
constexpr qsizetype mostCopied = qsizetype(64) * 1024 * 1024;
}

void LogCanvas::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    const int page = m_bar->pageStep();
    switch (event->key()) {
    case Qt::Key_Up:
        m_bar->setValue(m_bar->value() - 1);
        return;
    case Qt::Key_Down:
        m_bar->setValue(m_bar->value() + 1);
        return;
    case Qt::Key_PageUp:
        m_bar->setValue(m_bar->value() - page);
        return;
    case Qt::Key_PageDown:
    case Qt::Key_Space:
        m_bar->setValue(m_bar->value() + page);
        return;
    case Qt::Key_Home:
        m_bar->setValue(0);
        return;
    case Qt::Key_End:
        setFollowing(true);
        return;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int step = horizontalScrollBar()->singleStep() * 4;
        horizontalScrollBar()->setValue(
            horizontalScrollBar()->value() + (event->key() == Qt::Key_Left ? -step : step));
        return;
    }
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

// Rows, whatever device says so: the rest of a slow turn waits for more.
void LogCanvas::wheelEvent(QWheelEvent *event)
{
    const bool isSideways = event->modifiers().testFlag(Qt::ShiftModifier)
        || std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y());
    if (isSideways) {
        const QPoint delta = event->angleDelta();
        const int turn = delta.x() != 0 ? delta.x() : delta.y();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - turn / 2);
        return;
    }
    m_wheel += event->angleDelta().y();
    constexpr int perRow = 40; // a notch of 120 is three rows
    const int rows = m_wheel / perRow;
    m_wheel -= rows * perRow;
    if (rows != 0)
        m_bar->setValue(m_bar->value() - rows);
    event->accept();
}

LogCanvas::Spot LogCanvas::spotAt(const QPoint &point) const
{
    qreal y = 4;
    for (qsizetype row = topRow(); row < m_rows.size(); ++row) {
        const qreal height = heightOf(row);
        const LogRows::Row what = m_rows.at(row);
        const bool isLast = row + 1 == m_rows.size();
        if (what.line >= 0 && (point.y() < y + height || isLast)) {
            const LogExtentOfLine room = extent();
            const LaidOutLine laid = m_layout.lineOf(what.line, room);
            const qreal x = point.x() - columns().text + room.scrolled - laid.left;
            const int line = std::clamp(int((point.y() - y) / LogLayout::lineHeight()), 0,
                std::max(0, laid.layout->lineCount() - 1));
            const QTextLine at = laid.layout->lineAt(line);
            qsizetype character = at.isValid() ? at.xToCursor(x) : 0;
            if (point.y() >= y + height)
                character = laid.layout->text().size();
            return {m_store.key(what.line), laid.first + character, true};
        }
        y += height;
    }
    return {};
}

LogCanvas::Chosen LogCanvas::chosen() const
{
    if (!m_anchor.isValid || !m_end.isValid)
        return {};
    qsizetype first = m_store.indexOf(m_anchor.key);
    qsizetype last = m_store.indexOf(m_end.key);
    qsizetype from = m_anchor.character;
    qsizetype to = m_end.character;
    if (std::pair(first, from) > std::pair(last, to)) {
        std::swap(first, last);
        std::swap(from, to);
    }
    if (first == last && from == to)
        return {};
    return {first, from, last, to};
}

QString LogCanvas::selectedText() const
{
    const Chosen selected = chosen();
    QString text;
    if (selected.first < 0)
        return text;
    const qsizetype end = m_rows.rowOf(selected.last);
    for (qsizetype row = m_rows.rowOf(selected.first);
        row <= end && row < m_rows.size() && text.size() < mostCopied; ++row) {
        const qsizetype line = m_rows.at(row).line;
        if (line < selected.first || line > selected.last)
            continue;
        const QString whole = QString::fromUtf8(m_store.text(line));
        const qsizetype from = line == selected.first ? std::min(selected.from, whole.size()) : 0;
        const qsizetype to
            = line == selected.last ? std::min(selected.to, whole.size()) : whole.size();
        if (!text.isEmpty())
            text += u'\n';
        text += whole.sliced(from, std::max<qsizetype>(0, to - from));
    }
    return text;
}

void LogCanvas::copy() const
{
    const QString text = selectedText();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void LogCanvas::selectAll()
{
    if (m_store.size() == 0)
        return;
    const qsizetype last = m_store.size() - 1;
    m_anchor = {m_store.key(0), 0, true};
    m_end = {m_store.key(last), m_store.line(last).length, true};
    viewport()->update();
    emit selectionChanged();
}

void LogCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Spot spot = spotAt(event->pos());
    if (!event->modifiers().testFlag(Qt::ShiftModifier) || !m_anchor.isValid)
        m_anchor = spot;
    m_end = spot;
    viewport()->update();
    emit selectionChanged();
}

void LogCanvas::extendTo(const QPoint &point)
{
    const int height = viewport()->height();
    if (point.y() < 0 || point.y() > height) // the mouse leads on beyond what is seen
        m_bar->setValue(m_bar->value() + (point.y() < 0 ? -2 : 2));
    const Spot spot = spotAt({point.x(), std::clamp(point.y(), 0, height - 1)});
    if (spot.isValid)
        m_end = spot;
    viewport()->update();
    emit selectionChanged();
}

void LogCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    m_dragAt = event->pos();
    const bool isOutside = m_dragAt.y() < 0 || m_dragAt.y() > viewport()->height();
    if (isOutside && !m_dragTimer.isActive())
        m_dragTimer.start();
    else if (!isOutside)
        m_dragTimer.stop();
    extendTo(m_dragAt);
}

void LogCanvas::mouseReleaseEvent(QMouseEvent *)
{
    m_dragTimer.stop();
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (clipboard->supportsSelection()) {
        const QString text = selectedText();
        if (!text.isEmpty())
            clipboard->setText(text, QClipboard::Selection);
    }
}

void LogCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Spot spot = spotAt(event->pos());
    if (!spot.isValid)
        return;
    const QString text = QString::fromUtf8(m_store.text(m_store.indexOf(spot.key)));
    const auto isWord = [&text](qsizetype at) {
        return at >= 0 && at < text.size()
            && (text[at].isLetterOrNumber() || QStringView(u"_-./").contains(text[at]));
    };
    qsizetype from = std::min(spot.character, text.size());
    qsizetype to = from;
    while (isWord(from - 1))
        --from;
    while (isWord(to))
        ++to;
    m_anchor = {spot.key, from, true};
    m_end = {spot.key, to, true};
    viewport()->update();
    emit selectionChanged();
}

void LogCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    emit menuRequested(event->globalPos());
}

// The exact time of the line under the pointer.
bool LogCanvas::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const Spot spot = help->pos().x() < columns().text ? spotAt(help->pos()) : Spot {};
        if (spot.isValid && spot.key.time > 0) {
            QToolTip::showText(help->globalPos(),
                Format::exact(QDateTime::fromMSecsSinceEpoch(spot.key.time / 1'000'000)), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace ui
