// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/path.h"
#include "models/yaml/quoting.h"

#include <QJsonValue>
#include <QStringList>

#include <functional>

namespace models::yaml {

/// Puts the keys of the map at `path` in order. Must return each of them once.
using KeyOrder = std::function<QStringList(const Path &path, const QStringList &keys)>;

/// apiVersion, kind, metadata, spec first and status last at the root; name first elsewhere; the
/// rest by alphabet.
[[nodiscard]] QStringList conventionalOrder(const Path &path, const QStringList &keys);

struct EmitOptions
{
    int step = 2;
    int listOffset = 2;
    QString newline = QStringLiteral("\n");
    KeyOrder order {}; ///< none: by alphabet, as kubectl prints
    Path base {}; ///< where the value will stand, for `order`
};

/// Fresh block YAML, one value, ending in a newline. Never used on text that a user wrote.
[[nodiscard]] QString emitYaml(const QJsonValue &value, const EmitOptions &options = {});
/// The block lines of a collection (not empty) whose keys or dashes stand in `column`. The first
/// line is not indented, the last has no line break.
[[nodiscard]] QString emitBlock(const QJsonValue &value, int column, const EmitOptions &options);
/// A scalar or an empty collection on one line.
[[nodiscard]] QString emitScalar(
    const QJsonValue &value, QuoteContext context = QuoteContext::Block);
/// On one line, as `{a: 1, b: [x]}`.
[[nodiscard]] QString emitFlow(const QJsonValue &value, const EmitOptions &options = {});
/// `text` as `|`, its header and body lines, without a last line break. The body stands in
/// `column`, `indicator` columns deeper than the key or dash.
[[nodiscard]] QString literalBlock(
    const QString &text, int column, int indicator, const QString &newline);
/// The bytes that `kubectl get -o yaml` prints for it (go-yaml's own quoting and line folding).
[[nodiscard]] QString emitKubectlYaml(const QJsonValue &value);

} // namespace models::yaml
