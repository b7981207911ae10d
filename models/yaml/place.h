// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/path.h"
#include "models/yaml/text.h"

#include <QStringList>

namespace models::yaml {

/// Where a caret stands in half-typed YAML, found by lines and columns, so a broken neighbour does
/// not matter.
struct Place
{
    enum class Role {
        Key, ///< a key is being typed, or could be
        Value, ///< behind `key: `
        Item, ///< behind `- `, or on a free line of a list
        Text, ///< inside a block scalar
        Comment,
    };

    Role role = Role::Key;
    Path
        path {}; ///< Key: the map that the key would join. Value: the key. Item: the list and index
    QString typed {}; ///< the word so far, from replace.start to the caret
    TextRange replace {}; ///< what a chosen completion replaces
    QStringList siblings {}; ///< keys the map has already, without the one being typed
    qsizetype column = 0; ///< where keys of this map stand, or behind a dash those of its item
    bool isFlow = false; ///< inside { } or [ ]
    bool needsSpace = false; ///< directly behind the colon: insert a space first
    int document = 0;
};

[[nodiscard]] Place placeAt(const QString &text, qsizetype offset);

} // namespace models::yaml
