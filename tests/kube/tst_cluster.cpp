// SPDX-License-Identifier: Apache-2.0
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/kube/openapistore.h"
#include "tests/kube/scriptedserver.h"

#include "models/kube/curltransport.h"

#include <QCoroTask>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace models;
using namespace Qt::StringLiterals;

class ClusterTest : public QObject
{
    Q_OBJECT

    static std::unique_ptr<Cluster> clusterAt(const QUrl &server)
    {
        const Access access {.server = server};
        return std::make_unique<Cluster>(
            access, std::make_unique<CurlTransport>(access), QString());
    }

private slots:
    void online()
    {
        ScriptedServer server;
        server.setAnswers({{"/version", "{\"gitVersion\":\"v1.34.4\"}"}});
        const auto cluster = clusterAt(server.url());
        QCOMPARE(cluster->state(), Cluster::State::Connecting);
        QVERIFY(QCoro::waitFor(cluster->connectToServer()));
        QCOMPARE(cluster->state(), Cluster::State::Online);
        QCOMPARE(cluster->serverVersion(), u"v1.34.4"_s);
        QVERIFY(cluster->latency());
        QCOMPARE(cluster->defaultNamespace(), u"default"_s);
    }

    // 47 Caches are named after the server, never after who one is.
    void cachesKnowNoIdentity()
    {
        const Access plain {.server = QUrl(u"https://kube.example"_s), .ca = "CA"};
        Access somebody = plain;
        somebody.token = "secret";
        somebody.userName = u"me"_s;
        somebody.certificate = "C";
        somebody.impersonation.user = u"jane"_s;
        QCOMPARE(somebody.serverKey(), plain.serverKey());
        QVERIFY(somebody.identityKey() != plain.identityKey());
        for (const char *part : {"secret", "jane", "me"})
            QVERIFY(!QByteArray::fromHex(somebody.identityKey()).contains(part));
        Access elsewhere = plain;
        elsewhere.server = QUrl(u"https://kube.example/k8s/clusters/c-1"_s);
        QVERIFY(elsewhere.serverKey() != plain.serverKey());
    }

    void notKubernetes()
    {
        ScriptedServer server(
            [](const Exchange &exchange) { exchange.answer(200, "<html>", "text/html"); });
        const auto cluster = clusterAt(server.url());
        const Result<void> result = QCoro::waitFor(cluster->connectToServer());
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::NotKubernetes);
        QCOMPARE(cluster->state(), Cluster::State::Unreachable);
    }

    void loginExpired()
    {
        ScriptedServer server([](const Exchange &exchange) {
            exchange.answer(401, "{\"kind\":\"Status\",\"code\":401}");
        });
        const auto cluster = clusterAt(server.url());
        QVERIFY(!QCoro::waitFor(cluster->connectToServer()));
        QCOMPARE(cluster->state(), Cluster::State::LoginExpired);
    }

    // Gone and back: seen without anyone asking.
    void comesBack()
    {
        bool isDown = true;
        ScriptedServer server([&isDown](const Exchange &exchange) {
            if (isDown)
                exchange.reset();
            else
                exchange.answer(200, "{\"gitVersion\":\"v1\"}");
        });
        const auto cluster = clusterAt(server.url());
        QVERIFY(!QCoro::waitFor(cluster->connectToServer()));
        QCOMPARE(cluster->state(), Cluster::State::Unreachable);
        QCOMPARE(cluster->error()->kind, Error::Kind::Unreachable);
        isDown = false;
        QTRY_COMPARE_WITH_TIMEOUT(cluster->state(), Cluster::State::Online, 4000);
        QVERIFY(!cluster->error());
    }

    // 85, F26 After a sleep nothing that was open is trusted, and it is asked at once.
    void wakesUp()
    {
        ScriptedServer server([](const Exchange &exchange) {
            if (exchange.path() == "/version")
                exchange.answer(200, "{\"gitVersion\":\"v1\"}");
            else
                exchange.beginChunks();
        });
        const auto cluster = clusterAt(server.url());
        QVERIFY(QCoro::waitFor(cluster->connectToServer()));
        const std::unique_ptr<Stream> stream = cluster->transport().open({.path = u"/watch"_s});
        QSignalSpy started(stream.get(), &Stream::started);
        std::optional<Error> end;
        connect(stream.get(), &Stream::finished, this,
            [&end](const std::optional<Error> &error) { end = error; });
        QVERIFY(started.wait());
        const auto versions = [&server] {
            return std::ranges::count_if(
                server.seen(), [](const Exchange &seen) { return seen.path() == "/version"; });
        };
        const auto before = versions();
        cluster->pretendSleep(std::chrono::hours(8));
        QTRY_VERIFY(end);
        QCOMPARE(end->kind, Error::Kind::Unreachable); // so that whoever watches goes on
        QTRY_VERIFY(versions() > before);
        QCOMPARE(cluster->state(), Cluster::State::Online);
    }

    void close()
    {
        ScriptedServer server([](const Exchange &exchange) { exchange.beginChunks(); });
        const auto cluster = clusterAt(server.url());
        const std::unique_ptr<Stream> stream = cluster->transport().open({.path = u"/watch"_s});
        QSignalSpy started(stream.get(), &Stream::started);
        QSignalSpy finished(stream.get(), &Stream::finished);
        QVERIFY(started.wait());
        cluster->close();
        QCOMPARE(finished.size(), 1);
        QCOMPARE(cluster->state(), Cluster::State::Closed);
    }

    void receiverDies()
    {
        ScriptedServer server;
        auto cluster = clusterAt(server.url());
        auto task = cluster->connectToServer();
        QTRY_COMPARE(server.seen().size(), 1);
        cluster.reset();
        QCOMPARE(QCoro::waitFor(std::move(task)).error().kind, Error::Kind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(ClusterTest)
#include "tst_cluster.moc"
