// SPDX-License-Identifier: Apache-2.0
#include "livesession.h"

#include "ui/forms/clusterlookup.h"
#include "ui/forms/lookupchoices.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using ui::FieldLookup;

/// Names for pickers, out of a live cluster.
class TestClusterLookup final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_live.start({.empty = false, .manualClock = true})); }

    void asksTheCluster_data()
    {
        QTest::addColumn<QString>("picker");
        QTest::addColumn<bool>("hasNotes");
        QTest::newRow("1.3.33 claims with size and mode") << u"claim"_s << true;
        QTest::newRow("1.3.33 secrets with their type") << u"secret"_s << true;
        QTest::newRow("1.3.33 config maps") << u"configmap"_s << false;
        QTest::newRow("1.3.33 service accounts") << u"serviceaccount"_s << false;
        QTest::newRow("1.3.33 queues with what is left") << u"queue"_s << true;
        QTest::newRow("1.3.33 storage classes") << u"storageclass"_s << true;
        QTest::newRow("1.3.33 nodes") << u"node"_s << false;
        QTest::newRow("1.3.35 labels of nodes") << u"node-label"_s << true;
        QTest::newRow("1.3.33 resources that nodes offer") << u"accelerator"_s << true;
        QTest::newRow("1.3.36 images lately used") << u"image"_s << true;
        QTest::newRow("1.3.23 versions of the API") << u"apiversion"_s << false;
        QTest::newRow("1.3.23 kinds of a version") << u"kind:apps/v1"_s << false;
    }
    void asksTheCluster()
    {
        QFETCH(QString, picker);
        QFETCH(bool, hasNotes);
        ui::ClusterLookup lookup(*m_live.session->cluster(), u"demo"_s);
        QTRY_VERIFY(!lookup.choices(picker).isEmpty());
        QCOMPARE(lookup.access(picker), FieldLookup::Access::Known);
        const bool found = std::ranges::any_of(lookup.choices(picker),
            [](const FieldLookup::Choice &choice) { return !choice.note.isEmpty(); });
        if (hasNotes)
            QVERIFY(found);
    }

    void keysOfAnObject()
    {
        ui::ClusterLookup lookup(*m_live.session->cluster(), u"demo"_s);
        QTRY_VERIFY(!lookup.choices(u"secret"_s).isEmpty());
        const QString name = lookup.choices(u"secret"_s).first().name;
        const QString keys = u"secret-key:"_s + name;
        QTRY_VERIFY(!lookup.choices(keys).isEmpty());
        // A name that is being typed asks nobody.
        QVERIFY(lookup.choices(u"secret-key:no-such"_s).isEmpty());
        QCOMPARE(lookup.access(u"secret-key:no-such"_s), FieldLookup::Access::Known);
    }

    void nodesForMatching()
    {
        ui::ClusterLookup lookup(*m_live.session->cluster(), u"demo"_s);
        QTRY_VERIFY(!lookup.nodes().isEmpty());
        QVERIFY(!lookup.nodes().first().allocatable.isEmpty());
    }

    void schemasOfOtherKinds()
    {
        ui::ClusterLookup lookup(*m_live.session->cluster(), u"demo"_s);
        QSignalSpy read(&lookup, &FieldLookup::schemaRead);
        lookup.readSchema({u"apps"_s, u"v1"_s, u"Deployment"_s});
        QVERIFY(read.wait());
    }

    void columnsOfAKind()
    {
        const auto kinds = m_live.session->cluster()->discovery().resources();
        const auto job
            = std::ranges::find(kinds, u"PyTorchTrainingJob"_s, &models::ApiResource::kind);
        QVERIFY(job != kinds.end());
        ui::ClusterLookup lookup(*m_live.session->cluster(), u"demo"_s);
        QSignalSpy read(&lookup, &FieldLookup::columnsRead);
        lookup.readColumns(job->gvk());
        QVERIFY(read.wait());
        QCOMPARE(read[0][0].value<models::GroupVersionKind>(), job->gvk());
    }

    /// Nothing that one may not read stands in the way.
    void withoutRights()
    {
        QVERIFY(m_live.connectAs(u"nobody"_s));
        ui::ClusterLookup lookup(*m_live.session->cluster(), u"demo"_s);
        QVERIFY(lookup.choices(u"secret"_s).isEmpty());
        QTRY_COMPARE(lookup.access(u"secret"_s), FieldLookup::Access::NoAccess);
        QVERIFY(m_live.connectAs({}));
    }

    void images()
    {
        const QJsonArray pods {pod(u"2026-01-01T00:00:00Z"_s, u"old:1"_s),
            pod(u"2026-01-03T00:00:00Z"_s, u"new:1"_s), pod(u"2026-01-02T00:00:00Z"_s, u"old:1"_s)};
        const auto found = ui::LookupChoices::images(pods);
        QCOMPARE(found.size(), 2);
        QCOMPARE(found[0].name, u"new:1"_s);
    }

    /// By how many carry them; what controllers mark their own by is not offered.
    void labelsInUse()
    {
        const auto labelled = [](const QJsonObject &labels) {
            return QJsonObject {{u"metadata"_s, QJsonObject {{u"labels"_s, labels}}}};
        };
        const ui::LabelUse use = ui::LookupChoices::labelUse(
            {labelled({{u"app"_s, u"b"_s}, {u"pod-template-hash"_s, u"1"_s}}),
                labelled(
                    {{u"app"_s, u"a"_s}, {u"team"_s, u"x"_s}, {u"pod-template-hash"_s, u"2"_s}}),
                labelled({{u"app"_s, u"b"_s}}), QJsonObject()});
        const auto names = [](const ui::LookupChoices::Choices &choices) {
            QStringList all;
            for (const FieldLookup::Choice &choice : choices)
                all.append(choice.name);
            return all;
        };
        QCOMPARE(names(ui::LookupChoices::ofLabels(use)), (QStringList {u"app"_s, u"team"_s}));
        QCOMPARE(names(ui::LookupChoices::ofLabels(use, u"app"_s)), (QStringList {u"b"_s, u"a"_s}));
        QVERIFY(ui::LookupChoices::ofLabels(use, u"no-such"_s).isEmpty());
    }

    void labelsOfAKind()
    {
        QVERIFY(m_live.create(
            u"deployments"_s, R"({"metadata":{"name":"marked","labels":{"crew":"blue"}},
"spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}})"));
        ui::ClusterLookup lookup(*m_live.session->cluster(), u"demo"_s);
        const QString keys = u"label:apps/v1/Deployment"_s;
        QSignalSpy changed(&lookup, &FieldLookup::changed);
        QVERIFY(lookup.choices(keys).isEmpty()); // asks
        QTRY_VERIFY(!changed.isEmpty());
        QVERIFY(std::ranges::contains(lookup.choices(keys), u"crew"_s, &FieldLookup::Choice::name));
        QCOMPARE(lookup.choices(keys + u"=crew"_s).value(0).name, u"blue"_s);
        QCOMPARE(lookup.access(keys), FieldLookup::Access::Known);
        QVERIFY(lookup.choices(u"label:apps/v1/NoSuch"_s).isEmpty());
        QCOMPARE(lookup.access(u"label:apps/v1/NoSuch"_s), FieldLookup::Access::Unknown);
    }

    void taints()
    {
        models::NodeFacts node;
        node.taints = {{u"gpu"_s, u"yes"_s, u"NoSchedule"_s}};
        const auto found = ui::LookupChoices::ofNodes(u"taint"_s, {node, node});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].name, u"gpu"_s);
    }

    void secretsValuesAreNotLookedAt()
    {
        const auto keys
            = ui::LookupChoices::keysOf({{u"data"_s, QJsonObject {{u"token"_s, u"c2VjcmV0"_s}}}});
        QCOMPARE(keys.size(), 1);
        QCOMPARE(keys[0].name, u"token"_s);
        QVERIFY(keys[0].note.isEmpty());
    }

private:
    static QJsonObject pod(const QString &made, const QString &image)
    {
        return {{u"metadata"_s, QJsonObject {{u"creationTimestamp"_s, made}}},
            {u"spec"_s,
                QJsonObject {{u"containers"_s, QJsonArray {QJsonObject {{u"image"_s, image}}}}}}};
    }

    ui::LiveSession m_live;
};

QTEST_MAIN(TestClusterLookup)
#include "tst_clusterlookup.moc"
