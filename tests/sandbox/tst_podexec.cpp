// SPDX-License-Identifier: Apache-2.0
// The client's PodStream against the sandbox's server.
#include "models/kube/curltransport.h"
#include "models/kube/podstream.h"
#include "models/sandbox/sandbox.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

class TestPodExec final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QSignalSpy ready(&m_sandbox, &sandbox::Sandbox::ready);
        m_sandbox.start();
        QVERIFY(ready.wait(60'000));
        m_access.server = m_sandbox.url();
        m_access.ca = m_sandbox.caCertificate();
        m_access.token = m_sandbox.token();
        m_transport = std::make_unique<CurlTransport>(m_access);
        m_running = podIn(u"Running"_s);
        m_finished = podIn(u"Succeeded"_s);
        QVERIFY(!m_running.isEmpty() && !m_finished.isEmpty());
    }

    void ends_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QByteArray>("errors");
        QTest::addColumn<int>("code");
        QTest::newRow("success") << u"echo a"_s << QByteArray("a\n") << QByteArray() << 0;
        QTest::newRow("failure") << u"echo a; echo b >&2; exit 7"_s << QByteArray("a\n")
                                 << QByteArray("b\n") << 7;
        QTest::newRow("much") << u"yes | head -200000 | wc -l"_s << QByteArray("16384\n")
                              << QByteArray() << 0;
    }
    void ends()
    {
        QFETCH(QString, script);
        PodProgram program = on(m_running, {u"sh"_s, u"-c"_s, script});
        program.withTerminal = program.withInput = false;
        run(program);
        QTRY_COMPARE(m_stream->state(), PodStream::State::Ended);
        QTEST(m_output, "output");
        QTEST(m_errors, "errors");
        QVERIFY(!m_stream->end().error);
        QTEST(m_stream->end().exitCode.value_or(-1), "code");
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("pod"); // "+": one that runs, "-": one that is done
        QTest::addColumn<QString>("container");
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QString>("user");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("detail");
        QTest::newRow("no such pod") << u"nope"_s << QString() << QStringList {u"ls"_s} << QString()
                                     << Error::Kind::NotFound << u"pods \"nope\" not found"_s;
        QTest::newRow("no such container")
            << u"+"_s << u"nope"_s << QStringList {u"ls"_s} << QString() << Error::Kind::Invalid
            << u"container nope is not valid for pod +"_s;
        QTest::newRow("not running") << u"-"_s << QString() << QStringList {u"ls"_s} << QString()
                                     << Error::Kind::ServerFailed << u"container not found (\""_s;
        QTest::newRow("no such program")
            << u"+"_s << QString() << QStringList {u"fish"_s} << QString()
            << Error::Kind::ServerFailed << u"\"fish\": executable file not found"_s;
        QTest::newRow("may not") << u"+"_s << QString() << QStringList {u"ls"_s}
                                 << u"sandbox-viewer"_s << Error::Kind::Forbidden
                                 << u"cannot get resource \"pods/exec\""_s;
    }
    void refuses()
    {
        QFETCH(QString, pod);
        QFETCH(QString, container);
        QFETCH(QStringList, command);
        QFETCH(QString, user);
        QFETCH(Error::Kind, kind);
        QFETCH(QString, detail);
        const auto named = [&](QString text) { return text.replace(u'+', m_running); };
        Access access = m_access;
        access.impersonation.user = user;
        CurlTransport transport(access);
        PodProgram program = on(pod == u"-" ? m_finished : named(pod), command);
        program.container = container;
        run(program, &transport);
        QTRY_COMPARE(m_stream->state(), PodStream::State::Ended);
        QVERIFY(m_stream->end().error);
        QCOMPARE(m_stream->end().error->kind, kind);
        QVERIFY2(m_stream->end().error->detail.contains(named(detail)),
            qPrintable(m_stream->end().error->detail));
        m_stream.reset();
    }

    void terminal()
    {
        run(on(m_running, {u"sh"_s}));
        m_stream->resize({90, 20});
        QTRY_VERIFY(m_output.endsWith("# "));
        m_stream->write("stty size\r");
        QTRY_VERIFY(m_output.contains("\r\n20 90\r\n"));
        m_stream->resize({70, 18});
        const auto isAsked = [this] { // sizes are told when they have come to rest
            m_stream->write("stty size\r");
            return QTest::qWaitFor([this] { return m_output.contains("\r\n18 70\r\n"); }, 500);
        };
        QTRY_VERIFY(isAsked());
        m_stream->write("exit 6\r");
        QTRY_COMPARE(m_stream->state(), PodStream::State::Ended);
        QCOMPARE(m_stream->end().exitCode, 6);
    }

    void inputEnds()
    {
        PodProgram program = on(m_running, {u"cat"_s});
        program.withTerminal = false;
        run(program);
        const QByteArray much(4 << 20, 'x');
        m_stream->write(much);
        QVERIFY(m_stream->closeInput());
        QTRY_COMPARE_WITH_TIMEOUT(m_stream->state(), PodStream::State::Ended, 20'000);
        QCOMPARE(m_output.size(), much.size());
        QCOMPARE(m_stream->end().exitCode, 0);
    }

    // What never ends waits for a reader that has stopped.
    void backPressure()
    {
        PodProgram program = on(m_running, {u"yes"_s});
        run(program);
        QTRY_VERIFY(m_output.size() > 100'000);
        m_stream->pause();
        QTest::qWait(100); // what is on the way
        const qsizetype before = m_output.size();
        QTest::qWait(300);
        QCOMPARE(m_output.size(), before);
        m_stream->resume();
        QTRY_VERIFY(m_output.size() > before + 5'000'000);
        m_stream->write("\x03");
        m_stream->resume();
        QTRY_COMPARE_WITH_TIMEOUT(m_stream->state(), PodStream::State::Ended, 20'000);
        QCOMPARE(m_stream->end().exitCode, 130);
    }

    void attaches()
    {
        PodProgram program = on(m_running, {});
        program.withTerminal = program.withInput = false;
        run(program);
        QTRY_VERIFY_WITH_TIMEOUT(m_output.contains('\n'), 20'000);
        QCOMPARE(m_stream->state(), PodStream::State::Open);
        m_stream.reset();
    }

    void serverDies()
    {
        run(on(m_running, {u"sh"_s}));
        QTRY_VERIFY(m_output.endsWith("# "));
        m_transport->dropConnections();
        QTRY_COMPARE(m_stream->state(), PodStream::State::Ended);
        QCOMPARE(m_stream->end().error->kind, Error::Kind::Unreachable);
    }

private:
    [[nodiscard]] static PodProgram on(const QString &pod, const QStringList &command)
    {
        return {.nameSpace = u"demo"_s, .pod = pod, .command = command};
    }
    void run(const PodProgram &program, Transport *transport = nullptr)
    {
        m_output.clear();
        m_errors.clear();
        m_stream = std::make_unique<PodStream>(transport ? *transport : *m_transport, program);
        connect(m_stream.get(), &PodStream::output, this,
            [this](const QByteArray &bytes) { m_output += bytes; });
        connect(m_stream.get(), &PodStream::errorOutput, this,
            [this](const QByteArray &bytes) { m_errors += bytes; });
        m_stream->start();
    }
    [[nodiscard]] QString podIn(const QString &phase)
    {
        const Result<Reply> reply
            = QCoro::waitFor(m_transport->send({.path = u"/api/v1/namespaces/demo/pods"_s}));
        if (!reply)
            return {};
        const QJsonArray items
            = QJsonDocument::fromJson(reply->body).object().value("items"_L1).toArray();
        for (const auto &item : items) {
            if (item["status"_L1]["phase"_L1] == phase)
                return item["metadata"_L1]["name"_L1].toString();
        }
        return {};
    }

    sandbox::Sandbox m_sandbox;
    Access m_access;
    std::unique_ptr<CurlTransport> m_transport;
    std::unique_ptr<PodStream> m_stream;
    QString m_running, m_finished;
    QByteArray m_output, m_errors;
};

QTEST_GUILESS_MAIN(TestPodExec)
#include "tst_podexec.moc"
