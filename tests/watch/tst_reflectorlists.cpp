// SPDX-License-Identifier: Apache-2.0
#include "driversetup.h"

#include <QSignalSpy>

#include <algorithm>

using namespace models;
using namespace Qt::StringLiterals;
using Phase = WatchState::Phase;
using namespace std::chrono_literals;

/// Lists: what is asked for, in which order, and what becomes of a list that was refused or grew
/// too old.
class TestReflectorLists final : public QObject
{
    Q_OBJECT
private slots:
    void pagesComeOneAfterAnother()
    {
        DriverSetup setup;
        setup.startPaged();
        QCOMPARE(setup.transport.asked(), u"limit=500"_s);
        QCOMPARE(setup.phase(), Phase::Loading);
        // 58, 61 however long it takes, as long as bytes come; tables first
        const Request &request = setup.transport.request();
        QCOMPARE(request.timeout.count(), 0);
        QCOMPARE(request.stall, 30'000ms / int(DriverSetup::speed));
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
            DriverSetup setup;
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
        ReflectorDriver driver(transport, scope, DriverSetup::speed);
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
        DriverSetup setup;
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
        DriverSetup setup;
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
        DriverSetup setup;
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

    void refusedStreamsAreRemembered()
    {
        DriverSetup setup;
        setup.startPaged();
        ReflectorDriver second(setup.transport, pods(), DriverSetup::speed);
        second.start();
        QCOMPARE(setup.transport.watches(), 1); // asked once a session, not once a view
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
        DriverSetup setup;
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

    // F42 A server restored from a backup counts from further back: its rows replace ours.
    void versionsRunBackwards()
    {
        DriverSetup setup;
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
        DriverSetup setup;
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
};

QTEST_GUILESS_MAIN(TestReflectorLists)
#include "tst_reflectorlists.moc"
