// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/world.h"

#include "models/base/json.h"

#include <QJsonArray>

namespace models::sandbox {
namespace {

QString pathOf(const QString &nameSpace, const QString &name)
{
    return nameSpace + u'/' + name;
}

} // namespace

QJsonObject World::find(const QString &plural, const QString &nameSpace, const QString &name) const
{
    const auto table = m_objects.constFind(plural);
    if (table == m_objects.constEnd())
        return {};
    const auto found = table->find(pathOf(nameSpace, name));
    return found == table->end() ? QJsonObject() : found->second;
}

bool World::contains(const ObjectKey &key) const
{
    const auto table = m_objects.constFind(key.plural);
    return table != m_objects.constEnd() && table->contains(pathOf(key.nameSpace, key.name));
}

QList<QJsonObject> World::list(const QString &plural, const QString &nameSpace) const
{
    QList<QJsonObject> out;
    const auto table = m_objects.constFind(plural);
    if (table == m_objects.constEnd())
        return out;
    const QString prefix = nameSpace + u'/';
    auto it = nameSpace.isNull() ? table->begin() : table->lower_bound(prefix);
    for (; it != table->end(); ++it) {
        if (!nameSpace.isNull() && !it->first.startsWith(prefix))
            break;
        out.append(it->second);
    }
    return out;
}

QList<ObjectKey> World::keys(const QString &plural) const
{
    QList<ObjectKey> out;
    const QList<QJsonObject> objects = list(plural);
    for (const QJsonObject &object : objects)
        out.append({plural, namespaceOf(object), nameOf(object)});
    return out;
}

QList<QJsonObject> World::ownedBy(const QString &uid, const QString &plural) const
{
    QList<QJsonObject> out;
    const auto owned = m_owned.constFind(uid);
    if (owned == m_owned.constEnd())
        return out;
    for (auto it = owned->keyBegin(); it != owned->keyEnd(); ++it) {
        if (it->plural == plural)
            out.append(find(*it));
    }
    return out;
}

void World::put(const QString &plural, const QJsonObject &object)
{
    const ObjectKey key {plural, namespaceOf(object), nameOf(object)};
    auto &table = m_objects[plural];
    const QString path = pathOf(key.nameSpace, key.name);
    if (const auto old = table.find(path); old != table.end())
        index(key, old->second, false);
    table.insert_or_assign(path, object);
    index(key, object, true);
}

void World::remove(const ObjectKey &key)
{
    const auto table = m_objects.find(key.plural);
    if (table == m_objects.end())
        return;
    const auto found = table->find(pathOf(key.nameSpace, key.name));
    if (found == table->end())
        return;
    index(key, found->second, false);
    table->erase(found);
}

void World::index(const ObjectKey &key, const QJsonObject &object, bool isAdded)
{
    const QString uid = uidOf(object);
    if (isAdded)
        m_uids.insert(uid, key);
    else
        m_uids.remove(uid);
    const QJsonArray owners = arrayAt(object, u"metadata.ownerReferences");
    for (const QJsonValue &owner : owners) {
        const QString ownerUid = owner[u"uid"].toString();
        if (isAdded) {
            m_owned[ownerUid].insert(key, true);
            continue;
        }
        const auto owned = m_owned.find(ownerUid);
        if (owned == m_owned.end())
            continue;
        owned->remove(key);
        if (owned->isEmpty())
            m_owned.erase(owned);
    }
}

} // namespace models::sandbox
