// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/users.h"

#include "models/sandbox/server/statuses.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace models::sandbox {

QJsonObject UserInfo::toJson() const
{
    QJsonObject json {{u"username"_s, name}, {u"groups"_s, QJsonArray::fromStringList(groups)}};
    if (!uid.isEmpty()) {
        json.insert(u"uid"_s, uid);
    }
    QJsonObject more;
    for (auto it = extra.begin(); it != extra.end(); ++it) {
        more.insert(it.key(), QJsonArray::fromStringList(it.value()));
    }
    if (!more.isEmpty()) {
        json.insert(u"extra"_s, more);
    }
    return json;
}

Answer<UserInfo> Users::authenticate(const HttpRequest &request) const
{
    const QByteArray header = request.header("authorization");
    static const QStringList open {u"healthz"_s, u"readyz"_s, u"livez"_s};
    if (header.isEmpty() && open.contains(request.segments.value(0))) {
        return UserInfo {u"system:anonymous"_s, {}, {u"system:unauthenticated"_s}, {}};
    }
    const bool isBearer = header.size() > 7 && header.first(7).toLower() == "bearer ";
    const auto it = m_users.find(isBearer ? header.sliced(7).trimmed() : QByteArray());
    if (it == m_users.end()) {
        return std::unexpected(unauthorized());
    }
    return *it;
}

std::optional<UserInfo> Users::find(const QByteArray &token) const
{
    const auto it = m_users.find(token);
    return it == m_users.end() ? std::nullopt : std::optional(*it);
}

Answer<std::optional<UserInfo>> Users::impersonated(const HttpRequest &request)
{
    UserInfo user;
    bool isAsked = false;
    bool hasMore = false;
    constexpr QByteArrayView extraPrefix = "impersonate-extra-";
    for (const auto &[name, value] : request.headers) {
        if (name == "impersonate-user") {
            user.name = QString::fromUtf8(value);
            isAsked = true;
        } else if (name == "impersonate-uid") {
            user.uid = QString::fromUtf8(value);
            hasMore = true;
        } else if (name == "impersonate-group") {
            user.groups << QString::fromUtf8(value);
            hasMore = true;
        } else if (name.startsWith(extraPrefix)) {
            user.extra[decodePercent(QByteArrayView(name).sliced(extraPrefix.size()), false)]
                << QString::fromUtf8(value);
            hasMore = true;
        }
    }
    if (hasMore && !isAsked) {
        return std::unexpected(
            internalError(u"requested [{Group}] without impersonating a user"_s));
    }
    if (!isAsked) {
        return std::nullopt;
    }
    if (const QStringList account = user.name.split(u':');
        user.groups.isEmpty() && account.size() == 4 && account[1] == u"serviceaccount") {
        user.groups << u"system:serviceaccounts"_s << u"system:serviceaccounts:"_s + account[2];
    }
    if (user.name != u"system:anonymous" && !user.groups.contains(u"system:authenticated")) {
        user.groups << u"system:authenticated"_s;
    }
    return user;
}

} // namespace models::sandbox
