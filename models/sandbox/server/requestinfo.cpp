// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/requestinfo.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

QString verbOf(const HttpRequest &request, bool hasName)
{
    const QByteArray &method = request.method;
    if (method == "POST") {
        return u"create"_s;
    }
    if (method == "PUT") {
        return u"update"_s;
    }
    if (method == "PATCH") {
        return u"patch"_s;
    }
    if (method == "DELETE") {
        return hasName ? u"delete"_s : u"deletecollection"_s;
    }
    if (method == "GET" || method == "HEAD") {
        if (request.flag(u"watch")) {
            return u"watch"_s;
        }
        return hasName ? u"get"_s : u"list"_s;
    }
    return {};
}

} // namespace

RequestInfo RequestInfo::of(const HttpRequest &request)
{
    RequestInfo info;
    QStringList parts = request.segments;
    const bool isCore = !parts.isEmpty() && parts.first() == u"api";
    const bool isGroup = !parts.isEmpty() && parts.first() == u"apis";
    const qsizetype prefix = isCore ? 2 : 3;
    if ((!isCore && !isGroup) || parts.size() <= prefix) {
        info.verb = QString::fromLatin1(request.method).toLower();
        return info;
    }
    info.isResource = true;
    info.group = isCore ? QString() : parts[1];
    info.version = parts[prefix - 1];
    parts = parts.sliced(prefix);
    bool isOldWatch = false;
    if (parts.first() == u"watch" && parts.size() > 1) { // the deprecated form of ?watch=1
        parts.removeFirst();
        isOldWatch = true;
    }
    if (parts.first() == u"namespaces" && parts.size() >= 3 && parts[2] != u"status"
        && parts[2] != u"finalize") {
        info.nameSpace = parts[1];
        parts = parts.sliced(2);
    }
    info.resource = parts.value(0);
    info.name = parts.value(1);
    info.subresource = parts.value(2);
    info.rest = parts.mid(3);
    info.verb = isOldWatch ? u"watch"_s : verbOf(request, !info.name.isEmpty());
    return info;
}

} // namespace models::sandbox
