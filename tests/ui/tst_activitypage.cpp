// SPDX-License-Identifier: Apache-2.0
#include "nameless.h"

#include "models/writes/activitylog.h"
#include "ui/shared/actiontable.h"
#include "ui/shared/session.h"
#include "ui/shared/settings.h"
#include "ui/shared/theme.h"
#include "ui/shell/activitypage.h"

#include <QDir>
#include <QJsonDocument>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace models;

/// The log of this machine's writes, and the way back from them. SAMPAN_PICTURES=folder keeps
/// pictures.
class ActivityPageTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<ui::Theme>(*qApp);
        m_settings = std::make_unique<ui::Settings>(m_folder.filePath(u"settings.ini"_s));
        m_actions = std::make_unique<ui::ActionTable>(*m_settings);
        m_session = std::make_unique<ui::Session>(*m_settings, *m_actions);
        m_log = std::make_unique<ActivityLog>(m_folder.filePath(u"activity.jsonl"_s));
        m_session->setParts({.name = u"lab"_s, .activity = m_log.get()});
        connect(m_session.get(), &ui::Session::openRequested, this,
            [this](const ui::Place &place) { m_opened.append(place); });
        const QJsonObject before = object(2);
        const QJsonObject after = object(3);
        const auto at = [](int second) {
            return QDateTime(QDate(2026, 3, 1), QTime(9, 0, second), QTimeZone::utc());
        };
        Activity activity {.time = at(1),
            .cluster = u"lab"_s,
            .verb = Activity::Verb::Create,
            .gvk = {u"apps"_s, u"v1"_s, u"Deployment"_s},
            .nameSpace = u"demo"_s,
            .name = u"web"_s};
        activity.after = before;
        activity.from = u"old-web"_s;
        QVERIFY(m_log->record(activity));
        activity.from.clear();
        activity.time = at(2);
        activity.verb = Activity::Verb::Update;
        activity.before = before;
        activity.after = after;
        activity.user = u"li.na@lab"_s;
        activity.took = 212;
        activity.warnings = {u"spec.replicas: more than the queue holds"_s};
        QVERIFY(m_log->record(activity));
        activity.time = at(3);
        activity.verb = Activity::Verb::Delete;
        activity.before = after;
        activity.after = {};
        activity.warnings.clear();
        QVERIFY(m_log->record(activity));
        activity.time = at(4);
        activity.outcome = Activity::Outcome::Failed;
        activity.serverText = u"deployments.apps \"web\" is forbidden"_s;
        QVERIFY(m_log->record(activity));
    }
    void init()
    {
        m_opened.clear();
        m_page = std::make_unique<ui::ActivityPage>(*m_session, *m_log);
        m_page->resize(1180, 720);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanupTestCase() { m_page.reset(); }

    void showsWhatWasDone()
    {
        const auto *table = m_page->findChild<QTableView *>();
        QCOMPARE(table->model()->rowCount(), 5); // one day's line above four writes
        QCOMPARE(table->model()->index(0, ui::ActivityModel::VerbColumn).data().toString(),
            u"4 writes"_s);
        QCOMPARE(table->currentIndex().row(), 1); // the newest write, not the day
        QTest::keyClick(m_page->findChild<QTableView *>(), Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(m_page->findChild<QTableView *>(), Qt::Key_Up);
        QVERIFY(table->currentIndex().row() != 0);
        choose(3); // newest first
        QCoreApplication::processEvents();
        const QString folder = qEnvironmentVariable("SAMPAN_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(m_page->grab().save(QDir(folder).filePath(u"activity.png"_s)));
        const QStringList nameless = ui::nameless(*m_page);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    void leadsBack_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("button");
        QTest::addColumn<ui::Place::Kind>("kind");
        QTest::newRow("a failed one has no way back") << 1 << QString() << ui::Place::Kind::Start;
        QTest::newRow("deleted") << 2 << u"Create again…"_s << ui::Place::Kind::Create;
        QTest::newRow("changed") << 3 << u"Undo 1 changes…"_s << ui::Place::Kind::Edit;
        QTest::newRow("created") << 4 << QString() << ui::Place::Kind::Start;
    }
    void leadsBack()
    {
        QFETCH(int, row);
        QFETCH(QString, button);
        choose(row);
        QPushButton *found = nullptr;
        for (QPushButton *one : m_page->findChildren<QPushButton *>()) {
            const bool isWay
                = one->text().startsWith(u"Undo"_s) || one->text().startsWith(u"Create again"_s);
            if (isWay && one->isVisibleTo(m_page.get()))
                found = one;
        }
        QCOMPARE(found ? found->text() : QString(), button);
        if (!found)
            return;
        found->click();
        QCOMPARE(m_opened.size(), 1);
        QTEST(m_opened.first().kind, "kind");
        QVERIFY(m_opened.first().argument.startsWith("activity:2026-03-01T09:00:0"_L1));
    }

    void daysHaveLinesOfTheirOwn()
    {
        ActivityLog log(m_folder.filePath(u"days"_s));
        const QDateTime noon = QDate::currentDate().startOfDay().addSecs(12 * 3600);
        for (const int daysAgo : {9, 1, 1, 0}) {
            QVERIFY(log.record({.time = noon.addDays(-daysAgo).toUTC(),
                .cluster = u"c"_s,
                .gvk = {u""_s, u"v1"_s, u"Pod"_s},
                .nameSpace = u"demo"_s,
                .name = u"web"_s}));
        }
        const ui::ActivityModel model(log, u"c"_s);
        QStringList lines;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.at(row) != nullptr)
                continue;
            QCOMPARE(model.flags(model.index(row, 0)), Qt::NoItemFlags);
            lines.append(model.index(row, ui::ActivityModel::TimeColumn).data().toString() + u", "_s
                + model.index(row, ui::ActivityModel::VerbColumn).data().toString());
        }
        const QString earlier
            = QLocale().toString(noon.addDays(-9).date(), QLocale::ShortFormat) + u", 1 writes"_s;
        QCOMPARE(lines, (QStringList {u"Today, 1 writes"_s, u"Yesterday, 2 writes"_s, earlier}));
    }

private:
    static QJsonObject object(int replicas)
    {
        return {{u"apiVersion"_s, u"apps/v1"_s}, {u"kind"_s, u"Deployment"_s},
            {u"metadata"_s, QJsonObject {{u"name"_s, u"web"_s}, {u"namespace"_s, u"demo"_s}}},
            {u"spec"_s, QJsonObject {{u"replicas"_s, replicas}, {u"paused"_s, false}}}};
    }
    void choose(int row) { m_page->findChild<QTableView *>()->selectRow(row); }

    QTemporaryDir m_folder;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Settings> m_settings;
    std::unique_ptr<ui::ActionTable> m_actions;
    std::unique_ptr<ui::Session> m_session;
    std::unique_ptr<ActivityLog> m_log;
    std::unique_ptr<ui::ActivityPage> m_page;
    QList<ui::Place> m_opened;
};

QTEST_MAIN(ActivityPageTest)
#include "tst_activitypage.moc"
