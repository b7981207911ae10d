// SPDX-License-Identifier: Apache-2.0
#include "faketransport.h"

#include "models/kube/cluster.h"
#include "models/kube/curltransport.h"
#include "models/kube/kubeconfig.h"
#include "models/sandbox/sandbox.h"
#include "models/watch/reflector.h"
#include "models/watch/reflectordriver.h"
#include "tests/kube/scriptedserver.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace models;
using namespace Qt::StringLiterals;
using Phase = WatchState::Phase;
using namespace std::chrono_literals;

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
        // 58, 61 however long it takes, as long as bytes come; tables first
        const Request &request = setup.transport.request();
        QCOMPARE(request.timeout.count(), 0);
        QCOMPARE(request.stall, 30'000ms / int(speed));
        QCOMPARE(headerValue(request.headers, "Accept"),
            "application/json;as=Table;v=v1;g=meta.k8s.io,application/json");
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

    // 67 Everything that a watch asks for, and a time that is not everybody's.
    void whatAWatchAsksFor()
    {
        QSet<int> times;
        for (int i = 0; i < 8; ++i) {
            Setup setup;
            QVERIFY(setup.isWatching("a", 7));
            const QUrlQuery query = setup.transport.watch()->request.query;
            QCOMPARE(query.queryItemValue(u"watch"_s), u"1"_s);
            QCOMPARE(query.queryItemValue(u"allowWatchBookmarks"_s), u"true"_s);
            QCOMPARE(query.queryItemValue(u"resourceVersion"_s), u"7"_s);
            QVERIFY(!query.hasQueryItem(u"resourceVersionMatch"_s));
            QVERIFY(!query.hasQueryItem(u"sendInitialEvents"_s));
            const int time = query.queryItemValue(u"timeoutSeconds"_s).toInt();
            QVERIFY2(time >= 300 && time <= 600, qPrintable(QString::number(time)));
            times.insert(time);
            const Request &request = setup.transport.watch()->request;
            QVERIFY(request.timeout.count() > 0); // until its head; then silence decides
            QCOMPARE(request.stall.count(), 0);
        }
        QVERIFY(times.size() > 1);
    }

    // 65 Whatever a selector holds comes to the server as it was meant.
    void selectorsAreEncoded()
    {
        FakeTransport transport;
        WatchScope scope = pods();
        scope.labelSelector = u"a in (b,c),d!=e&f+100%"_s;
        scope.fieldSelector = u"metadata.name!=x y"_s;
        ReflectorDriver driver(transport, scope, speed);
        driver.start();
        const QUrlQuery query = transport.watch()->request.query;
        const QString sent = query.toString(QUrl::FullyEncoded);
        QVERIFY2(sent.contains("labelSelector=a%20in%20%28b%2Cc%29%2Cd%21%3De%26f%2B100%25"_L1)
                || sent.contains("labelSelector=a%20in%20(b,c),d!%3De%26f%2B100%25"_L1),
            qPrintable(sent));
        QCOMPARE(query.queryItemValue(u"labelSelector"_s, QUrl::FullyDecoded), scope.labelSelector);
        QCOMPARE(query.queryItemValue(u"fieldSelector"_s, QUrl::FullyDecoded), scope.fieldSelector);
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
        QTRY_COMPARE(setup.names(), u"a b"_s); // 59 shown before the rest is here
        QVERIFY(!setup.driver.state().isSynced);
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
        Setup setup;
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
        Setup setup;
        setup.startPaged();
        setup.transport.answer(code, body);
        QTRY_COMPARE(int(setup.phase()), phase);
        QVERIFY(setup.driver.state().error && !setup.driver.state().error->text().isEmpty());
        if (code == 500)
            QCOMPARE(setup.driver.state().error->detail, u"conversion webhook failed"_s);
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

    // 80 Deleted and made again in a gap: the watch tells it as a change.
    void anotherObjectOfTheSameName_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("80 told as a change") << QByteArray("MODIFIED");
        QTest::newRow("80 told as new") << QByteArray("ADDED");
    }
    void anotherObjectOfTheSameName()
    {
        QFETCH(QByteArray, type);
        Setup setup;
        QVERIFY(setup.isWatching("a", 7));
        QList<RowBatch> batches;
        QTRY_VERIFY(!setup.driver.ledger().hasNews());
        connect(&setup.driver, &ReflectorDriver::batch, this,
            [&](const RowBatch &batch) { batches += batch; });
        setup.transport.watch()->say(frame(type, object("a", 3).replace("u-a", "u-other")));
        QTRY_COMPARE(batches.size(), 1);
        QCOMPARE(batches[0].removed, QStringList {u"u-a"_s});
        QCOMPARE(batches[0].upserted.size(), 1);
        QCOMPARE(batches[0].upserted[0]->uid(), u"u-other"_s);
        // what the old one still tells is not about this one
        setup.transport.watch()->say(frame("DELETED", object("a", 9)));
        QCOMPARE(setup.names(), u"a"_s);
    }

    // F37 Events that come twice, late or out of place end in the right rows.
    void disorder_data()
    {
        QTest::addColumn<QByteArray>("events"); // +name@version ~ -
        QTest::addColumn<QString>("rows");
        QTest::newRow("F37 the same twice") << QByteArray("+b@8 +b@8") << u"a@7 b@8"_s;
        QTest::newRow("F37 older after newer") << QByteArray("~a@12 ~a@9") << u"a@12"_s;
        QTest::newRow("F37 a change of what was never new") << QByteArray("~c@9") << u"a@7 c@9"_s;
        QTest::newRow("F37 gone twice") << QByteArray("-a@9 -a@9") << u""_s;
        QTest::newRow("F37 gone and never there") << QByteArray("-z@9") << u"a@7"_s;
        QTest::newRow("F37 new again after it went") << QByteArray("-a@9 +a@10") << u"a@10"_s;
        QTest::newRow("81 came and went at once") << QByteArray("+b@8 ~b@9 -b@10") << u"a@7"_s;
        QTest::newRow("69 versions that are no numbers") << QByteArray("~a@x ~a@b") << u"a@b"_s;
    }
    void disorder()
    {
        QFETCH(QByteArray, events);
        Setup setup;
        QList<RowBatch> batches;
        QVERIFY(setup.isWatching("a", 7));
        QTRY_VERIFY(!setup.driver.ledger().hasNews());
        connect(&setup.driver, &ReflectorDriver::batch, this,
            [&](const RowBatch &batch) { batches += batch; });
        QByteArray lines;
        for (const QByteArray &event : events.split(' ')) {
            const QByteArrayList parts = event.sliced(1).split('@');
            lines += frame(event[0] == '+' ? "ADDED"
                    : event[0] == '~'      ? "MODIFIED"
                                           : "DELETED",
                object(parts[0], 0).replace("\"0\"", '"' + parts[1] + '"'));
        }
        setup.transport.watch()->say(lines);
        QStringList rows;
        for (const RowRef &row : setup.driver.ledger().rows())
            rows += row->name() + u'@' + QString::fromUtf8(row->version());
        rows.sort();
        QTEST(rows.join(u' '), "rows");
        QTRY_VERIFY(!setup.driver.ledger().hasNews());
        for (const RowBatch &batch : batches) { // what was never shown neither comes nor goes
            QVERIFY(!batch.removed.contains(u"u-z"_s));
            if (events.startsWith("+b@8 ~b@9"))
                QVERIFY(batch.removed.isEmpty() && batch.upserted.isEmpty());
        }
        QCOMPARE(setup.phase(), Phase::Live);
    }

    // F38 Bookmarks that run backwards, are of something else, or hold nothing.
    void oddBookmarks_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("goesOnAt");
        QTest::newRow("F38 none") << QByteArray() << u"7"_s;
        QTest::newRow("F38 older") << bookmark(20) + bookmark(9) << u"20"_s;
        QTest::newRow("F38 without a version")
            << frame("BOOKMARK", "{\"kind\":\"ConfigMap\",\"metadata\":{}}") << u"7"_s;
        QTest::newRow("F38 without anything") << frame("BOOKMARK", "{}") << u"7"_s;
    }
    void oddBookmarks()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QString, goesOnAt);
        Setup setup;
        QVERIFY(setup.isWatching("a", 7));
        if (!lines.isEmpty())
            setup.transport.watch()->say(lines);
        QTest::qWait(20); // two seconds of its time: an end at once would be a failure
        setup.transport.watch()->end();
        QTRY_COMPARE(setup.transport.watches(), 3);
        QCOMPARE(
            setup.transport.watch()->request.query.queryItemValue(u"resourceVersion"_s), goesOnAt);
        QCOMPARE(setup.names(), u"a"_s);
    }

    // F15 What an ERROR event holds decides; what holds nothing is passed over or tried again.
    void errorEvents_data()
    {
        QTest::addColumn<QByteArray>("object");
        QTest::addColumn<int>("phase");
        QTest::newRow("F15 500") << status(500, "InternalError") << int(Phase::Retrying);
        QTest::newRow("F15 429") << status(429, "TooManyRequests") << int(Phase::Retrying);
        QTest::newRow("F15 a code that nobody knows") << status(599, "Odd") << int(Phase::Retrying);
        QTest::newRow("F15 no Status") << QByteArray("\"boom\"") << int(Phase::Retrying);
        QTest::newRow("F15 nothing") << QByteArray("null") << int(Phase::Retrying);
        QTest::newRow("F15 another object") << object("a", 9) << int(Phase::Retrying);
        QTest::newRow("76 no access any more") << status(403, "Forbidden") << int(Phase::NoAccess);
        QTest::newRow("76 no such kind any more")
            << status(404, "NotFound") << int(Phase::NotServed);
        QTest::newRow("34 the login ended")
            << status(401, "Unauthorized") << int(Phase::LoginExpired);
    }
    void errorEvents()
    {
        QFETCH(QByteArray, object);
        QFETCH(int, phase);
        Setup setup;
        QVERIFY(setup.isWatching("a", 7));
        setup.transport.watch()->say(frame("ERROR", object));
        QCOMPARE(int(setup.phase()), phase);
        QVERIFY(setup.driver.state().error);
        QVERIFY(!setup.driver.state().error->text().isEmpty());
        QCOMPARE(setup.names(), u"a"_s);
    }

    // 91 Other columns in the middle of a watch: what is shown no longer fits them.
    void newColumnsListAgain()
    {
        const auto table = [](const QByteArray &columns, const QByteArray &cells) {
            return json(
                "{'kind':'Table','apiVersion':'meta.k8s.io/v1','metadata':{'resourceVersion':"
                "'9'},'columnDefinitions':"
                + columns + ",'rows':[{'cells':" + cells
                + ",'object':{'metadata':{'name':'a','namespace':'demo','uid':'u-a',"
                  "'resourceVersion':'9'}}}]}");
        };
        const QByteArray one = "[{'name':'Name','type':'string','priority':0}]";
        const QByteArray two = "[{'name':'Name','type':'string','priority':0},{'name':'Size',"
                               "'type':'integer','priority':0}]";
        Setup setup;
        setup.startPaged();
        setup.transport.answer(200, table(one, "['a']"));
        QTRY_COMPARE(setup.transport.watches(), 2);
        setup.transport.watch()->start();
        setup.transport.watch()->say(frame("MODIFIED", table(one, "['a']")));
        setup.transport.watch()->say(frame("MODIFIED", table("null", "['a']")));
        QTest::qWait(5);
        QCOMPARE(setup.transport.asked(), u"nobody"_s); // the same columns are no news
        setup.transport.watch()->say(frame("MODIFIED", table(two, "['a',3]")));
        QTRY_COMPARE(setup.transport.asked(), u"limit=500"_s);
        QCOMPARE(setup.names(), u"a"_s);
        setup.transport.answer(200, table(two, "['a',3]"));
        QTRY_COMPARE(setup.phase(), Phase::Live);
        QCOMPARE(setup.driver.ledger().columns().size(), 2);
        QCOMPARE(setup.driver.ledger().rows().first()->cells.text(1), u"3"_s);
    }

    // 78 Events of megabytes are read; one that does not end is an error of this watch alone.
    void largeEvents()
    {
        Setup setup;
        QVERIFY(setup.isWatching("a", 7));
        QByteArray large = object("large", 9);
        large.chop(1);
        large += ",\"data\":{\"k\":\"" + QByteArray(3 << 20, 'x') + "\"}}";
        const QByteArray line = frame("ADDED", large);
        for (qsizetype at = 0; at < line.size(); at += 100'000)
            setup.transport.watch()->say(line.mid(at, 100'000));
        QTRY_COMPARE_WITH_TIMEOUT(setup.names(), u"a large"_s, 20'000);
        const QByteArray block(1 << 20, 'x');
        for (int i = 0; i < 18 && setup.transport.watches() == 2; ++i) {
            if (setup.transport.watch())
                setup.transport.watch()->say(block);
            QTest::qWait(1);
        }
        QTRY_VERIFY_WITH_TIMEOUT(setup.driver.state().error.has_value(), 20'000);
        QCOMPARE(setup.driver.state().error->kind, Error::Kind::TooLarge);
        QCOMPARE(setup.names(), u"a large"_s);
    }

    // 83 The server cuts whom it cannot tell any more: all that came is read, then it goes on.
    void cutWhileHeldBack()
    {
        Setup setup;
        QVERIFY(setup.isWatching("a", 7));
        constexpr int many = 20'000;
        QByteArray lines;
        for (int i = 0; i < many; ++i)
            lines += frame("ADDED", object("n" + QByteArray::number(i), 100 + i));
        setup.transport.watch()->say(lines);
        QVERIFY(setup.transport.watch()->isPaused);
        setup.transport.watch()->end();
        QTRY_COMPARE_WITH_TIMEOUT(setup.transport.watches(), 3, 60'000);
        QCOMPARE(setup.driver.ledger().rows().size(), many + 1);
        QCOMPARE(setup.transport.watch()->request.query.queryItemValue(u"resourceVersion"_s),
            QString::number(100 + many - 1));
    }

    // F36 Wherever the network cuts, the rows are the same.
    void cutAnywhere()
    {
        const QByteArray lines = frame("ADDED", object("\xe5\x90\x8d", 8))
            + frame("MODIFIED", object("a", 9)) + frame("DELETED", object("b", 10)) + bookmark(11);
        for (qsizetype at = 0; at <= lines.size(); ++at) {
            Setup setup;
            QVERIFY(setup.isWatching("a b", 7));
            setup.transport.watch()->say(lines.first(at));
            setup.transport.watch()->say(lines.sliced(at));
            QCOMPARE(setup.names(), u"a \u540d"_s);
            QCOMPARE(setup.driver.ignoredEvents(), 0);
        }
    }

    // F42 A server restored from a backup counts from further back: its rows replace ours.
    void versionsRunBackwards()
    {
        Setup setup;
        QVERIFY(setup.isWatching("a b", 5000));
        setup.transport.watch()->say(frame("ERROR", status(410, "Expired")));
        QTRY_VERIFY(setup.transport.asked().contains("resourceVersion=5000"_L1));
        setup.transport.answer(504,
            json("{'kind':'Status','status':'Failure','reason':'Timeout','code':504,'details':{"
                 "'causes':[{'reason':'ResourceVersionTooLarge','message':'Too large'}],"
                 "'retryAfterSeconds':1}}"));
        QTRY_COMPARE(setup.transport.asked(), u"limit=500"_s);
        QCOMPARE(setup.names(), u"a b"_s);
        setup.transport.answer(200, page("a c", 40));
        QTRY_COMPARE(setup.names(), u"a c"_s);
        QTRY_COMPARE(setup.transport.watches(), 3);
        QCOMPARE(
            setup.transport.watch()->request.query.queryItemValue(u"resourceVersion"_s), u"40"_s);
        for (const RowRef &row : setup.driver.ledger().rows())
            QCOMPARE(row->version(), "40");
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
