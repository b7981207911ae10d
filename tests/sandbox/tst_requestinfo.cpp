// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/requestinfo.h"

#include <QTest>

using namespace Qt::StringLiterals;
using models::sandbox::HttpParser;
using models::sandbox::RequestInfo;

class TestRequestInfo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void of_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QString>("picture"); ///< verb group/version namespace resource name sub
        const auto row = [](const char *request, const char *picture) {
            QTest::newRow(request) << QByteArray(request) << QString::fromLatin1(picture);
        };
        row("GET /api/v1/pods", "list /v1 - pods - -");
        row("GET /api/v1/namespaces/n/pods", "list /v1 n pods - -");
        row("GET /api/v1/namespaces/n/pods/p", "get /v1 n pods p -");
        row("GET /api/v1/namespaces/n/pods/p/log", "get /v1 n pods p log");
        row("GET /apis/apps/v1/deployments?watch=true", "watch apps/v1 - deployments - -");
        row("GET /apis/apps/v1/watch/deployments", "watch apps/v1 - deployments - -");
        row("HEAD /api/v1/nodes/n", "get /v1 - nodes n -");
        row("POST /api/v1/namespaces", "create /v1 - namespaces - -");
        row("GET /api/v1/namespaces", "list /v1 - namespaces - -");
        row("GET /api/v1/namespaces/n", "get /v1 - namespaces n -");
        row("PUT /api/v1/namespaces/n/status", "update /v1 - namespaces n status");
        row("PUT /api/v1/namespaces/n/finalize", "update /v1 - namespaces n finalize");
        row("PATCH /apis/g.x/v1/namespaces/n/ts/a/scale", "patch g.x/v1 n ts a scale");
        row("DELETE /api/v1/namespaces/n/pods", "deletecollection /v1 n pods - -");
        row("DELETE /api/v1/namespaces/n/pods/p", "delete /v1 n pods p -");
        row("GET /api/v1", "document");
        row("GET /apis/apps/v1", "document");
        row("GET /apis", "document");
        row("GET /openapi/v3/apis/apps/v1", "document");
        row("GET /", "document");
    }
    void of()
    {
        QFETCH(QByteArray, request);
        HttpParser parser;
        parser.append(request + " HTTP/1.1\r\n\r\n");
        const RequestInfo info = RequestInfo::of(*parser.take());
        const auto dash = [](const QString &text) { return text.isEmpty() ? u"-"_s : text; };
        const QString picture = info.isResource
            ? QStringList {info.verb, info.group + u'/' + info.version, dash(info.nameSpace),
                  info.resource, dash(info.name), dash(info.subresource)}
                  .join(u' ')
            : u"document"_s;
        QTEST(picture, "picture");
    }
};

QTEST_GUILESS_MAIN(TestRequestInfo)
#include "tst_requestinfo.moc"
