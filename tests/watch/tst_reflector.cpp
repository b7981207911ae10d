// SPDX-License-Identifier: Apache-2.0
#include "faketransport.h"

#include "models/kube/curltransport.h"
#include "models/kube/kubeconfig.h"
#include "models/sandbox/sandbox.h"
#include "models/watch/reflector.h"
#include "models/watch/reflectordriver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace models;
using namespace Qt::StringLiterals;
using Phase = WatchState::Phase;

namespace {

WatchScope pods()
{
    return {.resource = {.groupVersion = {{}, u"v1"_s},
                .plural = u"configmaps"_s,
                .singular = u"configmap"_s,
                .kind = u"ConfigMap"_s,
                .shortNames = {},
                .verbs = {u"list"_s, u"watch"_s},
                .categories = {},
                .subresources = {},
                .namespaced = true},
        .nameSpace = u"demo"_s,
        .labelSelector = {},
        .fieldSelector = {},
        .fullObjects = false};
}

/// JSON with single quotes, for the reader.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray object(const QByteArray &name, int version)
{
    return json("{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'" + name
        + "','namespace':'demo','uid':'u-" + name + "','resourceVersion':'"
        + QByteArray::number(version) + "'}}");
}

/// A page of plain objects: names parted by spaces.
QByteArray page(const QByteArray &names, int version, const QByteArray &next = {})
{
    QByteArrayList items;
    for (const QByteArray &name : names.split(' ')) {
        if (!name.isEmpty())
            items += object(name, version);
    }
    return json("{'kind':'ConfigMapList','apiVersion':'v1','metadata':{'resourceVersion':'"
        + QByteArray::number(version) + "','continue':'" + next + "'},'items':[" + items.join(',')
        + "]}");
}

QByteArray frame(const QByteArray &type, const QByteArray &inner)
{
    return json("{'type':'" + type + "','object':") + inner + "}\n";
}

QByteArray bookmark(int version, bool isEnd = false)
{
    const QByteArray mark
        = isEnd ? ",'annotations':{'k8s.io/initial-events-end':'true'}" : QByteArray();
    return frame("BOOKMARK",
        json("{'kind':'ConfigMap','apiVersion':'v1','metadata':{'resourceVersion':'"
            + QByteArray::number(version) + "'" + mark + "}}"));
}

QByteArray status(int code, const QByteArray &reason, const QByteArray &meta = "{}")
{
    return json("{'kind':'Status','apiVersion':'v1','metadata':" + meta
        + ",'status':'Failure','message':'said so','reason':'" + reason
        + "','code':" + QByteArray::number(code) + "}");
}

Error unreachable()
{
    return {Error::Kind::Unreachable, Message(QT_TRANSLATE_NOOP("models", "No way."))};
}

Error invalid()
{
    Error error {Error::Kind::Invalid, Message(QT_TRANSLATE_NOOP("models", "Not known."))};
    error.httpStatus = 422;
    return error;
}

} // namespace

/// The driver against a server that the test speaks for; time passes a hundred times faster.
class TestReflector final : public QObject
{
    Q_OBJECT
    static constexpr double speed = 100;

    struct Setup
    {
        FakeTransport transport;
        ReflectorDriver driver {transport, pods(), speed};

        [[nodiscard]] Phase phase() const { return driver.state().phase; }
        [[nodiscard]] QString names() const
        {
            QStringList names;
            for (const RowRef &row : driver.ledger().rows())
                names += row->name();
            names.sort();
            return names.join(u' ');
        }
        /// As against a server that knows no streaming lists.
        void startPaged()
        {
            driver.start();
            transport.watch()->end(invalid());
        }
        /// Listed, and its watch open.
        [[nodiscard]] bool isWatching(const QByteArray &listed, int version)
        {
            startPaged();
            transport.answer(200, page(listed, version));
            if (!QTest::qWaitFor([&] { return transport.watches() == 2; }))
                return false;
            transport.watch()->start();
            return phase() == Phase::Live;
        }
    };

private slots:
    void pagesComeOneAfterAnother()
    {
        Setup setup;
        setup.startPaged();
        QCOMPARE(setup.transport.asked(), u"limit=500"_s);
        QCOMPARE(setup.phase(), Phase::Loading);
        setup.transport.answer(200, page("a b", 7, "more"));
        QTRY_COMPARE(setup.transport.asked(), u"limit=500&continue=more"_s);
        QCOMPARE(setup.names(), u"a b"_s); // shown before the rest is here
        QVERIFY(!setup.driver.state().isSynced);
        setup.transport.answer(200, page("c", 7));
        QTRY_COMPARE(setup.transport.watches(), 2);
        QCOMPARE(setup.names(), u"a b c"_s);
        QVERIFY(setup.driver.state().isSynced);
        QVERIFY(setup.transport.watched().contains("resourceVersion=7"_L1));
    }

    void expiredTokenWithANewOneGoesOn()
    {
        Setup setup;
        setup.startPaged();
        setup.transport.answer(200, page("a", 7, "old"));
        QTRY_COMPARE(setup.transport.asked(), u"limit=500&continue=old"_s);
        setup.transport.answer(410, status(410, "Expired", "{'continue':'new'}"));
        QTRY_COMPARE(setup.transport.asked(), u"limit=500&continue=new"_s);
        setup.transport.answer(200, page("b", 9));
        QTRY_COMPARE(setup.names(), u"a b"_s);
    }

    void expiredTokenAloneStartsAgainWhole()
    {
        Setup setup;
        setup.startPaged();
        setup.transport.answer(200, page("a gone", 7, "old"));
        QTRY_COMPARE(setup.transport.asked(), u"limit=500&continue=old"_s);
        setup.transport.answer(410, status(410, "Expired"));
        QTRY_COMPARE(setup.transport.asked(), QString()); // without a limit nothing is in the query
        QTRY_VERIFY(setup.names() == "a gone"_L1); // nothing leaves the view before it is known
        setup.transport.answer(200, page("a b", 9));
        QTRY_COMPARE(setup.names(), u"a b"_s);
    }

    void streamingListBecomesTheWatch()
    {
        Setup setup;
        setup.driver.start();
        QVERIFY(setup.transport.watched().contains("sendInitialEvents=true"_L1));
        setup.transport.watch()->start();
        setup.transport.watch()->say(
            frame("ADDED", object("a", 3)) + frame("ADDED", object("b", 5)));
        QCOMPARE(setup.phase(), Phase::Loading);
        setup.transport.watch()->say(bookmark(8, true));
        QVERIFY(setup.phase() == Phase::Live && setup.driver.state().isSynced);
        setup.transport.watch()->say(frame("DELETED", object("a", 9)));
        QCOMPARE(setup.names(), u"b"_s);
        QCOMPARE(setup.transport.watches(), 1);
    }

    void resumesBehindTheLastBookmark()
    {
        Setup setup;
        QVERIFY(setup.isWatching("a", 7));
        setup.transport.watch()->say(frame("MODIFIED", object("a", 8)) + bookmark(20));
        setup.transport.watch()->end();
        QTRY_COMPARE(setup.transport.watches(), 3);
        QVERIFY(setup.transport.watched().contains("resourceVersion=20"_L1));
        QCOMPARE(setup.names(), u"a"_s);
    }

    void eventWithoutANewlineCounts()
    {
        Setup setup;
        QVERIFY(setup.isWatching("a", 7));
        setup.transport.watch()->say(frame("ADDED", object("b", 8)).chopped(1));
        QCOMPARE(setup.names(), u"a"_s);
        setup.transport.watch()->end();
        QTRY_COMPARE(setup.names(), u"a b"_s);
    }

    void silenceIsADeadLink()
    {
        Setup setup;
        QVERIFY(setup.isWatching("a", 7));
        setup.transport.watch()->say(bookmark(9)); // from here on one is due each minute
        QTRY_COMPARE_WITH_TIMEOUT(setup.phase(), Phase::Offline, 30'000); // 85 s of its time
        QTRY_COMPARE(setup.transport.watches(), 3);
        QVERIFY(setup.transport.watched().contains("resourceVersion=9"_L1));
    }

    void goneInsideTheWatchListsAnew()
    {
        Setup setup;
        QVERIFY(setup.isWatching("a b", 7));
        setup.transport.watch()->say(
            frame("ADDED", object("c", 8)) + frame("ERROR", status(410, "Expired")));
        QTRY_VERIFY(setup.transport.asked().contains("resourceVersionMatch=NotOlderThan"_L1));
        QCOMPARE(setup.names(), u"a b c"_s);
        setup.transport.answer(200, page("b c", 30));
        QTRY_COMPARE(setup.names(), u"b c"_s);
    }

    void failureWaitsAndTriesAgain()
    {
        Setup setup;
        QVERIFY(setup.isWatching("a", 7));
        setup.transport.watch()->end(unreachable());
        QCOMPARE(setup.phase(), Phase::Offline);
        QVERIFY(setup.driver.state().retryAt.isValid());
        QCOMPARE(setup.names(), u"a"_s);
        QTRY_COMPARE(setup.transport.watches(), 3);
        setup.transport.watch()->start();
        QCOMPARE(setup.phase(), Phase::Live);
    }

    void wakingUpWaitsForNothing()
    {
        Setup setup;
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
        QTest::newRow("too busy") << 429 << status(429, "TooManyRequests") << int(Phase::Retrying);
    }

    void answersThatEndIt()
    {
        QFETCH(int, code);
        QFETCH(QByteArray, body);
        QFETCH(int, phase);
        Setup setup;
        setup.startPaged();
        setup.transport.answer(code, body);
        QTRY_COMPARE(int(setup.phase()), phase);
        QVERIFY(setup.driver.state().error && !setup.driver.state().error->text().isEmpty());
    }

    void refusedStreamsAreRemembered()
    {
        Setup setup;
        setup.startPaged();
        ReflectorDriver second(setup.transport, pods(), speed);
        second.start();
        QCOMPARE(setup.transport.watches(), 1); // asked once a session, not once a view
    }

    void oldNewsIsNoNews()
    {
        Setup setup;
        QVERIFY(setup.isWatching("a", 7));
        setup.transport.watch()->say(frame("MODIFIED", object("a", 5)));
        QCOMPARE(setup.driver.ledger().rows().first()->version(), "7");
        setup.transport.watch()->say("no JSON\n" + frame("MODIFIED", object("a", 10)));
        QCOMPARE(setup.driver.ledger().rows().first()->version(), "10");
        QCOMPARE(setup.driver.ignoredEvents(), 1);
    }

    void floodIsHeldBackAndAllRead()
    {
        Setup setup;
        QVERIFY(setup.isWatching("a", 7));
        constexpr int many = 20'000;
        QByteArray lines;
        for (int i = 0; i < many; ++i)
            lines += frame("ADDED", object("n" + QByteArray::number(i), 100 + i));
        QVERIFY(lines.size() > 2 * 1024 * 1024);
        setup.transport.watch()->say(lines);
        QVERIFY(setup.transport.watch()->isPaused);
        QTRY_COMPARE_WITH_TIMEOUT(setup.driver.ledger().rows().size(), many + 1, 60'000);
        QVERIFY(!setup.transport.watch()->isPaused);
    }

    void batchesResetOnceAndCoalesce()
    {
        Setup setup;
        QList<RowBatch> batches;
        connect(&setup.driver, &ReflectorDriver::batch, this,
            [&](const RowBatch &batch) { batches += batch; });
        QVERIFY(setup.isWatching("a b", 7));
        QTRY_COMPARE(batches.size(), 1);
        QVERIFY(batches[0].isReset && batches[0].hasColumns);
        QCOMPARE(batches[0].upserted.size(), 2);
        setup.transport.watch()->say(frame("MODIFIED", object("a", 8))
            + frame("MODIFIED", object("a", 9)) + frame("DELETED", object("b", 10)));
        QTRY_COMPARE(batches.size(), 2);
        QVERIFY(!batches[1].isReset);
        QCOMPARE(batches[1].upserted.size(), 1);
        QCOMPARE(batches[1].upserted[0]->version(), "9");
        QCOMPARE(batches[1].removed, QStringList {u"u-b"_s});
    }

    void mayDieAtAnyTime()
    {
        FakeTransport transport;
        auto driver = std::make_unique<ReflectorDriver>(transport, pods(), speed);
        driver->start();
        transport.watch()->end(invalid());
        driver.reset();
        QCOMPARE(transport.asked(), u"nobody"_s); // given up
        driver = std::make_unique<ReflectorDriver>(transport, pods(), speed);
        driver->start();
        transport.answer(200, page("a", 7));
        driver.reset(); // while a worker reads
        QTest::qWait(0);
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
