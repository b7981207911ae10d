// SPDX-License-Identifier: Apache-2.0
#include "livesession.h"
#include "nameless.h"
#include "tests/resources/fakeapi.h"

#include "models/resources/fieldcatalog.h"
#include "ui/explorer/explainpane.h"
#include "ui/explorer/explorerpage.h"
#include "ui/explorer/fieldhitsmodel.h"
#include "ui/explorer/fieldpane.h"
#include "ui/explorer/fieldresults.h"
#include "ui/explorer/fieldtreemodel.h"
#include "ui/explorer/kindlistmodel.h"
#include "ui/explorer/kindpane.h"
#include "ui/shared/banner.h"
#include "ui/shared/countchip.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/segmented.h"
#include "ui/shared/stateview.h"
#include "ui/shared/table.h"

#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QProcess>
#include <QPushButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace models;
using Model = ui::KindListModel;

namespace {

const GroupVersionKind deepSpeed {u"batch.tensorstack.dev"_s, u"v1beta1"_s, u"DeepSpeedJob"_s};

ui::Place placeOf(const GroupVersionKind &gvk, const QString &part = {})
{
    return {.kind = ui::Place::Kind::Explorer, .gvk = gvk, .part = part};
}

/// A session with a server that does as told.
struct ToldSession
{
    FakeApi api;
    ScriptedServer server {[this](const Exchange &exchange) { api(exchange); }};
    QTemporaryDir folder;
    ui::Settings settings {folder.filePath(u"s.ini"_s)};
    ui::ActionTable actions {settings};
    ui::Session session {settings, actions};

    bool connectTo()
    {
        Access access;
        access.server = server.url();
        auto *cluster
            = new Cluster(access, std::make_unique<CurlTransport>(access), QString(), &session);
        session.setParts({.name = u"told"_s, .cluster = cluster});
        return QCoro::waitFor(cluster->discovery().refresh()).has_value();
    }
};

/// The page and what a test looks at.
struct Explorer
{
    Explorer(ui::Session &session, const ui::Place &place, QSize size = {1384, 770})
        : page(place, session)
    {
        page.resize(size);
        page.show();
        page.activateWindow();
        (void)QTest::qWaitForWindowActive(&page);
        page.setFocus();
    }
    [[nodiscard]] ui::SearchField &search() const
    {
        return *page.kindPane().findChild<ui::SearchField *>();
    }
    [[nodiscard]] ui::FieldResults &results() const
    {
        return *page.kindPane().findChild<ui::FieldResults *>();
    }
    [[nodiscard]] ui::FieldHitsModel &hits() const
    {
        return *page.kindPane().findChild<ui::FieldHitsModel *>();
    }
    [[nodiscard]] ui::StateView &state() const { return *results().findChild<ui::StateView *>(); }
    [[nodiscard]] ui::Banner &banner() const { return *results().findChild<ui::Banner *>(); }
    [[nodiscard]] bool explains(const QString &path) const
    {
        return page.place().part == path
            && page.explainPane().text().contains(u"FIELD: "_s + path.section(u'.', -1));
    }
    [[nodiscard]] bool finds(const QString &path) const
    {
        for (int row = 0; row < hits().rowCount(); ++row) {
            if (hits().path(hits().index(row)) == path)
                return true;
        }
        return false;
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    ui::ExplorerPage page;
};

} // namespace

/// The API explorer over the sandbox, and over a server that fails as told.
/// SAMPAN_PICTURES=folder keeps pictures.
class ExplorerTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_kubeconfig = m_folder.filePath(u"config"_s);
        QVERIFY(m_live.start({.kubeconfigFile = m_kubeconfig, .manualClock = true}));
    }
    void init()
    {
        m_live.opened.clear();
        m_live.notices.clear();
    }

    void showsAFieldInTheTreeWithItsGuide()
    {
        Explorer at(*m_live.session, placeOf(deepSpeed, u"spec.config.run"_s));
        QTRY_VERIFY(at.explains(u"spec.config.run"_s));
        const QModelIndex current = at.page.fieldPane().tree()->currentIndex();
        QCOMPARE(current.data().toString(), u"run"_s);
        QVERIFY(current.data(ui::FieldTreeModel::RequiredRole).toBool()); // the guide says so
        QCOMPARE(ui::nameless(at.page), QStringList());
        ui::LiveSession::keep(at.page, u"explorer"_s);
        m_live.theme->setMode(ui::ThemeMode::Dark);
        ui::LiveSession::keep(at.page, u"explorer-dark"_s);
        m_live.theme->setMode(ui::ThemeMode::Light);
        at.page.resize(972, 586);
        at.page.setWidthClass(ui::WidthClass::Medium);
        ui::LiveSession::keep(at.page, u"explorer-1024"_s);
    }

    void theCommandPrintsTheText_data()
    {
        QTest::addColumn<GroupVersionKind>("gvk");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("tab");
        QTest::newRow("a job's field") << deepSpeed << u"spec.worker.template"_s << 0;
        QTest::newRow("a kind") << deepSpeed << QString() << 0;
        QTest::newRow("all below") << deepSpeed << u"spec.config"_s << 1;
        QTest::newRow("a built-in kind")
            << GroupVersionKind {{}, u"v1"_s, u"Pod"_s} << u"spec.containers.resources"_s << 0;
        QTest::newRow("a word of two groups")
            << GroupVersionKind {u"events.k8s.io"_s, u"v1"_s, u"Event"_s} << u"regarding"_s << 0;
    }
    void theCommandPrintsTheText()
    {
        QFETCH(GroupVersionKind, gvk);
        QFETCH(QString, path);
        QFETCH(int, tab);
        Explorer at(*m_live.session, placeOf(gvk, path));
        QTRY_VERIFY(!at.page.explainPane().text().isEmpty());
        QTRY_COMPARE(at.page.place().part, path);
        auto *tabs = at.page.explainPane().findChild<ui::Segmented *>();
        for (int i = 0; i < tab; ++i)
            QTest::keyClick(tabs, Qt::Key_Right);
        const QStringList words = at.page.explainPane().command().split(u' ');
        QCOMPARE(words.value(0), u"kubectl"_s);
        if (QStandardPaths::findExecutable(u"kubectl"_s).isEmpty())
            QSKIP("kubectl is not installed");
        QProcess kubectl;
        kubectl.start(
            u"kubectl"_s, QStringList {u"--kubeconfig"_s, m_kubeconfig} + words.sliced(1));
        QVERIFY(kubectl.waitForFinished());
        QCOMPARE(at.page.explainPane().text(), QString::fromUtf8(kubectl.readAllStandardOutput()));
    }

    void copies()
    {
        Explorer at(*m_live.session, placeOf(deepSpeed, u"spec.config.run.python"_s));
        QTRY_VERIFY(at.explains(u"spec.config.run.python"_s));
        const auto press = [&](const QString &text) {
            for (QPushButton *button : at.page.explainPane().findChildren<QPushButton *>()) {
                if (button->text() == text && button->isVisible())
                    button->click();
            }
            return QGuiApplication::clipboard()->text();
        };
        QCOMPARE(
            press(u"Copy command"_s), u"kubectl explain deepspeedjobs.spec.config.run.python"_s);
        QCOMPARE(press(u"Copy text"_s), at.page.explainPane().text());
        QCOMPARE(press(u"Copy"_s), u"train.py --deepspeed ds_z3.json"_s);
        QCOMPARE(m_live.notices.size(), 3);
    }

    void listsWhatApiResourcesLists()
    {
        Explorer at(*m_live.session, placeOf(deepSpeed));
        auto *view = qobject_cast<ui::Segmented *>(at.page.pathBarWidget());
        QVERIFY(view);
        QTRY_VERIFY(at.page.kindPane().kinds().rowCount() > 40);
        emit view->chosen(1);
        QVERIFY(!at.page.fieldPane().isVisible());
        ui::Table &table = *at.page.kindPane().table();
        QCoreApplication::processEvents();
        for (int column = 0; column < Model::ColumnCount; ++column)
            QVERIFY2(!table.isColumnHidden(column), qPrintable(QString::number(column)));
        const Model &kinds = at.page.kindPane().kinds();
        const int row = kinds.rowOf(deepSpeed);
        const auto cell = [&](int column) { return kinds.index(row, column).data().toString(); };
        QCOMPARE(cell(Model::NameColumn), u"deepspeedjobs"_s);
        QCOMPARE(cell(Model::ShortNamesColumn), u"dj"_s);
        QCOMPARE(cell(Model::NamespacedColumn), u"yes"_s);
        QVERIFY(cell(Model::VerbsColumn).startsWith("create,delete,deletecollection,get,list"_L1));
        ui::LiveSession::keep(at.page, u"explorer-list"_s);

        table.sortByColumn(Model::NameColumn, Qt::AscendingOrder);
        QStringList names;
        for (int i = 0; i < kinds.rowCount(); ++i)
            names.append(kinds.index(i, Model::NameColumn).data().toString());
        QVERIFY(std::ranges::is_sorted(names));
        table.sortByColumn(-1, Qt::AscendingOrder);
        QCOMPARE(kinds.rowOf(deepSpeed), row);

        at.search().setText(u"dj"_s);
        QCOMPARE(kinds.rowCount(), 1);
        at.search().clear();
        table.selectRow(kinds.rowOf(deepSpeed));
        table.setFocus();
        at.key(Qt::Key_Return);
        QVERIFY(at.page.fieldPane().isVisible());
    }

    void findsFieldsOfEveryKindByKeys()
    {
        Explorer at(*m_live.session, placeOf({{}, u"v1"_s, u"Pod"_s}));
        QTRY_VERIFY(!at.page.explainPane().text().isEmpty());
        at.page.find();
        QTRY_VERIFY(at.search().hasFocus());
        QTest::keyClicks(&at.search(), u"slotsPer"_s);
        QTRY_VERIFY(at.finds(u"spec.config.slotsPerWorker"_s));
        QVERIFY(at.results().isVisible());
        at.key(Qt::Key_Down);
        QVERIFY(at.results().list()->hasFocus());
        QCOMPARE(
            at.hits().path(at.results().list()->currentIndex()), u"spec.config.slotsPerWorker"_s);
        at.key(Qt::Key_Return);
        QTRY_VERIFY(at.explains(u"spec.config.slotsPerWorker"_s));
        QCOMPARE(at.page.place().gvk, deepSpeed);
        QVERIFY(at.page.fieldPane().tree()->currentIndex().isValid());
        at.key(Qt::Key_Escape); // back to the field
        QVERIFY(at.search().hasFocus());
        at.key(Qt::Key_Escape); // clears
        QVERIFY(at.search().text().isEmpty());
        QVERIFY(!at.results().isVisible());
        QVERIFY(at.page.kindPane().table()->isVisible());
        QCOMPARE(at.page.kindPane().table()->currentIndex().row(),
            at.page.kindPane().kinds().rowOf(deepSpeed));
    }

    void enterBeforeTheAnswerOpensTheBest()
    {
        Explorer at(*m_live.session, placeOf({{}, u"v1"_s, u"Pod"_s}));
        at.page.focusFilter();
        QTest::keyClicks(&at.search(), u"slotsPerWorker"_s);
        at.key(Qt::Key_Return);
        QTRY_VERIFY(at.explains(u"spec.config.slotsPerWorker"_s));
    }

    void kindsAndFieldsStandTogether()
    {
        Explorer at(*m_live.session, placeOf(deepSpeed));
        at.page.focusFilter();
        QTest::keyClicks(&at.search(), u"queue"_s);
        QTRY_VERIFY(at.finds(u"spec.scheduler.t9kScheduler.queue"_s));
        ui::Table &table = *at.page.kindPane().table();
        QVERIFY(table.isVisible());
        const Model &kinds = at.page.kindPane().kinds();
        QVERIFY(kinds.rowCount() > 0);
        const auto chips = at.page.kindPane().findChildren<ui::CountChip *>();
        QCOMPARE(chips.first()->count(), kinds.count(Model::Scope::All));
        QVERIFY(chips.first()->count() > kinds.rowCount());
        ui::LiveSession::keep(at.page, u"explorer-search"_s);
        m_live.theme->setMode(ui::ThemeMode::Dark);
        ui::LiveSession::keep(at.page, u"explorer-search-dark"_s);
        m_live.theme->setMode(ui::ThemeMode::Light);
        at.page.resize(972, 586);
        at.page.setWidthClass(ui::WidthClass::Medium);
        ui::LiveSession::keep(at.page, u"explorer-search-1024"_s);
        at.key(Qt::Key_Down);
        QVERIFY(table.hasFocus());
        for (int row = 0; row < kinds.rowCount(); ++row)
            at.key(Qt::Key_Down);
        QVERIFY(at.results().list()->hasFocus()); // past the last kind
        QCOMPARE(ui::nameless(at.page), QStringList());

        // In a scope without any: the field still says what was searched for.
        chips[2]->click();
        QTRY_VERIFY(!at.finds(u"spec.scheduler.t9kScheduler.queue"_s));
    }

    void findsWordsOfGuides()
    {
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        Explorer at(*m_live.session, placeOf(deepSpeed));
        at.search().setText(u"弹性"_s);
        QTRY_VERIFY(at.finds(u"spec.elastic"_s));
        const QModelIndex elastic = at.hits().indexOf(deepSpeed, u"spec.elastic"_s);
        QCOMPARE(at.hits().field(elastic).label, u"弹性"_s);
        ui::LiveSession::keep(at.page, u"explorer-guide"_s);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void linesOpenAndClose()
    {
        Explorer at(*m_live.session, placeOf(deepSpeed));
        at.search().setText(u"name"_s);
        QTRY_VERIFY(at.hits().kindCount() > 60);
        QTRY_VERIFY(!FieldCatalog::of(*m_live.session->cluster(), nullptr).isReading());
        QListView &list = *at.results().list();
        list.setFocus();
        const auto lineOf = [&](int row) { return at.hits().line(at.hits().index(row)); };
        QCOMPARE(lineOf(0), ui::FieldHitsModel::Line::Kind);
        QVERIFY(at.hits().rowCount() < 600); // of thousands of fields
        const int before = at.hits().rowCount();
        list.setCurrentIndex(at.hits().index(0));
        at.key(Qt::Key_Left);
        QVERIFY(at.hits().rowCount() < before);
        QCOMPARE(list.currentIndex().row(), 0);
        at.key(Qt::Key_Right);
        QCOMPARE(at.hits().rowCount(), before);
        int more = 0;
        while (lineOf(more) != ui::FieldHitsModel::Line::More)
            ++more;
        list.setCurrentIndex(at.hits().index(more));
        at.key(Qt::Key_Return);
        QVERIFY(at.hits().rowCount() > before);
        QCOMPARE(lineOf(more), ui::FieldHitsModel::Line::Field);
    }

    void searchesOneKindWithoutEnd() // a definition's schema contains itself
    {
        const GroupVersionKind crd {
            u"apiextensions.k8s.io"_s, u"v1"_s, u"CustomResourceDefinition"_s};
        Explorer at(*m_live.session, placeOf(crd));
        QTRY_VERIFY(!at.page.explainPane().text().isEmpty());
        at.page.find();
        at.page.find(); // once more: this kind's
        auto *filter = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(filter && filter != &at.search());
        filter->setText(u"zzz"_s);
        auto *state = at.page.fieldPane().findChild<ui::StateView *>();
        QTRY_COMPARE(state->kind(), ui::StateView::Kind::NoMatch);
        filter->setText(u"openapi"_s);
        QTreeView &tree = *at.page.fieldPane().tree();
        QTRY_VERIFY(tree.isVisible() && tree.model()->rowCount() > 0);
        QCOMPARE(
            tree.model()->index(0, 0).data().toString(), u"spec.versions.schema.openAPIV3Schema"_s);
        at.key(Qt::Key_Down);
        at.key(Qt::Key_Return);
        QVERIFY(filter->text().isEmpty());
        QVERIFY(at.explains(u"spec.versions.schema.openAPIV3Schema"_s));
        QVERIFY(tree.currentIndex().parent().isValid()); // in the tree again
    }

    void leadsOn()
    {
        Explorer at(*m_live.session, placeOf(deepSpeed));
        QTRY_VERIFY(!at.page.explainPane().text().isEmpty());
        const QList<QAction *> actions = at.page.pageActions();
        actions[0]->trigger();
        QCOMPARE(m_live.opened.value(0).kind, ui::Place::Kind::Resources);
        QCOMPARE(m_live.opened.value(0).gvk, deepSpeed);
        actions[1]->trigger();
        QCOMPARE(m_live.opened.value(1).kind, ui::Place::Kind::NewJob);
        at.page.showPlace(placeOf({{}, u"v1"_s, u"ConfigMap"_s}));
        actions[1]->trigger();
        QCOMPARE(m_live.opened.value(2).kind, ui::Place::Kind::Create);
        QCOMPARE(m_live.opened.value(2).argument, u"form"_s);
    }

    void aKindThatIsGoneIsNamed()
    {
        Explorer at(*m_live.session, placeOf({u"x.example"_s, u"v1"_s, u"Gone"_s}));
        auto *state = at.page.fieldPane().findChild<ui::StateView *>();
        QCOMPARE(state->kind(), ui::StateView::Kind::Empty);
        QVERIFY(state->title().contains(u"Gone"_s));
        QVERIFY(at.page.showPlace(placeOf(deepSpeed, u"spec.worker"_s)));
        QTRY_VERIFY(at.explains(u"spec.worker"_s));
    }

    void placesOfFormsAreUnderstood()
    {
        Explorer at(*m_live.session,
            placeOf(deepSpeed, u"spec.worker.template.spec.containers[].env[].name"_s));
        QTRY_VERIFY(at.explains(u"spec.worker.template.spec.containers.env.name"_s));
    }

    void saysHowFarTheReadingIs()
    {
        ToldSession told;
        told.api.set(u"a.example"_s, u"Aa"_s, {u"gpuCount"_s});
        told.api.set(u"b.example"_s, u"Bb"_s, {u"gpuType"_s});
        told.api.hold(u"a.example"_s);
        told.api.hold(u"b.example"_s);
        QVERIFY(told.connectTo());
        Explorer at(told.session, placeOf({u"a.example"_s, u"v1"_s, u"Aa"_s}));
        at.search().setText(u"gpu"_s);
        QTRY_COMPARE(at.state().kind(), ui::StateView::Kind::Loading);
        ui::LiveSession::keep(at.page, u"explorer-loading"_s);
        told.api.letGo();
        QTRY_VERIFY(at.finds(u"spec.gpuCount"_s) && at.finds(u"spec.gpuType"_s));
    }

    void namesWhatCouldNotBeRead()
    {
        ToldSession told;
        told.api.set(u"a.example"_s, u"Aa"_s, {u"gpuCount"_s});
        told.api.set(u"b.example"_s, u"Bb"_s, {u"gpuType"_s});
        told.api.setStatus(u"b.example"_s, 503);
        QVERIFY(told.connectTo());
        Explorer at(told.session, placeOf({u"a.example"_s, u"v1"_s, u"Aa"_s}));
        at.search().setText(u"gpu"_s);
        QTRY_VERIFY(at.finds(u"spec.gpuCount"_s));
        QTRY_VERIFY(at.banner().isVisible());
        QVERIFY(at.banner().toolTip().contains(u"b.example/v1"_s));
        ui::LiveSession::keep(at.page, u"explorer-partly"_s);
        told.api.setStatus(u"b.example"_s, 0);
        for (QPushButton *button : at.banner().findChildren<QPushButton *>())
            button->click();
        QTRY_VERIFY(at.finds(u"spec.gpuType"_s));
        QTRY_VERIFY(!at.banner().isVisible());
        at.search().setText(u"nothing like it"_s);
        QTRY_COMPARE(at.state().kind(), ui::StateView::Kind::NoMatch);
        ui::LiveSession::keep(at.page, u"explorer-no-match"_s);
    }

    void saysThatTheRightIsMissing()
    {
        ToldSession told;
        told.api.set(u"a.example"_s, u"Aa"_s, {u"gpuCount"_s});
        told.api.setIndexStatus(403);
        QVERIFY(told.connectTo());
        Explorer at(told.session, placeOf({u"a.example"_s, u"v1"_s, u"Aa"_s}));
        at.search().setText(u"gpu"_s);
        QTRY_COMPARE(at.state().kind(), ui::StateView::Kind::NoAccess);
        QTRY_COMPARE(at.page.viewStatus().phase, ui::ViewStatus::Phase::NoAccess);
        ui::LiveSession::keep(at.page, u"explorer-no-access"_s);
    }

    void saysThatTheServerIsAwayAndGoesOn()
    {
        ToldSession told;
        told.api.set(u"a.example"_s, u"Aa"_s, {u"gpuCount"_s});
        QVERIFY(told.connectTo());
        told.server.setScript([](const Exchange &exchange) { exchange.reset(); });
        Explorer at(told.session, placeOf({u"a.example"_s, u"v1"_s, u"Aa"_s}));
        at.search().setText(u"gpu"_s);
        QTRY_COMPARE(at.state().kind(), ui::StateView::Kind::Offline);
        QTRY_COMPARE(at.page.viewStatus().phase, ui::ViewStatus::Phase::Offline);
        ui::LiveSession::keep(at.page, u"explorer-offline"_s);
        told.server.setScript([&told](const Exchange &exchange) { told.api(exchange); });
        QVERIFY(QCoro::waitFor(told.session.cluster()->connectToServer()));
        QTRY_VERIFY(at.finds(u"spec.gpuCount"_s));
        QTRY_VERIFY(!at.page.explainPane().text().isEmpty());
        QCOMPARE(at.page.viewStatus().phase, ui::ViewStatus::Phase::Live);
    }

private:
    QTemporaryDir m_folder;
    QString m_kubeconfig;
    ui::LiveSession m_live;
};

QTEST_MAIN(ExplorerTest)
#include "tst_explorer.moc"
