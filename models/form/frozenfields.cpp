// SPDX-License-Identifier: Apache-2.0
#include "models/form/frozenfields.h"

#include "models/schema/immutablecheck.h"
#include "models/schema/immutablerules.h"
#include "models/yaml/emit.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace models {

namespace {

/// The same shape with every value another one.
QJsonValue changed(const QJsonValue &value)
{
    if (value.isObject()) {
        QJsonObject out = value.toObject();
        for (auto it = out.begin(); it != out.end(); ++it)
            it.value() = changed(it.value());
        return out.isEmpty() ? QJsonObject {{u"other"_s, true}} : out;
    }
    if (value.isArray()) {
        QJsonArray out;
        for (const QJsonValue &item : value.toArray())
            out.append(changed(item));
        return out.isEmpty() ? QJsonArray {true} : out;
    }
    if (value.isBool())
        return !value.toBool();
    if (value.isDouble())
        return value.toDouble() == 0 ? 1 : 0;
    return value.isString() ? QJsonValue(value.toString() + u'~') : QJsonValue(true);
}

/// With every field that the schema has and the object has not, as a server would be told of it.
QJsonObject filled(QJsonObject object, const SchemaNode *node)
{
    if (!node)
        return object;
    const auto &members = node->properties();
    for (auto it = members.begin(); it != members.end(); ++it) {
        if (!object.contains(it.key()) && !(*it)->serverOwned)
            object.insert(it.key(), true);
    }
    return object;
}

/// The object itself, its spec, and of a pod the containers: deeper than that no kind is fixed in
/// parts.
QJsonObject withWhatWasNeverSet(const QJsonObject &loaded, const SchemaNode *root)
{
    QJsonObject object = filled(loaded, root);
    const SchemaNode *spec = root ? root->property(u"spec"_s) : nullptr;
    if (!spec || !loaded.value(u"spec"_s).isObject())
        return object;
    QJsonObject inner = filled(loaded.value(u"spec"_s).toObject(), spec);
    for (const auto &key : {u"containers"_s, u"initContainers"_s}) {
        const SchemaNode *list = spec->property(key);
        if (!list || !inner.value(key).isArray())
            continue;
        QJsonArray items = inner.value(key).toArray();
        for (auto &&item : items)
            item = filled(item.toObject(), list->items());
        inner.insert(key, items);
    }
    object.insert(u"spec"_s, inner);
    return object;
}

/// Whatever the check would object to if everything were changed at once.
void addBuiltIn(const QJsonObject &loaded, const SchemaNode *schema, QHash<Path, QString> &frozen)
{
    QJsonObject other = withWhatWasNeverSet(changed(loaded).toObject(), schema);
    for (const auto &key : {u"apiVersion"_s, u"kind"_s})
        other.insert(key, loaded.value(key));
    const yaml::TreePtr tree = yaml::parse(yaml::emitYaml(other));
    const yaml::Node *root = tree->root();
    if (!root)
        return;
    Problems problems(*tree, 0);
    checkImmutable(problems, *root, loaded);
    for (const yaml::Diagnostic &found : problems.found())
        frozen.insert(found.path, {});
}

class RuleWalk final
{
public:
    explicit RuleWalk(QHash<Path, QString> &frozen)
        : m_frozen(frozen)
    {
    }

    /// Of lists only items with keys: others the server does not compare with what they were.
    void walk(const Path &path, const QJsonValue &value, const SchemaNode &node)
    {
        if (path.size() > deepest)
            return;
        for (const SchemaNode::Rule &rule : node.rules)
            read(path, value, rule);
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const SchemaNode *member = node.property(it.key());
            member = member ? member : node.additional();
            if (member)
                walk(path.child(it.key()), it.value(), *member);
        }
        if (node.listMapKeys.isEmpty() || !node.items())
            return;
        const QJsonArray items = value.toArray();
        for (int i = 0; i < items.size(); ++i)
            walk(path.child(i), items[i], *node.items());
    }

private:
    void read(const Path &path, const QJsonValue &value, const SchemaNode::Rule &rule)
    {
        const auto members = immutableMembers(rule);
        for (const QStringList &keys : members) {
            Path place = path;
            QJsonValue held = value;
            for (const QString &key : keys) {
                place = place.child(key);
                held = held.toObject().value(key);
            }
            if (!held.isUndefined())
                m_frozen.insert(place, rule.message);
        }
    }

    static constexpr qsizetype deepest = 40;
    QHash<Path, QString> &m_frozen;
};

/// What an item of a list is known by.
QJsonObject keysOf(const QJsonObject &item, const SchemaNode &list)
{
    QJsonObject keys;
    for (const QString &key : list.listMapKeys) {
        const SchemaNode *member = list.items() ? list.items()->property(key) : nullptr;
        keys.insert(key, item.contains(key) || !member ? item.value(key) : member->defaultValue);
    }
    return keys;
}

/// The items of the text's lists by their keys; each list is read once.
class ItemFinder
{
public:
    ItemFinder(const yaml::Tree &tree, int document)
        : m_tree(tree)
        , m_document(document)
    {
    }

    /// Which item there is that one of the object; -1: none any more.
    int find(const Path &list, const QJsonObject &wanted, const SchemaNode &schema)
    {
        auto known = m_lists.constFind(list);
        if (known == m_lists.constEnd())
            known = m_lists.insert(list, read(list, schema));
        return int(known->indexOf(keysOf(wanted, schema)));
    }

private:
    QList<QJsonObject> read(const Path &path, const SchemaNode &schema) const
    {
        const yaml::Node *list = m_tree.resolvedAt(path, m_document);
        QList<QJsonObject> keys;
        if (!list || !list->isList())
            return keys;
        for (const auto &item : list->children)
            keys.append(keysOf(yaml::toJson(*item).toObject(), schema));
        return keys;
    }

    const yaml::Tree &m_tree;
    int m_document;
    QHash<Path, QList<QJsonObject>> m_lists;
};

} // namespace

QHash<Path, QString> frozenFields(const QJsonObject &loaded, const SchemaNode *root)
{
    QHash<Path, QString> frozen;
    if (loaded.isEmpty())
        return frozen;
    addBuiltIn(loaded, root, frozen);
    if (root)
        RuleWalk(frozen).walk({}, loaded, *root);
    return frozen;
}

QHash<Path, QString> frozenIn(const yaml::Tree &tree, int document,
    const QHash<Path, QString> &frozen, const QJsonObject &loaded, const SchemaNode *root)
{
    QHash<Path, QString> found;
    ItemFinder items(tree, document);
    for (auto it = frozen.begin(); it != frozen.end(); ++it) {
        Path here;
        QJsonValue held = loaded;
        bool isThere = true;
        for (const Path::Segment &segment : it.key().segments()) {
            if (const auto *key = std::get_if<QString>(&segment)) {
                held = held.toObject().value(*key);
                here = here.child(*key);
                continue;
            }
            int index = std::get<int>(segment);
            held = held.toArray().at(index);
            const SchemaNode *list = schemaAt(root, here);
            if (list && !list->listMapKeys.isEmpty())
                index = items.find(here, held.toObject(), *list);
            isThere = index >= 0;
            if (!isThere)
                break;
            here = here.child(index);
        }
        if (isThere)
            found.insert(here, it.value());
    }
    return found;
}

} // namespace models
