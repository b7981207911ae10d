// SPDX-License-Identifier: Apache-2.0
// A kubeconfig from anywhere: read, and asked for the access of each context. Nothing it names is
// run or read before the user has agreed, and here nobody agrees.
#include "tests/fuzz/input.h"

#include "models/kube/kubeconfig.h"

#include <QFile>

#include <sys/mman.h>
#include <unistd.h>

using namespace models;
using namespace Qt::StringLiterals;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const int memory = memfd_create("kubeconfig", 0);
    static const QString path = u"/proc/self/fd/%1"_s.arg(memory);
    fuzz::need(ftruncate(memory, 0) == 0, "the file is emptied");
    fuzz::need(pwrite(memory, data, size, 0) == ssize_t(size), "the file is written");

    static const QProcessEnvironment nothing;
    const KubeConfig config = KubeConfig::load(KubeConfigSources {.files = {path},
        .environment = nothing,
        .home = u"/nowhere"_s,
        .serviceAccount = u"/nowhere"_s});
    (void)config.problems();
    for (const KubeContext &context : config.contexts()) {
        const Result<Access> access = config.access(context.name, TrustStore());
        fuzz::need(!context.unusable || !access, "what is called unusable gives no access");
        (void)config.question(context.name);
    }
    (void)config.access(config.currentContext(), TrustStore());
    return 0;
}
