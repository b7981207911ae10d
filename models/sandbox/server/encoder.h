// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/mediatypes.h"
#include "models/sandbox/server/registry.h"

namespace models::sandbox {

/// Writes stored objects of one kind in the form that one client asked for. Where it can, it copies
/// the stored bytes.
class Encoder
{
public:
    enum class RowObject { None, Metadata, Object };

    Encoder(const Registry &registry, KindInfo kind, Representation representation,
        RowObject rowObject = RowObject::Metadata);

    [[nodiscard]] const KindInfo &kind() const { return m_kind; }
    [[nodiscard]] const Representation &representation() const { return m_representation; }
    [[nodiscard]] bool isTable() const { return m_representation.as == Representation::As::Table; }

    /// As the answer to a GET.
    [[nodiscard]] QByteArray single(const StoredObject &stored) const;
    /// The same for an object that is not (yet) stored.
    [[nodiscard]] QByteArray single(const QJsonObject &object) const;
    /// As an element of a list's items, or of a table's rows.
    [[nodiscard]] QByteArray item(const StoredObject &stored) const;
    /// As the object of a watch event; `withColumns` for the first event of a table watch.
    [[nodiscard]] QByteArray event(const StoredObject &stored, bool withColumns) const;
    [[nodiscard]] QByteArray bookmark(
        qint64 revision, bool endsInitialEvents, bool withColumns) const;

    /// Up to the items; then comes what listEnd says.
    [[nodiscard]] QByteArray listStart(const QJsonObject &listMetadata) const;
    [[nodiscard]] static QByteArray listEnd() { return "]}\n"; }

private:
    [[nodiscard]] QByteArray whole(const StoredObject &stored) const;
    [[nodiscard]] QByteArray partial(const StoredObject &stored) const;
    [[nodiscard]] QByteArray row(const QJsonObject &object, const QByteArray &rowObject) const;
    [[nodiscard]] QByteArray row(const StoredObject &stored) const;
    [[nodiscard]] QByteArray table(
        const QByteArray &row, const QJsonObject &metadata, bool withColumns) const;
    [[nodiscard]] QByteArray columnDefinitions() const;

    const Registry &m_registry;
    KindInfo m_kind;
    Representation m_representation;
    RowObject m_rowObject;
    QByteArray m_typeMeta; ///< `{"apiVersion":"v1","kind":"Pod",`
    bool m_needsConversion;
};

[[nodiscard]] QByteArray toJson(const QJsonObject &object);
[[nodiscard]] QByteArray toJson(const QJsonArray &array);

} // namespace models::sandbox
