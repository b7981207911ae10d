// SPDX-License-Identifier: Apache-2.0
#include "models/form/rowedits.h"

#include "models/base/json.h"
#include "models/form/convertvalue.h"
#include "models/form/references.h"
#include "models/form/rowmaker.h"
#include "models/form/widgetchoice.h"
#include "models/schema/validator.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

using Kind = yaml::Operation::Kind;

} // namespace

void RowEdits::clear()
{
    m_made.clear();
}

yaml::KeyOrder RowEdits::keyOrder() const
{
    const Guide *guide = m_input.guide;
    return [guide](const Path &path, const QStringList &keys) {
        QStringList sorted = yaml::conventionalOrder(path, keys);
        if (!guide)
            return sorted;
        std::ranges::stable_sort(sorted, {}, [&](const QString &key) {
            constexpr int unknown = 5000;
            const FieldGuide *field = path.isEmpty() ? nullptr : guide->fieldFor(path.child(key));
            return field ? field->order : key == "name"_L1 ? -1 : unknown;
        });
        return path.isEmpty() ? yaml::conventionalOrder(path, keys) : sorted;
    };
}

yaml::Operation RowEdits::operation(Kind kind, const Path &path, const QJsonValue &value) const
{
    yaml::Operation result;
    result.kind = kind;
    result.document = m_input.document;
    result.path = path;
    result.value = value;
    result.order = keyOrder();
    return result;
}

void RowEdits::noteMade(const Path &path)
{
    for (Path above = path.parent(); !above.isEmpty(); above = above.parent()) {
        if (m_input.tree->nodeAt(above, m_input.document))
            return;
        m_made.insert(above);
    }
}

QList<yaml::Operation> RowEdits::renameMounts(const FormRow &row, const QString &name) const
{
    static const QString tail = u"volumes[].name"_s;
    if (!row.path.pattern().endsWith(tail) || row.text.isEmpty() || name.isEmpty())
        return {};
    const Path spec = podSpecAbove(*m_input.tree, m_input.document, row.path);
    if (spec.isEmpty() || row.path.size() != spec.size() + 3)
        return {};
    const auto listAt = [&](const Path &path) {
        const yaml::Node *node = m_input.tree->resolvedAt(path, m_input.document);
        return node && node->isList() ? int(node->children.size()) : 0;
    };
    QList<yaml::Operation> operations;
    for (const auto &list : {u"containers"_s, u"initContainers"_s}) {
        for (int i = 0; i < listAt(spec.child(list)); ++i) {
            const Path mounts = spec.child(list).child(i).child(u"volumeMounts"_s);
            for (int j = 0; j < listAt(mounts); ++j) {
                const Path mount = mounts.child(j).child(u"name"_s);
                const yaml::Node *node = m_input.tree->nodeAt(mount, m_input.document);
                if (node && node->text == row.text)
                    operations.append(operation(Kind::SetScalar, mount, name));
            }
        }
    }
    return operations;
}

QList<yaml::Operation> RowEdits::setValue(const FormRow &row, const QJsonValue &value)
{
    if (row.isSet && row.value == value && row.state != ValueState::Inherited)
        return {};
    noteMade(row.path);
    const bool isScalar = !value.isObject() && !value.isArray();
    QList<yaml::Operation> operations {
        operation(isScalar ? Kind::SetScalar : Kind::SetValue, row.path, value)};
    if (value.isString())
        operations += renameMounts(row, value.toString());
    return operations;
}

QList<yaml::Operation> RowEdits::unset(const FormRow &row) const
{
    if (!m_input.tree->nodeAt(row.path, m_input.document))
        return {};
    Path gone = row.path;
    while (m_made.contains(gone.parent())) {
        const yaml::Node *parent = m_input.tree->nodeAt(gone.parent(), m_input.document);
        if (!parent || parent->children.size() != 1)
            break;
        gone = gone.parent();
    }
    return {operation(Kind::Remove, gone)};
}

QList<yaml::Operation> RowEdits::setNull(const FormRow &row)
{
    noteMade(row.path);
    return {operation(
        row.isSet ? Kind::SetNull : Kind::SetScalar, row.path, QJsonValue(QJsonValue::Null))};
}

QList<yaml::Operation> RowEdits::setEmpty(const FormRow &row)
{
    noteMade(row.path);
    const auto type = row.node ? row.node->type : SchemaNode::Type::Object;
    if (type == SchemaNode::Type::String)
        return {operation(Kind::SetScalar, row.path, QString())};
    if (type == SchemaNode::Type::Array)
        return {operation(Kind::SetValue, row.path, QJsonArray())};
    return {operation(Kind::SetValue, row.path, QJsonObject())};
}

QList<yaml::Operation> RowEdits::revert(const FormRow &row)
{
    const QJsonValue before = valueAt(m_input.original, row.path);
    if (before.isUndefined())
        return unset(row);
    return setValue(row, before);
}

QList<yaml::Operation> RowEdits::convert(const FormRow &row) const
{
    const auto value = convertedValue(row);
    return value ? QList {operation(Kind::SetValue, row.path, *value)} : QList<yaml::Operation>();
}

QList<yaml::Operation> RowEdits::detach(const FormRow &row) const
{
    const yaml::Node *node = m_input.tree->nodeAt(row.path, m_input.document);
    if (node && node->kind == yaml::Node::Kind::Alias)
        return {operation(Kind::DetachAlias, row.path)};
    return {operation(Kind::SetValue, row.path, row.value)};
}

QList<yaml::Operation> RowEdits::chooseMember(const FormRow &row, const QString &member)
{
    const yaml::Node *node = m_input.tree->resolvedAt(row.path, m_input.document);
    node = node ? node->resolved() : nullptr;
    QList<yaml::Operation> operations;
    for (const QString &option : row.options) {
        const Path path = row.path.child(option);
        const yaml::Node *value = node && node->isMap() ? node->child(option) : nullptr;
        if (!value || option == member)
            continue;
        m_remembered.insert(path.toString(), yaml::toJson(*value));
    }
    const Path chosen = row.path.child(member);
    if (node && node->isMap() && node->child(member))
        return {};
    const SchemaNode *schema = schemaAt(m_input.root, chosen);
    const QJsonValue value = m_remembered.value(
        chosen.toString(), schema ? skeleton(*schema) : QJsonValue(QJsonObject()));
    operations.append(operation(Kind::SetValue, chosen, value));
    if (const QString type = row.guide ? row.guide->typedBy : QString(); !type.isEmpty()) {
        const SchemaNode *words = schemaAt(m_input.root, row.path.child(type));
        const QStringList all = optionsOf(words, nullptr);
        const qsizetype same = all.indexOf(member, 0, Qt::CaseInsensitive);
        if (same >= 0)
            operations.append(operation(Kind::SetScalar, row.path.child(type), all[same]));
    }
    for (const QString &option : row.options) {
        if (option != member && node && node->isMap() && node->child(option))
            operations.append(operation(Kind::Remove, row.path.child(option)));
    }
    return operations;
}

QList<yaml::Operation> RowEdits::addItem(const FormRow &head, const QString &key)
{
    if (!head.node)
        return {};
    noteMade(head.path);
    if (head.node->type == SchemaNode::Type::Array) {
        noteMade(head.path.child(0));
        const SchemaNode *item = head.node->items();
        return {operation(
            Kind::AppendItem, head.path, item ? skeleton(*item) : QJsonValue(QJsonObject()))};
    }
    if (head.node->hasProperties() && key.isEmpty())
        return {operation(Kind::SetValue, head.path, skeleton(*head.node))};
    if (key.isEmpty() || m_input.tree->nodeAt(head.path.child(key), m_input.document))
        return {};
    noteMade(head.path.child(key));
    const SchemaNode *value = head.node->additional();
    return {operation(Kind::SetValue, head.path.child(key),
        value ? skeleton(*value) : QJsonValue(QJsonObject()))};
}

QList<yaml::Operation> RowEdits::moveItem(const FormRow &head, int by) const
{
    const int *index = head.path.isEmpty() ? nullptr : std::get_if<int>(&head.path.last());
    const yaml::Node *list
        = index ? m_input.tree->nodeAt(head.path.parent(), m_input.document) : nullptr;
    if (!list || !list->isList() || *index + by < 0 || *index + by >= list->children.size())
        return {};
    yaml::Operation move = operation(Kind::MoveItem, head.path);
    move.index = *index + by;
    return {move};
}

QList<yaml::Operation> RowEdits::copyItem(const FormRow &head) const
{
    const int *index = head.path.isEmpty() ? nullptr : std::get_if<int>(&head.path.last());
    const yaml::Node *node
        = index ? m_input.tree->resolvedAt(head.path, m_input.document) : nullptr;
    if (!node)
        return {};
    const RowMaker maker(m_input);
    const Path list = head.path.parent();
    QStringList taken;
    for (int i = 0; i < maker.itemCount(list); ++i)
        taken.append(maker.itemName(list.child(i), nullptr));
    QJsonValue value = yaml::toJson(*node);
    if (QJsonObject copy = value.toObject(); copy[u"name"_s].isString()) {
        const QString name = copy[u"name"_s].toString();
        for (int i = 2; taken.contains(copy[u"name"_s].toString()); ++i)
            copy[u"name"_s] = u"%1-%2"_s.arg(name).arg(i);
        value = copy;
    }
    return {operation(Kind::InsertItem, list.child(*index + 1), value)};
}

QList<yaml::Operation> RowEdits::renameKey(const FormRow &head, const QString &key) const
{
    if (head.path.isEmpty() || key.isEmpty() || key == head.path.lastKey())
        return {};
    yaml::Operation rename = operation(Kind::RenameKey, head.path);
    rename.key = key;
    return {rename};
}

QList<yaml::Operation> RowEdits::setAccelerator(
    const FormRow &row, const QString &resource, const QString &count) const
{
    // The requests of accelerators must equal their limits: keep both in step.
    const Path limits = row.path.parent();
    const Path requests = limits.parent().child(u"requests"_s);
    const QString before = row.path.lastKey();
    const auto has
        = [&](const Path &path) { return m_input.tree->nodeAt(path, m_input.document) != nullptr; };
    QList<yaml::Operation> operations;
    bool isWhole = false;
    const qlonglong number = count.trimmed().toLongLong(&isWhole);
    const QJsonValue value = isWhole ? QJsonValue(number) : QJsonValue(count.trimmed());
    for (const Path &map : {limits, requests}) {
        const bool isThere = has(map.child(before));
        if (count.trimmed().isEmpty()) {
            if (isThere)
                operations.append(operation(Kind::Remove, map.child(before)));
            continue;
        }
        if (map == requests && !isThere)
            continue;
        if (isThere && resource != before) {
            yaml::Operation rename = operation(Kind::RenameKey, map.child(before));
            rename.key = resource;
            operations.append(rename);
        }
        operations.append(operation(Kind::SetScalar, map.child(resource), value));
    }
    return operations;
}

} // namespace models
