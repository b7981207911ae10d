// SPDX-License-Identifier: Apache-2.0
#include "labplatform.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

/// What the author of the object would have written, in another namespace.
QJsonObject authored(const QJsonObject &list, QJsonObject object, const QString &nameSpace)
{
    const QJsonObject old = object[u"metadata"].toObject();
    QJsonObject metadata {{u"name"_s, old[u"name"]}, {u"labels"_s, old[u"labels"]}};
    if (!nameSpace.isEmpty())
        metadata[u"namespace"] = nameSpace;
    object[u"metadata"] = metadata;
    object[u"apiVersion"] = list[u"apiVersion"];
    object[u"kind"] = list[u"kind"].toString().chopped(4); // "NodeList"
    QJsonObject spec = object[u"spec"].toObject();
    spec.remove(u"volumeName"_s); // a claim is bound anew
    if (!spec.isEmpty())
        object[u"spec"] = spec;
    return object;
}

/// Whatever the list at `from` holds and the lab has not.
bool copy(const TestServer &sandbox, const QString &from, const TestServer &lab, const QString &to,
    const QString &nameSpace = {})
{
    const QJsonObject list = sandbox.call("GET", from).json;
    for (const QJsonValue &item : list[u"items"].toArray()) {
        const auto made = lab.call("POST", to, authored(list, item.toObject(), nameSpace));
        if (made.status != 201 && made.status != 409) {
            qWarning("%s: %s", qPrintable(to), made.reply.body.constData());
            return false;
        }
    }
    return !list.isEmpty();
}

} // namespace

bool LabPlatform::start(const TestServer &lab, const QString &nameSpace)
{
    TestServer sandbox({.manualClock = true}, TestServer::Which::Sandbox);
    if (!sandbox.start())
        return false;
    const QString system = u"t9k-system"_s;
    lab.call("POST", u"/api/v1/namespaces"_s,
        {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Namespace"_s},
            {u"metadata"_s, QJsonObject {{u"name"_s, system}}}});
    lab.call("PATCH", u"/api/v1/namespaces/"_s + nameSpace,
        jsonOf("{'metadata':{'labels':{'project.tensorstack.dev':'true'}}}"));
    for (const auto &path : {u"/api/v1/nodes"_s, u"/apis/storage.k8s.io/v1/storageclasses"_s,
             u"/apis/scheduler.tensorstack.dev/v1beta1/namespaces/t9k-system/queues"_s}) {
        const QString place = path.contains(system) ? system : QString();
        if (!copy(sandbox, path, lab, path, place))
            return false;
    }
    // The server takes a new machine for not ready, and nobody here says otherwise.
    const QString nodes = u"/api/v1/nodes"_s;
    for (const QJsonValue &node : sandbox.call("GET", nodes).json[u"items"].toArray())
        lab.call("PATCH", nodes + u'/' + node[u"metadata"][u"name"].toString(),
            jsonOf("{'spec':{'taints':null}}"));
    const QString claims = u"/api/v1/namespaces/%1/persistentvolumeclaims"_s;
    if (!copy(sandbox, claims.arg(u"demo"_s), lab, claims.arg(nameSpace), nameSpace))
        return false;
    m_controllers = std::make_unique<sandbox::Controllers>(
        sandbox::ControllerAccess {lab.access().server, lab.access().ca, lab.access().token},
        m_clock);
    m_controllers->start(false);
    return true;
}
