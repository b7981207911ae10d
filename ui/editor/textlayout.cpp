// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/textlayout.h"

#include "ui/shared/theme.h"

#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace ui {

int TextLayout::lineHeight()
{
    return Theme::scaled(18);
}

void TextLayout::setUp(QPlainTextEdit &editor)
{
    auto *document = new QTextDocument(&editor);
    document->setDocumentLayout(new TextLayout(document));
    document->setDefaultFont(editor.font());
    editor.setDocument(document);
}

QRectF TextLayout::blockBoundingRect(const QTextBlock &block) const
{
    const QRectF natural = QPlainTextDocumentLayout::blockBoundingRect(block); // lays it out
    if (!block.isVisible() || !block.layout() || block.layout()->lineCount() != 1)
        return natural;
    QTextLine line = block.layout()->lineAt(0);
    // The last block has the document's margin below it: its line would be taller than the others.
    const qreal margin = block.next().isValid() ? 0 : document()->documentMargin();
    const qreal spare = std::max(0.0, lineHeight() - line.height());
    const qreal above = std::floor(spare / 2);
    const qreal before = line.y();
    line.setPosition({line.x(), above});
    return natural.adjusted(0, 0, 0, spare - before - margin);
}

} // namespace ui
