// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/path.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace models {

// Reading and writing inside objects by dotted paths of plain keys: "spec.template.spec". Keys that
// contain dots (labels, annotations) are read from their map.

[[nodiscard]] QJsonValue valueAt(const QJsonObject &object, QStringView path);
/// Of any keys and indices; undefined where nothing is.
[[nodiscard]] QJsonValue valueAt(const QJsonValue &value, const Path &path);
[[nodiscard]] QString textAt(const QJsonObject &object, QStringView path);
[[nodiscard]] QJsonObject objectAt(const QJsonObject &object, QStringView path);
[[nodiscard]] QJsonArray arrayAt(const QJsonObject &object, QStringView path);
[[nodiscard]] qint64 numberAt(const QJsonObject &object, QStringView path, qint64 otherwise = 0);
[[nodiscard]] bool flagAt(const QJsonObject &object, QStringView path);
/// RFC 3339, with or without fractions; invalid when missing or malformed. UTC.
[[nodiscard]] QDateTime timeAt(const QJsonObject &object, QStringView path);

/// A key that any text may be. Qt 6.8 crashes when it compares a null text with an object's key
/// beyond Latin-1: the empty keys of others' objects go through here.
[[nodiscard]] inline QString jsonKey(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

/// False, 0, or empty: what Go leaves out. Null and undefined are none of these.
[[nodiscard]] bool isZero(const QJsonValue &value);

/// Makes the maps on the way. An undefined value removes the key.
void setAt(QJsonObject &object, QStringView path, const QJsonValue &value);

/// "2026-01-31T08:00:00Z", as metav1.Time is written.
[[nodiscard]] QString timeText(const QDateTime &time);
[[nodiscard]] QDateTime timeOf(const QString &text);

[[nodiscard]] QString labelOf(const QJsonObject &object, const QString &key);
[[nodiscard]] QString annotationOf(const QJsonObject &object, const QString &key);
[[nodiscard]] QString nameOf(const QJsonObject &object);
[[nodiscard]] QString namespaceOf(const QJsonObject &object);
[[nodiscard]] QString uidOf(const QJsonObject &object);
/// The condition of that type in status.conditions; empty when there is none.
[[nodiscard]] QJsonObject conditionOf(const QJsonObject &object, QStringView type);
/// The owner reference with controller: true; empty when there is none.
[[nodiscard]] QJsonObject controllerOf(const QJsonObject &object);

} // namespace models
