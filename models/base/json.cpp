// SPDX-License-Identifier: Apache-2.0
#include "models/base/json.h"

#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;

namespace models {

QJsonValue valueAt(const QJsonObject &object, QStringView path)
{
    QJsonObject current = object;
    while (true) {
        const qsizetype dot = path.indexOf(u'.');
        if (dot < 0)
            return current.value(path);
        const QJsonValue next = current.value(path.first(dot));
        if (!next.isObject())
            return QJsonValue(QJsonValue::Undefined);
        current = next.toObject();
        path = path.sliced(dot + 1);
    }
}

QJsonValue valueAt(const QJsonValue &value, const Path &path)
{
    QJsonValue at = value;
    for (const Path::Segment &segment : path.segments()) {
        if (const auto *key = std::get_if<QString>(&segment))
            at = at.toObject().value(jsonKey(*key));
        else
            at = at.toArray().at(std::get<int>(segment));
    }
    return at;
}

QString textAt(const QJsonObject &object, QStringView path)
{
    return valueAt(object, path).toString();
}

QJsonObject objectAt(const QJsonObject &object, QStringView path)
{
    return valueAt(object, path).toObject();
}

QJsonArray arrayAt(const QJsonObject &object, QStringView path)
{
    return valueAt(object, path).toArray();
}

qint64 numberAt(const QJsonObject &object, QStringView path, qint64 otherwise)
{
    return valueAt(object, path).toInteger(otherwise);
}

bool flagAt(const QJsonObject &object, QStringView path)
{
    return valueAt(object, path).toBool();
}

QDateTime timeAt(const QJsonObject &object, QStringView path)
{
    return timeOf(textAt(object, path));
}

bool isZero(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return !value.toBool();
    case QJsonValue::Double:
        return value.toDouble() == 0;
    case QJsonValue::String:
        return value.toString().isEmpty();
    case QJsonValue::Array:
        return value.toArray().isEmpty();
    case QJsonValue::Object:
        return value.toObject().isEmpty();
    default:
        return false;
    }
}

void setAt(QJsonObject &object, QStringView path, const QJsonValue &value)
{
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0) {
        if (value.isUndefined())
            object.remove(path);
        else
            object.insert(path, value);
        return;
    }
    const QStringView key = path.first(dot);
    if (value.isUndefined() && !object.contains(key))
        return;
    QJsonObject inner = object.value(key).toObject();
    setAt(inner, path.sliced(dot + 1), value);
    object.insert(key, inner);
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ssZ");
}

QDateTime timeOf(const QString &text)
{
    if (text.isEmpty())
        return {};
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

QString labelOf(const QJsonObject &object, const QString &key)
{
    return objectAt(object, u"metadata.labels").value(key).toString();
}

QString annotationOf(const QJsonObject &object, const QString &key)
{
    return objectAt(object, u"metadata.annotations").value(key).toString();
}

QString nameOf(const QJsonObject &object)
{
    return textAt(object, u"metadata.name");
}

QString namespaceOf(const QJsonObject &object)
{
    return textAt(object, u"metadata.namespace");
}

QString uidOf(const QJsonObject &object)
{
    return textAt(object, u"metadata.uid");
}

QJsonObject conditionOf(const QJsonObject &object, QStringView type)
{
    const QJsonArray conditions = arrayAt(object, u"status.conditions");
    for (const QJsonValue &condition : conditions) {
        if (condition[u"type"].toString() == type)
            return condition.toObject();
    }
    return {};
}

QJsonObject controllerOf(const QJsonObject &object)
{
    const QJsonArray owners = arrayAt(object, u"metadata.ownerReferences");
    for (const QJsonValue &owner : owners) {
        if (owner[u"controller"].toBool())
            return owner.toObject();
    }
    return {};
}

} // namespace models
