// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/kinds/celltext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox::cells {

namespace {

QString accessModes(const QJsonArray &modes)
{
    static const QList<std::pair<QLatin1StringView, QLatin1StringView>> order {
        {"ReadWriteOnce"_L1, "RWO"_L1}, {"ReadOnlyMany"_L1, "ROX"_L1},
        {"ReadWriteMany"_L1, "RWX"_L1}, {"ReadWriteOncePod"_L1, "RWOP"_L1}};
    QStringList texts;
    for (const auto &[mode, text] : order) {
        if (modes.contains(mode))
            texts << text;
    }
    return texts.join(u',');
}

/// The class by field, or by the annotation that came before it.
QString storageClassOf(const QJsonObject &object)
{
    const QString old = at(
        object, {"metadata"_L1, "annotations"_L1, "volume.beta.kubernetes.io/storage-class"_L1})
                            .toString();
    return old.isEmpty() ? at(object, {"spec"_L1, "storageClassName"_L1}).toString() : old;
}

qint64 size(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    return value.isArray() ? value.toArray().size() : value.toObject().size();
}

} // namespace

QJsonArray configMap(const QJsonObject &object, const QDateTime &now)
{
    return {nameOf(object), size(object, "data"_L1) + size(object, "binaryData"_L1),
        ageOf(object, now)};
}

QJsonArray secret(const QJsonObject &object, const QDateTime &now)
{
    return {nameOf(object), object.value("type"_L1).toString(), size(object, "data"_L1),
        ageOf(object, now)};
}

QJsonArray serviceAccount(const QJsonObject &object, const QDateTime &now)
{
    return {nameOf(object), size(object, "secrets"_L1), ageOf(object, now)};
}

QJsonArray volume(const QJsonObject &object, const QDateTime &now)
{
    const QJsonObject spec = object.value("spec"_L1).toObject();
    QString phase = at(object, {"status"_L1, "phase"_L1}).toString();
    if (!at(object, {"metadata"_L1, "deletionTimestamp"_L1}).isUndefined())
        phase = u"Terminating"_s;
    QString claim;
    if (const QJsonValue value = spec.value("claimRef"_L1); value.isObject())
        claim = value.toObject().value("namespace"_L1).toString() + u'/'
            + value.toObject().value("name"_L1).toString();
    return {nameOf(object), at(spec, {"capacity"_L1, "storage"_L1}).toString(),
        accessModes(spec.value("accessModes"_L1).toArray()),
        spec.value("persistentVolumeReclaimPolicy"_L1).toString(), phase, claim,
        storageClassOf(object),
        orNone(spec.value("volumeAttributesClassName"_L1).toString(), "<unset>"),
        at(object, {"status"_L1, "reason"_L1}).toString(), ageOf(object, now),
        orNone(spec.value("volumeMode"_L1).toString(), "<unset>")};
}

QJsonArray claim(const QJsonObject &object, const QDateTime &now)
{
    const QJsonObject spec = object.value("spec"_L1).toObject();
    const QJsonObject status = object.value("status"_L1).toObject();
    QString phase = status.value("phase"_L1).toString();
    if (!at(object, {"metadata"_L1, "deletionTimestamp"_L1}).isUndefined())
        phase = u"Terminating"_s;
    const QString volumeName = spec.value("volumeName"_L1).toString();
    QString capacity;
    QString modes;
    if (!volumeName.isEmpty()) {
        modes = accessModes(status.value("accessModes"_L1).toArray());
        capacity = orNone(at(status, {"capacity"_L1, "storage"_L1}).toString(), "0");
    }
    return {nameOf(object), phase, volumeName, capacity, modes, storageClassOf(object),
        orNone(spec.value("volumeAttributesClassName"_L1).toString(), "<unset>"),
        ageOf(object, now), orNone(spec.value("volumeMode"_L1).toString(), "<unset>")};
}

QJsonArray storageClass(const QJsonObject &object, const QDateTime &now)
{
    QString name = nameOf(object);
    const QJsonObject annotations = at(object, {"metadata"_L1, "annotations"_L1}).toObject();
    if (annotations.value("storageclass.kubernetes.io/is-default-class"_L1) == "true"_L1
        || annotations.value("storageclass.beta.kubernetes.io/is-default-class"_L1) == "true"_L1)
        name += u" (default)"_s;
    return {name, object.value("provisioner"_L1).toString(),
        object.value("reclaimPolicy"_L1).toString(u"Delete"_s),
        object.value("volumeBindingMode"_L1).toString(u"Immediate"_s),
        object.value("allowVolumeExpansion"_L1).toBool(), ageOf(object, now)};
}

QJsonArray quota(const QJsonObject &object, const QDateTime &now)
{
    const QJsonObject hard = at(object, {"status"_L1, "hard"_L1}).toObject();
    const QJsonObject used = at(object, {"status"_L1, "used"_L1}).toObject();
    QStringList requests;
    QStringList limits;
    for (auto it = hard.begin(); it != hard.end(); ++it) {
        QStringList &column = it.key().startsWith("limits."_L1) ? limits : requests;
        column << u"%1: %2/%3"_s.arg(
            it.key(), orNone(used.value(it.key()).toString(), "0"), it.value().toString());
    }
    return {nameOf(object), requests.join(u", "_s), limits.join(u", "_s), ageOf(object, now)};
}

QJsonArray priorityClass(const QJsonObject &object, const QDateTime &now)
{
    return {nameOf(object), object.value("value"_L1).toInteger(),
        object.value("globalDefault"_L1).toBool(), ageOf(object, now),
        object.value("preemptionPolicy"_L1).toString()};
}

QJsonArray roleBinding(const QJsonObject &object, const QDateTime &now)
{
    QStringList users;
    QStringList groups;
    QStringList accounts;
    for (const QJsonValue item : object.value("subjects"_L1).toArray()) {
        const QJsonObject subject = item.toObject();
        const QString name = subject.value("name"_L1).toString();
        const QString kind = subject.value("kind"_L1).toString();
        if (kind == "User"_L1)
            users << name;
        else if (kind == "Group"_L1)
            groups << name;
        else
            accounts << subject.value("namespace"_L1).toString() + u'/' + name;
    }
    return {nameOf(object),
        at(object, {"roleRef"_L1, "kind"_L1}).toString() + u'/'
            + at(object, {"roleRef"_L1, "name"_L1}).toString(),
        ageOf(object, now), users.join(u", "_s), groups.join(u", "_s), accounts.join(u", "_s)};
}

QJsonArray plain(const QJsonObject &object, const QDateTime &)
{
    return {nameOf(object), at(object, {"metadata"_L1, "creationTimestamp"_L1}).toString()};
}

} // namespace models::sandbox::cells
