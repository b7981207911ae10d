// SPDX-License-Identifier: Apache-2.0
#include "models/kube/curltransport.h"
#include "models/kube/openapistore.h"
#include "tests/kube/scriptedserver.h"

#include <QCoroTask>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class OpenApiStoreTest : public QObject
{
    Q_OBJECT

    QByteArray m_hash = "AAA";
    bool m_hasV3 = true;

    void serve(const Exchange &exchange) const
    {
        if (exchange.path() == "/openapi/v2")
            exchange.answer(200, "{\"swagger\":\"2.0\"}");
        else if (!m_hasV3)
            exchange.answer(404, "404 page not found", "text/plain");
        else if (exchange.path() == "/openapi/v3")
            exchange.answer(200,
                "{\"paths\":{\"apis/apps/v1\":{\"serverRelativeURL\":\"/openapi/v3/apis/apps/"
                "v1?hash="
                    + m_hash
                    + "\"},"
                      "\"api/v1\":{\"serverRelativeURL\":\"/openapi/v3/api/v1?hash=OLD\"}}}");
        else if (exchange.target.endsWith("hash=OLD"))
            exchange.answer(301, {}, "text/plain", "Location: /openapi/v3/api/v1?hash=NEW\r\n");
        else
            exchange.answer(200, "{\"openapi\":\"3.0.0\",\"at\":\"" + exchange.target + "\"}");
    }

private slots:
    void init()
    {
        m_hash = "AAA";
        m_hasV3 = true;
    }

    void documents()
    {
        QTemporaryDir folder;
        ScriptedServer server([this](const Exchange &exchange) { serve(exchange); });
        CurlTransport transport({.server = server.url()});
        OpenApiStore store(transport, folder.filePath(u"openapi"_s));
        const GroupVersion apps {u"apps"_s, u"v1"_s};
        const Result<QByteArray> document = QCoro::waitFor(store.document(apps));
        QVERIFY(document);
        QVERIFY(document->contains("hash=AAA"));
        QCOMPARE(server.seen().size(), 2);
        QVERIFY(QCoro::waitFor(store.document(apps)));
        QCOMPARE(server.seen().size(), 2); // from memory

        const auto files
            = [&folder] { return QDir(folder.filePath(u"openapi"_s)).entryList(QDir::Files); };
        QTRY_COMPARE(files().size(), 1);
        OpenApiStore second(transport, folder.filePath(u"openapi"_s));
        QCOMPARE(*QCoro::waitFor(second.document(apps)), *document);
        QCOMPARE(server.seen().size(), 3); // the index only

        QSignalSpy changed(&store, &OpenApiStore::changed);
        m_hash = "BBB";
        store.invalidate();
        QVERIFY(QCoro::waitFor(store.document(apps))->contains("hash=BBB"));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().value<GroupVersion>(), apps);
        QTRY_COMPARE(files().size(), 1); // the old one is gone
    }

    void redirectOfAnOldHash()
    {
        ScriptedServer server([this](const Exchange &exchange) { serve(exchange); });
        CurlTransport transport({.server = server.url()});
        OpenApiStore store(transport, {});
        const Result<QByteArray> document = QCoro::waitFor(store.document({{}, u"v1"_s}));
        QVERIFY(document);
        QVERIFY(document->contains("hash=NEW"));
    }

    // 51 A redirect leads to this server's documents and to nothing else.
    void redirectsElsewhere_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("51 another host") << QByteArray("http://127.0.0.1:PORT/openapi/v3/api/v1");
        QTest::newRow("51 another host without a scheme")
            << QByteArray("//127.0.0.1:PORT/openapi/v3/api/v1");
        QTest::newRow("51 another place of this host") << QByteArray("/api/v1/secrets");
        QTest::newRow("51 upwards") << QByteArray("/openapi/v3/../../api/v1/secrets");
        QTest::newRow("51 nowhere") << QByteArray();
    }
    void redirectsElsewhere()
    {
        QFETCH(QByteArray, location);
        ScriptedServer elsewhere(
            [](const Exchange &exchange) { exchange.answer(200, "{\"openapi\":\"3.0.0\"}"); });
        location.replace("PORT", QByteArray::number(elsewhere.port()));
        ScriptedServer server([&](const Exchange &exchange) {
            if (exchange.path() == "/openapi/v3")
                serve(exchange);
            else if (exchange.target.endsWith("hash=OLD"))
                exchange.answer(301, {}, "text/plain", "Location: " + location + "\r\n");
            else
                exchange.answer(200, "{\"openapi\":\"3.0.0\"}");
        });
        CurlTransport transport({.server = server.url()});
        OpenApiStore store(transport, {});
        QVERIFY(!QCoro::waitFor(store.document({{}, u"v1"_s})));
        QVERIFY(elsewhere.seen().isEmpty());
        QCOMPARE(server.seen().size(), 2);
    }

    void notDescribed()
    {
        ScriptedServer server([this](const Exchange &exchange) { serve(exchange); });
        CurlTransport transport({.server = server.url()});
        OpenApiStore store(transport, {});
        QCOMPARE(
            QCoro::waitFor(store.document({u"x"_s, u"v1"_s})).error().kind, Error::Kind::NotFound);
    }

    void v2()
    {
        m_hasV3 = false;
        ScriptedServer server([this](const Exchange &exchange) { serve(exchange); });
        CurlTransport transport({.server = server.url()});
        OpenApiStore store(transport, {});
        QCOMPARE(*QCoro::waitFor(store.document({u"apps"_s, u"v1"_s})), "{\"swagger\":\"2.0\"}");
        QCOMPARE(*QCoro::waitFor(store.documentV2()), "{\"swagger\":\"2.0\"}");
        QCOMPARE(server.seen().size(), 2);
    }

    void failures()
    {
        ScriptedServer server(
            [](const Exchange &exchange) { exchange.answer(200, "<html>", "text/html"); });
        CurlTransport transport({.server = server.url()});
        OpenApiStore store(transport, {});
        QCOMPARE(
            QCoro::waitFor(store.document({{}, u"v1"_s})).error().kind, Error::Kind::NotKubernetes);
        QCOMPARE(QCoro::waitFor(store.documentV2()).error().kind, Error::Kind::NotKubernetes);
    }

    void receiverDies()
    {
        ScriptedServer server;
        CurlTransport transport({.server = server.url()});
        auto store = std::make_unique<OpenApiStore>(transport, QString());
        auto task = store->document({{}, u"v1"_s});
        QTRY_COMPARE(server.seen().size(), 1);
        store.reset();
        QCOMPARE(QCoro::waitFor(std::move(task)).error().kind, Error::Kind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(OpenApiStoreTest)
#include "tst_openapistore.moc"
