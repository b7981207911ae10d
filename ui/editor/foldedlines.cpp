// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/foldedlines.h"

#include "ui/editor/yamlcolours.h"
#include "ui/shared/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {
constexpr int around = 3; ///< common lines shown beside a change
constexpr int top = 6;
constexpr qsizetype widest = 4000; ///< characters that the horizontal bar reaches
} // namespace

FoldedLines::FoldedLines(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
}

int FoldedLines::rowHeight()
{
    return Theme::scaled(19);
}

void FoldedLines::setNotes(const QHash<int, QString> &notes)
{
    m_notes = notes;
    viewport()->update();
}

void FoldedLines::setShowsWhole(bool whole)
{
    m_showsWhole = whole;
    layOut();
}

void FoldedLines::startOver()
{
    m_opened.clear();
    layOut();
}

void FoldedLines::layOut()
{
    m_rows.clear();
    const int lines = total();
    QList<bool> isShown(lines, m_showsWhole);
    for (int i = 0; i < lines; ++i) {
        if (!isChanged(i))
            continue;
        for (int near = std::max(0, i - around); near <= std::min(lines - 1, i + around); ++near)
            isShown[near] = true;
    }
    for (int i = 0; i < lines;) {
        int end = i;
        while (end < lines && !isShown[end])
            ++end;
        if (end - i > 1 && !m_opened.contains(i)) {
            m_rows.append({-1, i, end - i});
            i = end;
            continue;
        }
        for (end = std::max(end, i + 1); i < end; ++i)
            m_rows.append({i, i, 1});
    }
    fitBars();
    viewport()->update();
}

void FoldedLines::revealLine(int line)
{
    const auto row = std::ranges::find(m_rows, line, &Row::line);
    if (row != m_rows.end())
        verticalScrollBar()->setValue(
            int(row - m_rows.begin()) * rowHeight() - viewport()->height() / 3);
}

void FoldedLines::fitBars()
{
    const int content = int(m_rows.size()) * rowHeight() + 2 * top;
    verticalScrollBar()->setRange(0, std::max(0, content - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(rowHeight());
    const int cell = QFontMetrics(Theme::font(Type::Mono)).horizontalAdvance(u'0');
    const int width = textLeft() + int(std::min(longest(), widest)) * cell + 16;
    const int column = viewport()->width() / columns();
    horizontalScrollBar()->setRange(0, std::max(0, width - column));
    horizontalScrollBar()->setPageStep(column);
}

QRectF FoldedLines::columnOf(const QRectF &box, int column) const
{
    const qreal width = std::floor(box.width() / columns());
    const qreal left = column == 0 ? box.left() : box.left() + column * width + 1;
    const bool isLast = column + 1 == columns();
    return {left, box.top(), isLast ? box.right() - left : width, box.height()};
}

void FoldedLines::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Theme::color(Token::Code));
    const int begin = top - verticalScrollBar()->value();
    const int first = std::max(0, (event->rect().top() - begin) / rowHeight());
    for (int i = first; i < m_rows.size(); ++i) {
        const QRectF box(0, begin + i * rowHeight(), viewport()->width(), rowHeight());
        if (box.top() > event->rect().bottom())
            break;
        if (m_rows[i].line < 0)
            paintFold(painter, m_rows[i], box);
        else
            paintLine(painter, m_rows[i].line, box);
    }
    for (int column = 1; column < columns(); ++column) {
        const qreal x = columnOf(viewport()->rect(), column).left() - 1;
        painter.fillRect(QRectF(x, 0, 1, viewport()->height()), Theme::color(Token::Border));
    }
}

void FoldedLines::paintFold(QPainter &painter, const Row &row, const QRectF &box) const
{
    painter.setFont(Theme::font(Type::MonoMeta));
    painter.setPen(Theme::color(Token::Secondary));
    for (int column = 0; column < columns(); ++column)
        painter.drawText(columnOf(box, column).adjusted(textLeft(), 0, 0, 0), Qt::AlignVCenter,
            tr("… %n unchanged lines", nullptr, row.count));
}

void FoldedLines::paintText(
    QPainter &painter, const QString &text, const QString &note, const QRectF &box) const
{
    QTextLayout layout(text, Theme::font(Type::Mono));
    layout.setFormats(yamlColours(text));
    layout.setCacheEnabled(false);
    layout.beginLayout();
    layout.createLine().setLineWidth(1e6);
    layout.endLayout();
    painter.save();
    painter.setClipRect(box.adjusted(textLeft() - 4, 0, 0, 0));
    painter.setPen(Theme::color(Token::Text));
    const qreal left = box.left() + textLeft() - horizontalScrollBar()->value();
    layout.draw(&painter, {left, box.center().y() - layout.boundingRect().height() / 2});
    if (!note.isEmpty()) {
        painter.setFont(Theme::font(Type::Meta));
        painter.setPen(Theme::color(Token::Secondary));
        const qreal x = left + layout.maximumWidth() + 16;
        painter.drawText(QRectF(x, box.top(), box.right() - x, box.height()), Qt::AlignVCenter,
            painter.fontMetrics().elidedText(
                note, Qt::ElideRight, std::max(0, int(box.right() - x - 8))));
    }
    painter.restore();
}

void FoldedLines::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fitBars();
}

void FoldedLines::mouseReleaseEvent(QMouseEvent *event)
{
    const int row = (int(event->position().y()) + verticalScrollBar()->value() - top) / rowHeight();
    if (row >= 0 && row < m_rows.size() && m_rows[row].line < 0) {
        m_opened.insert(m_rows[row].from);
        layOut();
    }
}

void FoldedLines::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::ThemeChange) {
        fitBars();
        viewport()->update();
    }
}

} // namespace ui
