// SPDX-License-Identifier: Apache-2.0
#include "schemafixture.h"

#include "models/guide/guidelibrary.h"
#include "models/schema/fieldsearch.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

const GroupVersionKind probe = probeKind();

const char *const schema
    = "{'type':'object','properties':{"
      "'spec':{'type':'object','properties':{"
      "'gpu':{'type':'integer','description':'How many.'},"
      "'gpuType':{'type':'string'},"
      "'maxGpu':{'type':'integer'},"
      "'egpu':{'type':'integer'},"
      "'limits':{'type':'object','description':'Such as nvidia.com/gpu and cpu.',"
      "'additionalProperties':{'type':'string'}},"
      "'worker':{'type':'object','properties':{"
      "'count':{'type':'integer','description':'Number of replicas.'},"
      "'elastic':{'type':'object','properties':{'least':{'type':'integer'}}},"
      "'template':{'type':'object','properties':{'gpu':{'type':'integer'}}}}}}},"
      "'status':{'type':'object','properties':{'gpu':{'type':'integer'}}}}}";

const char *const guide = "kind: Probe\n"
                          "group: probe.example\n"
                          "title: {zh: 探针, en: Probe}\n"
                          "fields:\n"
                          "  - path: spec.worker.count\n"
                          "    label: {zh: 副本数, en: Replicas}\n"
                          "    help: {zh: 同时运行多少个, en: How many run at once}\n"
                          "  - path: spec.limits\n"
                          "    label: {zh: 加速卡, en: Accelerators}\n";

QStringList paths(const FieldHits &found)
{
    QStringList paths;
    for (const KindHits &kind : found.kinds) {
        for (const FieldHit &hit : kind.hits)
            paths.append(kind.table->path(hit.field));
    }
    return paths;
}

} // namespace

class FieldSearchTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QFile file(m_folder.filePath(u"kind-probe.yaml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(guide);
        file.close();
        const auto guides = GuideLibrary::load(m_folder.path());
        QVERIFY2(guides, guides ? "" : qPrintable(guides.error().text()));
        m_table = FieldTable::make(
            *probeDocument(json(schema)), {probe}, *guides, std::make_shared<TextPool>());
    }

    void finds_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("found");

        QTest::newRow("name, prefix, word, inside, text; status last, deep later")
            << u"gpu"_s
            << QStringList {u"spec.gpu"_s, u"spec.worker.template.gpu"_s, u"status.gpu"_s,
                   u"spec.gpuType"_s, u"spec.maxGpu"_s, u"spec.egpu"_s, u"spec.limits"_s};
        QTest::newRow("case is no matter") << u"MAXGPU"_s << QStringList {u"spec.maxGpu"_s};
        QTest::newRow("only in a description") << u"nvidia"_s << QStringList {u"spec.limits"_s};
        QTest::newRow("a key with dots, in a description")
            << u"nvidia.com/gpu"_s << QStringList {u"spec.limits"_s};
        QTest::newRow("the field, then what is in it")
            << u"elastic"_s
            << QStringList {u"spec.worker.elastic"_s, u"spec.worker.elastic.least"_s};
        QTest::newRow("the end of a path")
            << u"template.gpu"_s << QStringList {u"spec.worker.template.gpu"_s};
        QTest::newRow("the end of a path while it is typed")
            << u"worker.templ"_s
            << QStringList {u"spec.worker.template"_s, u"spec.worker.template.gpu"_s};
        QTest::newRow("a label in Chinese") << u"副本"_s << QStringList {u"spec.worker.count"_s};
        QTest::newRow("a label in English") << u"accel"_s << QStringList {u"spec.limits"_s};
        QTest::newRow("help in Chinese") << u"同时"_s << QStringList {u"spec.worker.count"_s};
        QTest::newRow("all words must fit, each where it will")
            << u"gpu worker"_s << QStringList {u"spec.worker.template.gpu"_s};
        QTest::newRow("in any order")
            << u"worker  gpu "_s << QStringList {u"spec.worker.template.gpu"_s};
        QTest::newRow("one that fits nowhere") << u"gpu xyz"_s << QStringList {};
        QTest::newRow("nothing typed") << u"  "_s << QStringList {};
    }
    void finds()
    {
        QFETCH(QString, typed);
        const FieldHits found = findFields({m_table}, searchWords(typed));
        QTEST(paths(found), "found");
        QCOMPARE(found.total, paths(found).size());
    }

    void ranks()
    {
        const FieldHits found = findFields({m_table}, {u"gpu"_s});
        QCOMPARE(found.kinds.size(), 1);
        QList<FieldRank> ranks;
        for (const FieldHit &hit : found.kinds.first().hits)
            ranks.append(hit.rank);
        QCOMPARE(ranks,
            (QList {FieldRank::Name, FieldRank::Name, FieldRank::Name, FieldRank::Prefix,
                FieldRank::Word, FieldRank::Inside, FieldRank::Text}));
    }

    void kindsAreOrderedByTheirBest()
    {
        auto pool = std::make_shared<TextPool>();
        const auto make = [&](const QString &kind, const QByteArray &field) {
            const QJsonObject root {{u"type"_s, u"object"_s},
                {u"properties"_s, QJsonObject {{QString::fromUtf8(field), QJsonObject()}}},
                {u"x-kubernetes-group-version-kind"_s,
                    QJsonArray {QJsonObject {
                        {u"group"_s, u"x"_s}, {u"version"_s, u"v1"_s}, {u"kind"_s, kind}}}}};
            const QJsonObject all {{u"openapi"_s, u"3.0.0"_s},
                {u"components"_s, QJsonObject {{u"schemas"_s, QJsonObject {{kind, root}}}}}};
            const auto document = OpenApiDocument::parse(QJsonDocument(all).toJson());
            return FieldTable::make(**document, {{u"x"_s, u"v1"_s, kind}}, nullptr, pool);
        };
        const QList tables {make(u"Aa"_s, "mygpus"), make(u"Bb"_s, "gpus"), make(u"Cc"_s, "gpu")};
        QStringList kinds;
        const FieldHits found = findFields(tables, {u"gpu"_s});
        for (const KindHits &kind : found.kinds)
            kinds.append(kind.gvk().kind);
        QCOMPARE(kinds, (QStringList {u"Cc"_s, u"Bb"_s, u"Aa"_s}));
        const FieldHits one
            = findFields(tables, {u"gpu"_s}, {}, GroupVersionKind {u"x"_s, u"v1"_s, u"Bb"_s});
        QCOMPARE(paths(one), QStringList {u"gpus"_s});
    }

    void stopsWhenAsked()
    {
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(findFields({m_table}, {u"gpu"_s}, stop.get_token()).total, 0);
    }

    void marks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("at");
        QTest::newRow("at a word's beginning") << u"egpu gpuGpu"_s << 5;
        QTest::newRow("in camel case") << u"egpuGpu"_s << 4;
        QTest::newRow("inside when nowhere else") << u"egpu"_s << 1;
        QTest::newRow("nowhere") << u"cpu"_s << -1;
        QTest::newRow("after a slash") << u"nvidia.com/gpu"_s << 11;
        QTest::newRow("after Chinese") << u"整卡GPU"_s << 2;
    }
    void marks()
    {
        QFETCH(QString, text);
        QTEST(int(markAt(text, u"gpu"_s)), "at");
    }

private:
    QTemporaryDir m_folder;
    FieldTableRef m_table;
};

QTEST_GUILESS_MAIN(FieldSearchTest)
#include "tst_fieldsearch.moc"
