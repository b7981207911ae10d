// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/path.h"
#include "models/yaml/scalar.h"
#include "models/yaml/text.h"

#include <QList>

namespace models::yaml {

/// One value of a document and where it stands in the text. Nodes live as long as their Tree and
/// never change. A child of a map is the value; its key is `keyNode`.
struct Node
{
    enum class Kind {
        Scalar,
        Map,
        List,
        Alias,
        Empty, ///< nothing is written after the colon or dash; null to the server
    };
    enum class Style { None, Plain, SingleQuoted, DoubleQuoted, Literal, Folded, Block, Flow };

    Kind kind = Kind::Empty;
    Style style = Style::None;
    /// The content without anchor and tag: quotes, braces and a block scalar's header included, the
    /// line break after a block not. Empty: zero width behind the colon, dash or properties.
    TextRange range {};
    TextRange properties {}; ///< `&anchor !tag` before the content; length 0 if there are none
    QString anchor {};
    QString tag {}; ///< long form, `tag:yaml.org,2002:str`
    QString text {}; ///< decoded scalar; an alias' anchor name
    Scalar scalar {}; ///< meaning of a Scalar (Empty: Null)

    const Node *parent = nullptr; ///< null for a root and for keys
    QList<const Node *> children {}; ///< in text order, doubled keys included
    const Node *target = nullptr; ///< of an alias; null when undefined or when it contains itself

    // How it hangs in its parent.
    int index = 0; ///< among its siblings
    QString key {}; ///< as the server reads it: `on:` is "true"; empty in lists
    const Node *keyNode = nullptr;
    TextRange entry {}; ///< `? key: value` or `- value`, from the indicator to the value's end
    qsizetype indicator = -1; ///< offset of the colon or dash; -1 for a flow item or no colon
    qsizetype comma = -1; ///< offset of the comma behind a flow entry; -1 without
    qsizetype column = 0; ///< of a block collection's keys or dashes, 0-based
    bool isMergeKey = false; ///< the value of `<<:`
    bool isShadowed = false; ///< a later equal key wins

    [[nodiscard]] bool isScalar() const { return kind == Kind::Scalar || kind == Kind::Empty; }
    [[nodiscard]] bool isMap() const { return kind == Kind::Map; }
    [[nodiscard]] bool isList() const { return kind == Kind::List; }
    [[nodiscard]] bool isNull() const { return isScalar() && scalar.type == Scalar::Type::Null; }
    [[nodiscard]] bool isFlow() const { return style == Style::Flow; }
    [[nodiscard]] bool isBlockScalar() const
    {
        return style == Style::Literal || style == Style::Folded;
    }
    [[nodiscard]] bool isQuoted() const
    {
        return style == Style::SingleQuoted || style == Style::DoubleQuoted;
    }
    [[nodiscard]] TextRange keyRange() const { return keyNode ? keyNode->range : TextRange {}; }
    /// Properties and content.
    [[nodiscard]] TextRange whole() const
    {
        return properties.length ? TextRange::between(properties.start, range.end()) : range;
    }
    /// Itself, or what an alias stands for; null for a broken alias.
    [[nodiscard]] const Node *resolved() const { return kind == Kind::Alias ? target : this; }
    /// The entry of that key which wins, as written here: neither aliases nor merges are followed.
    /// A key that the server reads as something else (`y`) is found by its own spelling too.
    [[nodiscard]] const Node *child(QStringView name) const;
    [[nodiscard]] const Node *child(qsizetype position) const;
    [[nodiscard]] Path path() const;
};

/// Keys and values of a map as the server sees them: aliases and `<<` followed, own keys first.
struct Member
{
    QString key;
    const Node *value; ///< as written, may be an Alias
    bool isMerged; ///< came through `<<`
};
[[nodiscard]] QList<Member> members(const Node &map);
/// One of them; null when there is none.
[[nodiscard]] const Node *memberOf(const Node &map, QStringView key);

} // namespace models::yaml
