// SPDX-License-Identifier: Apache-2.0
#include "models/schema/openapidocument.h"
#include "models/schema/validator.h"
#include "models/yaml/tree.h"
#include "testserver.h"

#include <QCoroTask>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

/// severity check path, one problem a line, in the order of the text.
QString picture(const QList<yaml::Diagnostic> &found)
{
    QStringList lines;
    for (const yaml::Diagnostic &problem : found) {
        lines.append(u"%1%2 %3"_s
                .arg(problem.severity == yaml::Severity::Error        ? u"E"_s
                        : problem.severity == yaml::Severity::Warning ? u"W"_s
                                                                      : u"I"_s)
                .arg(problem.check)
                .arg(problem.path.toString()));
    }
    return lines.join(u'\n');
}

QByteArray pod(const QByteArray &container, const QByteArray &spec = {})
{
    return "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  " + spec
        + "\n  containers:\n  - {name: main, image: i:1" + container + "}\n";
}

QByteArray workload(const QByteArray &kind, const QByteArray &spec)
{
    return "apiVersion: apps/v1\nkind: " + kind + "\nmetadata: {name: a}\nspec:\n" + spec;
}

QByteArray job(const QByteArray &policy)
{
    return "apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec:\n  template:\n    spec:\n"
           "      "
        + policy + "\n      containers: [{name: main, image: i:1}]\n";
}

constexpr auto podOfA = "  template:\n    metadata: {labels: {app: a, tier: x}}\n    spec: "
                        "{containers: [{name: m, image: i}]}\n";

} // namespace

/// What is said while one types about the server's own kinds, beside what that server says: an
/// error here is a refusal there, and what passes here is taken there.
class TestLocalChecks final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        m_space = m_server.makeNamespace(u"checks"_s);
        for (const auto &path : {u"api/v1"_s, u"apis/apps/v1"_s, u"apis/batch/v1"_s,
                 u"apis/rbac.authorization.k8s.io/v1"_s}) {
            const auto document
                = OpenApiDocument::parse(m_server.call("GET", u"/openapi/v3/"_s + path).reply.body);
            QVERIFY(document);
            m_documents.append(*document);
        }
    }

    void newObjects_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("problems");
        const auto row = [](const char *name, const QByteArray &text, const char *problems = "") {
            QTest::newRow(name) << text << QString::fromLatin1(problems);
        };
        row("a pod", pod(""));
        row("27 name of a variable", pod(", env: [{name: 'A=B', value: x}]"),
            "E27 spec.containers[0].env[0].name");
        row("27 relaxed name of a variable", pod(", env: [{name: 'a.b-c', value: x}]"));
        row("27 value and source",
            pod(", env: [{name: A, value: x, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]"),
            "E27 spec.containers[0].env[0].valueFrom");
        row("27 port too large", pod(", ports: [{containerPort: 70000}]"),
            "E27 spec.containers[0].ports[0].containerPort");
        row("27 port zero", pod(", ports: [{containerPort: 0}]"),
            "E27 spec.containers[0].ports[0].containerPort");
        row("27 name of a port", pod(", ports: [{containerPort: 80, name: Web_Port}]"),
            "E27 spec.containers[0].ports[0].name");
        row("27 name of a port without a letter", pod(", ports: [{containerPort: 80, name: '80'}]"),
            "E27 spec.containers[0].ports[0].name");
        row("27 image with a blank", pod(", imagePullPolicy: Always").replace("i:1", "' i:1'"),
            "E27 spec.containers[0].image");
        row("27 image that no node can pull", pod("").replace("i:1", "Repo/Image:1"),
            "W27 spec.containers[0].image");
        row("27 image with registry, port and digest",
            pod("").replace("i:1", "reg.example:5000/a/b@sha256:" + QByteArray(64, 'a')));
        row("27 mount path with a colon",
            pod(", volumeMounts: [{name: v, mountPath: '/a:b'}]",
                "volumes: [{name: v, emptyDir: {}}]"),
            "W27 spec.containers[0].volumeMounts[0].mountPath");
        row("27 relative mount path",
            pod(", volumeMounts: [{name: v, mountPath: data}]",
                "volumes: [{name: v, emptyDir: {}}]"),
            "W27 spec.containers[0].volumeMounts[0].mountPath");
        row("27 path out of the volume",
            pod(", volumeMounts: [{name: v, mountPath: /d, subPath: ../x}]",
                "volumes: [{name: v, emptyDir: {}}]"),
            "E27 spec.containers[0].volumeMounts[0].subPath");
        row("27 container's name", pod("").replace("name: main", "name: Main_1"),
            "E27 spec.containers[0].name");
        row("27 probe without a way", pod(", livenessProbe: {periodSeconds: 5}"),
            "E27 spec.containers[0].livenessProbe");
        row("27 probe with two ways",
            pod(", livenessProbe: {exec: {command: [a]}, tcpSocket: {port: 80}}"),
            "E27 spec.containers[0].livenessProbe.tcpSocket");
        row("28 probe of an unknown port",
            pod(", ports: [{containerPort: 80, name: http}], readinessProbe: {httpGet: {port: "
                "htp}}"),
            "W28 spec.containers[0].readinessProbe.httpGet.port");
        row("28 volume that is not there", pod(", volumeMounts: [{name: v, mountPath: /d}]"),
            "E28 spec.containers[0].volumeMounts[0].name");
        row("28 two volumes of one name",
            pod(", volumeMounts: [{name: v, mountPath: /d}]",
                "volumes: [{name: v, emptyDir: {}}, {name: v, emptyDir: {}}]"),
            "E28 spec.volumes[1].name");
        row("19 two ports of one number",
            pod(", ports: [{containerPort: 80}, {containerPort: 80}]"),
            "W19 spec.containers[0].ports[1]");
        row("28 volume that nobody mounts", pod("", "volumes: [{name: v, emptyDir: {}}]"),
            "I28 spec.volumes[0].name");
        row("28 two mounts at one path",
            pod(", volumeMounts: [{name: v, mountPath: /d}, {name: v, mountPath: /d}]",
                "volumes: [{name: v, emptyDir: {}}]"),
            "E28 spec.containers[0].volumeMounts[1].mountPath");
        row("28 two containers of one name", pod("", "initContainers: [{name: main, image: i}]"),
            "E28 spec.containers[0].name");
        row("28 two ports of one name",
            pod(", ports: [{containerPort: 80, name: a}, {containerPort: 81, name: a}]"),
            "E28 spec.containers[0].ports[1].name");
        row("28 variable set twice", pod(", env: [{name: A, value: x}, {name: A, value: z}]"),
            "W28 spec.containers[0].env[0]");
        row("29 request above the limit",
            pod(", resources: {requests: {cpu: 2}, limits: {cpu: 1}}"),
            "E29 spec.containers[0].resources.requests.cpu");
        row("29 request of the limit in other words",
            pod(", resources: {requests: {cpu: 1000m}, limits: {cpu: 1}}"));
        row("29 device without a limit", pod(", resources: {requests: {nvidia.com/gpu: 1}}"),
            "E29 spec.containers[0].resources.requests[\"nvidia.com/gpu\"]");
        row("29 device of two amounts",
            pod(", resources: {requests: {nvidia.com/gpu: 1}, limits: {nvidia.com/gpu: 2}}"),
            "E29 spec.containers[0].resources.requests[\"nvidia.com/gpu\"]");
        row("29 device by its limit alone", pod(", resources: {limits: {nvidia.com/gpu: 1}}"));
        row("22 half a device", pod(", resources: {limits: {nvidia.com/gpu: 0.5}}"),
            "E22 spec.containers[0].resources.limits[\"nvidia.com/gpu\"]");
        row("29 resource without a vendor", pod(", resources: {limits: {gpu: 1}}"),
            "E29 spec.containers[0].resources.limits.gpu");
        row("28 selector beside its template",
            workload("Deployment", QByteArray("  selector: {matchLabels: {app: b}}\n") + podOfA),
            "E28 spec.selector.matchLabels.app");
        row("28 selector that fits",
            workload("Deployment", QByteArray("  selector: {matchLabels: {app: a}}\n") + podOfA));
        row("28 mount of nothing in a stateful set",
            workload("StatefulSet",
                "  selector: {matchLabels: {app: a}}\n  serviceName: a\n"
                "  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers:\n"
                "      - {name: m, image: i, volumeMounts: [{name: data, mountPath: /d}]}\n"),
            "E28 spec.template.spec.containers[0].volumeMounts[0].name");
        row("28 volume of a claim template",
            workload("StatefulSet",
                "  selector: {matchLabels: {app: a}}\n  serviceName: a\n"
                "  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers:\n"
                "      - {name: m, image: i, volumeMounts: [{name: data, mountPath: /d}]}\n"
                "  volumeClaimTemplates:\n  - metadata: {name: data}\n    spec:\n"
                "      accessModes: [ReadWriteOnce]\n      resources: {requests: {storage: "
                "1Gi}}\n"));
        row("27 job that starts again for ever", job("restartPolicy: Always"),
            "E27 spec.template.spec.restartPolicy");
        row("27 job that does not say", job("activeDeadlineSeconds: 5"),
            "E27 spec.template.spec.restartPolicy");
        row("27 job", job("restartPolicy: Never"));
        row("27 nameless ports of a service",
            "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  ports:\n"
            "  - {port: 80, name: http}\n  - {port: 81}\n",
            "E27 spec.ports[1].name");
        row("27 port of a service",
            "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 0}]}\n",
            "E27 spec.ports[0].port");
        row("27 key of a config map",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {'a/b': x}\n",
            "E27 data[\"a/b\"]");
        row("13 role without resources",
            "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a}\n"
            "rules: [{verbs: [get]}]\n",
            "E13 rules[0].resources");
    }
    void newObjects()
    {
        QFETCH(QByteArray, text);
        const auto found = check(text, {});
        QTEST(picture(found), "problems");
        if (QByteArray(QTest::currentDataTag()) == "28 mount of nothing in a stateful set"
            && m_server.minorVersion() < 34)
            QSKIP("servers before 1.34 do not look into it");
        const bool isRefused = std::ranges::any_of(found, [](const yaml::Diagnostic &problem) {
            return problem.severity == yaml::Severity::Error;
        });
        const auto answer
            = m_server.send("POST", pathOf(text) + u"?dryRun=All"_s, "application/yaml", text);
        QVERIFY2(answer.status == (isRefused ? 422 : 201), answer.reply.body.constData());
    }

    /// The first step that is offered makes the problem go away.
    void fixes_data() { newObjects_data(); }
    void fixes()
    {
        QFETCH(QByteArray, text);
        for (const yaml::Diagnostic &problem : check(text, {})) {
            if (problem.fixes.isEmpty())
                continue;
            const QString after
                = yaml::applied(QString::fromUtf8(text), problem.fixes.first().edits);
            for (const yaml::Diagnostic &left : check(after.toUtf8(), {}))
                QVERIFY2(
                    left.path != problem.path || left.check != problem.check, qPrintable(after));
        }
    }

    void changes_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("is");
        QTest::addColumn<QString>("problems");
        const QByteArray deployment = workload("Deployment",
            QByteArray("  replicas: 1\n  selector: {matchLabels: {app: a}}\n") + podOfA);
        QTest::newRow("32 replicas may change")
            << deployment << QByteArray("replicas: 1") << QByteArray("replicas: 2") << QString();
        QTest::newRow("32 selector of a deployment")
            << deployment << QByteArray("matchLabels: {app: a}")
            << QByteArray("matchLabels: {tier: x}") << u"E32 spec.selector"_s;
        QTest::newRow("32 image of a job") << job("restartPolicy: Never") << QByteArray("i:1")
                                           << QByteArray("i:2") << u"E32 spec.template"_s;
        const QByteArray closed = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"
                                  "immutable: true\ndata: {k: one}\n";
        QTest::newRow("32 closed config map")
            << closed << QByteArray("one") << QByteArray("two") << u"E32 data"_s;
        QTest::newRow("32 image of a pod")
            << pod("") << QByteArray("i:1") << QByteArray("i:2") << QString();
        QTest::newRow("32 command of a pod")
            << pod(", command: [a]") << QByteArray("[a]") << QByteArray("[b]")
            << u"E32 spec.containers[0].command"_s;
        // What was never set is no freer.
        const auto late = [](const char *name, const QByteArray &object, const char *was,
                              const char *is, const QString &problems) {
            QTest::newRow(name) << object << QByteArray(was) << QByteArray(is) << problems;
        };
        late("32 a command comes late", pod(""), "i:1", "i:1, command: [b]",
            u"E32 spec.containers[0].command"_s);
        const QByteArray set
            = workload("StatefulSet", QByteArray("  selector: {matchLabels: {app: a}}\n") + podOfA);
        late("32 the service of a stateful set", set, "  selector", "  serviceName: b\n  selector",
            u"E32 spec.serviceName"_s);
        late("32 what a stateful set takes later", set, "  selector",
            "  minReadySeconds: 3\n  selector", {});
        const QByteArray claim = "apiVersion: v1\nkind: PersistentVolumeClaim\n"
                                 "metadata: {name: a}\nspec:\n  accessModes: [ReadWriteOnce]\n"
                                 "  resources: {requests: {storage: 1Gi}}\n";
        late("32 the volume of a claim comes later", claim, "  resources",
            "  volumeName: v\n  resources", {});
        late("32 the source of a claim does not", claim, "  resources",
            "  selector: {matchLabels: {a: b}}\n  resources", u"E32 spec.selector"_s);
        late("32 closed for more, too", closed,
            "\ndata:", "\nbinaryData: {b: aGk=}\ndata:", u"E32 binaryData"_s);
        const QByteArray secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n"
                                  "immutable: true\ndata: {k: aGk=}\n";
        late("32 a closed secret says the same", secret,
            "\ndata:", "\nstringData: {k: hi}\ndata:", {});
        late("32 a closed secret says more", secret,
            "\ndata:", "\nstringData: {l: hi}\ndata:", u"E32 stringData"_s);
    }
    void changes()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, is);
        const QByteArray name = TestServer::ownName(u"a"_s).toLatin1();
        before.replace("metadata: {name: a}", "metadata: {name: " + name + "}");
        QCOMPARE(m_server.send("POST", pathOf(before), "application/yaml", before).status, 201);
        const QString path = pathOf(before) + u'/' + QString::fromLatin1(name);
        const QJsonObject loaded = m_server.call("GET", path).json;
        const QByteArray after = QByteArray(before).replace(was, is);
        const auto found = check(after, loaded);
        QTEST(picture(found), "problems");
        const auto answer
            = m_server.send("PATCH", path + u"?dryRun=All&fieldManager=t&force=true"_s,
                "application/apply-patch+yaml", after);
        QVERIFY2(answer.status == (found.isEmpty() ? 200 : 422), answer.reply.body.constData());
        if (!found.isEmpty() && !found.first().fixes.isEmpty()) {
            const QString mended
                = yaml::applied(QString::fromUtf8(after), found.first().fixes.first().edits);
            QCOMPARE(picture(check(mended.toUtf8(), loaded)), QString());
        }
    }

private:
    static QJsonObject objectOf(const QByteArray &text)
    {
        return yaml::parse(QString::fromUtf8(text))->toJson().toObject();
    }
    [[nodiscard]] QString pathOf(const QByteArray &text) const
    {
        const QString version = objectOf(text)[u"apiVersion"].toString();
        const QString plural = objectOf(text)[u"kind"].toString().toLower() + u's';
        return (version.contains(u'/') ? u"/apis/"_s : u"/api/"_s) + version + u"/namespaces/"_s
            + m_space + u'/' + plural;
    }
    [[nodiscard]] QList<yaml::Diagnostic> check(
        const QByteArray &text, const QJsonObject &loaded) const
    {
        const auto tree = yaml::parse(QString::fromUtf8(text));
        const QJsonObject object = tree->toJson().toObject();
        const GroupVersion version = GroupVersion::parse(object[u"apiVersion"].toString());
        const GroupVersionKind gvk {version.group, version.version, object[u"kind"].toString()};
        ValidationContext context;
        context.isNew = loaded.isEmpty();
        context.loaded = loaded;
        for (const OpenApiDocumentRef &document : m_documents) {
            if (const SchemaNode *root = document->root(gvk)) {
                auto found = validate(*tree, 0, root, context);
                std::ranges::stable_sort(found, {}, [](const auto &p) { return p.range.start; });
                return found;
            }
        }
        qWarning("no schema of %s", qPrintable(gvk.kind));
        return {};
    }

    TestServer m_server;
    QString m_space;
    QList<OpenApiDocumentRef> m_documents;
};

QTEST_GUILESS_MAIN(TestLocalChecks)
#include "tst_localchecks.moc"
