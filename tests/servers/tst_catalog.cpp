// SPDX-License-Identifier: Apache-2.0
#include "models/kube/discovery.h"
#include "models/kube/openapistore.h"
#include "models/schema/explain.h"
#include "models/schema/openapidocument.h"
#include "testserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

/// Which kinds a server has, what their fields are, and how both follow what changes.
class TestCatalog final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_server.start()); }

    void finds_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("found");
        QTest::newRow("plural") << u"pods"_s << u"v1 Pod"_s;
        QTest::newRow("short") << u"deploy"_s << u"apps/v1 Deployment"_s;
        QTest::newRow("kind") << u"StatefulSet"_s << u"apps/v1 StatefulSet"_s;
        QTest::newRow("singular") << u"cronjob"_s << u"batch/v1 CronJob"_s;
        QTest::newRow("with group") << u"events.events.k8s.io"_s << u"events.k8s.io/v1 Event"_s;
        QTest::newRow("core first") << u"ev"_s << u"v1 Event"_s;
        QTest::newRow("cluster wide")
            << u"crd"_s << u"apiextensions.k8s.io/v1 CustomResourceDefinition"_s;
    }
    void finds()
    {
        QFETCH(QString, word);
        Discovery discovery(m_server.transport(), {});
        QVERIFY(QCoro::waitFor(discovery.refresh()));
        const auto found = discovery.find(word);
        QVERIFY2(found, found ? "" : qPrintable(found.error().text()));
        QTEST(found->groupVersion.toString() + u' ' + found->kind, "found");
        QVERIFY(found->can(u"list"));
    }

    void knowsWhatPodsCan()
    {
        Discovery discovery(m_server.transport(), {});
        QVERIFY(QCoro::waitFor(discovery.refresh()));
        const auto pods = discovery.find(u"pods"_s);
        QVERIFY(pods && pods->namespaced);
        for (const char *verb :
            {"create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"})
            QVERIFY2(pods->can(QString::fromLatin1(verb)), verb);
        for (const char *part : {"log", "exec", "status", "eviction", "ephemeralcontainers"})
            QVERIFY2(pods->subresources.contains(QLatin1String(part)), part);
        QVERIFY(pods->categories.contains("all"_L1));
    }

    void explains()
    {
        OpenApiStore store(m_server.transport(), {});
        const auto bytes = QCoro::waitFor(store.document({u"apps"_s, u"v1"_s}));
        QVERIFY2(bytes, bytes ? "" : qPrintable(bytes.error().text()));
        const auto document = OpenApiDocument::parse(*bytes);
        QVERIFY(document);
        ApiResource deployments = coreResource(u"deployments"_s, u"Deployment"_s);
        deployments.groupVersion = {u"apps"_s, u"v1"_s};
        const Explanation said = explain(**document, deployments,
            {u"spec"_s, u"template"_s, u"spec"_s, u"containers"_s}, false,
            ExplainOutput::Plaintext);
        QVERIFY2(said.text.contains("FIELD: containers <[]Container>"_L1), qPrintable(said.text));
        QVERIFY(!QCoro::waitFor(store.document({u"nothing.example"_s, u"v1"_s})));
    }

    /// A definition of a kind is made, and removed: it is found, described, served, and gone.
    void followsDefinitions()
    {
        const QString group = TestServer::ownName(u"group"_s) + u".example.com"_s;
        const QString definitions = u"/apis/apiextensions.k8s.io/v1/customresourcedefinitions"_s;
        QJsonObject definition = jsonOf(
            "{'apiVersion':'apiextensions.k8s.io/v1','kind':'CustomResourceDefinition','spec':{"
            "'scope':'Namespaced','names':{'plural':'widgets','singular':'widget','kind':'Widget',"
            "'shortNames':['wg']},'versions':[{'name':'v1','served':true,'storage':true,'schema':{"
            "'openAPIV3Schema':{'type':'object','properties':{'spec':{'type':'object','properties':"
            "{'size':{'type':'integer','description':'How large.'}}}}}}}]}}");
        QJsonObject spec = definition[u"spec"].toObject();
        spec[u"group"] = group;
        definition[u"spec"] = spec;
        definition[u"metadata"] = QJsonObject {{u"name"_s, u"widgets."_s + group}};
        const auto made = m_server.call("POST", definitions, definition);
        QVERIFY2(made.status == 201, made.reply.body.constData());

        Discovery discovery(m_server.transport(), {});
        QTRY_VERIFY_WITH_TIMEOUT(QCoro::waitFor(discovery.refresh())
                && discovery.find(u"widgets."_s + group).has_value(),
            30'000);
        const ApiResource widgets = *discovery.find(u"widgets."_s + group);
        QCOMPARE(widgets.shortNames, QStringList {u"wg"_s});
        QVERIFY(m_server.waitFor(widgets.path(u"default"_s)));

        OpenApiStore store(m_server.transport(), {});
        const auto described = [&] {
            store.invalidate();
            const auto bytes = QCoro::waitFor(store.document({group, u"v1"_s}));
            return bytes && bytes->contains("How large.");
        };
        QTRY_VERIFY_WITH_TIMEOUT(described(), 30'000);

        QCOMPARE(m_server.call("DELETE", definitions + u"/widgets."_s + group).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(QCoro::waitFor(discovery.refresh())
                && !discovery.find(u"widgets."_s + group).has_value(),
            30'000);
        QVERIFY(m_server.waitFor(widgets.path(u"default"_s), 404));
    }

private:
    TestServer m_server;
};

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
