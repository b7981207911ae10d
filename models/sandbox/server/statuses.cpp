// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/statuses.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

QString qualified(const QString &group, const QString &plural)
{
    return group.isEmpty() ? plural : plural + u'.' + group;
}

QJsonObject detailsOf(const QString &group, const QString &plural, const QString &name)
{
    QJsonObject details {{u"kind"_s, plural}};
    if (!group.isEmpty()) {
        details[u"group"_s] = group;
    }
    if (!name.isEmpty()) {
        details[u"name"_s] = name;
    }
    return details;
}

QJsonObject detailsOf(const KindInfo &kind, const QString &name)
{
    return detailsOf(kind.resource.groupVersion.group, kind.resource.plural, name);
}

} // namespace

StatusError notFound(const QString &group, const QString &plural, const QString &name)
{
    return {404, u"NotFound"_s, u"%1 \"%2\" not found"_s.arg(qualified(group, plural), name),
        detailsOf(group, plural, name)};
}

StatusError notFound(const KindInfo &kind, const QString &name)
{
    return notFound(kind.resource.groupVersion.group, kind.resource.plural, name);
}

StatusError alreadyExists(const KindInfo &kind, const QString &name, bool isTerminating)
{
    const QString what = u"%1 \"%2\" already exists"_s.arg(kind.resource.qualifiedName(), name);
    return {409, u"AlreadyExists"_s, isTerminating ? u"object is being deleted: "_s + what : what,
        detailsOf(kind, name)};
}

StatusError conflict(const KindInfo &kind, const QString &name, const QString &why)
{
    return {409, u"Conflict"_s,
        u"Operation cannot be fulfilled on %1 \"%2\": %3"_s.arg(
            kind.resource.qualifiedName(), name, why),
        detailsOf(kind, name)};
}

StatusError staleVersion(const KindInfo &kind, const QString &name)
{
    return conflict(kind, name,
        u"the object has been modified; please apply your changes to the latest version and try again"_s);
}

StatusError forbidden(const KindInfo &kind, const QString &name, const QString &why)
{
    const QString what = name.isEmpty() ? kind.resource.qualifiedName()
                                        : u"%1 \"%2\""_s.arg(kind.resource.qualifiedName(), name);
    return {403, u"Forbidden"_s, u"%1 is forbidden: %2"_s.arg(what, why), detailsOf(kind, name)};
}

StatusError expired(const QString &message)
{
    return {410, u"Expired"_s, message};
}

StatusError methodNotAllowed()
{
    return {405, u"MethodNotAllowed"_s,
        u"the server does not allow this method on the requested resource"_s};
}

StatusError noSuchResource()
{
    return {404, u"NotFound"_s, u"the server could not find the requested resource"_s};
}

StatusError unauthorized()
{
    return {401, u"Unauthorized"_s, u"Unauthorized"_s};
}

StatusError notAcceptable(const QStringList &available)
{
    return {406, u"NotAcceptable"_s,
        u"only the following media types are accepted: "_s + available.join(u", "_s)};
}

StatusError unsupportedMediaType(const QStringList &available)
{
    return {415, u"UnsupportedMediaType"_s,
        u"the body of the request was in an unknown format - accepted media types include: "_s
            + available.join(u", "_s)};
}

StatusError versionTooLarge(qint64 wanted, qint64 current)
{
    const QJsonObject cause {{u"reason"_s, u"ResourceVersionTooLarge"_s},
        {u"message"_s, u"Too large resource version"_s}};
    return {504, u"Timeout"_s,
        u"Timeout: Too large resource version: %1, current: %2"_s.arg(wanted).arg(current),
        {{u"causes"_s, QJsonArray {cause}}, {u"retryAfterSeconds"_s, 1}}};
}

StatusError plainError(const QString &message)
{
    return {500, {}, message};
}

StatusError invalidOption(const QString &optionsKind, const StatusCause &cause)
{
    return invalid(u"meta.k8s.io"_s, optionsKind, {}, {cause});
}

} // namespace models::sandbox
