// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/engine.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;
using namespace models::sandbox;

/// What a server refuses in built-in kinds; the lab is told the same in tests/lab/requests.
class TestKindRules final : public QObject
{
    Q_OBJECT

private:
    Engine m_engine;

    /// `field: message`, a line each.
    static QString causes(const StatusError &error)
    {
        QStringList lines;
        for (const QJsonValue cause : error.details["causes"_L1].toArray())
            lines << cause["field"_L1].toString() + u": "_s + cause["message"_L1].toString();
        lines.sort();
        return lines.join(u'\n');
    }

    [[nodiscard]] QString refusal(
        const QString &gv, const QString &plural, const QByteArray &yaml) const
    {
        const GroupVersion version = GroupVersion::parse(gv);
        const KindInfo &kind = *m_engine.find(version.group, version.version, plural);
        const auto decoded = m_engine.decode(kind,
            "{apiVersion: " + gv.toUtf8() + ", kind: " + kind.resource.kind.toUtf8() + ", " + yaml
                + '}',
            true, FieldValidation::Strict);
        if (!decoded)
            return decoded.error().message;
        const auto prepared = m_engine.prepareCreate(kind, decoded->object);
        return prepared ? QString() : causes(prepared.error());
    }

private Q_SLOTS:
    void pods_data()
    {
        QTest::addColumn<QByteArray>("container");
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<QString>("wanted");
        const auto row
            = [](const char *name, const QByteArray &container, const QByteArray &spec,
                  const QString &wanted) { QTest::newRow(name) << container << spec << wanted; };
        row("a sound one",
            "env: [{name: A, valueFrom: {fieldRef: {fieldPath: \"metadata.labels['x/y']\"}}}], "
            "livenessProbe: {httpGet: {port: 80}}, resources: {limits: {a.b/gpu: 1}}",
            "tolerations: [{operator: Exists}], volumes: [{name: v, secret: {secretName: s}}]", {});
        row("env from nowhere", "env: [{name: A, valueFrom: {}}]", {},
            u"spec.containers[0].env[0].valueFrom: Invalid value: \"\": must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`"_s);
        row("env from two places",
            "env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: k}, secretKeyRef: {name: "
            "s, key: k}}}]",
            {},
            u"spec.containers[0].env[0].valueFrom: Invalid value: \"\": may not have more than one field specified at a time"_s);
        row("env of an unknown field",
            "env: [{name: A, valueFrom: {fieldRef: {fieldPath: spec.nope}}}]", {},
            u"spec.containers[0].env[0].valueFrom.fieldRef.fieldPath: Invalid value: \"spec.nope\": error converting fieldPath: field label not supported: spec.nope"_s);
        row("env of no key", "env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: ''}}}]", {},
            u"spec.containers[0].env[0].valueFrom.secretKeyRef.key: Required value"_s);
        row("env from no map", "envFrom: [{prefix: A}]", {},
            u"spec.containers[0].envFrom: Invalid value: \"\": must specify one of: `configMapRef` or `secretRef`"_s);
        row("a probe that does nothing", "readinessProbe: {periodSeconds: -1}", {},
            u"spec.containers[0].readinessProbe.periodSeconds: Invalid value: -1: must be greater "
            u"than or equal to 0\n"
            "spec.containers[0].readinessProbe: Required value: must specify a handler type"_s);
        row("a probe that does two things",
            "livenessProbe: {exec: {command: [ls]}, grpc: {port: 1}, successThreshold: 2}", {},
            u"spec.containers[0].livenessProbe.grpc: Forbidden: may not specify more than 1 "
            u"handler type\n"
            "spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1"_s);
        row("a hook that outsleeps its pod", "lifecycle: {preStop: {sleep: {seconds: 9}}}",
            "terminationGracePeriodSeconds: 5",
            u"spec.containers[0].lifecycle.preStop.sleep: Invalid value: 9: must be non-negative and less than terminationGracePeriodSeconds (5)"_s);
        row("a probe of an init container", {},
            "initContainers: [{name: i, image: i, livenessProbe: {exec: {command: [ls]}}}]",
            u"spec.initContainers[0].livenessProbe: Forbidden: may not be set for init containers without restartPolicy=Always"_s);
        row("more than the limit", "resources: {requests: {cpu: 2}, limits: {cpu: 1}}", {},
            u"spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1"_s);
        row("an unknown resource", "resources: {requests: {gpu: 1}}", {},
            u"spec.containers[0].resources.requests[gpu]: Invalid value: \"gpu\": must be a "
            u"standard resource for containers\n"
            "spec.containers[0].resources.requests[gpu]: Invalid value: \"gpu\": must be a standard resource type or fully qualified"_s);
        row("half a GPU", "resources: {limits: {a.b/gpu: 500m}}", {},
            u"spec.containers[0].resources.limits[a.b/gpu]: Invalid value: \"500m\": must be an "
            u"integer\n"
            "spec.containers[0].resources.requests[a.b/gpu]: Invalid value: \"500m\": must be an integer"_s);
        row("huge pages alone", "resources: {limits: {hugepages-2Mi: 4Mi}}", {},
            u"spec.containers[0].resources: Forbidden: HugePages require cpu or memory"_s);
        row("a toleration of two minds", {}, "tolerations: [{key: a, operator: Exists, value: x}]",
            u"spec.tolerations[0].operator: Invalid value: \"x\": value must be empty when `operator` is 'Exists'"_s);
        row("a toleration of an unknown effect", {}, "tolerations: [{key: a, effect: Nope}]",
            u"spec.tolerations[0].effect: Unsupported value: \"Nope\": supported values: \"NoSchedule\", \"PreferNoSchedule\", \"NoExecute\""_s);
        row("affinity to no nodes", {},
            "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: "
            "{nodeSelectorTerms: []}}}",
            u"spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms: Required value: must have at least one node selector term"_s);
        row("affinity without a weight", {},
            "affinity: {podAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: "
            "0, podAffinityTerm: {topologyKey: a}}]}}",
            u"spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: Invalid value: 0: must be in the range 1-100"_s);
        row("a volume of two sorts is none to mount", "volumeMounts: [{name: v, mountPath: /v}]",
            "volumes: [{name: v, emptyDir: {}, configMap: {name: c}}]",
            u"spec.containers[0].volumeMounts[0].name: Not found: \"v\"\n"
            "spec.volumes[0].configMap: Forbidden: may not specify more than 1 volume type"_s);
        row("a volume of no claim", {},
            "volumes: [{name: v, persistentVolumeClaim: {claimName: ''}}]",
            u"spec.volumes[0].persistentVolumeClaim.claimName: Required value"_s);
    }
    void pods()
    {
        QFETCH(QByteArray, container);
        QFETCH(QByteArray, spec);
        const QByteArray yaml
            = "metadata: {name: p, namespace: demo}, spec: {containers: [{name: a, image: i"
            + (container.isEmpty() ? container : ", " + container) + "}]"
            + (spec.isEmpty() ? spec : ", " + spec) + '}';
        QTEST(refusal(u"v1"_s, u"pods"_s, yaml), "wanted");
    }

    void others_data()
    {
        QTest::addColumn<QString>("gv");
        QTest::addColumn<QString>("plural");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("wanted");
        const QString core = u"v1"_s;
        const QString rbac = u"rbac.authorization.k8s.io/v1"_s;
        const auto row
            = [](const char *name, const QString &gv, const QString &plural, const QByteArray &body,
                  const QString &wanted) { QTest::newRow(name) << gv << plural << body << wanted; };
        row("a certificate without its key", core, u"secrets"_s,
            "type: kubernetes.io/tls, data: {tls.crt: AAEC}", u"data[tls.key]: Required value"_s);
        row("a registry without a login", core, u"secrets"_s,
            "type: kubernetes.io/dockerconfigjson", u"data[.dockerconfigjson]: Required value"_s);
        row("a quota of an unknown resource", core, u"resourcequotas"_s,
            "spec: {hard: {storage: 1, pods: -1}}",
            u"spec.hard[pods]: Invalid value: \"-1\": must be greater than or equal to 0\n"
            "spec.hard[storage]: Invalid value: \"storage\": must be a standard resource for quota"_s);
        row("an event of elsewhere", core, u"events"_s,
            "involvedObject: {kind: Pod, name: p, namespace: other}",
            u"involvedObject.namespace: Invalid value: \"other\": does not match event.namespace"_s);
        row("an event of here", core, u"events"_s,
            "involvedObject: {kind: Pod, name: p, namespace: demo}", {});
        row("a service on a port that is none", core, u"services"_s,
            "spec: {ports: [{port: 80, targetPort: 70000}]}",
            u"spec.ports[0].targetPort: Invalid value: 70000: must be between 1 and 65535, inclusive"_s);
        row("a role that may do nothing", rbac, u"roles"_s,
            "rules: [{apiGroups: [''], resources: [pods]}]",
            u"rules[0].verbs: Required value: verbs must contain at least one value"_s);
        row("a binding to nothing", rbac, u"rolebindings"_s,
            "roleRef: {kind: Nope, name: r}, subjects: [{kind: Robot, name: r}]",
            u"roleRef.kind: Unsupported value: \"Nope\": supported values: \"Role\", "
            u"\"ClusterRole\"\n"
            "subjects[0].kind: Unsupported value: \"Robot\": supported values: \"ServiceAccount\", \"User\", \"Group\""_s);
        row("a schedule that may overlap maybe", u"batch/v1"_s, u"cronjobs"_s,
            "spec: {schedule: '* * * * *', concurrencyPolicy: Maybe, jobTemplate: {spec: "
            "{template: "
            "{spec: {restartPolicy: Never, containers: [{name: a, image: i}]}}}}}",
            u"spec.concurrencyPolicy: Unsupported value: \"Maybe\": supported values: \"Allow\", \"Forbid\", \"Replace\""_s);
        row("a deployment that selects nothing", u"apps/v1"_s, u"deployments"_s,
            "spec: {template: {metadata: {labels: {app: x}}, spec: {containers: [{name: a, image: "
            "i}]}}}",
            u"spec.selector: Required value\n"
            "spec.template.metadata.labels: Invalid value: {\"app\":\"x\"}: `selector` does not match template `labels`"_s);
    }
    void others()
    {
        QFETCH(QString, gv);
        QFETCH(QString, plural);
        QFETCH(QByteArray, body);
        QTEST(refusal(gv, plural, "metadata: {name: a, namespace: demo}, " + body), "wanted");
    }
};

QTEST_GUILESS_MAIN(TestKindRules)
#include "tst_kindrules.moc"
