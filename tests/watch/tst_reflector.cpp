// SPDX-License-Identifier: Apache-2.0
#include "driversetup.h"

#include "models/kube/cluster.h"
#include "models/kube/curltransport.h"
#include "models/kube/kubeconfig.h"
#include "models/sandbox/sandbox.h"
#include "models/watch/reflector.h"
#include "tests/kube/scriptedserver.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>

using namespace models;
using namespace Qt::StringLiterals;
using Phase = WatchState::Phase;
using namespace std::chrono_literals;

/// States of a watch over its life: silence, failures, waiting, waking, and the end.
class TestReflector final : public QObject
{
    Q_OBJECT
private slots:
    void silenceIsADeadLink()
    {
        DriverSetup setup;
        QVERIFY(setup.isWatching("a", 7));
        setup.transport.watch()->say(bookmark(9)); // from here on one is due each minute
        QTRY_COMPARE_WITH_TIMEOUT(setup.phase(), Phase::Offline, 30'000); // 85 s of its time
        QTRY_COMPARE(setup.transport.watches(), 3);
        QVERIFY(setup.transport.watched().contains("resourceVersion=9"_L1));
    }

    void failureWaitsAndTriesAgain()
    {
        DriverSetup setup;
        QVERIFY(setup.isWatching("a", 7));
        setup.transport.watch()->end(unreachable());
        QCOMPARE(setup.phase(), Phase::Offline);
        QVERIFY(setup.driver.state().retryAt.isValid());
        QCOMPARE(setup.names(), u"a"_s);
        QTRY_COMPARE(setup.transport.watches(), 3);
        setup.transport.watch()->start();
        QCOMPARE(setup.phase(), Phase::Live);
    }

    // F8, F9 Cut between two events, or inside one: that one comes again and is shown once.
    void cutWatches_data()
    {
        QTest::addColumn<int>("kept"); // bytes of the second event that came
        QTest::newRow("F8 between two events") << 0;
        QTest::newRow("F9 after its first byte") << 1;
        QTest::newRow("F9 inside an event") << 40;
        QTest::newRow("F9 before its newline") << -1;
    }

    void cutWatches()
    {
        QFETCH(int, kept);
        DriverSetup setup;
        QList<RowBatch> batches;
        QVERIFY(setup.isWatching("a", 7));
        const QByteArray second = frame("ADDED", object("c", 9));
        setup.transport.watch()->say(
            frame("ADDED", object("b", 8)) + second.first(kept < 0 ? second.size() + kept : kept));
        setup.transport.watch()->end(unreachable());
        QTRY_COMPARE(setup.transport.watches(), 3);
        QCOMPARE(setup.transport.watch()->request.query.queryItemValue(u"resourceVersion"_s),
            kept < 0 ? u"9"_s : u"8"_s);
        QCOMPARE(setup.transport.asked(), u"nobody"_s); // no list
        setup.transport.watch()->start();
        setup.transport.watch()->say(second);
        QCOMPARE(setup.names(), u"a b c"_s);
        QCOMPARE(setup.driver.ignoredEvents(), 0);
    }

    void wakingUpWaitsForNothing()
    {
        DriverSetup setup;
        QVERIFY(setup.isWatching("a", 7));
        setup.transport.watch()->end(unreachable());
        setup.driver.wake();
        QCOMPARE(setup.transport.watches(), 3);
    }

    void answersThatEndIt_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("phase");
        QTest::newRow("not allowed") << 403 << status(403, "Forbidden") << int(Phase::NoAccess);
        QTest::newRow("no such kind") << 404 << status(404, "NotFound") << int(Phase::NotServed);
        QTest::newRow("a page of a proxy")
            << 200 << QByteArray("<html>sign in</html>") << int(Phase::Retrying);
        QTest::newRow("half a list") << 200 << page("a b", 7).chopped(9) << int(Phase::Retrying);
        QTest::newRow("F32 a conversion that fails")
            << 500 << status(500, "InternalError").replace("said so", "conversion webhook failed")
            << int(Phase::Retrying);
        QTest::newRow("113 nothing") << 200 << QByteArray() << int(Phase::Retrying);
        QTest::newRow("34 a login that ended")
            << 401 << status(401, "Unauthorized") << int(Phase::LoginExpired);
        QTest::newRow("too busy") << 429 << status(429, "TooManyRequests") << int(Phase::Retrying);
    }

    void answersThatEndIt()
    {
        QFETCH(int, code);
        QFETCH(QByteArray, body);
        QFETCH(int, phase);
        DriverSetup setup;
        setup.startPaged();
        setup.transport.answer(code, body);
        QTRY_COMPARE(int(setup.phase()), phase);
        QVERIFY(setup.driver.state().error && !setup.driver.state().error->text().isEmpty());
        if (code == 500)
            QCOMPARE(setup.driver.state().error->detail, u"conversion webhook failed"_s);
    }

    void mayDieAtAnyTime()
    {
        FakeTransport transport;
        auto driver = std::make_unique<ReflectorDriver>(transport, pods(), DriverSetup::speed);
        driver->start();
        transport.watch()->end(invalid());
        driver.reset();
        QCOMPARE(transport.asked(), u"nobody"_s); // given up
        driver = std::make_unique<ReflectorDriver>(transport, pods(), DriverSetup::speed);
        driver->start();
        transport.answer(200, page("a", 7));
        driver.reset(); // while a worker reads
        QTest::qWait(0);
    }

    // 73 Many watches that lost their server do not come back in one burst.
    void comeBackOneByOne()
    {
        bool isDown = false;
        QElapsedTimer clock;
        QList<qint64> times;
        QList<Exchange> open;
        ScriptedServer server([&](const Exchange &exchange) {
            if (isDown) {
                exchange.reset();
            } else if (exchange.path() == "/version") {
                exchange.answer(200, R"({"gitVersion":"v1"})");
            } else if (exchange.target.contains("watch=1")
                && exchange.path().endsWith("configmaps")) {
                if (clock.isValid())
                    times += clock.elapsed();
                exchange.beginChunks();
                exchange.chunk(bookmark(8, true));
                open += exchange;
            } else {
                exchange.answer(404, "{}");
            }
        });
        const Access access {.server = server.url()};
        Cluster cluster(access, std::make_unique<CurlTransport>(access), {});
        QVERIFY(QCoro::waitFor(cluster.connectToServer()));
        std::vector<std::unique_ptr<Reflector>> reflectors;
        constexpr int many = 20;
        const auto areAll = [&](Phase phase) {
            return std::ranges::all_of(
                reflectors, [&](const auto &one) { return one->state().phase == phase; });
        };
        for (int i = 0; i < many; ++i) {
            WatchScope scope = pods();
            scope.nameSpace = u"n%1"_s.arg(i); // the same one would be one watch
            reflectors.push_back(std::make_unique<Reflector>(cluster, scope));
            reflectors.back()->start();
        }
        QTRY_VERIFY(areAll(Phase::Live));
        isDown = true;
        for (const Exchange &exchange : std::exchange(open, {}))
            exchange.reset();
        QTRY_VERIFY(areAll(Phase::Offline));
        clock.start();
        isDown = false;
        QTRY_VERIFY_WITH_TIMEOUT(areAll(Phase::Live), 20'000);
        QCOMPARE(times.size(), many);
        const auto [first, last] = std::ranges::minmax(times);
        QVERIFY2(last - first > 60, qPrintable(QString::number(last - first)));
    }

    void followsTheSandbox()
    {
        QTemporaryDir folder;
        sandbox::Sandbox::Options options;
        options.empty = true;
        options.kubeconfigFile = folder.filePath(u"kubeconfig"_s);
        sandbox::Sandbox sandbox(options);
        QSignalSpy ready(&sandbox, &sandbox::Sandbox::ready);
        sandbox.start();
        QVERIFY(ready.wait(60'000));
        const auto access = KubeConfig::load({options.kubeconfigFile}).access({}, TrustStore());
        QVERIFY(access);
        CurlTransport transport(*access);
        WatchScope scope = pods();
        scope.nameSpace = u"default"_s;
        Reflector reflector(transport, scope);
        reflector.start();
        QTRY_VERIFY_WITH_TIMEOUT(reflector.state().isSynced, 30'000);
        QCOMPARE(reflector.columns().first().name, u"Name"_s);
        const auto has = [&](const QString &name) {
            return std::ranges::contains(
                reflector.rows(), name, [](const RowRef &row) { return row->name(); });
        };
        const auto call
            = [&](const QByteArray &method, const QString &name, const QByteArray &body) {
                  Request request;
                  request.method = method;
                  request.path = scope.resource.path(u"default"_s, name);
                  request.headers = {{"Content-Type", "application/json"}};
                  request.body = body;
                  const auto reply = QCoro::waitFor(transport.send(request));
                  return reply ? reply->status : -1;
              };
        QCOMPARE(call("POST", {},
                     json("{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'news'}}")),
            201);
        QTRY_VERIFY_WITH_TIMEOUT(has(u"news"_s), 30'000);
        QCOMPARE(call("DELETE", u"news"_s, {}), 200);
        QTRY_VERIFY_WITH_TIMEOUT(!has(u"news"_s), 30'000);
        QCOMPARE(reflector.state().phase, Phase::Live);
    }
};

QTEST_GUILESS_MAIN(TestReflector)
#include "tst_reflector.moc"
