// SPDX-License-Identifier: Apache-2.0
#include "models/watch/framesplitter.h"

#include <QTest>

using namespace models;

class TestFrameSplitter : public QObject
{
    Q_OBJECT
    static void collect(QByteArrayList &to, const FrameSplitter::Frames &frames)
    {
        for (qsizetype i = 0; i < frames.spans.size(); ++i)
            to.append(frames.at(i).toByteArray());
    }
    static QByteArrayList split(const QByteArray &bytes, qsizetype at)
    {
        FrameSplitter splitter;
        QByteArrayList list;
        collect(list, splitter.feed(bytes.first(at)));
        collect(list, splitter.feed(bytes.sliced(at)));
        collect(list, splitter.finish());
        return list;
    }

private slots:
    void frames_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArrayList>("frames");
        QTest::newRow("nothing") << QByteArray() << QByteArrayList();
        QTest::newRow("one") << QByteArray("{\"a\":1}\n") << QByteArrayList {"{\"a\":1}"};
        QTest::newRow("blank lines")
            << QByteArray("\n{}\n \r\n\n{1}\n") << QByteArrayList {"{}", "{1}"};
        QTest::newRow("tail without newline")
            << QByteArray("{}\n{2}") << QByteArrayList {"{}", "{2}"};
        QTest::newRow("letters of several bytes")
            << QByteArray("{\"名\":\"舢板\"}\n{\"ü\":1.5e3}\n")
            << QByteArrayList {"{\"名\":\"舢板\"}", "{\"ü\":1.5e3}"};
    }
    void frames()
    {
        QFETCH(QByteArray, bytes);
        for (qsizetype at = 0; at <= bytes.size(); ++at)
            QTEST(split(bytes, at), "frames");
    }

    void byteByByte()
    {
        const QByteArray bytes("{\"a\":\"é\"}\n\n{\"b\":2}\n{\"c\"");
        FrameSplitter splitter;
        QByteArrayList list;
        for (const char byte : bytes)
            collect(list, splitter.feed(QByteArray(1, byte)));
        QCOMPARE(list, (QByteArrayList {"{\"a\":\"é\"}", "{\"b\":2}"}));
        collect(list, splitter.finish());
        QCOMPARE(list.last(), "{\"c\"");
    }

    void aFrameWithoutEnd()
    {
        FrameSplitter splitter;
        const QByteArray chunk(1024 * 1024, 'x');
        for (int i = 0; i < 16; ++i)
            QVERIFY(splitter.feed(chunk).spans.isEmpty());
        QVERIFY(!splitter.isOverflown());
        (void)splitter.feed("y");
        QVERIFY(splitter.isOverflown());
    }
};

QTEST_GUILESS_MAIN(TestFrameSplitter)
#include "tst_framesplitter.moc"
