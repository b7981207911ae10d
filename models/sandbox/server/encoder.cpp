// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/encoder.h"

#include "models/sandbox/clock.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

constexpr QByteArrayView partialMeta
    = R"({"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","metadata":)";

} // namespace

QByteArray toJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray toJson(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

Encoder::Encoder(
    const Registry &registry, KindInfo kind, Representation representation, RowObject rowObject)
    : m_registry(registry)
    , m_kind(std::move(kind))
    , m_representation(representation)
    , m_rowObject(rowObject)
    , m_needsConversion(!m_kind.isCustom && m_kind.storage != m_kind.resource.groupVersion)
{
    const QByteArray version = m_kind.resource.groupVersion.toString().toUtf8();
    m_typeMeta = R"({"kind":")" + m_kind.resource.kind.toUtf8() + R"(","apiVersion":")" + version
        + R"(",)";
}

QByteArray Encoder::whole(const StoredObject &stored) const
{
    if (m_needsConversion) {
        return toJson(m_registry.read(m_kind, stored));
    }
    QByteArray result;
    result.reserve(m_typeMeta.size() + stored.body.size());
    result.append(m_typeMeta).append(QByteArrayView(stored.body).sliced(1));
    return result;
}

QByteArray Encoder::partial(const StoredObject &stored) const
{
    QByteArray result;
    result.reserve(partialMeta.size() + stored.metadataSize + 1);
    result.append(partialMeta).append(stored.metadata()).append('}');
    return result;
}

QByteArray Encoder::single(const StoredObject &stored) const
{
    switch (m_representation.as) {
    case Representation::As::Object:
        return whole(stored) + '\n';
    case Representation::As::PartialMetadata:
        return partial(stored) + '\n';
    case Representation::As::Table:
        break;
    }
    return table(row(stored), {{u"resourceVersion"_s, QString::number(stored.revision)}}, true)
        + '\n';
}

QByteArray Encoder::single(const QJsonObject &object) const
{
    const QJsonObject metadata = metadataOf(object);
    const QByteArray head = partialMeta.toByteArray() + toJson(metadata) + '}';
    switch (m_representation.as) {
    case Representation::As::Object: {
        QJsonObject rest = object;
        rest.remove(u"kind"_s);
        rest.remove(u"apiVersion"_s);
        return m_typeMeta + toJson(rest).sliced(1) + '\n';
    }
    case Representation::As::PartialMetadata:
        return head + '\n';
    case Representation::As::Table:
        break;
    }
    const QByteArray inner = m_rowObject == RowObject::Object ? toJson(object) : head;
    return table(row(object, m_rowObject == RowObject::None ? QByteArray() : inner),
               {{u"resourceVersion"_s, metadata.value(u"resourceVersion")}}, true)
        + '\n';
}

QByteArray Encoder::row(const QJsonObject &object, const QByteArray &rowObject) const
{
    QByteArray result = R"({"cells":)"
        + toJson(m_registry.engine().cells(m_kind, object, m_registry.clock().now()));
    return result + R"(,"object":)" + (rowObject.isEmpty() ? "null"_ba : rowObject) + '}';
}

QByteArray Encoder::row(const StoredObject &stored) const
{
    QByteArray rowObject;
    if (m_rowObject == RowObject::Object) {
        rowObject = whole(stored);
    } else if (m_rowObject == RowObject::Metadata) {
        rowObject = partial(stored);
    }
    return row(m_registry.read(m_kind, stored), rowObject);
}

QByteArray Encoder::item(const StoredObject &stored) const
{
    switch (m_representation.as) {
    case Representation::As::Table:
        return row(stored);
    case Representation::As::PartialMetadata:
        return partial(stored);
    case Representation::As::Object:
        break;
    }
    if (m_kind.isCustom) {
        return whole(stored);
    }
    if (!m_needsConversion) {
        return stored.body; // items of built-in lists carry no kind
    }
    QJsonObject object = m_registry.read(m_kind, stored);
    object.remove(u"kind"_s);
    object.remove(u"apiVersion"_s);
    return toJson(object);
}

QByteArray Encoder::columnDefinitions() const
{
    QJsonArray columns;
    for (const PrinterColumn &column : m_registry.engine().columns(m_kind)) {
        columns << QJsonObject {{u"name"_s, column.name}, {u"type"_s, column.type},
            {u"format"_s, column.format}, {u"description"_s, column.description},
            {u"priority"_s, column.priority}};
    }
    return toJson(columns);
}

QByteArray Encoder::table(
    const QByteArray &row, const QJsonObject &metadata, bool withColumns) const
{
    return R"({"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":)" + toJson(metadata)
        + R"(,"columnDefinitions":)" + (withColumns ? columnDefinitions() : QByteArray("null"))
        + R"(,"rows":[)" + row + "]}";
}

QByteArray Encoder::event(const StoredObject &stored, bool withColumns) const
{
    switch (m_representation.as) {
    case Representation::As::Object:
        return whole(stored);
    case Representation::As::PartialMetadata:
        return partial(stored);
    case Representation::As::Table:
        break;
    }
    return table(
        row(stored), {{u"resourceVersion"_s, QString::number(stored.revision)}}, withColumns);
}

QByteArray Encoder::bookmark(qint64 revision, bool endsInitialEvents, bool withColumns) const
{
    QJsonObject metadata {{u"resourceVersion"_s, QString::number(revision)}};
    if (endsInitialEvents) {
        metadata.insert(
            u"annotations"_s, QJsonObject {{u"k8s.io/initial-events-end"_s, u"true"_s}});
    }
    const QByteArray object = m_typeMeta + R"("metadata":)" + toJson(metadata) + '}';
    switch (m_representation.as) {
    case Representation::As::Object:
        return object;
    case Representation::As::PartialMetadata:
        return partialMeta.toByteArray() + toJson(metadata) + '}';
    case Representation::As::Table:
        break;
    }
    QByteArray nulls;
    for (qsizetype i = m_registry.engine().columns(m_kind).size(); i > 0; --i) {
        nulls += i > 1 ? "null," : "null";
    }
    QByteArray rowText = R"({"cells":[)" + nulls + ']';
    if (m_rowObject == RowObject::Object) {
        rowText += R"(,"object":)" + object;
    } else if (m_rowObject == RowObject::Metadata || endsInitialEvents) {
        rowText += R"(,"object":)" + partialMeta.toByteArray() + toJson(metadata) + '}';
    }
    return table(rowText + '}', {{u"resourceVersion"_s, QString::number(revision)}}, withColumns);
}

QByteArray Encoder::listStart(const QJsonObject &listMetadata) const
{
    const QByteArray metadata = toJson(listMetadata);
    switch (m_representation.as) {
    case Representation::As::Table:
        return R"({"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":)" + metadata
            + R"(,"columnDefinitions":)" + columnDefinitions() + R"(,"rows":[)";
    case Representation::As::PartialMetadata:
        return R"({"kind":"PartialObjectMetadataList","apiVersion":"meta.k8s.io/v1","metadata":)"
            + metadata + R"(,"items":[)";
    case Representation::As::Object:
        break;
    }
    return R"({"kind":")" + m_kind.listKind.toUtf8() + R"(","apiVersion":")"
        + m_kind.resource.groupVersion.toString().toUtf8() + R"(","metadata":)" + metadata
        + R"(,"items":[)";
}

} // namespace models::sandbox
