// SPDX-License-Identifier: Apache-2.0
#include "models/kube/portforward.h"
#include "testserver.h"

#include <QJsonArray>
#include <QNetworkInterface>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

constexpr int patience = 60'000;
constexpr quint16 served = 8080;

/// A connection of a local program.
struct Client
{
    explicit Client(quint16 port)
    {
        QObject::connect(
            &socket, &QTcpSocket::readyRead, &socket, [this] { got += socket.readAll(); });
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }
    void get(const QByteArray &path, bool keep = false)
    {
        socket.write("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: "
            + QByteArray(keep ? "keep-alive" : "close") + "\r\n\r\n");
    }
    [[nodiscard]] bool isClosed() const
    {
        return socket.state() == QAbstractSocket::UnconnectedState;
    }
    QTcpSocket socket;
    QByteArray got;
};

} // namespace

/// Ports of a pod on this machine. In the lab kwok leads all of them to a web server of its own.
class TestPortForwards final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        m_nameSpace = m_server.makeNamespace(u"forwards"_s);
        QJsonObject pod = startingPod("web");
        QJsonObject spec = pod[u"spec"].toObject();
        QJsonArray containers = spec[u"containers"].toArray();
        QJsonObject main = containers.first().toObject();
        main[u"ports"] = QJsonArray {QJsonObject {{u"containerPort"_s, served}}};
        containers.replace(0, main);
        spec[u"containers"] = containers;
        pod[u"spec"] = spec;
        QCOMPARE(m_server.call("POST", pods(), pod).status, 201);
        QTRY_COMPARE_WITH_TIMEOUT(
            m_server.call("GET", pods() + u"/web"_s).json[u"status"][u"phase"].toString(),
            u"Running"_s, patience);
    }

    void leadsToThePod()
    {
        PortForward forward(m_server.transport(), target(u"web"_s));
        QVERIFY(forward.listen(0));
        QVERIFY(forward.localPort() > 0);
        Client client(forward.localPort());
        client.get("/healthz");
        QTRY_VERIFY_WITH_TIMEOUT(client.got.contains("\r\n\r\n"), patience);
        QVERIFY2(client.got.startsWith("HTTP/1.1 200"), client.got.constData());
        if (TestServer::isLab())
            return; // kwok does not always pass it on that its own server has closed
        QTRY_VERIFY_WITH_TIMEOUT(client.isClosed(), patience);
        QTRY_COMPARE(forward.connections(), 0);
        QVERIFY(!forward.error());
    }

    /// 122 Programs try either loopback first.
    void bothLoopbacks_data()
    {
        QTest::addColumn<QHostAddress>("address");
        QTest::newRow("IPv4") << QHostAddress(QHostAddress::LocalHost);
        QTest::newRow("IPv6") << QHostAddress(QHostAddress::LocalHostIPv6);
    }
    void bothLoopbacks()
    {
        QFETCH(QHostAddress, address);
        QTcpServer probe;
        if (!probe.listen(address))
            QSKIP("this machine has no such address");
        PortForward forward(m_server.transport(), target(u"web"_s));
        QVERIFY(forward.listen(0));
        QTcpSocket socket;
        socket.connectToHost(address, forward.localPort());
        socket.write("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QByteArray got;
        connect(&socket, &QTcpSocket::readyRead, this, [&] { got += socket.readAll(); });
        QTRY_VERIFY_WITH_TIMEOUT(got.contains("200 OK"), patience);
        // Taken on one of the two is taken.
        PortForward late(m_server.transport(), target(u"web"_s));
        const Result<void> refused = late.listen(probe.serverPort());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::BadInput);
        QVERIFY(LoopbackServer::freePort(probe.serverPort()) != probe.serverPort());
        // No other address of this machine leads there.
        for (const QHostAddress &other : QNetworkInterface::allAddresses()) {
            if (other.isLoopback())
                continue;
            QTcpSocket stranger;
            stranger.connectToHost(other, forward.localPort());
            QTRY_COMPARE(stranger.state(), QAbstractSocket::UnconnectedState);
        }
    }

    void severalAtOnce()
    {
        PortForward forward(m_server.transport(), target(u"web"_s));
        QVERIFY(forward.listen(0));
        std::vector<std::unique_ptr<Client>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<Client>(forward.localPort()));
            clients.back()->get("/healthz", true);
        }
        for (const auto &client : clients)
            QTRY_VERIFY_WITH_TIMEOUT(client->got.contains("200 OK"), patience);
        QCOMPARE(forward.connections(), 20);
        if (TestServer::isLab())
            return; // kwok does not tell its own server that we have said all
        clients.erase(clients.begin(), clients.begin() + 19);
        QTRY_COMPARE(forward.connections(), 1); // the others ended without it
        clients.front()->got.clear();
        clients.front()->get("/healthz");
        QTRY_VERIFY_WITH_TIMEOUT(clients.front()->got.contains("200 OK"), patience);
    }

    /// 123 B10 One after the other, as programs of the web do it.
    void shortConnections()
    {
        PortForward forward(m_server.transport(), target(u"web"_s));
        QVERIFY(forward.listen(0));
        constexpr int many = 200;
        for (int i = 0; i < many; ++i) {
            Client client(forward.localPort());
            client.get("/healthz");
            QTRY_VERIFY_WITH_TIMEOUT(client.got.contains("200 OK"), patience);
        }
        QVERIFY(!forward.error());
        QTRY_COMPARE_WITH_TIMEOUT(forward.connections(), 0, patience);
    }

    /// 123 Who has asked and says no more still hears the answer.
    void endsInOneDirection()
    {
        PortForward forward(m_server.transport(), target(u"web"_s));
        QVERIFY(forward.listen(0));
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), forward.localPort());
        QVERIFY(socket.waitForConnected());
        LocalConnection program(::dup(int(socket.socketDescriptor())));
        socket.abort();
        QByteArray got;
        QSignalSpy hasHeardAll(&program, &LocalConnection::inputEnded);
        connect(&program, &LocalConnection::received, this,
            [&](const QByteArray &bytes) { got += bytes; });
        program.write("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        program.finish();
        QTRY_COMPARE_WITH_TIMEOUT(hasHeardAll.size(), 1, patience);
        QVERIFY2(got.startsWith("HTTP/1.1 200"), got.constData());
        QTRY_COMPARE_WITH_TIMEOUT(forward.connections(), 0, patience);
        QVERIFY(!forward.error());
    }

    void carriesMuch()
    {
        if (TestServer::isLab())
            QSKIP("what kwok leads to takes no POST");
        PortForward forward(m_server.transport(), target(u"web"_s));
        QVERIFY(forward.listen(0));
        QByteArray body(2 * 1024 * 1024, Qt::Uninitialized);
        for (qsizetype i = 0; i < body.size(); ++i)
            body[i] = char((i * 7919) >> 5);
        Client client(forward.localPort());
        client.socket.write("POST /echo HTTP/1.1\r\nConnection: close\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n");
        client.socket.write(body);
        QTRY_VERIFY_WITH_TIMEOUT(client.isClosed() && client.got.endsWith(body), patience);
    }

    void saysWhyNot_data()
    {
        QTest::addColumn<QString>("pod");
        QTest::addColumn<quint16>("port");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("says");
        QTest::addColumn<bool>("endsIt");
        QTest::newRow("no such pod") << u"nobody"_s << served << Error::Kind::NotFound
                                     << u"pods \"nobody\" not found"_s << true;
        if (!TestServer::isLab())
            QTest::newRow("nothing listens") << u"web"_s << quint16(81) << Error::Kind::Unreachable
                                             << u"connection refused"_s << false;
    }
    void saysWhyNot()
    {
        QFETCH(QString, pod);
        QFETCH(quint16, port);
        QFETCH(QString, says);
        QFETCH(bool, endsIt);
        PodPort to = target(pod);
        to.port = port;
        PortForward forward(m_server.transport(), to);
        QVERIFY(forward.listen(0));
        Client client(forward.localPort());
        QTRY_VERIFY_WITH_TIMEOUT(forward.error(), patience);
        QTEST(forward.error()->kind, "kind");
        QVERIFY2(forward.error()->detail.contains(says), qPrintable(forward.error()->detail));
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(
            forward.state(), endsIt ? PortForward::State::Ended : PortForward::State::Listening);
    }

    void portsInUseAreSaid()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost, 0));
        PortForward forward(m_server.transport(), target(u"web"_s));
        const Result<void> listens = forward.listen(other.serverPort());
        QVERIFY(!listens);
        QCOMPARE(listens.error().kind, Error::Kind::BadInput);
        QVERIFY(listens.error().message.english().contains(
            u"Port %1 of this computer is in use"_s.arg(other.serverPort())));
        QCOMPARE(forward.state(), PortForward::State::Idle);
        QVERIFY(LoopbackServer::freePort(other.serverPort()) != other.serverPort());
    }

    void stops()
    {
        PortForward forward(m_server.transport(), target(u"web"_s));
        QVERIFY(forward.listen(0));
        Client client(forward.localPort());
        client.get("/healthz", true);
        QTRY_VERIFY_WITH_TIMEOUT(client.got.contains("200 OK"), patience);
        QSignalSpy ended(&forward, &PortForward::ended);
        forward.stop();
        QCOMPARE(ended.size(), 1);
        QCOMPARE(forward.connections(), 0);
        QTRY_VERIFY(client.isClosed());
        Client late(forward.localPort());
        QTRY_COMPARE(late.socket.error(), QAbstractSocket::ConnectionRefusedError);
    }

    void receiverDies()
    {
        auto forward = std::make_unique<PortForward>(m_server.transport(), target(u"web"_s));
        QVERIFY(forward->listen(0));
        Client client(forward->localPort());
        client.get("/healthz", true);
        QTRY_COMPARE(forward->connections(), 1);
        forward.reset();
        QTRY_VERIFY(client.isClosed());
    }

private:
    [[nodiscard]] QString pods() const { return u"/api/v1/namespaces/%1/pods"_s.arg(m_nameSpace); }
    [[nodiscard]] PodPort target(const QString &pod) const { return {m_nameSpace, pod, served}; }

    TestServer m_server {{.speed = 60}};
    QString m_nameSpace;
};

QTEST_GUILESS_MAIN(TestPortForwards)
#include "tst_portforwards.moc"
