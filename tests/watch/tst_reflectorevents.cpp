// SPDX-License-Identifier: Apache-2.0
#include "driversetup.h"

#include <QSignalSpy>

#include <algorithm>

using namespace models;
using namespace Qt::StringLiterals;
using Phase = WatchState::Phase;

/// What a watch says, whole or not, in order or not, and what rows become of it.
class TestReflectorEvents final : public QObject
{
    Q_OBJECT
private slots:
    void resumesBehindTheLastBookmark()
    {
        DriverSetup setup;
        QVERIFY(setup.isWatching("a", 7));
        setup.transport.watch()->say(frame("MODIFIED", object("a", 8)) + bookmark(20));
        setup.transport.watch()->end();
        QTRY_COMPARE(setup.transport.watches(), 3);
        QVERIFY(setup.transport.watched().contains("resourceVersion=20"_L1));
        QCOMPARE(setup.names(), u"a"_s);
    }

    void eventWithoutANewlineCounts()
    {
        DriverSetup setup;
        QVERIFY(setup.isWatching("a", 7));
        setup.transport.watch()->say(frame("ADDED", object("b", 8)).chopped(1));
        QCOMPARE(setup.names(), u"a"_s);
        setup.transport.watch()->end();
        QTRY_COMPARE(setup.names(), u"a b"_s);
    }

    void goneInsideTheWatchListsAnew()
    {
        DriverSetup setup;
        QVERIFY(setup.isWatching("a b", 7));
        setup.transport.watch()->say(
            frame("ADDED", object("c", 8)) + frame("ERROR", status(410, "Expired")));
        QTRY_VERIFY(setup.transport.asked().contains("resourceVersionMatch=NotOlderThan"_L1));
        QCOMPARE(setup.names(), u"a b c"_s);
        setup.transport.answer(200, page("b c", 30));
        QTRY_COMPARE(setup.names(), u"b c"_s);
    }

    void oldNewsIsNoNews()
    {
        DriverSetup setup;
        QVERIFY(setup.isWatching("a", 7));
        setup.transport.watch()->say(frame("MODIFIED", object("a", 5)));
        QCOMPARE(setup.driver.ledger().rows().first()->version(), "7");
        setup.transport.watch()->say("no JSON\n" + frame("MODIFIED", object("a", 10)));
        QCOMPARE(setup.driver.ledger().rows().first()->version(), "10");
        QCOMPARE(setup.driver.ignoredEvents(), 1);
    }

    void floodIsHeldBackAndAllRead()
    {
        DriverSetup setup;
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
        DriverSetup setup;
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
        DriverSetup setup;
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
        DriverSetup setup;
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
        DriverSetup setup;
        QVERIFY(setup.isWatching("a", 7));
        setup.transport.watch()->say(frame("ERROR", object));
        QCOMPARE(int(setup.phase()), phase);
        QVERIFY(setup.driver.state().error);
        QVERIFY(!setup.driver.state().error->text().isEmpty());
        QCOMPARE(setup.names(), u"a"_s);
    }

    // 78 Events of megabytes are read; one that does not end is an error of this watch alone.
    void largeEvents()
    {
        DriverSetup setup;
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
        DriverSetup setup;
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
            DriverSetup setup;
            QVERIFY(setup.isWatching("a b", 7));
            setup.transport.watch()->say(lines.first(at));
            setup.transport.watch()->say(lines.sliced(at));
            QCOMPARE(setup.names(), u"a \u540d"_s);
            QCOMPARE(setup.driver.ignoredEvents(), 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestReflectorEvents)
#include "tst_reflectorevents.moc"
