// SPDX-License-Identifier: Apache-2.0
#include "app/window.h"
#include "models/base/json.h"
#include "models/jobs/jobsmodel.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/kube/resourceclient.h"
#include "tests/ui/nameless.h"
#include "ui/shared/banner.h"
#include "ui/shared/session.h"
#include "ui/shell/mainwindow.h"
#include "ui/terminal/dock.h"
#include "ui/terminal/docktabs.h"
#include "ui/terminal/forwarddialog.h"
#include "ui/terminal/forwardrow.h"
#include "ui/terminal/forwardspane.h"
#include "ui/terminal/podterminal.h"
#include "ui/terminal/terminalview.h"

#include <QCoroTask>

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

#include <algorithm>

using namespace Qt::StringLiterals;
using State = ui::PodTerminal::State;

/// Shells in the dock, in the real window and against the sandbox, with keys alone.
class TerminalDockTest final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_window = std::make_unique<app::Window>(*qApp,
            ui::ShellOptions {.kubeconfigs = {m_folder.filePath(u"none"_s)},
                .language = u"en"_s,
                .theme = u"dark"_s,
                .settingsFile = m_folder.filePath(u"settings.conf"_s),
                .canReopen = false});
        m_window->start();
        window().resize(1440, 900);
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        m_window->shell().openSandbox();
        QTRY_VERIFY_WITH_TIMEOUT(window().session() && window().session()->jobs()
                && window().session()->jobs()->rowCount() >= 20,
            60'000);
    }

    void showsAndHides()
    {
        QVERIFY(!dock().isVisible());
        press(Qt::Key_J, Qt::ControlModifier);
        QTRY_VERIFY(dock().isVisible());
        QCOMPARE(dock().count(), 0);
        press(Qt::Key_J, Qt::ControlModifier);
        QTRY_VERIFY(!dock().isVisible());
    }

    void opensFromARow()
    {
        window().open({.kind = ui::Place::Kind::Resources, .gvk = {{}, u"v1"_s, u"Pod"_s}},
            ui::OpenMode::NewTab);
        QTableView *table = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(
            (table = visibleTable()) && table->model()->rowCount() > 20, 20'000);
        m_pod = runningPod();
        QVERIFY(!m_pod.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(cellWith(*table, m_pod).isValid(), 20'000);
        choose(*table, m_pod);
        press(Qt::Key_S);
        QTRY_COMPARE(dock().count(), 1);
        QVERIFY(dock().isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(terminal().state(), State::Live, 20'000);
        QCOMPARE(terminal().target().pod, m_pod);
        QTRY_VERIFY(shown().endsWith(u'#'));
        QVERIFY(terminal().title().endsWith(u"· bash"_s));
        QTRY_VERIFY(terminal().view().hasFocus());
    }

    void runsCommands()
    {
        type("hostname; stty size\r");
        QTRY_VERIFY(shown().contains(u'\n' + m_pod + u'\n'));
        const QSize cells = terminal().view().cells();
        QTRY_VERIFY(shown().contains(u"\n%1 %2\n"_s.arg(cells.height()).arg(cells.width())));
        window().resize(1300, 940);
        QTRY_VERIFY(terminal().view().cells() != cells);
        const auto isTold = [this] { // sizes are told when they have come to rest
            type("clear; stty size\r");
            return QTest::qWaitFor(
                [this] {
                    const QSize now = terminal().view().cells();
                    return shown().contains(u"%1 %2\n"_s.arg(now.height()).arg(now.width()));
                },
                500);
        };
        QTRY_VERIFY2(isTold(), qPrintable(shown()));
        type("echo 你好\r");
        QTRY_VERIFY(shown().contains(u"\n你好\n"_s));
        keep(u"terminal-live"_s);
    }

    void leavesByF6()
    {
        QVERIFY(dock().isAncestorOf(QApplication::focusWidget()));
        press(Qt::Key_F6);
        QTRY_VERIFY(!dock().isAncestorOf(QApplication::focusWidget()));
        press(Qt::Key_F6, Qt::ShiftModifier);
        QTRY_VERIFY(terminal().view().hasFocus());
        press(Qt::Key_Tab); // and not by Tab
        QVERIFY(terminal().view().hasFocus());
        press(Qt::Key_U, Qt::ControlModifier);
    }

    void endsAndRunsAgain()
    {
        type("exit 3\r");
        QTRY_COMPARE(terminal().state(), State::Ended);
        QCOMPARE(dock().tabs().tabText(0), u"%1 · ended, exit 3"_s.arg(m_pod));
        QTRY_VERIFY(shownWords().contains("exit code 3"_L1));
        keep(u"terminal-ended"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(terminal().state(), State::Live, 20'000);
        QTRY_VERIFY(shown().endsWith(u'#'));
        QVERIFY(!shown().contains("exit"_L1));
    }

    void opensFromAReplica()
    {
        window().open({.kind = ui::Place::Kind::Job,
                          .gvk = {u"batch.tensorstack.dev"_s, u"v1beta1"_s, u"DeepSpeedJob"_s},
                          .nameSpace = u"demo"_s,
                          .name = u"gpt-pretrain-7b"_s,
                          .part = u"replicas"_s},
            ui::OpenMode::Here);
        QTRY_COMPARE(window().currentPage()->place().name, u"gpt-pretrain-7b"_s);
        QTableView *table = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(
            (table = visibleTable()) && table->model()->rowCount() >= 4, 20'000);
        table->setCurrentIndex(table->model()->index(2, 0));
        const QString name = table->model()->index(2, 0).data().toString();
        table->setFocus();
        press(Qt::Key_S);
        QTRY_COMPARE(dock().count(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(terminal().state(), State::Live, 20'000);
        QVERIFY2(terminal().title().startsWith(name), qPrintable(terminal().title()));
        type("nvidia-smi -L\r");
        QTRY_VERIFY(shown().contains("GPU 0: "_L1));
        keep(u"terminal-replica"_s);
        QCOMPARE(ui::nameless(dock()), QStringList());
        // With two of them, the keys still lead to the one that is shown.
        dock().tabs().setCurrentIndex(0);
        press(Qt::Key_F6);
        press(Qt::Key_F6, Qt::ShiftModifier);
        QTRY_VERIFY(terminal().view().hasFocus());
        QCOMPARE(terminal().target().pod, m_pod);
        dock().tabs().setCurrentIndex(1);
    }

    /// Images without bash get sh.
    void takesTheShellThatIsThere()
    {
        const models::ApiResource pods {
            .groupVersion = {QString(), u"v1"_s}, .plural = u"pods"_s, .namespaced = true};
        const models::Result<models::ResourceReply> small
            = QCoro::waitFor(models::ResourceClient(window().session()->cluster()->transport())
                    .list(pods, u"t9k-system"_s, {.labelSelector = u"app=node-exporter"_s}));
        QVERIFY(small);
        const QJsonObject pod = models::arrayAt(small->object, u"items").first().toObject();
        window().session()->openShell({.nameSpace = u"t9k-system"_s, .pod = models::nameOf(pod)});
        QTRY_COMPARE_WITH_TIMEOUT(terminal().state(), State::Live, 20'000);
        QTRY_VERIFY(terminal().title().endsWith(u"· sh"_s));
        QTRY_VERIFY(shown().endsWith(u'#'));
    }

    void saysWhyNot()
    {
        window().session()->openShell({.nameSpace = u"demo"_s, .pod = u"nobody"_s});
        QTRY_COMPARE(terminal().state(), State::Cut);
        QVERIFY(terminal().problem().contains("pods \"nobody\" not found"_L1));
        QTRY_VERIFY(shownWords().contains("not found"_L1));
        keep(u"terminal-refused"_s);
    }

    /// A port of a pod, beside the terminals.
    void forwardsAPort()
    {
        const models::ApiResource pods {
            .groupVersion = {QString(), u"v1"_s}, .plural = u"pods"_s, .namespaced = true};
        models::ResourceClient client(window().session()->cluster()->transport());
        const auto list = QCoro::waitFor(
            client.list(pods, u"demo"_s, {.labelSelector = u"app=label-studio"_s}));
        QVERIFY(list);
        const QString pod
            = models::nameOf(models::arrayAt(list->object, u"items").first().toObject());
        window().open({.kind = ui::Place::Kind::Object,
                          .gvk = {{}, u"v1"_s, u"Pod"_s},
                          .nameSpace = u"demo"_s,
                          .name = pod},
            ui::OpenMode::Here);
        QAction *action = nullptr;
        QTRY_VERIFY((action = window().currentPage()->findChild<QAction *>(u"forwardPort"_s)));
        QTRY_VERIFY_WITH_TIMEOUT(action->isEnabled(), 20'000);

        // A port that is taken is said, and a free one offered.
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost, 0));
        action->trigger();
        ui::ForwardDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = window().findChild<ui::ForwardDialog *>()));
        auto *remote = dialog->findChild<QComboBox *>();
        QTRY_COMPARE_WITH_TIMEOUT(remote->currentText(), u"web · http 8080"_s, 20'000);
        QLineEdit *local = nullptr;
        for (QLineEdit *edit : dialog->findChildren<QLineEdit *>()) {
            if (edit->accessibleName() == "Port here"_L1)
                local = edit;
        }
        QVERIFY(local);
        QCOMPARE(ui::nameless(*dialog), QStringList());
        const QList<QLabel *> labels = dialog->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(
            labels, [](const QLabel *label) { return label->text().startsWith("Every user"_L1); }));
        local->selectAll();
        QTest::keyClicks(local, QString::number(other.serverPort()));
        QTest::keyClick(local, Qt::Key_Return);
        const auto *banner = dialog->findChild<ui::Banner *>();
        QTRY_VERIFY(banner->isVisible());
        if (const QString folder = qEnvironmentVariable("SAMPAN_PICTURES"); !folder.isEmpty())
            dialog->grab().save(QDir(folder).filePath(u"forward-clash.png"_s));
        banner->findChild<QPushButton *>()->click();
        QTRY_VERIFY(local->text().toUShort() != other.serverPort());
        QTest::keyClick(local, Qt::Key_Return);
        QTRY_COMPARE(dock().forwards().rows().size(), 1);
        const ui::ForwardRow &row = *dock().forwards().rows().first();
        QVERIFY(row.isLive() && row.isVisible());

        QTcpSocket browser;
        browser.connectToHost(QHostAddress(QHostAddress::LocalHost), row.forward().localPort());
        browser.write("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
        QByteArray got;
        QObject::connect(
            &browser, &QTcpSocket::readyRead, &browser, [&] { got += browser.readAll(); });
        QTRY_VERIFY_WITH_TIMEOUT(got.contains("</html>"), 20'000);
        QVERIFY(got.contains(pod.toUtf8()));
        keep(u"forward-live"_s);
        QCOMPARE(ui::nameless(dock()), QStringList());

        // Its pod goes: the forward leads to the next one, and says so.
        QVERIFY(QCoro::waitFor(client.remove(pods, u"demo"_s, pod)));
        const auto leadsElsewhere = [&] {
            const QString &now = row.forward().target().pod;
            return row.isLive() && !now.isEmpty() && now != pod;
        };
        QTRY_VERIFY_WITH_TIMEOUT(leadsElsewhere(), 60'000);
        QVERIFY2(row.problem().contains(pod), qPrintable(row.problem()));
        keep(u"forward-moved"_s);
    }

    /// A port of a service, through a pod behind it.
    void forwardsAService()
    {
        window().open({.kind = ui::Place::Kind::Object,
                          .gvk = {{}, u"v1"_s, u"Service"_s},
                          .nameSpace = u"demo"_s,
                          .name = u"label-studio"_s},
            ui::OpenMode::Here);
        QAction *action = nullptr;
        QTRY_VERIFY((action = window().currentPage()->findChild<QAction *>(u"forwardPort"_s)));
        QTRY_VERIFY_WITH_TIMEOUT(action->isEnabled(), 20'000);
        action->trigger();
        ui::ForwardDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = window().findChild<ui::ForwardDialog *>()));
        auto *remote = dialog->findChild<QComboBox *>();
        QTRY_VERIFY_WITH_TIMEOUT(!remote->currentText().isEmpty(), 20'000);
        QCOMPARE(remote->accessibleName(), u"Port of the service"_s);
        QTest::keyClick(remote, Qt::Key_Return);
        QTRY_COMPARE(dock().forwards().rows().size(), 2);
        const ui::ForwardRow &row = *dock().forwards().rows().last();
        QTRY_VERIFY_WITH_TIMEOUT(!row.forward().target().pod.isEmpty(), 20'000);
        QVERIFY(row.problem().isEmpty());
        keep(u"forward-service"_s);
    }

    void closes()
    {
        const int before = dock().count();
        emit dock().tabs().tabCloseRequested(before - 1);
        QCOMPARE(dock().count(), before - 1);
        QCOMPARE(terminal().state(), State::Live);
        // The network is gone, and the program with it.
        window().session()->cluster()->transport().dropConnections();
        QTRY_COMPARE(terminal().state(), State::Cut);
        QVERIFY(!terminal().problem().isEmpty());
        window().setSession(nullptr);
        QCOMPARE(dock().count(), 0);
    }

    void cleanupTestCase() { m_window.reset(); }

private:
    [[nodiscard]] ui::MainWindow &window() const { return m_window->shell().window(); }
    [[nodiscard]] ui::Dock &dock() const { return *m_window->dock(); }
    [[nodiscard]] ui::PodTerminal &terminal() const { return *dock().current(); }
    [[nodiscard]] QString shown() const { return terminal().view().allText(); }
    /// All labels over the terminal.
    [[nodiscard]] QString shownWords() const
    {
        QStringList words;
        for (const QWidget *widget : terminal().findChildren<QWidget *>()) {
            if (widget->isVisible())
                words << widget->property("text").toString();
        }
        return words.join(u' ');
    }
    [[nodiscard]] QString runningPod() const
    {
        const models::JobsModel &jobs = *window().session()->jobs();
        for (int row = 0; row < jobs.rowCount(); ++row) {
            for (const models::Replica &replica : jobs.at(row)->replicas) {
                if (replica.state == models::Replica::State::Running && !replica.pod.isEmpty())
                    return replica.pod;
            }
        }
        return {};
    }
    [[nodiscard]] QTableView *visibleTable() const
    {
        const auto tables = window().currentPage()->findChildren<QTableView *>();
        for (QTableView *table : tables) {
            if (table->isVisible())
                return table;
        }
        return nullptr;
    }
    /// The first whose text holds the word.
    [[nodiscard]] static QModelIndex cellWith(const QTableView &table, const QString &word)
    {
        const QAbstractItemModel &model = *table.model();
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                if (model.index(row, column).data().toString().contains(word))
                    return model.index(row, column);
            }
        }
        return {};
    }
    static void choose(QTableView &table, const QString &name)
    {
        const QModelIndex cell = cellWith(table, name);
        QVERIFY2(cell.isValid(), qPrintable(name));
        table.setCurrentIndex(cell);
        table.setFocus();
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QGuiApplication::focusWindow(), key, modifiers);
    }
    void type(const char *text) const
    {
        QVERIFY(terminal().view().hasFocus());
        terminal().view().screen().type(QString::fromUtf8(text));
    }
    void keep(const QString &name) const
    {
        QCoreApplication::processEvents();
        const QString folder = qEnvironmentVariable("SAMPAN_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(window().grab().save(QDir(folder).filePath(name + u".png"_s)));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<app::Window> m_window;
    QString m_pod;
};

QTEST_MAIN(TerminalDockTest)
#include "tst_terminaldock.moc"
