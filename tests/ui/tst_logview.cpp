// SPDX-License-Identifier: Apache-2.0
#include "nameless.h"
#include "sandboxsession.h"

#include "ui/logs/logbar.h"
#include "ui/logs/logcanvas.h"
#include "ui/logs/logfoot.h"
#include "ui/logs/logjumpdialog.h"
#include "ui/logs/logview.h"
#include "ui/logs/podlogs.h"
#include "ui/logs/rankpicker.h"
#include "ui/shared/stateview.h"

#include <QAction>
#include <QDateTimeEdit>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

constexpr qint64 second = 1'000'000'000;
constexpr qint64 start = 1'795'500'000 * second;

QList<ui::LogReplica> workers(int count)
{
    QList<ui::LogReplica> replicas;
    for (int i = 0; i < count; ++i)
        replicas.append({.role = u"worker"_s, .rank = i, .pod = {}});
    return replicas;
}

/// A log of lines made here, without a server.
class Filled
{
public:
    explicit Filled(ui::Session &session, int ranks = 4)
        : view(session)
    {
        replicas = workers(ranks);
        view.setReplicas(u"uid"_s, u"demo"_s, replicas);
        ui::SandboxSession::show(view, {1100, 600});
    }
    void add(qint64 seconds, const QByteArray &text, int rank)
    {
        view.append({{start + seconds * second, text, rank}});
    }
    void addMany(int count)
    {
        QByteArrayList texts;
        QList<LogStore::Incoming> lines;
        for (int i = 0; i < count; ++i) {
            texts.append("step " + QByteArray::number(i) + " | loss 1.83");
            lines.append({start + i * second, texts.last(), i % int(replicas.size())});
        }
        view.append(lines);
    }
    [[nodiscard]] QString stateTitle() const
    {
        const auto *state = view.findChild<ui::StateView *>();
        return state->isVisible() ? state->title() : QString();
    }
    QList<ui::LogReplica> replicas;
    ui::LogView view;
};

} // namespace

/// The log view: alone with lines of the test, and over the sandbox's pods.
class LogViewTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_box.start());
        QTRY_VERIFY_WITH_TIMEOUT(m_box.jobs().rowCount() >= 15, 30'000);
        m_offlineSettings = std::make_unique<ui::Settings>(m_folder.filePath(u"o.ini"_s));
        m_offlineActions = std::make_unique<ui::ActionTable>(*m_offlineSettings);
        m_alone = std::make_unique<ui::Session>(*m_offlineSettings, *m_offlineActions);
    }

    void scrollingUpPausesAndEndResumes()
    {
        Filled log(*m_alone);
        log.addMany(500);
        ui::LogCanvas &canvas = log.view.canvas();
        QVERIFY(canvas.isFollowing());
        QCOMPARE(canvas.bottomRow(), 499);
        QTest::keyClick(&canvas, Qt::Key_PageUp);
        QVERIFY(!canvas.isFollowing());
        const qsizetype top = canvas.topRow();
        log.addMany(500); // same times: they are merged between the lines that are shown
        log.add(1000, "new at the end", 1);
        const auto *foot = log.view.findChild<ui::LogFoot *>();
        QVERIFY(std::ranges::any_of(foot->findChildren<QLabel *>(),
            [](const QLabel *label) { return label->text().startsWith(u"501 new line"_s); }));
        QVERIFY(canvas.topRow() > top); // what stood at the top stands there still
        QTest::keyClick(&canvas, Qt::Key_End);
        QVERIFY(canvas.isFollowing());
        QCOMPARE(canvas.bottomRow(), 1000);
        ui::SandboxSession::keep(log.view, u"log-following"_s);
    }

    void jumpsToATime()
    {
        Filled log(*m_alone);
        log.addMany(5000);
        ui::LogCanvas &canvas = log.view.canvas();
        const auto lineAtTop = [&] { return log.view.rows().at(canvas.topRow()).line; };
        const auto actions = log.view.findChildren<QAction *>();
        const auto jump = std::ranges::find(actions, u"Jump to time…"_s, &QAction::text);
        QVERIFY(jump != actions.end());
        (*jump)->trigger();
        auto *dialog = log.view.window()->findChild<ui::LogJumpDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        const QStringList nameless = ui::nameless(*dialog);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
        const QDateTime wanted = QDateTime::fromSecsSinceEpoch(start / second + 2000);
        dialog->findChild<QDateTimeEdit *>()->setDateTime(wanted);
        ui::SandboxSession::keep(*dialog, u"log-jump"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(!canvas.isFollowing());
        QVERIFY(lineAtTop() <= 2000 && lineAtTop() > 1960); // it stands in the upper third
        log.view.jumpTo(wanted.addDays(1)); // nothing is as new as that
        QCOMPARE(canvas.bottomRow(), 4999);
        log.view.jumpTo(wanted.addDays(-1));
        QCOMPARE(canvas.topRow(), 0);
    }

    void ranksLevelsAndSearch()
    {
        Filled log(*m_alone);
        for (int i = 0; i < 40; ++i) {
            log.add(i * 4, "step " + QByteArray::number(i) + " | loss 1.8342 | lr 9.4e-06", 0);
            log.add(i * 4 + 1, "NCCL WARN [Service thread] slow", 1);
            log.add(i * 4 + 2, "ERROR nccl communicator was aborted", 2);
            log.add(i * 4 + 3, "DEBUG dataloader: prefetch queue 7/8", 3);
        }
        auto *ranks = log.view.findChild<ui::RankPicker *>();
        ranks->showOnly({1, 2});
        QCOMPARE(log.view.rows().size(), 80);
        auto *field = log.view.findChild<QLineEdit *>();
        log.view.find();
        QTest::keyClicks(field, u"nccl"_s);
        QTRY_COMPARE(qsizetype(log.view.rows().matches().size()), 80);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!log.view.canvas().isFollowing());
        QCOMPARE(log.view.canvas().currentMatch(), 1);
        QTest::keyClick(field, Qt::Key_F3);
        QTest::keyClick(field, Qt::Key_F3);
        QTest::keyClick(field, Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(log.view.canvas().currentMatch(), 2);
        QVERIFY(std::ranges::any_of(field->findChildren<QLabel *>(),
            [](const QLabel *label) { return label->text() == u"2 of 80"_s; }));
        ranks->showAll();
        QTRY_VERIFY(log.view.rows().isSearched());
        ui::SandboxSession::keep(log.view, u"log-search"_s);
        for (auto *chip : log.view.findChildren<QAbstractButton *>()) {
            if (chip->text() == u"Error"_s)
                chip->click();
        }
        QCOMPARE(log.view.rows().size(), 120);
        QTRY_COMPARE(qsizetype(log.view.rows().matches().size()), 40);
        field->clear();
        QTest::keyClicks(field, u"(nccl"_s);
        QTRY_COMPARE(qsizetype(log.view.rows().matches().size()), 0);
        ranks->showNone();
        QCOMPARE(log.stateTitle(), u"No rank is chosen."_s);
    }

    void firstFailureIsMarked()
    {
        Filled log(*m_alone, 16);
        for (int i = 0; i < 200; ++i)
            log.add(i, "step " + QByteArray::number(i), i % 16);
        log.add(201, "WARN CUDA memory: allocated 78.9GiB of 79.3GiB", 11);
        log.add(202, "Traceback (most recent call last):", 11);
        log.add(202, "  File \"/workspace/train.py\", line 412, in train_step", 11);
        log.add(202, "torch.cuda.OutOfMemoryError: CUDA out of memory", 11);
        log.add(204, "ERROR NCCL communicator was aborted on rank 9", 9);
        for (int i = 240; i < 300; ++i)
            log.add(i, "INFO step " + QByteArray::number(i), i % 16);
        QList<ui::LogReplica> failed = log.replicas;
        failed[11].failureOrder = 1;
        failed[11].exitCode = 1;
        failed[11].node = u"gpu-node-16"_s;
        failed[11].finished = QDateTime::fromSecsSinceEpoch(start / second + 202);
        failed[9].failureOrder = 2;
        failed[9].finished = failed[11].finished.addSecs(4);
        for (ui::LogReplica &replica : failed) {
            replica.restarts = 2;
            replica.started = QDateTime::fromSecsSinceEpoch(start / second + 240);
        }
        log.view.setReplicas(u"uid"_s, u"demo"_s, failed);
        QVERIFY(log.view.firstFailureAction()->isEnabled());
        log.view.goToFirstFailure();
        const ui::LogCanvas &canvas = log.view.canvas();
        QVERIFY(!canvas.isFollowing());
        const qsizetype marker = log.view.rows().rowOfNote(0);
        QVERIFY(marker > canvas.topRow() && marker < canvas.bottomRow());
        const LogRows::Row after = log.view.rows().at(marker + 1);
        QCOMPARE(log.view.store().text(after.line),
            QByteArrayView("Traceback (most recent call last):"));
        QVERIFY(log.view.rows().rowOfNote(1) > marker); // all came back
        m_box.theme().setMode(ui::ThemeMode::Dark);
        ui::SandboxSession::keep(log.view, u"log-failure-dark"_s);
        m_box.theme().setMode(ui::ThemeMode::Light);
        ui::SandboxSession::keep(log.view, u"log-failure"_s);
        const QStringList nameless = ui::nameless(log.view);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    /// 126 What each next run of a container writes stands below a line of its own.
    void everyRunIsMarked()
    {
        Filled log(*m_alone, 1);
        for (int i = 0; i < 30; ++i)
            log.add(i, "step " + QByteArray::number(i), 0);
        QList<ui::LogReplica> replicas = log.replicas;
        for (const int run : {1, 2}) {
            replicas[0].restarts = run;
            replicas[0].started = QDateTime::fromSecsSinceEpoch(start / second + 10 * run + 5);
            log.view.setReplicas(u"uid"_s, u"demo"_s, replicas);
        }
        const auto textBelow = [&](int note) {
            const LogRows &rows = log.view.rows();
            return log.view.store().text(rows.at(rows.rowOfNote(note) + 1).line);
        };
        QCOMPARE(log.view.rows().size(), 30 + 2);
        QCOMPARE(textBelow(0), QByteArrayView("step 15"));
        QCOMPARE(textBelow(1), QByteArrayView("step 25"));
    }

    void longColouredAndChineseLines()
    {
        Filled log(*m_alone, 1);
        log.add(1, "\x1b[32mgreen\x1b[0m, \x1b[1;31mbold red\x1b[0m and plain", 0);
        log.add(2, "第 3 步：损失 1.83，显存 71.2GiB", 0);
        log.add(3, QByteArray(1 << 20, 'x') + "end", 0);
        log.add(4, "a\tb\tc", 0);
        log.add(5, QByteArray("bad \xff\xfe utf-8"), 0);
        log.add(6, "", 0);
        ui::LogCanvas &canvas = log.view.canvas();
        ui::SandboxSession::keep(log.view, u"log-lines"_s);
        QTRY_VERIFY(canvas.horizontalScrollBar()->maximum() > 1'000'000);
        canvas.horizontalScrollBar()->setValue(canvas.horizontalScrollBar()->maximum());
        canvas.viewport()->repaint();
        QVERIFY2(canvas.paintMilliseconds() < 200, "painted piece by piece");
        canvas.horizontalScrollBar()->setValue(0);
        canvas.setWrapped(true);
        ui::SandboxSession::keep(log.view, u"log-wrapped"_s);
        QVERIFY(canvas.isFollowing());
        QCOMPARE(canvas.bottomRow(), 5);
    }

    void copiesWhatIsSelected()
    {
        Filled log(*m_alone);
        log.add(1, "one", 0);
        log.add(2, "two", 1);
        log.add(3, "three", 2);
        ui::LogCanvas &canvas = log.view.canvas();
        canvas.selectAll();
        QCOMPARE(canvas.selectedText(), u"one\ntwo\nthree"_s);
        log.view.findChild<ui::RankPicker *>()->showOnly({0, 2});
        QCOMPARE(canvas.selectedText(), u"one\nthree"_s);
        const int line = ui::LogLayout::lineHeight();
        QTest::mouseDClick(canvas.viewport(), Qt::LeftButton, {},
            QPoint(canvas.viewport()->width() / 2, 4 + line + line / 2));
        QCOMPARE(canvas.selectedText(), u"three"_s);
    }

    void savesWhatIsShown()
    {
        Filled log(*m_alone);
        log.add(1, "one", 0);
        log.add(2, "two", 1);
        log.view.findChild<ui::RankPicker *>()->showOnly({1});
        const QString file = m_folder.filePath(u"saved.log"_s);
        log.view.saveShownLines(file);
        QTRY_VERIFY(QFile::exists(file));
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QByteArray text = saved.readAll();
        QVERIFY2(text.endsWith(" [worker-1] two\n") && text.count('\n') == 1, text.constData());
    }

    // A million lines are taken in and shown; what a turn of the loop costs is printed.
    void aMillionLines()
    {
        Filled log(*m_alone, 16);
        QElapsedTimer timer;
        qint64 worst = 0;
        const QByteArray tail(90, '.');
        timer.start();
        for (int batch = 0; batch < 500; ++batch) {
            QByteArrayList texts;
            QList<LogStore::Incoming> lines;
            for (int i = 0; i < 2000; ++i) {
                const qint64 number = batch * 2000 + i;
                texts.append("step " + QByteArray::number(number) + tail);
                lines.append(
                    {start + number * 1'000'000 - (i % 16) * 3'000'000, texts.last(), i % 16});
            }
            QElapsedTimer turn;
            turn.start();
            log.view.append(lines);
            log.view.canvas().viewport()->repaint();
            worst = std::max(worst, turn.nsecsElapsed());
        }
        const qint64 taken = timer.restart();
        const LogStore &store = log.view.store();
        QCOMPARE(store.size() + store.dropped(), 1'000'000);
        QVERIFY(store.bytes() <= qsizetype(120) << 20);
        log.view.canvas().verticalScrollBar()->setValue(400'000);
        log.view.canvas().viewport()->repaint();
        qInfo(
            "taken in %lld ms, worst turn %.1f ms, painted in %.1f ms, %lld MB of text, %lld kept",
            taken, double(worst) / 1e6, log.view.canvas().paintMilliseconds(),
            qint64(store.bytes() >> 20), qint64(store.size()));
        timer.restart();
        log.view.find();
        QTest::keyClicks(log.view.findChild<QLineEdit *>(), u"999"_s);
        QTRY_VERIFY_WITH_TIMEOUT(log.view.rows().isSearched(), 30'000);
        qInfo(
            "searched in %lld ms, %zu matches", timer.elapsed(), log.view.rows().matches().size());
        QVERIFY(log.view.rows().matches().size() > 1000);
    }

    void podOfTheSandbox()
    {
        const JobSummary *job = m_box.jobs().find({}, u"demo"_s, u"gpt-pretrain-7b"_s);
        QVERIFY(job);
        QTRY_VERIFY(!m_box.jobs().facts(job->uid).pods.isEmpty());
        ui::PodLogs log(m_box.session());
        ui::SandboxSession::show(log, {900, 500});
        log.setPod(m_box.jobs().facts(job->uid).pods.first());
        QTRY_VERIFY_WITH_TIMEOUT(log.store().size() > 10, 20'000);
        QCOMPARE(log.phase(), ui::ViewStatus::Phase::Live);
        ui::SandboxSession::keep(log, u"log-pod"_s);
    }

    void podThatIsGone()
    {
        ui::LogView log(m_box.session());
        ui::SandboxSession::show(log, {900, 500});
        const auto *state = log.findChild<ui::StateView *>();
        QCOMPARE(state->title(), u"There is no pod yet."_s);
        log.setReplicas(
            u"x"_s, u"demo"_s, {{.role = u"worker"_s, .rank = 0, .pod = u"no-such-pod"_s}});
        QTRY_COMPARE(state->title(), u"The pods are gone, and their logs with them."_s);
        ui::SandboxSession::keep(log, u"log-gone"_s);
    }

    // The last one: it takes the server away.
    void lostConnectionKeepsLines()
    {
        const JobSummary *job = m_box.jobs().find({}, u"demo"_s, u"gpt-pretrain-7b"_s);
        ui::PodLogs log(m_box.session());
        ui::SandboxSession::show(log, {900, 500});
        log.setPod(m_box.jobs().facts(job->uid).pods.first());
        QTRY_VERIFY_WITH_TIMEOUT(log.store().size() > 10, 20'000);
        const qsizetype lines = log.store().size();
        m_box.stopServer();
        QTRY_COMPARE_WITH_TIMEOUT(log.phase(), ui::ViewStatus::Phase::Offline, 20'000);
        QVERIFY(log.store().size() >= lines);
        QVERIFY(log.canvas().isVisible());
        ui::SandboxSession::keep(log, u"log-offline"_s);
    }

private:
    QTemporaryDir m_folder;
    ui::SandboxSession m_box;
    std::unique_ptr<ui::Settings> m_offlineSettings;
    std::unique_ptr<ui::ActionTable> m_offlineActions;
    std::unique_ptr<ui::Session> m_alone;
};

QTEST_MAIN(LogViewTest)
#include "tst_logview.moc"
