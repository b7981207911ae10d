// SPDX-License-Identifier: Apache-2.0
#include "models/kube/cluster.h"
#include "models/kube/curltransport.h"
#include "models/watch/reflectorgroup.h"
#include "tests/kube/scriptedserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;
using Phase = WatchState::Phase;

namespace {

/// JSON with single quotes, for the reader.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray frame(const QByteArray &type, const QByteArray &metadata)
{
    return json("{'type':'" + type + "','object':{'apiVersion':'v1','kind':'ConfigMap','metadata':{"
        + metadata + "}}}\n");
}

WatchScope configMaps()
{
    WatchScope scope;
    scope.resource = {.groupVersion = {{}, u"v1"_s},
        .plural = u"configmaps"_s,
        .singular = u"configmap"_s,
        .kind = u"ConfigMap"_s,
        .shortNames = {},
        .verbs = {u"list"_s, u"watch"_s},
        .categories = {},
        .subresources = {},
        .namespaced = true};
    return scope;
}

} // namespace

/// Rows of several namespaces as one, and what becomes of them where not all may be listed.
class TestReflectorGroup final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_allowed.clear();
        m_asked.clear();
        m_cluster = std::make_unique<Cluster>(Access {.server = m_server.url()},
            std::make_unique<CurlTransport>(Access {.server = m_server.url()}), QString());
    }
    void cleanup()
    {
        m_group.reset();
        m_cluster.reset();
    }

    void shows_data()
    {
        QTest::addColumn<QStringList>("allowed"); // "": all at once
        QTest::addColumn<QStringList>("spaces"); // asked for; none: all
        QTest::addColumn<QStringList>("known");
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("phase");
        QTest::addColumn<QString>("refused");
        QTest::addColumn<int>("requests"); // a refusal costs two: watching, and then listing
        const QStringList none;
        const QStringList two {u"a"_s, u"b"_s};
        QTest::newRow("all at once")
            << QStringList {QString()} << none << two << u"one"_s << u"live"_s << QString() << 1;
        QTest::newRow("one") << two << QStringList {u"a"_s} << two << u"a1"_s << u"live"_s
                             << QString() << 1;
        QTest::newRow("two by name")
            << two << two << none << u"a1 b1"_s << u"live"_s << QString() << 2;
        QTest::newRow("two by name, one refused")
            << QStringList {u"a"_s} << two << none << u"a1"_s << u"no access"_s << u"b"_s << 3;
        QTest::newRow("F52 rights in two of two hundred, and those two are known")
            << two << none << two << u"a1 b1"_s << u"live"_s << QString() << 4;
        QTest::newRow("F52 the context's own is none of the two")
            << two << none << QStringList {u"own"_s, u"a"_s, u"b"_s} << u"a1 b1"_s << u"live"_s
            << u"own"_s << 6;
        QTest::newRow("F52 no right in any that is known")
            << none << none << two << QString() << u"no access"_s << u"a b"_s << 6;
        QTest::newRow("F52 none is known")
            << none << none << none << QString() << u"no access"_s << QString() << 2;
    }
    void shows()
    {
        QFETCH(QStringList, allowed);
        QFETCH(QStringList, spaces);
        QFETCH(QStringList, known);
        m_allowed = allowed;
        start(spaces, known);
        QTRY_VERIFY(isSettled());
        QTEST(rows(), "rows");
        QTEST(m_group->state().phase == Phase::Live ? u"live"_s : u"no access"_s, "phase");
        QTEST(refused(), "refused");
        QTEST(int(m_asked.size()), "requests");
        QCOMPARE(m_resets, m_rows.isEmpty() ? 0 : 1);
        QCOMPARE(m_group->isFallback(),
            spaces.isEmpty() && !known.isEmpty() && !allowed.contains(QString()));
    }

    /// "Try again": what was refused is asked for anew, all at once first.
    void triesAgain()
    {
        m_allowed = {u"a"_s};
        start({}, {u"a"_s, u"b"_s});
        QTRY_VERIFY(isSettled());
        QCOMPARE(rows(), u"a1"_s);
        m_allowed = {QString(), u"a"_s, u"b"_s};
        m_group->relist();
        QTRY_COMPARE(rows(), u"one"_s);
        QVERIFY(!m_group->isFallback());
        QVERIFY(m_group->spaces().isEmpty());
        QCOMPARE(m_resets, 2);
    }

private:
    void answer(const Exchange &exchange)
    {
        const QString space = QString::fromLatin1(exchange.path()).contains("/namespaces/"_L1)
            ? QString::fromLatin1(exchange.path()).section(u'/', 4, 4)
            : QString();
        m_asked += space;
        if (!m_allowed.contains(space)) {
            exchange.answer(403,
                json("{'kind':'Status','apiVersion':'v1','status':'Failure','reason':'Forbidden',"
                     "'message':'no','code':403}"));
            return;
        }
        const QByteArray name = space.isEmpty() ? "one" : space.toLatin1() + '1';
        exchange.beginChunks();
        exchange.chunk(frame("ADDED",
            "'name':'" + name + "','namespace':'" + space.toLatin1() + "','uid':'u-" + name
                + "','resourceVersion':'7'"));
        exchange.chunk(frame("BOOKMARK",
            "'resourceVersion':'8','annotations':{'k8s.io/initial-events-end':'true'}"));
    }
    void start(const QStringList &spaces, const QStringList &known)
    {
        m_rows.clear();
        m_resets = 0;
        m_group = std::make_unique<ReflectorGroup>(*m_cluster, configMaps(), spaces, known);
        connect(m_group.get(), &ReflectorGroup::batch, this, [this](const RowBatch &batch) {
            if (batch.isReset) {
                m_rows.clear();
                ++m_resets;
            }
            for (const QString &uid : batch.removed)
                m_rows.remove(uid);
            for (const RowRef &row : batch.upserted)
                m_rows.insert(row->uid(), row);
        });
        m_group->start();
    }
    /// Each namespace has said what it has, or that it may not.
    [[nodiscard]] bool isSettled() const
    {
        if (m_group->isFallback() && m_group->spaces().isEmpty())
            return false; // about to try the known ones
        const WatchState state = m_group->state();
        const qsizetype waiting = std::max<qsizetype>(1, m_group->spaces().size())
            - m_group->refused().size() - m_rows.size();
        const bool isOver = state.phase == Phase::NoAccess || state.phase == Phase::Live;
        return isOver && waiting == 0;
    }
    [[nodiscard]] QString rows() const
    {
        QStringList names;
        for (const RowRef &row : m_rows)
            names += row->name();
        names.sort();
        return names.join(u' ');
    }
    [[nodiscard]] QString refused() const { return m_group->refused().join(u' ').trimmed(); }

    ScriptedServer m_server {[this](const Exchange &exchange) { answer(exchange); }};
    QStringList m_allowed;
    QStringList m_asked; ///< a namespace for each request; empty: all
    std::unique_ptr<Cluster> m_cluster;
    std::unique_ptr<ReflectorGroup> m_group;
    QHash<QString, RowRef> m_rows;
    int m_resets = 0;
};

QTEST_GUILESS_MAIN(TestReflectorGroup)
#include "tst_reflectorgroup.moc"
