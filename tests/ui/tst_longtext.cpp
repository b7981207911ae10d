// SPDX-License-Identifier: Apache-2.0
#include "../bench/turnwatch.h"
#include "../form/jobfixture.h"

#include "ui/editor/yamlpane.h"
#include "ui/forms/formpane.h"
#include "ui/forms/formrowwidget.h"
#include "ui/forms/formview.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTest>
#include <QTextCursor>

using namespace Qt::StringLiterals;

/// A job of ten thousand lines in form and text: the window answers all the time. The figures are
/// told; the limits are ten times the aim, as machines that run tests are busy.
class TestLongText final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<ui::Theme>(*qApp);
        m_library = *models::GuideLibrary::builtIn();
        QString env = u"          env:\n"_s;
        for (int i = 0; i < 5000; ++i)
            env += u"          - name: VARIABLE_%1\n            value: some text %1\n"_s.arg(i);
        m_text = QString(jobText).replace(
            u"          workingDir: \"\"\n"_s, u"          workingDir: \"\"\n"_s + env);
        m_pane = std::make_unique<ui::FormPane>(nullptr);
        m_pane->resize(1390, 800);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
        models::ValidationContext context;
        context.guide = m_library->find(jobKind());
        m_pane->text().setKind(jobDocument(), jobKind(), context.guide, context);
    }

    void opens()
    {
        bench::TurnWatch turns;
        (void)turns.take();
        QElapsedTimer timer;
        timer.start();
        m_pane->text().setText(m_text);
        qInfo("text set after %lld ms", timer.elapsed());
        QTRY_VERIFY_WITH_TIMEOUT(m_pane->text().isCurrent(), 20'000);
        qInfo("form filled after %lld ms", timer.elapsed());
        QTest::qWait(1500); // colours
        tell(turns, "open");
    }

    void typesInTheText()
    {
        ui::YamlEditor &editor = m_pane->yaml().editor();
        editor.setFocus();
        const qsizetype at = m_text.indexOf(u"cpu: 16"_s);
        editor.revealRange({at + 7, 0});
        QTest::qWait(300);
        bench::TurnWatch turns;
        (void)turns.take();
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(&editor, 'G');
        QTest::keyClick(&editor, 'B');
        const qint64 handled = timer.elapsed();
        QTRY_VERIFY_WITH_TIMEOUT(m_pane->text().errorCount() == 1, 20'000);
        qInfo("keys handled after %lld ms, squiggle after %lld ms", handled, timer.elapsed());
        QTest::qWait(600);
        tell(turns, "text");
    }

    void typesInTheForm()
    {
        QVERIFY(m_pane->form()->goTo(*models::Path::parse(u"spec.worker.replicas"_s)));
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field != nullptr);
        field->selectAll();
        bench::TurnWatch turns;
        (void)turns.take();
        QElapsedTimer timer;
        timer.start();
        QTest::keyClicks(field, u"128"_s);
        const qint64 handled = timer.elapsed();
        QTRY_VERIFY_WITH_TIMEOUT(m_pane->text().text().contains(u"replicas: 128\n"_s), 20'000);
        qInfo("keys handled after %lld ms, in the text after %lld ms", handled, timer.elapsed());
        QTRY_VERIFY_WITH_TIMEOUT(m_pane->text().isCurrent(), 20'000);
        QCOMPARE(field->text(), u"128"_s);
        QTest::qWait(600);
        tell(turns, "form");
        m_pane->text().document()->undo(); // one step for the burst
        QVERIFY(m_pane->text().text().contains(u"replicas: 32\n"_s));
    }

private:
    static void tell(bench::TurnWatch &turns, const char *what)
    {
        const bench::TurnWatch::Turns seen = turns.take();
        qInfo("%s: longest turn %.0f ms, %.0f ms of its own time; %d over 33 ms", what,
            seen.longest, seen.busiest, seen.late);
        QVERIFY2(seen.busiest < 330, what);
    }

    std::unique_ptr<ui::Theme> m_theme;
    std::shared_ptr<const models::GuideLibrary> m_library;
    std::unique_ptr<ui::FormPane> m_pane;
    QString m_text;
};

QTEST_MAIN(TestLongText)
#include "tst_longtext.moc"
