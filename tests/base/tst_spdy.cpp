// SPDX-License-Identifier: Apache-2.0
#include "models/base/spdy.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

/// What kubectl 1.32 sends first when local programs connect to a forwarded port, once and again:
/// two streams, whose headers are one zlib stream.
QByteArray recorded()
{
    return QByteArray::fromHex("800300010000003d0000000100000000000078f9e3c6a7c202253a703a2b294a4d"
                               "cc851625aca9a0808614cb45a024cc6461c0c0c0c0590489c44c50e266340000"
                               "0000ffff800300010000001300000003000000000000225fab21000000ffff");
}

/// "open 1 a=b", "data 3 text last", "fault text"; until more bytes are needed.
QStringList framesIn(SpdyReader &reader)
{
    QStringList words;
    for (;;) {
        const auto frame = reader.take();
        if (!frame)
            return words << u"fault "_s + QString::fromUtf8(frame.error());
        if (!*frame)
            return words;
        const SpdyFrame &one = **frame;
        static const QStringList kinds {
            u"data"_s, u"open"_s, u"reply"_s, u"reset"_s, u"ping"_s, u"goaway"_s, u"other"_s};
        QString word = kinds[int(one.kind)];
        if (one.stream > 0)
            word += u' ' + QString::number(one.stream);
        for (const auto &[name, value] : one.headers)
            word += u' ' + QString::fromUtf8(name + '=' + value);
        if (!one.data.isEmpty())
            word += u' ' + QString::fromUtf8(one.data);
        words << word + (one.isLast ? u" last"_s : QString());
    }
}

const QStringList spoken {u"open 1 streamtype=error port=80 requestid=0"_s,
    u"open 3 streamtype=error port=80 requestid=1"_s};

} // namespace

/// Frames of both ends of a port forward.
class TestSpdy final : public QObject
{
    Q_OBJECT
private slots:
    void reads()
    {
        SpdyReader reader;
        reader.append(recorded());
        QCOMPARE(framesIn(reader), spoken);
    }

    void byteByByte()
    {
        SpdyReader reader;
        QStringList frames;
        const QByteArray bytes = recorded();
        for (const char byte : bytes) {
            reader.append({&byte, 1});
            frames += framesIn(reader);
        }
        QCOMPARE(frames, spoken);
    }

    /// Both ends' header blocks are one stream each, however many frames they are in.
    void writes()
    {
        SpdyWriter writer;
        SpdyReader reader;
        reader.append(writer.open(1, {{"streamtype", "error"}, {"port", "80"}}, true));
        reader.append(writer.open(3, {{"streamtype", "data"}, {"empty", ""}}, false));
        reader.append(writer.reply(2));
        const QByteArray noise = [] {
            QByteArray bytes(30'000, Qt::Uninitialized); // what does not get shorter
            for (qsizetype i = 0; i < bytes.size(); ++i)
                bytes[i] = char('a' + (i * i * 7919 >> 7) % 26);
            return bytes;
        }();
        reader.append(writer.open(5, {{"long", noise}}, false));
        QCOMPARE(framesIn(reader),
            (QStringList {u"open 1 streamtype=error port=80 last"_s,
                u"open 3 streamtype=data empty="_s, u"reply 2"_s,
                u"open 5 long="_s + QString::fromLatin1(noise)}));
    }

    void others_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("frames");
        const auto hex = [](const char *text) { return QByteArray::fromHex(text); };
        QTest::newRow("data") << SpdyWriter::data(3, "abc", false) << QStringList {u"data 3 abc"_s};
        QTest::newRow("the last data")
            << SpdyWriter::data(3, "abc", true) << QStringList {u"data 3 abc last"_s};
        QTest::newRow("an end without data")
            << SpdyWriter::data(5, {}, true) << QStringList {u"data 5 last"_s};
        QTest::newRow("ping") << SpdyWriter::ping(7) << QStringList {u"ping 7"_s};
        QTest::newRow("reset") << SpdyWriter::reset(9, SpdyWriter::Why::Cancelled)
                               << QStringList {u"reset 9"_s};
        QTest::newRow("a window is none of our business")
            << hex("80030009000000080000000100010000") << QStringList {u"other"_s};
        QTest::newRow("goodbye") << hex("80030007000000080000000000000000")
                                 << QStringList {u"goaway"_s};
        QTest::newRow("two at once")
            << SpdyWriter::ping(1) + SpdyWriter::ping(3) << QStringList {u"ping 1"_s, u"ping 3"_s};
        QTest::newRow("half a frame") << SpdyWriter::ping(1).chopped(1) << QStringList {};
        QTest::newRow("another version") << hex("8002000600000004") + hex("00000001")
                                         << QStringList {u"fault this is not SPDY/3"_s};
        QTest::newRow("a ping without its number")
            << hex("8003000600000000") << QStringList {u"fault a frame is too short"_s};
        QTest::newRow("a stream without its number")
            << hex("800300010000000400000001") << QStringList {u"fault a frame is too short"_s};
        QTest::newRow("headers that are no zlib")
            << hex("800300010000000e0000000100000000000041414141")
            << QStringList {u"fault a header block cannot be unpacked"_s};
        QTest::newRow("a count of headers that are not there")
            << hex("800300010000001900000001000000000000789c626010ee60606000000000ffff")
            << QStringList {u"open 1 ="_s};
        QTest::newRow("a control frame as long as can be said")
            << hex("8003000100ffffff") << QStringList {u"fault a control frame is too long"_s};
        QTest::newRow("headers that unpack to more than they seem")
            << SpdyWriter().open(1, {{"a", QByteArray(1 << 20, 'a')}}, false)
            << QStringList {u"fault a header block is too long"_s};
        QTest::newRow("an answer without its number")
            << hex("8003000200000002ffff") << QStringList {u"fault a frame is too short"_s};
        QTest::newRow("no headers at all")
            << hex("800300010000000a00000001000000000000")
            << QStringList {u"fault a header block cannot be unpacked"_s};
    }
    void others()
    {
        QFETCH(QByteArray, bytes);
        SpdyReader reader;
        reader.append(bytes);
        QTEST(framesIn(reader), "frames");
    }

    /// Whatever the lengths inside say, nothing outside of the block is read.
    void damaged()
    {
        const QByteArray whole = recorded();
        for (qsizetype at = 8; at < whole.size(); ++at) {
            for (const char change : {'\x01', '\x80', '\xff'}) {
                QByteArray bytes = whole;
                bytes[at] = char(bytes[at] ^ change);
                SpdyReader reader;
                reader.append(bytes);
                const QStringList frames = framesIn(reader);
                QVERIFY(frames.size() <= 4);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestSpdy)
#include "tst_spdy.moc"
