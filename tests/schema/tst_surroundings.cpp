// SPDX-License-Identifier: Apache-2.0
#include "schemafixture.h"

#include "models/schema/headroom.h"
#include "models/schema/livereferences.h"
#include "models/schema/validator.h"

#include <QTest>

using namespace Qt::StringLiterals;
using models::Surroundings;

namespace {

const QByteArray schema
    = json("{'type':'object','properties':{'metadata':{'type':'object'},'spec':{'type':'object','"
           "properties':{"
           "'replicas':{'type':'integer'},"
           "'claim':{'type':'object','properties':{'storageClassName':{'type':'string'},"
           "'accessModes':{'type':'array','items':{'type':'string'}}}},"
           "'template':{'type':'object','properties':{'spec':{'type':'object','properties':{"
           "'restartPolicy':{'type':'string'},'serviceAccountName':{'type':'string'},"
           "'priorityClassName':{'type':'string'},'runtimeClassName':{'type':'string'},"
           "'nodeSelector':{'type':'object','additionalProperties':{'type':'string'}},"
           "'imagePullSecrets':{'type':'array','items':{'type':'object','x-kubernetes-preserve-"
           "unknown-fields':true}},"
           "'volumes':{'type':'array','items':{'type':'object','x-kubernetes-preserve-unknown-"
           "fields':true}},"
           "'initContainers':{'type':'array','items':{'type':'object','x-kubernetes-preserve-"
           "unknown-fields':true}},"
           "'containers':{'type':'array','items':{'type':'object','x-kubernetes-preserve-unknown-"
           "fields':true}}"
           "}}}}}}}}");

/// "secrets/s" there, "-secrets/s" missing, "?secrets/s" not allowed; "secrets/s:a,b" with keys.
void know(Surroundings &around, const QString &picture)
{
    for (QString word : picture.split(u' ', Qt::SkipEmptyParts)) {
        Surroundings::Named named;
        if (word.startsWith(u'-'))
            named.presence = Surroundings::Presence::Missing;
        else if (word.startsWith(u'?'))
            named.presence = Surroundings::Presence::NotAllowed;
        if (!word.front().isLetter())
            word.remove(0, 1);
        models::NamedObject reference;
        reference.resource = word.section(u'/', 0, 0);
        reference.needsKeys = word.contains(u':');
        reference.name = word.section(u'/', 1).section(u':', 0, 0);
        reference.nameSpace = reference.resource.contains("class"_L1) ? QString() : u"demo"_s;
        if (reference.needsKeys)
            named.keys = word.section(u':', 1).split(u',', Qt::SkipEmptyParts);
        around.objects.insert(reference, named);
    }
}

QJsonObject object(const QByteArray &text)
{
    const QByteArray bytes = json(text);
    const QJsonObject made = QJsonDocument::fromJson(bytes).object();
    Q_ASSERT(!made.isEmpty());
    return made;
}

QString picture(const QList<models::yaml::Diagnostic> &diagnostics, const QString &text)
{
    QStringList lines;
    for (const auto &found : diagnostics) {
        if (found.check != models::yaml::Diagnostic::LiveReference
            && found.check != models::yaml::Diagnostic::Headroom)
            continue;
        const char letter = "EWI"[int(found.severity)];
        lines.append(u"%1 %2: %3"_s.arg(QChar::fromLatin1(letter))
                .arg(text.mid(found.range.start, found.range.length), found.message.english()));
    }
    return lines.join(u'\n');
}

const QString head = u"apiVersion: probe.example/v1\nkind: Probe\nmetadata: {name: a}\nspec: {"_s;

} // namespace

/// What an object names, and what it asks for, beside what the cluster has.
class TestSurroundings final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_document = probeDocument(schema); }

    void references_data()
    {
        QTest::addColumn<QString>("pod");
        QTest::addColumn<QString>("known");
        QTest::addColumn<QString>("problems");
        const auto row
            = [](const char *name, const char *pod, const char *known, const char *problems) {
                  QTest::newRow(name) << QString::fromUtf8(pod) << QString::fromUtf8(known)
                                      << QString::fromUtf8(problems);
              };
        row("3.1.30 a Secret in a volume", "volumes: [{name: v, secret: {secretName: s}}]",
            "-secrets/s", "W s: demo has no Secret called s.");
        row("3.1.30 one that is there", "volumes: [{name: v, secret: {secretName: s}}]",
            "secrets/s", "");
        row("3.1.30 nobody has said yet", "volumes: [{name: v, secret: {secretName: s}}]", "", "");
        row("3.1.30 no right to look it up", "volumes: [{name: v, secret: {secretName: s}}]",
            "?secrets/s",
            "I s: Whether there is a Secret called s cannot be said: looking it up is not allowed "
            "here.");
        row("3.1.30 optional", "volumes: [{name: v, secret: {secretName: s, optional: true}}]",
            "-secrets/s", "");
        row("3.1.30 a ConfigMap without the key",
            "containers: [{name: c, env: [{name: E, valueFrom: {configMapKeyRef: {name: m, key: "
            "prot}}}]}]",
            "configmaps/m:port,host", "W prot: ConfigMap m has no key prot.");
        row("3.1.30 a ConfigMap with the key",
            "containers: [{name: c, env: [{name: E, valueFrom: {configMapKeyRef: {name: m, key: "
            "port}}}]}]",
            "configmaps/m:port,host", "");
        row("3.1.30 a Secret's key, in an init container",
            "initContainers: [{name: c, env: [{name: E, valueFrom: {secretKeyRef: {name: m, key: "
            "k}}}]}]",
            "secrets/m:", "W k: Secret m has no key k.");
        row("3.1.30 all variables of one",
            "containers: [{name: c, envFrom: [{secretRef: {name: m}}]}]", "-secrets/m",
            "W m: demo has no Secret called m.");
        row("3.1.30 in a projected volume",
            "volumes: [{name: v, projected: {sources: [{configMap: {name: m}}]}}]", "-configmaps/m",
            "W m: demo has no ConfigMap called m.");
        row("3.1.30 a claim", "volumes: [{name: v, persistentVolumeClaim: {claimName: d}}]",
            "-persistentvolumeclaims/d", "W d: demo has no PersistentVolumeClaim called d.");
        row("3.1.30 a registry's login", "imagePullSecrets: [{name: r}]", "-secrets/r",
            "W r: demo has no Secret called r.");
        row("3.1.30 an account", "serviceAccountName: sa", "-serviceaccounts/sa",
            "W sa: demo has no ServiceAccount called sa.");
        row("3.1.30 a priority class", "priorityClassName: high",
            "-priorityclasses.scheduling.k8s.io/high",
            "W high: The cluster has no PriorityClass called high.");
        row("3.1.30 a runtime class", "runtimeClassName: kata", "-runtimeclasses.node.k8s.io/kata",
            "W kata: The cluster has no RuntimeClass called kata.");
        row("3.1.30 an expression is no name", "serviceAccountName: $(sa)",
            "-serviceaccounts/$(sa)", "");
    }
    void references()
    {
        QFETCH(QString, pod);
        QFETCH(QString, known);
        Surroundings around;
        know(around, known);
        QTEST(found(u"template: {spec: {"_s + pod + u"}}"_s, around), "problems");
    }

    void storageClass()
    {
        Surroundings around;
        know(around, u"-storageclasses.storage.k8s.io/fast"_s);
        QCOMPARE(found(u"claim: {storageClassName: fast}"_s, around),
            u"W fast: The cluster has no StorageClass called fast."_s);
    }

    void keysAreOffered()
    {
        Surroundings around;
        know(around, u"configmaps/m:port,host"_s);
        const auto tree = models::yaml::parse(head
            + u"template: {spec: {containers: [{name: c, env: [{name: E, valueFrom: "
              "{configMapKeyRef: {name: m, key: prot}}}]}]}}}\n"_s);
        const auto problems = check(*tree, around);
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems[0].fixes.size(), 1);
        QVERIFY(models::yaml::applied(tree->text(), problems[0].fixes[0].edits)
                .contains(u"key: port"_s));
    }

    void whatIsWrittenBesideItIsThere()
    {
        Surroundings around;
        know(around, u"-secrets/s"_s);
        const auto tree = models::yaml::parse(head
            + u"template: {spec: {volumes: [{name: v, secret: {secretName: s}}]}}}\n---\n"
              "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n"_s);
        QVERIFY(check(*tree, around).isEmpty());
    }

    void headroom_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QString>("problems");
        const auto row = [](const char *name, const char *spec, const char *problems) {
            QTest::newRow(name) << QString::fromUtf8(spec) << QString::fromUtf8(problems);
        };
        row("3.1.31 fits",
            "replicas: 2, template: {spec: {containers: [{resources: {limits: {cpu: 2, memory: "
            "4Gi, "
            "nvidia.com/gpu: 1}}}]}}",
            "");
        row("3.1.31 more than is free",
            "replicas: 3, template: {spec: {containers: [{resources: {limits: {nvidia.com/gpu: "
            "4}}}]}}",
            "I 4: All in all this asks for 12 of requests.nvidia.com/gpu; of the quota q only 8 "
            "are "
            "free now. Some of it will wait.");
        row("3.1.31 more than the project may have",
            "replicas: 5, template: {spec: {containers: [{resources: {limits: {nvidia.com/gpu: "
            "4}}}]}}",
            "W 4: All in all this asks for 20 of requests.nvidia.com/gpu; the quota q allows the "
            "whole project 16. It can never all run.");
        row("3.1.31 a request counts, not its limit",
            "template: {spec: {containers: [{resources: {limits: {memory: 40Gi}, requests: "
            "{memory: "
            "1Gi}}}]}}",
            "W 40Gi: 40Gi of memory are more than this project allows one Container: 32Gi (limit "
            "range l).");
        row("3.1.31 too many pods", "replicas: 11, template: {spec: {containers: [{name: a}]}}",
            "W [{name: a}]: All in all this asks for 11 of pods; the quota q allows the whole "
            "project "
            "10. It can never all run.");
        row("3.1.31 less than a container has",
            "template: {spec: {containers: [{resources: {requests: {cpu: 10m}}}]}}",
            "W 10m: 0.01 of cpu are less than this project wants of one Container: 100m (limit "
            "range "
            "l).");
        row("3.1.31 too much for a pod",
            "template: {spec: {containers: [{resources: {limits: {cpu: 20}}}, {resources: {limits: "
            "{cpu: 20}}}]}}",
            "W 20: 40 of cpu are more than this project allows one Pod: 32 (limit range l).");
        row("3.1.31 no node is so large",
            "template: {spec: {containers: [{resources: {limits: {nvidia.com/gpu: 9}}}]}}",
            "I 9: All in all this asks for 9 of requests.nvidia.com/gpu; of the quota q only 8 are "
            "free now. Some of it will wait.\n"
            "W 9: One replica asks for 9 of nvidia.com/gpu; the largest node has 8.");
        row("3.1.31 no node has that",
            "template: {spec: {containers: [{resources: {limits: {amd.com/gpu: 1}}}]}}",
            "W 1: No node has amd.com/gpu.");
        row("3.1.31 each fits somewhere, not together",
            "template: {spec: {containers: [{name: c, resources: {limits: {nvidia.com/gpu: 8, "
            "memory: 20Gi}}}]}}",
            "W containers: No node has at once all that one replica asks for.");
        row("3.1.31 no node has the labels",
            "template: {spec: {nodeSelector: {zone: c}, containers: [{name: c}]}}",
            "W nodeSelector: No node has these labels.");
        row("3.1.31 the labels leave small nodes",
            "template: {spec: {nodeSelector: {zone: b}, containers: [{resources: {limits: "
            "{nvidia.com/gpu: 1}}}]}}",
            "W 1: No node has nvidia.com/gpu.");
        row("3.1.31 an init container runs before the others",
            "template: {spec: {initContainers: [{resources: {limits: {nvidia.com/gpu: 8}}}], "
            "containers: [{resources: {limits: {nvidia.com/gpu: 8}}}]}}",
            "");
    }
    void headroom()
    {
        QFETCH(QString, spec);
        QTEST(found(spec, project()), "problems");
    }

    void anEditIsCountedAlready()
    {
        const auto tree = models::yaml::parse(head
            + u"replicas: 3, template: {spec: {containers: [{resources: {limits: "
              "{nvidia.com/gpu: 4}}}]}}}\n"_s);
        models::ValidationContext context;
        context.isNew = false;
        context.loaded = tree->toJson().toObject();
        context.surroundings = std::make_shared<Surroundings>(project());
        QCOMPARE(picture(models::validate(*tree, 0, probeRoot(m_document), context), tree->text()),
            QString());
    }

    void aClaim()
    {
        const auto claims = probeDocument(json(
            "{'type':'object','properties':{'metadata':{'type':'object'},'spec':{'type':'object',"
            "'x-kubernetes-preserve-unknown-fields':true}}}"));
        Surroundings around = project();
        const auto tree = models::yaml::parse(
            u"apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: a}\n"
            "spec: {resources: {requests: {storage: 3Ti}}}\n"_s);
        models::ValidationContext context;
        context.surroundings = std::make_shared<Surroundings>(around);
        QCOMPARE(picture(models::validate(*tree, 0, probeRoot(claims), context), tree->text()),
            u"W 3Ti: 3Ti of storage are more than this project allows one PersistentVolumeClaim: "
            u"2Ti "
            "(limit range l).\n"
            "W 3Ti: All in all this asks for 3Ti of requests.storage; the quota q allows the whole "
            "project 1Ti. It can never all run."_s);
    }

private:
    static Surroundings project()
    {
        Surroundings around;
        around.quotas = {object(
            "{'metadata':{'name':'q'},'status':{'hard':{'requests.nvidia.com/gpu':'16','pods':'10',"
            "'requests.memory':'64Gi','requests.storage':'1Ti'},'used':{'requests.nvidia.com/gpu':"
            "'8','pods':'2','requests.memory':'8Gi'}}}")};
        around.limitRanges
            = {object("{'metadata':{'name':'l'},'spec':{'limits':[{'type':'Container','max':{'"
                      "memory':'32Gi'},"
                      "'min':{'cpu':'100m'}},{'type':'Pod','max':{'cpu':'32'}},"
                      "{'type':'PersistentVolumeClaim','max':{'storage':'2Ti'}}]}}")};
        around.nodes = {
            {u"a"_s, {{u"zone"_s, u"a"_s}},
                object("{'cpu':'64','memory':'16Gi','nvidia.com/gpu':'8','pods':'110'}")},
            {u"b"_s, {{u"zone"_s, u"b"_s}}, object("{'cpu':'64','memory':'512Gi','pods':'110'}")}};
        return around;
    }

    QList<models::yaml::Diagnostic> check(
        const models::yaml::Tree &tree, const Surroundings &around) const
    {
        models::ValidationContext context;
        context.surroundings = std::make_shared<Surroundings>(around);
        context.nameSpace = u"demo"_s;
        QList<models::yaml::Diagnostic> all
            = models::validate(tree, 0, probeRoot(m_document), context);
        all.removeIf([](const auto &one) {
            return one.check != models::yaml::Diagnostic::LiveReference
                && one.check != models::yaml::Diagnostic::Headroom;
        });
        return all;
    }
    QString found(const QString &spec, const Surroundings &around) const
    {
        const auto tree = models::yaml::parse(head + spec + u"}\n"_s);
        return picture(check(*tree, around), tree->text());
    }

    models::OpenApiDocumentRef m_document;
};

QTEST_GUILESS_MAIN(TestSurroundings)
#include "tst_surroundings.moc"
