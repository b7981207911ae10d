// SPDX-License-Identifier: Apache-2.0
#include "models/base/json.h"
#include "models/jobs/summarize.h"

using namespace Qt::Literals::StringLiterals;

namespace models {
namespace {

JobRole roleAt(const QJsonObject &job, const QString &role, const Path &base, QStringView dotted)
{
    const QJsonObject block = objectAt(job, dotted);
    JobRole out {.role = role,
        .replicas = int(numberAt(block, u"replicas", 1)),
        .podSpec = objectAt(block, u"template.spec"),
        .replicasPath = base.child(u"replicas"_s),
        .templatePath = base.child(u"template"_s)};
    return out;
}

QString trainingContainer(const QString &kind, const QString &role)
{
    if (kind == "TensorFlowTrainingJob"_L1)
        return u"tensorflow"_s;
    if (kind == "XGBoostTrainingJob"_L1)
        return u"xgboost"_s;
    if (kind == "DeepSpeedJob"_L1 || kind == "MPIJob"_L1 || kind == "ColossalAIJob"_L1)
        return role;
    return {};
}

QList<JobRole> listedRoles(const QJsonObject &job)
{
    QList<JobRole> roles;
    const QJsonArray specs = arrayAt(job, u"spec.replicaSpecs");
    for (int i = 0; i < specs.size(); ++i) {
        const QJsonObject block = specs[i].toObject();
        const Path base = Path {u"spec"_s, u"replicaSpecs"_s}.child(i);
        roles.append({.role = textAt(block, u"type"),
            .replicas = int(numberAt(block, u"replicas", 1)),
            .podSpec = objectAt(block, u"template.spec"),
            .replicasPath = base.child(u"replicas"_s),
            .templatePath = base.child(u"template"_s)});
    }
    return roles;
}

/// Older MPIJob and ColossalAIJob: one worker block, and a launcher that the controller adds.
QList<JobRole> olderRoles(const QJsonObject &job)
{
    JobRole launcher {.role = u"launcher"_s, .replicas = 1};
    const QJsonObject block = objectAt(job, u"spec.launcher");
    if (!block.isEmpty()) {
        QJsonObject container {{u"name"_s, u"launcher"_s}};
        for (const QString &key : {u"image"_s, u"workingDir"_s, u"env"_s, u"resources"_s}) {
            if (block.contains(key))
                container.insert(key, block.value(key));
        }
        launcher.podSpec = {{u"containers"_s, QJsonArray {container}}};
    }
    return {launcher, roleAt(job, u"worker"_s, {u"spec"_s, u"worker"_s}, u"spec.worker")};
}

QList<JobRole> beamRoles(const QJsonObject &job)
{
    const QJsonObject cluster = objectAt(job, u"spec.flinkClusterTemplate.spec");
    const auto managerSpec = [&](QStringView block) {
        return QJsonObject {{u"containers"_s,
            QJsonArray {
                QJsonObject {{u"name"_s, u"flink"_s}, {u"image"_s, textAt(cluster, u"image.name")},
                    {u"resources"_s, objectAt(objectAt(cluster, block), u"resources")}}}}};
    };
    const Path base {u"spec"_s, u"flinkClusterTemplate"_s, u"spec"_s};
    return {{.role = u"jobmanager"_s, .replicas = 1, .podSpec = managerSpec(u"jobManager")},
        {.role = u"taskmanager"_s,
            .replicas = int(numberAt(cluster, u"taskManager.replicas", 1)),
            .podSpec = managerSpec(u"taskManager"),
            .replicasPath = base.child(u"taskManager"_s).child(u"replicas"_s)},
        {.role = u"batchjob"_s,
            .replicas = 1,
            .podSpec = objectAt(job, u"spec.jobTemplate.spec.template.spec"),
            .templatePath = {u"spec"_s, u"jobTemplate"_s, u"spec"_s, u"template"_s}}};
}

} // namespace

QList<JobRole> rolesOf(const QJsonObject &job)
{
    const QString kind = textAt(job, u"kind");
    QList<JobRole> roles;
    if (kind == "BeamJob"_L1)
        roles = beamRoles(job);
    else if (kind == "DeepSpeedJob"_L1)
        roles = {roleAt(job, u"worker"_s, {u"spec"_s, u"worker"_s}, u"spec.worker")};
    else if (job[u"spec"][u"replicaSpecs"].isArray())
        roles = listedRoles(job);
    else if (kind == "MPIJob"_L1 || kind == "ColossalAIJob"_L1)
        roles = olderRoles(job);
    for (JobRole &role : roles)
        role.container = trainingContainer(kind, role.role);
    if (flagAt(job, u"spec.elastic.enabled") || flagAt(job, u"spec.elastic.enable")) {
        for (JobRole &role : roles) {
            if (role.role == "worker"_L1 || roles.size() == 1)
                role.replicas = int(numberAt(job, u"spec.elastic.expectedReplicas", role.replicas));
        }
    }
    return roles;
}

std::pair<QString, int> replicaOf(
    const QString &pod, const QString &job, const QList<JobRole> &roles)
{
    if (!pod.startsWith(job + u'-'))
        return {{}, -1};
    const QStringView rest = QStringView(pod).sliced(job.size() + 1);
    for (const JobRole &role : roles) {
        // "<job>-worker-3", "<job>-5b373-worker-3", "<job>-flinkcluster-taskmanager-1",
        // "<job>-launcher", "<job>-batchjob-x7k2p"
        const qsizetype at = rest.lastIndexOf(role.role);
        if (at < 0 || (at > 0 && rest[at - 1] != u'-'))
            continue;
        const QStringView tail = rest.sliced(at + role.role.size());
        if (tail.isEmpty())
            return {role.role, 0};
        if (tail.first(1) != u"-")
            continue;
        bool isNumber = false;
        const int rank = tail.sliced(1).toInt(&isNumber);
        if (isNumber)
            return {role.role, rank};
        if (!tail.sliced(1).contains(u'-'))
            return {role.role, 0};
    }
    return {{}, -1};
}

std::pair<QString, int> acceleratorsOf(const QJsonObject &podSpec)
{
    static const QStringList known {u"gpu"_s, u"gpu.shared"_s, u"dcu"_s, u"gcu"_s, u"npu"_s};
    QString name;
    int count = 0;
    const QJsonArray containers = arrayAt(podSpec, u"containers");
    for (const QJsonValue &container : containers) {
        QJsonObject amounts = container[u"resources"][u"limits"].toObject();
        const QJsonObject requests = container[u"resources"][u"requests"].toObject();
        for (auto it = requests.begin(); it != requests.end(); ++it) {
            if (!amounts.contains(it.key()))
                amounts.insert(it.key(), it.value());
        }
        for (auto it = amounts.begin(); it != amounts.end(); ++it) {
            const QString what = it.key().section(u'/', 1);
            if (what.isEmpty() || !(known.contains(what) || what.startsWith("mig-"_L1)))
                continue;
            name = it.key();
            count += it.value().isDouble() ? it.value().toInt() : it.value().toString().toInt();
        }
    }
    return {name, count};
}

} // namespace models
