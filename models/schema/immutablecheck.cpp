// SPDX-License-Identifier: Apache-2.0
#include "models/schema/immutablecheck.h"

#include "models/base/json.h"
#include "models/schema/noderead.h"
#include "models/yaml/operation.h"

#include <QJsonArray>

#include <algorithm>

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
    QStringList once {}; ///< members that may be set as long as they are not
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
        {"batch"_L1, "Job"_L1, "spec.successPolicy"_L1},
        {"batch"_L1, "Job"_L1, "spec.backoffLimitPerIndex"_L1},
        {"batch"_L1, "Job"_L1, "spec.managedBy"_L1},
        {""_L1, "PersistentVolumeClaim"_L1, "spec.*"_L1,
            {u"resources"_s, u"volumeAttributesClassName"_s},
            {u"storageClassName"_s, u"volumeName"_s}},
        {""_L1, "PersistentVolume"_L1, "spec.volumeMode"_L1},
        {""_L1, "Secret"_L1, "type"_L1},
        {""_L1, "Service"_L1, "spec.clusterIP"_L1, {}, {u"clusterIP"_s}},
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

    /// `once`: may be set where it is not.
    void check(const Path &path, const QJsonValue &before, bool once = false)
    {
        const yaml::Node *written = m_problems.tree().nodeAt(path, m_problems.document());
        if (!written)
            return;
        const QJsonValue now = yaml::toJson(*written);
        if (now == before)
            return;
        if (before.isUndefined() || before.isNull()) {
            // What the server drops, or takes for the default, is no addition.
            if (!once && !now.isNull() && !isZero(now))
                m_problems.onValue(*written, Check::Immutable,
                    Message(QT_TRANSLATE_NOOP("models",
                                "%1 was not set when the object was made and cannot be added."),
                        {path.pattern()}));
            return;
        }
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
    void check(const QString &path, bool once = false)
    {
        Path place;
        for (const QString &key : path.split(u'.'))
            place = place.child(key);
        check(place, valueAt(m_loaded, path), once);
    }

    void checkMembers(const Path &path, const QJsonObject &before, const QStringList &except,
        const QStringList &once = {})
    {
        const yaml::Node *map = m_problems.tree().nodeAt(path, m_problems.document());
        if (!map || !map->isMap())
            return;
        for (const yaml::Member &member : yaml::members(*map)) {
            if (!except.contains(member.key))
                check(path.child(member.key), before.value(member.key), once.contains(member.key));
        }
    }

    /// Texts of a Secret are its data in other words: what says the same is no change.
    void checkTexts(const QJsonObject &data)
    {
        const Path path {u"stringData"_s};
        const yaml::Node *written = m_problems.tree().nodeAt(path, m_problems.document());
        const QJsonObject texts = written ? yaml::toJson(*written).toObject() : QJsonObject();
        const bool isSame = std::ranges::all_of(texts.keys(), [&](const QString &key) {
            return data.value(key).toString()
                == QString::fromLatin1(texts.value(key).toString().toUtf8().toBase64());
        });
        if (!isSame)
            check(path, QJsonValue(QJsonValue::Undefined));
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
    for (const auto &key : {u"immutable"_s, u"data"_s, u"binaryData"_s})
        changes.check(key);
    if (kind == "Secret"_L1)
        changes.checkTexts(loaded.value("data"_L1).toObject());
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
    changes.check(u"metadata.name"_s, true);
    changes.check(u"metadata.namespace"_s, true);
    for (const Frozen &frozen : table()) {
        if (frozen.group != group || frozen.kind != kind)
            continue;
        const QString path = frozen.path;
        if (path == "spec.*"_L1)
            changes.checkMembers(
                Path {u"spec"_s}, loaded.value("spec"_L1).toObject(), frozen.except, frozen.once);
        else
            changes.check(path, frozen.once.contains(path.section(u'.', -1)));
    }
    if (group.isEmpty())
        checkClosed(changes, kind, loaded);
    if (group.isEmpty() && kind == "Pod"_L1)
        checkPod(changes, loaded);
    if (group == "batch"_L1 && kind == "Job"_L1)
        checkJob(changes, loaded);
}

bool isFixedField(const QString &group, const QString &kind, const Path &path)
{
    if (path == Path {u"metadata"_s, u"name"_s} || path == Path {u"metadata"_s, u"namespace"_s})
        return true;
    const bool isOfSpec = path.size() == 2 && path.parent() == Path {u"spec"_s};
    return std::ranges::any_of(table(), [&](const Frozen &frozen) {
        if (frozen.group != group || frozen.kind != kind)
            return false;
        return frozen.path == "spec.*"_L1 ? isOfSpec && !frozen.except.contains(path.lastKey())
                                          : path.pattern() == frozen.path;
    });
}

} // namespace models
