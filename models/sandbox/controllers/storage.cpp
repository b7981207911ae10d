// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/storage.h"

#include "models/base/json.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

QJsonObject defaultClass(const World &world)
{
    const QList<QJsonObject> classes = world.list(u"storageclasses"_s);
    for (const QJsonObject &one : classes) {
        if (annotationOf(one, u"storageclass.kubernetes.io/is-default-class"_s) == "true"_L1)
            return one;
    }
    return {};
}

QJsonObject volumeFor(const QJsonObject &claim, const QJsonObject &storageClass)
{
    QJsonObject volume {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"PersistentVolume"_s}};
    setAt(volume, u"metadata.name", QString(u"pvc-"_s + uidOf(claim)));
    setAt(volume, u"metadata.annotations",
        QJsonObject {{u"pv.kubernetes.io/provisioned-by"_s, textAt(storageClass, u"provisioner")}});
    volume[u"spec"] = QJsonObject {{u"capacity"_s, objectAt(claim, u"spec.resources.requests")},
        {u"accessModes"_s, arrayAt(claim, u"spec.accessModes")},
        {u"persistentVolumeReclaimPolicy"_s,
            textAt(storageClass, u"reclaimPolicy").isEmpty()
                ? u"Delete"_s
                : textAt(storageClass, u"reclaimPolicy")},
        {u"storageClassName"_s, nameOf(storageClass)}, {u"volumeMode"_s, u"Filesystem"_s},
        {u"claimRef"_s,
            QJsonObject {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"PersistentVolumeClaim"_s},
                {u"name"_s, nameOf(claim)}, {u"namespace"_s, namespaceOf(claim)},
                {u"uid"_s, uidOf(claim)}}},
        {u"csi"_s,
            QJsonObject {{u"driver"_s, textAt(storageClass, u"provisioner")},
                {u"volumeHandle"_s, uidOf(claim)}}}};
    setAt(volume, u"status.phase", u"Bound"_s);
    return volume;
}

} // namespace

Plan claimStep(const World &world, const QJsonObject &claim, const Moment &moment)
{
    Plan plan;
    if (textAt(claim, u"status.phase") == "Bound"_L1
        || claim[u"metadata"][u"deletionTimestamp"].isString())
        return plan;
    const QString wanted = textAt(claim, u"spec.storageClassName");
    const QJsonObject storageClass
        = wanted.isEmpty() ? defaultClass(world) : world.find(u"storageclasses"_s, {}, wanted);
    if (storageClass.isEmpty()) {
        const QString message = wanted.isEmpty()
            ? u"no persistent volumes available for this claim and no storage class is set"_s
            : u"storageclass.storage.k8s.io \"%1\" not found"_s.arg(wanted);
        const QString reason = wanted.isEmpty() ? u"FailedBinding"_s : u"ProvisioningFailed"_s;
        if (textAt(claim, u"status.phase") != "Pending"_L1) {
            QJsonObject next = claim;
            setAt(next, u"status.phase", u"Pending"_s);
            plan.status(u"persistentvolumeclaims"_s, next);
            tell(plan, world, u"persistentvolumeclaims"_s, claim,
                {u"Warning"_s, reason, message, u"persistentvolume-controller"_s}, moment.now);
        }
        plan.wakeAt(moment.after(moment.now, 60));
        return plan;
    }
    const QDateTime due = moment.after(timeAt(claim, u"metadata.creationTimestamp"), 2);
    if (moment.now < due) {
        plan.wakeAt(due);
        return plan;
    }
    const QJsonObject volume = volumeFor(claim, storageClass);
    QJsonObject next = claim;
    if (!world.contains({u"persistentvolumes"_s, {}, nameOf(volume)}))
        plan.create(u"persistentvolumes"_s, volume);
    if (textAt(claim, u"spec.volumeName").isEmpty()) {
        setAt(next, u"spec.volumeName", nameOf(volume));
        setAt(next, u"spec.storageClassName", nameOf(storageClass));
        plan.update(u"persistentvolumeclaims"_s, next);
        return plan;
    }
    setAt(next, u"status.phase", u"Bound"_s);
    setAt(next, u"status.accessModes", arrayAt(claim, u"spec.accessModes"));
    setAt(next, u"status.capacity", objectAt(claim, u"spec.resources.requests"));
    plan.status(u"persistentvolumeclaims"_s, next);
    tell(plan, world, u"persistentvolumeclaims"_s, claim,
        {u"Normal"_s, u"ProvisioningSucceeded"_s,
            u"Successfully provisioned volume "_s + nameOf(volume),
            textAt(storageClass, u"provisioner")},
        moment.now);
    return plan;
}

Plan orphanStep(const World &world, const ObjectKey &key)
{
    Plan plan;
    const QJsonObject object = world.find(key);
    if (object.isEmpty() || object[u"metadata"][u"deletionTimestamp"].isString())
        return plan;
    const QJsonArray owners = arrayAt(object, u"metadata.ownerReferences");
    for (const QJsonValue &owner : owners) {
        if (world.hasUid(owner[u"uid"].toString()))
            return plan;
    }
    if (!owners.isEmpty())
        plan.remove(key.plural, object);
    return plan;
}

} // namespace models::sandbox
