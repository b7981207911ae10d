// SPDX-License-Identifier: Apache-2.0
#include "nameless.h"
#include "sandboxsession.h"

#include "models/kube/resourceclient.h"
#include "ui/project/appspage.h"
#include "ui/project/queueinspector.h"
#include "ui/project/queueorderrow.h"
#include "ui/project/queuespage.h"
#include "ui/project/quotapane.h"
#include "ui/project/storagepage.h"
#include "ui/shared/countchip.h"
#include "ui/shared/stateview.h"
#include "ui/shared/table.h"

#include <QCoroTask>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using namespace models;

/// Queues, storage and apps over the sandbox: real watches, real widgets.
class ProjectPagesTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_box.start());
        QTRY_VERIFY_WITH_TIMEOUT(m_box.jobs().rowCount() >= 15, 30'000);
        connect(&m_box.session(), &ui::Session::openRequested, this,
            [this](const ui::Place &place) { m_opened = place; });
    }

    void queuesAndQuota()
    {
        ui::QueuesPage page({.kind = ui::Place::Kind::Queues}, m_box.session());
        ui::SandboxSession::show(page, {1220, 800});
        auto *table = page.findChild<ui::Table *>(u"list"_s);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, 20'000);
        QCOMPARE(words(*table, 0), (QStringList {u"high"_s, u"default"_s, u"night"_s}));
        auto *quota = page.findChild<ui::QuotaPane *>();
        QTRY_VERIFY(quota->lines().size() >= 4);
        QVERIFY(quota->lines().first().isAccelerator());
        QTRY_VERIFY(quota->holderTable().model()->rowCount() > 2);
        QTRY_VERIFY(page.viewStatus().phase == ui::ViewStatus::Phase::Live);
        table->selectRow(1);
        auto *inspector = page.findChild<ui::QueueInspector *>();
        QTRY_VERIFY(!inspector->findChildren<ui::QueueOrderRow *>().isEmpty());
        ui::SandboxSession::keep(page, u"queues"_s);
        checkNames(page);
        inspector->findChildren<ui::QueueOrderRow *>().first()->click();
        QCOMPARE(m_opened.kind, ui::Place::Kind::Job);
        m_box.theme().setMode(ui::ThemeMode::Dark);
        ui::SandboxSession::keep(page, u"queues-dark"_s);
        m_box.theme().setMode(ui::ThemeMode::Light);
        page.setWidthClass(ui::WidthClass::Medium);
        ui::SandboxSession::show(page, {972, 634});
        ui::SandboxSession::keep(page, u"queues-narrow"_s);
    }

    void queueOfAPlaceIsSelected()
    {
        ui::QueuesPage page(
            {.kind = ui::Place::Kind::Queues, .part = u"default"_s}, m_box.session());
        ui::SandboxSession::show(page, {1220, 800});
        auto *table = page.findChild<ui::Table *>(u"list"_s);
        QTRY_COMPARE(table->currentIndex().data().toString(), u"default"_s);
        auto *field = page.findChild<QLineEdit *>();
        field->setText(u"nothing like it"_s);
        QCOMPARE(page.findChild<ui::StateView *>(u"listState"_s)->title(),
            u"None of the queues match the filter."_s);
    }

    void storage()
    {
        ui::StoragePage page(
            {.kind = ui::Place::Kind::Storage, .part = u"dataset-pile"_s}, m_box.session());
        ui::SandboxSession::show(page, {1220, 800});
        auto *table = page.findChild<ui::Table *>(u"list"_s);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 4, 20'000);
        QCOMPARE(words(*table, 0).first(), u"dataset-pile"_s); // what waits comes first
        QTRY_VERIFY(words(*table, 3).first().contains(u"palm-tune"_s));
        ui::SandboxSession::keep(page, u"storage"_s);
        checkNames(page);
        page.setWidthClass(ui::WidthClass::Medium);
        ui::SandboxSession::show(page, {972, 634});
        ui::SandboxSession::keep(page, u"storage-narrow"_s);
    }

    void apps()
    {
        ui::AppsPage page(m_box.session());
        ui::SandboxSession::show(page, {1220, 700});
        auto *table = page.findChild<ui::Table *>(u"list"_s);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 4, 20'000);
        QCOMPARE(words(*table, 1).first(), u"chat-demo"_s); // what waits comes first
        ui::SandboxSession::keep(page, u"apps"_s);
        checkNames(page);
    }

    void appsComeWhereThereWereNone()
    {
        m_box.session().setProjects({u"default"_s});
        const auto back = qScopeGuard([this] { m_box.session().setProjects({u"demo"_s}); });
        ui::AppsPage page(m_box.session());
        ui::SandboxSession::show(page, {1220, 700});
        const auto *state = page.findChild<ui::StateView *>(u"listState"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state->title(), u"There are no apps in default."_s, 20'000);
        ui::SandboxSession::keep(page, u"apps-empty"_s);
        const auto notebooks = m_box.session().cluster()->discovery().find(u"notebooks"_s);
        QVERIFY(notebooks);
        const QJsonObject object {{u"apiVersion"_s, u"tensorstack.dev/v1beta1"_s},
            {u"kind"_s, u"Notebook"_s}, {u"metadata"_s, QJsonObject {{u"name"_s, u"explore"_s}}},
            {u"spec"_s, QJsonObject {{u"type"_s, u"jupyter"_s}}}};
        ResourceClient client(m_box.session().cluster()->transport());
        const auto made = QCoro::waitFor(client.create(*notebooks, u"default"_s, object));
        QVERIFY2(made, made ? "" : qPrintable(made.error().text()));
        const auto *table = page.findChild<ui::Table *>(u"list"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
    }

    void noAccess()
    {
        ui::SandboxSession other;
        QVERIFY(other.start({.empty = true}, u"nobody"_s));
        ui::StoragePage page({.kind = ui::Place::Kind::Storage}, other.session());
        ui::SandboxSession::show(page, {1000, 600});
        const auto *state = page.findChild<ui::StateView *>(u"listState"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state->kind(), ui::StateView::Kind::NoAccess, 20'000);
        ui::SandboxSession::keep(page, u"storage-noaccess"_s);
    }

private:
    static QStringList words(const ui::Table &table, int column)
    {
        QStringList all;
        for (int row = 0; row < table.model()->rowCount(); ++row)
            all.append(table.model()->index(row, column).data().toString());
        return all;
    }
    static void checkNames(const QWidget &page)
    {
        const QStringList without = ui::nameless(page);
        QVERIFY2(without.isEmpty(), qPrintable(without.join(u'\n')));
    }

    ui::SandboxSession m_box;
    ui::Place m_opened;
};

QTEST_MAIN(ProjectPagesTest)
#include "tst_projectpages.moc"
