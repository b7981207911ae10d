// SPDX-License-Identifier: Apache-2.0
#include "ui/editor/diffview.h"
#include "ui/editor/editorruler.h"
#include "ui/editor/folding.h"
#include "ui/editor/problemlist.h"
#include "ui/editor/yamlpane.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QDir>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

const QString job = uR"(apiVersion: batch.tensorstack.dev/v1beta1
kind: DeepSpeedJob
metadata:
  name: gpt-pretrain-7b-r2
  namespace: llm-team
  managedFields:
  - manager: kubectl
    operation: Update
spec:
  scheduler:
    t9kScheduler:
      queue: default
  config:
    run:
      python:
        - train.py
        - --deepspeed=ds_z3.json
        - --lr=1.5e-4     # was 3e-4
  worker:
    replicas: 32
    template:
      spec:
        containers:
          - name: worker
            image: "harbor.local/llm/deepspeed:0.14.4"
            tty: true
            resources: {limits: {cpu: 16, memory: 128GB}}
)"_s;

} // namespace

/// The editor over a document session: one text, one undo stack.
class TestYamlEditor final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = new ui::Theme(*qApp); }

    void operationsAreUndoSteps()
    {
        ui::DocumentSession session;
        session.setText(job);
        ui::YamlEditor editor(session);
        const QSignalSpy changed(&session, &ui::DocumentSession::changedByForm);
        yaml::Operation operation {.kind = yaml::Operation::Kind::SetScalar,
            .path = *Path::parse(u"spec.worker.replicas"),
            .value = 24};
        QVERIFY(session.perform({operation}, u"replicas"_s, u"changed"_s));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(session.text(), QString(job).replace(u"replicas: 32"_s, u"replicas: 24"_s));
        operation.value = 25; // typing in one field: one step
        QVERIFY(session.perform({operation}, u"replicas"_s));
        QVERIFY(session.isModified());
        editor.undo();
        QCOMPARE(session.text(), job);
        QVERIFY(!session.isModified());
    }

    /// Alt+Return offers another way to write what stands there; taking it is one undo step.
    void rewritesAreOffered_data()
    {
        QTest::addColumn<QString>("text"); // ^: the caret
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("after");
        QTest::newRow("4.1.12 a map in braces as lines")
            << u"a: {b: ^1, c: 2}\n"_s << u"Write as lines"_s << u"a:\n  b: 1\n  c: 2\n"_s;
        QTest::newRow("4.1.12 a list in brackets as lines")
            << u"a: [^1, 2]\n"_s << u"Write as lines"_s << u"a:\n  - 1\n  - 2\n"_s;
        QTest::newRow("4.1.12 a copy for an alias")
            << u"a: &x {b: 1}\nc: *^x\n"_s << u"Write a copy instead of *x"_s
            << u"a: &x {b: 1}\nc:\n  b: 1\n"_s;
    }
    void rewritesAreOffered()
    {
        QFETCH(QString, text);
        QFETCH(QString, action);
        const int caret = int(text.indexOf(u'^'));
        text.remove(caret, 1);
        ui::DocumentSession session;
        session.setText(text);
        ui::YamlEditor editor(session);
        QTRY_VERIFY(session.isFresh());
        QTextCursor cursor = editor.textCursor();
        cursor.setPosition(caret);
        editor.setTextCursor(cursor);
        editor.show();
        QTest::keyClick(&editor, Qt::Key_Return, Qt::AltModifier);
        auto *menu = editor.findChild<QMenu *>();
        QVERIFY(menu);
        const auto actions = menu->actions();
        const auto wanted = std::ranges::find(actions, action, &QAction::text);
        QStringList offered;
        for (const QAction *one : actions)
            offered.append(one->text());
        QVERIFY2(wanted != actions.end(), qPrintable(offered.join(u'\n')));
        (*wanted)->trigger();
        menu->close();
        QTEST(session.text(), "after");
        editor.undo();
        QCOMPARE(session.text(), text);
    }

    void workerFollowsTyping()
    {
        ui::DocumentSession session;
        session.setText(u"a: 1\n"_s);
        ui::YamlEditor editor(session);
        editor.moveCursor(QTextCursor::End);
        QTest::keyClicks(&editor, u"b: \"x"_s);
        QTRY_COMPARE(session.errorCount(), 1);
        QVERIFY(session.isFresh());
        QVERIFY(editor.diagnosticOfLine(1));
        QVERIFY(!editor.diagnosticOfLine(0));
        QTest::keyClicks(&editor, u"\""_s);
        QTRY_COMPARE(session.errorCount(), 0);
    }

    void staleEditsAreRefused()
    {
        ui::DocumentSession session;
        session.setText(u"a: 1\n"_s);
        const int revision = session.revision();
        QVERIFY(session.apply({{3, 1, u"2"_s}}));
        QVERIFY(!session.apply({{3, 1, u"3"_s}}, false, revision));
        QCOMPARE(session.text(), u"a: 2\n"_s);
    }

    void lineEndsAndMarkSurvive()
    {
        ui::DocumentSession session;
        const QString text = u"\ufeffa: 1\r\nb: 2\r\n"_s;
        session.setText(text);
        QCOMPARE(session.savedText(), text);
        QCOMPARE(session.text(), u"a: 1\nb: 2\n"_s);
    }

    void managedFieldsAreFolded()
    {
        ui::DocumentSession session;
        ui::YamlEditor editor(session);
        session.setText(job);
        QVERIFY(editor.folding().isFolded(5));
        editor.revealPath(*Path::parse(u"metadata.managedFields[0].operation"));
        QVERIFY(!editor.folding().isFolded(5));
    }

    void keys()
    {
        ui::DocumentSession session;
        session.setText(u"a:\n  b: 1\n  c: 2\n"_s);
        ui::YamlEditor editor(session);
        editor.selectAll();
        QTest::keyClick(&editor, Qt::Key_Slash, Qt::ControlModifier);
        QCOMPARE(session.text(), u"# a:\n#   b: 1\n#   c: 2\n"_s);
        editor.selectAll();
        QTest::keyClick(&editor, Qt::Key_Slash, Qt::ControlModifier);
        QCOMPARE(session.text(), u"a:\n  b: 1\n  c: 2\n"_s);
        editor.selectAll();
        QTest::keyClick(&editor, Qt::Key_Tab);
        QCOMPARE(session.text(), u"  a:\n    b: 1\n    c: 2\n"_s);
        QTest::keyClick(&editor, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(session.text(), u"a:\n  b: 1\n  c: 2\n"_s);
        editor.moveCursor(QTextCursor::Start);
        editor.moveCursor(QTextCursor::EndOfLine);
        QTest::keyClick(&editor, Qt::Key_Return);
        QCOMPARE(session.text(), u"a:\n  \n  b: 1\n  c: 2\n"_s);
    }

    /// A problem that is out of view stands beside the text, and a click brings it there.
    void rulerGoesToProblems()
    {
        ui::DocumentSession session;
        session.setValidator([](const yaml::Tree &tree) {
            const yaml::Node *node = tree.nodeAt(*Path::parse(u"k900"));
            return node
                ? QList<yaml::Diagnostic> {tree.diagnosticAt(node->range, yaml::Severity::Error,
                      yaml::Diagnostic::WrongType, Message("wrong"), node->path())}
                : QList<yaml::Diagnostic>();
        });
        QString text;
        for (int i = 0; i < 1000; ++i)
            text += u"k%1: %1\n"_s.arg(i);
        ui::YamlEditor editor(session);
        editor.resize(400, 500);
        editor.show();
        QVERIFY(QTest::qWaitForWindowExposed(&editor));
        session.setText(text);
        QTRY_COMPARE(editor.problemLines(), QList<int> {900});
        auto *ruler = editor.findChild<ui::EditorRuler *>();
        QVERIFY(ruler);
        QCOMPARE(ruler->height(), editor.viewport()->height());
        const int y = int(900.5 * ruler->height() / editor.blockCount());
        QTest::mouseClick(ruler, Qt::LeftButton, {}, {ruler->width() / 2, y + 2});
        QCOMPARE(editor.textCursor().blockNumber(), 900);
        QVERIFY(editor.firstVisible().blockNumber() > 800);
    }

    void differences()
    {
        ui::DiffView view;
        view.setTexts(job, QString(job).replace(u"32"_s, u"24"_s).replace(u"high"_s, u"low"_s));
        QCOMPARE(view.changeCount(), 1);
    }

    void looks_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void looks()
    {
        QFETCH(bool, dark);
        m_theme->setMode(dark ? ui::ThemeMode::Dark : ui::ThemeMode::Light);
        ui::DocumentSession session;
        session.setValidator([](const yaml::Tree &tree) {
            const yaml::Node *node = tree.nodeAt(
                *Path::parse(u"spec.worker.template.spec.containers[0].resources.limits.memory"));
            if (!node)
                return QList<yaml::Diagnostic>();
            return QList<yaml::Diagnostic> {tree.diagnosticAt(node->range, yaml::Severity::Error,
                yaml::Diagnostic::QuantityGrammar, Message("%1 is not a quantity.", {node->text}),
                node->path())};
        });
        session.setText(job);
        QWidget window;
        QVBoxLayout column(&window);
        column.setContentsMargins(0, 0, 0, 0);
        ui::YamlPane pane(session);
        pane.setFileName(u"deepspeed-job.yaml"_s);
        pane.setCompareText(u"Compare"_s);
        pane.editor().setShowsChanges(true);
        ui::ProblemList problems;
        ui::DiffView diff;
        column.addWidget(&pane, 5);
        column.addWidget(&problems, 1);
        column.addWidget(&diff, 3);
        window.resize(620, 980);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(session.perform({{.kind = yaml::Operation::Kind::SetScalar,
                                    .path = *Path::parse(u"spec.scheduler.t9kScheduler.queue"),
                                    .value = u"high"_s}},
            {}, u"by the form: default → high"_s));
        QTRY_VERIFY(session.isFresh());
        problems.setDiagnostics(session.diagnostics());
        diff.setTexts(job, session.text());
        QTRY_COMPARE(pane.editor().lineChange(11), ui::YamlEditor::LineChange::Changed);
        const QImage picture = window.grab().toImage();
        const QString folder = qEnvironmentVariable("SAMPAN_PICTURES");
        if (!folder.isEmpty()) {
            const QString name = QString::fromLatin1(QTest::currentDataTag());
            QVERIFY(picture.save(QDir(folder).filePath(u"editor-%1.png"_s.arg(name))));
        }
        QVERIFY(!picture.isNull());
    }

private:
    ui::Theme *m_theme = nullptr;
};

QTEST_MAIN(TestYamlEditor)
#include "tst_yamleditor.moc"
