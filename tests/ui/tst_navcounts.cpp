// SPDX-License-Identifier: Apache-2.0
#include "sandboxsession.h"

#include "models/kube/resourceclient.h"
#include "ui/shell/navcounts.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace models;

/// The numbers beside the kinds of the navigation, from a real server.
class NavCountsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_box.start());
        const Discovery &discovery = m_box.session().cluster()->discovery();
        m_pods = *discovery.find(u"pods"_s);
        m_nodes = *discovery.find(u"nodes"_s);
    }

    void countsWhatTheServerHas()
    {
        ui::NavCounts counts(m_box.session());
        QCOMPARE(counts.count(m_pods.gvk()), -1); // nobody asked
        counts.setKinds({m_pods, m_nodes});
        QTRY_COMPARE_WITH_TIMEOUT(counts.count(m_nodes.gvk()), listed(m_nodes, {}), 20'000);
        QTRY_VERIFY(counts.count(m_pods.gvk()) > 100);
        counts.setKinds({m_nodes});
        QCOMPARE(counts.count(m_pods.gvk()), -1); // its group was closed
    }

    void followsTheProjects()
    {
        ui::NavCounts counts(m_box.session());
        counts.setKinds({m_pods});
        QTRY_VERIFY_WITH_TIMEOUT(counts.count(m_pods.gvk()) > 100, 20'000);
        m_box.session().setProjects({u"default"_s, u"kube-system"_s});
        QCOMPARE(counts.count(m_pods.gvk()), -1); // what was known is of other projects
        const qint64 both = listed(m_pods, u"default"_s) + listed(m_pods, u"kube-system"_s);
        QTRY_COMPARE(counts.count(m_pods.gvk()), both);
        m_box.session().setProjects({u"demo"_s});
        QTRY_VERIFY(counts.count(m_pods.gvk()) > 100);
    }

    void saysNothingWhereItMayNotLook()
    {
        ui::SandboxSession stranger;
        QVERIFY(stranger.start({.empty = true}, u"nobody"_s));
        ui::NavCounts counts(stranger.session());
        const QSignalSpy changed(&counts, &ui::NavCounts::changed);
        counts.setKinds({m_pods});
        QTest::qWait(500);
        QCOMPARE(counts.count(m_pods.gvk()), -1);
        QVERIFY(changed.isEmpty());
    }

private:
    [[nodiscard]] qint64 listed(const ApiResource &kind, const QString &nameSpace)
    {
        const auto list = QCoro::waitFor(
            ResourceClient(m_box.session().cluster()->transport()).list(kind, nameSpace));
        return list ? list->object[u"items"].toArray().size() : -2;
    }

    ui::SandboxSession m_box;
    ApiResource m_pods;
    ApiResource m_nodes;
};

QTEST_MAIN(NavCountsTest)
#include "tst_navcounts.moc"
