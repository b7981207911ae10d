// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/jobshape.h"

#include "models/base/json.h"
#include "models/sandbox/controllers/fate.h"
#include "models/sandbox/controllers/plan.h"

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

void readRestart(const QJsonValue &rule, RoleShape &role)
{
    if (rule.isObject()) {
        role.restart = rule[u"policy"].toString(u"OnFailure"_s);
        role.limit = rule[u"limit"].toInt(0);
        return;
    }
    role.restart = rule.toString(u"OnFailure"_s);
    role.limit = -1;
}

QList<RoleShape> listed(const QJsonObject &job)
{
    QList<RoleShape> roles;
    const QJsonArray specs = arrayAt(job, u"spec.replicaSpecs");
    const bool hasObjectRule
        = QStringList {u"GenericJob"_s, u"MPIJob"_s, u"ColossalAIJob"_s}.contains(
            textAt(job, u"kind"));
    for (const QJsonValue &spec : specs) {
        const QJsonObject block = spec.toObject();
        RoleShape role {.role = textAt(block, u"type"),
            .replicas = int(numberAt(block, u"replicas", 1)),
            .podTemplate = objectAt(block, u"template")};
        QJsonValue rule = block[u"restartPolicy"];
        if (hasObjectRule && !rule.isObject())
            rule = QJsonObject();
        readRestart(rule, role);
        role.isLauncher = role.role == "launcher"_L1;
        roles.append(role);
    }
    return roles;
}

RoleShape launcherFor(const QJsonObject &job)
{
    RoleShape launcher {
        .role = u"launcher"_s, .restart = u"Never"_s, .limit = 0, .isLauncher = true};
    const QJsonObject block = objectAt(job, u"spec.launcher");
    if (block.isEmpty())
        return launcher;
    QJsonObject container = block;
    container[u"name"] = u"launcher"_s;
    setAt(launcher.podTemplate, u"spec.containers", QJsonArray {container});
    return launcher;
}

RoleShape workerBlock(const QJsonObject &job)
{
    const QJsonObject block = objectAt(job, u"spec.worker");
    RoleShape worker {.role = u"worker"_s,
        .replicas = int(numberAt(block, u"replicas", 1)),
        .podTemplate = objectAt(block, u"template")};
    readRestart(block[u"restartPolicy"], worker);
    return worker;
}

QJsonObject flinkTemplate(const QJsonObject &cluster, const QString &manager, const QString &args)
{
    const QJsonObject block = cluster[manager].toObject();
    const QJsonObject container {{u"name"_s, manager.toLower()},
        {u"image"_s, textAt(cluster, u"image.name")}, {u"args"_s, QJsonArray {args}},
        {u"resources"_s, objectAt(block, u"resources")}};
    return {{u"spec"_s, QJsonObject {{u"containers"_s, QJsonArray {container}}}}};
}

QList<RoleShape> beamRoles(const QJsonObject &job)
{
    const QJsonObject cluster = objectAt(job, u"spec.flinkClusterTemplate.spec");
    const QString never = u"Never"_s;
    QJsonObject submit = objectAt(job, u"spec.jobTemplate.spec.template");
    return {{.role = u"jobmanager"_s,
                .podTemplate = flinkTemplate(cluster, u"jobManager"_s, u"jobmanager"_s),
                .restart = never},
        {.role = u"taskmanager"_s,
            .replicas = int(numberAt(cluster, u"taskManager.replicas", 1)),
            .podTemplate = flinkTemplate(cluster, u"taskManager"_s, u"taskmanager"_s),
            .restart = never},
        {.role = u"batchjob"_s, .podTemplate = submit, .restart = never}};
}

/// A launcher without a template of its own takes the worker's image and folder.
void completeLaunchers(QList<RoleShape> &roles)
{
    QJsonObject worker;
    for (const RoleShape &role : roles) {
        if (!role.isLauncher)
            worker = arrayAt(role.podTemplate, u"spec.containers").first().toObject();
    }
    for (RoleShape &role : roles) {
        if (!role.isLauncher)
            continue;
        role.restart = u"Never"_s;
        if (!arrayAt(role.podTemplate, u"spec.containers").isEmpty())
            continue;
        QJsonObject container {{u"name"_s, u"launcher"_s}, {u"image"_s, worker[u"image"]}};
        setAt(role.podTemplate, u"spec.containers", QJsonArray {container});
    }
}

bool isOn(const QJsonObject &job, const QString &path)
{
    return flagAt(job, path + u".enabled"_s) || flagAt(job, path + u".enable"_s);
}

void readElastic(const QJsonObject &job, JobShape &shape)
{
    shape.minMember = shape.total();
    if (!isOn(job, u"spec.elastic"_s) || shape.roles.isEmpty())
        return;
    RoleShape &role = shape.roles.first();
    role.replicas = int(numberAt(job, u"spec.elastic.expectedReplicas", role.replicas));
    shape.minMember = int(numberAt(job, u"spec.elastic.minReplicas", shape.total()));
}

QJsonObject specFor(const QJsonObject &job, const QString &path, const QString &role)
{
    const QJsonArray specs = arrayAt(job, path);
    for (const QJsonValue &spec : specs) {
        if (spec[u"type"].toString() == role)
            return spec.toObject();
    }
    return {};
}

QJsonArray asList(const QJsonValue &value)
{
    return value.isString() ? QJsonArray {value} : value.toArray();
}

/// Debug: idle instead of training. MPI and DeepSpeed workers always run sshd and are driven from
/// outside, so they idle as well.
void shapeCommand(const QJsonObject &job, const JobShape &shape, const RoleShape &role,
    bool isResumed, QJsonObject &container)
{
    const QString kind = textAt(job, u"kind");
    const bool hasSshWorkers = kind == "MPIJob"_L1 || kind == "ColossalAIJob"_L1;
    if (shape.isDebug) {
        const QJsonObject spec = specFor(job, u"spec.runMode.debug.replicaSpecs"_s, role.role);
        QJsonArray command = asList(spec[u"command"]);
        if (command.isEmpty())
            command = kind == "DeepSpeedJob"_L1 || (hasSshWorkers && !role.isLauncher)
                ? QJsonArray {u"/usr/sbin/sshd"_s, u"-D"_s}
                : QJsonArray {u"sleep"_s, u"inf"_s};
        container[u"command"] = command;
        container.remove(u"args"_s);
        return;
    }
    if (hasSshWorkers && !role.isLauncher) {
        container[u"command"] = QJsonArray {textAt(job, u"spec.ssh.sshdPath").isEmpty()
                ? u"/usr/sbin/sshd"_s
                : textAt(job, u"spec.ssh.sshdPath"),
            u"-D"_s};
        container.remove(u"args"_s);
    }
    if (isResumed) {
        const QJsonObject spec = specFor(job, u"spec.runMode.pause.resumeSpecs"_s, role.role);
        if (const QJsonArray command = asList(spec[u"command"]); !command.isEmpty())
            container[u"command"] = command;
        if (const QJsonArray args = asList(spec[u"args"]); !args.isEmpty())
            container[u"args"] = args;
    }
}

void addEnvironment(const QJsonObject &job, const JobShape &shape, const RoleShape &role, int index,
    QJsonObject &container)
{
    const QString kind = textAt(job, u"kind");
    if (kind != "PyTorchTrainingJob"_L1 && kind != "DeepSpeedJob"_L1
        && kind != "XGBoostTrainingJob"_L1)
        return;
    int rank = index;
    for (const RoleShape &earlier : shape.roles) {
        if (earlier.role == role.role)
            break;
        rank += earlier.replicas;
    }
    QJsonArray env = container[u"env"].toArray();
    const auto add = [&](const QString &name, const QString &value) {
        env.append(QJsonObject {{u"name"_s, name}, {u"value"_s, value}});
    };
    add(u"MASTER_ADDR"_s, podName(job, shape.roles.first(), 0));
    add(u"MASTER_PORT"_s, u"29400"_s);
    add(u"WORLD_SIZE"_s, QString::number(shape.total()));
    add(u"RANK"_s, QString::number(rank));
    container[u"env"] = env;
}

QJsonObject labelsOf(
    const QJsonObject &job, const JobShape &shape, const RoleShape &role, const QString &pod)
{
    const QString kind = textAt(job, u"kind").toLower();
    QJsonObject labels = objectAt(role.podTemplate, u"metadata.labels");
    labels[u"tensorstack.dev/component"] = kind;
    labels[u"tensorstack.dev/component-type"] = u"user"_s;
    labels[u"tensorstack.dev/owner-name"] = nameOf(job);
    labels[kind] = nameOf(job);
    labels[kind + u"-replica"_s] = pod;
    if (shape.hasQueue) {
        labels[u"scheduler.tensorstack.dev/group-name"] = nameOf(job);
        labels[u"scheduler.tensorstack.dev/queue"] = shape.queue;
        labels[u"scheduler.tensorstack.dev/role"] = role.role;
    }
    return labels;
}

} // namespace

int JobShape::total() const
{
    int sum = 0;
    for (const RoleShape &role : roles)
        sum += role.replicas;
    return sum;
}

JobShape shapeOf(const QJsonObject &job)
{
    const QString kind = textAt(job, u"kind");
    JobShape shape;
    if (kind == "BeamJob"_L1)
        shape.roles = beamRoles(job);
    else if (kind == "DeepSpeedJob"_L1)
        shape.roles = {workerBlock(job)};
    else if (job[u"spec"][u"replicaSpecs"].isArray())
        shape.roles = listed(job);
    else
        shape.roles = {launcherFor(job), workerBlock(job)};
    const bool hasLauncher = kind == "MPIJob"_L1 || kind == "ColossalAIJob"_L1;
    if (hasLauncher)
        completeLaunchers(shape.roles);

    shape.backoffLimit = int(
        numberAt(job, u"spec.runPolicy.backoffLimit", kind == "PyTorchTrainingJob"_L1 ? 3 : 0));
    shape.cleanUp = textAt(
        job, kind == "GenericJob"_L1 ? u"spec.cleanUpPolicy" : u"spec.runPolicy.cleanUpPolicy");
    if (flagAt(job, u"spec.runPolicy.cleanUpWorkers"))
        shape.cleanUp = u"Workers"_s;
    if (flagAt(job, u"spec.runPolicy.cleanUpCluster"))
        shape.cleanUp = u"Cluster"_s;
    shape.deadlineSeconds = numberAt(job, u"spec.runPolicy.activeDeadlineSeconds");
    shape.hasQueue = job[u"spec"][u"scheduler"][u"t9kScheduler"].isObject();
    shape.queue = textAt(job, u"spec.scheduler.t9kScheduler.queue");
    shape.priority = int(numberAt(job, u"spec.scheduler.t9kScheduler.priority"));
    shape.isDebug = isOn(job, u"spec.runMode.debug"_s);
    shape.isPaused = isOn(job, u"spec.runMode.pause"_s);
    shape.isCollective = kind != "GenericJob"_L1 && kind != "BeamJob"_L1;
    shape.needsSsh = hasLauncher || kind == "DeepSpeedJob"_L1;
    shape.hasHeadlessServices = kind != "GenericJob"_L1 && kind != "BeamJob"_L1;
    shape.ports = arrayAt(job, u"spec.service.ports");
    readElastic(job, shape);
    return shape;
}

QString podName(const QJsonObject &job, const RoleShape &role, int index)
{
    const QString base = nameOf(job) + u'-';
    if (role.isLauncher)
        return base + role.role;
    if (role.role == "batchjob"_L1)
        return base + u"batchjob-"_s + shortHash(uidOf(job) + u"batchjob"_s);
    if (textAt(job, u"kind") == "BeamJob"_L1)
        return base + u"flinkcluster-"_s + role.role + u'-' + QString::number(index);
    return base + role.role + u'-' + QString::number(index);
}

QJsonObject podOf(const QJsonObject &job, const JobShape &shape, const RoleShape &role, int index,
    int attempt, bool isResumed)
{
    const QString name = podName(job, role, index);
    QJsonObject pod {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Pod"_s}};
    QJsonObject annotations = objectAt(role.podTemplate, u"metadata.annotations");
    const QJsonObject own = objectAt(job, u"metadata.annotations");
    for (auto it = own.begin(); it != own.end(); ++it) {
        if (isFateKey(it.key()))
            annotations[it.key()] = it.value();
    }
    annotations[fateKey(u"replica")] = role.role + u'-' + QString::number(index);
    if (textAt(job, u"kind") == "BeamJob"_L1 && role.role != "batchjob"_L1)
        annotations[fateKey(u"run")] = u"forever"_s; // the cluster serves until it is cleaned up
    if (shape.isCollective && !shape.isDebug)
        annotations[fateKey(u"collective")] = u"true"_s;
    if (attempt > 0)
        annotations[fateKey(u"attempt")] = QString::number(attempt);

    QJsonObject spec = objectAt(role.podTemplate, u"spec");
    QJsonArray containers = arrayAt(spec, u"containers");
    QJsonObject container = containers.isEmpty() ? QJsonObject() : containers.first().toObject();
    shapeCommand(job, shape, role, isResumed, container);
    addEnvironment(job, shape, role, index, container);
    if (containers.isEmpty())
        containers.append(container);
    else
        containers[0] = container;
    spec[u"containers"] = containers;
    spec[u"restartPolicy"] = u"Never"_s;
    spec[u"hostname"] = name.first(std::min<qsizetype>(name.size(), 63));
    if (shape.hasQueue)
        spec[u"schedulerName"] = u"t9k-scheduler"_s;
    const bool skipsInit = shape.isDebug
        && flagAt(
            specFor(job, u"spec.runMode.debug.replicaSpecs"_s, role.role), u"skipInitContainer");
    if (skipsInit)
        spec.remove(u"initContainers"_s);

    pod[u"metadata"] = QJsonObject {{u"name"_s, name},
        {u"labels"_s, labelsOf(job, shape, role, name)}, {u"annotations"_s, annotations}};
    pod[u"spec"] = spec;
    adopt(pod, job);
    return pod;
}

} // namespace models::sandbox
