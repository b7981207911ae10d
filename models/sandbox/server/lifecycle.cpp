// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/lifecycle.h"

#include "models/sandbox/server/quota.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

const QString namespacesKey = u"/namespaces"_s;
const QString crdsKey = u"apiextensions.k8s.io/customresourcedefinitions"_s;
const QString rootCa = u"kube-root-ca.crt"_s;
const QString crdPrefix = u"crd/"_s;
const QString crdFinalizer = u"customresourcecleanup.apiextensions.k8s.io"_s;

/// "widgets.example.com" → "example.com/widgets"
QString resourceOfCrd(const QString &name)
{
    const qsizetype dot = name.indexOf(u'.');
    return name.sliced(dot + 1) + u'/' + name.first(dot);
}

} // namespace

Lifecycle::Lifecycle(Registry &registry, QByteArray caCertificate, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_caCertificate(std::move(caCertificate))
{
    connect(&registry.store(), &Store::committed, this, &Lifecycle::committed);
}

void Lifecycle::equipAll()
{
    for (const ObjectRef &nameSpace : m_registry.store().list(namespacesKey)) {
        equip(nameSpace->name);
    }
}

void Lifecycle::committed(const QString &resource, const StoreEventRef &event)
{
    const QString &name = event->after->name;
    const bool isDeleted = event->type == StoreEvent::Type::Deleted;
    if (resource == namespacesKey) {
        if (event->type == StoreEvent::Type::Added) {
            equipLater(name);
        }
        if (isDeleted) {
            m_terminating.remove(name);
        } else if (metadataHas(*event->after, "deletionTimestamp")) {
            m_terminating.insert(name);
            schedule(name);
        }
        return;
    }
    if (resource == crdsKey) {
        if (isDeleted) {
            m_terminating.remove(crdPrefix + name);
            Q_EMIT resourceGone(resourceOfCrd(name));
        } else if (metadataHas(*event->after, "deletionTimestamp")) {
            m_terminating.insert(crdPrefix + name);
            schedule(crdPrefix + name);
        }
        return;
    }
    const bool isEquipment = (resource == u"/configmaps" && name == rootCa)
        || (resource == u"/serviceaccounts" && name == u"default");
    if (isDeleted && isEquipment && !m_terminating.contains(event->after->nameSpace)) {
        equipLater(event->after->nameSpace);
    }
    if (m_terminating.isEmpty()) {
        return;
    }
    if (m_terminating.contains(event->after->nameSpace)) {
        schedule(event->after->nameSpace);
    }
    const qsizetype slash = resource.indexOf(u'/');
    const QString crd = crdPrefix + resource.sliced(slash + 1) + u'.' + resource.first(slash);
    if (m_terminating.contains(crd)) {
        schedule(crd);
    }
}

void Lifecycle::schedule(const QString &task)
{
    if (m_due.isEmpty()) {
        QMetaObject::invokeMethod(this, &Lifecycle::run, Qt::QueuedConnection);
    }
    m_due.insert(task);
}

void Lifecycle::run()
{
    for (const QString &task : std::exchange(m_due, {})) {
        if (task.startsWith(crdPrefix)) {
            emptyKind(task.sliced(crdPrefix.size()));
        } else {
            emptyNamespace(task);
        }
    }
}

void Lifecycle::equipLater(const QString &nameSpace)
{
    QMetaObject::invokeMethod(this, [this, nameSpace] { equip(nameSpace); }, Qt::QueuedConnection);
}

void Lifecycle::equip(const QString &nameSpace)
{
    const KindInfo *accounts = m_registry.kindOf(u"/serviceaccounts"_s);
    const KindInfo *maps = m_registry.kindOf(u"/configmaps"_s);
    const auto make = [&](const KindInfo *kind, const QString &name, QJsonObject object) {
        if (kind && !m_registry.store().find(Registry::keyOf(*kind), nameSpace, name)) {
            object.insert(u"metadata"_s, QJsonObject {{u"name"_s, name}});
            object.insert(u"apiVersion"_s, kind->resource.groupVersion.toString());
            object.insert(u"kind"_s, kind->resource.kind);
            WriteOptions options;
            options.manager = u"kube-controller-manager"_s;
            // A refusal (the namespace is already going) leaves nothing to do.
            const auto created = m_registry.create(KindInfo(*kind), nameSpace, object, options);
            Q_UNUSED(created)
        }
    };
    make(accounts, u"default"_s, {});
    make(maps, rootCa,
        {{u"data"_s, QJsonObject {{u"ca.crt"_s, QString::fromLatin1(m_caCertificate)}}}});
}

void Lifecycle::emptyNamespace(const QString &name)
{
    Store &store = m_registry.store();
    bool isEmpty = true;
    for (const QString &resource : store.resources()) {
        const KindInfo *kind = m_registry.kindOf(resource);
        if (!kind || !kind->resource.namespaced) {
            continue;
        }
        const KindInfo copy = *kind;
        for (const ObjectRef &object : store.list(resource, name)) {
            DeleteOptions options;
            options.propagation = u"Background"_s;
            if (metadataHas(*object, "deletionTimestamp")) {
                isEmpty = false;
                continue;
            }
            const auto removed = m_registry.remove(copy, name, object->name, options);
            isEmpty = isEmpty && removed && removed->isGone;
        }
    }
    const KindInfo *kind = m_registry.kindOf(namespacesKey);
    const ObjectRef stored = store.find(namespacesKey, {}, name);
    if (!isEmpty || !kind || !stored) {
        return;
    }
    QJsonObject object = m_registry.read(*kind, *stored);
    QJsonObject spec = object.value(u"spec").toObject();
    spec.remove(u"finalizers"_s);
    object.insert(u"spec"_s, spec);
    m_registry.replace(*kind, object);
}

void Lifecycle::emptyKind(const QString &crdName)
{
    Store &store = m_registry.store();
    const QString resource = resourceOfCrd(crdName);
    if (const KindInfo *kind = m_registry.kindOf(resource)) {
        const KindInfo copy = *kind;
        for (const ObjectRef &object : store.list(resource)) {
            const auto removed = m_registry.remove(copy, object->nameSpace, object->name, {});
            Q_UNUSED(removed) // what finalizers hold goes later
        }
    }
    const KindInfo *crds = m_registry.kindOf(crdsKey);
    const ObjectRef stored = store.find(crdsKey, {}, crdName);
    if (!crds || !stored || store.count(resource) > 0) {
        return;
    }
    QJsonObject crd = m_registry.read(*crds, *stored);
    QJsonObject metadata = metadataOf(crd);
    QStringList finalizers = metadata.value(u"finalizers").toVariant().toStringList();
    if (finalizers.removeAll(crdFinalizer) == 0) {
        return;
    }
    if (finalizers.isEmpty()) {
        metadata.remove(u"finalizers"_s);
    } else {
        metadata.insert(u"finalizers"_s, QJsonArray::fromStringList(finalizers));
    }
    crd.insert(u"metadata"_s, metadata);
    const KindInfo copy = *crds;
    m_registry.replace(copy, crd);
}

} // namespace models::sandbox
