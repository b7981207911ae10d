// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/store.h"
#include "models/sandbox/server/users.h"

#include <QJsonArray>

namespace models::sandbox {

/// One question of the authorizer: may this user do that?
struct AccessAttributes
{
    QString verb;
    QString group;
    QString resource; ///< with the subresource: "pods/log"; empty for a path
    QString nameSpace;
    QString name;
    QString path; ///< of a request that is about no resource
};

/// The RBAC objects in the store, read at each question; members of system:masters may do anything.
/// https://kubernetes.io/docs/reference/access-authn-authz/rbac/
class Rbac
{
public:
    explicit Rbac(const Store &store)
        : m_store(store)
    {
    }
    [[nodiscard]] bool allows(const UserInfo &user, const AccessAttributes &asked) const;
    /// All rules that hold for this user in a namespace.
    [[nodiscard]] QJsonArray rulesOf(const UserInfo &user, const QString &nameSpace) const;

private:
    [[nodiscard]] QJsonArray boundRules(
        const QString &bindings, const QString &nameSpace, const UserInfo &user) const;
    const Store &m_store;
};

/// The refusal, in the server's words.
[[nodiscard]] StatusError accessDenied(const UserInfo &user, const AccessAttributes &asked);

} // namespace models::sandbox
