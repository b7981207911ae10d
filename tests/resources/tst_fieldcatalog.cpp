// SPDX-License-Identifier: Apache-2.0
#include "fakeapi.h"

#include "models/kube/cluster.h"
#include "models/kube/curltransport.h"
#include "models/kube/discovery.h"
#include "models/resources/fieldcatalog.h"
#include "models/resources/fieldsearcher.h"
#include "models/sandbox/sandbox.h"

#include <QCoroTask>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

QStringList paths(const FieldHits &found)
{
    QStringList paths;
    for (const KindHits &kind : found.kinds) {
        for (const FieldHit &hit : kind.hits)
            paths.append(kind.gvk().kind + u'.' + kind.table->path(hit.field));
    }
    return paths;
}

/// A server that does as told, and a client that knows its kinds.
struct Told
{
    FakeApi api;
    ScriptedServer server {[this](const Exchange &exchange) { api(exchange); }};
    std::unique_ptr<Cluster> cluster;

    bool connectTo()
    {
        Access access;
        access.server = server.url();
        cluster
            = std::make_unique<Cluster>(access, std::make_unique<CurlTransport>(access), QString());
        return QCoro::waitFor(cluster->discovery().refresh()).has_value();
    }
};

QStringList answer(FieldSearcher &searcher, const QString &typed)
{
    searcher.setText(typed);
    if (!QTest::qWaitFor([&] { return !searcher.isRunning(); }, 5000))
        return {u"no answer"_s};
    return paths(searcher.hits());
}

} // namespace

class FieldCatalogTest final : public QObject
{
    Q_OBJECT

private slots:
    void findsInEveryKindOfTheSandbox()
    {
        sandbox::Sandbox sandbox(sandbox::SandboxOptions {.empty = true});
        QSignalSpy ready(&sandbox, &sandbox::Sandbox::ready);
        sandbox.start();
        QVERIFY(ready.wait(30'000));
        Access access;
        access.server = sandbox.url();
        access.ca = sandbox.caCertificate();
        access.token = sandbox.token();
        Cluster cluster(access, std::make_unique<CurlTransport>(access), {});
        QVERIFY(QCoro::waitFor(cluster.discovery().refresh()));
        const auto guides = *GuideLibrary::builtIn();
        FieldCatalog catalog(cluster, guides.get());
        catalog.read();
        QVERIFY(catalog.isReading());
        QTRY_VERIFY_WITH_TIMEOUT(!catalog.isReading(), 20'000);
        QCOMPARE(catalog.done(), catalog.total());
        QVERIFY(catalog.problems().isEmpty());
        QVERIFY(!catalog.outage());
        QVERIFY(catalog.fieldCount() > 10'000);

        FieldSearcher searcher(catalog);
        QVERIFY(answer(searcher, u"elastic"_s).contains(u"DeepSpeedJob.spec.elastic"_s));
        QVERIFY(answer(searcher, u"弹性"_s).contains(u"DeepSpeedJob.spec.elastic"_s));
        const QStringList images = answer(searcher, u"containers.image"_s);
        QVERIFY(images.contains(u"Pod.spec.containers.image"_s));
        QVERIFY(images.contains(u"Deployment.spec.template.spec.containers.image"_s));
        // A definition's schema contains itself.
        const QStringList definition = answer(searcher, u"openAPIV3Schema"_s);
        QVERIFY(definition.contains(
            u"CustomResourceDefinition.spec.versions.schema.openAPIV3Schema"_s));
        QVERIFY(definition.size() < 100);
    }

    void firstAnswersComeWhileOthersAreRead()
    {
        Told told;
        told.api.set(u"a.example"_s, u"Aa"_s, {u"gpuCount"_s});
        told.api.set(u"b.example"_s, u"Bb"_s, {u"gpuType"_s});
        told.api.hold(u"b.example"_s);
        QVERIFY(told.connectTo());
        FieldCatalog catalog(*told.cluster, nullptr);
        FieldSearcher searcher(catalog);
        searcher.setText(u"gpu"_s);
        catalog.read();
        QTRY_COMPARE(paths(searcher.hits()), QStringList {u"Aa.spec.gpuCount"_s});
        QVERIFY(catalog.isReading());
        QCOMPARE(catalog.done(), 1);
        QCOMPARE(catalog.total(), 2);
        told.api.letGo();
        QTRY_COMPARE(
            paths(searcher.hits()), (QStringList {u"Aa.spec.gpuCount"_s, u"Bb.spec.gpuType"_s}));
        QVERIFY(!catalog.isReading());
    }

    void oneThatCannotBeReadIsNamedAndTheOthersAreSearched()
    {
        Told told;
        told.api.set(u"a.example"_s, u"Aa"_s, {u"gpu"_s});
        told.api.set(u"b.example"_s, u"Bb"_s, {u"gpu"_s});
        told.api.setStatus(u"a.example"_s, 503);
        QVERIFY(told.connectTo());
        FieldCatalog catalog(*told.cluster, nullptr);
        FieldSearcher searcher(catalog);
        catalog.read();
        QTRY_VERIFY(!catalog.isReading());
        QCOMPARE(answer(searcher, u"gpu"_s), QStringList {u"Bb.spec.gpu"_s});
        QCOMPARE(catalog.problems().size(), 1);
        QCOMPARE(catalog.problems().first().groupVersion.toString(), u"a.example/v1"_s);
        QVERIFY(!catalog.outage());

        told.api.setStatus(u"a.example"_s, 0);
        catalog.read();
        QTRY_VERIFY(!catalog.isReading());
        QVERIFY(catalog.problems().isEmpty());
        QTRY_COMPARE(paths(searcher.hits()).size(), 2); // asked again by itself
    }

    void onlyWhatChangedIsReadAgain()
    {
        Told told;
        told.api.set(u"a.example"_s, u"Aa"_s, {u"one"_s});
        told.api.set(u"b.example"_s, u"Bb"_s, {u"two"_s});
        QVERIFY(told.connectTo());
        FieldCatalog catalog(*told.cluster, nullptr);
        catalog.read();
        QTRY_VERIFY(!catalog.isReading());
        QCOMPARE(told.api.documentsServed(), 2);
        catalog.read();
        QTRY_VERIFY(!catalog.isReading());
        QCOMPARE(told.api.documentsServed(), 2);

        told.api.set(u"b.example"_s, u"Bb"_s, {u"two"_s, u"three"_s});
        told.api.set(u"c.example"_s, u"Cc"_s, {u"four"_s});
        QVERIFY(QCoro::waitFor(told.cluster->discovery().refresh())); // a kind more: it follows
        QTRY_COMPARE(catalog.total(), 3);
        QTRY_VERIFY(!catalog.isReading());
        QCOMPARE(told.api.documentsServed(), 4);
        FieldSearcher searcher(catalog);
        QCOMPARE(answer(searcher, u"three"_s), QStringList {u"Bb.spec.three"_s});

        told.api.remove(u"c.example"_s);
        QVERIFY(QCoro::waitFor(told.cluster->discovery().refresh()));
        QTRY_COMPARE(catalog.total(), 2);
        QTRY_COMPARE(answer(searcher, u"four"_s), QStringList {});
    }

    void withoutTheRightNothingIsReadAndItSaysSo()
    {
        Told told;
        for (const QString &group : {u"a.example"_s, u"b.example"_s, u"c.example"_s})
            told.api.set(group, u"Kind"_s, {u"x"_s});
        told.api.setIndexStatus(403);
        QVERIFY(told.connectTo());
        FieldCatalog catalog(*told.cluster, nullptr);
        catalog.read();
        QTRY_VERIFY(!catalog.isReading());
        QVERIFY(catalog.outage());
        QCOMPARE(catalog.outage()->kind, Error::Kind::Forbidden);
        QVERIFY(catalog.tables().isEmpty());
        QCOMPARE(told.api.documentsServed(), 0);
    }

    void goesOnWhenTheServerIsBack()
    {
        Told told;
        told.api.set(u"a.example"_s, u"Aa"_s, {u"x"_s});
        QVERIFY(told.connectTo());
        told.server.setScript([](const Exchange &exchange) { exchange.reset(); });
        FieldCatalog catalog(*told.cluster, nullptr);
        catalog.read();
        QTRY_VERIFY(catalog.outage());
        QTRY_VERIFY(told.cluster->state() != Cluster::State::Online);
        told.server.setScript([&told](const Exchange &exchange) { told.api(exchange); });
        QVERIFY(QCoro::waitFor(told.cluster->connectToServer()));
        QTRY_COMPARE(catalog.tables().size(), 1);
        QVERIFY(!catalog.outage());
    }

    void goesAwayInTheMiddle()
    {
        Told told;
        told.api.set(u"a.example"_s, u"Aa"_s, {u"x"_s});
        told.api.set(u"b.example"_s, u"Bb"_s, {u"x"_s});
        told.api.set(u"c.example"_s, u"Cc"_s, {u"x"_s});
        told.api.hold(u"a.example"_s);
        QVERIFY(told.connectTo());
        FieldCatalog &catalog = FieldCatalog::of(*told.cluster, nullptr);
        QCOMPARE(&FieldCatalog::of(*told.cluster, nullptr), &catalog);
        auto searcher = std::make_unique<FieldSearcher>(catalog);
        catalog.read();
        QTRY_VERIFY(catalog.done() > 0);
        searcher->setText(u"x"_s);
        searcher.reset();
        told.cluster.reset(); // with the catalog, while a document is on its way
        told.api.letGo();
        QTest::qWait(0);
    }
};

QTEST_GUILESS_MAIN(FieldCatalogTest)
#include "tst_fieldcatalog.moc"
