// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/eviction.h"

#include "models/base/json.h"
#include "models/base/labelselector.h"
#include "models/sandbox/clock.h"
#include "models/sandbox/server/bodies.h"
#include "models/sandbox/server/statuses.h"
#include "models/sandbox/server/writer.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

constexpr QStringView budgetsKey = u"policy/poddisruptionbudgets";

StatusError tooMany(const QString &cause, int retryAfter)
{
    QJsonObject details {{u"causes"_s,
        QJsonArray {QJsonObject {{u"reason"_s, u"DisruptionBudget"_s}, {u"message"_s, cause}}}}};
    if (retryAfter > 0) {
        details.insert(u"retryAfterSeconds"_s, retryAfter);
    }
    return {429, u"TooManyRequests"_s,
        u"Cannot evict pod as it would violate the pod's disruption budget."_s, details};
}

StatusError negative(const QString &budget)
{
    return {403, u"Forbidden"_s,
        u"poddisruptionbudget.policy \"%1\" is forbidden: pdb disruptions allowed is negative"_s
            .arg(budget),
        {{u"name"_s, budget}, {u"group"_s, u"policy"_s}, {u"kind"_s, u"poddisruptionbudget"_s}}};
}

bool isReady(const QJsonObject &pod)
{
    return textAt(conditionOf(pod, u"Ready"), u"status") == u"True";
}

/// It has ended, has not begun, or goes already: nothing is disrupted.
bool needsNoBudget(const QJsonObject &pod)
{
    const QString phase = textAt(pod, u"status.phase");
    return phase == u"Succeeded" || phase == u"Failed" || phase == u"Pending"
        || !textAt(pod, u"metadata.deletionTimestamp").isEmpty();
}

/// One that is not ready counts for nothing: it may go where the rest suffices, or always.
bool mayGoUnready(const QJsonObject &budget)
{
    if (textAt(budget, u"spec.unhealthyPodEvictionPolicy") == u"AlwaysAllow") {
        return true;
    }
    const qint64 desired = numberAt(budget, u"status.desiredHealthy");
    return desired > 0 && numberAt(budget, u"status.currentHealthy") >= desired;
}

} // namespace

Answer<DeleteOptions> Eviction::optionsOf(const Call &call, const QJsonObject &body) const
{
    const auto ours = Writer::optionsOf(call, u"CreateOptions"_s);
    if (!ours) {
        return std::unexpected(ours.error());
    }
    const QJsonObject inner = body.value(u"deleteOptions").toObject();
    const QJsonArray innerDryRun = inner.value(u"dryRun").toArray();
    DeleteOptions options {
        .propagation = inner.value(u"propagationPolicy").toString(),
        .uid = textAt(inner, u"preconditions.uid"),
        .resourceVersion = textAt(inner, u"preconditions.resourceVersion"),
        .isDryRun = ours->isDryRun || !innerDryRun.isEmpty(),
    };
    if (inner.contains(u"gracePeriodSeconds")) {
        options.graceSeconds = inner.value(u"gracePeriodSeconds").toInteger();
    }
    return options;
}

QList<QJsonObject> Eviction::budgetsOf(const QJsonObject &pod) const
{
    const KindInfo *kind = m_registry.kindOf(budgetsKey.toString());
    QList<QJsonObject> chosen;
    if (kind == nullptr) {
        return chosen;
    }
    const QJsonObject labels = objectAt(pod, u"metadata.labels");
    for (const ObjectRef &stored :
        m_registry.store().list(budgetsKey.toString(), namespaceOf(pod))) {
        const QJsonObject budget = m_registry.read(*kind, *stored);
        const QJsonValue selector = valueAt(budget, u"spec.selector");
        if (selector.isObject() && selectorMatches(selector.toObject(), labels)) {
            chosen << budget;
        }
    }
    return chosen;
}

Answer<void> Eviction::spend(const QJsonObject &pod, QJsonObject budget, bool isDryRun) const
{
    const QString name = nameOf(budget);
    const qint64 allowed = numberAt(budget, u"status.disruptionsAllowed");
    if (numberAt(budget, u"status.observedGeneration") < numberAt(budget, u"metadata.generation")) {
        constexpr int soon = 10;
        return std::unexpected(tooMany(
            u"The disruption budget %1 is still being processed by the server."_s.arg(name), soon));
    }
    if (allowed < 0) {
        return std::unexpected(negative(name));
    }
    if (allowed == 0) {
        return std::unexpected(tooMany(
            u"The disruption budget %1 needs %2 healthy pods and has %3 currently"_s.arg(name)
                .arg(numberAt(budget, u"status.desiredHealthy"))
                .arg(numberAt(budget, u"status.currentHealthy")),
            0));
    }
    if (isDryRun) {
        return {};
    }
    // Whoever counts must not count on this pod any more, although it is still there.
    QJsonObject status = budget.value(u"status").toObject();
    QJsonObject leaving = status.value(u"disruptedPods").toObject();
    leaving.insert(nameOf(pod), timestamp(m_registry.clock().now()));
    status.insert(u"disruptedPods"_s, leaving);
    status.insert(u"disruptionsAllowed"_s, allowed - 1);
    budget.insert(u"status"_s, status);
    m_registry.replace(*m_registry.kindOf(budgetsKey.toString()), budget);
    return {};
}

Answer<void> Eviction::removePod(
    const Call &call, const QJsonObject &pod, const DeleteOptions &options) const
{
    DeleteOptions whole = options;
    if (!options.isDryRun) {
        QJsonObject marked = pod;
        QJsonArray conditions = arrayAt(pod, u"status.conditions");
        for (qsizetype i = conditions.size(); i-- > 0;) {
            if (conditions[i].toObject().value(u"type").toString() == u"DisruptionTarget") {
                conditions.removeAt(i);
            }
        }
        conditions << QJsonObject {{u"type"_s, u"DisruptionTarget"_s}, {u"status"_s, u"True"_s},
            {u"reason"_s, u"EvictionByEvictionAPI"_s}, {u"message"_s, u"Eviction API: evicting"_s},
            {u"lastProbeTime"_s, QJsonValue::Null},
            {u"lastTransitionTime"_s, timestamp(m_registry.clock().now())}};
        setAt(marked, u"status.conditions", conditions);
        DeleteOptions check = options; // before anything is changed
        check.isDryRun = true;
        if (const auto possible
            = m_registry.remove(call.kind, call.info.nameSpace, call.info.name, check);
            !possible) {
            return std::unexpected(possible.error());
        }
        m_registry.replace(call.kind, marked);
        whole.resourceVersion.clear();
    }
    const auto removed = m_registry.remove(call.kind, call.info.nameSpace, call.info.name, whole);
    return removed ? Answer<void>() : std::unexpected(removed.error());
}

void Eviction::serve(const Call &call) const
{
    const auto body = plainBody(call.request);
    if (!body) {
        call.fail(body.error());
        return;
    }
    if (nameOf(*body) != call.info.name) {
        call.fail(badRequest(u"name in URL does not match name in Eviction object"_s));
        return;
    }
    const auto options = optionsOf(call, *body);
    const auto pod = options ? m_registry.find(call.kind, call.info.nameSpace, call.info.name)
                             : std::unexpected(options.error());
    if (!pod) {
        call.fail(pod.error());
        return;
    }
    if (!needsNoBudget(*pod)) {
        const QList<QJsonObject> budgets = budgetsOf(*pod);
        if (budgets.size() > 1) {
            call.fail({500, {},
                u"This pod has more than one PodDisruptionBudget, which the eviction subresource "
                "does not support."_s});
            return;
        }
        const bool isCounted
            = !budgets.isEmpty() && (isReady(*pod) || !mayGoUnready(budgets.first()));
        if (isCounted) {
            if (const auto spent = spend(*pod, budgets.first(), options->isDryRun); !spent) {
                call.fail(spent.error());
                return;
            }
        }
    }
    if (const auto removed = removePod(call, *pod, *options); !removed) {
        call.fail(removed.error());
        return;
    }
    call.replyJson(201,
        {{u"kind"_s, u"Status"_s}, {u"apiVersion"_s, u"v1"_s}, {u"metadata"_s, QJsonObject()},
            {u"status"_s, u"Success"_s}, {u"code"_s, 201}});
}

} // namespace models::sandbox
