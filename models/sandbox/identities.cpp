// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/identities.h"

#include "models/sandbox/server/basics.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

QByteArray newToken()
{
    QByteArray bytes(24, Qt::Uninitialized);
    auto *words = reinterpret_cast<quint32 *>(bytes.data());
    QRandomGenerator::system()->fillRange(words, bytes.size() / qsizetype(sizeof(quint32)));
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Identity identity(const QString &context, const QString &user, const QString &nameSpace,
    const QStringList &groups)
{
    return {context, nameSpace, {user, user, groups, {}}, newToken(), {}};
}

} // namespace

QList<Identity> makeIdentities(bool withDemo)
{
    const QString authenticated = u"system:authenticated"_s;
    QList<Identity> all {identity(u"sandbox"_s, u"sandbox-admin"_s,
        withDemo ? u"demo"_s : u"default"_s, {u"system:masters"_s, authenticated})};
    if (!withDemo) {
        return all;
    }
    Identity member
        = identity(u"sandbox-member"_s, u"sandbox-member"_s, u"demo"_s, {authenticated});
    member.bindings << roleBinding(u"demo"_s, u"edit"_s, member.user.name)
                    << roleBinding(u"t9k-system"_s, u"view"_s, member.user.name);
    Identity viewer
        = identity(u"sandbox-viewer"_s, u"sandbox-viewer"_s, u"demo"_s, {authenticated});
    viewer.bindings << roleBinding(u"demo"_s, u"view"_s, viewer.user.name)
                    << roleBinding(u"vision"_s, u"view"_s, viewer.user.name);
    all << member << viewer;
    return all;
}

QByteArray kubeconfigText(
    const QUrl &server, const QByteArray &caCertificate, const QList<Identity> &identities)
{
    QByteArray text
        = "apiVersion: v1\nkind: Config\ncurrent-context: " + identities.first().context.toUtf8()
        + "\nclusters:\n- name: sandbox\n  cluster:\n    server: " + server.toEncoded()
        + "\n    certificate-authority-data: " + caCertificate.toBase64() + "\ncontexts:\n";
    for (const Identity &identity : identities) {
        text += "- name: " + identity.context.toUtf8()
            + "\n  context:\n    cluster: sandbox\n    user: " + identity.user.name.toUtf8()
            + "\n    namespace: " + identity.nameSpace.toUtf8() + '\n';
    }
    text += "users:\n";
    for (const Identity &identity : identities) {
        text += "- name: " + identity.user.name.toUtf8() + "\n  user:\n    token: " + identity.token
            + '\n';
    }
    return text;
}

} // namespace models::sandbox
