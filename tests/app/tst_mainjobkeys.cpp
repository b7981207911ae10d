// SPDX-License-Identifier: Apache-2.0
#include "keyboard.h"

#include "app/window.h"
#include "models/jobs/jobsmodel.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "ui/forms/formfoot.h"
#include "ui/forms/formview.h"
#include "ui/shared/session.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/palette.h"

#include <QApplication>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// The main job as it is done without a mouse: every step is keys that reach the window the way a
/// keyboard's do, from the start page to a job that has ended: in the sandbox inside the program,
/// and on an API server elsewhere, which only a kubeconfig names.
class MainJobKeysTest final : public QObject
{
    Q_OBJECT

public:
    enum class Server { Inside, Elsewhere };
    explicit MainJobKeysTest(Server server)
        : m_server(server)
    {
    }

private slots:
    void initTestCase()
    {
        if (m_server == Server::Elsewhere)
            startServer();
        m_window = std::make_unique<app::Window>(*qApp,
            ui::ShellOptions {.kubeconfigs = {m_kubeconfig},
                .language = u"en"_s,
                .theme = u"light"_s,
                .settingsFile = m_folder.filePath(u"settings.conf"_s),
                .canReopen = false});
        m_window->setSandboxSpeed(speed);
        m_window->start();
        window().resize(1440, 900);
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }

    void entersTheCluster()
    {
        const QString entry = m_server == Server::Inside ? u"try the sandbox"_s : u"open sandbox"_s;
        QVERIFY2(m_keys.tabTo(entry), qPrintable(m_keys.seen()));
        Keyboard::press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(session() != nullptr && session()->jobs() != nullptr
                && session()->jobs()->rowCount() >= 20,
            60'000);
    }

    void choosesAKind()
    {
        Keyboard::press(Qt::Key_N, Qt::ControlModifier);
        QTRY_COMPARE(place().kind, ui::Place::Kind::NewJob);
        Keyboard::type(u"deepspeed"_s);
        Keyboard::press(Qt::Key_Return);
        QTRY_COMPARE(place().gvk.kind, u"DeepSpeedJob"_s);
        QTRY_VERIFY_WITH_TIMEOUT(submit() != nullptr && submit()->isVisible(), 20'000);
        QTRY_VERIFY(!submit()->isEnabled()); // there is no image yet
        const auto *form = window().currentPage()->findChild<ui::FormView *>();
        QTRY_VERIFY(QApplication::focusWidget() && form->isAncestorOf(QApplication::focusWidget()));
    }

    void fillsTheForm()
    {
        QVERIFY2(m_keys.tabTo(u"image"_s), qPrintable(m_keys.seen()));
        Keyboard::type(u"registry.local/llm/deepspeed:0.14.4"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(submit()->isEnabled(), qPrintable(submit()->toolTip()), 10'000);
    }

    void submits()
    {
        Keyboard::press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(place().kind, ui::Place::Kind::Job, 30'000);
        m_job = place().name;
        QVERIFY(!m_job.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(state(m_job).has_value(), 30'000);
    }

    void watchesItEnd()
    {
        QTRY_COMPARE_WITH_TIMEOUT(state(m_job), models::JobState::Succeeded, 90'000);
        QCOMPARE(place().name, m_job); // nothing pulled the page away meanwhile
    }

    void leavesAndComesBack()
    {
        Keyboard::press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(window().palette().isVisible());
        Keyboard::type(u"llama-sft"_s);
        QTRY_VERIFY(window().palette().model().rowCount() > 0);
        Keyboard::press(Qt::Key_Return);
        QTRY_COMPARE(place().name, u"llama-sft"_s);
        QTRY_COMPARE(window().currentPage()->state(), ui::State::Failed);
        Keyboard::press(Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(place().name, m_job);
    }

    void findsAField()
    {
        Keyboard::press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(window().palette().isVisible());
        Keyboard::type(u".elastic"_s);
        const ui::PaletteModel &model = window().palette().model();
        const auto best = [&] { // the more documents are read, the better
            const ui::PaletteItem *item = model.item(model.index(1));
            return item == nullptr ? QString() : item->text;
        };
        QTRY_COMPARE_WITH_TIMEOUT(best(), u"spec.elastic"_s, 20'000);
        Keyboard::press(Qt::Key_Return);
        QTRY_COMPARE(place().kind, ui::Place::Kind::Explorer);
        QCOMPARE(place().part, u"spec.elastic"_s);
    }

    void cleanupTestCase()
    {
        m_window.reset();
        if (m_program.state() == QProcess::NotRunning)
            return;
        m_program.terminate();
        QVERIFY(m_program.waitForFinished(10'000));
        QCOMPARE(m_program.exitCode(), 0);
    }

private:
    static constexpr int speed = 20; ///< how much faster than real time a job lives

    void startServer()
    {
        m_program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_program.start(QStringLiteral(SAMPAN_BINARY),
            {u"sandbox"_s, u"--speed"_s, QString::number(speed), u"--kubeconfig"_s, m_kubeconfig});
        QVERIFY(m_program.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(m_program.canReadLine(), 60'000);
    }

    [[nodiscard]] ui::MainWindow &window() const { return m_window->shell().window(); }
    [[nodiscard]] ui::Session *session() const { return window().session(); }
    [[nodiscard]] ui::Place place() const
    {
        return window().currentPage() == nullptr ? ui::Place() : window().currentPage()->place();
    }
    [[nodiscard]] QPushButton *submit() const
    {
        const auto *foot = window().currentPage()->findChild<ui::FormFoot *>();
        return foot == nullptr ? nullptr : foot->submitButton();
    }
    [[nodiscard]] std::optional<models::JobState> state(const QString &name) const
    {
        if (session() == nullptr || session()->jobs() == nullptr)
            return std::nullopt;
        const models::JobsModel &jobs = *session()->jobs();
        for (int row = 0; row < jobs.rowCount(); ++row) {
            if (jobs.at(row)->name == name)
                return jobs.at(row)->state;
        }
        return std::nullopt;
    }

    QTemporaryDir m_folder;
    QString m_kubeconfig = m_folder.filePath(u"kubeconfig"_s);
    Server m_server;
    QProcess m_program;
    std::unique_ptr<app::Window> m_window;
    Keyboard m_keys;
    QString m_job;
};

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    MainJobKeysTest inside(MainJobKeysTest::Server::Inside);
    MainJobKeysTest elsewhere(MainJobKeysTest::Server::Elsewhere);
    return QTest::qExec(&inside, argc, argv) + QTest::qExec(&elsewhere, argc, argv);
}

#include "tst_mainjobkeys.moc"
