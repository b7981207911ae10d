// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/yamlhighlighter.h"

#include "ui/editor/yamlcolours.h"
#include "ui/shared/theme.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/FoldingRegion>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

#include <QTextBlock>
#include <QTextCharFormat>
#include <QTextDocument>

#include <algorithm>
#include <optional>

namespace ui {

using Style = KSyntaxHighlighting::Theme::TextStyle;

namespace {

constexpr qint64 slice = 6; // milliseconds

/// Reading the grammars takes some milliseconds: once for all editors.
KSyntaxHighlighting::Repository &repository()
{
    static KSyntaxHighlighting::Repository all;
    return all;
}

std::optional<Token> tokenFor(const KSyntaxHighlighting::Format &format)
{
    if (format.name().endsWith(QLatin1StringView("Operator"))) // colons and dashes are plain text
        return std::nullopt;
    switch (format.textStyle()) {
    case Style::Comment:
        return Token::YamlComment;
    case Style::DataType:
    case Style::Function:
        return Token::YamlKey;
    case Style::String:
    case Style::VerbatimString:
    case Style::SpecialString:
        return Token::YamlString;
    case Style::DecVal:
    case Style::BaseN:
    case Style::Float:
        return Token::YamlNumber;
    case Style::Char: // true, false, null
    case Style::Keyword:
    case Style::Constant:
    case Style::Preprocessor:
    case Style::ControlFlow:
    case Style::BuiltIn:
    case Style::Others:
        return Token::YamlKeyword;
    default:
        return std::nullopt;
    }
}

/// One line, without a document.
class LineColours final : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    LineColours() { setDefinition(repository().definitionForName(QStringLiteral("YAML"))); }

    QList<QTextLayout::FormatRange> of(const QString &line)
    {
        m_ranges.clear();
        highlightLine(line, {});
        return m_ranges;
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        if (const auto token = tokenFor(format); token && length > 0) {
            QTextCharFormat ours;
            ours.setForeground(Theme::color(*token));
            m_ranges.append({offset, length, ours});
        }
    }
    void applyFolding(int, int, KSyntaxHighlighting::FoldingRegion) override { }

private:
    QList<QTextLayout::FormatRange> m_ranges;
};

} // namespace

QList<QTextLayout::FormatRange> yamlColours(const QString &line)
{
    static LineColours colours;
    return colours.of(line);
}

YamlHighlighter::YamlHighlighter(QTextDocument *document)
    : SyntaxHighlighter(document)
{
    setTheme(repository().defaultTheme(KSyntaxHighlighting::Repository::LightTheme));
    setDefinition(repository().definitionForName(QStringLiteral("YAML")));
    for (QTimer *timer : {&m_turnEnds, &m_rest})
        timer->setSingleShot(true);
    QObject::connect(&m_turnEnds, &QTimer::timeout, this, [this] { m_turn.invalidate(); });
    QObject::connect(&m_rest, &QTimer::timeout, this, [this] { goOn(); });
}

void YamlHighlighter::highlightBlock(const QString &text)
{
    if (!m_turn.isValid()) {
        m_turn.start();
        m_turnEnds.start(0);
    }
    if (m_isGoingOn || m_turn.elapsed() < slice) {
        SyntaxHighlighter::highlightBlock(text);
        return;
    }
    const int number = currentBlock().blockNumber();
    m_next = m_next < 0 ? number : std::min(m_next, number);
    m_rest.start(0);
}

void YamlHighlighter::goOn()
{
    QElapsedTimer turn;
    turn.start();
    m_isGoingOn = true;
    QTextBlock block = m_next < 0 ? QTextBlock() : document()->findBlockByNumber(m_next);
    while (block.isValid() && turn.elapsed() < slice) {
        rehighlightBlock(block);
        block = block.next();
    }
    m_isGoingOn = false;
    m_next = block.isValid() ? block.blockNumber() : -1;
    if (m_next >= 0)
        m_rest.start(0);
}

void YamlHighlighter::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    if (const auto token = tokenFor(format); token && length > 0) {
        QTextCharFormat ours;
        ours.setForeground(Theme::color(*token));
        setFormat(offset, length, ours);
    }
}

} // namespace ui
