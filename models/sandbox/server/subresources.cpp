// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/subresources.h"

#include "models/sandbox/clock.h"
#include "models/sandbox/logsource.h"
#include "models/sandbox/server/bodies.h"
#include "models/sandbox/server/eviction.h"
#include "models/sandbox/server/logbody.h"
#include "models/sandbox/server/statuses.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

QJsonObject success(int code)
{
    return {{u"kind"_s, u"Status"_s}, {u"apiVersion"_s, u"v1"_s}, {u"metadata"_s, QJsonObject()},
        {u"status"_s, u"Success"_s}, {u"code"_s, code}};
}

/// The Scale that a PUT or PATCH asks for.
Answer<QJsonObject> wantedScale(const Call &call, QJsonObject current)
{
    if (call.info.verb == u"update") {
        return plainBody(call.request);
    }
    // A Scale is small and has no lists: a merge patch is all that a patch of it can mean.
    const QJsonDocument document = QJsonDocument::fromJson(call.request.body);
    QJsonValue replicas = document.object().value(u"spec").toObject().value(u"replicas");
    for (const auto &operation : document.array()) {
        if (operation.toObject().value(u"path").toString() == u"/spec/replicas") {
            replicas = operation.toObject().value(u"value");
        }
    }
    if (!replicas.isUndefined()) {
        QJsonObject spec = current.value(u"spec").toObject();
        spec.insert(u"replicas"_s, replicas);
        current.insert(u"spec"_s, spec);
    }
    return current;
}

} // namespace

Subresource Subresource::of(const KindInfo &kind, const QString &name)
{
    const GroupVersionKind own = kind.resource.gvk();
    const QStringList both {u"create"_s, u"get"_s};
    const QStringList onlyCreate {u"create"_s};
    static const QHash<QString, GroupVersionKind> others {
        {u"scale"_s, {u"autoscaling"_s, u"v1"_s, u"Scale"_s}},
        {u"eviction"_s, {u"policy"_s, u"v1"_s, u"Eviction"_s}},
        {u"binding"_s, {{}, u"v1"_s, u"Binding"_s}},
        {u"token"_s, {u"authentication.k8s.io"_s, u"v1"_s, u"TokenRequest"_s}},
        {u"exec"_s, {{}, u"v1"_s, u"PodExecOptions"_s}},
        {u"attach"_s, {{}, u"v1"_s, u"PodAttachOptions"_s}},
        {u"portforward"_s, {{}, u"v1"_s, u"PodPortForwardOptions"_s}}};
    const GroupVersionKind gvk = others.value(name, own);
    if (name == u"log") {
        return {gvk, {u"get"_s}};
    }
    if (name == u"exec" || name == u"attach" || name == u"portforward") {
        return {gvk, both};
    }
    if (name == u"eviction" || name == u"binding" || name == u"token") {
        return {gvk, onlyCreate};
    }
    if (name == u"finalize") {
        return {gvk, {u"update"_s}};
    }
    return {gvk, {u"get"_s, u"patch"_s, u"update"_s}};
}

void Subresources::serve(const Call &call)
{
    const QString &name = call.info.subresource;
    const QString &verb = call.info.verb;
    if (!Subresource::of(call.kind, name).verbs.contains(verb)) {
        call.fail(methodNotAllowed());
    } else if (name == u"scale") {
        scale(call);
    } else if (name == u"log") {
        log(call);
    } else if (name == u"eviction") {
        Eviction(m_registry).serve(call);
    } else if (name == u"binding") {
        bind(call);
    } else if (name == u"token") {
        token(call);
    } else if (name == u"finalize") {
        finalize(call);
    } else if (name == u"exec" || name == u"attach" || name == u"portforward" || name == u"proxy") {
        m_connect.serve(call);
    } else if (verb == u"get") {
        m_reader.read(call);
    } else if (verb == u"update") {
        m_writer.update(call);
    } else {
        m_writer.patch(call);
    }
}

void Subresources::replyScale(const Call &call, const Answer<Written> &written) const
{
    if (!written) {
        call.fail(written.error());
        return;
    }
    call.replyJson(200, m_registry.engine().scaleOf(call.kind, written->object));
}

void Subresources::scale(const Call &call)
{
    const auto object = m_registry.find(call.kind, call.info.nameSpace, call.info.name);
    if (!object) {
        call.fail(object.error());
        return;
    }
    if (call.info.verb == u"get") {
        const QString missing = Engine::missingReplicas(call.kind, *object);
        if (!missing.isEmpty()) {
            call.fail(
                internalError(u"the spec replicas field \"%1\" does not exist"_s.arg(missing)));
            return;
        }
        call.replyJson(200, m_registry.engine().scaleOf(call.kind, *object));
        return;
    }
    auto options = Writer::optionsOf(call, u"UpdateOptions"_s);
    if (!options) {
        call.fail(options.error());
        return;
    }
    const auto wanted = wantedScale(call, m_registry.engine().scaleOf(call.kind, *object));
    if (!wanted) {
        call.fail(wanted.error());
        return;
    }
    const QString version = metadataOf(*wanted).value(u"resourceVersion").toString();
    if (!version.isEmpty() && version != metadataOf(*object).value(u"resourceVersion").toString()) {
        call.fail(staleVersion(call.kind, call.info.name));
        return;
    }
    const auto next = m_registry.engine().withScale(call.kind, *object, *wanted);
    if (!next) {
        call.fail(next.error());
        return;
    }
    options->subresource.clear(); // the object's own spec changes
    replyScale(
        call, m_registry.update(call.kind, call.info.nameSpace, call.info.name, *next, *options));
}

void Subresources::log(const Call &call)
{
    const auto pod = m_registry.find(call.kind, call.info.nameSpace, call.info.name);
    if (!pod) {
        call.fail(pod.error());
        return;
    }
    const auto request = LogRequest::parse(call.request, *pod, m_registry.clock().now());
    if (!request) {
        call.fail(request.error());
        return;
    }
    if (pod->value(u"spec").toObject().value(u"nodeName").toString().isEmpty()) {
        call.exchange.reply(204, {}, {});
        return;
    }
    const bool hasLog = m_logs && m_logs->count(request->key) >= 0;
    if (!hasLog) {
        const QString container = request->key.container;
        if (request->key.isPrevious) {
            call.fail(
                badRequest(u"previous terminated container \"%1\" in pod \"%2\" not found"_s.arg(
                    container, call.info.name)));
            return;
        }
        if (m_logs && !request->waitingReason.isEmpty()) {
            call.fail(badRequest(u"container \"%1\" in pod \"%2\" is waiting to start: %3"_s.arg(
                container, call.info.name, request->waitingReason)));
            return;
        }
        call.replyText(200, {});
        return;
    }
    call.exchange.stream(200, "text/plain", std::make_unique<LogBody>(*m_logs, *request), false);
}

void Subresources::bind(const Call &call)
{
    const auto pod = m_registry.find(call.kind, call.info.nameSpace, call.info.name);
    if (!pod) {
        call.fail(pod.error());
        return;
    }
    const QJsonObject body = plainBody(call.request).value_or(QJsonObject());
    const QString node = body.value(u"target").toObject().value(u"name").toString();
    QJsonObject next = *pod;
    QJsonObject spec = next.value(u"spec").toObject();
    const QString current = spec.value(u"nodeName").toString();
    if (!current.isEmpty()) {
        call.fail(conflict(call.kind, call.info.name,
            u"pod %1 is already assigned to node \"%2\""_s.arg(call.info.name, current)));
        return;
    }
    spec.insert(u"nodeName"_s, node);
    next.insert(u"spec"_s, spec);
    QJsonObject status = next.value(u"status").toObject();
    QJsonArray conditions = status.value(u"conditions").toArray();
    for (qsizetype i = conditions.size(); i-- > 0;) {
        if (conditions[i].toObject().value(u"type").toString() == u"PodScheduled") {
            conditions.removeAt(i);
        }
    }
    conditions << QJsonObject {{u"type"_s, u"PodScheduled"_s}, {u"status"_s, u"True"_s},
        {u"lastProbeTime"_s, QJsonValue::Null},
        {u"lastTransitionTime"_s, timestamp(m_registry.clock().now())}};
    status.insert(u"conditions"_s, conditions);
    next.insert(u"status"_s, status);
    if (call.request.parameter(u"dryRun") != u"All")
        m_registry.replace(call.kind, next);
    call.replyJson(201, success(201));
}

void Subresources::token(const Call &call)
{
    const auto account = m_registry.find(call.kind, call.info.nameSpace, call.info.name);
    if (!account) {
        call.fail(account.error());
        return;
    }
    call.fail(forbidden(
        call.kind, call.info.name, u"the sandbox gives out no tokens for service accounts"_s));
}

void Subresources::finalize(const Call &call)
{
    const auto current = m_registry.find(call.kind, {}, call.info.name);
    if (!current) {
        call.fail(current.error());
        return;
    }
    const QJsonObject body = plainBody(call.request).value_or(QJsonObject());
    QJsonObject next = *current;
    QJsonObject spec = next.value(u"spec").toObject();
    spec.insert(u"finalizers"_s, body.value(u"spec").toObject().value(u"finalizers").toArray());
    next.insert(u"spec"_s, spec);
    m_registry.replace(call.kind, next);
    call.replyJson(200, next);
}

} // namespace models::sandbox
