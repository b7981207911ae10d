// SPDX-License-Identifier: Apache-2.0
#include "models/kube/curltransport.h"
#include "models/watch/reflector.h"
#include "testserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;
using Phase = WatchState::Phase;

namespace {

constexpr int patience = 30'000;

QString namesOf(const Reflector &reflector)
{
    QStringList names;
    for (const RowRef &row : reflector.rows())
        names += row->name();
    names.sort();
    return names.join(u' ');
}

} // namespace

/// Rows that follow what a server really does.
class TestFollowing final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_server.start()); }
    void init()
    {
        m_scope.resource = coreResource(u"configmaps"_s, u"ConfigMap"_s);
        m_scope.nameSpace = m_server.makeNamespace(u"following"_s);
        m_scope.labelSelector = u"shown=yes"_s;
    }

    void comesChangesGoes()
    {
        QCOMPARE(create("early"), 201);
        Reflector reflector(m_server.transport(), m_scope);
        reflector.start();
        QTRY_VERIFY_WITH_TIMEOUT(reflector.state().isSynced, patience);
        QCOMPARE(namesOf(reflector), u"early"_s);
        QCOMPARE(reflector.columns().first().name, u"Name"_s);
        QCOMPARE(create("late"), 201);
        QTRY_COMPARE_WITH_TIMEOUT(namesOf(reflector), u"early late"_s, patience);
        const auto changed = patch("late", "{'data':{'a':'b'}}");
        const QByteArray version = changed[u"metadata"][u"resourceVersion"].toString().toLatin1();
        const auto shown = [&] {
            return std::ranges::any_of(
                reflector.rows(), [&](const RowRef &row) { return row->version() == version; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(shown(), patience);
        QCOMPARE(m_server.call("DELETE", path("early")).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(namesOf(reflector), u"late"_s, patience);
        QCOMPARE(reflector.state().phase, Phase::Live);
        QCOMPARE(reflector.ignoredEvents(), 0);
    }

    void entersAndLeavesASelection()
    {
        QCOMPARE(create("a", "no"), 201);
        Reflector reflector(m_server.transport(), m_scope);
        reflector.start();
        QTRY_VERIFY_WITH_TIMEOUT(reflector.state().isSynced, patience);
        QCOMPARE(namesOf(reflector), QString());
        patch("a", "{'metadata':{'labels':{'shown':'yes'}}}");
        QTRY_COMPARE_WITH_TIMEOUT(namesOf(reflector), u"a"_s, patience);
        patch("a", "{'metadata':{'labels':{'shown':'no'}}}");
        QTRY_COMPARE_WITH_TIMEOUT(namesOf(reflector), QString(), patience);
        patch("a", "{'metadata':{'labels':{'shown':'yes'}}}");
        QTRY_COMPARE_WITH_TIMEOUT(namesOf(reflector), u"a"_s, patience);
    }

    /// What happened while the line was down is there when it is up again.
    void resumes()
    {
        CurlTransport line(m_server.access());
        QCOMPARE(create("kept"), 201);
        QCOMPARE(create("removed"), 201);
        Reflector reflector(line, m_scope);
        reflector.start();
        QTRY_VERIFY_WITH_TIMEOUT(reflector.state().isSynced, patience);
        line.dropConnections();
        QCOMPARE(m_server.call("DELETE", path("removed")).status, 200);
        QCOMPARE(create("new"), 201);
        QTRY_COMPARE_WITH_TIMEOUT(namesOf(reflector), u"kept new"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(reflector.state().phase, Phase::Live, patience);
    }

    void wholeObjects()
    {
        m_scope.fullObjects = true;
        QCOMPARE(create("whole"), 201);
        Reflector reflector(m_server.transport(), m_scope);
        reflector.start();
        QTRY_COMPARE_WITH_TIMEOUT(namesOf(reflector), u"whole"_s, patience);
        const QByteArray object = reflector.rows().first()->object;
        QVERIFY2(object.contains(R"("data":{"k":"v"})"), object.constData());
        QVERIFY2(!object.contains("managedFields"), object.constData());
        m_scope.fullObjects = false;
    }

    /// Columns are the server's; those that are not shown at first come, too.
    void columnsOfPods()
    {
        WatchScope scope;
        scope.resource = coreResource(u"pods"_s, u"Pod"_s);
        scope.nameSpace = m_scope.nameSpace;
        Reflector reflector(m_server.transport(), scope);
        reflector.start();
        QTRY_VERIFY_WITH_TIMEOUT(reflector.state().isSynced, patience);
        QStringList shown;
        QStringList hidden;
        for (const Column &column : reflector.columns())
            (column.priority == 0 ? shown : hidden).append(column.name);
        QCOMPARE(shown.join(u' '), u"Name Ready Status Restarts Age"_s);
        QCOMPARE(hidden.join(u','), u"IP,Node,Nominated Node,Readiness Gates"_s);
    }

    void manyAtOnce()
    {
        Reflector reflector(m_server.transport(), m_scope);
        reflector.start();
        QTRY_VERIFY_WITH_TIMEOUT(reflector.state().isSynced, patience);
        constexpr int many = 60;
        for (int i = 0; i < many; ++i)
            QCOMPARE(create("n" + QByteArray::number(i)), 201);
        QTRY_COMPARE_WITH_TIMEOUT(reflector.rows().size(), many, patience);
        QCOMPARE(m_server.call("DELETE", path({}) + u"?labelSelector=shown%3Dyes"_s).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(reflector.rows().size(), 0, patience);
    }

    void notServed()
    {
        WatchScope scope;
        scope.resource = coreResource(u"nothings"_s, u"Nothing"_s);
        Reflector reflector(m_server.transport(), scope);
        reflector.start();
        QTRY_COMPARE_WITH_TIMEOUT(reflector.state().phase, Phase::NotServed, patience);
    }

    void notAllowed()
    {
        Access nobody = m_server.access();
        nobody.impersonation = {.user = u"nobody-at-all"_s};
        CurlTransport line(nobody);
        Reflector reflector(line, m_scope);
        reflector.start();
        QTRY_COMPARE_WITH_TIMEOUT(reflector.state().phase, Phase::NoAccess, patience);
        QVERIFY(reflector.state().error->detail.contains(
                    u"User \"nobody-at-all\" cannot list resource \"configmaps\""_s)
            || reflector.state().error->detail.contains(
                u"User \"nobody-at-all\" cannot watch resource \"configmaps\""_s));
    }

    void unknownToken()
    {
        Access stranger = m_server.access();
        stranger.token = "wrong";
        CurlTransport line(stranger);
        Reflector reflector(line, m_scope);
        reflector.start();
        QTRY_COMPARE_WITH_TIMEOUT(reflector.state().phase, Phase::LoginExpired, patience);
    }

private:
    [[nodiscard]] QString path(const QByteArray &name) const
    {
        return m_scope.resource.path(m_scope.nameSpace, QString::fromLatin1(name));
    }
    int create(const QByteArray &name, const QByteArray &shown = "yes")
    {
        return m_server
            .call("POST", path({}),
                jsonOf("{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'" + name
                    + "','labels':{'shown':'" + shown + "'}},'data':{'k':'v'}}"))
            .status;
    }
    QJsonObject patch(const QByteArray &name, const QByteArray &body)
    {
        return m_server.call("PATCH", path(name), jsonOf(body)).json;
    }

    TestServer m_server;
    WatchScope m_scope;
};

QTEST_GUILESS_MAIN(TestFollowing)
#include "tst_following.moc"
