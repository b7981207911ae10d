// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/store.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <ranges>

namespace models::sandbox {

namespace {

QByteArray keyOf(const QString &nameSpace, const QString &name)
{
    return nameSpace.toUtf8() + '/' + name.toUtf8();
}

Labels labelsOf(const QJsonObject &metadata)
{
    Labels labels;
    const QJsonObject stored = metadata.value(u"labels").toObject();
    labels.reserve(size_t(stored.size()));
    for (auto it = stored.begin(); it != stored.end(); ++it) {
        labels.emplace_back(it.key(), it.value().toString());
    }
    return labels;
}

QStringList ownersOf(const QJsonObject &metadata)
{
    QStringList owners;
    for (const auto &owner : metadata.value(u"ownerReferences").toArray()) {
        owners << owner.toObject().value(u"uid").toString();
    }
    return owners;
}

constexpr QByteArrayView metadataKey = "{\"metadata\":";

ObjectRef stored(QJsonObject object, qint64 revision)
{
    QJsonObject metadata = object.take(u"metadata").toObject();
    object.remove(u"apiVersion");
    object.remove(u"kind");
    metadata.insert(u"resourceVersion", QString::number(revision));
    auto result = std::make_shared<StoredObject>();
    result->nameSpace = metadata.value(u"namespace").toString();
    result->name = metadata.value(u"name").toString();
    result->uid = metadata.value(u"uid").toString();
    result->revision = revision;
    result->labels = labelsOf(metadata);
    result->owners = ownersOf(metadata);
    const QByteArray head = QJsonDocument(metadata).toJson(QJsonDocument::Compact);
    const QByteArray rest = QJsonDocument(object).toJson(QJsonDocument::Compact); // "{…}"
    result->metadataSize = head.size();
    result->body.reserve(metadataKey.size() + head.size() + rest.size());
    result->body.append(metadataKey).append(head);
    if (object.isEmpty()) {
        result->body.append('}');
    } else {
        result->body.append(',').append(QByteArrayView(rest).sliced(1));
    }
    return result;
}

bool isIn(const QString &nameSpace, const StoredObject &object)
{
    return nameSpace.isEmpty() || object.nameSpace == nameSpace;
}

} // namespace

QJsonObject StoredObject::object() const
{
    return QJsonDocument::fromJson(body).object();
}

QByteArray StoredObject::key() const
{
    return keyOf(nameSpace, name);
}

QByteArrayView StoredObject::metadata() const
{
    return QByteArrayView(body).sliced(metadataKey.size(), metadataSize);
}

Store::Store(QObject *parent)
    : QObject(parent)
{
}

ObjectRef Store::find(const QString &resource, const QString &nameSpace, const QString &name) const
{
    const auto table = m_tables.value(resource);
    if (!table) {
        return {};
    }
    const auto it = table->objects.find(keyOf(nameSpace, name));
    return it == table->objects.end() ? ObjectRef() : it->second;
}

std::vector<ObjectRef> Store::list(
    const QString &resource, const QString &nameSpace, const QByteArray &after) const
{
    std::vector<ObjectRef> result;
    const auto table = m_tables.value(resource);
    if (!table) {
        return result;
    }
    const QByteArray first = nameSpace.isEmpty() ? QByteArray() : keyOf(nameSpace, {});
    auto it = after.isEmpty() ? table->objects.lower_bound(first)
                              : table->objects.upper_bound(std::max(after, first));
    if (nameSpace.isEmpty() && after.isEmpty()) {
        result.reserve(table->objects.size());
    }
    for (; it != table->objects.end() && isIn(nameSpace, *it->second); ++it) {
        result.push_back(it->second);
    }
    return result;
}

std::optional<std::vector<ObjectRef>> Store::listAt(const QString &resource,
    const QString &nameSpace, qint64 revision, const QByteArray &after) const
{
    const auto later = since(resource, revision);
    if (!later) {
        return std::nullopt;
    }
    std::map<QByteArray, ObjectRef> then; // what has changed since, as it was; null: was not there
    for (const StoreEventRef &change : std::views::reverse(*later)) {
        const QByteArray key = change->after->key();
        if (isIn(nameSpace, *change->after) && key > after) {
            then.insert_or_assign(key, change->before);
        }
    }
    std::vector<ObjectRef> now = list(resource, nameSpace, after);
    if (then.empty()) {
        return now;
    }
    std::vector<ObjectRef> result;
    result.reserve(now.size() + then.size());
    auto next = then.begin();
    const auto takeThen = [&] {
        if (next->second) {
            result.push_back(next->second);
        }
        ++next;
    };
    for (ObjectRef &object : now) {
        const QByteArray key = object->key();
        while (next != then.end() && next->first < key) {
            takeThen();
        }
        if (next != then.end() && next->first == key) {
            takeThen();
        } else {
            result.push_back(std::move(object));
        }
    }
    while (next != then.end()) {
        takeThen();
    }
    return result;
}

std::optional<std::vector<StoreEventRef>> Store::since(
    const QString &resource, qint64 revision) const
{
    const auto table = m_tables.value(resource);
    if (revision < oldest(resource)) {
        return std::nullopt;
    }
    if (!table) {
        return std::vector<StoreEventRef>();
    }
    const auto first = std::ranges::upper_bound(
        table->history, revision, {}, [](const StoreEventRef &event) { return event->revision; });
    return std::vector<StoreEventRef>(first, table->history.end());
}

qsizetype Store::count(const QString &resource) const
{
    const auto table = m_tables.value(resource);
    return table ? qsizetype(table->objects.size()) : 0;
}

QStringList Store::resources() const
{
    return m_tables.keys();
}

ObjectRef Store::put(const QString &resource, QJsonObject object)
{
    return store(resource, stored(std::move(object), ++m_revision));
}

ObjectRef Store::store(const QString &resource, ObjectRef object)
{
    auto &table = m_tables[resource];
    if (!table) {
        table = std::make_shared<Table>();
        table->compacted = m_compacted;
    }
    ObjectRef &slot = table->objects[object->key()];
    const ObjectRef before = std::exchange(slot, object);
    record(*table, resource,
        {before ? StoreEvent::Type::Modified : StoreEvent::Type::Added, object->revision, before,
            object});
    return object;
}

ObjectRef Store::remove(const QString &resource, const QString &nameSpace, const QString &name)
{
    const ObjectRef found = find(resource, nameSpace, name);
    return found ? removeAs(resource, found->object()) : ObjectRef();
}

ObjectRef Store::removeAs(const QString &resource, const QJsonObject &last)
{
    return erase(resource, stored(last, ++m_revision));
}

ObjectRef Store::erase(const QString &resource, const ObjectRef &last)
{
    const auto table = m_tables.value(resource);
    if (!table) {
        return {};
    }
    const auto it = table->objects.find(last->key());
    if (it == table->objects.end()) {
        return {};
    }
    const ObjectRef before = it->second;
    table->objects.erase(it);
    record(*table, resource, {StoreEvent::Type::Deleted, last->revision, before, last});
    return last;
}

void Store::record(Table &table, const QString &resource, StoreEvent event)
{
    const auto shared = std::make_shared<const StoreEvent>(std::move(event));
    table.history.push_back(shared);
    table.historyBytes += (shared->before ? shared->before->body.size() : 0);
    trim(table);
    Q_EMIT committed(resource, shared);
}

void Store::trim(Table &table) const
{
    while (table.history.size() > m_eventLimit
        || (table.historyBytes > m_byteLimit && table.history.size() > 1)) {
        const StoreEventRef &oldest = table.history.front();
        table.compacted = oldest->revision;
        table.historyBytes -= oldest->before ? oldest->before->body.size() : 0;
        table.history.pop_front();
    }
}

qint64 Store::oldest(const QString &resource) const
{
    const auto table = m_tables.value(resource);
    return std::max(m_compacted, table ? table->compacted : 0);
}

void Store::compact(qint64 revision)
{
    m_compacted = std::max(m_compacted, std::min(revision, m_revision));
    for (const auto &table : std::as_const(m_tables)) {
        while (!table->history.empty() && table->history.front()->revision <= m_compacted) {
            table->historyBytes
                -= table->history.front()->before ? table->history.front()->before->body.size() : 0;
            table->history.pop_front();
        }
        table->compacted = std::max(table->compacted, m_compacted);
    }
}

void Store::setHistoryLimit(size_t eventsPerResource, qsizetype bytesPerResource)
{
    m_eventLimit = eventsPerResource;
    m_byteLimit = bytesPerResource;
    for (const auto &table : std::as_const(m_tables)) {
        trim(*table);
    }
}

} // namespace models::sandbox
