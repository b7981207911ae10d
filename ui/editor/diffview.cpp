// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/diffview.h"

#include "ui/editor/yamlcolours.h"
#include "ui/shared/theme.h"

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
constexpr int numberWidth = 44;
constexpr int textLeft = 2 * numberWidth + 22;
} // namespace

DiffView::DiffView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Differences"));
}

int DiffView::rowHeight() const
{
    return Theme::scaled(19);
}

void DiffView::setTexts(const QString &before, const QString &after)
{
    m_lines = yaml::diffLines(before, after);
    m_opened.clear();
    m_changes = 0;
    bool wasCommon = true;
    for (const yaml::DiffLine &line : std::as_const(m_lines)) {
        const bool isCommon = line.kind == Kind::Common;
        m_changes += wasCommon && !isCommon ? 1 : 0;
        wasCommon = isCommon;
    }
    setAccessibleDescription(tr("%n changes", nullptr, m_changes));
    layOut();
}

void DiffView::setNotes(const QHash<int, QString> &notes)
{
    m_notes = notes;
    viewport()->update();
}

void DiffView::setShowsWhole(bool whole)
{
    m_showsWhole = whole;
    layOut();
}

void DiffView::layOut()
{
    m_rows.clear();
    const int total = int(m_lines.size());
    QList<bool> isShown(total, m_showsWhole);
    for (int i = 0; i < total; ++i) {
        if (m_lines[i].kind == Kind::Common)
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

void DiffView::fitBars()
{
    const int content = int(m_rows.size()) * rowHeight() + 8;
    verticalScrollBar()->setRange(0, std::max(0, content - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(rowHeight());
    qsizetype longest = 0;
    for (const yaml::DiffLine &line : std::as_const(m_lines))
        longest = std::max(longest, line.text.size());
    const int cell = QFontMetrics(Theme::font(Type::Mono)).horizontalAdvance(u'0');
    const int width = textLeft + int(std::min<qsizetype>(longest, 4000)) * cell + 16;
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
}

void DiffView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Theme::color(Token::Code));
    const int top = 4 - verticalScrollBar()->value();
    const int first = std::max(0, (event->rect().top() - top) / rowHeight());
    for (int i = first; i < m_rows.size(); ++i) {
        const QRectF box(0, top + i * rowHeight(), viewport()->width(), rowHeight());
        if (box.top() > event->rect().bottom())
            break;
        paintRow(painter, m_rows[i], box);
    }
}

void DiffView::paintRow(QPainter &painter, const Row &row, const QRectF &box) const
{
    const qreal left = textLeft - horizontalScrollBar()->value();
    if (row.line < 0) {
        painter.setFont(Theme::font(Type::MonoMeta));
        painter.setPen(Theme::color(Token::Secondary));
        painter.drawText(box.adjusted(left, 0, 0, 0), Qt::AlignVCenter,
            tr("… %n unchanged lines", nullptr, row.count));
        return;
    }
    const yaml::DiffLine &line = m_lines[row.line];
    const bool isRemoved = line.kind == Kind::Removed;
    const State state = isRemoved ? State::Failed : State::Succeeded;
    if (line.kind != Kind::Common)
        painter.fillRect(box, Theme::stateTint(state));
    QTextLayout layout(line.text, Theme::font(Type::Mono));
    layout.setFormats(yamlColours(line.text));
    layout.setCacheEnabled(false);
    layout.beginLayout();
    layout.createLine().setLineWidth(1e6);
    layout.endLayout();
    const QRectF bounds = layout.boundingRect();
    painter.setPen(Theme::color(Token::Text));
    painter.save();
    painter.setClipRect(box.adjusted(textLeft - 6, 0, 0, 0));
    layout.draw(&painter, {left, box.center().y() - bounds.height() / 2});
    const QString note = m_notes.value(line.after);
    if (!note.isEmpty() && line.after > 0) {
        painter.setFont(Theme::font(Type::Meta));
        painter.setPen(Theme::color(Token::Secondary));
        painter.drawText(
            box.adjusted(left + layout.maximumWidth() + 16, 0, 0, 0), Qt::AlignVCenter, note);
    }
    painter.restore();
    painter.setFont(Theme::font(Type::MonoMeta));
    painter.setPen(Theme::color(Token::Secondary));
    const auto number = [&](int value, qreal x) {
        if (value > 0)
            painter.drawText(QRectF(x, box.top(), numberWidth - 6, box.height()),
                Qt::AlignRight | Qt::AlignVCenter, QString::number(value));
    };
    number(line.before, 0);
    number(line.after, numberWidth);
    if (line.kind == Kind::Common)
        return;
    painter.setFont(Theme::font(Type::Mono, QFont::DemiBold));
    painter.setPen(Theme::stateText(state));
    painter.drawText(QRectF(2 * numberWidth, box.top(), 16, box.height()), Qt::AlignCenter,
        isRemoved ? QStringLiteral("-") : QStringLiteral("+"));
}

void DiffView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fitBars();
}

void DiffView::mouseReleaseEvent(QMouseEvent *event)
{
    const int row = (int(event->position().y()) + verticalScrollBar()->value() - 4) / rowHeight();
    if (row >= 0 && row < m_rows.size() && m_rows[row].line < 0) {
        m_opened.insert(m_rows[row].from);
        layOut();
    }
}

void DiffView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange
        || event->type() == QEvent::ApplicationFontChange) {
        fitBars();
        viewport()->update();
    }
}

} // namespace ui
