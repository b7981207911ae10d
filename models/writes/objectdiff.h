// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/path.h"

#include <QJsonObject>

namespace models {

/// One difference between two states of an object, at the smallest place that differs.
struct Change
{
    enum class Kind { Added, Removed, Changed };
    Kind kind = Kind::Changed;
    Path path; ///< in the state after the change; for Removed in the state before it
    QJsonValue before; ///< undefined for Added
    QJsonValue after; ///< undefined for Removed
    bool operator==(const Change &) const = default;
};

/// What makes `after` of `before`, in the order of the keys. Lists of objects with an identity
/// (name, key…) are compared item by item whatever their order; other lists that differ in length
/// are one change.
[[nodiscard]] QList<Change> changesBetween(const QJsonObject &before, const QJsonObject &after);

/// The object without what the server alone writes: managedFields, resourceVersion, uid,
/// generation, timestamps, selfLink, status, and kubectl's last-applied annotation. What a review
/// of an edit compares.
[[nodiscard]] QJsonObject withoutServerFields(QJsonObject object);

/// The JSON merge patch (RFC 7386) that makes `after` of `before`; lists are written whole.
[[nodiscard]] QJsonObject mergePatch(const QJsonObject &before, const QJsonObject &after);

/// A change of `path` or of something above or below it touches the same place.
[[nodiscard]] bool overlap(const Path &one, const Path &other);

} // namespace models
