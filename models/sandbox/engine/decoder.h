// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/schema.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace models::sandbox {

/// Brings a body into the shape its schema says, as the server's decoders do.
///
/// Built-in kinds go the way of a Go struct: types are checked, unknown fields fall away,
/// quantities and times are rewritten in their stored spelling, empty optional values disappear,
/// values without omitempty appear. Custom kinds are pruned; metadata (their own and that of
/// embedded resources) is decoded like a built-in type.
class Decoder
{
public:
    /// `objectMeta`: the schema of metadata.
    explicit Decoder(const Schema *objectMeta)
        : m_objectMeta(objectMeta)
    {
    }

    [[nodiscard]] QJsonObject decodeBuiltIn(const Schema &schema, const QJsonObject &object);
    [[nodiscard]] QJsonObject decodeCustom(const Schema &schema, const QJsonObject &object);

    /// The first value of a wrong type, in the words of Go's JSON reader; empty when none.
    [[nodiscard]] const QString &typeError() const { return m_typeError; }
    /// Paths of fields that no schema knows, sorted for custom kinds.
    [[nodiscard]] const QStringList &unknownFields() const { return m_unknown; }

private:
    /// Where a Go decoder believes itself to be.
    struct Place
    {
        QString path; ///< spec.containers[0].image
        QString goStruct; ///< Container
        QString goPath; ///< spec.containers.image
    };

    QJsonValue typed(const Schema &schema, const QJsonValue &value, const Place &place);
    QJsonValue typedObject(const Schema &schema, const QJsonObject &object, const Place &place);
    QJsonValue typedMap(const Schema &schema, const QJsonObject &object, const Place &place);
    QJsonValue typedArray(const Schema &schema, const QJsonArray &array, const Place &place);
    QJsonValue typedScalar(const Schema &schema, const QJsonValue &value, const Place &place);
    QJsonValue special(const Schema &schema, const QJsonValue &value, const Place &place);
    void wrongType(const QString &found, const QString &wanted, const Place &place);
    void fail(const QString &text);

    QJsonValue pruned(const Schema *schema, const QJsonValue &value, const QString &path);
    QJsonValue prunedObject(
        const Schema *schema, const QJsonObject &object, const QString &path, bool isRoot);
    QJsonValue typedMetadata(const QJsonValue &value, const QString &path);

    const Schema *m_objectMeta;
    QString m_typeError;
    QStringList m_unknown;
};

/// Custom kinds: drops nulls where the schema allows none and has no default, then fills in
/// defaults.
[[nodiscard]] QJsonValue withDefaults(const Schema &schema, const QJsonValue &value);

/// "2026-11-24T13:39:33Z" from any RFC 3339 text; empty for anything else. Micro keeps six digits.
[[nodiscard]] QString canonicalTime(const QString &text, bool isMicro);

} // namespace models::sandbox
