// SPDX-License-Identifier: Apache-2.0
#include "models/schema/immutablecheck.h"

#include "models/base/json.h"
#include "models/schema/noderead.h"
#include "models/yaml/operation.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace models {

namespace {

using Check = yaml::Diagnostic::Check;

/// Fields of one kind. Path `spec.*`: every member of the spec but `except`.
struct Frozen
{
    QLatin1StringView group;
    QLatin1StringView kind;
    QLatin1StringView path;
    QStringList except {};
};

const QList<Frozen> &table()
{
    static const QList<Frozen> frozen {
        {"apps"_L1, "Deployment"_L1, "spec.selector"_L1},
        {"apps"_L1, "ReplicaSet"_L1, "spec.selector"_L1},
        {"apps"_L1, "DaemonSet"_L1, "spec.selector"_L1},
        {"apps"_L1, "StatefulSet"_L1, "spec.*"_L1,
            {u"replicas"_s, u"ordinals"_s, u"template"_s, u"updateStrategy"_s,
                u"revisionHistoryLimit"_s, u"persistentVolumeClaimRetentionPolicy"_s,
                u"minReadySeconds"_s}},
        {"batch"_L1, "Job"_L1, "spec.selector"_L1},
        {"batch"_L1, "Job"_L1, "spec.completionMode"_L1},
        {"batch"_L1, "Job"_L1, "spec.podFailurePolicy"_L1},
        {"batch"_L1, "Job"_L1, "spec.backoffLimitPerIndex"_L1},
        {"batch"_L1, "Job"_L1, "spec.managedBy"_L1},
        {""_L1, "PersistentVolumeClaim"_L1, "spec.*"_L1,
            {u"resources"_s, u"volumeAttributesClassName"_s}},
        {""_L1, "PersistentVolume"_L1, "spec.volumeMode"_L1},
        {""_L1, "Secret"_L1, "type"_L1},
        {""_L1, "Service"_L1, "spec.clusterIP"_L1},
        {""_L1, "ResourceQuota"_L1, "spec.scopes"_L1},
        {"rbac.authorization.k8s.io"_L1, "RoleBinding"_L1, "roleRef"_L1},
        {"rbac.authorization.k8s.io"_L1, "ClusterRoleBinding"_L1, "roleRef"_L1},
        {"storage.k8s.io"_L1, "StorageClass"_L1, "provisioner"_L1},
        {"storage.k8s.io"_L1, "StorageClass"_L1, "parameters"_L1},
        {"storage.k8s.io"_L1, "StorageClass"_L1, "reclaimPolicy"_L1},
        {"storage.k8s.io"_L1, "StorageClass"_L1, "volumeBindingMode"_L1},
        {"scheduling.k8s.io"_L1, "PriorityClass"_L1, "value"_L1},
        {"scheduling.k8s.io"_L1, "PriorityClass"_L1, "preemptionPolicy"_L1},
        {"networking.k8s.io"_L1, "IngressClass"_L1, "spec.controller"_L1},
        {"node.k8s.io"_L1, "RuntimeClass"_L1, "handler"_L1},
        {"apiextensions.k8s.io"_L1, "CustomResourceDefinition"_L1, "spec.group"_L1},
        {"apiextensions.k8s.io"_L1, "CustomResourceDefinition"_L1, "spec.scope"_L1},
    };
    return frozen;
}

/// Compares one object with what the server has of it.
class ChangeCheck final
{
public:
    ChangeCheck(Problems &problems, const QJsonObject &loaded)
        : m_problems(problems)
        , m_loaded(loaded)
    {
    }

    void check(const Path &path, const QJsonValue &before)
    {
        const yaml::Node *written = m_problems.tree().nodeAt(path, m_problems.document());
        if (!written || before.isUndefined() || yaml::toJson(*written) == before)
            return;
        yaml::Diagnostic &problem = m_problems.onValue(*written, Check::Immutable,
            Message(QT_TRANSLATE_NOOP(
                        "models", "%1 cannot be changed once the object exists; it is %2."),
                {path.pattern(), shortText(before)}));
        const auto edits = yaml::plan(m_problems.tree(),
            {.kind = yaml::Operation::Kind::SetValue,
                .document = m_problems.document(),
                .path = path,
                .value = before});
        if (edits)
            problem.fixes.append(
                {Message(QT_TRANSLATE_NOOP("models", "Put back %1"), {shortText(before)}), *edits});
    }

    /// Of keys only: `spec.selector`.
    void check(const QString &path)
    {
        Path place;
        for (const QString &key : path.split(u'.'))
            place = place.child(key);
        check(place, valueAt(m_loaded, path));
    }

    void checkMembers(const Path &path, const QJsonObject &before, const QStringList &except)
    {
        for (auto it = before.begin(); it != before.end(); ++it) {
            if (!except.contains(it.key()))
                check(path.child(it.key()), it.value());
        }
    }

private:
    Problems &m_problems;
    const QJsonObject &m_loaded;
};

/// Config maps and secrets may be closed for good.
void checkClosed(ChangeCheck &changes, const QString &kind, const QJsonObject &loaded)
{
    if ((kind != "ConfigMap"_L1 && kind != "Secret"_L1) || !loaded.value("immutable"_L1).toBool())
        return;
    for (const auto &key : {u"immutable"_s, u"data"_s, u"binaryData"_s, u"stringData"_s})
        changes.check(key);
}

/// The pods of a job are made from one template, but while it is suspended it may still move.
void checkJob(ChangeCheck &changes, const QJsonObject &loaded)
{
    const QJsonObject spec = loaded.value("spec"_L1).toObject();
    if (!spec.value("suspend"_L1).toBool())
        changes.check(u"spec.template"_s);
    if (spec.value("completionMode"_L1).toString() != "Indexed"_L1)
        changes.check(u"spec.completions"_s);
}

/// Of a pod only images, tolerations and its end may change.
void checkPod(ChangeCheck &changes, const QJsonObject &loaded)
{
    const QJsonObject spec = loaded.value("spec"_L1).toObject();
    QStringList except {u"containers"_s, u"initContainers"_s, u"ephemeralContainers"_s,
        u"activeDeadlineSeconds"_s, u"tolerations"_s, u"terminationGracePeriodSeconds"_s,
        u"schedulingGates"_s};
    if (!spec.value("schedulingGates"_L1).toArray().isEmpty())
        except += {u"nodeSelector"_s, u"affinity"_s};
    changes.checkMembers(Path {u"spec"_s}, spec, except);
    for (const auto &key : {u"containers"_s, u"initContainers"_s}) {
        const QJsonArray containers = spec.value(key).toArray();
        for (int i = 0; i < containers.size(); ++i)
            changes.checkMembers(Path {u"spec"_s, key}.child(i), containers[i].toObject(),
                {u"image"_s, u"resources"_s, u"resizePolicy"_s});
    }
}

} // namespace

void checkImmutable(Problems &problems, const yaml::Node &object, const QJsonObject &loaded)
{
    const QString kind = textIn(object, u"kind");
    const QString version = textIn(object, u"apiVersion");
    const QString group = version.contains(u'/') ? version.section(u'/', 0, 0) : QString();
    ChangeCheck changes(problems, loaded);
    changes.check(u"metadata.name"_s);
    changes.check(u"metadata.namespace"_s);
    for (const Frozen &frozen : table()) {
        if (frozen.group != group || frozen.kind != kind)
            continue;
        const QString path = frozen.path;
        if (path == "spec.*"_L1)
            changes.checkMembers(
                Path {u"spec"_s}, loaded.value("spec"_L1).toObject(), frozen.except);
        else
            changes.check(path);
    }
    if (group.isEmpty())
        checkClosed(changes, kind, loaded);
    if (group.isEmpty() && kind == "Pod"_L1)
        checkPod(changes, loaded);
    if (group == "batch"_L1 && kind == "Job"_L1)
        checkJob(changes, loaded);
}

} // namespace models
