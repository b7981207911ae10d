// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/scene.h"

using namespace Qt::StringLiterals;
using namespace models;
using Ask = FaultProxy::Ask;
using How = Fault::How;
using Phase = WatchState::Phase;

/// A line that breaks in every way that lines break in.
class TestLineFaults final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        m_nameSpace = m_server.makeNamespace(u"faults"_s);
    }

    void rows_data()
    {
        QTest::addColumn<Scene>("scene");
        addRow("F1 nobody listens for a while",
            {.during =
                    [](const Stage &stage) {
                        stage.proxy.close();
                        stage.author.write(5);
                        stage.waitForText(u"refused the connection: nothing listens there"_s);
                        stage.proxy.open();
                    },
                .said = {Phase::Offline}});
        addRow("F1 trying again by hand does not wait",
            {.during =
                    [](const Stage &stage) {
                        stage.proxy.close();
                        stage.waitFor(Phase::Offline);
                        stage.proxy.open();
                        stage.driver.wake();
                    },
                .said = {Phase::Offline},
                .speed = 1});
        addRow("F7 a watch whose time is over",
            {.during = [](const Stage &stage) { stage.endWatch(); },
                .after =
                    [](const Stage &stage) {
                        return stage.record.hasSeen(Phase::Offline) ? u"flickered"_s
                                                                    : wasNotListedAgain(stage);
                    }});
        addRow("F8 reset between two events",
            {.during = strike({.afterLines = 0}),
                .said = {Phase::Offline},
                .after = wasNotListedAgain});
        addRow("F9 reset inside an event",
            {.during = strike(fault::cutLine(2, 40)),
                .said = {Phase::Offline},
                .after = wasNotListedAgain});
        addRow("F9 closed inside an event",
            {.during = strike(fault::cutLine(2, 150, How::Close)),
                .said = {Phase::Offline},
                .after = wasNotListedAgain});
        addRow("F9 cut in the head of the answer",
            {.during = nextWatch(fault::cutWire(30)),
                .said = {Phase::Offline},
                .after = wasNotListedAgain});
        addRow("F9 closed in the head of the answer",
            {.during = nextWatch(fault::cutWire(30, How::Close)),
                .said = {Phase::Offline},
                .after = wasNotListedAgain});
        addRow("F9 cut in the size of a chunk",
            {.during = nextWatch({.afterBytes = 190, .how = How::Close, .isRaw = true}),
                .after = wasNotListedAgain});
        addRow("F10 a peer that is silent for ever",
            {.during = strike({.afterLines = 0, .how = How::Stall}),
                .said = {Phase::Offline},
                .text = u"silent for too long"_s,
                .speed = 50});
        addRow("F10 a silent peer, found on wake",
            {.during =
                    [](const Stage &stage) {
                        stage.strike(How::Stall);
                        stage.author.write(3);
                        stage.driver.wake();
                    },
                .speed = 1,
                .after = wasNotListedAgain});
        addRow("F11 a server that is stopped, then goes on",
            {.during =
                    [](const Stage &stage) {
                        stage.proxy.next(Ask::Any, fault::silence(), FaultProxy::Always);
                        stage.strike(How::Stall);
                        stage.waitForText(u"did not answer in time"_s);
                        stage.proxy.forgetRules();
                    },
                .said = {Phase::Offline},
                .speed = 50});
        // What Cluster does when the clock jumped, or the network changed.
        addRow("F26 all connections are dead after a sleep", deadLines());
        addRow("F27 all connections are dead after a change of the network", deadLines());
        addRow("F29 every answer closes its connection",
            {.during = [](const Stage &stage) { stage.endWatch(); },
                .after =
                    [](const Stage &stage) {
                        return stage.proxy.front().connections() == stage.proxy.seen().size()
                            ? QString()
                            : u"a connection was used twice"_s;
                    }});
    }

    void rows()
    {
        QFETCH(Scene, scene);
        QCOMPARE(play(m_server, m_nameSpace, scene), QString());
    }

private:
    static Scene deadLines()
    {
        return {.during =
                    [](const Stage &stage) {
                        stage.strike(How::Stall);
                        stage.author.write(5);
                        stage.transport.dropConnections();
                        stage.waitFor(Phase::Offline);
                        stage.driver.goOnIfWaiting();
                    },
            .said = {Phase::Offline},
            .speed = 1,
            .after = wasNotListedAgain};
    }

    TestServer m_server;
    QString m_nameSpace;
};

QTEST_GUILESS_MAIN(TestLineFaults)
#include "tst_linefaults.moc"
