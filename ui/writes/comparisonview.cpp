// SPDX-License-Identifier: Apache-2.0
#include "ui/writes/comparisonview.h"

#include "models/yaml/linediff.h"
#include "ui/shared/theme.h"

#include <QHash>
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

struct ComparisonView::Against
{
    QList<Side>
        beside; ///< what stands beside each line of the first text; number 0: it was removed
    QHash<int, QList<Side>> behind; ///< what was added, by the line that it follows; 0: at the top
};

/// Removed lines stand beside the added ones that take their place.
ComparisonView::Against ComparisonView::against(const QString &base, const QString &text)
{
    Against result;
    qsizetype waiting = 0; // removed lines with nothing beside them yet
    for (const yaml::DiffLine &line : yaml::diffLines(base, text)) {
        if (line.kind == Kind::Removed) {
            result.beside.append(Side {});
            ++waiting;
        } else if (line.kind == Kind::Common) {
            result.beside.append({line.after, line.text});
            waiting = 0;
        } else if (waiting > 0) {
            result.beside[result.beside.size() - waiting] = {line.after, line.text};
            --waiting;
        } else {
            result.behind[int(result.beside.size())].append({line.after, line.text});
        }
    }
    return result;
}

void ComparisonView::setTexts(const QString &before, const QString &after)
{
    setAccessibleName(tr("Before and after, side by side"));
    lay(before, {against(before, after)});
}

void ComparisonView::setTexts(const QString &base, const QString &theirs, const QString &mine)
{
    setAccessibleName(tr("As it was loaded, theirs and yours, side by side"));
    lay(base, {against(base, theirs), against(base, mine)});
}

void ComparisonView::lay(const QString &base, const QList<Against> &others)
{
    m_lines.clear();
    m_columns = 1 + int(others.size());
    m_afterLines = 0;
    const auto add = [this](const Side &first, const QList<Side> &rest) {
        Line line;
        line.sides = QList<Side> {first} + rest;
        line.isChanged.append(false);
        for (const Side &side : rest) {
            const bool isOther
                = (side.number == 0) != (first.number == 0) || side.text != first.text;
            line.isChanged.append(isOther);
            line.isChanged.first() = line.isChanged.first() || isOther;
        }
        m_afterLines = std::max(m_afterLines, line.after().number);
        m_lines.append(line);
    };
    const auto addBehind = [&](int number) {
        qsizetype most = 0;
        for (const Against &other : others)
            most = std::max(most, other.behind.value(number).size());
        for (qsizetype i = 0; i < most; ++i) {
            QList<Side> rest;
            for (const Against &other : others)
                rest.append(other.behind.value(number).value(i));
            add({}, rest);
        }
    };
    addBehind(0);
    const QStringList lines = base.split(u'\n');
    for (int i = 0; i < int(others.first().beside.size()); ++i) {
        QList<Side> rest;
        for (const Against &other : others)
            rest.append(other.beside.value(i));
        add({i + 1, lines.value(i)}, rest);
        addBehind(i + 1);
    }
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
        = std::ranges::find(m_lines, line, [](const Line &one) { return one.after().number; });
    if (found != m_lines.end())
        revealLine(int(found - m_lines.begin()));
}

bool ComparisonView::isContested(const Line &line) const
{
    return line.after().number > 0 && m_contested.contains(line.after().number);
}

bool ComparisonView::isChanged(int line) const
{
    return m_lines[line].isChanged.first() || isContested(m_lines[line]);
}

qsizetype ComparisonView::longest() const
{
    qsizetype length = 0;
    for (const Line &line : m_lines) {
        for (const Side &side : line.sides)
            length = std::max(length, side.text.size());
    }
    return length;
}

void ComparisonView::paintLine(QPainter &painter, int line, const QRectF &box) const
{
    for (int column = 0; column < m_columns; ++column)
        paintSide(painter, m_lines[line], column, columnOf(box, column));
}

void ComparisonView::paintSide(
    QPainter &painter, const Line &line, int column, const QRectF &box) const
{
    const Side &side = line.sides[column];
    if (side.number == 0)
        return;
    const bool isAfter = column == m_columns - 1;
    const bool isOpen = isContested(line);
    const State state = column == 0 && !isOpen ? State::Failed
        : isOpen || !isAfter                   ? State::Waiting
                                               : State::Succeeded;
    const bool isMarked = line.isChanged[column] || isOpen;
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
        QString(QChar(isOpen  ? u'!'
                : column == 0 ? u'-'
                : isAfter     ? u'+'
                              : u'~')));
}

} // namespace ui
