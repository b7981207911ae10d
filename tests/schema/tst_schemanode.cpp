// SPDX-License-Identifier: Apache-2.0
#include "schemafixture.h"

#include "models/base/path.h"
#include "models/yaml/tree.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using models::SchemaNode;

namespace {

QJsonObject objectIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly)
        ? models::yaml::parse(QString::fromUtf8(file.readAll()))->toJson().toObject()
        : QJsonObject();
}

} // namespace

class TestSchemaNode final : public QObject
{
    Q_OBJECT
private slots:
    void aBrokenCrdSaysWhy()
    {
        const auto document = models::OpenApiDocument::fromCrd(
            QJsonDocument::fromJson(R"({"kind": "CustomResourceDefinition",
                "spec": {"group": "b.c", "names": {"kind": "A", "plural": "a"}, "versions": []}})")
                .object());
        QVERIFY(!document);
        const QString text = document.error().text();
        QVERIFY2(text.contains("spec.versions is empty"_L1), qPrintable(text));
        QVERIFY2(!text.contains(u'%'), qPrintable(text));
    }

    void followsReferencesAndSiblingsWin()
    {
        const auto document = probeDocument(json(R"({'type':'object','properties':{'spec':{
            'allOf':[{'$ref':'#/components/schemas/io.k8s.api.x.v1.Spec'}],
            'description':'own words','default':{}}}})"),
            json(R"({'io.k8s.api.x.v1.Spec':{'type':'object','description':'theirs',
                'required':['port'],'properties':{'port':{'type':'integer','default':0},
                'proto':{'type':'string','default':'TCP'}}}})"));
        const SchemaNode *spec = probeRoot(document)->property(u"spec"_s);
        QVERIFY(spec);
        QCOMPARE(spec->description, u"own words"_s);
        QCOMPARE(spec->refName, u"io.k8s.api.x.v1.Spec"_s);
        QVERIFY(spec->defaultValue.isUndefined()); // a zero value of Go
        QVERIFY(spec->required.contains(u"port"_s));
        QVERIFY(spec->property(u"port"_s)->defaultValue.isUndefined());
        QCOMPARE(spec->property(u"proto"_s)->defaultValue.toString(), u"TCP"_s);
    }

    void crdDefaultsStay()
    {
        const auto document = probeDocument(json(R"({'type':'object','properties':{'spec':{
            'type':'object','default':{},'properties':{'n':{'type':'integer','default':0}}}}})"));
        const SchemaNode *spec = probeRoot(document)->property(u"spec"_s);
        QVERIFY(spec->defaultValue.isObject());
        QCOMPARE(spec->property(u"n"_s)->defaultValue.toInt(-1), 0);
    }

    void recursionIsLazy()
    {
        const auto document = probeDocument(
            json(R"({'type':'object','properties':{'tree':{'$ref':'#/components/schemas/T'}}})"),
            json(R"({'T':{'type':'object','properties':{'kids':{'type':'array',
                'items':{'$ref':'#/components/schemas/T'}},'self':{'$ref':'#/components/schemas/Loop'}}},
                'Loop':{'$ref':'#/components/schemas/Loop'}})"));
        models::Path path {u"tree"_s};
        for (int i = 0; i < 40; ++i)
            path = path.child(u"kids"_s).child(0);
        const SchemaNode *deep = models::schemaAt(probeRoot(document), path);
        QVERIFY(deep);
        QCOMPARE(deep->refName, u"T"_s);
        QVERIFY(deep->property(u"self"_s)); // a reference to itself ends
    }

    void tags_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<int>("tag");
        QTest::addColumn<bool>("intOrString");
        QTest::newRow("quantity by pattern") << (json(
            R"({'x-kubernetes-int-or-string':true,'anyOf':[{'type':'integer'},{'type':'string'}],
                'pattern':'^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$'})"))
                                             << int(SchemaNode::Tag::Quantity) << true;
        QTest::newRow("quantity by name") << (json(
            R"({'$ref':'#/components/schemas/io.k8s.apimachinery.pkg.api.resource.Quantity'})"))
                                          << int(SchemaNode::Tag::Quantity) << true;
        QTest::newRow("int or string by anyOf")
            << (json(R"({'anyOf':[{'type':'integer'},{'type':'string'}]})"))
            << int(SchemaNode::Tag::None) << true;
        QTest::newRow("inlined pod spec") << (json(
            R"({'type':'object','properties':{'containers':{'type':'array'},'restartPolicy':{'type':'string'},'volumes':{'type':'array'}}})"))
                                          << int(SchemaNode::Tag::PodSpec) << false;
        QTest::newRow("inlined pod template") << (json(
            R"({'type':'object','properties':{'metadata':{'type':'object'},'spec':{'type':'object','properties':{'containers':{'type':'array'},'restartPolicy':{'type':'string'},'volumes':{'type':'array'}}}}})"))
                                              << int(SchemaNode::Tag::PodTemplateSpec) << false;
        QTest::newRow("plain text")
            << (json(R"({'type':'string'})")) << int(SchemaNode::Tag::None) << false;
    }
    void tags()
    {
        QFETCH(QByteArray, schema);
        const auto document = probeDocument(
            json(R"({'type':'object','properties':{'x':@}})").replace("@", schema),
            json(
                R"({'io.k8s.apimachinery.pkg.api.resource.Quantity':{'oneOf':[{'type':'string'},{'type':'number'}]}})"));
        const SchemaNode *node = probeRoot(document)->property(u"x"_s);
        QTEST(int(node->tag), "tag");
        QTEST(node->intOrString, "intOrString");
    }

    void unions_data()
    {
        QTest::addColumn<QByteArray>("extra");
        QTest::addColumn<QString>("picture");
        QTest::newRow("oneOf required")
            << (json(R"('oneOf':[{'required':['a']},{'required':['b']}])")) << u"a b"_s;
        QTest::newRow("or none") << (json(
            R"('oneOf':[{'not':{'anyOf':[{'required':['a']},{'required':['b']}]}},{'required':['a']},{'required':['b']}])"))
                                 << u"a b ?"_s;
        QTest::newRow("one property")
            << (json(R"('minProperties':1,'maxProperties':1)")) << u"a b c"_s;
        QTest::newRow("cel sum") << (json(
            R"('x-kubernetes-validations':[{'rule':'(has(self.a) ? 1 : 0) + (has(self.b) ? 1 : 0) == 1'}])"))
                                 << u"a b"_s;
        QTest::newRow("cel filter") << (json(
            R"('x-kubernetes-validations':[{'rule':'[has(self.a),has(self.b),has(self.c)].filter(x,x==true).size() <= 1'}])"))
                                    << u"a b c ?"_s;
        QTest::newRow("cel other")
            << (json(R"('x-kubernetes-validations':[{'rule':'self.a < self.b'}])")) << u""_s;
        QTest::newRow("two required in a branch")
            << (json(R"('oneOf':[{'required':['a','b']},{'required':['c']}])")) << u""_s;
    }
    void unions()
    {
        QFETCH(QByteArray, extra);
        const auto document = probeDocument((json(R"({'type':'object','properties':{'x':{
            'type':'object','properties':{'a':{'type':'string'},'b':{'type':'string'},
            'c':{'type':'string'}},@}}})"))
                .replace("@", extra));
        QString picture;
        for (const SchemaNode::Union &choice : probeRoot(document)->property(u"x"_s)->unions)
            picture += choice.members.join(u' ') + (choice.optional ? u" ?"_s : QString());
        QTEST(picture, "picture");
    }

    void objectsHaveMetadata()
    {
        const auto document = probeDocument(
            json(R"({'type':'object','properties':{'metadata':{'type':'object'}}})"));
        const SchemaNode *metadata = probeRoot(document)->property(u"metadata"_s);
        QVERIFY(metadata->property(u"name"_s));
        QVERIFY(metadata->property(u"uid"_s)->serverOwned);
        QVERIFY(!metadata->property(u"labels"_s)->serverOwned);
        QCOMPARE(metadata->tag, SchemaNode::Tag::ObjectMeta);
    }

    void readsEveryCrd()
    {
        const QString folder = QStringLiteral(SAMPAN_SHARED_DIR) + u"/crds"_s;
        if (!QFile::exists(folder))
            QSKIP("the corpus of CRDs is not beside this checkout");
        int read = 0;
        QDirIterator files(folder, {u"*.yaml"_s}, QDir::Files);
        while (files.hasNext()) {
            const QString file = files.next();
            const auto document = models::OpenApiDocument::fromCrd(objectIn(file));
            QVERIFY2(document, qPrintable(file));
            for (const models::GroupVersionKind &gvk : (*document)->kinds())
                QVERIFY((*document)->root(gvk)->property(u"metadata"_s));
            ++read;
        }
        QCOMPARE(read, 166);
    }
};

QTEST_GUILESS_MAIN(TestSchemaNode)
#include "tst_schemanode.moc"
