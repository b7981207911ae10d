// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/guide/guide.h"
#include "models/schema/schemanode.h"
#include "models/yaml/place.h"
#include "models/yaml/text.h"

#include <functional>

namespace models {

struct Completion
{
    enum class Kind {
        Key,
        Value,
        Item,
        Skeleton, ///< all required fields at once
        Object, ///< the head of a document
    };

    Kind kind = Kind::Key;
    QString label;
    QString insert; ///< replaces Place::replace; begins with a blank where one is missing
    qsizetype caret = -1; ///< in `insert`; -1: behind it
    QString type; ///< "[]EnvVar"
    QString documentation; ///< first paragraph: the guide's in its language, else the schema's
    bool required = false;
    bool deprecated = false;
    bool opensValues = false; ///< ask again after accepting: values can be offered
};

struct CompletionContext
{
    const Guide *guide = nullptr;
    QString language = QStringLiteral("en");
    int step = 2; ///< FileStyle
    int listOffset = 0;
    QList<ApiResource> resources {}; ///< for apiVersion and kind
    /// Live names for the field at a path, best first; of a map, for its keys.
    std::function<QStringList(const Path &path)> names {};
};

/// What may be typed at a place, best first, filtered by what is typed already. Pure.
[[nodiscard]] QList<Completion> complete(
    const yaml::Place &place, const SchemaNode *root, const CompletionContext &context = {});

} // namespace models
