// SPDX-License-Identifier: Apache-2.0
#include "models/kube/cluster.h"
#include "models/kube/curltransport.h"
#include "models/resources/resourcetablemodel.h"
#include "models/watch/reflector.h"
#include "models/watch/watchpool.h"
#include "tests/faults/author.h"
#include "tests/faults/faultproxy.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;
using Ask = FaultProxy::Ask;
using Phase = WatchState::Phase;

namespace {

constexpr int patience = 60'000;

/// One view: its own model over a reflector of its own.
struct View
{
    View(Cluster &cluster, const WatchScope &scope)
        : reflector(std::make_unique<Reflector>(cluster, scope))
    {
        model.bind(reflector.get());
        reflector->start();
    }
    [[nodiscard]] QStringList shown() const
    {
        QStringList rows;
        for (int i = 0; i < model.shown(); ++i)
            rows += model.rowAt(i)->name() + u'@' + QString::fromUtf8(model.rowAt(i)->version());
        return rows;
    }
    ResourceTableModel model;
    std::unique_ptr<Reflector> reflector;
};

} // namespace

/// Views of the same rows cost the server one watch.
class TestSharedWatches final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        m_nameSpace = m_server.makeNamespace(u"shared"_s);
    }
    void init()
    {
        ++m_round;
        m_author = std::make_unique<Author>(
            m_server, m_nameSpace, u"a%1"_s.arg(m_round), quint32(m_round));
        m_author->fill(5);
        m_proxy = std::make_unique<FaultProxy>(m_server.access());
        m_cluster = std::make_unique<Cluster>(
            m_proxy->access(), std::make_unique<CurlTransport>(m_proxy->access()), QString());
    }
    void cleanup()
    {
        m_cluster.reset();
        m_proxy.reset();
    }

    void oneForAllViews()
    {
        View first(*m_cluster, m_author->scope());
        QTRY_COMPARE_WITH_TIMEOUT(first.model.watchState().phase, Phase::Live, patience);
        View second(*m_cluster, m_author->scope());
        QCOMPARE(second.model.watchState().isSynced, false); // "none" is not said before the rows
        QTRY_COMPARE_WITH_TIMEOUT(second.model.watchState().phase, Phase::Live, patience);
        QVERIFY(second.model.watchState().isSynced);
        WatchScope whole = m_author->scope();
        whole.fullObjects = true;
        View other(*m_cluster, whole);
        QTRY_COMPARE_WITH_TIMEOUT(other.model.watchState().phase, Phase::Live, patience);
        QCOMPARE(asked(), 2);
        QCOMPARE(WatchPool::of(*m_cluster).size(), 2);
        m_author->write(20);
        for (const View *view : {&first, &second, &other}) {
            QTRY_COMPARE_WITH_TIMEOUT(sorted(view->shown()), m_author->listed(), patience);
        }
        QCOMPARE(asked(), 2);
    }

    void eachWithItsOwnOrderAndFilter()
    {
        View first(*m_cluster, m_author->scope());
        View second(*m_cluster, m_author->scope());
        QTRY_COMPARE_WITH_TIMEOUT(first.shown().size(), 5, patience);
        QTRY_COMPARE_WITH_TIMEOUT(second.shown().size(), 5, patience);
        const QStringList names = sorted(first.shown());
        second.model.sort(0, Qt::DescendingOrder);
        QTRY_COMPARE(second.shown(), QStringList(names.crbegin(), names.crend()));
        first.model.sort(0, Qt::AscendingOrder);
        QTRY_COMPARE(first.shown(), names);
        first.model.setFilter(RowFilter::parse(names.first().section(u'@', 0, 0)));
        QTRY_COMPARE(first.shown(), names.first(1));
        QCOMPARE(second.shown().size(), 5);
        QCOMPARE(asked(), 1);
    }

    /// Going back within a moment lists nothing anew; after it the watch is over.
    void theLastOneEndsIt()
    {
        auto first = std::make_unique<View>(*m_cluster, m_author->scope());
        auto second = std::make_unique<View>(*m_cluster, m_author->scope());
        QTRY_COMPARE_WITH_TIMEOUT(second->shown().size(), 5, patience);
        first.reset();
        m_author->write(5);
        QTRY_COMPARE_WITH_TIMEOUT(sorted(second->shown()), m_author->listed(), patience);
        second.reset();
        QVERIFY(m_proxy->hasFlowingWatch());
        View again(*m_cluster, m_author->scope());
        QTRY_COMPARE_WITH_TIMEOUT(sorted(again.shown()), m_author->listed(), patience);
        QCOMPARE(asked(), 1);
        again.reflector.reset();
        QElapsedTimer clock;
        clock.start();
        QTRY_VERIFY_WITH_TIMEOUT(!m_proxy->hasFlowingWatch(), patience);
        QVERIFY(clock.durationElapsed() > WatchPool::grace / 2);
        QCOMPARE(WatchPool::of(*m_cluster).size(), 0);
    }

    /// Whoever opens a view of what was refused asks again; a refused watch is not kept.
    void refusedIsAskedAgain()
    {
        m_proxy->next(Ask::Any, fault::refuse(403, "Forbidden"), 2); // watching, and then listing
        View first(*m_cluster, m_author->scope());
        QTRY_COMPARE_WITH_TIMEOUT(first.model.watchState().phase, Phase::NoAccess, patience);
        View second(*m_cluster, m_author->scope());
        QTRY_COMPARE_WITH_TIMEOUT(second.shown().size(), 5, patience);
        QTRY_COMPARE_WITH_TIMEOUT(first.shown().size(), 5, patience);
        m_proxy->next(Ask::Any, fault::refuse(403, "Forbidden"), 2); // watching, and then listing
        first.reflector->relist();
        QTRY_COMPARE_WITH_TIMEOUT(second.model.watchState().phase, Phase::NoAccess, patience);
        first.reflector.reset();
        second.reflector.reset();
        QTRY_COMPARE(WatchPool::of(*m_cluster).size(), 0);
    }

    void theClusterGoesFirst()
    {
        View view(*m_cluster, m_author->scope());
        QTRY_COMPARE_WITH_TIMEOUT(view.shown().size(), 5, patience);
        m_cluster.reset();
        QCOMPARE(view.reflector->rows().size(), 0);
        QCOMPARE(view.shown().size(), 5);
        view.reflector->relist();
    }

private:
    static QStringList sorted(QStringList rows)
    {
        rows.sort();
        return rows;
    }
    /// Lists, streaming lists and watches that were not there before.
    [[nodiscard]] int asked() const
    {
        return m_proxy->count(Ask::Stream) + m_proxy->count(Ask::List);
    }

    TestServer m_server;
    QString m_nameSpace;
    std::unique_ptr<Author> m_author;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Cluster> m_cluster;
    int m_round = 0;
};

QTEST_GUILESS_MAIN(TestSharedWatches)
#include "tst_sharedwatches.moc"
