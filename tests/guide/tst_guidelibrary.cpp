// SPDX-License-Identifier: Apache-2.0
#include "models/guide/guidelibrary.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using models::GroupVersionKind;
using models::Guide;
using models::GuideLibrary;

class TestGuideLibrary final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        auto loaded = GuideLibrary::builtIn();
        QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().text()));
        m_library = *loaded;
    }

    void hasTheKinds_data()
    {
        QTest::addColumn<QString>("group");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("mark");
        const auto kinds = [](const QString &group, const QString &marks) {
            for (const QString &pair : marks.split(u' ')) {
                const QString kind = pair.section(u':', 0, 0);
                QTest::newRow(qPrintable(kind)) << group << kind << pair.section(u':', 1);
            }
        };
        kinds(u"batch.tensorstack.dev"_s,
            u"BeamJob:BM ColossalAIJob:CA CronWorkflowRun:CW DeepSpeedJob:DS GenericJob:GJ "
            u"MPIJob:MP "
            "PyTorchTrainingJob:PT TensorFlowTrainingJob:TF WorkflowRun:WR WorkflowTemplate:WT "
            "XGBoostTrainingJob:XG"_s);
        kinds(u"tensorstack.dev"_s,
            u"AutoTuneExperiment:AT DataCube:DC EventListener:EL Explorer:EX HyperMLService:HM "
            "ImageBuilder:IB MLService:ML MLServiceRuntime:MR Notebook:NB Project:PR "
            "QuotaProfile:QP ServiceAccountToken:AC SimpleMLService:SM StorageShim:SH "
            "TensorBoard:TB VirtualServer:VS WorkflowTrigger:WG"_s);
        kinds(u"scheduler.tensorstack.dev"_s, u"PodGroup:PG Queue:QU"_s);
        kinds(QString(),
            u"ConfigMap:CM Namespace:NS PersistentVolumeClaim:PV ResourceQuota:RQ Secret:SC "
            "Service:SV"_s);
        kinds(u"apps"_s, u"DaemonSet:DM Deployment:DP StatefulSet:SS"_s);
        kinds(u"batch"_s, u"CronJob:CJ Job:JB"_s);
        kinds(u"networking.k8s.io"_s, u"Ingress:IG"_s);
        kinds(u"rbac.authorization.k8s.io"_s,
            u"ClusterRole:CR ClusterRoleBinding:CB Role:RO RoleBinding:RB"_s);
        QTest::newRow("Instance") << u"app.tensorstack.dev"_s << u"Instance"_s << u"IN"_s;
    }
    void hasTheKinds()
    {
        QFETCH(QString, group);
        QFETCH(QString, kind);
        const bool isOurs = group.endsWith("tensorstack.dev"_L1);
        const Guide *guide = m_library->find({group, isOurs ? u"v1beta1"_s : u"v1"_s, kind});
        QVERIFY(guide);
        QTEST(guide->mark, "mark");
        QVERIFY(!guide->title.zh.isEmpty() && !guide->title.en.isEmpty());
        QVERIFY(!guide->summary.zh.isEmpty() && !guide->summary.en.isEmpty());
    }

    void marksAreUnique()
    {
        QHash<QString, QString> kinds;
        for (const Guide *guide : m_library->guides()) {
            const QString other = kinds.value(guide->mark, guide->kind);
            QVERIFY2(other == guide->kind, qPrintable(guide->mark + u' ' + other));
            kinds.insert(guide->mark, guide->kind);
        }
    }

    /// What a form shows of any kind begins with the name of the object.
    void everyKindHasAName()
    {
        for (const Guide *guide : m_library->guides()) {
            const models::FieldGuide *name = guide->fieldFor(u"metadata.name"_s);
            QVERIFY2(name && name->required, qPrintable(guide->kind));
        }
    }

    /// Both languages everywhere, Chinese in the house's writing, groups that exist.
    void speaksBothLanguages()
    {
        static const QRegularExpression glued(
            u"[\\x{4e00}-\\x{9fff}][A-Za-z0-9]|[A-Za-z0-9][\\x{4e00}-\\x{9fff}]"_s);
        static const QRegularExpression forbidden(u"[!！您你]|请(?!求)"_s);
        for (const Guide *guide : m_library->guides()) {
            const auto all = guide->allFields();
            for (const auto &[pattern, field] : all) {
                const QString where = guide->kind + u' ' + pattern;
                QVERIFY2(
                    !field->label.zh.isEmpty() && !field->label.en.isEmpty(), qPrintable(where));
                QVERIFY2(field->help.zh.isEmpty() == field->help.en.isEmpty(), qPrintable(where));
                QVERIFY2(
                    !glued.match(field->label.zh).hasMatch(), qPrintable(where + field->label.zh));
                QVERIFY2(
                    !glued.match(field->help.zh).hasMatch(), qPrintable(where + field->help.zh));
                QVERIFY2(!forbidden.match(field->help.zh).hasMatch(), qPrintable(where));
                QVERIFY2(
                    field->group.isEmpty() || guide->findGroup(field->group), qPrintable(where));
                const bool isSeen = field->level != models::Level::All;
                QVERIFY2(!isSeen || !field->group.isEmpty(), qPrintable(where));
            }
        }
    }

    void commonOfDeepSpeedJobFitsOneScreen()
    {
        const Guide *guide = deepSpeed();
        QStringList rows;
        const auto all = guide->allFields();
        for (const auto &[pattern, field] : all) {
            if (field->level != models::Level::All)
                rows.append(pattern);
        }
        // One of the three entry points shows at a time.
        rows.removeOne(u"spec.config.run.module"_s);
        rows.removeOne(u"spec.config.run.exec"_s);
        QCOMPARE(rows.size(), 12);
        for (const auto &expected :
            {u"metadata.name"_s, u"spec.config.run"_s, u"spec.config.run.python"_s,
                u"spec.worker.replicas"_s, u"spec.runPolicy.backoffLimit"_s,
                u"spec.scheduler.t9kScheduler.queue"_s, u"spec.scheduler.t9kScheduler.priority"_s,
                u"spec.worker.template.spec.containers[].image"_s,
                u"spec.worker.template.spec.volumes"_s,
                u"spec.worker.template.spec.containers[].resources.limits{}"_s,
                u"spec.worker.template.spec.containers[].resources.limits.cpu"_s,
                u"spec.worker.template.spec.containers[].resources.limits.memory"_s})
            QVERIFY2(rows.contains(expected), qPrintable(expected));
    }

    void splicesThePodTemplate()
    {
        const models::Path path {u"spec"_s, u"worker"_s, u"template"_s, u"spec"_s, u"containers"_s,
            0, u"resources"_s, u"limits"_s, u"memory"_s};
        const models::FieldGuide *field = deepSpeed()->fieldFor(path);
        QVERIFY(field);
        QCOMPARE(field->label.in(u"zh_CN"), u"内存"_s);
        QCOMPARE(field->label.in(u"en"), u"Memory"_s);
    }

    void ownFieldsWinOverParts()
    {
        const Guide *guide
            = m_library->find({u"batch.tensorstack.dev"_s, u"v1beta1"_s, u"PyTorchTrainingJob"_s});
        const models::FieldGuide *field
            = guide->fieldFor(u"spec.replicaSpecs[].template.spec.containers[].args"_s);
        QVERIFY(field);
        QCOMPARE(field->level, models::Level::Common);
    }

    void namesABrokenFile()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(u"kind-a.yaml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("kind: A\nfields: [\n");
        file.close();
        const auto loaded = GuideLibrary::load(dir.path());
        QVERIFY(!loaded);
        QVERIFY(loaded.error().message.english().contains(u"kind-a.yaml"_s));
    }

private:
    [[nodiscard]] const Guide *deepSpeed() const
    {
        return m_library->find({u"batch.tensorstack.dev"_s, u"v1beta1"_s, u"DeepSpeedJob"_s});
    }

    std::shared_ptr<const GuideLibrary> m_library;
};

QTEST_GUILESS_MAIN(TestGuideLibrary)
#include "tst_guidelibrary.moc"
