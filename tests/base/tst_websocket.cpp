// SPDX-License-Identifier: Apache-2.0
#include "models/base/websocket.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;
using Kind = WebSocketMessage::Kind;

namespace {

/// "binary:hi ping: close1000:bye fault1002" for what a reader makes of bytes.
QString picture(WebSocketReader &reader)
{
    QStringList words;
    while (true) {
        const auto message = reader.take();
        if (!message) {
            words << u"fault%1"_s.arg(message.error().code);
            break;
        }
        if (!*message)
            break;
        static const QStringList names {u"text"_s, u"binary"_s, u"ping"_s, u"pong"_s, u"close"_s};
        const bool isClose = (*message)->kind == Kind::Close;
        words << names[int((*message)->kind)]
                + (isClose ? QString::number((*message)->closeCode) : QString()) + u':'
                + QString::fromUtf8((*message)->payload);
    }
    return words.join(u' ');
}

QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

} // namespace

class TestWebSocket final : public QObject
{
    Q_OBJECT
private slots:
    void reads_data()
    {
        QTest::addColumn<WebSocketEnd>("self");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("messages");
        const auto client = WebSocketEnd::Client;
        const auto server = WebSocketEnd::Server;
        // The examples of RFC 6455, 5.7.
        QTest::newRow("text") << client << hex("810548656c6c6f") << u"text:Hello"_s;
        QTest::newRow("masked text") << server << hex("818537fa213d7f9f4d5158") << u"text:Hello"_s;
        QTest::newRow("fragments") << client << hex("010348656c 80026c6f") << u"text:Hello"_s;
        QTest::newRow("ping") << client << hex("890548656c6c6f") << u"ping:Hello"_s;
        QTest::newRow("pong") << server << hex("8a8537fa213d7f9f4d5158") << u"pong:Hello"_s;
        QTest::newRow("ping between fragments")
            << client << hex("020161 8900 800162") << u"ping: binary:ab"_s;
        QTest::newRow("empty binary") << client << hex("8200") << u"binary:"_s;
        QTest::newRow("close") << client << hex("880503e8627965") << u"close1000:bye"_s;
        QTest::newRow("close without a code") << client << hex("8800") << u"close1005:"_s;
        QTest::newRow("not whole yet") << client << hex("81054865") << QString();
        QTest::newRow("reserved bit") << client << hex("c100") << u"fault1002"_s;
        QTest::newRow("unknown kind") << client << hex("8300") << u"fault1002"_s;
        QTest::newRow("masked by a server") << client << hex("818000000000") << u"fault1002"_s;
        QTest::newRow("client without a mask") << server << hex("8100") << u"fault1002"_s;
        QTest::newRow("continuation of nothing") << client << hex("8000") << u"fault1002"_s;
        QTest::newRow("message within a message")
            << client << hex("010161 810162") << u"fault1002"_s;
        QTest::newRow("ping in pieces") << client << hex("0900") << u"fault1002"_s;
        QTest::newRow("ping too long") << client << hex("897e0080") << u"fault1002"_s;
        QTest::newRow("close of one byte") << client << hex("880103") << u"fault1002"_s;
        QTest::newRow("close 1005 on the wire") << client << hex("880203ed") << u"fault1002"_s;
        QTest::newRow("close reason not UTF-8") << client << hex("880303e8ff") << u"fault1007"_s;
        QTest::newRow("text not UTF-8") << client << hex("8101ff") << u"fault1007"_s;
        QTest::newRow("length too wide") << client << hex("827e0005") << u"fault1002"_s;
        QTest::newRow("longer than allowed") << client << hex("827e0401") << u"fault1009"_s;
        QTest::newRow("longer than any") << client << hex("827fffffffffffffffff") << u"fault1009"_s;
        QTest::newRow("fragments longer than allowed")
            << client << hex("027e0400") + QByteArray(1024, 'x') + hex("800179") << u"fault1009"_s;
        QTest::newRow("message, then a fault")
            << client << hex("820161 8300") << u"binary:a fault1002"_s;
    }
    void reads()
    {
        QFETCH(WebSocketEnd, self);
        QFETCH(QByteArray, bytes);
        WebSocketReader whole(self, 1024);
        whole.append(bytes);
        QTEST(picture(whole), "messages");
        WebSocketReader pieces(self, 1024); // the network cuts anywhere
        QStringList seen;
        for (const char byte : bytes) {
            pieces.append({&byte, 1});
            if (const QString some = picture(pieces); !some.isEmpty() && !seen.contains(some))
                seen << some;
        }
        QTEST(seen.join(u' '), "messages");
    }
    void faultsStay()
    {
        WebSocketReader reader(WebSocketEnd::Client);
        reader.append(hex("c100"));
        QCOMPARE(picture(reader), u"fault1002"_s);
        reader.append(hex("8200"));
        QCOMPARE(picture(reader), u"fault1002"_s);
    }

    void writes_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("head"); // bytes before the payload, without a mask
        for (const auto &[size, head] : {std::pair(0, 2), std::pair(1, 2), std::pair(125, 2),
                 std::pair(126, 4), std::pair(65535, 4), std::pair(65536, 10)})
            QTest::addRow("%d", size) << size << head;
    }
    void writes()
    {
        QFETCH(int, size);
        QFETCH(int, head);
        const QByteArray payload(size, 'x');
        const QByteArray plain = webSocketFrame(WebSocketEnd::Server, Kind::Binary, payload);
        QCOMPARE(plain.size(), size + head);
        const QByteArray masked = webSocketFrame(WebSocketEnd::Client, Kind::Binary, payload);
        QCOMPARE(masked.size(), size + head + 4);
        for (const auto &[reader, frame] :
            {std::pair(WebSocketEnd::Client, plain), std::pair(WebSocketEnd::Server, masked)}) {
            WebSocketReader other(reader);
            other.append(frame);
            const auto message = other.take();
            QVERIFY(message && *message);
            QCOMPARE(**message, (WebSocketMessage {.payload = payload}));
        }
    }
    void masksDiffer()
    {
        const auto ping
            = [] { return webSocketFrame(WebSocketEnd::Client, Kind::Ping, "12345678"); };
        QVERIFY(ping() != ping());
    }
    void closes()
    {
        WebSocketReader reader(WebSocketEnd::Client);
        reader.append(webSocketClose(WebSocketEnd::Server, 1001, "away"));
        QCOMPARE(picture(reader), u"close1001:away"_s);
    }
    void handshake()
    {
        QCOMPARE(webSocketAccept("dGhlIHNhbXBsZSBub25jZQ=="), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        QCOMPARE(QByteArray::fromBase64(webSocketKey()).size(), 16);
        QVERIFY(webSocketKey() != webSocketKey());
    }
};

QTEST_GUILESS_MAIN(TestWebSocket)
#include "tst_websocket.moc"
