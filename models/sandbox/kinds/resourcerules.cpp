// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/kinds/resourcerules.h"

#include "models/base/quantity.h"
#include "models/sandbox/engine/names.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace models::sandbox::rules {

namespace {

const QString requestsPrefix = u"requests."_s;

bool isHugePages(const QString &name)
{
    return name.startsWith("hugepages-"_L1);
}

bool isStandardForContainers(const QString &name)
{
    static const QSet<QString> names {u"cpu"_s, u"memory"_s, u"ephemeral-storage"_s};
    return names.contains(name) || isHugePages(name);
}

/// Counted in whole objects.
const QSet<QString> &objectCounts()
{
    static const QSet<QString> names {u"pods"_s, u"resourcequotas"_s, u"services"_s,
        u"replicationcontrollers"_s, u"secrets"_s, u"persistentvolumeclaims"_s, u"configmaps"_s,
        u"services.nodeports"_s, u"services.loadbalancers"_s};
    return names;
}

bool isStandardForQuota(const QString &name)
{
    static const QSet<QString> names {u"cpu"_s, u"memory"_s, u"ephemeral-storage"_s,
        u"requests.cpu"_s, u"requests.memory"_s, u"requests.storage"_s,
        u"requests.ephemeral-storage"_s, u"limits.cpu"_s, u"limits.memory"_s,
        u"limits.ephemeral-storage"_s};
    return names.contains(name) || objectCounts().contains(name) || isHugePages(name)
        || name.startsWith("requests.hugepages-"_L1);
}

bool isStandard(const QString &name)
{
    return name == "storage"_L1 || isStandardForQuota(name);
}

/// Kubernetes' own: others must not be shared beyond their limit.
bool isNative(const QString &name)
{
    return !name.contains(u'/') || name.contains("kubernetes.io/"_L1);
}

/// A vendor's, such as nvidia.com/gpu: also fit to be the name of a quota.
bool isExtended(const QString &name)
{
    return !isNative(name) && !name.startsWith(requestsPrefix)
        && names::qualified(requestsPrefix + name).isEmpty();
}

void resourceName(const QString &name, const QString &path, Causes &causes)
{
    const QStringList errors = names::qualified(name);
    causes.invalid(path, name, errors);
    if (errors.isEmpty() && !name.contains(u'/') && !isStandard(name))
        causes.invalid(path, name, u"must be a standard resource type or fully qualified"_s);
}

void containerResourceName(const QString &name, const QString &path, Causes &causes)
{
    resourceName(name, path, causes);
    if (!name.contains(u'/')) {
        if (!isStandardForContainers(name))
            causes.invalid(path, name, u"must be a standard resource for containers"_s);
    } else if (!isNative(name) && !isExtended(name)) {
        causes.invalid(path, name, u"doesn't follow extended resource name standard"_s);
    }
}

void amount(const QString &name, const QString &text, const QString &path, Causes &causes)
{
    const auto quantity = Quantity::parse(text);
    if (!quantity)
        return;
    if (quantity->toDouble() < 0)
        causes.invalid(path, text, u"must be greater than or equal to 0"_s);
    if ((objectCounts().contains(name) || isExtended(name)) && !quantity->isWhole())
        causes.invalid(path, text, u"must be an integer"_s);
}

void wholePages(const QString &name, const QString &text, const QString &path, Causes &causes)
{
    const auto page = Quantity::parse(QStringView(name).sliced(name.indexOf(u'-') + 1));
    const auto quantity = Quantity::parse(text);
    const bool isMultiple = page && quantity && page->isWhole() && page->ceiling() > 0
        && quantity->ceiling() % page->ceiling() == 0;
    if (!isMultiple)
        causes.invalid(path, text, u"%1 is not positive integer multiple of %2"_s.arg(text, name));
}

void requestWithinLimit(const QString &name, const QString &requestText, const QJsonObject &limits,
    const QString &path, Causes &causes)
{
    const bool mayExceed = isNative(name) && !isHugePages(name);
    if (!limits.contains(name)) {
        if (!mayExceed)
            causes.required(childPath(path, u"limits"_s),
                u"Limit must be set for non overcommitable resources"_s);
        return;
    }
    const QString limitText = limits.value(name).toString();
    const auto request = Quantity::parse(requestText);
    const auto limit = Quantity::parse(limitText);
    if (!request || !limit)
        return;
    const QString at = childPath(path, u"requests"_s);
    if (!mayExceed && *request != *limit)
        causes.invalid(at, requestText, u"must be equal to %1 limit of %2"_s.arg(name, limitText));
    else if (*request > *limit)
        causes.invalid(at, requestText,
            u"must be less than or equal to %1 limit of %2"_s.arg(name, limitText));
}

} // namespace

void resources(const QJsonObject &resources, const QString &path, Causes &causes)
{
    const QJsonObject limits = resources.value("limits"_L1).toObject();
    bool hasHugePages = false;
    bool hasCpuOrMemory = false;
    for (const QLatin1StringView list : {"limits"_L1, "requests"_L1}) {
        const QJsonObject amounts = resources.value(list).toObject();
        for (auto it = amounts.begin(); it != amounts.end(); ++it) {
            const QString name = it.key();
            const QString text = it.value().toString();
            const QString at = keyPath(childPath(path, list), name);
            containerResourceName(name, at, causes);
            amount(name, text, at, causes);
            if (list == "requests"_L1)
                requestWithinLimit(name, text, limits, path, causes);
            if (isHugePages(name))
                wholePages(name, text, at, causes);
            hasHugePages |= isHugePages(name);
            hasCpuOrMemory |= name == "cpu"_L1 || name == "memory"_L1;
        }
    }
    if (hasHugePages && !hasCpuOrMemory)
        causes.forbidden(path, u"HugePages require cpu or memory"_s);
}

void quotaAmounts(const QJsonObject &hard, const QString &path, Causes &causes)
{
    for (auto it = hard.begin(); it != hard.end(); ++it) {
        const QString at = keyPath(path, it.key());
        resourceName(it.key(), at, causes);
        if (!it.key().contains(u'/') && !isStandardForQuota(it.key()))
            causes.invalid(at, it.key(), u"must be a standard resource for quota"_s);
        amount(it.key(), it.value().toString(), at, causes);
    }
}

} // namespace models::sandbox::rules
