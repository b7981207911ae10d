// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace models {

/// An object that another one names.
struct NamedObject
{
    QString resource; ///< as discovery finds it: "secrets", "queues.scheduler.tensorstack.dev"
    QString kind; ///< for the user: "Secret"
    QString nameSpace; ///< empty: of the whole cluster
    QString name;
    bool needsKeys = false; ///< a key in it is named, too

    bool operator==(const NamedObject &other) const
    {
        return resource == other.resource && nameSpace == other.nameSpace && name == other.name
            && needsKeys == other.needsKeys;
    }
};
[[nodiscard]] inline size_t qHash(const NamedObject &reference, size_t seed = 0)
{
    return qHashMulti(
        seed, reference.resource, reference.nameSpace, reference.name, reference.needsKeys);
}

/// What lies around an object in its cluster, as far as it is known: the objects that it names, and
/// the room that its project and the nodes have. Immutable once handed over; empty: nobody asked.
struct Surroundings
{
    enum class Presence {
        There,
        Missing,
        NotAllowed, ///< nobody here may look it up
    };
    struct Named
    {
        Presence presence = Presence::There;
        QStringList keys {}; ///< of data; never the values
    };
    struct Node
    {
        QString name;
        QHash<QString, QString> labels;
        QJsonObject allocatable; ///< quantities by resource
    };

    QHash<NamedObject, Named> objects; ///< without those that have not been answered for
    QList<QJsonObject> quotas; ///< ResourceQuota
    QList<QJsonObject> limitRanges; ///< LimitRange
    QList<Node> nodes; ///< that take pods; empty: not known
};

} // namespace models
