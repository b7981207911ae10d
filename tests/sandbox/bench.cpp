// SPDX-License-Identifier: Apache-2.0
// Figures of the sandbox, one a line: sandbox_bench [PODS]; the writes also as JSON, for ./dev
// bench
#include "tests/servers/kubectl.h"
#include "tests/servers/rawclient.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <atomic>
#include <ctime>
#include <print>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

double megabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("VmRSS:")) {
                return line.simplified().split(' ').value(1).toDouble() / 1024;
            }
        }
    }
    return 0;
}

void lists(const Kubectl &kubectl)
{
    QElapsedTimer timer;
    timer.start();
    RawClient raw(kubectl.server().access());
    const auto answer = raw.call(
        "GET", "/api/v1/pods", {}, {"Accept: application/json;as=Table;v=v1;g=meta.k8s.io"});
    std::println(
        "table of all pods: {} ms, {:.1f} MB", timer.restart(), double(answer.body.size()) / 1e6);
    const auto objects = raw.call("GET", "/api/v1/pods");
    std::println(
        "list of all pods: {} ms, {:.1f} MB", timer.restart(), double(objects.body.size()) / 1e6);
    const auto outcome = kubectl.run({u"get"_s, u"pods"_s, u"-A"_s});
    std::println("kubectl get pods -A: {} ms, {} lines, exit {}", timer.restart(),
        outcome.out.count(u'\n'), outcome.code);
}

void writes(const models::Access &access)
{
    constexpr int watchers = 20;
    constexpr int count = 2000;
    std::atomic<int> seen = 0;
    std::vector<std::jthread> threads;
    std::atomic<int> ready = 0;
    for (int i = 0; i < watchers; ++i) {
        threads.emplace_back([&] {
            RawClient client(access);
            client.ask("GET", "/api/v1/namespaces/default/configmaps?watch=1&labelSelector=bench");
            (void)client.takeHead();
            ++ready;
            for (int line = 0; line < count; ++line) {
                if (client.takeLine().isEmpty()) {
                    return;
                }
                ++seen;
            }
        });
    }
    while (ready < watchers) {
        std::this_thread::yield();
    }
    RawClient writer(access);
    QElapsedTimer timer;
    timer.start();
    int created = 0;
    for (int i = 0; i < count; ++i) {
        created
            += writer
                   .call("POST", "/api/v1/namespaces/default/configmaps",
                       R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"labels":{"bench":"x"},"name":"bench-)"
                           + QByteArray::number(i) + R"("},"data":{"k":"v"}})",
                       {"Content-Type: application/json"})
                   .status
            == 201;
    }
    const qint64 elapsed = timer.elapsed();
    threads.clear();
    std::println(R"({{"writes": {:.0f}, "lost": {}}})", created * 1000.0 / double(elapsed),
        count * watchers - seen.load());
    std::println("{} creates with {} watchers: {:.0f} writes/s, {} events delivered after {} ms",
        created, watchers, created * 1000.0 / double(elapsed), seen.load(), timer.elapsed());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int pods = argc > 1 ? QCoreApplication::arguments().at(1).toInt() : 50'000;
    models::sandbox::SandboxOptions options;
    options.empty = true;
    if (pods > 0) {
        options.objects.insert(u"pods"_s, pods);
    }
    QElapsedTimer timer;
    timer.start();
    Kubectl kubectl(options);
    if (!kubectl.start()) {
        return 1;
    }
    std::println("ready with {} pods after {} ms ({:.1f} s of CPU), {:.0f} MB", pods,
        timer.elapsed(), double(std::clock()) / CLOCKS_PER_SEC, megabytes());
    if (pods > 0) {
        lists(kubectl);
    }
    writes(kubectl.server().access());
    std::println("resident at the end: {:.0f} MB", megabytes());
    return 0;
}
