// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/registry.h"

#include <QSet>

namespace models::sandbox {

/// Removes what lost its last owner, and does what the finalizers "foregroundDeletion" and "orphan"
/// wait for. https://kubernetes.io/docs/concepts/architecture/garbage-collection/
class Collector final : public QObject
{
    Q_OBJECT
public:
    explicit Collector(Registry &registry, QObject *parent = nullptr);

private:
    struct Place
    {
        QString resource;
        QString nameSpace;
        QString name;
        bool operator==(const Place &) const = default;
        friend size_t qHash(const Place &place, size_t seed)
        {
            return qHashMulti(seed, place.resource, place.nameSpace, place.name);
        }
    };
    void committed(const QString &resource, const StoreEventRef &event);
    void index(const QString &resource, const StoredObject &object, bool isThere);
    void schedule(const Place &place);
    void run();
    void look(const Place &place);
    void lookAtOwners(const Place &place, const KindInfo &kind, const StoredObject &stored);
    void finishForeground(const Place &place, const KindInfo &kind, const StoredObject &stored);
    void finishOrphan(const Place &place, const KindInfo &kind, const StoredObject &stored);
    void dropFinalizer(const KindInfo &kind, const StoredObject &stored, const QString &finalizer);
    void dropOwners(const KindInfo &kind, const StoredObject &stored, const QSet<QString> &uids);

    Registry &m_registry;
    QHash<QString, QSet<Place>> m_dependents; ///< by the owner's uid
    QHash<QString, Place> m_places; ///< of everything that exists, by uid
    QSet<Place> m_due;
};

} // namespace models::sandbox
