// SPDX-License-Identifier: Apache-2.0
#include "models/resources/ansitext.h"

#include <QTest>

using namespace models;

class TestAnsiText : public QObject
{
    Q_OBJECT
private slots:
    void texts_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("plain") << QByteArray("a\tb") << QByteArray("a\tb");
        QTest::newRow("colour") << QByteArray("\x1b[32mok\x1b[0m") << QByteArray("ok");
        QTest::newRow("cursor") << QByteArray("a\x1b[2Kb\x1b[1A") << QByteArray("ab");
        QTest::newRow("title") << QByteArray("\x1b]0;evil\x07"
                                             "x")
                               << QByteArray("x");
        QTest::newRow("link") << QByteArray("\x1b]8;;http://x\x1b\\y\x1b]8;;\x1b\\")
                              << QByteArray("y");
        QTest::newRow("progress bar") << QByteArray(" 10%\r 20%\r 30%\r") << QByteArray(" 30%");
        QTest::newRow("windows") << QByteArray("text\r") << QByteArray("text");
        QTest::newRow("zero") << QByteArray("a\0b", 3) << QByteArray("ab");
        QTest::newRow("cut sequence") << QByteArray("a\x1b[3") << QByteArray("a");
        QTest::newRow("cut title") << QByteArray("a\x1b]0;x") << QByteArray("a");
        QTest::newRow("only escape") << QByteArray("\x1b") << QByteArray("");
        QTest::newRow("utf-8") << QByteArray("步\x1b[1m数") << QByteArray("步数");
    }
    void texts()
    {
        QFETCH(QByteArray, line);
        QTEST(plainText(line).text, "text");
        QCOMPARE(hasControls(plainText(line).text), false);
    }

    void spans_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QList<AnsiSpan>>("spans");
        QTest::newRow("one") << QByteArray("a\x1b[31mbc\x1b[0md") << QList<AnsiSpan> {{1, 2, 1}};
        QTest::newRow("to the end") << QByteArray("\x1b[91mx") << QList<AnsiSpan> {{0, 1, 9}};
        QTest::newRow("bold off") << QByteArray("\x1b[1ma\x1b[22mb")
                                  << QList<AnsiSpan> {{0, 1, -1, true}};
        QTest::newRow("256") << QByteArray("\x1b[38;5;196mx")
                             << QList<AnsiSpan> {{0, 1, 0x1ff0000}};
        QTest::newRow("true colour, ground left out")
            << QByteArray("\x1b[48;2;1;2;3;38;2;16;32;48mx") << QList<AnsiSpan> {{0, 1, 0x1102030}};
        QTest::newRow("default") << QByteArray("\x1b[31;39mx") << QList<AnsiSpan> {};
    }
    void spans()
    {
        QFETCH(QByteArray, line);
        QTEST(plainText(line).spans, "spans");
    }
};

QTEST_GUILESS_MAIN(TestAnsiText)
#include "tst_ansitext.moc"
