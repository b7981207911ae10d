// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace models::sandbox {

QByteArray jsonBytes(const QJsonValue &value)
{
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    QByteArray text = QJsonDocument(QJsonArray {value}).toJson(QJsonDocument::Compact);
    return text.mid(1, text.size() - 2);
}

QString jsonText(const QJsonValue &value)
{
    return QString::fromUtf8(jsonBytes(value));
}

bool isWhole(const QJsonValue &value)
{
    if (!value.isDouble())
        return false;
    const double number = value.toDouble();
    return std::floor(number) == number;
}

QJsonValue at(const QJsonValue &root, std::initializer_list<QLatin1StringView> path)
{
    QJsonValue value = root;
    for (const QLatin1StringView key : path) {
        if (!value.isObject())
            return QJsonValue::Undefined;
        value = value.toObject().value(key);
    }
    return value;
}

} // namespace models::sandbox
