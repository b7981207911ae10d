// SPDX-License-Identifier: Apache-2.0
#include "keyboard.h"

#include "app/window.h"
#include "models/jobs/jobsmodel.h"
#include "ui/editor/yamleditor.h"
#include "ui/forms/formfoot.h"
#include "ui/shared/session.h"
#include "ui/shared/table.h"
#include "ui/shell/mainwindow.h"

#include <QDirIterator>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace {

const QString typed = u"registry.local/llm/typed-before-the-kill:1"_s;

/// The program's window, in the sandbox, on a folder of its own.
class Opened
{
public:
    explicit Opened(const QString &folder)
        : m_window(*qApp,
              ui::ShellOptions {.kubeconfigs = {folder + u"/none"_s},
                  .language = u"en"_s,
                  .theme = u"light"_s,
                  .settingsFile = folder + u"/settings.conf"_s,
                  .canReopen = false})
    {
        m_window.start();
        window().resize(1440, 900);
    }
    [[nodiscard]] ui::MainWindow &window() { return m_window.shell().window(); }
    [[nodiscard]] ui::Place place()
    {
        return window().currentPage() == nullptr ? ui::Place() : window().currentPage()->place();
    }
    bool enterSandbox()
    {
        if (!QTest::qWaitForWindowActive(&window()) || !m_keys.tabTo(u"try the sandbox"_s))
            return false;
        Keyboard::press(Qt::Key_Space);
        return QTest::qWaitFor(
            [this] {
                const ui::Session *session = window().session();
                return session && session->jobs() && session->jobs()->rowCount() >= 20;
            },
            60'000);
    }
    bool openGallery()
    {
        Keyboard::press(Qt::Key_N, Qt::ControlModifier);
        return QTest::qWaitFor([this] { return place().kind == ui::Place::Kind::NewJob; });
    }
    bool typeIntoForm()
    {
        Keyboard::type(u"deepspeed"_s);
        Keyboard::press(Qt::Key_Return);
        const bool isOpen = QTest::qWaitFor(
            [this] {
                const auto *foot = window().currentPage()->findChild<ui::FormFoot *>();
                return foot && foot->isVisible() && m_keys.tabTo(u"image"_s);
            },
            20'000);
        if (isOpen)
            Keyboard::type(typed);
        return isOpen;
    }

private:
    app::Window m_window;
    Keyboard m_keys;
};

/// The part of the test that is killed.
int fillFormAndWait(const QString &folder)
{
    Opened program(folder);
    if (!program.enterSandbox() || !program.openGallery() || !program.typeIntoForm())
        return 1;
    return QApplication::exec();
}

} // namespace

/// What was typed into a form is there again after the program was killed.
class DraftKillTest final : public QObject
{
    Q_OBJECT

private slots:
    void survives()
    {
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(
            QCoreApplication::applicationFilePath(), {u"--fill"_s, qEnvironmentVariable("HOME")});
        QVERIFY(program.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(isOnDisk() || program.state() == QProcess::NotRunning, 120'000);
        QCOMPARE(program.state(), QProcess::Running);
        program.kill();
        QVERIFY(program.waitForFinished());

        Opened again(qEnvironmentVariable("HOME"));
        QVERIFY(again.enterSandbox());
        QVERIFY(again.openGallery());
        const auto *page = again.window().currentPage();
        ui::Table *drafts = nullptr;
        for (auto *table : page->findChildren<ui::Table *>()) {
            if (table->accessibleName().contains(u"draft"_s, Qt::CaseInsensitive))
                drafts = table;
        }
        QVERIFY(drafts != nullptr);
        QTRY_COMPARE(drafts->model()->rowCount(), 1);
        drafts->setFocus();
        drafts->selectRow(0);
        Keyboard::press(Qt::Key_Return);
        QTRY_COMPARE(again.place().gvk.kind, u"DeepSpeedJob"_s);
        const auto *text = again.window().currentPage()->findChild<ui::YamlEditor *>();
        QVERIFY(text != nullptr);
        QTRY_VERIFY2(text->toPlainText().contains(typed), qPrintable(text->toPlainText()));
    }

private:
    static bool isOnDisk()
    {
        QDirIterator files(
            qEnvironmentVariable("HOME"), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(typed.toUtf8()))
                return true;
        }
        return false;
    }
};

int main(int argc, char **argv)
{
    const bool isFilling = argc == 3 && qstrcmp(argv[1], "--fill") == 0;
    const QTemporaryDir home;
    if (!isFilling) { // the child has it from here
        for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
            qputenv(name, home.path().toUtf8());
    }
    const QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"sampan-test"_s);
    if (isFilling)
        return fillFormAndWait(QString::fromLocal8Bit(argv[2]));
    DraftKillTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_draftkill.moc"
