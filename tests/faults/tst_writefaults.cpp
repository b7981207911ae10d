// SPDX-License-Identifier: Apache-2.0
#include "models/kube/curltransport.h"
#include "models/writes/editsession.h"
#include "models/writes/writer.h"
#include "tests/faults/faultproxy.h"
#include "tests/servers/testserver.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;
using Ask = FaultProxy::Ask;
using How = Fault::How;

namespace {

QByteArray webhookStatus(int code, const QByteArray &message)
{
    return R"({"kind":"Status","status":"Failure","code":)" + QByteArray::number(code)
        + R"(,"message":")" + message + "\"}";
}

} // namespace

/// Saving and creating while the line or the server fails: what was told, against what the server
/// has, and how often it was asked.
class TestWriteFaults final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        m_nameSpace = m_server.makeNamespace(u"writes"_s);
    }

    void saves_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<int>("times");
        QTest::addColumn<bool>("isSaved"); // as the session tells
        QTest::addColumn<bool>("isStored"); // as the server has it
        QTest::addColumn<int>("writes");
        QTest::addColumn<QString>("text");
        constexpr int always = FaultProxy::Always;
        QTest::newRow("F17 HTML of a proxy: a write goes out once")
            << fault::reply(503, "<html>no backend</html>", "text/html") << 1 << false << false << 1
            << u"did not come from a Kubernetes API server"_s;
        QTest::newRow("F33 a webhook says no")
            << fault::reply(403,
                   webhookStatus(
                       403, "admission webhook \\\"a.b\\\" denied the request: <b>no</b> %1"))
            << 1 << false << false << 1
            << u"admission webhook \"a.b\" denied the request: <b>no</b> %1"_s;
        QTest::newRow("F33 a webhook does not answer")
            << fault::reply(
                   500, webhookStatus(500, "failed calling webhook: context deadline exceeded"))
            << 1 << false << false << 1 << u"failed calling webhook: context deadline exceeded"_s;
        QTest::newRow("F50 cut after the server did it")
            << fault::cutWire(0) << 1 << true << true << 1 << QString();
        QTest::newRow("F50 cut in the answer")
            << fault::cutWire(200, How::Close) << 1 << true << true << 1 << QString();
        QTest::newRow("F50 cut before the server had it")
            << fault::hangUp() << 1 << false << false << 1 << u"Nothing was written"_s;
        QTest::newRow("F51 conflicts that end")
            << fault::refuse(409, "Conflict") << 3 << true << true << 4 << QString();
        QTest::newRow("F51 conflicts that do not end")
            << fault::refuse(409, "Conflict") << always << false << false << 4
            << u"Somebody else has changed the object meanwhile"_s;
    }
    void saves()
    {
        QFETCH(Fault, fault);
        QFETCH(int, times);
        QFETCH(bool, isSaved);
        QFETCH(bool, isStored);
        QFETCH(int, writes);
        QFETCH(QString, text);
        const QString name = TestServer::ownName(u"edited"_s);
        QCOMPARE(m_server.call("POST", path({}), object(name)).status, 201);
        FaultProxy proxy(m_server.access());
        CurlTransport transport(proxy.access());
        EditSession session(
            transport, coreResource(u"configmaps"_s, u"ConfigMap"_s), m_nameSpace, name);
        QVERIFY(QCoro::waitFor(session.load()));
        QJsonObject edited = session.base();
        edited[u"data"] = QJsonObject {{u"k"_s, u"new"_s}};
        proxy.next(Ask::Write, fault, times);
        const Result<QJsonObject> saved = QCoro::waitFor(session.save(edited));
        QCOMPARE(saved.has_value(), isSaved);
        const QString said
            = saved ? QString() : saved.error().text() + u'\n' + saved.error().detail;
        QVERIFY2(said.contains(text), qPrintable(said));
        QCOMPARE(valueOf(name), isStored ? u"new"_s : u"old"_s);
        QCOMPARE(proxy.count(Ask::Write), writes);
        proxy.forgetRules(); // the edit is still good: once more
        edited[u"data"] = QJsonObject {{u"k"_s, u"newer"_s}};
        const Result<QJsonObject> again = QCoro::waitFor(session.save(edited));
        QVERIFY2(again, again ? "" : qPrintable(again.error().text()));
        QCOMPARE(valueOf(name), u"newer"_s);
    }

    void creates_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<int>("made");
        QTest::newRow("F50 a new object, the answer lost") << fault::cutWire(0) << 1;
        QTest::newRow("F50 a new object, the request lost") << fault::hangUp() << 0;
        QTest::newRow("F50 a new object, half an answer") << fault::cutWire(150, How::Close) << 1;
    }
    /// generateName would make two of it.
    void creates()
    {
        QFETCH(Fault, fault);
        QFETCH(int, made);
        const QString stem = TestServer::ownName(u"made"_s) + u'-';
        FaultProxy proxy(m_server.access());
        CurlTransport transport(proxy.access());
        proxy.next(Ask::Write, fault);
        ResourceClient client(transport);
        QJsonObject generated = object({});
        generated[u"metadata"] = QJsonObject {{u"generateName"_s, stem}};
        const Result<ResourceReply> reply = QCoro::waitFor(
            client.create(coreResource(u"configmaps"_s, u"ConfigMap"_s), m_nameSpace, generated));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::OutcomeUnknown);
        QCOMPARE(proxy.count(Ask::Write), 1);
        int found = 0;
        const QJsonArray items = m_server.call("GET", path({})).json[u"items"].toArray();
        for (const QJsonValue &item : items)
            found += item[u"metadata"][u"name"].toString().startsWith(stem) ? 1 : 0;
        QCOMPARE(found, made);
    }

    /// The same by a Writer: what it tells is what the server has.
    void createsAndLooks_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("isGenerated");
        QTest::addColumn<bool>("isMade");
        QTest::newRow("F50 the answer lost, looked up by its name")
            << fault::cutWire(0) << false << true;
        QTest::newRow("F50 the answer lost, the name the server's")
            << fault::cutWire(0) << true << true;
        QTest::newRow("F50 the request lost, looked up") << fault::hangUp() << false << false;
    }
    void createsAndLooks()
    {
        QFETCH(Fault, fault);
        QFETCH(bool, isGenerated);
        QFETCH(bool, isMade);
        const QString name = TestServer::ownName(u"looked"_s);
        FaultProxy proxy(m_server.access());
        CurlTransport transport(proxy.access());
        proxy.next(Ask::Write, fault);
        QJsonObject wanted = object(name);
        if (isGenerated)
            wanted[u"metadata"] = QJsonObject {{u"generateName"_s, QString(name + u'-')}};
        const Result<ResourceReply> reply = QCoro::waitFor(Writer(transport, nullptr, u"here"_s)
                .create(coreResource(u"configmaps"_s, u"ConfigMap"_s), m_nameSpace, wanted));
        QCOMPARE(reply.has_value(), isMade);
        QCOMPARE(proxy.count(Ask::Write), 1);
        if (isMade) {
            QVERIFY(reply->wasLookedUp);
            QCOMPARE(valueOf(reply->object[u"metadata"][u"name"].toString()), u"old"_s);
        } else {
            QVERIFY2(reply.error().text().contains("nothing was created"_L1),
                qPrintable(reply.error().text()));
        }
    }

private:
    [[nodiscard]] QString path(const QString &name) const
    {
        return coreResource(u"configmaps"_s, u"ConfigMap"_s).path(m_nameSpace, name);
    }
    static QJsonObject object(const QString &name)
    {
        return {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"ConfigMap"_s},
            {u"metadata"_s, QJsonObject {{u"name"_s, name}}},
            {u"data"_s, QJsonObject {{u"k"_s, u"old"_s}}}};
    }
    [[nodiscard]] QString valueOf(const QString &name) const
    {
        return m_server.call("GET", path(name)).json[u"data"][u"k"].toString();
    }

    TestServer m_server;
    QString m_nameSpace;
};

QTEST_GUILESS_MAIN(TestWriteFaults)
#include "tst_writefaults.moc"
