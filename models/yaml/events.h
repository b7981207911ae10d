// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/node.h"

#include <QList>
#include <QString>

#include <optional>

namespace models::yaml {

/// What libyaml says about a text, with its marks counted in UTF-16 units.
struct Event
{
    enum class Type {
        DocumentStart,
        DocumentEnd,
        Alias,
        Scalar,
        ListStart,
        ListEnd,
        MapStart,
        MapEnd,
    };

    Type type = Type::Scalar;
    Node::Style style = Node::Style::None;
    qsizetype start = 0; ///< of the properties where there are any
    qsizetype end = 0;
    QString anchor {}; ///< or the alias' name
    QString tag {};
    QString text {};
    bool isPlain = false; ///< type follows from the text
    bool isExplicit = false; ///< DocumentStart: there is a `---`; DocumentEnd: a `...`
};

/// Where the grammar gave up, in libyaml's words.
struct GrammarError
{
    QString problem;
    QString context;
    qsizetype at = 0; ///< of the problem
    qsizetype contextAt = -1; ///< where the broken construct began; -1 unknown
};

struct EventList
{
    QList<Event> events; ///< all up to the error
    std::optional<GrammarError> error;
};

/// Reads one chunk of text (no BOM). Stops at the first error.
[[nodiscard]] EventList readEvents(const QString &text);

} // namespace models::yaml
