// SPDX-License-Identifier: Apache-2.0
#include "formfixture.h"

#include "models/form/formedits.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using models::FormLevel;
using models::FormModel;
using models::FormRow;
using models::Path;
using models::ValueState;

namespace {

models::GroupVersionKind kindOfTest()
{
    return {u"x.example"_s, u"v1"_s, u"Thing"_s};
}

/// A kind whose spec has these members.
models::OpenApiDocumentRef documentOf(const QByteArray &members, const QByteArray &more = {})
{
    const QByteArray text = R"({"openapi":"3.0.0","components":{"schemas":{"example.x.v1.Thing":{
"type":"object","x-kubernetes-group-version-kind":[{"group":"x.example","version":"v1","kind":"Thing"}],
"properties":{"metadata":{"type":"object"},"status":{"type":"object","x-kubernetes-preserve-unknown-fields":true},
"spec":{"type":"object","properties":{)"
        + members + "}" + more + "}}}}}}";
    const auto document = models::OpenApiDocument::parse(text);
    return document.value_or(nullptr);
}

QString applied(const FormModel &model, const QList<models::yaml::Operation> &operations)
{
    const auto edits = models::yaml::editAll(*model.tree(), operations);
    return edits ? models::yaml::applied(model.tree()->text(), *edits) : u"refused"_s;
}

/// "# head" and "label = text" of each row.
QStringList picture(const FormModel &model)
{
    QStringList lines;
    for (const FormRow &row : model.rows())
        lines.append(
            row.isSection() ? u"# "_s + row.id : row.path.toString() + u" = "_s + row.text);
    return lines;
}

} // namespace

/// The tables of what a form makes of schemas: rows by their numbers (notes of the tables: 1.2 the
/// states of values, 1.3 constructs of schemas, 1.4 levels, search, nesting).
class TestFormTable final : public QObject
{
    Q_OBJECT
private slots:
    void widgets_data()
    {
        QTest::addColumn<QByteArray>("schema"); // of spec.a
        QTest::addColumn<QString>("value"); // of spec.a; empty: not set
        QTest::addColumn<QString>("widget");
        const auto addRow = [](const char *name, const QByteArray &schema, const char *value,
                                const char *widget) {
            QTest::newRow(name) << schema << QString::fromUtf8(value)
                                << QString::fromLatin1(widget);
        };
        addRow("1.3.1 string", R"({"type":"string"})", "x", "text");
        addRow("1.3.1 string of several lines", R"({"type":"string"})", "\"a\\nb\"", "multiline");
        addRow("1.3.1 string that may be long", R"({"type":"string","maxLength":4096})", "",
            "multiline");
        addRow("1.3.2 few short words", R"({"type":"string","enum":["A","B"]})", "A", "segments");
        addRow("1.3.2 a word that is none of them", R"({"type":"string","enum":["A","B"]})", "C",
            "combo");
        addRow(
            "1.3.2 many words", R"({"type":"string","enum":["A","B","C","D","E"]})", "", "combo");
        addRow("1.3.3 date-time", R"({"type":"string","format":"date-time"})", "", "dateTime");
        addRow("1.3.4 duration", R"({"type":"string","format":"duration"})", "90s", "duration");
        addRow("1.3.5 byte", R"({"type":"string","format":"byte"})", "aGk=", "base64");
        addRow("1.3.6 other formats", R"({"type":"string","format":"ipv4"})", "", "text");
        addRow("1.3.7 integer", R"({"type":"integer","format":"int64"})", "9007199254740993",
            "integer");
        addRow("1.3.8 number", R"({"type":"number"})", "1.10", "number");
        addRow("1.3.9 boolean", R"({"type":"boolean"})", "", "switch3");
        addRow(
            "1.3.10 int-or-string", R"({"x-kubernetes-int-or-string":true})", "80", "intOrString");
        addRow("1.3.11 quantity",
            R"({"pattern":"^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$","x-kubernetes-int-or-string":true})",
            "1Gi", "quantity");
        addRow(
            "1.3.14 list of words", R"({"type":"array","items":{"type":"string"}})", "[a]", "list");
        addRow("1.3.15 list of given words",
            R"({"type":"array","items":{"type":"string","enum":["A","B"]}})", "[B]", "checklist");
        addRow("1.3.18 list of lists",
            R"({"type":"array","items":{"type":"array","items":{"type":"string"}}})", "[[a]]",
            "island");
        addRow("1.3.19 map of texts",
            R"({"type":"object","additionalProperties":{"type":"string"}})", "{k: v}", "map");
        addRow("1.3.20 map of numbers",
            R"({"type":"object","additionalProperties":{"type":"integer"}})", "{k: 1}", "map");
        addRow("1.3.22 anything",
            R"({"type":"object","x-kubernetes-preserve-unknown-fields":true})", "{k: [1]}",
            "island");
        addRow("1.3.22 no type at all", R"({"x-kubernetes-preserve-unknown-fields":true})", "",
            "island");
    }
    void widgets()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QString, value);
        FormModel model;
        load(model, "\"a\":" + schema,
            value.isEmpty() ? u"spec: {}\n"_s : u"spec:\n  a: %1\n"_s.arg(value));
        const FormRow row = rowAt(model, u"spec.a"_s);
        QTEST(row.widget, "widget");
        QVERIFY(row.state != ValueState::Foreign);
    }

    void states_data()
    {
        QTest::addColumn<QByteArray>("schema"); // of spec.a
        QTest::addColumn<QString>("text"); // of spec
        QTest::addColumn<QString>("state");
        const QByteArray number = R"({"type":"integer","default":3})";
        const QByteArray words = R"({"type":"string"})";
        QTest::newRow("1.2.1 unset") << number << u"{}"_s << u"unset"_s;
        QTest::newRow("1.2.2 set") << number << u"{a: 4}"_s << u"set"_s;
        QTest::newRow("1.2.3 same as the default") << number << u"{a: 3}"_s << u"default"_s;
        QTest::newRow("1.2.4 empty text") << words << u"{a: \"\"}"_s << u"empty"_s;
        QTest::newRow("1.2.4 empty list")
            << QByteArray(R"({"type":"array","items":{"type":"string"}})") << u"{a: []}"_s
            << u"empty"_s;
        QTest::newRow("1.2.4 empty map")
            << QByteArray(R"({"type":"object","additionalProperties":{"type":"string"}})")
            << u"{a: {}}"_s << u"empty"_s;
        QTest::newRow("1.2.5 null")
            << QByteArray(R"({"type":"string","nullable":true})") << u"{a: null}"_s << u"null"_s;
        QTest::newRow("1.2.5 tilde")
            << QByteArray(R"({"type":"string","nullable":true})") << u"{a: ~}"_s << u"null"_s;
        QTest::newRow("1.2.5 nothing behind the colon")
            << QByteArray(R"({"type":"string","nullable":true})") << u"\n  a:\n"_s << u"null"_s;
        QTest::newRow("1.2.6 alias") << words << u"{b: &x v, a: *x}"_s << u"inherited"_s;
        QTest::newRow("1.2.6 merge key")
            << words << u"\n  b: &x {a: v}\n  <<: *x\n"_s << u"inherited"_s;
        QTest::newRow("1.2.7 a map in a text's place") << words << u"{a: {b: 1}}"_s << u"foreign"_s;
        QTest::newRow("1.2.7 a tag of its own") << words << u"{a: !mine x}"_s << u"foreign"_s;
    }
    void states()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QString, text);
        FormModel model;
        load(model, "\"a\":" + schema + R"(,"b":{"x-kubernetes-preserve-unknown-fields":true})",
            u"spec: "_s + text + u'\n');
        QTEST(word(rowAt(model, u"spec.a"_s).state), "state");
    }

    /// A short form says what else is set, and shows it on demand.
    void moreIsSet()
    {
        FormModel model;
        load(model,
            R"("a":{"type":"string"},"deep":{"type":"object","properties":{"b":{"type":"string"},"c":{"type":"string"},
"list":{"type":"array","items":{"type":"object","properties":{"d":{"type":"integer"}}}}}})",
            u"metadata: {name: n}\nspec: {a: x, deep: {b: y, list: [{d: 1}, {d: 2}]}}\n"_s);
        model.setLevel(FormLevel::Required);
        const auto more = [&] {
            const int index = model.indexOf(u"group:more:-1"_s);
            return index < 0 ? 0 : model.rows()[index].fields;
        };
        const auto shown = [&](const QString &path) { return !rowAt(model, path).id.isEmpty(); };
        int hidden = 0;
        for (const auto &path : {u"metadata.name"_s, u"spec.a"_s, u"spec.deep.b"_s,
                 u"spec.deep.list[0].d"_s, u"spec.deep.list[1].d"_s})
            hidden += shown(path) ? 0 : 1;
        QCOMPARE(more(), hidden);
        model.setLevel(FormLevel::SetOnly);
        QVERIFY(shown(u"spec.deep.list[1].d"_s));
        QCOMPARE(more(), 0);
    }

    void unsetting_data()
    {
        QTest::addColumn<bool>("byForm"); // did the form make the parent?
        QTest::addColumn<QString>("after");
        QTest::newRow("parent of the form's making") << true << u"spec:\n  z: 1\n"_s;
        QTest::newRow("parent that was there") << false << u"spec:\n  z: 1\n  o: {}\n"_s;
    }
    void unsetting()
    {
        QFETCH(bool, byForm);
        const QByteArray schema
            = R"("z":{"type":"integer"},"o":{"type":"object","properties":{"a":{"type":"string"}}})";
        FormModel model;
        load(model, schema, byForm ? u"spec:\n  z: 1\n"_s : u"spec:\n  z: 1\n  o:\n    a: x\n"_s);
        model.setExpanded(u"object:.spec.o"_s, true);
        if (byForm)
            setText(
                model, applied(model, model.edits().setValue(rowAt(model, u"spec.o.a"_s), u"x"_s)));
        QCOMPARE(rowAt(model, u"spec.o.a"_s).text, u"x"_s);
        const QString after = applied(model, model.edits().unset(rowAt(model, u"spec.o.a"_s)));
        QTEST(after, "after");
    }

    /// The star is for what must be there now.
    void required_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isRequired");
        QTest::newRow("1.3.29 parent is not there") << u"spec: {}\n"_s << false;
        QTest::newRow("1.3.29 parent is there") << u"spec: {o: {}}\n"_s << true;
    }
    void required()
    {
        QFETCH(QString, text);
        FormModel model;
        load(model,
            R"("o":{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}})", text);
        model.setExpanded(u"object:.spec.o"_s, true);
        const FormRow row = rowAt(model, u"spec.o.a"_s);
        QVERIFY(!row.id.isEmpty());
        QTEST(row.required, "isRequired");
    }

    void itemsAreKnownByTheSchemasKeys()
    {
        const QByteArray schema
            = R"("ports":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["port","protocol"],
"items":{"type":"object","properties":{"port":{"type":"integer"},"name":{"type":"string"},"protocol":{"type":"string","default":"TCP"}}}})";
        FormModel model;
        load(model, schema,
            u"spec: {ports: [{port: 53, name: dns}, {port: 53, protocol: UDP, name: dns}]}\n"_s);
        QVERIFY2(model.indexOf(u".spec.ports[53,TCP].name"_s) >= 0,
            qPrintable(picture(model).join(u'\n')));
        QVERIFY(model.indexOf(u".spec.ports[53,UDP].name"_s) >= 0);
        // The other way round in the text: the same rows in another order.
        QSignalSpy changed(&model, &FormModel::rowsChanged);
        setText(model,
            u"spec: {ports: [{port: 53, protocol: UDP, name: dns}, {port: 53, name: dns}]}\n"_s);
        QCOMPARE(model.rows()[model.indexOf(u".spec.ports[53,TCP].name"_s)].path.toString(),
            u"spec.ports[1].name"_s);
    }

    /// Typing in the very field that an item is known by takes no row away.
    void renamingAnItemKeepsItsRows()
    {
        const QByteArray schema
            = R"("items":{"type":"array","items":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"o":{"type":"object","properties":{"x":{"type":"integer"}}}}}})";
        FormModel model;
        load(model, schema, u"spec: {items: [{name: a}, {name: b}]}\n"_s);
        model.setExpanded(u"object:.spec.items[a].o"_s, true);
        QSignalSpy inserted(&model, &FormModel::rowsInserted);
        QSignalSpy removed(&model, &FormModel::rowsRemoved);
        setText(model, u"spec: {items: [{name: ab}, {name: b}]}\n"_s);
        QCOMPARE(inserted.size(), 0);
        QCOMPARE(removed.size(), 0);
        QVERIFY(model.indexOf(u".spec.items[ab].name"_s) >= 0);
        QVERIFY(model.indexOf(u".spec.items[ab].o.x"_s) >= 0); // still open
    }

    void itemsMoveCopyAndGo()
    {
        const QByteArray schema
            = R"("items":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"}}}})";
        FormModel model;
        load(model, schema, u"spec:\n  items:\n  - name: a # one\n  - name: b\n"_s);
        const FormRow first = rowAt(model, u"spec.items[0]"_s, true);
        QVERIFY(model.edits().moveItem(first, -1).isEmpty());
        QCOMPARE(applied(model, model.edits().moveItem(first, 1)),
            u"spec:\n  items:\n  - name: b\n  - name: a # one\n"_s);
        QCOMPARE(applied(model, model.edits().copyItem(first)),
            u"spec:\n  items:\n  - name: a # one\n  - name: a-2\n  - name: b\n"_s);
        QCOMPARE(applied(model, model.edits().unset(first)), u"spec:\n  items:\n  - name: b\n"_s);
    }

    void entriesOfMapsHaveKeys()
    {
        const QByteArray schema
            = R"("m":{"type":"object","additionalProperties":{"type":"object","properties":{"x":{"type":"integer"}}}})";
        FormModel model;
        load(model, schema, u"spec:\n  m:\n    a:\n      x: 1\n"_s);
        const FormRow map = rowAt(model, u"spec.m"_s, true);
        QCOMPARE(map.action, u"add-key"_s);
        QVERIFY(model.edits().addItem(map, {}).isEmpty());
        QVERIFY(model.edits().addItem(map, u"a"_s).isEmpty()); // it is there
        QCOMPARE(applied(model, model.edits().addItem(map, u"b"_s)),
            u"spec:\n  m:\n    a:\n      x: 1\n    b: {}\n"_s);
        const FormRow entry = rowAt(model, u"spec.m.a"_s, true);
        QCOMPARE(applied(model, model.edits().renameKey(entry, u"c"_s)),
            u"spec:\n  m:\n    c:\n      x: 1\n"_s);
        QCOMPARE(rowAt(model, u"spec.m.a.x"_s).text, u"1"_s);
    }

    void recursionOpensStepByStep()
    {
        const QByteArray text
            = R"({"openapi":"3.0.0","components":{"schemas":{"example.x.v1.Node":{"type":"object","properties":{
"name":{"type":"string"},"child":{"$ref":"#/components/schemas/example.x.v1.Node"}}},
"example.x.v1.Thing":{"type":"object","x-kubernetes-group-version-kind":[{"group":"x.example","version":"v1","kind":"Thing"}],
"properties":{"metadata":{"type":"object"},"spec":{"$ref":"#/components/schemas/example.x.v1.Node"}}}}}})";
        FormModel model;
        model.setKind(*models::OpenApiDocument::parse(text), kindOfTest(), nullptr);
        model.setLevel(FormLevel::All);
        setText(model, u"spec: {name: a}\n"_s);
        const FormRow child = rowAt(model, u"spec.child"_s, true);
        QVERIFY(!child.id.isEmpty());
        QVERIFY(!child.isExpanded);
        model.setExpanded(child.id, true);
        QVERIFY(!rowAt(model, u"spec.child.name"_s).id.isEmpty());
        QVERIFY(!rowAt(model, u"spec.child.child"_s, true).isExpanded);
    }

    void unionsRememberTheirBranches()
    {
        const QByteArray schema
            = R"("u":{"type":"object","oneOf":[{"required":["a"]},{"required":["b"]}],"properties":{
"a":{"type":"object","properties":{"x":{"type":"integer"}}},"b":{"type":"string"}}})";
        FormModel model;
        load(model, schema, u"spec:\n  u:\n    a:\n      x: 7\n"_s);
        const auto choice = [&] { return model.rows()[model.indexOf(u"union:.spec.u"_s)]; };
        QCOMPARE(choice().options, (QStringList {u"a"_s, u"b"_s}));
        setText(model, applied(model, model.edits().chooseMember(choice(), u"b"_s)));
        QVERIFY(!model.tree()->text().contains(u"x: 7"_s));
        QVERIFY(rowAt(model, u"spec.u.a.x"_s).id.isEmpty()); // its fields are out of the way
        setText(model, applied(model, model.edits().chooseMember(choice(), u"a"_s)));
        QCOMPARE(model.tree()->text(), u"spec:\n  u:\n    a:\n      x: 7\n"_s);
    }

    void objectsInsideObjects()
    {
        const QByteArray schema
            = R"("o":{"type":"object","x-kubernetes-embedded-resource":true,"x-kubernetes-preserve-unknown-fields":true})";
        FormModel model;
        QSignalSpy wanted(&model, &FormModel::schemaWanted);
        load(model, schema,
            u"spec:\n  o:\n    apiVersion: y.example/v1\n    kind: Inner\n    spec: {n: 1}\n"_s);
        QCOMPARE(wanted.size(), 1);
        const models::GroupVersionKind inner {u"y.example"_s, u"v1"_s, u"Inner"_s};
        QCOMPARE(wanted[0][0].value<models::GroupVersionKind>(), inner);
        QCOMPARE(rowAt(model, u"spec.o.kind"_s).picker, u"kind:y.example/v1"_s);
        QCOMPARE(rowAt(model, u"spec.o.spec"_s).widget, u"island"_s); // nobody knows it yet
        const QByteArray text
            = R"({"openapi":"3.0.0","components":{"schemas":{"example.y.v1.Inner":{"type":"object",
"x-kubernetes-group-version-kind":[{"group":"y.example","version":"v1","kind":"Inner"}],
"properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"type":"object"},"spec":{"type":"object","properties":{"n":{"type":"integer"}}}}}}}})";
        model.addSchema(inner, *models::OpenApiDocument::parse(text));
        QCOMPARE(rowAt(model, u"spec.o.spec.n"_s).widget, u"integer"_s);
        QCOMPARE(rowAt(model, u"spec.o.spec.n"_s).text, u"1"_s);
        QCOMPARE(wanted.size(), 1); // asked once
    }

    void deepObjectsOpenApart()
    {
        const QByteArray schema
            = R"("a":{"type":"object","properties":{"b":{"type":"object","properties":{"c":{"type":"object","properties":{
"d":{"type":"object","properties":{"leaf":{"type":"string"},"e":{"type":"object","properties":{"x":{"type":"integer"}}}}}}}}}}})";
        FormModel model;
        load(model, schema, u"spec: {a: {b: {c: {d: {leaf: v, e: {x: 1}}}}}}\n"_s);
        const FormRow door = rowAt(model, u"spec.a.b.c.d"_s, true);
        QCOMPARE(door.action, u"open"_s);
        QCOMPARE(door.summary, u"leaf v"_s); // what is behind it
        QVERIFY(rowAt(model, u"spec.a.b.c.d.leaf"_s).id.isEmpty());
        model.setWithin(door.path);
        QCOMPARE(rowAt(model, u"spec.a.b.c.d.leaf"_s).text, u"v"_s);
        QVERIFY(rowAt(model, u"spec.a.b.c"_s, true).id.isEmpty());
        model.setWithin({});
        QVERIFY(rowAt(model, u"spec.a.b.c.d.leaf"_s).id.isEmpty());
        model.reveal(*Path::parse(u"spec.a.b.c.d.e.x"_s)); // what leads to a field opens the page
        QCOMPARE(rowAt(model, u"spec.a.b.c.d.e.x"_s).text, u"1"_s);
    }

    void search_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("path");
        QTest::newRow("1.4.3 key") << u"alphaKey"_s << u"spec.alphaKey"_s;
        QTest::newRow("1.4.3 description of a field that is not set")
            << u"gravity"_s << u"spec.beta"_s;
        QTest::newRow("1.4.3 value") << u"needle"_s << u"spec.list[1].gamma"_s;
        QTest::newRow("1.4.3 path") << u"li.ga"_s << u"spec.list[0].gamma"_s;
        QTest::newRow("1.4.3 each item") << u"gamma"_s << u"spec.list[1].gamma"_s;
    }
    void search()
    {
        QFETCH(QString, typed);
        QFETCH(QString, path);
        FormModel model;
        load(model,
            R"("alphaKey":{"type":"string"},"beta":{"type":"string","description":"Pulls with gravity."},
"list":{"type":"array","items":{"type":"object","properties":{"gamma":{"type":"string"}}}})",
            u"spec: {list: [{gamma: a}, {gamma: a needle}]}\n"_s);
        model.search(typed);
        QVERIFY2(!rowAt(model, path).id.isEmpty(), qPrintable(picture(model).join(u'\n')));
    }

    void orderOfMembers()
    {
        FormModel model;
        load(model,
            R"("zeta":{"type":"string"},"alpha":{"type":"string"},"must":{"type":"string"})",
            u"spec: {}\n"_s, R"(,"required":["must"])");
        QStringList order;
        for (const FormRow &row : model.rows()) {
            if (row.path.size() == 2 && row.path.toString().startsWith(u"spec."_s))
                order.append(row.key);
        }
        QCOMPARE(order, (QStringList {u"must"_s, u"alpha"_s, u"zeta"_s}));
    }

    void deprecatedIsOutOfTheWay()
    {
        FormModel model;
        const QByteArray schema
            = R"("old":{"type":"string","description":"Deprecated: use other."},"other":{"type":"string"})";
        load(model, schema, u"spec: {other: x}\n"_s);
        QVERIFY(rowAt(model, u"spec.old"_s).id.isEmpty());
        load(model, schema, u"spec: {old: x}\n"_s);
        QVERIFY(!rowAt(model, u"spec.old"_s).id.isEmpty());
    }

    void serverOwnedIsNotAsked()
    {
        FormModel model;
        load(model, R"("a":{"type":"string"})",
            u"metadata: {name: n, uid: u}\nspec: {}\nstatus: {x: 1}\n"_s);
        for (const FormRow &row : model.rows())
            QVERIFY2(!row.path.toString().startsWith(u"status"_s)
                    && row.path.toString() != u"metadata.uid"_s,
                qPrintable(row.id));
    }

    void defaultsAreNeverWritten()
    {
        FormModel model;
        load(model, R"("a":{"type":"integer","default":3})", u"spec: {}\n"_s);
        const FormRow row = rowAt(model, u"spec.a"_s);
        QCOMPARE(row.placeholder, u"3"_s);
        QVERIFY(!row.isSet);
        QCOMPARE(model.tree()->text(), u"spec: {}\n"_s);
    }

    /// A field that nobody knows has a row, with ways to put it right.
    void unknownFields()
    {
        FormModel model;
        load(model,
            R"("replicas":{"type":"integer"},"inner":{"type":"object","properties":{"port":{"type":"integer"}}})",
            u"spec:\n  replcias: 2\n  inner: {}\n  port: 80\n"_s);
        const FormRow near = rowAt(model, u"spec.replcias"_s);
        QCOMPARE(near.section, u"group:unknown:-1"_s);
        const auto labels = [&](const FormRow &row) {
            QStringList words;
            for (const models::yaml::Fix &fix : model.diagnostics()[row.diagnostics.first()].fixes)
                words.append(fix.label.text());
            return words;
        };
        QVERIFY(labels(near).contains(u"Rename to replicas"_s));
        QCOMPARE(labels(rowAt(model, u"spec.port"_s)).size(), 2); // move it in, remove it
    }

private:
    static void load(FormModel &model, const QByteArray &members, const QString &text,
        const QByteArray &more = {})
    {
        const auto document = documentOf(members, more);
        QVERIFY(document);
        model.setKind(document, kindOfTest(), nullptr);
        model.setLevel(FormLevel::All);
        setText(model, text);
    }
};

QTEST_GUILESS_MAIN(TestFormTable)
#include "tst_formtable.moc"
