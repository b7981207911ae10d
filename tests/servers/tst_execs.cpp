// SPDX-License-Identifier: Apache-2.0
#include "models/kube/podstream.h"
#include "testserver.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

constexpr int patience = 60'000;

struct Ran
{
    Ran(Transport &transport, PodProgram program)
        : stream(transport, std::move(program))
    {
        QObject::connect(&stream, &PodStream::output, &stream,
            [this](const QByteArray &bytes) { output += bytes; });
        QObject::connect(&stream, &PodStream::errorOutput, &stream,
            [this](const QByteArray &bytes) { errors += bytes; });
        stream.start();
    }
    [[nodiscard]] bool hasEnded() const
    {
        return QTest::qWaitFor(
            [this] { return stream.state() == PodStream::State::Ended; }, patience);
    }
    PodStream stream;
    QByteArray output, errors;
};

} // namespace

/// Programs in a pod that runs. In the lab kwok runs them on this machine: nothing but echo and
/// sleep.
class TestExecs final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        m_nameSpace = m_server.makeNamespace(u"execs"_s);
        QCOMPARE(m_server.call("POST", pods(), startingPod("runs")).status, 201);
        QTRY_COMPARE_WITH_TIMEOUT(
            m_server.call("GET", pods() + u"/runs"_s).json[u"status"][u"phase"].toString(),
            u"Running"_s, patience);
    }

    void runs_data()
    {
        QTest::addColumn<bool>("withTerminal");
        QTest::addColumn<bool>("withInput");
        QTest::newRow("plain") << false << false;
        QTest::newRow("with input") << false << true;
        QTest::newRow("in a terminal") << true << true;
    }
    void runs()
    {
        QFETCH(bool, withTerminal);
        QFETCH(bool, withInput);
        PodProgram program = echoing(u"runs"_s);
        program.withTerminal = withTerminal;
        program.withInput = withInput;
        if (withTerminal) // kwok loses what a program says in a terminal just before its end
            program.command.last() += u"; sleep 1"_s;
        const Ran ran(m_server.transport(), program);
        QVERIFY(ran.hasEnded());
        QVERIFY2(!ran.stream.end().error,
            ran.stream.end().error ? qPrintable(ran.stream.end().error->text()) : "");
        QCOMPARE(ran.stream.end().exitCode, 0);
        if (withTerminal) {
            QCOMPARE(ran.output, "out 你\r\nerr\r\n");
        } else {
            QCOMPARE(ran.output, "out 你\n");
            QCOMPARE(ran.errors, "err\n");
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("pod");
        QTest::addColumn<QString>("container");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("detail");
        QTest::newRow("no such pod")
            << u"nobody"_s << QString() << Error::Kind::NotFound << u"pods \"nobody\" not found"_s;
        QTest::newRow("no such container") << u"runs"_s << u"other"_s << Error::Kind::Invalid
                                           << u"container other is not valid for pod runs"_s;
    }
    void refuses()
    {
        QFETCH(QString, pod);
        QFETCH(QString, container);
        PodProgram program = echoing(pod);
        program.container = container;
        const Ran ran(m_server.transport(), program);
        QVERIFY(ran.hasEnded());
        QVERIFY(ran.stream.end().error);
        QTEST(ran.stream.end().error->kind, "kind");
        QTEST(ran.stream.end().error->detail, "detail");
    }

    void attaches()
    {
        if (TestServer::isLab())
            QSKIP("kwok shows nothing to kubectl attach either");
        const Ran ran(m_server.transport(),
            {.nameSpace = m_nameSpace,
                .pod = u"runs"_s,
                .withInput = false,
                .withTerminal = false});
        QTRY_VERIFY_WITH_TIMEOUT(ran.output.count('\n') >= 1, patience);
    }

private:
    [[nodiscard]] PodProgram echoing(const QString &pod) const
    {
        return {.nameSpace = m_nameSpace,
            .pod = pod,
            .command = {u"sh"_s, u"-c"_s, u"echo 'out 你'; echo err >&2"_s}};
    }
    [[nodiscard]] QString pods() const { return u"/api/v1/namespaces/%1/pods"_s.arg(m_nameSpace); }

    TestServer m_server {{.speed = 60}};
    QString m_nameSpace;
};

QTEST_GUILESS_MAIN(TestExecs)
#include "tst_execs.moc"
