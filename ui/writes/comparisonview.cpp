// SPDX-License-Identifier: Apache-2.0
#include "ui/writes/comparisonview.h"

#include "models/yaml/linediff.h"
#include "ui/editor/yamlcolours.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextLayout>

#include <algorithm>

namespace ui {

using namespace models;
using Kind = yaml::DiffLine::Kind;

namespace {
constexpr int around = 3; ///< common lines shown beside a change
constexpr int numberWidth = 36;
constexpr int textLeft = 52;
constexpr int top = 6;
} // namespace

ComparisonView::ComparisonView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Before and after, side by side"));
}

int ComparisonView::rowHeight() const
{
    return Theme::scaled(19);
}

void ComparisonView::setTexts(const QString &before, const QString &after)
{
    m_lines.clear();
    m_opened.clear();
    m_afterLines = 0;
    QList<Side> removed;
    const auto flush = [&] {
        for (const Side &side : std::as_const(removed))
            m_lines.append({side, {}, false});
        removed.clear();
    };
    for (const yaml::DiffLine &line : yaml::diffLines(before, after)) {
        m_afterLines = std::max(m_afterLines, line.after);
        if (line.kind == Kind::Removed) {
            removed.append({line.before, line.text});
        } else if (line.kind == Kind::Added) {
            const Side opposite = removed.isEmpty() ? Side {} : removed.takeFirst();
            m_lines.append({opposite, {line.after, line.text}, false});
        } else {
            flush();
            m_lines.append({{line.before, line.text}, {line.after, line.text}, true});
        }
    }
    flush();
    layOut();
}

void ComparisonView::setNotes(const QHash<int, QString> &notes)
{
    m_notes = notes;
    viewport()->update();
}

void ComparisonView::setContested(const QSet<int> &lines)
{
    m_contested = lines;
    layOut();
}

void ComparisonView::setShowsWhole(bool whole)
{
    m_showsWhole = whole;
    layOut();
}

void ComparisonView::reveal(int line)
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].line >= 0 && m_lines[m_rows[i].line].after.number == line) {
            verticalScrollBar()->setValue(i * rowHeight() - viewport()->height() / 3);
            return;
        }
    }
}

void ComparisonView::layOut()
{
    m_rows.clear();
    const int total = int(m_lines.size());
    QList<bool> isShown(total, m_showsWhole);
    for (int i = 0; i < total; ++i) {
        if (m_lines[i].isCommon && !m_contested.contains(m_lines[i].after.number))
            continue;
        for (int near = std::max(0, i - around); near <= std::min(total - 1, i + around); ++near)
            isShown[near] = true;
    }
    for (int i = 0; i < total;) {
        int end = i;
        while (end < total && !isShown[end])
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

void ComparisonView::fitBars()
{
    const int content = int(m_rows.size()) * rowHeight() + 2 * top;
    verticalScrollBar()->setRange(0, std::max(0, content - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(rowHeight());
    qsizetype longest = 0;
    for (const Line &line : std::as_const(m_lines))
        longest = std::max({longest, line.before.text.size(), line.after.text.size()});
    const int cell = QFontMetrics(Theme::font(Type::Mono)).horizontalAdvance(u'0');
    const int width = textLeft + int(std::min<qsizetype>(longest, 4000)) * cell + 16;
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width() / 2));
    horizontalScrollBar()->setPageStep(viewport()->width() / 2);
}

void ComparisonView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Theme::color(Token::Code));
    const qreal half = std::floor(viewport()->width() / 2.0);
    const int begin = top - verticalScrollBar()->value();
    const int first = std::max(0, (event->rect().top() - begin) / rowHeight());
    for (int i = first; i < m_rows.size(); ++i) {
        const qreal y = begin + i * rowHeight();
        if (y > event->rect().bottom())
            break;
        const QRectF left(0, y, half, rowHeight());
        const QRectF right(half + 1, y, viewport()->width() - half - 1, rowHeight());
        const Row &row = m_rows[i];
        if (row.line < 0) {
            paintFold(painter, row, left);
            paintFold(painter, row, right);
            continue;
        }
        const Line &line = m_lines[row.line];
        paintSide(painter, line, line.before, left, false);
        paintSide(painter, line, line.after, right, true);
    }
    painter.fillRect(QRectF(half, 0, 1, viewport()->height()), Theme::color(Token::Border));
}

void ComparisonView::paintFold(QPainter &painter, const Row &row, const QRectF &box) const
{
    painter.setFont(Theme::font(Type::MonoMeta));
    painter.setPen(Theme::color(Token::Secondary));
    painter.drawText(box.adjusted(textLeft, 0, 0, 0), Qt::AlignVCenter,
        tr("… %n unchanged lines", nullptr, row.count));
}

void ComparisonView::paintSide(
    QPainter &painter, const Line &line, const Side &side, const QRectF &box, bool isAfter) const
{
    if (side.number == 0)
        return;
    const bool isContested = m_contested.contains(line.after.number) && line.after.number > 0;
    const State state = isContested ? State::Waiting : isAfter ? State::Succeeded : State::Failed;
    const bool isMarked = !line.isCommon || isContested;
    if (isMarked)
        painter.fillRect(box, Theme::stateTint(state));
    QTextLayout layout(side.text, Theme::font(Type::Mono));
    layout.setFormats(yamlColours(side.text));
    layout.setCacheEnabled(false);
    layout.beginLayout();
    layout.createLine().setLineWidth(1e6);
    layout.endLayout();
    painter.save();
    painter.setClipRect(box.adjusted(textLeft - 4, 0, 0, 0));
    painter.setPen(Theme::color(Token::Text));
    const qreal left = box.left() + textLeft - horizontalScrollBar()->value();
    layout.draw(&painter, {left, box.center().y() - layout.boundingRect().height() / 2});
    const QString note = isAfter ? m_notes.value(side.number) : QString();
    if (!note.isEmpty()) {
        painter.setFont(Theme::font(Type::Meta));
        painter.setPen(Theme::color(Token::Secondary));
        const qreal x = left + layout.maximumWidth() + 16;
        painter.drawText(QRectF(x, box.top(), box.right() - x, box.height()), Qt::AlignVCenter,
            painter.fontMetrics().elidedText(
                note, Qt::ElideRight, std::max(0, int(box.right() - x - 8))));
    }
    painter.restore();
    painter.setFont(Theme::font(Type::MonoMeta));
    painter.setPen(Theme::color(Token::Secondary));
    painter.drawText(QRectF(box.left(), box.top(), numberWidth, box.height()),
        Qt::AlignRight | Qt::AlignVCenter, QString::number(side.number));
    if (!isMarked)
        return;
    painter.setFont(Theme::font(Type::Mono, QFont::DemiBold));
    painter.setPen(Theme::stateText(state));
    painter.drawText(QRectF(box.left() + numberWidth, box.top(), 14, box.height()), Qt::AlignCenter,
        QString(QChar(isContested ? u'!'
                : isAfter         ? u'+'
                                  : u'-')));
}

void ComparisonView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fitBars();
}

void ComparisonView::mouseReleaseEvent(QMouseEvent *event)
{
    const int row = (int(event->position().y()) + verticalScrollBar()->value() - top) / rowHeight();
    if (row >= 0 && row < m_rows.size() && m_rows[row].line < 0) {
        m_opened.insert(m_rows[row].from);
        layOut();
    }
}

void ComparisonView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange
        || event->type() == QEvent::ApplicationFontChange) {
        fitBars();
        viewport()->update();
    }
}

} // namespace ui
