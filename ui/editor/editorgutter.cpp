// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/editorgutter.h"

#include "ui/editor/folding.h"
#include "ui/editor/yamleditor.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace ui {

using namespace models;

namespace {
constexpr int barWidth = 3;
constexpr int markWidth = 15;
constexpr int foldWidth = 14;
constexpr int rightGap = 4;
} // namespace

EditorGutter::EditorGutter(YamlEditor &editor)
    : QWidget(&editor)
    , m_editor(editor)
{
    setAccessibleName(tr("Line numbers and marks"));
    setMouseTracking(true);
}

int EditorGutter::wantedWidth() const
{
    const int digits = std::max(2, int(QString::number(m_editor.blockCount()).size()));
    const QFontMetrics metrics(Theme::font(Type::MonoMeta));
    return barWidth + markWidth + metrics.horizontalAdvance(u'0') * digits + foldWidth + rightGap;
}

int EditorGutter::lineAt(int y) const
{
    for (QTextBlock block = m_editor.firstVisible(); block.isValid(); block = block.next()) {
        const QRectF box = m_editor.blockBox(block);
        if (block.isVisible() && y >= box.top() && y < box.bottom())
            return block.blockNumber();
        if (box.top() > height())
            break;
    }
    return -1;
}

void EditorGutter::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), Theme::color(Token::Code));
    painter.setFont(Theme::font(Type::MonoMeta));
    const int current = m_editor.textCursor().blockNumber();
    for (QTextBlock block = m_editor.firstVisible(); block.isValid(); block = block.next()) {
        const QRectF box = m_editor.blockBox(block);
        if (box.top() > event->rect().bottom())
            break;
        if (!block.isVisible())
            continue;
        const int line = block.blockNumber();
        const bool isFlashed = line >= m_editor.flashStart() && line <= m_editor.flashEnd();
        if (isFlashed)
            painter.fillRect(
                QRectF(0, box.top(), width(), box.height()), Theme::color(Token::Soft));
        const YamlEditor::LineChange change = m_editor.lineChange(line);
        const QRectF bar(0, box.top(), barWidth, box.height());
        if (isFlashed || change == YamlEditor::LineChange::Changed)
            painter.fillRect(bar, Theme::color(Token::Link));
        else if (change == YamlEditor::LineChange::Added)
            painter.fillRect(bar, Theme::stateFill(State::Succeeded));
        else if (change == YamlEditor::LineChange::RemovedBelow)
            painter.fillRect(
                QRectF(0, box.bottom() - 3, barWidth + 4, 3), Theme::stateFill(State::Failed));
        if (const yaml::Diagnostic *found = m_editor.diagnosticOfLine(line)) {
            const QRectF mark(barWidth + 1, box.center().y() - 6, 12, 12);
            if (found->severity == yaml::Severity::Error)
                Icons::paintState(painter, mark, State::Failed);
            else if (found->severity == yaml::Severity::Warning)
                Icons::paintWarning(painter, mark);
            else
                paint::dot(painter, mark.center(), 2, Theme::color(Token::Secondary));
        }
        const QRectF number(barWidth + markWidth, box.top(),
            width() - barWidth - markWidth - foldWidth - rightGap, box.height());
        painter.setPen(Theme::color(line == current ? Token::Text : Token::Secondary));
        painter.drawText(number, Qt::AlignRight | Qt::AlignVCenter, QString::number(line + 1));
        if (m_editor.folding().canFold(line)) {
            const bool isFolded = m_editor.folding().isFolded(line);
            const bool isNear = underMouse() || isFolded;
            if (isNear)
                paint::chevron(painter, {width() - rightGap - foldWidth / 2.0, box.center().y()},
                    isFolded ? paint::Arrow::Right : paint::Arrow::Down,
                    Theme::color(Token::Secondary));
        }
    }
}

void EditorGutter::mousePressEvent(QMouseEvent *event)
{
    const int line = lineAt(int(event->position().y()));
    if (line < 0)
        return;
    if (event->position().x() > width() - foldWidth - rightGap
        && m_editor.folding().canFold(line)) {
        m_editor.folding().toggle(line);
        return;
    }
    QTextCursor cursor(m_editor.document()->findBlockByNumber(line));
    cursor.movePosition(QTextCursor::NextBlock, QTextCursor::KeepAnchor);
    m_editor.setTextCursor(cursor);
    m_editor.setFocus(Qt::MouseFocusReason);
}

void EditorGutter::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the editor under it scrolls
}

bool EditorGutter::event(QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave)
        update();
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int line = lineAt(help->pos().y());
        const yaml::Diagnostic *found = line < 0 ? nullptr : m_editor.diagnosticOfLine(line);
        if (found)
            QToolTip::showText(help->globalPos(), found->message.text(), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace ui
