// SPDX-License-Identifier: Apache-2.0
#include "models/watch/reflector.h"
#include "rawclient.h"
#include "testserver.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace models;
using Phase = WatchState::Phase;

/// A real API server that is killed and started anew, in a lab of this test's own.
class TestRestart final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        m_nameSpace = m_server.makeNamespace(u"restart"_s);
        m_path = u"/api/v1/namespaces/%1/configmaps"_s.arg(m_nameSpace);
    }

    void rowsOutliveTheServer()
    {
        QCOMPARE(create("kept"), 201);
        m_before = m_server.call("GET", m_path).json[u"metadata"][u"resourceVersion"].toString();
        QCOMPARE(create("removed"), 201);
        WatchScope scope;
        scope.resource = coreResource(u"configmaps"_s, u"ConfigMap"_s);
        scope.nameSpace = m_nameSpace;
        scope.labelSelector = u"shown=yes"_s;
        Reflector reflector(m_server.transport(), scope);
        QStringList phases;
        connect(&reflector, &Reflector::stateChanged, this, [&](const WatchState &state) {
            if (state.phase != Phase::Live && namesOf(reflector) != "kept removed"_L1)
                phases += namesOf(reflector); // rows must stay while nobody answers
        });
        reflector.start();
        QTRY_VERIFY_WITH_TIMEOUT(reflector.state().isSynced, patience);
        QCOMPARE(namesOf(reflector), u"kept removed"_s);
        phases.clear();

        const int supervisor = qEnvironmentVariableIntValue("SAMPAN_LAB_PID");
        QVERIFY2(supervisor > 1, "run by lab.py run");
        QCOMPARE(::kill(supervisor, SIGUSR1), 0);
        QTRY_VERIFY_WITH_TIMEOUT(reflector.state().phase != Phase::Live, patience);
        QCOMPARE(namesOf(reflector), u"kept removed"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_server.call("GET", u"/readyz"_s).status, 200, patience);
        QCOMPARE(m_server.call("DELETE", m_path + u"/removed"_s).status, 200);
        QCOMPARE(create("new"), 201);
        QTRY_COMPARE_WITH_TIMEOUT(namesOf(reflector), u"kept new"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(reflector.state().phase, Phase::Live, patience);
        QCOMPARE(phases, QStringList());
    }

    /// What the server that was started anew has no history of: an event, and the end of the watch.
    void refusesVersionsOfBefore()
    {
        QVERIFY(!m_before.isEmpty());
        const auto firstEvent = [this] {
            RawClient watcher(m_server.access());
            watcher.ask("GET",
                m_path.toLatin1()
                    + "?watch=1&timeoutSeconds=2&resourceVersion=" + m_before.toLatin1());
            return watcher.takeHead().status == 200
                ? QJsonDocument::fromJson(watcher.takeLine()).object()
                : QJsonObject();
        };
        QTRY_COMPARE_WITH_TIMEOUT(firstEvent()[u"object"][u"code"].toInt(), 410, patience);
        const QJsonObject event = firstEvent();
        QCOMPARE(event[u"type"].toString(), u"ERROR"_s);
        QCOMPARE(event[u"object"][u"reason"].toString(), u"Expired"_s);
        QVERIFY(event[u"object"][u"message"].toString().startsWith(
            u"too old resource version: %1 ("_s.arg(m_before)));
    }

private:
    static constexpr int patience = 120'000;

    static QString namesOf(const Reflector &reflector)
    {
        QStringList names;
        for (const RowRef &row : reflector.rows())
            names += row->name();
        names.sort();
        return names.join(u' ');
    }
    int create(const QByteArray &name)
    {
        return m_server
            .call("POST", m_path,
                jsonOf("{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'" + name
                    + "','labels':{'shown':'yes'}}}"))
            .status;
    }

    TestServer m_server;
    QString m_nameSpace;
    QString m_path;
    QString m_before;
};

QTEST_GUILESS_MAIN(TestRestart)
#include "tst_restart.moc"
