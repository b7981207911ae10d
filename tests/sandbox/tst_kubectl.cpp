// SPDX-License-Identifier: Apache-2.0
// What people type must work against the sandbox, and say what it says against a real server.
#include "tests/servers/kubectl.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QByteArray webYaml = R"(apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - {name: main, image: "nginx:1", resources: {requests: {cpu: 100m}}}
)";

const QByteArray widgetsCrd = R"(apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {plural: widgets, singular: widget, kind: Widget, shortNames: [wg], categories: [all]}
  versions:
  - name: v1
    served: true
    storage: true
    subresources:
      status: {}
      scale: {specReplicasPath: .spec.size, statusReplicasPath: .status.size}
    additionalPrinterColumns:
    - {name: Size, type: integer, jsonPath: .spec.size}
    schema:
      openAPIV3Schema:
        description: A widget of the test.
        type: object
        properties:
          spec:
            description: What the widget should be.
            type: object
            required: [size]
            properties:
              size: {type: integer, minimum: 1, description: How large.}
              colour: {type: string, default: red}
          status: {type: object, properties: {size: {type: integer}}}
)";

QByteArray pod(const QByteArray &name, const QByteArray &extra = {})
{
    return "apiVersion: v1\nkind: Pod\nmetadata: {name: " + name + ", labels: {app: " + name
        + "}}\nspec: {containers: [{name: main, image: busybox}]" + extra + "}\n";
}

} // namespace

class TestKubectl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void versions();
    void discovery();
    void readsTables();
    void readsObjects();
    void selects();
    void pages();
    void watches();
    void describes();
    void creates();
    void applies();
    void appliesOnServer();
    void patches();
    void labelsAndAnnotates();
    void scales();
    void deletes();
    void waits();
    void explains();
    void customKinds();
    void asksWhatIsAllowed();
    void refuses_data();
    void refuses();
    void namespaces();
    void collectsGarbage();

private:
    QString say(const QString &words, const QByteArray &input = {}) const
    {
        return m_kubectl->say(words, input);
    }
    std::unique_ptr<Kubectl> m_kubectl;
};

void TestKubectl::initTestCase()
{
    if (!Kubectl::isInstalled()) {
        QSKIP("kubectl is not installed");
    }
    m_kubectl = std::make_unique<Kubectl>();
    QVERIFY(m_kubectl->start());
}

/// Each test begins with an empty namespace.
void TestKubectl::init()
{
    say(u"delete deployments,pods,configmaps --all --now --wait=true"_s);
}

void TestKubectl::versions()
{
    const QJsonObject version = m_kubectl->server().call("GET", u"/version"_s).json;
    const QString server = version[u"gitVersion"].toString();
    QVERIFY(server.startsWith(u"v1."));
    QVERIFY(say(u"version"_s).contains(u"Server Version: "_s + server));
    const QString versions = say(u"api-versions"_s);
    for (const char16_t *wanted : {u"v1\n", u"apps/v1\n", u"batch.tensorstack.dev/v1beta1\n",
             u"rbac.authorization.k8s.io/v1\n"}) {
        QVERIFY2(versions.contains(QStringView(wanted)), qPrintable(versions));
    }
    QCOMPARE(say(u"get --raw /readyz"_s), u"ok"_s);
}

void TestKubectl::discovery()
{
    const QString all = say(u"api-resources"_s);
    static const char *const wanted[] = {"pods +po +v1 +true +Pod\n",
        "deployments +deploy +apps/v1 +true +Deployment\n",
        "customresourcedefinitions +crd,crds +apiextensions.k8s.io/v1 +false "
        "+CustomResourceDefinition\n",
        "instances +app.tensorstack.dev/v1beta1 +true +Instance\n",
        "beamjobs +bj +batch.tensorstack.dev/v1beta1 +true +BeamJob\n",
        "colossalaijobs +caij +batch.tensorstack.dev/v1beta1 +true +ColossalAIJob\n",
        "cronworkflowruns +cwr +batch.tensorstack.dev/v1beta1 +true +CronWorkflowRun\n",
        "deepspeedjobs +dj +batch.tensorstack.dev/v1beta1 +true +DeepSpeedJob\n",
        "genericjobs +gj +batch.tensorstack.dev/v1beta1 +true +GenericJob\n",
        "mpijobs +mj +batch.tensorstack.dev/v1beta1 +true +MPIJob\n",
        "pytorchtrainingjobs +pj +batch.tensorstack.dev/v1beta1 +true +PyTorchTrainingJob\n",
        "tensorflowtrainingjobs +tj +batch.tensorstack.dev/v1beta1 +true +TensorFlowTrainingJob\n"};
    for (const char *pattern : wanted) {
        QVERIFY2(QRegularExpression(QString::fromLatin1(pattern)).match(all).hasMatch(), pattern);
    }
    const QString cluster = say(u"api-resources --namespaced=false -o name"_s);
    QVERIFY(cluster.contains(u"nodes\n") && !cluster.contains(u"pods\n"));
}

void TestKubectl::readsTables()
{
    QCOMPARE(
        say(u"get pods"_s), u"No resources found in %1 namespace.\n"_s.arg(m_kubectl->nameSpace()));
    QCOMPARE(say(u"create -f -"_s, pod("a")), u"pod/a created\n"_s);
    static const QRegularExpression narrow(
        u"^NAME +READY +STATUS +RESTARTS +AGE\na +0/1 +Pending +0 +\\d+s\n$"_s);
    const QString table = say(u"get pods"_s);
    QVERIFY2(narrow.match(table).hasMatch(), qPrintable(table));
    const QString wide = say(u"get po -o wide"_s);
    QVERIFY2(wide.contains(u"NOMINATED NODE"), qPrintable(wide));
    QVERIFY(say(u"get pods -A"_s).startsWith(u"NAMESPACE "));
    QVERIFY(say(u"get pods --show-labels"_s).contains(u"app=a"));
    QVERIFY(say(u"get pod/a cm/kube-root-ca.crt"_s).contains(u"configmap/kube-root-ca.crt"));
    QVERIFY(say(u"get all"_s).contains(u"pod/a "));
    QCOMPARE(say(u"get pods -o name"_s), u"pod/a\n"_s);
    QCOMPARE(say(u"get pods -o custom-columns=N:.metadata.name --no-headers"_s), u"a\n"_s);
    QCOMPARE(
        say(u"get nothing"_s), u"error: the server doesn't have a resource type \"nothing\"\n"_s);
}

void TestKubectl::readsObjects()
{
    say(u"create cm a --from-literal=k=v"_s);
    const QJsonObject map = QJsonDocument::fromJson(say(u"get cm a -o json"_s).toUtf8()).object();
    QCOMPARE(map[u"kind"].toString(), u"ConfigMap"_s);
    QCOMPARE(map[u"data"][u"k"].toString(), u"v"_s);
    QVERIFY(!map[u"metadata"][u"uid"].toString().isEmpty());
    const QString yaml = say(u"get cm a -o yaml --show-managed-fields"_s);
    QVERIFY2(
        yaml.startsWith(u"apiVersion: v1\ndata:\n  k: v\nkind: ConfigMap\n"), qPrintable(yaml));
    QVERIFY2(yaml.contains(u"manager: kubectl-create"), qPrintable(yaml));
    const QJsonObject list = QJsonDocument::fromJson(say(u"get cm -o json"_s).toUtf8()).object();
    QCOMPARE(list[u"kind"].toString(), u"List"_s);
    QCOMPARE(list[u"items"].toArray().size(), 2);
    QCOMPARE(list[u"items"][0][u"kind"].toString(), u"ConfigMap"_s);
}

void TestKubectl::selects()
{
    for (const char *name : {"a", "b", "c"}) {
        say(u"create -f -"_s, pod(name));
    }
    QCOMPARE(say(u"get pods -l app=b -o name"_s), u"pod/b\n"_s);
    QCOMPARE(
        m_kubectl->run({u"get"_s, u"pods"_s, u"-l"_s, u"app in (a, c)"_s, u"-o"_s, u"name"_s}).out,
        u"pod/a\npod/c\n"_s);
    QCOMPARE(say(u"get pods --field-selector metadata.name=c -o name"_s), u"pod/c\n"_s);
    QCOMPARE(say(u"get pods --field-selector status.phase=Running -o name"_s), u""_s);
    QVERIFY(say(u"get pods --field-selector spec.nope=1"_s)
            .contains(u"field label not supported: spec.nope"));
}

void TestKubectl::pages()
{
    for (int i = 0; i < 7; ++i) {
        say(u"create cm page-%1"_s.arg(i));
    }
    const QString all = say(u"get cm --chunk-size=3 -o name"_s);
    QCOMPARE(all.count(u"configmap/page-"), 7);
    const QJsonObject page = QJsonDocument::fromJson(
        say(u"get --raw /api/v1/namespaces/%1/configmaps?limit=3"_s.arg(m_kubectl->nameSpace()))
            .toUtf8())
                                 .object();
    QCOMPARE(page[u"items"].toArray().size(), 3);
    QCOMPARE(page[u"metadata"][u"remainingItemCount"].toInt(), 5); // with kube-root-ca.crt
    QVERIFY(!page[u"items"][0].toObject().contains(u"kind"));
    // What changes between two pages does not show.
    say(u"delete cm page-5"_s);
    const QString next = page[u"metadata"][u"continue"].toString();
    const QJsonObject rest = QJsonDocument::fromJson(
        say(u"get --raw /api/v1/namespaces/%1/configmaps?limit=10&continue=%2"_s.arg(
                m_kubectl->nameSpace(), next))
            .toUtf8())
                                 .object();
    QCOMPARE(rest[u"items"].toArray().size(), 5);
    QCOMPARE(rest[u"metadata"][u"resourceVersion"], page[u"metadata"][u"resourceVersion"]);
}

void TestKubectl::watches()
{
    const auto watch = m_kubectl->begin({u"get"_s, u"pods"_s, u"-w"_s, u"--output-watch-events"_s});
    QByteArray seen;
    const auto sees = [&](const char *pattern) {
        seen += watch->readAll();
        return QRegularExpression(QString::fromLatin1(pattern))
            .match(QString::fromUtf8(seen))
            .hasMatch();
    };
    QVERIFY(watch->waitForStarted());
    say(u"create -f -"_s, pod("w"));
    QTRY_VERIFY2(sees("ADDED +w +0/1 +Pending"), seen.constData());
    say(u"label pod w x=y"_s);
    QTRY_VERIFY2(sees("MODIFIED +w "), seen.constData());
    say(u"delete pod w"_s);
    QTRY_VERIFY2(sees("DELETED +w "), seen.constData());
    watch->kill();
    watch->waitForFinished();
}

void TestKubectl::describes()
{
    say(u"create -f -"_s, pod("d"));
    const QString text = say(u"describe pod d"_s);
    for (const char16_t *line : {u"Name:             d\n", u"Status:           Pending\n",
             u"    Image:        busybox\n"}) {
        QVERIFY2(text.contains(QStringView(line)), qPrintable(text));
    }
    QVERIFY2(
        QRegularExpression(u"\nEvents: +<none>\n$"_s).match(text).hasMatch(), qPrintable(text));
    say(u"create -f -"_s, webYaml);
    QVERIFY(say(u"describe deployment web"_s).contains(u"Replicas:               2 desired"));
    QVERIFY(say(u"describe ns default"_s).contains(u"Status:       Active"));
}

void TestKubectl::creates()
{
    QCOMPARE(say(u"create cm a --from-literal=x=1"_s), u"configmap/a created\n"_s);
    QCOMPARE(say(u"create cm a"_s),
        u"error: failed to create configmap: configmaps \"a\" already exists\n"_s);
    QCOMPARE(say(u"create deployment d --image=nginx"_s), u"deployment.apps/d created\n"_s);
    QCOMPARE(say(u"create secret generic s --from-literal=p=q --dry-run=server"_s),
        u"secret/s created (server dry run)\n"_s);
    QCOMPARE(say(u"get secret s"_s), u"Error from server (NotFound): secrets \"s\" not found\n"_s);
    QCOMPARE(say(u"create job j --image=busybox -- true"_s), u"job.batch/j created\n"_s);
    QCOMPARE(say(u"create quota q --hard=pods=10"_s), u"resourcequota/q created\n"_s);
    QCOMPARE(say(u"create sa robot"_s), u"serviceaccount/robot created\n"_s);
    QCOMPARE(say(u"create role r --verb=get --resource=pods"_s),
        u"role.rbac.authorization.k8s.io/r created\n"_s);
    QCOMPARE(say(u"create service clusterip svc --tcp=80:80"_s), u"service/svc created\n"_s);
    QVERIFY(say(
        u"create -f -"_s, "---\n{apiVersion: v1, kind: ConfigMap, metadata: {generateName: g-}}")
            .startsWith(u"configmap/g-"));
    const QString strict = say(u"create -f -"_s,
        "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: bad}, dato: {}}");
    QVERIFY2(strict.contains(u"unknown field \"dato\""), qPrintable(strict));
    say(u"delete quota,role,sa,job,service -l !component --field-selector metadata.name!=default"_s);
}

void TestKubectl::applies()
{
    const QString file = m_kubectl->file(u"web.yaml"_s, webYaml);
    QCOMPARE(say(u"apply -f "_s + file), u"deployment.apps/web created\n"_s);
    QCOMPARE(say(u"apply -f "_s + file), u"deployment.apps/web unchanged\n"_s);
    QByteArray changed = webYaml;
    changed.replace("nginx:1", "nginx:2");
    const QString second = m_kubectl->file(u"web2.yaml"_s, changed);
    const auto diff = m_kubectl->run({u"diff"_s, u"-f"_s, second});
    QCOMPARE(diff.code, 1);
    QVERIFY2(diff.out.contains(u"-      - image: nginx:1\n+      - image: nginx:2\n"),
        qPrintable(diff.out + diff.err));
    QCOMPARE(say(u"apply -f %1 --dry-run=server"_s.arg(second)),
        u"deployment.apps/web configured (server dry run)\n"_s);
    QCOMPARE(say(u"apply -f "_s + second), u"deployment.apps/web configured\n"_s);
    QCOMPARE(m_kubectl->run({u"diff"_s, u"-f"_s, second}).code, 0);
    QCOMPARE(say(u"get deploy web -o jsonpath={.spec.template.spec.containers[0].image}"_s),
        u"nginx:2"_s);
    QCOMPARE(say(u"get deploy web -o jsonpath={.metadata.generation}"_s), u"2"_s);
}

void TestKubectl::appliesOnServer()
{
    const QString file = m_kubectl->file(u"ssa.yaml"_s,
        "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: ssa}, data: {a: one}}");
    QCOMPARE(say(u"apply --server-side -f "_s + file), u"configmap/ssa serverside-applied\n"_s);
    const QString other = m_kubectl->file(u"ssa2.yaml"_s,
        "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: ssa}, data: {a: two, b: new}}");
    const QString conflict = say(u"apply --server-side --field-manager=other -f "_s + other);
    QVERIFY2(conflict.contains(u"conflict with \"kubectl\": .data.a"), qPrintable(conflict));
    QCOMPARE(say(u"apply --server-side --field-manager=other --force-conflicts -f "_s + other),
        u"configmap/ssa serverside-applied\n"_s);
    QCOMPARE(say(u"get cm ssa -o jsonpath={.data}"_s), u"{\"a\":\"two\",\"b\":\"new\"}"_s);
    QCOMPARE(
        m_kubectl->run({u"diff"_s, u"--server-side"_s, u"--field-manager=other"_s, u"-f"_s, other})
            .code,
        0);
    const QString version = say(u"get cm ssa -o jsonpath={.metadata.resourceVersion}"_s);
    say(u"apply --server-side --field-manager=other -f "_s + other);
    QCOMPARE(say(u"get cm ssa -o jsonpath={.metadata.resourceVersion}"_s), version);
}

void TestKubectl::patches()
{
    say(u"create -f -"_s, webYaml);
    const auto patch = [&](const QString &type, const QString &text) {
        return m_kubectl->run(
            {u"patch"_s, u"deploy"_s, u"web"_s, u"--type"_s, type, u"-p"_s, text});
    };
    const auto get
        = [&](const QString &path) { return say(u"get deploy web -o jsonpath={%1}"_s.arg(path)); };
    QCOMPARE(
        patch(u"strategic"_s,
            uR"({"spec":{"template":{"spec":{"containers":[{"name":"main","image":"x"},{"name":"side","image":"y"}]}}}})"_s)
            .out,
        u"deployment.apps/web patched\n"_s);
    QCOMPARE(get(u".spec.template.spec.containers[*].image"_s).split(u' ').size(), 2);
    QCOMPARE(patch(u"merge"_s, uR"({"spec":{"replicas":5}})"_s).code, 0);
    QCOMPARE(get(u".spec.replicas"_s), u"5"_s);
    QCOMPARE(
        patch(u"json"_s, uR"([{"op":"replace","path":"/spec/replicas","value":6}])"_s).code, 0);
    QCOMPARE(get(u".spec.replicas"_s), u"6"_s);
    QVERIFY(patch(u"json"_s, uR"([{"op":"test","path":"/spec/replicas","value":9}])"_s)
            .err.contains(u"the server rejected our request due to an error in our request"));
    QCOMPARE(patch(u"merge"_s, uR"({"spec":{"replicas":6}})"_s).out,
        u"deployment.apps/web patched (no change)\n"_s);
}

void TestKubectl::labelsAndAnnotates()
{
    say(u"create cm a"_s);
    QCOMPARE(say(u"label cm a x=1"_s), u"configmap/a labeled\n"_s);
    QCOMPARE(say(u"label cm a x=2"_s),
        u"error: 'x' already has a value (1), and --overwrite is false\n"_s);
    QCOMPARE(say(u"label cm a x=2 --overwrite"_s), u"configmap/a labeled\n"_s);
    QCOMPARE(say(u"label cm a x-"_s), u"configmap/a unlabeled\n"_s);
    QCOMPARE(say(u"annotate cm a note=hi"_s), u"configmap/a annotated\n"_s);
    QCOMPARE(say(u"get cm a -o jsonpath={.metadata.annotations}"_s), u"{\"note\":\"hi\"}"_s);
    const QString bad = say(u"label cm a x=-bad-"_s);
    QVERIFY2(bad.contains(u"invalid label value"), qPrintable(bad));
}

void TestKubectl::scales()
{
    say(u"create -f -"_s, webYaml);
    QCOMPARE(say(u"scale deploy web --replicas=4"_s), u"deployment.apps/web scaled\n"_s);
    QCOMPARE(say(u"get deploy web -o jsonpath={.spec.replicas}"_s), u"4"_s);
    const QString refused = say(u"scale deploy web --current-replicas=9 --replicas=1"_s);
    QVERIFY2(refused.contains(u"Expected replicas to be 9, was 4"), qPrintable(refused));
    QVERIFY(say(u"get --raw /apis/apps/v1/namespaces/%1/deployments/web/scale"_s.arg(
                    m_kubectl->nameSpace()))
            .contains(u"\"kind\":\"Scale\""));
}

void TestKubectl::deletes()
{
    say(u"create cm a"_s);
    QCOMPARE(
        say(u"delete cm a --dry-run=server"_s), u"configmap \"a\" deleted (server dry run)\n"_s);
    QCOMPARE(say(u"delete cm a"_s), u"configmap \"a\" deleted\n"_s);
    QCOMPARE(
        say(u"delete cm a"_s), u"Error from server (NotFound): configmaps \"a\" not found\n"_s);
    QCOMPARE(say(u"delete cm a --ignore-not-found"_s), u""_s);
    say(u"create -f -"_s, pod("p"));
    QCOMPARE(say(u"delete pod p --grace-period=0 --force"_s),
        u"pod \"p\" force deleted\nWarning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n"_s);
    // A finalizer holds it until it is removed.
    say(u"create -f -"_s,
        "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: held, finalizers: "
        "[example.com/hold]}}");
    QCOMPARE(say(u"delete cm held --wait=false"_s), u"configmap \"held\" deleted\n"_s);
    QVERIFY(!say(u"get cm held -o jsonpath={.metadata.deletionTimestamp}"_s).isEmpty());
    QCOMPARE(say(u"create cm held"_s),
        u"error: failed to create configmap: object is being deleted: configmaps \"held\" already exists\n"_s);
    QCOMPARE(m_kubectl
                 ->run({u"patch"_s, u"cm"_s, u"held"_s, u"--type=merge"_s, u"-p"_s,
                     uR"({"metadata":{"finalizers":null}})"_s})
                 .code,
        0);
    QVERIFY(say(u"get cm held"_s).contains(u"NotFound"));
}

void TestKubectl::waits()
{
    say(u"create -f -"_s, pod("p"));
    const auto wait = m_kubectl->begin({u"wait"_s, u"--for=jsonpath={.metadata.labels.ready}=yes"_s,
        u"pod/p"_s, u"--timeout=20s"_s});
    QVERIFY(wait->waitForStarted());
    say(u"label pod p ready=yes"_s);
    QVERIFY(wait->waitForFinished());
    QCOMPARE(wait->readAll(), "pod/p condition met\n"_ba);
    const auto gone
        = m_kubectl->begin({u"wait"_s, u"--for=delete"_s, u"pod/p"_s, u"--timeout=20s"_s});
    QVERIFY(gone->waitForStarted());
    say(u"delete pod p"_s);
    QVERIFY(gone->waitForFinished());
    QCOMPARE(gone->exitCode(), 0);
    const QString late = say(u"wait --for=condition=Ready pod/none --timeout=1s"_s);
    QVERIFY2(late.contains(u"not found"), qPrintable(late));
}

void TestKubectl::explains()
{
    const QString job = say(u"explain deepspeedjobs"_s);
    QVERIFY2(job.contains(u"DeepSpeedJob defines the schema for the DeepSpeedJob API."),
        qPrintable(job));
    QVERIFY(say(u"explain dj.spec.config"_s)
            .contains(u"Key configurations for executing DeepSpeed training jobs."));
    const QString containers = say(u"explain pod.spec.containers"_s);
    QVERIFY2(containers.contains(u"FIELD: containers <[]Container>"), qPrintable(containers));
    QVERIFY(say(u"explain deploy --recursive"_s).contains(u"terminationGracePeriodSeconds"));
    const QString old = say(u"explain pod.spec --output plaintext-openapiv2"_s);
    QVERIFY2(old.contains(u"RESOURCE: spec <Object>"), qPrintable(old));
    QVERIFY(say(u"explain pod.nope"_s).contains(u"field \"nope\" does not exist"));
}

void TestKubectl::customKinds()
{
    QCOMPARE(say(u"create -f -"_s, widgetsCrd),
        u"customresourcedefinition.apiextensions.k8s.io/widgets.example.com created\n"_s);
    QCOMPARE(say(u"wait --for=condition=Established crd/widgets.example.com --timeout=10s"_s),
        u"customresourcedefinition.apiextensions.k8s.io/widgets.example.com condition met\n"_s);
    QVERIFY(QRegularExpression(u"widgets +wg +example.com/v1 +true +Widget"_s)
            .match(say(u"api-resources --api-group=example.com"_s))
            .hasMatch());
    const QByteArray widget
        = "---\n{apiVersion: example.com/v1, kind: Widget, metadata: {name: w}, spec: {size: 3}}";
    QCOMPARE(say(u"create -f -"_s, widget), u"widget.example.com/w created\n"_s);
    QVERIFY(QRegularExpression(u"^NAME +SIZE\nw +3\n$"_s).match(say(u"get wg"_s)).hasMatch());
    QCOMPARE(say(u"get wg w -o jsonpath={.spec.colour}"_s), u"red"_s);
    QCOMPARE(say(u"scale wg w --replicas=5"_s), u"widget.example.com/w scaled\n"_s);
    const QString bad = say(u"create -f -"_s,
        "---\n{apiVersion: example.com/v1, kind: Widget, metadata: {name: bad}, spec: {size: 0}}");
    QVERIFY2(
        bad.contains(
            u"spec.size: Invalid value: 0: spec.size in body should be greater than or equal to 1"),
        qPrintable(bad));
    QVERIFY(say(u"explain widget.spec.size"_s).contains(u"How large."));
    // A column more.
    QByteArray changed = widgetsCrd;
    changed.replace(
        "    schema:", "    - {name: Colour, type: string, jsonPath: .spec.colour}\n    schema:");
    QVERIFY(say(u"apply -f -"_s, changed).contains(u"widgets.example.com configured"));
    QVERIFY(QRegularExpression(u"^NAME +SIZE +COLOUR\nw +5 +red\n$"_s)
            .match(say(u"get wg"_s))
            .hasMatch());
    QCOMPARE(say(u"delete crd widgets.example.com"_s),
        u"customresourcedefinition.apiextensions.k8s.io \"widgets.example.com\" deleted\n"_s);
    QVERIFY(say(u"get widgets.example.com"_s).contains(u"doesn't have a resource type"));
}

void TestKubectl::asksWhatIsAllowed()
{
    QCOMPARE(say(u"auth can-i create pods"_s), u"yes\n"_s);
    QCOMPARE(say(u"auth can-i create pods --as jane"_s), u"no\n"_s);
    QVERIFY(say(u"auth whoami"_s).contains(u"system:masters"));
    QVERIFY(say(u"auth can-i --list"_s).contains(u"*.*"));
    QVERIFY(say(u"get pods --as jane"_s)
            .contains(u"pods is forbidden: User \"jane\" cannot list resource \"pods\" in API "
                      u"group \"\" in the namespace \""));
    say(u"create rolebinding jane --clusterrole=view --user=jane"_s);
    QVERIFY(!say(u"get pods --as jane"_s).contains(u"forbidden"));
    QVERIFY(say(u"delete pods --all --as jane"_s).contains(u"cannot") == false);
    QCOMPARE(say(u"auth can-i delete pods --as jane"_s), u"no\n"_s);
    QCOMPARE(say(u"auth can-i list pods --as jane"_s), u"yes\n"_s);
    say(u"delete rolebinding jane"_s);
}

void TestKubectl::refuses_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("text");
    QTest::newRow("no such namespace")
        << "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: none}}"_ba
        << u"namespaces \"none\" not found"_s;
    QTest::newRow("bad name")
        << "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: A_b}}"_ba
        << u"metadata.name: Invalid value: \"A_b\": a lowercase RFC 1123 subdomain"_s;
    QTest::newRow("no containers")
        << "---\n{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: []}}"_ba
        << u"spec.containers: Required value"_s;
    QTest::newRow("no such priority class")
        << pod("a", ", priorityClassName: none") << u"no PriorityClass with name none was found"_s;
    QTest::newRow("no such kind") << "---\n{apiVersion: v1, kind: Nope, metadata: {name: a}}"_ba
                                  << u"no matches for kind \"Nope\" in version \"v1\""_s;
}

void TestKubectl::refuses()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, text);
    const QString said = say(u"create -f -"_s, yaml);
    QVERIFY2(said.contains(text), qPrintable(said));
}

void TestKubectl::namespaces()
{
    QCOMPARE(say(u"create ns team"_s), u"namespace/team created\n"_s);
    QTRY_VERIFY(say(u"get sa,cm -n team -o name"_s)
        == u"serviceaccount/default\nconfigmap/kube-root-ca.crt\n"_s);
    say(u"create -f - -n team"_s, pod("p"));
    QCOMPARE(say(u"delete ns team"_s), u"namespace \"team\" deleted\n"_s);
    QVERIFY(say(u"get ns team"_s).contains(u"not found"));
    QCOMPARE(say(u"get pods -n team"_s), u"No resources found in team namespace.\n"_s);
}

void TestKubectl::collectsGarbage()
{
    say(u"create cm owner"_s);
    const QString uid = say(u"get cm owner -o jsonpath={.metadata.uid}"_s);
    const auto owned = [&](const QByteArray &name, const QString &id) {
        return "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name
            + ", ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: owner, uid: "
            + id.toUtf8() + ", blockOwnerDeletion: true}]}}";
    };
    say(u"create -f -"_s, owned("one", uid));
    say(u"create -f -"_s, owned("strange", u"00000000-0000-0000-0000-000000000000"_s));
    QTRY_VERIFY(say(u"get cm strange"_s).contains(u"not found"));
    QVERIFY(say(u"get cm one -o name"_s).contains(u"one"));
    say(u"delete cm owner --cascade=foreground"_s);
    QVERIFY(say(u"get cm one"_s).contains(u"not found"));
    say(u"create cm owner"_s);
    say(u"create -f -"_s, owned("two", say(u"get cm owner -o jsonpath={.metadata.uid}"_s)));
    say(u"delete cm owner --cascade=orphan"_s);
    QTRY_COMPARE(say(u"get cm two -o jsonpath={.metadata.ownerReferences}"_s), u""_s);
}

QTEST_GUILESS_MAIN(TestKubectl)
#include "tst_kubectl.moc"
