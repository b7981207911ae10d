// SPDX-License-Identifier: Apache-2.0
#include "models/base/json.h"
#include "models/jobs/jobkinds.h"
#include "models/jobs/newjob.h"
#include "models/jobs/summarize.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace models;

class NewJobTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasItsText_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind :
            {"DeepSpeedJob", "PyTorchTrainingJob", "GenericJob", "TensorFlowTrainingJob", "MPIJob",
                "ColossalAIJob", "XGBoostTrainingJob", "BeamJob", "CronWorkflowRun"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

    void everyKindHasItsText()
    {
        QFETCH(QString, kind);
        const GroupVersionKind gvk {u"batch.tensorstack.dev"_s, u"v1beta1"_s, kind};
        const QString text = newJobText(gvk,
            {.nameSpace = u"demo"_s, .name = u"mine"_s, .queue = u"high"_s, .claim = u"data"_s});
        QVERIFY(text.startsWith("apiVersion: batch.tensorstack.dev/v1beta1\nkind: "_L1 + kind));
        QVERIFY(text.contains("  name: mine\n"_L1));
        QVERIFY(!text.contains(u'{') || text.contains("{}"_L1));
        QVERIFY(text.contains("claimName: data"_L1));
        const QString bare = newJobText(gvk, {.nameSpace = u"demo"_s, .name = u"mine"_s});
        QVERIFY(!bare.contains("scheduler"_L1));
        QVERIFY(!bare.contains("volume"_L1));
        QVERIFY(bare.contains("image: \"\""_L1) || bare.contains("name: \"\""_L1));
    }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("taken");
        QTest::addColumn<QString>("next");
        QTest::newRow("first") << u"a"_s << QStringList {} << u"a-r2"_s;
        QTest::newRow("again") << u"a-r2"_s << QStringList {} << u"a-r3"_s;
        QTest::newRow("taken") << u"a"_s << QStringList {u"a-r2"_s, u"a-r3"_s} << u"a-r4"_s;
        QTest::newRow("long") << QString(60, u'x') << QStringList {}
                              << QString(QString(47, u'x') + u"-r2"_s);
    }

    void names()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, taken);
        QTEST(nextName(name, taken), "next");
    }

    void aNewNameIsNotTaken()
    {
        const GroupVersionKind gvk {u"batch.tensorstack.dev"_s, u"v1beta1"_s, u"DeepSpeedJob"_s};
        const auto nameIn = [](const QString &text) {
            return text.section(u"  name: "_s, 1, 1).section(u'\n', 0, 0);
        };
        NewJobDefaults defaults;
        const QString first = nameIn(newJobText(gvk, defaults));
        const QString laterThatDay = first.chopped(4); // the minute may change meanwhile
        QVERIFY2(first.startsWith("deepspeed-"_L1), qPrintable(first));
        defaults.takenNames = {first};
        const QString second = nameIn(newJobText(gvk, defaults));
        QVERIFY2(second.startsWith(laterThatDay) && second != first, qPrintable(second));
    }

    void startsAreOfOneGroup_data()
    {
        QTest::addColumn<GroupVersionKind>("gvk");
        QTest::addColumn<QString>("begins");
        QTest::newRow("of the cluster itself") << GroupVersionKind {u"batch"_s, u"v1"_s,
            u"Job"_s} << u"apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: job-"_s;
        QTest::newRow("of another group")
            << GroupVersionKind {u"batch.volcano.sh"_s, u"v1alpha1"_s, u"Job"_s} << QString();
        QTest::newRow("of an older version")
            << GroupVersionKind {u"tensorstack.dev"_s, u"v1beta1"_s, u"StorageShim"_s} << QString();
    }
    void startsAreOfOneGroup()
    {
        QFETCH(GroupVersionKind, gvk);
        QFETCH(QString, begins);
        QCOMPARE(hasStart(gvk), !begins.isEmpty());
        const QString text = newJobText(gvk, {});
        QVERIFY2(text.startsWith(begins), qPrintable(text));
    }

    void clonesLoseWhatTheServerWrote()
    {
        QJsonObject job {{u"apiVersion"_s, u"batch.tensorstack.dev/v1beta1"_s},
            {u"kind"_s, u"DeepSpeedJob"_s}, {u"status"_s, QJsonObject {{u"phase"_s, u"Failed"_s}}}};
        for (const auto &[key, value] :
            {std::pair {u"name"_s, u"a"_s}, {u"uid"_s, u"u"_s}, {u"resourceVersion"_s, u"7"_s},
                {u"creationTimestamp"_s, u"2026-01-01T00:00:00Z"_s}})
            setAt(job, u"metadata."_s + key, value);
        const QJsonObject container {{u"name"_s, u"worker"_s}, {u"image"_s, u"i"_s},
            {u"resources"_s,
                QJsonObject {{u"limits"_s, QJsonObject {{u"memory"_s, u"64Gi"_s}}},
                    {u"requests"_s, QJsonObject {{u"memory"_s, u"64Gi"_s}}}}}};
        setAt(job, u"spec.worker.template.spec.containers", QJsonArray {container});
        setAt(job, u"spec.runMode.pause.enabled", true);
        const QString text = cloneText(job, {}, u"96Gi"_s);
        QVERIFY(text.startsWith("apiVersion: "_L1));
        for (const QString &gone : {u"status"_s, u"uid"_s, u"resourceVersion"_s, u"64Gi"_s})
            QVERIFY2(!text.contains(gone), qPrintable(text));
        QVERIFY(text.contains("name: a-r2"_L1));
        QCOMPARE(text.count("96Gi"_L1), 2);
        QVERIFY(text.contains("enabled: false"_L1));
    }
};

QTEST_GUILESS_MAIN(NewJobTest)
#include "tst_newjob.moc"
