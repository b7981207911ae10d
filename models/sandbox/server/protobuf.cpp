// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/protobuf.h"

#include "models/sandbox/server/protobuffacts.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

/// One field on the wire.
struct WireField
{
    int number = 0;
    quint64 value = 0; ///< of a varint or a fixed number
    QByteArray bytes; ///< of anything with a length
};

class WireReader
{
public:
    explicit WireReader(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }
    /// Nothing at the end, and when the bytes make no sense (isBroken).
    [[nodiscard]] std::optional<WireField> next();
    [[nodiscard]] bool isBroken() const { return m_isBroken; }

private:
    [[nodiscard]] quint64 varint();
    [[nodiscard]] QByteArray take(quint64 size);
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    bool m_isBroken = false;
};

quint64 WireReader::varint()
{
    quint64 value = 0;
    for (unsigned shift = 0; shift < 64 && m_at < m_bytes.size(); shift += 7) {
        const auto byte = quint8(m_bytes[m_at++]);
        value |= quint64(byte & 0x7FU) << shift;
        if ((byte & 0x80U) == 0) {
            return value;
        }
    }
    m_isBroken = true;
    return 0;
}

QByteArray WireReader::take(quint64 size)
{
    if (size > quint64(m_bytes.size() - m_at)) {
        m_isBroken = true;
        return {};
    }
    const QByteArray piece = m_bytes.sliced(m_at, qsizetype(size));
    m_at += qsizetype(size);
    return piece;
}

std::optional<WireField> WireReader::next()
{
    if (m_at >= m_bytes.size() || m_isBroken) {
        return std::nullopt;
    }
    const quint64 tag = varint();
    WireField field;
    field.number = int(tag >> 3U);
    switch (tag & 7U) {
    case 0:
        field.value = varint();
        break;
    case 1:
        field.bytes = take(8);
        break;
    case 2:
        field.bytes = take(varint());
        break;
    case 5:
        field.bytes = take(4);
        break;
    default:
        m_isBroken = true;
    }
    return m_isBroken ? std::nullopt : std::optional(field);
}

class Decoder
{
public:
    [[nodiscard]] QJsonObject message(const QByteArray &name, const QByteArray &bytes);
    [[nodiscard]] bool isBroken() const { return m_isBroken; }

private:
    [[nodiscard]] QJsonValue value(const QByteArray &type, const WireField &wire);
    [[nodiscard]] QJsonValue time(const QByteArray &bytes);
    [[nodiscard]] QJsonValue intOrString(const QByteArray &bytes);
    [[nodiscard]] QByteArray firstBytes(const QByteArray &bytes);
    void mapEntry(QJsonObject &object, const ProtobufFacts::Field &field, const WireField &wire);

    int m_depth = 0;
    bool m_isBroken = false;
};

QByteArray Decoder::firstBytes(const QByteArray &bytes)
{
    WireReader reader(bytes);
    QByteArray result;
    while (const auto field = reader.next()) {
        if (field->number == 1) {
            result = field->bytes;
        }
    }
    m_isBroken = m_isBroken || reader.isBroken();
    return result;
}

QJsonValue Decoder::time(const QByteArray &bytes)
{
    if (bytes.isEmpty()) {
        return QJsonValue::Null;
    }
    qint64 seconds = 0;
    qint64 nanos = 0;
    WireReader reader(bytes);
    while (const auto field = reader.next()) {
        (field->number == 1 ? seconds : nanos) = qint64(field->value);
    }
    m_isBroken = m_isBroken || reader.isBroken();
    const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::UTC);
    QString text = time.toString(u"yyyy-MM-ddThh:mm:ss");
    if (nanos > 0) {
        text += u'.' + QString::number(nanos / 1000).rightJustified(6, u'0');
    }
    return text + u'Z';
}

QJsonValue Decoder::intOrString(const QByteArray &bytes)
{
    quint64 kind = 0;
    qint64 number = 0;
    QString text;
    WireReader reader(bytes);
    while (const auto field = reader.next()) {
        if (field->number == 1) {
            kind = field->value;
        } else if (field->number == 2) {
            number = qint64(field->value);
        } else {
            text = QString::fromUtf8(field->bytes);
        }
    }
    m_isBroken = m_isBroken || reader.isBroken();
    return kind == 0 ? QJsonValue(number) : QJsonValue(text);
}

QJsonValue Decoder::value(const QByteArray &type, const WireField &wire)
{
    if (type.size() > 1) {
        return message(type, wire.bytes);
    }
    switch (type.front()) {
    case 's':
        return QString::fromUtf8(wire.bytes);
    case 'i':
        return qint64(wire.value);
    case 'b':
        return wire.value != 0;
    case 'y':
        return QString::fromLatin1(wire.bytes.toBase64());
    case 't':
        return time(wire.bytes);
    case 'q':
        return QString::fromUtf8(firstBytes(wire.bytes));
    case 'o':
        return intOrString(wire.bytes);
    default: // raw JSON inside
        return QJsonDocument::fromJson(firstBytes(wire.bytes)).object();
    }
}

bool isZero(const QJsonValue &value)
{
    return value.isNull() || (value.isString() && value.toString().isEmpty())
        || (value.isBool() && !value.toBool()) || (value.isDouble() && value.toDouble() == 0)
        || (value.isObject() && value.toObject().isEmpty());
}

void Decoder::mapEntry(
    QJsonObject &object, const ProtobufFacts::Field &field, const WireField &wire)
{
    WireReader reader(wire.bytes);
    QString key;
    QJsonValue found = field.type == "s" || field.type == "y" ? QJsonValue(QString())
                                                              : QJsonValue(QJsonValue::Null);
    while (const auto part = reader.next()) {
        if (part->number == 1) {
            key = QString::fromUtf8(part->bytes);
        } else {
            found = value(field.type, *part);
        }
    }
    m_isBroken = m_isBroken || reader.isBroken();
    QJsonObject map = object.value(field.member).toObject();
    map.insert(key, found);
    object.insert(field.member, map);
}

QJsonObject Decoder::message(const QByteArray &name, const QByteArray &bytes)
{
    constexpr int depthLimit = 60;
    const ProtobufFacts::Fields *fields = ProtobufFacts::instance().fieldsOf(name);
    QJsonObject object;
    if (!fields || ++m_depth > depthLimit) {
        m_isBroken = m_isBroken || m_depth > depthLimit;
        return object;
    }
    WireReader reader(bytes);
    while (const auto wire = reader.next()) {
        const auto field = fields->constFind(wire->number);
        if (field == fields->constEnd()) {
            continue; // of a newer client
        }
        if (field->shape == ProtobufFacts::Shape::Map) {
            mapEntry(object, *field, *wire);
            continue;
        }
        const QJsonValue found = value(field->type, *wire);
        if (field->shape == ProtobufFacts::Shape::List) {
            QJsonArray list = object.value(field->member).toArray();
            list << found;
            object.insert(field->member, list);
        } else if (field->member.isEmpty()) {
            const QJsonObject inner = found.toObject();
            for (auto it = inner.begin(); it != inner.end(); ++it) {
                object.insert(it.key(), it.value());
            }
        } else if (field->keepsZero || !isZero(found)) {
            object.insert(field->member, found);
        }
    }
    m_isBroken = m_isBroken || reader.isBroken();
    --m_depth;
    return object;
}

} // namespace

Answer<QJsonObject> decodeProtobuf(const QByteArray &body)
{
    constexpr QByteArrayView magic("k8s\0", 4);
    const auto refuse
        = [] { return std::unexpected(badRequest(u"the protobuf body could not be read"_s)); };
    if (!body.startsWith(magic)) {
        return refuse();
    }
    const QByteArray envelope = body.sliced(magic.size());
    WireReader reader(envelope);
    QString apiVersion;
    QString kind;
    QByteArray raw;
    while (const auto field = reader.next()) {
        if (field->number == 2) {
            raw = field->bytes;
        } else if (field->number == 1) {
            WireReader meta(field->bytes);
            while (const auto part = meta.next()) {
                (part->number == 1 ? apiVersion : kind) = QString::fromUtf8(part->bytes);
            }
        }
    }
    if (reader.isBroken()) {
        return refuse();
    }
    QByteArray name = ProtobufFacts::instance().messageOf(apiVersion, kind);
    if (kind == u"DeleteOptions") { // comes under the group of what is deleted
        name = "meta.DeleteOptions";
    }
    if (name.isEmpty()) {
        return std::unexpected(
            badRequest(u"no kind \"%1\" is registered for version \"%2\""_s.arg(kind, apiVersion)));
    }
    Decoder decoder;
    QJsonObject object = decoder.message(name, raw);
    if (decoder.isBroken()) {
        return refuse();
    }
    object.insert(u"apiVersion"_s, apiVersion);
    object.insert(u"kind"_s, kind);
    return object;
}

} // namespace models::sandbox
