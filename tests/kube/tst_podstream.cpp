// SPDX-License-Identifier: Apache-2.0
#include "models/kube/podstream.h"
#include "tests/kube/messagepeer.h"
#include "tests/kube/transportfixture.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace models;
using namespace transportfixture;

namespace {

const QByteArray success = R"({"metadata":{},"status":"Success"})";
const QByteArray exitThree = R"({"metadata":{},"status":"Failure","message":"command terminated",)"
                             R"("reason":"NonZeroExitCode","details":{"causes":)"
                             R"([{"reason":"ExitCode","message":"3"}]}})";

/// A stream, what it said, and the server's side of it.
struct Talk
{
    explicit Talk(PodProgram program
        = {.nameSpace = u"a"_s, .pod = u"b"_s, .container = u"main"_s, .command = {u"sh"_s}},
        const QByteArray &protocol = "v5.channel.k8s.io")
        : server([this, protocol](const Exchange &exchange) {
            exchange.raw(agreeTo(exchange, protocol));
            peer = std::make_unique<MessagePeer>(exchange);
        })
        , transport(accessTo(server.url()))
        , stream(std::make_unique<PodStream>(transport, std::move(program)))
    {
        QObject::connect(stream.get(), &PodStream::output, stream.get(),
            [this](const QByteArray &bytes) { output += bytes; });
        QObject::connect(stream.get(), &PodStream::errorOutput, stream.get(),
            [this](const QByteArray &bytes) { errors += bytes; });
        QObject::connect(
            stream.get(), &PodStream::ended, stream.get(), [this](const ProgramEnd &how) {
                ++ends;
                end = how;
            });
    }
    ScriptedServer server;
    std::unique_ptr<MessagePeer> peer;
    CurlTransport transport;
    std::unique_ptr<PodStream> stream;
    QByteArray output, errors;
    ProgramEnd end;
    int ends = 0;
};

} // namespace

class PodStreamTest final : public QObject
{
    Q_OBJECT
private slots:
    void asks()
    {
        Talk talk({.nameSpace = u"a"_s,
            .pod = u"b"_s,
            .container = u"main"_s,
            .command = {u"sh"_s, u"-c"_s, u"echo a+b 100% & 你"_s}});
        talk.stream->start();
        QTRY_COMPARE(talk.stream->state(), PodStream::State::Open);
        const Exchange seen = talk.server.seen().first();
        QCOMPARE(seen.method, "GET");
        QCOMPARE(seen.path(), "/api/v1/namespaces/a/pods/b/exec");
        const QUrlQuery query(QString::fromLatin1(seen.target.sliced(seen.path().size() + 1)));
        QCOMPARE(query.allQueryItemValues(u"command"_s, QUrl::FullyDecoded),
            (QStringList {u"sh"_s, u"-c"_s, u"echo a+b 100% & 你"_s}));
        QCOMPARE(query.queryItemValue(u"tty"_s), u"true"_s);
        QVERIFY(!query.hasQueryItem(u"stderr"_s)); // a terminal has one output
        QCOMPARE(seen.header("Sec-WebSocket-Protocol"), "v5.channel.k8s.io, v4.channel.k8s.io");
        QCOMPARE(seen.header("Sec-WebSocket-Version"), "13");
    }
    void attaches()
    {
        Talk talk({.nameSpace = u"a"_s, .pod = u"b"_s, .withInput = false, .withTerminal = false});
        talk.stream->start();
        QTRY_COMPARE(talk.stream->state(), PodStream::State::Open);
        QCOMPARE(talk.server.seen().first().target,
            "/api/v1/namespaces/a/pods/b/attach?stdout=true&stderr=true");
    }
    void talks()
    {
        Talk talk;
        talk.stream->resize({80, 24});
        talk.stream->write("early");
        talk.stream->start();
        QTRY_VERIFY(talk.peer && talk.peer->got.size() == 2);
        QCOMPARE(talk.peer->got,
            (QByteArrayList {"\4{\"Width\":80,\"Height\":24}", QByteArray(1, '\0') + "early"}));
        talk.peer->say(1, {}); // servers begin so
        talk.peer->say(1, "out");
        talk.peer->say(2, "err");
        talk.peer->say(9, "who?");
        talk.peer->raw(webSocketFrame(WebSocketEnd::Server, WebSocketMessage::Kind::Ping, "p"));
        talk.peer->say(3, exitThree);
        talk.peer->say(1, " and more"); // still drained
        QTRY_COMPARE(talk.output, "out and more");
        QCOMPARE(talk.errors, "err");
        QCOMPARE(talk.ends, 0);
        QTRY_VERIFY(talk.peer->control.contains(WebSocketMessage::Kind::Pong));
        talk.peer->close();
        QTRY_COMPARE(talk.ends, 1);
        QCOMPARE(talk.end.exitCode, 3);
        QVERIFY(!talk.end.error);
    }
    void resizesOnceATurn()
    {
        Talk talk;
        talk.stream->start();
        QTRY_COMPARE(talk.stream->state(), PodStream::State::Open);
        for (int width = 80; width < 120; ++width)
            talk.stream->resize({width, 24});
        talk.stream->write("x");
        QTRY_COMPARE(talk.peer->got.size(), 2);
        QCOMPARE(talk.peer->got.last(), "\4{\"Width\":119,\"Height\":24}");
    }
    void closesInput_data()
    {
        QTest::addColumn<QByteArray>("protocol");
        QTest::addColumn<bool>("can");
        QTest::newRow("v5") << QByteArray("v5.channel.k8s.io") << true;
        QTest::newRow("v4") << QByteArray("v4.channel.k8s.io") << false;
    }
    void closesInput()
    {
        QFETCH(QByteArray, protocol);
        QFETCH(bool, can);
        Talk talk({.nameSpace = u"a"_s, .pod = u"b"_s, .command = {u"cat"_s}}, protocol);
        talk.stream->start();
        QTRY_COMPARE(talk.stream->state(), PodStream::State::Open);
        QCOMPARE(talk.stream->closeInput(), can);
        talk.stream->write("x");
        QTRY_VERIFY(!talk.peer->got.isEmpty() && talk.peer->got.last() == QByteArray("\0x", 2));
        QCOMPARE(talk.peer->got.contains(QByteArray("\xff\0", 2)), can);
    }
    void ends_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<int>("closeCode"); // 0: the connection is cut
        QTest::addColumn<int>("exitCode"); // -1: none
        QTest::addColumn<int>("error"); // -1: none
        const auto kind = [](Error::Kind k) { return int(k); };
        QTest::newRow("success") << success << 1000 << 0 << -1;
        QTest::newRow("exit code") << exitThree << 1000 << 3 << -1;
        QTest::newRow("exit code, then cut") << exitThree << 0 << 3 << -1;
        QTest::newRow("nobody said") << QByteArray() << 1000 << -1 << -1;
        QTest::newRow("server goes away")
            << QByteArray() << 1001 << -1 << kind(Error::Kind::Unreachable);
        QTest::newRow("cut") << QByteArray() << 0 << -1 << kind(Error::Kind::Unreachable);
        QTest::newRow("did not start")
            << QByteArray(R"({"status":"Failure","reason":"InternalError","code":500})") << 1000
            << -1 << kind(Error::Kind::ServerFailed);
        QTest::newRow("F47 cut after an end that was told") << success << 0 << 0 << -1;
        QTest::newRow("F47 gone in the middle of nowhere")
            << QByteArray() << 1011 << -1 << kind(Error::Kind::Unreachable);
        QTest::newRow("F47 an exit code that is none") << QByteArray(
            R"({"status":"Failure","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"many"}]}})")
                                                       << 1000 << -1
                                                       << kind(Error::Kind::ServerFailed);
        QTest::newRow("no Status")
            << QByteArray("oops") << 1000 << -1 << kind(Error::Kind::NotKubernetes);
    }
    void ends()
    {
        QFETCH(QByteArray, status);
        QFETCH(int, closeCode);
        QFETCH(int, exitCode);
        QFETCH(int, error);
        Talk talk;
        talk.stream->start();
        QTRY_COMPARE(talk.stream->state(), PodStream::State::Open);
        if (!status.isEmpty())
            talk.peer->say(3, status);
        talk.peer->socket()->flush();
        if (closeCode > 0)
            talk.peer->close(quint16(closeCode));
        else
            talk.peer->socket()->disconnectFromHost();
        QTRY_COMPARE(talk.ends, 1);
        QCOMPARE(talk.end.exitCode.value_or(-1), exitCode);
        QCOMPARE(talk.end.error ? int(talk.end.error->kind) : -1, error);
        QCOMPARE(talk.stream->state(), PodStream::State::Ended);
    }
    void refused_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("no access")
            << 403
            << QByteArray(
                   R"({"kind":"Status","status":"Failure","reason":"Forbidden","message":"no","code":403})")
            << Error::Kind::Forbidden;
        QTest::newRow("no such container")
            << 400
            << QByteArray(
                   R"({"kind":"Status","status":"Failure","reason":"BadRequest","message":"container x is not valid for pod b","code":400})")
            << Error::Kind::Invalid;
        QTest::newRow("F46 a login page elsewhere")
            << 302 << QByteArray("<a>log in</a>") << Error::Kind::NotKubernetes;
        QTest::newRow("F46 a pod that does not run")
            << 500
            << QByteArray(
                   R"({"kind":"Status","status":"Failure","reason":"InternalError","message":"pod does not run","code":500})")
            << Error::Kind::ServerFailed;
        QTest::newRow("no such pod")
            << 404
            << QByteArray(
                   R"({"kind":"Status","status":"Failure","reason":"NotFound","message":"pod b not found","code":404})")
            << Error::Kind::NotFound;
        QTest::newRow("a proxy that knows no WebSocket")
            << 200 << QByteArray("<html>welcome</html>") << Error::Kind::NotKubernetes;
    }
    void refused()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Error::Kind, kind);
        Talk talk;
        talk.server.setScript([&](const Exchange &exchange) { exchange.answer(status, body); });
        talk.stream->start();
        QTRY_COMPARE(talk.ends, 1);
        QVERIFY(talk.end.error);
        QCOMPARE(talk.end.error->kind, kind);
    }
    void badHandshake_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("no sub-protocol") << QByteArray("v5.channel.k8s.io") << QByteArray();
        QTest::newRow("another sub-protocol")
            << QByteArray("v5.channel") << QByteArray("v1.channel");
        QTest::newRow("another key's answer") << QByteArray("Accept: ") << QByteArray("Accept: x");
    }
    void badHandshake()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        Talk talk;
        talk.server.setScript([&](const Exchange &exchange) {
            exchange.raw(agreeTo(exchange, "v5.channel.k8s.io").replace(from, to));
        });
        talk.stream->start();
        QTRY_COMPARE(talk.ends, 1);
        QCOMPARE(talk.end.error->kind, Error::Kind::NotKubernetes);
    }
    // 116 Servers that send text, empty messages, and channels that nobody knows.
    void oddMessages()
    {
        Talk talk;
        talk.stream->start();
        QTRY_COMPARE(talk.stream->state(), PodStream::State::Open);
        talk.peer->raw(
            webSocketFrame(WebSocketEnd::Server, WebSocketMessage::Kind::Text, "\1text"));
        talk.peer->raw(webSocketFrame(WebSocketEnd::Server, WebSocketMessage::Kind::Binary, {}));
        talk.peer->raw(webSocketFrame(WebSocketEnd::Server, WebSocketMessage::Kind::Binary, "\1"));
        talk.peer->say(9, "who?");
        talk.peer->say(char(255), QByteArray(1, '\1'));
        // 120 a letter in two pieces comes through whole
        talk.peer->say(1, "\xe5\x90");
        talk.peer->say(1, "\x8d");
        QTRY_COMPARE(talk.output, "text\xe5\x90\x8d");
        QCOMPARE(talk.stream->state(), PodStream::State::Open);
    }

    // 117, F47 Much output behind the end that was told is all there.
    void muchAfterTheEnd()
    {
        Talk talk;
        talk.stream->start();
        QTRY_COMPARE(talk.stream->state(), PodStream::State::Open);
        talk.peer->say(3, success);
        for (int i = 0; i < 32; ++i)
            talk.peer->say(1, QByteArray(32 * 1024, 'x'));
        talk.peer->close();
        QTRY_COMPARE(talk.ends, 1);
        QCOMPARE(talk.output.size(), 1 << 20);
        QCOMPARE(talk.end.exitCode.value_or(-1), 0);
    }

    // 119 A line on which nothing comes back is dead; one on which anything comes is not.
    void beats_data()
    {
        QTest::addColumn<bool>("answers");
        QTest::newRow("119 nobody answers") << false;
        QTest::newRow("119 somebody does") << true;
    }
    void beats()
    {
        QFETCH(bool, answers);
        Talk talk;
        talk.stream->setBeat(10ms);
        talk.stream->start();
        QTRY_COMPARE(talk.stream->state(), PodStream::State::Open);
        QTRY_VERIFY(talk.peer->control.contains(WebSocketMessage::Kind::Ping));
        if (!answers) {
            QTRY_COMPARE(talk.ends, 1);
            QCOMPARE(talk.end.error->kind, Error::Kind::Unreachable);
            QVERIFY(talk.peer->control.count(WebSocketMessage::Kind::Ping) >= 10);
            return;
        }
        while (talk.peer->control.count(WebSocketMessage::Kind::Ping) < 30) {
            talk.peer->raw(webSocketFrame(WebSocketEnd::Server, WebSocketMessage::Kind::Pong, {}));
            QTest::qWait(10);
            QCOMPARE(talk.ends, 0);
        }
    }

    void badFrame()
    {
        Talk talk;
        talk.stream->start();
        QTRY_COMPARE(talk.stream->state(), PodStream::State::Open);
        talk.peer->raw(QByteArray::fromHex("8300"));
        QTRY_COMPARE(talk.ends, 1);
        QCOMPARE(talk.end.error->kind, Error::Kind::NotKubernetes);
    }
    // A reader that does not keep up costs no memory: the server's writes stall.
    void backPressure()
    {
        Talk talk;
        talk.stream->start();
        QTRY_COMPARE(talk.stream->state(), PodStream::State::Open);
        talk.stream->pause();
        const qint64 much = 64 << 20;
        for (qint64 i = 0; i < much; i += 32 * 1024)
            talk.peer->say(1, QByteArray(32 * 1024, 'x'));
        QTest::qWait(300);
        QVERIFY2(talk.peer->socket()->bytesToWrite() > much / 2,
            qPrintable(QString::number(talk.peer->socket()->bytesToWrite())));
        QVERIFY(talk.output.size() < (1 << 20));
        talk.stream->resume();
        QTRY_COMPARE_WITH_TIMEOUT(talk.output.size(), much, 20'000);
    }
    void writesMuch()
    {
        Talk talk;
        talk.stream->start();
        QTRY_COMPARE(talk.stream->state(), PodStream::State::Open);
        const QByteArray much(8 << 20, 'x');
        talk.stream->write(much);
        QVERIFY(talk.stream->bytesToWrite() > much.size() / 2);
        qsizetype size = 0;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                for (const QByteArray &message : std::exchange(talk.peer->got, {})) {
                    size += message.size() - 1;
                    if (message.size() > 32 * 1024 + 1)
                        return false;
                }
                return size == much.size();
            }(),
            20'000);
        QCOMPARE(talk.stream->bytesToWrite(), 0);
    }
    void receiverDies_data()
    {
        QTest::addColumn<QString>("where");
        for (const char *where : {"opened", "output", "ended", "connecting"})
            QTest::newRow(where) << QString::fromLatin1(where);
    }
    void receiverDies()
    {
        QFETCH(QString, where);
        Talk talk;
        const auto die = [&talk] { talk.stream.reset(); };
        if (where == "opened"_L1)
            connect(talk.stream.get(), &PodStream::opened, this, die);
        else if (where == "output"_L1)
            connect(talk.stream.get(), &PodStream::output, this, die);
        else if (where == "ended"_L1)
            connect(talk.stream.get(), &PodStream::ended, this, die);
        talk.stream->start();
        if (where == "connecting"_L1)
            die();
        else
            QTRY_VERIFY(talk.peer);
        if (talk.peer) {
            QTRY_VERIFY(!talk.stream || talk.stream->state() == PodStream::State::Open);
            talk.peer->say(1, "x");
            talk.peer->say(1, "y");
            talk.peer->say(3, success);
            talk.peer->close();
        }
        QTRY_VERIFY(!talk.stream);
    }
};

QTEST_GUILESS_MAIN(PodStreamTest)
#include "tst_podstream.moc"
