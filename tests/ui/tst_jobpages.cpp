// SPDX-License-Identifier: Apache-2.0
#include "nameless.h"

#include "models/base/json.h"
#include "models/jobs/jobkinds.h"
#include "models/jobs/jobsmodel.h"
#include "models/sandbox/controllers/seed.h"
#include "ui/jobs/eventlist.h"
#include "ui/jobs/jobpage.h"
#include "ui/jobs/jobspage.h"
#include "ui/shared/actiontable.h"
#include "ui/shared/settings.h"
#include "ui/shared/theme.h"

#include <QDir>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

/// The pages of jobs over the demo project, without a server. SAMPAN_PICTURES=folder keeps
/// pictures.
class JobPagesTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<ui::Theme>(*qApp);
        const auto objects = sandbox::demoObjects(QDateTime::currentDateTimeUtc());
        QVERIFY(objects);
        m_settings = std::make_unique<ui::Settings>(m_folder.filePath(u"settings.ini"_s));
        m_actions = std::make_unique<ui::ActionTable>(*m_settings);
        m_session = std::make_unique<ui::Session>(*m_settings, *m_actions);
        fill(*objects);
        m_session->setParts({.name = u"sandbox"_s, .jobs = &m_model, .isSandbox = true});
    }

    void listShowsWorstFirst()
    {
        ui::JobsPage page(*m_session);
        show(page, {1180, 780});
        const auto *table = page.findChild<QTableView *>();
        QVERIFY(table);
        QCOMPARE(
            table->model()->index(0, JobsModel::StateColumn).data(JobsModel::StateRole).toInt(),
            int(JobState::Failed));
        QCOMPARE(m_session->badge(ui::Place::Kind::Jobs), m_model.count(JobState::Failed));
        select(page, u"gpt-pretrain-13b"_s);
        keep(page, u"jobs-wide"_s);
        page.setWidthClass(ui::WidthClass::Medium);
        show(page, {972, 600});
        keep(page, u"jobs-narrow"_s);
        const QStringList nameless = ui::nameless(page);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    void darkListShowsToo()
    {
        m_theme->setMode(ui::ThemeMode::Dark);
        ui::JobsPage page(*m_session);
        show(page, {1180, 780});
        select(page, u"llama-sft"_s);
        keep(page, u"jobs-dark"_s);
        m_theme->setMode(ui::ThemeMode::Light);
    }

    void pageTellsWhy_data()
    {
        QTest::addColumn<QString>("job");
        QTest::newRow("failed") << u"llama-sft"_s;
        QTest::newRow("waiting") << u"gpt-pretrain-13b"_s;
        QTest::newRow("running") << u"llama-70b-sft"_s;
        QTest::newRow("beam") << u"wordcount-beam"_s;
        QTest::newRow("cron") << u"nightly-eval"_s;
    }

    void pageTellsWhy()
    {
        QFETCH(QString, job);
        const JobSummary *summary = m_model.find({}, u"demo"_s, job);
        QVERIFY(summary);
        ui::JobPage page({.kind = ui::Place::Kind::Job,
                             .gvk = summary->gvk,
                             .nameSpace = u"demo"_s,
                             .name = job},
            *m_session);
        show(page, {1180, 780});
        keep(page, u"job-"_s + job);
        QCOMPARE(page.title(), job);
        const QStringList nameless = ui::nameless(page);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
        for (const QString &part :
            {u"replicas"_s, u"logs"_s, u"events"_s, u"fields"_s, u"yaml"_s, u"usage"_s}) {
            ui::Place place = page.place();
            place.part = part;
            QVERIFY(page.showPlace(place));
            const QStringList without = ui::nameless(page);
            QVERIFY2(without.isEmpty(), qPrintable(part + u": "_s + without.join(u'\n')));
            if (job == "llama-sft"_L1)
                keep(page, u"job-"_s + part);
        }
    }

    void jobThatIsNotThere()
    {
        ui::JobPage page({.kind = ui::Place::Kind::Job,
                             .gvk = {u"batch.tensorstack.dev"_s, u"v1beta1"_s, u"MPIJob"_s},
                             .nameSpace = u"demo"_s,
                             .name = u"nothing"_s},
            *m_session);
        show(page, {1000, 600});
        keep(page, u"job-missing"_s);
    }

    void eventsAreMerged()
    {
        const JobSummary *summary = m_model.find({}, u"demo"_s, u"llama-sft"_s);
        const QList<ui::EventLine> lines
            = ui::mergedEvents(m_model.facts(summary->uid).events, u"llama-sft"_s);
        QVERIFY(std::ranges::any_of(lines, [](const ui::EventLine &line) {
            return line.reason == "Started"_L1 && line.object == u"worker ×8"_s && line.count == 8;
        }));
        for (qsizetype i = 1; i < lines.size(); ++i)
            QVERIFY(lines[i - 1].time >= lines[i].time);
    }

private:
    void fill(const QList<QJsonObject> &objects)
    {
        QHash<QString, JobFacts> facts;
        QList<JobSummary> summaries;
        for (const QJsonObject &object : objects) {
            const QString group = textAt(object, u"apiVersion").section(u'/', 0, 0);
            if (JobKinds::isJobKind(group, textAt(object, u"kind"))
                && namespaceOf(object) == "demo"_L1)
                facts[uidOf(object)].job = object;
        }
        QHash<QString, QString> owners;
        for (const QJsonObject &object : objects) {
            const QString owner = controllerOf(object)[u"uid"].toString();
            if (!facts.contains(owner))
                continue;
            owners.insert(uidOf(object), owner);
            const QString kind = textAt(object, u"kind");
            if (kind == "Pod"_L1)
                facts[owner].pods.append(object);
            else if (kind == "PodGroup"_L1)
                facts[owner].podGroup = object;
            else if (kind == "WorkflowRun"_L1)
                facts[owner].runs.append(object);
        }
        for (const QJsonObject &object : objects) {
            if (textAt(object, u"kind") == "PersistentVolumeClaim"_L1) {
                for (JobFacts &one : facts)
                    one.claims.append(object);
            }
            if (textAt(object, u"kind") != "Event"_L1)
                continue;
            const QString about = textAt(object, u"involvedObject.uid");
            const QString owner = facts.contains(about) ? about : owners.value(about);
            if (facts.contains(owner))
                facts[owner].events.append(object);
        }
        for (JobFacts &one : facts) {
            if (nameOf(one.job) == "qwen2-dpo-b"_L1) {
                one.queuePosition = 3;
                one.gpusAhead = 40;
            }
            summaries.append(summarize(one, QDateTime::currentDateTimeUtc()));
        }
        m_model.setFactsSource([facts](const QString &uid) { return facts.value(uid); });
        m_model.setJobs(summaries);
    }

    void show(QWidget &page, QSize size)
    {
        page.resize(size);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QCoreApplication::processEvents();
    }

    void select(QWidget &page, const QString &job)
    {
        auto *table = page.findChild<QTableView *>();
        const JobSummary *summary = m_model.find({}, u"demo"_s, job);
        table->selectRow(m_model.rowOf(summary->uid));
        QCoreApplication::processEvents();
    }

    void keep(QWidget &page, const QString &name)
    {
        const QString folder = qEnvironmentVariable("SAMPAN_PICTURES");
        QCoreApplication::processEvents();
        const QImage picture = page.grab().toImage();
        QVERIFY(!picture.isNull());
        if (!folder.isEmpty())
            QVERIFY(picture.save(QDir(folder).filePath(name + u".png"_s)));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Settings> m_settings;
    std::unique_ptr<ui::ActionTable> m_actions;
    JobsModel m_model;
    std::unique_ptr<ui::Session> m_session;
};

QTEST_MAIN(JobPagesTest)
#include "tst_jobpages.moc"
