// SPDX-License-Identifier: Apache-2.0
#include "models/kube/cluster.h"
#include "models/kube/curltransport.h"
#include "models/kube/resourceclient.h"
#include "testserver.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

/// Who one is, what one may, and what is said to those who may not.
class TestAccess final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        m_nameSpace = m_server.makeNamespace(u"access"_s);
    }

    void connects()
    {
        Cluster cluster(m_server.access(), std::make_unique<CurlTransport>(m_server.access()), {});
        QVERIFY(QCoro::waitFor(cluster.connectToServer()));
        QCOMPARE(cluster.state(), Cluster::State::Online);
        QVERIFY2(cluster.serverVersion().startsWith("v1."_L1), qPrintable(cluster.serverVersion()));
    }

    void strangersHaveToLogIn()
    {
        Access stranger = m_server.access();
        stranger.token = "wrong";
        CurlTransport line(stranger);
        const auto answer = QCoro::waitFor(ResourceClient(line).list(m_maps, m_nameSpace));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Error::Kind::LoginExpired);
        QCOMPARE(answer.error().detail, u"Unauthorized"_s);
    }

    void saysWhoOneIs()
    {
        Access jane = m_server.access();
        jane.impersonation = {
            .user = u"jane"_s, .groups = {u"a"_s, u"b"_s}, .extra = {{u"scopes/x"_s, {u"view"_s}}}};
        const QJsonObject user
            = ask(jane, "authentication.k8s.io/v1", "SelfSubjectReview", {})[u"status"][u"userInfo"]
                  .toObject();
        QCOMPARE(user[u"username"].toString(), u"jane"_s);
        QCOMPARE(
            user[u"groups"].toArray(), (QJsonArray {u"a"_s, u"b"_s, u"system:authenticated"_s}));
        QCOMPARE(user[u"extra"][u"scopes/x"].toArray(), QJsonArray {u"view"_s});
    }

    void refusalsSayWhat()
    {
        Access jane = m_server.access();
        jane.impersonation = {.user = u"jane"_s};
        CurlTransport line(jane);
        ResourceClient client(line);
        const auto list = QCoro::waitFor(client.list(m_maps, m_nameSpace));
        QVERIFY(!list);
        QCOMPARE(list.error().kind, Error::Kind::Forbidden);
        QCOMPARE(list.error().detail,
            u"configmaps is forbidden: User \"jane\" cannot list resource \"configmaps\" in API group \"\" in the namespace \"%1\""_s
                .arg(m_nameSpace));
        const auto one = QCoro::waitFor(client.object(m_maps, m_nameSpace, u"a"_s));
        QVERIFY(!one);
        QCOMPARE(one.error().detail,
            u"configmaps \"a\" is forbidden: User \"jane\" cannot get resource \"configmaps\" in API group \"\" in the namespace \"%1\""_s
                .arg(m_nameSpace));
    }

    /// A role gives rights, in its namespace only, and the review says the same as the server does.
    void rolesGiveRights()
    {
        const QString rbac
            = u"/apis/rbac.authorization.k8s.io/v1/namespaces/%1/"_s.arg(m_nameSpace);
        QCOMPARE(m_server
                     .call("POST", rbac + u"roles"_s,
                         jsonOf("{'apiVersion':'rbac.authorization.k8s.io/v1','kind':'Role',"
                                "'metadata':{'name':'r'},'rules':[{'apiGroups':[''],'resources':["
                                "'configmaps'],'verbs':['list','watch']}]}"))
                     .status,
            201);
        QCOMPARE(m_server
                     .call("POST", rbac + u"rolebindings"_s,
                         jsonOf("{'apiVersion':'rbac.authorization.k8s.io/v1','kind':'RoleBinding',"
                                "'metadata':{'name':'r'},'roleRef':{'apiGroup':"
                                "'rbac.authorization.k8s.io','kind':'Role','name':'r'},'subjects':"
                                "[{'apiGroup':'rbac.authorization.k8s.io','kind':'User','name':"
                                "'joe'}]}"))
                     .status,
            201);
        Access joe = m_server.access();
        joe.impersonation = {.user = u"joe"_s};
        CurlTransport line(joe);
        ResourceClient client(line);
        QTRY_VERIFY_WITH_TIMEOUT(
            QCoro::waitFor(client.list(m_maps, m_nameSpace)).has_value(), 30'000);
        QVERIFY(!QCoro::waitFor(client.list(m_maps, u"default"_s)));
        QVERIFY(mayI(joe, "list", m_nameSpace));
        QVERIFY(!mayI(joe, "delete", m_nameSpace));
        QVERIFY(!mayI(joe, "list", u"default"_s));
        QVERIFY(mayI(m_server.access(), "delete", u"default"_s));
    }

private:
    static QJsonObject ask(const Access &access, const QByteArray &groupVersion,
        const QByteArray &kind, QJsonObject spec)
    {
        CurlTransport line(access);
        ApiResource review;
        review.groupVersion = GroupVersion::parse(QString::fromLatin1(groupVersion));
        review.plural = QString::fromLatin1(kind.toLower()) + u's';
        QJsonObject object {{u"apiVersion"_s, QString::fromLatin1(groupVersion)},
            {u"kind"_s, QString::fromLatin1(kind)}};
        if (!spec.isEmpty())
            object[u"spec"] = spec;
        const auto answer = QCoro::waitFor(ResourceClient(line).create(review, {}, object));
        return answer ? answer->object : QJsonObject();
    }
    static bool mayI(const Access &access, const QByteArray &verb, const QString &nameSpace)
    {
        QJsonObject what = jsonOf("{'verb':'" + verb + "','resource':'configmaps'}");
        what[u"namespace"] = nameSpace;
        return ask(access, "authorization.k8s.io/v1", "SelfSubjectAccessReview",
            {{u"resourceAttributes"_s, what}})[u"status"][u"allowed"]
            .toBool();
    }

    TestServer m_server;
    QString m_nameSpace;
    const ApiResource m_maps = coreResource(u"configmaps"_s, u"ConfigMap"_s);
};

QTEST_GUILESS_MAIN(TestAccess)
#include "tst_access.moc"
