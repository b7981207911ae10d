// SPDX-License-Identifier: Apache-2.0
#include "models/watch/watchrequest.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace models {
namespace {

Request requestFor(const WatchScope &scope)
{
    Request request;
    request.path = scope.resource.path(scope.nameSpace);
    // Tables give every kind the server's own columns; a server without them sends plain objects.
    request.headers = {{"Accept",
        scope.fullObjects ? "application/json"
                          : "application/json;as=Table;v=v1;g=meta.k8s.io,application/json"}};
    request.timeout = 0ms; // long lists are fine as long as bytes come
    request.stall = 30s;
    return request;
}

void addItem(QUrlQuery &query, const QString &key, const QString &value)
{
    query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

void addSelectors(QUrlQuery &query, const WatchScope &scope)
{
    if (!scope.labelSelector.isEmpty())
        addItem(query, u"labelSelector"_s, scope.labelSelector);
    if (!scope.fieldSelector.isEmpty())
        addItem(query, u"fieldSelector"_s, scope.fieldSelector);
}

} // namespace

Request listRequest(const WatchScope &scope, const ReflectorAction &action)
{
    Request request = requestFor(scope);
    addSelectors(request.query, scope);
    if (action.limit > 0)
        addItem(request.query, u"limit"_s, QString::number(action.limit));
    if (!action.continueToken.isEmpty()) {
        addItem(request.query, u"continue"_s, action.continueToken);
    } else if (!action.version.isEmpty()) {
        addItem(request.query, u"resourceVersion"_s, action.version);
        addItem(request.query, u"resourceVersionMatch"_s, u"NotOlderThan"_s);
    }
    return request;
}

Request watchRequest(const WatchScope &scope, const ReflectorAction &action)
{
    Request request = requestFor(scope);
    addSelectors(request.query, scope);
    addItem(request.query, u"watch"_s, u"1"_s);
    addItem(request.query, u"allowWatchBookmarks"_s, u"true"_s);
    addItem(request.query, u"timeoutSeconds"_s, QString::number(action.timeoutSeconds));
    if (action.isInitial) {
        addItem(request.query, u"sendInitialEvents"_s, u"true"_s);
        addItem(request.query, u"resourceVersionMatch"_s, u"NotOlderThan"_s);
    } else {
        addItem(request.query, u"resourceVersion"_s, action.version);
    }
    request.timeout = 30s; // until the head of the answer
    request.stall = 0ms; // silence is the reflector's business
    return request;
}

} // namespace models
