// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/kube/transport.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QJsonObject>

namespace models {

using namespace Qt::StringLiterals;

/// Answers in turn what the test has put down, and keeps what was asked.
class ScriptedTransport final : public Transport
{
    Q_OBJECT
public:
    QCoro::Task<Result<Reply>> send(Request request) override
    {
        asked.append(request.method + ' ' + request.path.toUtf8()
            + (request.query.queryItemValue(u"dryRun"_s).isEmpty() ? "" : " dry"));
        bodies.append(QJsonDocument::fromJson(request.body).object());
        co_return answers.takeFirst();
    }
    std::unique_ptr<Stream> open(Request) override { return nullptr; }
    std::unique_ptr<RawStream> upgrade(Request) override { return nullptr; }
    void dropConnections() override { }

    QList<Result<Reply>> answers;
    QList<QByteArray> asked;
    QList<QJsonObject> bodies;
};

inline Reply answer(const QByteArray &json, int status = 200)
{
    return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = json};
}

inline QByteArray object(const char *version, const char *spec, const char *fields = "[]")
{
    return QByteArray(
               R"({"apiVersion":"v1","kind":"Thing","metadata":{"name":"a","uid":"u","resourceVersion":")")
        + version + R"(","managedFields":)" + fields + R"(},"spec":)" + spec + "}";
}

inline const QByteArray ConflictAnswer
    = R"({"kind":"Status","status":"Failure","reason":"Conflict","code":409,"message":"the object has been modified"})";

inline QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

inline ApiResource thing()
{
    ApiResource resource;
    resource.groupVersion = {{}, u"v1"_s};
    resource.plural = u"things"_s;
    resource.kind = u"Thing"_s;
    resource.namespaced = true;
    return resource;
}

} // namespace models
