// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/podprobe.h"

#include "models/base/groupversion.h"
#include "models/base/json.h"
#include "models/kube/cluster.h"
#include "models/kube/resourceclient.h"
#include "models/kube/rights.h"
#include "models/schema/causemapper.h"

#include <QCoroTimer>
#include <QDeadlineTimer>

#include <algorithm>
#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace models {
namespace {

/// How long an answer about the right to create pods is waited for: the dry run of the object
/// itself waits along.
constexpr std::chrono::seconds rightsPatience {2};

/// The server checks the templates of its own kinds.
bool isLookedInto(const QJsonObject &object)
{
    const QString group = GroupVersion::parse(textAt(object, u"apiVersion")).group;
    return group.isEmpty() || group == "apps"_L1 || group == "batch"_L1;
}

bool isPodTemplate(const QJsonObject &value)
{
    const QJsonArray containers = arrayAt(value, u"spec.containers");
    return !containers.isEmpty()
        && std::all_of(
            containers.begin(), containers.end(), [](QJsonValue item) { return item.isObject(); });
}

QString childOf(const QString &path, const QString &key)
{
    const bool isPlain = std::ranges::all_of(
        key, [](QChar c) { return c.isLetterOrNumber() || c == u'-' || c == u'_'; });
    if (!isPlain)
        return path + u'[' + key + u']';
    return path.isEmpty() ? key : path + u'.' + key;
}

TemplatePod podOf(const QJsonObject &podTemplate, const QString &path, const QJsonObject &owner,
    const QString &nameSpace)
{
    QJsonObject metadata;
    for (const QString &key : {u"labels"_s, u"annotations"_s}) {
        if (const QJsonValue value = objectAt(podTemplate, u"metadata").value(key);
            value.isObject())
            metadata.insert(key, value);
    }
    metadata.insert(u"generateName"_s, nameOf(owner).first(qMin(nameOf(owner).size(), 40)) + u'-');
    metadata.insert(u"namespace"_s, nameSpace);
    return {path,
        {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Pod"_s}, {u"metadata"_s, metadata},
            {u"spec"_s, podTemplate.value("spec"_L1)}}};
}

void collect(const QJsonValue &value, const QString &path, const QJsonObject &owner,
    const QString &nameSpace, QList<TemplatePod> &pods)
{
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (qsizetype i = 0; i < items.size(); ++i)
            collect(items[i], u"%1[%2]"_s.arg(path).arg(i), owner, nameSpace, pods);
        return;
    }
    const QJsonObject object = value.toObject();
    if (!path.isEmpty() && isPodTemplate(object)) {
        pods.append(podOf(object, path, owner, nameSpace));
        return;
    }
    for (auto i = object.begin(); i != object.end(); ++i)
        collect(i.value(), childOf(path, i.key()), owner, nameSpace, pods);
}

/// Waits for the answer where nobody asked before. False also when the cluster went away.
QCoro::Task<bool> mayCreatePods(QPointer<Cluster> cluster, QString nameSpace)
{
    const Right right = Right::on(ApiResource::pods(), u"create"_s, nameSpace);
    const QDeadlineTimer patience(rightsPatience);
    Rights::Verdict verdict = cluster->rights().verdict(right);
    while (verdict == Rights::Verdict::Unknown && !patience.hasExpired()) {
        // Not for Rights::changed: it would never come from a cluster that went away.
        co_await QCoro::sleepFor(std::chrono::milliseconds(50));
        if (!cluster)
            co_return false;
        verdict = cluster->rights().verdict(right);
    }
    co_return verdict == Rights::Verdict::Granted;
}

} // namespace

QList<TemplatePod> templatePods(const QJsonObject &object, const QString &nameSpace)
{
    QList<TemplatePod> pods;
    if (!isLookedInto(object))
        collect(objectAt(object, u"spec"), u"spec"_s, object, nameSpace, pods);
    return pods;
}

QList<StatusCause> causesInTemplate(const TemplatePod &tried, const Error &refusal)
{
    QList<StatusCause> result;
    for (StatusCause cause : refusal.causes) {
        if (cause.field == "metadata.name"_L1 || cause.field == "metadata.generateName"_L1)
            continue;
        const bool isWhole = cause.field.isEmpty() || cause.field == "<nil>"_L1;
        cause.field = isWhole ? tried.path : tried.path + u'.' + cause.field;
        result.append(cause);
    }
    return result;
}

std::optional<Error> refusalOfPods(const QList<StatusCause> &causes)
{
    if (causes.isEmpty())
        return {};
    return Error {.kind = Error::Kind::Invalid,
        .message = Message(QT_TRANSLATE_NOOP("models",
            "The object would be accepted, but not the pods of its templates as they are "
            "written.")),
        .reason = CauseMapper::ofTemplatePod,
        .causes = causes};
}

QCoro::Task<QList<StatusCause>> probePods(
    QPointer<Cluster> cluster, QJsonObject object, QString nameSpace)
{
    QList<StatusCause> causes;
    const QList<TemplatePod> pods = templatePods(object, nameSpace);
    if (pods.isEmpty() || !cluster)
        co_return causes;
    const bool isAllowed = co_await mayCreatePods(cluster, nameSpace);
    for (const TemplatePod &tried : pods) {
        if (!isAllowed || !cluster)
            break;
        // Fields that a pod does not have are for the object's own dry run to tell.
        const auto reply = co_await ResourceClient(cluster->transport())
                               .create(ApiResource::pods(), nameSpace, tried.pod,
                                   {.dryRun = true, .fieldValidation = u"Ignore"_s});
        if (!reply && reply.error().kind == Error::Kind::Invalid)
            causes.append(causesInTemplate(tried, reply.error()));
    }
    co_return causes;
}

} // namespace models
