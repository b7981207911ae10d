// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/causes.h"

#include <QJsonObject>

namespace models::sandbox {

/// What an object's name must look like; differs by kind.
using NameRule = QStringList (*)(const QString &name);

/// metadata of a new object.
[[nodiscard]] Causes checkMeta(
    const QJsonObject &meta, bool isNamespaced, NameRule nameRule, const QString &path);
/// What an update may not change, and its labels, annotations, owners.
[[nodiscard]] Causes checkMetaUpdate(
    const QJsonObject &next, const QJsonObject &old, const QString &path);

[[nodiscard]] Causes checkLabels(const QJsonObject &labels, const QString &path);
[[nodiscard]] Causes checkAnnotations(const QJsonObject &annotations, const QString &path);
/// A meta/v1 LabelSelector.
[[nodiscard]] Causes checkLabelSelector(const QJsonObject &selector, const QString &path);

inline const char *const immutableText = "field is immutable";

} // namespace models::sandbox
