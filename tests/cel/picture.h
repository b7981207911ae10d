// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/value.h"

#include "models/cel/opaque.h"

#include <QJsonDocument>

#include <cmath>

namespace models::cel {

/// A value as tables write it: 1, 1u, 1.5!, "text", b:6162, [1,2], {"a":1}, optional(1)…
inline QString picture(const Value &value)
{
    using namespace Qt::StringLiterals;
    switch (value.kind()) {
    case Value::Kind::Null:
        return u"null"_s;
    case Value::Kind::Bool:
        return value.isTrue() ? u"true"_s : u"false"_s;
    case Value::Kind::Int:
        return QString::number(*value.as<qint64>());
    case Value::Kind::Uint:
        return QString::number(*value.as<quint64>()) + u'u';
    case Value::Kind::Double:
        if (qIsInf(*value.as<double>()) || qIsNaN(*value.as<double>()))
            return doubleText(*value.as<double>());
        return QLatin1StringView(
                   std::signbit(*value.as<double>()) && *value.as<double>() == 0 ? "-" : "")
            + QString::number(*value.as<double>(), 'g', 17) + u'!';
    case Value::Kind::String: {
        const QByteArray json
            = QJsonDocument(QJsonArray {*value.as<QString>()}).toJson(QJsonDocument::Compact);
        return QString::fromUtf8(json.sliced(1, json.size() - 2));
    }
    case Value::Kind::Bytes:
        return u"b:"_s + QString::fromLatin1(value.as<QByteArray>()->toHex());
    case Value::Kind::Timestamp:
        return u"timestamp "_s + value.as<Timestamp>()->text();
    case Value::Kind::Duration:
        return u"duration %1ns"_s.arg(value.as<Duration>()->nanos);
    case Value::Kind::Optional: {
        const auto &inner = value.as<Optional>()->value;
        return inner ? u"optional("_s + picture(*inner) + u')' : u"optional.none"_s;
    }
    case Value::Kind::Type:
        return u"type "_s + value.as<TypeName>()->name;
    case Value::Kind::List: {
        QStringList parts;
        for (qsizetype i = 0; i < value.asList()->size(); ++i)
            parts << picture(value.asList()->at(i));
        return u'[' + parts.join(u',') + u']';
    }
    case Value::Kind::Map: {
        QStringList parts;
        for (const Value &key : value.asMap()->keys())
            parts << picture(key) + u':' + picture(value.asMap()->find(key).value_or(Value()));
        parts.sort();
        return u'{' + parts.join(u',') + u'}';
    }
    case Value::Kind::Opaque:
        return value.typeName() + u' ' + (*value.as<std::shared_ptr<const Opaque>>())->text();
    case Value::Kind::Failure:
        return u"error "_s + value.failureText();
    }
    return {};
}

} // namespace models::cel
