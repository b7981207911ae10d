// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/scene.h"

#include <QThread>

#include <zlib.h>

using namespace Qt::StringLiterals;
using namespace models;
using Ask = FaultProxy::Ask;
using How = Fault::How;
using Phase = WatchState::Phase;

/// What a watch says instead of the events that it should say.
class TestEventFaults final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        m_nameSpace = m_server.makeNamespace(u"faults"_s);
    }

    void rows_data()
    {
        QTest::addColumn<Scene>("scene");
        goneAndErrors();
        strangeEvents();
        floods();
        packed();
    }

    void rows()
    {
        QFETCH(Scene, scene);
        QCOMPARE(play(m_server, m_nameSpace, scene), QString());
    }

private:
    static void goneAndErrors()
    {
        addRow("F12 410 instead of a watch",
            {.during = nextWatch(fault::refuse(410, "Expired")), .calm = 10});
        addRow("F13 410 inside the watch: expired",
            {.during = nextWatch(fault::watchOf(fault::errorLine(410, "Expired"))), .calm = 10});
        addRow("F13 410 inside the watch: gone",
            {.during = nextWatch(fault::watchOf(fault::errorLine(410, "Gone"))), .calm = 10});
        addRow("F13 410 after each list",
            {.during = nextWatch(fault::watchOf(fault::errorLine(410, "Expired")), 5),
                .isPaged = true,
                .calm = 30});
        addRow("F15 error 500 inside the watch",
            {.during = nextWatch(fault::watchOf(fault::errorLine(500, "InternalError")), 6),
                .said = {Phase::Retrying},
                .text = u"The server failed with HTTP 500"_s});
        addRow("F15 error 429 inside the watch",
            {.during = nextWatch(fault::watchOf(fault::errorLine(429, "TooManyRequests")), 3),
                .said = {Phase::Retrying},
                .text = u"The server is busy"_s,
                .after = wasNotListedAgain});
        addRow("F15 an error with a code that nobody knows",
            {.during = nextWatch(fault::watchOf(fault::errorLine(799, "Strange")), 2),
                .said = {Phase::Retrying}});
        addRow("F15 an error that is no Status",
            {.during = nextWatch(fault::watchOf("{\"type\":\"ERROR\",\"object\":\"no\"}\n"), 2),
                .said = {Phase::Retrying}});
        addRow("F15 lines that are no events",
            {.during = nextWatch(fault::watchOf("garbage\n{}\n[1]\n{\"type\":\"ADDED\"}\n"
                                                "{\"type\":\"ADDED\",\"object\":{}}\n"
                                                "{\"type\":\"NEW\",\"object\":{}}\n")),
                .after = [](const Stage &stage) {
                    return stage.driver.ignoredEvents() == 6 ? QString()
                                                             : u"counted another number"_s;
                }});
        addRow("F17 a login page instead of a watch",
            {.during = nextWatch(fault::reply(200, "<html>sign in</html>", "text/html"), 2),
                .said = {Phase::Retrying},
                .text = u"did not come from a Kubernetes API server (HTTP 200, type text/html)"_s,
                .after = wasNotListedAgain});
        addRow("F7 watches that end as soon as they are open",
            {.during = nextWatch(fault::watchOf({}), 5),
                .said = {Phase::Retrying},
                .text = u"ends each connection as soon as it is open"_s,
                .calm = 10});
        addRow("F7 the same answer out of a cache, again and again",
            {.during = nextWatch({.instead =
                                         [](const Exchange &exchange) {
                                             const qsizetype at
                                                 = exchange.target.indexOf("resourceVersion=") + 16;
                                             exchange.beginChunks();
                                             exchange.chunk(fault::bookmarkLine(
                                                 exchange.target.sliced(at).split('&').first()));
                                             exchange.endChunks();
                                         }},
                 6),
                .said = {Phase::Retrying},
                .calm = 10});
    }

    static void strangeEvents()
    {
        addRow("F37 each event comes twice",
            {.before = meets(Ask::Follow, fault::rewrite([](const QByteArray &line) {
                return QByteArrayList {line, line};
            }))});
        addRow("F37 an older event after each newer one",
            {.before = meets(Ask::Follow, lineAndOneBefore()),
                .during = strike({.afterLines = 9})});
        addRow("F37 changed before it was made",
            {.before = meets(Ask::Follow, fault::rewrite([](QByteArray line) {
                return QByteArrayList {line.replace("\"ADDED\"", "\"MODIFIED\"")};
            }))});
        addRow("F38 no bookmark ever",
            {.before = meets(Ask::Follow, fault::rewrite([](const QByteArray &line) {
                 const bool isNone
                     = line.contains("\"BOOKMARK\"") && !line.contains("initial-events-end");
                 return isNone ? QByteArrayList() : QByteArrayList {line};
             })),
                .during = strike({.afterLines = 3}),
                .after = wasNotListedAgain});
        addRow("F38 a bookmark of an earlier version",
            {.before = meets(Ask::Follow, fault::rewrite([](const QByteArray &line) {
                 return QByteArrayList {line, fault::bookmarkLine("1")};
             })),
                .during = strike({.lines =
                                      [](const QByteArray &line) {
                                          return QByteArrayList {line, fault::bookmarkLine("1")};
                                      },
                    .afterLines = 6}),
                .after = [](const Stage &stage) {
                    return (stage.proxy.last(Ask::Watch) + '&').contains("resourceVersion=1&")
                        ? u"went back to it"_s
                        : QString();
                }});
        addRow("F38 a bookmark of another kind",
            {.during = strike({.lines
                 =
                     [](const QByteArray &line) {
                         return QByteArrayList {line,
                             R"({"type":"BOOKMARK","object":{"kind":"Secret","apiVersion":"v1",)"
                             R"("metadata":{"resourceVersion":"999999999"}}})"
                             "\n"};
                     },
                 .afterLines = 6}),
                .after = [](const Stage &stage) {
                    return stage.proxy.last(Ask::Watch).contains("999999999")
                        ? u"believed it"_s
                        : wasNotListedAgain(stage);
                }});
    }

    static Fault lineAndOneBefore()
    {
        return fault::rewrite([before = std::make_shared<QByteArray>()](const QByteArray &line) {
            QByteArrayList lines {line};
            const bool isSame = !line.contains("\"DELETED\"") && !before->contains("\"DELETED\"");
            if (!before->isEmpty() && isSame && !line.contains("\"BOOKMARK\""))
                lines.append(*before);
            *before = line;
            return lines;
        });
    }

    // Spaces are JSON, too.
    static Fault swollen(qsizetype size, int times)
    {
        return fault::rewrite([=, left = std::make_shared<int>(times)](const QByteArray &line) {
            if (!line.contains("\"MODIFIED\"") || (*left)-- <= 0)
                return QByteArrayList {line};
            return QByteArrayList {'{' + QByteArray(size, ' ') + line.sliced(1)};
        });
    }

    static void floods()
    {
        constexpr qsizetype mebibyte = 1024 * 1024;
        const auto changing = [](Fault fault) {
            return [=](const Stage &stage) {
                stage.proxy.strike(fault);
                stage.author.change(3);
            };
        };
        addRow("F35 an event of three MiB",
            {.during = changing(swollen(3 * mebibyte, 1)), .after = wasNotListedAgain});
        addRow("F35 an event of twenty MiB",
            {.during = changing(swollen(20 * mebibyte, 1)),
                .said = {Phase::Retrying},
                .text = u"an event larger than 16 MiB"_s});
        addRow("F36 pages in pieces of eleven bytes",
            {.before = meets(Ask::Any, fault::trickle(1), 2),
                .isPaged = true,
                .calm = 12,
                .speed = 5});
        addRow("F36 a watch that is cut at each byte",
            {.during = nextWatch(fault::trickle(1)), .after = wasNotListedAgain});
        addRow("F41 a client that is stuck while everything changes",
            {.during =
                    [](const Stage &stage) {
                        stage.proxy.strike(fault::rewrite([](const QByteArray &line) {
                            return line.contains("BOOKMARK") ? QByteArrayList {line}
                                                             : QByteArrayList(300, line);
                        }));
                        QObject::connect(&stage.driver, &ReflectorDriver::batch, &stage.record,
                            [] { QThread::msleep(40); });
                    },
                .speed = 1,
                .after = wasNotListedAgain});
    }

    static QByteArray gzip(const QByteArray &plain)
    {
        z_stream stream {};
        deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 9, Z_DEFAULT_STRATEGY);
        QByteArray packed(qsizetype(deflateBound(&stream, uLong(plain.size()))), Qt::Uninitialized);
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.constData()));
        stream.avail_in = uInt(plain.size());
        stream.next_out = reinterpret_cast<Bytef *>(packed.data());
        stream.avail_out = uInt(packed.size());
        deflate(&stream, Z_FINISH);
        packed.truncate(qsizetype(stream.total_out));
        deflateEnd(&stream);
        return packed;
    }

    static Fault packedWatch(const QByteArray &packed)
    {
        return {.instead = [packed](const Exchange &exchange) {
            exchange.beginChunks("Content-Encoding: gzip\r\n");
            exchange.chunk(packed);
            exchange.endChunks();
        }};
    }

    static void packed()
    {
        const QByteArray whole = gzip(fault::bookmarkLine("1"));
        QByteArray wrong = whole;
        wrong[wrong.size() - 6] = char(wrong[wrong.size() - 6] + 1); // in the CRC
        const QString text = u"cannot be unpacked"_s;
        const auto said = QList {Phase::Retrying};
        addRow("F34 packed, and cut short",
            {.during = nextWatch(packedWatch(whole.chopped(9))), .said = {Phase::Offline}});
        addRow("F34 packed, with a wrong checksum",
            {.during = nextWatch(packedWatch(wrong)), .said = said, .text = text});
        addRow("F34 packed, the second member broken",
            {.during = nextWatch(packedWatch(whole + "broken")), .said = said, .text = text});
        addRow("F34 a gigabyte of zeros, packed",
            {.during = nextWatch(packedWatch(gzip(QByteArray(128 * 1024 * 1024, '\0')))),
                .said = said});
        addRow("F34 whole answers, packed",
            {.before =
                    [](FaultProxy &proxy) {
                        proxy.next(Ask::Any, {.isPacked = true}, FaultProxy::Always);
                    },
                .during = [](const Stage &stage) { stage.endWatch(); }});
    }

    TestServer m_server;
    QString m_nameSpace;
};

QTEST_GUILESS_MAIN(TestEventFaults)
#include "tst_eventfaults.moc"
