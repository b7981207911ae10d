// SPDX-License-Identifier: Apache-2.0
// bench_fields KUBECONFIG: the search over all fields of all kinds. Of that server: its documents
// entered. Made up: 500 kinds with 1,000 fields each, typed into letter by letter.
#include "tests/bench/figures.h"
#include "tests/bench/waiting.h"

#include "models/kube/cluster.h"
#include "models/kube/curltransport.h"
#include "models/kube/discovery.h"
#include "models/kube/kubeconfig.h"
#include "models/resources/fieldcatalog.h"
#include "ui/explorer/fieldhitsmodel.h"

#include <QApplication>
#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QListView>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int groups = 50;
constexpr int kindsOfAGroup = 10;
constexpr int objectsOfAKind = 40; // of twenty-four fields each, and the object itself

/// From the first request to the last table.
void enterServer(const QString &kubeconfig)
{
    auto access = models::KubeConfig::load({kubeconfig}).access({}, models::TrustStore());
    if (!access)
        bench::giveUp(qPrintable(access.error().text()));
    const auto transport = [&] { return std::make_unique<models::CurlTransport>(*access); };
    models::Cluster cluster(*access, transport(), QString());
    if (!QCoro::waitFor(cluster.discovery().refresh()))
        bench::giveUp("the server's kinds are not known");
    const auto guides = models::GuideLibrary::builtIn();
    models::FieldCatalog catalog(cluster, guides ? guides->get() : nullptr);
    const bench::Stopwatch watch;
    catalog.read();
    bench::need([&] { return !catalog.isReading(); }, "the documents did not come", 60s);
    bench::tell("server entered", watch.milliseconds());
    bench::tell("server fields", double(catalog.fieldCount()));
}

QJsonObject described(const QString &type, const QString &description)
{
    return {{u"type"_s, type}, {u"description"_s, description}};
}

/// Half of the texts are the same in every kind, as those of pod templates are.
QJsonObject kindSchema(int kind)
{
    const QStringList words {u"gpu"_s, u"limit"_s, u"replica"_s, u"image"_s, u"policy"_s,
        u"queue"_s, u"volume"_s, u"secret"_s};
    QJsonObject objects;
    for (int i = 0; i < objectsOfAKind; ++i) {
        QJsonObject fields;
        for (int field = 0; field < 24; ++field) {
            const QString word = words[(i + field) % words.size()];
            const QString text = field % 2 == 0
                ? u"Sets the %1 of part %2, and what follows from it for the rest."_s.arg(word).arg(
                      field)
                : u"Kind %1 keeps its own %2 here, under number %3 of part %4."_s.arg(kind)
                      .arg(word)
                      .arg(field)
                      .arg(i);
            fields.insert(u"%1Part%2"_s.arg(word).arg(field), described(u"string"_s, text));
        }
        QJsonObject object = described(u"object"_s, u"Settings of part %1."_s.arg(i));
        object.insert(u"properties"_s, fields);
        objects.insert(u"part%1"_s.arg(i), object);
    }
    return {{u"type"_s, u"object"_s}, {u"properties"_s, objects}};
}

QByteArray documentOf(int group)
{
    QJsonObject schemas;
    for (int kind = 0; kind < kindsOfAGroup; ++kind) {
        const int number = group * kindsOfAGroup + kind;
        QJsonObject schema = kindSchema(number);
        schema.insert(u"x-kubernetes-group-version-kind"_s,
            QJsonArray {QJsonObject {{u"group"_s, u"g%1.example"_s.arg(group)},
                {u"version"_s, u"v1"_s}, {u"kind"_s, u"Kind%1"_s.arg(number)}}});
        schemas.insert(u"example.Kind%1"_s.arg(number), schema);
    }
    return QJsonDocument(QJsonObject {{u"openapi"_s, u"3.0.0"_s},
                             {u"components"_s, QJsonObject {{u"schemas"_s, schemas}}}})
        .toJson();
}

QList<models::FieldTableRef> manyTables()
{
    const auto pool = std::make_shared<models::TextPool>();
    QList<models::FieldTableRef> tables;
    double spent = 0;
    for (int group = 0; group < groups; ++group) {
        const QByteArray bytes = documentOf(group);
        const bench::Stopwatch watch;
        const auto document = models::OpenApiDocument::parse(bytes);
        if (!document)
            bench::giveUp("the made-up document cannot be read");
        tables.append(models::FieldTable::make(**document, (*document)->kinds(), nullptr, pool));
        spent += watch.milliseconds();
    }
    qsizetype fields = 0;
    for (const auto &table : tables)
        fields += qsizetype(table->fields().size());
    bench::tell("many entered", spent);
    bench::tell("many fields", double(fields));
    return tables;
}

/// A key: the search, which is a worker's, and what the UI thread does with its answer.
void typeInto(const QList<models::FieldTableRef> &tables)
{
    ui::FieldHitsModel model;
    QListView list;
    list.setModel(&model);
    list.resize(400, 700);
    list.show();
    double slowestSearch = 0;
    double slowestShown = 0;
    for (const QString &typed : {u"l"_s, u"li"_s, u"limit"_s, u"limit g"_s, u"gpu"_s, u"part7"_s,
             u"keeps its own"_s, u"p"_s}) {
        const bench::Stopwatch searching;
        const models::FieldHits hits = models::findFields(tables, models::searchWords(typed));
        slowestSearch = std::max(slowestSearch, searching.milliseconds());
        const double before = bench::threadMilliseconds();
        model.setHits(hits, [](const models::GroupVersionKind &) { return true; });
        list.doItemsLayout();
        list.grab();
        slowestShown = std::max(slowestShown, bench::threadMilliseconds() - before);
    }
    bench::tell("search", slowestSearch);
    bench::tell("shown", slowestShown);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    enterServer(QCoreApplication::arguments().value(1));
    bench::forgetPeak();
    const double before = bench::memory().resident;
    const auto tables = manyTables();
    bench::tell("memory", bench::memory().resident - before);
    typeInto(tables);
    return 0;
}
