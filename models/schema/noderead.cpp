// SPDX-License-Identifier: Apache-2.0
#include "models/schema/noderead.h"

namespace models {

namespace {

const yaml::Node *valueIn(const yaml::Node &map, QStringView key)
{
    const yaml::Node *member = yaml::memberOf(map, key);
    return member ? member->resolved() : nullptr;
}

} // namespace

const yaml::Node *mapIn(const yaml::Node &map, QStringView key)
{
    const yaml::Node *value = valueIn(map, key);
    return value && value->isMap() ? value : nullptr;
}

QList<const yaml::Node *> mapsIn(const yaml::Node &map, QStringView key)
{
    QList<const yaml::Node *> found;
    const yaml::Node *value = valueIn(map, key);
    if (!value || !value->isList())
        return found;
    for (const yaml::Node *item : value->children) {
        const yaml::Node *one = item->resolved();
        if (one && one->isMap())
            found.append(one);
    }
    return found;
}

QString textIn(const yaml::Node &map, QStringView key)
{
    const yaml::Node *value = valueIn(map, key);
    return value && value->isScalar() && !value->isNull() ? value->text : QString();
}

std::optional<qint64> integerIn(const yaml::Node &map, QStringView key)
{
    const yaml::Node *value = valueIn(map, key);
    if (!value || !value->isScalar() || value->scalar.type != yaml::Scalar::Type::Int)
        return {};
    return value->scalar.integer;
}

} // namespace models
