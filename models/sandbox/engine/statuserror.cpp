// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/statuserror.h"

#include <QJsonArray>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace models::sandbox {

QJsonObject StatusError::toStatus() const
{
    QJsonObject status {{u"kind"_s, u"Status"_s}, {u"apiVersion"_s, u"v1"_s},
        {u"metadata"_s, QJsonObject()}, {u"status"_s, u"Failure"_s}, {u"message"_s, message},
        {u"code"_s, code}};
    if (!reason.isEmpty())
        status[u"reason"_s] = reason;
    if (!details.isEmpty())
        status[u"details"_s] = details;
    return status;
}

StatusError badRequest(const QString &message)
{
    return {400, u"BadRequest"_s, message};
}

StatusError internalError(const QString &message)
{
    return {500, u"InternalError"_s, u"Internal error occurred: "_s + message,
        {{u"causes"_s, QJsonArray {QJsonObject {{u"message"_s, message}}}}}};
}

StatusError invalid(const QString &group, const QString &kind, const QString &name,
    const QList<StatusCause> &causes)
{
    QJsonArray list;
    QStringList texts;
    for (const StatusCause &cause : causes) {
        list << QJsonObject {
            {u"reason"_s, cause.reason}, {u"message"_s, cause.message}, {u"field"_s, cause.field}};
        if (const QString text = cause.field + u": "_s + cause.message; !texts.contains(text))
            texts << text;
    }
    const QString all = texts.size() == 1 ? texts.first() : u'[' + texts.join(u", "_s) + u']';
    const QString what = group.isEmpty() ? kind : kind + u'.' + group;
    QJsonObject details {{u"causes"_s, list}};
    if (!kind.isEmpty())
        details[u"kind"_s] = kind;
    if (!name.isEmpty())
        details[u"name"_s] = name;
    if (!group.isEmpty())
        details[u"group"_s] = group;
    return {422, u"Invalid"_s, u"%1 \"%2\" is invalid: %3"_s.arg(what, name, all), details};
}

} // namespace models::sandbox
