// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/jobchildren.h"

#include "models/base/json.h"
#include "models/sandbox/controllers/quota.h"

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

QJsonObject named(const QString &plural, const QString &name)
{
    return {{u"apiVersion"_s, apiVersionOf(plural)}, {u"kind"_s, kindOf(plural)},
        {u"metadata"_s, QJsonObject {{u"name"_s, name}}}};
}

QJsonObject podGroupOf(const QJsonObject &job, const JobShape &shape)
{
    QJsonObject group = named(u"podgroups"_s, nameOf(job));
    QJsonArray roles;
    for (const RoleShape &role : shape.roles)
        roles.append(QJsonObject {{u"name"_s, role.role}, {u"minMember"_s, role.replicas}});
    group[u"spec"] = QJsonObject {{u"queue"_s, shape.queue}, {u"priority"_s, shape.priority},
        {u"minMember"_s, shape.minMember}, {u"roles"_s, roles}};
    adopt(group, job);
    return group;
}

QJsonObject serviceOf(const QJsonObject &job, const QString &pod, const QJsonArray &ports)
{
    QJsonObject service = named(u"services"_s, pod);
    const QString label = textAt(job, u"kind").toLower() + u"-replica"_s;
    service[u"spec"] = QJsonObject {{u"clusterIP"_s, u"None"_s},
        {u"selector"_s, QJsonObject {{label, pod}}}, {u"ports"_s, ports}};
    adopt(service, job);
    return service;
}

QJsonObject sshSecretOf(const QJsonObject &job)
{
    QJsonObject secret = named(u"secrets"_s, nameOf(job) + u"-ssh"_s);
    // Nothing ever logs in here: the two halves only have the shape of keys.
    const QByteArray seed = shortHash(uidOf(job) + u"ssh"_s, 20).toUtf8();
    secret[u"type"] = u"Opaque"_s;
    secret[u"data"]
        = QJsonObject {{u"id_ed25519"_s, QString::fromLatin1(("sandbox " + seed).toBase64())},
            {u"id_ed25519.pub"_s, QString::fromLatin1(("ssh-ed25519 " + seed + '\n').toBase64())}};
    adopt(secret, job);
    return secret;
}

void addServices(Children &out, const World &world, const QJsonObject &job, const JobShape &shape)
{
    QJsonArray ports = shape.ports;
    if (ports.isEmpty() && shape.hasHeadlessServices)
        ports.append(QJsonObject {{u"name"_s, u"rendezvous"_s}, {u"port"_s, 29400}});
    if (ports.isEmpty())
        return;
    for (const RoleShape &role : shape.roles) {
        for (int i = 0; i < role.replicas; ++i) {
            const QString name = podName(job, role, i);
            if (!world.contains({u"services"_s, namespaceOf(job), name}))
                out.plan.create(u"services"_s, serviceOf(job, name, ports));
        }
    }
}

int attemptOf(const QJsonObject &job, const QString &role)
{
    const QJsonArray tasks = arrayAt(job, u"status.tasks");
    for (const QJsonValue &task : tasks) {
        if (task[u"type"].toString() == role)
            return task[u"restartCount"].toInt();
    }
    return 0;
}

void addPods(Children &out, const World &world, const QJsonObject &job, const JobShape &shape,
    const PodsNow &pods, bool isResumed)
{
    QuotaCheck quota(world, namespaceOf(job));
    for (const RoleShape &role : shape.roles) {
        for (int i = 0; i < role.replicas; ++i) {
            const QString name = podName(job, role, i);
            if (pods.byName.contains(name))
                continue;
            const QJsonObject pod
                = podOf(job, shape, role, i, attemptOf(job, role.role), isResumed);
            if (const auto refusal = quota.refusal(u"pods"_s, pod)) {
                if (out.refusal.isEmpty())
                    out.refusal = *refusal;
                out.refusedPods.append(name);
                continue;
            }
            out.plan.create(u"pods"_s, pod);
        }
    }
}

/// Elastic jobs shrink: replicas past the wanted count go.
void dropSurplus(Children &out, const QJsonObject &job, const JobShape &shape, const PodsNow &pods)
{
    QStringList wanted;
    for (const RoleShape &role : shape.roles) {
        for (int i = 0; i < role.replicas; ++i)
            wanted.append(podName(job, role, i));
    }
    for (auto it = pods.byName.begin(); it != pods.byName.end(); ++it) {
        if (!wanted.contains(it.key()) && !it.value()[u"metadata"][u"deletionTimestamp"].isString())
            out.plan.remove(u"pods"_s, it.value());
    }
}

QJsonObject partStatus(const QJsonObject &pod)
{
    return {{u"phase"_s, phaseOf(pod)},
        {u"reference"_s, QJsonObject {{u"name"_s, nameOf(pod)}, {u"uid"_s, uidOf(pod)}}}};
}

} // namespace

Children childrenOf(const World &world, const QJsonObject &job, const JobShape &shape,
    const PodsNow &pods, bool isResumed)
{
    Children out;
    const QString nameSpace = namespaceOf(job);
    if (shape.hasQueue && !world.contains({u"podgroups"_s, nameSpace, nameOf(job)}))
        out.plan.create(u"podgroups"_s, podGroupOf(job, shape));
    if (shape.needsSsh && !world.contains({u"secrets"_s, nameSpace, nameOf(job) + u"-ssh"_s}))
        out.plan.create(u"secrets"_s, sshSecretOf(job));
    addServices(out, world, job, shape);
    addPods(out, world, job, shape, pods, isResumed);
    dropSurplus(out, job, shape, pods);
    return out;
}

void reportBeam(QJsonObject &job, const JobShape &shape, const PodsNow &pods, const QDateTime &now)
{
    QJsonArray managers, tasks, submits;
    int running = 0;
    for (const RoleShape &role : shape.roles) {
        for (int i = 0; i < role.replicas; ++i) {
            const QJsonObject pod = pods.byName.value(podName(job, role, i));
            if (pod.isEmpty())
                continue;
            running += phaseOf(pod) == "Running"_L1;
            QJsonArray &list = role.role == "jobmanager"_L1 ? managers
                : role.role == "taskmanager"_L1             ? tasks
                                                            : submits;
            list.append(partStatus(pod));
        }
    }
    setAt(job, u"status.flinkClusterStatus",
        QJsonObject {{u"jobManagerStatus"_s, managers}, {u"taskManagerStatus"_s, tasks}});
    setAt(job, u"status.jobStatus", submits);
    const bool isUp = running > 0 && running + 1 >= shape.total();
    const bool isSubmitted = submits.first()[u"phase"].toString() == "Running"_L1;
    setCondition(
        job, {{u"type"_s, u"ClusterRunning"_s}, {u"status"_s, isUp ? u"True"_s : u"False"_s}}, now);
    setCondition(job,
        {{u"type"_s, u"JobRunning"_s}, {u"status"_s, isSubmitted ? u"True"_s : u"False"_s}}, now);
}

} // namespace models::sandbox
