// SPDX-License-Identifier: Apache-2.0
// bench_logs KUBECONFIG follow LINES   one log as fast as it is served, then a search in it
// bench_logs KUBECONFIG merge PODS SECONDS   the logs of many pods while they write
// bench_logs KUBECONFIG widget LINES batches|lines   the first of them in a QPlainTextEdit
#include "tests/bench/figures.h"
#include "tests/bench/waiting.h"

#include "models/kube/curltransport.h"
#include "models/kube/kubeconfig.h"
#include "models/resources/logcollector.h"
#include "models/resources/logrows.h"

#include <QApplication>
#include <QPlainTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

models::LogSource source(int number, const QString &pod)
{
    return {.number = number, .nameSpace = u"default"_s, .pod = pod, .container = u"main"_s};
}

qsizetype taken(const models::LogStore &store)
{
    return store.size() + store.dropped();
}

void search(models::LogRows &rows, const QString &text)
{
    const bench::Stopwatch watch;
    if (!rows.setPattern({.text = text}))
        bench::giveUp("the pattern was refused");
    double longest = 0;
    for (bool isMore = true; isMore;) { // as the view does, a slice a turn
        const bench::Stopwatch slice;
        isMore = rows.search(8ms);
        longest = std::max(longest, slice.milliseconds());
    }
    bench::tell("search", watch.milliseconds());
    bench::tell("search slice", longest);
    bench::tell("matches", double(rows.matches().size()));
}

void follow(models::Transport &transport, qsizetype lines)
{
    const double empty = bench::memory().resident;
    models::LogStore store;
    models::LogRows rows(store);
    models::LogCollector collector(transport, store);
    QObject::connect(&collector, &models::LogCollector::appended, &collector,
        [&rows](const models::LogStore::Appended &appended) { rows.update(appended); });
    const bench::Stopwatch watch;
    const double cpu = bench::cpuMilliseconds();
    collector.setSources({source(0, u"all"_s)});
    bench::need([&] { return taken(store) >= lines; }, "not all lines came", 5min);
    bench::tell("ms", watch.milliseconds());
    bench::tell("cpu ms", bench::cpuMilliseconds() - cpu);
    bench::tell("peak", bench::memory().peak);
    bench::tell("growth", bench::memory().peak - empty);
    bench::tell("lost", double(lines - store.size()));
    search(rows, u"NEEDLE"_s);
    bench::tell("peak after search", bench::memory().peak);
}

void merge(models::Transport &transport, int pods, std::chrono::seconds time)
{
    models::LogStore store;
    models::LogCollector collector(transport, store);
    QList<models::LogSource> sources;
    for (int pod = 0; pod < pods; ++pod)
        sources.append(source(pod, u"paced-%1"_s.arg(pod)));
    collector.setSources(sources);
    bench::need([&] { return store.size() > 0; }, "no line came");
    const double cpu = bench::cpuMilliseconds();
    bench::rest(time);
    bench::tell("cpu ms", bench::cpuMilliseconds() - cpu);
    bench::tell("stop", 1);
    bench::need([&] { return collector.counts().open == 0; }, "the logs did not end");
    bench::rest(200ms);
    bench::tell("lines", double(taken(store)));
    bench::tell("dropped", double(store.dropped()));
    bench::tell("peak", bench::memory().peak);
    bool isSorted = true;
    for (qsizetype i = 1; i < store.size(); ++i)
        isSorted = isSorted && store.line(i - 1).time <= store.line(i).time;
    bench::tell("out of order", isSorted ? 0 : 1);
}

void widget(models::Transport &transport, int lines, bool isBatch)
{
    QPlainTextEdit edit;
    edit.setReadOnly(true);
    edit.resize(1000, 600);
    edit.show();
    models::LogStream stream(transport,
        {.nameSpace = u"default"_s, .pod = u"all"_s, .container = u"main"_s, .follow = true});
    int shown = 0;
    QObject::connect(&stream, &models::LogStream::lines, &edit, [&](const models::LogLines &batch) {
        QStringList texts;
        for (qsizetype i = 0; i < batch.size(); ++i) {
            if (shown++ < lines)
                texts.append(QString::fromUtf8(batch[i].text));
        }
        if (isBatch) {
            edit.appendPlainText(texts.join(u'\n'));
        } else {
            for (const QString &text : std::as_const(texts))
                edit.appendPlainText(text);
        }
    });
    const bench::Stopwatch watch;
    const double cpu = bench::cpuMilliseconds();
    stream.start();
    bench::need([&] { return shown >= lines; }, "not all lines came", 5min);
    bench::tell("ms", watch.milliseconds());
    bench::tell("cpu ms", bench::cpuMilliseconds() - cpu);
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 4)
        bench::giveUp(
            "usage: bench_logs KUBECONFIG follow LINES | merge PODS SECONDS | widget LINES "
            "batches|lines");
    const auto access = models::KubeConfig::load({words[1]}).access({}, models::TrustStore());
    if (!access)
        bench::giveUp(qPrintable(access.error().text()));
    models::CurlTransport transport(*access);
    const int number = words[3].toInt();
    if (words[2] == "follow"_L1)
        follow(transport, number);
    else if (words[2] == "merge"_L1)
        merge(transport, number, std::chrono::seconds(words.value(4).toInt()));
    else
        widget(transport, number, words.value(4) == "batches"_L1);
    return 0;
}
