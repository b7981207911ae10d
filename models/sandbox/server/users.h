// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/statuserror.h"
#include "models/sandbox/server/httprequest.h"

#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QStringList>

namespace models::sandbox {

/// Who asks.
struct UserInfo
{
    QString name;
    QString uid;
    QStringList groups;
    QMap<QString, QStringList> extra;

    [[nodiscard]] bool isAdministrator() const { return groups.contains(u"system:masters"); }
    /// The UserInfo of the authentication API.
    [[nodiscard]] QJsonObject toJson() const;
};

/// The bearer tokens that are let in, and who they stand for.
class Users
{
public:
    void add(const QByteArray &token, const UserInfo &user) { m_users.insert(token, user); }
    /// By the bearer token; 401 without one that is known. Only the health checks are open to all.
    [[nodiscard]] Answer<UserInfo> authenticate(const HttpRequest &request) const;
    [[nodiscard]] std::optional<UserInfo> find(const QByteArray &token) const;
    /// The user named by Impersonate-* headers; nothing when there are none.
    [[nodiscard]] static Answer<std::optional<UserInfo>> impersonated(const HttpRequest &request);

private:
    QHash<QByteArray, UserInfo> m_users;
};

} // namespace models::sandbox
