// SPDX-License-Identifier: Apache-2.0
#include "models/kube/logstream.h"
#include "models/kube/podstream.h"
#include "tests/kube/transportfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;
using namespace transportfixture;

namespace {

const QByteArray forbidden
    = R"({"kind":"Status","status":"Failure","reason":"Forbidden","message":"no","code":403})";
const QByteArray missing
    = R"({"kind":"Status","status":"Failure","reason":"NotFound","message":"no container","code":404})";

QByteArray agree(const Exchange &exchange, const QByteArray &protocol = "v5.channel.k8s.io")
{
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Accept: "
        + webSocketAccept(exchange.header("Sec-WebSocket-Key"))
        + "\r\nSec-WebSocket-Protocol: " + protocol + "\r\n\r\n";
}

QByteArray frame(const QByteArray &channelAndBytes)
{
    return webSocketFrame(WebSocketEnd::Server, WebSocketMessage::Kind::Binary, channelAndBytes);
}

/// A program in a container, as it is seen over one connection.
struct Program
{
    Program(Transport &transport, std::chrono::milliseconds beat = 5s)
        : stream(transport, {.nameSpace = u"a"_s, .pod = u"b"_s, .command = {u"sh"_s}})
    {
        QObject::connect(&stream, &PodStream::output, &stream,
            [this](const QByteArray &bytes) { output += bytes; });
        QObject::connect(&stream, &PodStream::ended, &stream, [this] { ++ends; });
        stream.setBeat(beat);
        stream.start();
    }
    PodStream stream;
    QByteArray output;
    int ends = 0;
};

/// What a container has written, and a server that tells it with faults: one more connection sees
/// one more part of it.
struct Container
{
    using Line = std::pair<QByteArray, QByteArray>; ///< stamp, text
    struct Part
    {
        int lines = 0; ///< that have been written by now
        int lost = 0; ///< of them, rotated away
        qsizetype cutOff = 0; ///< bytes at the end that do not arrive; 0: all do, and it ends well
    };
    QList<Line> lines;
    QList<Part> parts;

    void answer(const Exchange &exchange, int number) const
    {
        const Part part = parts.at(std::min<qsizetype>(number, parts.size()) - 1);
        const QUrlQuery query(QString::fromLatin1(exchange.target).section(u'?', 1));
        const QByteArray since
            = query.queryItemValue(u"sinceTime"_s, QUrl::FullyDecoded).toLatin1().left(19);
        QByteArray body;
        for (const auto &[stamp, text] : lines.mid(part.lost, part.lines - part.lost)) {
            if (since.isEmpty() || stamp.first(19) >= since) // whole seconds
                body += stamp + "Z " + text + '\n';
        }
        exchange.beginChunks();
        exchange.chunk(body.chopped(std::min(part.cutOff, body.size())));
        if (part.cutOff > 0)
            exchange.close();
        else
            exchange.endChunks();
    }
};

QByteArray at(const char *secondsAndFraction)
{
    return QByteArray("2026-11-24T10:00:") + secondsAndFraction;
}

} // namespace
Q_DECLARE_METATYPE(Container)

/// What goes wrong with streams into containers and with their logs.
class TestStreamFaults final : public QObject
{
    Q_OBJECT
private slots:
    void refused_data()
    {
        QTest::addColumn<QByteArray>("answer"); // ACCEPT: a right handshake's key
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("text");
        const auto http
            = [](const char *status, const QByteArray &headers, const QByteArray &body) {
                  return "HTTP/1.1 " + QByteArray(status) + "\r\n" + headers
                      + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
              };
        QTest::newRow("F46 not allowed")
            << http("403 X", {}, forbidden) << Error::Kind::Forbidden << u"no"_s;
        QTest::newRow("F46 no such container")
            << http("404 X", {}, missing) << Error::Kind::NotFound << u"no container"_s;
        QTest::newRow("F46 sent elsewhere")
            << http("302 X", "Location: http://127.0.0.1:9/exec\r\n", "go there")
            << Error::Kind::NotKubernetes << u"HTTP 302"_s;
        QTest::newRow("F46 an upgrade without a sub-protocol")
            << QByteArray("AGREE ") << Error::Kind::NotKubernetes << u"Sec-WebSocket-Protocol"_s;
        QTest::newRow("F46 an upgrade to another sub-protocol") << QByteArray(
            "AGREE v1.channel") << Error::Kind::NotKubernetes << u"Sec-WebSocket-Protocol"_s;
        QTest::newRow("F46 an answer to another key")
            << QByteArray("HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Accept: AAAA\r\n"
                          "Sec-WebSocket-Protocol: v5.channel.k8s.io\r\n\r\n")
            << Error::Kind::NotKubernetes << u"Sec-WebSocket-Accept"_s;
    }
    void refused()
    {
        QFETCH(QByteArray, answer);
        QFETCH(Error::Kind, kind);
        QFETCH(QString, text);
        ScriptedServer server([&](const Exchange &exchange) {
            exchange.raw(answer.startsWith("AGREE ") ? agree(exchange, answer.sliced(6)) : answer);
        });
        CurlTransport transport(accessTo(server.url()));
        Program program(transport);
        QTRY_COMPARE(program.ends, 1);
        const std::optional<Error> error = program.stream.end().error;
        QVERIFY(error && !program.stream.end().exitCode);
        QCOMPARE(error->kind, kind);
        const QString said = error->text() + error->detail;
        QVERIFY2(said.contains(text), qPrintable(said));
        QCOMPARE(server.seen().size(), 1); // never asked again, never elsewhere
    }

    void ends_data()
    {
        QTest::addColumn<QByteArray>("said"); // after the handshake
        QTest::addColumn<bool>("isCut");
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<int>("exitCode"); // -1: none
        QTest::addColumn<bool>("isError");
        const QByteArray success = frame("\3{\"metadata\":{},\"status\":\"Success\"}");
        const QByteArray close = webSocketClose(WebSocketEnd::Server, 1000);
        const QByteArray much(1024 * 1024, 'x');
        QTest::newRow("F47 no answer to pings")
            << frame("\1a") << false << QByteArray("a") << -1 << true;
        QTest::newRow("F47 cut without a close")
            << frame("\1a") << true << QByteArray("a") << -1 << true;
        QTest::newRow("F47 closed without a Status")
            << frame("\1a") + close << false << QByteArray("a") << -1 << false;
        QTest::newRow("F47 output behind the Status")
            << success + frame('\1' + much) + close << false << much << 0 << false;
        QTest::newRow("F47 messages of nothing")
            << frame({}) + frame("\1") + frame("\1b") + success + close << false << QByteArray("b")
            << 0 << false;
        QTest::newRow("F47 a channel that nobody knows") << frame("\11zzz") + frame("\1c") + success
                + close << false << QByteArray("c") << 0 << false;
    }
    void ends()
    {
        QFETCH(QByteArray, said);
        QFETCH(bool, isCut);
        ScriptedServer server([&](const Exchange &exchange) {
            exchange.raw(agree(exchange) + said);
            if (isCut)
                exchange.close();
        });
        CurlTransport transport(accessTo(server.url()));
        Program program(transport, 40ms);
        QTRY_COMPARE_WITH_TIMEOUT(program.ends, 1, 60'000);
        QTEST(program.output, "output");
        QTEST(program.stream.end().exitCode.value_or(-1), "exitCode");
        QTEST(program.stream.end().error.has_value(), "isError");
    }

    void logs_data()
    {
        QTest::addColumn<Container>("container");
        QTest::addColumn<int>("lost");
        QTest::addColumn<int>("gaps");
        const QList<Container::Line> plain {{at("01.000000000"), "a"}, {at("02.000000005"), "b"},
            {at("02.000000009"), "c"}, {at("03.000000000"), "d"}, {at("04.000000000"), "e"}};
        QTest::newRow("F49 cut inside a line")
            << Container {plain, {{4, 0, 3}, {5, 0, 5}, {5}}} << 0 << 0;
        QTest::newRow("F49 cut inside a stamp")
            << Container {plain, {{3, 0, 20}, {5, 0, 40}, {5}}} << 0 << 0;
        QTest::newRow("F49 several lines with one stamp") << Container {
            {{at("02.000000005"), "b"}, {at("02.000000005"), "c"}, {at("02.000000005"), "b"},
                {at("02.000000005"), "b"}, {at("02.000000006"), "d"}},
            {{3, 0, 1}, {4, 0, 1}, {5}}} << 0 << 0;
        QTest::newRow("F49 a clock that was set back") << Container {
            {{at("10.000000000"), "a"}, {at("11.000000000"), "b"}, {at("09.500000000"), "c"},
                {at("09.600000000"), "d"}, {at("09.700000000"), "e"}, {at("12.000000000"), "f"}},
            {{5, 0, 1}, {6, 0, 1}, {6}}} << 0 << 0;
        QTest::newRow("F49 rotated while the line was down")
            << Container {plain, {{2, 0, 1}, {5, 3}, {5, 3}}} << 2 << 1;
        QTest::newRow("F49 ended in order inside a line, then told whole")
            << Container {plain, {{3}, {5}, {5}}} << 0 << 0;
    }
    void logs()
    {
        QFETCH(Container, container);
        QFETCH(int, lost);
        QFETCH(int, gaps);
        int asked = 0;
        ScriptedServer server(
            [&](const Exchange &exchange) { container.answer(exchange, ++asked); });
        CurlTransport transport(accessTo(server.url()));
        LogStream log(transport, {.nameSpace = u"a"_s, .pod = u"b"_s, .follow = true}, nullptr, 20);
        QByteArrayList texts;
        int gapsSeen = 0;
        connect(&log, &LogStream::lines, &log, [&](const LogLines &lines) {
            for (qsizetype i = 0; i < lines.size(); ++i)
                texts.append(lines[i].text.toByteArray());
        });
        connect(&log, &LogStream::gap, &log, [&] { ++gapsSeen; });
        log.start();
        QTRY_COMPARE_WITH_TIMEOUT(log.state(), LogStream::State::Ended, 60'000);
        QByteArrayList written;
        for (const Container::Line &line : std::as_const(container.lines))
            written.append(line.second);
        if (lost > 0)
            written.remove(1, lost);
        QCOMPARE(texts, written);
        QCOMPARE(gapsSeen, gaps);
    }

    /// A server that begins each answer and cuts it is not asked without a pause.
    void logsThatAreAlwaysCut()
    {
        ScriptedServer server([](const Exchange &exchange) {
            exchange.beginChunks();
            exchange.chunk("2026");
            exchange.close();
        });
        CurlTransport transport(accessTo(server.url()));
        constexpr int speed = 100;
        LogStream log(
            transport, {.nameSpace = u"a"_s, .pod = u"b"_s, .follow = true}, nullptr, speed);
        QElapsedTimer clock;
        clock.start();
        log.start();
        QTRY_COMPARE_WITH_TIMEOUT(server.seen().size(), 6, 60'000);
        QVERIFY(clock.elapsed() * speed >= 1000 + 2000 + 4000 + 8000 + 15'000);
    }
};

QTEST_GUILESS_MAIN(TestStreamFaults)
#include "tst_streamfaults.moc"
