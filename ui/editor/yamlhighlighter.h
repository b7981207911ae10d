// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <KSyntaxHighlighting/SyntaxHighlighter>

#include <QElapsedTimer>
#include <QTimer>

namespace ui {

/// YAML's grammar from KSyntaxHighlighting in the colours of the theme. Long texts get their
/// colours in slices between other events.
class YamlHighlighter final : public KSyntaxHighlighting::SyntaxHighlighter
{
    Q_OBJECT
public:
    explicit YamlHighlighter(QTextDocument *document);

protected:
    void highlightBlock(const QString &text) override;
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

private:
    void goOn();

    QElapsedTimer m_turn; ///< since the first line of this turn of the event loop
    QTimer m_turnEnds;
    QTimer m_rest;
    int m_next = -1; ///< block number; what is from there on still waits
    bool m_isGoingOn = false;
};

} // namespace ui
