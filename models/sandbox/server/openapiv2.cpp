// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/openapiv2.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstring>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

/// Field numbers of https://github.com/google/gnostic/blob/main/openapiv2/OpenAPIv2.proto
class Message
{
public:
    void number(int field, quint64 value)
    {
        tag(field, 0);
        varint(value);
    }
    void real(int field, double value)
    {
        tag(field, 1);
        char bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        m_bytes.append(bytes, sizeof value);
    }
    void bytes(int field, QByteArrayView value)
    {
        tag(field, 2);
        varint(quint64(value.size()));
        m_bytes.append(value);
    }
    void text(int field, const QString &value)
    {
        if (!value.isEmpty()) {
            bytes(field, value.toUtf8());
        }
    }
    void message(int field, const Message &value) { bytes(field, value.m_bytes); }
    [[nodiscard]] const QByteArray &data() const { return m_bytes; }

private:
    void tag(int field, int wireType) { varint(quint64(field) << 3U | quint64(wireType)); }
    void varint(quint64 value)
    {
        while (value >= 0x80) {
            m_bytes.append(char(value | 0x80U));
            value >>= 7U;
        }
        m_bytes.append(char(value));
    }
    QByteArray m_bytes;
};

Message schemaOf(const QJsonObject &json);

/// Any: its YAML text in field 2.
Message anyOf(const QJsonValue &value)
{
    QByteArray yaml = QJsonDocument(QJsonArray {value}).toJson(QJsonDocument::Compact);
    Message any;
    any.bytes(2, yaml.sliced(1, yaml.size() - 2) + '\n');
    return any;
}

Message named(const QString &name, const Message &value)
{
    Message pair;
    pair.text(1, name);
    pair.message(2, value);
    return pair;
}

void addNumbers(Message &schema, const QJsonObject &json)
{
    static constexpr std::pair<const char16_t *, int> reals[]
        = {{u"multipleOf", 6}, {u"maximum", 7}, {u"minimum", 9}};
    for (const auto &[key, field] : reals) {
        if (const auto it = json.find(QStringView(key)); it != json.end()) {
            schema.real(field, it->toDouble());
        }
    }
    static constexpr std::pair<const char16_t *, int> whole[]
        = {{u"maxLength", 11}, {u"minLength", 12}, {u"maxItems", 14}, {u"minItems", 15},
            {u"maxProperties", 17}, {u"minProperties", 18}};
    for (const auto &[key, field] : whole) {
        if (const auto it = json.find(QStringView(key)); it != json.end()) {
            schema.number(field, quint64(it->toInteger()));
        }
    }
    if (json.value(u"uniqueItems").toBool()) {
        schema.number(16, 1);
    }
}

void addNested(Message &schema, const QJsonObject &json)
{
    if (const QJsonValue more = json.value(u"additionalProperties"); more.isObject()) {
        Message item;
        item.message(1, schemaOf(more.toObject()));
        schema.message(21, item);
    } else if (more.isBool()) {
        Message item;
        item.number(2, more.toBool() ? 1 : 0);
        schema.message(21, item);
    }
    if (const QJsonValue type = json.value(u"type"); type.isString()) {
        Message item;
        item.text(1, type.toString());
        schema.message(22, item);
    }
    if (const QJsonValue items = json.value(u"items"); items.isObject()) {
        Message item;
        item.message(1, schemaOf(items.toObject()));
        schema.message(23, item);
    }
    const QJsonObject properties = json.value(u"properties").toObject();
    if (!properties.isEmpty()) {
        Message all;
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            all.message(1, named(it.key(), schemaOf(it.value().toObject())));
        }
        schema.message(25, all);
    }
}

Message schemaOf(const QJsonObject &json)
{
    Message schema;
    schema.text(1, json.value(u"$ref").toString());
    schema.text(2, json.value(u"format").toString());
    schema.text(3, json.value(u"title").toString());
    schema.text(4, json.value(u"description").toString());
    if (json.contains(u"default")) {
        schema.message(5, anyOf(json.value(u"default")));
    }
    addNumbers(schema, json);
    schema.text(13, json.value(u"pattern").toString());
    for (const auto &name : json.value(u"required").toArray()) {
        schema.text(19, name.toString());
    }
    for (const auto &value : json.value(u"enum").toArray()) {
        schema.message(20, anyOf(value));
    }
    addNested(schema, json);
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (it.key().startsWith(u"x-")) {
            schema.message(31, named(it.key(), anyOf(it.value())));
        }
    }
    return schema;
}

} // namespace

QByteArray openApiV2Protobuf(const QByteArray &json)
{
    const QJsonObject document = QJsonDocument::fromJson(json).object();
    Message result;
    result.text(1, u"2.0"_s);
    const QJsonObject info = document.value(u"info").toObject();
    Message infoMessage;
    infoMessage.text(1, info.value(u"title").toString());
    infoMessage.text(2, info.value(u"version").toString());
    result.message(2, infoMessage);
    result.message(8, Message());
    Message definitions;
    const QJsonObject all = document.value(u"definitions").toObject();
    for (auto it = all.begin(); it != all.end(); ++it) {
        definitions.message(1, named(it.key(), schemaOf(it.value().toObject())));
    }
    result.message(9, definitions);
    return result.data();
}

} // namespace models::sandbox
