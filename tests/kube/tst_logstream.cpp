// SPDX-License-Identifier: Apache-2.0
#include "models/kube/curltransport.h"
#include "models/kube/logstream.h"
#include "tests/kube/scriptedserver.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray stamp(int seconds, int nanoseconds)
{
    return "2026-11-24T10:00:" + QByteArray::number(seconds).rightJustified(2, '0') + '.'
        + QByteArray::number(nanoseconds).rightJustified(9, '0') + 'Z';
}

struct Shown
{
    explicit Shown(LogStream &stream)
    {
        QObject::connect(&stream, &LogStream::lines, &stream, [this](const LogLines &some) {
            for (qsizetype i = 0; i < some.size(); ++i)
                texts.append(some[i].text.toByteArray());
        });
        QObject::connect(&stream, &LogStream::gap, &stream, [this](qint64, qint64) { ++gaps; });
    }
    QByteArrayList texts;
    int gaps = 0;
};

} // namespace

class LogStreamTest : public QObject
{
    Q_OBJECT
private slots:
    void parsing_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<qint64>("time");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nanoseconds") << QByteArray("2026-11-24T10:00:01.000000007Z a b")
                                     << qint64(1795514401000000007) << QByteArray("a b");
        QTest::newRow("no fraction") << QByteArray("2026-11-24T10:00:01Z a")
                                     << qint64(1795514401000000000) << QByteArray("a");
        QTest::newRow("zone") << QByteArray("2026-11-24T18:00:01.5+08:00 a")
                              << qint64(1795514401500000000) << QByteArray("a");
        QTest::newRow("empty text")
            << QByteArray("2026-11-24T10:00:01Z ") << qint64(1795514401000000000) << QByteArray();
        QTest::newRow("none") << QByteArray("hello world") << qint64(0)
                              << QByteArray("hello world");
        QTest::newRow("blank line") << QByteArray() << qint64(0) << QByteArray();
        QTest::newRow("looks like one") << QByteArray("2026-99-99T10:00:01Z a") << qint64(0)
                                        << QByteArray("2026-99-99T10:00:01Z a");
        QTest::newRow("bytes") << QByteArray("2026-11-24T10:00:01Z \xff\0\r", 24)
                               << qint64(1795514401000000000) << QByteArray("\xff\0\r", 3);
    }
    void parsing()
    {
        QFETCH(QByteArray, line);
        StampReader stamps;
        for (const QByteArray &before :
            {QByteArray(), line, QByteArray("2026-01-05T08:00:59Z x")}) {
            (void)parseLogLine(before, stamps); // of another minute, or of the same
            const LogLine parsed = parseLogLine(line, stamps);
            QTEST(parsed.time, "time");
            QTEST(parsed.text.toByteArray(), "text");
        }
    }

    void whole()
    {
        const QByteArray longLine(1 << 20, 'x');
        ScriptedServer server([&longLine](const Exchange &exchange) {
            const QByteArray text = stamp(1, 1) + " one\n" + stamp(1, 2) + " tw\xc3\xb6\n"
                + stamp(2, 0) + ' ' + longLine + '\n' + stamp(3, 0) + " last";
            exchange.beginChunks();
            for (qsizetype i = 0; i < text.size(); i += i < 200 ? 7 : 50'000)
                exchange.chunk(text.mid(i, i < 200 ? 7 : 50'000));
            exchange.endChunks();
        });
        CurlTransport transport({.server = server.url()});
        LogStream log(
            transport, {.nameSpace = u"ns"_s, .pod = u"p"_s, .container = u"c"_s, .tailLines = 10});
        Shown shown(log);
        log.start();
        QTRY_COMPARE(log.state(), LogStream::State::Ended);
        QCOMPARE(shown.texts, (QByteArrayList {"one", "tw\xc3\xb6", longLine, "last"}));
        QCOMPARE(server.seen().first().target,
            "/api/v1/namespaces/ns/pods/p/log?timestamps=true&container=c&tailLines=10");
    }

    // 124 What can be asked for, and that stamps always are.
    void asks_data()
    {
        QTest::addColumn<LogOptions>("options");
        QTest::addColumn<QByteArray>("query");
        const LogOptions plain {.nameSpace = u"ns"_s, .pod = u"p"_s};
        const auto row = [&plain](const char *name, auto change, const QByteArray &query) {
            LogOptions options = plain;
            change(options);
            QTest::newRow(name) << options << query;
        };
        row("124 nothing", [](LogOptions &) { }, "");
        row("124 follow", [](LogOptions &o) { o.follow = true; }, "&follow=true");
        row("124 the run before", [](LogOptions &o) { o.previous = true; }, "&previous=true");
        row("124 a container", [](LogOptions &o) { o.container = u"c"_s; }, "&container=c");
        row("124 some lines", [](LogOptions &o) { o.tailLines = 0; }, "&tailLines=0");
        row("124 some bytes", [](LogOptions &o) { o.limitBytes = 40; }, "&limitBytes=40");
        row("124 some time", [](LogOptions &o) { o.since = 90s; }, "&sinceSeconds=90");
        row(
            "124 since then",
            [](LogOptions &o) {
                o.sinceTime = QDateTime(
                    QDate(2026, 5, 1), QTime(8, 0), QTimeZone::fromSecondsAheadOfUtc(3600));
            },
            "&sinceTime=2026-05-01T07:00:00Z");
    }
    void asks()
    {
        QFETCH(LogOptions, options);
        QFETCH(QByteArray, query);
        ScriptedServer server([](const Exchange &exchange) { exchange.answer(200, {}); });
        CurlTransport transport({.server = server.url()});
        LogStream log(transport, options);
        log.start();
        QTRY_VERIFY(!server.seen().isEmpty());
        QCOMPARE(QByteArray::fromPercentEncoding(server.seen().first().target),
            "/api/v1/namespaces/ns/pods/p/log?timestamps=true" + query);
    }

    // 126 A follow that a rotation froze: nothing comes for a while, so it is opened anew.
    void frozenFollow()
    {
        ScriptedServer server([](const Exchange &exchange) {
            exchange.beginChunks();
            exchange.chunk(stamp(1, 0) + " a\n");
            if (exchange.target.contains("sinceTime"))
                exchange.chunk(stamp(1, 5) + " b\n");
        });
        CurlTransport transport({.server = server.url()});
        LogStream log(
            transport, {.nameSpace = u"ns"_s, .pod = u"p"_s, .follow = true}, nullptr, 600);
        Shown shown(log);
        log.start();
        QTRY_COMPARE(shown.texts, (QByteArrayList {"a", "b"}));
        QVERIFY(server.seen().size() >= 2);
        QCOMPARE(shown.gaps, 0);
    }

    void failures()
    {
        ScriptedServer server([](const Exchange &exchange) {
            exchange.answer(
                404, R"({"kind":"Status","status":"Failure","reason":"NotFound","code":404})");
        });
        CurlTransport transport({.server = server.url()});
        LogStream log(transport, {.nameSpace = u"ns"_s, .pod = u"p"_s, .follow = true});
        log.start();
        QTRY_COMPARE(log.state(), LogStream::State::Failed);
        QCOMPARE(log.error()->kind, Error::Kind::NotFound);
    }

    // The connection breaks in the middle of a second in which lines share a stamp: nothing is lost
    // and nothing comes twice.
    void resumes()
    {
        const QByteArray head = stamp(1, 0) + " a\n" + stamp(2, 5) + " b\n" + stamp(2, 5) + " c\n";
        const QByteArray tail = stamp(2, 5) + " d\n" + stamp(2, 6) + " e\n" + stamp(3, 0) + " f\n";
        ScriptedServer server([&](const Exchange &exchange) {
            exchange.beginChunks();
            if (exchange.target.contains("sinceTime=2026-11-24T10%3A00%3A02Z")
                || exchange.target.contains("sinceTime=2026-11-24T10:00:02Z")) {
                exchange.chunk(stamp(2, 5) + " b\n" + stamp(2, 5) + " c\n" + tail);
                exchange.endChunks();
            } else if (exchange.target.contains("sinceTime")) {
                exchange.chunk(stamp(3, 0) + " f\n");
                exchange.endChunks();
            } else {
                exchange.chunk(head + stamp(2, 5) + " d"); // cut inside a line
                exchange.close();
            }
        });
        CurlTransport transport({.server = server.url()});
        LogStream log(transport, {.nameSpace = u"ns"_s, .pod = u"p"_s, .follow = true});
        Shown shown(log);
        log.start();
        QTRY_COMPARE_WITH_TIMEOUT(log.state(), LogStream::State::Ended, 10'000);
        QCOMPARE(shown.texts, (QByteArrayList {"a", "b", "c", "d", "e", "f"}));
        QCOMPARE(shown.gaps, 0);
        QCOMPARE(server.seen().size(), 3);
    }

    void rotatedAway()
    {
        ScriptedServer server([](const Exchange &exchange) {
            exchange.beginChunks();
            if (!exchange.target.contains("sinceTime")) {
                exchange.chunk(stamp(1, 0) + " a\n");
                exchange.close();
            } else {
                exchange.chunk(stamp(9, 0) + " z\n");
                exchange.endChunks();
            }
        });
        CurlTransport transport({.server = server.url()});
        LogStream log(transport, {.nameSpace = u"ns"_s, .pod = u"p"_s, .follow = true});
        Shown shown(log);
        log.start();
        QTRY_COMPARE_WITH_TIMEOUT(shown.texts, (QByteArrayList {"a", "z"}), 10'000);
        QCOMPARE(shown.gaps, 1);
    }

    void waitsForTheContainer()
    {
        int asked = 0;
        ScriptedServer server([&asked](const Exchange &exchange) {
            if (++asked == 1)
                exchange.answer(400,
                    R"({"kind":"Status","status":"Failure","reason":"BadRequest","code":400,"message":"container c in pod p is waiting to start: ContainerCreating"})");
            else
                exchange.answer(200, stamp(1, 0) + " a\n");
        });
        CurlTransport transport({.server = server.url()});
        LogStream log(transport, {.nameSpace = u"ns"_s, .pod = u"p"_s, .follow = true});
        Shown shown(log);
        log.start();
        QTRY_COMPARE(log.state(), LogStream::State::Reconnecting);
        QTRY_COMPARE(shown.texts, QByteArrayList {"a"});
    }

    void finishFollowing()
    {
        ScriptedServer server([](const Exchange &exchange) {
            exchange.beginChunks();
            if (exchange.target.contains("follow")) {
                exchange.chunk(stamp(1, 0) + " a\n");
            } else {
                exchange.chunk(stamp(1, 0) + " a\n" + stamp(1, 1) + " b\n");
                exchange.endChunks();
            }
        });
        CurlTransport transport({.server = server.url()});
        LogStream log(transport, {.nameSpace = u"ns"_s, .pod = u"p"_s, .follow = true});
        Shown shown(log);
        log.start();
        QTRY_COMPARE(shown.texts, QByteArrayList {"a"});
        log.finishFollowing();
        QTRY_COMPARE(log.state(), LogStream::State::Ended);
        QCOMPARE(shown.texts, (QByteArrayList {"a", "b"}));
    }

    void receiverDies()
    {
        ScriptedServer server(
            [](const Exchange &exchange) { exchange.answer(200, stamp(1, 0) + " a\nb\n"); });
        CurlTransport transport({.server = server.url()});
        auto log = std::make_unique<LogStream>(
            transport, LogOptions {.nameSpace = u"ns"_s, .pod = u"p"_s});
        connect(log.get(), &LogStream::lines, this, [&log] { log.reset(); });
        log->start();
        QTRY_VERIFY(!log);
    }
};

QTEST_GUILESS_MAIN(LogStreamTest)
#include "tst_logstream.moc"
