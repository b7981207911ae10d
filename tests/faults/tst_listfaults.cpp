// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/scene.h"

using namespace Qt::StringLiterals;
using namespace models;
using Ask = FaultProxy::Ask;
using How = Fault::How;
using Phase = WatchState::Phase;

/// Lists that fail, stop, come slowly, or are refused.
class TestListFaults final : public QObject
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
        failing();
        busy();
        streaming();
    }

    void rows()
    {
        QFETCH(Scene, scene);
        QCOMPARE(play(m_server, m_nameSpace, scene), QString());
    }

private:
    static void failing()
    {
        addRow("F4 reset in the middle of the second page",
            {.before =
                    [](FaultProxy &proxy) {
                        proxy.next(Ask::List, {});
                        proxy.next(Ask::List, fault::cut(900));
                    },
                .said = {Phase::Offline},
                .isPaged = true,
                .calm = 12,
                .after =
                    [](const Stage &stage) {
                        const QByteArray cut = stage.proxy.seen().at(2).target;
                        return cut.contains("continue=") && stage.proxy.seen().at(3).target == cut
                            ? QString()
                            : u"the list began anew"_s;
                    }});
        addRow("F5 the body of a list stops coming",
            {.before = meets(Ask::List, fault::cut(700, How::Stall)),
                .said = {Phase::Offline},
                .text = u"did not answer in time"_s,
                .isPaged = true,
                .calm = 12});
        addRow("F6 a list that trickles",
            {.before = meets(Ask::List, fault::trickle(30), 3),
                .isPaged = true,
                .calm = 12,
                .after = [](const Stage &stage) {
                    return stage.record.hasSeen(Phase::Offline) ? u"was given up"_s : QString();
                }});
        addRow("F17 HTML of a proxy that finds nobody",
            {.before
                = meets(Ask::List, fault::reply(503, "<html>no backend</html>", "text/html"), 2),
                .said = {Phase::Retrying},
                .text = u"did not come from a Kubernetes API server (HTTP 503, type text/html)"_s,
                .isPaged = true,
                .calm = 12});
        addRow("F17 HTML of a proxy that waits for nobody",
            {.during = nextWatch(fault::reply(504, "<html>timeout</html>", "text/html"), 2),
                .said = {Phase::Retrying},
                .text = u"<html>timeout</html>"_s});
        addRow("F32 the webhook that converts a kind is down",
            {.before = meets(Ask::List,
                 fault::reply(500,
                     R"({"kind":"Status","status":"Failure","code":500,"message":"conversion webhook for x failed: connection refused"})"),
                 2),
                .said = {Phase::Retrying},
                .text = u"conversion webhook for x failed: connection refused"_s,
                .isPaged = true,
                .calm = 12});
        addRow("F40 an old page token, with a new one",
            {.before = meets(Ask::More, sameToken()), .isPaged = true, .calm = 12});
        addRow("F40 an old page token, without a new one",
            {.before = meets(Ask::More, fault::refuse(410, "Expired")),
                .isPaged = true,
                .calm = 14});
        addRow("F40 each page token is old",
            {.before = meets(Ask::More, sameToken(), FaultProxy::Always),
                .isPaged = true,
                .calm = 12});
    }

    // 410, with the token that was asked for as the new one: it is good in truth.
    static Fault sameToken()
    {
        return {.instead = [](const Exchange &exchange) {
            const QByteArray token
                = exchange.target.sliced(exchange.target.indexOf("continue=") + 9)
                      .split('&')
                      .first();
            exchange.answer(410,
                fault::status(410, "Expired",
                    R"({"continue":")" + QByteArray::fromPercentEncoding(token) + R"("})"));
        }};
    }

    static void busy()
    {
        const auto waits = [](qint64 seconds, Ask ask) {
            return [=](const Stage &stage) {
                const auto least = qint64(double(seconds) * 1000 / busySpeed);
                return stage.record.pause(ask) >= least ? QString() : u"came back too early"_s;
            };
        };
        const auto refusal = [](const QByteArray &after) {
            return meets(Ask::Stream,
                fault::refuse(429, "TooManyRequests",
                    after.isEmpty() ? QByteArray() : "Retry-After: " + after + "\r\n"));
        };
        const auto said = QList {Phase::Retrying};
        addRow("F16 too busy, for five seconds",
            {.before = refusal("5"),
                .said = said,
                .speed = busySpeed,
                .after = waits(5, Ask::Stream)});
        addRow("F16 too busy, without a time",
            {.before = refusal({}),
                .said = said,
                .speed = busySpeed,
                .after = waits(0, Ask::Stream)});
        addRow("F16 too busy, until a date",
            {.before = meets(Ask::Stream,
                 {.instead =
                         [](const Exchange &exchange) {
                             const QString date = QLocale::c().toString(
                                 QDateTime::currentDateTimeUtc().addSecs(120),
                                 u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
                             exchange.answer(429, "busy", "text/plain",
                                 "Retry-After: " + date.toLatin1() + "\r\n");
                         }}),
                .said = said,
                .speed = busySpeed,
                .after = waits(60, Ask::Stream)});
        addRow("F16 too busy, for thirty years",
            {.before = refusal("1000000000"),
                .said = said,
                .speed = busySpeed,
                .after = waits(300, Ask::Stream)});
        addRow("F16 too busy, for longer than numbers go",
            {.before = refusal("99999999999999"),
                .said = said,
                .speed = busySpeed,
                .after = waits(300, Ask::Stream)});
    }

    static void streaming()
    {
        addRow("F14 the list after a 410 is a 410, too",
            {.during =
                    [](const Stage &stage) {
                        stage.proxy.next(Ask::Watch, fault::refuse(410, "Expired"));
                        stage.proxy.next(Ask::List, fault::refuse(410, "Expired"));
                        stage.endWatch();
                    },
                .isPaged = true,
                .calm = 16,
                .after =
                    [](const Stage &stage) {
                        return stage.proxy.last(Ask::List).contains("resourceVersion=")
                            ? u"still asks for a version"_s
                            : QString();
                    }});
        addRow("F14 the version is one that the server has not reached",
            {.during =
                    [](const Stage &stage) {
                        stage.proxy.next(Ask::Watch, fault::refuse(410, "Gone"));
                        stage.proxy.next(Ask::List,
                            fault::reply(504,
                                R"({"kind":"Status","status":"Failure","code":504,"reason":"Timeout","message":"Too large resource version: 9, current: 8","details":{"causes":[{"reason":"ResourceVersionTooLarge"}],"retryAfterSeconds":1}})"));
                        stage.endWatch();
                    },
                .isPaged = true,
                .calm = 16,
                .after =
                    [](const Stage &stage) {
                        return stage.proxy.last(Ask::List).contains("resourceVersion=")
                            ? u"still asks for a version"_s
                            : QString();
                    }});
        addRow("F39 a streaming list cut before its end",
            {.before = meets(Ask::Stream, fault::cutLine(3, 0)),
                .said = {Phase::Offline},
                .after = [](const Stage &stage) {
                    return stage.proxy.count(Ask::List) == 0 ? QString() : u"gave up at once"_s;
                }});
        addRow("F39 a streaming list that is always cut",
            {.before = meets(Ask::Stream, fault::cutLine(3, 0), FaultProxy::Always), .calm = 12});
        addRow("F39 a streaming list without an end",
            {.before = meets(Ask::Stream, fault::rewrite([](const QByteArray &line) {
                 return line.contains("initial-events-end") ? QByteArrayList()
                                                            : QByteArrayList {line};
             })),
                .calm = 12,
                .speed = 50});
        addRow("F39 an end mark that does not say so",
            {.before = meets(Ask::Stream, fault::rewrite([](QByteArray line) {
                 return QByteArrayList {line.replace(
                     R"("k8s.io/initial-events-end":"true")", R"("k8s.io/initial-events-end":"")")};
             })),
                .calm = 12,
                .speed = 50});
    }

    static constexpr double busySpeed = 200;
    TestServer m_server;
    QString m_nameSpace;
};

QTEST_GUILESS_MAIN(TestListFaults)
#include "tst_listfaults.moc"
