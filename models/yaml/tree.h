// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/diagnostic.h"
#include "models/yaml/node.h"

#include <deque>
#include <memory>

namespace models::yaml {

/// How a file is written, so that new lines look like the old ones.
struct FileStyle
{
    int step = 2; ///< columns from a key to the keys under it
    int listOffset = 2; ///< columns from a key to the dashes under it
    QString newline = QStringLiteral("\n");
    bool hasFinalNewline = true;
    bool hasBom = false;
};

struct Document
{
    const Node *root = nullptr; ///< never null; kind Empty when nothing is written
    TextRange range {}; ///< from its `---` (or the start) to the next `---` (or the end)
    qsizetype contentStart = 0; ///< behind the `---` line
    qsizetype contentEnd = 0; ///< before a `...` line or range.end()
    bool isBroken = false; ///< some of it could not be read
    bool isBlank = false; ///< comments only
};

/// All documents of one revision of a text: what is written where, and what it means. Immutable,
/// made by parse() in any thread. Documents without content (comments between two `---`) do not
/// count; a text without any content has one empty document.
class Tree
{
public:
    Tree(const Tree &) = delete;
    Tree &operator=(const Tree &) = delete;

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] int revision() const { return m_revision; }
    [[nodiscard]] const QList<Document> &documents() const { return m_documents; }
    [[nodiscard]] const FileStyle &style() const { return m_style; }
    /// Checks 1-9, 11 and 36, in text order.
    [[nodiscard]] const QList<Diagnostic> &diagnostics() const { return m_diagnostics; }
    /// Where the grammar failed; what is inside was not read.
    [[nodiscard]] const QList<TextRange> &damaged() const { return m_damaged; }
    [[nodiscard]] bool hasErrors() const;
    /// Does the entry of this path touch a damaged part?
    [[nodiscard]] bool isBroken(const Path &path, int document = 0) const;

    [[nodiscard]] const Node *root(int document = 0) const;
    /// As written: stops (null) at an alias that the path would have to pass.
    [[nodiscard]] const Node *nodeAt(const Path &path, int document = 0) const;
    /// Like nodeAt, but through aliases and merge keys: what the server finds there.
    [[nodiscard]] const Node *resolvedAt(const Path &path, int document = 0) const;
    /// The longest start of the path that is written, and its node.
    [[nodiscard]] std::pair<Path, const Node *> deepestAt(const Path &path, int document = 0) const;
    /// The innermost node whose entry holds the offset (a key belongs to its value).
    [[nodiscard]] const Node *nodeAtOffset(qsizetype offset) const;
    [[nodiscard]] Path pathAt(qsizetype offset) const;
    [[nodiscard]] int documentAt(qsizetype offset) const;

    /// The object that the server would get; a later equal key wins, aliases and merges resolved.
    [[nodiscard]] QJsonValue toJson(int document = 0) const;

    [[nodiscard]] int lineCount() const { return int(m_lineStarts.size()); }
    [[nodiscard]] Position positionAt(qsizetype offset) const;
    [[nodiscard]] qsizetype offsetAt(Position position) const;
    /// Start and end (without its break) of the line that holds the offset.
    [[nodiscard]] TextRange lineAt(qsizetype offset) const;
    /// Column (0-based) of an offset.
    [[nodiscard]] qsizetype columnAt(qsizetype offset) const;
    /// The full comment lines directly above an entry, in its column, without a blank line between:
    /// they move and go with it. From the first line's start to the entry's line; length 0: none.
    [[nodiscard]] TextRange leadingComments(const Node &node) const;
    /// The `# …` behind a node on its last line (on the key's or header's line for blocks).
    [[nodiscard]] TextRange sameLineComment(const Node &node) const;

    /// Fills line and column, and appends to a list: for those who add diagnostics of their own.
    [[nodiscard]] Diagnostic diagnosticAt(TextRange range, Severity severity, int check,
        Message message, const Path &path = {}) const;

private:
    friend class TreeBuilder;
    Tree() = default;

    QString m_text;
    int m_revision = 0;
    QList<qsizetype> m_lineStarts;
    QList<Document> m_documents;
    FileStyle m_style;
    QList<Diagnostic> m_diagnostics;
    QList<TextRange> m_damaged;
    std::deque<Node> m_nodes;
};

using TreePtr = std::shared_ptr<const Tree>;

/// Pure and thread-safe. Never fails: what cannot be read becomes a diagnostic.
[[nodiscard]] TreePtr parse(const QString &text, int revision = 0);

[[nodiscard]] QJsonValue toJson(const Node &node);

} // namespace models::yaml
