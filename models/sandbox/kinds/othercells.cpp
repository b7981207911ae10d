// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/kinds/celltext.h"

#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox::cells {

namespace {

QString roles(const QJsonObject &labels)
{
    QStringList found;
    for (auto it = labels.begin(); it != labels.end(); ++it) {
        const QString key = it.key();
        if (key.startsWith("node-role.kubernetes.io/"_L1)
            && key.size() > "node-role.kubernetes.io/"_L1.size())
            found << key.section(u'/', 1);
        else if (key == "kubernetes.io/role"_L1 && !it.value().toString().isEmpty())
            found << it.value().toString();
    }
    std::ranges::sort(found);
    return orNone(found.join(u','));
}

QString address(const QJsonObject &status, QLatin1StringView type)
{
    for (const QJsonValue item : status.value("addresses"_L1).toArray()) {
        if (item.toObject().value("type"_L1) == type)
            return item.toObject().value("address"_L1).toString();
    }
    return u"<none>"_s;
}

QString balancerText(const QJsonObject &status)
{
    QStringList texts;
    for (const QJsonValue item : at(status, {"loadBalancer"_L1, "ingress"_L1}).toArray()) {
        const QString ip = item.toObject().value("ip"_L1).toString();
        texts << (ip.isEmpty() ? item.toObject().value("hostname"_L1).toString() : ip);
    }
    std::ranges::sort(texts);
    return texts.join(u',');
}

QString externalAddress(const QJsonObject &spec, const QJsonObject &status)
{
    const QString type = spec.value("type"_L1).toString();
    if (type == "ExternalName"_L1)
        return spec.value("externalName"_L1).toString();
    QStringList texts;
    if (type == "LoadBalancer"_L1)
        texts << balancerText(status).split(u',', Qt::SkipEmptyParts);
    for (const QJsonValue ip : spec.value("externalIPs"_L1).toArray())
        texts << ip.toString();
    if (!texts.isEmpty())
        return texts.join(u',');
    return type == "LoadBalancer"_L1 ? u"<pending>"_s : u"<none>"_s;
}

QString portsText(const QJsonArray &ports)
{
    QStringList texts;
    for (const QJsonValue item : ports) {
        const QJsonObject port = item.toObject();
        const qint64 nodePort = port.value("nodePort"_L1).toInteger();
        texts << QString::number(port.value("port"_L1).toInteger())
                + (nodePort > 0 ? u':' + QString::number(nodePort) : QString()) + u'/'
                + port.value("protocol"_L1).toString();
    }
    return orNone(texts.join(u','));
}

} // namespace

QJsonArray node(const QJsonObject &object, const QDateTime &now)
{
    const QJsonObject status = object.value("status"_L1).toObject();
    const QJsonObject info = status.value("nodeInfo"_L1).toObject();
    QString state = u"Unknown"_s;
    for (const QJsonValue item : status.value("conditions"_L1).toArray()) {
        if (item.toObject().value("type"_L1) == "Ready"_L1)
            state = item.toObject().value("status"_L1) == "True"_L1 ? u"Ready"_s : u"NotReady"_s;
    }
    if (at(object, {"spec"_L1, "unschedulable"_L1}).toBool())
        state += u",SchedulingDisabled"_s;
    const auto known
        = [&](QLatin1StringView key) { return orNone(info.value(key).toString(), "<unknown>"); };
    return {nameOf(object), state, roles(at(object, {"metadata"_L1, "labels"_L1}).toObject()),
        ageOf(object, now), info.value("kubeletVersion"_L1).toString(),
        address(status, "InternalIP"_L1), address(status, "ExternalIP"_L1), known("osImage"_L1),
        known("kernelVersion"_L1), known("containerRuntimeVersion"_L1)};
}

QJsonArray nameSpace(const QJsonObject &object, const QDateTime &now)
{
    return {nameOf(object), at(object, {"status"_L1, "phase"_L1}).toString(), ageOf(object, now)};
}

QJsonArray service(const QJsonObject &object, const QDateTime &now)
{
    const QJsonObject spec = object.value("spec"_L1).toObject();
    const QString ip = spec.value("clusterIPs"_L1)
                           .toArray()
                           .at(0)
                           .toString(spec.value("clusterIP"_L1).toString());
    return {nameOf(object), spec.value("type"_L1).toString(), orNone(ip),
        externalAddress(spec, object.value("status"_L1).toObject()),
        portsText(spec.value("ports"_L1).toArray()), ageOf(object, now),
        labelsText(spec.value("selector"_L1).toObject())};
}

QJsonArray endpoints(const QJsonObject &object, const QDateTime &now)
{
    QStringList texts;
    for (const QJsonValue item : object.value("subsets"_L1).toArray()) {
        const QJsonObject subset = item.toObject();
        QStringList ports;
        for (const QJsonValue port : subset.value("ports"_L1).toArray())
            ports << u':' + QString::number(port.toObject().value("port"_L1).toInteger());
        if (ports.isEmpty())
            ports << QString();
        for (const QString &port : std::as_const(ports)) {
            for (const QJsonValue one : subset.value("addresses"_L1).toArray())
                texts << one.toObject().value("ip"_L1).toString() + port;
        }
    }
    return {nameOf(object), texts.isEmpty() ? u"<none>"_s : firstThree(texts), ageOf(object, now)};
}

QJsonArray endpointSlice(const QJsonObject &object, const QDateTime &now)
{
    QStringList ports;
    for (const QJsonValue item : object.value("ports"_L1).toArray()) {
        const QJsonValue port = item.toObject().value("port"_L1);
        ports << (port.isDouble() ? QString::number(port.toInteger())
                                  : item.toObject().value("name"_L1).toString());
    }
    QStringList addresses;
    for (const QJsonValue item : object.value("endpoints"_L1).toArray()) {
        for (const QJsonValue one : item.toObject().value("addresses"_L1).toArray())
            addresses << one.toString();
    }
    return {nameOf(object), object.value("addressType"_L1).toString(), firstThree(ports),
        firstThree(addresses), ageOf(object, now)};
}

QJsonArray ingress(const QJsonObject &object, const QDateTime &now)
{
    const QJsonObject spec = object.value("spec"_L1).toObject();
    QStringList hosts;
    for (const QJsonValue item : spec.value("rules"_L1).toArray()) {
        if (const QString host = item.toObject().value("host"_L1).toString(); !host.isEmpty())
            hosts << host;
    }
    const bool hasTls = !spec.value("tls"_L1).toArray().isEmpty();
    return {nameOf(object), orNone(spec.value("ingressClassName"_L1).toString()),
        hosts.isEmpty() ? u"*"_s : firstThree(hosts),
        balancerText(object.value("status"_L1).toObject()), hasTls ? u"80, 443"_s : u"80"_s,
        ageOf(object, now)};
}

QJsonArray ingressClass(const QJsonObject &object, const QDateTime &now)
{
    QString text = u"<none>"_s;
    if (const QJsonValue value = at(object, {"spec"_L1, "parameters"_L1}); value.isObject()) {
        const QJsonObject parameters = value.toObject();
        const QString group = parameters.value("apiGroup"_L1).toString();
        text = parameters.value("kind"_L1).toString() + (group.isEmpty() ? QString() : u'.' + group)
            + u'/' + parameters.value("name"_L1).toString();
    }
    return {nameOf(object), at(object, {"spec"_L1, "controller"_L1}).toString(), text,
        ageOf(object, now)};
}

QJsonArray networkPolicy(const QJsonObject &object, const QDateTime &now)
{
    return {nameOf(object), selectorText(at(object, {"spec"_L1, "podSelector"_L1}).toObject()),
        ageOf(object, now)};
}

QJsonArray event(const QJsonObject &object, const QDateTime &now)
{
    QString first = age(object.value("firstTimestamp"_L1), now);
    if (!object.contains("firstTimestamp"_L1))
        first = age(object.value("eventTime"_L1), now);
    QString last
        = object.contains("lastTimestamp"_L1) ? age(object.value("lastTimestamp"_L1), now) : first;
    qint64 count = object.value("count"_L1).toInteger();
    if (const QJsonObject series = object.value("series"_L1).toObject(); !series.isEmpty()) {
        last = age(series.value("lastObservedTime"_L1), now);
        count = series.value("count"_L1).toInteger();
    } else if (count == 0) {
        count = 1;
    }
    const QJsonObject involved = object.value("involvedObject"_L1).toObject();
    const QString name = involved.value("name"_L1).toString();
    const QJsonObject source = object.value("source"_L1).toObject();
    const QString component
        = source.value("component"_L1).toString(object.value("reportingComponent"_L1).toString());
    const QString host
        = source.value("host"_L1).toString(object.value("reportingInstance"_L1).toString());
    return {last, object.value("type"_L1).toString(), object.value("reason"_L1).toString(),
        involved.value("kind"_L1).toString().toLower() + (name.isEmpty() ? QString() : u'/' + name),
        involved.value("fieldPath"_L1).toString(),
        host.isEmpty() ? component : component + u", "_s + host,
        object.value("message"_L1).toString().trimmed(), first, count, nameOf(object)};
}

QJsonArray lease(const QJsonObject &object, const QDateTime &now)
{
    return {nameOf(object), at(object, {"spec"_L1, "holderIdentity"_L1}).toString(),
        ageOf(object, now)};
}

QJsonArray disruptionBudget(const QJsonObject &object, const QDateTime &now)
{
    const auto text = [&](QLatin1StringView key) {
        const QJsonValue value = at(object, {"spec"_L1, key});
        return value.isUndefined() ? u"N/A"_s
            : value.isString()     ? value.toString()
                                   : QString::number(value.toInteger());
    };
    return {nameOf(object), text("minAvailable"_L1), text("maxUnavailable"_L1),
        at(object, {"status"_L1, "disruptionsAllowed"_L1}).toInteger(), ageOf(object, now)};
}

} // namespace models::sandbox::cells
