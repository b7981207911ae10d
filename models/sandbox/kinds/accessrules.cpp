// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/names.h"
#include "models/sandbox/kinds/rules.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace models::sandbox::rules {

namespace {

const QString rbacGroup = u"rbac.authorization.k8s.io"_s;

bool isListed(const QJsonObject &rule, QLatin1StringView key)
{
    return !rule.value(key).toArray().isEmpty();
}

void policyRule(const QJsonObject &rule, bool isNamespaced, const QString &at, Causes &causes)
{
    if (!isListed(rule, "verbs"_L1))
        causes.required(childPath(at, u"verbs"_s), u"verbs must contain at least one value"_s);
    if (isListed(rule, "nonResourceURLs"_L1)) {
        const QString urlsAt = childPath(at, u"nonResourceURLs"_s);
        const QJsonValue urls = rule.value("nonResourceURLs"_L1);
        if (isNamespaced)
            causes.invalid(urlsAt, urls, u"namespaced rules cannot apply to non-resource URLs"_s);
        if (isListed(rule, "apiGroups"_L1) || isListed(rule, "resources"_L1)
            || isListed(rule, "resourceNames"_L1))
            causes.invalid(urlsAt, urls,
                u"rules cannot apply to both regular resources and non-resource URLs"_s);
        return;
    }
    if (!isListed(rule, "apiGroups"_L1))
        causes.required(
            childPath(at, u"apiGroups"_s), u"resource rules must supply at least one api group"_s);
    if (!isListed(rule, "resources"_L1))
        causes.required(
            childPath(at, u"resources"_s), u"resource rules must supply at least one resource"_s);
}

void subject(const QJsonObject &subject, bool isNamespaced, const QString &at, Causes &causes)
{
    const QString name = subject.value("name"_L1).toString();
    const QString kind = subject.value("kind"_L1).toString();
    const QString group = subject.value("apiGroup"_L1).toString();
    if (name.isEmpty())
        causes.required(childPath(at, u"name"_s));
    if (kind == "ServiceAccount"_L1) {
        if (!name.isEmpty())
            causes.invalid(childPath(at, u"name"_s), name, names::dnsSubdomain(name));
        if (!group.isEmpty())
            causes.unsupported(childPath(at, u"apiGroup"_s), group, {QString()});
        if (!isNamespaced && subject.value("namespace"_L1).toString().isEmpty())
            causes.required(childPath(at, u"namespace"_s));
    } else if (kind != "User"_L1 && kind != "Group"_L1) {
        causes.unsupported(
            childPath(at, u"kind"_s), kind, {u"ServiceAccount"_s, u"User"_s, u"Group"_s});
    } else if (group != rbacGroup) {
        causes.unsupported(childPath(at, u"apiGroup"_s), group, {rbacGroup});
    }
}

} // namespace

void role(const QJsonObject &object, Causes &causes)
{
    const bool isNamespaced = object.value("kind"_L1) == "Role"_L1;
    const QJsonArray rules = object.value("rules"_L1).toArray();
    for (qsizetype i = 0; i < rules.size(); ++i)
        policyRule(rules.at(i).toObject(), isNamespaced, itemPath(u"rules"_s, i), causes);
    const QJsonValue aggregation = object.value("aggregationRule"_L1);
    if (aggregation.isObject() && !isListed(aggregation.toObject(), "clusterRoleSelectors"_L1))
        causes.required(u"aggregationRule.clusterRoleSelectors"_s,
            u"at least one clusterRoleSelector required if aggregationRule is non-nil"_s);
}

void roleBinding(const QJsonObject &object, Causes &causes)
{
    const bool isNamespaced = object.value("kind"_L1) == "RoleBinding"_L1;
    const QJsonObject role = object.value("roleRef"_L1).toObject();
    const QString group = role.value("apiGroup"_L1).toString();
    const QString kind = role.value("kind"_L1).toString();
    const QString name = role.value("name"_L1).toString();
    if (group != rbacGroup)
        causes.unsupported(u"roleRef.apiGroup"_s, group, {rbacGroup});
    const QStringList kinds
        = isNamespaced ? QStringList {u"Role"_s, u"ClusterRole"_s} : QStringList {u"ClusterRole"_s};
    if (!kinds.contains(kind))
        causes.unsupported(u"roleRef.kind"_s, kind, kinds);
    if (name.isEmpty())
        causes.required(u"roleRef.name"_s);
    else
        causes.invalid(u"roleRef.name"_s, name, names::pathSegment(name));
    const QJsonArray subjects = object.value("subjects"_L1).toArray();
    for (qsizetype i = 0; i < subjects.size(); ++i)
        subject(subjects.at(i).toObject(), isNamespaced, itemPath(u"subjects"_s, i), causes);
}

void roleBindingUpdate(const QJsonObject &next, const QJsonObject &old, Causes &causes)
{
    const QJsonValue role = next.value("roleRef"_L1);
    if (role != old.value("roleRef"_L1))
        causes.invalid(u"roleRef"_s, role, u"cannot change roleRef"_s);
}

} // namespace models::sandbox::rules
