// SPDX-License-Identifier: Apache-2.0
// kubectl port-forward against the sandbox: SPDY within a WebSocket.
#include "tests/servers/kubectl.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000;

QByteArray answerTo(quint16 port, const QByteArray &request)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    socket.write(request);
    QByteArray got;
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&] { got += socket.readAll(); });
    (void)QTest::qWaitFor(
        [&] { return socket.state() == QAbstractSocket::UnconnectedState; }, patience);
    return got;
}

} // namespace

class TestKubectlForward final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!Kubectl::isInstalled())
            QSKIP("kubectl is not installed");
        QVERIFY(m_kubectl.start());
        QJsonObject pod = startingPod("web");
        QJsonObject spec = pod[u"spec"].toObject();
        QJsonObject main = spec[u"containers"].toArray().first().toObject();
        main[u"ports"] = QJsonArray {QJsonObject {{u"containerPort"_s, 8080}}};
        spec[u"containers"] = QJsonArray {main};
        pod[u"spec"] = spec;
        const QString pods = u"/api/v1/namespaces/%1/pods"_s.arg(m_kubectl.nameSpace());
        QCOMPARE(m_kubectl.server().call("POST", pods, pod).status, 201);
        QTRY_COMPARE_WITH_TIMEOUT(
            m_kubectl.server().call("GET", pods + u"/web"_s).json[u"status"][u"phase"].toString(),
            u"Running"_s, patience);
    }

    void carries()
    {
        const auto [process, port] = begin(u":8080"_s);
        QVERIFY(port > 0);
        QVERIFY(
            answerTo(port, "GET /a HTTP/1.1\r\nConnection: close\r\n\r\n").contains("path /a."));
        QByteArray body(3'000'000, Qt::Uninitialized); // more than one window of SPDY
        for (qsizetype i = 0; i < body.size(); ++i)
            body[i] = char((i * 7919) >> 5);
        const QByteArray got = answerTo(port,
            "POST / HTTP/1.1\r\nConnection: close\r\nContent-Length: "
                + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QVERIFY(got.endsWith(body));
        process->terminate();
        process->waitForFinished();
    }

    void saysThatNothingListens()
    {
        const auto [process, port] = begin(u":81"_s);
        QVERIFY(port > 0);
        (void)answerTo(port, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
        // kubectl gives up with the first failure, perhaps before we look.
        QTRY_COMPARE_WITH_TIMEOUT(process->state(), QProcess::NotRunning, patience);
        const QByteArray said = process->readAll();
        QVERIFY2(said.contains("connection refused"), said.constData());
    }

    void refuses()
    {
        QCOMPARE(m_kubectl.say(u"port-forward nobody :8080"_s),
            u"Error from server (NotFound): pods \"nobody\" not found\n"_s);
    }

private:
    struct Running
    {
        std::unique_ptr<QProcess> process;
        quint16 port = 0;
    };
    [[nodiscard]] Running begin(const QString &ports) const
    {
        Running running {
            m_kubectl.begin({u"port-forward"_s, u"--address=127.0.0.1"_s, u"pod/web"_s, ports})};
        QByteArray said;
        (void)QTest::qWaitFor(
            [&] {
                said += running.process->readAll();
                return said.contains('\n');
            },
            patience);
        static const QRegularExpression line(uR"(127\.0\.0\.1:(\d+) -> )"_s);
        running.port = line.match(QString::fromUtf8(said)).captured(1).toUShort();
        return running;
    }

    Kubectl m_kubectl {models::sandbox::SandboxOptions {.speed = 60}};
};

QTEST_GUILESS_MAIN(TestKubectlForward)
#include "tst_kubectlforward.moc"
