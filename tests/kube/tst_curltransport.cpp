// SPDX-License-Identifier: Apache-2.0
#include "models/kube/kubestatus.h"
#include "tests/kube/transportfixture.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace transportfixture;

class CurlTransportTest final : public QObject
{
    Q_OBJECT

private slots:
    void answers()
    {
        ScriptedServer server(m_certificates.good, [](const Exchange &exchange) {
            exchange.answer(200, R"({"kind":"APIVersions"})", "application/json",
                "Warning: 299 - \"old thing\"\r\nX-Two: a\r\nX-Two: b\r\n");
        });
        Access access = m_certificates.trusting(server);
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
        // 41 product, version, system, processor
        const QRegularExpression agent(u"^sampan/\\d+\\.\\d+\\S* \\(\\w+/\\w+\\)$"_s);
        QVERIFY2(agent.match(QString::fromLatin1(seen.header("User-Agent"))).hasMatch(),
            seen.header("User-Agent").constData());
    }

    // 19 kubeconfig: disable-compression
    void uncompressed()
    {
        ScriptedServer server([](const Exchange &exchange) { exchange.answer(200, "{}"); });
        Access access = accessTo(server.url());
        access.compression = false;
        CurlTransport transport(access);
        QVERIFY(send(transport, get()));
        QCOMPARE(
            server.seen().first().headerValues("Accept-Encoding"), QByteArrayList {"identity"});
    }

    // 39 Whom one acts for goes with every kind of request.
    void impersonationOfStreamsAndUpgrades()
    {
        ScriptedServer server([](const Exchange &exchange) { exchange.answer(403, "{}"); });
        Access access = accessTo(server.url());
        access.impersonation = {.user = u"jane"_s, .groups = {u"dev"_s, u"ops"_s}};
        CurlTransport transport(access);
        const std::unique_ptr<Stream> stream = transport.open(get(u"/stream"_s));
        Request request = get(u"/upgrade"_s);
        request.headers.emplaceBack("Upgrade", "echo");
        const std::unique_ptr<RawStream> raw = transport.upgrade(request);
        QVERIFY(send(transport, write("POST")));
        QTRY_COMPARE(server.seen().size(), 3);
        for (const Exchange &seen : server.seen()) {
            QCOMPARE(seen.header("Impersonate-User"), "jane");
            QCOMPARE(seen.headerValues("Impersonate-Group"), (QByteArrayList {"dev", "ops"}));
        }
    }

    // 86 A connection that the server closes behind its answer: the next request has another one.
    void connectionClose()
    {
        ScriptedServer server([](const Exchange &exchange) {
            if (exchange.path() == "/watch") {
                exchange.beginChunks();
            } else {
                exchange.answer(200, "{}", "application/json", "Connection: close\r\n");
                exchange.close();
            }
        });
        CurlTransport transport(accessTo(server.url()));
        const std::unique_ptr<Stream> watch = transport.open(get(u"/watch"_s));
        QSignalSpy ended(watch.get(), &Stream::finished);
        for (int i = 0; i < 5; ++i) {
            const Result<Reply> reply = send(transport, get());
            QVERIFY2(reply, reply ? "" : qPrintable(reply.error().text()));
            QCOMPARE(reply->status, 200);
        }
        QCOMPARE(server.seen("GET").size(), 6);
        QVERIFY(ended.isEmpty());
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

    // Rule 8: no redirects; back-pressure; no overall limit on streams.
    void redirectsAreNotFollowed()
    {
        ScriptedServer elsewhere([](const Exchange &exchange) { exchange.answer(200, "{}"); });
        const QByteArray location = elsewhere.url().toEncoded() + "/api";
        ScriptedServer server(m_certificates.good, [location](const Exchange &exchange) {
            exchange.answer(302, "<a>", "text/html", "Location: " + location + "\r\n");
        });
        Access access = m_certificates.trusting(server);
        access.token = "abc";
        CurlTransport transport(access);
        const Result<Reply> reply = send(transport, get());
        QVERIFY(reply);
        QCOMPARE(reply->status, 302);
        QCOMPARE(errorOf(*reply).kind, Error::Kind::NotKubernetes);
        QVERIFY(elsewhere.seen().isEmpty());
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
        QTest::newRow("J14 a length that is too long")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{}")
            << int(Error::Kind::Unreachable);
        QTest::newRow("J14 two lengths")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}")
            << int(Error::Kind::Unreachable);
        QTest::newRow("J14 a length below zero")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n{}")
            << int(Error::Kind::NotKubernetes);
        QTest::newRow("J14 10,000 headers") << QByteArray("HTTP/1.1 200 OK\r\n"
            + QByteArray("X: y\r\n").repeated(10'000) + "Content-Length: 2\r\n\r\n{}")
                                            << int(Error::Kind::NotKubernetes);
        QTest::newRow("closed without a word") << QByteArray() << int(Error::Kind::Unreachable);
        QTest::newRow("J14 cut body")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}")
            << int(Error::Kind::Unreachable);
        QTest::newRow("J14 bad chunk")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n")
            << int(Error::Kind::Unreachable);
        QTest::newRow("J14 chunk of 2^64")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: "
                          "chunked\r\n\r\n10000000000000000\r\n{}\r\n")
            << int(Error::Kind::Unreachable);
        QTest::newRow("J14 no HTTP")
            << QByteArray("SSH-2.0-OpenSSH_9.9\r\n") << int(Error::Kind::NotKubernetes);
        QTest::newRow("J14 header of 1 MB")
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

    // 18 A socks5 proxy is asked for the name: nothing is looked up here, upgrades included.
    void socksProxyResolvesTheName_data()
    {
        QTest::addColumn<bool>("isUpgrade");
        QTest::newRow("18 a request") << false;
        QTest::newRow("18 an upgrade") << true;
    }
    void socksProxyResolvesTheName()
    {
        QFETCH(bool, isUpgrade);
        QTcpServer proxy;
        QVERIFY(proxy.listen(QHostAddress::LocalHost));
        QByteArray heard;
        connect(&proxy, &QTcpServer::newConnection, &proxy, [&proxy, &heard] {
            QTcpSocket *socket = proxy.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, &heard] {
                if (heard.isEmpty())
                    socket->write(QByteArray("\5\0", 2)); // no login
                heard += socket->readAll();
                if (heard.contains("kube.invalid"))
                    socket->disconnectFromHost();
            });
        });
        CurlTransport transport({.server = QUrl(u"https://kube.invalid:6443"_s),
            .proxy = u"socks5://127.0.0.1:%1"_s.arg(proxy.serverPort())});
        std::unique_ptr<RawStream> raw;
        if (isUpgrade) {
            Request request = get();
            request.headers.emplaceBack("Upgrade", "echo");
            raw = transport.upgrade(request);
            QSignalSpy finished(raw.get(), &RawStream::finished);
            QVERIFY(finished.wait());
        } else {
            const Result<Reply> reply = send(transport, get());
            QVERIFY(!reply);
            QVERIFY2(reply.error().kind == Error::Kind::Proxy
                    || reply.error().kind == Error::Kind::Unreachable,
                qPrintable(reply.error().text()));
        }
        // a domain name (3), its length, its text, its port
        QVERIFY2(heard.contains(QByteArray("\3\x0ckube.invalid\x19\x2b", 16)),
            heard.toHex().constData());
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
        ScriptedServer server(m_certificates.good, [](const Exchange &exchange) {
            exchange.answer(exchange.header("Authorization") == "Bearer new" ? 200 : 401, "{}");
        });
        Access access = m_certificates.trusting(server);
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

private:
    Certificates m_certificates;
};

QTEST_GUILESS_MAIN(CurlTransportTest)
#include "tst_curltransport.moc"
