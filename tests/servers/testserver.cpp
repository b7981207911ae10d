// SPDX-License-Identifier: Apache-2.0
#include "testserver.h"

#include "models/kube/curltransport.h"
#include "models/kube/kubeconfig.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {
constexpr int patience = 60'000;
}

TestServer::TestServer(sandbox::SandboxOptions options, Which which)
    : m_options(std::move(options))
    , m_isLab(isLab() && which == Which::Asked)
    , m_kubeconfig(m_isLab ? qEnvironmentVariable("SAMPAN_TEST_KUBECONFIG")
                           : m_folder.filePath(u"kubeconfig"_s))
{
}

TestServer::~TestServer()
{
    if (m_isLab && m_transport) {
        for (const QString &name : std::as_const(m_namespaces))
            call("DELETE", u"/api/v1/namespaces/"_s + name);
    }
}

bool TestServer::isLab()
{
    return qEnvironmentVariableIsSet("SAMPAN_TEST_KUBECONFIG");
}

bool TestServer::start()
{
    if (!m_isLab) {
        m_options.kubeconfigFile = m_kubeconfig;
        m_sandbox = std::make_unique<sandbox::Sandbox>(m_options);
        QSignalSpy ready(m_sandbox.get(), &sandbox::Sandbox::ready);
        m_sandbox->start();
        if (!ready.wait(patience))
            return false;
    }
    const Result<Access> access
        = KubeConfig::load({m_kubeconfig}).access({}, TrustStore(m_folder.filePath(u"trust"_s)));
    if (!access) {
        qWarning("%s", qPrintable(access.error().text()));
        return false;
    }
    m_access = *access;
    m_transport = std::make_unique<CurlTransport>(m_access);
    return waitFor(u"/api/v1/namespaces/default/configmaps/kube-root-ca.crt"_s);
}

int TestServer::minorVersion() const
{
    return call("GET", u"/version"_s).json[u"minor"].toString().toInt();
}

void TestServer::forgetHistory() const
{
    if (m_sandbox)
        m_sandbox->forgetHistory(); // the lab's server compacts by itself every 20 s
}

QString TestServer::ownName(const QString &stem)
{
    return stem + u'-' + QString::number(QRandomGenerator::system()->generate(), 36);
}

QString TestServer::makeNamespace(const QString &stem)
{
    const QString name = ownName(stem);
    const Answer made = call("POST", u"/api/v1/namespaces"_s,
        {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Namespace"_s},
            {u"metadata"_s, QJsonObject {{u"name"_s, name}}}});
    if (made.status != 201)
        qWarning("the namespace was refused: %s", made.reply.body.constData());
    m_namespaces.append(name);
    // Until these two are there pods are refused, and lists of config maps are still to grow.
    const QString path = u"/api/v1/namespaces/"_s + name;
    if (!waitFor(path + u"/serviceaccounts/default"_s)
        || !waitFor(path + u"/configmaps/kube-root-ca.crt"_s))
        qWarning("the namespace never got its service account");
    return name;
}

TestServer::Answer TestServer::call(
    const QByteArray &method, const QString &path, const QJsonObject &body) const
{
    return send(method, path,
        method == "PATCH" ? "application/merge-patch+json" : "application/json",
        body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact));
}

TestServer::Answer TestServer::send(const QByteArray &method, const QString &path,
    const QByteArray &type, const QByteArray &body) const
{
    Request request;
    request.method = method;
    request.path = path.section(u'?', 0, 0);
    request.query = QUrlQuery(path.section(u'?', 1));
    request.body = body;
    if (!body.isEmpty())
        request.headers = {{"Content-Type", type}};
    const Result<Reply> reply = QCoro::waitFor(m_transport->send(request));
    if (!reply)
        return {};
    return {reply->status, QJsonDocument::fromJson(reply->body).object(), *reply};
}

bool TestServer::waitFor(const QString &path, int status) const
{
    return QTest::qWaitFor([&] { return call("GET", path).status == status; }, patience);
}

ApiResource coreResource(const QString &plural, const QString &kind)
{
    ApiResource resource;
    resource.groupVersion = {{}, u"v1"_s};
    resource.plural = plural;
    resource.kind = kind;
    resource.namespaced = true;
    return resource;
}

QJsonObject startingPod(const QByteArray &name)
{
    QJsonObject pod = jsonOf("{'apiVersion':'v1','kind':'Pod','metadata':{'name':'" + name
        + "'},'spec':{'tolerations':[{'operator':'Exists'}],'containers':[{'name':'main',"
          "'image':'i:1'}]}}");
    if (TestServer::isLab()) {
        QJsonObject spec = pod[u"spec"].toObject();
        spec[u"nodeName"] = u"lab-node-1"_s; // the lab has no scheduler
        pod[u"spec"] = spec;
    }
    return pod;
}

QJsonObject jsonOf(const QByteArray &text)
{
    return QJsonDocument::fromJson(QByteArray(text).replace('\'', '"')).object();
}
