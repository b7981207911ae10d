// SPDX-License-Identifier: Apache-2.0
#include "models/kube/kubeconfig.h"

#include "models/kube/kubeconfigdata.h"
#include "models/kube/smallfile.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

const QString inClusterName = u"in-cluster"_s;

void readFile(KubeConfigData &data, const QString &file)
{
    const Result<QByteArray> content = readSmallFile(file);
    if (!content) {
        data.problems.append(content.error());
        return;
    }
    const Result<ConfigNode::Ref> root = parseConfig(*content, file);
    if (root)
        data.add(**root, file);
    else
        data.problems.append(root.error());
}

// https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/
std::optional<Access> podAccess(const KubeConfigSources &sources)
{
    QString host = sources.environment.value(u"KUBERNETES_SERVICE_HOST"_s);
    const QString port = sources.environment.value(u"KUBERNETES_SERVICE_PORT"_s);
    const QString token = sources.serviceAccount + u"/token"_s;
    if (host.isEmpty() || port.isEmpty() || !QFileInfo::exists(token))
        return {};
    if (host.contains(u':'))
        host = u'[' + host + u']';
    Access access {.context = inClusterName,
        .cluster = inClusterName,
        .user = inClusterName,
        .server = QUrl(u"https://%1:%2"_s.arg(host, port)),
        .caFile = sources.serviceAccount + u"/ca.crt"_s,
        .tokenFile = token};
    if (const Result<QByteArray> name = readSmallFile(sources.serviceAccount + u"/namespace"_s);
        name && !name->trimmed().isEmpty())
        access.nameSpace = QString::fromUtf8(name->trimmed());
    return access;
}

QStringList candidates(const KubeConfigSources &sources)
{
    const QStringList listed = sources.environment.value(u"KUBECONFIG"_s)
                                   .split(QDir::listSeparator(), Qt::SkipEmptyParts);
    if (!listed.isEmpty()) {
        QStringList once = listed;
        once.removeDuplicates();
        return once;
    }
    return {(sources.home.isEmpty() ? QDir::homePath() : sources.home) + u"/.kube/config"_s};
}

const ConfigEntry *findContext(const KubeConfigData &data, const QString &name)
{
    const auto found = std::ranges::find(data.contexts, name, &ConfigEntry::name);
    return found == data.contexts.end() ? nullptr : &*found;
}

std::unexpected<Error> noContext(const KubeConfigData &data, const QString &name)
{
    if (data.contexts.isEmpty() && !data.problems.isEmpty())
        return std::unexpected(data.problems.first());
    if (name.isEmpty())
        return failure(Error::Kind::BadInput,
            Message(
                QT_TRANSLATE_NOOP("models",
                    "No context is chosen: current-context is not set in %1. Choose one of: %2."),
                {data.files.join(u", "_s), [&data] {
                     QStringList names;
                     for (const ConfigEntry &context : data.contexts)
                         names.append(context.name);
                     return names.isEmpty() ? u"-"_s : names.join(u", "_s);
                 }()}));
    return failure(Error::Kind::NotFound,
        Message(QT_TRANSLATE_NOOP("models", "There is no context %1 in %2."),
            {name, data.files.join(u", "_s)}));
}

} // namespace

KubeConfig::KubeConfig()
    : m_data(std::make_shared<const KubeConfigData>())
{
}

KubeConfig KubeConfig::load(const QStringList &files)
{
    return load(KubeConfigSources {.files = files});
}

KubeConfig KubeConfig::load(const KubeConfigSources &sources)
{
    auto data = std::make_shared<KubeConfigData>();
    data->files = sources.files.isEmpty() ? candidates(sources) : sources.files;
    bool isAnyThere = false;
    for (QString &file : data->files) {
        file = QFileInfo(file).absoluteFilePath();
        if (sources.files.isEmpty() && !QFileInfo::exists(file))
            continue;
        isAnyThere = true;
        readFile(*data, file);
    }
    if (!isAnyThere) {
        data->inCluster = podAccess(sources);
        if (!data->inCluster)
            data->problems.append(Error {.kind = Error::Kind::NotFound,
                .message
                = Message(QT_TRANSLATE_NOOP("models", "There is no kubeconfig: %1 does not exist."),
                    {data->files.join(u", "_s)})});
    }
    KubeConfig config;
    config.m_data = std::move(data);
    return config;
}

QList<KubeContext> KubeConfig::contexts() const
{
    QList<KubeContext> contexts;
    if (m_data->inCluster) {
        const Access &access = *m_data->inCluster;
        contexts.append({.name = access.context,
            .cluster = access.cluster,
            .user = access.user,
            .nameSpace = access.nameSpace,
            .server = access.server.toString()});
    }
    for (const ConfigEntry &entry : m_data->contexts) {
        KubeContext context {.name = entry.name, .file = entry.file};
        if (entry.body) {
            context.cluster = entry.body->string(u"cluster");
            context.user = entry.body->string(u"user");
            context.nameSpace = entry.body->string(u"namespace");
        }
        if (const Result<AccessPlan> plan = planAccess(*m_data, entry)) {
            context.server = plan->access.server.toString();
            context.trust = questionOf(*plan);
            context.notes = plan->notes;
        } else {
            context.unusable = plan.error();
            const auto cluster
                = std::ranges::find(m_data->clusters, context.cluster, &ConfigEntry::name);
            if (cluster != m_data->clusters.end() && cluster->body)
                context.server = cluster->body->string(u"server");
        }
        contexts.append(context);
    }
    return contexts;
}

QString KubeConfig::currentContext() const
{
    return m_data->inCluster ? inClusterName : m_data->currentContext;
}

QList<Error> KubeConfig::problems() const
{
    return m_data->problems;
}

QStringList KubeConfig::files() const
{
    return m_data->files;
}

Result<Access> KubeConfig::access(const QString &name, const TrustStore &trust) const
{
    const QString wanted = name.isEmpty() ? currentContext() : name;
    if (m_data->inCluster && wanted == inClusterName)
        return carryOut({.access = *m_data->inCluster});
    const ConfigEntry *context = findContext(*m_data, wanted);
    if (!context)
        return noContext(*m_data, wanted);
    Result<AccessPlan> plan = planAccess(*m_data, *context);
    if (!plan)
        return std::unexpected(plan.error());
    const std::optional<TrustQuestion> question = questionOf(*plan);
    if (question && !trust.isTrusted(*question))
        return failure(Error::Kind::NeedsTrust,
            Message(
                QT_TRANSLATE_NOOP("models",
                    "Context %1 of %2 asks for more than a connection: a program to run, a file "
                    "elsewhere to read, or a server that is not checked. Agree to it first."),
                {wanted, question->file}));
    return carryOut(*std::move(plan));
}

std::optional<TrustQuestion> KubeConfig::question(const QString &name) const
{
    const ConfigEntry *context = findContext(*m_data, name.isEmpty() ? currentContext() : name);
    if (!context)
        return {};
    const Result<AccessPlan> plan = planAccess(*m_data, *context);
    return plan ? questionOf(*plan) : std::nullopt;
}

} // namespace models
