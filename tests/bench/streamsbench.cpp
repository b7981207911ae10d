// SPDX-License-Identifier: Apache-2.0
// bench_streams KUBECONFIG exec POD BYTES   so many bytes from a program in a container
// bench_streams KUBECONFIG echo POD KEYS    keys to `cat` in a container, 20 a second, until each
// is
//                                           back
// bench_streams KUBECONFIG forward POD PORT until its input ends
#include "tests/bench/figures.h"
#include "tests/bench/waiting.h"

#include "models/kube/curltransport.h"
#include "models/kube/kubeconfig.h"
#include "models/kube/podstream.h"
#include "models/kube/portforward.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <algorithm>
#include <vector>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

models::PodProgram program(const QString &pod, const QStringList &command, bool withInput)
{
    return {.nameSpace = u"default"_s,
        .pod = pod,
        .command = command,
        .withInput = withInput,
        .withTerminal = false};
}

void exec(models::Transport &transport, const QString &pod, const QString &bytes)
{
    models::PodStream stream(
        transport, program(pod, {u"head"_s, u"-c"_s, bytes, u"/dev/zero"_s}, false));
    qint64 taken = 0;
    QObject::connect(&stream, &models::PodStream::output, &stream,
        [&taken](const QByteArray &piece) { taken += piece.size(); });
    const bench::Stopwatch watch;
    const double cpu = bench::cpuMilliseconds();
    stream.start();
    bench::need([&] { return stream.state() == models::PodStream::State::Ended; },
        "the program did not end", 5min);
    if (taken != bytes.toLongLong())
        bench::giveUp("bytes of the program were lost");
    bench::tell("ms", watch.milliseconds());
    bench::tell("cpu ms", bench::cpuMilliseconds() - cpu);
    bench::tell("peak", bench::memory().peak);
}

void echo(models::Transport &transport, const QString &pod, int keys)
{
    models::PodStream stream(transport, program(pod, {u"cat"_s}, true));
    qsizetype back = 0;
    QObject::connect(&stream, &models::PodStream::output, &stream,
        [&back](const QByteArray &piece) { back += piece.size(); });
    stream.start();
    bench::need([&] { return stream.state() == models::PodStream::State::Open; },
        "the program did not begin");
    std::vector<double> times;
    for (int key = 1; key <= keys; ++key) {
        const bench::Stopwatch watch;
        stream.write("x");
        bench::need([&] { return back >= key; }, "a key did not come back");
        times.push_back(watch.milliseconds());
        bench::rest(50ms);
    }
    std::ranges::sort(times);
    bench::tell("echo", times[times.size() / 2]);
    bench::tell("echo p99", times[times.size() * 99 / 100]);
}

void forward(models::Transport &transport, const QString &pod, int port)
{
    models::PortForward line(
        transport, {.nameSpace = u"default"_s, .pod = pod, .port = quint16(port)});
    if (const models::Result<void> listening = line.listen(0); !listening)
        bench::giveUp(qPrintable(listening.error().text()));
    bench::tell("port", line.localPort());
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &QCoreApplication::quit);
    const double before = bench::memory().resident;
    QCoreApplication::exec();
    bench::tell("growth", bench::memory().peak - before);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 5)
        bench::giveUp("usage: bench_streams KUBECONFIG exec|echo|forward POD NUMBER");
    const auto access = models::KubeConfig::load({words[1]}).access({}, models::TrustStore());
    if (!access)
        bench::giveUp(qPrintable(access.error().text()));
    models::CurlTransport transport(*access);
    if (words[2] == "exec"_L1)
        exec(transport, words[3], words[4]);
    else if (words[2] == "echo"_L1)
        echo(transport, words[3], words[4].toInt());
    else
        forward(transport, words[3], words[4].toInt());
    return 0;
}
