// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/guide/guide.h"
#include "models/schema/schemanode.h"

#include <QJsonObject>

namespace models {

/// One field that an object of a kind can have, whether it is set or not.
struct FieldInfo
{
    QString pattern; ///< `[]` for items, `{}` for keys: "spec.containers[].image"
    QString key;
    Text label;
    QString widget;
    Level level = Level::All;
    bool required = false; ///< where its parent is there
    int depth = 0;
    const SchemaNode *node = nullptr;
    const FieldGuide *guide = nullptr;
};

/// Every field of a kind in reading order, each recursive type once. Pure; thread-safe.
[[nodiscard]] QList<FieldInfo> fieldIndex(const SchemaNode *root, const Guide *guide);

/// What `sampan form --dump` prints for a field.
[[nodiscard]] QJsonObject toJson(const FieldInfo &field, const QString &language);

/// All of them, a JSON line each.
[[nodiscard]] QByteArray rowsAsJson(
    const SchemaNode *root, const Guide *guide, const QString &language);

/// How well a field fits what was typed, by key, label, path (`con.im.pull`), text: less is better,
/// -1 not at all.
[[nodiscard]] int fieldScore(const FieldInfo &field, const QString &typed);

} // namespace models
