// SPDX-License-Identifier: Apache-2.0
// The sandbox by hand: HTTP, lists and watches as clients see them on the wire.
#include "rawclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using models::sandbox::Sandbox;

namespace {

constexpr QByteArrayView mapsPath = "/api/v1/namespaces/default/configmaps";
const QByteArray jsonType = "Content-Type: application/json";
const QByteArray tableType
    = "Accept: application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

QByteArray maps(const QByteArray &rest = {})
{
    return mapsPath.toByteArray() + rest;
}

QByteArray map(const QByteArray &name, const QByteArray &more = {})
{
    return R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":")" + name
        + R"(","labels":{"app":")" + name + R"("}})" + more + '}';
}

QString picture(const QByteArray &line)
{
    const QJsonObject event = QJsonDocument::fromJson(line).object();
    return event[u"type"].toString() + u' ' + event[u"object"][u"metadata"][u"name"].toString();
}

} // namespace

class TestSandboxHttp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void keepsConnections();
    void answersHead();
    void wantsToken();
    void endsOldConnections();
    void saysContinue();
    void refusesLongBodies();
    void compressesLongAnswers();
    void impersonates();
    void noticesClientsThatLeave();
    void negotiates();
    void discovers();
    void pages();
    void expires();
    void versionsOfLists_data();
    void versionsOfLists();
    void watches();
    void watchesSelections();
    void watchesTables();
    void streamsLists();
    void bookmarks();
    void validatesOptions_data();
    void validatesOptions();
    void warns();
    void preconditions();
    void faults();

private:
    [[nodiscard]] qint64 revision();
    std::unique_ptr<Sandbox> m_sandbox;
};

void TestSandboxHttp::initTestCase()
{
    Sandbox::Options options;
    options.empty = true;
    m_sandbox = std::make_unique<Sandbox>(options);
    QSignalSpy ready(m_sandbox.get(), &Sandbox::ready);
    m_sandbox->start();
    QVERIFY(ready.wait(60'000));
    RawClient client(*m_sandbox);
    QTRY_COMPARE(client.call("GET", maps("/kube-root-ca.crt")).status, 200);
}

qint64 TestSandboxHttp::revision()
{
    RawClient client(*m_sandbox);
    return client.call("GET", maps())
        .json()[u"metadata"][u"resourceVersion"]
        .toString()
        .toLongLong();
}

void TestSandboxHttp::keepsConnections()
{
    RawClient client(*m_sandbox);
    QCOMPARE(client.call("GET", "/version").status, 200);
    QCOMPARE(client.call("GET", "/nope").status, 404);
    client.ask("GET", "/readyz");
    client.ask("GET", "/version");
    QCOMPARE(client.take().body, "ok"_ba);
    QCOMPARE(client.take().json()[u"major"].toString(), u"1"_s);
    QVERIFY(client.isConnected());
}

void TestSandboxHttp::answersHead()
{
    RawClient client(*m_sandbox);
    const auto head = client.call("HEAD", maps("/kube-root-ca.crt"));
    QCOMPARE(head.status, 200);
    QVERIFY(head.headers.value("content-length").toInt() > 100);
    QCOMPARE(client.call("GET", "/readyz").body, "ok"_ba);
}

void TestSandboxHttp::wantsToken()
{
    RawClient client(*m_sandbox);
    client.write("GET /api HTTP/1.1\r\n\r\n");
    const auto refused = client.take();
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.json()[u"reason"].toString(), u"Unauthorized"_s);
    client.write("GET /api HTTP/1.1\r\nAuthorization: Bearer wrong\r\n\r\n");
    QCOMPARE(client.take().status, 401);
    client.write("GET /readyz HTTP/1.1\r\n\r\n");
    QCOMPARE(client.take().body, "ok"_ba);
}

void TestSandboxHttp::endsOldConnections()
{
    RawClient client(*m_sandbox);
    client.write("GET /readyz HTTP/1.0\r\n\r\n");
    QCOMPARE(client.take().body, "ok"_ba);
    QVERIFY(client.waitForEnd());
    RawClient other(*m_sandbox);
    QCOMPARE(other.call("GET", "/readyz", {}, {"Connection: close"}).status, 200);
    QVERIFY(other.waitForEnd());
}

void TestSandboxHttp::saysContinue()
{
    RawClient client(*m_sandbox);
    const QByteArray body = map("continued");
    client.ask("POST", maps(), {},
        {jsonType, "Expect: 100-continue", "Content-Length: " + QByteArray::number(body.size())});
    QCOMPARE(client.take().status, 100);
    client.write(body);
    QCOMPARE(client.take().status, 201);
    QCOMPARE(client.call("DELETE", maps("/continued")).status, 200);
}

void TestSandboxHttp::refusesLongBodies()
{
    RawClient client(*m_sandbox);
    client.ask("POST", maps(), {}, {jsonType, "Content-Length: 4000000"});
    client.write(QByteArray(1'000'000, 'x'));
    const auto answer = client.take();
    QCOMPARE(answer.status, 413);
    QCOMPARE(answer.json()[u"reason"].toString(), u"RequestEntityTooLarge"_s);
}

void TestSandboxHttp::compressesLongAnswers()
{
    RawClient client(*m_sandbox);
    const auto plain = client.call("GET", "/openapi/v3/api/v1");
    const auto packed = client.call("GET", "/openapi/v3/api/v1", {}, {"Accept-Encoding: gzip"});
    QCOMPARE(packed.headers.value("content-encoding"), "gzip"_ba);
    QVERIFY(packed.body.startsWith("\x1f\x8b"));
    QVERIFY(packed.body.size() * 3 < plain.body.size());
    QVERIFY(!client.call("GET", "/version", {}, {"Accept-Encoding: gzip"})
            .headers.contains("content-encoding"));
}

void TestSandboxHttp::impersonates()
{
    RawClient client(*m_sandbox);
    const QByteArray review
        = R"({"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"})";
    const auto answer
        = client.call("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", review,
            {jsonType, "Impersonate-User: jane", "Impersonate-Group: a", "Impersonate-Group: b",
                "Impersonate-Extra-Scopes%2Fx: view"});
    const QJsonObject user = answer.json()[u"status"][u"userInfo"].toObject();
    QCOMPARE(user[u"username"].toString(), u"jane"_s);
    QCOMPARE(user[u"groups"].toArray(), (QJsonArray {u"a"_s, u"b"_s, u"system:authenticated"_s}));
    QCOMPARE(user[u"extra"][u"scopes/x"].toArray(), QJsonArray {u"view"_s});
    QCOMPARE(client.call("GET", maps(), {}, {"Impersonate-User: jane"}).status, 403);
}

void TestSandboxHttp::noticesClientsThatLeave()
{
    for (int i = 0; i < 50; ++i) { // a server that kept them would run out of something
        RawClient client(*m_sandbox);
        client.ask("GET", maps("?watch=1"));
        QCOMPARE(client.takeHead().status, 200);
        client.socket().abort();
    }
    QCOMPARE(RawClient(*m_sandbox).call("GET", "/readyz").status, 200);
}

void TestSandboxHttp::negotiates()
{
    RawClient client(*m_sandbox);
    QCOMPARE(client.call("GET", maps(), {}, {"Accept: application/xml"}).status, 406);
    QCOMPARE(client.call("GET", maps(), {}, {tableType}).json()[u"kind"].toString(), u"Table"_s);
    const auto partial = client.call("GET", maps(), {},
        {"Accept: application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"});
    QCOMPARE(partial.json()[u"kind"].toString(), u"PartialObjectMetadataList"_s);
    QCOMPARE(partial.json()[u"items"][0].toObject().keys(),
        (QStringList {u"apiVersion"_s, u"kind"_s, u"metadata"_s}));
    const auto full = client.call("GET", maps("?includeObject=Object"), {}, {tableType});
    QVERIFY(full.json()[u"rows"][0][u"object"][u"data"].isObject());
    const auto none = client.call("GET", maps("?includeObject=None"), {}, {tableType});
    QVERIFY(!none.json()[u"rows"][0].toObject().contains(u"object"));
}

void TestSandboxHttp::discovers()
{
    RawClient client(*m_sandbox);
    const QByteArray accept
        = "Accept: "
          "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";
    const auto answer = client.call("GET", "/apis", {}, {accept});
    QCOMPARE(answer.headers.value("content-type"),
        "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"_ba);
    QCOMPARE(answer.json()[u"kind"].toString(), u"APIGroupDiscoveryList"_s);
    const QByteArray tag = answer.headers.value("etag");
    QCOMPARE(client.call("GET", "/apis", {}, {accept, "If-None-Match: " + tag}).status, 304);
    QCOMPARE(client.call("GET", "/apis").json()[u"kind"].toString(), u"APIGroupList"_s);
    QCOMPARE(client.call("GET", "/apis/apps").json()[u"kind"].toString(), u"APIGroup"_s);
    QCOMPARE(client.call("GET", "/apis/apps/v1").json()[u"kind"].toString(), u"APIResourceList"_s);
    const QJsonObject index = client.call("GET", "/openapi/v3").json()[u"paths"].toObject();
    const QByteArray url = index[u"apis/apps/v1"][u"serverRelativeURL"].toString().toLatin1();
    QCOMPARE(client.call("GET", url).json()[u"openapi"].toString().first(2), u"3."_s);
    const auto moved = client.call("GET", "/openapi/v3/apis/apps/v1?hash=OLD");
    QCOMPARE(moved.status, 301);
    QCOMPARE(moved.headers.value("location"), url);
}

void TestSandboxHttp::pages()
{
    RawClient client(*m_sandbox);
    for (const char *name : {"p1", "p2", "p3", "p4"}) {
        QCOMPARE(client.call("POST", maps(), map(name), {jsonType}).status, 201);
    }
    const QJsonObject first = client.call("GET", maps("?limit=2&labelSelector=app%21%3Dp2")).json();
    QCOMPARE(first[u"items"].toArray().size(), 2);
    QVERIFY(!first[u"metadata"].toObject().contains(u"remainingItemCount"));
    const QByteArray token = first[u"metadata"][u"continue"].toString().toLatin1();
    const QJsonObject second
        = client.call("GET", maps("?limit=50&labelSelector=app%21%3Dp2&continue=" + token)).json();
    QCOMPARE(second[u"items"].toArray().size(), 2);
    QVERIFY(!second[u"metadata"].toObject().contains(u"continue"));
    QCOMPARE(client.call("GET", maps("?limit=5&resourceVersion=4&continue=" + token)).status, 400);
    QCOMPARE(client.call("GET", maps("?continue=nonsense")).status, 400);
    for (const char *name : {"p1", "p2", "p3", "p4"}) {
        QCOMPARE(client.call("DELETE", maps(QByteArray("/") + name)).status, 200);
    }
}

/// A version that the history does not reach, as a continue token and as a watch's start.
void TestSandboxHttp::expires()
{
    RawClient client(*m_sandbox);
    QCOMPARE(client.call("GET", maps("?resourceVersion=1&resourceVersionMatch=Exact")).status, 200);
    Sandbox::Options options;
    options.empty = true;
    options.fault = u"gone=1"_s;
    Sandbox other(options);
    QSignalSpy ready(&other, &Sandbox::ready);
    other.start();
    QVERIFY(ready.wait(60'000));
    RawClient watcher(other);
    watcher.ask("GET", maps("?watch=1&resourceVersion=5"));
    QCOMPARE(watcher.takeHead().status, 200);
    const QJsonObject event = QJsonDocument::fromJson(watcher.takeLine()).object();
    QCOMPARE(event[u"type"].toString(), u"ERROR"_s);
    QCOMPARE(event[u"object"][u"code"].toInt(), 410);
    QCOMPARE(event[u"object"][u"reason"].toString(), u"Expired"_s);
    QVERIFY(watcher.takeLine().isEmpty());
    watcher.ask("GET", "/readyz"); // the connection lives on
    QCOMPARE(watcher.take().status, 200);
}

void TestSandboxHttp::versionsOfLists_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    QTest::newRow("any") << "?resourceVersion=0"_ba << 200;
    QTest::newRow("no number") << "?resourceVersion=abc"_ba << 400;
    QTest::newRow("future") << "?resourceVersion=999999999"_ba << 504;
    QTest::newRow("match alone") << "?resourceVersionMatch=Exact"_ba << 422;
    QTest::newRow("exactly any") << "?resourceVersionMatch=Exact&resourceVersion=0"_ba << 422;
    QTest::newRow("unknown match") << "?resourceVersionMatch=Nearly&resourceVersion=1"_ba << 422;
    QTest::newRow("not older") << "?resourceVersionMatch=NotOlderThan&resourceVersion=2"_ba << 200;
    QTest::newRow("watch, no number") << "?watch=1&resourceVersion=abc"_ba << 500;
    QTest::newRow("watch with match") << "?watch=1&resourceVersionMatch=NotOlderThan"_ba << 422;
    QTest::newRow("streaming without match") << "?watch=1&sendInitialEvents=true"_ba << 422;
    QTest::newRow("bad selector") << "?labelSelector=a%20b"_ba << 400;
    QTest::newRow("unknown field") << "?fieldSelector=data.k%3Dv"_ba << 400;
}

void TestSandboxHttp::versionsOfLists()
{
    QFETCH(QByteArray, query);
    const auto answer = RawClient(*m_sandbox).call("GET", maps(query));
    QTEST(answer.status, "status");
    if (answer.status != 200) {
        QCOMPARE(answer.json()[u"kind"].toString(), u"Status"_s);
    }
    if (answer.status == 504) {
        QCOMPARE(answer.headers.value("retry-after"), "1"_ba);
    }
}

void TestSandboxHttp::watches()
{
    RawClient client(*m_sandbox);
    RawClient watcher(*m_sandbox);
    const QByteArray from = QByteArray::number(revision());
    QCOMPARE(client.call("POST", maps(), map("w1"), {jsonType}).status, 201);
    watcher.ask("GET", maps("?watch=1&resourceVersion=" + from));
    QCOMPARE(watcher.takeHead().headers.value("transfer-encoding"), "chunked"_ba);
    QCOMPARE(picture(watcher.takeLine()), u"ADDED w1"_s);
    QCOMPARE(
        client.call("PUT", maps("/w1"), map("w1", R"(,"data":{"a":"b"})"), {jsonType}).status, 200);
    QCOMPARE(picture(watcher.takeLine()), u"MODIFIED w1"_s);
    const auto same
        = client.call("PUT", maps("/w1"), map("w1", R"(,"data":{"a":"b"})"), {jsonType});
    QCOMPARE(same.status, 200); // stores nothing, tells nobody
    const auto removed = client.call("DELETE", maps("/w1"));
    QCOMPARE(removed.json()[u"details"][u"kind"].toString(), u"configmaps"_s);
    const QByteArray last = watcher.takeLine();
    QCOMPARE(picture(last), u"DELETED w1"_s);
    QCOMPARE(QJsonDocument::fromJson(last)[u"object"][u"metadata"][u"resourceVersion"]
                 .toString()
                 .toLongLong(),
        revision());
}

void TestSandboxHttp::watchesSelections()
{
    RawClient client(*m_sandbox);
    RawClient watcher(*m_sandbox);
    watcher.ask("GET",
        maps("?watch=1&labelSelector=app%3Ds1&resourceVersion=" + QByteArray::number(revision())));
    QCOMPARE(watcher.takeHead().status, 200);
    QCOMPARE(client.call("POST", maps(), map("s1"), {jsonType}).status, 201);
    QCOMPARE(picture(watcher.takeLine()), u"ADDED s1"_s);
    const QByteArray merge = "Content-Type: application/merge-patch+json";
    const auto left
        = client.call("PATCH", maps("/s1"), R"({"metadata":{"labels":{"app":"x"}}})", {merge});
    QCOMPARE(left.status, 200);
    const QJsonObject event = QJsonDocument::fromJson(watcher.takeLine()).object();
    QCOMPARE(event[u"type"].toString(), u"DELETED"_s);
    // The state before, with the version of the change.
    QCOMPARE(event[u"object"][u"metadata"][u"labels"][u"app"].toString(), u"s1"_s);
    QCOMPARE(event[u"object"][u"metadata"][u"resourceVersion"],
        left.json()[u"metadata"][u"resourceVersion"]);
    QCOMPARE(client.call("PATCH", maps("/s1"), R"({"metadata":{"labels":{"app":"s1"}}})", {merge})
                 .status,
        200);
    QCOMPARE(picture(watcher.takeLine()), u"ADDED s1"_s);
    QCOMPARE(client.call("DELETE", maps("/s1")).status, 200);
    QCOMPARE(picture(watcher.takeLine()), u"DELETED s1"_s);
}

void TestSandboxHttp::watchesTables()
{
    RawClient client(*m_sandbox);
    RawClient watcher(*m_sandbox);
    watcher.ask(
        "GET", maps("?watch=1&resourceVersion=" + QByteArray::number(revision())), {}, {tableType});
    QCOMPARE(watcher.takeHead().status, 200);
    const auto made = client.call("POST", maps(), map("t1"), {jsonType}).json();
    const QJsonObject first = QJsonDocument::fromJson(watcher.takeLine())[u"object"].toObject();
    QCOMPARE(first[u"kind"].toString(), u"Table"_s);
    QVERIFY(first[u"columnDefinitions"].isArray());
    QCOMPARE(first[u"rows"][0][u"cells"][0].toString(), u"t1"_s);
    QCOMPARE(first[u"rows"][0][u"object"][u"kind"].toString(), u"PartialObjectMetadata"_s);
    QCOMPARE(first[u"metadata"][u"resourceVersion"], made[u"metadata"][u"resourceVersion"]);
    QCOMPARE(client.call("DELETE", maps("/t1")).status, 200);
    const QJsonObject second = QJsonDocument::fromJson(watcher.takeLine())[u"object"].toObject();
    QVERIFY(second[u"columnDefinitions"].isNull());
}

void TestSandboxHttp::streamsLists()
{
    RawClient watcher(*m_sandbox);
    watcher.ask("GET",
        maps("?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&"
             "allowWatchBookmarks=true"));
    QCOMPARE(watcher.takeHead().status, 200);
    QCOMPARE(picture(watcher.takeLine()), u"ADDED kube-root-ca.crt"_s);
    const QJsonObject mark = QJsonDocument::fromJson(watcher.takeLine()).object();
    QCOMPARE(mark[u"type"].toString(), u"BOOKMARK"_s);
    const QJsonObject metadata = mark[u"object"][u"metadata"].toObject();
    QCOMPARE(metadata[u"annotations"][u"k8s.io/initial-events-end"].toString(), u"true"_s);
    QCOMPARE(metadata[u"resourceVersion"].toString().toLongLong(), revision());
    RawClient client(*m_sandbox);
    QCOMPARE(client.call("POST", maps(), map("later"), {jsonType}).status, 201);
    QCOMPARE(picture(watcher.takeLine()), u"ADDED later"_s);
    QCOMPARE(client.call("DELETE", maps("/later")).status, 200);
}

void TestSandboxHttp::bookmarks()
{
    RawClient watcher(*m_sandbox);
    watcher.ask("GET",
        maps("?watch=1&allowWatchBookmarks=true&timeoutSeconds=1&resourceVersion="
            + QByteArray::number(revision())));
    QCOMPARE(watcher.takeHead().status, 200);
    QCOMPARE(picture(watcher.takeLine()), u"BOOKMARK "_s); // before the deadline
    QVERIFY(watcher.takeLine().isEmpty()); // and the end, cleanly
    QCOMPARE(watcher.call("GET", "/readyz").status, 200);
}

void TestSandboxHttp::validatesOptions_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("text");
    const QByteArray json = "application/json";
    QTest::newRow("dry run") << "POST"_ba << maps("?dryRun=Some") << json << 422
                             << u"dryRun: Unsupported value: [\"Some\"]"_s;
    QTest::newRow("validation") << "POST"_ba << maps("?fieldValidation=Hard") << json << 422
                                << u"fieldValidation: Unsupported value: \"Hard\""_s;
    QTest::newRow("body type") << "POST"_ba << maps() << "text/csv"_ba << 415
                               << u"the body of the request was in an unknown format"_s;
    QTest::newRow("patch type") << "PATCH"_ba << maps("/kube-root-ca.crt") << json << 415
                                << u"the body of the request was in an unknown format"_s;
    QTest::newRow("apply without manager")
        << "PATCH"_ba << maps("/a") << "application/apply-patch+yaml"_ba << 422
        << u"fieldManager: Required value: is required for apply patch"_s;
    QTest::newRow("force without apply")
        << "PATCH"_ba << maps("/a?force=true") << "application/merge-patch+json"_ba << 422
        << u"force: Forbidden: may not be specified for non-apply patch"_s;
    QTest::newRow("propagation") << "DELETE"_ba << maps("/a?propagationPolicy=Soon") << json << 422
                                 << u"propagationPolicy: Invalid value: \"Soon\""_s;
    QTest::newRow("other namespace")
        << "POST"_ba << "/api/v1/namespaces/kube-system/configmaps"_ba << json << 400
        << u"the namespace of the provided object does not match"_s;
    QTest::newRow("method") << "PUT"_ba << maps() << json << 405
                            << u"the server does not allow this method"_s;
}

void TestSandboxHttp::validatesOptions()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, type);
    QFETCH(QString, text);
    QByteArray body
        = R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","namespace":"default"}})";
    if (method == "DELETE") {
        body.clear();
    }
    const auto answer = RawClient(*m_sandbox).call(method, target, body, {"Content-Type: " + type});
    QTEST(answer.status, "status");
    QVERIFY2(answer.json()[u"message"].toString().contains(text), answer.body.constData());
}

void TestSandboxHttp::warns()
{
    RawClient client(*m_sandbox);
    const auto answer
        = client.call("POST", maps("?dryRun=All"), map("warned", R"(,"dato":{})"), {jsonType});
    QCOMPARE(answer.status, 201);
    QCOMPARE(answer.headers.value("warning"), "299 - \"unknown field \\\"dato\\\"\""_ba);
    QCOMPARE(client.call("GET", maps("/warned")).status, 404);
}

void TestSandboxHttp::preconditions()
{
    RawClient client(*m_sandbox);
    const QJsonObject made = client.call("POST", maps(), map("p"), {jsonType}).json();
    const auto refused
        = client.call("DELETE", maps("/p"), R"({"preconditions":{"uid":"other"}})", {jsonType});
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.json()[u"message"].toString(),
        u"Operation cannot be fulfilled on ConfigMap \"p\": the UID in the precondition (other) does not match the UID in record (%1). The object might have been deleted and then recreated"_s
            .arg(made[u"metadata"][u"uid"].toString()));
    const QByteArray stale
        = R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"p","resourceVersion":"1"}})";
    const auto conflict = client.call("PUT", maps("/p"), stale, {jsonType});
    QCOMPARE(conflict.status, 409);
    QVERIFY(conflict.json()[u"message"].toString().endsWith(
        u"please apply your changes to the latest version and try again"));
    const auto versioned = client.call("POST", maps(),
        R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"q","resourceVersion":"1"}})",
        {jsonType});
    QCOMPARE(versioned.status, 500);
    QCOMPARE(versioned.json()[u"message"].toString(),
        u"resourceVersion should not be set on objects to be created"_s);
    QCOMPARE(client.call("DELETE", maps("/p")).status, 200);
}

void TestSandboxHttp::faults()
{
    Sandbox bad({.fault = u"explode"_s});
    QSignalSpy failed(&bad, &Sandbox::failed);
    bad.start();
    QVERIFY(failed.wait(60'000));
    QCOMPARE(failed[0][0].value<models::Error>().kind, models::Error::Kind::BadInput);

    Sandbox dropping({.empty = true, .fault = u"drop=100ms,latency=20ms"_s});
    QSignalSpy ready(&dropping, &Sandbox::ready);
    dropping.start();
    QVERIFY(ready.wait(60'000));
    RawClient client(dropping);
    client.ask("GET", maps("?watch=1"));
    QCOMPARE(client.takeHead().status, 200);
    QVERIFY(client.waitForEnd());
}

QTEST_GUILESS_MAIN(TestSandboxHttp)
#include "tst_sandboxhttp.moc"
