// SPDX-License-Identifier: Apache-2.0
#include "models/kube/proxy.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace models {

namespace {

QString variable(const QProcessEnvironment &environment, const QString &name)
{
    const QString upper = environment.value(name.toUpper());
    return upper.isEmpty() ? environment.value(name.toLower()) : upper;
}

// One entry of NO_PROXY: "*", a name (and all below it), ".suffix", "*.suffix", an address, a
// range; each may end in a port.
bool exempts(QString entry, const QString &host, int port)
{
    if (entry == "*"_L1)
        return true;
    const QHostAddress address(host);
    if (const auto range = QHostAddress::parseSubnet(entry);
        entry.contains(u'/') && !range.first.isNull())
        return !address.isNull() && address.isInSubnet(range);
    if (const QHostAddress whole(entry); !whole.isNull())
        return whole == address;
    if (const qsizetype colon = entry.lastIndexOf(u':'); colon >= 0) {
        if (entry.sliced(colon + 1).toInt() != port)
            return false;
        entry.truncate(colon);
        if (entry.startsWith(u'['))
            entry = entry.sliced(1, entry.size() - 2);
        if (const QHostAddress whole(entry); !whole.isNull())
            return whole == address;
    }
    if (entry.startsWith("*."_L1))
        entry.remove(0, 1);
    if (entry.startsWith(u'.'))
        return host.endsWith(entry, Qt::CaseInsensitive);
    return host.compare(entry, Qt::CaseInsensitive) == 0
        || host.endsWith(u'.' + entry, Qt::CaseInsensitive);
}

} // namespace

QString proxyFor(const Access &access, const QProcessEnvironment &environment)
{
    if (!access.proxy.isEmpty())
        return access.proxy;
    const QString host = access.server.host();
    if (host == "localhost"_L1 || QHostAddress(host).isLoopback())
        return {};
    const bool isPlain = access.server.scheme() == "http"_L1;
    QString proxy = variable(environment, isPlain ? u"http_proxy"_s : u"https_proxy"_s).trimmed();
    if (proxy.isEmpty())
        return {};
    const QStringList exempt = variable(environment, u"no_proxy"_s).split(u',', Qt::SkipEmptyParts);
    for (const QString &entry : exempt) {
        if (exempts(entry.trimmed(), host, access.server.port(isPlain ? 80 : 443)))
            return {};
    }
    return proxy.contains("://"_L1) ? proxy : u"http://"_s + proxy;
}

} // namespace models
