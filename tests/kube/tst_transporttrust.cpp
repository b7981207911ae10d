// SPDX-License-Identifier: Apache-2.0
#include "models/kube/pem.h"
#include "tests/kube/transportfixture.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <sched.h>
#include <sys/mount.h>
#endif

using namespace transportfixture;

/// Whom the transport believes, and as whom it speaks.
class TransportTrustTest final : public QObject
{
    Q_OBJECT

private slots:
    // Rule 4: identities never share a connection.
    void identitiesStayApart()
    {
        ScriptedServer server(
            m_certificates.good, [](const Exchange &exchange) { exchange.answer(200, "{}"); });
        const TestCertificate a
            = makeCertificate({.commonName = u"alice"_s, .issuer = &m_certificates.ca});
        const TestCertificate b = makeCertificate(
            {.commonName = u"bob"_s, .issuer = &m_certificates.ca, .isEd25519 = true});
        Access access = m_certificates.trusting(server);
        access.certificate = a.certificate;
        access.key = a.key;
        CurlTransport alice(access);
        access.certificate = b.certificate;
        access.key = b.key;
        CurlTransport bob(access);
        CurlTransport nobody(m_certificates.trusting(server));
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

    // 35 Keys of all kinds and forms, and a certificate that brings its chain: all the way to a
    // server.
    void clientCertificates_data()
    {
        QTest::addColumn<bool>("isRsa");
        QTest::addColumn<bool>("isTraditional");
        QTest::addColumn<bool>("hasChain");
        QTest::newRow("35 PKCS#8, RSA") << true << false << false;
        QTest::newRow("35 PKCS#1") << true << true << false;
        QTest::newRow("35 PKCS#8, EC") << false << false << false;
        QTest::newRow("35 SEC1") << false << true << false;
        QTest::newRow("35 with its chain") << false << false << true;
    }
    void clientCertificates()
    {
        QFETCH(bool, isRsa);
        QFETCH(bool, isTraditional);
        QFETCH(bool, hasChain);
        ScriptedServer server(
            m_certificates.good, [](const Exchange &exchange) { exchange.answer(200, "{}"); });
        const TestCertificate between = makeCertificate(
            {.commonName = u"between"_s, .issuer = &m_certificates.ca, .isAuthority = true});
        const TestCertificate me = makeCertificate({.commonName = u"me"_s,
            .issuer = hasChain ? &between : &m_certificates.ca,
            .isRsa = isRsa});
        Access access = m_certificates.trusting(server);
        access.certificate = me.certificate + (hasChain ? between.certificate : QByteArray());
        access.key = isTraditional ? traditionalKey(me) : me.key;
        QVERIFY(!isTraditional || access.key.contains(isRsa ? "RSA PRIVATE" : "EC PRIVATE"));
        QVERIFY(checkPair(access.certificate, access.key));
        CurlTransport transport(access);
        const Result<Reply> reply = send(transport, get());
        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().text()));
        QCOMPARE(server.seen().first().clientName, u"me"_s);
    }

    /// R8 What we offer: TLS 1.2 and 1.3 and nothing older, and no signature of SHA-1 or MD5.
    void offersNothingOld()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QByteArray hello;
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [&, socket] {
                hello += socket->readAll();
                if (hello.size() > 5
                    && hello.size() >= 5 + quint8(hello[3]) * 256 + quint8(hello[4]))
                    socket->abort();
            });
        });
        Access access;
        access.server = QUrl(u"https://127.0.0.1:%1"_s.arg(server.serverPort()));
        CurlTransport transport(access);
        QVERIFY(!send(transport, get()));
        // RFC 8446, 4.1.2: the record's head, the message's, version, random, three lists.
        const auto number
            = [&](qsizetype at) { return quint8(hello.at(at)) * 256 + quint8(hello.at(at + 1)); };
        qsizetype at = 5 + 4 + 2 + 32;
        at += 1 + quint8(hello.at(at)); // session
        at += 2 + number(at); // ciphers
        at += 1 + quint8(hello.at(at)); // compression
        const qsizetype end = at + 2 + number(at);
        at += 2;
        QList<int> versions;
        QList<int> signatures;
        while (at + 4 <= end) {
            const int type = number(at);
            const qsizetype body = at + 4;
            const qsizetype next = body + number(at + 2);
            if (type == 43) { // supported_versions
                for (qsizetype i = body + 1; i + 1 < next; i += 2)
                    versions += number(i);
            } else if (type == 13) { // signature_algorithms
                for (qsizetype i = body + 2; i + 1 < next; i += 2)
                    signatures += number(i);
            }
            at = next;
        }
        QCOMPARE(versions, (QList<int> {0x0304, 0x0303}));
        QVERIFY(!signatures.isEmpty());
        for (const int signature : std::as_const(signatures)) {
            const bool isOldPair = signature < 0x0700; // (hash, key): 1 MD5, 2 SHA-1, 3 SHA-224
            QVERIFY2(!isOldPair || signature / 256 > 2, qPrintable(QString::number(signature, 16)));
        }
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
        QTest::newRow("no names but the common one") << u"common name"_s << u"another name"_s;
        QTest::newRow("issuer that is no authority")
            << u"not an authority"_s << u"could not be trusted"_s;
        QTest::newRow("issuer expired") << u"old authority"_s << u"has expired"_s;
        QTest::newRow("wildcard two levels deep") << u"wildcard"_s << u"another name"_s;
        QTest::newRow("R8 signed with SHA-1") << u"sha1"_s << u"could not be trusted"_s;
        QTest::newRow("plain") << u"plain"_s << u"does not answer in TLS"_s;
    }
    void untrusted()
    {
        QFETCH(QString, flaw);
        QFETCH(QString, says);
        CertificateWish wish {
            .commonName = u"server"_s, .issuer = &m_certificates.ca, .names = {u"IP:127.0.0.1"_s}};
        const TestCertificate other
            = makeCertificate({.commonName = u"other CA"_s, .isAuthority = true});
        const TestCertificate leaf
            = makeCertificate({.commonName = u"leaf"_s, .issuer = &m_certificates.ca});
        const TestCertificate old = makeCertificate({.commonName = u"old CA"_s,
            .isAuthority = true,
            .validFromDays = -9,
            .validUntilDays = -2});
        if (flaw == "sha1"_L1)
            wish.digest = "SHA1";
        if (flaw == "expired"_L1) {
            wish.validFromDays = -9;
            wish.validUntilDays = -2;
        } else if (flaw == "future"_L1) {
            wish.validFromDays = 2;
            wish.validUntilDays = 9;
        } else if (flaw == "name"_L1) {
            wish.names = {u"DNS:elsewhere.example"_s};
        } else if (flaw == "common name"_L1) {
            wish.commonName = u"127.0.0.1"_s;
            wish.names.clear();
        } else if (flaw == "not an authority"_L1) {
            wish.issuer = &leaf;
        } else if (flaw == "old authority"_L1) {
            wish.issuer = &old;
        } else if (flaw == "wildcard"_L1) {
            wish.names = {u"DNS:*.test"_s};
        } else if (flaw == "ca"_L1) {
            wish.issuer = &other;
        } else if (flaw == "self"_L1) {
            wish.issuer = nullptr;
        }
        const auto script = [](const Exchange &exchange) { exchange.answer(200, "{}"); };
        const auto server = std::make_unique<ScriptedServer>(makeCertificate(wish), script);
        Access access = m_certificates.trusting(*server);
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
        if (flaw == "not an authority"_L1)
            access.ca = m_certificates.ca.certificate + leaf.certificate;
        if (flaw == "old authority"_L1)
            access.ca = old.certificate;
        if (flaw == "wildcard"_L1)
            access.tlsServerName = u"a.b.test"_s;
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
        ScriptedServer server(makeCertificate({.commonName = u"server"_s,
                                  .issuer = &m_certificates.ca,
                                  .names = {u"DNS:kube.test"_s}}),
            [](const Exchange &exchange) { exchange.answer(200, "{}"); });
        Access access = m_certificates.trusting(server);
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

    // 17, and the same verifier on all paths: requests, streams, upgrades.
    void everyPathChecks_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("rightName");
        for (const char *path : {"send", "open", "upgrade"}) {
            QTest::addRow("17 %s, its name", path) << QString::fromLatin1(path) << true;
            QTest::addRow("17 %s, another name", path) << QString::fromLatin1(path) << false;
            QTest::addRow("17 %s, its whole name", path) << QString::fromLatin1(path) << true;
        }
    }
    void everyPathChecks()
    {
        QFETCH(QString, path);
        QFETCH(bool, rightName);
        ScriptedServer server(makeCertificate({.commonName = u"server"_s,
                                  .issuer = &m_certificates.ca,
                                  .names = {u"DNS:kube.test"_s}}),
            [](const Exchange &exchange) { exchange.answer(404, "{}"); });
        Access access = m_certificates.trusting(server);
        access.token = "abc";
        access.tlsServerName = rightName ? u"kube.test"_s : u"other.test"_s;
        if (QByteArrayView(QTest::currentDataTag()).endsWith("whole name"))
            access.tlsServerName += u'.';
        CurlTransport transport(access);
        std::unique_ptr<QObject> talk;
        std::optional<Error> end;
        const auto take = [&end](const std::optional<Error> &error) { end = error; };
        if (path == "send"_L1) {
            if (const Result<Reply> reply = send(transport, get()); !reply)
                end = reply.error();
            else
                end = Error {.httpStatus = reply->status};
        } else if (path == "open"_L1) {
            auto stream = transport.open(get());
            connect(stream.get(), &Stream::finished, this, take);
            talk = std::move(stream);
        } else {
            Request request = get();
            request.headers.emplaceBack("Upgrade", "echo");
            auto raw = transport.upgrade(request);
            connect(raw.get(), &RawStream::finished, this, take);
            talk = std::move(raw);
        }
        QTRY_VERIFY(end);
        QCOMPARE(server.seen().size(), rightName ? 1 : 0);
        if (rightName)
            QCOMPARE(end->httpStatus, 404);
        else
            QCOMPARE(end->kind, Error::Kind::Tls);
    }

    void serverNameBehindProxy()
    {
        ScriptedServer server(makeCertificate({.commonName = u"server"_s,
                                  .issuer = &m_certificates.ca,
                                  .names = {u"DNS:kube.test"_s}}),
            [](const Exchange &exchange) { exchange.answer(200, "{}"); });
        ScriptedServer proxy;
        proxy.setTunnelTo(server.port());
        Access access = m_certificates.trusting(server);
        access.tlsServerName = u"kube.test"_s;
        access.proxy = proxy.url().toString();
        CurlTransport transport(access);
        const Result<Reply> reply = send(transport, get());
        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().text()));
        QCOMPARE(proxy.seen().first().target, "127.0.0.1:" + QByteArray::number(server.port()));
    }

    // Rule 1: only the given CA counts. The system's roots are replaced, for this thread alone, by
    // the very CA that signed the server. Last, because that stays so.
    void systemRootsDoNotPass()
    {
#ifdef Q_OS_LINUX
        const QTemporaryDir roots;
        for (const QString &name : {hashName(m_certificates.ca), u"ca-certificates.crt"_s}) {
            QFile file(roots.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(m_certificates.ca.certificate);
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

        ScriptedServer server(
            m_certificates.good, [](const Exchange &exchange) { exchange.answer(200, "{}"); });
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

private:
    Certificates m_certificates;
};

QTEST_GUILESS_MAIN(TransportTrustTest)
#include "tst_transporttrust.moc"
