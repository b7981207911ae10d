// SPDX-License-Identifier: Apache-2.0
#include "models/schema/kindcheck.h"

#include "models/schema/containercheck.h"
#include "models/schema/noderead.h"
#include "models/yaml/operation.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace models {

namespace {

using Check = yaml::Diagnostic::Check;
constexpr qsizetype mostDataBytes = 1024 * 1024;

/// A workload only sees pods that its selector fits.
void checkSelector(Problems &problems, const yaml::Node &spec)
{
    const yaml::Node *selector = mapIn(spec, u"selector");
    const yaml::Node *pods = mapIn(spec, u"template");
    const yaml::Node *wanted = selector ? mapIn(*selector, u"matchLabels") : nullptr;
    if (!wanted || !pods)
        return;
    const yaml::Node *metadata = mapIn(*pods, u"metadata");
    const yaml::Node *labels = metadata ? mapIn(*metadata, u"labels") : nullptr;
    for (const yaml::Member &label : yaml::members(*wanted)) {
        const QString value = textIn(*wanted, label.key);
        if (labels && yaml::memberOf(*labels, label.key) && textIn(*labels, label.key) == value)
            continue;
        yaml::Diagnostic &problem = problems.onValue(*label.value, Check::PodReference,
            Message(QT_TRANSLATE_NOOP("models",
                        "The pods of the template do not have the label %1=%2, so the selector "
                        "would never find them."),
                {label.key, value}));
        const auto edits = yaml::plan(problems.tree(),
            {.kind = yaml::Operation::Kind::SetValue,
                .document = problems.document(),
                .path = pods->path().child(u"metadata"_s).child(u"labels"_s).child(label.key),
                .value = value});
        if (edits)
            problem.fixes.append({Message(QT_TRANSLATE_NOOP("models", "Add the label")), *edits});
    }
}

void checkRestart(Problems &problems, const yaml::Node &podTemplate, const QStringList &allowed)
{
    const yaml::Node *pod = mapIn(podTemplate, u"spec");
    if (!pod)
        return;
    const QString policy = textIn(*pod, u"restartPolicy");
    const bool isAllowed = allowed.contains(policy);
    const bool isDefault = policy.isEmpty() && allowed.contains("Always"_L1);
    if (isAllowed || isDefault)
        return;
    const Message sentence(
        QT_TRANSLATE_NOOP("models", "restartPolicy must be %1 here."), {allowed.join(u" / "_s)});
    const yaml::Node *node = yaml::memberOf(*pod, u"restartPolicy");
    yaml::Diagnostic &problem = node
        ? problems.onValue(*node, Check::PodField, sentence)
        : problems.onMissing(*pod, u"restartPolicy"_s, Check::PodField, sentence);
    for (const QString &policyName : allowed) {
        const auto edits = yaml::plan(problems.tree(),
            {.kind = yaml::Operation::Kind::SetScalar,
                .document = problems.document(),
                .path = pod->path().child(u"restartPolicy"_s),
                .value = policyName});
        if (edits)
            problem.fixes.append(
                {Message(QT_TRANSLATE_NOOP("models", "Change to %1"), {policyName}), *edits});
    }
}

void checkService(Problems &problems, const yaml::Node &spec)
{
    const QList<const yaml::Node *> ports = mapsIn(spec, u"ports");
    QSet<QString> names;
    for (const yaml::Node *port : ports) {
        checkPortNumber(problems, yaml::memberOf(*port, u"port"));
        checkPortNumber(problems, yaml::memberOf(*port, u"targetPort"));
        const QString name = textIn(*port, u"name");
        if (name.isEmpty() && ports.size() > 1) {
            problems.onMissing(*port, u"name"_s, Check::PodField,
                Message(
                    QT_TRANSLATE_NOOP("models", "Each port needs a name when there are several.")));
        } else if (!name.isEmpty() && names.contains(name)) {
            problems.onValue(*yaml::memberOf(*port, u"name"), Check::PodReference,
                Message(QT_TRANSLATE_NOOP("models", "Another port is called %1 as well."), {name}));
        }
        names.insert(name);
        const yaml::Node *target = yaml::memberOf(*port, u"targetPort");
        const QString text = textIn(*port, u"targetPort");
        if (!target || text.isEmpty() || integerIn(*port, u"targetPort"))
            continue;
        if (const Message wrong = portNameProblem(text); !wrong.isEmpty())
            problems.onValue(*target, Check::PodField, wrong);
    }
}

/// Keys become files; everything together must fit into one object.
void checkData(Problems &problems, const yaml::Node &object)
{
    static const QRegularExpression shape(u"^[-._a-zA-Z0-9]{1,253}$"_s);
    qsizetype bytes = 0;
    for (const auto &part : {u"data"_s, u"binaryData"_s, u"stringData"_s}) {
        const yaml::Node *map = mapIn(object, part);
        if (!map)
            continue;
        for (const yaml::Member &entry : yaml::members(*map)) {
            const QString &key = entry.key;
            bytes += textIn(*map, key).toUtf8().size();
            if (!shape.match(key).hasMatch() || key == "."_L1 || key.startsWith(".."_L1)) {
                problems.onKey(*entry.value, Check::PodField,
                    Message(QT_TRANSLATE_NOOP("models",
                                "“%1” cannot be a key here: letters, digits, -, _ and ., as for a "
                                "file."),
                        {key}));
            }
        }
    }
    if (bytes > mostDataBytes) {
        problems.onKey(object, Check::Size,
            Message(QT_TRANSLATE_NOOP(
                        "models", "The data holds %1 bytes; the server takes at most %2."),
                {QString::number(bytes), QString::number(mostDataBytes)}));
    }
}

void checkRules(Problems &problems, const yaml::Node &object)
{
    for (const yaml::Node *rule : mapsIn(object, u"rules")) {
        const yaml::Node *urls = yaml::memberOf(*rule, u"nonResourceURLs");
        const yaml::Node *resources = yaml::memberOf(*rule, u"resources");
        if (!urls && !resources) {
            problems.onMissing(*rule, u"resources"_s, Check::MissingRequired,
                Message(
                    QT_TRANSLATE_NOOP("models", "%1 is required and missing."), {u"resources"_s}));
        } else if (resources && !urls && !yaml::memberOf(*rule, u"apiGroups")) {
            problems.onMissing(*rule, u"apiGroups"_s, Check::MissingRequired,
                Message(QT_TRANSLATE_NOOP(
                    "models", "apiGroups is missing; the core group is written [\"\"].")));
        }
    }
}

} // namespace

void checkOwnKind(Problems &problems, const yaml::Node &object)
{
    const QString kind = textIn(object, u"kind");
    const QString version = textIn(object, u"apiVersion");
    const yaml::Node *spec = mapIn(object, u"spec");
    static const QStringList workloads {
        u"Deployment"_s, u"ReplicaSet"_s, u"StatefulSet"_s, u"DaemonSet"_s};
    static const QStringList toTheEnd {u"OnFailure"_s, u"Never"_s};
    if (version == "v1"_L1 && (kind == "ConfigMap"_L1 || kind == "Secret"_L1))
        checkData(problems, object);
    if (version == "rbac.authorization.k8s.io/v1"_L1 && kind.endsWith("Role"_L1))
        checkRules(problems, object);
    if (!spec)
        return;
    const yaml::Node *pods = mapIn(*spec, u"template");
    if (version == "v1"_L1 && kind == "Service"_L1) {
        checkService(problems, *spec);
    } else if (version == "apps/v1"_L1 && workloads.contains(kind)) {
        checkSelector(problems, *spec);
        if (pods)
            checkRestart(problems, *pods, {u"Always"_s});
    } else if (version == "batch/v1"_L1 && kind == "Job"_L1 && pods) {
        checkRestart(problems, *pods, toTheEnd);
    } else if (version == "batch/v1"_L1 && kind == "CronJob"_L1) {
        const yaml::Node *job = mapIn(*spec, u"jobTemplate");
        const yaml::Node *jobSpec = job ? mapIn(*job, u"spec") : nullptr;
        if (const yaml::Node *inner = jobSpec ? mapIn(*jobSpec, u"template") : nullptr)
            checkRestart(problems, *inner, toTheEnd);
    }
}

} // namespace models
