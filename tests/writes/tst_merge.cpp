// SPDX-License-Identifier: Apache-2.0
#include "models/writes/merge.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class TestMerge final : public QObject
{
    Q_OBJECT
private slots:
    void merges_data()
    {
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("mine");
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<QString>("moved");
        QTest::addColumn<QString>("conflicts");
        const auto row = [](const char *name, const char *base, const char *mine,
                             const char *theirs, const char *moved, const char *conflicts) {
            QTest::newRow(name) << QByteArray(base) << QByteArray(mine) << QByteArray(theirs)
                                << QString::fromUtf8(moved) << QString::fromUtf8(conflicts);
        };
        row("apart", R"({"a":1,"b":1})", R"({"a":2,"b":1})", R"({"a":1,"b":2})", "b", "");
        row("same place", R"({"a":1})", R"({"a":2})", R"({"a":3})", "", "a");
        row("same place, same value", R"({"a":1})", R"({"a":2})", R"({"a":2})", "", "");
        row("removed here, changed there", R"({"a":{"b":1,"c":1}})", R"({})",
            R"({"a":{"b":2,"c":1}})", "", "a");
        row("only the server's fields moved", R"({"metadata":{"resourceVersion":"1"},"a":1})",
            R"({"metadata":{"resourceVersion":"1"},"a":2})",
            R"({"metadata":{"resourceVersion":"2"},"a":1,"status":{"x":1}})", "", "");
        row("two items of a named list", R"({"c":[{"name":"a","i":1},{"name":"b","i":1}]})",
            R"({"c":[{"name":"a","i":2},{"name":"b","i":1}]})",
            R"({"c":[{"name":"a","i":1},{"name":"b","i":2}]})", "c[1].i", "");
        row("their new item stands before mine", R"({"c":[{"name":"a","i":1}]})",
            R"({"c":[{"name":"a","i":2}]})", R"({"c":[{"name":"z"},{"name":"a","i":1}]})", "c[0]",
            "");
        row("the same item, moved by their new one", R"({"c":[{"name":"a","i":1}]})",
            R"({"c":[{"name":"a","i":2}]})", R"({"c":[{"name":"z"},{"name":"a","i":3}]})", "c[0]",
            "c[0].i");
        row("changed here, taken away there", R"({"c":[{"name":"a","i":1},{"name":"b"}]})",
            R"({"c":[{"name":"a","i":2},{"name":"b"}]})", R"({"c":[{"name":"b"}]})", "", "c[0]");
        row("an empty key beside one beyond Latin-1", R"({"":1,"名":1})", R"({"":2,"名":1})",
            R"({"":1,"名":2})", "名", "");
        row("a list without names is one value", R"({"c":[1,2]})", R"({"c":[1,2,3]})",
            R"({"c":[1,9,2]})", "", "c");
    }
    void merges()
    {
        QFETCH(QByteArray, base);
        QFETCH(QByteArray, mine);
        QFETCH(QByteArray, theirs);
        const Merge merge = mergeOf(json(base), json(mine), json(theirs));
        QStringList moved;
        for (const Change &change : merge.theirs)
            moved.append(change.path.toString());
        QStringList conflicts;
        for (const MergeConflict &conflict : merge.conflicts)
            conflicts.append(conflict.path.toString());
        QTEST(moved.join(u' '), "moved");
        QTEST(conflicts.join(u' '), "conflicts");
    }
    void merged_data()
    {
        QTest::addColumn<QByteArray>("mine");
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<bool>("keepsMine");
        QTest::addColumn<QByteArray>("merged");
        const auto row = [](const char *name, const char *mine, const char *theirs, bool keepsMine,
                             const char *merged) {
            QTest::newRow(name) << QByteArray(mine) << QByteArray(theirs) << keepsMine
                                << QByteArray(merged);
        };
        row("apart", R"({"a":2,"c":[{"name":"a"},{"name":"b"}]})",
            R"({"a":1,"c":[{"name":"z"},{"name":"a","i":1},{"name":"b"}]})", true,
            R"({"a":2,"c":[{"name":"z"},{"name":"a","i":1},{"name":"b"}]})");
        row("mine", R"({"a":2,"c":[{"name":"a"},{"name":"b"}]})",
            R"({"a":3,"c":[{"name":"a"},{"name":"b"}]})", true,
            R"({"a":2,"c":[{"name":"a"},{"name":"b"}]})");
        row("theirs", R"({"a":2,"c":[{"name":"a"},{"name":"b"}]})",
            R"({"a":3,"c":[{"name":"a"},{"name":"b"}]})", false,
            R"({"a":3,"c":[{"name":"a"},{"name":"b"}]})");
        row("theirs is gone", R"({"a":2,"c":[{"name":"a"},{"name":"b"}]})",
            R"({"c":[{"name":"a"}]})", false, R"({"c":[{"name":"a"}]})");
    }
    void merged()
    {
        QFETCH(QByteArray, mine);
        QFETCH(QByteArray, theirs);
        QFETCH(bool, keepsMine);
        QFETCH(QByteArray, merged);
        const Merge merge = mergeOf(json(R"({"a":1,"c":[{"name":"a"},{"name":"b"}]})"), json(mine),
            json(theirs), [keepsMine](const MergeConflict &) { return keepsMine; });
        QCOMPARE(withoutServerFields(merge.merged), withoutServerFields(json(merged)));
    }
    void aConflictHoldsAllThreeValues()
    {
        const Merge merge = mergeOf(json(R"({"a":1})"), json(R"({"a":2})"), json(R"({"a":3})"));
        QCOMPARE(merge.conflicts,
            (QList<MergeConflict> {{{u"a"_s}, QJsonValue(1), QJsonValue(2), QJsonValue(3)}}));
    }
};

QTEST_APPLESS_MAIN(TestMerge)
#include "tst_merge.moc"
