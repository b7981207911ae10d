// SPDX-License-Identifier: Apache-2.0
#include "models/kube/logstream.h"
#include "testserver.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

constexpr int patience = 60'000;

struct Shown
{
    Shown(Transport &transport, const LogOptions &options)
        : stream(transport, options)
    {
        QObject::connect(&stream, &LogStream::lines, &stream, [this](const LogLines &some) {
            for (qsizetype i = 0; i < some.size(); ++i)
                lines.append({some[i].time, some[i].text.toByteArray()});
        });
        stream.start();
    }
    [[nodiscard]] bool hasEnded()
    {
        return QTest::qWaitFor(
            [this] { return stream.state() >= LogStream::State::Ended; }, patience);
    }
    struct Line
    {
        qint64 time = 0;
        QByteArray text;
    };
    LogStream stream;
    QList<Line> lines;
};

} // namespace

/// The log of a pod that runs: where the sandbox's controllers, or kwok, let one run.
class TestLogs final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        m_nameSpace = m_server.makeNamespace(u"logs"_s);
        QCOMPARE(m_server.call("POST", pods(), startingPod("runs")).status, 201);
        QTRY_COMPARE_WITH_TIMEOUT(
            m_server.call("GET", pods() + u"/runs"_s).json[u"status"][u"phase"].toString(),
            u"Running"_s, patience);
        // Enough to look at its end.
        QTRY_VERIFY_WITH_TIMEOUT(
            m_server.call("GET", pods() + u"/runs/log"_s).reply.body.count('\n') >= 3, patience);
    }

    void whole()
    {
        Shown shown(m_server.transport(), {.nameSpace = m_nameSpace, .pod = u"runs"_s});
        QVERIFY(shown.hasEnded());
        QVERIFY2(!shown.stream.error(),
            shown.stream.error() ? qPrintable(shown.stream.error()->text()) : "");
        QVERIFY(shown.lines.size() >= 3);
        for (const Shown::Line &line : shown.lines)
            QVERIFY2(line.time > 0 && !line.text.isEmpty(), line.text.constData());
        QVERIFY(std::ranges::is_sorted(shown.lines, {}, &Shown::Line::time));
    }

    void itsEnd()
    {
        Shown shown(
            m_server.transport(), {.nameSpace = m_nameSpace, .pod = u"runs"_s, .tailLines = 2});
        QVERIFY(shown.hasEnded());
        QCOMPARE(shown.lines.size(), 2);
        Shown none(
            m_server.transport(), {.nameSpace = m_nameSpace, .pod = u"runs"_s, .tailLines = 0});
        QVERIFY(none.hasEnded());
        QCOMPARE(none.lines.size(), 0);
    }

    void someBytes()
    {
        Shown shown(
            m_server.transport(), {.nameSpace = m_nameSpace, .pod = u"runs"_s, .limitBytes = 40});
        QVERIFY(shown.hasEnded());
        QVERIFY(!shown.lines.isEmpty() && shown.lines.size() < 3);
    }

    void follows()
    {
        Shown shown(m_server.transport(),
            {.nameSpace = m_nameSpace, .pod = u"runs"_s, .follow = true, .tailLines = 1});
        QTRY_VERIFY_WITH_TIMEOUT(!shown.lines.isEmpty(), patience);
        QCOMPARE(shown.stream.state(), LogStream::State::Streaming);
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("container");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        QTest::newRow("no such pod")
            << u"none"_s << QString() << int(Error::Kind::NotFound) << u"pods \"none\" not found"_s;
        QTest::newRow("no such container") << u"runs"_s << u"side"_s << int(Error::Kind::Invalid)
                                           << u"container side is not valid for pod runs"_s;
    }
    void refusals()
    {
        QFETCH(QString, name);
        QFETCH(QString, container);
        QFETCH(QString, text);
        Shown shown(
            m_server.transport(), {.nameSpace = m_nameSpace, .pod = name, .container = container});
        QVERIFY(shown.hasEnded());
        QVERIFY(shown.stream.error());
        QTEST(int(shown.stream.error()->kind), "kind");
        QCOMPARE(shown.stream.error()->detail, text);
    }

    void whichContainer()
    {
        QJsonObject two = startingPod("two");
        QJsonObject spec = two[u"spec"].toObject();
        QJsonArray containers = spec[u"containers"].toArray();
        containers.append(QJsonObject {{u"name"_s, u"side"_s}, {u"image"_s, u"i:1"_s}});
        spec[u"containers"] = containers;
        two[u"spec"] = spec;
        QCOMPARE(m_server.call("POST", pods(), two).status, 201);
        Shown shown(m_server.transport(), {.nameSpace = m_nameSpace, .pod = u"two"_s});
        QVERIFY(shown.hasEnded());
        QVERIFY(shown.stream.error());
        QCOMPARE(shown.stream.error()->detail,
            u"a container name must be specified for pod two, choose one of: [main side]"_s);
    }

    /// A pod that no node has yet has no log, and that is no error.
    void unscheduled()
    {
        QJsonObject waiting = startingPod("waits");
        QJsonObject spec = waiting[u"spec"].toObject();
        spec.remove(u"nodeName"_s);
        spec[u"schedulerName"] = u"nobody"_s;
        waiting[u"spec"] = spec;
        QCOMPARE(m_server.call("POST", pods(), waiting).status, 201);
        QCOMPARE(m_server.call("GET", pods() + u"/waits/log"_s).status, 204);
    }

private:
    [[nodiscard]] QString pods() const { return u"/api/v1/namespaces/%1/pods"_s.arg(m_nameSpace); }

    TestServer m_server {{.speed = 60}};
    QString m_nameSpace;
};

QTEST_GUILESS_MAIN(TestLogs)
#include "tst_logs.moc"
