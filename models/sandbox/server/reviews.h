// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/call.h"
#include "models/sandbox/server/rbac.h"

namespace models::sandbox {

/// The questions that are created to be answered: who am I, may I, what may I.
class Reviews
{
public:
    Reviews(const Rbac &rbac, const Users &users)
        : m_rbac(rbac)
        , m_users(users)
    {
    }
    /// The review's kind is call.kind.
    void serve(const Call &call) const;

private:
    [[nodiscard]] QJsonObject accessStatus(const UserInfo &user, const QJsonObject &spec) const;
    [[nodiscard]] QJsonObject tokenStatus(const QJsonObject &spec) const;

    const Rbac &m_rbac;
    const Users &m_users;
};

} // namespace models::sandbox
