// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/kinds/defaults.h"

#include "models/sandbox/kinds/edit.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace models::sandbox::defaults {

namespace {

void jobSpec(QJsonObject &spec)
{
    if (!spec.contains("completions"_L1) && !spec.contains("parallelism"_L1))
        spec.insert("completions"_L1, 1);
    preset(spec, "parallelism"_L1, 1);
    preset(spec, "backoffLimit"_L1,
        spec.contains("backoffLimitPerIndex"_L1) ? std::numeric_limits<int>::max() : 6);
    preset(spec, "completionMode"_L1, u"NonIndexed"_s);
    preset(spec, "suspend"_L1, false);
    preset(spec, "podReplacementPolicy"_L1,
        spec.contains("podFailurePolicy"_L1) ? u"Failed"_s : u"TerminatingOrFailed"_s);
    preset(spec, "manualSelector"_L1, false);
    edit(spec, "podFailurePolicy"_L1, [](QJsonObject &policy) {
        editItems(policy, "rules"_L1, [](QJsonObject &rule) {
            editItems(rule, "onPodConditions"_L1,
                [](QJsonObject &condition) { preset(condition, "status"_L1, u"True"_s); });
        });
    });
    edit(spec, "template"_L1, podTemplate);
}

} // namespace

void deployment(QJsonObject &object)
{
    make(object, "spec"_L1, [](QJsonObject &spec) {
        preset(spec, "replicas"_L1, 1);
        make(spec, "strategy"_L1, [](QJsonObject &strategy) {
            preset(strategy, "type"_L1, u"RollingUpdate"_s);
            if (strategy.value("type"_L1) != "RollingUpdate"_L1)
                return;
            make(strategy, "rollingUpdate"_L1, [](QJsonObject &rolling) {
                preset(rolling, "maxUnavailable"_L1, u"25%"_s);
                preset(rolling, "maxSurge"_L1, u"25%"_s);
            });
        });
        preset(spec, "revisionHistoryLimit"_L1, 10);
        preset(spec, "progressDeadlineSeconds"_L1, 600);
        edit(spec, "template"_L1, podTemplate);
    });
}

void replicaSet(QJsonObject &object)
{
    make(object, "spec"_L1, [](QJsonObject &spec) {
        preset(spec, "replicas"_L1, 1);
        edit(spec, "template"_L1, podTemplate);
    });
}

void statefulSet(QJsonObject &object)
{
    make(object, "spec"_L1, [](QJsonObject &spec) {
        preset(spec, "podManagementPolicy"_L1, u"OrderedReady"_s);
        make(spec, "updateStrategy"_L1, [](QJsonObject &strategy) {
            preset(strategy, "type"_L1, u"RollingUpdate"_s);
            if (strategy.value("type"_L1) == "RollingUpdate"_L1)
                make(strategy, "rollingUpdate"_L1,
                    [](QJsonObject &rolling) { preset(rolling, "partition"_L1, 0); });
        });
        make(spec, "persistentVolumeClaimRetentionPolicy"_L1, [](QJsonObject &policy) {
            preset(policy, "whenDeleted"_L1, u"Retain"_s);
            preset(policy, "whenScaled"_L1, u"Retain"_s);
        });
        preset(spec, "replicas"_L1, 1);
        preset(spec, "revisionHistoryLimit"_L1, 10);
        editItems(spec, "volumeClaimTemplates"_L1, [](QJsonObject &claim) {
            preset(claim, "apiVersion"_L1, u"v1"_s);
            preset(claim, "kind"_L1, u"PersistentVolumeClaim"_s);
            edit(claim, "spec"_L1, claimSpec);
            make(claim, "status"_L1,
                [](QJsonObject &status) { preset(status, "phase"_L1, u"Pending"_s); });
        });
        edit(spec, "template"_L1, podTemplate);
    });
}

void daemonSet(QJsonObject &object)
{
    make(object, "spec"_L1, [](QJsonObject &spec) {
        make(spec, "updateStrategy"_L1, [](QJsonObject &strategy) {
            preset(strategy, "type"_L1, u"RollingUpdate"_s);
            if (strategy.value("type"_L1) == "RollingUpdate"_L1)
                make(strategy, "rollingUpdate"_L1, [](QJsonObject &rolling) {
                    preset(rolling, "maxUnavailable"_L1, 1);
                    preset(rolling, "maxSurge"_L1, 0);
                });
        });
        preset(spec, "revisionHistoryLimit"_L1, 10);
        edit(spec, "template"_L1, podTemplate);
    });
}

void job(QJsonObject &object)
{
    make(object, "spec"_L1, jobSpec);
    const QJsonObject labels = object.value("spec"_L1)
                                   .toObject()
                                   .value("template"_L1)
                                   .toObject()
                                   .value("metadata"_L1)
                                   .toObject()
                                   .value("labels"_L1)
                                   .toObject();
    make(object, "metadata"_L1, [&](QJsonObject &meta) {
        if (!labels.isEmpty() && meta.value("labels"_L1).toObject().isEmpty())
            meta.insert("labels"_L1, labels);
    });
}

void createJob(QJsonObject &object)
{
    const QJsonObject meta = object.value("metadata"_L1).toObject();
    make(object, "spec"_L1, [&](QJsonObject &spec) {
        if (spec.value("manualSelector"_L1).toBool())
            return;
        const QJsonValue uid = meta.value("uid"_L1);
        const QJsonValue name = meta.value("name"_L1);
        edit(spec, "template"_L1, [&](QJsonObject &podTemplateSpec) {
            make(podTemplateSpec, "metadata"_L1, [&](QJsonObject &templateMeta) {
                make(templateMeta, "labels"_L1, [&](QJsonObject &labels) {
                    preset(labels, "controller-uid"_L1, uid);
                    preset(labels, "job-name"_L1, name);
                    preset(labels, "batch.kubernetes.io/controller-uid"_L1, uid);
                    preset(labels, "batch.kubernetes.io/job-name"_L1, name);
                });
            });
        });
        make(spec, "selector"_L1, [&](QJsonObject &selector) {
            make(selector, "matchLabels"_L1, [&](QJsonObject &labels) {
                preset(labels, "batch.kubernetes.io/controller-uid"_L1, uid);
            });
        });
    });
}

void cronJob(QJsonObject &object)
{
    make(object, "spec"_L1, [](QJsonObject &spec) {
        preset(spec, "concurrencyPolicy"_L1, u"Allow"_s);
        preset(spec, "suspend"_L1, false);
        preset(spec, "successfulJobsHistoryLimit"_L1, 3);
        preset(spec, "failedJobsHistoryLimit"_L1, 1);
        edit(spec, "jobTemplate"_L1, [](QJsonObject &job) {
            edit(job, "spec"_L1,
                [](QJsonObject &jobTemplate) { edit(jobTemplate, "template"_L1, podTemplate); });
        });
    });
}

} // namespace models::sandbox::defaults
