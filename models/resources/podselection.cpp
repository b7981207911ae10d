// SPDX-License-Identifier: Apache-2.0
#include "models/resources/podselection.h"

#include "models/base/json.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace models {
namespace {

constexpr std::array revisionLabels {
    "pod-template-hash"_L1, "controller-revision-hash"_L1, "pod-template-generation"_L1};

bool isBefore(const QJsonObject &one, const QJsonObject &other)
{
    const auto keyOf = [](const QJsonObject &pod) {
        return std::pair(timeAt(pod, u"metadata.creationTimestamp"), nameOf(pod));
    };
    return keyOf(one) < keyOf(other);
}

template <typename Fits> QJsonObject oldest(const QJsonArray &pods, Fits fits)
{
    QJsonObject best;
    for (const QJsonValue &value : pods) {
        const QJsonObject pod = value.toObject();
        if (isReadyPod(pod) && fits(pod) && (best.isEmpty() || isBefore(pod, best)))
            best = pod;
    }
    return best;
}

/// Who made it; of a Deployment's ReplicaSet the Deployment, whose name is that of the set without
/// the hash.
QString makerOf(const QJsonObject &pod)
{
    const QJsonObject owner = controllerOf(pod);
    const QString kind = owner[u"kind"].toString();
    const QString name = owner[u"name"].toString();
    const QString hash = labelOf(pod, u"pod-template-hash"_s);
    if (kind == "ReplicaSet"_L1 && !hash.isEmpty() && name.endsWith(u'-' + hash))
        return u"Deployment/"_s + name.chopped(hash.size() + 1);
    return owner.isEmpty() ? QString() : QString(kind + u'/' + name);
}

} // namespace

bool isReadyPod(const QJsonObject &pod)
{
    return textAt(pod, u"status.phase") == "Running"_L1
        && textAt(pod, u"metadata.deletionTimestamp").isEmpty()
        && conditionOf(pod, u"Ready")[u"status"].toString() == "True"_L1;
}

bool isOverPod(const QJsonObject &pod)
{
    const QString phase = textAt(pod, u"status.phase");
    return phase == "Succeeded"_L1 || phase == "Failed"_L1;
}

bool isInterchangeable(const QJsonObject &pod)
{
    static constexpr std::array kinds {
        "ReplicaSet"_L1, "ReplicationController"_L1, "DaemonSet"_L1, "Job"_L1};
    return std::ranges::contains(kinds, controllerOf(pod)[u"kind"].toString());
}

QJsonObject successorOf(const QJsonObject &gone, const QJsonArray &pods)
{
    const QString name = nameOf(gone);
    const QJsonObject same
        = oldest(pods, [&](const QJsonObject &pod) { return nameOf(pod) == name; });
    if (!same.isEmpty() || !isInterchangeable(gone))
        return same;
    const QString maker = makerOf(gone);
    return oldest(pods, [&](const QJsonObject &pod) { return makerOf(pod) == maker; });
}

QString siblingSelector(const QJsonObject &gone)
{
    const QJsonObject labels = objectAt(gone, u"metadata.labels");
    QStringList pairs;
    for (auto it = labels.begin(); it != labels.end(); ++it) {
        if (!std::ranges::contains(revisionLabels, it.key()))
            pairs += it.key() + u'=' + it.value().toString();
    }
    return pairs.join(u',');
}

QString selectorOf(const QJsonObject &service)
{
    const QJsonObject selector = objectAt(service, u"spec.selector");
    QStringList pairs;
    for (auto it = selector.begin(); it != selector.end(); ++it)
        pairs += it.key() + u'=' + it.value().toString();
    return pairs.join(u',');
}

QJsonObject firstReady(const QJsonArray &pods)
{
    return oldest(pods, [](const QJsonObject &) { return true; });
}

Result<quint16> portBehind(const QJsonObject &service, quint16 port, const QJsonObject &pod)
{
    const QJsonArray ports = arrayAt(service, u"spec.ports");
    const auto found = std::ranges::find_if(
        ports, [port](const QJsonValue &one) { return one[u"port"].toInt() == port; });
    if (found == ports.end())
        return failure(Error::Kind::NotFound,
            Message(QT_TRANSLATE_NOOP("models", "The service %1 has no port %2."),
                {nameOf(service), QString::number(port)}));
    if (textAt(service, u"spec.clusterIP") == "None"_L1)
        return port;
    const QJsonValue target = (*found)[u"targetPort"];
    if (!target.isString())
        return target.toInt() > 0 ? quint16(target.toInt()) : port;
    const QJsonArray containers = arrayAt(pod, u"spec.containers");
    for (const QJsonValue &container : containers) {
        const QJsonArray named = container[u"ports"].toArray();
        for (const QJsonValue &one : named) {
            if (one[u"name"].toString() == target.toString())
                return quint16(one[u"containerPort"].toInt());
        }
    }
    return failure(Error::Kind::NotFound,
        Message(QT_TRANSLATE_NOOP("models", "The pod %1 has no port that is named %2."),
            {nameOf(pod), target.toString()}));
}

} // namespace models
