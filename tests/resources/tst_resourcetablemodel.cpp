// SPDX-License-Identifier: Apache-2.0
#include "models/resources/resourcetablemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <map>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

QList<Column> columns()
{
    return {{u"Name"_s, u"string"_s, u"name"_s, {}, 0}, {u"Status"_s, u"string"_s, {}, {}, 0},
        {u"Restarts"_s, u"integer"_s, {}, {}, 0}, {u"Age"_s, u"string"_s, {}, {}, 0}};
}

RowRef row(const QString &name, const QByteArray &status = "Running", int restarts = 0)
{
    auto made = std::make_shared<Row>();
    made->nameSpace = u"demo"_s;
    Cells::Builder cells;
    cells.setOwn(Cells::Own::Uid, "uid-" + name.toUtf8());
    cells.setOwn(Cells::Own::Name, name.toUtf8());
    cells.addText(name.toUtf8());
    cells.addText(status);
    cells.addNumber(QByteArray::number(restarts));
    cells.addText("1s");
    made->cells = cells.take();
    return made;
}

QString picture(const ResourceTableModel &model)
{
    QStringList names;
    for (int i = 0; i < model.rowCount(); ++i)
        names += model.index(i, 0).data().toString();
    return names.join(u' ');
}

/// "+a ~b -c": added or changed and removed.
RowBatch batch(const QString &text)
{
    RowBatch made;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        const QString name = word.sliced(1).section(u'=', 0, 0);
        const QByteArray status = word.section(u'=', 1).toUtf8();
        if (word[0] == u'-')
            made.removed += u"uid-"_s + name;
        else
            made.upserted += row(name, status.isEmpty() ? "Running" : status);
    }
    return made;
}

RowBatch first(const QString &text)
{
    RowBatch made = batch(text);
    made.isReset = true;
    made.hasColumns = true;
    made.columns = columns();
    return made;
}

} // namespace

class TestResourceTableModel : public QObject
{
    Q_OBJECT
private slots:
    /// S9 What a kind may do with its columns.
    void oddColumns_data()
    {
        QTest::addColumn<QList<Column>>("columns");
        QTest::addColumn<QString>("cells"); ///< of the one row, parted by |; "null": no value
        QTest::addColumn<QString>("shown");
        const Column name {u"Name"_s, u"string"_s, u"name"_s, {}, 0};
        QTest::newRow("S9 a path that leads nowhere")
            << QList<Column> {name, {u"Broken"_s, u"string"_s, {}, {}, 0}} << u"a|null"_s
            << u"a|"_s;
        QTest::newRow("S9 names with blanks and emoji")
            << QList<Column> {name, {u"Best 🚀 so far"_s, u"integer"_s, {}, {}, 0}} << u"a|7"_s
            << u"a|7"_s;
        QTest::newRow("S9 a date that is none")
            << QList<Column> {name, {u"Since"_s, u"date"_s, {}, {}, 0}} << u"a|soon"_s
            << u"a|soon"_s;
        QTest::newRow("S9 two of one name") << QList<Column> {name,
            {u"Status"_s, u"string"_s, {}, {}, 0}, {u"Status"_s, u"string"_s, {}, {}, 0}}
                                            << u"a|one|two"_s << u"a|one|two"_s;
        QList<Column> many {name};
        QStringList values {u"a"_s};
        for (int i = 1; i < 100; ++i) {
            many += Column {u"C%1"_s.arg(i), u"string"_s, {}, {}, i % 2};
            values += QString::number(i);
        }
        QTest::newRow("S9 a hundred columns") << many << values.join(u'|') << values.join(u'|');
    }
    void oddColumns()
    {
        QFETCH(QList<Column>, columns);
        QFETCH(QString, cells);
        ResourceTableModel model;
        const QAbstractItemModelTester tester(&model);
        model.setShowsNamespace(false);
        auto row = std::make_shared<Row>();
        Cells::Builder built;
        built.setOwn(Cells::Own::Uid, "u");
        built.setOwn(Cells::Own::Name, "a");
        for (const QString &cell : cells.split(u'|')) {
            if (cell == "null"_L1)
                built.addNull();
            else
                built.addText(cell.toUtf8());
        }
        row->cells = built.take();
        model.apply({.isReset = true, .hasColumns = true, .columns = columns, .upserted = {row}});
        QCOMPARE(model.columnCount(), columns.size());
        QStringList shown;
        for (int column = 0; column < model.columnCount(); ++column) {
            QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
            shown += model.index(0, column).data().toString();
            model.sort(column);
        }
        QTEST(shown.join(u'|'), "shown");
    }

    void apply_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("after");
        QTest::newRow("finds its place") << u"+a +c"_s << u"+b"_s << u"a b c"_s;
        QTest::newRow("digits count as numbers")
            << u"+w-2 +w-10"_s << u"+w-9"_s << u"w-2 w-9 w-10"_s;
        QTest::newRow("goes") << u"+a +b +c"_s << u"-a -c"_s << u"b"_s;
        QTest::newRow("never seen") << u"+a"_s << u"-z"_s << u"a"_s;
        QTest::newRow("all at once") << u"+a +b +d"_s << u"-a ~b=Failed +c"_s << u"b c d"_s;
        QTest::newRow("into nothing") << u""_s << u"+b +a"_s << u"a b"_s;
    }
    void apply()
    {
        QFETCH(QString, before);
        QFETCH(QString, change);
        ResourceTableModel model;
        QAbstractItemModelTester tester(&model);
        model.apply(first(before));
        model.apply(batch(change));
        QTEST(picture(model), "after");
    }

    void numbersStandRight_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("isRight");
        QTest::newRow("integer") << u"Completions"_s << u"integer"_s << true;
        QTest::newRow("number") << u"Weight"_s << u"number"_s << true;
        QTest::newRow("restarts as words") << u"Restarts"_s << u"string"_s << true;
        QTest::newRow("age") << u"Age"_s << u"string"_s << true;
        QTest::newRow("words") << u"Reason"_s << u"string"_s << false;
    }
    void numbersStandRight()
    {
        QFETCH(QString, name);
        QFETCH(QString, type);
        QFETCH(bool, isRight);
        RowBatch made = first(u"+a"_s);
        made.columns[1] = {name, type, {}, {}, 0};
        ResourceTableModel model;
        model.setShowsNamespace(false);
        model.apply(made);
        for (const QVariant &alignment : {model.index(0, 1).data(Qt::TextAlignmentRole),
                 model.headerData(1, Qt::Horizontal, Qt::TextAlignmentRole)})
            QCOMPARE((alignment.toInt() & Qt::AlignRight) != 0, isRight);
    }

    void changesInPlaceAreNoMoves()
    {
        ResourceTableModel model;
        model.apply(first(u"+a +b +c +d"_s));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy moved(&model, &QAbstractItemModel::layoutChanged);
        model.apply(batch(u"~b=Failed ~c=Failed"_s));
        QCOMPARE(changed.size(), 1); // one run of rows
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        QCOMPARE(changed[0][1].toModelIndex().row(), 2);
        QCOMPARE(moved.size(), 0);
        QCOMPARE(model.count(ObjectState::Failed), 2);
    }

    void selectionFollowsItsRow()
    {
        ResourceTableModel model;
        QAbstractItemModelTester tester(&model);
        model.apply(first(u"+a +b +c"_s));
        const QPersistentModelIndex kept = model.indexOf(u"uid-b"_s);
        model.sort(2, Qt::AscendingOrder);
        model.apply(batch(u"~c=Failed +0"_s));
        QCOMPARE(picture(model), u"c 0 a b"_s); // worst first
        QCOMPARE(kept.data().toString(), u"b"_s);
        model.sort(0, Qt::DescendingOrder);
        QCOMPARE(picture(model), u"c b a 0"_s);
        QCOMPARE(kept.data().toString(), u"b"_s);
    }

    void heldRowsStay()
    {
        ResourceTableModel model;
        QAbstractItemModelTester tester(&model);
        model.apply(first(u"+a +b +c"_s));
        model.sort(2, Qt::AscendingOrder);
        model.setHeld(true);
        model.apply(batch(u"~c=Failed"_s));
        QCOMPARE(picture(model), u"a b c"_s);
        model.setHeld(false);
        QCOMPARE(picture(model), u"c a b"_s);
    }

    void countsObeyTheOtherFilters()
    {
        ResourceTableModel model;
        QAbstractItemModelTester tester(&model);
        model.apply(first(u"+x-1=Failed +x-2=Pending +y-1=Failed +y-2"_s));
        model.setFilter(RowFilter::parse(u"x status:Failed"_s));
        QCOMPARE(picture(model), u"x-1"_s);
        QCOMPARE(model.count(ObjectState::Failed), 1);
        QCOMPARE(model.count(ObjectState::Waiting), 1);
        model.apply(batch(u"~x-2=Failed ~x-1"_s));
        QCOMPARE(picture(model), u"x-2"_s);
        QCOMPARE(model.count(ObjectState::Waiting), 0);
        QCOMPARE(model.count(ObjectState::Running), 1);
        QCOMPARE(model.total(), 4);
    }

    void ticksStayWithTheirObject()
    {
        ResourceTableModel model;
        QAbstractItemModelTester tester(&model);
        model.apply(first(u"+a +b +c"_s));
        model.setChecked(u"uid-b"_s, true);
        model.setData(model.index(2, 0), Qt::Checked, Qt::CheckStateRole);
        model.sort(0, Qt::DescendingOrder);
        QCOMPARE(model.index(1, 0).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
        model.setFilter(RowFilter::parse(u"a"_s));
        QCOMPARE(model.checkedCount(), 2);
        model.apply(batch(u"-b"_s));
        QCOMPARE(model.checkedRows().size(), 1);
        model.setFilter({});
        model.checkAllShown();
        QCOMPARE(model.checkedCount(), 2);
        model.clearChecked();
        QCOMPARE(model.checkedCount(), 0);
    }

    /// Thousands of random batches, sorts and filters against the plain truth.
    void random()
    {
        QRandomGenerator dice(42);
        ResourceTableModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.apply(first({}));
        std::map<QString, RowRef> truth;
        for (int round = 0; round < 400; ++round) {
            RowBatch change;
            const int size = dice.bounded(round % 10 == 0 ? 300 : 6);
            QSet<QString> touched;
            for (int i = 0; i < size; ++i) {
                const QString name = u"w-%1"_s.arg(dice.bounded(400));
                if (touched.contains(name))
                    continue;
                touched.insert(name);
                if (dice.bounded(3) == 0 && truth.contains(name)) {
                    change.removed += u"uid-"_s + name;
                    truth.erase(name);
                } else {
                    const QByteArray status = dice.bounded(2) ? "Running" : "Failed";
                    truth[name] = row(name, status, int(dice.bounded(9)));
                    change.upserted += truth[name];
                }
            }
            model.apply(change);
            if (round % 17 == 0)
                model.sort(int(dice.bounded(4)),
                    dice.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
            if (round % 13 == 0)
                model.setFilter(RowFilter::parse(QStringList {
                    u""_s, u"status:Failed"_s, u"w-1"_s, u"2 status:Running"_s}[dice.bounded(4)]));
            std::vector<RowRef> wanted;
            const RowMatcher matcher(model.filter(), model.layout(), 0);
            for (const auto &[name, known] : truth) {
                if (matcher.matches(*known))
                    wanted.push_back(known);
            }
            const RowOrder order(model.layout(), model.sortColumn(), model.sortOrder());
            std::ranges::sort(
                wanted, [&](const RowRef &a, const RowRef &b) { return order.less(*a, *b); });
            QCOMPARE(model.rowCount(), int(wanted.size()));
            for (int i = 0; i < model.rowCount(); ++i) {
                QCOMPARE(model.rowAt(i), wanted[size_t(i)]);
                QCOMPARE(model.indexOf(wanted[size_t(i)]->uid()).row(), i);
            }
        }
    }

    void largeSortsHappenElsewhere()
    {
        ResourceTableModel model;
        RowBatch all = first({});
        for (int i = 0; i < 6000; ++i)
            all.upserted += row(u"w-%1"_s.arg(i));
        model.apply(all);
        model.sort(0, Qt::DescendingOrder);
        QCOMPARE(model.rowAt(0)->name(), u"w-0"_s);
        model.apply(batch(u"-w-0 +w-7000"_s)); // waits for the sort
        QTRY_COMPARE(model.rowAt(0)->name(), u"w-7000"_s);
        QCOMPARE(model.rowAt(5999)->name(), u"w-1"_s);
        QCOMPARE(model.rowCount(), 6000);
    }
};

QTEST_GUILESS_MAIN(TestResourceTableModel)
#include "tst_resourcetablemodel.moc"
