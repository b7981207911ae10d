// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/requests.h"

#include "models/base/json.h"
#include "models/kube/kubestatus.h"
#include "models/kube/resourceclient.h"
#include "models/kube/transport.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

Request bindingOf(const ApiResource &resource, const QJsonObject &pod)
{
    const QJsonObject binding {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Binding"_s},
        {u"metadata"_s, QJsonObject {{u"name"_s, nameOf(pod)}, {u"namespace"_s, namespaceOf(pod)}}},
        {u"target"_s,
            QJsonObject {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Node"_s},
                {u"name"_s, textAt(pod, u"spec.nodeName")}}}};
    Request request;
    request.method = "POST";
    request.path = resource.path(namespaceOf(pod), nameOf(pod)) + u"/binding"_s;
    request.headers = {{"Content-Type", "application/json"}};
    request.body = QJsonDocument(binding).toJson(QJsonDocument::Compact);
    return request;
}

} // namespace

ApiResource resourceFor(const QString &plural)
{
    static const QStringList clusterWide {
        u"namespaces"_s, u"nodes"_s, u"storageclasses"_s, u"persistentvolumes"_s};
    ApiResource resource;
    resource.groupVersion = GroupVersion::parse(apiVersionOf(plural));
    resource.plural = plural;
    resource.kind = kindOf(plural);
    resource.namespaced = !clusterWide.contains(plural);
    resource.verbs = {u"get"_s, u"list"_s, u"watch"_s, u"create"_s, u"update"_s, u"delete"_s};
    return resource;
}

// The transport outlives the task: both belong to the driver.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-reference-coroutine-parameters)
QCoro::Task<Result<QJsonObject>> request(Transport &transport, Write write)
{
    ResourceClient client(transport);
    const ApiResource resource = resourceFor(write.plural);
    const QString nameSpace = namespaceOf(write.object), name = nameOf(write.object);
    WriteOptions options;
    options.fieldValidation = u"Ignore"_s;
    if (write.verb == Write::Verb::Bind) {
        const Result<Reply> reply = co_await transport.send(bindingOf(resource, write.object));
        if (!reply)
            co_return std::unexpected(reply.error());
        if (!reply->isSuccess())
            co_return std::unexpected(errorOf(*reply));
        const Result<ResourceReply> pod = co_await client.object(resource, nameSpace, name);
        if (!pod)
            co_return std::unexpected(pod.error());
        co_return pod->object;
    }
    Result<ResourceReply> reply;
    if (write.verb == Write::Verb::Create) {
        reply = co_await client.create(resource, nameSpace, write.object, options);
    } else if (write.verb == Write::Verb::Delete) {
        RemoveOptions removal;
        removal.uid = uidOf(write.object);
        if (write.graceSeconds >= 0)
            removal.graceSeconds = write.graceSeconds;
        reply = co_await client.remove(resource, nameSpace, name, removal);
    } else {
        if (write.verb == Write::Verb::Status)
            options.subresource = u"status"_s;
        reply = co_await client.replace(resource, nameSpace, write.object, options);
    }
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return reply->object;
}

} // namespace models::sandbox
