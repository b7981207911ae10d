// SPDX-License-Identifier: Apache-2.0
#include "models/writes/listkeys.h"

#include <QJsonObject>
#include <QSet>

#include <array>

namespace models {

using namespace Qt::StringLiterals;

namespace {

bool identifies(const QJsonArray &list, const QString &key)
{
    QSet<QString> seen;
    for (const QJsonValue &item : list) {
        const QJsonValue value = item[key];
        if (value.isUndefined() || value.isObject() || value.isArray())
            return false;
        const QString text = value.toVariant().toString();
        if (seen.contains(text))
            return false;
        seen.insert(text);
    }
    return true;
}

const auto &usualKeys()
{
    static const std::array keys {u"name"_s, u"uid"_s, u"key"_s, u"mountPath"_s, u"devicePath"_s,
        u"containerPort"_s, u"port"_s, u"type"_s, u"ip"_s};
    return keys;
}

} // namespace

std::optional<QString> identityKey(const QJsonArray &list)
{
    return identityKey(list, {});
}

std::optional<QString> identityKey(const QJsonArray &one, const QJsonArray &other)
{
    if (one.isEmpty() && other.isEmpty())
        return std::nullopt;
    for (const QString &key : usualKeys()) {
        if (identifies(one, key) && identifies(other, key))
            return key;
    }
    return std::nullopt;
}

int indexOf(const QJsonArray &list, const QString &key, const QJsonValue &value)
{
    for (int i = 0; i < int(list.size()); ++i) {
        if (list[i].toObject().value(key) == value)
            return i;
    }
    return -1;
}

} // namespace models
