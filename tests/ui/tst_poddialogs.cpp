// SPDX-License-Identifier: Apache-2.0
#include "livesession.h"
#include "nameless.h"
#include "words.h"

#include "models/base/json.h"
#include "models/resources/resourcetablemodel.h"
#include "ui/browser/resourcepage.h"
#include "ui/shared/banner.h"
#include "ui/terminal/podterminal.h"
#include "ui/terminal/terminalview.h"
#include "ui/writes/debugdialog.h"
#include "ui/writes/evictdialog.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace models;

namespace {

constexpr int patience = 30'000;

} // namespace

/// A pod is asked to go, or looked into.
class PodDialogsTest final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_live.start({.speed = 60}));
        m_window.resize(1200, 800);
        m_window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_window));
    }
    void init() { m_live.notices.clear(); }

    /// 104
    void evicts()
    {
        const QString pod = startPod("lonely");
        auto *dialog = evictDialog(pod);
        QTRY_VERIFY(says(*dialog, u"would let it go now"_s));
        QTRY_VERIFY(says(*dialog, u"Nothing makes this pod again"_s));
        ui::LiveSession::keep(*dialog, u"evict"_s);
        const QStringList nameless = ui::nameless(*dialog);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
        QVERIFY(textAt(m_live.held(u"pods"_s, pod), u"metadata.deletionTimestamp").isEmpty());
        const qsizetype before = m_live.log->entries().size();
        const QPointer<ui::EvictDialog> guard(dialog);
        dialog->evictButton()->click();
        QTRY_VERIFY(!guard);
        QTRY_VERIFY_WITH_TIMEOUT(m_live.held(u"pods"_s, pod).isEmpty(), patience);
        QCOMPARE(m_live.notices.size(), 1);
        QCOMPARE(m_live.log->entries().size(), before + 1);
        QCOMPARE(m_live.log->entries().last().verb, Activity::Verb::Evict);
    }

    /// 104 The budget is named, and the pod goes as soon as it may.
    void waitsForTheBudget()
    {
        const QString pod = startPod("wanted", R"("app":"wanted")");
        QVERIFY(m_live.create(u"pdb"_s,
            R"({"apiVersion":"policy/v1","kind":"PodDisruptionBudget","metadata":{"name":"keep-one"},
                "spec":{"minAvailable":1,"selector":{"matchLabels":{"app":"wanted"}}}})"));
        QTRY_COMPARE_WITH_TIMEOUT(
            numberAt(m_live.held(u"pdb"_s, u"keep-one"_s), u"status.currentHealthy"), 1, patience);
        auto *dialog = evictDialog(pod);
        dialog->setPause(50ms);
        QTRY_VERIFY(says(*dialog, u"budget keep-one keeps this pod"_s));
        ui::LiveSession::keep(*dialog, u"evict-kept"_s);
        const QPointer<ui::EvictDialog> guard(dialog);
        dialog->evictButton()->click();
        QTRY_VERIFY(says(*dialog, u"asked again every few seconds"_s));
        QVERIFY(!dialog->evictButton()->isEnabled());
        ui::LiveSession::keep(*dialog, u"evict-waits"_s);
        QVERIFY(m_live.patch(u"pdb"_s, u"keep-one"_s, R"({"spec":{"minAvailable":0}})"));
        QTRY_VERIFY_WITH_TIMEOUT(!guard, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_live.held(u"pods"_s, pod).isEmpty(), patience);
    }

    /// 104
    void cancelStopsAsking()
    {
        const QString pod = startPod("stays", R"("app":"stays")");
        QVERIFY(m_live.create(u"pdb"_s,
            R"({"apiVersion":"policy/v1","kind":"PodDisruptionBudget","metadata":{"name":"stay"},
                "spec":{"minAvailable":1,"selector":{"matchLabels":{"app":"stays"}}}})"));
        auto *dialog = evictDialog(pod);
        dialog->evictButton()->click();
        QTRY_VERIFY(says(*dialog, u"asked again every few seconds"_s));
        const QPointer<ui::EvictDialog> guard(dialog);
        dialog->reject();
        QTRY_VERIFY(!guard);
        QVERIFY(textAt(m_live.held(u"pods"_s, pod), u"metadata.deletionTimestamp").isEmpty());
        QVERIFY(m_live.notices.isEmpty());
    }

    /// 104 A container joins, and a terminal attaches to it.
    void debugs()
    {
        const QString pod = startPod("broken");
        QSignalSpy wanted(m_live.session.get(), &ui::Session::shellRequested);
        auto *dialog = new ui::DebugDialog(*m_live.session, u"demo"_s, pod, &m_window);
        dialog->open();
        auto *start = button(*dialog, u"Add and open terminal"_s);
        QTRY_VERIFY(start->isEnabled());
        ui::LiveSession::keep(*dialog, u"debug"_s);
        const QStringList nameless = ui::nameless(*dialog);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
        auto *image = dialog->findChildren<QComboBox *>().first();
        image->setEditText({});
        QVERIFY(!start->isEnabled());
        image->setEditText(u"busybox:1.36"_s);
        start->click();
        QTRY_COMPARE(wanted.size(), 1);
        const auto target = wanted.first().first().value<ui::ShellTarget>();
        QVERIFY(target.attaches);
        const QJsonArray there = arrayAt(m_live.held(u"pods"_s, pod), u"spec.ephemeralContainers");
        QCOMPARE(there.size(), 1);
        QCOMPARE(there[0][u"name"].toString(), target.container);
        QCOMPARE(there[0][u"targetContainerName"].toString(), u"main"_s);
        QCOMPARE(m_live.log->entries().last().verb, Activity::Verb::Debug);

        ui::PodTerminal terminal(*m_live.session, target);
        QVERIFY(ui::LiveSession::show(terminal, {900, 300}));
        terminal.run();
        QTRY_COMPARE_WITH_TIMEOUT(terminal.state(), ui::PodTerminal::State::Live, patience);
        emit terminal.view().wrote("hostname\r");
        QTRY_VERIFY_WITH_TIMEOUT(terminal.view().allText().contains(pod), patience);
        ui::LiveSession::keep(terminal, u"debug-terminal"_s);
        emit terminal.view().wrote("exit 3\r");
        QTRY_COMPARE_WITH_TIMEOUT(terminal.state(), ui::PodTerminal::State::Ended, patience);
        QTRY_COMPARE(
            arrayAt(m_live.held(u"pods"_s, pod),
                u"status.ephemeralContainerStatuses")[0][u"state"][u"terminated"][u"exitCode"]
                .toInt(),
            3);
        terminal.run(); // it cannot begin again, and says so
        QTRY_COMPARE_WITH_TIMEOUT(terminal.state(), ui::PodTerminal::State::Ended, patience);
    }

    /// 104
    void tellsWhyItDoesNotStart()
    {
        const QString pod = startPod("no-image");
        const QByteArray patch
            = R"({"spec":{"ephemeralContainers":[{"name":"debugger","image":"busybox:missing"}]}})";
        QVERIFY(QCoro::waitFor(m_live.client().patch(m_live.resource(u"pods"_s), u"demo"_s, pod,
            PatchKind::Strategic, patch, {.subresource = u"ephemeralcontainers"_s})));
        ui::PodTerminal terminal(*m_live.session,
            {.nameSpace = u"demo"_s, .pod = pod, .container = u"debugger"_s, .attaches = true});
        QVERIFY(ui::LiveSession::show(terminal, {900, 300}));
        terminal.run();
        QTRY_VERIFY_WITH_TIMEOUT(says(terminal, u"does not start: ImagePullBackOff"_s), patience);
        QCOMPARE(terminal.state(), ui::PodTerminal::State::Connecting);
        ui::LiveSession::keep(terminal, u"debug-no-image"_s);
    }

    void inChinese()
    {
        const ui::Words chinese(u"zh_CN"_s);
        const QString pod = startPod("shown");
        auto *evict = evictDialog(pod);
        QTRY_VERIFY(says(*evict, u"服务器现在就会放行"_s));
        ui::LiveSession::keep(*evict, u"evict-zh"_s);
        evict->reject();
        auto *debug = new ui::DebugDialog(*m_live.session, u"demo"_s, pod, &m_window);
        debug->open();
        QVERIFY(button(*debug, u"添加并打开终端"_s));
        QTRY_VERIFY(button(*debug, u"添加并打开终端"_s)->isEnabled());
        ui::LiveSession::keep(*debug, u"debug-zh"_s);
        debug->reject();
    }

    /// 104 What is not allowed is off, and says why.
    void rightsGateBoth()
    {
        QVERIFY(m_live.connectAs(u"sandbox-viewer"_s));
        ui::ResourcePage page(
            {.kind = ui::Place::Kind::Resources, .gvk = m_live.resource(u"pods"_s).gvk()},
            *m_live.session);
        QVERIFY(ui::LiveSession::show(page, {1200, 700}));
        const auto *model = page.findChild<ResourceTableModel *>();
        QTRY_VERIFY_WITH_TIMEOUT(model->rowCount() > 0, patience);
        const QList<QTableView *> tables = page.findChildren<QTableView *>();
        const auto table = std::ranges::find(tables, model, &QTableView::model);
        QVERIFY(table != tables.end());
        int running = 0;
        while (model->layout().state(*model->rowAt(running)) != ObjectState::Running)
            ++running;
        (*table)->selectRow(running);
        for (const auto &[name, right] : {std::pair(u"evict"_s, u"pods/eviction"_s),
                 std::pair(u"debugContainer"_s, u"pods/ephemeralcontainers"_s)}) {
            auto *action = page.findChild<QAction *>(name);
            QVERIFY(action);
            QTRY_VERIFY(!action->isEnabled());
            QTRY_VERIFY2(action->toolTip().contains(right), qPrintable(action->toolTip()));
        }
        QVERIFY(m_live.connectAs({}));
    }

private:
    [[nodiscard]] ui::EvictDialog *evictDialog(const QString &pod)
    {
        auto *dialog = new ui::EvictDialog(
            *m_live.session, u"demo"_s, pod, uidOf(m_live.held(u"pods"_s, pod)), &m_window);
        dialog->open();
        return dialog;
    }
    /// A pod that is ready.
    [[nodiscard]] QString startPod(const QByteArray &name, const QByteArray &labels = {})
    {
        QByteArray pod = R"({"apiVersion":"v1","kind":"Pod","metadata":{"name":"NAME","labels":
            {LABELS}},"spec":{"terminationGracePeriodSeconds":1,"restartPolicy":"Never","containers":
            [{"name":"main","image":"busybox:1.36","command":["sleep","inf"]}]}})";
        pod.replace("NAME", name).replace("LABELS", labels);
        (void)m_live.create(u"pods"_s, pod);
        const QString shown = QString::fromLatin1(name);
        (void)QTest::qWaitFor(
            [&] {
                return conditionOf(m_live.held(u"pods"_s, shown), u"Ready")[u"status"].toString()
                    == u"True"_s;
            },
            patience);
        return shown;
    }
    [[nodiscard]] static bool says(const QWidget &widget, const QString &text)
    {
        const QList<QLabel *> labels = widget.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) {
            return label->isVisibleTo(&widget) && label->text().contains(text);
        });
    }
    [[nodiscard]] static QPushButton *button(const QWidget &widget, const QString &text)
    {
        const QList<QPushButton *> buttons = widget.findChildren<QPushButton *>();
        const auto found = std::ranges::find(buttons, text, &QPushButton::text);
        return found == buttons.end() ? nullptr : *found;
    }

    ui::LiveSession m_live;
    QWidget m_window;
};

QTEST_MAIN(PodDialogsTest)
#include "tst_poddialogs.moc"
