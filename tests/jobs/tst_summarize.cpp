// SPDX-License-Identifier: Apache-2.0
#include "models/base/json.h"
#include "models/jobs/summarize.h"
#include "models/jobs/why.h"
#include "models/sandbox/controllers/seed.h"
#include "models/sandbox/controllers/simulation.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace models;

/// Objects as the controllers write them, told as a person would.
class SummarizeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto objects = sandbox::demoObjects(m_now);
        QVERIFY(objects);
        m_objects = *objects;
    }

    void demo_data()
    {
        QTest::addColumn<QString>("job");
        QTest::addColumn<JobState>("state");
        QTest::addColumn<QString>("ready");
        QTest::addColumn<int>("gpus");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *job, JobState state, const char *ready, int gpus,
                             const char *reason) {
            QTest::newRow(job) << QString::fromLatin1(job) << state << QString::fromLatin1(ready)
                               << gpus << QString::fromLatin1(reason);
        };
        row("llama-sft", JobState::Failed, "0/8", 8,
            "Replica worker-5 ran out of memory (OOMKilled)");
        row("data-clean-0412", JobState::Failed, "0/2", 0, "Image llm/clean:0.4 does not exist");
        row("gpt-pretrain-13b", JobState::Waiting, "0/32", 32, "Project GPU quota is short by 8");
        row("palm-tune", JobState::Waiting, "0/5", 4, "Volume dataset-pile is not bound");
        row("qwen2-dpo-b", JobState::Waiting, "0/16", 16,
            "Number 3 in the queue; those before it need 40 GPUs");
        row("horovod-bert", JobState::Starting, "6/9", 8, "3 replicas are pulling their image");
        row("gpt-pretrain-7b", JobState::Running, "32/32", 32, "");
        row("llama-70b-sft", JobState::Running, "15/16", 16,
            "Replica worker-15 is restarting (restart 2)");
        row("vit-large-debug", JobState::Running, "2/2", 2,
            "Debug mode: replicas idle and wait for a terminal");
        row("wordcount-beam", JobState::Running, "5/5", 0, "");
        row("keras-sweep", JobState::Running, "4/4", 4, "");
        row("mnist-multiworker", JobState::Succeeded, "3/3", 0, "");
        row("higgs-xgb", JobState::Succeeded, "5/5", 0, "");
        row("clip-finetune", JobState::Succeeded, "8/8", 8, "");
    }

    void demo()
    {
        QFETCH(QString, job);
        const JobSummary summary = summaryOf(job);
        QTEST(summary.state, "state");
        QCOMPARE(u"%1/%2"_s.arg(summary.ready).arg(summary.wanted),
            *static_cast<QString *>(QTest::qData("ready", qMetaTypeId<QString>())));
        QTEST(summary.gpus, "gpus");
        QTEST(summary.reason.english(), "reason");
        QVERIFY(!summary.timeline.isEmpty());
    }

    void pausedSaysSince()
    {
        const JobSummary summary = summaryOf(u"sd-lora-anime"_s);
        QCOMPARE(summary.state, JobState::Paused);
        QVERIFY(summary.reason.english().startsWith("Paused since"_L1));
        QCOMPARE(summary.replicas.size(), 4);
        QCOMPARE(summary.replicas.first().state, Replica::State::Paused);
        QCOMPARE(summary.advice.first().kind, JobAdvice::Kind::Resume);
    }

    void failuresAreInOrder()
    {
        const JobSummary summary = summaryOf(u"llama-sft"_s);
        QCOMPARE(summary.replicas[5].state, Replica::State::FailedFirst);
        QCOMPARE(summary.replicas[5].failureOrder, 1);
        QCOMPARE(summary.replicas[5].exitCode, 137);
        QSet<int> orders;
        for (const Replica &replica : summary.replicas)
            orders.insert(replica.failureOrder);
        QCOMPARE(orders.size(), 8);
        QCOMPARE(summary.advice.first().kind, JobAdvice::Kind::ShowLog);
        QCOMPARE(summary.advice[1].value, u"96Gi"_s);
        const JobPhase last = summary.timeline.last();
        QCOMPARE(last.step, JobPhase::Step::Ended);
        QCOMPARE(last.when, JobPhase::When::Present);
    }

    void refusedReplicasAreMarked()
    {
        const JobSummary summary = summaryOf(u"gpt-pretrain-13b"_s);
        QCOMPARE(std::ranges::count(summary.replicas, Replica::State::Refused, &Replica::state), 8);
        QCOMPARE(
            std::ranges::count(summary.replicas, Replica::State::Waiting, &Replica::state), 24);
        QVERIFY(std::ranges::any_of(summary.advice, [](const JobAdvice &advice) {
            return advice.kind == JobAdvice::Kind::ReduceReplicas && advice.number == 24;
        }));
    }

    void refusalText_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("resource");
        QTest::newRow("one resource")
            << u"pods \"x\" is forbidden: exceeded quota: q, requested: requests.nvidia.com/gpu=1, "
               "used: requests.nvidia.com/gpu=8, limited: requests.nvidia.com/gpu=8"_s
            << u"requests.nvidia.com/gpu"_s;
        QTest::newRow("none") << u"no quota here"_s << QString();
    }

    void refusalText()
    {
        QFETCH(QString, message);
        QFETCH(QString, resource);
        const auto refusal = parseRefusal(message);
        QCOMPARE(refusal.has_value(), !resource.isEmpty());
        if (refusal)
            QCOMPARE(refusal->resource, resource);
    }

    void podsThatAreGoneAreReadFromTheReport()
    {
        JobFacts facts {.job = factsOf(u"llama-sft"_s).job};
        const JobSummary summary = summarize(facts, m_now);
        QCOMPARE(summary.state, JobState::Failed);
        QCOMPARE(summary.replicas[5].state, Replica::State::FailedFirst);
        QStringList told;
        for (const Message &sentence : summary.reasonDetail)
            told.append(sentence.english());
        QCOMPARE(told.join(u' '), // nothing about a time and a node that nobody knows any more
            u"The 7 other replicas ended after it, because they lost it. "
            "No restarts are allowed, so the job failed."_s);
    }

    void namesOfReplicas_data()
    {
        QTest::addColumn<QString>("pod");
        QTest::addColumn<QString>("role");
        QTest::addColumn<int>("rank");
        QTest::newRow("plain") << u"a-b-worker-3"_s << u"worker"_s << 3;
        QTest::newRow("with hash") << u"a-b-5b373-worker-12"_s << u"worker"_s << 12;
        QTest::newRow("launcher") << u"a-b-launcher"_s << u"launcher"_s << 0;
        QTest::newRow("other job") << u"a-c-worker-3"_s << QString() << -1;
        QTest::newRow("role inside a word") << u"a-b-coworker-3"_s << QString() << -1;
    }

    void namesOfReplicas()
    {
        QFETCH(QString, pod);
        const QList<JobRole> roles {{.role = u"launcher"_s}, {.role = u"worker"_s}};
        const auto [role, rank] = replicaOf(pod, u"a-b"_s, roles);
        QTEST(role, "role");
        QTEST(rank, "rank");
    }

    void olderLayouts()
    {
        const QJsonObject worker {{u"replicas"_s, 3}};
        const QJsonObject job {
            {u"kind"_s, u"MPIJob"_s}, {u"spec"_s, QJsonObject {{u"worker"_s, worker}}}};
        const QList<JobRole> roles = rolesOf(job);
        QCOMPARE(roles.size(), 2);
        QCOMPARE(roles[1].replicas, 3);
        QCOMPARE(roles[1].replicasPath.toString(), u"spec.worker.replicas"_s);
    }

private:
    [[nodiscard]] JobFacts factsOf(const QString &name) const
    {
        JobFacts facts;
        for (const QJsonObject &object : m_objects) {
            if (nameOf(object) == name && textAt(object, u"status.phase") != QString()
                && textAt(object, u"apiVersion").startsWith("batch.tensorstack"_L1))
                facts.job = object;
        }
        for (const QJsonObject &object : m_objects) {
            const QString kind = textAt(object, u"kind");
            if (kind == "Pod"_L1 && controllerOf(object)[u"uid"].toString() == uidOf(facts.job))
                facts.pods.append(object);
            else if (kind == "PodGroup"_L1 && nameOf(object) == name)
                facts.podGroup = object;
            else if (kind == "PersistentVolumeClaim"_L1)
                facts.claims.append(object);
            else if (kind == "Event"_L1 && textAt(object, u"involvedObject.name").startsWith(name))
                facts.events.append(object);
        }
        if (name == "qwen2-dpo-b"_L1) {
            facts.queuePosition = 3;
            facts.gpusAhead = 40;
        }
        return facts;
    }
    [[nodiscard]] JobSummary summaryOf(const QString &name) const
    {
        return summarize(factsOf(name), m_now);
    }

    QDateTime m_now = QDateTime(QDate(2026, 3, 14), QTime(6, 24, 30), QTimeZone::UTC);
    QList<QJsonObject> m_objects;
};

QTEST_GUILESS_MAIN(SummarizeTest)
#include "tst_summarize.moc"
