// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/deletion.h"

#include "models/sandbox/server/statuses.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

bool isNamespace(const KindInfo &kind)
{
    return kind.resource.groupVersion.group.isEmpty() && kind.resource.plural == u"namespaces";
}

bool isCrd(const KindInfo &kind)
{
    return kind.resource.groupVersion.group == u"apiextensions.k8s.io";
}

StatusError wrongRecord(const KindInfo &kind, const QJsonObject &object, const QString &why)
{
    const QString name = metadataOf(object).value(u"name").toString();
    StatusError error = conflict(kind, name, {});
    // This one text names the kind where others name the plural.
    const QString what = kind.resource.groupVersion.group.isEmpty()
        ? kind.resource.kind
        : kind.resource.kind + u'.' + kind.resource.groupVersion.group;
    error.message = u"Operation cannot be fulfilled on %1 \"%2\": %3"_s.arg(what, name, why);
    error.details.insert(u"kind"_s, kind.resource.kind);
    return error;
}

} // namespace

Answer<void> checkPreconditions(
    const KindInfo &kind, const QJsonObject &object, const DeleteOptions &options)
{
    const QString uid = metadataOf(object).value(u"uid").toString();
    if (!options.uid.isEmpty() && options.uid != uid) {
        return std::unexpected(wrongRecord(kind, object,
            u"the UID in the precondition (%1) does not match the UID in record (%2). The object might have been deleted and then recreated"_s
                .arg(options.uid, uid)));
    }
    const QString version = metadataOf(object).value(u"resourceVersion").toString();
    if (!options.resourceVersion.isEmpty() && options.resourceVersion != version) {
        return std::unexpected(wrongRecord(kind, object,
            u"the ResourceVersion in the precondition (%1) does not match the ResourceVersion in record (%2). The object might have been modified"_s
                .arg(options.resourceVersion, version)));
    }
    return {};
}

QJsonObject markDeleted(const KindInfo &kind, const QJsonObject &object,
    const DeleteOptions &options, qint64 graceSeconds, const QDateTime &now)
{
    QJsonObject next = object;
    QJsonObject metadata = metadataOf(object);
    QStringList finalizers = metadata.value(u"finalizers").toVariant().toStringList();
    if (!options.propagation.isEmpty()) {
        finalizers.removeAll(u"orphan"_s);
        finalizers.removeAll(u"foregroundDeletion"_s);
    }
    if (options.propagation == u"Foreground") {
        finalizers << u"foregroundDeletion"_s;
    } else if (options.propagation == u"Orphan") {
        finalizers << u"orphan"_s;
    }
    if (isCrd(kind) && !finalizers.contains(u"customresourcecleanup.apiextensions.k8s.io")) {
        finalizers << u"customresourcecleanup.apiextensions.k8s.io"_s;
    }
    if (finalizers.isEmpty()) {
        metadata.remove(u"finalizers"_s);
    } else {
        metadata.insert(u"finalizers"_s, QJsonArray::fromStringList(finalizers));
    }
    const bool isFirst = !metadata.contains(u"deletionTimestamp");
    if (isFirst || graceSeconds < metadata.value(u"deletionGracePeriodSeconds").toInteger()) {
        metadata.insert(u"deletionTimestamp"_s, timestamp(now.addSecs(graceSeconds)));
        metadata.insert(u"deletionGracePeriodSeconds"_s, graceSeconds);
    }
    if (isFirst && metadata.value(u"generation").toInteger() > 0) {
        metadata.insert(u"generation"_s, metadata.value(u"generation").toInteger() + 1);
    }
    next.insert(u"metadata"_s, metadata);
    if (isNamespace(kind)) {
        QJsonObject status = next.value(u"status").toObject();
        status.insert(u"phase"_s, u"Terminating"_s);
        next.insert(u"status"_s, status);
    }
    return next;
}

bool isReadyToGo(const KindInfo &kind, const QJsonObject &object)
{
    const QJsonObject metadata = metadataOf(object);
    if (!metadata.contains(u"deletionTimestamp")
        || !metadata.value(u"finalizers").toArray().isEmpty()
        || metadata.value(u"deletionGracePeriodSeconds").toInteger() > 0) {
        return false;
    }
    return !isNamespace(kind)
        || object.value(u"spec").toObject().value(u"finalizers").toArray().isEmpty();
}

} // namespace models::sandbox
