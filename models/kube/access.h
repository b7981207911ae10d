// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>
#include <utility>

namespace models {

/// `users[].user.exec` of a kubeconfig.
/// https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
struct ExecPlugin
{
    enum class Interactive { Never, IfAvailable, Always };

    QString apiVersion; ///< client.authentication.k8s.io/v1 or v1beta1
    QString command; ///< an absolute path, or a bare name for PATH
    QStringList arguments;
    QList<std::pair<QString, QString>> environment; ///< added to our own
    QString installHint;
    Interactive interactive = Interactive::IfAvailable;
    bool provideClusterInfo = false;
    QByteArray clusterConfig {}; ///< JSON of the cluster's exec extension, when there is one

    bool operator==(const ExecPlugin &) const = default;
};

struct Impersonation
{
    QString user;
    QString uid {};
    QStringList groups {};
    QMap<QString, QStringList> extra {};

    [[nodiscard]] bool isActive() const { return !user.isEmpty(); }
    bool operator==(const Impersonation &) const = default;
};

/// Everything needed to speak to one server as one identity. Holds secrets: never logged, never
/// written.
struct Access
{
    QString context {}; ///< the names of the kubeconfig, for show
    QString cluster {};
    QString user {};
    QString nameSpace = QStringLiteral("default");

    QUrl server {}; ///< http or https, with its path prefix, without query
    QByteArray ca {}; ///< PEM; empty: the system's trust
    QString caFile {}; ///< read again when it changes; empty: `ca` is final
    bool insecure = false;
    QString tlsServerName {};
    QString proxy {}; ///< http, https or socks5; empty: the environment's
    bool compression = true;
    std::chrono::milliseconds requestTimeout {0}; ///< bounds the time limits of all requests; 0: no

    QByteArray certificate {}; ///< PEM, with its chain
    QByteArray key {}; ///< PEM, not encrypted
    QString certificateFile {};
    QString keyFile {};
    QByteArray token {};
    QString tokenFile {}; ///< beats `token`; read again when it changes
    QString userName {};
    QString password {};
    std::optional<ExecPlugin> exec {};
    Impersonation impersonation {};

    /// Equal for two accesses that reach the same server as the same identity. One-way: tells
    /// nothing about the secrets in it.
    [[nodiscard]] QByteArray identityKey() const;
    /// Names the server only, for caches that hold nothing of any identity.
    [[nodiscard]] QByteArray serverKey() const;
};

} // namespace models
