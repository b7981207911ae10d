// SPDX-License-Identifier: Apache-2.0
#include "app/connection.h"

#include "app/output.h"
#include "models/kube/configtree.h"
#include "models/kube/curltransport.h"
#include "models/kube/discovery.h"
#include "models/kube/kubeconfig.h"
#include "models/sandbox/sandbox.h"

#include <QCoroFuture>
#include <QPromise>

using namespace Qt::StringLiterals;
using models::Access;
using models::Error;
using models::failure;
using models::Message;
using models::Result;

namespace app {

namespace {

Access sandboxAccess(const models::sandbox::Sandbox &sandbox)
{
    Access access {.context = u"sandbox"_s,
        .server = sandbox.url(),
        .ca = sandbox.caCertificate(),
        .token = sandbox.token()};
    // the demo project, when there is one, is what the sandbox's own kubeconfig names
    if (const auto root = models::parseConfig(sandbox.kubeconfig(), u"sandbox"_s)) {
        const models::ConfigNode *contexts = (*root)->find(u"contexts");
        if (contexts && !contexts->items.isEmpty()) {
            const models::ConfigNode *context = contexts->items.first()->find(u"context");
            if (context && !context->string(u"namespace").isEmpty())
                access.nameSpace = context->string(u"namespace");
        }
    }
    return access;
}

QCoro::Task<Result<std::unique_ptr<models::sandbox::Sandbox>>> startSandbox()
{
    auto sandbox = std::make_unique<models::sandbox::Sandbox>();
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const auto answer = [promise](const Result<void> &result) {
        promise->addResult(result);
        promise->finish();
    };
    QObject::connect(
        sandbox.get(), &models::sandbox::Sandbox::ready, sandbox.get(), [answer] { answer({}); });
    QObject::connect(sandbox.get(), &models::sandbox::Sandbox::failed, sandbox.get(),
        [answer](const Error &error) { answer(std::unexpected(error)); });
    sandbox->start();
    const Result<void> started = co_await promise->future();
    if (!started)
        co_return std::unexpected(started.error());
    co_return std::move(sandbox);
}

Error withQuestion(Error error, const models::TrustQuestion &question)
{
    QStringList parts;
    if (!question.program.isEmpty())
        parts.append((QStringList(question.program) + question.arguments).join(u' '));
    parts += question.files;
    if (question.insecure)
        parts.append(u"insecure-skip-tls-verify "_s + question.server);
    error.detail = u"(%1) Use --trust to agree."_s.arg(parts.join(u"; "_s));
    return error;
}

Result<Access> configuredAccess(const CommonOptions &options)
{
    const models::KubeConfig config = models::KubeConfig::load(
        options.kubeconfig.isEmpty() ? QStringList() : QStringList(options.kubeconfig));
    models::TrustStore trust(models::TrustStore::defaultFile());
    const std::optional<models::TrustQuestion> question = config.question(options.context);
    if (question && options.trust) {
        if (const Result<void> kept = trust.trust(*question); !kept)
            printError(kept.error()); // agreed for this time
    }
    Result<Access> access = config.access(options.context, trust);
    if (!access && access.error().kind == Error::Kind::NeedsTrust && question)
        return std::unexpected(withQuestion(access.error(), *question));
    if (!access && access.error().kind == Error::Kind::NotFound && config.contexts().isEmpty())
        access.error().detail = u"Give one with --kubeconfig, or try the sandbox with --sandbox."_s;
    return access;
}

} // namespace

QCoro::Task<Result<ConnectionRef>> connectTo(CommonOptions options)
{
    auto connection = std::make_shared<Connection>();
    Access access;
    QString cacheFolder;
    if (options.sandbox) {
        auto sandbox = co_await startSandbox();
        if (!sandbox)
            co_return std::unexpected(sandbox.error());
        connection->sandbox = *std::move(sandbox);
        access = sandboxAccess(*connection->sandbox);
    } else {
        Result<Access> configured = configuredAccess(options);
        if (!configured)
            co_return std::unexpected(configured.error());
        access = *std::move(configured);
        cacheFolder = models::Cluster::defaultCacheFolder() + u'/'
            + QString::fromLatin1(access.serverKey());
    }
    if (!options.asUser.isEmpty())
        access.impersonation = {.user = options.asUser};
    access.requestTimeout = options.requestTimeout;
    connection->nameSpace = options.nameSpace.isEmpty() ? access.nameSpace : options.nameSpace;
    connection->cluster = std::make_unique<models::Cluster>(
        access, std::make_unique<models::CurlTransport>(access), cacheFolder);
    co_return ConnectionRef(connection);
}

QCoro::Task<Result<ConnectionRef>> connectAndDiscover(CommonOptions options)
{
    Result<ConnectionRef> connection = co_await connectTo(options);
    if (!connection)
        co_return connection;
    const Result<void> read = co_await (*connection)->cluster->discovery().refresh();
    if (!read)
        co_return std::unexpected(read.error());
    co_return connection;
}

} // namespace app
