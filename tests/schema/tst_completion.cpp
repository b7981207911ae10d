// SPDX-License-Identifier: Apache-2.0
#include "schemafixture.h"

#include "models/schema/completion.h"
#include "models/schema/hover.h"

#include <QTest>

using namespace Qt::StringLiterals;
using models::yaml::Place;

namespace {

const QByteArray schema
    = R"({"type":"object","properties":{"spec":{"type":"object","required":["image","size"],"properties":{
  "image":{"type":"string","description":"What to run.\n\nMore."},
  "size":{"type":"integer","minimum":1,"maximum":9,"default":2},
  "on":{"type":"boolean","default":false},
  "policy":{"type":"string","enum":["None","All"]},
  "old":{"type":"string","description":"Deprecated: not read."},
  "args":{"type":"array","items":{"type":"string"}},
  "ports":{"type":"array","items":{"type":"object","required":["port","name"],"properties":{"port":{"type":"integer"},"name":{"type":"string"}}}},
  "meta":{"type":"object","additionalProperties":{"type":"string"}},
  "entry":{"type":"object","required":["a"],"properties":{"a":{"type":"string"},"b":{"type":"string"}},
     "oneOf":[{"required":["a"]},{"required":["b"]}]}}}}})";

Place at(Place::Role role, const models::Path &path, const QString &typed = {},
    const QStringList &siblings = {}, qsizetype column = 2)
{
    Place place;
    place.role = role;
    place.path = path;
    place.typed = typed;
    place.siblings = siblings;
    place.column = column;
    place.replace = {1, typed.size()};
    return place;
}

} // namespace

class TestCompletion final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_document = probeDocument(schema); }

    void offers_data()
    {
        QTest::addColumn<Place>("place");
        QTest::addColumn<QStringList>("labels");
        const models::Path spec {u"spec"_s};
        QTest::newRow("required first, deprecated last")
            << at(Place::Role::Key, spec)
            << QStringList {u"image, size"_s, u"image"_s, u"size"_s, u"args"_s, u"entry"_s,
                   u"meta"_s, u"on"_s, u"policy"_s, u"ports"_s, u"old"_s};
        QTest::newRow("without what is there")
            << at(Place::Role::Key, spec, u"iz"_s, {u"image"_s}) << QStringList {u"size"_s};
        QTest::newRow("prefix before middle")
            << at(Place::Role::Key, spec, u"po"_s) << QStringList {u"policy"_s, u"ports"_s};
        QTest::newRow("the other member of a union is gone")
            << at(Place::Role::Key, spec.child(u"entry"_s), {}, {u"a"_s}) << QStringList();
        QTest::newRow("values") << at(Place::Role::Value, spec.child(u"policy"_s))
                                << QStringList {u"None"_s, u"All"_s};
        QTest::newRow("truth") << at(Place::Role::Value, spec.child(u"on"_s))
                               << QStringList {u"false"_s, u"true"_s};
        QTest::newRow("the default")
            << at(Place::Role::Value, spec.child(u"size"_s)) << QStringList {u"2"_s};
        QTest::newRow("nothing in text blocks") << at(Place::Role::Text, spec) << QStringList();
        QTest::newRow("unknown place")
            << at(Place::Role::Key, models::Path {u"nowhere"_s}) << QStringList();
    }
    void offers()
    {
        QFETCH(Place, place);
        QStringList labels;
        const auto found = models::complete(place, probeRoot(m_document));
        for (const models::Completion &item : found)
            labels.append(item.label);
        QTEST(labels, "labels");
    }

    void inserts_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("insert");
        QTest::newRow("scalar") << u"image"_s << u"image: "_s;
        QTest::newRow("list") << u"args"_s << u"args:\n  - "_s;
        QTest::newRow("list of objects") << u"ports"_s << u"ports:\n  - name: \n    port: "_s;
        QTest::newRow("object") << u"entry"_s << u"entry:\n    a: "_s;
        QTest::newRow("map") << u"meta"_s << u"meta:\n    "_s;
    }
    void inserts()
    {
        QFETCH(QString, key);
        const auto found = models::complete(
            at(Place::Role::Key, models::Path {u"spec"_s}, key), probeRoot(m_document));
        QVERIFY(!found.isEmpty());
        QTEST(found[0].insert, "insert");
    }

    void helpKnowsTheField()
    {
        const QString text = u"spec:\n  size: 3\n"_s;
        const auto tree = models::yaml::parse(text);
        const models::FieldHelp help = models::hoverAt(
            *tree, text.indexOf(u"size"_s) + 1, probeRoot(m_document), nullptr, u"en"_s);
        QCOMPARE(help.path.toString(), u"spec.size"_s);
        QCOMPARE(help.type, u"integer"_s);
        QVERIFY(help.required);
        QCOMPARE(help.defaultText, u"2"_s);
        QCOMPARE(help.facts.size(), 1);
        QCOMPARE(help.facts[0].english(), u"from 1 to 9"_s);
        QVERIFY(models::hoverAt(*tree, 6, probeRoot(m_document), nullptr, u"en"_s).path.isEmpty());
    }

private:
    models::OpenApiDocumentRef m_document;
};

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
