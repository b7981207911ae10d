// SPDX-License-Identifier: Apache-2.0
// What is the sandbox's own on the wire; what it shares with every API server is in tests/servers.
#include "tests/servers/rawclient.h"
#include "tests/servers/testserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using models::sandbox::Sandbox;

namespace {

constexpr QByteArrayView mapsPath = "/api/v1/namespaces/default/configmaps";
const QByteArray jsonType = "Content-Type: application/json";

QByteArray maps(const QByteArray &rest = {})
{
    return mapsPath.toByteArray() + rest;
}

QByteArray map(const QByteArray &name, const QByteArray &more = {})
{
    return R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":")" + name
        + R"(","labels":{"app":")" + name + R"("}})" + more + '}';
}

models::Access accessTo(const Sandbox &sandbox)
{
    models::Access access;
    access.server = sandbox.url();
    access.ca = sandbox.caCertificate();
    access.token = sandbox.token();
    return access;
}

} // namespace

class TestSandboxHttp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.start()); }
    void keepsConnections();
    void wantsToken();
    void endsOldConnections();
    void saysContinue();
    void refusesLongBodies();
    void noticesClientsThatLeave();
    void expires();
    void faults();

private:
    TestServer m_server;
};

void TestSandboxHttp::keepsConnections()
{
    RawClient client(m_server.access());
    QCOMPARE(client.call("GET", "/version").status, 200);
    QCOMPARE(client.call("GET", "/nope").status, 404);
    client.ask("GET", "/readyz");
    client.ask("GET", "/version");
    QCOMPARE(client.take().body, "ok"_ba);
    QCOMPARE(client.take().json()[u"major"].toString(), u"1"_s);
    QVERIFY(client.isConnected());
}

void TestSandboxHttp::wantsToken()
{
    RawClient client(m_server.access());
    client.write("GET /api HTTP/1.1\r\n\r\n");
    const auto refused = client.take();
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.json()[u"reason"].toString(), u"Unauthorized"_s);
    client.write("GET /api HTTP/1.1\r\nAuthorization: Bearer wrong\r\n\r\n");
    QCOMPARE(client.take().status, 401);
    client.write("GET /readyz HTTP/1.1\r\n\r\n");
    QCOMPARE(client.take().body, "ok"_ba);
}

void TestSandboxHttp::endsOldConnections()
{
    RawClient client(m_server.access());
    client.write("GET /readyz HTTP/1.0\r\n\r\n");
    QCOMPARE(client.take().body, "ok"_ba);
    QVERIFY(client.waitForEnd());
    RawClient other(m_server.access());
    QCOMPARE(other.call("GET", "/readyz", {}, {"Connection: close"}).status, 200);
    QVERIFY(other.waitForEnd());
}

void TestSandboxHttp::saysContinue()
{
    RawClient client(m_server.access());
    const QByteArray body = map("continued");
    client.ask("POST", maps(), {},
        {jsonType, "Expect: 100-continue", "Content-Length: " + QByteArray::number(body.size())});
    QCOMPARE(client.take().status, 100);
    client.write(body);
    QCOMPARE(client.take().status, 201);
    QCOMPARE(client.call("DELETE", maps("/continued")).status, 200);
}

void TestSandboxHttp::refusesLongBodies()
{
    RawClient client(m_server.access());
    client.ask("POST", maps(), {}, {jsonType, "Content-Length: 4000000"});
    client.write(QByteArray(1'000'000, 'x'));
    const auto answer = client.take();
    QCOMPARE(answer.status, 413);
    QCOMPARE(answer.json()[u"reason"].toString(), u"RequestEntityTooLarge"_s);
}

void TestSandboxHttp::noticesClientsThatLeave()
{
    for (int i = 0; i < 50; ++i) { // a server that kept them would run out of something
        RawClient client(m_server.access());
        client.ask("GET", maps("?watch=1"));
        QCOMPARE(client.takeHead().status, 200);
        client.socket().abort();
    }
    QCOMPARE(RawClient(m_server.access()).call("GET", "/readyz").status, 200);
}

/// A version that the history does not reach, as a continue token and as a watch's start.
void TestSandboxHttp::expires()
{
    RawClient client(m_server.access());
    QCOMPARE(client.call("GET", maps("?resourceVersion=1&resourceVersionMatch=Exact")).status, 200);
    Sandbox::Options options;
    options.empty = true;
    options.fault = u"gone=1"_s;
    Sandbox other(options);
    QSignalSpy ready(&other, &Sandbox::ready);
    other.start();
    QVERIFY(ready.wait(60'000));
    RawClient watcher(accessTo(other));
    watcher.ask("GET", maps("?watch=1&resourceVersion=5"));
    QCOMPARE(watcher.takeHead().status, 200);
    const QJsonObject event = QJsonDocument::fromJson(watcher.takeLine()).object();
    QCOMPARE(event[u"type"].toString(), u"ERROR"_s);
    QCOMPARE(event[u"object"][u"code"].toInt(), 410);
    QCOMPARE(event[u"object"][u"reason"].toString(), u"Expired"_s);
    QVERIFY(watcher.takeLine().isEmpty());
    watcher.ask("GET", "/readyz"); // the connection lives on
    QCOMPARE(watcher.take().status, 200);
}

void TestSandboxHttp::faults()
{
    Sandbox bad({.fault = u"explode"_s});
    QSignalSpy failed(&bad, &Sandbox::failed);
    bad.start();
    QVERIFY(failed.wait(60'000));
    QCOMPARE(failed[0][0].value<models::Error>().kind, models::Error::Kind::BadInput);

    Sandbox dropping({.empty = true, .fault = u"drop=100ms,latency=20ms"_s});
    QSignalSpy ready(&dropping, &Sandbox::ready);
    dropping.start();
    QVERIFY(ready.wait(60'000));
    RawClient client(accessTo(dropping));
    client.ask("GET", maps("?watch=1"));
    QCOMPARE(client.takeHead().status, 200);
    QVERIFY(client.waitForEnd());
}

QTEST_GUILESS_MAIN(TestSandboxHttp)
#include "tst_sandboxhttp.moc"
