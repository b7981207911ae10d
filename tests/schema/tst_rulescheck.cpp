// SPDX-License-Identifier: Apache-2.0
#include "schemafixture.h"

#include "models/schema/rulescheck.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QByteArray schema = R"json({"type":"object","required":["spec"],"properties":{
  "metadata":{"type":"object"},
  "spec":{"type":"object","required":["size"],"properties":{
    "size":{"type":"integer"},
    "kind":{"type":"string","enum":["Small","Large"],"default":"Small"},
    "host":{"type":"string"},
    "a":{"type":"string"},"b":{"type":"string"},
    "limits":{"type":"object","properties":{"most":{"type":"integer"}}},
    "steps":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["name"],
      "items":{"type":"object","required":["name"],"properties":{
        "name":{"type":"string"},"count":{"type":"integer"}},
        "x-kubernetes-validations":[{"rule":"!has(self.count) || self.count > 0",
          "messageExpression":"'step ' + self.name + ' runs never'"},
          {"rule":"!has(oldSelf.count) || self.count >= oldSelf.count","message":"steps only grow"}]}}},
    "x-kubernetes-validations":[
      {"rule":"self.kind == 'Large' || self.size < 10","message":"a small one has less than ten"},
      {"rule":"self.size != 13"},
      {"rule":"self.size < 100 || self.limits.most >= self.size","fieldPath":".limits.most","message":"limits.most is too low"},
      {"rule":"has(self.a) != has(self.b)"},
      {"rule":"!has(self.host) || self.host == oldSelf.host","message":"host stays"}]}},
  "x-kubernetes-validations":[
    {"rule":"self.metadata.name.size() < 20","message":"names have less than twenty characters","fieldPath":".metadata.name"}]})json";

/// line:column check severity path: sentence, one problem a line.
QString picture(const QList<models::yaml::Diagnostic> &diagnostics)
{
    QStringList lines;
    for (const auto &found : diagnostics) {
        if (found.check == models::yaml::Diagnostic::Rule)
            lines.append(u"%1:%2 %3: %4"_s.arg(found.line)
                    .arg(found.column)
                    .arg(found.path.toString(), found.message.english()));
        else
            lines.append(u"other %1 %2"_s.arg(found.check).arg(found.path.toString()));
    }
    return lines.join(u'\n');
}

} // namespace

class TestRulesCheck final : public QObject
{
    Q_OBJECT
private slots:
    void finds_data()
    {
        QTest::addColumn<QString>("spec"); // lines under spec:, which is line 5
        QTest::addColumn<QString>("problems");
        const auto row = [](const char *name, const char *spec, const char *problems) {
            QTest::newRow(name) << QString::fromUtf8(spec) << QString::fromUtf8(problems);
        };
        row("fine", "size: 3\na: x", "");
        row("a default is seen", "size: 12\na: x",
            "5:1 spec: A rule of this kind says: a small one has less than ten");
        row("a value takes its place", "size: 12\na: x\nkind: Large", "");
        row("without a message", "size: 13\na: x\nkind: Large",
            "5:1 spec: A rule of this kind does not hold: self.size != 13");
        row("at the place it names", "size: 200\na: x\nkind: Large\nlimits:\n  most: 7",
            "10:11 spec.limits.most: A rule of this kind says: limits.most is too low");
        row("comes to nothing", "size: 200\na: x\nkind: Large\nlimits: {}",
            "5:1 spec: A rule of this kind comes to nothing here: no such key: most evaluating "
            "rule: limits.most is too low");
        row("in words of its own",
            "size: 1\na: x\nsteps:\n- name: pull\n  count: 1\n- name: push\n  count: 0",
            "11:3 spec.steps[1]: A rule of this kind says: step push runs never");
        row("a union is one problem", "size: 1\na: x\nb: q", "other 21 spec.b");
        row("structure comes first", "size: 12\nkind: Tiny\na: x", "other 15 spec.kind");
    }
    void finds()
    {
        QFETCH(QString, spec);
        const QString text
            = u"apiVersion: probe.example/v1\nkind: Probe\nmetadata:\n  name: x\nspec:\n  "_s
            + spec.replace(u'\n', u"\n  "_s) + u'\n';
        const auto document = probeDocument(schema);
        const auto tree = models::yaml::parse(text);
        QTEST(picture(models::validate(*tree, 0, probeRoot(document))), "problems");
    }

    void looksAtWhatTheServerHas_data()
    {
        QTest::addColumn<QByteArray>("loaded");
        QTest::addColumn<QString>("problems");
        QTest::newRow("new") << QByteArray("{}") << QString();
        QTest::newRow("other host") << QByteArray(
            R"({"spec":{"size":1,"a":"x","host":"old","steps":[{"name":"pull","count":5}]}})")
                                    << u"5:1 spec: A rule of this kind says: host stays"_s;
        QTest::newRow("a step shrinks")
            << QByteArray(
                   R"({"spec":{"size":1,"a":"x","host":"h","steps":[{"name":"push","count":9},{"name":"pull","count":9}]}})")
            << u"10:3 spec.steps[0]: A rule of this kind says: steps only grow"_s;
    }
    void looksAtWhatTheServerHas()
    {
        QFETCH(QByteArray, loaded);
        const QString text
            = u"apiVersion: probe.example/v1\nkind: Probe\nmetadata:\n  name: x\nspec:\n  size: 1\n  a: x\n  host: h\n  steps:\n  - name: pull\n    count: 8\n"_s;
        const auto document = probeDocument(schema);
        models::ValidationContext context;
        context.loaded = QJsonDocument::fromJson(loaded).object();
        context.isNew = context.loaded.isEmpty();
        QTEST(
            picture(models::validate(*models::yaml::parse(text), 0, probeRoot(document), context)),
            "problems");
    }

    /// An object that was wrong before the rule came may stay as it is.
    void letsOldMistakesBe()
    {
        const QString text
            = u"apiVersion: probe.example/v1\nkind: Probe\nmetadata:\n  name: x\nspec:\n  size: 12\n  kind: Small\n  a: x\n"_s;
        const auto document = probeDocument(schema);
        const auto tree = models::yaml::parse(text);
        models::ValidationContext context;
        context.isNew = false;
        context.loaded = tree->toJson().toObject();
        QCOMPARE(picture(models::validate(*tree, 0, probeRoot(document), context)), QString());
    }

    void countsOnAGeneratedName()
    {
        const auto document = probeDocument(schema);
        const auto check = [&](const QString &metadata) {
            const QString text = u"apiVersion: probe.example/v1\nkind: Probe\nmetadata:\n  "_s
                + metadata + u"\nspec:\n  size: 1\n  a: x\n"_s;
            return picture(models::validate(*models::yaml::parse(text), 0, probeRoot(document)));
        };
        QCOMPARE(check(u"generateName: short-"_s), QString());
        QCOMPARE(check(u"generateName: rather-long-name-"_s),
            u"3:1 metadata.name: A rule of this kind says: names have less than twenty characters"_s);
    }

    void fillsInDefaults()
    {
        const QJsonObject raw = QJsonDocument::fromJson(
            json("{'properties':{'a':{'type':'integer','default':1},'n':{'type':'string','nullable'"
                 ":true,"
                 "'default':'x'},'o':{'type':'object','default':{},'properties':{'b':{'default':"
                 "true}}},"
                 "'l':{'type':'array','items':{'properties':{'c':{'default':2}}}},"
                 "'m':{'properties':{'键':{'type':'string'}},'additionalProperties':{'properties':{"
                 "'d':{'default':3}}}},'z':{'type':'"
                 "string'}}}"))
                                    .object();
        const QJsonObject written = QJsonDocument::fromJson(
            json("{'n':null,'l':[{},{'c':5}],'m':{'':{},'k':{}},'z':null,'free':null}"))
                                        .object();
        const QByteArray filled = QJsonDocument(models::withDefaults(written, raw).toObject())
                                      .toJson(QJsonDocument::Compact);
        QCOMPARE(filled,
            json("{'a':1,'free':null,'l':[{'c':2},{'c':5}],'m':{'':{'d':3},'k':{'d':3}},'n':null,'"
                 "o':{'b':"
                 "true}}"));
    }
};

QTEST_GUILESS_MAIN(TestRulesCheck)
#include "tst_rulescheck.moc"
