// SPDX-License-Identifier: Apache-2.0
#include "models/writes/objectdiff.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

// "+path" added, "-path" removed, "~path" changed.
QString picture(const QList<Change> &changes)
{
    QStringList lines;
    for (const Change &change : changes)
        lines.append(QString(u"+-~"[int(change.kind)]) + change.path.toString());
    return lines.join(u' ');
}

} // namespace

class TestObjectDiff final : public QObject
{
    Q_OBJECT
private slots:
    void changes_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("picture");
        const auto row
            = [](const char *name, const char *before, const char *after, const char *picture) {
                  QTest::newRow(name)
                      << QByteArray(before) << QByteArray(after) << QString::fromUtf8(picture);
              };
        row("same", R"({"a":1})", R"({"a":1})", "");
        row("scalar", R"({"a":{"b":1}})", R"({"a":{"b":2}})", "~a.b");
        row("a whole new branch is one change", R"({})", R"({"a":{"b":{"c":1}}})", "+a");
        row("null is a value", R"({"a":null})", R"({})", "-a");
        row("empty object is a value", R"({"a":1})", R"({"a":1,"emptyDir":{}})", "+emptyDir");
        row("another type", R"({"a":"1"})", R"({"a":1})", "~a");
        row("named items, reordered", R"({"c":[{"name":"a","i":1},{"name":"b","i":1}]})",
            R"({"c":[{"name":"b","i":2},{"name":"a","i":1}]})", "~c[0].i");
        row("named item gone and come", R"({"c":[{"name":"a"},{"name":"b"}]})",
            R"({"c":[{"name":"b"},{"name":"x"}]})", "-c[0] +c[1]");
        row("plain list, same length", R"({"c":[1,2]})", R"({"c":[1,3]})", "~c[1]");
        row("plain list, longer", R"({"c":[1,2]})", R"({"c":[1,2,3]})", "~c");
        row("dotted label", R"({"labels":{}})", R"({"labels":{"a.b/c":"x"}})",
            "+labels[\"a.b/c\"]");
        row("an empty key beside one beyond Latin-1", R"({"":1,"名":1})", R"({"":2,"名":2})",
            "~[\"\"] ~名");
        row("an empty key on one side", R"({"":1})", R"({"名":1})", "-[\"\"] +名");
        row("beyond 2^53", R"({"a":9007199254740993})", R"({"a":9007199254740992})", "~a");
    }
    void changes()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QTEST(picture(changesBetween(json(before), json(after))), "picture");
    }
    void dropsWhatTheServerWrites()
    {
        const QJsonObject object = json(R"({"metadata":{"name":"a","uid":"u","resourceVersion":"1",
            "generation":2,"creationTimestamp":"x","managedFields":[],"annotations":
            {"kubectl.kubernetes.io/last-applied-configuration":"{}"}},"spec":{},"status":{"x":1}})");
        QCOMPARE(withoutServerFields(object), json(R"({"metadata":{"name":"a"},"spec":{}})"));
    }
    void knowsOverlap()
    {
        QVERIFY(overlap({u"a"_s}, {u"a"_s, u"b"_s}));
        QVERIFY(overlap({u"a"_s, 0}, {u"a"_s, 0}));
        QVERIFY(!overlap({u"a"_s, 0}, {u"a"_s, 1}));
    }
};

QTEST_APPLESS_MAIN(TestObjectDiff)
#include "tst_objectdiff.moc"
