// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/operation.h"

namespace models::yaml {

/// One operation to text edits, by the spans of a tree. Says what to write; whether the result
/// means the right thing is for verify() to find out.
class Patcher
{
public:
    Patcher(const Tree &tree, const Operation &operation);

    /// Sorted, without overlaps.
    [[nodiscard]] Result<QList<TextEdit>> run();
    /// With literal blocks avoided: the second try.
    void avoidLiterals() { m_avoidsLiterals = true; }

private:
    using Done = std::expected<void, Error>;

    // patcher.cpp
    Done dispatch();
    Done setAt(const Path &path, const QJsonValue &value);
    Done createMissing(const Path &found, const Node &at, const Path &path, QJsonValue value);
    Done detach();
    Done rename();
    [[nodiscard]] static std::unexpected<Error> refuse(Message why);
    [[nodiscard]] std::unexpected<Error> refuseAlias(const Node &alias) const;
    void replace(qsizetype start, qsizetype end, const QString &text);
    void insert(qsizetype at, const QString &text) { replace(at, at, text); }
    [[nodiscard]] QList<TextEdit> tidied();

    // patchset.cpp: a value in the place of another
    void setValue(const Node &node, const QJsonValue &value, const Path &path);
    void setInline(const Node &node, const QString &token, bool isString);
    void setLiteral(const Node &node, const QString &text);
    void setBelow(const Node &node, const QJsonValue &value, const Path &path);
    void setRoot(const Node &root, const QJsonValue &value);
    void guardBelow(qsizetype lineEnd, int bodyColumn, int keyColumn, bool hasNewBreaks);
    [[nodiscard]] QString token(const Node &node, const QJsonValue &value) const;
    [[nodiscard]] QString keptProperties(const Node &node, bool isString) const;
    [[nodiscard]] qsizetype headEnd(const Node &node) const;

    // patchinsert.cpp: new entries
    Done insertKey(const Node &map, const Path &path, const QJsonValue &value);
    Done insertItem(const Node &list, const Path &listPath, int index, const QJsonValue &value);
    Done fill(const Node &node, const Path &path, const QJsonValue &value);
    void insertEntry(const Node &collection, int position, const QString &flow,
        const QString &block, const QJsonValue &value);
    [[nodiscard]] int positionFor(const Node &map, const Path &mapPath, const QString &key) const;
    [[nodiscard]] QString entryText(
        const QString &lead, int column, const QJsonValue &value, const Path &path) const;

    // patchremove.cpp: entries that go or move
    Done remove(const Node &node);
    Done move(const Node &list, int from, int to);
    void removeOnly(const Node &node);
    void removeFlow(const Node &node);
    void removeBlock(const Node &node);
    [[nodiscard]] TextRange slot(const Node &item) const;

    [[nodiscard]] EmitOptions options(const Path &base) const;
    [[nodiscard]] bool isInFlow(const Node &node) const
    {
        return node.parent && node.parent->isFlow();
    }
    /// Where keys or dashes of a new block collection under this node's key or dash stand.
    [[nodiscard]] int columnBelow(const Node &node, bool isList) const;
    [[nodiscard]] bool startsOnIndicatorLine(const Node &node) const;

    const Tree &m_tree;
    const QString &m_text;
    const Operation &m_operation;
    const FileStyle m_style;
    QList<TextEdit> m_edits;
    bool m_avoidsLiterals = false;
};

/// Does any string in it have a line break?
[[nodiscard]] bool hasLineBreaks(const QJsonValue &value);

} // namespace models::yaml
