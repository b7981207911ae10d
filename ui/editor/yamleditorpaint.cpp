// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/folding.h"
#include "ui/editor/textcommands.h"
#include "ui/editor/textlayout.h"
#include "ui/editor/yamleditor.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <utility>

namespace ui {

using namespace models;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostWaves = 100;

QColor inkOf(yaml::Severity severity)
{
    switch (severity) {
    case yaml::Severity::Error:
        return Theme::stateText(State::Failed);
    case yaml::Severity::Warning:
        return Theme::stateText(State::Waiting);
    case yaml::Severity::Info:
        break;
    }
    return Theme::color(Token::Secondary);
}

} // namespace

/// Everything that lies over or under the text but is no part of it.
void YamlEditor::updateSelections()
{
    QList<QTextEdit::ExtraSelection> selections;
    const QHash<int, QColor> before = std::exchange(m_tints, {});
    const auto fullLine = [&](int block, const QColor &colour) { m_tints.insert(block, colour); };
    if (!isReadOnly() && hasFocus())
        fullLine(textCursor().blockNumber(),
            paint::mix(Theme::color(Token::Code), Theme::color(Token::Hover), 0.8));
    if (const yaml::Node *marked = m_markedPath.isEmpty() || hasFocus() || !m_session.isFresh()
            ? nullptr
            : m_session.tree()->nodeAt(m_markedPath)) {
        const int first = document()->findBlock(int(marked->entry.start)).blockNumber();
        const int last = document()->findBlock(int(marked->range.end())).blockNumber();
        constexpr int most = 40; // of a longer part the first line says enough
        for (int block = first; block <= (last - first < most ? last : first); ++block)
            fullLine(
                block, paint::mix(Theme::color(Token::Code), Theme::color(Token::Selection), 0.6));
    }
    for (int block = m_flashStart; block >= 0 && block <= m_flashEnd; ++block)
        fullLine(block, Theme::color(Token::Soft));

    for (const Path &path : {Path {u"metadata"_s, u"managedFields"_s}, Path {u"status"_s}}) {
        const yaml::Node *node = m_session.isFresh() ? m_session.tree()->nodeAt(path) : nullptr;
        if (!node || !node->parent)
            continue;
        QTextEdit::ExtraSelection dimmed;
        dimmed.cursor = selectionOf(node->entry);
        dimmed.format.setForeground(Theme::color(Token::Secondary));
        selections.append(dimmed);
    }
    selections += waves();
    const int caret = textCursor().position();
    for (const int at : {caret, caret - 1}) {
        const int other = at < 0 ? -1 : textcommands::matchingBracket(*document(), at);
        if (other < 0)
            continue;
        for (const int position : {at, other}) {
            QTextEdit::ExtraSelection bracket;
            bracket.cursor = selectionOf({position, 1});
            bracket.format.setBackground(Theme::color(Token::Selection));
            selections.append(bracket);
        }
        break;
    }
    setExtraSelections(selections);
    if (m_tints != before)
        viewport()->update();
}

/// A wave under each problem.
QList<QTextEdit::ExtraSelection> YamlEditor::waves() const
{
    QList<QTextEdit::ExtraSelection> selections;
    // Each line that is painted looks at all selections: of very many, those that can be seen.
    const auto &all = m_session.diagnostics();
    const bool isMany = all.size() > mostWaves;
    const int shown = viewport()->height() / TextLayout::lineHeight() + 2;
    const QTextBlock top = firstVisibleBlock();
    const QTextBlock below = document()->findBlockByNumber(top.blockNumber() + shown);
    const int end = below.isValid() ? below.position() : document()->characterCount();
    for (const yaml::Diagnostic &found : all) {
        if (isMany && (found.range.end() < top.position() || found.range.start > end))
            continue;
        QTextEdit::ExtraSelection wave;
        yaml::TextRange range = found.range;
        if (range.length == 0) // where something is missing: the character before it
            range = {std::max<qsizetype>(range.start - 1, 0), 1};
        wave.cursor = selectionOf(range);
        if (found.severity == yaml::Severity::Info)
            wave.format.setUnderlineStyle(QTextCharFormat::DotLine);
        else
            wave.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wave.format.setUnderlineColor(inkOf(found.severity));
        selections.append(wave);
    }
    return selections;
}

void YamlEditor::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        paintTints(painter, event->rect());
        paintGuides(painter, event->rect());
    }
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    paintTrailing(painter);
    paintNotes(painter);
}

/// What lies under whole lines: the base class would tint no more of a line than its letters are
/// tall.
void YamlEditor::paintTints(QPainter &painter, const QRect &clip)
{
    const QTextCursor chosen = textCursor();
    const QColor selection = palette().color(QPalette::Highlight);
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = blockBox(block);
        if (box.top() > clip.bottom())
            break;
        if (!block.isVisible() || !block.layout() || block.layout()->lineCount() == 0)
            continue;
        if (const QColor tint = m_tints.value(block.blockNumber()); tint.isValid())
            painter.fillRect(QRectF(0, box.top(), viewport()->width(), box.height()), tint);
        const int start = std::max(0, chosen.selectionStart() - block.position());
        const int end = std::min(block.length() - 1, chosen.selectionEnd() - block.position());
        if (!chosen.hasSelection() || end < start)
            continue;
        const QTextLine line = block.layout()->lineAt(0);
        const qreal left = box.left() + line.cursorToX(start);
        painter.fillRect(
            QRectF(left, box.top(), box.left() + line.cursorToX(end) - left, box.height()),
            selection);
    }
}

/// A dot for each blank at the end of a line, but not where somebody is typing.
void YamlEditor::paintTrailing(QPainter &painter)
{
    const qreal cell = fontMetrics().horizontalAdvance(u' ');
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = blockBox(block);
        if (box.top() > viewport()->height())
            break;
        const QString text = block.text();
        if (!block.isVisible() || !text.endsWith(u' ')
            || block.blockNumber() == textCursor().blockNumber())
            continue;
        const auto last
            = std::find_if(text.rbegin(), text.rend(), [](QChar c) { return c != u' '; });
        const auto kept = int(text.rend() - last);
        const qreal start = box.left() + document()->documentMargin()
            + block.layout()->lineAt(block.layout()->lineCount() - 1).cursorToX(kept);
        for (qsizetype i = kept; i < text.size(); ++i)
            paint::dot(painter, {start + cell * (qreal(i - kept) + 0.5), box.center().y()}, 1,
                Theme::color(Token::Secondary));
    }
}

/// Thin lines under the keys that lines deeper than them belong to.
void YamlEditor::paintGuides(QPainter &painter, const QRect &clip)
{
    const int step = std::max(m_session.tree()->style().step, 1);
    const qreal cell = fontMetrics().horizontalAdvance(u' ');
    painter.setPen(Theme::color(Token::Line));
    int before = 0;
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = blockBox(block);
        if (box.top() > clip.bottom())
            break;
        if (!block.isVisible())
            continue;
        const QString text = block.text();
        const auto first = std::ranges::find_if(text, [](QChar c) { return c != u' '; });
        const int indent = first == text.end() ? before : int(first - text.begin());
        before = indent;
        for (int column = step; column < indent; column += step) {
            const qreal x
                = std::round(box.left() + document()->documentMargin() + cell * column) + 0.5;
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()));
        }
    }
}

/// Behind the text of a line: what is wrong with it, what the form did, how much is folded.
void YamlEditor::paintNotes(QPainter &painter)
{
    painter.setFont(Theme::font(Type::Meta));
    const QFontMetrics metrics = painter.fontMetrics();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = blockBox(block);
        if (box.top() > viewport()->height())
            break;
        if (!block.isVisible() || !block.layout() || block.layout()->lineCount() == 0)
            continue;
        const int line = block.blockNumber();
        const qreal x = box.left() + document()->documentMargin()
            + block.layout()->lineAt(block.layout()->lineCount() - 1).naturalTextWidth() + 16;
        QString note;
        QColor ink = Theme::color(Token::Secondary);
        const yaml::Diagnostic *found = diagnosticOfLine(line);
        if (m_folding->isFolded(line)) {
            note = tr("… %n lines", nullptr, m_folding->lastLine(line) - line);
        } else if (line == m_flashStart && !m_flashNote.isEmpty()) {
            note = m_flashNote;
        } else if (found && found->severity != yaml::Severity::Info) {
            note = found->message.text();
            ink = inkOf(found->severity);
        }
        if (note.isEmpty())
            continue;
        const qreal room = viewport()->width() - x - 8;
        if (room < 40)
            continue;
        painter.setPen(ink);
        painter.drawText(QRectF(x, box.top(), room, box.height()), Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(note, Qt::ElideRight, int(room)));
    }
}

} // namespace ui
