// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>

namespace models::sandbox {

/// Sets a member that is not there yet.
inline void preset(QJsonObject &object, QLatin1StringView key, const QJsonValue &value)
{
    if (!object.contains(key))
        object.insert(key, value);
}

/// Changes an object member in place, when it is there.
template <typename Change>
void edit(QJsonObject &object, QLatin1StringView key, const Change &change)
{
    const auto found = object.find(key);
    if (found == object.end() || !found.value().isObject())
        return;
    QJsonObject child = found.value().toObject();
    change(child);
    found.value() = child;
}

/// The same, making it first where it is missing.
template <typename Change>
void make(QJsonObject &object, QLatin1StringView key, const Change &change)
{
    preset(object, key, QJsonObject());
    edit(object, key, change);
}

/// Changes each object of a list member.
template <typename Change>
void editItems(QJsonObject &object, QLatin1StringView key, const Change &change)
{
    const auto found = object.find(key);
    if (found == object.end() || !found.value().isArray())
        return;
    QJsonArray items = found.value().toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        QJsonObject item = items.at(i).toObject();
        change(item);
        items[i] = item;
    }
    found.value() = items;
}

} // namespace models::sandbox
