// SPDX-License-Identifier: Apache-2.0
// kubectl exec and attach against the sandbox, with and without a terminal.
#include "tests/servers/kubectl.h"

#include <QElapsedTimer>
#include <QTest>

#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

/// kubectl in a terminal of its own, as people run it.
class InTerminal
{
public:
    InTerminal(const QString &kubeconfig, const QStringList &arguments, int columns, int rows)
    {
        winsize size {};
        size.ws_col = static_cast<unsigned short>(columns);
        size.ws_row = static_cast<unsigned short>(rows);
        const QByteArray config = "KUBECONFIG=" + kubeconfig.toUtf8();
        QByteArrayList words {"env", config, "kubectl"};
        for (const QString &argument : arguments) {
            words << argument.toUtf8();
        }
        QList<char *> pointers;
        for (QByteArray &word : words) {
            pointers << word.data();
        }
        pointers << nullptr;
        m_process = forkpty(&m_terminal, nullptr, nullptr, &size);
        if (m_process == 0) {
            execvp("env", pointers.data());
            _exit(126);
        }
        fcntl(m_terminal, F_SETFL, O_NONBLOCK);
    }
    ~InTerminal()
    {
        if (m_process > 0) {
            kill(m_process, SIGKILL);
            waitpid(m_process, nullptr, 0);
        }
        close(m_terminal);
    }
    Q_DISABLE_COPY_MOVE(InTerminal)

    void type(const QByteArray &keys) const
    {
        QCOMPARE(write(m_terminal, keys.constData(), size_t(keys.size())), keys.size());
    }
    void resize(int columns, int rows) const
    {
        winsize size {};
        size.ws_col = static_cast<unsigned short>(columns);
        size.ws_row = static_cast<unsigned short>(rows);
        ioctl(m_terminal, TIOCSWINSZ, &size);
    }
    /// All that is on the screen so far.
    const QByteArray &screen()
    {
        std::array<char, 4096> bytes {};
        while (true) {
            const ssize_t count = read(m_terminal, bytes.data(), bytes.size());
            if (count <= 0) {
                return m_screen;
            }
            m_screen.append(bytes.data(), count);
        }
    }
    /// -1: it still runs.
    int exitCode()
    {
        int status = 0;
        if (m_process > 0 && waitpid(m_process, &status, WNOHANG) == m_process) {
            m_process = -1;
            m_code = WEXITSTATUS(status);
        }
        return m_code;
    }

private:
    pid_t m_process = -1;
    int m_terminal = -1;
    int m_code = -1;
    QByteArray m_screen;
};

} // namespace

class TestKubectlExec final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void runs_data();
    void runs();
    void carriesMuch();
    void refuses_data();
    void refuses();
    void inATerminal();
    void attaches();
    void debugs();

private:
    [[nodiscard]] QString podIn(const QString &state) const;
    std::unique_ptr<Kubectl> m_kubectl;
    QString m_pod;
};

void TestKubectlExec::initTestCase()
{
    if (!Kubectl::isInstalled()) {
        QSKIP("kubectl is not installed");
    }
    m_kubectl = std::make_unique<Kubectl>(models::sandbox::Sandbox::Options());
    QVERIFY(m_kubectl->start());
    // Where something runs already.
    QCOMPARE(
        m_kubectl->run({u"config"_s, u"set-context"_s, u"--current"_s, u"--namespace=demo"_s}).code,
        0);
    m_pod = podIn(u"Running"_s);
    QVERIFY(!m_pod.isEmpty());
}

QString TestKubectlExec::podIn(const QString &state) const
{
    const QString table = m_kubectl->say(u"get pods --no-headers"_s);
    for (const QString &line : table.split(u'\n')) {
        const QStringList cells = line.simplified().split(u' ');
        if (cells.value(2) == state) {
            return cells.first();
        }
    }
    return {};
}

void TestKubectlExec::runs_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QByteArray>("input"); // null: no -i
    QTest::addColumn<QString>("out");
    QTest::addColumn<QString>("err");
    QTest::addColumn<int>("code");
    const auto script = [](const QString &text) { return QStringList {u"sh"_s, u"-c"_s, text}; };
    QTest::newRow("exit code") << script(u"echo hi; exit 3"_s) << QByteArray() << u"hi\n"_s
                               << u"command terminated with exit code 3\n"_s << 3;
    QTest::newRow("success") << QStringList {u"echo"_s, u"a b"_s} << QByteArray() << u"a b\n"_s
                             << QString() << 0;
    QTest::newRow("both outputs") << script(u"echo a; echo b >&2"_s) << QByteArray() << u"a\n"_s
                                  << u"b\n"_s << 0;
    QTest::newRow("input") << QStringList {u"cat"_s} << QByteArray("中文\nno newline")
                           << u"中文\nno newline"_s << QString() << 0;
    QTest::newRow("a script as input")
        << QStringList {u"sh"_s} << QByteArray("echo a\nexit 9\n") << u"a\n"_s
        << u"command terminated with exit code 9\n"_s << 9;
    QTest::newRow("unknown command in a shell")
        << script(u"foo"_s) << QByteArray() << QString()
        << u"sh: 1: foo: not found\ncommand terminated with exit code 127\n"_s << 127;
    QTest::newRow("unknown command")
        << QStringList {u"foo"_s} << QByteArray() << QString()
        << u"error: Internal error occurred: Internal error occurred: error executing command in "
           "container: failed to exec in container: failed to start exec: OCI runtime exec failed: "
           "exec failed: unable to start container process: exec: \"foo\": executable file not "
           "found in $PATH: unknown\n"_s
        << 1;
}

void TestKubectlExec::runs()
{
    QFETCH(QStringList, command);
    QFETCH(QByteArray, input);
    QStringList arguments {u"exec"_s, m_pod};
    if (!input.isNull()) {
        arguments << u"-i"_s;
    }
    const Kubectl::Outcome outcome
        = m_kubectl->run(arguments + QStringList {u"--"_s} + command, input);
    QTEST(outcome.out, "out");
    QTEST(outcome.err, "err");
    QTEST(outcome.code, "code");
}

/// More than all buffers on the way, in both directions at once.
void TestKubectlExec::carriesMuch()
{
    const QByteArray much = QByteArray("0123456789abcde\n").repeated(400'000);
    const Kubectl::Outcome outcome
        = m_kubectl->run({u"exec"_s, u"-i"_s, m_pod, u"--"_s, u"cat"_s}, much);
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.out.toUtf8() == much, qPrintable(QString::number(outcome.out.size())));
}

void TestKubectlExec::refuses_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("err");
    QTest::newRow("no such pod") << u"exec nopod -- ls"_s
                                 << u"Error from server (NotFound): pods \"nopod\" not found\n"_s;
    QTest::newRow("no such container")
        << u"exec POD -c nope -- ls"_s
        << u"Error from server (BadRequest): container nope is not valid for pod POD\n"_s;
    QTest::newRow("no right")
        << u"exec POD --context sandbox-viewer -- ls"_s
        << u"Error from server (Forbidden): pods \"POD\" is forbidden: User \"sandbox-viewer\" cannot create resource \"pods/exec\" in API group \"\" in the namespace \"demo\"\n"_s;
    QTest::newRow("not placed yet")
        << u"exec PENDING -- ls"_s
        << u"Error from server (BadRequest): pod PENDING does not have a host assigned\n"_s;
}

void TestKubectlExec::refuses()
{
    QFETCH(QString, words);
    QFETCH(QString, err);
    const QString pending = podIn(u"Pending"_s);
    QVERIFY(!pending.isEmpty());
    const auto named = [&](QString text) {
        return text.replace(u"PENDING"_s, pending).replace(u"POD"_s, m_pod);
    };
    const Kubectl::Outcome outcome = m_kubectl->run(named(words).split(u' '));
    QCOMPARE(outcome.err, named(err));
    QCOMPARE(outcome.out, QString());
    QCOMPARE(outcome.code, 1);
}

void TestKubectlExec::inATerminal()
{
    InTerminal terminal(
        m_kubectl->kubeconfig(), {u"exec"_s, u"-it"_s, m_pod, u"--"_s, u"bash"_s}, 101, 33);
    QTRY_VERIFY_WITH_TIMEOUT(terminal.screen().contains("root@" + m_pod.toUtf8()), 20'000);
    terminal.type("stty size\r");
    QTRY_VERIFY_WITH_TIMEOUT(terminal.screen().contains("\r\n\x1b[?2004l33 101\r\n")
            || terminal.screen().contains("l33 101\r\n"),
        20'000);
    terminal.resize(77, 22);
    QElapsedTimer patience;
    patience.start();
    while (!terminal.screen().contains("l22 77\r\n") && !patience.hasExpired(20'000)) {
        terminal.type("stty size\r");
        QTest::qWait(100);
    }
    QVERIFY(terminal.screen().contains("l22 77\r\n"));
    terminal.type("sleep 600\r");
    QTRY_VERIFY_WITH_TIMEOUT(terminal.screen().contains("sleep 600\r\n"), 20'000);
    terminal.type("\x03");
    QTRY_VERIFY_WITH_TIMEOUT(terminal.screen().contains("^C\r\n"), 20'000);
    terminal.type("exit 4\r");
    QTRY_COMPARE_WITH_TIMEOUT(terminal.exitCode(), 4, 20'000);
}

void TestKubectlExec::attaches()
{
    const auto attached = m_kubectl->begin({u"attach"_s, m_pod});
    QByteArray seen;
    QTRY_VERIFY_WITH_TIMEOUT((seen += attached->readAll()).contains("step"), 30'000);
    attached->terminate();
    QVERIFY(attached->waitForFinished());
}

/// 104 A container for debugging joins the pod, and kubectl attaches to it.
void TestKubectlExec::debugs()
{
    InTerminal debug(m_kubectl->kubeconfig(),
        {u"debug"_s, u"-it"_s, m_pod, u"--image=busybox:1.36"_s, u"--profile=general"_s}, 100, 30);
    QTRY_VERIFY2_WITH_TIMEOUT(debug.screen().contains("# "), debug.screen().constData(), 60'000);
    debug.type("hostname\r");
    QTRY_VERIFY_WITH_TIMEOUT(debug.screen().contains(m_pod.toUtf8() + "\r\n"), 30'000);
    debug.type("exit\r");
    QTRY_VERIFY_WITH_TIMEOUT(debug.exitCode() >= 0, 30'000);
    const QString ended = m_kubectl->say(u"get pod %1 -o "_s.arg(m_pod)
        + u"jsonpath={.status.ephemeralContainerStatuses[0].state.terminated.reason}"_s);
    QCOMPARE(ended.trimmed(), u"Completed"_s);
}

QTEST_GUILESS_MAIN(TestKubectlExec)
#include "tst_kubectlexec.moc"
