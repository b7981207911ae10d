// SPDX-License-Identifier: Apache-2.0
#include "models/writes/undo.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

QString paths(const auto &list)
{
    QStringList texts;
    for (const auto &one : list)
        texts.append(one.path.toString());
    return texts.join(u' ');
}

Activity update(const QByteArray &before, const QByteArray &after)
{
    return {.verb = Activity::Verb::Update, .before = json(before), .after = json(after)};
}

} // namespace

class TestUndo final : public QObject
{
    Q_OBJECT private slots : void kinds_data()
    {
        QTest::addColumn<Activity>("activity");
        QTest::addColumn<UndoKind>("kind");
        const QByteArray one = R"({"kind":"Thing","spec":{"a":1}})";
        const QByteArray two = R"({"kind":"Thing","spec":{"a":2}})";
        QTest::newRow("change") << update(one, two) << UndoKind::PutBack;
        QTest::newRow("nothing changed") << update(one, one) << UndoKind::None;
        Activity failed = update(one, two);
        failed.outcome = Activity::Outcome::Failed;
        QTest::newRow("failed") << failed << UndoKind::None;
        Activity removal {.verb = Activity::Verb::Delete, .before = json(one)};
        QTest::newRow("deleted") << removal << UndoKind::CreateAgain;
        removal.before = {};
        QTest::newRow("deleted, nothing kept") << removal << UndoKind::None;
        removal.before = json(R"j({"kind":"Secret","data":{"token":"*** (12)"}})j");
        QTest::newRow("deleted secret") << removal << UndoKind::None;
        QTest::newRow("changed secret")
            << update(R"j({"kind":"Secret","data":{"token":"*** (12)"}})j",
                   R"j({"kind":"Secret","data":{"token":"*** (14)"}})j")
            << UndoKind::None;
        QTest::newRow("created") << Activity {.verb = Activity::Verb::Create, .after = json(one)}
                                 << UndoKind::Delete;
    }
    void kinds()
    {
        QFETCH(Activity, activity);
        QTEST(undoKindOf(activity), "kind");
    }

    void putsBackOnlyItsOwnFields_data()
    {
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QByteArray>("wanted");
        QTest::addColumn<QString>("back");
        QTest::addColumn<QString>("moved");
        QTest::addColumn<QString>("again");
        QTest::newRow("as it was left")
            << QByteArray(R"({"spec":{"a":2,"b":1}})") << QByteArray(R"({"spec":{"a":1,"b":1}})")
            << u"spec.a"_s << QString() << QString();
        QTest::newRow("others changed more") << QByteArray(R"({"spec":{"a":2,"b":7,"c":1}})")
                                             << QByteArray(R"({"spec":{"a":1,"b":7,"c":1}})")
                                             << u"spec.a"_s << u"spec.b spec.c"_s << QString();
        QTest::newRow("the same field again")
            << QByteArray(R"({"spec":{"a":5,"b":1}})") << QByteArray(R"({"spec":{"a":5,"b":1}})")
            << QString() << QString() << u"spec.a"_s;
        QTest::newRow("put back by somebody")
            << QByteArray(R"({"spec":{"a":1,"b":1}})") << QByteArray(R"({"spec":{"a":1,"b":1}})")
            << QString() << QString() << QString();
    }
    void putsBackOnlyItsOwnFields()
    {
        QFETCH(QByteArray, now);
        QFETCH(QByteArray, wanted);
        const Undo undo
            = undoOf(update(R"({"spec":{"a":1,"b":1}})", R"({"spec":{"a":2,"b":1}})"), json(now));
        QCOMPARE(withoutServerFields(undo.object), withoutServerFields(json(wanted)));
        QTEST(paths(undo.back), "back");
        QTEST(paths(undo.movedSince), "moved");
        QTEST(paths(undo.changedAgain), "again");
    }

    void aKeptCopyBecomesANewObject()
    {
        const QJsonObject made = newObjectFrom(json(R"({"kind":"Pod","metadata":{"name":"a",
            "namespace":"demo","uid":"u","resourceVersion":"7","generateName":"a-",
            "ownerReferences":[{"uid":"o"}],"finalizers":["x/y"],"labels":{"l":"1"}},
            "spec":{"nodeName":"n","containers":[]},"status":{"phase":"Running"}})"));
        QCOMPARE(made, json(R"({"kind":"Pod","metadata":{"name":"a","namespace":"demo",
            "labels":{"l":"1"}},"spec":{"containers":[]}})"));
        const QJsonObject map = json(R"({"kind":"ConfigMap","metadata":{"name":"a"},"data":{}})");
        QCOMPARE(newObjectFrom(map), map); // no empty keys that were not there
    }
};

QTEST_APPLESS_MAIN(TestUndo)
#include "tst_undo.moc"
