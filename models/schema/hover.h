// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/guide/guide.h"
#include "models/schema/schemanode.h"
#include "models/yaml/tree.h"

#include <QList>

namespace models {

/// What there is to say about one field: for the hover card in the text and the help pane of forms.
struct FieldHelp
{
    Path path;
    QString label; ///< the guide's word, else the key
    QString help; ///< the guide's text in its language; empty without a guide
    QString original; ///< the schema's text
    QString type;
    bool required = false;
    bool nullable = false;
    QString defaultText;
    QString example;
    QList<Message> facts; ///< range, length, pattern, list keys, rules
    QList<Message> valueFacts; ///< about what is written: the canonical quantity, what an alias
                               ///< stands for, what the cluster has of what it names
    const SchemaNode *node = nullptr;
    const FieldGuide *guide = nullptr;
    yaml::TextRange range; ///< of the key or value the help is about
};

[[nodiscard]] FieldHelp helpFor(
    const Path &path, const SchemaNode *root, const Guide *guide, const QString &language);
/// By offset in the text; path is empty when there is nothing to say.
[[nodiscard]] FieldHelp hoverAt(const yaml::Tree &tree, qsizetype offset, const SchemaNode *root,
    const Guide *guide, const QString &language);

} // namespace models
