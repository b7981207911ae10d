// SPDX-License-Identifier: Apache-2.0
#include "models/watch/rowbacklog.h"
#include "models/watch/rowledger.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

/// "a@3": object a in version 3.
RowRef row(const QString &text)
{
    const QByteArray name = text.section(u'@', 0, 0).toUtf8();
    const QByteArray uid = "u-" + name;
    const QByteArray version = text.section(u'@', 1, 1).toUtf8();
    Cells::Builder cells;
    cells.setOwn(Cells::Own::Name, name);
    cells.setOwn(Cells::Own::Uid, uid);
    cells.setOwn(Cells::Own::Version, version);
    auto made = std::make_shared<Row>();
    made->cells = cells.take();
    return made;
}

QList<RowRef> rows(const QString &text)
{
    QList<RowRef> made;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts))
        made.append(row(word));
    return made;
}

/// "reset a@1 b@2 -c"
QString picture(const RowBatch &batch)
{
    QStringList words;
    for (const RowRef &one : batch.upserted)
        words += one->name() + u'@' + QString::fromUtf8(one->version());
    for (const QString &uid : batch.removed)
        words += u'-' + uid.sliced(2);
    words.sort();
    if (batch.isReset)
        words.prepend(u"reset"_s);
    return words.join(u' ');
}

RowBatch news(const QString &upserted, const QString &removed = {})
{
    RowBatch batch;
    batch.upserted = rows(upserted);
    for (const QString &name : removed.split(u' ', Qt::SkipEmptyParts))
        batch.removed.append(u"u-"_s + name);
    return batch;
}

} // namespace

/// Whoever joins a watch late sees what the others see.
class TestRowBacklog final : public QObject
{
    Q_OBJECT
private slots:
    void pieces()
    {
        RowBacklog backlog;
        QVERIFY(backlog.isEmpty());
        backlog.begin({Column {.name = u"Name"_s}}, rows(u"a@1 b@1 c@1 d@1 e@1"_s));
        const RowBatch first = backlog.next({}, 2);
        QCOMPARE(picture(first), u"reset a@1 b@1"_s);
        QVERIFY(first.hasColumns);
        QCOMPARE(first.columns.size(), 1);
        QCOMPARE(picture(backlog.next({}, 2)), u"c@1 d@1"_s);
        QVERIFY(!backlog.isEmpty());
        QCOMPARE(picture(backlog.next({}, 2)), u"e@1"_s);
        QVERIFY(backlog.isEmpty());
    }

    void newsOvertakeIt()
    {
        RowBacklog backlog;
        backlog.begin({}, rows(u"a@1 b@1 c@1 d@1"_s));
        QCOMPARE(picture(backlog.next(news(u"c@2"_s), 2)), u"reset a@1 b@1 c@2"_s);
        QCOMPARE(picture(backlog.next(news({}, u"d"_s), 2)), u"-d"_s);
        QVERIFY(backlog.isEmpty());
    }

    void nothingYet()
    {
        RowBacklog backlog;
        backlog.begin({}, {});
        QVERIFY(!backlog.isEmpty()); // that there is nothing has to be told
        QCOMPARE(picture(backlog.next({}, 2)), u"reset"_s);
        QVERIFY(backlog.isEmpty());
    }

    /// A row of which the others have not heard is theirs and the newcomer's at the same time: what
    /// comes and goes within one frame is told to nobody.
    void onlyWhatWasTold()
    {
        RowLedger ledger;
        QVERIFY(!ledger.hasTold());
        ledger.upsert(row(u"a@1"_s), false);
        ledger.upsert(row(u"b@1"_s), false);
        QCOMPARE(ledger.toldRows().size(), 0);
        (void)ledger.take(100);
        QVERIFY(ledger.hasTold());
        ledger.upsert(row(u"b@2"_s), true);
        ledger.upsert(row(u"c@2"_s), true);
        RowBatch told;
        told.upserted = ledger.toldRows();
        QCOMPARE(picture(told), u"a@1 b@2"_s);
        ledger.remove(*row(u"c@2"_s));
        ledger.remove(*row(u"a@1"_s));
        QCOMPARE(picture(ledger.take(100)), u"-a b@2"_s);
    }
};

QTEST_GUILESS_MAIN(TestRowBacklog)
#include "tst_rowbacklog.moc"
