// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/textcommands.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace ui::textcommands {

using namespace Qt::StringLiterals;

namespace {

QList<QTextBlock> selectedBlocks(const QTextCursor &cursor)
{
    QTextDocument *document = cursor.document();
    const QTextBlock last = document->findBlock(
        std::max(cursor.selectionStart(), cursor.selectionEnd() - (cursor.hasSelection() ? 1 : 0)));
    QList<QTextBlock> blocks;
    for (QTextBlock block = document->findBlock(cursor.selectionStart()); block.isValid();
        block = block.next()) {
        blocks.append(block);
        if (block == last)
            break;
    }
    return blocks;
}

int indentOf(const QString &line)
{
    const auto first = std::ranges::find_if(line, [](QChar c) { return c != u' '; });
    return int(first - line.begin());
}

} // namespace

void toggleComment(QTextCursor cursor)
{
    QList<QTextBlock> blocks = selectedBlocks(cursor);
    blocks.removeIf([](const QTextBlock &block) { return block.text().trimmed().isEmpty(); });
    if (blocks.isEmpty())
        return;
    const bool isCommented = std::ranges::all_of(
        blocks, [](const QTextBlock &block) { return block.text().trimmed().startsWith(u'#'); });
    int column = 1000;
    for (const QTextBlock &block : std::as_const(blocks))
        column = std::min(column, indentOf(block.text()));
    cursor.beginEditBlock();
    for (const QTextBlock &block : std::as_const(blocks)) {
        QTextCursor at(block);
        const QString line = block.text();
        if (isCommented) {
            const qsizetype sign = line.indexOf(u'#');
            at.setPosition(block.position() + int(sign));
            const int length = line.mid(sign + 1).startsWith(u' ') ? 2 : 1;
            at.setPosition(at.position() + length, QTextCursor::KeepAnchor);
            at.removeSelectedText();
        } else {
            at.setPosition(block.position() + column);
            at.insertText(u"# "_s);
        }
    }
    cursor.endEditBlock();
}

void indentLines(QTextCursor cursor, int step, int direction)
{
    const QList<QTextBlock> blocks = selectedBlocks(cursor);
    cursor.beginEditBlock();
    for (const QTextBlock &block : blocks) {
        QTextCursor at(block);
        if (direction > 0) {
            if (!block.text().isEmpty())
                at.insertText(QString(step, u' '));
            continue;
        }
        const int length = std::min(step, indentOf(block.text()));
        at.setPosition(block.position() + length, QTextCursor::KeepAnchor);
        at.removeSelectedText();
    }
    cursor.endEditBlock();
}

void insertIndent(QTextCursor cursor, int step)
{
    cursor.insertText(QString(step - cursor.positionInBlock() % step, u' '));
}

void newLine(QTextCursor cursor, int step, int listOffset)
{
    static const QRegularExpression opener(uR"(^( *)((?:- +)*)(.*)$)"_s);
    static const QRegularExpression empty(uR"((?:^|[^\\]):(?:\s+[&!]\S+)*\s*(?:#.*)?$)"_s);
    static const QRegularExpression block(uR"([:\-] +[|>][-+0-9]{0,2}\s*$)"_s);
    Q_UNUSED(listOffset)
    const QString line = cursor.block().text().left(cursor.positionInBlock());
    const auto match = opener.match(line);
    int column = int(match.capturedLength(1));
    const QString body = match.captured(3);
    const bool isOpen = empty.match(line).hasMatch() || block.match(line).hasMatch();
    if (body.startsWith(u'#'))
        column = int(match.capturedLength(1));
    else if (isOpen)
        column += int(match.capturedLength(2)) + step;
    else if (!body.isEmpty() && body.contains(u": "_s))
        column += int(match.capturedLength(2));
    const bool isScalarItem = !isOpen && match.capturedLength(2) > 0 && !body.isEmpty()
        && !body.contains(u": "_s) && !body.startsWith(u'#');
    cursor.insertText(u'\n' + QString(column, u' ') + (isScalarItem ? u"- "_s : QString()));
}

bool outdentBeforeCaret(QTextCursor cursor, int step)
{
    const int column = cursor.positionInBlock();
    const QString before = cursor.block().text().left(column);
    if (cursor.hasSelection() || column == 0 || !before.trimmed().isEmpty())
        return false;
    const int length = column % step ? column % step : step;
    cursor.setPosition(cursor.position() - length, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    return true;
}

int matchingBracket(const QTextDocument &document, int position)
{
    static const QString openers = u"([{"_s;
    static const QString closers = u")]}"_s;
    const QChar here = document.characterAt(position);
    const bool isForward = openers.contains(here);
    if (!isForward && !closers.contains(here))
        return -1;
    const QChar other = isForward ? closers[openers.indexOf(here)] : openers[closers.indexOf(here)];
    int depth = 0;
    const int limit = 20'000; // far enough for flow YAML and JSON
    for (int at = position, n = 0; at >= 0 && at < document.characterCount() && n < limit;
        at += isForward ? 1 : -1, ++n) {
        const QChar c = document.characterAt(at);
        depth += c == here ? 1 : c == other ? -1 : 0;
        if (depth == 0)
            return at;
    }
    return -1;
}

} // namespace ui::textcommands
