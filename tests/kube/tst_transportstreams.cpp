// SPDX-License-Identifier: Apache-2.0
#include "models/kube/kubestatus.h"
#include "tests/kube/transportfixture.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <cstring>
#include <zlib.h>

#ifdef Q_OS_LINUX
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

using namespace transportfixture;

namespace {

QByteArray gzipMember(const QByteArray &text)
{
    z_stream zlib {};
    deflateInit2(&zlib, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(qsizetype(deflateBound(&zlib, uLong(text.size()))), Qt::Uninitialized);
    zlib.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.constData()));
    zlib.avail_in = uInt(text.size());
    zlib.next_out = reinterpret_cast<Bytef *>(packed.data());
    zlib.avail_out = uInt(packed.size());
    deflate(&zlib, Z_FINISH);
    packed.truncate(qsizetype(zlib.total_out));
    deflateEnd(&zlib);
    return packed;
}

} // namespace

/// Answers that go on: bodies as they come, back-pressure, upgrades, and who may die meanwhile.
class TransportStreamsTest final : public QObject
{
    Q_OBJECT

private slots:
    // Rule 3: one gzip member per event, each out at once.
    void gzipMembers()
    {
        QList<Exchange> open;
        ScriptedServer server([&open](const Exchange &exchange) {
            exchange.beginChunks("Content-Encoding: gzip\r\n");
            open.append(exchange);
        });
        CurlTransport transport(accessTo(server.url()));
        const std::unique_ptr<Stream> stream = transport.open(get());
        Received got(*stream);
        QTRY_COMPARE(open.size(), 1);
        for (int i = 0; i < 8; ++i) {
            const QByteArray event = "{\"n\":" + QByteArray::number(i) + "}\n";
            const QByteArray member = gzipMember(event);
            open.first().chunk(member.first(5)); // split anywhere
            open.first().chunk(member.sliced(5));
            QTRY_VERIFY_WITH_TIMEOUT(got.bytes.endsWith(event), 500);
        }
        open.first().endChunks();
        QTRY_VERIFY(got.isFinished);
        QVERIFY(!got.error);
    }

    void gzipBroken_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        const QByteArray whole = gzipMember("hello hello hello");
        QByteArray badSum = whole;
        badSum[badSum.size() - 6] = char(badSum[badSum.size() - 6] ^ 1);
        QTest::newRow("F34 wrong sum") << badSum << int(Error::Kind::NotKubernetes);
        QTest::newRow("F34 second member broken")
            << whole + "\x1f\x8b rubbish" << int(Error::Kind::NotKubernetes);
        QTest::newRow("F34 rubbish behind") << whole + "rubbish" << int(Error::Kind::NotKubernetes);
        QTest::newRow("no gzip") << QByteArray("{\"a\":1}") << int(Error::Kind::NotKubernetes);
        QTest::newRow("cut") << gzipMember("hello hello hello").chopped(6)
                             << int(Error::Kind::Unreachable);
        QTest::newRow("bomb") << gzipMember(QByteArray(80 << 20, '0'))
                              << int(Error::Kind::TooLarge);
    }
    void gzipBroken()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        ScriptedServer server([body](const Exchange &exchange) {
            exchange.answer(200, body, "application/json", "Content-Encoding: gzip\r\n");
        });
        CurlTransport transport(accessTo(server.url()));
        const Result<Reply> reply = send(transport, get());
        QVERIFY(!reply);
        QCOMPARE(int(reply.error().kind), kind);
    }

    // Rule 6: keep-alive on every socket, and no stall limit while we pause.
    void keepAlive()
    {
#ifdef Q_OS_LINUX
        ScriptedServer server([](const Exchange &exchange) { exchange.beginChunks(); });
        CurlTransport transport(accessTo(server.url()));
        const std::unique_ptr<Stream> stream = transport.open(get());
        Received got(*stream);
        QTRY_COMPARE(got.status, 200);
        int found = 0;
        const QStringList descriptors
            = QDir(u"/proc/self/fd"_s)
                  .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System);
        for (const QString &name : descriptors) {
            const int descriptor = name.toInt();
            sockaddr_in peer {};
            socklen_t size = sizeof peer;
            if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&peer), &size) != 0
                || ntohs(peer.sin_port) != server.port())
                continue;
            ++found;
            const auto option = [descriptor](int level, int which) {
                int value = -1;
                socklen_t length = sizeof value;
                ::getsockopt(descriptor, level, which, &value, &length);
                return value;
            };
            QCOMPARE(option(SOL_SOCKET, SO_KEEPALIVE), 1);
            QCOMPARE(option(IPPROTO_TCP, TCP_KEEPIDLE), 10);
            QCOMPARE(option(IPPROTO_TCP, TCP_KEEPINTVL), 5);
            QCOMPARE(option(IPPROTO_TCP, TCP_KEEPCNT), 3);
        }
        QCOMPARE(found, 1);
#else
        QSKIP("reads the options from /proc");
#endif
    }

    void stallCountsOnlyWhileReading()
    {
        QList<Exchange> open;
        ScriptedServer server([&open](const Exchange &exchange) {
            exchange.beginChunks();
            exchange.chunk("a");
            open.append(exchange);
        });
        CurlTransport transport(accessTo(server.url()));
        Request request = get();
        request.stall = 400ms;
        const std::unique_ptr<Stream> stream = transport.open(request);
        Received got(*stream);
        QTRY_COMPARE(got.bytes, "a");
        stream->pause();
        QTest::qWait(800);
        QVERIFY(!got.isFinished);
        stream->resume();
        QTRY_VERIFY(got.isFinished);
        QCOMPARE(got.error.value().kind, Error::Kind::Timeout);
    }

    // Rule 7: upgrades.
    void upgrades_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<bool>("proxied");
        QTest::newRow("clear") << false << false;
        QTest::newRow("TLS") << true << false;
        QTest::newRow("TLS through a proxy") << true << true;
    }
    void upgrades()
    {
        QFETCH(bool, tls);
        QFETCH(bool, proxied);
        const auto echo = [](const Exchange &exchange) {
            exchange.raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: "
                         "Upgrade\r\n\r\nhello ");
            QTcpSocket *socket = exchange.socket;
            socket->disconnect(SIGNAL(readyRead()));
            QObject::connect(socket, &QTcpSocket::readyRead, socket,
                [socket] { socket->write(socket->readAll()); });
        };
        const auto server = tls ? std::make_unique<ScriptedServer>(m_certificates.good, echo)
                                : std::make_unique<ScriptedServer>(echo);
        ScriptedServer proxy;
        proxy.setTunnelTo(server->port());
        Access access = m_certificates.trusting(*server);
        access.token = "abc";
        if (proxied)
            access.proxy = proxy.url().toString();
        CurlTransport transport(access);
        Request request = get(u"/api/v1/namespaces/a/pods/b/exec"_s);
        request.headers.emplaceBack("Upgrade", "echo");
        const std::unique_ptr<RawStream> raw = transport.upgrade(request);
        QSignalSpy opened(raw.get(), &RawStream::opened);
        QSignalSpy finished(raw.get(), &RawStream::finished);
        QByteArray bytes;
        connect(
            raw.get(), &RawStream::received, this, [&](const QByteArray &some) { bytes += some; });
        QTRY_COMPARE(opened.size(), 1);
        const QByteArray much = QByteArray(2 << 20, 'x');
        raw->write(much);
        QTRY_COMPARE(bytes.size(), much.size() + 6);
        QVERIFY(bytes.startsWith("hello x"));
        QCOMPARE(raw->bytesToWrite(), 0);
        QVERIFY(finished.isEmpty());
        const Exchange seen = server->seen().first();
        QCOMPARE(seen.header("Connection"), "Upgrade");
        QCOMPARE(seen.header("Authorization"), tls ? "Bearer abc" : "");
        seen.close();
        QTRY_COMPARE(finished.size(), 1);
    }

    void upgradeRefused()
    {
        const QByteArray status
            = "{\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"Forbidden\","
              "\"message\":\"pods are forbidden\",\"code\":403}";
        ScriptedServer server(m_certificates.good,
            [status](const Exchange &exchange) { exchange.answer(403, status); });
        CurlTransport transport(m_certificates.trusting(server));
        Request request = get();
        request.headers.emplaceBack("Upgrade", "echo");
        const std::unique_ptr<RawStream> raw = transport.upgrade(request);
        std::optional<Error> error;
        connect(raw.get(), &RawStream::finished, this,
            [&](const std::optional<Error> &how) { error = how; });
        QTRY_VERIFY(error);
        QCOMPARE(error->kind, Error::Kind::Forbidden);
        QCOMPARE(error->detail, u"pods are forbidden"_s);
    }

    // 115 A login must not follow an upgrade elsewhere (CVE-2020-8559), and what is no 101 opens
    // nothing.
    void upgradeIsNotRedirected()
    {
        ScriptedServer elsewhere([](const Exchange &exchange) { exchange.answer(200, "{}"); });
        const QByteArray location = elsewhere.url().toEncoded() + "/api";
        ScriptedServer server(m_certificates.good, [location](const Exchange &exchange) {
            exchange.answer(302, {}, "text/plain", "Location: " + location + "\r\n");
        });
        Access access = m_certificates.trusting(server);
        access.token = "abc";
        CurlTransport transport(access);
        Request request = get();
        request.headers.emplaceBack("Upgrade", "echo");
        const std::unique_ptr<RawStream> raw = transport.upgrade(request);
        QSignalSpy opened(raw.get(), &RawStream::opened);
        std::optional<Error> error;
        connect(raw.get(), &RawStream::finished, this,
            [&](const std::optional<Error> &how) { error = how; });
        QTRY_VERIFY(error);
        QCOMPARE(error->kind, Error::Kind::NotKubernetes);
        QVERIFY(opened.isEmpty());
        QVERIFY(elsewhere.seen().isEmpty());
        raw->write("too late");
        QTRY_VERIFY(server.seen().first().socket.isNull()); // nothing is left open
    }

    void upgradeReceiverDies()
    {
        ScriptedServer server(m_certificates.good, [](const Exchange &exchange) {
            exchange.raw("HTTP/1.1 101 OK\r\nUpgrade: echo\r\n\r\nhello");
        });
        CurlTransport transport(m_certificates.trusting(server));
        Request request = get();
        request.headers.emplaceBack("Upgrade", "echo");
        std::unique_ptr<RawStream> raw = transport.upgrade(request);
        connect(raw.get(), &RawStream::received, this, [&] { raw.reset(); });
        QTRY_VERIFY(!raw);
        QTRY_VERIFY(server.seen().first().socket.isNull()); // the connection went with it
    }

    // The server writes without end until it is told to stop; paused, the kernel's buffers fill up,
    // at the kernel's own pace, and then it cannot go on.
    void backPressure()
    {
        QPointer<QTcpSocket> socket;
        qint64 written = 0;
        bool enough = false;
        const QByteArray block(256 * 1024, 'x');
        ScriptedServer server([&](const Exchange &exchange) {
            exchange.raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            socket = exchange.socket;
            const auto more = [&written, &enough, &block, at = exchange.socket] {
                while (!enough && at->bytesToWrite() < block.size()) {
                    at->write(block);
                    written += block.size();
                }
                if (enough)
                    at->disconnectFromHost();
            };
            QObject::connect(socket, &QTcpSocket::bytesWritten, socket, more);
            more();
        });
        CurlTransport transport(accessTo(server.url()));
        const std::unique_ptr<Stream> stream = transport.open(get());
        Received got(*stream);
        QTRY_VERIFY(got.bytes.size() > 100'000);
        stream->pause();
        const qsizetype had = got.bytes.size();
        qint64 then = -1;
        QElapsedTimer still;
        const auto stoodStillForASecond = [&] {
            if (then != written) {
                then = written;
                still.start();
            }
            return still.hasExpired(1000);
        };
        QTRY_VERIFY_WITH_TIMEOUT(stoodStillForASecond(), 20'000);
        QVERIFY(got.bytes.size() - had < (1 << 20));
        enough = true;
        stream->resume();
        QTRY_VERIFY_WITH_TIMEOUT(got.isFinished, 20'000);
        QVERIFY(!got.error);
        QCOMPARE(got.bytes.size(), written);
    }

    void streamsOutliveTheTimeout()
    {
        QList<Exchange> open;
        ScriptedServer server([&open](const Exchange &exchange) {
            exchange.beginChunks();
            open.append(exchange);
        });
        CurlTransport transport(accessTo(server.url()));
        Request request = get();
        request.timeout = 150ms;
        const std::unique_ptr<Stream> stream = transport.open(request);
        Received got(*stream);
        QTRY_COMPARE(open.size(), 1);
        QTest::qWait(400);
        open.first().chunk("late");
        open.first().endChunks();
        QTRY_VERIFY(got.isFinished);
        QCOMPARE(got.bytes, "late");
        QVERIFY(!got.error);
    }

    void refusedStream()
    {
        ScriptedServer server([](const Exchange &exchange) {
            exchange.answer(410,
                R"({"kind":"Status","status":"Failure","reason":"Expired","message":"too old","code":410})");
        });
        CurlTransport transport(accessTo(server.url()));
        const std::unique_ptr<Stream> stream = transport.open(get());
        Received got(*stream);
        QTRY_VERIFY(got.isFinished);
        QCOMPARE(got.status, 0);
        QCOMPARE(got.error.value().kind, Error::Kind::Expired);
        QCOMPARE(got.error->detail, u"too old"_s);
    }

    void transportDies()
    {
        ScriptedServer server;
        auto transport = std::make_unique<CurlTransport>(accessTo(server.url()));
        auto task = transport->send(get());
        const std::unique_ptr<Stream> stream = transport->open(get());
        Received got(*stream);
        QTRY_COMPARE(server.seen().size(), 2);
        transport.reset();
        const Result<Reply> reply = QCoro::waitFor(std::move(task));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Cancelled);
        QVERIFY(got.isFinished);
        QCOMPARE(got.error.value().kind, Error::Kind::Cancelled);
    }

    void streamDiesInItsSlot_data()
    {
        QTest::addColumn<QString>("when");
        QTest::newRow("started") << u"started"_s;
        QTest::newRow("received") << u"received"_s;
        QTest::newRow("finished") << u"finished"_s;
    }
    void streamDiesInItsSlot()
    {
        QFETCH(QString, when);
        ScriptedServer server([](const Exchange &exchange) { exchange.answer(200, "{}"); });
        CurlTransport transport(accessTo(server.url()));
        std::unique_ptr<Stream> stream = transport.open(get());
        if (when == "started"_L1)
            connect(stream.get(), &Stream::started, this, [&] { stream.reset(); });
        else if (when == "received"_L1)
            connect(stream.get(), &Stream::received, this, [&] { stream.reset(); });
        else
            connect(stream.get(), &Stream::finished, this, [&] { stream.reset(); });
        QTRY_VERIFY(!stream);
        QVERIFY(send(transport, get()));
    }

    void dropConnections()
    {
        ScriptedServer server([](const Exchange &exchange) {
            if (exchange.path() == "/watch")
                exchange.beginChunks();
            else
                exchange.answer(200, "{}");
        });
        CurlTransport transport(accessTo(server.url()));
        const std::unique_ptr<Stream> stream = transport.open(get(u"/watch"_s));
        Received got(*stream);
        QTRY_COMPARE(got.status, 200);
        transport.dropConnections();
        QVERIFY(got.isFinished);
        QCOMPARE(got.error.value().kind, Error::Kind::Unreachable);
        QVERIFY(send(transport, get()));
    }

    void manyStreamsAndRequestsBeside()
    {
        QList<Exchange> open;
        ScriptedServer server([&open](const Exchange &exchange) {
            if (exchange.path() == "/watch") {
                exchange.beginChunks();
                open.append(exchange);
            } else {
                exchange.answer(200, "{}");
            }
        });
        CurlTransport transport(accessTo(server.url()));
        std::vector<std::unique_ptr<Stream>> streams;
        for (int i = 0; i < 60; ++i)
            streams.push_back(transport.open(get(u"/watch"_s)));
        QTRY_COMPARE(open.size(), 60);
        QVERIFY(send(transport, get()));
        QVERIFY(send(transport, get()));
        QCOMPARE(server.connections(), 61); // one of the requests came on the other's connection
        streams.clear();
        QVERIFY(send(transport, get()));
    }

private:
    Certificates m_certificates;
};

QTEST_GUILESS_MAIN(TransportStreamsTest)
#include "tst_transportstreams.moc"
