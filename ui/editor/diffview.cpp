// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/diffview.h"

#include "ui/shared/theme.h"

#include <QPainter>

#include <algorithm>

namespace ui {

using namespace models;
using Kind = yaml::DiffLine::Kind;

namespace {
constexpr int numberWidth = 44;
} // namespace

DiffView::DiffView(QWidget *parent)
    : FoldedLines(parent)
{
    setAccessibleName(tr("Differences"));
}

int DiffView::textLeft() const
{
    return 2 * numberWidth + 22;
}

void DiffView::setTexts(const QString &before, const QString &after)
{
    m_lines = yaml::diffLines(before, after);
    m_changes = 0;
    bool wasCommon = true;
    for (const yaml::DiffLine &line : std::as_const(m_lines)) {
        const bool isCommon = line.kind == Kind::Common;
        m_changes += wasCommon && !isCommon ? 1 : 0;
        wasCommon = isCommon;
    }
    setAccessibleDescription(tr("%n changes", nullptr, m_changes));
    startOver();
}

bool DiffView::isChanged(int line) const
{
    return m_lines[line].kind != Kind::Common;
}

qsizetype DiffView::longest() const
{
    qsizetype length = 0;
    for (const yaml::DiffLine &line : m_lines)
        length = std::max(length, line.text.size());
    return length;
}

void DiffView::paintLine(QPainter &painter, int index, const QRectF &box) const
{
    const yaml::DiffLine &line = m_lines[index];
    const bool isRemoved = line.kind == Kind::Removed;
    const State state = isRemoved ? State::Failed : State::Succeeded;
    if (isChanged(index))
        painter.fillRect(box, Theme::stateTint(state));
    paintText(painter, line.text, line.after > 0 ? note(line.after) : QString(), box);
    painter.setFont(Theme::font(Type::MonoMeta));
    painter.setPen(Theme::color(Token::Secondary));
    const auto number = [&](int value, qreal x) {
        if (value > 0)
            painter.drawText(QRectF(x, box.top(), numberWidth - 6, box.height()),
                Qt::AlignRight | Qt::AlignVCenter, QString::number(value));
    };
    number(line.before, 0);
    number(line.after, numberWidth);
    if (!isChanged(index))
        return;
    painter.setFont(Theme::font(Type::Mono, QFont::DemiBold));
    painter.setPen(Theme::stateText(state));
    painter.drawText(QRectF(2 * numberWidth, box.top(), 16, box.height()), Qt::AlignCenter,
        isRemoved ? QStringLiteral("-") : QStringLiteral("+"));
}

} // namespace ui
