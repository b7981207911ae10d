// SPDX-License-Identifier: Apache-2.0
#include "models/resources/logstore.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class TestLogStore : public QObject
{
    Q_OBJECT
    static QByteArray picture(const LogStore &store)
    {
        QByteArrayList lines;
        for (qsizetype i = 0; i < store.size(); ++i)
            lines += QByteArray::number(store.line(i).source) + ':' + store.text(i).toByteArray();
        return lines.join(' ');
    }

private slots:
    void mergesByTime()
    {
        LogStore store;
        store.append({{10, "a", 0}, {30, "c", 0}});
        const auto result = store.append({{20, "b", 1}, {40, "d", 1}});
        QCOMPARE(picture(store), "0:a 1:b 0:c 1:d");
        QCOMPARE(result.first, 1);
    }

    void equalStampsKeepTheOrderTheyCameIn()
    {
        LogStore store;
        store.append({{10, "a", 0}, {10, "b", 0}});
        store.append({{10, "c", 0}, {0, "no stamp", 0}, {11, "d", 0}});
        QCOMPARE(picture(store), "0:a 0:b 0:c 0:no stamp 0:d");
    }

    void oldestGoWhenFull()
    {
        LogStore store({.memory = 1024 * 1024, .all = 1024 * 1024});
        const QByteArray text(1000, 'x');
        for (int i = 0; i < 3000; ++i)
            store.append({{i + 1, text, 0}});
        QVERIFY(store.bytes() <= 1024 * 1024 + 256 * 1024); // a piece of memory goes as a whole
        QCOMPARE(store.size() + store.dropped(), 3000);
        QCOMPARE(store.line(store.size() - 1).time, 3000);
        QCOMPARE(store.text(0), text);
    }

    void oldTextIsInFiles()
    {
        LogStore store({.memory = 512 * 1024, .all = 64 * 1024 * 1024});
        const auto textOf = [](int i) { return QByteArray(i % 500, 'x') + QByteArray::number(i); };
        for (int i = 0; i < 60'000; ++i)
            store.append({{i + 1, textOf(i), 0}});
        QCOMPARE(store.size(), 60'000);
        QCOMPARE(store.dropped(), 0);
        for (int i = 0; i < 60'000; i += 7)
            QCOMPARE(store.text((i * 7919) % 60'000), textOf((i * 7919) % 60'000));
        store.clear();
        QCOMPARE(store.size(), 0);
        store.append({{1, "anew", 0}});
        QCOMPARE(store.text(0), QByteArrayView("anew"));
    }

    void memoryHasItsLimit()
    {
        LogText text({.memory = 512 * 1024, .all = 4 * 1024 * 1024});
        for (int i = 0; i < 10'000; ++i)
            text.appendLine(QByteArray(1000, char('a' + i % 26)));
        QVERIFY(text.inMemory() <= 1024 * 1024); // and what is being filled and being written
        QVERIFY(text.end() - text.begin() <= 4 * 1024 * 1024 + 256 * 1024);
        QVERIFY(text.begin() > 0);
        QCOMPARE(text.at(text.begin(), 1).size(), 1);
    }

    void withoutRoomOnDiskTheOldestGo()
    {
        LogStore store({.memory = 1024 * 1024,
            .all = 64 * 1024 * 1024,
            .folder = u"/there/is/no/such/folder"_s});
        for (int i = 0; i < 4000; ++i)
            store.append({{i + 1, QByteArray(1000, 'x'), 0}});
        QCOMPARE(store.size() + store.dropped(), 4000);
        QVERIFY(store.dropped() > 2000);
        QCOMPARE(store.text(0), QByteArray(1000, 'x'));
    }

    void levels_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("level");
        QTest::newRow("plain") << QByteArray("step 42 | loss 1.8") << int(LogStore::Level::None);
        QTest::newRow("word") << QByteArray("2026 ERROR x") << int(LogStore::Level::Error);
        QTest::newRow("part of a word")
            << QByteArray("no ERRORS_FOUND") << int(LogStore::Level::None);
        QTest::newRow("exception")
            << QByteArray("torch.cuda.OutOfMemoryError: CUDA") << int(LogStore::Level::Error);
        QTest::newRow("library") << QByteArray("NCCL WARN [x]") << int(LogStore::Level::Warning);
        for (int before = 10; before < 20; ++before)
            QTest::addRow("behind %d bytes", before)
                << QByteArray(before, '-') + "CRITICAL" << int(LogStore::Level::Error);
        QTest::newRow("too far") << QByteArray(96, ' ') + "ERROR" << int(LogStore::Level::None);
        QTest::newRow("two words") << QByteArray("INFO x DEBUG y") << int(LogStore::Level::Debug);
        QTest::newRow("assigned") << QByteArray("time=8 level=warning msg=x")
                                  << int(LogStore::Level::Warning);
        QTest::newRow("another name") << QByteArray("loglevel=info") << int(LogStore::Level::None);
        QTest::newRow("another value") << QByteArray("level=infos") << int(LogStore::Level::None);
        QTest::newRow("bracket") << QByteArray("[I] hello") << int(LogStore::Level::Info);
    }
    void levels()
    {
        QFETCH(QByteArray, text);
        QTEST(int(LogStore::levelOf(text)), "level");
    }

    void indentedLinesGoOn()
    {
        LogStore store;
        store.append({{1, "Traceback (most recent call last):", 0}, {2, "step 3", 1},
            {3, "  File \"train.py\", line 412", 0}, {4, "ValueError: no", 0},
            {5, "  indented", 1}});
        QCOMPARE(store.line(2).level, LogStore::Level::Error);
        QCOMPARE(store.line(4).level, LogStore::Level::None);
        QCOMPARE(store.count(LogStore::Level::Error), 3);
    }

    void lastWords()
    {
        LogStore store;
        store.append({{1, "ERROR early", 0}, {2, "step", 0}, {3, "ERROR a", 0}, {4, "x", 1},
            {5, "ERROR b", 0}, {6, "ERROR after the end", 0}});
        QCOMPARE(store.lastWords(0, 5), 2);
        QCOMPARE(store.lastWords(1, 9), 3);
        QCOMPARE(store.lastWords(2, 9), -1);
    }

    void keysFindTheirLineAgain()
    {
        LogStore store;
        store.append({{10, "a", 0}, {20, "b", 0}, {20, "c", 0}});
        const LogStore::Key key = store.key(2);
        store.append({{15, "between", 1}, {20, "same stamp", 1}});
        QCOMPARE(store.text(store.indexOf(key)), QByteArrayView("c"));
    }

    void colours()
    {
        LogStore store;
        store.append({{1, "\x1b[1;31mred\x1b[0m plain", 0}, {2, "plain", 0}});
        QCOMPARE(store.text(0), QByteArrayView("red plain"));
        QCOMPARE(store.spans(0), (QList<AnsiSpan> {{0, 3, 1, true}}));
        QVERIFY(store.spans(1).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLogStore)
#include "tst_logstore.moc"
