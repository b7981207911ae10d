// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/preflight.h"

#include "models/base/json.h"
#include "models/base/quantity.h"
#include "models/jobs/podprobe.h"
#include "models/jobs/summarize.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/kube/resourceclient.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace models {
namespace {

using Check = PreflightCheck;

ApiResource builtIn(const QString &plural, const QString &kind)
{
    ApiResource resource;
    resource.groupVersion = {{}, u"v1"_s};
    resource.plural = plural;
    resource.kind = kind;
    resource.namespaced = true;
    return resource;
}

ApiResource queueResource()
{
    ApiResource resource = builtIn(u"queues"_s, u"Queue"_s);
    resource.groupVersion = {u"scheduler.tensorstack.dev"_s, u"v1beta1"_s};
    return resource;
}

int gpusOf(const QJsonObject &job)
{
    int sum = 0;
    const QList<JobRole> roles = rolesOf(job);
    for (const JobRole &role : roles)
        sum += acceleratorsOf(role.podSpec).second * role.replicas;
    return sum;
}

QStringList namesIn(const QJsonObject &job, QStringView block, QStringView key)
{
    QStringList names;
    const QList<JobRole> roles = rolesOf(job);
    for (const JobRole &role : roles) {
        const QJsonArray volumes = arrayAt(role.podSpec, u"volumes");
        for (const QJsonValue &volume : volumes) {
            const QString name = volume[block][key].toString();
            if (!name.isEmpty() && !names.contains(name))
                names.append(name);
        }
    }
    return names;
}

void settle(Check &check, Check::State state, const Message &result)
{
    check.state = state;
    check.result = result;
}

/// NotFound stops a job; anything else only means that nobody knows.
void settleError(Check &check, const Error &error, const Message &whenMissing)
{
    if (error.kind == Error::Kind::NotFound)
        settle(check, Check::State::Failed, whenMissing);
    else
        settle(check, Check::State::Warning,
            Message(
                QT_TRANSLATE_NOOP("models", "Could not be checked: %1"), {error.message.text()}));
}

} // namespace

Preflight::Preflight(Cluster &cluster, QObject *parent)
    : QObject(parent)
    , m_cluster(cluster)
{
}

QList<PreflightCheck> Preflight::checksOf(const QJsonObject &job)
{
    QList<Check> checks {{.subject = Check::Subject::DryRun}, {.subject = Check::Subject::Quota}};
    const QString queue = textAt(job, u"spec.scheduler.t9kScheduler.queue");
    if (!queue.isEmpty())
        checks.append({.subject = Check::Subject::Queue, .name = queue});
    for (const QString &claim : namesIn(job, u"persistentVolumeClaim", u"claimName"))
        checks.append({.subject = Check::Subject::Claim, .name = claim});
    for (const QString &secret : namesIn(job, u"secret", u"secretName"))
        checks.append({.subject = Check::Subject::Secret, .name = secret});
    return checks;
}

PreflightCheck Preflight::judgeQuota(const QJsonObject &job, const QList<QJsonObject> &quotas)
{
    Check check {.subject = Check::Subject::Quota};
    const int wanted = gpusOf(job);
    const QList<JobRole> roles = rolesOf(job);
    QString resource = u"nvidia.com/gpu"_s;
    for (const JobRole &role : roles) {
        if (const QString name = acceleratorsOf(role.podSpec).first; !name.isEmpty())
            resource = name;
    }
    const QString key = u"requests."_s + resource;
    for (const QJsonObject &quota : quotas) {
        const QString hard = objectAt(quota, u"status.hard")[key].toString();
        const auto limit = Quantity::parse(hard);
        const auto used = Quantity::parse(objectAt(quota, u"status.used")[key].toString());
        if (!limit || !used || wanted == 0)
            continue;
        const int free = int(limit->toDouble() - used->toDouble());
        if (wanted > int(limit->toDouble())) {
            settle(check, Check::State::Failed,
                Message(
                    QT_TRANSLATE_NOOP("models",
                        "Asks for %1 GPUs; the whole project may use %2. It could never start."),
                    {QString::number(wanted), hard}));
            return check;
        }
        if (wanted > free) {
            settle(check, Check::State::Warning,
                Message(QT_TRANSLATE_NOOP("models",
                            "Asks for %1 GPUs, %2 of the project's %3 are free. It will wait."),
                    {QString::number(wanted), QString::number(std::max(0, free)), hard}));
            return check;
        }
        settle(check, Check::State::Passed,
            Message(QT_TRANSLATE_NOOP("models", "%1 of %2 GPUs are free"),
                {QString::number(free), hard}));
    }
    if (check.state == Check::State::NotRun)
        settle(check, Check::State::Passed,
            wanted == 0 ? Message(QT_TRANSLATE_NOOP("models", "Asks for no GPU"))
                        : Message(QT_TRANSLATE_NOOP("models", "No quota limits GPUs here")));
    return check;
}

PreflightCheck Preflight::judgeQueue(const QString &name, const QJsonObject &queue, int gpus)
{
    Check check {.subject = Check::Subject::Queue, .name = name};
    if (flagAt(queue, u"spec.closed")) {
        settle(check, Check::State::Failed,
            Message(QT_TRANSLATE_NOOP("models", "Queue %1 is closed and takes no jobs"), {name}));
        return check;
    }
    QJsonObject quota = objectAt(queue, u"spec.quota.requests");
    if (quota.isEmpty())
        quota = objectAt(queue, u"spec.requests");
    const int limit = quota[u"nvidia.com/gpu"].toString().toInt();
    const int used = objectAt(queue, u"status.allocated")[u"nvidia.com/gpu"].toString().toInt();
    if (!quota.contains(u"nvidia.com/gpu"_s))
        settle(check, Check::State::Passed,
            Message(QT_TRANSLATE_NOOP("models", "Queue %1 is open"), {name}));
    else if (gpus > limit)
        settle(check, Check::State::Failed,
            Message(QT_TRANSLATE_NOOP("models", "Queue %1 has %2 GPUs in all; the job asks for %3"),
                {name, QString::number(limit), QString::number(gpus)}));
    else if (gpus > limit - used)
        settle(check, Check::State::Warning,
            Message(
                QT_TRANSLATE_NOOP("models", "Queue %1 has %2 of %3 GPUs free. The job will wait."),
                {name, QString::number(std::max(0, limit - used)), QString::number(limit)}));
    else
        settle(check, Check::State::Passed,
            Message(QT_TRANSLATE_NOOP("models", "Queue %1 has %2 of %3 GPUs free"),
                {name, QString::number(limit - used), QString::number(limit)}));
    return check;
}

PreflightCheck Preflight::judgeClaim(const QString &name, const QJsonObject &claim)
{
    Check check {.subject = Check::Subject::Claim, .name = name};
    if (claim[u"metadata"][u"deletionTimestamp"].isString())
        settle(check, Check::State::Failed,
            Message(QT_TRANSLATE_NOOP("models", "Volume %1 is being deleted"), {name}));
    else if (textAt(claim, u"status.phase") == "Bound"_L1)
        settle(check, Check::State::Passed,
            Message(QT_TRANSLATE_NOOP("models", "Volume %1 is bound"), {name}));
    else
        settle(check, Check::State::Warning,
            Message(QT_TRANSLATE_NOOP(
                        "models", "Volume %1 is not bound yet. The job will wait for it."),
                {name}));
    return check;
}

bool Preflight::hasFailed() const
{
    return std::ranges::any_of(
        m_checks, [](const Check &check) { return check.state == Check::State::Failed; });
}

void Preflight::run(const QJsonObject &job)
{
    const int generation = ++m_generation;
    m_checks = checksOf(job);
    m_open = int(m_checks.size());
    for (Check &check : m_checks)
        check.state = Check::State::Running;
    Q_EMIT changed();
    for (qsizetype i = 0; i < m_checks.size(); ++i)
        ask(generation, i, job);
}

QCoro::Task<void> Preflight::ask(int generation, qsizetype index, QJsonObject job)
{
    const QPointer<Preflight> self(this);
    const Check answer = co_await askServer(m_checks[index], job);
    if (!self || generation != m_generation)
        co_return; // gone, or outdated by a newer run
    m_checks[index] = answer;
    --m_open;
    Q_EMIT changed();
    if (m_open == 0)
        Q_EMIT finished();
}

QCoro::Task<PreflightCheck> Preflight::askServer(PreflightCheck check, QJsonObject job)
{
    switch (check.subject) {
    case Check::Subject::DryRun:
        return tryRun(std::move(check), std::move(job));
    case Check::Subject::Quota:
        return askQuota(std::move(check), std::move(job));
    case Check::Subject::Queue:
        return askQueue(std::move(check), std::move(job));
    default:
        return askExistence(std::move(check), std::move(job));
    }
}

QCoro::Task<PreflightCheck> Preflight::tryRun(PreflightCheck check, QJsonObject job)
{
    ResourceClient client(m_cluster.transport());
    const GroupVersion gv = GroupVersion::parse(textAt(job, u"apiVersion"));
    const auto resource = m_cluster.discovery().find({gv.group, gv.version, textAt(job, u"kind")});
    if (!resource) {
        settle(check, Check::State::Failed,
            Message(
                QT_TRANSLATE_NOOP("models", "The server has no kind %1"), {textAt(job, u"kind")}));
        co_return check;
    }
    WriteOptions options;
    options.dryRun = true;
    auto pods = probePods(&m_cluster, job, namespaceOf(job)); // at the same time
    const auto reply = co_await client.create(*resource, namespaceOf(job), job, options);
    // No member past here.
    const QList<StatusCause> ofPods = co_await std::move(pods);
    if (reply && !ofPods.isEmpty()) {
        check.error = refusalOfPods(ofPods);
        settle(check, Check::State::Warning, check.error->message);
    } else if (reply) {
        settle(check, Check::State::Passed,
            reply->warnings.isEmpty()
                ? Message(QT_TRANSLATE_NOOP("models", "The server would accept it"))
                : Message(QT_TRANSLATE_NOOP("models", "Accepted with a warning: %1"),
                      {reply->warnings.first()}));
        if (!reply->warnings.isEmpty())
            check.state = Check::State::Warning;
    } else {
        settle(check, Check::State::Failed, reply.error().message);
        check.error = reply.error();
    }
    co_return check;
}

QCoro::Task<PreflightCheck> Preflight::askQuota(PreflightCheck check, QJsonObject job)
{
    ResourceClient client(m_cluster.transport());
    const auto reply
        = co_await client.list(builtIn(u"resourcequotas"_s, u"ResourceQuota"_s), namespaceOf(job));
    if (!reply) {
        settleError(check, reply.error(), Message(QT_TRANSLATE_NOOP("models", "No quota here")));
        co_return check;
    }
    QList<QJsonObject> quotas;
    const QJsonArray items = reply->object[u"items"].toArray();
    for (const QJsonValue &item : items)
        quotas.append(item.toObject());
    co_return judgeQuota(job, quotas);
}

QCoro::Task<PreflightCheck> Preflight::askQueue(PreflightCheck check, QJsonObject job)
{
    ResourceClient client(m_cluster.transport());
    const auto reply = co_await client.object(queueResource(), u"t9k-system"_s, check.name);
    if (reply)
        co_return judgeQueue(check.name, reply->object, gpusOf(job));
    settleError(check, reply.error(),
        Message(QT_TRANSLATE_NOOP("models", "Queue %1 does not exist"), {check.name}));
    co_return check;
}

QCoro::Task<PreflightCheck> Preflight::askExistence(PreflightCheck check, QJsonObject job)
{
    ResourceClient client(m_cluster.transport());
    const bool isClaim = check.subject == Check::Subject::Claim;
    const auto reply = co_await client.object(isClaim
            ? builtIn(u"persistentvolumeclaims"_s, u"PersistentVolumeClaim"_s)
            : builtIn(u"secrets"_s, u"Secret"_s),
        namespaceOf(job), check.name);
    if (!reply)
        settleError(check, reply.error(),
            isClaim
                ? Message(QT_TRANSLATE_NOOP("models", "Volume %1 does not exist"), {check.name})
                : Message(QT_TRANSLATE_NOOP("models", "Secret %1 does not exist"), {check.name}));
    else if (isClaim)
        co_return judgeClaim(check.name, reply->object);
    else
        settle(check, Check::State::Passed,
            Message(QT_TRANSLATE_NOOP("models", "Secret %1 exists"), {check.name}));
    co_return check;
}

} // namespace models
