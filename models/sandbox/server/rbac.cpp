// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/rbac.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

bool lists(const QJsonObject &rule, const QString &member, const QString &value)
{
    const QJsonArray values = rule.value(member).toArray();
    return values.contains(u"*"_s) || values.contains(value);
}

bool namesResource(const QJsonObject &rule, const QString &resource)
{
    if (lists(rule, u"resources"_s, resource)) {
        return true;
    }
    const qsizetype slash = resource.indexOf(u'/');
    return slash > 0
        && rule.value(u"resources").toArray().contains(u"*"_s + resource.sliced(slash));
}

bool namesPath(const QJsonObject &rule, const QString &path)
{
    return std::ranges::any_of(rule.value(u"nonResourceURLs").toArray(), [&](const auto &value) {
        const QString pattern = value.toString();
        return pattern == path || (pattern.endsWith(u'*') && path.startsWith(pattern.chopped(1)));
    });
}

bool ruleAllows(const QJsonObject &rule, const AccessAttributes &asked)
{
    if (!lists(rule, u"verbs"_s, asked.verb)) {
        return false;
    }
    if (asked.resource.isEmpty()) {
        return namesPath(rule, asked.path);
    }
    const QJsonArray names = rule.value(u"resourceNames").toArray();
    return lists(rule, u"apiGroups"_s, asked.group) && namesResource(rule, asked.resource)
        && (names.isEmpty() || names.contains(asked.name));
}

bool isSubject(const QJsonObject &subject, const UserInfo &user, const QString &nameSpace)
{
    const QString kind = subject.value(u"kind").toString();
    const QString name = subject.value(u"name").toString();
    if (kind == u"Group") {
        return user.groups.contains(name);
    }
    if (kind == u"ServiceAccount") {
        const QString home = subject.value(u"namespace").toString(nameSpace);
        return user.name == u"system:serviceaccount:%1:%2"_s.arg(home, name);
    }
    return user.name == name;
}

/// What everybody may do: find out who they are, what there is, and what they may.
bool isBasic(const UserInfo &user, const AccessAttributes &asked)
{
    static const QStringList open {
        u"/healthz"_s, u"/readyz"_s, u"/livez"_s, u"/version"_s, u"/version/"_s};
    if (asked.resource.isEmpty()
        && (open.contains(asked.path) || asked.path.startsWith(u"/readyz/")
            || asked.path.startsWith(u"/livez/") || asked.path.startsWith(u"/healthz/"))) {
        return true;
    }
    if (!user.groups.contains(u"system:authenticated")) {
        return false;
    }
    if (asked.resource.isEmpty()) {
        return asked.path.startsWith(u"/api") || asked.path.startsWith(u"/openapi");
    }
    return asked.verb == u"create"
        && (asked.resource == u"selfsubjectaccessreviews"
            || asked.resource == u"selfsubjectrulesreviews"
            || asked.resource == u"selfsubjectreviews");
}

} // namespace

QJsonArray Rbac::boundRules(
    const QString &bindings, const QString &nameSpace, const UserInfo &user) const
{
    QJsonArray rules;
    for (const ObjectRef &stored : m_store.list(bindings, nameSpace)) {
        const QJsonObject binding = stored->object();
        const QJsonArray subjects = binding.value(u"subjects").toArray();
        if (std::ranges::none_of(subjects, [&](const auto &subject) {
                return isSubject(subject.toObject(), user, stored->nameSpace);
            })) {
            continue;
        }
        const QJsonObject reference = binding.value(u"roleRef").toObject();
        const bool isLocal = reference.value(u"kind").toString() == u"Role";
        const ObjectRef role = m_store.find(isLocal ? u"rbac.authorization.k8s.io/roles"_s
                                                    : u"rbac.authorization.k8s.io/clusterroles"_s,
            isLocal ? stored->nameSpace : QString(), reference.value(u"name").toString());
        if (role) {
            for (const auto &rule : role->object().value(u"rules").toArray()) {
                rules << rule;
            }
        }
    }
    return rules;
}

QJsonArray Rbac::rulesOf(const UserInfo &user, const QString &nameSpace) const
{
    if (user.isAdministrator()) {
        const QJsonArray all {u"*"_s};
        return {QJsonObject {{u"verbs"_s, all}, {u"apiGroups"_s, all}, {u"resources"_s, all}},
            QJsonObject {{u"verbs"_s, all}, {u"nonResourceURLs"_s, all}}};
    }
    QJsonArray rules = boundRules(u"rbac.authorization.k8s.io/clusterrolebindings"_s, {}, user);
    if (!nameSpace.isEmpty()) {
        for (const auto &rule :
            boundRules(u"rbac.authorization.k8s.io/rolebindings"_s, nameSpace, user)) {
            rules << rule;
        }
    }
    return rules;
}

bool Rbac::allows(const UserInfo &user, const AccessAttributes &asked) const
{
    if (user.isAdministrator() || isBasic(user, asked)) {
        return true;
    }
    return std::ranges::any_of(rulesOf(user, asked.nameSpace),
        [&](const auto &rule) { return ruleAllows(rule.toObject(), asked); });
}

StatusError accessDenied(const UserInfo &user, const AccessAttributes &asked)
{
    if (asked.resource.isEmpty()) {
        return {403, u"Forbidden"_s,
            u"forbidden: User \"%1\" cannot %2 path \"%3\""_s.arg(
                user.name, asked.verb, asked.path)};
    }
    const QString plural = asked.resource.section(u'/', 0, 0);
    const QString qualified = asked.group.isEmpty() ? plural : plural + u'.' + asked.group;
    const QString what
        = asked.name.isEmpty() ? qualified : u"%1 \"%2\""_s.arg(qualified, asked.name);
    const QString where = asked.nameSpace.isEmpty()
        ? u"at the cluster scope"_s
        : u"in the namespace \"%1\""_s.arg(asked.nameSpace);
    QJsonObject details {{u"kind"_s, plural}};
    if (!asked.group.isEmpty()) {
        details.insert(u"group"_s, asked.group);
    }
    if (!asked.name.isEmpty()) {
        details.insert(u"name"_s, asked.name);
    }
    return {403, u"Forbidden"_s,
        u"%1 is forbidden: User \"%2\" cannot %3 resource \"%4\" in API group \"%5\" %6"_s.arg(
            what, user.name, asked.verb, asked.resource, asked.group, where),
        details};
}

} // namespace models::sandbox
