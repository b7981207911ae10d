// SPDX-License-Identifier: Apache-2.0
#include "ui/writes/comparisonview.h"

#include "models/yaml/linediff.h"
#include "ui/shared/theme.h"

#include <QPainter>

#include <algorithm>

namespace ui {

using namespace models;
using Kind = yaml::DiffLine::Kind;

namespace {
constexpr int numberWidth = 36;
} // namespace

ComparisonView::ComparisonView(QWidget *parent)
    : FoldedLines(parent)
{
    setAccessibleName(tr("Before and after, side by side"));
}

int ComparisonView::textLeft() const
{
    return numberWidth + 16;
}

void ComparisonView::setTexts(const QString &before, const QString &after)
{
    m_lines.clear();
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
    startOver();
}

void ComparisonView::setContested(const QSet<int> &lines)
{
    m_contested = lines;
    layOut();
}

void ComparisonView::reveal(int line)
{
    const auto found
        = std::ranges::find(m_lines, line, [](const Line &one) { return one.after.number; });
    if (found != m_lines.end())
        revealLine(int(found - m_lines.begin()));
}

bool ComparisonView::isContested(const Line &line) const
{
    return line.after.number > 0 && m_contested.contains(line.after.number);
}

bool ComparisonView::isChanged(int line) const
{
    return !m_lines[line].isCommon || isContested(m_lines[line]);
}

qsizetype ComparisonView::longest() const
{
    qsizetype length = 0;
    for (const Line &line : m_lines)
        length = std::max({length, line.before.text.size(), line.after.text.size()});
    return length;
}

void ComparisonView::paintLine(QPainter &painter, int line, const QRectF &box) const
{
    paintSide(painter, m_lines[line], false, columnOf(box, 0));
    paintSide(painter, m_lines[line], true, columnOf(box, 1));
}

void ComparisonView::paintSide(
    QPainter &painter, const Line &line, bool isAfter, const QRectF &box) const
{
    const Side &side = isAfter ? line.after : line.before;
    if (side.number == 0)
        return;
    const bool isOpen = isContested(line);
    const State state = isOpen ? State::Waiting : isAfter ? State::Succeeded : State::Failed;
    const bool isMarked = !line.isCommon || isOpen;
    if (isMarked)
        painter.fillRect(box, Theme::stateTint(state));
    paintText(painter, side.text, isAfter ? note(side.number) : QString(), box);
    painter.setFont(Theme::font(Type::MonoMeta));
    painter.setPen(Theme::color(Token::Secondary));
    painter.drawText(QRectF(box.left(), box.top(), numberWidth, box.height()),
        Qt::AlignRight | Qt::AlignVCenter, QString::number(side.number));
    if (!isMarked)
        return;
    painter.setFont(Theme::font(Type::Mono, QFont::DemiBold));
    painter.setPen(Theme::stateText(state));
    painter.drawText(QRectF(box.left() + numberWidth, box.top(), 14, box.height()), Qt::AlignCenter,
        QString(QChar(isOpen ? u'!'
                : isAfter    ? u'+'
                             : u'-')));
}

} // namespace ui
