// SPDX-License-Identifier: Apache-2.0
// What people type in a container of the sandbox, and what they see.
#include "models/sandbox/clock.h"
#include "models/sandbox/containers/containers.h"
#include "models/sandbox/containers/shellscript.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models::sandbox;

namespace {

const QByteArray trainerPod
    = R"({"metadata": {"name": "trainer-0", "namespace": "demo", "uid": "u"},
  "spec": {"nodeName": "gpu-node-1", "serviceAccountName": "default",
    "containers": [{"name": "pytorch", "image": "registry.local/llm/deepspeed:1",
      "workingDir": "/workspace", "command": ["python", "train.py"],
      "env": [{"name": "RANK", "value": "4"}, {"name": "KEY", "valueFrom": {"secretKeyRef": {"name": "s", "key": "k"}}}],
      "resources": {"limits": {"nvidia.com/gpu": "2"}},
      "volumeMounts": [{"name": "data", "mountPath": "/data"}]}]},
  "status": {"podIP": "10.244.0.7", "containerStatuses": [{"name": "pytorch",
    "state": {"running": {"startedAt": "2026-11-24T10:00:00Z"}}}]}})";

const QByteArray smallPod = R"({"metadata": {"name": "tool", "namespace": "demo", "uid": "v"},
  "spec": {"containers": [{"name": "main", "image": "busybox:1.36",
    "securityContext": {"runAsUser": 1000}}]}})";

/// A run of a command, from its first word to its exit code.
struct Run
{
    Run(const QStringList &command, bool withTerminal, const QByteArray &pod = trainerPod)
    {
        const ContainerProgram program {QJsonDocument::fromJson(pod).object(),
            pod == trainerPod ? u"pytorch"_s : u"main"_s, command, withTerminal};
        auto made = containers.run(program);
        if (!made) {
            refusal = made.error();
            return;
        }
        process = *std::move(made);
        QObject::connect(process.get(), &ContainerProcess::output, process.get(),
            [this](const QByteArray &bytes) { out += bytes; });
        QObject::connect(process.get(), &ContainerProcess::errorOutput, process.get(),
            [this](const QByteArray &bytes) { err += bytes; });
        QObject::connect(
            process.get(), &ContainerProcess::exited, process.get(), [this](int c) { code = c; });
        process->resize({100, 30});
        process->start();
    }
    /// What came since the last look.
    QByteArray fresh() { return std::exchange(out, {}); }

    ManualClock clock {QDateTime(QDate(2026, 11, 24), QTime(12, 0), QTimeZone::UTC)};
    Containers containers {clock};
    std::unique_ptr<ContainerProcess> process;
    QString refusal;
    QByteArray out, err;
    int code = -1; ///< still running
};

QString picture(const ShellScript &script)
{
    QString text;
    for (const ShellStep &step : script) {
        text += step.when == ShellStep::When::AfterSuccess ? u"&&"_s
            : step.when == ShellStep::When::AfterFailure   ? u"||"_s
                                                           : QString();
        for (const ShellCommand &command : step.pipeline) {
            text += &command == &step.pipeline.first() ? u""_s : u"|"_s;
            for (const ShellWord &word : command.words) {
                text += u'[';
                for (const ShellPiece &piece : word) {
                    const bool isValue = piece.kind != ShellPiece::Kind::Text;
                    text += (isValue ? u"$"_s : QString()) + piece.text
                        + (piece.isQuoted ? u"'"_s : QString());
                }
                text += u']';
            }
            text += u">"_s.repeated(command.redirects.size());
        }
        text += u';';
    }
    return text;
}

} // namespace

class TestContainerShell final : public QObject
{
    Q_OBJECT
private slots:
    void parses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("script");
        QTest::newRow("words") << u"echo  a b"_s << u"[echo][a][b];"_s;
        QTest::newRow("quotes") << u"echo 'a  b' \"c $d\" e\\ f"_s
                                << u"[echo][a  b'][c '$d'][e 'f];"_s;
        QTest::newRow("empty word") << u"echo ''"_s << u"[echo]['];"_s;
        QTest::newRow("steps") << u"a && b || c; d\ne"_s << u"[a];&&[b];||[c];[d];[e];"_s;
        QTest::newRow("pipe") << u"a|b | c"_s << u"[a]|[b]|[c];"_s;
        QTest::newRow("redirects") << u"a >/dev/null 2>&1"_s << u"[a]>>;"_s;
        QTest::newRow("variables") << u"echo $A ${B} ${C:-d} $?"_s << u"[echo][$A][$B][$C][$?];"_s;
        QTest::newRow("output") << u"echo $(a \"$(b)\")"_s << u"[echo][$a \"$(b)\"];"_s;
        QTest::newRow("comment") << u"a # b ; c"_s << u"[a];"_s;
        QTest::newRow("nothing") << u"  \n "_s << QString();
        QTest::newRow("open quote") << u"echo 'a"_s << u"unterminated quoted string"_s;
        QTest::newRow("open end") << u"a &&"_s << u"end of file unexpected"_s;
        QTest::newRow("two separators") << u"a ; ; b"_s << u"\";\" unexpected"_s;
        QTest::newRow("compound") << u"(a)"_s << u"\"(\" unexpected"_s;
    }
    void parses()
    {
        QFETCH(QString, text);
        const auto script = parseShell(text);
        const QString result = script ? picture(*script) : script.error();
        QTEST(result, "script");
    }

    void scripts_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QByteArray>("out");
        QTest::addColumn<QByteArray>("err");
        QTest::addColumn<int>("code");
        const auto row
            = [](const char *script, const char *out, const char *err = "", int code = 0) {
                  QTest::newRow(script)
                      << QString::fromUtf8(script) << QByteArray(out) << QByteArray(err) << code;
              };
        row("echo hi; exit 3", "hi\n", "", 3);
        row("true && echo yes || echo no", "yes\n");
        row("false && echo yes || echo no", "no\n");
        row("false; echo $?", "1\n");
        row("false", "", "", 1);
        row("A='x  y'; echo $A \"$A\"", "x y x  y\n");
        row("echo ${NONE:-else} ${RANK}", "else 4\n");
        row("export B=1; env | grep ^B=", "B=1\n");
        row("echo \"$KEY\"", "\n"); // secrets are not shown
        row("cd /data && pwd; cd ..; pwd", "/data\n/\n");
        row("cd nowhere", "", "sh: 1: cd: can't cd to nowhere\n", 2);
        row("hostname; whoami", "trainer-0\nroot\n");
        row("ls /", "bin\ndata\ndev\netc\nproc\nroot\ntmp\nusr\nvar\nworkspace\n");
        row("ls /nowhere", "", "ls: cannot access '/nowhere': No such file or directory\n", 2);
        row("cat /etc/hostname /x", "trainer-0\n", "cat: /x: No such file or directory\n", 1);
        row("foo bar", "", "sh: 1: foo: not found\n", 127);
        row("bash -c 'foo'", "", "bash: line 1: foo: command not found\n", 127);
        row("sh -c 'exit 4'; echo $?", "4\n");
        row("echo 'a", "", "sh: 1: syntax error: unterminated quoted string\n", 2);
        row("echo a > /dev/null; echo b >&2", "", "b\n");
        row("foo 2>/dev/null", "", "", 127);
        row("echo a > /tmp/f", "", "sh: 1: /tmp/f: Read-only file system\n", 2);
        row("echo $(hostname)-$(echo x)", "trainer-0-x\n");
        row("seq 5 | tail -2 | head -n 1", "4\n");
        row("printf 'b\\na\\n' | sort | wc -l", "2\n");
        row("yes | head -2", "y\ny\n");
        row("nvidia-smi --query-gpu=index,name --format=csv,noheader",
            "0, NVIDIA A100-SXM4-80GB\n1, NVIDIA A100-SXM4-80GB\n");
        row("date", "Tue Nov 24 12:00:00 UTC 2026\n");
        row("stty size", "", "stty: 'standard input': Inappropriate ioctl for device\n", 1);
        row("command -v bash nosuch", "/usr/bin/bash\n");
        row("exec echo last; echo never", "last\n");
        row("ps | head -2", "USER        PID COMMAND\nroot          1 python train.py\n");
    }
    void scripts()
    {
        QFETCH(QString, script);
        Run run({u"sh"_s, u"-c"_s, script}, false);
        run.process->closeInput();
        QTEST(run.out, "out");
        QTEST(run.err, "err");
        QTEST(run.code, "code");
    }

    void commands()
    {
        QCOMPARE(Run({u"echo"_s, u"$RANK"_s, u"a;b"_s}, false).out, "$RANK a;b\n"); // no shell
        QVERIFY(Run({u"foo"_s}, false).refusal.contains(u"\"foo\": executable file not found"));
        QVERIFY(Run({u"bash"_s}, true, smallPod).refusal.contains(u"\"bash\""));
        QVERIFY(Run({u"nvidia-smi"_s}, false, smallPod).refusal.contains(u"nvidia-smi"));
        QCOMPARE(Run({u"id"_s}, false, smallPod).out, "uid=1000 gid=0(root) groups=0(root)\n");
    }

    void readsInput()
    {
        Run cat({u"cat"_s}, false);
        cat.process->input("a");
        cat.process->input("b\n");
        QCOMPARE(cat.out, "ab\n");
        QCOMPARE(cat.code, -1);
        cat.process->closeInput();
        QCOMPARE(cat.code, 0);

        Run count({u"wc"_s, u"-l"_s}, false);
        count.process->input("a\nb\n");
        QCOMPARE(count.out, "");
        count.process->closeInput();
        QCOMPARE(count.out, "2\n");

        Run shell({u"sh"_s}, false);
        shell.process->input("echo one\nec");
        QCOMPARE(shell.out, "one\n");
        shell.process->input("ho two\nexit 5");
        shell.process->closeInput();
        QCOMPARE(shell.out, "one\ntwo\n");
        QCOMPARE(shell.code, 5);
    }

    void sleeps()
    {
        Run run({u"sh"_s, u"-c"_s, u"sleep 2; echo done"_s}, false);
        run.clock.advance(std::chrono::milliseconds(1900));
        QCOMPARE(run.code, -1);
        run.clock.advance(std::chrono::milliseconds(200));
        QCOMPARE(run.out, "done\n");
        QCOMPARE(run.code, 0);
    }

    void terminal_data()
    {
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<QByteArray>("screen"); // from the first prompt on
        QTest::newRow("a command")
            << QByteArray("echo hi\r") << QByteArray("# echo hi\r\nhi\r\n# ");
        QTest::newRow("backspace") << QByteArray("ab\x7f") << QByteArray("# ab\x1b[1D\x1b[K");
        QTest::newRow("backspace over a wide character")
            << QByteArray("中\x7f") << QByteArray("# 中\x1b[2D\x1b[K");
        QTest::newRow("insert in the middle")
            << QByteArray("ac\x1b[Db") << QByteArray("# ac\x1b[1Dbc\x1b[1D");
        QTest::newRow("history") << QByteArray("pwd\r\x1b[A")
                                 << QByteArray("# pwd\r\n/workspace\r\n# \x1b[Kpwd");
        QTest::newRow("interrupt a line") << QByteArray("abc\x03") << QByteArray("# abc^C\r\n# ");
        QTest::newRow("interrupt a program")
            << QByteArray("sleep 9\r\x03") << QByteArray("# sleep 9\r\n^C\r\n# ");
        QTest::newRow("code of an interrupt") << QByteArray(
            "sleep 9\r\x03"
            "echo $?\r") << QByteArray("# sleep 9\r\n^C\r\n# echo $?\r\n130\r\n# ");
        QTest::newRow("size") << QByteArray("stty size\r")
                              << QByteArray("# stty size\r\n30 100\r\n# ");
        QTest::newRow("lines come back")
            << QByteArray("cat\rab\r\x04") << QByteArray("# cat\r\nab\r\nab\r\n# ");
        QTest::newRow("errors in place")
            << QByteArray("foo\r") << QByteArray("# foo\r\nsh: 1: foo: not found\r\n# ");
        QTest::newRow("a pasted line waits for Enter")
            << QByteArray("\x1b[200~a\nb\x1b[201~") << QByteArray("# a^Jb");
        QTest::newRow("kill line") << QByteArray("abc\x15") << QByteArray("# abc\x1b[3D\x1b[K");
    }
    void terminal()
    {
        QFETCH(QByteArray, keys);
        Run whole({u"sh"_s}, true);
        whole.process->input(keys);
        QTEST(whole.out, "screen");
        Run bytes({u"sh"_s}, true); // also inside a character
        for (const char key : keys) {
            bytes.process->input({&key, 1});
        }
        QTEST(bytes.out, "screen");
    }
    void leavesTerminal()
    {
        Run run({u"sh"_s}, true);
        run.process->input("false\r\x04");
        QVERIFY(run.out.endsWith("# exit\r\n"));
        QCOMPARE(run.code, 1);
        Run inner({u"sh"_s}, true);
        inner.process->input("bash\r");
        QVERIFY(inner.fresh().contains("root@trainer-0\x1b[0m:\x1b[34m/workspace"));
        inner.process->input("exit 7\recho $?\rexit\r");
        QVERIFY(inner.out.contains("\r\n7\r\n"));
        QCOMPARE(inner.code, 0);
    }
};

QTEST_GUILESS_MAIN(TestContainerShell)
#include "tst_containershell.moc"
