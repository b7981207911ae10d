// SPDX-License-Identifier: Apache-2.0
#include "models/kube/access.h"

#include <QCryptographicHash>

namespace models {

namespace {

void add(QCryptographicHash &hash, const QByteArray &part)
{
    // lengths keep "ab" + "c" apart from "a" + "bc"
    hash.addData(QByteArray::number(part.size()) + ':' + part);
}

void add(QCryptographicHash &hash, const QString &part)
{
    add(hash, part.toUtf8());
}

} // namespace

QByteArray Access::identityKey() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    add(hash, serverKey());
    for (const QString &part :
        {tlsServerName, proxy, caFile, certificateFile, keyFile, tokenFile, userName, password,
            impersonation.user, impersonation.uid, impersonation.groups.join(u'\n')})
        add(hash, part);
    for (const QByteArray &part : {ca, certificate, key, token})
        add(hash, part);
    add(hash, QByteArray(insecure ? "1" : "0"));
    for (const auto &[name, values] : impersonation.extra.asKeyValueRange())
        add(hash, name + u'=' + values.join(u'\n'));
    if (exec) {
        add(hash, exec->command + u'\n' + exec->arguments.join(u'\n'));
        for (const auto &[name, value] : exec->environment)
            add(hash, name + u'=' + value);
    }
    return hash.result().toHex();
}

QByteArray Access::serverKey() const
{
    return QCryptographicHash::hash(
        server.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash).toUtf8(),
        QCryptographicHash::Sha256)
        .toHex()
        .first(24);
}

} // namespace models
