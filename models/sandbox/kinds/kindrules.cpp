// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/kinds/kindrules.h"

#include "models/sandbox/engine/crdrules.h"
#include "models/sandbox/engine/names.h"
#include "models/sandbox/kinds/cells.h"
#include "models/sandbox/kinds/defaults.h"
#include "models/sandbox/kinds/rules.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

void nothing(QJsonObject &)
{
}

/// Go writes the status of these kinds even when there is nothing in it.
void emptyStatus(QJsonObject &object)
{
    if (!object.contains("status"_L1))
        object.insert("status"_L1, QJsonObject());
}

void serviceStatus(QJsonObject &object)
{
    if (!object.contains("status"_L1))
        object.insert("status"_L1, QJsonObject {{u"loadBalancer"_s, QJsonObject()}});
}

void replicaStatus(QJsonObject &object)
{
    if (!object.contains("status"_L1))
        object.insert("status"_L1, QJsonObject {{u"replicas"_s, 0}});
}

void daemonStatus(QJsonObject &object)
{
    if (!object.contains("status"_L1))
        object.insert("status"_L1,
            QJsonObject {{u"currentNumberScheduled"_s, 0}, {u"desiredNumberScheduled"_s, 0},
                {u"numberMisscheduled"_s, 0}, {u"numberReady"_s, 0}});
}

void budgetStatus(QJsonObject &object)
{
    if (!object.contains("status"_L1))
        object.insert("status"_L1,
            QJsonObject {{u"currentHealthy"_s, 0}, {u"desiredHealthy"_s, 0},
                {u"disruptionsAllowed"_s, 0}, {u"expectedPods"_s, 0}});
}

QHash<QString, KindRules> coreRules()
{
    namespace d = defaults;
    return {
        {u"Pod"_s,
            {names::dnsSubdomain, true, d::pod, d::createPod, rules::pod, rules::podUpdate,
                cells::pod, rules::podCreate}},
        {u"PodTemplate"_s,
            {nullptr, true, d::podTemplateObject, nothing, nullptr, nullptr, cells::podTemplate}},
        {u"Namespace"_s,
            {names::dnsLabel, false, d::nameSpace, d::createNamespace, nullptr, nullptr,
                cells::nameSpace}},
        {u"Node"_s, {nullptr, false, d::node, nothing, nullptr, nullptr, cells::node}},
        {u"Service"_s,
            {names::dns1035Label, false, d::service, serviceStatus, rules::service, nullptr,
                cells::service}},
        {u"ConfigMap"_s,
            {nullptr, false, nullptr, nothing, rules::configData, rules::configUpdate,
                cells::configMap}},
        {u"Secret"_s,
            {nullptr, false, d::secret, nothing, rules::secret, rules::configUpdate,
                cells::secret}},
        {u"ServiceAccount"_s,
            {nullptr, false, nullptr, nothing, nullptr, nullptr, cells::serviceAccount}},
        {u"PersistentVolume"_s,
            {nullptr, false, d::volume, nothing, nullptr, nullptr, cells::volume}},
        {u"PersistentVolumeClaim"_s,
            {nullptr, false, d::claim, nothing, rules::claim, rules::claimUpdate, cells::claim}},
        {u"ResourceQuota"_s,
            {nullptr, false, nullptr, emptyStatus, rules::quota, nullptr, cells::quota}},
        {u"LimitRange"_s, {nullptr, false, d::limitRange, nothing, nullptr, nullptr, cells::plain}},
        {u"Event"_s, {nullptr, false, nullptr, nothing, rules::event, nullptr, cells::event}},
        {u"Endpoints"_s,
            {nullptr, false, d::endpoints, nothing, nullptr, nullptr, cells::endpoints}},
    };
}

QHash<QString, KindRules> workloadRules()
{
    namespace d = defaults;
    return {
        {u"Deployment"_s,
            {nullptr, true, d::deployment, emptyStatus, rules::workload, rules::workloadUpdate,
                cells::deployment}},
        {u"ReplicaSet"_s,
            {nullptr, true, d::replicaSet, replicaStatus, rules::workload, rules::workloadUpdate,
                cells::replicaSet}},
        {u"StatefulSet"_s,
            {names::dnsLabel, true, d::statefulSet, replicaStatus, rules::workload,
                rules::workloadUpdate, cells::statefulSet}},
        {u"DaemonSet"_s,
            {nullptr, true, d::daemonSet, daemonStatus, rules::workload, rules::workloadUpdate,
                cells::daemonSet}},
        {u"ControllerRevision"_s,
            {nullptr, false, nullptr, nothing, nullptr, nullptr, cells::controllerRevision}},
        {u"Job"_s,
            {nullptr, true, d::job,
                [](QJsonObject &object) {
                    emptyStatus(object);
                    defaults::createJob(object);
                },
                rules::job, rules::jobUpdate, cells::job}},
        {u"CronJob"_s,
            {nullptr, true, d::cronJob, emptyStatus, rules::cronJob, nullptr, cells::cronJob}},
    };
}

QHash<QString, KindRules> otherRules()
{
    namespace d = defaults;
    return {
        {u"Ingress"_s, {nullptr, true, nullptr, serviceStatus, nullptr, nullptr, cells::ingress}},
        {u"IngressClass"_s,
            {nullptr, true, nullptr, nothing, nullptr, nullptr, cells::ingressClass}},
        {u"NetworkPolicy"_s,
            {nullptr, true, d::networkPolicy, nothing, nullptr, nullptr, cells::networkPolicy}},
        {u"PodDisruptionBudget"_s,
            {nullptr, true, nullptr, budgetStatus, nullptr, nullptr, cells::disruptionBudget}},
        {u"StorageClass"_s,
            {nullptr, false, d::storageClass, nothing, nullptr, nullptr, cells::storageClass}},
        {u"PriorityClass"_s,
            {nullptr, true, d::priorityClass, nothing, nullptr, rules::priorityClassUpdate,
                cells::priorityClass}},
        {u"Role"_s,
            {names::pathSegment, false, nullptr, nothing, rules::role, nullptr, cells::plain}},
        {u"ClusterRole"_s,
            {names::pathSegment, false, nullptr, nothing, rules::role, nullptr, cells::plain}},
        {u"RoleBinding"_s,
            {names::pathSegment, false, d::roleBinding, nothing, rules::roleBinding,
                rules::roleBindingUpdate, cells::roleBinding}},
        {u"ClusterRoleBinding"_s,
            {names::pathSegment, false, d::roleBinding, nothing, rules::roleBinding,
                rules::roleBindingUpdate, cells::roleBinding}},
        {u"Lease"_s, {nullptr, false, nullptr, nothing, nullptr, nullptr, cells::lease}},
        {u"EndpointSlice"_s,
            {nullptr, true, d::endpointSlice, nothing, nullptr, nullptr, cells::endpointSlice}},
        {u"Event"_s, {nullptr, false, nullptr, nothing, rules::event, nullptr, cells::event}},
        {u"CustomResourceDefinition"_s,
            {nullptr, true, d::crd, nothing,
                [](const QJsonObject &object, Causes &causes) { causes.add(checkCrd(object)); },
                [](const QJsonObject &next, const QJsonObject &old, Causes &causes) {
                    causes.add(checkCrdUpdate(next, old));
                },
                cells::plain,
                [](const QJsonObject &object, Causes &causes) {
                    causes.add(checkNewCrd(object));
                }}},
    };
}

} // namespace

KindRules rulesOf(const QString &group, const QString &kind)
{
    static const QHash<QString, KindRules> core = coreRules();
    static const QHash<QString, KindRules> workloads = workloadRules();
    static const QHash<QString, KindRules> others = otherRules();
    const QHash<QString, KindRules> &table = group.isEmpty() ? core
        : group == "apps"_L1 || group == "batch"_L1          ? workloads
                                                             : others;
    KindRules rules = table.value(kind);
    if (!rules.nameRule)
        rules.nameRule = names::dnsSubdomain;
    if (!rules.cells)
        rules.cells = cells::plain;
    return rules;
}

} // namespace models::sandbox
