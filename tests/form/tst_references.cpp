// SPDX-License-Identifier: Apache-2.0
#include "models/form/formmodel.h"
#include "models/form/references.h"

#include <QTest>

using namespace Qt::StringLiterals;
using models::Path;

/// What fields name, in any kind: objects of the cluster, keys inside them, parts of the same pod.
class TestReferences final : public QObject
{
    Q_OBJECT
private slots:
    void pickers_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("picker");
        QTest::addColumn<QStringList>("here");
        const QString container = u"spec.template.spec.containers[0]."_s;
        const QStringList none;
        QTest::newRow("1.3.33 secret")
            << container + u"env[0].valueFrom.secretKeyRef.name"_s << u"secret"_s << none;
        QTest::newRow("1.3.33 key of the secret")
            << container + u"env[0].valueFrom.secretKeyRef.key"_s << u"secret-key:hf"_s << none;
        QTest::newRow("1.3.33 key of the config map")
            << container + u"env[1].valueFrom.configMapKeyRef.key"_s << u"configmap-key:settings"_s
            << none;
        QTest::newRow("1.3.33 key before there is a name")
            << container + u"env[2].valueFrom.secretKeyRef.key"_s << QString() << none;
        QTest::newRow("1.3.33 item of a secret volume")
            << u"spec.template.spec.volumes[1].secret.items[0].key"_s << u"secret-key:tls"_s
            << none;
        QTest::newRow("1.3.33 claim")
            << u"spec.template.spec.volumes[0].persistentVolumeClaim.claimName"_s << u"claim"_s
            << none;
        QTest::newRow("1.3.33 service account")
            << u"spec.template.spec.serviceAccountName"_s << u"serviceaccount"_s << none;
        QTest::newRow("1.3.33 runtime class")
            << u"spec.template.spec.runtimeClassName"_s << u"runtimeclass"_s << none;
        QTest::newRow("1.3.33 priority class")
            << u"spec.template.spec.priorityClassName"_s << u"priorityclass"_s << none;
        QTest::newRow("1.3.33 storage class")
            << u"spec.storageClassName"_s << u"storageclass"_s << none;
        QTest::newRow("1.3.33 node") << u"spec.template.spec.nodeName"_s << u"node"_s << none;
        QTest::newRow("1.3.33 role by the kind beside it")
            << u"roleRef.name"_s << u"role"_s << none;
        QTest::newRow("1.3.33 service account as a subject")
            << u"subjects[0].name"_s << u"serviceaccount"_s << none;
        QTest::newRow("1.3.33 a person as a subject") << u"subjects[1].name"_s << QString() << none;
        QTest::newRow("1.3.34 volume of the pod and of claim templates")
            << container + u"volumeMounts[0].name"_s << u"volume"_s
            << QStringList {u"data"_s, u"certs"_s, u"own"_s};
        QTest::newRow("1.3.34 container")
            << container + u"env[3].valueFrom.resourceFieldRef.containerName"_s << u"container"_s
            << QStringList {u"main"_s, u"side"_s, u"before"_s};
        QTest::newRow("1.3.34 port by name")
            << container + u"livenessProbe.httpGet.port"_s << u"port"_s << QStringList {u"http"_s};
        QTest::newRow("1.3.35 node labels")
            << u"spec.template.spec.nodeSelector"_s << u"node-label"_s << none;
        QTest::newRow("1.3.35 label in an affinity")
            << u"spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].key"_s
            << u"node-label"_s << none;
        QTest::newRow("1.3.35 taint")
            << u"spec.template.spec.tolerations[0].key"_s << u"taint"_s << none;
        QTest::newRow("1.3.35 value of a node's label")
            << u"spec.template.spec.nodeSelector.zone"_s << u"node-value:zone"_s << none;
        QTest::newRow("labels of its own kind")
            << u"metadata.labels"_s << u"label:apps/v1/StatefulSet"_s << none;
        QTest::newRow("values of a label")
            << u"metadata.labels[\"a.b/c\"]"_s << u"label:apps/v1/StatefulSet=a.b/c"_s << none;
        QTest::newRow("labels of pods")
            << u"spec.template.metadata.labels"_s << u"label:v1/Pod"_s << none;
        QTest::newRow("labels of claims made from a template")
            << u"spec.volumeClaimTemplates[0].metadata.labels"_s
            << u"label:v1/PersistentVolumeClaim"_s << none;
        QTest::newRow("a selector chooses pods")
            << u"spec.selector.matchLabels"_s << u"label:v1/Pod"_s << none;
        QTest::newRow("a value that a selector chooses by")
            << u"spec.selector.matchLabels.app"_s << u"label:v1/Pod=app"_s << none;
        QTest::newRow("key of an expression")
            << u"spec.selector.matchExpressions[0].key"_s << u"label:v1/Pod"_s << none;
        QTest::newRow("value of an expression")
            << u"spec.selector.matchExpressions[0].values[0]"_s << u"label:v1/Pod=team"_s << none;
        QTest::newRow("a selector of namespaces")
            << u"spec.template.spec.affinity.podAffinity.x.namespaceSelector.matchLabels"_s
            << u"label:v1/Namespace"_s << none;
        QTest::newRow("a plain selector of another kind")
            << u"spec.selector"_s << QString() << none;
        QTest::newRow("1.3.20 resources that nodes have")
            << container + u"resources.limits"_s << u"accelerator"_s << none;
        QTest::newRow("a name like any other") << u"spec.other.name"_s << QString() << none;
    }
    void pickers()
    {
        QFETCH(QString, path);
        const auto tree = models::yaml::parse(text);
        const auto found = models::referenceAt(*tree, 0, *Path::parse(path), nullptr);
        QTEST(found.picker, "picker");
        QTEST(found.here, "here");
    }

    /// The mounts go with the volume that they name.
    void renamingAVolume()
    {
        models::FormModel model;
        model.setTree(models::yaml::parse(text), {});
        models::FormRow row;
        row.path = *Path::parse(u"spec.template.spec.volumes[0].name"_s);
        row.text = u"data"_s;
        row.isSet = true;
        row.value = u"data"_s;
        const auto operations = model.edits().setValue(row, u"corpus"_s);
        QStringList paths;
        for (const auto &operation : operations)
            paths.append(operation.path.toString());
        QCOMPARE(paths,
            (QStringList {u"spec.template.spec.volumes[0].name"_s,
                u"spec.template.spec.containers[0].volumeMounts[0].name"_s,
                u"spec.template.spec.initContainers[0].volumeMounts[0].name"_s}));
    }

private:
    const QString text = uR"(apiVersion: apps/v1
kind: StatefulSet
metadata: {namespace: demo}
roleRef: {kind: Role}
subjects: [{kind: ServiceAccount}, {kind: User}]
spec:
  selector: {matchExpressions: [{key: team, operator: In}]}
  volumeClaimTemplates: [{metadata: {name: own}}]
  template:
    spec:
      volumes:
      - {name: data, persistentVolumeClaim: {claimName: x}}
      - {name: certs, secret: {secretName: tls, items: [{key: a}]}}
      initContainers: [{name: before, volumeMounts: [{name: data}]}]
      containers:
      - name: main
        ports: [{name: http, containerPort: 80}]
        volumeMounts: [{name: data}, {name: certs}]
        env:
        - {name: A, valueFrom: {secretKeyRef: {name: hf}}}
        - {name: B, valueFrom: {configMapKeyRef: {name: settings}}}
        - {name: C, valueFrom: {secretKeyRef: {}}}
      - name: side
)"_s;
};

QTEST_GUILESS_MAIN(TestReferences)
#include "tst_references.moc"
