// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/quota.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

const QStringList &plainCounts()
{
    static const QStringList names {u"pods"_s, u"services"_s, u"secrets"_s, u"configmaps"_s,
        u"persistentvolumeclaims"_s, u"replicationcontrollers"_s, u"resourcequotas"_s};
    return names;
}

void add(Usage &sum, const QString &name, const Quantity &amount)
{
    const auto it = sum.find(name);
    if (it == sum.end()) {
        sum.insert(name, amount);
    } else {
        *it = *it + amount;
    }
}

void addAll(Usage &sum, const Usage &more)
{
    for (auto it = more.begin(); it != more.end(); ++it) {
        add(sum, it.key(), it.value());
    }
}

Usage amountsOf(const QJsonObject &container, const QString &kind)
{
    Usage amounts;
    const QJsonObject listed = container.value(u"resources").toObject().value(kind).toObject();
    for (auto it = listed.begin(); it != listed.end(); ++it) {
        const QString text = it.value().isString() ? it.value().toString()
                                                   : QString::number(it.value().toInteger());
        if (const auto amount = Quantity::parse(text)) {
            amounts.insert(kind + u'.' + it.key(), *amount);
        }
    }
    return amounts;
}

Usage usageOfPod(const QJsonObject &pod)
{
    const QString phase = pod.value(u"status").toObject().value(u"phase").toString();
    if (phase == u"Succeeded" || phase == u"Failed") {
        return {};
    }
    Usage sum;
    const QJsonObject spec = pod.value(u"spec").toObject();
    for (const auto &container : spec.value(u"containers").toArray()) {
        for (const QString &kind : {u"requests"_s, u"limits"_s}) {
            addAll(sum, amountsOf(container.toObject(), kind));
        }
    }
    for (const auto &container : spec.value(u"initContainers").toArray()) {
        for (const QString &kind : {u"requests"_s, u"limits"_s}) {
            const Usage one = amountsOf(container.toObject(), kind);
            for (auto it = one.begin(); it != one.end(); ++it) {
                if (!sum.contains(it.key()) || sum[it.key()] < it.value()) {
                    sum.insert(it.key(), it.value());
                }
            }
        }
    }
    for (const QString &name : {u"cpu"_s, u"memory"_s}) { // the older names
        if (sum.contains(u"requests."_s + name)) {
            sum.insert(name, sum[u"requests."_s + name]);
        }
    }
    return sum;
}

} // namespace

bool metadataHas(const StoredObject &object, const char *key)
{
    const QByteArray pattern = QByteArray("\"") + key + "\":";
    return object.metadata().contains(pattern)
        && object.object().value(u"metadata").toObject().contains(QLatin1StringView(key));
}

Usage usageOf(const QString &resource, const QJsonObject &object)
{
    Usage sum;
    const Quantity one = *Quantity::parse(u"1");
    if (resource == u"/pods") {
        sum = usageOfPod(object);
        if (!sum.isEmpty()
            || !object.value(u"status").toObject().value(u"phase").toString().endsWith(u"ed")) {
            sum.insert(u"pods"_s, one);
        }
    } else if (resource == u"/persistentvolumeclaims") {
        const QJsonObject requests = object.value(u"spec")
                                         .toObject()
                                         .value(u"resources")
                                         .toObject()
                                         .value(u"requests")
                                         .toObject();
        if (const auto size = Quantity::parse(requests.value(u"storage").toString())) {
            sum.insert(u"requests.storage"_s, *size);
        }
    }
    const qsizetype slash = resource.indexOf(u'/');
    const QString group = resource.first(slash);
    const QString plural = resource.sliced(slash + 1);
    if (group.isEmpty() && resource != u"/pods" && plainCounts().contains(plural)) {
        sum.insert(plural, one);
    }
    sum.insert(u"count/"_s + (group.isEmpty() ? plural : plural + u'.' + group), one);
    return sum;
}

Usage usageIn(const Store &store, const QString &nameSpace, const QStringList &names)
{
    Usage sum;
    for (const QString &name : names) {
        sum.insert(name, *Quantity::parse(u"0"));
    }
    const auto addResource = [&](const QString &resource) {
        for (const ObjectRef &stored : store.list(resource, nameSpace)) {
            const Usage one = usageOf(resource, stored->object());
            for (const QString &name : names) {
                if (one.contains(name)) {
                    add(sum, name, one[name]);
                }
            }
        }
    };
    for (const QString &resource : store.resources()) {
        const qsizetype slash = resource.indexOf(u'/');
        const QString group = resource.first(slash);
        const QString plural = resource.sliced(slash + 1);
        const QString count = u"count/"_s + (group.isEmpty() ? plural : plural + u'.' + group);
        const bool isCounted = names.contains(count)
            || (group.isEmpty() && plainCounts().contains(plural) && names.contains(plural));
        if (resource == u"/pods" || resource == u"/persistentvolumeclaims" || isCounted) {
            addResource(resource);
        }
    }
    return sum;
}

QString quotaExcess(
    const Store &store, const KindInfo &kind, const QString &nameSpace, const QJsonObject &object)
{
    const auto quotas = store.list(u"/resourcequotas"_s, nameSpace);
    if (quotas.empty()) {
        return {};
    }
    const Usage wanted = usageOf(kind.storage.group + u'/' + kind.resource.plural, object);
    for (const ObjectRef &stored : quotas) {
        const QJsonObject hard
            = stored->object().value(u"spec").toObject().value(u"hard").toObject();
        QStringList names;
        for (const QString &name : hard.keys()) {
            if (wanted.contains(name)) {
                names << name;
            }
        }
        const Usage used = names.isEmpty() ? Usage() : usageIn(store, nameSpace, names);
        QStringList requested;
        QStringList inUse;
        QStringList limited;
        for (const QString &name : std::as_const(names)) {
            const auto limit = Quantity::parse(hard.value(name).toString());
            if (limit && *limit < used[name] + wanted[name]) {
                requested << name + u'=' + wanted[name].canonical();
                inUse << name + u'=' + used[name].canonical();
                limited << name + u'=' + limit->canonical();
            }
        }
        if (!limited.isEmpty()) {
            return u"exceeded quota: %1, requested: %2, used: %3, limited: %4"_s.arg(
                stored->name, requested.join(u','), inUse.join(u','), limited.join(u','));
        }
    }
    return {};
}

} // namespace models::sandbox
