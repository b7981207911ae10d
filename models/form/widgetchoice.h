// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/guide/fieldguide.h"
#include "models/schema/schemanode.h"

#include <QString>

namespace models {

/// The editor for a node: text, multiline, segments, combo, switch3, integer, number, quantity,
/// duration, dateTime, base64, intOrString, list, checklist, map, objectList, objectMap, union,
/// podTemplate, picker, embedded, section, or island where nothing better fits; and those that only
/// guides ask for: image, commandLine, accelerator, volumes, env. Never empty: no schema is
/// refused.
[[nodiscard]] QString chooseWidget(
    const SchemaNode *node, const FieldGuide *guide, const QString &key);

/// Is it a row of its own, or a section with rows below?
[[nodiscard]] bool isLeafWidget(const QString &widget);

/// Words to choose from: enum values or union members.
[[nodiscard]] QStringList optionsOf(const SchemaNode *node, const FieldGuide *guide);

} // namespace models
