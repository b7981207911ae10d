// SPDX-License-Identifier: Apache-2.0
#include "models/kube/kubestatus.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;
using Kind = models::Error::Kind;

class KubeStatusTest : public QObject
{
    Q_OBJECT

    static Reply reply(
        int status, const QByteArray &body, const QByteArray &type = "application/json")
    {
        return {.status = status,
            .headers = {{"Content-Type", type}, {"Retry-After", "7"}},
            .body = body};
    }

private slots:
    void kinds_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, int status, const QByteArray &body,
                             const QByteArray &type, Kind kind, const QString &detail) {
            QTest::newRow(name) << status << body << type << int(kind) << detail;
        };
        const auto say = [](const QByteArray &reason, int code) {
            return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":"
                   "\"m\",\"reason\":\""
                + reason + "\",\"code\":" + QByteArray::number(code) + "}";
        };
        const QByteArray json = "application/json";
        row("401", 401, say("Unauthorized", 401), json, Kind::LoginExpired, u"m"_s);
        row("403", 403, say("Forbidden", 403), json, Kind::Forbidden, u"m"_s);
        row("404", 404, say("NotFound", 404), json, Kind::NotFound, u"m"_s);
        row("taken", 409, say("AlreadyExists", 409), json, Kind::AlreadyExists, u"m"_s);
        row("conflict", 409, say("Conflict", 409), json, Kind::Conflict, u"m"_s);
        row("expired", 410, say("Expired", 410), json, Kind::Expired, u"m"_s);
        row("invalid", 422, say("Invalid", 422), json, Kind::Invalid, u"m"_s);
        row("bad request", 400, say("BadRequest", 400), json, Kind::Invalid, u"m"_s);
        row("busy", 429, say("TooManyRequests", 429), json, Kind::TooManyRequests, u"m"_s);
        row("timeout", 504, say("Timeout", 504), json, Kind::Timeout, u"m"_s);
        row("internal", 500, say("InternalError", 500), json, Kind::ServerFailed, u"m"_s);
        row("media type", 415, say("UnsupportedMediaType", 415), json, Kind::Unsupported, u"m"_s);
        row("too large", 413, say("RequestEntityTooLarge", 413), json, Kind::TooLarge, u"m"_s);
        row("J15 no code", 403, say("Forbidden", 0), json, Kind::Forbidden, u"m"_s);
        row("plain 404", 404, "404 page not found\n", "text/plain; charset=utf-8", Kind::NotFound,
            u"404 page not found"_s);
        row("plain 429", 429, "Too many requests, please try again later.\n", "text/plain",
            Kind::TooManyRequests, u"Too many requests, please try again later."_s);
        row("proxy page", 502, "<html><b>Bad   Gateway</b>\n</html>", "text/html",
            Kind::NotKubernetes, u"<html><b>Bad Gateway</b> </html>"_s);
        row("login page", 302, "<a>", "text/html", Kind::NotKubernetes, u"<a>"_s);
        row("HTML that lies", 404, "<html>", "text/plain", Kind::NotKubernetes, u"<html>"_s);
        row("other JSON", 400, "{\"error\":\"x\"}", json, Kind::NotKubernetes,
            u"{\"error\":\"x\"}"_s);
        row("empty", 500, "", json, Kind::NotKubernetes, u""_s);
    }
    void kinds()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        const Error error = errorOf(reply(status, body, type));
        QTEST(int(error.kind), "kind");
        QTEST(error.detail, "detail");
        QCOMPARE(error.httpStatus, status);
        QCOMPARE(error.retryAfter.count(), 7);
        QVERIFY(!error.message.isEmpty());
    }

    void causes()
    {
        const Error error = errorOf(
            reply(409, R"({"kind":"Status","status":"Failure","reason":"Conflict","code":409,
            "details":{"retryAfterSeconds":3,"causes":[{"reason":"FieldManagerConflict","message":"conflict with hpa","field":".spec.replicas"}]}})"));
        QCOMPARE(error.causes.size(), 1);
        QCOMPARE(error.causes.first(),
            (StatusCause {u"FieldManagerConflict"_s, u"conflict with hpa"_s, u".spec.replicas"_s}));
        QCOMPARE(error.retryAfter.count(), 3);
    }

    void objects_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        QTest::newRow("good") << QByteArray("{\"kind\":\"Pod\"}") << u""_s;
        QTest::newRow("J1 HTML") << QByteArray("<html>")
                                 << u"did not come from a Kubernetes API server (HTTP 200"_s;
        QTest::newRow("J2 empty") << QByteArray() << u"is empty"_s;
        QTest::newRow("J2 null") << QByteArray("null") << u"did not come from"_s;
        QTest::newRow("J2 list") << QByteArray("[]") << u"did not come from"_s;
        QTest::newRow("J3 cut") << QByteArray("{\"kind\":\"Po") << u"cut off or broken at byte"_s;
        QTest::newRow("J13 protobuf") << QByteArray("k8s\0\n\x0c", 6) << u"protobuf"_s;
        QTest::newRow("J6 deep") << QByteArray("{\"a\":" + QByteArray(100'000, '['))
                                 << u"cut off or broken"_s;
        QTest::newRow("failure with 200")
            << QByteArray("{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":404}")
            << u"does not have this"_s;
    }
    void objects()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        const Result<QJsonObject> object = objectOf(reply(200, body));
        QCOMPARE(object.has_value(), says.isEmpty());
        if (!object)
            QVERIFY2(object.error().message.english().contains(says),
                qPrintable(object.error().message.english()));
    }

    void every3rdCutOfAStatus()
    {
        const QByteArray whole
            = R"({"kind":"Status","status":"Failure","message":"näher","reason":"NotFound","code":404})";
        for (qsizetype i = 0; i < whole.size(); i += 3)
            QCOMPARE(errorOf(reply(404, whole.first(i))).kind, Kind::NotKubernetes);
    }

    void warnings_data()
    {
        QTest::addColumn<QByteArrayList>("values");
        QTest::addColumn<QStringList>("texts");
        const auto row = [](const char *name, const QByteArrayList &values,
                             const QStringList &texts) { QTest::newRow(name) << values << texts; };
        row("one", {"299 - \"old\""}, {u"old"_s});
        row("escapes", {"299 - \"a \\\"b\\\" c\\\\\""}, {u"a \"b\" c\\"_s});
        row("two on a line, with a date", {"299 - \"a, b\" \"Mon, 1 Jan 2026\", 299 - \"c\""},
            {u"a, b"_s, u"c"_s});
        row("doubles", {"299 - \"a\"", "299 - \"a\""}, {u"a"_s});
        row("not closed", {"299 - \"a"}, {u"a"_s});
        row("junk", {"hello"}, {});
        row("bidi", {"299 - \"a\u202e\x1b[31m\""}, {u"a<U+202E>␛[31m"_s});
        QByteArrayList many;
        QStringList ten;
        for (int i = 0; i < 100; ++i)
            many.append("299 - \"" + QByteArray::number(i) + "\"");
        for (int i = 0; i < 10; ++i)
            ten.append(QString::number(i));
        row("many", many, ten);
    }
    void warnings()
    {
        QFETCH(QByteArrayList, values);
        Headers headers {{"X", "y"}};
        for (const QByteArray &value : values)
            headers.emplaceBack("warning", value);
        QTEST(warningsOf(headers), "texts");
    }
};

QTEST_GUILESS_MAIN(KubeStatusTest)
#include "tst_kubestatus.moc"
