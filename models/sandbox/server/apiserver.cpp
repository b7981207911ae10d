// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/apiserver.h"

#include "models/sandbox/server/statuses.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

AccessAttributes attributesOf(const Call &call)
{
    AccessAttributes asked;
    asked.verb = call.info.verb;
    if (!call.info.isResource) {
        asked.path = call.request.path;
        return asked;
    }
    asked.group = call.info.group;
    asked.resource = call.info.resource;
    if (!call.info.subresource.isEmpty()) {
        asked.resource += u'/' + call.info.subresource;
    }
    asked.nameSpace = call.info.nameSpace;
    asked.name = call.info.name;
    return asked;
}

} // namespace

ApiServer::ApiServer(Registry &registry, WatchHub &hub, Users users, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_users(std::move(users))
    , m_rbac(registry.store())
    , m_reviews(m_rbac, m_users)
    , m_discovery(registry.engine())
    , m_reader(registry, hub)
    , m_writer(registry, m_reader)
    , m_subresources(registry, m_reader, m_writer, m_rbac)
{
}

void ApiServer::handle(HttpExchange &exchange)
{
    Call call {exchange, exchange.request(), RequestInfo::of(exchange.request()), {}};
    exchange.addHeader("Audit-Id", newUid().toLatin1());
    if (!authorize(call)) {
        return;
    }
    if (!call.info.isResource) {
        if (call.info.verb != u"get" && call.info.verb != u"head") {
            call.fail(methodNotAllowed());
        } else if (!m_discovery.serve(call)) {
            const QStringList &path = call.request.segments;
            if (path.value(0) == u"apis" && path.size() > 2 && isBuiltInGroup(path[1])) {
                call.fail(noSuchResource());
            } else {
                call.replyText(404, "404 page not found\n");
            }
        }
        return;
    }
    if (!findKind(call)) {
        if (isBuiltInGroup(call.info.group)) {
            call.fail(noSuchResource());
        } else {
            call.replyText(404, "404 page not found\n");
        }
        return;
    }
    if (call.request.method == "HEAD") {
        call.fail(methodNotAllowed());
        return;
    }
    if (!call.kind.warning.isEmpty()) {
        call.warn(call.kind.warning);
    }
    serveResource(call);
}

/// Of those the server has a handler for every path below, and it answers with a Status.
bool ApiServer::isBuiltInGroup(const QString &group) const
{
    return std::ranges::any_of(m_registry.engine().kinds(), [&](const KindInfo &kind) {
        return !kind.isCustom && kind.resource.groupVersion.group == group;
    });
}

bool ApiServer::authorize(Call &call)
{
    auto user = m_users.authenticate(call.request);
    if (!user) {
        call.fail(user.error());
        return false;
    }
    call.user = *user;
    const auto other = Users::impersonated(call.request);
    if (!other) {
        call.fail(other.error());
        return false;
    }
    if (*other) {
        const AccessAttributes asked {u"impersonate"_s, {}, u"users"_s, {}, (*other)->name, {}};
        if (!m_rbac.allows(call.user, asked)) {
            call.fail(accessDenied(call.user, asked));
            return false;
        }
        call.user = **other;
    }
    const AccessAttributes asked = attributesOf(call);
    if (!m_rbac.allows(call.user, asked)) {
        call.fail(accessDenied(call.user, asked));
        return false;
    }
    return true;
}

bool ApiServer::findKind(Call &call) const
{
    const RequestInfo &info = call.info;
    if (const KindInfo *kind = m_registry.engine().find(info.group, info.version, info.resource)) {
        call.kind = *kind;
    } else {
        for (const KindInfo &review : reviewKinds()) {
            const ApiResource &resource = review.resource;
            if (resource.groupVersion == GroupVersion {info.group, info.version}
                && resource.plural == info.resource) {
                call.kind = review;
            }
        }
    }
    const ApiResource &resource = call.kind.resource;
    if (resource.plural.isEmpty()) {
        return false;
    }
    if (!resource.namespaced) {
        return info.nameSpace.isEmpty();
    }
    // A name, or a new object, needs its namespace in the path.
    return !info.nameSpace.isEmpty() || info.name.isEmpty();
}

void ApiServer::serveResource(const Call &call)
{
    const RequestInfo &info = call.info;
    const ApiResource &resource = call.kind.resource;
    if (resource.kind.endsWith(u"Review") && resource.verbs == QStringList {u"create"_s}) {
        if (info.verb == u"create") {
            m_reviews.serve(call);
        } else {
            call.fail(methodNotAllowed());
        }
        return;
    }
    if (!info.subresource.isEmpty()) {
        if (resource.subresources.contains(info.subresource)) {
            m_subresources.serve(call);
        } else if (call.kind.isCustom) {
            call.fail(notFound(call.kind, info.name));
        } else {
            call.fail(noSuchResource());
        }
        return;
    }
    const bool needsName = info.verb == u"update" || info.verb == u"patch";
    const bool isMisplaced = (needsName && info.name.isEmpty())
        || (info.verb == u"create"
            && (!info.name.isEmpty() || (resource.namespaced && info.nameSpace.isEmpty())));
    if (!resource.can(info.verb) || isMisplaced) {
        call.fail(methodNotAllowed());
        return;
    }
    serveVerb(call);
}

void ApiServer::serveVerb(const Call &call)
{
    const QString &verb = call.info.verb;
    if (verb == u"get") {
        m_reader.read(call);
    } else if (verb == u"list") {
        m_reader.list(call);
    } else if (verb == u"watch") {
        m_reader.watch(call);
    } else if (verb == u"create") {
        m_writer.create(call);
    } else if (verb == u"update") {
        m_writer.update(call);
    } else if (verb == u"patch") {
        m_writer.patch(call);
    } else if (verb == u"delete") {
        m_writer.remove(call);
    } else if (verb == u"deletecollection") {
        m_writer.removeAll(call);
    } else {
        call.fail(methodNotAllowed());
    }
}

} // namespace models::sandbox
