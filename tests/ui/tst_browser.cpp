// SPDX-License-Identifier: Apache-2.0
#include "livesession.h"
#include "nameless.h"

#include "models/resources/objectwatch.h"
#include "models/resources/resourcetablemodel.h"
#include "ui/browser/objectpage.h"
#include "ui/browser/objectpane.h"
#include "ui/browser/resourcepage.h"
#include "ui/browser/yamlview.h"
#include "ui/shared/heads.h"
#include "ui/shared/stateview.h"
#include "ui/shared/table.h"
#include "ui/shared/tokenfilteredit.h"
#include "ui/writes/deletedialog.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

ui::Place listOf(const QString &kind, const QString &group = {})
{
    return {.kind = ui::Place::Kind::Resources, .gvk = {group, u"v1"_s, kind}};
}

QStringList namesOf(const QAbstractItemModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.index(row, 0).data(ResourceTableModel::NameRole).toString());
    return names;
}

} // namespace

/// Tables, inspector and object pages over a sandbox whose time stands still.
/// SAMPAN_PICTURES=folder keeps pictures.
class BrowserTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_live.start({.manualClock = true})); }
    void init()
    {
        m_live.opened.clear();
        m_live.session->setProjects({u"demo"_s});
    }

    void filterTokens_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("isLike"); // what every name left has in it
        QTest::newRow("words match names") << u"llama"_s << u"llama"_s;
        QTest::newRow("status") << u"status:failed"_s << QString();
        QTest::newRow("label") << u"label:tensorstack.dev/component=worker"_s << QString();
        QTest::newRow("two of them") << u"status:running worker"_s << u"worker"_s;
    }
    void filterTokens()
    {
        QFETCH(QString, filter);
        QFETCH(QString, isLike);
        open(listOf(u"Pod"_s));
        const int all = model().rowCount();
        this->filter()->setFromString(filter);
        QTRY_VERIFY(model().rowCount() < all);
        for (const QString &name : namesOf(model()))
            QVERIFY2(name.contains(isLike), qPrintable(name));
        this->filter()->clearAll();
        QTRY_COMPARE(model().rowCount(), all);
    }

    void clicksOnHeadersSort()
    {
        open(listOf(u"Pod"_s));
        table()->sortByColumn(0, Qt::AscendingOrder);
        const QStringList up = namesOf(model());
        QVERIFY(up.size() > 10);
        table()->sortByColumn(0, Qt::DescendingOrder);
        QStringList down = namesOf(model());
        std::ranges::reverse(down);
        QCOMPARE(down, up);
    }

    void projectsAreFollowed()
    {
        open(listOf(u"ConfigMap"_s));
        const int one = model().rowCount();
        QVERIFY(column(u"Namespace"_s) < 0);
        m_live.session->setProjects({});
        QTRY_VERIFY(model().rowCount() > one);
        QTRY_VERIFY(column(u"Namespace"_s) > 0); // which of them is a question now
    }

    void selectionSurvivesUpdates()
    {
        open(listOf(u"ConfigMap"_s));
        QVERIFY(m_live.create(
            u"cm"_s, R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"mmm"}})"));
        QTRY_VERIFY(namesOf(model()).contains(u"mmm"_s));
        const int row = int(namesOf(model()).indexOf(u"mmm"_s));
        table()->selectRow(row);
        QTest::keyClick(table(), Qt::Key_Space);
        QCOMPARE(model().checkedRows().size(), 1);
        QVERIFY(m_live.create(
            u"cm"_s, R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"aaa"}})"));
        QTRY_VERIFY(namesOf(model()).contains(u"aaa"_s));
        const auto current = [this] {
            return table()->currentIndex().siblingAtColumn(0).data(ResourceTableModel::NameRole);
        };
        QCOMPARE(current().toString(), u"mmm"_s);
        QVERIFY(m_live.patch(u"cm"_s, u"mmm"_s, R"({"data":{"x":"1"}})"));
        m_page->reload();
        QTRY_COMPARE(model().checkedRows().size(), 1);
        QCOMPARE(model().checkedRows().first()->name(), u"mmm"_s);
    }

    void numbersStandRightAndReasonsStay()
    {
        open(listOf(u"Pod"_s));
        const int restarts = column(u"Restarts"_s);
        QVERIFY(restarts > 0);
        QVERIFY(model().index(0, restarts).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        table()->selectRow(0);
        QTRY_VERIFY(m_page->findChild<ui::InspectorHead *>()->isVisible());
        QVERIFY(ui::LiveSession::show(*m_page, {1024, 660}));
        QTRY_VERIFY(!table()->isColumnHidden(column(u"Status"_s)));
        ui::LiveSession::keep(*m_page, u"pods-1024"_s);
        open(listOf(u"Event"_s));
        table()->selectRow(0);
        QTRY_VERIFY(m_page->findChild<ui::InspectorHead *>()->isVisible());
        QVERIFY(!table()->isColumnHidden(column(u"Reason"_s)));
        QVERIFY(table()->columnWidth(column(u"Reason"_s)) >= 120);
        ui::LiveSession::keep(*m_page, u"events"_s);
    }

    void theInspectorFollowsAndNothingIsNameless()
    {
        open(listOf(u"Pod"_s));
        table()->selectRow(2);
        const QString name = namesOf(model()).at(2);
        auto *pane = m_page->findChild<ui::ObjectPane *>();
        QTRY_COMPARE(pane->watch().object()[u"metadata"][u"name"].toString(), name);
        ui::LiveSession::keep(*m_page, u"pods"_s);
        const QStringList nameless = ui::nameless(*m_page);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    void rowsLeadToTheirPages_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<ui::Place::Kind>("kind");
        QTest::newRow("open") << Qt::Key_Return << ui::Place::Kind::Object;
        QTest::newRow("edit") << Qt::Key_E << ui::Place::Kind::Edit;
    }
    void rowsLeadToTheirPages()
    {
        QFETCH(Qt::Key, key);
        open(listOf(u"ConfigMap"_s));
        table()->selectRow(0);
        table()->setFocus();
        QTest::keyClick(table(), key);
        QTRY_COMPARE(m_live.opened.size(), 1);
        QTEST(m_live.opened.first().kind, "kind");
        QCOMPARE(m_live.opened.first().name, namesOf(model()).first());
    }

    void theMenuOfARowEditsAndDeletes()
    {
        open(listOf(u"ConfigMap"_s));
        emit table() -> menuRequested(model().index(0, 0), {10, 10});
        QMenu *menu = table()->findChild<QMenu *>();
        QVERIFY(menu);
        QVERIFY(menu->actions().size() >= 5);
        menu->actions().last()->trigger(); // delete
        auto *dialog = m_page->window()->findChild<ui::DeleteDialog *>();
        QVERIFY(dialog);
        dialog->reject();
        menu->close();
    }

    void createLeadsToFormOrYaml()
    {
        open(listOf(u"ConfigMap"_s));
        m_page->pageActions().first()->trigger();
        QCOMPARE(m_live.opened.first().kind, ui::Place::Kind::Create);
        QCOMPARE(m_live.opened.first().argument, u"form"_s);
        m_page->pageActions().last()->trigger();
        QCOMPARE(m_live.opened.last().kind, ui::Place::Kind::Create);
        QVERIFY(m_live.opened.last().argument.isEmpty());
        m_live.session->setReadOnly(true);
        QVERIFY(m_page->pageActions().isEmpty());
        m_live.session->setReadOnly(false);
    }

    void everyStateSaysWhatIsNext_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<ui::Place>("where");
        QTest::addColumn<QString>("filter");
        QTest::addColumn<ui::StateView::Kind>("kind");
        QTest::newRow("empty") << QString() << listOf(u"CronJob"_s, u"batch"_s) << QString()
                               << ui::StateView::Kind::Empty;
        QTest::newRow("no match") << QString() << listOf(u"Pod"_s) << u"nothing-is-called-this"_s
                                  << ui::StateView::Kind::NoMatch;
        QTest::newRow("no access") << u"sandbox-viewer"_s << listOf(u"Secret"_s) << QString()
                                   << ui::StateView::Kind::NoAccess;
        QTest::newRow("not served")
            << QString() << listOf(u"Unicorn"_s) << QString() << ui::StateView::Kind::NotServed;
    }
    void everyStateSaysWhatIsNext()
    {
        QFETCH(QString, user);
        QFETCH(ui::Place, where);
        QFETCH(QString, filter);
        QFETCH(ui::StateView::Kind, kind);
        m_page.reset();
        if (!user.isEmpty())
            QVERIFY(m_live.connectAs(user));
        m_page = std::make_unique<ui::ResourcePage>(where, *m_live.session);
        QVERIFY(ui::LiveSession::show(*m_page, {1180, 700}));
        if (!filter.isEmpty())
            this->filter()->setFromString(filter);
        const ui::StateView *state = this->state();
        QVERIFY(state);
        QTRY_VERIFY(state->isVisible() && state->kind() == kind);
        QVERIFY(!state->title().isEmpty());
        QVERIFY(!state->findChildren<QPushButton *>().isEmpty());
        m_page.reset();
        if (!user.isEmpty())
            QVERIFY(m_live.connectAs({}));
    }

    void anObjectHasItsPage()
    {
        ui::ObjectPage page({.kind = ui::Place::Kind::Object,
                                .gvk = {u"apps"_s, u"v1"_s, u"Deployment"_s},
                                .nameSpace = u"demo"_s,
                                .name = u"label-studio"_s},
            *m_live.session);
        QVERIFY(ui::LiveSession::show(page, {1100, 720}));
        auto *pane = page.findChild<ui::ObjectPane *>();
        QTRY_VERIFY(!pane->watch().object().isEmpty());
        const QStringList nameless = ui::nameless(page);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
        ui::LiveSession::keep(page, u"object"_s);
        ui::Place yaml = page.place();
        yaml.part = u"yaml"_s;
        QVERIFY(page.showPlace(yaml));
        QCOMPARE(pane->part(), ui::ObjectPane::Yaml);
        ui::LiveSession::keep(page, u"object-yaml"_s);
        QVERIFY(!page.showPlace(listOf(u"Pod"_s)));
    }

    /// R5 Its keys are shown, its values are not.
    void valuesOfSecretsAreHidden()
    {
        const QJsonObject data = m_live.held(u"secret"_s, u"s3-models"_s)[u"data"].toObject();
        QVERIFY(!data.isEmpty());
        ui::ObjectPage page({.kind = ui::Place::Kind::Object,
                                .gvk = {{}, u"v1"_s, u"Secret"_s},
                                .nameSpace = u"demo"_s,
                                .name = u"s3-models"_s,
                                .part = u"yaml"_s},
            *m_live.session);
        const auto *yaml = page.findChild<ui::YamlView *>();
        QVERIFY(yaml);
        QTRY_VERIFY(yaml->toPlainText().contains("s3-models"_L1));
        for (auto it = data.begin(); it != data.end(); ++it) {
            QVERIFY(yaml->toPlainText().contains(it.key()));
            QVERIFY(!yaml->toPlainText().contains(it.value().toString()));
        }
    }

    void anObjectThatIsNotThereSaysSo()
    {
        ui::ObjectPage page({.kind = ui::Place::Kind::Object,
                                .gvk = {{}, u"v1"_s, u"ConfigMap"_s},
                                .nameSpace = u"demo"_s,
                                .name = u"nothing"_s},
            *m_live.session);
        QVERIFY(ui::LiveSession::show(page, {900, 600}));
        const auto *pane = page.findChild<ui::ObjectPane *>();
        QTRY_VERIFY(std::ranges::any_of(
            pane->findChildren<ui::StateView *>(), [](const ui::StateView *state) {
                return state->isVisible() && state->kind() == ui::StateView::Kind::Empty;
            }));
    }

    void offlineIsSaid() // the last: the server is gone after it
    {
        m_live.sandbox.reset();
        m_page = std::make_unique<ui::ResourcePage>(listOf(u"Pod"_s), *m_live.session);
        QVERIFY(ui::LiveSession::show(*m_page, {1180, 700}));
        const ui::StateView *state = this->state();
        QVERIFY(state);
        QTRY_VERIFY_WITH_TIMEOUT(state->kind() == ui::StateView::Kind::Offline
                || state->kind() == ui::StateView::Kind::Error,
            40'000);
        QVERIFY(!state->findChildren<QPushButton *>().isEmpty()); // try again
        QVERIFY(m_page->viewStatus().phase != ui::ViewStatus::Phase::Live);
    }

    void cleanupTestCase() { m_page.reset(); }

private:
    void open(const ui::Place &where)
    {
        m_page = std::make_unique<ui::ResourcePage>(where, *m_live.session);
        QVERIFY(ui::LiveSession::show(*m_page, {1389, 760}));
        QTRY_VERIFY(
            model().watchState().phase == WatchState::Phase::Live && model().rowCount() > 0);
    }
    [[nodiscard]] ResourceTableModel &model() const
    {
        return *m_page->findChild<ResourceTableModel *>();
    }
    /// There are more tables and states in the inspector.
    [[nodiscard]] ui::Table *table() const
    {
        for (ui::Table *table : m_page->findChildren<ui::Table *>()) {
            if (table->model() == &model())
                return table;
        }
        return nullptr;
    }
    [[nodiscard]] ui::StateView *state() const
    {
        for (ui::StateView *view : m_page->findChildren<ui::StateView *>()) {
            if (view->parentWidget() == table()->parentWidget())
                return view;
        }
        return nullptr;
    }
    [[nodiscard]] ui::TokenFilterEdit *filter() const
    {
        return m_page->findChild<ui::TokenFilterEdit *>();
    }
    [[nodiscard]] int column(const QString &name) const
    {
        for (int i = 0; i < model().columnCount(); ++i) {
            if (model().headerData(i, Qt::Horizontal).toString() == name)
                return i;
        }
        return -1;
    }

    ui::LiveSession m_live;
    std::unique_ptr<ui::ResourcePage> m_page;
};

QTEST_MAIN(BrowserTest)
#include "tst_browser.moc"
