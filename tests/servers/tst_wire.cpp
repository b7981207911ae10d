// SPDX-License-Identifier: Apache-2.0
// An API server by hand: HTTP, lists and watches as they are on the wire.
#include "rawclient.h"
#include "testserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QByteArray jsonType = "Content-Type: application/json";
const QByteArray tableType
    = "Accept: application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

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

class TestWire final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_maps = mapsIn(m_server.makeNamespace(u"wire"_s)); }
    void refusesHead();
    void compressesLongAnswers();
    void negotiates();
    void discovers();
    void watches();
    void watchesSelections();
    void watchesTables();
    void streamsLists();
    void bookmarks();
    void validatesOptions_data();
    void validatesOptions();
    void warns();
    void preconditions();

private:
    static QByteArray mapsIn(const QString &nameSpace)
    {
        return "/api/v1/namespaces/" + nameSpace.toLatin1() + "/configmaps";
    }
    [[nodiscard]] QByteArray maps(const QByteArray &rest = {}) const { return m_maps + rest; }
    [[nodiscard]] QByteArray revision();

    TestServer m_server;
    QByteArray m_maps = mapsIn(u"default"_s); ///< of each test its own
};

void TestWire::initTestCase()
{
    QVERIFY(m_server.start());
}

QByteArray TestWire::revision()
{
    RawClient client(m_server.access());
    return client.call("GET", maps()).json()[u"metadata"][u"resourceVersion"].toString().toLatin1();
}

/// HEAD is for what has no kind.
void TestWire::refusesHead()
{
    RawClient client(m_server.access());
    const auto head = client.call("HEAD", maps("/kube-root-ca.crt"));
    QCOMPARE(head.status, 405);
    QVERIFY(head.headers.value("content-length").toInt() > 100);
    QCOMPARE(client.call("GET", "/readyz").body, "ok"_ba);
}

void TestWire::compressesLongAnswers()
{
    RawClient client(m_server.access());
    const QByteArray text(200'000, 'x'); // shorter answers are not worth it
    QCOMPARE(
        client.call("POST", maps(), map("long", R"(,"data":{"a":")" + text + "\"}"), {jsonType})
            .status,
        201);
    const auto plain = client.call("GET", maps());
    const auto packed = client.call("GET", maps(), {}, {"Accept-Encoding: gzip"});
    QCOMPARE(packed.headers.value("content-encoding"), "gzip"_ba);
    QVERIFY(packed.body.startsWith("\x1f\x8b"));
    QVERIFY(packed.body.size() * 3 < plain.body.size());
    QVERIFY(!client.call("GET", "/version", {}, {"Accept-Encoding: gzip"})
            .headers.contains("content-encoding"));
}

void TestWire::negotiates()
{
    RawClient client(m_server.access());
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
    QVERIFY(none.json()[u"rows"][0][u"object"].isNull());
    QVERIFY(none.json()[u"rows"][0].toObject().contains(u"object"));
}

void TestWire::discovers()
{
    RawClient client(m_server.access());
    const QByteArray accept
        = "Accept: "
          "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";
    const auto answer = client.call("GET", "/apis", {}, {accept});
    QCOMPARE(answer.headers.value("content-type"),
        "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"_ba);
    QCOMPARE(answer.json()[u"kind"].toString(), u"APIGroupDiscoveryList"_s);
    // What is served may change meanwhile, by others: then the answer is a new one, with its tag.
    QByteArray tag = answer.headers.value("etag");
    for (auto again = client.call("GET", "/apis", {}, {accept, "If-None-Match: " + tag});
        again.status != 304;
        again = client.call("GET", "/apis", {}, {accept, "If-None-Match: " + tag})) {
        QCOMPARE(again.status, 200);
        QVERIFY(again.headers.value("etag") != tag);
        tag = again.headers.value("etag");
    }
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

void TestWire::watches()
{
    RawClient client(m_server.access());
    RawClient watcher(m_server.access());
    const QByteArray from = revision();
    const auto made = client.call("POST", maps(), map("w1"), {jsonType});
    QCOMPARE(made.status, 201);
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
    QVERIFY(QJsonDocument::fromJson(last)[u"object"][u"metadata"][u"resourceVersion"]
                .toString()
                .toLongLong()
        > made.json()[u"metadata"][u"resourceVersion"].toString().toLongLong());
}

void TestWire::watchesSelections()
{
    RawClient client(m_server.access());
    RawClient watcher(m_server.access());
    watcher.ask("GET", maps("?watch=1&labelSelector=app%3Ds1&resourceVersion=" + revision()));
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

void TestWire::watchesTables()
{
    RawClient client(m_server.access());
    RawClient watcher(m_server.access());
    watcher.ask("GET", maps("?watch=1&resourceVersion=" + revision()), {}, {tableType});
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

void TestWire::streamsLists()
{
    if (m_server.minorVersion() < 34)
        QSKIP("servers before 1.34 stream lists only where they are told to");
    const QByteArray before = revision();
    RawClient watcher(m_server.access());
    watcher.ask("GET",
        maps("?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&"
             "allowWatchBookmarks=true"));
    QCOMPARE(watcher.takeHead().status, 200);
    QCOMPARE(picture(watcher.takeLine()), u"ADDED kube-root-ca.crt"_s);
    const QJsonObject mark = QJsonDocument::fromJson(watcher.takeLine()).object();
    QCOMPARE(mark[u"type"].toString(), u"BOOKMARK"_s);
    const QJsonObject metadata = mark[u"object"][u"metadata"].toObject();
    QCOMPARE(metadata[u"annotations"][u"k8s.io/initial-events-end"].toString(), u"true"_s);
    QVERIFY(metadata[u"resourceVersion"].toString().toLongLong() >= before.toLongLong());
    RawClient client(m_server.access());
    QCOMPARE(client.call("POST", maps(), map("later"), {jsonType}).status, 201);
    QCOMPARE(picture(watcher.takeLine()), u"ADDED later"_s);
    QCOMPARE(client.call("DELETE", maps("/later")).status, 200);
}

void TestWire::bookmarks()
{
    RawClient watcher(m_server.access());
    watcher.ask("GET",
        maps("?watch=1&allowWatchBookmarks=true&timeoutSeconds=4&resourceVersion=" + revision()));
    QCOMPARE(watcher.takeHead().status, 200);
    // Something of the kind happens elsewhere: there is a version to tell.
    RawClient client(m_server.access());
    const QByteArray elsewhere = mapsIn(m_server.makeNamespace(u"elsewhere"_s));
    QCOMPARE(client.call("POST", elsewhere, map("other"), {jsonType}).status, 201);
    QCOMPARE(picture(watcher.takeLine()), u"BOOKMARK "_s); // before the deadline
    QByteArray last;
    do { // and the end, cleanly
        last = watcher.takeLine();
        QVERIFY(last.isEmpty() || picture(last) == "BOOKMARK "_L1);
    } while (!last.isEmpty());
    QCOMPARE(watcher.call("GET", "/readyz").status, 200);
}

void TestWire::validatesOptions_data()
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
                                << u"415: Unsupported Media Type"_s;
    QTest::newRow("apply without manager")
        << "PATCH"_ba << maps("/a") << "application/apply-patch+yaml"_ba << 422
        << u"fieldManager: Required value: is required for apply patch"_s;
    QTest::newRow("force without apply")
        << "PATCH"_ba << maps("/a?force=true") << "application/merge-patch+json"_ba << 422
        << u"force: Forbidden: may not be specified for non-apply patch"_s;
    QTest::newRow("propagation")
        << "DELETE"_ba << maps("/a?propagationPolicy=Soon") << json << 422
        << u"propagationPolicy: Unsupported value: \"Soon\": supported values: "_s;
    QTest::newRow("other namespace")
        << "POST"_ba << "/api/v1/namespaces/kube-system/configmaps"_ba << json << 400
        << u"the namespace of the provided object does not match"_s;
    QTest::newRow("method") << "PUT"_ba << maps() << json << 405
                            << u"the server does not allow this method"_s;
}

void TestWire::validatesOptions()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, type);
    QFETCH(QString, text);
    if (m_server.minorVersion() < 34) // as Go prints a list
        text.replace(u"[\"Some\"]"_s, u"[]string{\"Some\"}"_s);
    QByteArray body
        = R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","namespace":"default"}})";
    if (method == "DELETE") {
        body.clear();
    }
    const auto answer
        = RawClient(m_server.access()).call(method, target, body, {"Content-Type: " + type});
    QTEST(answer.status, "status");
    QVERIFY2(answer.json()[u"message"].toString().contains(text), answer.body.constData());
}

void TestWire::warns()
{
    RawClient client(m_server.access());
    const auto answer
        = client.call("POST", maps("?dryRun=All"), map("warned", R"(,"dato":{})"), {jsonType});
    QCOMPARE(answer.status, 201);
    QCOMPARE(answer.headers.value("warning"), "299 - \"unknown field \\\"dato\\\"\""_ba);
    QCOMPARE(client.call("GET", maps("/warned")).status, 404);
}

void TestWire::preconditions()
{
    RawClient client(m_server.access());
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

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
