// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/users.h"

#include <QList>
#include <QUrl>

namespace models::sandbox {

/// One user of the sandbox, with a context of the kubeconfig.
struct Identity
{
    QString context;
    QString nameSpace; ///< of the context
    UserInfo user;
    QByteArray token;
    QList<QJsonObject> bindings; ///< what gives the user its rights
};

/// The administrator; with the demo project also a member of it, and a viewer of two projects.
[[nodiscard]] QList<Identity> makeIdentities(bool withDemo);
/// The text of a kubeconfig with one context each; the first is the current one.
[[nodiscard]] QByteArray kubeconfigText(
    const QUrl &server, const QByteArray &caCertificate, const QList<Identity> &identities);

} // namespace models::sandbox
