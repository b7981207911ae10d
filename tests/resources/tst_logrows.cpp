// SPDX-License-Identifier: Apache-2.0
#include "models/resources/logrows.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLogRows : public QObject
{
    Q_OBJECT
    static QByteArray picture(const LogStore &store, const LogRows &rows)
    {
        QByteArrayList lines;
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const LogRows::Row row = rows.at(i);
            lines += row.note >= 0 ? "<" + QByteArray::number(row.note) + ">"
                                   : store.text(row.line).toByteArray();
        }
        return lines.join(' ');
    }
    static void fill(LogStore &store)
    {
        store.append(
            {{10, "a", 0}, {20, "ERROR", 1}, {30, "b", 0}, {40, "INFO", 2}, {50, "ab", 1}});
    }

private slots:
    void filters_data()
    {
        QTest::addColumn<QList<int>>("hidden");
        QTest::addColumn<int>("levels");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("all") << QList<int> {} << 0x1f << QByteArray("a ERROR b INFO ab");
        QTest::newRow("one rank") << QList<int> {0, 2} << 0x1f << QByteArray("ERROR ab");
        QTest::newRow("errors") << QList<int> {} << 0x10 << QByteArray("ERROR");
        QTest::newRow("nothing") << QList<int> {0, 1, 2} << 0x1f << QByteArray("");
    }
    void filters()
    {
        QFETCH(QList<int>, hidden);
        QFETCH(int, levels);
        LogStore store;
        fill(store);
        LogRows rows(store);
        LogRows::Filter filter {.levels = quint8(levels)};
        if (!hidden.isEmpty())
            filter.hidden = {hidden.contains(0), hidden.contains(1), hidden.contains(2)};
        rows.setFilter(filter);
        QTEST(picture(store, rows), "shown");
        for (qsizetype i = 0; i < rows.size(); ++i)
            QCOMPARE(rows.rowOf(rows.at(i).line), i);
    }

    // Lines that lie together are searched together: with the same outcome.
    void searchesBlocks_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("isRegex");
        for (const char *text : {"77", "NEEDLE", "needle", "e"})
            QTest::newRow(text) << QString::fromLatin1(text) << false;
        for (const char *text : {"^line 1", "7$", "^$", "x*", "7.l", "\\d\\s", "[^a-z]+",
                 "\\A.*9\\z", "(?i)needle", "1|^x"})
            QTest::newRow(text) << QString::fromLatin1(text) << true;
    }
    void searchesBlocks()
    {
        QFETCH(QString, pattern);
        QFETCH(bool, isRegex);
        LogStore store({.memory = 64 * 1024, .all = 64 * 1024 * 1024});
        QList<QByteArray> texts;
        for (int i = 0; i < 40'000; ++i) {
            texts.append(i % 1000 == 999 ? QByteArray()
                    : i % 333 == 0       ? QByteArray("a NEEDLE here")
                                         : "line " + QByteArray::number(i));
        }
        for (int i = 0; i < texts.size(); ++i) // in the second half two sources interleave
            store.append({{i < 20'000 || i % 2 == 0 ? 10 * i + 10 : 10 * i - 15, texts[i], i % 2}});
        LogRows rows(store);
        QVERIFY(rows.setPattern({.text = pattern, .isRegex = isRegex}));
        while (rows.search(1ms)) { }
        std::vector<quint32> expected;
        const QRegularExpression reference(isRegex ? pattern : QRegularExpression::escape(pattern),
            QRegularExpression::CaseInsensitiveOption);
        for (qsizetype i = 0; i < store.size(); ++i) {
            if (reference.match(QString::fromUtf8(store.text(i).toByteArray())).hasMatch())
                expected.push_back(quint32(i));
        }
        const bool wouldCrossLines = pattern == "7.l"_L1 || pattern == "\\d\\s"_L1;
        QCOMPARE(expected.empty(), wouldCrossLines);
        QCOMPARE(rows.matches(), expected);
    }

    void followsMergesAndDrops()
    {
        LogStore store;
        LogRows rows(store);
        rows.setFilter({.hidden = {true}});
        rows.update(store.append({{10, "x", 0}, {30, "one", 1}}));
        rows.update(store.append({{20, "two", 2}, {25, "y", 0}}));
        QCOMPARE(picture(store, rows), "two one");
        LogStore small({.memory = 64 * 1024, .all = 64 * 1024});
        LogRows tail(small);
        QVERIFY(tail.setPattern({.text = u"1"_s}));
        tail.setFilter({.hidden = {true}});
        for (int i = 0; i < 4000; ++i)
            tail.update(small.append({{i, QByteArray(400, char('0' + i % 2)), i % 2}}));
        while (tail.search(1ms)) { }
        QCOMPARE(tail.size(), (small.size() + 1) / 2);
        QCOMPARE(qsizetype(tail.matches().size()), tail.size());
        for (qsizetype i = 0; i < tail.size(); ++i)
            QCOMPARE(small.line(tail.at(i).line).source, qint16(1));
    }

    void notesStandBetween()
    {
        LogStore store;
        fill(store);
        LogRows rows(store);
        rows.setNotes({1, 3, 5});
        QCOMPARE(picture(store, rows), "a <0> ERROR b <1> INFO ab <2>");
        QCOMPARE(rows.rowOf(1), 2);
        QCOMPARE(rows.rowOfNote(1), 4);
        rows.setFilter({.levels = 0x10});
        QCOMPARE(picture(store, rows), "<0> ERROR <1> <2>");
    }

    void searches_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("matchCase");
        QTest::addColumn<bool>("isRegex");
        QTest::addColumn<int>("found");
        QTest::newRow("any case") << u"A"_s << false << false << 2;
        QTest::newRow("case") << u"A"_s << true << false << 0;
        QTest::newRow("regex") << u"^.b$"_s << false << true << 1;
        QTest::newRow("no regex") << u".b"_s << false << false << 0;
        QTest::newRow("empty") << QString() << false << false << 0;
    }
    void searches()
    {
        QFETCH(QString, text);
        QFETCH(bool, matchCase);
        QFETCH(bool, isRegex);
        LogStore store;
        fill(store);
        LogRows rows(store);
        QVERIFY(rows.setPattern({text, matchCase, isRegex}));
        while (rows.search(1ms)) { }
        QVERIFY(rows.isSearched());
        QTEST(int(rows.matches().size()), "found");
    }

    void onlyMatches()
    {
        LogStore store;
        fill(store);
        LogRows rows(store);
        rows.setFilter({.onlyMatches = true});
        QCOMPARE(rows.size(), 5); // nothing is searched for
        QVERIFY(rows.setPattern({.text = u"b"_s}));
        rows.search(1s);
        QCOMPARE(picture(store, rows), "b ab");
        rows.update(store.append({{60, "b again", 0}, {35, "bb", 0}}));
        rows.search(1s);
        QCOMPARE(picture(store, rows), "b bb ab b again");
    }

    void wrongPatternLeavesTheOneBefore()
    {
        LogStore store;
        LogRows rows(store);
        QVERIFY(rows.setPattern({.text = u"a"_s}));
        const auto result = rows.setPattern({.text = u"(a"_s, .isRegex = true});
        QVERIFY(!result);
        QVERIFY(result.error().message.english().contains("missing )"_L1));
        QCOMPARE(rows.pattern().text, u"a"_s);
    }

    /// R27 Patterns on which backtracking engines spend years, over a line of 100,000 letters.
    void hostilePatterns_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("R27 a plus in a plus") << u"(a+)+$"_s;
        QTest::newRow("R27 the same twice or") << u"(a|a)*b"_s;
        QTest::newRow("R27 any in any") << u"(.*)*(.*)*x$"_s;
        QTest::newRow("R27 optional ones")
            << QString(u"a?"_s.repeated(500) + u"a"_s.repeated(500) + u'!');
    }
    void hostilePatterns()
    {
        QFETCH(QString, pattern);
        LogStore store;
        const QByteArray text = QByteArray(100'000, 'a') + "?";
        (void)store.append({{1, text, 0}});
        LogRows rows(store);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(rows.setPattern({.text = pattern, .isRegex = true}));
        while (rows.search(std::chrono::milliseconds(10))) { }
        QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(rows.matches().size(), size_t(0));
    }

    /// R27 One that would need more memory than it is worth is refused.
    void endlessPatterns()
    {
        LogStore store;
        LogRows rows(store);
        const auto result
            = rows.setPattern({.text = u"((a{1,100}){1,100}){1,100}"_s, .isRegex = true});
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::BadInput);
    }

    void everyMatchOfALine()
    {
        LogStore store;
        LogRows rows(store);
        QVERIFY(rows.setPattern({.text = u"a*"_s, .isRegex = true}));
        const auto ranges = rows.matchesIn("aa b a");
        QCOMPARE(ranges.size(), size_t(2));
        QCOMPARE(ranges[1].start, 5);
    }
};

QTEST_GUILESS_MAIN(TestLogRows)
#include "tst_logrows.moc"
