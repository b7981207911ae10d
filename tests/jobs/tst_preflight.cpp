// SPDX-License-Identifier: Apache-2.0
#include "sandboxfixture.h"

#include "models/base/json.h"
#include "models/jobs/newjob.h"
#include "models/jobs/preflight.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/yaml/tree.h"

#include <QCoroTask>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace models;
using Subject = PreflightCheck::Subject;
using State = PreflightCheck::State;

/// What a server that holds the demo project says to a job before it is submitted.
class PreflightTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_sandbox.start());
        m_cluster = m_sandbox.cluster();
        QVERIFY(QCoro::waitFor(m_cluster->discovery().refresh()));
    }

    void cleanupTestCase()
    {
        m_cluster.reset();
        m_sandbox.stop();
    }

    void asksTheServer_data()
    {
        QTest::addColumn<QJsonObject>("job");
        QTest::addColumn<int>("subject");
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("result");
        const auto row = [](const char *name, const QJsonObject &job, Subject subject, State state,
                             const char *result) {
            QTest::newRow(name) << job << int(subject) << int(state) << QString::fromUtf8(result);
        };
        row("would be taken", job(), Subject::DryRun, State::Passed, "The server would accept it");
        row("no GPU", job(), Subject::Quota, State::Passed, "Asks for no GPU");
        row("quota is full", withGpus(1, 2), Subject::Quota, State::Warning,
            "Asks for 2 GPUs, 0 of the project's 128 are free. It will wait.");
        row("never", withGpus(8, 17), Subject::Quota, State::Failed,
            "Asks for 136 GPUs; the whole project may use 128. It could never start.");
        row("open queue", withQueue(u"high"_s), Subject::Queue, State::Passed,
            "Queue high has 48 of 96 GPUs free");
        row("closed queue", withQueue(u"night"_s), Subject::Queue, State::Failed,
            "Queue night is closed and takes no jobs");
        row("no such queue", withQueue(u"day"_s), Subject::Queue, State::Failed,
            "Queue day does not exist");
        row("bound claim", withVolume(u"persistentVolumeClaim"_s, u"claimName"_s, u"tutorial"_s),
            Subject::Claim, State::Passed, "Volume tutorial is bound");
        row("waiting claim",
            withVolume(u"persistentVolumeClaim"_s, u"claimName"_s, u"dataset-pile"_s),
            Subject::Claim, State::Warning,
            "Volume dataset-pile is not bound yet. The job will wait for it.");
        row("no such claim", withVolume(u"persistentVolumeClaim"_s, u"claimName"_s, u"nope"_s),
            Subject::Claim, State::Failed, "Volume nope does not exist");
        row("secret", withVolume(u"secret"_s, u"secretName"_s, u"s3-models"_s), Subject::Secret,
            State::Passed, "Secret s3-models exists");
        row("no such secret", withVolume(u"secret"_s, u"secretName"_s, u"s3-model"_s),
            Subject::Secret, State::Failed, "Secret s3-model does not exist");
        QJsonObject unknown = job();
        unknown[u"kind"] = u"DeepSpaceJob"_s;
        row("no such kind", unknown, Subject::DryRun, State::Failed,
            "The server has no kind DeepSpaceJob");
    }
    void asksTheServer()
    {
        QFETCH(QJsonObject, job);
        QFETCH(int, subject);
        Preflight preflight(*m_cluster);
        QSignalSpy finished(&preflight, &Preflight::finished);
        preflight.run(job);
        QVERIFY(preflight.isRunning());
        QVERIFY(finished.wait(20'000));
        const auto &checks = preflight.checks();
        const auto check = std::ranges::find(checks, Subject(subject), &PreflightCheck::subject);
        QVERIFY(check != checks.end());
        QTEST(check->result.text(), "result");
        QTEST(int(check->state), "state");
        QCOMPARE(preflight.hasFailed(), check->state == State::Failed);
    }

    void aRefusalKeepsItsCauses()
    {
        QJsonObject wrong = job();
        setAt(wrong, u"spec.worker.replicas", u"two"_s);
        Preflight preflight(*m_cluster);
        QSignalSpy finished(&preflight, &Preflight::finished);
        preflight.run(wrong);
        QVERIFY(finished.wait(20'000));
        const PreflightCheck &dryRun = preflight.checks().first();
        QCOMPARE(dryRun.state, State::Failed);
        QVERIFY(dryRun.error);
        QCOMPARE(dryRun.error->kind, Error::Kind::Invalid);
        QVERIFY(std::ranges::any_of(dryRun.error->causes,
            [](const auto &cause) { return cause.field == "spec.worker.replicas"_L1; }));
    }

    /// The controller may still change a pod: no reason to keep the job back.
    void aPodThatIsRefusedIsAWarning()
    {
        QJsonObject wrong = job();
        setPod(wrong, u"activeDeadlineSeconds"_s, 0);
        Preflight preflight(*m_cluster);
        QSignalSpy finished(&preflight, &Preflight::finished);
        preflight.run(wrong);
        QVERIFY(finished.wait(20'000));
        const PreflightCheck &dryRun = preflight.checks().first();
        QCOMPARE(dryRun.state, State::Warning);
        QVERIFY(!preflight.hasFailed());
        QVERIFY(dryRun.error);
        QCOMPARE(dryRun.error->causes.size(), 1);
        QCOMPARE(dryRun.error->causes.first().field,
            u"spec.worker.template.spec.activeDeadlineSeconds"_s);
    }

    void aNewerRunOutdatesAnOlderOne()
    {
        Preflight preflight(*m_cluster);
        QSignalSpy finished(&preflight, &Preflight::finished);
        preflight.run(withQueue(u"night"_s));
        preflight.run(withQueue(u"high"_s));
        QVERIFY(finished.wait(20'000));
        QVERIFY(!preflight.hasFailed());
        QTest::qWait(200); // what the first one asked is answered by now, too
        QCOMPARE(finished.size(), 1);
        QVERIFY(!preflight.hasFailed());
    }

    /// Who may not look is told so, and may still submit.
    void whatMayNotBeSeenStopsNothing()
    {
        const auto stranger = m_sandbox.cluster(u"nobody"_s);
        Preflight preflight(*stranger);
        QSignalSpy finished(&preflight, &Preflight::finished);
        preflight.run(withQueue(u"high"_s));
        QVERIFY(finished.wait(20'000));
        for (const PreflightCheck &check : preflight.checks()) {
            if (check.subject == Subject::DryRun)
                continue;
            QCOMPARE(check.state, State::Warning);
            QVERIFY(check.result.text().startsWith("Could not be checked: "_L1));
        }
    }

    void goesAwayWhileAsking()
    {
        auto preflight = std::make_unique<Preflight>(*m_cluster);
        preflight->run(job());
        preflight.reset();
        QTest::qWait(200); // the answers find nobody
    }

private:
    [[nodiscard]] static QJsonObject job()
    {
        const QString text
            = newJobText({u"batch.tensorstack.dev"_s, u"v1beta1"_s, u"DeepSpeedJob"_s},
                {.nameSpace = u"demo"_s, .name = u"tried"_s, .image = u"registry.local/a:1"_s});
        QJsonObject object = yaml::parse(text, 1)->toJson().toObject();
        setPod(object, u"containers[0].resources"_s, QJsonObject {});
        return object;
    }
    static void setPod(QJsonObject &object, const QString &path, const QJsonValue &value)
    {
        QJsonObject pod = objectAt(object, u"spec.worker.template.spec");
        if (path == "containers[0].resources"_L1) {
            QJsonArray containers = pod[u"containers"].toArray();
            QJsonObject container = containers[0].toObject();
            container[u"resources"] = value;
            containers[0] = container;
            pod[u"containers"] = containers;
        } else {
            pod[path] = value;
        }
        setAt(object, u"spec.worker.template.spec", pod);
    }
    [[nodiscard]] static QJsonObject withGpus(int each, int replicas)
    {
        QJsonObject object = job();
        const QJsonObject amounts {{u"nvidia.com/gpu"_s, QString::number(each)}};
        setPod(object, u"containers[0].resources"_s,
            QJsonObject {{u"limits"_s, amounts}, {u"requests"_s, amounts}});
        setAt(object, u"spec.worker.replicas", replicas);
        return object;
    }
    [[nodiscard]] static QJsonObject withQueue(const QString &queue)
    {
        QJsonObject object = job();
        setAt(object, u"spec.scheduler.t9kScheduler.queue", queue);
        return object;
    }
    [[nodiscard]] static QJsonObject withVolume(
        const QString &source, const QString &key, const QString &name)
    {
        QJsonObject object = job();
        setPod(object, u"volumes"_s,
            QJsonArray {QJsonObject {{u"name"_s, u"v"_s}, {source, QJsonObject {{key, name}}}}});
        return object;
    }

    SandboxFixture m_sandbox;
    std::unique_ptr<Cluster> m_cluster;
};

QTEST_GUILESS_MAIN(PreflightTest)
#include "tst_preflight.moc"
