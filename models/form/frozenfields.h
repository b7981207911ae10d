// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/path.h"
#include "models/schema/schemanode.h"
#include "models/yaml/tree.h"

#include <QHash>
#include <QJsonObject>

namespace models {

/// What of an object that is on the server can no longer be changed: by what is known of the
/// server's own kinds, also of what was never set, and by rules of the schema that compare with
/// oldSelf. Place -> the rule's own sentence, empty without one. What is under a place is frozen
/// with it. Pure.
[[nodiscard]] QHash<Path, QString> frozenFields(const QJsonObject &loaded, const SchemaNode *root);

/// The same places in a text in which items of lists may stand elsewhere: the server knows them by
/// the schema's keys. What is no longer there falls away. Pure.
[[nodiscard]] QHash<Path, QString> frozenIn(const yaml::Tree &tree, int document,
    const QHash<Path, QString> &frozen, const QJsonObject &loaded, const SchemaNode *root);

} // namespace models
