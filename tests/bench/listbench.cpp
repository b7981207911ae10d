// SPDX-License-Identifier: Apache-2.0
// bench_list KUBECONFIG ROWS: all pods into a table model, over a new connection.
#include "tests/bench/figures.h"
#include "tests/bench/waiting.h"

#include "models/kube/curltransport.h"
#include "models/kube/kubeconfig.h"
#include "models/resources/resourcetablemodel.h"
#include "models/watch/reflector.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const auto access = models::KubeConfig::load({words.value(1)}).access({}, models::TrustStore());
    if (!access)
        bench::giveUp(qPrintable(access.error().text()));
    const int rows = words.value(2).toInt();
    const models::ApiResource pods {.groupVersion = {{}, u"v1"_s},
        .plural = u"pods"_s,
        .singular = u"pod"_s,
        .kind = u"Pod"_s,
        .shortNames = {},
        .verbs = {u"list"_s, u"watch"_s},
        .categories = {},
        .subresources = {},
        .namespaced = true};

    models::CurlTransport transport(*access);
    models::ResourceTableModel model;
    model.sort(0);
    models::Reflector reflector(transport,
        {.resource = pods,
            .nameSpace = {},
            .labelSelector = {},
            .fieldSelector = {},
            .fullObjects = false});
    model.bind(&reflector);
    const bench::Memory before = bench::memory();
    const double cpu = bench::cpuMilliseconds();
    const bench::Stopwatch watch;
    reflector.start();
    bench::need([&] { return model.shown() > 0; }, "no row came within a minute");
    bench::tell("first", watch.milliseconds());
    bench::need([&] { return model.shown() >= rows && model.watchState().isSynced; },
        "not all rows came within two minutes", std::chrono::minutes(2));
    bench::tell("all", watch.milliseconds());
    bench::tell("cpu", bench::cpuMilliseconds() - cpu);
    const bench::Memory after = bench::memory();
    bench::tell("peak", after.peak);
    bench::tell("growth", after.peak - before.resident);
    bench::tell("kept", after.resident - before.resident);
    bench::tell("rows", model.shown());

    std::vector<models::RowRef> all;
    for (int i = 0; i < model.shown(); ++i)
        all.push_back(model.rowAt(i));
    double slowest = 0;
    for (int column = 0; column < model.columnCount(); ++column) {
        const double begun = bench::threadMilliseconds();
        const models::RowOrder order(model.layout(), column, Qt::DescendingOrder);
        const auto sorted = order.sorted(all);
        slowest = std::max(slowest, bench::threadMilliseconds() - begun);
    }
    bench::tell("sort cpu", slowest);
    const double begun = bench::threadMilliseconds();
    model.setFilter(models::RowFilter::parse(u"load-4"_s));
    bench::tell("filter cpu", bench::threadMilliseconds() - begun);
    const double widened = bench::threadMilliseconds();
    model.setFilter({});
    bench::tell("widen cpu", bench::threadMilliseconds() - widened);
    return 0;
}
