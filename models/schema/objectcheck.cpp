// SPDX-License-Identifier: Apache-2.0
#include "models/schema/objectcheck.h"

#include "models/schema/jsonmatch.h"
#include "models/schema/metadatacheck.h"
#include "models/schema/podcheck.h"
#include "models/schema/scalarcheck.h"
#include "models/yaml/emit.h"
#include "models/yaml/operation.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr int deepest = 100;
constexpr int mostNodes = 500'000; // billion laughs

/// One edit that turns the first text into the second.
yaml::TextEdit difference(const QString &before, const QString &after)
{
    qsizetype start = 0;
    const qsizetype shorter = std::min(before.size(), after.size());
    while (start < shorter && before[start] == after[start])
        ++start;
    qsizetype tail = 0;
    while (tail < shorter - start
        && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    return {start, before.size() - start - tail, after.mid(start, after.size() - start - tail)};
}

bool isPartOfPod(const SchemaNode &node)
{
    using Tag = SchemaNode::Tag;
    return node.tag == Tag::Container || node.tag == Tag::EnvVar || node.tag == Tag::Volume
        || node.tag == Tag::VolumeMount;
}

} // namespace

void ObjectCheck::check(
    const yaml::Node &written, const SchemaNode &schema, const SchemaNode *parentSchema)
{
    const yaml::Node *value = written.resolved();
    if (!value || m_depth > deepest || ++m_visited > mostNodes)
        return;
    if (schema.serverOwned) {
        if (m_context.isNew || written.key == "status"_L1) {
            m_problems.onKey(written, Check::ServerOwned,
                Message(QT_TRANSLATE_NOOP("models",
                            "The server sets %1 itself; what is written here is ignored on save."),
                    {written.key}),
                yaml::Severity::Info);
        }
        return;
    }
    if (value->isNull()) {
        checkNull(written, schema);
        return;
    }
    ++m_depth;
    if (schema.intOrString || schema.isScalar()) {
        checkScalar(m_problems, written, *value, schema);
    } else if (schema.type == SchemaNode::Type::Array) {
        checkList(written, *value, schema);
    } else if (schema.type == SchemaNode::Type::Object || schema.hasProperties()) {
        checkMap(written, *value, schema, parentSchema);
    } else if (value->isScalar()) {
        checkScalar(m_problems, written, *value, schema);
    }
    checkBranches(written, schema);
    --m_depth;
}

void ObjectCheck::checkNull(const yaml::Node &written, const SchemaNode &schema)
{
    if (schema.nullable || schema.type == SchemaNode::Type::Any)
        return;
    if (!schema.defaultValue.isUndefined()) {
        m_problems.onValue(written, Check::WrongType,
            Message(QT_TRANSLATE_NOOP(
                        "models", "%1 is null; the server replaces it by the default %2."),
                {written.key, shortText(schema.defaultValue)}),
            yaml::Severity::Warning);
        return;
    }
    if (written.keyNode) {
        m_problems.onValue(written, Check::WrongType,
            Message(QT_TRANSLATE_NOOP("models",
                        "%1 has no value; the server drops it as if it were not written."),
                {written.key}),
            yaml::Severity::Warning);
    }
}

void ObjectCheck::checkMap(const yaml::Node &written, const yaml::Node &map,
    const SchemaNode &schema, const SchemaNode *parentSchema)
{
    if (!map.isMap()) {
        wrongType(m_problems, written, map, schema);
        return;
    }
    QHash<QString, const yaml::Node *> present;
    const QList<yaml::Member> members = yaml::members(map);
    for (const yaml::Member &member : members) {
        present.insert(member.key, member.value);
    }
    for (const yaml::Member &member : members) {
        const SchemaNode *child = schema.property(member.key);
        if (!child)
            child = schema.additional();
        if (child)
            check(*member.value, *child, &schema);
        else if (!schema.allowsAnyKey() && !schema.additional() && !member.isMerged)
            unknownField(map, *member.value, member.key, present, schema, parentSchema);
    }
    checkMissing(written, present, schema);
    checkUnions(written, present, schema);
    checkCounts(written, members.size(), schema.minProperties, schema.maxProperties, true);
    checkMetadata(m_problems, map, schema, m_context);
    if (schema.tag == SchemaNode::Tag::PodSpec)
        checkPodSpec(m_problems, map, schema);
}

void ObjectCheck::checkMissing(const yaml::Node &written,
    const QHash<QString, const yaml::Node *> &present, const SchemaNode &schema)
{
    QStringList names(schema.required.begin(), schema.required.end());
    names.sort();
    for (const QString &name : std::as_const(names)) {
        const SchemaNode *member = schema.property(name);
        const yaml::Node *value = present.value(name);
        const bool isNull = value && value->resolved() && value->resolved()->isNull();
        const bool isDropped
            = isNull && member && !member->nullable && member->type != SchemaNode::Type::Any;
        if ((value && !isDropped) || (member && !member->defaultValue.isUndefined()))
            continue;
        const Message sentence = missingSentence(name, written.path().pattern());
        yaml::Diagnostic &problem = value
            ? m_problems.onValue(*value, Check::MissingRequired, sentence)
            : m_problems.onMissing(written, name, Check::MissingRequired, sentence);
        if (value || !member)
            continue;
        const auto edits = yaml::plan(m_problems.tree(),
            {.kind = yaml::Operation::Kind::SetValue,
                .document = m_problems.document(),
                .path = problem.path,
                .value = skeleton(*member)});
        if (edits)
            problem.fixes.append({Message(QT_TRANSLATE_NOOP("models", "Add %1"), {name}), *edits});
    }
}

Message ObjectCheck::missingSentence(const QString &key, const QString &parent)
{
    if (parent.isEmpty())
        return Message(QT_TRANSLATE_NOOP("models", "%1 is required and missing."), {key});
    return Message(QT_TRANSLATE_NOOP("models", "%1 is required in %2 and missing."), {key, parent});
}

void ObjectCheck::checkUnions(const yaml::Node &written,
    const QHash<QString, const yaml::Node *> &present, const SchemaNode &schema)
{
    for (const SchemaNode::Union &choice : schema.unions) {
        QStringList chosen;
        for (const QString &name : choice.members) {
            if (present.contains(name))
                chosen.append(name);
        }
        const QString all = choice.members.join(u", "_s);
        if (chosen.isEmpty() && !choice.optional) {
            m_problems.onKey(written, Check::Union,
                Message(QT_TRANSLATE_NOOP("models", "One of %1 must be set; none is."), {all}));
        } else if (chosen.size() > 1) {
            yaml::Diagnostic &problem = m_problems.onKey(*present[chosen[1]], Check::Union,
                Message(QT_TRANSLATE_NOOP("models", "Only one of %1 may be set; %2 are."),
                    {all, chosen.join(u", "_s)}));
            for (const QString &name : std::as_const(chosen)) {
                const auto edits = yaml::plan(m_problems.tree(),
                    {.kind = yaml::Operation::Kind::Remove,
                        .document = m_problems.document(),
                        .path = present[name]->path()});
                if (edits)
                    problem.fixes.append(
                        {Message(QT_TRANSLATE_NOOP("models", "Remove %1"), {name}), *edits});
            }
        }
    }
}

void ObjectCheck::checkCounts(const yaml::Node &written, qsizetype size,
    std::optional<qint64> least, std::optional<qint64> most, bool isMap)
{
    const QString number = QString::number(size);
    if (least && size < *least) {
        m_problems.onKey(written, Check::Count,
            Message(isMap
                    ? QT_TRANSLATE_NOOP("models", "At least %1 keys are needed; there are %2.")
                    : QT_TRANSLATE_NOOP("models", "At least %1 items are needed; there are %2."),
                {QString::number(*least), number}));
    }
    if (most && size > *most) {
        m_problems.onKey(written, Check::Count,
            Message(isMap
                    ? QT_TRANSLATE_NOOP("models", "At most %1 keys are allowed; there are %2.")
                    : QT_TRANSLATE_NOOP("models", "At most %1 items are allowed; there are %2."),
                {QString::number(*most), number}));
    }
}

void ObjectCheck::checkList(
    const yaml::Node &written, const yaml::Node &list, const SchemaNode &schema)
{
    if (!list.isList()) {
        wrongType(m_problems, written, list, schema);
        return;
    }
    if (schema.items()) {
        for (const yaml::Node *item : list.children)
            check(*item, *schema.items(), &schema);
    }
    checkCounts(written, list.children.size(), schema.minItems, schema.maxItems, false);
    checkDuplicates(list, schema);
}

void ObjectCheck::checkDuplicates(const yaml::Node &list, const SchemaNode &schema)
{
    const bool isMap = schema.listType == "map"_L1 && !schema.listMapKeys.isEmpty();
    if (!isMap && schema.listType != "set"_L1 && !schema.uniqueItems)
        return;
    // Of its own types the server asks it only of those who apply; of what makes up a pod it asks
    // more, which the pod's own check says.
    if (schema.isGoType && schema.items() && isPartOfPod(*schema.items()))
        return;
    QHash<QString, const yaml::Node *> seen;
    for (const yaml::Node *item : list.children) {
        const QJsonValue value = yaml::toJson(*item);
        QJsonValue identity = value;
        if (isMap) {
            if (!value.isObject())
                continue; // a wrong type was reported
            QJsonObject keys;
            for (const QString &key : schema.listMapKeys) {
                QJsonValue part = value[key];
                const SchemaNode *member = schema.items() ? schema.items()->property(key) : nullptr;
                if (part.isUndefined() && member)
                    part = member->defaultValue; // the server fills it in before it compares
                keys.insert(key, part);
            }
            identity = keys;
        }
        const QString text = yaml::emitFlow(identity).trimmed();
        if (const yaml::Node *first = seen.value(text)) {
            const auto severity = schema.isGoType ? yaml::Severity::Warning : yaml::Severity::Error;
            yaml::Diagnostic &problem = m_problems.onKey(*item, Check::ListType,
                isMap ? Message(QT_TRANSLATE_NOOP("models", "Another item has the same %1: %2."),
                            {schema.listMapKeys.join(u", "_s), text})
                      : Message(QT_TRANSLATE_NOOP("models", "%1 is in the list already."), {text}),
                severity);
            problem.related = first->range;
        } else {
            seen.insert(text, item);
        }
    }
}

void ObjectCheck::checkBranches(const yaml::Node &written, const SchemaNode &schema)
{
    if (schema.allOf().empty() && schema.anyOf().empty() && schema.oneOf().empty()
        && !schema.notSchema())
        return;
    const QJsonValue value = yaml::toJson(written);
    const bool hasUnion = !schema.unions.isEmpty();
    const auto report = [&](const SchemaNode &branch) {
        m_problems.onValue(written, Check::Combination, mismatch(value, branch));
    };
    for (const SchemaNode *branch : schema.allOf()) {
        if (!(hasUnion && !branch->oneOf().empty()) && !jsonMatches(value, *branch))
            report(*branch);
    }
    const auto count = [&](const std::vector<const SchemaNode *> &branches) {
        return std::ranges::count_if(
            branches, [&](const SchemaNode *branch) { return jsonMatches(value, *branch); });
    };
    if (!schema.anyOf().empty() && count(schema.anyOf()) == 0)
        report(*nearestBranch(value, schema.anyOf()));
    if (!schema.oneOf().empty() && !hasUnion) {
        const auto matching = count(schema.oneOf());
        if (matching == 0) {
            report(*nearestBranch(value, schema.oneOf()));
        } else if (matching > 1) {
            m_problems.onValue(written, Check::Combination,
                Message(QT_TRANSLATE_NOOP(
                    "models", "This fits several alternatives of which only one may hold.")));
        }
    }
    if (schema.notSchema() && jsonMatches(value, *schema.notSchema())) {
        m_problems.onValue(written, Check::Combination,
            Message(QT_TRANSLATE_NOOP("models", "This combination of values is not allowed.")));
    }
}

void ObjectCheck::unknownField(const yaml::Node &map, const yaml::Node &value, const QString &key,
    const QHash<QString, const yaml::Node *> &present, const SchemaNode &schema,
    const SchemaNode *parentSchema)
{
    const QString where = map.path().pattern();
    yaml::Diagnostic &problem = m_problems.onKey(value, Check::UnknownField,
        where.isEmpty()
            ? Message(QT_TRANSLATE_NOOP("models", "%1 is not a field of this kind."), {key})
            : Message(QT_TRANSLATE_NOOP("models", "%1 is not a field of %2."), {key, where}));
    QStringList names;
    for (const QString &name : schema.properties().keys()) {
        if (!present.contains(name))
            names.append(name);
    }
    const Path path = value.path();
    const auto plan = [&](yaml::Operation operation) {
        operation.document = m_problems.document();
        operation.path = path;
        return yaml::plan(m_problems.tree(), operation);
    };
    if (const QString near = nearest(key, names); !near.isEmpty()) {
        if (const auto edits = plan({.kind = yaml::Operation::Kind::RenameKey, .key = near}))
            problem.fixes.append(
                {Message(QT_TRANSLATE_NOOP("models", "Rename to %1"), {near}), *edits});
    }
    if (parentSchema && parentSchema->property(key) && map.parent && !map.path().isEmpty()) {
        addMoveFix(problem, path, map.path().parent().child(key));
        ++m_moveFixes;
    } else {
        for (const yaml::Member &sibling : yaml::members(map)) {
            const SchemaNode *other = schema.property(sibling.key);
            if (other && other->property(key) && m_moveFixes < 3) {
                addMoveFix(problem, path, map.path().child(sibling.key).child(key));
                ++m_moveFixes;
                break;
            }
        }
    }
    if (const auto edits = plan({.kind = yaml::Operation::Kind::Remove}))
        problem.fixes.append({Message(QT_TRANSLATE_NOOP("models", "Remove %1"), {key}), *edits});
}

void ObjectCheck::addMoveFix(yaml::Diagnostic &problem, const Path &from, const Path &to) const
{
    const yaml::Tree &tree = m_problems.tree();
    const yaml::Node *node = tree.nodeAt(from, m_problems.document());
    const Message label(QT_TRANSLATE_NOOP("models", "Move to %1"), {to.pattern()});
    const auto again = tree.nodeAt(to, m_problems.document());
    if (!node || again || m_moveFixes >= 3 || node->entry.in(tree.text()).contains(u'#'))
        return; // comments inside would be lost
    const auto removal = yaml::plan(tree,
        {.kind = yaml::Operation::Kind::Remove, .document = m_problems.document(), .path = from});
    if (!removal)
        return;
    const QString without = yaml::applied(tree.text(), *removal);
    const yaml::TreePtr smaller = yaml::parse(without);
    const auto insertion = yaml::plan(*smaller,
        {.kind = yaml::Operation::Kind::SetValue,
            .document = m_problems.document(),
            .path = to,
            .value = yaml::toJson(*node)});
    if (insertion)
        problem.fixes.append(
            {label, {difference(tree.text(), yaml::applied(without, *insertion))}});
}

} // namespace models
