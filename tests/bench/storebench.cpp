// SPDX-License-Identifier: Apache-2.0
// bench_store KUBECONFIG FORM WORK NUMBER; FORM: table, as a page asks for it, or objects.
//
// flood ROWS SECONDS: events between the pods bench-begin and bench-end, into a bare model; then
// for so long how late pods come that are named by their microsecond.
//
// relist ROWS: the watch is ended with 410, and the new list holds one pod more.
//
// idle SECONDS: 30 kinds watched while little happens.
#include "tests/bench/figures.h"
#include "tests/bench/waiting.h"

#include "models/kube/curltransport.h"
#include "models/kube/discovery.h"
#include "models/kube/kubeconfig.h"
#include "models/resources/resourcetablemodel.h"
#include "models/watch/reflector.h"

#include <QCoreApplication>

#include <algorithm>
#include <memory>
#include <vector>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// One list, watched into a model.
struct Watched
{
    Watched(models::Transport &transport, const models::ApiResource &resource, bool isTable)
        : reflector(transport,
              {.resource = resource,
                  .nameSpace = {},
                  .labelSelector = {},
                  .fieldSelector = {},
                  .fullObjects = !isTable})
    {
        model.sort(0);
        model.bind(&reflector);
        reflector.start();
    }
    [[nodiscard]] bool isSynced() const { return model.watchState().isSynced; }

    models::ResourceTableModel model;
    models::Reflector reflector;
};

models::ApiResource pods()
{
    return {.groupVersion = {{}, u"v1"_s},
        .plural = u"pods"_s,
        .singular = u"pod"_s,
        .kind = u"Pod"_s,
        .shortNames = {},
        .verbs = {u"list"_s, u"watch"_s},
        .categories = {},
        .subresources = {},
        .namespaced = true};
}

void synced(const Watched &watched, int rows)
{
    bench::need([&] { return watched.model.total() >= rows && watched.isSynced(); },
        "not all rows came within two minutes", 2min);
}

bool isComer(const models::Row &row)
{
    return row.name().startsWith("paced-"_L1);
}

/// Of all pods but those that come and go.
double versionSum(const models::ResourceTableModel &model)
{
    double sum = 0;
    for (int at = 0; at < model.rowCount(); ++at) {
        const models::RowRef row = model.rowAt(at);
        if (!isComer(*row))
            sum += double(row->version().toLongLong());
    }
    return sum;
}

/// From the server's writing to the row in the model, in ms: the largest of 99 in a hundred.
double lag(const Watched &watched, std::chrono::seconds time)
{
    using namespace std::chrono;
    std::vector<double> lags;
    const models::ResourceTableModel &model = watched.model;
    const auto connection = QObject::connect(&model, &models::ResourceTableModel::rowsInserted,
        &model, [&](const QModelIndex &, int first, int last) {
            const auto now = duration_cast<microseconds>(system_clock::now().time_since_epoch());
            for (int row = first; row <= last; ++row) {
                const models::RowRef come = model.rowAt(row);
                if (isComer(*come))
                    lags.push_back(
                        double(now.count() - come->name().sliced(6).toLongLong()) / 1000);
            }
        });
    bench::rest(time);
    QObject::disconnect(connection);
    if (lags.empty())
        bench::giveUp("no pod came after the flood");
    std::ranges::sort(lags);
    return lags[lags.size() * 99 / 100];
}

void flood(models::Transport &transport, bool isTable, int rows, std::chrono::seconds after)
{
    Watched watched(transport, pods(), isTable);
    synced(watched, rows);
    bench::rest(500ms);
    const double steady = bench::memory().resident;
    bench::forgetPeak();
    bench::tell("ready", 1);
    bench::need([&] { return watched.model.total() > rows; }, "the flood did not begin", 30s);
    const bench::Stopwatch watch;
    const double cpu = bench::cpuMilliseconds();
    bench::need([&] { return watched.model.total() > rows + 1; }, "the flood did not end", 2min);
    bench::tell("ms", watch.milliseconds());
    bench::tell("cpu ms", bench::cpuMilliseconds() - cpu);
    bench::tell("growth", bench::memory().peak - steady);
    bench::tell("version sum", versionSum(watched.model));
    bench::tell("lag", lag(watched, after));
}

void relist(models::Transport &transport, bool isTable, int rows)
{
    Watched watched(transport, pods(), isTable);
    synced(watched, rows);
    bench::rest(1s);
    const double steady = bench::memory().resident;
    qsizetype fewest = watched.model.total();
    QObject::connect(&watched.reflector, &models::Reflector::batch, &watched.model,
        [&] { fewest = std::min(fewest, watched.model.total()); });
    bench::forgetPeak();
    bench::tell("ready", 1);
    bench::need([&] { return watched.model.total() > rows; }, "the new list did not come");
    bench::tell("relisted", 1);
    bench::tell("peak over steady", bench::memory().peak / steady);
    bench::tell("rows lost", double(rows - fewest));
}

long wakeUps()
{
    rusage used {};
    getrusage(RUSAGE_SELF, &used);
    return used.ru_nvcsw;
}

void idle(models::Transport &transport, bool isTable, int seconds)
{
    models::Discovery discovery(transport, {});
    bool isRead = false;
    QObject::connect(&discovery, &models::Discovery::refreshed, &discovery, [&] { isRead = true; });
    discovery.refreshSoon();
    bench::need([&] { return isRead; }, "the server's kinds were not read");
    std::vector<std::unique_ptr<Watched>> all;
    QSet<QString> seen;
    constexpr std::size_t most = 30;
    for (const models::ApiResource &resource : discovery.resources()) {
        if (all.size() == most)
            break;
        if (!resource.verbs.contains(u"watch"_s) || seen.contains(resource.qualifiedName()))
            continue;
        seen.insert(resource.qualifiedName());
        all.push_back(std::make_unique<Watched>(transport, resource, isTable));
    }
    bench::need([&] { return std::ranges::all_of(all, [](auto &one) { return one->isSynced(); }); },
        "not all kinds were listed");
    bench::rest(5s);
    const double steady = bench::memory().resident;
    const double cpu = bench::cpuMilliseconds();
    const long woken = wakeUps();
    bench::tell("ready", 1);
    bench::rest(std::chrono::seconds(seconds));
    bench::tell("cpu", bench::cpuMilliseconds() - cpu);
    bench::tell("wake-ups", double(wakeUps() - woken));
    bench::tell("drift", bench::memory().resident - steady);
    bench::tell("watches", double(all.size()));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 5)
        bench::giveUp("usage: bench_store KUBECONFIG table|objects flood|relist|idle NUMBER");
    const auto access = models::KubeConfig::load({words[1]}).access({}, models::TrustStore());
    if (!access)
        bench::giveUp(qPrintable(access.error().text()));
    models::CurlTransport transport(*access);
    const bool isTable = words[2] == "table"_L1;
    const int number = words[4].toInt();
    if (words[3] == "flood"_L1)
        flood(transport, isTable, number, std::chrono::seconds(words.value(5).toInt()));
    else if (words[3] == "relist"_L1)
        relist(transport, isTable, number);
    else
        idle(transport, isTable, number);
    return 0;
}
