// SPDX-License-Identifier: Apache-2.0
#include "models/writes/fieldowners.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace models {

using namespace Qt::StringLiterals;

namespace {

QJsonValue parsed(QStringView json)
{
    // A bare scalar is no document to Qt: read it as the only item of a list.
    return QJsonDocument::fromJson('[' + json.toUtf8() + ']').array().first();
}

int itemWithKeys(const QJsonArray &list, const QJsonObject &keys)
{
    for (int i = 0; i < int(list.size()); ++i) {
        const QJsonObject item = list[i].toObject();
        const bool fits = std::ranges::all_of(
            keys.keys(), [&](const QString &key) { return item.value(key) == keys.value(key); });
        if (fits)
            return i;
    }
    return -1;
}

int itemWithValue(const QJsonArray &list, const QJsonValue &value)
{
    for (int i = 0; i < int(list.size()); ++i) {
        if (list[i] == value)
            return i;
    }
    return -1;
}

// "f:name" a key, "k:{…}" an item by its keys, "v:…" an item by its value, "i:0" an item by its
// place.
std::optional<Path::Segment> segmentOf(const QString &name, const QJsonValue &value)
{
    const QStringView rest = QStringView(name).sliced(std::min<qsizetype>(2, name.size()));
    int index = -1;
    if (name.startsWith("f:"_L1))
        return rest.toString();
    if (name.startsWith("k:"_L1))
        index = itemWithKeys(value.toArray(), parsed(rest).toObject());
    else if (name.startsWith("v:"_L1))
        index = itemWithValue(value.toArray(), parsed(rest));
    else if (name.startsWith("i:"_L1))
        index = rest.toInt();
    if (index < 0)
        return std::nullopt;
    return index;
}

QJsonValue step(const QJsonValue &value, const Path::Segment &segment)
{
    if (const QString *key = std::get_if<QString>(&segment))
        return value.toObject().value(*key);
    return value.toArray().at(std::get<int>(segment));
}

} // namespace

FieldOwners::FieldOwners(const QJsonObject &object)
{
    const QJsonArray entries
        = object.value("metadata"_L1).toObject().value("managedFields"_L1).toArray();
    for (const QJsonValue &value : entries) {
        const QJsonObject entry = value.toObject();
        if (entry.value("fieldsType"_L1) != "FieldsV1"_L1)
            continue;
        m_entries.append({entry.value("manager"_L1).toString(),
            entry.value("operation"_L1).toString(), entry.value("subresource"_L1).toString(),
            QDateTime::fromString(entry.value("time"_L1).toString(), Qt::ISODate)});
        collect(entry.value("fieldsV1"_L1).toObject(), object, {}, int(m_entries.size()) - 1);
    }
}

void FieldOwners::collect(
    const QJsonObject &fields, const QJsonValue &value, const Path &path, int entry)
{
    if (fields.isEmpty() || fields.contains("."_L1))
        m_claims.append({path, entry});
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const std::optional<Path::Segment> segment = segmentOf(field.key(), value);
        if (!segment)
            continue;
        const Path below = std::holds_alternative<int>(*segment)
            ? path.child(std::get<int>(*segment))
            : path.child(std::get<QString>(*segment));
        collect(field.value().toObject(), step(value, *segment), below, entry);
    }
}

QList<FieldOwner> FieldOwners::ownersOf(const Path &path) const
{
    for (Path at = path;; at = at.parent()) {
        QList<FieldOwner> owners;
        for (const Claim &claim : m_claims) {
            if (claim.path == at)
                owners.append(m_entries[claim.entry]);
        }
        if (!owners.isEmpty() || at.isEmpty())
            return owners;
    }
}

QList<FieldOwner> FieldOwners::othersThan(const QString &manager, const Path &path) const
{
    QList<FieldOwner> owners = ownersOf(path);
    owners.removeIf([&](const FieldOwner &owner) { return owner.manager == manager; });
    return owners;
}

} // namespace models
