// SPDX-License-Identifier: Apache-2.0
#include "models/kube/resourceclient.h"
#include "testserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

QJsonObject map(const QByteArray &name, const QByteArray &more = "'data':{'a':'1'}")
{
    return jsonOf(
        "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'" + name + "'}," + more + "}");
}

QJsonObject deployment(const QByteArray &name)
{
    return jsonOf("{'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'" + name
        + "'},'spec':{'replicas':0,'selector':{'matchLabels':{'app':'x'}},'template':{'metadata':"
          "{'labels':{'app':'x'}},'spec':{'containers':[{'name':'main','image':'i:1'},"
          "{'name':'side','image':'s:1'}]}}}}");
}

QString said(const Result<ResourceReply> &reply)
{
    return reply ? u"no error"_s : reply.error().detail;
}

} // namespace

/// What writes do to objects, and what the errors of refused ones say.
class TestServerWrites final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        m_nameSpace = m_server.makeNamespace(u"writes"_s);
        m_deployments.groupVersion = {u"apps"_s, u"v1"_s};
    }

    void createsOnce()
    {
        const auto made = create(map("once"));
        QVERIFY2(made, qPrintable(said(made)));
        QCOMPARE(made->status, 201);
        QVERIFY(!made->object[u"metadata"][u"uid"].toString().isEmpty());
        const QJsonObject owner = made->object[u"metadata"][u"managedFields"][0].toObject();
        QCOMPARE(owner[u"manager"].toString(), u"sampan"_s);
        QCOMPARE(owner[u"operation"].toString(), u"Update"_s);
        const auto again = create(map("once"));
        QVERIFY(!again);
        QCOMPARE(again.error().kind, Error::Kind::AlreadyExists);
        QCOMPARE(again.error().detail, u"configmaps \"once\" already exists"_s);
    }

    void namesByItself()
    {
        const auto made = create(
            jsonOf("{'apiVersion':'v1','kind':'ConfigMap','metadata':{'generateName':'made-'}}"));
        QVERIFY2(made, qPrintable(said(made)));
        const QString name = made->object[u"metadata"][u"name"].toString();
        QVERIFY2(name.startsWith("made-"_L1) && name.size() == 10, qPrintable(name));
    }

    void replacesWhatWasLoaded()
    {
        const auto first = create(map("stale"));
        QJsonObject edited = first->object;
        edited[u"data"] = QJsonObject {{u"a"_s, u"2"_s}};
        const auto second = QCoro::waitFor(client().replace(m_maps, m_nameSpace, edited));
        QVERIFY2(second, qPrintable(said(second)));
        QVERIFY(versionOf(second) != versionOf(first));
        const auto third = QCoro::waitFor(client().replace(m_maps, m_nameSpace, edited));
        QVERIFY(!third);
        QCOMPARE(third.error().kind, Error::Kind::Conflict);
        QCOMPARE(third.error().detail,
            u"Operation cannot be fulfilled on configmaps \"stale\": the object has been modified; please apply your changes to the latest version and try again"_s);
    }

    /// A write that changes nothing is no change.
    void sameAgainKeepsTheVersion()
    {
        const auto first = create(map("same"));
        const auto second = QCoro::waitFor(client().replace(m_maps, m_nameSpace, first->object));
        QVERIFY2(second, qPrintable(said(second)));
        QCOMPARE(versionOf(second), versionOf(first));
    }

    void patches_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("images");
        QTest::newRow("strategic: by name")
            << int(PatchKind::Strategic)
            << "{'spec':{'template':{'spec':{'containers':[{'name':'side','image':'s:2'}]}}}}"_ba
            << u"i:1 s:2"_s;
        QTest::newRow("strategic: removes by name")
            << int(PatchKind::Strategic)
            << "{'spec':{'template':{'spec':{'containers':[{'name':'side','$patch':'delete'}]}}}}"_ba
            << u"i:1"_s;
        QTest::newRow("merge: the whole list")
            << int(PatchKind::Merge)
            << "{'spec':{'template':{'spec':{'containers':[{'name':'one','image':'o:1'}]}}}}"_ba
            << u"o:1"_s;
        QTest::newRow("json")
            << int(PatchKind::Json)
            << "[{'op':'test','path':'/spec/replicas','value':0},{'op':'replace',"
               "'path':'/spec/template/spec/containers/0/image','value':'i:9'}]"_ba
            << u"i:9 s:1"_s;
    }
    void patches()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, body);
        const QString name = TestServer::ownName(u"web"_s);
        QVERIFY(QCoro::waitFor(
            client().create(m_deployments, m_nameSpace, deployment(name.toLatin1()))));
        const auto patched = QCoro::waitFor(client().patch(
            m_deployments, m_nameSpace, name, PatchKind(kind), body.replace('\'', '"')));
        QVERIFY2(patched, qPrintable(said(patched)));
        QStringList images;
        for (const QJsonValue &one :
            patched->object[u"spec"][u"template"][u"spec"][u"containers"].toArray())
            images += one[u"image"].toString();
        QTEST(images.join(u' '), "images");
        QCOMPARE(patched->object[u"metadata"][u"generation"].toInt(), 2);
    }

    void failedTestOfAPatch()
    {
        QVERIFY(create(map("tested")));
        const auto patched = QCoro::waitFor(client().patch(m_maps, m_nameSpace, u"tested"_s,
            PatchKind::Json, R"([{"op":"test","path":"/data/a","value":"9"}])"));
        QVERIFY(!patched);
        QCOMPARE(patched.error().kind, Error::Kind::Invalid);
        QCOMPARE(patched.error().detail,
            u"the server rejected our request due to an error in our request"_s);
    }

    void applyNamesTheOwner()
    {
        const auto mine = QCoro::waitFor(client().apply(m_maps, m_nameSpace, map("applied")));
        QVERIFY2(mine, qPrintable(said(mine)));
        m_server.call(
            "PATCH", path("applied") + u"?fieldManager=other"_s, jsonOf("{'data':{'a':'theirs'}}"));
        const auto refused = QCoro::waitFor(
            client().apply(m_maps, m_nameSpace, map("applied", "'data':{'a':'mine'}")));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Conflict);
        QCOMPARE(refused.error().causes.size(), 1);
        QCOMPARE(refused.error().causes[0].reason, u"FieldManagerConflict"_s);
        QCOMPARE(refused.error().causes[0].field, u".data.a"_s);
        QVERIFY2(
            refused.error().causes[0].message.startsWith("conflict with \"other\" using v1"_L1),
            qPrintable(refused.error().causes[0].message));
        const auto forced = QCoro::waitFor(client().apply(
            m_maps, m_nameSpace, map("applied", "'data':{'a':'mine'}"), {.force = true}));
        QVERIFY2(forced, qPrintable(said(forced)));
        QCOMPARE(forced->object[u"data"][u"a"].toString(), u"mine"_s);
    }

    void applyRemovesWhatItNoLongerNames()
    {
        QVERIFY(QCoro::waitFor(
            client().apply(m_maps, m_nameSpace, map("shrinks", "'data':{'a':'1','b':'2'}"))));
        m_server.call(
            "PATCH", path("shrinks") + u"?fieldManager=other"_s, jsonOf("{'data':{'c':'3'}}"));
        const auto second = QCoro::waitFor(
            client().apply(m_maps, m_nameSpace, map("shrinks", "'data':{'a':'1'}")));
        QVERIFY2(second, qPrintable(said(second)));
        QCOMPARE(
            second->object[u"data"].toObject(), (QJsonObject {{u"a"_s, u"1"_s}, {u"c"_s, u"3"_s}}));
        const auto third = QCoro::waitFor(
            client().apply(m_maps, m_nameSpace, map("shrinks", "'data':{'a':'1'}")));
        QCOMPARE(versionOf(third), versionOf(second));
    }

    void dryRunStoresNothing()
    {
        const WriteOptions dry {.dryRun = true};
        const auto made
            = QCoro::waitFor(client().create(m_deployments, m_nameSpace, deployment("dry"), dry));
        QVERIFY2(made, qPrintable(said(made)));
        QCOMPARE(made->object[u"spec"][u"revisionHistoryLimit"].toInt(), 10); // defaults show
        QVERIFY(!QCoro::waitFor(client().object(m_deployments, m_nameSpace, u"dry"_s)));

        const auto stored = create(map("kept"));
        QVERIFY(QCoro::waitFor(client().patch(
            m_maps, m_nameSpace, u"kept"_s, PatchKind::Merge, R"({"data":{"a":"2"}})", dry)));
        QVERIFY(QCoro::waitFor(
            client().apply(m_maps, m_nameSpace, map("kept", "'data':{'b':'2'}"), dry)));
        QVERIFY(QCoro::waitFor(
            client().replace(m_maps, m_nameSpace, map("kept", "'data':{'c':'2'}"), dry)));
        QVERIFY(QCoro::waitFor(client().remove(m_maps, m_nameSpace, u"kept"_s, {.dryRun = true})));
        const auto after = QCoro::waitFor(client().object(m_maps, m_nameSpace, u"kept"_s));
        QVERIFY2(after, qPrintable(said(after)));
        QCOMPARE(after->object, stored->object);
    }

    void unknownFields()
    {
        const QJsonObject odd = map("odd", "'dato':{},'data':{}");
        const auto strict = create(odd);
        QVERIFY(!strict);
        QCOMPARE(strict.error().kind, Error::Kind::Invalid);
        QVERIFY2(strict.error().detail.contains("strict decoding error: unknown field \"dato\""_L1),
            qPrintable(strict.error().detail));
        const auto warned = QCoro::waitFor(client().create(
            m_maps, m_nameSpace, odd, {.dryRun = true, .fieldValidation = u"Warn"_s}));
        QVERIFY2(warned, qPrintable(said(warned)));
        QCOMPARE(warned->warnings, QStringList {u"unknown field \"dato\""_s});
        const auto ignored = QCoro::waitFor(client().create(
            m_maps, m_nameSpace, odd, {.dryRun = true, .fieldValidation = u"Ignore"_s}));
        QVERIFY2(ignored, qPrintable(said(ignored)));
        QVERIFY(ignored->warnings.isEmpty() && !ignored->object.contains(u"dato"));
    }

    /// Every fault of an object at once, each with its place.
    void causes()
    {
        const auto refused
            = QCoro::waitFor(client().create(coreResource(u"pods"_s, u"Pod"_s), m_nameSpace,
                jsonOf("{'apiVersion':'v1','kind':'Pod','metadata':{'name':'bad'},'spec':{"
                       "'restartPolicy':'Sometimes','containers':[{'name':'A_b','image':'x',"
                       "'ports':[{'containerPort':99999}]},{'name':'b'}]}}")));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Invalid);
        QStringList found;
        for (const StatusCause &cause : refused.error().causes)
            found += cause.reason + u' ' + cause.field;
        found.sort();
        QCOMPARE(found.join(u'\n'),
            u"FieldValueInvalid spec.containers[0].name\n"
            "FieldValueInvalid spec.containers[0].ports[0].containerPort\n"
            "FieldValueNotSupported spec.restartPolicy\n"
            "FieldValueRequired spec.containers[1].image"_s);
    }

    void removesThisVeryObject()
    {
        const auto made = create(map("gone"));
        const auto other = QCoro::waitFor(
            client().remove(m_maps, m_nameSpace, u"gone"_s, {.uid = u"another"_s}));
        QVERIFY(!other);
        QCOMPARE(other.error().kind, Error::Kind::Conflict);
        const auto older = QCoro::waitFor(
            client().remove(m_maps, m_nameSpace, u"gone"_s, {.resourceVersion = u"1"_s}));
        QVERIFY(!older);
        QCOMPARE(older.error().kind, Error::Kind::Conflict);
        const QString uid = made->object[u"metadata"][u"uid"].toString();
        const auto done
            = QCoro::waitFor(client().remove(m_maps, m_nameSpace, u"gone"_s, {.uid = uid}));
        QVERIFY2(done, qPrintable(said(done)));
        QCOMPARE(done->object[u"kind"].toString(), u"Status"_s);
        QCOMPARE(done->object[u"details"][u"uid"].toString(), uid);
        const auto again = QCoro::waitFor(client().remove(m_maps, m_nameSpace, u"gone"_s));
        QVERIFY(!again);
        QCOMPARE(again.error().kind, Error::Kind::NotFound);
        QCOMPARE(again.error().detail, u"configmaps \"gone\" not found"_s);
    }

    void finalizersHold()
    {
        QJsonObject held = map("held");
        QJsonObject metadata = held[u"metadata"].toObject();
        metadata[u"finalizers"] = QJsonArray {u"example.com/hold"_s};
        held[u"metadata"] = metadata;
        QVERIFY(create(held));
        const auto removed = QCoro::waitFor(client().remove(m_maps, m_nameSpace, u"held"_s));
        QVERIFY2(removed, qPrintable(said(removed)));
        QCOMPARE(removed->object[u"kind"].toString(), u"ConfigMap"_s);
        QVERIFY(removed->object[u"metadata"].toObject().contains(u"deletionTimestamp"));
        const auto taken = create(map("held"));
        QVERIFY(!taken);
        QCOMPARE(said(taken), u"object is being deleted: configmaps \"held\" already exists"_s);
        m_server.call("PATCH", path("held"), jsonOf("{'metadata':{'finalizers':null}}"));
        QVERIFY(m_server.waitFor(path("held"), 404));
    }

    void quotaIsForbidden()
    {
        const QString place = m_server.makeNamespace(u"full"_s);
        const QString quotas = u"/api/v1/namespaces/%1/resourcequotas"_s.arg(place);
        QCOMPARE(m_server
                     .call("POST", quotas,
                         jsonOf("{'apiVersion':'v1','kind':'ResourceQuota','metadata':{'name':'q'},"
                                "'spec':{'hard':{'count/configmaps':'2'}}}"))
                     .status,
            201);
        QTRY_VERIFY_WITH_TIMEOUT(m_server.call("GET", quotas + u"/q"_s)
                                     .json[u"status"][u"hard"]
                                     .toObject()
                                     .contains(u"count/configmaps"),
            30'000);
        QTRY_VERIFY_WITH_TIMEOUT(!QCoro::waitFor(client().create(m_maps, place,
                                     map(TestServer::ownName(u"more"_s).toLatin1()))),
            30'000);
        const auto refused = QCoro::waitFor(client().create(m_maps, place, map("more")));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Forbidden);
        QVERIFY2(refused.error().detail.contains(
                     "exceeded quota: q, requested: count/configmaps=1, used: count/configmaps=2, "
                     "limited: count/configmaps=2"_L1),
            qPrintable(refused.error().detail));
    }

    /// What an owner leaves behind goes after it.
    void garbageIsCollected()
    {
        const auto owner = create(map("owner"));
        const QByteArray uid = owner->object[u"metadata"][u"uid"].toString().toLatin1();
        const auto owned = create(jsonOf(
            "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'owned','ownerReferences':[{"
            "'apiVersion':'v1','kind':'ConfigMap','name':'owner','uid':'"
            + uid + "'}]}}"));
        QVERIFY2(owned, qPrintable(said(owned)));
        QVERIFY(QCoro::waitFor(client().remove(m_maps, m_nameSpace, u"owner"_s)));
        QVERIFY(m_server.waitFor(path("owned"), 404));
    }

private:
    [[nodiscard]] ResourceClient client() { return ResourceClient(m_server.transport()); }
    Result<ResourceReply> create(const QJsonObject &object)
    {
        return QCoro::waitFor(client().create(m_maps, m_nameSpace, object));
    }
    [[nodiscard]] QString path(const QByteArray &name) const
    {
        return m_maps.path(m_nameSpace, QString::fromLatin1(name));
    }
    static QString versionOf(const Result<ResourceReply> &reply)
    {
        return reply ? reply->object[u"metadata"][u"resourceVersion"].toString() : QString();
    }

    TestServer m_server {{}}; ///< with the controllers: one of them keeps quotas
    QString m_nameSpace;
    const ApiResource m_maps = coreResource(u"configmaps"_s, u"ConfigMap"_s);
    ApiResource m_deployments = coreResource(u"deployments"_s, u"Deployment"_s);
};

QTEST_GUILESS_MAIN(TestServerWrites)
#include "tst_serverwrites.moc"
