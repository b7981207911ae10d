// SPDX-License-Identifier: Apache-2.0
#include "models/kube/messagesocket.h"
#include "tests/kube/messagepeer.h"
#include "tests/kube/transportfixture.h"

#include <QTest>

using namespace transportfixture;

namespace {

constexpr QByteArrayView zero("\0", 1); ///< the head of channel 0

/// A message socket, what it said, and the server's side of it.
struct Talk
{
    explicit Talk(QList<QByteArray> protocols = {"v5.channel.k8s.io", "v4.channel.k8s.io"},
        QByteArray chosen = "v4.channel.k8s.io")
        : server([this, chosen = std::move(chosen)](const Exchange &exchange) {
            exchange.raw(agreeTo(exchange, chosen));
            peer = std::make_unique<MessagePeer>(exchange);
        })
        , transport(accessTo(server.url()))
        , socket(std::make_unique<MessageSocket>(
              transport, Request {.path = u"/api/x"_s}, std::move(protocols)))
    {
        QObject::connect(socket.get(), &MessageSocket::received, socket.get(),
            [this](const QByteArray &message) {
                heard += QByteArray::number(int(message.front())) + ':' + message.sliced(1);
            });
        QObject::connect(
            socket.get(), &MessageSocket::ended, socket.get(), [this](const SocketEnd &how) {
                ++ends;
                end = how;
            });
        socket->start();
    }
    ScriptedServer server;
    std::unique_ptr<MessagePeer> peer;
    CurlTransport transport;
    std::unique_ptr<MessageSocket> socket;
    QByteArrayList heard;
    SocketEnd end;
    int ends = 0;
};

} // namespace

/// Messages with the number of their channel, over a connection that an API server has upgraded.
class TestMessageSocket final : public QObject
{
    Q_OBJECT
private slots:
    void opens()
    {
        Talk talk;
        QTRY_VERIFY(talk.socket->isOpen());
        QCOMPARE(talk.socket->protocol(), "v4.channel.k8s.io");
        const Exchange asked = talk.server.seen().first();
        QCOMPARE(asked.header("Upgrade"), "websocket");
        QCOMPARE(asked.header("Sec-WebSocket-Protocol"), "v5.channel.k8s.io, v4.channel.k8s.io");
        QCOMPARE(QByteArray::fromBase64(asked.header("Sec-WebSocket-Key")).size(), 16);
    }

    void channels()
    {
        Talk talk;
        QTRY_VERIFY(talk.socket->isOpen());
        talk.peer->say(0, {});
        talk.peer->say(7, "seven");
        talk.peer->raw(webSocketFrame(WebSocketEnd::Server, WebSocketMessage::Kind::Binary, {}));
        talk.peer->raw(
            webSocketFrame(WebSocketEnd::Server, WebSocketMessage::Kind::Text, "\2text"));
        QTRY_COMPARE(talk.heard, (QByteArrayList {"0:", "7:seven", "2:text"}));
        talk.socket->send("\4", "size");
        talk.socket->send("\11", {});
        QTRY_COMPARE(talk.peer->got, (QByteArrayList {"\4size", "\11"}));
    }

    /// Kubelets take messages of 32 KiB at most.
    void largeOnesInPieces()
    {
        Talk talk;
        QTRY_VERIFY(talk.socket->isOpen());
        QByteArray much(100'000, Qt::Uninitialized);
        for (qsizetype i = 0; i < much.size(); ++i)
            much[i] = char(i * 31);
        talk.socket->send(zero, much);
        QTRY_COMPARE(talk.peer->got.size(), 4);
        QByteArray put;
        for (const QByteArray &message : std::as_const(talk.peer->got)) {
            QCOMPARE(message.front(), '\0');
            QVERIFY(message.size() <= 32 * 1024 + 1);
            put += message.sliced(1);
        }
        QCOMPARE(put, much);
    }

    void ends_data()
    {
        QTest::addColumn<int>("code"); // 0: the connection is cut
        QTest::addColumn<int>("kind"); // -1: no error
        QTest::newRow("in the regular way") << 1000 << -1;
        QTest::newRow("with an error") << 1011 << int(Error::Kind::Unreachable);
        QTest::newRow("cut") << 0 << int(Error::Kind::Unreachable);
    }
    void ends()
    {
        QFETCH(int, code);
        QFETCH(int, kind);
        Talk talk;
        QTRY_VERIFY(talk.socket->isOpen());
        talk.peer->say(1, "last");
        if (code > 0)
            talk.peer->close(quint16(code));
        else
            talk.peer->socket()->disconnectFromHost();
        QTRY_COMPARE(talk.ends, 1);
        QCOMPARE(talk.heard, QByteArrayList {"1:last"});
        QCOMPARE(talk.end.error ? int(talk.end.error->kind) : -1, kind);
        QVERIFY(!talk.socket->isOpen());
        talk.socket->send(zero, "late"); // goes nowhere
        QCOMPARE(talk.socket->bytesToWrite(), 0);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("protocol");
        QTest::newRow("none of ours") << QByteArray("v1.channel.k8s.io");
        QTest::newRow("none") << QByteArray();
    }
    void refusals()
    {
        QFETCH(QByteArray, protocol);
        Talk talk({"v4.channel.k8s.io"}, protocol);
        QTRY_COMPARE(talk.ends, 1);
        QCOMPARE(talk.end.error->kind, Error::Kind::NotKubernetes);
        QVERIFY(talk.end.error->detail.contains("Sec-WebSocket-Protocol"_L1));
    }

    /// What we sent before we said goodbye still arrives.
    void closes()
    {
        Talk talk;
        QTRY_VERIFY(talk.socket->isOpen());
        talk.socket->send(zero, "bye");
        talk.socket->close();
        QTRY_VERIFY(talk.peer->control.contains(WebSocketMessage::Kind::Close));
        QCOMPARE(talk.peer->got, QByteArrayList {QByteArray("\0bye", 4)});
    }

    void receiverDies()
    {
        Talk talk;
        connect(talk.socket.get(), &MessageSocket::received, this, [&] { talk.socket.reset(); });
        QTRY_VERIFY(talk.peer);
        talk.peer->say(1, "a");
        talk.peer->say(1, "b");
        QTRY_VERIFY(!talk.socket);
        QTRY_VERIFY(!talk.peer->socket()
            || talk.peer->socket()->state() == QAbstractSocket::UnconnectedState);
    }
};

QTEST_GUILESS_MAIN(TestMessageSocket)
#include "tst_messagesocket.moc"
