// SPDX-License-Identifier: Apache-2.0
#include "models/form/convertvalue.h"

#include "models/form/formedits.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

using Type = SchemaNode::Type;
using Pairs = QList<std::pair<QString, QString>>;

bool isScalar(const QJsonValue &value)
{
    return value.isString() || value.isDouble() || value.isBool();
}

QString textOf(const QJsonValue &value)
{
    return value.toVariant().toString();
}

bool fits(const QJsonValue &value, const SchemaNode *node)
{
    switch (node ? node->type : Type::Any) {
    case Type::Integer:
        return value.isDouble() && value.toDouble() == double(value.toInteger());
    case Type::Number:
        return value.isDouble();
    case Type::Boolean:
        return value.isBool();
    case Type::String:
        return value.isString();
    case Type::Any:
        return isScalar(value);
    default:
        return false;
    }
}

std::optional<QJsonValue> asScalar(const QJsonValue &value, const SchemaNode *node)
{
    if (fits(value, node))
        return value;
    if (!isScalar(value))
        return std::nullopt;
    FormRow row;
    row.node = node;
    const QJsonValue read = valueOfText(row, textOf(value));
    return fits(read, node) ? std::optional(read) : std::nullopt;
}

/// Names with their values, however they are written; none when it is something else.
std::optional<Pairs> pairsOf(const QJsonValue &value)
{
    Pairs pairs;
    const auto add = [&](const QString &name, const QJsonValue &of) {
        const bool isNew
            = std::ranges::none_of(pairs, [&](const auto &pair) { return pair.first == name; });
        if (name.isEmpty() || !isNew || !isScalar(of))
            return false;
        pairs.append({name, textOf(of)});
        return true;
    };
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!add(it.key(), it.value()))
                return std::nullopt;
        }
        return pairs;
    }
    if (!value.isArray())
        return std::nullopt;
    for (const QJsonValue &item : value.toArray()) {
        const QString text = item.toString();
        const QJsonObject object = item.toObject();
        const QString named = object.contains("name"_L1) ? u"name"_s : u"key"_s;
        const bool isPair
            = object.size() == 2 && object.contains(named) && object.contains("value"_L1);
        const bool isDone = isPair ? add(object[named].toString(), object["value"_L1])
            : object.size() == 1
            ? add(object.begin().key(), object.begin().value())
            : text.contains(u'=') && add(text.section(u'=', 0, 0), text.section(u'=', 1));
        if (!isDone)
            return std::nullopt;
    }
    return pairs;
}

std::optional<QJsonValue> asList(const QJsonValue &value, const SchemaNode *item)
{
    if (value.isObject())
        return std::nullopt;
    const QJsonArray items = value.isArray() ? value.toArray() : QJsonArray {value};
    QJsonArray list;
    for (const QJsonValue &each : items) {
        const auto read = asScalar(each, item);
        if (!read)
            return std::nullopt;
        list.append(*read);
    }
    return list;
}

std::optional<QJsonValue> asMap(const QJsonValue &value, const SchemaNode *of)
{
    const auto pairs = pairsOf(value);
    if (!pairs || pairs->isEmpty())
        return std::nullopt;
    QJsonObject map;
    for (const auto &[name, text] : *pairs) {
        const auto read = asScalar(text, of);
        if (!read)
            return std::nullopt;
        map.insert(name, *read);
    }
    return map;
}

std::optional<QJsonValue> asVariables(const QJsonValue &value)
{
    const auto pairs = pairsOf(value);
    if (!pairs || pairs->isEmpty())
        return std::nullopt;
    QJsonArray list;
    for (const auto &[name, text] : *pairs)
        list.append(QJsonObject {{u"name"_s, name}, {u"value"_s, text}});
    return list;
}

} // namespace

std::optional<QJsonValue> convertedValue(const FormRow &row)
{
    if (row.state != ValueState::Foreign || !row.node)
        return std::nullopt;
    if (row.widget == "env"_L1)
        return asVariables(row.value);
    if (row.widget == "map"_L1)
        return asMap(row.value, row.node->additional());
    if (row.node->type == Type::Array)
        return row.widget == "volumes"_L1 ? std::nullopt : asList(row.value, row.node->items());
    const QJsonArray items = row.value.toArray();
    return asScalar(items.size() == 1 ? items.first() : row.value, row.node);
}

} // namespace models
