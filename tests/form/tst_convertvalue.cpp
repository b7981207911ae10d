// SPDX-License-Identifier: Apache-2.0
#include "models/form/convertvalue.h"
#include "models/form/formmodel.h"
#include "models/yaml/emit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

/// What of a value that does not fit its field can be read as what the field is for.
class TestConvertValue final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_document = *models::OpenApiDocument::parse(R"({"openapi":"3.0.0","components":{"schemas":{
"x.v1.EnvVar":{"type":"object"},
"x.v1.T":{"type":"object","x-kubernetes-group-version-kind":[{"group":"x","version":"v1","kind":"T"}],
"properties":{"count":{"type":"integer"},"word":{"type":"string"},"flag":{"type":"boolean"},
"words":{"type":"array","items":{"type":"string"}},"numbers":{"type":"array","items":{"type":"integer"}},
"map":{"type":"object","additionalProperties":{"type":"string"}}}}}}})");
    }

    void converts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result"); // empty: it cannot be
        QTest::newRow("1.2.7 list of one for a number") << u"count: [3]"_s << u"3"_s;
        QTest::newRow("1.2.7 list of one text for a number") << u"count: ['3']"_s << u"3"_s;
        QTest::newRow("1.2.7 list of one word for a number") << u"count: [a]"_s << QString();
        QTest::newRow("1.2.7 list of two") << u"count: [3, 4]"_s << QString();
        QTest::newRow("1.2.7 list of one number for a text") << u"word: [3]"_s << u"\"3\""_s;
        QTest::newRow("1.2.7 list of one for a truth value") << u"flag: ['true']"_s << u"true"_s;
        QTest::newRow("1.2.7 map for a text") << u"word: {a: b}"_s << QString();
        QTest::newRow("1.2.7 tag of an application") << u"word: !mine text"_s << u"text"_s;
        QTest::newRow("1.2.7 word for a list") << u"words: one"_s << u"[one]"_s;
        QTest::newRow("1.2.7 number for a list") << u"numbers: '5'"_s << u"[5]"_s;
        QTest::newRow("1.2.7 map for a list") << u"words: {a: b}"_s << QString();
        QTest::newRow("1.2.7 lines for a map") << u"map: [a=b, c=d=e]"_s << u"{a: b, c: d=e}"_s;
        QTest::newRow("1.2.7 pairs for a map")
            << u"map: [{name: a, value: 1}]"_s << u"{a: \"1\"}"_s;
        QTest::newRow("1.2.7 single entries for a map")
            << u"map: [{a: b}, {c: d}]"_s << u"{a: b, c: d}"_s;
        QTest::newRow("1.2.7 doubled names") << u"map: [a=b, a=c]"_s << QString();
        QTest::newRow("1.2.7 lines without a value") << u"map: [a]"_s << QString();
    }
    void converts()
    {
        QFETCH(QString, text);
        models::FormModel model;
        model.setKind(m_document, {u"x"_s, u"v1"_s, u"T"_s}, nullptr);
        model.setLevel(models::FormLevel::All);
        model.setTree(models::yaml::parse(text + u'\n'), {});
        const int index = model.indexOf(models::Path {text.section(u':', 0, 0)});
        QVERIFY(index >= 0);
        const models::FormRow row = model.rows()[index];
        QCOMPARE(row.state, models::ValueState::Foreign);
        const auto value = models::convertedValue(row);
        QTEST(value ? models::yaml::emitFlow(*value).trimmed() : QString(), "result");
        // What it makes of the text is the field's own again.
        const auto operations = model.edits().convert(row);
        QCOMPARE(operations.size(), value ? 1 : 0);
        if (!value)
            return;
        QString edited = text + u'\n';
        const auto edits = models::yaml::plan(*model.tree(), operations.first());
        QVERIFY(edits);
        for (auto edit = edits->rbegin(); edit != edits->rend(); ++edit)
            edited.replace(edit->start, edit->length, edit->text);
        model.setTree(models::yaml::parse(edited), {});
        QVERIFY2(model.rows()[index].state != models::ValueState::Foreign, qPrintable(edited));
        QCOMPARE(model.rows()[index].value, *value);
    }

    void variables_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("result");
        QTest::newRow("1.2.7 map for variables")
            << u"{\"A\": \"b\", \"M\": 1}"_s << u"[{name: A, value: b}, {name: M, value: \"1\"}]"_s;
        QTest::newRow("1.2.7 lines for variables") << u"[\"A=b\"]"_s << u"[{name: A, value: b}]"_s;
        QTest::newRow("1.2.7 sources are no text")
            << u"{\"A\": {\"valueFrom\": {}}}"_s << QString();
    }
    void variables()
    {
        QFETCH(QString, json);
        const auto *root = m_document->root({u"x"_s, u"v1"_s, u"T"_s});
        models::FormRow row;
        row.state = models::ValueState::Foreign;
        row.widget = u"env"_s;
        row.node = root->property(u"words"_s);
        const auto document = QJsonDocument::fromJson(json.toUtf8());
        row.value = document.isArray() ? QJsonValue(document.array()) : document.object();
        const auto value = models::convertedValue(row);
        QTEST(value ? models::yaml::emitFlow(*value).trimmed() : QString(), "result");
    }

private:
    models::OpenApiDocumentRef m_document;
};

QTEST_GUILESS_MAIN(TestConvertValue)
#include "tst_convertvalue.moc"
