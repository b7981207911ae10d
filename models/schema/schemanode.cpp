// SPDX-License-Identifier: Apache-2.0
#include "models/schema/schemanode.h"

#include "models/cel/ruleset.h"

#include "models/base/path.h"
#include "models/schema/openapidocument.h"
#include "models/schema/schemareader.h"

#include <array>

using namespace Qt::StringLiterals;

namespace models {

struct SchemaNode::Children
{
    std::vector<std::unique_ptr<SchemaNode>> owned;
    QMap<QString, const SchemaNode *> properties;
    const SchemaNode *items = nullptr;
    const SchemaNode *additional = nullptr;
    const SchemaNode *notSchema = nullptr;
    std::vector<const SchemaNode *> allOf;
    std::vector<const SchemaNode *> anyOf;
    std::vector<const SchemaNode *> oneOf;
};

namespace {

bool isServerOwnedMeta(const QString &name)
{
    constexpr std::array names {"uid"_L1, "resourceVersion"_L1, "generation"_L1,
        "creationTimestamp"_L1, "deletionTimestamp"_L1, "deletionGracePeriodSeconds"_L1,
        "managedFields"_L1, "selfLink"_L1};
    return std::ranges::any_of(names, [&](auto candidate) { return name == candidate; });
}

} // namespace

SchemaNode::SchemaNode() = default;
SchemaNode::~SchemaNode() = default;

const cel::RuleSet *SchemaNode::ruleSet() const
{
    std::call_once(m_rulesOnce, [this] { m_ruleSet = cel::RuleSet::read(m_raw, true); });
    return m_ruleSet.get();
}

const SchemaNode::Children &SchemaNode::children() const
{
    std::call_once(m_once, [this] {
        auto children = std::make_unique<Children>();
        const SchemaReader reader(*m_document);
        const auto make = [&](const QJsonObject &raw) {
            children->owned.push_back(reader.read(raw, isGoType));
            return children->owned.back().get();
        };
        const QJsonObject members = m_raw["properties"_L1].toObject();
        for (auto it = members.begin(); it != members.end(); ++it) {
            SchemaNode *child = make(it.value().toObject());
            child->serverOwned = serverOwned || (m_isRoot && it.key() == "status"_L1)
                || (tag == Tag::ObjectMeta && isServerOwnedMeta(it.key()));
            children->properties.insert(it.key(), child);
        }
        if (m_raw["items"_L1].isObject())
            children->items = make(m_raw["items"_L1].toObject());
        if (m_raw["additionalProperties"_L1].isObject())
            children->additional = make(m_raw["additionalProperties"_L1].toObject());
        if (m_raw["not"_L1].isObject())
            children->notSchema = make(m_raw["not"_L1].toObject());
        const auto branches = [&](QLatin1StringView key, std::vector<const SchemaNode *> &list) {
            const QJsonArray all = m_raw[key].toArray();
            for (const QJsonValue &branch : all)
                list.push_back(make(branch.toObject()));
        };
        branches("allOf"_L1, children->allOf);
        if (!intOrString) { // there any/oneOf only say "integer or string" once more
            branches("anyOf"_L1, children->anyOf);
            branches("oneOf"_L1, children->oneOf);
        }
        m_children = std::move(children);
    });
    return *m_children;
}

const QMap<QString, const SchemaNode *> &SchemaNode::properties() const
{
    return children().properties;
}

const SchemaNode *SchemaNode::property(const QString &name) const
{
    return m_hasProperties ? children().properties.value(name) : nullptr;
}

const SchemaNode *SchemaNode::items() const
{
    return children().items;
}

const SchemaNode *SchemaNode::additional() const
{
    return m_hasAdditional ? children().additional : nullptr;
}

const std::vector<const SchemaNode *> &SchemaNode::allOf() const
{
    return children().allOf;
}

const std::vector<const SchemaNode *> &SchemaNode::anyOf() const
{
    return children().anyOf;
}

const std::vector<const SchemaNode *> &SchemaNode::oneOf() const
{
    return children().oneOf;
}

const SchemaNode *SchemaNode::notSchema() const
{
    return children().notSchema;
}

QString SchemaNode::typeName() const
{
    if (type == Type::Array)
        return "[]"_L1 + (items() ? items()->typeName() : u"any"_s);
    if (m_hasAdditional && !m_hasProperties)
        return "map[string]"_L1 + (additional() ? additional()->typeName() : u"any"_s);
    if (tag == Tag::Quantity)
        return u"Quantity"_s;
    if (intOrString)
        return u"IntOrString"_s;
    switch (type) {
    case Type::String:
        return format.isEmpty() ? u"string"_s : u"string (%1)"_s.arg(format);
    case Type::Integer:
        return u"integer"_s;
    case Type::Number:
        return u"number"_s;
    case Type::Boolean:
        return u"boolean"_s;
    default:
        return refName.isEmpty() ? u"object"_s : refName.section(u'.', -1);
    }
}

const SchemaNode *schemaAt(const SchemaNode *root, const Path &path)
{
    const SchemaNode *node = root;
    for (const Path::Segment &segment : path.segments()) {
        if (!node)
            return nullptr;
        if (const auto *key = std::get_if<QString>(&segment)) {
            const SchemaNode *member = node->property(*key);
            node = member ? member : node->additional();
        } else {
            node = node->items();
        }
    }
    return node;
}

} // namespace models
