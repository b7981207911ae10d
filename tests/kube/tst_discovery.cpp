// SPDX-License-Identifier: Apache-2.0
#include "models/kube/curltransport.h"
#include "models/kube/discovery.h"
#include "tests/kube/scriptedserver.h"

#include <QCoroTask>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

QByteArray resource(const QByteArray &plural, const QByteArray &kind,
    const QByteArray &shortName = {}, bool namespaced = true)
{
    const QByteArray shortNames
        = shortName.isEmpty() ? QByteArray() : "\"shortNames\":[\"" + shortName + "\"],";
    return "{\"resource\":\"" + plural
        + "\",\"responseKind\":{\"group\":\"\",\"version\":\"\",\"kind\":\"" + kind + "\"},"
        + shortNames + "\"scope\":\"" + (namespaced ? "Namespaced" : "Cluster")
        + "\",\"singularResource\":\"" + kind.toLower()
        + "\",\"verbs\":[\"get\",\"list\"],\"subresources\":[{\"subresource\":\"status\"}]}";
}

QByteArray version(
    const QByteArray &name, const QByteArray &resources, const QByteArray &freshness = "Current")
{
    return "{\"version\":\"" + name + "\",\"freshness\":\"" + freshness + "\",\"resources\":["
        + resources + "]}";
}

QByteArray groups(const QList<std::pair<QByteArray, QByteArray>> &list)
{
    QByteArray items;
    for (const auto &[name, versions] : list)
        items += (items.isEmpty() ? "" : ",") + QByteArray("{\"metadata\":{\"name\":\"") + name
            + "\"},\"versions\":[" + versions + "]}";
    return "{\"kind\":\"APIGroupDiscoveryList\",\"apiVersion\":\"apidiscovery.k8s.io/"
           "v2\",\"items\":["
        + items + "]}";
}

// An aggregated server whose answers the test changes.
struct Aggregated
{
    QByteArray core = groups({{"",
        version("v1",
            resource("pods", "Pod", "po") + ',' + resource("nodes", "Node", "no", false) + ','
                + resource("events", "Event", "ev"))}});
    QByteArray apis
        = groups({{"apps", version("v1", resource("deployments", "Deployment", "deploy"))},
            {"events.k8s.io", version("v1", resource("events", "Event", "ev"))},
            {"batch.example.com",
                version("v1beta1", resource("deepjobs", "DeepJob", "dj")) + ','
                    + version("v1alpha1", resource("deepjobs", "DeepJob", "dj"))},
            {"shop.example.com", version("v1", resource("nodes", "Node", "nd"))}});

    void operator()(const Exchange &exchange) const
    {
        const QByteArray body = exchange.path() == "/api" ? core
            : exchange.path() == "/apis"                  ? apis
                                                          : QByteArray();
        const QByteArray etag = '"' + QByteArray::number(qHash(body)) + '"';
        if (body.isEmpty())
            exchange.answer(404, "404 page not found", "text/plain");
        else if (exchange.header("If-None-Match") == etag)
            exchange.answer(304);
        else
            exchange.answer(200, body,
                "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList",
                "ETag: " + etag + "\r\n");
    }
};

} // namespace

class DiscoveryTest : public QObject
{
    Q_OBJECT
private slots:
    void aggregated()
    {
        Aggregated answers;
        ScriptedServer server([&answers](const Exchange &exchange) { answers(exchange); });
        CurlTransport transport({.server = server.url()});
        Discovery discovery(transport, {});
        QSignalSpy changed(&discovery, &Discovery::changed);
        QVERIFY(!discovery.isKnown());
        QVERIFY(QCoro::waitFor(discovery.refresh()));
        QVERIFY(discovery.isKnown());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(discovery.resources().size(), 8);
        QCOMPARE(server.seen().size(), 2);
        const ApiResource pods = discovery.find(GroupVersionKind {{}, u"v1"_s, u"Pod"_s}).value();
        QCOMPARE(pods.plural, u"pods"_s);
        QCOMPARE(pods.shortNames, QStringList {u"po"_s});
        QVERIFY(pods.namespaced);
        QCOMPARE(pods.subresources, QStringList {u"status"_s}); // 50 both are the server's
        QCOMPARE(pods.verbs, (QStringList {u"get"_s, u"list"_s}));
        QCOMPARE(discovery.preferredVersion(u"batch.example.com"_s), u"v1beta1"_s);

        // unchanged: two times 304, no news
        QVERIFY(QCoro::waitFor(discovery.refresh()));
        QCOMPARE(changed.size(), 1);
        QVERIFY(!server.seen().last().header("If-None-Match").isEmpty());

        answers.apis = groups({{"apps", version("v1", resource("deployments", "Deployment"))},
            {"new.example.com", version("v1", resource("things", "Thing"))}});
        discovery.refreshSoon();
        discovery.refreshSoon();
        QVERIFY(changed.wait());
        QVERIFY(discovery.find(u"thing"_s));
        QTRY_VERIFY(!discovery.find(u"deepjob"_s));
        QTRY_COMPARE(server.seen().size(), 8);
    }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("found"); // "plural.version.group", or what the error says
        const auto row = [](const QString &name, const QString &found) {
            QTest::addRow("%s", qPrintable(name)) << name << found;
        };
        row(u"po"_s, u"pods.v1."_s);
        row(u"PODS"_s, u"pods.v1."_s);
        row(u"Pod"_s, u"pods.v1."_s);
        row(u"deploy"_s, u"deployments.v1.apps"_s);
        row(u"deployments.apps"_s, u"deployments.v1.apps"_s);
        row(u"deployment.v1.apps"_s, u"deployments.v1.apps"_s);
        row(u"dj"_s, u"deepjobs.v1beta1.batch.example.com"_s);
        row(u"deepjobs.v1alpha1.batch.example.com"_s, u"deepjobs.v1alpha1.batch.example.com"_s);
        row(u"nodes"_s, u"nodes.v1."_s);
        row(u"nodes.shop.example.com"_s, u"nodes.v1.shop.example.com"_s);
        row(u"nd"_s, u"nodes.v1.shop.example.com"_s);
        row(u"events"_s, u"events.v1."_s);
        row(u"events.events.k8s.io"_s, u"events.v1.events.k8s.io"_s);
        row(u"pods.v1"_s, u"pods.v1."_s);
        row(u"pods.apps"_s, u"no resource type pods.apps"_s);
        row(u"deploymnets"_s, u"Close to it: deployments"_s);
        row(u"zzz"_s, u"no resource type zzz"_s);
        row(u""_s, u"no resource type"_s);
    }
    void names()
    {
        QFETCH(QString, name);
        QFETCH(QString, found);
        const Aggregated answers;
        ScriptedServer server([&answers](const Exchange &exchange) { answers(exchange); });
        CurlTransport transport({.server = server.url()});
        Discovery discovery(transport, {});
        QVERIFY(QCoro::waitFor(discovery.refresh()));
        const Result<ApiResource> resource = discovery.find(name);
        const QString got = resource ? resource->plural + u'.' + resource->groupVersion.version
                + u'.' + resource->groupVersion.group
                                     : resource.error().message.english();
        QVERIFY2(resource ? got == found : got.contains(found), qPrintable(got));
    }

    void staleGroupKeepsItsKinds()
    {
        Aggregated answers;
        answers.apis
            = groups({{"metrics.k8s.io", version("v1", resource("pods", "PodMetrics"), "Stale")}});
        ScriptedServer server([&answers](const Exchange &exchange) { answers(exchange); });
        CurlTransport transport({.server = server.url()});
        Discovery discovery(transport, {});
        QVERIFY(QCoro::waitFor(discovery.refresh()));
        QVERIFY(discovery.groupProblems().contains(u"metrics.k8s.io/v1"_s));
        QVERIFY(discovery.find(u"podmetrics"_s));
    }

    void legacy()
    {
        bool isIll = false;
        ScriptedServer server([&isIll](const Exchange &exchange) {
            const auto list = [](const QByteArray &groupVersion, const QByteArray &resources) {
                return "{\"kind\":\"APIResourceList\",\"groupVersion\":\"" + groupVersion
                    + "\",\"resources\":[" + resources + "]}";
            };
            if (exchange.path() == "/api")
                exchange.answer(200, "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}");
            else if (exchange.path() == "/apis")
                exchange.answer(200,
                    "{\"kind\":\"APIGroupList\",\"groups\":[{\"name\":\"apps\",\"versions\":[{"
                    "\"groupVersion\":\"apps/"
                    "v1\",\"version\":\"v1\"}],\"preferredVersion\":{\"version\":\"v1\"}},"
                    "{\"name\":\"ill.example\",\"versions\":[{\"groupVersion\":\"ill.example/"
                    "v1\",\"version\":\"v1\"}],\"preferredVersion\":{\"version\":\"v1\"}}]}");
            else if (exchange.path() == "/api/v1")
                exchange.answer(200,
                    list("v1",
                        "{\"name\":\"pods\",\"singularName\":\"pod\",\"namespaced\":true,\"kind\":"
                        "\"Pod\",\"verbs\":[\"list\"]},{\"name\":\"pods/"
                        "log\",\"kind\":\"Pod\",\"verbs\":[\"get\"]}"));
            else if (exchange.path() == "/apis/apps/v1")
                exchange.answer(200,
                    list("apps/v1",
                        "{\"name\":\"deployments\",\"kind\":\"Deployment\",\"verbs\":[]}"));
            else if (isIll)
                exchange.answer(503, "service unavailable", "text/plain");
            else
                exchange.answer(200,
                    list(
                        "ill.example/v1", "{\"name\":\"things\",\"kind\":\"Thing\",\"verbs\":[]}"));
        });
        CurlTransport transport({.server = server.url()});
        Discovery discovery(transport, {});
        QVERIFY(QCoro::waitFor(discovery.refresh()));
        QCOMPARE(discovery.resources().size(), 3);
        QCOMPARE(discovery.find(u"pods"_s)->subresources, QStringList {u"log"_s});
        isIll = true;
        QVERIFY(QCoro::waitFor(discovery.refresh()));
        QCOMPARE(discovery.resources().size(), 3); // what it had before stays
        QCOMPARE(discovery.groupProblems().keys(), QStringList {u"ill.example/v1"_s});
    }

    // 42 What is asked for, and that the answer's type decides.
    void asksForTheAggregatedFormFirst()
    {
        const Aggregated answers;
        ScriptedServer server([&answers](const Exchange &exchange) { answers(exchange); });
        CurlTransport transport({.server = server.url()});
        Discovery discovery(transport, {});
        QVERIFY(QCoro::waitFor(discovery.refresh()));
        QCOMPARE(server.seen().size(), 2);
        QStringList paths;
        for (const Exchange &seen : server.seen()) {
            paths += QString::fromLatin1(seen.path());
            const QByteArrayList accepted = seen.header("Accept").split(',');
            QCOMPARE(accepted.size(), 3);
            QVERIFY(accepted[0].contains("v=v2;") && accepted[1].contains("v=v2beta1;"));
            QCOMPARE(accepted[2], "application/json");
        }
        paths.sort();
        QCOMPARE(paths, (QStringList {u"/api"_s, u"/apis"_s}));
    }

    // 43 A server, or a proxy before it, that knows plain JSON only and says so.
    void notAcceptable()
    {
        ScriptedServer server([](const Exchange &exchange) {
            if (exchange.header("Accept") != "application/json")
                exchange.answer(406,
                    R"({"kind":"Status","status":"Failure","reason":"NotAcceptable","code":406})");
            else if (exchange.path() == "/api")
                exchange.answer(200, R"({"kind":"APIVersions","versions":["v1"]})");
            else if (exchange.path() == "/apis")
                exchange.answer(200, R"({"kind":"APIGroupList","groups":[]})");
            else
                exchange.answer(200,
                    R"({"kind":"APIResourceList","groupVersion":"v1","resources":[{"name":"pods","namespaced":true,"kind":"Pod","verbs":["list"]}]})");
        });
        CurlTransport transport({.server = server.url()});
        Discovery discovery(transport, {});
        const Result<void> read = QCoro::waitFor(discovery.refresh());
        QVERIFY2(read, read ? "" : qPrintable(read.error().text()));
        QVERIFY(discovery.find(u"pods"_s));
    }

    // 44, 45 Rubbish in one group's place takes nothing else along.
    void oddAnswers_data()
    {
        QTest::addColumn<QByteArray>("item");
        QTest::newRow("J4 a null among groups") << QByteArray("null");
        QTest::newRow("J4 text among groups") << QByteArray("\"x\"");
        QTest::newRow("J4 a group without versions") << QByteArray(R"({"metadata":{"name":"a"}})");
        QTest::newRow("J4 versions that are none")
            << QByteArray(R"({"metadata":{"name":"a"},"versions":7})");
        QTest::newRow("J4 a resource without a kind") << QByteArray(
            R"({"metadata":{"name":"a"},"versions":[{"version":"v1","resources":[{"resource":"x"}]}]})");
        QTest::newRow("J4 a resource without a name") << QByteArray(
            R"({"metadata":{"name":"a"},"versions":[{"version":"v1","resources":[{"responseKind":{"kind":"X"}}]}]})");
    }
    void oddAnswers()
    {
        QFETCH(QByteArray, item);
        Aggregated answers;
        answers.apis.replace("\"items\":[", "\"items\":[" + item + ',');
        ScriptedServer server([&answers](const Exchange &exchange) { answers(exchange); });
        CurlTransport transport({.server = server.url()});
        Discovery discovery(transport, {});
        const Result<void> read = QCoro::waitFor(discovery.refresh());
        QVERIFY2(read, read ? "" : qPrintable(read.error().text()));
        QVERIFY(discovery.find(u"deployments"_s));
        QVERIFY(discovery.find(u"pods"_s));
        for (const ApiResource &resource : discovery.resources())
            QVERIFY2(!resource.plural.isEmpty() && !resource.kind.isEmpty(),
                qPrintable(resource.plural + u'/' + resource.kind));
    }

    void failureKeepsWhatIsKnown()
    {
        const Aggregated answers;
        bool isDown = false;
        ScriptedServer server([&](const Exchange &exchange) {
            if (isDown)
                exchange.answer(500, "{\"kind\":\"Status\",\"code\":500}");
            else
                answers(exchange);
        });
        CurlTransport transport({.server = server.url()});
        Discovery discovery(transport, {});
        QVERIFY(QCoro::waitFor(discovery.refresh()));
        isDown = true;
        const Result<void> again = QCoro::waitFor(discovery.refresh());
        QVERIFY(!again);
        QCOMPARE(again.error().kind, Error::Kind::ServerFailed);
        QCOMPARE(discovery.resources().size(), 8);
    }

    void cache()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"a/b/discovery.json"_s);
        const Aggregated answers;
        ScriptedServer server([&answers](const Exchange &exchange) { answers(exchange); });
        CurlTransport transport({.server = server.url()});
        {
            Discovery discovery(transport, file);
            QVERIFY(QCoro::waitFor(discovery.refresh()));
            QTRY_VERIFY(QFile::exists(file));
        }
        QCOMPARE(
            QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
            QFile::Permissions());
        QCOMPARE(QFile::permissions(folder.filePath(u"a"_s)) & (QFile::ReadGroup | QFile::ExeOther),
            QFile::Permissions());
        Discovery again(transport, file);
        QVERIFY(again.isKnown());
        QCOMPARE(again.resources().size(), 8);
        QSignalSpy changed(&again, &Discovery::changed);
        QVERIFY(QCoro::waitFor(again.refresh()));
        QCOMPARE(changed.size(), 0); // the same as in the cache
        for (const Exchange &exchange : server.seen().last(2)) // its mark was kept as well
            QVERIFY(!exchange.header("If-None-Match").isEmpty());

        for (const QByteArray &broken : {QByteArray("{"),
                 QByteArray("{\"format\":2,\"roots\":{\"/api\":{\"resources\":[{}]}}}"),
                 QByteArray("\x89PNG")}) {
            QFile out(file);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(broken);
            out.close();
            QVERIFY(!Discovery(transport, file).isKnown());
        }
    }

    void newDefinitionIsSeen()
    {
        Aggregated answers;
        Exchange watch;
        ScriptedServer server([&](const Exchange &exchange) {
            if (exchange.path().contains("customresourcedefinitions")) {
                exchange.beginChunks();
                watch = exchange;
            } else {
                answers(exchange);
            }
        });
        CurlTransport transport({.server = server.url()});
        Discovery discovery(transport, {});
        QVERIFY(QCoro::waitFor(discovery.refresh()));
        discovery.follow();
        QTRY_VERIFY(watch.socket);
        QSignalSpy changed(&discovery, &Discovery::changed);
        answers.apis = groups({{"new.example.com", version("v1", resource("things", "Thing"))}});
        watch.chunk("{\"type\":\"ADDED\"}\n");
        QVERIFY(changed.wait());
        QVERIFY(discovery.find(u"things"_s));
    }

    void receiverDies()
    {
        ScriptedServer server;
        CurlTransport transport({.server = server.url()});
        auto discovery = std::make_unique<Discovery>(transport, QString());
        auto task = discovery->refresh();
        QTRY_COMPARE(server.seen().size(), 2);
        discovery.reset();
        QCOMPARE(QCoro::waitFor(std::move(task)).error().kind, Error::Kind::Cancelled);
        server.seen().first().answer(200, "{}");
        QTest::qWait(50);
    }
};

QTEST_GUILESS_MAIN(DiscoveryTest)
#include "tst_discovery.moc"
