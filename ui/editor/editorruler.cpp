// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/editorruler.h"

#include "ui/editor/yamleditor.h"
#include "ui/shared/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTextBlock>
#include <QTextDocument>
#include <QToolTip>

#include <algorithm>
#include <cstdlib>

namespace ui {

using namespace models;

namespace {

constexpr qreal markHeight = 3;
constexpr int reach = 4; ///< of a click beside a mark

QColor inkOf(yaml::Severity severity)
{
    if (severity == yaml::Severity::Error)
        return Theme::stateFill(State::Failed);
    return severity == yaml::Severity::Warning ? Theme::stateFill(State::Waiting)
                                               : Theme::color(Token::Secondary);
}

} // namespace

EditorRuler::EditorRuler(YamlEditor &editor)
    : QWidget(&editor)
    , m_editor(editor)
{
    setAccessibleName(tr("Problems in the whole text"));
    setCursor(Qt::PointingHandCursor);
}

qreal EditorRuler::placeOf(int line) const
{
    // A short text is marked beside its lines, a long one in proportion; what is folded at its
    // fold.
    const QTextDocument &text = *m_editor.document();
    const int lines = std::max(1, text.lineCount());
    const QTextBlock first = m_editor.firstVisible();
    const qreal above = first.blockNumber() == 0 ? m_editor.blockBox(first).top() : 0;
    const qreal room = std::min(height() - above, lines * m_editor.blockBox(first).height());
    return above + (text.findBlockByNumber(line).firstLineNumber() + 0.5) * room / lines;
}

int EditorRuler::problemNear(int y) const
{
    int best = -1;
    qreal distance = reach;
    for (const int line : m_editor.problemLines()) {
        if (const qreal away = std::abs(placeOf(line) - y); away < distance) {
            best = line;
            distance = away;
        }
    }
    return best;
}

void EditorRuler::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), Theme::color(Token::Code));
    const auto mark = [&](int line, qreal left, qreal width, const QColor &ink) {
        painter.fillRect(
            QRectF(left, std::round(placeOf(line) - markHeight / 2), width, markHeight), ink);
    };
    for (const int line : m_editor.changedLines())
        mark(line, 0, 3, Theme::color(Token::Link));
    QList<int> lines = m_editor.problemLines();
    std::ranges::sort(lines, [this](int a, int b) { // the worst are painted last
        return m_editor.diagnosticOfLine(a)->severity > m_editor.diagnosticOfLine(b)->severity;
    });
    for (const int line : lines)
        mark(line, 4, width() - 5, inkOf(m_editor.diagnosticOfLine(line)->severity));
}

void EditorRuler::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int y = int(event->position().y());
    const int near = problemNear(y);
    const qreal last = placeOf(m_editor.blockCount() - 1);
    const int line = near >= 0
        ? near
        : int(std::clamp(y / std::max(last, 1.0), 0.0, 1.0) * (m_editor.blockCount() - 1));
    m_editor.goToLine(line + 1);
}

void EditorRuler::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the editor under it scrolls
}

bool EditorRuler::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int line = problemNear(help->pos().y());
    const yaml::Diagnostic *found = line < 0 ? nullptr : m_editor.diagnosticOfLine(line);
    if (found)
        QToolTip::showText(
            help->globalPos(), tr("Line %1: %2").arg(line + 1).arg(found->message.text()), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace ui
