// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/folding.h"

#include <QPlainTextEdit>
#include <QTextBlock>

#include <algorithm>

namespace ui {

using namespace models;

Folding::Folding(QPlainTextEdit &editor)
    : m_editor(editor)
{
}

void Folding::setTree(const yaml::Tree &tree)
{
    m_ends.clear();
    for (const yaml::Document &document : tree.documents())
        collect(tree, *document.root);
}

void Folding::collect(const yaml::Tree &tree, const yaml::Node &node)
{
    for (const yaml::Node *child : node.children) {
        const int first = tree.positionAt(child->entry.start).line - 1;
        const int last = tree.positionAt(child->entry.end()).line - 1;
        if (last > first)
            m_ends.insert(first, std::max(last, m_ends.value(first, 0)));
        collect(tree, *child);
    }
}

bool Folding::isFolded(int line) const
{
    const QTextBlock next = m_editor.document()->findBlockByNumber(line + 1);
    return m_ends.contains(line) && next.isValid() && !next.isVisible();
}

void Folding::setFolded(int line, bool folded)
{
    if (!canFold(line))
        return;
    QTextDocument *document = m_editor.document();
    const int end = lastLine(line);
    const QTextBlock first = document->findBlockByNumber(line + 1);
    QTextBlock block = first;
    int bottom = first.position();
    for (; block.isValid() && block.blockNumber() <= end; block = block.next()) {
        block.setVisible(!folded);
        block.setLineCount(folded ? 0 : std::max(1, block.layout()->lineCount()));
        bottom = block.position() + block.length();
    }
    document->markContentsDirty(first.position(), bottom - first.position());
    QTextCursor cursor = m_editor.textCursor();
    if (folded && cursor.blockNumber() > line && cursor.blockNumber() <= end) {
        cursor.setPosition(document->findBlockByNumber(line).position());
        m_editor.setTextCursor(cursor);
    }
    const QSizeF size = document->documentLayout()->documentSize();
    emit document->documentLayout()->documentSizeChanged(size);
    m_editor.viewport()->update();
}

void Folding::reveal(int line)
{
    for (auto it = m_ends.cbegin(); it != m_ends.cend(); ++it) {
        if (it.key() < line && it.value() >= line && isFolded(it.key()))
            setFolded(it.key(), false);
    }
}

void Folding::foldPath(const yaml::Tree &tree, const Path &path)
{
    const yaml::Node *node = tree.nodeAt(path);
    if (node && node->parent)
        setFolded(tree.positionAt(node->entry.start).line - 1, true);
}

} // namespace ui
