// SPDX-License-Identifier: Apache-2.0
#include "models/kube/pastedserver.h"

#include "models/kube/pem.h"
#include "models/kube/smallfile.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

std::unexpected<Error> badInput(const char *source, const QStringList &arguments = {})
{
    return failure(Error::Kind::BadInput, Message(source, arguments));
}

/// The token alone: an HTTP header can hold nothing else.
Result<QByteArray> tokenOf(const QString &pasted)
{
    QString token = pasted.trimmed();
    if (token.startsWith("Bearer "_L1, Qt::CaseInsensitive))
        token = token.sliced(7).trimmed();
    if (token.isEmpty())
        return badInput(QT_TRANSLATE_NOOP("models", "The token is missing."));
    const bool isClean
        = std::ranges::all_of(token, [](QChar c) { return c > u' ' && c.unicode() < 0x7f; });
    if (!isClean) {
        return badInput(QT_TRANSLATE_NOOP("models",
            "The token has a space, a line break or a letter that no token has in it. Paste it "
            "whole, with nothing around it."));
    }
    return token.toLatin1();
}

} // namespace

QUrl serverAddress(const QString &typed)
{
    QString text = typed.trimmed();
    if (!text.contains("://"_L1))
        text.prepend("https://"_L1);
    QUrl url(text, QUrl::StrictMode);
    const bool isServer = url.isValid() && !url.host().isEmpty()
        && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1) && url.userInfo().isEmpty()
        && !url.hasQuery() && !url.hasFragment();
    if (!isServer)
        return {};
    if (url.path() == "/"_L1)
        url.setPath({});
    return url;
}

Result<Access> accessOf(const PastedServer &server)
{
    Access access;
    access.server = serverAddress(server.address);
    if (access.server.isEmpty()) {
        return badInput(QT_TRANSLATE_NOOP("models",
                            "%1 is not the address of a server. Write it as https://host:6443."),
            {server.address.trimmed().isEmpty() ? u"“”"_s : server.address.trimmed()});
    }
    const Result<QByteArray> token = tokenOf(server.token);
    if (!token)
        return std::unexpected(token.error());
    access.token = *token;
    access.insecure = server.trust == PastedServer::Trust::Anything;
    if (server.trust == PastedServer::Trust::File) {
        if (server.caFile.trimmed().isEmpty()) {
            return badInput(
                QT_TRANSLATE_NOOP("models", "The file of the certificate authority is missing."));
        }
        const Result<QByteArray> pem = readSmallFile(server.caFile.trimmed());
        if (!pem)
            return std::unexpected(pem.error());
        if (const Result<int> count = countCertificates(*pem); !count) {
            return failure(Error::Kind::BadInput,
                Message(QT_TRANSLATE_NOOP(
                            "models", "%1 is not the certificate of an authority in PEM form."),
                    {server.caFile.trimmed()}),
                count.error().detail);
        }
        access.ca = *pem;
        access.caFile = QFileInfo(server.caFile.trimmed()).absoluteFilePath();
    }
    const QString name = server.name.trimmed();
    access.context = name.isEmpty() ? access.server.host() : name;
    access.cluster = access.context;
    access.user = access.context;
    if (!server.nameSpace.trimmed().isEmpty())
        access.nameSpace = server.nameSpace.trimmed();
    return access;
}

} // namespace models
