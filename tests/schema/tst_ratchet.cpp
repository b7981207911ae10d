// SPDX-License-Identifier: Apache-2.0
#include "schemafixture.h"

#include "models/schema/validator.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QByteArray schema = json(
    "{'type':'object','properties':{'metadata':{'type':'object'},'spec':{'type':'object','required'"
    ":['must'],"
    "'properties':{'must':{'type':'string'},'word':{'type':'string','enum':['new']},"
    "'size':{'type':'integer','maximum':10},"
    "'list':{'type':'array','maxItems':2,'items':{'type':'string','maxLength':1}},"
    "'map':{'type':'array','x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['name'],"
    "'items':{'type':'object','required':['name'],'properties':{'name':{'type':'string'},"
    "'value':{'type':'string','pattern':'^new$'}}}}}}}}");

} // namespace

/// Values that were wrong before, under edit: as tests/lab/requests/ratchet.http has it of servers.
class TestRatchet final : public QObject
{
    Q_OBJECT
private slots:
    void tolerates_data()
    {
        QTest::addColumn<QString>("before"); // spec
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("problems");
        const auto row
            = [](const char *name, const char *before, const char *now, const char *problems) {
                  QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(now)
                                      << QString::fromUtf8(problems);
              };
        row("3.2.1 a wrong word stays", "{must: a, word: old}", "{must: a, word: old}",
            "W15 spec.word");
        row("3.2.1 it stays beside a change", "{must: a, word: old}", "{must: b, word: old}",
            "W15 spec.word");
        row("3.2.1 another wrong word", "{must: a, word: old}", "{must: a, word: older}",
            "E15 spec.word");
        row("3.2.1 what is required is still missing", "{size: 1}", "{size: 1}", "W13 spec.must");
        row("3.2.1 still missing beside a change", "{size: 1}", "{size: 2}", "E13 spec.must");
        row("3.2.1 a list that is too long stays", "{must: a, list: [x, yy, z]}",
            "{must: b, list: [x, yy, z]}", "W17 spec.list[1], W18 spec.list");
        row("3.2.1 a list that is too long changes", "{must: a, list: [x, yy, z]}",
            "{must: a, list: [x, yy]}", "E17 spec.list[1]");
        row("3.2.1 items with keys change places",
            "{must: a, map: [{name: m, value: old}, {name: p}]}",
            "{must: a, map: [{name: p}, {name: m, value: old}]}", "W17 spec.map[1].value");
        row("3.2.1 an item with a key changes", "{must: a, map: [{name: m, value: old}]}",
            "{must: a, map: [{name: m, value: older}]}", "E17 spec.map[0].value");
        row("3.2.1 a new item", "{must: a, map: []}", "{must: a, map: [{name: m, value: old}]}",
            "E17 spec.map[0].value");
        row("3.2.1 a new object", "", "{must: a, word: old}", "E15 spec.word");
    }
    void tolerates()
    {
        QFETCH(QString, before);
        QFETCH(QString, now);
        const auto document = probeDocument(schema);
        const auto object = [](const QString &spec) { return probeObject(u"spec: "_s + spec); };
        models::ValidationContext context;
        if (!before.isEmpty()) {
            context.isNew = false;
            context.loaded = object(before)->toJson().toObject();
        }
        const auto tree = object(now);
        QStringList told;
        const auto found = models::validate(*tree, 0, probeRoot(document), context);
        for (const models::yaml::Diagnostic &one : found)
            told.append(u"%1%2 %3"_s.arg(QChar::fromLatin1("EWI"[int(one.severity)]))
                    .arg(one.check)
                    .arg(one.path.toString()));
        QTEST(told.join(u", "_s), "problems");
    }
};

QTEST_GUILESS_MAIN(TestRatchet)
#include "tst_ratchet.moc"
