// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextDocumentLayout>

class QPlainTextEdit;

namespace ui {

/// Lines of one height, taller than the font's own, with the text in their middle: a line with
/// Chinese in it is no taller than its neighbours.
class TextLayout final : public QPlainTextDocumentLayout
{
    Q_OBJECT
public:
    using QPlainTextDocumentLayout::QPlainTextDocumentLayout;

    [[nodiscard]] static int lineHeight();
    /// Gives an editor a document with such lines. Before anything else is done with its document.
    static void setUp(QPlainTextEdit &editor);
    [[nodiscard]] QRectF blockBoundingRect(const QTextBlock &block) const override;
};

} // namespace ui
