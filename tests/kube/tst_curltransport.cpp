// SPDX-License-Identifier: Apache-2.0
#include "models/kube/curltransport.h"
#include "models/kube/kubestatus.h"
#include "tests/kube/scriptedserver.h"
#include "tests/kube/testcertificates.h"

#include <QCoroTask>
#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <zlib.h>

#ifdef Q_OS_LINUX
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/socket.h>
#endif

using namespace models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Access accessTo(const QUrl &server)
{
    return {.server = server};
}

Result<Reply> send(Transport &transport, Request request)
{
    Result<Reply> reply = QCoro::waitFor(transport.send(std::move(request)));
    if (!reply)
        qDebug().noquote() << reply.error().message.english() << reply.error().detail;
    return reply;
}

Request get(const QString &path = u"/api"_s)
{
    return {.path = path, .timeout = 5s};
}

Request write(const QByteArray &method, const QByteArray &body = "{}")
{
    return {.method = method, .path = u"/api"_s, .body = body, .timeout = 5s};
}

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

// What came over a stream, put together.
struct Received
{
    explicit Received(Stream &stream)
    {
        QObject::connect(&stream, &Stream::started, &stream,
            [this](int code, const Headers &) { status = code; });
        QObject::connect(
            &stream, &Stream::received, &stream, [this](const QByteArray &some) { bytes += some; });
        QObject::connect(
            &stream, &Stream::finished, &stream, [this](const std::optional<Error> &how) {
                isFinished = true;
                error = how;
            });
    }
    int status = 0;
    QByteArray bytes;
    bool isFinished = false;
    std::optional<Error> error;
};

} // namespace

class CurlTransportTest : public QObject
{
    Q_OBJECT

    TestCertificate m_ca = makeCertificate({.commonName = u"test CA"_s, .isAuthority = true});
    TestCertificate m_good = makeCertificate(
        {.commonName = u"server"_s, .issuer = &m_ca, .names = {u"IP:127.0.0.1"_s}});

    [[nodiscard]] Access trusting(const ScriptedServer &server) const
    {
        return {.server = server.url(), .ca = m_ca.certificate};
    }

private slots:
    void initTestCase()
    {
        for (const char *name : {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"})
            qunsetenv(name);
    }

    void answers()
    {
        ScriptedServer server(m_good, [](const Exchange &exchange) {
            exchange.answer(200, R"({"kind":"APIVersions"})", "application/json",
                "Warning: 299 - \"old thing\"\r\nX-Two: a\r\nX-Two: b\r\n");
        });
        Access access = trusting(server);
        access.server.setPath(u"/k8s/clusters/c-1/"_s);
        access.token = "abc";
        CurlTransport transport(access);
        QSignalSpy answered(&transport, &Transport::answered);
        Request request = get(u"/api/v1/pods"_s);
        request.query.addQueryItem(u"labelSelector"_s, u"a in (b,c),d!=e+f"_s);
        const Result<Reply> reply = send(transport, request);
        QVERIFY(reply);
        QCOMPARE(reply->status, 200);
        QCOMPARE(reply->body, R"({"kind":"APIVersions"})");
        QCOMPARE(reply->warnings, QStringList {u"old thing"_s});
        QCOMPARE(answered.size(), 1);
        const Exchange seen = server.seen().first();
        QCOMPARE(seen.path(), "/k8s/clusters/c-1/api/v1/pods");
        QVERIFY2(
            seen.target.contains("%2Bf") && !seen.target.contains(' '), seen.target.constData());
        QCOMPARE(seen.header("Authorization"), "Bearer abc");
        QCOMPARE(seen.header("Accept-Encoding"), "gzip");
        QCOMPARE(seen.header("Host"), "127.0.0.1:" + QByteArray::number(server.port()));
        QVERIFY(seen.header("User-Agent").startsWith("sampan/"));
    }

    void nothingThatMayNotGoOutGoesOut_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("line break in a header") << u"/api"_s << QByteArray("a\r\nX: y");
        QTest::newRow("upwards") << u"/api/../secrets"_s << QByteArray("a");
        QTest::newRow("blank") << u"/api/a b"_s << QByteArray("a");
        QTest::newRow("not absolute") << u"api"_s << QByteArray("a");
        QTest::newRow("query in the path") << u"/api?x=y"_s << QByteArray("a");
    }
    void nothingThatMayNotGoOutGoesOut()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, value);
        ScriptedServer server([](const Exchange &exchange) { exchange.answer(200, "{}"); });
        CurlTransport transport(accessTo(server.url()));
        Request request = get(path);
        request.headers.emplaceBack("X-Value", value);
        const Result<Reply> reply = send(transport, request);
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::BadInput);
        QVERIFY(server.seen().isEmpty());
    }

    void plainHttpCarriesNoLogin()
    {
        ScriptedServer server([](const Exchange &exchange) { exchange.answer(200, "{}"); });
        Access access = accessTo(server.url());
        access.token = "abc";
        CurlTransport transport(access);
        QVERIFY(send(transport, get()));
        QCOMPARE(server.seen().first().header("Authorization"), "");
    }

    // Rule 2: a write is read once, however the connection ends.
    void writesGoOutOnce_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<bool>("warm");
        QTest::addColumn<bool>("reset");
        for (const QByteArray method : {"POST", "PUT", "PATCH", "DELETE"}) {
            for (const bool warm : {false, true}) {
                for (const bool reset : {false, true})
                    QTest::addRow("%s %s %s", method.constData(), warm ? "kept" : "fresh",
                        reset ? "reset" : "closed")
                        << method << warm << reset;
            }
        }
    }
    void writesGoOutOnce()
    {
        QFETCH(QByteArray, method);
        QFETCH(bool, warm);
        QFETCH(bool, reset);
        ScriptedServer server([reset](const Exchange &exchange) {
            if (exchange.method == "GET")
                exchange.answer(200, "{}");
            else if (reset)
                exchange.reset();
            else
                exchange.close();
        });
        CurlTransport transport(accessTo(server.url()));
        if (warm)
            QVERIFY(send(transport, get()));
        const Result<Reply> reply = send(transport, write(method));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::OutcomeUnknown);
        QCOMPARE(server.seen(method).size(), 1);
    }

    void writeThatNeverWentOutIsNotUnknown()
    {
        auto server = std::make_unique<ScriptedServer>();
        const QUrl url = server->url();
        server.reset();
        CurlTransport transport(accessTo(url));
        const Result<Reply> reply = send(transport, write("POST"));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Unreachable);
        QVERIFY(reply.error().message.english().contains(u"refused"_s));
    }

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

    // Rule 4: identities never share a connection.
    void identitiesStayApart()
    {
        ScriptedServer server(m_good, [](const Exchange &exchange) { exchange.answer(200, "{}"); });
        const TestCertificate a = makeCertificate({.commonName = u"alice"_s, .issuer = &m_ca});
        const TestCertificate b
            = makeCertificate({.commonName = u"bob"_s, .issuer = &m_ca, .isEd25519 = true});
        Access access = trusting(server);
        access.certificate = a.certificate;
        access.key = a.key;
        CurlTransport alice(access);
        access.certificate = b.certificate;
        access.key = b.key;
        CurlTransport bob(access);
        CurlTransport nobody(trusting(server));
        QVERIFY(send(alice, get()));
        QVERIFY(send(bob, get()));
        QVERIFY(send(nobody, get()));
        QVERIFY(send(alice, get()));
        QCOMPARE(server.seen().size(), 4);
        QCOMPARE(server.seen()[0].clientName, u"alice"_s);
        QCOMPARE(server.seen()[1].clientName, u"bob"_s);
        QCOMPARE(server.seen()[2].clientName, u""_s);
        QCOMPARE(server.seen()[3].clientName, u"alice"_s);
        QCOMPARE(server.connections(), 3);
    }

    void untrusted_data()
    {
        QTest::addColumn<QString>("flaw");
        QTest::addColumn<QString>("says");
        QTest::newRow("expired") << u"expired"_s << u"has expired"_s;
        QTest::newRow("future") << u"future"_s << u"not valid yet"_s;
        QTest::newRow("name") << u"name"_s << u"another name"_s;
        QTest::newRow("unknown CA") << u"ca"_s << u"does not come from the authority"_s;
        QTest::newRow("self-signed") << u"self"_s << u"self-signed"_s;
        QTest::newRow("system") << u"system"_s << u"this system does not know"_s;
        QTest::newRow("plain") << u"plain"_s << u"does not answer in TLS"_s;
    }
    void untrusted()
    {
        QFETCH(QString, flaw);
        QFETCH(QString, says);
        CertificateWish wish {
            .commonName = u"server"_s, .issuer = &m_ca, .names = {u"IP:127.0.0.1"_s}};
        const TestCertificate other
            = makeCertificate({.commonName = u"other CA"_s, .isAuthority = true});
        if (flaw == "expired"_L1) {
            wish.validFromDays = -9;
            wish.validUntilDays = -2;
        } else if (flaw == "future"_L1) {
            wish.validFromDays = 2;
            wish.validUntilDays = 9;
        } else if (flaw == "name"_L1) {
            wish.names = {u"DNS:elsewhere.example"_s};
        } else if (flaw == "ca"_L1) {
            wish.issuer = &other;
        } else if (flaw == "self"_L1) {
            wish.issuer = nullptr;
        }
        const auto script = [](const Exchange &exchange) { exchange.answer(200, "{}"); };
        const auto server = std::make_unique<ScriptedServer>(makeCertificate(wish), script);
        Access access = trusting(*server);
        QTcpServer plain; // as servers do that expected HTTP
        connect(&plain, &QTcpServer::newConnection, &plain, [&plain] {
            QTcpSocket *socket = plain.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket,
                [socket] { socket->write("HTTP/1.0 400 Bad Request\r\n\r\n"); });
        });
        if (flaw == "plain"_L1) {
            QVERIFY(plain.listen(QHostAddress::LocalHost));
            access.server.setPort(plain.serverPort());
        }
        if (flaw == "system"_L1)
            access.ca.clear();
        CurlTransport transport(access);
        const Result<Reply> reply = send(transport, get());
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Tls);
        QVERIFY2(reply.error().message.english().contains(says),
            qPrintable(reply.error().message.english() + u" / "_s + reply.error().detail));
        QVERIFY(server->seen().isEmpty());

        if (flaw == "plain"_L1)
            return;
        access.insecure = true;
        CurlTransport careless(access);
        QVERIFY(send(careless, get()));
    }

    // Rule 5: the name is sent and checked, the address is dialled, and Host stays the address.
    void serverName()
    {
        ScriptedServer server(
            makeCertificate(
                {.commonName = u"server"_s, .issuer = &m_ca, .names = {u"DNS:kube.test"_s}}),
            [](const Exchange &exchange) { exchange.answer(200, "{}"); });
        Access access = trusting(server);
        access.tlsServerName = u"kube.test"_s;
        CurlTransport transport(access);
        const Result<Reply> reply = send(transport, get());
        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().text()));
        QCOMPARE(
            server.seen().first().header("Host"), "127.0.0.1:" + QByteArray::number(server.port()));
        QCOMPARE(server.seen().first().headerValues("Host").size(), 1);

        access.tlsServerName = u"other.test"_s;
        CurlTransport wrong(access);
        const Result<Reply> refused = send(wrong, get());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Tls);
    }

    void serverNameBehindProxy()
    {
        ScriptedServer server(
            makeCertificate(
                {.commonName = u"server"_s, .issuer = &m_ca, .names = {u"DNS:kube.test"_s}}),
            [](const Exchange &exchange) { exchange.answer(200, "{}"); });
        ScriptedServer proxy;
        proxy.setTunnelTo(server.port());
        Access access = trusting(server);
        access.tlsServerName = u"kube.test"_s;
        access.proxy = proxy.url().toString();
        CurlTransport transport(access);
        const Result<Reply> reply = send(transport, get());
        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().text()));
        QCOMPARE(proxy.seen().first().target, "127.0.0.1:" + QByteArray::number(server.port()));
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
        const auto server = tls ? std::make_unique<ScriptedServer>(m_good, echo)
                                : std::make_unique<ScriptedServer>(echo);
        ScriptedServer proxy;
        proxy.setTunnelTo(server->port());
        Access access = trusting(*server);
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
        ScriptedServer server(
            m_good, [status](const Exchange &exchange) { exchange.answer(403, status); });
        CurlTransport transport(trusting(server));
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

    void upgradeReceiverDies()
    {
        ScriptedServer server(m_good, [](const Exchange &exchange) {
            exchange.raw("HTTP/1.1 101 OK\r\nUpgrade: echo\r\n\r\nhello");
        });
        CurlTransport transport(trusting(server));
        Request request = get();
        request.headers.emplaceBack("Upgrade", "echo");
        std::unique_ptr<RawStream> raw = transport.upgrade(request);
        connect(raw.get(), &RawStream::received, this, [&] { raw.reset(); });
        QTRY_VERIFY(!raw);
        QTRY_VERIFY(server.seen().first().socket.isNull()); // the connection went with it
    }

    // Rule 8: no redirects; back-pressure; no overall limit on streams.
    void redirectsAreNotFollowed()
    {
        ScriptedServer elsewhere([](const Exchange &exchange) { exchange.answer(200, "{}"); });
        const QByteArray location = elsewhere.url().toEncoded() + "/api";
        ScriptedServer server(m_good, [location](const Exchange &exchange) {
            exchange.answer(302, "<a>", "text/html", "Location: " + location + "\r\n");
        });
        Access access = trusting(server);
        access.token = "abc";
        CurlTransport transport(access);
        const Result<Reply> reply = send(transport, get());
        QVERIFY(reply);
        QCOMPARE(reply->status, 302);
        QCOMPARE(errorOf(*reply).kind, Error::Kind::NotKubernetes);
        QVERIFY(elsewhere.seen().isEmpty());
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

    void impersonation()
    {
        ScriptedServer server([](const Exchange &exchange) { exchange.answer(200, "{}"); });
        Access access = accessTo(server.url());
        access.impersonation = {.user = u"jane"_s,
            .uid = u"u-1"_s,
            .groups = {u"dev"_s, u"ops"_s},
            .extra = {{u"Example.com/Scope"_s, {u"a"_s, u"b"_s}}}};
        CurlTransport transport(access);
        QVERIFY(send(transport, get()));
        const Exchange seen = server.seen().first();
        QCOMPARE(seen.header("Impersonate-User"), "jane");
        QCOMPARE(seen.header("Impersonate-Uid"), "u-1");
        QCOMPARE(seen.headerValues("Impersonate-Group"), (QByteArrayList {"dev", "ops"}));
        QCOMPARE(seen.headerValues("Impersonate-Extra-example.com%2Fscope"),
            (QByteArrayList {"a", "b"}));
    }

    void failures_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<int>("kind");
        QTest::newRow("closed without a word") << QByteArray() << int(Error::Kind::Unreachable);
        QTest::newRow("cut body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}")
                                  << int(Error::Kind::Unreachable);
        QTest::newRow("bad chunk")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n")
            << int(Error::Kind::Unreachable);
        QTest::newRow("chunk of 2^64") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: "
                                                     "chunked\r\n\r\n10000000000000000\r\n{}\r\n")
                                       << int(Error::Kind::Unreachable);
        QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.9\r\n")
                                 << int(Error::Kind::NotKubernetes);
        QTest::newRow("header of 1 MB")
            << QByteArray("HTTP/1.1 200 OK\r\nX: " + QByteArray(1 << 20, 'x') + "\r\n\r\n")
            << int(Error::Kind::NotKubernetes);
    }
    void failures()
    {
        QFETCH(QByteArray, raw);
        QFETCH(int, kind);
        ScriptedServer server([raw](const Exchange &exchange) {
            exchange.raw(raw);
            exchange.close();
        });
        CurlTransport transport(accessTo(server.url()));
        QSignalSpy failed(&transport, &Transport::failed);
        const Result<Reply> reply = send(transport, get());
        QVERIFY(!reply);
        QVERIFY2(int(reply.error().kind) == kind, qPrintable(reply.error().text()));
        QCOMPARE(failed.size(), 1);
    }

    void unreachable()
    {
        CurlTransport transport({.server = QUrl(u"https://kube.invalid:6443"_s)});
        const Result<Reply> reply = send(transport, get());
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Unreachable);
        QVERIFY(reply.error().message.english().contains(u"The name kube.invalid is not known"_s));
    }

    void proxyGone()
    {
        auto gone = std::make_unique<ScriptedServer>();
        const QUrl url = gone->url();
        gone.reset();
        CurlTransport transport(
            {.server = QUrl(u"https://kube.example:6443"_s), .proxy = url.toString()});
        const Result<Reply> reply = send(transport, get());
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Proxy);
    }

    void proxyRefuses()
    {
        ScriptedServer proxy([](const Exchange &exchange) {
            exchange.answer(407, {}, "text/plain", "Proxy-Authenticate: Basic realm=\"x\"\r\n");
        });
        QUrl url = proxy.url();
        url.setUserName(u"me"_s);
        url.setPassword(u"topsecret"_s);
        CurlTransport transport(
            {.server = QUrl(u"https://kube.example:6443"_s), .proxy = url.toString()});
        const Result<Reply> reply = send(transport, get());
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Proxy);
        QVERIFY(!reply.error().text().contains(u"topsecret"_s));
    }

    void timeout()
    {
        ScriptedServer server;
        CurlTransport transport(accessTo(server.url()));
        Request request = get();
        request.timeout = 100ms;
        const Result<Reply> reply = send(transport, request);
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Timeout);
        request.method = "POST";
        const Result<Reply> unknown = send(transport, request);
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().kind, Error::Kind::OutcomeUnknown);
    }

    void tooLarge()
    {
        ScriptedServer server(
            [](const Exchange &exchange) { exchange.answer(200, QByteArray(3 << 20, 'x')); });
        CurlTransport transport(accessTo(server.url()));
        Request request = get();
        request.largestBody = 1 << 20;
        const Result<Reply> reply = send(transport, request);
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::TooLarge);
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

    void ownerDies()
    {
        ScriptedServer server;
        CurlTransport transport(accessTo(server.url()));
        auto owner = std::make_unique<QObject>();
        Request request = get();
        request.owner = owner.get();
        auto task = transport.send(request);
        QTRY_COMPARE(server.seen().size(), 1);
        owner.reset();
        const Result<Reply> reply = QCoro::waitFor(std::move(task));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Cancelled);
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

    void tokenFileIsReadAgainAfter401()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"token"_s);
        const auto put = [&file](const QByteArray &token) {
            QFile out(file);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(token);
        };
        put("old\n");
        ScriptedServer server(m_good, [](const Exchange &exchange) {
            exchange.answer(exchange.header("Authorization") == "Bearer new" ? 200 : 401, "{}");
        });
        Access access = trusting(server);
        access.tokenFile = file;
        CurlTransport transport(access);
        // the same token again would be pointless
        Result<Reply> reply = send(transport, get());
        QVERIFY(reply);
        QCOMPARE(reply->status, 401);
        QCOMPARE(server.seen().size(), 1);
        put("new\n");
        reply = send(transport, write("POST")); // nothing was done: a write may be asked again
        QVERIFY(reply);
        QCOMPARE(reply->status, 200);
        QCOMPARE(server.seen("POST").size(), 2);
    }

    // Rule 1: only the given CA counts. The system's roots are replaced, for this thread alone, by
    // the very CA that signed the server. Last, because that stays so.
    void systemRootsDoNotPass()
    {
#ifdef Q_OS_LINUX
        const QTemporaryDir roots;
        for (const QString &name : {hashName(m_ca), u"ca-certificates.crt"_s}) {
            QFile file(roots.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(m_ca.certificate);
        }
        if (::unshare(CLONE_NEWNS) != 0)
            QSKIP("no right to a mount namespace with other system roots in it");
        // In a chroot nothing can be made private: ./dev has done so for the whole of it.
        if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0
            && !qEnvironmentVariableIsSet("SAMPAN_INSIDE"))
            QSKIP("the mount namespace cannot be made private");
        if (::mount(roots.path().toUtf8().constData(), "/etc/ssl/certs", nullptr, MS_BIND, nullptr)
            != 0)
            QSKIP("the system's roots are not in /etc/ssl/certs");

        ScriptedServer server(m_good, [](const Exchange &exchange) { exchange.answer(200, "{}"); });
        Access access {.server = server.url()};
        CurlTransport system(access);
        const Result<Reply> known = send(system, get());
        access.ca = makeCertificate({.commonName = u"other CA"_s, .isAuthority = true}).certificate;
        CurlTransport transport(access);
        const Result<Reply> reply = send(transport, get());
        ::umount2("/etc/ssl/certs", MNT_DETACH);
        QVERIFY2(known, "the system's roots were not in place");
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, Error::Kind::Tls);
#else
        QSKIP("only where mount namespaces are");
#endif
    }
};

QTEST_GUILESS_MAIN(CurlTransportTest)
#include "tst_curltransport.moc"
