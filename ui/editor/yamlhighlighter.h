// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <KSyntaxHighlighting/SyntaxHighlighter>

namespace ui {

/// KSyntaxHighlighting's grammar of YAML in the colours of our palette.
class YamlHighlighter final : public KSyntaxHighlighting::SyntaxHighlighter
{
    Q_OBJECT
public:
    explicit YamlHighlighter(QTextDocument *document);

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;
};

} // namespace ui
