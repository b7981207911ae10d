// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

const QByteArray objects = R"(apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: default
  labels: {app: web}
data:
  key: "on"
  text: |
    two
    lines
---
apiVersion: v1
kind: Pod
metadata: {name: idle, namespace: default, labels: {app: web}}
spec:
  containers:
  - {name: main, image: "busybox:1", command: [sleep, "60"]}
)";

} // namespace

/// The built program as a user runs it, against a sandbox that it serves itself, and beside kubectl
/// where kubectl has the same command.
class CommandLineTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QProcess m_sandbox;
    QString m_kubeconfig;

    [[nodiscard]] QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, m_folder.path()); // caches and settings of the test's own
        environment.insert(u"XDG_CACHE_HOME"_s, m_folder.filePath(u"cache"_s));
        environment.insert(u"XDG_CONFIG_HOME"_s, m_folder.filePath(u"config"_s));
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        environment.remove(u"KUBECONFIG"_s);
        return environment;
    }

    [[nodiscard]] Outcome run(
        const QString &program, const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(program, arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000))
            return {};
        return {.code = process.exitCode(),
            .out = process.readAllStandardOutput(),
            .err = process.readAllStandardError()};
    }

    [[nodiscard]] Outcome sampan(QStringList arguments, const QByteArray &input = {}) const
    {
        if (!m_kubeconfig.isEmpty() && !arguments.contains(u"--kubeconfig"_s))
            arguments += {u"--kubeconfig"_s, m_kubeconfig};
        return run(QStringLiteral(SAMPAN_BINARY), arguments, input);
    }

    [[nodiscard]] Outcome kubectl(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return run(u"kubectl"_s, arguments + QStringList {u"--kubeconfig"_s, m_kubeconfig}, input);
    }

    QString put(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }

private slots:
    void initTestCase()
    {
        const QString kubeconfig = m_folder.filePath(u"kubeconfig"_s);
        m_sandbox.setProcessEnvironment(environment());
        m_sandbox.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_sandbox.start(QStringLiteral(SAMPAN_BINARY),
            {u"sandbox"_s, u"--empty"_s, u"--kubeconfig"_s, kubeconfig});
        QVERIFY(m_sandbox.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(m_sandbox.canReadLine(), 60'000);
        const QByteArray line = m_sandbox.readLine();
        QVERIFY2(line.startsWith("listening on https://127.0.0.1:"), line.constData());
        QVERIFY(line.endsWith(", kubeconfig " + kubeconfig.toUtf8() + "\n"));
        m_kubeconfig = kubeconfig;
        const Outcome created = sampan({u"create"_s, u"-f"_s, u"-"_s}, objects);
        QVERIFY2(created.code == 0, created.err.constData());
        QCOMPARE(created.out, "configmap/settings created\npod/idle created\n");
    }

    void cleanupTestCase()
    {
        m_sandbox.terminate();
        QVERIFY(m_sandbox.waitForFinished(10'000));
        QCOMPARE(m_sandbox.exitCode(), 0);
    }

    void sameAsKubectl_data()
    {
        QTest::addColumn<QStringList>("arguments");
        for (const char *line :
            {"get pods", "get pods -A", "get pods -o wide", "get po idle", "get pod/idle -o yaml",
                "get pods -o yaml", "get cm settings -o json", "get cm -o json", "get cm -o name",
                "get pods -l app=web", "get pods -l app=none", "get pods -l app=none -A",
                "get pods --show-labels", "get pods --no-headers", "get nodes", "get crd",
                "get crd -o name", "get ns -o wide", "get pods --field-selector metadata.name=idle",
                "api-resources", "api-resources -o wide", "api-resources -o name",
                "api-resources --namespaced=false", "api-resources --api-group=apps",
                "explain pods", "explain pod.spec.containers", "explain cm --recursive",
                "explain deepspeedjobs.spec", "explain pod --output plaintext-openapiv2"})
            QTest::newRow(line) << QString::fromLatin1(line).split(u' ');
    }
    void sameAsKubectl()
    {
        if (QStandardPaths::findExecutable(u"kubectl"_s).isEmpty())
            QSKIP("kubectl is not installed");
        QFETCH(QStringList, arguments);
        Outcome ours;
        Outcome theirs;
        for (int attempt = 0; attempt < 5; ++attempt) { // ages may tick between the two
            ours = sampan(arguments);
            theirs = kubectl(arguments);
            if (ours.out == theirs.out)
                break;
        }
        QCOMPARE(ours.out, theirs.out);
        QCOMPARE(ours.code, theirs.code);
        if (theirs.err.startsWith("No resources"))
            QCOMPARE(ours.err, theirs.err);
    }

    void mistakes_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const QString &line, const QByteArray &says) {
            QTest::addRow("%s", qPrintable(line)) << line.split(u' ') << says;
        };
        row(u"get deploymnets"_s, "Close to it: deployments");
        row(u"get pods nope"_s, "pods \"nope\" not found");
        row(u"get pods --context nope"_s, "There is no context nope");
        row(u"get pods --kubeconfig /nowhere"_s,
            "/nowhere does not exist. Give one with --kubeconfig, or try the sandbox with "
            "--sandbox.");
        row(u"get pods --request-timeout soon"_s, "soon is no duration");
        row(u"frobnicate"_s, "frobnicate");
        row(u"explain pod.spec.nope"_s, "nope");
        row(u"validate /nowhere.yaml"_s, "/nowhere.yaml");
        row(u"set /nowhere.yaml a=b"_s, "/nowhere.yaml");
        row(u"logs nope"_s, "There is no pod and no job nope");
        row(u"create -f /nowhere.yaml"_s, "/nowhere.yaml");
    }
    void mistakes()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const Outcome outcome = sampan(arguments);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains(says), outcome.err.constData());
        QCOMPARE(outcome.err.count('\n'), 1); // one sentence
    }

    void watch()
    {
        QProcess watching;
        watching.setProcessEnvironment(environment());
        watching.start(QStringLiteral(SAMPAN_BINARY),
            {u"get"_s, u"cm"_s, u"-w"_s, u"-o"_s, u"name"_s, u"--kubeconfig"_s, m_kubeconfig});
        QByteArray seen; // QTRY asks once more after success, when the pipe is empty again
        const auto hasSeen = [&](const char *line) {
            seen += watching.readAllStandardOutput();
            return seen.contains(line);
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasSeen("configmap/settings"), 20'000);
        QCOMPARE(sampan({u"create"_s, u"-f"_s, u"-"_s},
                     "{apiVersion: v1, kind: ConfigMap, metadata: {name: late}}")
                     .code,
            0);
        QTRY_VERIFY_WITH_TIMEOUT(hasSeen("configmap/late"), 20'000);
        watching.terminate();
        QVERIFY(watching.waitForFinished());
        QCOMPARE(watching.exitCode(), 0);
    }

    void set()
    {
        const QString file = put(u"a.yaml"_s, "# head\na:   1 # one\nb: {c: [x]}\n");
        Outcome outcome = sampan({u"set"_s, file, u"a=2"_s, u"b.d=\"on\""_s, u"l[\"x.y/z\"]=w"_s,
            u"--delete"_s, u"b.c"_s});
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QCOMPARE(outcome.out, "# head\na:   2 # one\nb: {d: \"on\"}\nl:\n  x.y/z: w\n");
        outcome = sampan({u"set"_s, u"-i"_s, file, u"a=[1, {k: v}]"_s});
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QFile changed(file);
        QVERIFY(changed.open(QIODevice::ReadOnly));
        QVERIFY(changed.readAll().contains("k: v"));
    }

    /// The engine of the editor, from the command line: nothing else in the file changes.
    void setRows_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const char *before, const QStringList &words,
                             const char *after) {
            QTest::newRow(name) << QByteArray(before) << words << QByteArray(after);
        };
        row("quotes and comment stay", "a: 'x'  # c\n", {u"a=it's"_s}, "a: 'it''s'  # c\n");
        row("text that reads as truth", "a: x\n", {u"a=\"yes\""_s}, "a: \"yes\"\n");
        row("a number is a number", "a: x\n", {u"a=017"_s}, "a: 15\n");
        row("null", "a: x # c\n", {u"a=null"_s}, "a: null # c\n");
        row("an item", "a:\n- x # one\n- y\n", {u"a[0]=z"_s}, "a:\n- z # one\n- y\n");
        row("a new key in the file's step", "m:\n    a: 1\n", {u"k.p=1"_s},
            "m:\n    a: 1\nk:\n    p: 1\n");
        row("a block of text", "a: |\n  one\nb: 1\n", {u"a=\"one\\ntwo\\n\""_s},
            "a: |\n  one\n  two\nb: 1\n");
        row("the second document", "a: 1\n---\na: 1 # two\n", {u"--document"_s, u"1"_s, u"a=2"_s},
            "a: 1\n---\na: 2 # two\n");
        row("line ends of Windows", "a: 1\r\nb: 2\r\n", {u"b=3"_s}, "a: 1\r\nb: 3\r\n");
        row("what goes takes its comment along", "a: 1\n# about b\nb: 2\n", {u"--delete"_s, u"b"_s},
            "a: 1\n");
        row("an alias becomes its own value", "a: &x 1\nb: *x # c\n", {u"b=2"_s},
            "a: &x 1\nb: 2 # c\n");
    }
    void setRows()
    {
        QFETCH(QByteArray, before);
        QFETCH(QStringList, words);
        const Outcome outcome = sampan(QStringList {u"set"_s, put(u"row.yaml"_s, before)} + words);
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QTEST(outcome.out, "after");
    }

    void setRefuses_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QByteArray>("why");
        QTest::newRow("through an alias")
            << QByteArray("w: &w {r: 1}\nl: *w\n") << u"l.r=2"_s << QByteArray("alias");
        QTest::newRow("broken text")
            << QByteArray("a: 1\nb: \"x\n") << u"b=y"_s << QByteArray("line 2, column 4");
        QTest::newRow("below a text")
            << QByteArray("a: x\n") << u"a.b=1"_s << QByteArray("not an object");
        QTest::newRow("no assignment")
            << QByteArray("a: x\n") << u"a"_s << QByteArray("PATH=VALUE");
    }
    void setRefuses()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, word);
        QFETCH(QByteArray, why);
        const QString file = put(u"row.yaml"_s, before);
        const Outcome outcome = sampan({u"set"_s, u"-i"_s, file, word});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains(why), outcome.err.constData());
        QFile untouched(file);
        QVERIFY(untouched.open(QIODevice::ReadOnly));
        QCOMPARE(untouched.readAll(), before);
    }

    void guidesFitTheirKinds()
    {
        const Outcome outcome = sampan({u"guide"_s, u"check"_s, u"--sandbox"_s});
        QCOMPARE(outcome.out, "48 guides checked, 0 faults\n");
        QCOMPARE(outcome.code, 0);
    }

    void validate()
    {
        const QString bad = put(u"bad.yaml"_s,
            "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  contianers: []\n");
        const Outcome outcome = sampan({u"validate"_s, bad});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.out.contains("bad.yaml:6:3: error: spec.contianers: "),
            outcome.out.constData());
        QVERIFY(outcome.out.contains("containers"));
        const QString fine = put(u"good.yaml"_s, objects);
        const Outcome good = sampan({u"validate"_s, u"--server"_s, fine});
        QVERIFY2(good.code == 0, (good.out + good.err).constData());
    }

    void apply()
    {
        const QByteArray first
            = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shared}\ndata: {a: one}\n";
        Outcome outcome = sampan({u"apply"_s, u"-f"_s, u"-"_s, u"--dry-run"_s}, first);
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QCOMPARE(outcome.out, "configmap/shared serverside-applied (server dry run)\n");
        QCOMPARE(sampan({u"get"_s, u"cm"_s, u"shared"_s}).code, 1);
        QCOMPARE(sampan({u"apply"_s, u"-f"_s, u"-"_s}, first).out,
            "configmap/shared serverside-applied\n");
        outcome = sampan(
            {u"apply"_s, u"-f"_s, u"-"_s, u"--diff"_s}, QByteArray(first).replace("one", "two"));
        QVERIFY2(outcome.out.contains("-  a: one\n+  a: two\n"), outcome.out.constData());
        if (QStandardPaths::findExecutable(u"kubectl"_s).isEmpty())
            QSKIP("kubectl is not installed");
        QCOMPARE(kubectl({u"patch"_s, u"cm"_s, u"shared"_s, u"--type=merge"_s, u"-p"_s,
                             u"{\"data\":{\"a\":\"theirs\"}}"_s})
                     .code,
            0);
        outcome = sampan({u"apply"_s, u"-f"_s, u"-"_s}, first);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains(".data.a"), outcome.err.constData());
        QCOMPARE(sampan({u"apply"_s, u"-f"_s, u"-"_s, u"--force-conflicts"_s}, first).code, 0);
    }

    void applyDiff_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QByteArray>("lines"); // of the difference
        QTest::newRow("a value") << QByteArray("{a: two, b: x}")
                                 << QByteArray("-  a: one\n+  a: two\n");
        QTest::newRow("one more") << QByteArray("{a: one, b: x, c: z}") << QByteArray("+  c: z\n");
        QTest::newRow("one less") << QByteArray("{a: one}") << QByteArray("-  b: x\n");
        QTest::newRow("text that reads as truth")
            << QByteArray("{a: 'on', b: x}") << QByteArray("-  a: one\n+  a: \"on\"\n");
        QTest::newRow("nothing") << QByteArray("{a: one, b: x}") << QByteArray();
    }
    void applyDiff()
    {
        QFETCH(QByteArray, data);
        QFETCH(QByteArray, lines);
        const auto map = [](const QByteArray &values) {
            return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: compared}\ndata: " + values
                + '\n';
        };
        const QStringList words {u"apply"_s, u"-f"_s, u"-"_s};
        QCOMPARE(sampan(words, map("{a: one, b: x}")).code, 0);
        const Outcome outcome
            = sampan(words + QStringList {u"--diff"_s, u"--dry-run"_s}, map(data));
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QByteArray told;
        for (const QByteArray &line : outcome.out.split('\n')) {
            if (line.startsWith("-  ") || line.startsWith("+  "))
                told += line + '\n';
        }
        told.replace("-  creationTimestamp", "");
        QCOMPARE(told, lines);
    }

    void validatesFolders()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"inner"_s));
        const auto write = [&](const QString &name, const QByteArray &text) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write(u"b.yaml"_s, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\ndatum: {}\n");
        write(u"a.json"_s, R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}})");
        write(u"inner/c.yml"_s, "apiVersion: v1\nkind: Pod\nmetadata: {name: c}\nspec: {}\n");
        write(u"notes.txt"_s, "none of it: [");
        const Outcome outcome = sampan({u"validate"_s, folder.path()});
        QCOMPARE(outcome.code, 1);
        const QByteArray place = folder.path().toUtf8();
        QVERIFY2(
            outcome.out.startsWith(place + "/b.yaml:4:1: error: datum: "), outcome.out.constData());
        QVERIFY2(outcome.out.contains('\n' + place + "/inner/c.yml:4:"), outcome.out.constData());
        QVERIFY(!outcome.out.contains("a.json") && !outcome.out.contains("notes.txt"));
    }

    void takenName()
    {
        const Outcome outcome = sampan({u"create"_s, u"-f"_s, u"-"_s}, objects);
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.err.contains("already exists"));
    }

    void form()
    {
        const Outcome outcome = sampan({u"form"_s, u"deepspeedjob"_s, u"--dump"_s});
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QVERIFY(outcome.out.count('\n') > 50);
        QVERIFY(outcome.out.startsWith("{\""));
    }

    void logsOfASandboxOfItsOwn()
    {
        const Outcome outcome = sampan({u"get"_s, u"deepspeedjobs"_s, u"--sandbox"_s, u"-A"_s});
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QVERIFY(outcome.out.startsWith("NAMESPACE"));
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
