// SPDX-License-Identifier: Apache-2.0
#include "models/kube/kubestatus.h"

#include <QDateTime>
#include <QLocale>
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
        row("J15 a code of text", 403,
            R"({"kind":"Status","status":"Failure","reason":"Forbidden","code":"403","message":"m"})",
            json, Kind::Forbidden, u"m"_s);
        row("J15 a reason that nobody knows", 418, say("Teapot", 418), json, Kind::ServerFailed,
            u"m"_s);
        row("J15 nothing but the kind", 409, "{\"kind\":\"Status\"}", json, Kind::Conflict, u""_s);
        row("J15 a message with colours", 403,
            "{\"kind\":\"Status\",\"reason\":\"Forbidden\",\"message\":\"\\u001b["
            "31mno\\u202e\\u0007\"}",
            json, Kind::Forbidden, u"␛[31mno<U+202E>␇"_s);
        row("J15 a message that is a list", 403,
            R"({"kind":"Status","reason":"Forbidden","message":[1]})", json, Kind::Forbidden,
            u""_s);
        row("J15 details that are none", 422,
            R"({"kind":"Status","code":422,"message":"m","details":7})", json, Kind::Invalid,
            u"m"_s);
        row("J15 causes that are none", 422,
            R"({"kind":"Status","code":422,"message":"m","details":{"causes":{"a":1},"retryAfterSeconds":-5}})",
            json, Kind::Invalid, u"m"_s);
        row("113 a redirect to a login", 303, "", json, Kind::NotKubernetes, u""_s);
        row("F17 a gateway's page for 504", 504, "<html>timeout</html>", "text/html",
            Kind::NotKubernetes, u"<html>timeout</html>"_s);
        row("F17 a proxy's page for 503", 503, "<html>down</html>", "text/html; charset=utf-8",
            Kind::NotKubernetes, u"<html>down</html>"_s);
        row("J13 text that is JSON", 404, say("NotFound", 404), "text/plain", Kind::NotFound,
            u"m"_s);
        row("J13 CBOR", 500, QByteArray("\xd9\xd9\xf7\xa1", 4), "application/cbor",
            Kind::NotKubernetes, u"\ufffd\ufffd\ufffd\ufffd"_s);
        row("J1 a page with controls", 502, "<html>\x1b[2J</html>", "text/html",
            Kind::NotKubernetes, u"<html>␛[2J</html>"_s);
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

    // 113 Of a page only its beginning is shown, of a Status 64 KiB.
    void longAnswers()
    {
        const Error page = errorOf(reply(502, "<html>" + QByteArray(1 << 20, 'x'), "text/html"));
        QVERIFY(page.detail.size() <= 201);
        const Error status = errorOf(
            reply(403, "{\"kind\":\"Status\",\"message\":\"" + QByteArray(1 << 20, 'x') + "\"}"));
        QVERIFY2(status.detail.size() <= 64 * 1024 + 1,
            qPrintable(QString::number(status.detail.size())));
    }

    // 75 How long a server wants to be left alone: in seconds or until a date, never negative.
    void retryAfter_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        const auto date = [](int seconds) {
            return QLocale::c()
                .toString(QDateTime::currentDateTimeUtc().addSecs(seconds),
                    u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s)
                .toLatin1();
        };
        QTest::newRow("F16 five seconds") << QByteArray("5") << 5 << 5;
        QTest::newRow("F16 nothing") << QByteArray() << 0 << 0;
        QTest::newRow("F16 a date") << date(90) << 80 << 91;
        QTest::newRow("F16 a date that is over") << date(-90) << 0 << 0;
        QTest::newRow("F16 a thousand million seconds")
            << QByteArray("1000000000") << 1000000000 << 1000000000;
        QTest::newRow("F16 more than a number holds")
            << QByteArray("99999999999999999999") << 0 << 2147483647;
        QTest::newRow("F16 less than nothing") << QByteArray("-7") << 0 << 0;
        QTest::newRow("F16 words") << QByteArray("soon") << 0 << 0;
    }
    void retryAfter()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, from);
        QFETCH(int, to);
        Reply busy = reply(429, "{\"kind\":\"Status\",\"code\":429}");
        busy.headers = {{"Retry-After", header}};
        const auto seconds = errorOf(busy).retryAfter.count();
        QVERIFY2(seconds >= from && seconds <= to, qPrintable(QString::number(seconds)));
        if (header.size() > 19) // as long as can be, and not at once
            QVERIFY(header.contains(',') || seconds > 0);
    }

    /// 104 What keeps a pod is said, not that the server is busy.
    void budgets_data()
    {
        QTest::addColumn<QString>("cause");
        QTest::addColumn<QString>("says");
        QTest::newRow("counted")
            << u"The disruption budget a.b needs 2 healthy pods and has 1 currently"_s
            << u"The disruption budget a.b keeps this pod for now: it wants 2 ready pods, and there are 1."_s;
        QTest::newRow("not counted yet")
            << u"The disruption budget a is still being processed by the server."_s
            << u"The server is still counting the pods of the disruption budget a. Try again in a moment."_s;
        QTest::newRow("in other words")
            << u"no"_s << u"A disruption budget keeps this pod for now."_s;
    }
    void budgets()
    {
        QFETCH(QString, cause);
        const QByteArray body = "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":429,"
                                "\"details\":{\"causes\":[{\"reason\":\"DisruptionBudget\","
                                "\"message\":\""
            + cause.toUtf8() + "\"}]}}";
        const Error error = errorOf(reply(429, body));
        QCOMPARE(error.kind, Error::Kind::TooManyRequests);
        QTEST(error.message.english(), "says");
    }

    // The golden page of control characters: what reaches a screen outside the terminal.
    void shownText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const QString &text, const QString &shown) {
            QTest::newRow(name) << text << shown;
        };
        row("R20 plain", u"a名\n\tb"_s, u"a名\n\tb"_s);
        row("R20 carriage return", u"good\rbad"_s, u"good␍bad"_s);
        row("R20 an escape of seven bits", u"\x1b[31mred"_s, u"␛[31mred"_s);
        row("R20 an escape of eight bits", u"\u009b31mred"_s, u"<U+009B>31mred"_s);
        row("R20 a title", u"\x1b]0;x\x07"_s, u"␛]0;x␇"_s);
        row("R20 a title of eight bits", u"\u009d0;x\u009c"_s, u"<U+009D>0;x<U+009C>"_s);
        row("R20 backspaces", u"ab\b\bx"_s, u"ab␈␈x"_s);
        row("R20 nothing", QString(QChar(0)), u"␀"_s);
        row("R20 deleted", u"a\x7f"_s, u"a<U+007F>"_s);
        row("R20 turned around", u"a\u202eb\u2066c\u200fd"_s, u"a<U+202E>b<U+2066>c<U+200F>d"_s);
        row("J7 half a pair of surrogates", QString(QChar(0xd800)) + u'x', u"\ufffdx"_s);
        row("J7 the other half", u'x' + QString(QChar(0xdc00)), u"x\ufffd"_s);
        row("J7 a whole pair beside a control", u"\U0001f600\x1b"_s, u"\U0001f600␛"_s);
    }
    void shownText()
    {
        QFETCH(QString, text);
        QTEST(models::shownText(text), "shown");
    }

    // CVE-2021-25743 None of them passes as it is.
    void noControlPasses()
    {
        for (char16_t c = 0; c < 0x100; ++c) {
            const bool isControl = c < 0x20 || (c >= 0x7f && c < 0xa0);
            if (isControl && c != u'\n' && c != u'\t')
                QVERIFY2(!models::shownText(QString(QChar(c))).contains(QChar(c)),
                    qPrintable(QString::number(c, 16)));
        }
    }

    /// What RBAC refuses is named: verb, resource, and where.
    void refusals_data()
    {
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("says");
        QTest::newRow("namespace")
            << u"pods is forbidden: User \"jane\" cannot list resource \"pods\" in API group \"\" in the namespace \"demo\""_s
            << u"No right to list pods in namespace demo. Whoever runs the server can grant it."_s;
        QTest::newRow("one object, a subresource")
            << u"pods \"a\" is forbidden: User \"jane\" cannot create resource \"pods/exec\" in API group \"\" in the namespace \"demo\""_s
            << u"No right to create pods/exec in namespace demo. Whoever runs the server can grant it."_s;
        QTest::newRow("cluster, with a hint behind it")
            << u"nodes is forbidden: User \"jane\" cannot list resource \"nodes\" in API group \"\" at the cluster scope: RBAC: clusterrole \"x\" not found"_s
            << u"No right to list nodes in the whole cluster. Whoever runs the server can grant it."_s;
        QTest::newRow("quota") << u"pods \"a\" is forbidden: exceeded quota: q"_s
                               << u"You may not do this. Whoever runs the server can grant it."_s;
    }
    void refusals()
    {
        QFETCH(QString, detail);
        const Error error = errorOfStatus(
            {{u"reason"_s, u"Forbidden"_s}, {u"code"_s, 403}, {u"message"_s, detail}});
        QTEST(error.message.english(), "says");
        QCOMPARE(error.detail, detail);
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
        QTest::newRow("J2 blanks") << QByteArray(" \n ") << u"is empty"_s;
        QTest::newRow("J2 an object of nothing") << QByteArray("{}") << u"did not come from"_s;
        QTest::newRow("J2 text") << QByteArray("\"x\"") << u"did not come from"_s;
        QTest::newRow("J3 something behind it") << QByteArray("{\"a\":1}x") << u"broken at byte"_s;
        QTest::newRow("J5 a key twice") << QByteArray("{\"kind\":\"A\",\"kind\":\"Pod\"}") << u""_s;
        QTest::newRow("J5 a key in escapes") << QByteArray("{\"\\u006bind\":\"Pod\"}") << u""_s;
        QTest::newRow("J6 a number without end")
            << "{\"kind\":\"Pod\",\"n\":" + QByteArray(400, '9') + '}' << u"broken at byte"_s;
        QTest::newRow("J7 no UTF-8") << QByteArray("{\"kind\":\"\xff\"}") << u"broken at byte"_s;
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
        row("J16 nothing", {""}, {});
        row("J16 another code", {"199 - \"a\""}, {});
        row("J16 a backslash at the end", {"299 - \"a\\"}, {u"a\\"_s});
        row("J16 a line break of HTTP/1.0", {"299 - \"a\tb\""}, {u"a\tb"_s});
        row("J16 junk", {"hello"}, {});
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
