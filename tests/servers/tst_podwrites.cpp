// SPDX-License-Identifier: Apache-2.0
#include "models/base/json.h"
#include "models/writes/debugcontainer.h"
#include "models/writes/writer.h"
#include "testserver.h"

#include <QCoroTask>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

constexpr int patience = 60'000;

} // namespace

/// What is done to a pod beside itself: it is asked to go, and looked into.
class TestPodWrites final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        m_nameSpace = m_server.makeNamespace(u"podwrites"_s);
    }

    /// 104
    void evicts()
    {
        const QString pod = start("free");
        const auto tried = QCoro::waitFor(client().evict(m_nameSpace, pod, {.dryRun = true}));
        QVERIFY2(tried, qPrintable(said(tried)));
        QVERIFY(textAt(held(pod), u"metadata.deletionTimestamp").isEmpty());
        const auto done = QCoro::waitFor(writer().evict(m_nameSpace, pod));
        QVERIFY2(done, qPrintable(said(done)));
        QTRY_VERIFY_WITH_TIMEOUT(held(pod).isEmpty(), patience);
        const auto late = QCoro::waitFor(writer().evict(m_nameSpace, pod));
        QVERIFY(!late);
        QCOMPARE(late.error().kind, Error::Kind::NotFound);
    }

    /// 104 Never another pod of the same name.
    void evictsThisOneOnly()
    {
        const QString pod = start("other");
        const auto reply = QCoro::waitFor(
            client().evict(m_nameSpace, pod, {.uid = u"6d5a906a-7dbf-4a4e-8e0c-000000000000"_s}));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Conflict);
        QVERIFY(!held(pod).isEmpty());
    }

    /// 104 A budget keeps its pod, says so, and lets it go once another one is ready.
    void budgetsAreKept()
    {
        const QString pod = start("kept", "'app':'kept'");
        const QString budgets
            = u"/apis/policy/v1/namespaces/%1/poddisruptionbudgets"_s.arg(m_nameSpace);
        const QJsonObject budget = jsonOf(
            "{'apiVersion':'policy/v1','kind':'PodDisruptionBudget','metadata':{'name':"
            "'keep'},'spec':{'minAvailable':1,'selector':{'matchLabels':{'app':'kept'}}}}");
        QCOMPARE(m_server.call("POST", budgets, budget).status, 201);
        QTRY_COMPARE_WITH_TIMEOUT(
            m_server.call("GET", budgets + u"/keep"_s).json[u"status"][u"currentHealthy"].toInt(),
            1, patience);
        for (const bool isTrial : {true, false}) {
            const auto reply
                = QCoro::waitFor(client().evict(m_nameSpace, pod, {.dryRun = isTrial}));
            QVERIFY(!reply);
            QCOMPARE(reply.error().kind, Error::Kind::TooManyRequests);
            QCOMPARE(reply.error().message.english(),
                u"The disruption budget keep keeps this pod for now: it wants 1 ready pods, and "
                "there are 1."_s);
            QCOMPARE(reply.error().detail,
                u"Cannot evict pod as it would violate the pod's disruption budget."_s);
        }
        const QString second = start("kept-too", "'app':'kept'");
        QTRY_COMPARE_WITH_TIMEOUT(m_server.call("GET", budgets + u"/keep"_s)
                                      .json[u"status"][u"disruptionsAllowed"]
                                      .toInt(),
            1, patience);
        const auto done = QCoro::waitFor(writer().evict(m_nameSpace, pod));
        QVERIFY2(done, qPrintable(said(done)));
        // The one that is left counts at once, before anybody has counted again.
        const auto last = QCoro::waitFor(client().evict(m_nameSpace, second));
        QVERIFY(!last);
        QCOMPARE(last.error().kind, Error::Kind::TooManyRequests);
    }

    /// 104
    void addsDebugContainers()
    {
        const QString pod = start("looked-into");
        const QJsonObject container = debugContainer(held(pod), u"busybox:1.36"_s, u"main"_s);
        const auto reply = QCoro::waitFor(writer().debug(m_nameSpace, pod, container));
        QVERIFY2(reply, qPrintable(said(reply)));
        const QJsonArray there = arrayAt(held(pod), u"spec.ephemeralContainers");
        QCOMPARE(there.size(), 1);
        QCOMPARE(there[0][u"name"], container[u"name"]);
        QCOMPARE(there[0][u"targetContainerName"].toString(), u"main"_s);
        QVERIFY(there[0][u"tty"].toBool() && there[0][u"stdin"].toBool());
        QCOMPARE(there[0][u"imagePullPolicy"].toString(), u"IfNotPresent"_s);
        // A second one goes beside it, under another name.
        const QJsonObject second = debugContainer(held(pod), u"busybox:1.36"_s, {});
        QVERIFY(second[u"name"] != container[u"name"]);
        QVERIFY(QCoro::waitFor(writer().debug(m_nameSpace, pod, second)));
        QCOMPARE(arrayAt(held(pod), u"spec.ephemeralContainers").size(), 2);
        // It is no container of the pod's own to its status.
        QCOMPARE(arrayAt(held(pod), u"spec.containers").size(), 1);
    }

    void refusesWrongOnes_data()
    {
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("field");
        QTest::newRow("104 without an image")
            << QString() << QString() << u"spec.ephemeralContainers[0].image"_s;
        QTest::newRow("104 beside nobody")
            << u"busybox"_s << u"nobody"_s << u"spec.ephemeralContainers[0].targetContainerName"_s;
    }
    void refusesWrongOnes()
    {
        QFETCH(QString, image);
        QFETCH(QString, target);
        if (m_plain.isEmpty())
            m_plain = start("plain");
        const auto reply = QCoro::waitFor(
            writer().debug(m_nameSpace, m_plain, debugContainer(held(m_plain), image, target)));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Invalid);
        QVERIFY(!reply.error().causes.isEmpty());
        QTEST(reply.error().causes.first().field, "field");
    }

private:
    [[nodiscard]] ResourceClient client() const { return ResourceClient(m_server.transport()); }
    [[nodiscard]] Writer writer() const { return {m_server.transport(), nullptr, {}}; }
    [[nodiscard]] QString pods() const { return u"/api/v1/namespaces/%1/pods"_s.arg(m_nameSpace); }
    [[nodiscard]] QJsonObject held(const QString &pod) const
    {
        const TestServer::Answer answer = m_server.call("GET", pods() + u'/' + pod);
        return answer.status == 200 ? answer.json : QJsonObject();
    }
    /// A pod that is ready.
    [[nodiscard]] QString start(const QByteArray &name, const QByteArray &labels = {})
    {
        QJsonObject pod = startingPod(name);
        setAt(pod, u"metadata.labels", jsonOf("{" + labels + "}"));
        setAt(pod, u"spec.terminationGracePeriodSeconds", 1);
        (void)m_server.call("POST", pods(), pod);
        const QString shown = QString::fromLatin1(name);
        (void)QTest::qWaitFor(
            [&] { return conditionOf(held(shown), u"Ready")[u"status"].toString() == u"True"_s; },
            patience);
        return shown;
    }
    [[nodiscard]] static QString said(const Result<ResourceReply> &reply)
    {
        return reply ? u"no error"_s : reply.error().text();
    }

    TestServer m_server {{.speed = 60}};
    QString m_nameSpace;
    QString m_plain;
};

QTEST_GUILESS_MAIN(TestPodWrites)
#include "tst_podwrites.moc"
