// SPDX-License-Identifier: Apache-2.0
#include "schemafixture.h"

#include "models/schema/validator.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QByteArray schema = R"({"type":"object","required":["spec"],"properties":{
  "metadata":{"type":"object"},
  "status":{"type":"object","x-kubernetes-preserve-unknown-fields":true},
  "spec":{"type":"object","required":["image"],"properties":{
    "image":{"type":"string","minLength":1},
    "replicas":{"type":"integer","format":"int32","minimum":1,"maximum":64},
    "on":{"type":"boolean"},
    "policy":{"type":"string","enum":["None","Unfinished","All"]},
    "memory":{"x-kubernetes-int-or-string":true,"pattern":"^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$"},
    "port":{"x-kubernetes-int-or-string":true},
    "ratio":{"type":"number","exclusiveMinimum":true,"minimum":0,"multipleOf":0.5},
    "code":{"type":"string","pattern":"^[a-z]+$","maxLength":4},
    "wait":{"type":"string","format":"duration"},
    "at":{"type":"string","format":"date-time"},
    "net":{"type":"string","format":"cidr"},
    "args":{"type":"array","items":{"type":"string"},"maxItems":2},
    "tags":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}},
    "ports":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["port","protocol"],
      "items":{"type":"object","required":["port"],"properties":{"port":{"type":"integer"},
      "protocol":{"type":"string","default":"TCP"}}}},
    "entry":{"type":"object","properties":{"python":{"type":"string"},"exec":{"type":"string"}},
      "oneOf":[{"required":["python"]},{"required":["exec"]}]},
    "maybe":{"type":"string","nullable":true},
    "fallback":{"type":"string","default":"x"},
    "free":{"type":"object","x-kubernetes-preserve-unknown-fields":true},
    "labels":{"type":"object","additionalProperties":{"type":"string"}},
    "selector":{"type":"object","properties":{"matchLabels":{"type":"object","additionalProperties":{"type":"string"}},
      "matchExpressions":{"type":"array","items":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}},
    "alt":{"anyOf":[{"type":"object","required":["p"]},{"type":"object","required":["q"]}],"type":"object",
      "properties":{"p":{"type":"string"},"q":{"type":"string"}}}
  }}}})";

/// line:column check severity path, one problem a line.
QString picture(const QList<models::yaml::Diagnostic> &diagnostics)
{
    QStringList lines;
    for (const auto &found : diagnostics) {
        lines.append(u"%1:%2 %3%4 %5"_s.arg(found.line)
                .arg(found.column)
                .arg(found.severity == models::yaml::Severity::Error        ? u"E"_s
                        : found.severity == models::yaml::Severity::Warning ? u"W"_s
                                                                            : u"I"_s)
                .arg(found.check)
                .arg(found.path.toString()));
    }
    return lines.join(u'\n');
}

} // namespace

class TestValidator final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_document = probeDocument(schema); }

    void finds_data()
    {
        QTest::addColumn<QString>("spec"); // lines under spec:, image is there already
        QTest::addColumn<QString>("problems"); // spec begins in line 5, image is line 6
        QTest::addColumn<QString>("fixed"); // the first line after the first fix; empty: no fix
        const auto row
            = [](const char *name, const char *spec, const char *problems, const char *fixed = "") {
                  QTest::newRow(name) << QString::fromUtf8(spec) << QString::fromUtf8(problems)
                                      << QString::fromUtf8(fixed);
              };
        row("fine", "replicas: 4", "");
        row("unknown, near", "replcias: 4", "7:3 E12 spec.replcias", "replicas: 4");
        row("unknown, far", "zebra: 4", "7:3 E12 spec.zebra");
        row("unknown, belongs up", "entry: {python: a, replicas: 3}",
            "7:22 E12 spec.entry.replicas", "entry: {python: a}");
        row("wrong type, fixable", "replicas: '4'", "7:13 E14 spec.replicas", "replicas: 4");
        row("wrong type, list", "args: a", "7:9 E14 spec.args");
        row("wrong type, children spared", "entry: 3", "7:10 E14 spec.entry");
        row("text that YAML reads as truth", "code: yes", "7:9 E5 spec.code", "code: \"yes\"");
        row("text that YAML reads as a number", "args: [1.10]", "7:10 E5 spec.args[0]",
            "args: [\"1.10\"]");
        row("enum, near", "policy: none", "7:11 E15 spec.policy", "policy: None");
        row("enum, far", "policy: Xyzzyplugh", "7:11 E15 spec.policy");
        row("too small", "replicas: 0", "7:13 E16 spec.replicas");
        row("too large", "replicas: 65", "7:13 E16 spec.replicas");
        row("exclusive", "ratio: 0", "7:10 E16 spec.ratio");
        row("multiple", "ratio: 0.75", "7:10 E16 spec.ratio");
        row("pattern", "code: A", "7:9 E17 spec.code");
        row("length in code points", "code: abcde", "7:9 E17 spec.code");
        row("items", "args: [a, b, c]", "7:3 E18 spec.args");
        row("set", "tags: [a, b, a]", "7:16 E19 spec.tags[2]");
        row("map keys with a default", "ports: [{port: 1}, {port: 1, protocol: TCP}]",
            "7:22 E19 spec.ports[1]");
        row("map keys differ", "ports: [{port: 1}, {port: 1, protocol: UDP}]", "");
        row("missing in an item", "ports: [{protocol: UDP}]", "7:11 E13 spec.ports[0].port",
            "ports: [{protocol: UDP, port: 0}]");
        row("union, none", "entry: {}", "7:3 E21 spec.entry");
        row("union, two", "entry: {python: a, exec: b}", "7:22 E21 spec.entry.exec",
            "entry: {exec: b}");
        row("quantity", "memory: 128GB", "7:11 E22 spec.memory", "memory: 128G");
        row("quantity with a blank", "memory: 4 Gi", "7:11 E22 spec.memory", "memory: 4Gi");
        row("quantity, thousandths of a byte", "memory: 128m", "7:11 W22 spec.memory");
        row("quantity, memory without a unit", "memory: 512", "7:11 W22 spec.memory",
            "memory: 512Mi");
        row("quantity, float in a CRD", "memory: 0.5", "7:11 E24 spec.memory", "memory: \"0.5\"");
        row("int or string, truth", "port: true", "7:9 E24 spec.port", "port: \"true\"");
        row("int or string", "port: 80", "");
        row("duration", "wait: soon", "7:9 E23 spec.wait");
        row("duration, loose", "wait: 2 days", "7:9 W23 spec.wait");
        row("time", "at: '2024-13-01'", "7:7 E23 spec.at");
        row("cidr", "net: 10.0.0.0/40", "7:8 E23 spec.net");
        row("null, dropped", "code: null", "7:9 W14 spec.code");
        row("null, default", "fallback: ~", "7:13 W14 spec.fallback");
        row("null, kept", "maybe: null", "");
        row("no value yet", "code:", "7:8 W14 spec.code");
        row("anything goes", "free: {a: 1, b: [x]}", "");
        row("map of text", "labels: {a: 1}", "7:15 E5 spec.labels.a", "labels: {a: \"1\"}");
        row("label rules", "selector: {matchLabels: {'-a': b, c: 'd e'}}",
            "7:28 E26 spec.selector.matchLabels.-a\n7:40 E26 spec.selector.matchLabels.c");
        row("anyOf", "alt: {}", "7:8 E20 spec.alt");
        row("anyOf, fits", "alt: {p: x}", "");
    }
    void finds()
    {
        QFETCH(QString, spec);
        QFETCH(QString, fixed);
        const QString text = u"apiVersion: probe.example/v1\nkind: Probe\nmetadata:\n  name: a\n"
                             "spec:\n  image: x\n  "_s
            + spec + u'\n';
        const auto tree = models::yaml::parse(text);
        const auto found = models::ranked(models::validate(*tree, 0, probeRoot(m_document)));
        QTEST(picture(found), "problems");
        if (fixed.isEmpty()) {
            QVERIFY(found.isEmpty() || found[0].fixes.isEmpty()
                || found[0].check == models::yaml::Diagnostic::UnknownField);
            return;
        }
        QVERIFY(!found[0].fixes.isEmpty());
        const QString after = models::yaml::applied(text, found[0].fixes[0].edits);
        const QStringList lines = after.split(u'\n');
        QVERIFY2(lines.contains(u"  "_s + fixed), qPrintable(after));
    }

    void wholeObjects_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("problems");
        QTest::newRow("nothing written") << u"# later\n"_s << QString();
        QTest::newRow("not an object") << u"- a\n"_s << u"1:1 E14 "_s;
        QTest::newRow("kind and version missing") << u"metadata: {name: a}\nspec: {image: x}\n"_s
                                                  << u"1:1 E10 apiVersion\n1:1 E10 kind"_s;
        QTest::newRow("required at the root")
            << u"apiVersion: probe.example/v1\nkind: Probe\nmetadata: {name: a}\n"_s
            << u"1:1 E13 spec"_s;
        QTest::newRow("no name")
            << u"apiVersion: probe.example/v1\nkind: Probe\nmetadata: {}\nspec: {image: x}\n"_s
            << u"3:1 E13 metadata.name"_s;
        QTest::newRow("bad name, bad namespace")
            << u"apiVersion: probe.example/v1\nkind: Probe\nmetadata: {name: My_Job, namespace: A}\nspec: {image: x}\n"_s
            << u"3:18 E25 metadata.name\n3:37 E25 metadata.namespace"_s;
        QTest::newRow("what the server owns")
            << u"apiVersion: probe.example/v1\nkind: Probe\nmetadata: {name: a, uid: x}\nspec: {image: x}\nstatus: {}\n"_s
            << u"3:21 I35 metadata.uid\n5:1 I35 status"_s;
        QTest::newRow("Y15 larger than a server takes")
            << u"apiVersion: probe.example/v1\nkind: Probe\nmetadata: {name: a}\nspec: {image: x, free: {a: "_s
                + QString(1'600'000, u'x') + u"}}\n"_s
            << u"1:1 W%1 "_s.arg(int(models::yaml::Diagnostic::Size));
        QTest::newRow("Y14 a name that is too long")
            << u"apiVersion: probe.example/v1\nkind: Probe\nmetadata: {name: "_s
                + QString(254, u'a') + u"}\nspec: {image: x}\n"_s
            << u"3:18 E25 metadata.name"_s;
        QTest::newRow("alias is followed")
            << u"apiVersion: probe.example/v1\nkind: Probe\nmetadata: {name: a}\nspec: {image: &i 3, code: *i}\n"_s
            << u"4:18 E5 spec.image\n4:27 E5 spec.code"_s;
    }
    void wholeObjects()
    {
        QFETCH(QString, text);
        const auto tree = models::yaml::parse(text);
        const auto found = models::ranked(models::validate(*tree, 0, probeRoot(m_document)));
        QTEST(picture(found), "problems");
    }

    // Schemas as they are found in the wild: never a false error, never for ever.
    void oddSchemas_data()
    {
        QTest::addColumn<QByteArray>("schema"); // of spec, ' for "
        QTest::addColumn<QString>("spec");
        QTest::addColumn<bool>("isWrong");
        const auto row
            = [](const char *name, const QByteArray &schema, const QString &spec,
                  bool isWrong = false) { QTest::newRow(name) << schema << spec << isWrong; };
        const auto value = [](const QByteArray &schema) {
            return "{'type':'object','properties':{'v':" + schema + "}}";
        };
        row("S1 nothing is said", "{}", u"{a: [1, {b: c}]}"_s);
        row("S1 everything goes", "{'x-kubernetes-preserve-unknown-fields':true}", u"{a: 1}"_s);
        row("S2 a reference to nothing", "{'$ref':'#/components/schemas/Nowhere'}", u"{a: 1}"_s);
        row("S3 a number or text", value("{'x-kubernetes-int-or-string':true}"), u"{v: 50%}"_s);
        row("S3 one of two shapes",
            "{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'string'}},'anyOf':[{"
            "'required':['a']},{'required':['b']}]}",
            u"{b: x}"_s);
        row("S3 not that", value("{'type':'string','not':{'enum':['x']}}"), u"{v: z}"_s);
        row("S4 an object in an object",
            value("{'type':'object','x-kubernetes-embedded-resource':true,"
                  "'x-kubernetes-preserve-unknown-fields':true}"),
            u"{v: {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {x: 1}}}"_s);
        row("S5 a pattern of another dialect", value("{'type':'string','pattern':'^(?=a).*$'}"),
            u"{v: b}"_s);
        row("S5 a pattern that is none", value("{'type':'string','pattern':'['}"), u"{v: b}"_s);
        row("S5 a pattern that would explode", value("{'type':'string','pattern':'^(a+)+$'}"),
            u"{v: "_s + QString(5'000, u'a') + u"b}"_s, true);
        row("S6 null among the values",
            value("{'type':'string','nullable':true,'enum':['a',null]}"), u"{v: null}"_s);
        row("S6 no text among the values", value("{'type':'string','enum':['','a']}"),
            u"{v: ''}"_s);
        QByteArrayList many;
        for (int i = 0; i < 5'000; ++i)
            many += "'v" + QByteArray::number(i) + '\'';
        row("S6 5,000 values", value("{'type':'string','enum':[" + many.join(',') + "]}"),
            u"{v: v4999}"_s);
        row("S6 none of 5,000 values", value("{'type':'string','enum':[" + many.join(',') + "]}"),
            u"{v: w}"_s, true);
        row("S6 a default that is none of them",
            value("{'type':'string','default':'z','enum':['a']}"), u"{v: a}"_s);
        row("S7 sixty levels deep",
            QByteArray("{'type':'object','properties':{'v':").repeated(60) + "{'type':'string'}"
                + QByteArray("}}").repeated(60),
            u"{v: "_s.repeated(60) + u"x"_s + u"}"_s.repeated(60));
        row("S10 a description of markup and controls",
            value("{'type':'string','description':'<img src=x>\\u001b[31m"
                + QByteArray(100'000, 'x') + "'}"),
            u"{v: 7}"_s, true);
        row("S12 fields beside any others",
            "{'type':'object','properties':{'a':{'type':'string'}},'additionalProperties':true}",
            u"{a: x, b: 1}"_s);
        row("S12 must be there and may be null",
            "{'type':'object','required':['v'],'properties':{'v':{'type':'string','nullable':true}}"
            "}",
            u"{v: null}"_s);
    }
    void oddSchemas()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QString, spec);
        QFETCH(bool, isWrong);
        const auto document
            = probeDocument(json("{'type':'object','properties':{'spec':" + schema + "}}"));
        const QString text
            = u"apiVersion: probe.example/v1\nkind: Probe\nmetadata: {name: a}\nspec: "_s + spec
            + u'\n';
        const auto tree = models::yaml::parse(text);
        const auto found = models::ranked(models::validate(*tree, 0, probeRoot(document)));
        QVERIFY2(found.isEmpty() != isWrong, qPrintable(picture(found)));
        for (const auto &problem : found) {
            QVERIFY(!problem.message.english().isEmpty());
            QVERIFY2(problem.message.english().size() < 2'000,
                qPrintable(QString::number(problem.message.english().size())));
        }
    }

    void knowsWhatIsServed()
    {
        models::ApiResource resource;
        resource.groupVersion = {u"batch.tensorstack.dev"_s, u"v1beta1"_s};
        resource.kind = u"DeepSpeedJob"_s;
        models::ValidationContext context;
        context.resources = {resource};
        const auto check = [&](const QString &version, const QString &kind) {
            const QString text
                = u"apiVersion: %1\nkind: %2\nmetadata: {name: a}\n"_s.arg(version, kind);
            return models::validate(*models::yaml::parse(text), 0, nullptr, context);
        };
        QVERIFY(check(u"batch.tensorstack.dev/v1beta1"_s, u"DeepSpeedJob"_s).isEmpty());
        const auto version = check(u"batch.tensorstack.dev/v1"_s, u"DeepSpeedJob"_s);
        QCOMPARE(picture(version), u"1:13 E10 apiVersion"_s);
        QCOMPARE(version[0].fixes[0].edits[0].text, u"batch.tensorstack.dev/v1beta1"_s);
        const auto kind = check(u"batch.tensorstack.dev/v1beta1"_s, u"DeepspedJob"_s);
        QCOMPARE(picture(kind), u"2:7 E10 kind"_s);
        QCOMPARE(kind[0].fixes[0].edits[0].text, u"DeepSpeedJob"_s);
    }

    void nearestWord_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("near");
        QTest::newRow("swapped") << u"relpicas"_s << u"replicas"_s;
        QTest::newRow("case") << u"Replicas"_s << u"replicas"_s;
        QTest::newRow("plural") << u"replica"_s << u"replicas"_s;
        QTest::newRow("another word") << u"volumes"_s << QString();
        QTest::newRow("short words need to be close") << u"ab"_s << QString();
    }
    void nearestWord()
    {
        QFETCH(QString, word);
        QTEST(models::nearest(word, {u"replicas"_s, u"image"_s, u"template"_s}), "near");
    }

    void tenThousandLinesAreSound()
    {
        QString text
            = u"apiVersion: probe.example/v1\nkind: Probe\nmetadata:\n  name: a\nspec:\n  image: x\n  ports:\n"_s;
        for (int i = 0; i < 5000; ++i)
            text += u"  - port: %1\n    protocol: UDP\n"_s.arg(i);
        const auto tree = models::yaml::parse(text);
        QVERIFY(models::validate(*tree, 0, probeRoot(m_document)).isEmpty());
    }

private:
    models::OpenApiDocumentRef m_document;
};

QTEST_GUILESS_MAIN(TestValidator)
#include "tst_validator.moc"
