// SPDX-License-Identifier: Apache-2.0
#include "models/kube/resourceclient.h"
#include "testserver.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

QString namesIn(const QJsonObject &list)
{
    QStringList names;
    for (const QJsonValue &item : list[u"items"].toArray())
        names += item[u"metadata"][u"name"].toString();
    return names.join(u' ');
}

constexpr int compacted = 150'000; ///< the lab does it by itself, some time

} // namespace

/// Lists in pages, by selector and by version.
class TestLists final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        m_nameSpace = m_server.makeNamespace(u"lists"_s);
        m_path = u"/api/v1/namespaces/%1/configmaps"_s.arg(m_nameSpace);
        for (const char *labels : {"a {'tier':'web','size':'1'}", "b {'tier':'db','size':'2'}",
                 "c {'tier':'web'}", "d {'size':'3'}", "e {}"})
            QCOMPARE(create(QByteArray(labels).first(1), QByteArray(labels).sliced(2)), 201);
    }

    void pagesAreOneList()
    {
        ResourceClient client(m_server.transport());
        const auto list = QCoro::waitFor(client.list(m_maps, m_nameSpace, {.limit = 2}));
        QVERIFY2(list, list ? "" : qPrintable(list.error().text()));
        QCOMPARE(namesIn(list->object), u"a b c d e kube-root-ca.crt"_s);
    }

    void pagesShowOneMoment()
    {
        const auto first = m_server.call("GET", m_path + u"?limit=2"_s).json;
        QCOMPARE(namesIn(first), u"a b"_s);
        QCOMPARE(first[u"metadata"][u"remainingItemCount"].toInt(), 4);
        QCOMPARE(create("after", "{}"), 201);
        QCOMPARE(m_server.call("DELETE", m_path + u"/after"_s).status, 200);
        QCOMPARE(create("bb", "{}"), 201);
        const QString next = first[u"metadata"][u"continue"].toString();
        const auto rest = m_server.call("GET", m_path + u"?limit=50&continue="_s + next).json;
        QCOMPARE(namesIn(rest), u"c d e kube-root-ca.crt"_s);
        QCOMPARE(rest[u"metadata"][u"resourceVersion"], first[u"metadata"][u"resourceVersion"]);
        QVERIFY(!rest[u"metadata"].toObject().contains(u"continue"));
        QVERIFY(!rest[u"metadata"].toObject().contains(u"remainingItemCount"));
        QCOMPARE(m_server.call("DELETE", m_path + u"/bb"_s).status, 200);
    }

    void selectionsDoNotCountWhatRemains()
    {
        const auto first = m_server.call("GET", m_path + u"?limit=1&labelSelector=tier"_s).json;
        QCOMPARE(namesIn(first), u"a"_s);
        QVERIFY(!first[u"metadata"].toObject().contains(u"remainingItemCount"));
        QVERIFY(first[u"metadata"].toObject().contains(u"continue"));
    }

    void selects_data()
    {
        QTest::addColumn<QString>("labels");
        QTest::addColumn<QString>("fields");
        QTest::addColumn<QString>("names");
        const QString mine = u"metadata.name!=kube-root-ca.crt"_s;
        QTest::newRow("equal") << u"tier=web"_s << mine << u"a c"_s;
        QTest::newRow("equal, doubled") << u"tier==web"_s << mine << u"a c"_s;
        QTest::newRow("not equal takes what has none") << u"tier!=web"_s << mine << u"b d e"_s;
        QTest::newRow("in") << u"tier in (web, db)"_s << mine << u"a b c"_s;
        QTest::newRow("not in takes what has none") << u"tier notin (web)"_s << mine << u"b d e"_s;
        QTest::newRow("has") << u"size"_s << mine << u"a b d"_s;
        QTest::newRow("has not") << u"!size"_s << mine << u"c e"_s;
        QTest::newRow("more than") << u"size>1"_s << mine << u"b d"_s;
        QTest::newRow("less than") << u"size<3"_s << mine << u"a b"_s;
        QTest::newRow("several") << u"size,tier!=db"_s << mine << u"a d"_s;
        QTest::newRow("a name") << QString() << u"metadata.name=c"_s << u"c"_s;
        QTest::newRow("both kinds") << u"tier"_s << u"metadata.name!=a"_s << u"b c"_s;
        QTest::newRow("another namespace")
            << QString() << u"metadata.namespace=default"_s << QString();
        QTest::newRow("nothing") << u"tier=none"_s << QString() << QString();
    }
    void selects()
    {
        QFETCH(QString, labels);
        QFETCH(QString, fields);
        ResourceClient client(m_server.transport());
        const auto list = QCoro::waitFor(
            client.list(m_maps, m_nameSpace, {.labelSelector = labels, .fieldSelector = fields}));
        QVERIFY2(list, list ? "" : qPrintable(list.error().text()));
        QTEST(namesIn(list->object), "names");
    }

    void refusesSelectors_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("text");
        QTest::newRow("no grammar")
            << u"labelSelector=a b"_s << u"found 'b', expected: in, notin, =, ==, !=, gt, lt"_s;
        QTest::newRow("bad value") << u"labelSelector=a%3D-"_s << u"a valid label must be"_s;
        QTest::newRow("unknown field")
            << u"fieldSelector=data.k%3Dv"_s
            << u"\"data.k\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""_s;
        QTest::newRow("no field grammar") << u"fieldSelector=abc"_s << u"invalid selector"_s;
    }
    void refusesSelectors()
    {
        QFETCH(QString, query);
        QFETCH(QString, text);
        const auto answer = m_server.call("GET", m_path + u'?' + query);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.json[u"reason"].toString(), u"BadRequest"_s);
        QVERIFY2(answer.json[u"message"].toString().contains(text), answer.reply.body.constData());
    }

    void versions_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("status");
        QTest::newRow("any") << u"resourceVersion=0"_s << 200;
        QTest::newRow("no number") << u"resourceVersion=abc"_s << 400;
        QTest::newRow("future") << u"resourceVersion=999999999"_s << 504;
        QTest::newRow("match alone") << u"resourceVersionMatch=Exact"_s << 422;
        QTest::newRow("exactly any") << u"resourceVersionMatch=Exact&resourceVersion=0"_s << 422;
        QTest::newRow("unknown match") << u"resourceVersionMatch=Nearly&resourceVersion=1"_s << 422;
        QTest::newRow("not older")
            << u"resourceVersionMatch=NotOlderThan&resourceVersion=2"_s << 200;
        QTest::newRow("exactly now") << u"resourceVersionMatch=Exact&resourceVersion=NOW"_s << 200;
        QTest::newRow("no token") << u"continue=nonsense"_s << 400;
        QTest::newRow("watch, no number") << u"watch=1&resourceVersion=abc"_s << 500;
        QTest::newRow("watch with match") << u"watch=1&resourceVersionMatch=NotOlderThan"_s << 422;
        QTest::newRow("streaming without match") << u"watch=1&sendInitialEvents=true"_s << 422;
    }
    void versions()
    {
        QFETCH(QString, query);
        const QString now
            = m_server.call("GET", m_path).json[u"metadata"][u"resourceVersion"].toString();
        const auto answer = m_server.call("GET", m_path + u'?' + query.replace(u"NOW"_s, now));
        QTEST(answer.status, "status");
        if (answer.status != 200)
            QCOMPARE(answer.json[u"kind"].toString(), u"Status"_s);
        if (answer.status == 504)
            QCOMPARE(answer.reply.header("retry-after"), "1"_ba);
    }

    /// The future is an error that says so, and when to ask again.
    /// The rest of a list that is too old to be one moment's is to be had as it is now; a moment
    /// that was asked for has no such rest.
    void momentsGrowOld()
    {
        const auto first = m_server.call("GET", m_path + u"?limit=2"_s).json;
        QCOMPARE(namesIn(first), u"a b"_s);
        const QString version = first[u"metadata"][u"resourceVersion"].toString();
        const QString next = u"?limit=50&continue="_s + first[u"metadata"][u"continue"].toString();
        QCOMPARE(create("bb", "{}"), 201);
        m_server.forgetHistory();
        TestServer::Answer old;
        const auto isOld = [&](const QString &query) {
            old = m_server.call("GET", m_path + query);
            return old.status == 410;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isOld(next), compacted);
        QCOMPARE(old.json[u"reason"].toString(), u"Expired"_s);
        QVERIFY(old.json[u"message"].toString().startsWith(
            u"The provided continue parameter is too old to display a consistent list result."));
        const QString token = old.json[u"metadata"][u"continue"].toString();
        QVERIFY(!token.isEmpty());
        const auto rest = m_server.call("GET", m_path + u"?limit=50&continue="_s + token).json;
        QCOMPARE(namesIn(rest), u"bb c d e kube-root-ca.crt"_s);
        QVERIFY(
            rest[u"metadata"][u"resourceVersion"].toString().toLongLong() > version.toLongLong());

        const QString exact = u"?resourceVersionMatch=Exact&resourceVersion="_s + version;
        QTRY_VERIFY_WITH_TIMEOUT(isOld(exact), compacted);
        QCOMPARE(old.json[u"reason"].toString(), u"Expired"_s);
        QVERIFY(!old.json[u"metadata"].toObject().contains(u"continue"));
        QCOMPARE(m_server.call("DELETE", m_path + u"/bb"_s).status, 200);
    }

    void theFutureIsTooLarge()
    {
        const auto answer = m_server.call("GET", m_path + u"?resourceVersion=999999999"_s);
        QCOMPARE(answer.json[u"details"][u"causes"][0][u"reason"].toString(),
            u"ResourceVersionTooLarge"_s);
        QCOMPARE(answer.json[u"details"][u"retryAfterSeconds"].toInt(), 1);
    }

private:
    int create(const QByteArray &name, const QByteArray &labels)
    {
        return m_server
            .call("POST", m_path,
                jsonOf("{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'" + name
                    + "','labels':" + labels + "}}"))
            .status;
    }

    TestServer m_server;
    QString m_nameSpace;
    QString m_path;
    const ApiResource m_maps = coreResource(u"configmaps"_s, u"ConfigMap"_s);
};

QTEST_GUILESS_MAIN(TestLists)
#include "tst_lists.moc"
