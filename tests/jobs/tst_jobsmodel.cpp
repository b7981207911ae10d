// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/jobsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace models;

namespace {

JobSummary job(const QString &name, JobState state, int age)
{
    static const QDateTime base(QDate(2026, 1, 1), QTime(12, 0), QTimeZone::UTC);
    return {.uid = u"uid-"_s + name,
        .gvk = {u"batch.tensorstack.dev"_s, u"v1beta1"_s, u"DeepSpeedJob"_s},
        .name = name,
        .state = state,
        .queue = name.contains(u'q') ? u"high"_s : u"default"_s,
        .created = base.addSecs(-age)};
}

QString picture(const JobsModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.at(row)->name);
    return names.join(u' ');
}

} // namespace

class JobsModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worstFirst()
    {
        JobsModel model;
        QAbstractItemModelTester tester(&model);
        model.setJobs({job(u"ok"_s, JobState::Succeeded, 10), job(u"run"_s, JobState::Running, 5),
            job(u"bad"_s, JobState::Failed, 100), job(u"wait"_s, JobState::Waiting, 7)});
        QCOMPARE(picture(model), u"bad wait run ok"_s);
        QCOMPARE(model.count(JobState::Failed), 1);
        model.upsert({job(u"run"_s, JobState::Failed, 5)});
        QCOMPARE(picture(model), u"run bad wait ok"_s);
        model.remove({u"uid-wait"_s});
        QCOMPARE(picture(model), u"run bad ok"_s);
        model.setOrder(JobsModel::Order::ByName);
        QCOMPARE(picture(model), u"bad ok run"_s);
    }

    void filtersAndCounts()
    {
        JobsModel model;
        QAbstractItemModelTester tester(&model);
        model.setJobs({job(u"qa"_s, JobState::Running, 1), job(u"qb"_s, JobState::Failed, 2),
            job(u"c"_s, JobState::Failed, 3)});
        model.setFilter(u"queue:high"_s);
        QCOMPARE(picture(model), u"qb qa"_s);
        QCOMPARE(model.count(JobState::Failed), 1);
        QCOMPARE(model.total(), 2);
        model.setShownState(JobState::Running);
        QCOMPARE(picture(model), u"qa"_s);
        QCOMPARE(model.count(JobState::Failed), 1); // the shown state does not change counts
        model.setShownState({});
        model.setFilter({});
        QCOMPARE(model.rowCount(), 3);
    }

    void sameAgainIsSilent()
    {
        JobsModel model;
        model.setJobs({job(u"a"_s, JobState::Running, 1)});
        QSignalSpy changed(&model, &JobsModel::dataChanged);
        model.setJobs({job(u"a"_s, JobState::Running, 1)});
        QCOMPARE(changed.count(), 0);
        model.upsert({job(u"a"_s, JobState::Failed, 1)});
        QCOMPARE(changed.count(), 1);
    }
};

QTEST_GUILESS_MAIN(JobsModelTest)
#include "tst_jobsmodel.moc"
