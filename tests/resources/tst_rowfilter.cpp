// SPDX-License-Identifier: Apache-2.0
#include "models/resources/durationtext.h"
#include "models/resources/objectstate.h"
#include "models/resources/rowfilter.h"
#include "models/resources/roworder.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class TestRowFilter : public QObject
{
    Q_OBJECT
    static constexpr qint64 now = 1'000'000'000;
    static RowRef pod()
    {
        auto row = std::make_shared<Row>();
        row->nameSpace = u"llm"_s;
        row->created = now - 2 * 3'600'000;
        row->labels = Labels("app=llama\nrank=5");
        Cells::Builder cells;
        cells.setOwn(Cells::Own::Name, "llama-sft-worker-5");
        cells.addText("llama-sft-worker-5");
        cells.addText("0/1");
        cells.addText("OOMKilled");
        cells.addNumber("3");
        cells.addText("GPU-node-14");
        row->cells = cells.take();
        return row;
    }
    static ColumnLayout layout()
    {
        return {{{u"Name"_s, u"string"_s, u"name"_s, {}, 0}, {u"Ready"_s, u"string"_s, {}, {}, 0},
                    {u"Status"_s, u"string"_s, {}, {}, 0}, {u"Restarts"_s, u"integer"_s, {}, {}, 0},
                    {u"Node"_s, u"string"_s, {}, {}, 1}},
            true};
    }

private slots:
    void matches_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<bool>("matches");
        QTest::newRow("empty") << u""_s << true;
        QTest::newRow("piece of the name") << u"sft"_s << true;
        QTest::newRow("two pieces in any order, any case") << u"WORKER llama"_s << true;
        QTest::newRow("one piece missing") << u"worker vit"_s << false;
        QTest::newRow("namespace") << u"ns:llm"_s << true;
        QTest::newRow("one of two namespaces") << u"ns:a ns:llm"_s << true;
        QTest::newRow("other namespace") << u"ns:a"_s << false;
        QTest::newRow("label") << u"label:app"_s << true;
        QTest::newRow("label with value") << u"label:app=llama"_s << true;
        QTest::newRow("label with another value") << u"label:app=x"_s << false;
        QTest::newRow("label that is not so") << u"label:app!=x"_s << true;
        QTest::newRow("labels must all hold") << u"label:app label:team"_s << false;
        QTest::newRow("status word") << u"status:oomkilled"_s << true;
        QTest::newRow("status by meaning") << u"status:Failed"_s << true;
        QTest::newRow("another status") << u"status:Running"_s << false;
        QTest::newRow("not ready") << u"status:\"not ready\""_s << true;
        QTest::newRow("node") << u"node:gpu-node"_s << true;
        QTest::newRow("older") << u"age>1h"_s << true;
        QTest::newRow("not so old") << u"age>3h"_s << false;
        QTest::newRow("younger") << u"age<3h"_s << true;
        QTest::newRow("a token without value is a word of the name") << u"ns:"_s << false;
    }
    void matches()
    {
        QFETCH(QString, filter);
        const ColumnLayout columns = layout();
        const RowFilter parsed = RowFilter::parse(filter);
        QTEST(RowMatcher(parsed, columns, now).matches(*pod()), "matches");
        QCOMPARE(RowFilter::parse(parsed.toString()), parsed);
    }

    void states_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("state");
        QTest::newRow("phase") << u"Running"_s << u"Running"_s;
        QTest::newRow("init going on") << u"Init:0/2"_s << u"Starting"_s;
        QTest::newRow("init failed") << u"Init:CrashLoopBackOff"_s << u"Failed"_s;
        QTest::newRow("signal") << u"Signal:9"_s << u"Failed"_s;
        QTest::newRow("unknown error") << u"SomeNewError"_s << u"Failed"_s;
        QTest::newRow("two conditions") << u"Ready,SchedulingDisabled"_s << u"Waiting"_s;
        QTest::newRow("no status at all") << u"ClusterIP"_s << u""_s;
    }
    void states()
    {
        QFETCH(QString, word);
        QTEST(wordOf(objectStateOf(word)), "state");
    }

    void natural_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<int>("order");
        QTest::newRow("numbers") << u"w-2"_s << u"w-10"_s << -1;
        QTest::newRow("same") << u"w-2"_s << u"w-2"_s << 0;
        QTest::newRow("shorter first") << u"w"_s << u"w-2"_s << -1;
        QTest::newRow("zeros") << u"w-01"_s << u"w-1"_s << 1;
        QTest::newRow("restarts") << u"10 (2h ago)"_s << u"9"_s << 1;
    }
    void natural()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QTEST(compareNaturally(QStringView(a), QStringView(b)), "order");
        const QByteArray left = a.toUtf8(), right = b.toUtf8();
        QTEST(compareNaturally(QByteArrayView(left), QByteArrayView(right)), "order");
    }

    void durations()
    {
        QCOMPARE(durationText(48'000), u"48s"_s);
        QCOMPARE(durationText(362'000), u"6m02s"_s);
        QCOMPARE(durationText((3 * 60 + 12) * 60'000), u"3h12m"_s);
        QCOMPARE(durationText((2 * 24 + 4) * 3'600'000LL), u"2d4h"_s);
        QCOMPARE(parseDuration(u"1h30m"), 5'400'000);
        QVERIFY(!parseDuration(u"12"));
        QVERIFY(!parseDuration(u"h"));
    }
};

QTEST_GUILESS_MAIN(TestRowFilter)
#include "tst_rowfilter.moc"
