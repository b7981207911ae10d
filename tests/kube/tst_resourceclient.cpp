// SPDX-License-Identifier: Apache-2.0
#include "models/kube/curltransport.h"
#include "models/kube/resourceclient.h"
#include "tests/kube/scriptedserver.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

const ApiResource jobs {.groupVersion = {u"batch"_s, u"v1"_s},
    .plural = u"jobs"_s,
    .kind = u"Job"_s,
    .namespaced = true};

QJsonObject job(const QString &name = u"a"_s)
{
    return {{u"kind"_s, u"Job"_s},
        {u"metadata"_s,
            QJsonObject {{u"name"_s, name}, {u"resourceVersion"_s, u"7"_s},
                {u"managedFields"_s, QJsonArray {}}}}};
}

} // namespace

class ResourceClientTest : public QObject
{
    Q_OBJECT
private slots:
    void requests_data()
    {
        QTest::addColumn<QString>("verb");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        const QByteArray at = "/apis/batch/v1/namespaces/ns/jobs";
        const auto row = [](const char *verb, const QByteArray &line, const QByteArray &type,
                             const QByteArray &body) {
            QTest::newRow(verb) << QString::fromLatin1(verb) << line << type << body;
        };
        row("get", "GET " + at + "/a", "", "");
        row("create", "POST " + at + "?fieldManager=sampan&fieldValidation=Strict",
            "application/json",
            R"({"kind":"Job","metadata":{"managedFields":[],"name":"a","resourceVersion":"7"}})");
        row("dryRun", "POST " + at + "?fieldManager=sampan&fieldValidation=Strict&dryRun=All",
            "application/json",
            R"({"kind":"Job","metadata":{"managedFields":[],"name":"a","resourceVersion":"7"}})");
        row("replace", "PUT " + at + "/a/status?fieldManager=sampan&fieldValidation=Strict",
            "application/json",
            R"({"kind":"Job","metadata":{"managedFields":[],"name":"a","resourceVersion":"7"}})");
        row("patch", "PATCH " + at + "/a?fieldManager=sampan&fieldValidation=Warn",
            "application/merge-patch+json", "{}");
        row("apply", "PATCH " + at + "/a?fieldManager=sampan&fieldValidation=Strict&force=true",
            "application/apply-patch+yaml", R"({"kind":"Job","metadata":{"name":"a"}})");
        row("remove", "DELETE " + at + "/a", "application/json",
            R"({"apiVersion":"v1","gracePeriodSeconds":0,"kind":"DeleteOptions","preconditions":{"uid":"u"},"propagationPolicy":"Background"})");
    }
    // The same of what is seldom used, by number.
    void moreRequests_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        const QByteArray at = "/apis/batch/v1/namespaces/ns/jobs";
        const QByteArray mine = "?fieldManager=sampan&fieldValidation=Strict";
        QTest::newRow("96 a JSON patch")
            << "PATCH " + at + "/a" + mine << QByteArray("application/json-patch+json")
            << QByteArray("[]");
        QTest::newRow("96 a strategic patch")
            << "PATCH " + at + "/a" + mine << QByteArray("application/strategic-merge-patch+json")
            << QByteArray("{}");
        QTest::newRow("98 a patch that is tried")
            << "PATCH " + at + "/a" + mine + "&dryRun=All"
            << QByteArray("application/merge-patch+json") << QByteArray("{}");
        QTest::newRow("98 an apply that is tried")
            << "PATCH " + at + "/a" + mine + "&dryRun=All&force=false"
            << QByteArray("application/apply-patch+yaml")
            << QByteArray(R"({"kind":"Job","metadata":{"name":"a"}})");
        QTest::newRow("98 a removal that is tried")
            << "DELETE " + at + "/a" << QByteArray("application/json")
            << QByteArray(
                   R"({"apiVersion":"v1","dryRun":["All"],"kind":"DeleteOptions","propagationPolicy":"Orphan"})");
        QTest::newRow("102 a removal of one version")
            << "DELETE " + at + "/a" << QByteArray("application/json")
            << QByteArray(
                   R"({"apiVersion":"v1","kind":"DeleteOptions","preconditions":{"resourceVersion":"7","uid":"u"},"propagationPolicy":"Foreground"})");
        QTest::newRow("104 a subresource of its own path") << "POST " + at + "/status"
                + mine << QByteArray("application/json") << QByteArray(R"({"kind":"Job"})");
    }
    void moreRequests()
    {
        ScriptedServer server(
            [](const Exchange &exchange) { exchange.answer(202, "{\"kind\":\"Status\"}"); });
        CurlTransport transport({.server = server.url()});
        ResourceClient client(transport);
        const QString ns = u"ns"_s;
        const QString a = u"a"_s;
        const QByteArrayView row(QTest::currentDataTag());
        const Result<ResourceReply> reply = QCoro::waitFor(row == "96 a JSON patch"
                ? client.patch(jobs, ns, a, PatchKind::Json, "[]")
                : row == "96 a strategic patch"
                ? client.patch(jobs, ns, a, PatchKind::Strategic, "{}")
                : row == "98 a patch that is tried"
                ? client.patch(jobs, ns, a, PatchKind::Merge, "{}", {.dryRun = true})
                : row == "98 an apply that is tried"
                ? client.apply(jobs, ns, job(), {.dryRun = true})
                : row == "98 a removal that is tried"
                ? client.remove(jobs, ns, a, {.propagation = u"Orphan"_s, .dryRun = true})
                : row == "102 a removal of one version"
                ? client.remove(jobs, ns, a,
                      {.propagation = u"Foreground"_s, .uid = u"u"_s, .resourceVersion = u"7"_s})
                : client.create(jobs, ns, {{u"kind"_s, u"Job"_s}}, {.subresource = u"status"_s}));
        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().text()));
        QCOMPARE(reply->status, 202);
        const Exchange seen = server.seen().first();
        QTEST(QByteArray(seen.method + ' ' + seen.target), "line");
        QTEST(seen.header("Content-Type"), "type");
        QTEST(seen.body, "body");
    }

    // 101 What was read is what is written.
    void nothingIsLostOnTheWay_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("101 beyond 2^53") << QByteArray("9007199254740993");
        QTest::newRow("101 the largest") << QByteArray("9223372036854775807");
        QTest::newRow("101 the smallest") << QByteArray("-9223372036854775808");
        QTest::newRow("101 a fraction") << QByteArray("0.1");
        QTest::newRow("101 a number in quotes") << QByteArray("\"1.0\"");
        QTest::newRow("101 a word that YAML takes for truth") << QByteArray("\"on\"");
        QTest::newRow("101 nothing") << QByteArray("null");
        QTest::newRow("101 an empty map") << QByteArray("{}");
        QTest::newRow("101 an empty list") << QByteArray("[]");
        QTest::newRow("101 empty text") << QByteArray("\"\"");
        QTest::newRow("101 several lines") << QByteArray(R"("a\n b\n\n")");
        QTest::newRow("101 letters of all kinds")
            << QByteArray("\"\xe5\x90\x8d \xf0\x9f\x98\x80\"");
        QTest::newRow("101 a field that nobody knows")
            << QByteArray(R"({"x":{"y":[1,{"z":null}]}})");
        QTest::newRow("101 quantities as they are")
            << QByteArray(R"({"cpu":"0.5","memory":"1024Mi"})");
    }
    void nothingIsLostOnTheWay()
    {
        QFETCH(QByteArray, value);
        const QByteArray whole
            = R"({"kind":"Job","metadata":{"name":"a"},"spec":{"v":)" + value + "}}";
        ScriptedServer server([&](const Exchange &exchange) { exchange.answer(200, whole); });
        CurlTransport transport({.server = server.url()});
        ResourceClient client(transport);
        const auto read = QCoro::waitFor(client.object(jobs, u"ns"_s, u"a"_s));
        QVERIFY(read);
        QVERIFY(QCoro::waitFor(client.replace(jobs, u"ns"_s, read->object)));
        QCOMPARE(server.seen("PUT").first().body, whole);
    }

    // 55 A list that is too long for its token is asked for once more, whole.
    void expiredToken()
    {
        ScriptedServer server([](const Exchange &exchange) {
            if (exchange.target.contains("continue="))
                exchange.answer(
                    410, R"({"kind":"Status","status":"Failure","reason":"Expired","code":410})");
            else if (exchange.target.contains("limit="))
                exchange.answer(
                    200, R"({"kind":"List","metadata":{"continue":"old"},"items":[1,2]})");
            else
                exchange.answer(200, R"({"kind":"List","metadata":{},"items":[1,2,3]})");
        });
        CurlTransport transport({.server = server.url()});
        const Result<ResourceReply> list = QCoro::waitFor(ResourceClient(transport).list(jobs, {}));
        QVERIFY2(list, list ? "" : qPrintable(list.error().text()));
        QCOMPARE(list->object[u"items"_s].toArray(), (QJsonArray {1, 2, 3}));
        QCOMPARE(server.seen().size(), 3);
        QVERIFY(!server.seen()[1].target.contains("resourceVersion")); // 54
    }

    void requests()
    {
        QFETCH(QString, verb);
        ScriptedServer server([](const Exchange &exchange) {
            exchange.answer(
                200, "{\"kind\":\"Job\"}", "application/json", "Warning: 299 - \"w\"\r\n");
        });
        CurlTransport transport({.server = server.url()});
        ResourceClient client(transport);
        const QString ns = u"ns"_s;
        const QString a = u"a"_s;
        const Result<ResourceReply> reply = QCoro::waitFor(verb == "get"_L1
                ? client.object(jobs, ns, a)
                : verb == "create"_L1 ? client.create(jobs, ns, job())
                : verb == "dryRun"_L1 ? client.create(jobs, ns, job(), {.dryRun = true})
                : verb == "replace"_L1
                ? client.replace(jobs, ns, job(), {.subresource = u"status"_s})
                : verb == "patch"_L1
                ? client.patch(jobs, ns, a, PatchKind::Merge, "{}", {.fieldValidation = u"Warn"_s})
                : verb == "apply"_L1
                ? client.apply(jobs, ns, job(), {.force = true})
                : client.remove(jobs, ns, a, {.uid = u"u"_s, .graceSeconds = 0}));
        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().text()));
        QCOMPARE(reply->warnings, QStringList {u"w"_s});
        const Exchange seen = server.seen().first();
        QTEST(QByteArray(seen.method + ' ' + seen.target), "line");
        QTEST(seen.header("Content-Type"), "type");
        QTEST(seen.body, "body");
    }

    void pages()
    {
        ScriptedServer server([](const Exchange &exchange) {
            const bool isSecond = exchange.target.contains("continue=abc");
            exchange.answer(200,
                isSecond
                    ? "{\"kind\":\"List\",\"metadata\":{},\"items\":[3]}"
                    : "{\"kind\":\"List\",\"metadata\":{\"continue\":\"abc\"},\"items\":[1,2]}");
        });
        CurlTransport transport({.server = server.url()});
        const Result<ResourceReply> list
            = QCoro::waitFor(ResourceClient(transport).list(jobs, {}, {.labelSelector = u"a=b"_s}));
        QVERIFY(list);
        QCOMPARE(list->object[u"items"_s].toArray(), (QJsonArray {1, 2, 3}));
        QCOMPARE(server.seen().first().target, "/apis/batch/v1/jobs?limit=500&labelSelector=a%3Db");
    }

    /// What is only looked at, not kept: some of it, without what the objects say.
    void aPartOfAList()
    {
        ScriptedServer server([](const Exchange &exchange) {
            exchange.answer(200, R"({"kind":"List","metadata":{"continue":"more"},"items":[1,2]})");
        });
        CurlTransport transport({.server = server.url()});
        const Result<ResourceReply> list = QCoro::waitFor(ResourceClient(transport).list(
            jobs, {}, {.limit = 2, .most = 3, .isMetadataOnly = true}));
        QVERIFY(list);
        QCOMPARE(list->object[u"items"_s].toArray().size(), 4);
        QCOMPARE(server.seen().size(), 2);
        QVERIFY(server.seen().first().header("Accept").contains("as=PartialObjectMetadataList"));
    }

    void counts_data()
    {
        QTest::addColumn<QByteArray>("metadata");
        QTest::addColumn<qint64>("count"); // negative: not said
        QTest::newRow("one") << QByteArray("{}") << qint64(1);
        QTest::newRow("many") << QByteArray(R"({"continue":"c","remainingItemCount":49999})")
                              << qint64(50'000);
        QTest::newRow("not said") << QByteArray(R"({"continue":"c"})") << qint64(-1);
    }
    void counts()
    {
        QFETCH(QByteArray, metadata);
        ScriptedServer server([&](const Exchange &exchange) {
            exchange.answer(200, R"({"kind":"List","metadata":)" + metadata + R"(,"items":[{}]})");
        });
        CurlTransport transport({.server = server.url()});
        const Result<qint64> count = QCoro::waitFor(ResourceClient(transport).count(jobs, u"ns"_s));
        QTEST(count.value_or(-1), "count");
        QCOMPARE(server.seen().first().target, "/apis/batch/v1/namespaces/ns/jobs?limit=1");
        QVERIFY(server.seen().first().header("Accept").startsWith(
            "application/json;as=PartialObjectMetadataList;"));
    }

    void refusals()
    {
        ScriptedServer server([](const Exchange &exchange) {
            exchange.answer(409,
                R"({"kind":"Status","status":"Failure","reason":"AlreadyExists","code":409,"message":"taken"})");
        });
        CurlTransport transport({.server = server.url()});
        ResourceClient client(transport);
        const Result<ResourceReply> taken = QCoro::waitFor(client.create(jobs, u"ns"_s, job()));
        QVERIFY(!taken);
        QCOMPARE(taken.error().kind, Error::Kind::AlreadyExists);
        const qsizetype before = server.seen().size();
        for (const QString &name : {u""_s, u".."_s, u"a/b"_s, u"%2f"_s}) {
            QVERIFY(!QCoro::waitFor(client.object(jobs, u"ns"_s, name)));
            QVERIFY(!QCoro::waitFor(client.replace(jobs, u"ns"_s, job(name))));
            QVERIFY(!QCoro::waitFor(client.apply(jobs, u"ns"_s, job(name))));
            QVERIFY(!QCoro::waitFor(client.remove(jobs, u"ns"_s, name)));
        }
        QCOMPARE(server.seen().size(), before); // none of them went out
    }

    void receiverDies()
    {
        ScriptedServer server;
        auto transport = std::make_unique<CurlTransport>(Access {.server = server.url()});
        auto task = ResourceClient(*transport).create(jobs, u"ns"_s, job());
        auto list = ResourceClient(*transport).list(jobs, u"ns"_s);
        QTRY_COMPARE(server.seen().size(), 2);
        transport.reset();
        QCOMPARE(QCoro::waitFor(std::move(task)).error().kind, Error::Kind::Cancelled);
        QCOMPARE(QCoro::waitFor(std::move(list)).error().kind, Error::Kind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(ResourceClientTest)
#include "tst_resourceclient.moc"
