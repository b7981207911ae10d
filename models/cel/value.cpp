// SPDX-License-Identifier: Apache-2.0
#include "models/cel/value.h"

#include "models/base/json.h"
#include "models/cel/opaque.h"
#include "models/cel/shape.h"

#include <QLocale>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace models::cel {

namespace {

Value ofText(const QString &text, const Shape &shape)
{
    switch (shape.kind) {
    case Shape::Kind::Bytes: {
        if (const auto bytes = decodedBase64(text))
            return Value::Data(*bytes);
        return Value::failure(u"Invalid byte formatted string "_s + text);
    }
    case Shape::Kind::Date:
    case Shape::Kind::DateTime: {
        const bool isDate = shape.kind == Shape::Kind::Date;
        const auto time = parseTimestamp(text, isDate ? TimeSyntax::Date : TimeSyntax::DateTime);
        if (!time)
            return Value::failure((isDate ? u"Invalid date formatted string "_s
                                          : u"Invalid date-time formatted string "_s)
                + text);
        return Value::Data(*time);
    }
    case Shape::Kind::Duration:
        if (const auto duration = parseDuration(text, true))
            return Value::Data(*duration);
        return Value::failure(u"Invalid duration "_s + text);
    default:
        return Value::Data(text);
    }
}

bool isWhole(const QJsonValue &json)
{
    const double number = json.toDouble();
    return json.isDouble() && std::floor(number) == number && std::abs(number) < 9.3e18;
}

Value expected(QLatin1StringView what)
{
    return Value::failure(u"invalid data, expected "_s + what);
}

/// -2: no order (NaN).
int compareNumbers(const Value &left, const Value &right)
{
    const auto order = [](auto a, auto b) { return a < b ? -1 : a > b ? 1 : 0; };
    if (left.as<double>() || right.as<double>()) {
        const auto wide = [](const Value &value) -> long double {
            if (const auto *number = value.as<double>())
                return *number;
            if (const auto *whole = value.as<qint64>())
                return *whole;
            return *value.as<quint64>();
        };
        const long double a = wide(left);
        const long double b = wide(right);
        return std::isnan(a) || std::isnan(b) ? -2 : order(a, b);
    }
    const auto *one = left.as<qint64>();
    const auto *other = right.as<qint64>();
    if (one && other)
        return order(*one, *other);
    if (one)
        return *one < 0 ? -1 : order(quint64(*one), *right.as<quint64>());
    if (other)
        return *other < 0 ? 1 : order(*left.as<quint64>(), quint64(*other));
    return order(*left.as<quint64>(), *right.as<quint64>());
}

bool isNumber(Value::Kind kind)
{
    return kind == Value::Kind::Int || kind == Value::Kind::Uint || kind == Value::Kind::Double;
}

/// Equal keys have the same text; nothing for values that cannot be keys.
std::optional<QString> keyText(const Value &key)
{
    switch (key.kind()) {
    case Value::Kind::Bool:
        return key.isTrue() ? u"!true"_s : u"!false"_s;
    case Value::Kind::Int:
        return u'#' + QString::number(*key.as<qint64>());
    case Value::Kind::Uint:
        return u'#' + QString::number(*key.as<quint64>());
    case Value::Kind::Double: {
        const double number = *key.as<double>();
        if (std::floor(number) == number && std::abs(number) < 9.2e18)
            return u'#' + QString::number(qint64(number));
        return u'~' + QString::number(number, 'g', 17);
    }
    case Value::Kind::String:
        return u'"' + *key.as<QString>();
    default:
        return {};
    }
}

Value truth(bool value)
{
    return Value::Data(value);
}

} // namespace

Value Value::noSuchOverload()
{
    return failure(u"no such overload"_s);
}

Value Value::list(QList<Value> items)
{
    return Data(std::make_shared<const List>(std::move(items)));
}

Value Value::some(const Value &value)
{
    return Data(Optional {std::make_shared<const Value>(value)});
}

Value Value::ofJson(const QJsonValue &json, const Shape &shape)
{
    if (json.isNull()) {
        return shape.isNullable
            ? Value()
            : failure(u"invalid data, got null for schema with nullable=false"_s);
    }
    switch (shape.kind) {
    case Shape::Kind::IntOrString:
        if (json.isString())
            return Data(json.toString());
        if (isWhole(json))
            return Data(json.toInteger(qint64(json.toDouble())));
        return expected("XIntOrString value to be either a string or integer"_L1);
    case Shape::Kind::Object:
    case Shape::Kind::Map:
        if (!json.isObject())
            return expected("a map for the provided schema with type=object"_L1);
        return Data(std::make_shared<const Map>(json.toObject(), shape));
    case Shape::Kind::List:
        if (!json.isArray())
            return expected("an array for the provided schema with type=array"_L1);
        return Data(std::make_shared<const List>(json.toArray(), shape));
    case Shape::Kind::Bool:
        return json.isBool() ? Value(Data(json.toBool())) : expected("bool"_L1);
    case Shape::Kind::Int:
        return isWhole(json) ? Value(Data(json.toInteger(qint64(json.toDouble()))))
                             : expected("int"_L1);
    case Shape::Kind::Double:
        return json.isDouble() ? Value(Data(json.toDouble())) : expected("float"_L1);
    default:
        return json.isString() ? ofText(json.toString(), shape) : expected("string"_L1);
    }
}

const List *Value::asList() const
{
    const auto *list = as<std::shared_ptr<const List>>();
    return list ? list->get() : nullptr;
}

const Map *Value::asMap() const
{
    const auto *map = as<std::shared_ptr<const Map>>();
    return map ? map->get() : nullptr;
}

QString Value::typeName() const
{
    static constexpr std::array names {"error"_L1, "null_type"_L1, "bool"_L1, "int"_L1, "uint"_L1,
        "double"_L1, "string"_L1, "bytes"_L1, "google.protobuf.Timestamp"_L1,
        "google.protobuf.Duration"_L1, "list"_L1, "map"_L1, "type"_L1, "optional_type"_L1, ""_L1};
    if (const auto *opaque = as<std::shared_ptr<const Opaque>>())
        return (*opaque)->typeName();
    return names[size_t(kind())];
}

std::optional<qint64> Value::size() const
{
    switch (kind()) {
    case Kind::String:
        return codePoints(*as<QString>());
    case Kind::Bytes:
        return as<QByteArray>()->size();
    case Kind::List:
        return asList()->size();
    case Kind::Map:
        return asMap()->size();
    default:
        return {};
    }
}

Value Value::equals(const Value &other) const
{
    if (isFailure() || other.isFailure())
        return isFailure() ? *this : other;
    if (isNumber(kind()) && isNumber(other.kind()))
        return truth(compareNumbers(*this, other) == 0);
    if (kind() != other.kind())
        return truth(false);
    switch (kind()) {
    case Kind::Null:
        return truth(true);
    case Kind::Bool:
        return truth(*as<bool>() == *other.as<bool>());
    case Kind::String:
        return truth(*as<QString>() == *other.as<QString>());
    case Kind::Bytes:
        return truth(*as<QByteArray>() == *other.as<QByteArray>());
    case Kind::Timestamp:
        return truth(*as<Timestamp>() == *other.as<Timestamp>());
    case Kind::Duration:
        return truth(*as<Duration>() == *other.as<Duration>());
    case Kind::List:
        return asList()->equals(*other.asList());
    case Kind::Map:
        return asMap()->equals(*other.asMap());
    case Kind::Type:
        return truth(as<TypeName>()->name == other.as<TypeName>()->name);
    case Kind::Optional: {
        const auto &left = as<Optional>()->value;
        const auto &right = other.as<Optional>()->value;
        return left && right ? left->equals(*right) : truth(!left && !right);
    }
    default: {
        const auto &left = *as<std::shared_ptr<const Opaque>>();
        const auto &right = *other.as<std::shared_ptr<const Opaque>>();
        return truth(*left == *right);
    }
    }
}

Value Value::compare(const Value &other) const
{
    const auto sign = [](auto order) { return Data(qint64(order < 0 ? -1 : order > 0 ? 1 : 0)); };
    if (isNumber(kind()) && isNumber(other.kind())) {
        const int order = compareNumbers(*this, other);
        return order == -2 ? failure(u"NaN values cannot be ordered"_s) : Value(sign(order));
    }
    if (kind() != other.kind())
        return noSuchOverload();
    switch (kind()) {
    case Kind::Bool:
        return sign(int(*as<bool>()) - int(*other.as<bool>()));
    case Kind::String:
        return sign(compareText(*as<QString>(), *other.as<QString>()));
    case Kind::Bytes:
        return sign(as<QByteArray>()->compare(*other.as<QByteArray>()));
    case Kind::Timestamp:
        return sign(*as<Timestamp>() <=> *other.as<Timestamp>());
    case Kind::Duration:
        return sign(*as<Duration>() <=> *other.as<Duration>());
    default:
        return noSuchOverload();
    }
}

Value List::at(qsizetype index) const
{
    return m_shape ? Value::ofJson(m_json.at(index), *m_shape->item) : m_items.at(index);
}

Value List::key(const Value &item) const
{
    QList<Value> parts;
    const Map *map = item.asMap();
    for (const QString &name : m_kind->listKeys)
        parts << (map ? map->find(Value::Data(escaped(name).value_or(name))).value_or(Value())
                      : Value());
    return Value::list(parts);
}

Value List::equals(const List &other) const
{
    if (size() != other.size())
        return truth(false);
    const bool isOrdered = !m_kind || m_kind->listType == Shape::ListType::Atomic;
    for (qsizetype i = 0; i < size() && isOrdered; ++i) {
        const Value same = at(i).equals(other.at(i));
        if (!same.isTrue())
            return same;
    }
    if (isOrdered)
        return truth(true);
    const bool isSet = m_kind->listType == Shape::ListType::Set;
    for (qsizetype i = 0; i < other.size(); ++i) {
        const Value item = other.at(i);
        const Value wanted = isSet ? item : key(item);
        bool isFound = false;
        for (qsizetype j = 0; j < size() && !isFound; ++j) {
            const Value own = at(j);
            isFound = (isSet ? own : key(own)).equals(wanted).isTrue();
            if (isFound && !isSet) {
                const Value same = own.equals(item);
                if (!same.isTrue())
                    return same;
            }
        }
        if (!isFound)
            return truth(false);
    }
    return truth(true);
}

Value List::plus(const List &other) const
{
    if (m_kind && m_kind->listType != Shape::ListType::Atomic)
        return merged(other);
    QList<Value> items;
    items.reserve(size() + other.size());
    for (qsizetype i = 0; i < size(); ++i)
        items << at(i);
    for (qsizetype i = 0; i < other.size(); ++i)
        items << other.at(i);
    return Value::list(std::move(items));
}

Value List::merged(const List &other) const
{
    const bool isSet = m_kind->listType == Shape::ListType::Set;
    QList<Value> items;
    for (qsizetype i = 0; i < size(); ++i)
        items << at(i);
    for (qsizetype i = 0; i < other.size(); ++i) {
        const Value item = other.at(i);
        const Value wanted = isSet ? item : key(item);
        qsizetype at = 0;
        while (at < items.size()
            && !(isSet ? items.at(at) : key(items.at(at))).equals(wanted).isTrue())
            ++at;
        if (at == items.size())
            items << item;
        else
            items[at] = item;
    }
    return Value::Data(std::make_shared<const List>(std::move(items), m_kind));
}

Value Map::of(const QList<Entry> &entries, bool isStrict)
{
    QList<Entry> kept;
    QHash<QString, qsizetype> index;
    for (const Entry &entry : entries) {
        // Other keys are there, but cannot be asked for.
        const QString key = keyText(entry.key).value_or(u'?' + QString::number(kept.size()));
        const auto known = index.constFind(key);
        if (known == index.cend()) {
            index.insert(key, kept.size());
            kept << entry;
        } else if (isStrict) {
            return Value::failure(u"insert failed: key "_s + key.sliced(1) + u" already exists"_s);
        } else {
            kept[*known] = entry;
        }
    }
    return Value::Data(std::make_shared<const Map>(std::move(kept), std::move(index)));
}

QList<Value> Map::keys() const
{
    QList<Value> keys;
    if (!m_shape) {
        for (const Entry &entry : m_entries)
            keys << entry.key;
        return keys;
    }
    for (auto it = m_json.begin(); it != m_json.end(); ++it) {
        if (m_shape->kind == Shape::Kind::Map)
            keys << Value::Data(it.key());
        else if (m_shape->byName.contains(it.key()))
            keys << Value::Data(escaped(it.key()).value_or(it.key()));
    }
    return keys;
}

std::optional<Value> Map::find(const Value &key) const
{
    if (!m_shape) {
        const std::optional<QString> text = keyText(key);
        const auto found = text ? m_index.constFind(*text) : m_index.cend();
        return found == m_index.cend() ? std::nullopt : std::optional(m_entries.at(*found).value);
    }
    const QString *name = key.as<QString>();
    if (!name)
        return {};
    const Shape *shape = m_shape->item.get();
    QString inObject = *name;
    if (m_shape->kind == Shape::Kind::Object) {
        const auto member = m_shape->members.constFind(*name);
        if (member == m_shape->members.cend())
            return {};
        shape = member->shape.get();
        inObject = member->name;
    }
    const auto found = m_json.constFind(inObject);
    if (found == m_json.constEnd() || found->isNull()) // null is as good as missing
        return {};
    return Value::ofJson(found.value(), *shape);
}

Value Map::equals(const Map &other) const
{
    if (size() != other.size())
        return truth(false);
    if (m_shape && other.m_shape)
        return equalsObject(other);
    for (const Value &key : keys()) {
        const std::optional<Value> theirs = other.find(key);
        if (!theirs)
            return truth(false);
        const Value same = find(key)->equals(*theirs);
        if (!same.isTrue())
            return same;
    }
    return truth(true);
}

Value Map::equalsObject(const Map &other) const
{
    for (auto it = m_json.begin(); it != m_json.end(); ++it) {
        const auto theirs = other.m_json.constFind(jsonKey(it.key()));
        if (theirs == other.m_json.constEnd())
            return truth(false);
        const bool isMap = m_shape->kind == Shape::Kind::Map;
        const Shape *own = isMap ? m_shape->item.get() : m_shape->byName.value(it.key());
        const Shape *their = other.m_shape->kind == Shape::Kind::Map
            ? other.m_shape->item.get()
            : other.m_shape->byName.value(it.key());
        if (!own || !their) { // what the schema does not know is compared as it is written
            if (it.value() != theirs.value())
                return truth(false);
            continue;
        }
        const Value same
            = Value::ofJson(it.value(), *own).equals(Value::ofJson(theirs.value(), *their));
        if (!same.isTrue())
            return same;
    }
    return truth(true);
}

std::optional<QByteArray> decodedBase64(const QString &text)
{
    QByteArray plain = text.toUtf8();
    plain.replace("\n", "").replace("\r", "");
    const auto decoded
        = QByteArray::fromBase64Encoding(plain, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && plain.size() % 4 == 0 ? std::optional(decoded.decoded) : std::nullopt;
}

int compareText(const QString &left, const QString &right)
{
    const qsizetype shared = std::min(left.size(), right.size());
    for (qsizetype i = 0; i < shared; ++i) {
        const QChar a = left.at(i);
        const QChar b = right.at(i);
        if (a == b)
            continue;
        if (a.isSurrogate() != b.isSurrogate())
            return a.isSurrogate() ? 1 : -1; // beyond the basic plane sorts last
        return a < b ? -1 : 1;
    }
    return left.size() < right.size() ? -1 : left.size() > right.size() ? 1 : 0;
}

qint64 codePoints(const QString &text)
{
    qint64 count = text.size();
    for (const QChar c : text)
        count -= c.isLowSurrogate() ? 1 : 0;
    return count;
}

QString doubleText(double value)
{
    if (std::isnan(value))
        return u"NaN"_s;
    if (std::isinf(value))
        return value < 0 ? u"-Inf"_s : u"+Inf"_s;
    if (value == 0)
        return std::signbit(value) ? u"-0"_s : u"0"_s;
    const QString text = QString::number(value, 'e', QLocale::FloatingPointShortest);
    const int power = text.sliced(text.indexOf(u'e') + 1).toInt();
    if (power < -4 || power >= 6)
        return text;
    return QString::number(value, 'f', QLocale::FloatingPointShortest);
}

} // namespace models::cel
