// SPDX-License-Identifier: Apache-2.0
#include "models/base/json.h"
#include "models/kube/cluster.h"
#include "models/kube/curltransport.h"
#include "models/kube/portforward.h"
#include "models/resources/forwardroute.h"
#include "testserver.h"

#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 60'000;
using State = ForwardRoute::State;

} // namespace

/// A forward outlives its pod where another one does as well.
class TestForwardRoute final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        m_cluster = std::make_unique<Cluster>(
            m_server.access(), std::make_unique<CurlTransport>(m_server.access()), QString());
    }
    void init()
    {
        m_nameSpace = m_server.makeNamespace(u"routes"_s);
        QCOMPARE(m_server
                     .call("POST", u"/apis/apps/v1/namespaces/%1/deployments"_s.arg(m_nameSpace),
                         jsonOf("{'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':"
                                "'web'},'spec':{'replicas':2,'selector':{'matchLabels':{'app':"
                                "'web'}},'template':{'metadata':{'labels':{'app':'web'}},'spec':{"
                                "'containers':[{'name':'main','image':'nginx','ports':[{'name':"
                                "'http','containerPort':8080}]}]}}}}"))
                     .status,
            201);
        QCOMPARE(m_server
                     .call("POST", core(u"services"_s),
                         jsonOf("{'apiVersion':'v1','kind':'Service','metadata':{'name':'front'},"
                                "'spec':{'selector':{'app':'web'},'ports':[{'port':80,"
                                "'targetPort':'http'}]}}"))
                     .status,
            201);
        QTRY_COMPARE_WITH_TIMEOUT(readyPods().size(), 2, patience);
    }

    void outlivesItsPod_data()
    {
        QTest::addColumn<bool>("isService");
        QTest::newRow("F48 a pod of a deployment is replaced") << false;
        QTest::newRow("F48 the pod behind a service is replaced") << true;
    }
    void outlivesItsPod()
    {
        QFETCH(bool, isService);
        const QString first = readyPods().first();
        ForwardRoute route(*m_cluster,
            {.nameSpace = m_nameSpace,
                .pod = isService ? QString() : first,
                .service = isService ? u"front"_s : QString(),
                .port = quint16(isService ? 80 : 8080)});
        route.setPause(50ms);
        PortForward forward(m_cluster->transport(), route.target());
        connect(&route, &ForwardRoute::changed, &forward, [&] { forward.lead(route.target()); });
        QVERIFY(forward.listen(0));
        route.start();
        forward.lead(route.target());
        QTRY_COMPARE_WITH_TIMEOUT(route.state(), State::Found, patience);
        QVERIFY(route.news().isEmpty());
        const QString led = route.target().pod;
        QCOMPARE(route.target().port, 8080);
        QTRY_VERIFY_WITH_TIMEOUT(answers(forward), patience);
        QCOMPARE(m_server.call("DELETE", core(u"pods"_s) + u'/' + led).status, 200);
        const auto isMoved
            = [&] { return route.state() == State::Found && route.target().pod != led; };
        QTRY_VERIFY_WITH_TIMEOUT(isMoved(), patience);
        QVERIFY2(route.news().english().contains(route.target().pod),
            qPrintable(route.news().english()));
        QVERIFY(readyPods().contains(route.target().pod));
        QCOMPARE(forward.state(), PortForward::State::Listening);
        QTRY_VERIFY_WITH_TIMEOUT(answers(forward), patience);
    }

    /// Nothing is ready for a while: the port stays ours, and the next pod has it.
    void waitsForTheNext()
    {
        ForwardRoute route(
            *m_cluster, {.nameSpace = m_nameSpace, .pod = {}, .service = u"front"_s, .port = 80});
        route.setPause(50ms);
        route.start();
        QTRY_COMPARE_WITH_TIMEOUT(route.state(), State::Found, patience);
        scale(0);
        QTRY_COMPARE_WITH_TIMEOUT(route.state(), State::Searching, patience);
        QVERIFY(route.target().pod.isEmpty());
        QVERIFY(route.news().english().contains("looked for"_L1));
        PortForward forward(m_cluster->transport(), {});
        forward.lead(route.target());
        QVERIFY(forward.listen(0));
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), forward.localPort());
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState); // closed at once
        QCOMPARE(forward.state(), PortForward::State::Listening);
        scale(1);
        QTRY_COMPARE_WITH_TIMEOUT(route.state(), State::Found, patience);
    }

    void isOver_data()
    {
        QTest::addColumn<QString>("service");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("says");
        QTest::newRow("a pod that nobody makes anew") << QString() << 80 << u"was deleted"_s;
        QTest::newRow("no such port") << u"front"_s << 81 << u"has no port 81"_s;
        QTest::newRow("no selector") << u"outside"_s << 80 << u"has no selector"_s;
        QTest::newRow("no such service") << u"nobody"_s << 80 << QString();
    }
    void isOver()
    {
        QFETCH(QString, service);
        QFETCH(int, port);
        QFETCH(QString, says);
        m_server.call("POST", core(u"services"_s),
            jsonOf("{'apiVersion':'v1','kind':'Service','metadata':{'name':'outside'},'spec':{"
                   "'ports':[{'port':80}]}}"));
        QCOMPARE(m_server.call("POST", core(u"pods"_s), startingPod("lonely")).status, 201);
        ForwardRoute route(*m_cluster,
            {.nameSpace = m_nameSpace,
                .pod = service.isEmpty() ? u"lonely"_s : QString(),
                .service = service,
                .port = quint16(port)});
        route.setPause(50ms);
        route.start();
        if (service.isEmpty()) {
            QTRY_VERIFY_WITH_TIMEOUT(route.state() == State::Found, patience);
            QCOMPARE(m_server.call("DELETE", core(u"pods"_s) + u"/lonely"_s).status, 200);
        }
        QTRY_COMPARE_WITH_TIMEOUT(route.state(), State::Over, patience);
        QVERIFY2(route.news().english().contains(says), qPrintable(route.news().english()));
    }

    void receiverDies()
    {
        auto route = std::make_unique<ForwardRoute>(*m_cluster,
            ForwardRoute::Subject {
                .nameSpace = m_nameSpace, .pod = {}, .service = u"front"_s, .port = 80});
        route->start();
        route.reset();
        QTRY_COMPARE(readyPods().size(), 2); // an answer has come since
    }

private:
    [[nodiscard]] QString core(const QString &plural) const
    {
        return u"/api/v1/namespaces/%1/%2"_s.arg(m_nameSpace, plural);
    }
    [[nodiscard]] QStringList readyPods() const
    {
        QStringList names;
        const QJsonArray items = m_server.call("GET", core(u"pods"_s)).json[u"items"].toArray();
        for (const QJsonValue &item : items) {
            if (conditionOf(item.toObject(), u"Ready")[u"status"].toString() == "True"_L1
                && textAt(item.toObject(), u"metadata.deletionTimestamp").isEmpty())
                names += nameOf(item.toObject());
        }
        return names;
    }
    void scale(int replicas) const
    {
        m_server.call("PATCH", u"/apis/apps/v1/namespaces/%1/deployments/web"_s.arg(m_nameSpace),
            {{u"spec"_s, QJsonObject {{u"replicas"_s, replicas}}}});
    }
    static bool answers(const PortForward &forward)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), forward.localPort());
        socket.write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QByteArray got;
        return QTest::qWaitFor(
            [&] {
                got += socket.readAll();
                return got.contains("200 OK");
            },
            5000);
    }

    TestServer m_server {{.speed = 60}, TestServer::Which::Sandbox};
    std::unique_ptr<Cluster> m_cluster;
    QString m_nameSpace;
};

QTEST_GUILESS_MAIN(TestForwardRoute)
#include "tst_forwardroute.moc"
