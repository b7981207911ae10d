// SPDX-License-Identifier: Apache-2.0
#include "models/form/frozenfields.h"

#include "models/schema/immutablecheck.h"
#include "models/yaml/emit.h"
#include "models/yaml/tree.h"

#include <QJsonArray>
#include <QRegularExpression>

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

/// Whatever the check would object to if everything were changed at once.
void addBuiltIn(const QJsonObject &loaded, QHash<Path, QString> &frozen)
{
    QJsonObject other = changed(loaded).toObject();
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

    /// Items of lists are left out: the server pairs old and new ones by their keys.
    void walk(const Path &path, const QJsonValue &value, const SchemaNode &node)
    {
        for (const SchemaNode::Rule &rule : node.rules)
            read(path, value, rule);
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const SchemaNode *member = node.property(it.key());
            member = member ? member : node.additional();
            if (member && path.size() < deepest)
                walk(path.child(it.key()), it.value(), *member);
        }
    }

private:
    void read(const Path &path, const QJsonValue &value, const SchemaNode::Rule &rule)
    {
        static const QRegularExpression whole(
            uR"re(^\s*(?:self\s*==\s*oldSelf|oldSelf\s*==\s*self)\s*$)re"_s);
        static const QRegularExpression member(
            uR"re(^\s*(?:self\.(\w+)\s*==\s*oldSelf\.\1|oldSelf\.(\w+)\s*==\s*self\.\2)\s*$)re"_s);
        if (rule.rule.contains(whole)) {
            m_frozen.insert(path, rule.message);
        } else if (const auto match = member.match(rule.rule); match.hasMatch()) {
            const QString key = match.captured(1) + match.captured(2);
            if (value.toObject().contains(key))
                m_frozen.insert(path.child(key), rule.message);
        }
    }

    static constexpr qsizetype deepest = 40;
    QHash<Path, QString> &m_frozen;
};

} // namespace

QHash<Path, QString> frozenFields(const QJsonObject &loaded, const SchemaNode *root)
{
    QHash<Path, QString> frozen;
    if (loaded.isEmpty())
        return frozen;
    addBuiltIn(loaded, frozen);
    if (root)
        RuleWalk(frozen).walk({}, loaded, *root);
    return frozen;
}

} // namespace models
