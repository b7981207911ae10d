// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/reviews.h"

#include "models/sandbox/server/bodies.h"
#include "models/sandbox/server/registry.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

UserInfo userOf(const QJsonObject &spec)
{
    return {spec.value(u"user").toString(), spec.value(u"uid").toString(),
        spec.value(u"groups").toVariant().toStringList(), {}};
}

/// Rules as the review gives them: about resources and about paths, apart.
QJsonObject splitRules(const QJsonArray &rules)
{
    QJsonArray resources;
    QJsonArray paths;
    for (const auto &rule : rules) {
        (rule.toObject().contains(u"nonResourceURLs") ? paths : resources) << rule;
    }
    const QJsonArray create {u"create"_s};
    resources << QJsonObject {{u"verbs"_s, create},
        {u"apiGroups"_s, QJsonArray {u"authentication.k8s.io"_s}},
        {u"resources"_s, QJsonArray {u"selfsubjectreviews"_s}}};
    resources << QJsonObject {{u"verbs"_s, create},
        {u"apiGroups"_s, QJsonArray {u"authorization.k8s.io"_s}},
        {u"resources"_s, QJsonArray {u"selfsubjectaccessreviews"_s, u"selfsubjectrulesreviews"_s}}};
    paths << QJsonObject {{u"verbs"_s, QJsonArray {u"get"_s}},
        {u"nonResourceURLs"_s,
            QJsonArray {u"/api"_s, u"/api/*"_s, u"/apis"_s, u"/apis/*"_s, u"/healthz"_s,
                u"/livez"_s, u"/openapi"_s, u"/openapi/*"_s, u"/readyz"_s, u"/version"_s,
                u"/version/"_s}}};
    return {
        {u"resourceRules"_s, resources}, {u"nonResourceRules"_s, paths}, {u"incomplete"_s, false}};
}

/// What a review asks for must be one thing.
std::optional<StatusError> faultOf(const QString &kind, const QJsonObject &spec)
{
    if (kind == u"SelfSubjectRulesReview" && spec.value(u"namespace").toString().isEmpty()) {
        return badRequest(u"no namespace on request"_s);
    }
    if (!kind.endsWith(u"AccessReview")) {
        return std::nullopt;
    }
    const bool hasResource = spec.contains(u"resourceAttributes");
    const QJsonObject path = spec.value(u"nonResourceAttributes").toObject();
    const auto refuse = [](const QString &text, const QString &field) {
        return invalid(u"authorization.k8s.io"_s, {}, {}, {{u"FieldValueInvalid"_s, text, field}});
    };
    if (hasResource && spec.contains(u"nonResourceAttributes")) {
        return refuse(
            u"Invalid value: {\"Path\":\"%1\",\"Verb\":\"%2\"}: cannot be specified in combination with resourceAttributes"_s
                .arg(path.value(u"path").toString(), path.value(u"verb").toString()),
            u"spec.nonResourceAttributes"_s);
    }
    if (!hasResource && !spec.contains(u"nonResourceAttributes")) {
        return refuse(
            u"Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified"_s,
            u"spec.resourceAttributes"_s);
    }
    return std::nullopt;
}

} // namespace

QJsonObject Reviews::accessStatus(const UserInfo &user, const QJsonObject &spec) const
{
    const QJsonObject resource = spec.value(u"resourceAttributes").toObject();
    const QJsonObject path = spec.value(u"nonResourceAttributes").toObject();
    AccessAttributes asked;
    if (!resource.isEmpty()) {
        const QString subresource = resource.value(u"subresource").toString();
        asked.verb = resource.value(u"verb").toString();
        asked.group = resource.value(u"group").toString();
        asked.resource = resource.value(u"resource").toString();
        if (!subresource.isEmpty()) {
            asked.resource += u'/' + subresource;
        }
        asked.nameSpace = resource.value(u"namespace").toString();
        asked.name = resource.value(u"name").toString();
    } else {
        asked.verb = path.value(u"verb").toString();
        asked.path = path.value(u"path").toString();
    }
    QJsonObject status {{u"allowed"_s, m_rbac.allows(user, asked)}};
    if (user.isAdministrator()) {
        return status;
    }
    status.insert(u"reason"_s,
        status.value(u"allowed").toBool() ? u"RBAC: allowed by a role of the user"_s : u""_s);
    return status;
}

QJsonObject Reviews::tokenStatus(const QJsonObject &spec) const
{
    const auto user = m_users.find(spec.value(u"token").toString().toUtf8());
    if (!user) {
        return {{u"user"_s, QJsonObject()}, {u"error"_s, u"invalid bearer token"_s}};
    }
    return {{u"authenticated"_s, true}, {u"user"_s, user->toJson()}};
}

void Reviews::serve(const Call &call) const
{
    const auto read = plainBody(call.request);
    if (!read) {
        call.fail(read.error());
        return;
    }
    QJsonObject body = *read;
    const QString kind = call.kind.resource.kind;
    const QJsonObject spec = body.value(u"spec").toObject();
    QJsonObject metadata = body.value(u"metadata").toObject();
    if (const auto fault = faultOf(kind, spec)) {
        call.fail(*fault);
        return;
    }
    QJsonObject status;
    if (kind == u"SelfSubjectReview") {
        status = {{u"userInfo"_s, call.user.toJson()}};
        metadata.insert(u"creationTimestamp"_s, timestamp(QDateTime::currentDateTimeUtc()));
    } else if (kind == u"TokenReview") {
        status = tokenStatus(spec);
    } else if (kind == u"SelfSubjectRulesReview") {
        status = splitRules(m_rbac.rulesOf(call.user, spec.value(u"namespace").toString()));
        body.insert(u"spec"_s, QJsonObject());
    } else if (kind == u"SelfSubjectAccessReview") {
        status = accessStatus(call.user, spec);
    } else {
        status = accessStatus(userOf(spec), spec);
    }
    body.insert(u"metadata"_s, metadata);
    body.insert(u"kind"_s, kind);
    body.insert(u"apiVersion"_s, call.kind.resource.groupVersion.toString());
    body.insert(u"status"_s, status);
    call.replyJson(201, body);
}

} // namespace models::sandbox
