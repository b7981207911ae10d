// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/disruption.h"

#include "models/base/json.h"
#include "models/base/labelselector.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

/// Until an evicted pod is counted again, should it not have gone.
constexpr qint64 patience = 120;

QList<QJsonObject> podsOf(const World &world, const QJsonObject &budget)
{
    const QJsonValue selector = valueAt(budget, u"spec.selector");
    QList<QJsonObject> pods = world.list(u"pods"_s, namespaceOf(budget));
    pods.removeIf([&](const QJsonObject &pod) {
        return !selector.isObject()
            || !selectorMatches(selector.toObject(), objectAt(pod, u"metadata.labels"));
    });
    return pods;
}

/// A number, or a part of `whole`, rounded up.
int countOf(const QJsonValue &value, int whole)
{
    if (value.isDouble())
        return value.toInt();
    const int percent = value.toString().chopped(value.toString().endsWith(u'%') ? 1 : 0).toInt();
    return (whole * percent + 99) / 100;
}

/// What those who made the pods want to have, each counted once.
int expectedOf(const World &world, const QList<QJsonObject> &pods)
{
    QHash<QString, int> scales; // by uid
    for (const QJsonObject &pod : pods) {
        ObjectKey maker = world.keyOf(controllerOf(pod)[u"uid"].toString());
        QJsonObject object = world.find(maker);
        if (const QJsonObject above = controllerOf(object); !above.isEmpty()) {
            maker = world.keyOf(above[u"uid"].toString());
            object = world.find(maker);
        }
        if (!object.isEmpty())
            scales.insert(uidOf(object), int(numberAt(object, u"spec.replicas", 1)));
    }
    int sum = 0;
    for (const int scale : std::as_const(scales))
        sum += scale;
    return sum;
}

/// Those that were evicted and are not gone yet.
QJsonObject leavingOf(
    const QJsonObject &budget, const QList<QJsonObject> &pods, const QDateTime &now)
{
    QJsonObject leaving;
    const QJsonObject known = objectAt(budget, u"status.disruptedPods");
    for (const QJsonObject &pod : pods) {
        const QString name = nameOf(pod);
        const QDateTime since = timeOf(known[name].toString());
        if (since.isValid() && since.secsTo(now) < patience
            && !pod[u"metadata"][u"deletionTimestamp"].isString())
            leaving.insert(name, known[name]);
    }
    return leaving;
}

bool isHealthy(const QJsonObject &pod)
{
    return !pod[u"metadata"][u"deletionTimestamp"].isString()
        && conditionOf(pod, u"Ready")[u"status"] == u"True"_s;
}

} // namespace

Plan disruptionStep(const World &world, const QJsonObject &budget, const Moment &moment)
{
    const QList<QJsonObject> pods = podsOf(world, budget);
    const QJsonObject leaving = leavingOf(budget, pods, moment.now);
    const auto healthy = int(std::ranges::count_if(pods,
        [&](const QJsonObject &pod) { return isHealthy(pod) && !leaving.contains(nameOf(pod)); }));
    const QJsonValue mayMiss = valueAt(budget, u"spec.maxUnavailable");
    const QJsonValue mustHave = valueAt(budget, u"spec.minAvailable");
    int expected = int(pods.size());
    int desired = 0;
    if (!mayMiss.isUndefined() || mustHave.isString())
        expected = expectedOf(world, pods);
    if (!mayMiss.isUndefined())
        desired = std::max(0, expected - countOf(mayMiss, expected));
    else if (!mustHave.isUndefined())
        desired = countOf(mustHave, expected);
    const int allowed = expected > 0 ? std::max(0, healthy - desired) : 0;

    QJsonObject next = budget;
    const auto generation = numberAt(budget, u"metadata.generation", 1);
    setAt(next, u"status.currentHealthy", healthy);
    setAt(next, u"status.desiredHealthy", desired);
    setAt(next, u"status.expectedPods", expected);
    setAt(next, u"status.disruptionsAllowed", allowed);
    setAt(next, u"status.observedGeneration", generation);
    setAt(next, u"status.disruptedPods",
        leaving.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(leaving));
    setCondition(next,
        {{u"type"_s, u"DisruptionAllowed"_s}, {u"status"_s, allowed > 0 ? u"True"_s : u"False"_s},
            {u"reason"_s, allowed > 0 ? u"SufficientPods"_s : u"InsufficientPods"_s},
            {u"message"_s, QString()}, {u"observedGeneration"_s, generation}},
        moment.now);
    Plan plan;
    if (next != budget)
        plan.status(u"poddisruptionbudgets"_s, next);
    if (!leaving.isEmpty())
        plan.wakeAt(moment.now.addSecs(patience));
    return plan;
}

} // namespace models::sandbox
