// SPDX-License-Identifier: Apache-2.0
#include "schemafixture.h"

#include "models/schema/fieldtable.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

const GroupVersionKind probe = probeKind();

FieldTableRef tableOf(const QByteArray &schema, const QByteArray &more = {})
{
    return FieldTable::make(
        *probeDocument(json(schema), json(more)), {probe}, nullptr, std::make_shared<TextPool>());
}

/// "path:type", "*" behind what is required, in the order of the table.
QStringList picture(const FieldTable &table)
{
    QStringList lines;
    for (quint32 i = 0; i < table.fields().size(); ++i) {
        const FieldTable::Field &field = table.fields()[i];
        if (table.path(i).section(u'.', 0, 0) != "metadata"_L1)
            lines.append(table.path(i) + u':' + table.type(i) + (field.required ? u"*"_s : u""_s));
    }
    return lines;
}

} // namespace

class FieldTableTest final : public QObject
{
    Q_OBJECT

private slots:
    void enters_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QByteArray>("types");
        QTest::addColumn<QStringList>("fields");

        QTest::newRow("lists and maps are no level")
            << QByteArray("{'type':'object','properties':{'spec':{'type':'object',"
                          "'required':['b'],'properties':{"
                          "'a':{'type':'array','items':{'type':'object','properties':"
                          "{'x':{'type':'string'}}}},"
                          "'b':{'type':'object','additionalProperties':{'type':'object',"
                          "'properties':{'y':{'type':'integer'}}}}}}}}")
            << QByteArray("{}")
            << QStringList {u"apiVersion:string"_s, u"kind:string"_s, u"spec:object"_s,
                   u"spec.a:[]object"_s, u"spec.a.x:string"_s, u"spec.b:map[string]object*"_s,
                   u"spec.b.y:integer"_s};
        QTest::newRow("a list of lists of maps")
            << QByteArray("{'type':'object','properties':{'rows':{'type':'array','items':"
                          "{'type':'array','items':{'type':'object','additionalProperties':"
                          "{'type':'object','properties':{'z':{'type':'boolean'}}}}}}}}")
            << QByteArray("{}")
            << QStringList {u"apiVersion:string"_s, u"kind:string"_s,
                   u"rows:[][]map[string]object"_s, u"rows.z:boolean"_s};
        QTest::newRow("a type that contains itself is entered once")
            << QByteArray("{'type':'object','properties':{'props':"
                          "{'$ref':'#/components/schemas/example.Props'}}}")
            << QByteArray("{'example.Props':{'type':'object','properties':{"
                          "'items':{'$ref':'#/components/schemas/example.Props'},"
                          "'properties':{'type':'object','additionalProperties':"
                          "{'$ref':'#/components/schemas/example.Props'}},"
                          "'title':{'type':'string'}}}}")
            << QStringList {u"apiVersion:string"_s, u"kind:string"_s, u"props:Props"_s,
                   u"props.items:Props"_s, u"props.properties:map[string]Props"_s,
                   u"props.title:string"_s};
        QTest::newRow("two that contain each other")
            << QByteArray("{'type':'object','properties':{'a':"
                          "{'$ref':'#/components/schemas/example.A'}}}")
            << QByteArray("{'example.A':{'type':'object','properties':{'b':"
                          "{'$ref':'#/components/schemas/example.B'}}},"
                          "'example.B':{'type':'object','properties':{'a':"
                          "{'$ref':'#/components/schemas/example.A'}}}}")
            << QStringList {
                   u"a:A"_s, u"a.b:B"_s, u"a.b.a:A"_s, u"apiVersion:string"_s, u"kind:string"_s};
        QTest::newRow("the same type twice side by side is entered twice")
            << QByteArray("{'type':'object','properties':{"
                          "'a':{'$ref':'#/components/schemas/example.P'},"
                          "'b':{'$ref':'#/components/schemas/example.P'}}}")
            << QByteArray("{'example.P':{'type':'object','properties':"
                          "{'port':{'type':'integer'}}}}")
            << QStringList {u"a:P"_s, u"a.port:integer"_s, u"apiVersion:string"_s, u"b:P"_s,
                   u"b.port:integer"_s, u"kind:string"_s};
    }
    void enters()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QByteArray, types);
        QTEST(picture(*tableOf(schema, types)), "fields");
    }

    void aSchemaWithoutEndHasAnEnd() // every level branches anew: 9 to the power of its depth
    {
        QByteArray types = "{";
        for (char type = 'A'; type <= 'J'; ++type) {
            types += QByteArray(types.size() > 1 ? "," : "") + "'example." + type
                + "':{'type':'object','properties':{";
            for (char field = 'A'; field <= 'J'; ++field) {
                types += QByteArray(field > 'A' ? "," : "") + "'f" + field
                    + "':{'$ref':'#/components/schemas/example." + field + "'}";
            }
            types += "}}";
        }
        types += "}";
        const FieldTableRef table = tableOf("{'type':'object','properties':{'spec':"
                                            "{'$ref':'#/components/schemas/example.A'}}}",
            types);
        QVERIFY(table->fields().size() > 1000);
        QVERIFY(table->fields().size() <= 30'000);
    }

    void textsAreShared()
    {
        auto pool = std::make_shared<TextPool>();
        const auto document = probeDocument(
            json("{'type':'object','properties':{'a':{'type':'string','description':'Same.'},"
                 "'b':{'type':'string','description':'Same.'}}}"));
        const auto first = FieldTable::make(*document, {probe}, nullptr, pool);
        const qsizetype before = pool->texts().size();
        const auto second = FieldTable::make(*document, {probe}, nullptr, pool);
        QCOMPARE(pool->texts().size(), before);
        const auto description = [](const FieldTableRef &table, const QString &path) {
            for (quint32 i = 0; i < table->fields().size(); ++i) {
                if (table->path(i) == path)
                    return table->fields()[i].description;
            }
            return TextPool::Id(0);
        };
        QVERIFY(description(first, u"a"_s) != 0);
        QCOMPARE(description(first, u"a"_s), description(first, u"b"_s));
        QCOMPARE(description(first, u"a"_s), description(second, u"b"_s));
    }

    void kindsThatAreNotDescribedAreLeftOut()
    {
        const auto document = probeDocument(json("{'type':'object'}"));
        const auto table
            = FieldTable::make(*document, {probe, {u"probe.example"_s, u"v1"_s, u"Other"_s}},
                nullptr, std::make_shared<TextPool>());
        QCOMPARE(table->kinds().size(), 1);
        QCOMPARE(table->kinds().first().gvk, probe);
    }
};

QTEST_APPLESS_MAIN(FieldTableTest)
#include "tst_fieldtable.moc"
