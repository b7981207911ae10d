// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/basics.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

const QString rbacVersion = u"rbac.authorization.k8s.io/v1"_s;
const QStringList readVerbs {u"get"_s, u"list"_s, u"watch"_s};
const QStringList writeVerbs {
    u"create"_s, u"delete"_s, u"deletecollection"_s, u"patch"_s, u"update"_s};

QJsonObject object(const QString &apiVersion, const QString &kind, const QString &name)
{
    return {{u"apiVersion"_s, apiVersion}, {u"kind"_s, kind},
        {u"metadata"_s, QJsonObject {{u"name"_s, name}}}};
}

QJsonObject rule(const QStringList &groups, const QStringList &resources, const QStringList &verbs)
{
    return {{u"apiGroups"_s, QJsonArray::fromStringList(groups)},
        {u"resources"_s, QJsonArray::fromStringList(resources)},
        {u"verbs"_s, QJsonArray::fromStringList(verbs)}};
}

QJsonObject clusterRole(const QString &name, const QJsonArray &rules)
{
    QJsonObject role = object(rbacVersion, u"ClusterRole"_s, name);
    role.insert(u"metadata"_s,
        QJsonObject {{u"name"_s, name},
            {u"labels"_s, QJsonObject {{u"kubernetes.io/bootstrapping"_s, u"rbac-defaults"_s}}}});
    role.insert(u"rules"_s, rules);
    return role;
}

/// Everything inside a namespace but secrets and roles.
QJsonArray namespacedRules(
    const QStringList &customGroups, const QStringList &verbs, bool withSecrets)
{
    QStringList core {u"configmaps"_s, u"endpoints"_s, u"events"_s, u"limitranges"_s,
        u"persistentvolumeclaims"_s, u"pods"_s, u"pods/log"_s, u"pods/status"_s,
        u"resourcequotas"_s, u"serviceaccounts"_s, u"services"_s};
    if (withSecrets) {
        core << u"secrets"_s << u"pods/eviction"_s << u"pods/exec"_s << u"pods/attach"_s
             << u"pods/portforward"_s;
    }
    QJsonArray rules {rule({u""_s}, core, verbs), rule({u""_s}, {u"namespaces"_s}, readVerbs),
        rule({u"apps"_s, u"batch"_s, u"networking.k8s.io"_s, u"autoscaling"_s, u"policy"_s,
                 u"events.k8s.io"_s},
            {u"*"_s}, verbs)};
    if (!customGroups.isEmpty()) {
        rules << rule(customGroups, {u"*"_s}, verbs);
    }
    return rules;
}

QList<QJsonObject> roles(const QStringList &customGroups)
{
    const QStringList all {u"*"_s};
    QJsonArray everything {rule(all, all, all)};
    everything << QJsonObject {
        {u"nonResourceURLs"_s, QJsonArray {u"*"_s}}, {u"verbs"_s, QJsonArray {u"*"_s}}};
    QJsonArray admin = namespacedRules(customGroups, readVerbs + writeVerbs, true);
    admin << rule(
        {u"rbac.authorization.k8s.io"_s}, {u"roles"_s, u"rolebindings"_s}, readVerbs + writeVerbs);
    QJsonObject binding = object(rbacVersion, u"ClusterRoleBinding"_s, u"cluster-admin"_s);
    binding.insert(u"roleRef"_s,
        QJsonObject {{u"apiGroup"_s, u"rbac.authorization.k8s.io"_s}, {u"kind"_s, u"ClusterRole"_s},
            {u"name"_s, u"cluster-admin"_s}});
    binding.insert(u"subjects"_s,
        QJsonArray {QJsonObject {{u"apiGroup"_s, u"rbac.authorization.k8s.io"_s},
            {u"kind"_s, u"Group"_s}, {u"name"_s, u"system:masters"_s}}});
    return {clusterRole(u"cluster-admin"_s, everything), clusterRole(u"admin"_s, admin),
        clusterRole(u"edit"_s, namespacedRules(customGroups, readVerbs + writeVerbs, true)),
        clusterRole(u"view"_s, namespacedRules(customGroups, readVerbs, false)), binding};
}

} // namespace

QJsonObject roleBinding(const QString &nameSpace, const QString &clusterRole, const QString &user)
{
    const QString name = user + u'-' + clusterRole;
    QJsonObject binding = object(rbacVersion, u"RoleBinding"_s, name);
    binding.insert(u"metadata"_s, QJsonObject {{u"name"_s, name}, {u"namespace"_s, nameSpace}});
    binding.insert(u"roleRef"_s,
        QJsonObject {{u"apiGroup"_s, u"rbac.authorization.k8s.io"_s}, {u"kind"_s, u"ClusterRole"_s},
            {u"name"_s, clusterRole}});
    binding.insert(u"subjects"_s,
        QJsonArray {QJsonObject {{u"apiGroup"_s, u"rbac.authorization.k8s.io"_s},
            {u"kind"_s, u"User"_s}, {u"name"_s, user}}});
    return binding;
}

QList<QJsonObject> basicObjects(const QStringList &customGroups)
{
    QList<QJsonObject> objects;
    for (const QString &name :
        {u"default"_s, u"kube-node-lease"_s, u"kube-public"_s, u"kube-system"_s}) {
        objects << object(u"v1"_s, u"Namespace"_s, name);
    }
    objects += roles(customGroups);
    QJsonObject service = object(u"v1"_s, u"Service"_s, u"kubernetes"_s);
    service.insert(u"metadata"_s,
        QJsonObject {{u"name"_s, u"kubernetes"_s}, {u"namespace"_s, u"default"_s},
            {u"labels"_s,
                QJsonObject {{u"component"_s, u"apiserver"_s}, {u"provider"_s, u"kubernetes"_s}}}});
    service.insert(u"spec"_s,
        QJsonObject {{u"clusterIP"_s, u"10.0.0.1"_s}, {u"type"_s, u"ClusterIP"_s},
            {u"clusterIPs"_s, QJsonArray {u"10.0.0.1"_s}}, {u"sessionAffinity"_s, u"None"_s},
            {u"ports"_s,
                QJsonArray {QJsonObject {{u"name"_s, u"https"_s}, {u"port"_s, 443},
                    {u"protocol"_s, u"TCP"_s}, {u"targetPort"_s, 6443}}}}});
    objects << service;
    return objects;
}

} // namespace models::sandbox
