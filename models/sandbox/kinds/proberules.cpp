// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/names.h"
#include "models/sandbox/kinds/podparts.h"

using namespace Qt::StringLiterals;

namespace models::sandbox::rules {

namespace {

void httpGet(const QJsonObject &get, const QString &at, Causes &causes)
{
    static const QStringList schemes {u"HTTP"_s, u"HTTPS"_s};
    if (get.value("path"_L1).toString().isEmpty())
        causes.required(childPath(at, u"path"_s));
    portOrName(get.value("port"_L1), childPath(at, u"port"_s), causes);
    const QString scheme = get.value("scheme"_L1).toString();
    if (!schemes.contains(scheme))
        causes.unsupported(childPath(at, u"scheme"_s), scheme, schemes);
}

void sleep(
    const QJsonObject &sleep, std::optional<qint64> gracePeriod, const QString &at, Causes &causes)
{
    const qint64 seconds = sleep.value("seconds"_L1).toInteger();
    if (gracePeriod && (seconds < 0 || seconds > *gracePeriod))
        causes.invalid(at, seconds,
            u"must be non-negative and less than terminationGracePeriodSeconds (%1)"_s.arg(
                *gracePeriod));
}

/// What a probe or a hook does: exactly one of these.
void handler(const QJsonObject &handler, std::optional<qint64> gracePeriod, const QString &path,
    Causes &causes)
{
    bool hasOne = false;
    for (const QLatin1StringView type :
        {"exec"_L1, "httpGet"_L1, "tcpSocket"_L1, "grpc"_L1, "sleep"_L1}) {
        if (!handler.value(type).isObject())
            continue;
        const QJsonObject action = handler.value(type).toObject();
        const QString at = childPath(path, type);
        if (hasOne)
            causes.forbidden(at, u"may not specify more than 1 handler type"_s);
        else if (type == "httpGet"_L1)
            httpGet(action, at, causes);
        else if (type == "sleep"_L1)
            sleep(action, gracePeriod, at, causes);
        else if (type != "exec"_L1)
            portOrName(action.value("port"_L1), childPath(at, u"port"_s), causes);
        else if (action.value("command"_L1).toArray().isEmpty())
            causes.required(childPath(at, u"command"_s));
        hasOne = true;
    }
    if (!hasOne)
        causes.required(path, u"must specify a handler type"_s);
}

void probe(
    const QJsonObject &container, QLatin1StringView which, const QString &path, Causes &causes)
{
    if (!container.value(which).isObject())
        return;
    const QJsonObject probe = container.value(which).toObject();
    const QString at = childPath(path, which);
    handler(probe, std::nullopt, at, causes);
    for (const QLatin1StringView key : {"initialDelaySeconds"_L1, "timeoutSeconds"_L1,
             "periodSeconds"_L1, "successThreshold"_L1, "failureThreshold"_L1}) {
        if (const QJsonValue value = probe.value(key); value.toInteger() < 0)
            causes.invalid(childPath(at, key), value, u"must be greater than or equal to 0"_s);
    }
    const QJsonValue grace = probe.value("terminationGracePeriodSeconds"_L1);
    const QString graceAt = childPath(at, u"terminationGracePeriodSeconds"_s);
    if (grace.isDouble() && grace.toInteger() <= 0)
        causes.invalid(graceAt, grace, u"must be greater than 0"_s);
    const QJsonValue successes = probe.value("successThreshold"_L1);
    if (which != "readinessProbe"_L1) {
        if (successes.toInteger() != 1)
            causes.invalid(childPath(at, u"successThreshold"_s), successes, u"must be 1"_s);
    } else if (grace.isDouble()) {
        causes.invalid(graceAt, grace, u"must not be set for readinessProbes"_s);
    }
}

} // namespace

void portOrName(const QJsonValue &port, const QString &path, Causes &causes)
{
    if (port.isString())
        causes.invalid(path, port, names::portName(port.toString()));
    else
        causes.invalid(path, port.toInteger(), names::portNumber(port.toInteger()));
}

void probes(const QJsonObject &container, std::optional<qint64> gracePeriod, const QString &path,
    Causes &causes)
{
    const QJsonObject lifecycle = container.value("lifecycle"_L1).toObject();
    for (const QLatin1StringView hook : {"postStart"_L1, "preStop"_L1}) {
        if (lifecycle.value(hook).isObject())
            handler(lifecycle.value(hook).toObject(), gracePeriod,
                childPath(childPath(path, u"lifecycle"_s), hook), causes);
    }
    for (const QLatin1StringView which :
        {"livenessProbe"_L1, "readinessProbe"_L1, "startupProbe"_L1})
        probe(container, which, path, causes);
}

} // namespace models::sandbox::rules
