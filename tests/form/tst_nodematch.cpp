// SPDX-License-Identifier: Apache-2.0
#include "models/form/nodematch.h"
#include "models/yaml/tree.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// Where a pod may go, as the scheduler would say of empty nodes.
class TestNodeMatch final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        for (const auto &node :
            {u"{metadata: {name: cpu-1, labels: {zone: a, cores: '32'}}, status: {allocatable: {cpu: '32', memory: 128Gi}}}"_s,
                u"{metadata: {name: gpu-1, labels: {zone: a, gpu: h100, cores: '96'}}, spec: "
                u"{taints: [{key: gpu, value: 'yes', effect: NoSchedule}]},"
                " status: {allocatable: {cpu: '96', memory: 1Ti, nvidia.com/gpu: '8'}}}"_s,
                u"{metadata: {name: gpu-2, labels: {zone: b, gpu: a100, cores: '64'}}, spec: "
                u"{taints: [{key: gpu, value: 'yes', effect: NoSchedule}]},"
                " status: {allocatable: {cpu: '64', memory: 512Gi, nvidia.com/gpu: '4'}}}"_s,
                u"{metadata: {name: off, labels: {zone: b}}, spec: {unschedulable: true}, status: {allocatable: {cpu: '8', memory: 8Gi}}}"_s})
            m_nodes.append(models::NodeFacts::of(models::yaml::parse(node)->toJson().toObject()));
    }

    void matching_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<int>("matching");
        const QString tolerant = u"tolerations: [{key: gpu, operator: Exists}]"_s;
        QTest::newRow("nothing said") << u"{}"_s << 1;
        QTest::newRow("tolerates the taint") << u"{%1}"_s.arg(tolerant) << 3;
        QTest::newRow("another value of the taint")
            << u"{tolerations: [{key: gpu, value: 'no'}]}"_s << 1;
        QTest::newRow("another effect")
            << u"{tolerations: [{key: gpu, operator: Exists, effect: NoExecute}]}"_s << 1;
        QTest::newRow("tolerates everything") << u"{tolerations: [{operator: Exists}]}"_s << 4;
        QTest::newRow("label") << u"{nodeSelector: {zone: a}}"_s << 1;
        QTest::newRow("label and taint") << u"{nodeSelector: {zone: b}, %1}"_s.arg(tolerant) << 1;
        QTest::newRow("no such label") << u"{nodeSelector: {zone: c}, %1}"_s.arg(tolerant) << 0;
        QTest::newRow("node's name") << u"{nodeName: off}"_s << 1;
        const QString affinity
            = u"{%1, affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [%2]}}}}"_s;
        QTest::newRow("In") << affinity.arg(
            tolerant, u"{matchExpressions: [{key: gpu, operator: In, values: [h100, b200]}]}"_s)
                            << 1;
        QTest::newRow("NotIn") << affinity.arg(
            tolerant, u"{matchExpressions: [{key: gpu, operator: NotIn, values: [h100]}]}"_s)
                               << 2;
        QTest::newRow("Exists") << affinity.arg(
            tolerant, u"{matchExpressions: [{key: gpu, operator: Exists}]}"_s)
                                << 2;
        QTest::newRow("DoesNotExist")
            << affinity.arg(tolerant, u"{matchExpressions: [{key: gpu, operator: DoesNotExist}]}"_s)
            << 1;
        QTest::newRow("Gt") << affinity.arg(
            tolerant, u"{matchExpressions: [{key: cores, operator: Gt, values: ['32']}]}"_s)
                            << 2;
        QTest::newRow("Lt") << affinity.arg(
            tolerant, u"{matchExpressions: [{key: cores, operator: Lt, values: ['64']}]}"_s)
                            << 1;
        QTest::newRow("one of two terms") << affinity.arg(tolerant,
            u"{matchExpressions: [{key: gpu, operator: In, values: [h100]}]}, {matchExpressions: [{key: gpu, operator: In, values: [a100]}]}"_s)
                                          << 2;
        QTest::newRow("field") << affinity.arg(
            tolerant, u"{matchFields: [{key: metadata.name, operator: In, values: [gpu-2]}]}"_s)
                               << 1;
        QTest::newRow("empty term") << affinity.arg(tolerant, u"{}"_s) << 0;
        QTest::newRow("preferred is no must")
            << u"{affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, preference: {matchExpressions: [{key: zone, operator: In, values: [z]}]}}]}}}"_s
            << 1;
    }
    void matching()
    {
        QFETCH(QString, spec);
        const auto match = models::matchNodes(m_nodes, specOf(spec));
        QCOMPARE(match.nodes, 4);
        QTEST(match.matching, "matching");
    }

    void fitting_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<int>("fitting");
        QTest::addColumn<QStringList>("lacking");
        const QString tolerant = u"tolerations: [{key: gpu, operator: Exists}]"_s;
        const QString pod = u"{%1, containers: [{resources: %2}]}"_s;
        QTest::newRow("nothing asked") << pod.arg(tolerant, u"{}"_s) << 3 << QStringList();
        QTest::newRow("a limit is a request")
            << pod.arg(tolerant, u"{limits: {nvidia.com/gpu: 8}}"_s) << 1 << QStringList();
        QTest::newRow("a request wins over the limit")
            << pod.arg(tolerant, u"{limits: {cpu: 200}, requests: {cpu: 10}}"_s) << 3
            << QStringList();
        QTest::newRow("more than any node has")
            << pod.arg(tolerant, u"{limits: {nvidia.com/gpu: 16, cpu: 4}}"_s) << 0
            << QStringList {u"nvidia.com/gpu"_s};
        QTest::newRow("binary units")
            << pod.arg(tolerant, u"{limits: {memory: 600Gi}}"_s) << 1 << QStringList();
        QTest::newRow("containers together")
            << u"{%1, containers: [{resources: {limits: {nvidia.com/gpu: 4}}}, {resources: {limits: {nvidia.com/gpu: 4}}}]}"_s
                   .arg(tolerant)
            << 1 << QStringList();
        QTest::newRow("the largest before them")
            << u"{%1, containers: [{resources: {limits: {cpu: 1}}}], initContainers: [{resources: {limits: {cpu: 90}}}, {resources: {limits: {cpu: 80}}}]}"_s
                   .arg(tolerant)
            << 1 << QStringList();
    }
    void fitting()
    {
        QFETCH(QString, spec);
        const auto match = models::matchNodes(m_nodes, specOf(spec));
        QTEST(match.fitting, "fitting");
        QTEST(match.lacking, "lacking");
    }

private:
    static QJsonObject specOf(const QString &yaml)
    {
        return models::yaml::parse(yaml)->toJson().toObject();
    }
    QList<models::NodeFacts> m_nodes;
};

QTEST_GUILESS_MAIN(TestNodeMatch)
#include "tst_nodematch.moc"
