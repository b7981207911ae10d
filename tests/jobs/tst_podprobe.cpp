// SPDX-License-Identifier: Apache-2.0
#include "sandboxfixture.h"

#include "models/base/json.h"
#include "models/jobs/podprobe.h"
#include "models/kube/resourceclient.h"
#include "models/schema/causemapper.h"
#include "models/yaml/tree.h"

#include <QCoroTask>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

const QString jobText = uR"(apiVersion: batch.tensorstack.dev/v1beta1
kind: DeepSpeedJob
metadata:
  name: tried
  namespace: demo
spec:
  config:
    slotsPerWorker: 1
    run: {python: [train.py]}
  worker:
    replicas: 1
    template:
      metadata:
        labels: {team: a}
      spec:
        serviceAccountName: default
        containers:
          - name: worker
            image: registry.local/a:1
            ports:
              - name: we_b
                containerPort: 80
)"_s;

/// The pods of templates inside other kinds, tried by themselves.
class PodProbeTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_sandbox.start()); }

    void cleanupTestCase() { m_sandbox.stop(); }

    void templates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("paths");
        const auto row
            = [](const char *name, const char *group, const char *spec, const QStringList &paths) {
                  QTest::newRow(name)
                      << u"apiVersion: %1\nkind: K\nmetadata: {name: n}\nspec: %2\n"_s.arg(
                             QString::fromUtf8(group), QString::fromUtf8(spec))
                      << paths;
              };
        row("of a role", "x.dev/v1", "{worker: {template: {spec: {containers: [{name: a}]}}}}",
            {u"spec.worker.template"_s});
        row("in a list", "x.dev/v1", "{roles: [{}, {template: {spec: {containers: [{name: a}]}}}]}",
            {u"spec.roles[1].template"_s});
        row("below keys with dots", "x.dev/v1",
            "{by: {a.b/c: {template: {spec: {containers: [{name: a}]}}}}}",
            {u"spec.by[a.b/c].template"_s});
        row("several", "x.dev/v1",
            "{a: {template: {spec: {containers: [{}]}}}, b: {template: {spec: {containers: "
            "[{}]}}}}",
            {u"spec.a.template"_s, u"spec.b.template"_s});
        row("no containers yet", "x.dev/v1", "{template: {spec: {containers: []}}}", {});
        row("other things of that name", "x.dev/v1", "{template: {spec: {containers: [a]}}}", {});
        row("the server looks by itself", "apps/v1", "{template: {spec: {containers: [{}]}}}", {});
        row("a pod is no template", "v1", "{containers: [{name: a}]}", {});
        row("nothing", "x.dev/v1", "null", {});
    }
    void templates()
    {
        QFETCH(QString, text);
        const auto pods = templatePods(objectOf(text), u"demo"_s);
        QStringList found;
        for (const TemplatePod &pod : pods)
            found.append(pod.path);
        QTEST(found, "paths");
    }

    void aPodIsWhatItsTemplateSays()
    {
        const auto pods = templatePods(objectOf(jobText), u"demo"_s);
        QCOMPARE(pods.size(), 1);
        const QJsonObject &pod = pods.first().pod;
        QCOMPARE(namespaceOf(pod), u"demo"_s);
        QCOMPARE(labelOf(pod, u"team"_s), u"a"_s);
        QCOMPARE(textAt(pod, u"spec.serviceAccountName"), u"default"_s);
        QCOMPARE(objectAt(pod, u"spec"), objectAt(objectOf(jobText), u"spec.worker.template.spec"));
    }

    void causesAreMovedIntoTheTemplate_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("moved"); // empty: not told
        QTest::newRow("field") << u"spec.containers[0].ports[0].name"_s
                               << u"spec.a.template.spec.containers[0].ports[0].name"_s;
        QTest::newRow("label") << u"metadata.labels[a/b]"_s
                               << u"spec.a.template.metadata.labels[a/b]"_s;
        QTest::newRow("the pod as a whole") << u"<nil>"_s << u"spec.a.template"_s;
        QTest::newRow("without a field") << QString() << u"spec.a.template"_s;
        QTest::newRow("the name that we gave") << u"metadata.generateName"_s << QString();
    }
    void causesAreMovedIntoTheTemplate()
    {
        QFETCH(QString, field);
        Error refusal {.kind = Error::Kind::Invalid, .message = Message("x")};
        refusal.causes = {{u"FieldValueInvalid"_s, u"no"_s, field}};
        const auto causes = causesInTemplate({u"spec.a.template"_s, {}}, refusal);
        QTEST(causes.isEmpty() ? QString() : causes.first().field, "moved");
    }

    void theServerFindsWhatNoSchemaTells()
    {
        const auto cluster = m_sandbox.cluster();
        const auto tree = yaml::parse(jobText, 1);
        const auto causes
            = QCoro::waitFor(probePods(cluster.get(), tree->toJson().toObject(), u"demo"_s));
        const auto error = refusalOfPods(causes);
        QVERIFY(error);
        const auto found = CauseMapper(*tree, 0).diagnostics(*error);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().path.toString(),
            u"spec.worker.template.spec.containers[0].ports[0].name"_s);
        QCOMPARE(
            tree->text().sliced(found.first().range.start, found.first().range.length), u"we_b"_s);
        QVERIFY(found.first().fromServer);
        QCOMPARE(found.first().severity, yaml::Severity::Warning);
    }

    void aSoundPodIsNotStored()
    {
        QVERIFY(!refusalOfPods({}));
        const auto cluster = m_sandbox.cluster();
        QString text = jobText;
        text.replace(u"we_b"_s, u"web"_s);
        QVERIFY(QCoro::waitFor(probePods(cluster.get(), objectOf(text), u"demo"_s)).isEmpty());
        ApiResource pods;
        pods.groupVersion = {{}, u"v1"_s};
        pods.plural = u"pods"_s;
        pods.namespaced = true;
        const auto list = QCoro::waitFor(ResourceClient(cluster->transport())
                .list(pods, u"demo"_s, {.labelSelector = u"team=a"_s}));
        QVERIFY(list);
        QVERIFY(list->object[u"items"].toArray().isEmpty());
    }

    void whoMayNotCreatePodsIsToldNothing()
    {
        const auto stranger = m_sandbox.cluster(u"nobody"_s);
        QVERIFY(QCoro::waitFor(probePods(stranger.get(), objectOf(jobText), u"demo"_s)).isEmpty());
    }

    void whatFailsIsSilent()
    {
        const auto cluster = m_sandbox.cluster(); // no such namespace: 404, not 422
        QVERIFY(
            QCoro::waitFor(probePods(cluster.get(), objectOf(jobText), u"nowhere"_s)).isEmpty());
        QVERIFY(QCoro::waitFor(probePods(nullptr, objectOf(jobText), u"demo"_s)).isEmpty());
    }

    void theClusterGoesAwayWhileAsking()
    {
        auto gone = m_sandbox.cluster();
        auto task = probePods(gone.get(), objectOf(jobText), u"demo"_s);
        gone.reset();
        QVERIFY(QCoro::waitFor(std::move(task)).isEmpty());
    }

private:
    [[nodiscard]] static QJsonObject objectOf(const QString &text)
    {
        return yaml::parse(text, 1)->toJson().toObject();
    }
    SandboxFixture m_sandbox;
};

} // namespace

QTEST_GUILESS_MAIN(PodProbeTest)
#include "tst_podprobe.moc"
