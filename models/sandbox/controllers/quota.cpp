// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/quota.h"

#include "models/base/json.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

const Quantity &zero()
{
    static const Quantity value = *Quantity::parse(u"0");
    return value;
}

Quantity quantityOf(const QJsonValue &value)
{
    const QString text = value.isString() ? value.toString() : QString::number(value.toDouble());
    return Quantity::parse(text).value_or(zero());
}

void add(Amounts &sum, const QString &name, const Quantity &amount)
{
    sum[name] = sum.contains(name) ? sum[name] + amount : amount;
}

Amounts resourcesOf(const QJsonObject &podSpec, const QString &first, const QString &second)
{
    Amounts sum;
    const QJsonArray containers = arrayAt(podSpec, u"containers");
    for (const QJsonValue &container : containers) {
        QJsonObject amounts = container[u"resources"][second].toObject();
        const QJsonObject preferred = container[u"resources"][first].toObject();
        for (auto it = preferred.begin(); it != preferred.end(); ++it)
            amounts[it.key()] = it.value();
        for (auto it = amounts.begin(); it != amounts.end(); ++it)
            add(sum, it.key(), quantityOf(it.value()));
    }
    return sum;
}

bool isEnded(const QJsonObject &pod)
{
    const QString phase = textAt(pod, u"status.phase");
    return phase == "Succeeded"_L1 || phase == "Failed"_L1;
}

Amounts usedIn(const World &world, const QString &nameSpace)
{
    Amounts used;
    for (const QString &plural :
        {u"pods"_s, u"persistentvolumeclaims"_s, u"services"_s, u"secrets"_s, u"configmaps"_s}) {
        const QList<QJsonObject> objects = world.list(plural, nameSpace);
        for (const QJsonObject &object : objects) {
            const Amounts charge = chargeOf(plural, object);
            for (auto it = charge.begin(); it != charge.end(); ++it)
                add(used, it.key(), it.value());
        }
    }
    return used;
}

} // namespace

Amounts requestsOf(const QJsonObject &podSpec)
{
    return resourcesOf(podSpec, u"requests"_s, u"limits"_s);
}

Amounts chargeOf(const QString &plural, const QJsonObject &object)
{
    Amounts charge;
    const Quantity one = *Quantity::parse(u"1");
    if (plural != "pods"_L1) {
        charge[plural] = one;
        charge[u"count/"_s + plural] = one;
        if (plural == "persistentvolumeclaims"_L1)
            charge[u"requests.storage"_s]
                = quantityOf(objectAt(object, u"spec.resources.requests")[u"storage"]);
        return charge;
    }
    charge[u"count/pods"_s] = one;
    if (isEnded(object))
        return charge;
    charge[u"pods"_s] = one;
    const QJsonObject spec = objectAt(object, u"spec");
    const Amounts requests = requestsOf(spec);
    for (auto it = requests.begin(); it != requests.end(); ++it) {
        charge[u"requests."_s + it.key()] = it.value();
        if (it.key() == "cpu"_L1 || it.key() == "memory"_L1)
            charge[it.key()] = it.value();
    }
    Amounts limits;
    const QJsonArray containers = arrayAt(spec, u"containers");
    for (const QJsonValue &container : containers) {
        const QJsonObject amounts = container[u"resources"][u"limits"].toObject();
        for (auto it = amounts.begin(); it != amounts.end(); ++it)
            add(limits, u"limits."_s + it.key(), quantityOf(it.value()));
    }
    charge.insert(limits);
    return charge;
}

QuotaCheck::QuotaCheck(const World &world, const QString &nameSpace)
    : m_quotas(world.list(u"resourcequotas"_s, nameSpace))
{
    if (!m_quotas.isEmpty())
        m_used = usedIn(world, nameSpace);
}

std::optional<QString> QuotaCheck::refusal(const QString &plural, const QJsonObject &object)
{
    if (m_quotas.isEmpty())
        return std::nullopt;
    const Amounts charge = chargeOf(plural, object);
    for (const QJsonObject &quota : std::as_const(m_quotas)) {
        const QJsonObject hard = objectAt(quota, u"spec.hard");
        QStringList requested, taken, limited;
        for (auto it = hard.begin(); it != hard.end(); ++it) {
            const QString what = it.key();
            if (!charge.contains(what))
                continue;
            const Quantity limit = quantityOf(it.value());
            const Quantity now = m_used.value(what, zero());
            if (now + charge[what] <= limit)
                continue;
            requested.append(what + u'=' + charge[what].canonical());
            taken.append(what + u'=' + now.canonical());
            limited.append(what + u'=' + limit.canonical());
        }
        if (!requested.isEmpty())
            return u"exceeded quota: %1, requested: %2, used: %3, limited: %4"_s.arg(
                nameOf(quota), requested.join(u','), taken.join(u','), limited.join(u','));
    }
    for (auto it = charge.begin(); it != charge.end(); ++it)
        add(m_used, it.key(), it.value());
    return std::nullopt;
}

Plan quotaStep(const World &world, const QJsonObject &quota)
{
    const QJsonObject hard = objectAt(quota, u"spec.hard");
    const Amounts used = usedIn(world, namespaceOf(quota));
    QJsonObject shown;
    for (auto it = hard.begin(); it != hard.end(); ++it)
        shown[it.key()] = used.value(it.key(), zero()).canonical();
    QJsonObject next = quota;
    setAt(next, u"status.hard", hard);
    setAt(next, u"status.used", shown);
    Plan plan;
    if (next != quota)
        plan.status(u"resourcequotas"_s, next);
    return plan;
}

} // namespace models::sandbox
