// SPDX-License-Identifier: Apache-2.0
// What a server can do to a forward, said by hand. tests/servers forwards through real ones.
#include "models/base/spdy.h"
#include "models/kube/portforward.h"
#include "tests/kube/messagepeer.h"
#include "tests/kube/transportfixture.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

using namespace transportfixture;

namespace {

constexpr auto streams = "SPDY/3.1+portforward.k8s.io";
constexpr auto channels = "v4.channel.k8s.io";

/// A connection of a local program.
struct Program
{
    explicit Program(quint16 port)
    {
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        QObject::connect(
            &socket, &QTcpSocket::readyRead, &socket, [this] { got += socket.readAll(); });
    }
    [[nodiscard]] bool isClosed() const
    {
        return socket.state() == QAbstractSocket::UnconnectedState;
    }
    QTcpSocket socket;
    QByteArray got;
};

/// The same of one that ends in one direction at a time, which a QTcpSocket cannot.
struct HalfProgram
{
    explicit HalfProgram(quint16 port)
    {
        QTcpSocket tcp;
        tcp.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        QVERIFY(tcp.waitForConnected());
        descriptor = ::dup(int(tcp.socketDescriptor()));
        line = std::make_unique<LocalConnection>(descriptor);
        QObject::connect(line.get(), &LocalConnection::received, line.get(),
            [this](const QByteArray &bytes) { got += bytes; });
        QObject::connect(
            line.get(), &LocalConnection::inputEnded, line.get(), [this] { hasHeardAll = true; });
    }
    int descriptor = -1;
    std::unique_ptr<LocalConnection> line;
    QByteArray got;
    bool hasHeardAll = false;
};

/// The server's side of a tunnel of streams.
class StreamPeer
{
public:
    explicit StreamPeer(const Exchange &exchange, bool accepts = true)
        : m_peer(exchange)
        , m_accepts(accepts)
    {
    }
    /// All frames so far: "open 1 error 80 last", "data 3 text", "end 3", "reset 3", "ping 2".
    QStringList heard()
    {
        for (; m_taken < m_peer.got.size(); ++m_taken)
            m_reader.append(m_peer.got.at(m_taken));
        while (const auto frame = m_reader.take().value_or(std::nullopt))
            note(*frame);
        return m_heard;
    }
    void say(const QByteArray &frames) const
    {
        m_peer.raw(webSocketFrame(WebSocketEnd::Server, WebSocketMessage::Kind::Binary, frames));
    }
    void data(quint32 stream, const QByteArray &bytes, bool isLast = false) const
    {
        say(SpdyWriter::data(stream, bytes, isLast));
    }
    /// As a kubelet ends a connection.
    void end(quint32 stream) const
    {
        data(stream - 2, {}, true);
        data(stream, {}, true);
    }
    [[nodiscard]] MessagePeer &peer() { return m_peer; }

private:
    void note(const SpdyFrame &frame)
    {
        const QString number = QString::number(frame.stream);
        switch (frame.kind) {
        case SpdyFrame::Kind::Open:
            m_heard << u"open %1 %2 %3"_s.arg(number,
                           QString::fromUtf8(spdyHeader(frame.headers, "streamtype")),
                           QString::fromUtf8(spdyHeader(frame.headers, "port")))
                    + (frame.isLast ? u" last"_s : QString());
            if (m_accepts)
                say(m_writer.reply(frame.stream));
            break;
        case SpdyFrame::Kind::Data:
            if (!frame.data.isEmpty())
                m_heard << u"data %1 "_s.arg(number) + QString::fromUtf8(frame.data);
            if (frame.isLast)
                m_heard << u"end "_s + number;
            break;
        case SpdyFrame::Kind::Reset:
            m_heard << u"reset "_s + number;
            break;
        case SpdyFrame::Kind::Ping:
            m_heard << u"ping "_s + number;
            break;
        default:
            m_heard << u"?"_s;
            break;
        }
    }

    MessagePeer m_peer;
    SpdyReader m_reader;
    SpdyWriter m_writer;
    QStringList m_heard;
    qsizetype m_taken = 0;
    bool m_accepts;
};

/// A forward and the server that it speaks to.
struct Setting
{
    explicit Setting(QByteArray protocol = streams, bool accepts = true)
        : server([this, protocol = std::move(protocol), accepts](const Exchange &exchange) {
            exchange.raw(agreeTo(exchange, protocol));
            if (protocol == streams)
                pods.push_back(std::make_unique<StreamPeer>(exchange, accepts));
            else
                peers.push_back(std::make_unique<MessagePeer>(exchange));
        })
        , transport(accessTo(server.url()))
        , forward(std::make_unique<PortForward>(transport, PodPort {u"n"_s, u"web"_s, 80}))
    {
        QVERIFY(forward->listen(0));
    }
    /// The first tunnel, once it is there.
    StreamPeer *pod()
    {
        (void)QTest::qWaitFor([this] { return !pods.empty(); });
        return pods.empty() ? nullptr : pods.front().get();
    }
    [[nodiscard]] quint16 port() const { return forward->localPort(); }

    std::vector<std::unique_ptr<StreamPeer>> pods;
    std::vector<std::unique_ptr<MessagePeer>> peers;
    ScriptedServer server;
    CurlTransport transport;
    std::unique_ptr<PortForward> forward;
};

const QStringList opened {u"open 1 error 80 last"_s, u"open 3 data 80"_s};

} // namespace

/// A port of this machine that leads to a pod, whatever the server makes of it.
class TestPortForward final : public QObject
{
    Q_OBJECT
private slots:
    /// Both ways in one handshake, the better one first.
    void asks()
    {
        Setting setting;
        Program program(setting.port());
        QVERIFY(setting.pod());
        const Exchange asked = setting.server.seen().first();
        QCOMPARE(asked.target, "/api/v1/namespaces/n/pods/web/portforward?ports=80");
        QCOMPARE(asked.header("Sec-WebSocket-Protocol"),
            "SPDY/3.1+portforward.k8s.io, v4.channel.k8s.io");
    }

    /// What is sent on a stream before the pod has taken it would be lost.
    void waitsForTheStream()
    {
        Setting setting(streams, false);
        Program program(setting.port());
        program.socket.write("early");
        StreamPeer *pod = setting.pod();
        QTRY_COMPARE(pod->heard(), opened);
        SpdyWriter writer;
        pod->say(writer.reply(1));
        pod->say(SpdyWriter::ping(2));
        QTRY_COMPARE(pod->heard(), opened + QStringList {u"ping 2"_s});
        pod->say(writer.reply(3));
        QTRY_COMPARE(pod->heard(), (opened + QStringList {u"ping 2"_s, u"data 3 early"_s}));
    }

    void shares()
    {
        Setting setting;
        std::vector<std::unique_ptr<Program>> programs;
        for (int i = 0; i < 3; ++i) {
            programs.push_back(std::make_unique<Program>(setting.port()));
            programs.back()->socket.write(QByteArray::number(i));
        }
        StreamPeer *pod = setting.pod();
        QTRY_COMPARE(pod->heard().filter(u"data "_s).filter(u"open"_s).size(), 3);
        QTRY_COMPARE(pod->heard().filter(QRegularExpression(u"^data"_s)).size(), 3);
        for (const quint32 stream : {3, 7, 11})
            pod->data(stream, "to " + QByteArray::number(stream));
        for (const auto &program : programs)
            QTRY_VERIFY(program->got.startsWith("to "));
        pod->end(7);
        QTRY_COMPARE(setting.forward->connections(), 2);
        QTRY_COMPARE(std::ranges::count_if(programs, [](auto &one) { return one->isClosed(); }), 1);
        QVERIFY(!setting.forward->error());
        Program late(setting.port());
        QTRY_VERIFY(pod->heard().contains(u"open 15 data 80"_s));
        QCOMPARE(setting.server.seen().size(), 1);
    }

    /// 123 A program that has said all it wants to say still hears the answer.
    void programEndsFirst()
    {
        Setting setting;
        HalfProgram program(setting.port());
        program.line->write("question");
        program.line->finish();
        StreamPeer *pod = setting.pod();
        QTRY_COMPARE(pod->heard(), (opened + QStringList {u"data 3 question"_s, u"end 3"_s}));
        pod->data(3, "answer");
        QTRY_COMPARE(program.got, "answer");
        QVERIFY(!program.hasHeardAll);
        QCOMPARE(setting.forward->connections(), 1);
        pod->end(3);
        QTRY_VERIFY(program.hasHeardAll);
        QTRY_COMPARE(setting.forward->connections(), 0);
        QVERIFY(!setting.forward->error());
        QVERIFY(pod->heard().filter(u"reset"_s).isEmpty());
    }

    /// 123 And the other way round.
    void podEndsFirst()
    {
        Setting setting;
        HalfProgram program(setting.port());
        program.line->write("a");
        StreamPeer *pod = setting.pod();
        QTRY_VERIFY(pod->heard().contains(u"data 3 a"_s));
        pod->data(3, "last", true);
        QTRY_VERIFY(program.hasHeardAll);
        QCOMPARE(program.got, "last");
        program.line->write("b");
        QTRY_VERIFY(pod->heard().contains(u"data 3 b"_s));
        QCOMPARE(setting.forward->connections(), 1);
        program.line->finish();
        QTRY_VERIFY(pod->heard().contains(u"end 3"_s));
        QTRY_COMPARE(setting.forward->connections(), 0);
        QVERIFY(!setting.forward->error());
    }

    /// What nobody reads at the other end must not hold up the rest.
    void podEndsBoth()
    {
        Setting setting;
        Program program(setting.port());
        StreamPeer *pod = setting.pod();
        QTRY_COMPARE(pod->heard(), opened);
        pod->data(3, "last");
        pod->end(3);
        QTRY_VERIFY(program.isClosed());
        QCOMPARE(program.got, "last");
        QTRY_COMPARE(pod->heard(), opened + QStringList {u"reset 3"_s});
    }

    void programDies()
    {
        Setting setting;
        auto program = std::make_unique<HalfProgram>(setting.port());
        StreamPeer *pod = setting.pod();
        QTRY_COMPARE(pod->heard(), opened);
        const linger atOnce {.l_onoff = 1, .l_linger = 0}; // a reset, not an end
        QCOMPARE(
            setsockopt(program->descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof(atOnce)), 0);
        program.reset();
        QTRY_COMPARE(setting.forward->connections(), 0);
        QTRY_COMPARE(pod->heard(), opened + QStringList {u"reset 3"_s});
    }

    void saysWhyNot_data()
    {
        QTest::addColumn<bool>("resets"); // kubelets since 1.25; those before end the streams
        QTest::newRow("with a reset") << true;
        QTest::newRow("with an end") << false;
    }
    void saysWhyNot()
    {
        QFETCH(bool, resets);
        Setting setting;
        Program program(setting.port());
        Program other(setting.port());
        StreamPeer *pod = setting.pod();
        QTRY_VERIFY(pod->heard().contains(u"open 7 data 80"_s));
        pod->data(1, "connect: ");
        pod->data(1, "connection refused");
        if (resets) {
            pod->say(SpdyWriter::reset(3, SpdyWriter::Why::Cancelled));
            pod->say(SpdyWriter::reset(1, SpdyWriter::Why::Cancelled));
        } else {
            pod->end(3);
        }
        QTRY_VERIFY(setting.forward->error());
        const Error error = *setting.forward->error();
        QCOMPARE(error.kind, Error::Kind::Unreachable);
        QVERIFY(error.message.english().contains("port 80"_L1));
        QCOMPARE(error.detail, u"connect: connection refused"_s);
        QTRY_COMPARE(setting.forward->connections(), 1);
        QCOMPARE(setting.forward->state(), PortForward::State::Listening);
        // The other one lives on; the next one asks the API server anew: the pod may be gone.
        pod->data(7, "still here");
        QTRY_VERIFY(program.got == "still here" || other.got == "still here");
        Program next(setting.port());
        QTRY_COMPARE(setting.server.seen().size(), 2);
        pod->end(7);
        QTRY_VERIFY(pod->peer().control.contains(WebSocketMessage::Kind::Close));
    }

    void refused()
    {
        Setting setting(streams, false);
        Program program(setting.port());
        StreamPeer *pod = setting.pod();
        QTRY_COMPARE(pod->heard(), opened);
        pod->say(SpdyWriter::reset(3, SpdyWriter::Why::Refused));
        QTRY_VERIFY(program.isClosed());
        QTRY_COMPARE(setting.forward->error()->kind, Error::Kind::Unreachable);
        QVERIFY(setting.forward->error()->message.english().contains("did not take"_L1));
    }

    /// 123 All that were open are told, and the next one connects again.
    void isCut()
    {
        Setting setting;
        Program one(setting.port());
        Program two(setting.port());
        StreamPeer *pod = setting.pod();
        QTRY_VERIFY(pod->heard().contains(u"open 7 data 80"_s));
        pod->peer().socket()->disconnectFromHost();
        QTRY_VERIFY(one.isClosed() && two.isClosed());
        QCOMPARE(setting.forward->error()->kind, Error::Kind::Unreachable);
        QCOMPARE(setting.forward->connections(), 0);
        QCOMPARE(setting.forward->state(), PortForward::State::Listening);
        Program next(setting.port());
        next.socket.write("again");
        QTRY_COMPARE(setting.pods.size(), std::size_t(2));
        QTRY_VERIFY(setting.pods.back()->heard().contains(u"data 3 again"_s));
    }

    /// A tunnel that is cut before the pod has heard of a connection costs it nothing; twice does.
    void isCutAtOnce()
    {
        Setting setting(streams, false);
        Program program(setting.port());
        program.socket.write("question");
        QTRY_COMPARE(setting.pods.size(), std::size_t(1));
        QTRY_COMPARE(setting.pods[0]->heard(), opened);
        setting.pods[0]->peer().socket()->disconnectFromHost();
        QTRY_COMPARE(setting.pods.size(), std::size_t(2));
        QTRY_COMPARE(setting.pods[1]->heard(), opened);
        QVERIFY(!setting.forward->error());
        QVERIFY(!program.isClosed());
        setting.pods[1]->peer().socket()->disconnectFromHost();
        QTRY_VERIFY(program.isClosed());
        QCOMPARE(setting.forward->error()->kind, Error::Kind::Unreachable);
        QCOMPARE(setting.pods.size(), std::size_t(2));
    }

    /// Nobody misses a connection that nobody uses.
    void isCutWhileIdle()
    {
        Setting setting;
        Program one(setting.port());
        StreamPeer *pod = setting.pod();
        QTRY_COMPARE(pod->heard(), opened);
        pod->end(3);
        QTRY_COMPARE(setting.forward->connections(), 0);
        pod->peer().socket()->disconnectFromHost(); // it may not have been noticed yet
        Program next(setting.port());
        next.socket.write("hello");
        QTRY_COMPARE(setting.pods.size(), std::size_t(2));
        QTRY_VERIFY(setting.pods.back()->heard().contains(u"data 3 hello"_s));
        QVERIFY(!setting.forward->error());
    }

    void goesAway()
    {
        Setting setting;
        Program one(setting.port());
        StreamPeer *pod = setting.pod();
        QTRY_COMPARE(pod->heard(), opened);
        pod->say(QByteArray::fromHex("80030007000000080000000300000000"));
        pod->data(3, "still here");
        QTRY_COMPARE(one.got, "still here");
        Program next(setting.port());
        QTRY_COMPARE(setting.pods.size(), std::size_t(2));
        pod->end(3);
        QTRY_VERIFY(pod->peer().control.contains(WebSocketMessage::Kind::Close));
        QVERIFY(!setting.forward->error());
    }

    /// Who does not read holds up those that came before it, and nobody else.
    void slowReader()
    {
        Setting setting;
        HalfProgram slow(setting.port());
        slow.line->setReading(false);
        StreamPeer *pod = setting.pod();
        QTRY_COMPARE(pod->heard(), opened);
        const QByteArray much(64 * 1024, 'x');
        constexpr int pieces = 320; // 20 MiB: more than we keep and both kernels together
        for (int i = 0; i < pieces; ++i)
            pod->data(3, much);
        // Once there is too much of it, others get another tunnel.
        std::vector<std::unique_ptr<Program>> others;
        const auto anotherTunnel = [&] {
            others.push_back(std::make_unique<Program>(setting.port()));
            return setting.pods.size() > 1;
        };
        QTRY_VERIFY(anotherTunnel());
        others.back()->socket.write("hello");
        QTRY_VERIFY(setting.pods.back()->heard().filter(u"hello"_s).size() == 1);
        slow.line->setReading(true);
        QTRY_COMPARE_WITH_TIMEOUT(slow.got.size(), pieces * much.size(), 30'000);
    }

    void hostile_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("detail");
        const auto hex = [](const char *text) { return QByteArray::fromHex(text); };
        QTest::newRow("another protocol")
            << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n") << u""_s;
        QTest::newRow("another version")
            << hex("80020006000000040000000a") << u"this is not SPDY/3"_s;
        QTest::newRow("a frame that is too short")
            << hex("8003000200000002ffff") << u"a frame is too short"_s;
        QTest::newRow("headers longer than any")
            << hex("8003000200ffffff") << u"a control frame is too long"_s;
        QTest::newRow("headers that are not packed")
            << hex("80030002000000080000000341414141") << u"a header block cannot be unpacked"_s;
        SpdyWriter writer;
        QTest::newRow("headers that unpack to more than they seem") << writer.open(
            2, {{"a", QByteArray(1 << 20, 'a')}}, false) << u"a header block is too long"_s;
    }
    /// The forward ends and says so: what comes next would not be better.
    void hostile()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, detail);
        Setting setting(streams, false); // so that these are the first packed ones
        QSignalSpy ended(setting.forward.get(), &PortForward::ended);
        Program program(setting.port());
        StreamPeer *pod = setting.pod();
        QTRY_COMPARE(pod->heard(), opened);
        if (detail.isEmpty()) {
            pod->peer().raw(bytes);
        } else {
            pod->say(bytes);
        }
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(setting.forward->state(), PortForward::State::Ended);
        const Error error = *setting.forward->error();
        QCOMPARE(error.kind, Error::Kind::NotKubernetes);
        QVERIFY(error.message.english().contains("cannot be read"_L1));
        if (!detail.isEmpty())
            QCOMPARE(error.detail, detail);
        QTRY_VERIFY(program.isClosed());
    }

    /// What it has no right to say is not believed, and harms nobody.
    void strangeFrames()
    {
        Setting setting(streams, false);
        Program program(setting.port());
        StreamPeer *pod = setting.pod();
        QTRY_COMPARE(pod->heard(), opened);
        SpdyWriter writer;
        pod->say(writer.reply(3));
        pod->say(writer.open(2, {{"streamtype", "data"}}, false));
        QTRY_VERIFY(pod->heard().contains(u"reset 2"_s));
        pod->data(99, "to nobody", true);
        pod->say(SpdyWriter::reset(101, SpdyWriter::Why::Cancelled));
        pod->say(SpdyWriter::ping(1)); // an answer to what we have not asked
        pod->say(SpdyWriter::ping(2));
        QTRY_VERIFY(pod->heard().contains(u"ping 2"_s));
        QVERIFY(!pod->heard().contains(u"ping 1"_s));
        pod->data(3, "fine", true);
        pod->data(3, "after its end");
        QTRY_COMPARE(program.got, "fine");
    }

    /// 123 Servers of before 1.30 give each connection a WebSocket.
    void channelsOfBefore()
    {
        Setting setting(channels);
        std::vector<std::unique_ptr<Program>> programs;
        for (int i = 0; i < 3; ++i) {
            programs.push_back(std::make_unique<Program>(setting.port()));
            programs.back()->socket.write("a");
        }
        QTRY_COMPARE(setting.peers.size(), std::size_t(3));
        for (const auto &peer : setting.peers) {
            QTRY_COMPARE(peer->got, QByteArrayList {QByteArray("\0a", 2)});
            peer->say(0, QByteArray("\x50\0", 2));
            peer->say(1, QByteArray("\x50\0", 2));
            peer->say(0, "b");
        }
        for (const auto &program : programs)
            QTRY_COMPARE(program->got, "b");
        QCOMPARE(setting.forward->connections(), 3);
        setting.peers[0]->say(1, "no such container");
        setting.peers[0]->close();
        QTRY_COMPARE(setting.forward->connections(), 2);
        QCOMPARE(setting.forward->error()->detail, u"no such container"_s);
        // This protocol cannot say that one direction has ended.
        programs.erase(programs.begin());
        programs.back()->socket.disconnectFromHost();
        QTRY_VERIFY(std::ranges::any_of(setting.peers, [](const auto &peer) {
            return peer->control.contains(WebSocketMessage::Kind::Close);
        }));
    }

    void leadsElsewhere()
    {
        Setting setting;
        Program one(setting.port());
        StreamPeer *pod = setting.pod();
        QTRY_COMPARE(pod->heard(), opened);
        setting.forward->lead({u"n"_s, u"other"_s, 81});
        Program two(setting.port());
        QTRY_COMPARE(setting.pods.size(), std::size_t(2));
        QVERIFY(setting.server.seen().back().target.contains("/pods/other/"));
        QTRY_VERIFY(setting.pods.back()->heard().contains(u"open 3 data 81"_s));
        pod->data(3, "still the first");
        QTRY_COMPARE(one.got, "still the first");
        pod->end(3);
        QTRY_VERIFY(pod->peer().control.contains(WebSocketMessage::Kind::Close));
    }

    void receiverDies()
    {
        Setting setting;
        Program program(setting.port());
        StreamPeer *pod = setting.pod();
        QTRY_COMPARE(pod->heard(), opened);
        pod->data(3, "a");
        connect(
            setting.forward.get(), &PortForward::changed, this, [&] { setting.forward.reset(); });
        Program next(setting.port());
        QTRY_VERIFY(!setting.forward);
        QTRY_VERIFY(program.isClosed());
    }
};

QTEST_GUILESS_MAIN(TestPortForward)
#include "tst_portforward.moc"
