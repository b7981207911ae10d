// SPDX-License-Identifier: Apache-2.0
#include "schemafixture.h"

#include "models/guide/guidelibrary.h"
#include "models/schema/completion.h"
#include "models/schema/hover.h"

#include <QFile>
#include <QTemporaryDir>
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
  "memory":{"anyOf":[{"type":"integer"},{"type":"string"}],"x-kubernetes-int-or-string":true,
    "pattern":"^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$"},
  "word":{"type":"string","enum":["yes","maybe"]},
  "selector":{"type":"object","additionalProperties":{"type":"string"}},
  "old":{"type":"string","description":"Deprecated: not read."},
  "fixed":{"type":"string","nullable":true,"maxLength":8,"pattern":"^a","x-kubernetes-validations":[{"rule":"self == oldSelf"},{"rule":"self != 'b'","message":"b is taken"}]},
  "list":{"type":"array","maxItems":3,"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["name"],"items":{"type":"object","properties":{"name":{"type":"string"}}}},
  "whole":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}},
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
    void initTestCase()
    {
        m_document = probeDocument(schema);
        QFile guide(m_folder.filePath(u"kind-probe.yaml"_s));
        QVERIFY(guide.open(QIODevice::WriteOnly));
        guide.write("group: probe.example\nkind: Probe\nfields:\n"
                    "  - {path: spec.selector, picker: node-label}\n"
                    "  - {path: spec.fixed, label: {zh: 固定, en: Fixed}, help: {zh: 不变。, en: "
                    "Stays.}, example: ab}\n");
        guide.close();
        const auto guides = models::GuideLibrary::load(m_folder.path());
        QVERIFY(guides);
        m_guides = *guides;
    }

    void offers_data()
    {
        QTest::addColumn<Place>("place");
        QTest::addColumn<QStringList>("labels");
        const models::Path spec {u"spec"_s};
        QTest::newRow("required first, deprecated last")
            << at(Place::Role::Key, spec)
            << QStringList {u"image, size"_s, u"image"_s, u"size"_s, u"args"_s, u"entry"_s,
                   u"fixed"_s, u"list"_s, u"memory"_s, u"meta"_s, u"on"_s, u"policy"_s, u"ports"_s,
                   u"selector"_s, u"whole"_s, u"word"_s, u"old"_s};
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

    /// What comes of the text when the named completion is accepted at ^; empty: nothing is
    /// offered.
    void typed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("label"); // empty: the first
        QTest::addColumn<QString>("after");
        const auto row
            = [](const char *name, const char *text, const char *label, const char *after) {
                  QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(label)
                                      << QString::fromUtf8(after);
              };
        row("4.1.1 the first missing field", "spec:\n  image: x\n  ^\n", "",
            "spec:\n  image: x\n  size: \n");
        row("4.1.1 a part of a word", "spec:\n  image: x\n  si^\n", "",
            "spec:\n  image: x\n  size: \n");
        row("4.1.2 a list of objects brings what they need", "spec:\n  po^\n", "ports",
            "spec:\n  ports:\n  - name: \n    port: \n");
        row("4.1.2 an object, too", "spec:\n  en^\n", "entry", "spec:\n  entry:\n    a: \n");
        row("4.1.2 no zero values", "spec:\n  on^\n", "on", "spec:\n  \"on\": \n");
        row("4.1.3 all required fields at once", "spec:\n  ^\n", "image, size",
            "spec:\n  image: \"\"\n  size: 2\n");
        row("4.1.4 a value", "spec:\n  policy: ^\n", "All", "spec:\n  policy: All\n");
        row("4.1.4 quoted where it must be", "spec:\n  word: ^\n", "yes",
            "spec:\n  word: \"yes\"\n");
        row("4.1.4 the unit of an amount", "spec:\n  memory: 8^\n", "8Gi",
            "spec:\n  memory: 8Gi\n");
        row("4.1.5 the blank as well", "spec:\n  policy:^\n", "All", "spec:\n  policy: All\n");
        row("4.1.6 a new item", "spec:\n  ports:\n  - ^\n", "",
            "spec:\n  ports:\n  - name: \n    port: \n");
        row("4.1.6 a key behind the dash", "spec:\n  ports:\n  - po^\n", "port",
            "spec:\n  ports:\n  - port: \n");
        row("4.1.6 a key of a new item", "spec:\n  ports:\n  - name: a\n    ^\n", "",
            "spec:\n  ports:\n  - name: a\n    port: \n");
        row("4.1.7 the line that goes back", "spec:\n  entry:\n    a: x\n  im^\n", "",
            "spec:\n  entry:\n    a: x\n  image: \n");
        row("4.1.8 a key between braces", "spec: {image: x, si^}\n", "",
            "spec: {image: x, size: }\n");
        row("4.1.8 a value between braces", "spec: {policy: ^}\n", "All", "spec: {policy: All}\n");
        row("4.1.8 an object between braces", "spec: {en^}\n", "entry", "spec: {entry: {}}\n");
        row("4.1.9 nothing in a text block", "spec:\n  image: |\n    si^\n", "", "");
        row("4.1.9 nothing in a comment", "spec:\n  # si^\n", "", "");
        row("4.1.10 the head of a document", "^", "Probe",
            "apiVersion: probe.example/v1\nkind: Probe\nmetadata:\n  name: ");
        row("4.1.10 its kind begun", "Pro^", "Probe",
            "apiVersion: probe.example/v1\nkind: Probe\nmetadata:\n  name: ");
        row("4.1.10 a kind brings its version", "kind: ^", "Probe",
            "kind: Probe\napiVersion: probe.example/v1");
        row("4.1.10 a version that is there stays", "apiVersion: x/v1\nkind: ^", "Probe",
            "apiVersion: x/v1\nkind: Probe");
        row("4.1.10 the next document", "kind: A\n---\n^", "Probe",
            "kind: A\n---\napiVersion: probe.example/v1\nkind: Probe\nmetadata:\n  name: ");
        row("4.1.11 a live key", "spec:\n  selector:\n    ^\n", "zone",
            "spec:\n  selector:\n    zone: \n");
        row("4.1.11 its live values", "spec:\n  selector:\n    zone: ^\n", "b",
            "spec:\n  selector:\n    zone: b\n");
        row("4.3.1 an open bracket above", "spec:\n  args: [a\n  policy: ^\n", "All",
            "spec:\n  args: [a\n  policy: All\n");
        row("4.3.1 an open quote above", "spec:\n  image: \"x\n  policy: ^\n", "All",
            "spec:\n  image: \"x\n  policy: All\n");
        row("4.3.4 the dash at the key's column", "spec:\n  ports:\n  - name: a\n    po^\n", "",
            "spec:\n  ports:\n  - name: a\n    port: \n");
        row("4.3.7 the step of the file", "spec:\n    image: x\n    en^\n", "entry",
            "spec:\n    image: x\n    entry:\n        a: \n");
    }
    void typed()
    {
        QFETCH(QString, text);
        QFETCH(QString, label);
        const qsizetype caret = text.indexOf(u'^');
        text.remove(caret, 1);
        const Place place = models::yaml::placeAt(text, caret);
        models::CompletionContext context;
        context.guide = m_guides->find(probeKind());
        context.step = models::yaml::parse(text)->style().step;
        context.resources = {probeResource()};
        context.names = [](const models::Path &path) {
            const QString at = path.toString();
            return at == "spec.selector"_L1     ? QStringList {u"zone"_s, u"gpu"_s}
                : at == "spec.selector.zone"_L1 ? QStringList {u"a"_s, u"b"_s}
                                                : QStringList();
        };
        QString after;
        for (const models::Completion &item :
            models::complete(place, probeRoot(m_document), context)) {
            if (!label.isEmpty() && item.label != label)
                continue;
            after = text;
            after.replace(place.replace.start, place.replace.length, item.insert);
            break;
        }
        QTEST(after, "after");
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

    /// Each kind of fact, at its own field.
    void helpFacts_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("fact");
        QTest::newRow("4.3.8 range") << u"size"_s << u"from 1 to 9"_s;
        QTest::newRow("4.3.8 given words") << u"policy"_s << u"one of None, All"_s;
        QTest::newRow("4.3.8 length") << u"fixed"_s << u"at most 8 characters"_s;
        QTest::newRow("4.3.8 pattern") << u"fixed"_s << u"pattern ^a"_s;
        QTest::newRow("4.3.8 a rule") << u"fixed"_s << u"checked by the server: b is taken"_s;
        QTest::newRow("4.3.8 immutable by a rule")
            << u"fixed"_s << u"cannot be changed once it is set"_s;
        QTest::newRow("4.3.8 how many items") << u"list"_s << u"at most 3 items"_s;
        QTest::newRow("4.3.8 keys of items") << u"list"_s << u"merged by name"_s;
        QTest::newRow("4.3.8 atomic") << u"whole"_s << u"replaced as a whole on apply"_s;
        QTest::newRow("4.3.8 union") << u"entry"_s << u"exactly one of a, b"_s;
    }
    void helpFacts()
    {
        QFETCH(QString, key);
        QFETCH(QString, fact);
        const QString text = u"spec:\n  %1: x\n"_s.arg(key);
        const models::FieldHelp help = models::hoverAt(*models::yaml::parse(text), 9,
            probeRoot(m_document), m_guides->find(probeKind()), u"en"_s);
        QCOMPARE(help.path.lastKey(), key);
        QStringList facts;
        for (const models::Message &one : help.facts)
            facts.append(one.english());
        QVERIFY2(facts.contains(fact), qPrintable(facts.join(u'\n')));
        QVERIFY(!facts.contains(u"checked by the server: self == oldSelf"_s)); // in words
    }

    void helpOfTheGuide()
    {
        const auto tree = models::yaml::parse(u"spec: {fixed: a}\n"_s);
        const auto in = [&](const QString &language) {
            return models::hoverAt(
                *tree, 8, probeRoot(m_document), m_guides->find(probeKind()), language);
        };
        QCOMPARE(in(u"en"_s).label, u"Fixed"_s);
        QCOMPARE(in(u"en"_s).help, u"Stays."_s);
        QCOMPARE(in(u"zh_CN"_s).help, u"不变。"_s);
        QCOMPARE(in(u"en"_s).example, u"ab"_s);
        QVERIFY(in(u"en"_s).nullable);
        QCOMPARE(in(u"en"_s).type, u"string"_s);
    }

    /// What the server lets nobody change is told before anything is saved.
    void helpKnowsWhatIsFixed()
    {
        const QString text = u"apiVersion: apps/v1\nkind: Deployment\nspec:\n  selector: {}\n  "
                             "replicas: 1\n"_s;
        const auto facts = [&](const QString &word) {
            QStringList all;
            const auto help = models::hoverAt(
                *models::yaml::parse(text), text.indexOf(word) + 1, nullptr, nullptr, u"en"_s);
            for (const models::Message &fact : help.facts)
                all.append(fact.english());
            return all;
        };
        QCOMPARE(facts(u"selector"_s), QStringList {u"cannot be changed once the object exists"_s});
        QVERIFY(facts(u"replicas"_s).isEmpty());
    }

    void helpTellsWhatIsWritten_data()
    {
        QTest::addColumn<QString>("text"); // ^: where the pointer is
        QTest::addColumn<QString>("facts");
        QTest::newRow("4.3.8 what an alias stands for")
            << u"a: &x abc\nspec: {image: *^x}\n"_s << u"stands for abc"_s;
        QTest::newRow("4.3.8 an alias of an object")
            << u"a: &x {p: 1}\nspec: {meta: *^x}\n"_s << u"stands for {p: 1}"_s;
        QTest::newRow("4.3.8 a quantity, canonical and for people")
            << u"spec: {memory: 2^048Mi}\n"_s << u"the server stores 2Gi, that is 2 GiB"_s;
        QTest::newRow("4.3.8 a quantity as it is stored")
            << u"spec: {memory: 1^28G}\n"_s << u"that is 119.2 GiB"_s;
        QTest::newRow("4.3.8 nothing to add") << u"spec: {image: x^y}\n"_s << QString();
    }
    void helpTellsWhatIsWritten()
    {
        QFETCH(QString, text);
        const qsizetype at = text.indexOf(u'^');
        text.remove(at, 1);
        const auto tree = models::yaml::parse(text);
        const models::FieldHelp help
            = models::hoverAt(*tree, at, probeRoot(m_document), nullptr, u"en"_s);
        QVERIFY(!help.path.isEmpty());
        QStringList facts;
        for (const models::Message &fact : help.valueFacts)
            facts.append(fact.english());
        QTEST(facts.join(u", "_s), "facts");
    }

private:
    static models::ApiResource probeResource()
    {
        models::ApiResource resource;
        resource.groupVersion = probeKind().groupVersion();
        resource.kind = probeKind().kind;
        resource.plural = u"probes"_s;
        return resource;
    }

    QTemporaryDir m_folder;
    std::shared_ptr<const models::GuideLibrary> m_guides;
    models::OpenApiDocumentRef m_document;
};

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
