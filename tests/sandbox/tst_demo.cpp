// SPDX-License-Identifier: Apache-2.0
#include "models/base/json.h"
#include "models/sandbox/controllers/seed.h"

#include <QHash>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace models;

/// The demo project as it stands when a sandbox starts.
class DemoTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QElapsedTimer timer;
        timer.start();
        const auto objects = sandbox::demoObjects(m_now);
        QVERIFY2(objects, objects ? "" : qPrintable(objects.error().text()));
        qInfo("%lld objects in %lld ms", qlonglong(objects->size()), timer.elapsed());
        for (const QJsonObject &object : *objects)
            m_objects.insert(textAt(object, u"kind") + u'/' + nameOf(object), object);
        for (const QJsonObject &object : *objects) {
            if (textAt(object, u"apiVersion").startsWith("batch.tensorstack"_L1))
                qInfo("%-24s %-20s %-10s pods %lld", qPrintable(textAt(object, u"kind")),
                    qPrintable(nameOf(object)), qPrintable(textAt(object, u"status.phase")),
                    qlonglong(podsOf(*objects, nameOf(object)).size()));
        }
    }

    void everyObjectIsComplete()
    {
        for (const QJsonObject &object : std::as_const(m_objects)) {
            QVERIFY(!uidOf(object).isEmpty());
            QVERIFY(timeAt(object, u"metadata.creationTimestamp").isValid());
            QVERIFY(timeAt(object, u"metadata.creationTimestamp") <= m_now);
            QVERIFY(!textAt(object, u"apiVersion").isEmpty());
        }
    }

    void phases_data()
    {
        QTest::addColumn<QString>("job");
        QTest::addColumn<QString>("phase");
        QTest::addColumn<int>("running");
        const auto row = [](const char *job, const char *phase, int running) {
            QTest::newRow(job) << QString::fromLatin1(job) << QString::fromLatin1(phase) << running;
        };
        row("PyTorchTrainingJob/llama-sft", "Failed", 0);
        row("GenericJob/data-clean-0412", "Failed", 0);
        row("DeepSpeedJob/gpt-pretrain-13b", "Pending", 0);
        row("ColossalAIJob/palm-tune", "Pending", 0);
        row("DeepSpeedJob/qwen2-dpo-b", "Pending", 0);
        row("MPIJob/horovod-bert", "Pending", 6);
        row("DeepSpeedJob/gpt-pretrain-7b", "Running", 32);
        row("DeepSpeedJob/qwen2-dpo-a", "Running", 16);
        row("PyTorchTrainingJob/llama-70b-sft", "Running", 15);
        row("PyTorchTrainingJob/resnet50-ddp", "Running", 4);
        row("PyTorchTrainingJob/vit-large-debug", "Running", 2);
        row("BeamJob/wordcount-beam", "Running", 5);
        row("GenericJob/keras-sweep", "Running", 4);
        row("PyTorchTrainingJob/sd-lora-anime", "Paused", 0);
        row("TensorFlowTrainingJob/mnist-multiworker", "Succeeded", 0);
        row("XGBoostTrainingJob/higgs-xgb", "Succeeded", 0);
        row("DeepSpeedJob/bert-distill-v3", "Succeeded", 0);
        row("GenericJob/tokenizer-train", "Succeeded", 0);
        row("PyTorchTrainingJob/clip-finetune", "Succeeded", 0);
    }

    void phases()
    {
        QFETCH(QString, job);
        QFETCH(QString, phase);
        const QJsonObject object = m_objects.value(job);
        QCOMPARE(textAt(object, u"status.phase"), phase);
        QTEST(int(numberAt(object, u"status.aggregate.running")), "running");
    }

    void quotaRefusesTheLastEight()
    {
        const QJsonObject job = m_objects.value(u"DeepSpeedJob/gpt-pretrain-13b"_s);
        QCOMPARE(podsOf(m_objects.values(), u"gpt-pretrain-13b"_s).size(), 24);
        const QString message = conditionOf(job, u"ReplicaFailure")[u"message"].toString();
        QVERIFY2(message.contains(
                     "exceeded quota: gpu-quota, requested: requests.nvidia.com/gpu=1, used: "
                     "requests.nvidia.com/gpu=128, limited: requests.nvidia.com/gpu=128"_L1),
            qPrintable(message));
        QCOMPARE(objectAt(m_objects.value(u"ResourceQuota/gpu-quota"_s), u"status.used")
                     .value(u"requests.nvidia.com/gpu"_s)
                     .toString(),
            u"128"_s);
    }

    void firstFailureIsTheOneOutOfMemory()
    {
        const QJsonObject pod = m_objects.value(u"Pod/llama-sft-worker-5"_s);
        const QJsonObject ended
            = arrayAt(pod, u"status.containerStatuses").first()[u"state"][u"terminated"].toObject();
        QCOMPARE(ended[u"exitCode"].toInt(), 137);
        QCOMPARE(ended[u"reason"].toString(), u"OOMKilled"_s);
        const QJsonObject peer = m_objects.value(u"Pod/llama-sft-worker-0"_s);
        const QJsonObject follows = arrayAt(peer, u"status.containerStatuses")
                                        .first()[u"state"][u"terminated"]
                                        .toObject();
        QCOMPARE(follows[u"exitCode"].toInt(), 1);
        QVERIFY(
            timeOf(follows[u"finishedAt"].toString()) > timeOf(ended[u"finishedAt"].toString()));
    }

    void generatedPodsAreMany()
    {
        QElapsedTimer timer;
        timer.start();
        const auto objects = sandbox::generatedObjects(u"pods"_s, 50'000, m_now);
        QVERIFY(objects);
        qInfo("%lld objects in %lld ms", qlonglong(objects->size()), timer.elapsed());
        QSet<QString> names;
        for (const QJsonObject &object : *objects) {
            if (textAt(object, u"kind") == "Pod"_L1)
                names.insert(nameOf(object));
        }
        QCOMPARE(names.size(), 50'000);
        QVERIFY(!sandbox::generatedObjects(u"unicorns"_s, 1, m_now));
    }

private:
    static QList<QJsonObject> podsOf(const QList<QJsonObject> &objects, const QString &job)
    {
        QList<QJsonObject> out;
        for (const QJsonObject &object : objects) {
            if (textAt(object, u"kind") == "Pod"_L1
                && controllerOf(object)[u"name"].toString() == job)
                out.append(object);
        }
        return out;
    }

    QDateTime m_now = QDateTime(QDate(2026, 3, 14), QTime(6, 24, 30), QTimeZone::UTC);
    QHash<QString, QJsonObject> m_objects;
};

QTEST_GUILESS_MAIN(DemoTest)
#include "tst_demo.moc"
