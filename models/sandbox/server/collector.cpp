// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/collector.h"

#include "models/sandbox/server/quota.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace models::sandbox {

Collector::Collector(Registry &registry, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
{
    for (const QString &resource : registry.store().resources()) {
        for (const ObjectRef &object : registry.store().list(resource)) {
            index(resource, *object, true);
        }
    }
    connect(&registry.store(), &Store::committed, this, &Collector::committed);
}

void Collector::index(const QString &resource, const StoredObject &object, bool isThere)
{
    const Place place {resource, object.nameSpace, object.name};
    if (isThere) {
        m_places.insert(object.uid, place);
    } else {
        m_places.remove(object.uid);
    }
    for (const QString &owner : object.owners) {
        if (isThere) {
            m_dependents[owner].insert(place);
        } else {
            m_dependents[owner].remove(place);
        }
    }
}

void Collector::committed(const QString &resource, const StoreEventRef &event)
{
    const StoredObject &object = *event->after;
    if (event->before) {
        index(resource, *event->before, false);
    }
    if (event->type != StoreEvent::Type::Deleted) {
        index(resource, object, true);
        if (!object.owners.isEmpty() || metadataHas(object, "deletionTimestamp")) {
            schedule({resource, object.nameSpace, object.name});
        }
        return;
    }
    for (const Place &dependent : m_dependents.value(object.uid)) {
        schedule(dependent);
    }
    for (const QString &owner : object.owners) { // one dependent fewer to wait for
        if (const auto it = m_places.constFind(owner); it != m_places.constEnd()) {
            schedule(*it);
        }
    }
    if (m_dependents.value(object.uid).isEmpty()) {
        m_dependents.remove(object.uid);
    }
}

void Collector::schedule(const Place &place)
{
    if (m_due.isEmpty()) {
        QMetaObject::invokeMethod(this, &Collector::run, Qt::QueuedConnection);
    }
    m_due.insert(place);
}

void Collector::run()
{
    for (const Place &place : std::exchange(m_due, {})) {
        look(place);
    }
}

void Collector::look(const Place &place)
{
    const ObjectRef stored = m_registry.store().find(place.resource, place.nameSpace, place.name);
    const KindInfo *found = m_registry.kindOf(place.resource);
    if (!stored || !found) {
        return;
    }
    const KindInfo kind = *found;
    if (!metadataHas(*stored, "deletionTimestamp")) {
        lookAtOwners(place, kind, *stored);
        return;
    }
    const QJsonArray finalizers
        = stored->object().value(u"metadata").toObject().value(u"finalizers").toArray();
    if (finalizers.contains(u"orphan"_s)) {
        finishOrphan(place, kind, *stored);
    } else if (finalizers.contains(u"foregroundDeletion"_s)) {
        finishForeground(place, kind, *stored);
    }
}

void Collector::lookAtOwners(const Place &place, const KindInfo &kind, const StoredObject &stored)
{
    QSet<QString> gone;
    bool hasWaitingOwner = false;
    for (const QString &owner : stored.owners) {
        const auto it = m_places.constFind(owner);
        if (it == m_places.constEnd()) {
            gone.insert(owner);
            continue;
        }
        const ObjectRef found = m_registry.store().find(it->resource, it->nameSpace, it->name);
        hasWaitingOwner
            = hasWaitingOwner || (found && found->metadata().contains("\"foregroundDeletion\""));
    }
    const bool hasOwner = gone.size() < stored.owners.size();
    if (hasOwner && !hasWaitingOwner) {
        if (!gone.isEmpty()) {
            dropOwners(kind, stored, gone);
        }
        return;
    }
    if (stored.owners.isEmpty()) {
        return;
    }
    DeleteOptions options;
    options.uid = stored.uid;
    options.propagation = hasWaitingOwner ? u"Foreground"_s : u"Background"_s;
    const auto removed = m_registry.remove(kind, place.nameSpace, place.name, options);
    Q_UNUSED(removed) // somebody else was faster
}

void Collector::finishForeground(
    const Place &place, const KindInfo &kind, const StoredObject &stored)
{
    Q_UNUSED(place)
    bool isBlocked = false;
    for (const Place &dependent : m_dependents.value(stored.uid)) {
        const ObjectRef found
            = m_registry.store().find(dependent.resource, dependent.nameSpace, dependent.name);
        if (!found) {
            continue;
        }
        if (!metadataHas(*found, "deletionTimestamp")) {
            schedule(dependent);
        }
        for (const auto &value :
            found->object().value(u"metadata").toObject().value(u"ownerReferences").toArray()) {
            const QJsonObject owner = value.toObject();
            isBlocked = isBlocked
                || (owner.value(u"uid") == stored.uid
                    && owner.value(u"blockOwnerDeletion").toBool());
        }
    }
    if (!isBlocked) {
        dropFinalizer(kind, stored, u"foregroundDeletion"_s);
    }
}

void Collector::finishOrphan(const Place &place, const KindInfo &kind, const StoredObject &stored)
{
    Q_UNUSED(place)
    for (const Place &dependent : m_dependents.value(stored.uid)) {
        const ObjectRef found
            = m_registry.store().find(dependent.resource, dependent.nameSpace, dependent.name);
        const KindInfo *other = m_registry.kindOf(dependent.resource);
        if (found && other) {
            dropOwners(KindInfo(*other), *found, {stored.uid});
        }
    }
    dropFinalizer(kind, stored, u"orphan"_s);
}

void Collector::dropFinalizer(
    const KindInfo &kind, const StoredObject &stored, const QString &finalizer)
{
    QJsonObject object = m_registry.read(kind, stored);
    QJsonObject metadata = metadataOf(object);
    QStringList finalizers = metadata.value(u"finalizers").toVariant().toStringList();
    finalizers.removeAll(finalizer);
    if (finalizers.isEmpty()) {
        metadata.remove(u"finalizers"_s);
    } else {
        metadata.insert(u"finalizers"_s, QJsonArray::fromStringList(finalizers));
    }
    object.insert(u"metadata"_s, metadata);
    m_registry.replace(kind, object);
}

void Collector::dropOwners(
    const KindInfo &kind, const StoredObject &stored, const QSet<QString> &uids)
{
    QJsonObject object = m_registry.read(kind, stored);
    QJsonObject metadata = metadataOf(object);
    QJsonArray kept;
    for (const auto &owner : metadata.value(u"ownerReferences").toArray()) {
        if (!uids.contains(owner.toObject().value(u"uid").toString())) {
            kept << owner;
        }
    }
    if (kept.isEmpty()) {
        metadata.remove(u"ownerReferences"_s);
    } else {
        metadata.insert(u"ownerReferences"_s, kept);
    }
    object.insert(u"metadata"_s, metadata);
    m_registry.replace(kind, object);
}

} // namespace models::sandbox
