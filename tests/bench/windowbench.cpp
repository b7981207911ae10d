// SPDX-License-Identifier: Apache-2.0
// bench_window table KUBECONFIG ROWS    pods in the resource page: rows, sort, filter, turns
// bench_window flood KUBECONFIG ROWS EVENTS   a flood of events into the same page
// bench_window churn KUBECONFIG ROWS SECONDS  memory grown while rows come, change and go
// bench_window form KUBECONFIG          a new DeepSpeedJob, from the click to the cursor in a field
#include "tests/bench/figures.h"
#include "tests/bench/turnwatch.h"
#include "tests/bench/waiting.h"

#include "app/window.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/resources/resourcetablemodel.h"
#include "ui/forms/formview.h"
#include "ui/forms/kindcard.h"
#include "ui/shared/page.h"
#include "ui/shared/session.h"
#include "ui/shared/table.h"
#include "ui/shared/tokenfilteredit.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>

#include <malloc.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using models::ResourceTableModel;

namespace {

/// Counts the pictures of one widget.
class Paints final : public QObject
{
public:
    explicit Paints(QWidget *widget)
        : QObject(widget)
    {
        widget->installEventFilter(this);
    }
    int count = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint;
        return false;
    }
};

/// With BENCH_SLOW=ms in the environment: tells which events took the UI thread longer than that.
class Application final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_limit <= 0 || m_depth > 0)
            return QApplication::notify(receiver, event);
        const QByteArray name = receiver->metaObject()->className();
        const int type = event->type();
        const double cpu = bench::threadMilliseconds();
        ++m_depth;
        const bool isDone = QApplication::notify(receiver, event);
        --m_depth;
        if (const double spent = bench::threadMilliseconds() - cpu; spent > m_limit)
            std::fprintf(stderr, "%.1f ms: event %d of %s\n", spent, type, name.constData());
        return isDone;
    }

private:
    double m_limit = qEnvironmentVariable("BENCH_SLOW").toDouble();
    int m_depth = 0;
};

class Bench
{
public:
    Bench(QApplication &application, const QString &kubeconfig)
        : m_window(application,
              {.kubeconfigs = {kubeconfig},
                  .language = u"en"_s,
                  .theme = u"light"_s,
                  .settingsFile = m_folder.filePath(u"settings.conf"_s),
                  .canReopen = false})
    {
    }

    /// Opens the first context and waits until there is nothing left to do.
    void connectToServer(const QString &kubeconfig)
    {
        m_window.start();
        window().resize(1440, 900);
        window().activateWindow();
        const auto contexts = models::KubeConfig::load({kubeconfig}).contexts();
        if (contexts.isEmpty())
            bench::giveUp("the kubeconfig names no context");
        m_window.shell().openContext(contexts.first().name);
        bench::need(
            [this] {
                const ui::Session *session = window().session();
                return session && session->cluster()->state() == models::Cluster::State::Online
                    && session->cluster()->discovery().isKnown();
            },
            "the server was not reached within a minute");
        window().session()->setProjects({});
        bench::rest(1500ms);
    }

    void openPods(int rows)
    {
        m_turns.take();
        const bench::Memory before = bench::memory();
        const bench::Stopwatch watch;
        window().open({ui::Place::Kind::Resources, {{}, u"v1"_s, u"Pod"_s}}, ui::OpenMode::NewTab);
        m_model = window().currentPage()->findChild<ResourceTableModel *>();
        const auto tables = window().currentPage()->findChildren<ui::Table *>();
        m_table = *std::ranges::find(tables, m_model, &ui::Table::model);
        m_paints = new Paints(m_table->viewport());
        bench::need([this] { return m_model->shown() > 0 && m_paints->count > 0; },
            "no row came within a minute");
        bench::tell("first", watch.milliseconds());
        bench::need([&] { return m_model->shown() >= rows && m_model->watchState().isSynced; },
            "not all rows came within two minutes", 2min);
        bench::tell("all", watch.milliseconds());
        tellTurns("load");
        bench::tell("load growth", bench::memory().peak - before.resident);
        bench::rest(1s);
        m_turns.take();
    }

    void sortColumns()
    {
        QHeaderView *head = m_table->horizontalHeader();
        bool hasNews = false;
        QObject::connect(
            m_model, &QAbstractItemModel::layoutChanged, m_table, [&hasNews] { hasNews = true; });
        double longest = 0;
        for (int column = 0; column < head->count(); ++column) {
            if (head->isSectionHidden(column))
                continue;
            for (int click = 0; click < 2; ++click) {
                hasNews = false;
                const QPoint at(head->sectionViewportPosition(column) + 20, head->height() / 2);
                const bench::Stopwatch watch;
                QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, at);
                const int seen = m_paints->count;
                // Where all rows are equal there is nothing to move.
                (void)bench::until([&] { return hasNews && m_paints->count > seen; }, 1500ms);
                if (hasNews)
                    longest = std::max(longest, watch.milliseconds());
                bench::rest(150ms);
            }
        }
        bench::tell("sort", longest);
        tellTurns("sort");
        m_table->sortByColumn(0, Qt::AscendingOrder);
        bench::rest(500ms);
        m_turns.take();
    }

    void typeFilter()
    {
        auto *edit
            = window().currentPage()->findChild<ui::TokenFilterEdit *>()->findChild<QLineEdit *>();
        edit->setFocus();
        double longest = 0;
        double longestWait = 0;
        const auto press = [&](Qt::Key key, const QString &text) {
            const int seen = m_paints->count;
            const int shown = m_model->shown();
            const bench::Stopwatch watch;
            QKeyEvent down(QEvent::KeyPress, key, {}, text);
            QApplication::sendEvent(edit, &down);
            const double handled = watch.milliseconds();
            (void)bench::until(
                [&] { return m_paints->count > seen || m_model->shown() == shown; }, 500ms);
            longest = std::max(longest, watch.milliseconds());
            longestWait = std::max(longestWait, handled);
            bench::rest(120ms);
        };
        for (const QChar letter : u"load-4-d"_s)
            press(Qt::Key(letter.toUpper().unicode()), letter);
        for (int i = 0; i < 8; ++i)
            press(Qt::Key_Backspace, {});
        bench::tell("filter", longest);
        bench::tell("filter handled", longestWait);
        tellTurns("filter");
    }

    void scroll()
    {
        QScrollBar *bar = m_table->verticalScrollBar();
        m_turns.take();
        for (int i = 1; i <= 200; ++i) {
            bar->setValue(int(double(bar->maximum()) * i / 200));
            bench::rest(8ms);
        }
        bar->setValue(0);
        tellTurns("scroll");
    }

    /// The server sends `events` between one new pod and another.
    void flood(int rows, int events)
    {
        m_turns.take();
        bench::tell("ready", 1);
        bench::need([&] { return m_model->total() > rows; }, "the flood did not begin", 30s);
        const bench::Stopwatch watch;
        const double cpu = bench::cpuMilliseconds();
        bench::need([&] { return m_model->total() > rows + 1; }, "the flood did not end", 2min);
        bench::tell("events", events / watch.milliseconds() * 1000);
        bench::tell("events cpu", (bench::cpuMilliseconds() - cpu) * 1000 / events);
        tellTurns("events");
        bench::tell("peak", bench::memory().peak);
    }

    /// Others make, change and delete pods meanwhile; a fifth of the time is for warming up.
    void churn(std::chrono::seconds time)
    {
        bench::rest(time / 5);
        const double steady = settledMemory();
        const std::chrono::seconds step = std::max(time / 10, std::chrono::seconds(1));
        for (auto left = time - time / 5; left > 0s; left -= step) {
            bench::rest(std::min<std::chrono::seconds>(step, left));
            std::fprintf(stderr, "%lld s left: %+.2f MB\n",
                static_cast<long long>((left - step).count()), settledMemory() - steady);
        }
        const double resident = settledMemory();
        bench::tell("drift", resident - steady);
        bench::tell("resident", resident);
    }

    void openForm()
    {
        window().open(ui::Place {ui::Place::Kind::NewJob}, ui::OpenMode::NewTab);
        ui::KindCard *card = nullptr;
        bench::need(
            [&] {
                for (auto *one : window().currentPage()->findChildren<ui::KindCard *>())
                    card = one->gvk().kind == "DeepSpeedJob"_L1 ? one : card;
                return card != nullptr && card->isVisible();
            },
            "the gallery does not show DeepSpeedJob", 20s);
        bench::rest(1s); // nobody chooses faster
        m_turns.take();
        const bench::Stopwatch watch;
        QTest::mouseDClick(card, Qt::LeftButton);
        bench::need([&] { return window().currentPage()->place().gvk.kind == "DeepSpeedJob"_L1; },
            "the card did not open its form", 20s);
        const ui::Page *page = window().currentPage();
        auto *form = page->findChild<ui::FormView *>();
        bench::need(
            [&] {
                const QWidget *focus = QApplication::focusWidget();
                return form->isVisible() && focus && form->isAncestorOf(focus);
            },
            "the form did not become usable", 20s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_X); // it answers…
        window().repaint(); // …and shows what it has
        bench::tell("form", watch.milliseconds());
        bench::rest(1s);
    }

    void tellTurns(QByteArray name)
    {
        const auto turns = m_turns.take();
        bench::tell(name + " turn", turns.longest);
        bench::tell(name + " busy", turns.busiest);
        bench::tell(name + " late", turns.late);
    }

private:
    /// What is in use: memory that was given back to the allocator does not count.
    static double settledMemory()
    {
        malloc_trim(0);
        return bench::memory().resident;
    }

    ui::MainWindow &window() { return m_window.shell().window(); }

    QTemporaryDir m_folder;
    app::Window m_window;
    bench::TurnWatch m_turns;
    ui::Table *m_table = nullptr;
    ResourceTableModel *m_model = nullptr;
    Paints *m_paints = nullptr;
};

} // namespace

int main(int argc, char **argv)
{
    Application application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 3)
        bench::giveUp(
            "usage: bench_window table|flood|churn|form KUBECONFIG [ROWS [EVENTS|SECONDS]]");
    const QString kubeconfig = words[2];
    const int rows = words.value(3).toInt();
    Bench bench(application, kubeconfig);
    bench.connectToServer(kubeconfig);
    if (words[1] == "form"_L1) {
        bench.openForm();
        bench.tellTurns("form");
        return 0;
    }
    bench.openPods(rows);
    if (words[1] == "table"_L1) {
        bench.sortColumns();
        bench.typeFilter();
        bench.scroll();
    } else if (words[1] == "churn"_L1) {
        bench.churn(std::chrono::seconds(words.value(4).toInt()));
    } else {
        bench.flood(rows, words.value(4).toInt());
    }
    return 0;
}
