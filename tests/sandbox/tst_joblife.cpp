// SPDX-License-Identifier: Apache-2.0
#include "models/base/json.h"
#include "models/sandbox/controllers/cron.h"
#include "models/sandbox/controllers/demofile.h"
#include "models/sandbox/controllers/fate.h"
#include "models/sandbox/controllers/simulation.h"
#include "models/sandbox/controllers/traininglogs.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace models;
using namespace models::sandbox;

namespace {

QJsonObject container(const QString &name)
{
    return {{u"name"_s, name}, {u"image"_s, u"llm/train:1"_s},
        {u"resources"_s, QJsonObject {{u"limits"_s, QJsonObject {{u"nvidia.com/gpu"_s, u"1"_s}}}}}};
}

QJsonObject podTemplate(const QString &name)
{
    return {{u"spec"_s, QJsonObject {{u"containers"_s, QJsonArray {container(name)}}}}};
}

QJsonObject role(const QString &type, int replicas, const QJsonValue &restart)
{
    return {{u"type"_s, type}, {u"replicas"_s, replicas}, {u"restartPolicy"_s, restart},
        {u"template"_s, podTemplate(type)}};
}

QJsonObject job(const QString &kind, const QJsonObject &spec, const QString &run = u"1m"_s)
{
    QJsonObject out {{u"apiVersion"_s, u"batch.tensorstack.dev/v1beta1"_s}, {u"kind"_s, kind},
        {u"spec"_s, spec}};
    setAt(out, u"metadata.name", u"try"_s);
    setAt(out, u"metadata.namespace", u"demo"_s);
    setAt(out, u"metadata.annotations", QJsonObject {{fateKey(u"run"), run}});
    return out;
}

QJsonObject deepSpeed(int replicas)
{
    return {{u"worker"_s,
        QJsonObject {{u"replicas"_s, replicas}, {u"template"_s, podTemplate(u"worker"_s)}}}};
}

} // namespace

/// Jobs through their lives, in a cluster that exists in memory.
class JobLifeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindSucceeds_data()
    {
        QTest::addColumn<QString>("plural");
        QTest::addColumn<QJsonObject>("object");
        QTest::addColumn<QString>("pod");
        const QJsonObject rule {{u"policy"_s, u"Never"_s}};
        QTest::newRow("DeepSpeedJob")
            << u"deepspeedjobs"_s << job(u"DeepSpeedJob"_s, deepSpeed(2)) << u"try-worker-1"_s;
        QTest::newRow("PyTorchTrainingJob")
            << u"pytorchtrainingjobs"_s
            << job(u"PyTorchTrainingJob"_s,
                   {{u"replicaSpecs"_s, QJsonArray {role(u"node"_s, 2, u"Never"_s)}}})
            << u"try-node-1"_s;
        QTest::newRow("TensorFlowTrainingJob")
            << u"tensorflowtrainingjobs"_s
            << job(u"TensorFlowTrainingJob"_s,
                   {{u"replicaSpecs"_s,
                       QJsonArray {
                           role(u"chief"_s, 1, u"Never"_s), role(u"worker"_s, 1, u"Never"_s)}}})
            << u"try-chief-0"_s;
        QTest::newRow("XGBoostTrainingJob")
            << u"xgboosttrainingjobs"_s
            << job(u"XGBoostTrainingJob"_s,
                   {{u"replicaSpecs"_s, QJsonArray {role(u"master"_s, 1, u"Never"_s)}}})
            << u"try-master-0"_s;
        QTest::newRow("GenericJob")
            << u"genericjobs"_s
            << job(u"GenericJob"_s,
                   {{u"successRules"_s, QJsonArray {QJsonObject {{u"a"_s, QJsonArray {0, 1}}}}},
                       {u"replicaSpecs"_s, QJsonArray {role(u"a"_s, 2, rule)}}})
            << u"try-a-1"_s;
        QTest::newRow("MPIJob") << u"mpijobs"_s
                                << job(u"MPIJob"_s,
                                       {{u"replicaSpecs"_s,
                                           QJsonArray {QJsonObject {{u"type"_s, u"launcher"_s},
                                                           {u"template"_s, QJsonObject()}},
                                               role(u"worker"_s, 2, rule)}}})
                                << u"try-launcher"_s;
        QTest::newRow("MPIJob, older layout")
            << u"mpijobs"_s << job(u"MPIJob"_s, deepSpeed(2)) << u"try-launcher"_s;
        QTest::newRow("ColossalAIJob, older layout")
            << u"colossalaijobs"_s << job(u"ColossalAIJob"_s, deepSpeed(2)) << u"try-worker-1"_s;
        QTest::newRow("BeamJob")
            << u"beamjobs"_s
            << job(u"BeamJob"_s,
                   {{u"flinkClusterTemplate"_s,
                        QJsonObject {{u"spec"_s,
                            QJsonObject {{u"image"_s, QJsonObject {{u"name"_s, u"f:1"_s}}}}}}},
                       {u"jobTemplate"_s,
                           QJsonObject {{u"spec"_s,
                               QJsonObject {{u"template"_s, podTemplate(u"submit"_s)}}}}}})
            << u"try-flinkcluster-taskmanager-0"_s;
    }

    void everyKindSucceeds()
    {
        QFETCH(QString, plural);
        QFETCH(QJsonObject, object);
        QFETCH(QString, pod);
        Simulation life = cluster();
        life.create(plural, object);
        life.advance(20);
        QVERIFY2(life.world().contains({u"pods"_s, u"demo"_s, pod}), qPrintable(pod));
        QCOMPARE(phase(life, plural), u"Running"_s);
        life.advance(120);
        QCOMPARE(phase(life, plural), u"Succeeded"_s);
        if (plural != "beamjobs"_L1) {
            const QJsonObject ended = life.world().find(plural, u"demo"_s, u"try"_s);
            QCOMPARE(textAt(conditionOf(ended, u"Completed"), u"status"), u"True"_s);
            QCOMPARE(textAt(conditionOf(ended, u"Failed"), u"status"), u"False"_s);
            QCOMPARE(textAt(conditionOf(ended, u"Running"), u"status"), u"False"_s);
        }
    }

    void pauseRemovesPodsAndResumeBringsThemBack()
    {
        Simulation life = cluster();
        life.create(u"deepspeedjobs"_s, job(u"DeepSpeedJob"_s, deepSpeed(2), u"1h"_s));
        life.advance(20);
        pause(life, true);
        life.advance(60);
        QCOMPARE(phase(life, u"deepspeedjobs"_s), u"Paused"_s);
        QVERIFY(life.world().list(u"pods"_s).isEmpty());
        pause(life, false);
        QCOMPARE(phase(life, u"deepspeedjobs"_s), u"Resuming"_s);
        life.advance(20);
        QCOMPARE(phase(life, u"deepspeedjobs"_s), u"Running"_s);
    }

    void failuresAreRestartedWithinTheBudget()
    {
        QJsonObject object = job(u"PyTorchTrainingJob"_s,
            {{u"runPolicy"_s, QJsonObject {{u"backoffLimit"_s, 1}}},
                {u"replicaSpecs"_s, QJsonArray {role(u"worker"_s, 2, u"OnFailure"_s)}}},
            u"5m"_s);
        setAt(object, u"metadata.annotations",
            QJsonObject {{fateKey(u"run"), u"5m"_s}, {fateKey(u"fail"), u"worker-1 1 after 1m"_s}});
        Simulation life = cluster();
        life.create(u"pytorchtrainingjobs"_s, object);
        life.advance(100);
        QCOMPARE(phase(life, u"pytorchtrainingjobs"_s), u"Running"_s);
        const QJsonObject running
            = life.world().find(u"pytorchtrainingjobs"_s, u"demo"_s, u"try"_s);
        QCOMPARE(numberAt(running, u"status.backoffCount"), 1);
        QCOMPARE(arrayAt(running, u"status.tasks").first()[u"restartCount"].toInt(), 1);
        life.advance(200);
        QCOMPARE(phase(life, u"pytorchtrainingjobs"_s), u"Failed"_s);
    }

    void tooLittleMemoryIsKilled()
    {
        QJsonObject object = job(u"DeepSpeedJob"_s, deepSpeed(1));
        setAt(object, u"spec.worker.template.spec.containers",
            QJsonArray {QJsonObject {{u"name"_s, u"worker"_s}, {u"image"_s, u"a:1"_s},
                {u"resources"_s,
                    QJsonObject {{u"limits"_s, QJsonObject {{u"memory"_s, u"8Gi"_s}}}}}}});
        setAt(object, u"metadata.annotations", QJsonObject {{fateKey(u"needs-memory"), u"12Gi"_s}});
        Simulation life = cluster();
        life.create(u"deepspeedjobs"_s, object);
        life.advance(120);
        QCOMPARE(phase(life, u"deepspeedjobs"_s), u"Failed"_s);
        const QJsonObject pod = life.world().find(u"pods"_s, u"demo"_s, u"try-worker-0"_s);
        QCOMPARE(arrayAt(pod, u"status.containerStatuses")
                     .first()[u"state"][u"terminated"][u"reason"]
                     .toString(),
            u"OOMKilled"_s);
    }

    void missingImagesBackOff()
    {
        QJsonObject object = job(u"DeepSpeedJob"_s, deepSpeed(1));
        setAt(object, u"spec.worker.template.spec.containers",
            QJsonArray {QJsonObject {{u"name"_s, u"worker"_s}, {u"image"_s, u"a:missing"_s}}});
        Simulation life = cluster();
        life.create(u"deepspeedjobs"_s, object);
        life.advance(30);
        const QJsonObject pod = life.world().find(u"pods"_s, u"demo"_s, u"try-worker-0"_s);
        QCOMPARE(arrayAt(pod, u"status.containerStatuses")
                     .first()[u"state"][u"waiting"][u"reason"]
                     .toString(),
            u"ImagePullBackOff"_s);
        QCOMPARE(phase(life, u"deepspeedjobs"_s), u"Pending"_s);
    }

    void deadlineEndsTheJob()
    {
        QJsonObject spec = deepSpeed(1);
        spec[u"runPolicy"]
            = QJsonObject {{u"activeDeadlineSeconds"_s, 60}, {u"cleanUpPolicy"_s, u"Unfinished"_s}};
        Simulation life = cluster();
        life.create(u"deepspeedjobs"_s, job(u"DeepSpeedJob"_s, spec, u"1h"_s));
        life.advance(120);
        QCOMPARE(phase(life, u"deepspeedjobs"_s), u"Failed"_s);
        QVERIFY(life.world().list(u"pods"_s).isEmpty());
    }

    void deletingAJobTakesItsChildren()
    {
        Simulation life = cluster();
        life.create(u"deepspeedjobs"_s, job(u"DeepSpeedJob"_s, deepSpeed(2), u"1h"_s));
        life.advance(20);
        QCOMPARE(life.world().list(u"services"_s).size(), 2);
        life.remove(u"deepspeedjobs"_s, u"demo"_s, u"try"_s);
        life.advance(60);
        for (const QString &plural : {u"pods"_s, u"services"_s, u"secrets"_s})
            QVERIFY2(life.world().list(plural).isEmpty(), qPrintable(plural));
    }

    /// Placed is who names this cluster's scheduler, or none, and is held back by no gate.
    void podsOfOthersWait_data()
    {
        QTest::addColumn<QJsonObject>("spec");
        QTest::addColumn<bool>("placed");
        QTest::newRow("no scheduler") << QJsonObject() << true;
        QTest::newRow("the default")
            << QJsonObject {{u"schedulerName"_s, u"default-scheduler"_s}} << true;
        QTest::newRow("the platform's")
            << QJsonObject {{u"schedulerName"_s, u"t9k-scheduler"_s}} << true;
        QTest::newRow("another") << QJsonObject {{u"schedulerName"_s, u"nobody"_s}} << false;
        QTest::newRow("a gate") << QJsonObject {{u"schedulingGates"_s,
            QJsonArray {QJsonObject {{u"name"_s, u"wait.here/first"_s}}}}}
                                << false;
    }

    void podsOfOthersWait()
    {
        QFETCH(QJsonObject, spec);
        QFETCH(bool, placed);
        spec[u"containers"] = QJsonArray {container(u"main"_s)};
        QJsonObject pod {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Pod"_s}, {u"spec"_s, spec}};
        setAt(pod, u"metadata.name", u"one"_s);
        setAt(pod, u"metadata.namespace", u"demo"_s);
        Simulation life = cluster();
        life.create(u"pods"_s, pod);
        life.advance(20);
        const QJsonObject after = life.world().find(u"pods"_s, u"demo"_s, u"one"_s);
        QCOMPARE(!textAt(after, u"spec.nodeName").isEmpty(), placed);
    }

    void cron_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("next");
        QTest::newRow("daily") << u"0 2 * * *"_s << u"2026-03-11T02:00:00Z"_s;
        QTest::newRow("quarters") << u"*/15 * * * *"_s << u"2026-03-10T08:15:00Z"_s;
        QTest::newRow("sundays") << u"30 6 * * 7"_s << u"2026-03-15T06:30:00Z"_s;
        QTest::newRow("nonsense") << u"a b c"_s << QString();
    }

    void cron()
    {
        QFETCH(QString, line);
        QFETCH(QString, next);
        const QDateTime fire = nextFire(line, timeOf(u"2026-03-10T08:00:00Z"_s));
        QCOMPARE(fire.isValid() ? timeText(fire) : QString(), next);
    }

    void logsAreTheSameEachTimeAndGrow()
    {
        Simulation life = cluster();
        life.create(u"deepspeedjobs"_s, job(u"DeepSpeedJob"_s, deepSpeed(2), u"10m"_s));
        life.advance(60);
        const QJsonObject pod = life.world().find(u"pods"_s, u"demo"_s, u"try-worker-0"_s);
        const auto lifeThen = lifeOf(life.world(), uidOf(pod), u"worker"_s, false);
        QVERIFY(lifeThen);
        const QList<LogLine> early = linesOf(*lifeThen, life.now());
        const QList<LogLine> later = linesOf(*lifeThen, life.now().addSecs(60));
        QVERIFY(later.size() > early.size());
        for (qsizetype i = 0; i < early.size(); ++i) {
            QCOMPARE(later[i].text, early[i].text);
            QCOMPARE(later[i].time, early[i].time);
            QVERIFY(i == 0 || early[i].time >= early[i - 1].time);
        }
        QVERIFY(std::ranges::any_of(
            later, [](const LogLine &line) { return line.text.contains("loss="); }));
    }

private:
    static Simulation cluster()
    {
        Simulation life(timeOf(u"2026-03-10T08:00:00Z"_s));
        const QJsonObject line {{u"name"_s, u"gpu"_s}, {u"count"_s, 2}, {u"cpu"_s, 64},
            {u"memory"_s, u"512Gi"_s}, {u"gpus"_s, 8}};
        const QList<QJsonObject> nodes = nodesFor(line, life.now());
        for (const QJsonObject &node : nodes)
            life.create(u"nodes"_s, node);
        return life;
    }
    static QString phase(const Simulation &life, const QString &plural)
    {
        return textAt(life.world().find(plural, u"demo"_s, u"try"_s), u"status.phase");
    }
    static void pause(Simulation &life, bool isOn)
    {
        QJsonObject object = life.world().find(u"deepspeedjobs"_s, u"demo"_s, u"try"_s);
        setAt(object, u"spec.runMode.pause.enabled", isOn);
        life.update(u"deepspeedjobs"_s, object);
    }
};

QTEST_GUILESS_MAIN(JobLifeTest)
#include "tst_joblife.moc"
