// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/groupversion.h"
#include "models/yaml/tree.h"

#include <QJsonObject>

namespace app {

/// A file of the user's, or standard input for "-". Kept to the last unit, a byte order mark too.
[[nodiscard]] models::Result<QString> readText(const QString &file);
/// The same names, a folder's as the YAML and JSON files in it and below, by their paths.
[[nodiscard]] QStringList filesIn(const QStringList &names);
/// Replaces the file as a whole and keeps its permissions.
[[nodiscard]] models::Result<void> writeText(const QString &file, const QString &text);

/// "file:line:column: error: path: text", one line each.
void printDiagnostics(const QString &file, const QList<models::yaml::Diagnostic> &diagnostics);
[[nodiscard]] bool hasErrors(const QList<models::yaml::Diagnostic> &diagnostics);

/// apiVersion and kind as the object has them.
[[nodiscard]] models::GroupVersionKind kindOf(const QJsonObject &object);
[[nodiscard]] models::GroupVersionKind kindOf(const models::yaml::Node &object);
/// The CRD of a file, for --schema.
[[nodiscard]] models::Result<QJsonObject> readDefinition(const QString &file);

} // namespace app
