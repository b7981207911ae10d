// SPDX-License-Identifier: Apache-2.0
#include "models/schema/schemareader.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

/// {required: [a]}, also with constraints on the very same member.
QString onlyRequired(const QJsonObject &branch)
{
    for (auto it = branch.begin(); it != branch.end(); ++it) {
        if (it.key() != "required"_L1 && it.key() != "properties"_L1 && it.key() != "not"_L1)
            return {};
    }
    const QJsonArray names = branch["required"_L1].toArray();
    return names.size() == 1 ? names[0].toString() : QString();
}

/// {not: {anyOf: [{required: [a]}, …]}}: none of the others.
bool isNoneOf(const QJsonObject &branch)
{
    if (branch.size() != 1 || !branch["not"_L1].isObject())
        return false;
    const QJsonObject inner = branch["not"_L1].toObject();
    return inner.contains("anyOf"_L1) || inner.contains("required"_L1);
}

std::optional<SchemaNode::Union> fromOneOf(const QJsonArray &branches)
{
    SchemaNode::Union result;
    for (const QJsonValue &value : branches) {
        const QJsonObject branch = value.toObject();
        const QString name = onlyRequired(branch);
        if (!name.isEmpty() && !result.members.contains(name))
            result.members.append(name);
        else if (isNoneOf(branch))
            result.optional = true;
        else
            return std::nullopt;
    }
    return result.members.size() > 1 ? std::optional(result) : std::nullopt;
}

/// The few shapes in which people write "exactly one" or "at most one" in CEL.
std::optional<SchemaNode::Union> fromCel(const QString &rule)
{
    static const QRegularExpression has(uR"(has\(\s*self\.([A-Za-z_]\w*)\s*\))"_s);
    SchemaNode::Union result;
    auto matches = has.globalMatch(rule);
    while (matches.hasNext()) {
        const QString name = matches.next().captured(1);
        if (!result.members.contains(name))
            result.members.append(name);
    }
    if (result.members.size() < 2)
        return std::nullopt;
    QString shape = rule;
    shape.replace(has, u"H"_s);
    shape.remove(QRegularExpression(uR"(\s)"_s));
    static const QRegularExpression sum(uR"(^\(?\(?H\?1:0\)?(\+\(?H\?1:0\)?)+\)?(==|<=)1$)"_s);
    static const QRegularExpression filter(
        uR"(^\[H(,H)+\]\.filter\((\w+),\2(==true)?\)\.size\(\)(==|<=)1$)"_s);
    static const QRegularExpression exists(uR"(^\[H(,H)+\]\.exists_one\((\w+),\2\)$)"_s);
    static const QRegularExpression both(uR"(^!\(H&&H\)$)"_s);
    if (sum.match(shape).hasMatch() || filter.match(shape).hasMatch()) {
        result.optional = shape.endsWith("<=1"_L1);
        return result;
    }
    if (exists.match(shape).hasMatch())
        return result;
    if (result.members.size() != 2)
        return std::nullopt;
    if (shape == "H!=H"_L1 || shape == "(H&&!H)||(!H&&H)"_L1 || shape == "H?!H:H"_L1)
        return result;
    result.optional = true;
    return both.match(shape).hasMatch() ? std::optional(result) : std::nullopt;
}

void collect(const QJsonObject &schema, QList<SchemaNode::Union> &found)
{
    if (const auto oneOf = fromOneOf(schema["oneOf"_L1].toArray()))
        found.append(*oneOf);
    const QJsonArray all = schema["allOf"_L1].toArray();
    for (const QJsonValue &branch : all)
        collect(branch.toObject(), found);
}

} // namespace

bool isUnionRule(const QString &rule)
{
    return fromCel(rule).has_value();
}

QList<SchemaNode::Union> unionsOf(const QJsonObject &schema)
{
    QList<SchemaNode::Union> found;
    collect(schema, found);
    const QStringList members = schema["properties"_L1].toObject().keys();
    if (schema["maxProperties"_L1].toInt() == 1 && members.size() > 1)
        found.append({members, schema["minProperties"_L1].toInt() != 1});
    const QJsonArray rules = schema["x-kubernetes-validations"_L1].toArray();
    for (const QJsonValue &rule : rules) {
        if (const auto cel = fromCel(rule.toObject()["rule"_L1].toString()))
            found.append(*cel);
    }
    QList<SchemaNode::Union> result;
    for (const SchemaNode::Union &candidate : std::as_const(found)) {
        const bool known = std::ranges::all_of(
            candidate.members, [&](const QString &name) { return members.contains(name); });
        if (known && !result.contains(candidate))
            result.append(candidate);
    }
    return result;
}

} // namespace models
