// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <map>

namespace models::sandbox {

/// Names one object among those the controllers know. Their plural names are unique.
struct ObjectKey
{
    QString plural;
    QString nameSpace;
    QString name;
    bool operator==(const ObjectKey &) const = default;
    auto operator<=>(const ObjectKey &) const = default;
};

/// What the controllers know of the cluster: the objects their watches brought. A value type
/// without I/O, so decisions can be tried in tests and the demo's past can be played through.
class World
{
public:
    [[nodiscard]] QJsonObject find(
        const QString &plural, const QString &nameSpace, const QString &name) const;
    [[nodiscard]] QJsonObject find(const ObjectKey &key) const
    {
        return find(key.plural, key.nameSpace, key.name);
    }
    [[nodiscard]] bool contains(const ObjectKey &key) const;
    /// By namespace and name; all namespaces when `nameSpace` is null.
    [[nodiscard]] QList<QJsonObject> list(
        const QString &plural, const QString &nameSpace = {}) const;
    [[nodiscard]] QList<ObjectKey> keys(const QString &plural) const;
    /// Objects of that kind with an owner reference to `uid`, by name.
    [[nodiscard]] QList<QJsonObject> ownedBy(const QString &uid, const QString &plural) const;
    [[nodiscard]] QList<ObjectKey> dependents(const QString &uid) const
    {
        return m_owned.value(uid).keys();
    }
    [[nodiscard]] ObjectKey keyOf(const QString &uid) const { return m_uids.value(uid); }
    [[nodiscard]] bool hasUid(const QString &uid) const { return m_uids.contains(uid); }

    void put(const QString &plural, const QJsonObject &object);
    void remove(const ObjectKey &key);

    [[nodiscard]] QList<QString> plurals() const { return m_objects.keys(); }

private:
    void index(const ObjectKey &key, const QJsonObject &object, bool isAdded);

    // plural -> "namespace/name" -> object
    QHash<QString, std::map<QString, QJsonObject>> m_objects;
    QHash<QString, QMap<ObjectKey, bool>> m_owned; // uid of the owner -> dependents
    QHash<QString, ObjectKey> m_uids;
};

} // namespace models::sandbox
