// SPDX-License-Identifier: Apache-2.0
#include "models/kube/credentials.h"
#include "models/kube/curltransport.h"
#include "models/kube/execplugin.h"
#include "tests/kube/scriptedserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class CredentialsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    // A plugin that notes each run in `runs` and then does what `script` says.
    Access accessWith(const QByteArray &script)
    {
        const QString path = m_folder.filePath(u"plugin"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write the plugin");
        file.write("#!/bin/sh\necho x >> \"$(dirname \"$0\")/runs\"\n" + script);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QFile::remove(m_folder.filePath(u"runs"_s));
        return {.server = QUrl(u"https://kube.example"_s),
            .ca = "CA",
            .exec = ExecPlugin {.apiVersion = u"client.authentication.k8s.io/v1"_s,
                .command = path,
                .installHint = u"get\x1b[31m it"_s}};
    }

    [[nodiscard]] qsizetype runs() const
    {
        QFile file(m_folder.filePath(u"runs"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll().count('x') : 0;
    }

    /// The program's own child: gone, or waiting to be reaped by whoever inherited it.
    [[nodiscard]] bool isChildGone() const
    {
        QFile child(m_folder.filePath(u"child"_s));
        if (!child.open(QIODevice::ReadOnly))
            return false;
        QFile stat(u"/proc/"_s + QString::fromLatin1(child.readAll().trimmed()) + u"/stat"_s);
        return !stat.open(QIODevice::ReadOnly) || stat.readAll().contains(") Z ");
    }

    static QByteArray printing(const QByteArray &status)
    {
        return "cat "
               "<<'END'\n{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s."
               "io/v1\",\"status\":"
            + status + "}\nEND\n";
    }

private slots:
    void initTestCase()
    {
#ifndef Q_OS_UNIX
        QSKIP("the plugins here are shell scripts");
#endif
    }

    void failures_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("says");
        const QByteArray head
            = "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/";
        QTest::newRow("nothing") << QByteArray("true\n") << u"printed nothing"_s;
        QTest::newRow("junk") << QByteArray("echo topsecret\n")
                              << u"did not print an ExecCredential"_s;
        QTest::newRow("version") << QByteArray(head + "v1beta1\"}'\n")
                                 << u"asks for client.authentication.k8s.io/v1"_s;
        QTest::newRow("no status") << QByteArray(head + "v1\"}'\n") << u"without a status"_s;
        QTest::newRow("nothing in it")
            << printing("{\"expirationTimestamp\":\"2030-01-01T00:00:00Z\"}")
            << u"neither a token nor a client certificate"_s;
        QTest::newRow("half a pair")
            << printing("{\"clientCertificateData\":\"topsecret\"}") << u"without its key"_s;
        QTest::newRow("broken PEM")
            << printing("{\"clientCertificateData\":\"topsecret\",\"clientKeyData\":\"topsecret\"}")
            << u"cannot be used"_s;
        QTest::newRow("exit code") << QByteArray("echo no way >&2; exit 3\n") << u"exit code 3"_s;
        QTest::newRow("floods") << QByteArray("head -c 3000000 /dev/zero\n")
                                << u"more than 1 MiB"_s;
        QTest::newRow("header injection") << printing("{\"token\":\"a\\nb\"}") << u"line break"_s;
        QTest::newRow("K17 not ASCII")
            << printing("{\"token\":\"topsecret\\u00e4\"}") << u"no token can have"_s;
        QTest::newRow("K15 a list")
            << QByteArray("echo '[1]'\n") << u"did not print an ExecCredential"_s;
        QTest::newRow("K15 another kind")
            << QByteArray("echo '{\"kind\":\"Pod\",\"apiVersion\":\"v1\"}'\n")
            << u"answered in v1"_s;
        QTest::newRow("K15 killed") << QByteArray("kill -9 $$\n") << u"exit code -1"_s;
    }
    void failures()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, says);
        const Result<PluginAnswer> answer = QCoro::waitFor(runPlugin(accessWith(script)));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Error::Kind::LoginProgram);
        QVERIFY2(
            answer.error().message.english().contains(says), qPrintable(answer.error().text()));
        QVERIFY(!answer.error().text().contains(u"topsecret"_s));
        if (says == "exit code 3"_L1)
            QCOMPARE(answer.error().detail, u"no way"_s);
    }

    void notFound()
    {
        Access access = accessWith("true\n");
        access.exec->command = u"/nowhere/plugin"_s;
        const Result<PluginAnswer> answer = QCoro::waitFor(runPlugin(access));
        QVERIFY(!answer);
        QVERIFY(answer.error().message.english().contains(u"cannot be started"_s));
        QCOMPARE(answer.error().detail, u"get␛[31m it"_s);
        access.exec->interactive = ExecPlugin::Interactive::Always;
        QVERIFY(QCoro::waitFor(runPlugin(access))
                .error()
                .message.english()
                .contains(u"wants a terminal"_s));
    }

    // The child keeps the pipe open: the whole group must go.
    void hangs()
    {
        const Access access
            = accessWith("sleep 300 & echo $! > \"$(dirname \"$0\")/child\"; wait\n");
        QElapsedTimer timer;
        timer.start();
        const Result<PluginAnswer> answer = QCoro::waitFor(runPlugin(access, 400ms));
        QVERIFY(!answer);
        QVERIFY(answer.error().message.english().contains(u"did not end within"_s));
        QVERIFY(timer.elapsed() < 60'000); // not the 300 s of the child
        QTRY_VERIFY(isChildGone());
    }

    /// Nobody is left to read the answer of a program that waits for somebody in a browser.
    void goesWithItsOwner()
    {
        QFile::remove(m_folder.filePath(u"child"_s));
        auto credentials = std::make_unique<Credentials>(
            accessWith("sleep 300 & echo $! > \"$(dirname \"$0\")/child\"; wait\n"));
        std::optional<Result<Credential>> answer;
        QCoro::connect(credentials->current(), this,
            [&answer](const Result<Credential> &one) { answer = one; });
        QTRY_VERIFY(QFileInfo(m_folder.filePath(u"child"_s)).size() > 0);
        credentials.reset();
        QTRY_VERIFY(isChildGone());
        QTRY_VERIFY(answer);
        QVERIFY(!answer->has_value());
    }

    void whatThePluginIsTold()
    {
        Access access
            = accessWith("printf %s \"$KUBERNETES_EXEC_INFO\" > \"$(dirname \"$0\")/info\"; printf "
                         "%s \"$MINE\" >> \"$(dirname \"$0\")/info\"\n"
                + printing("{\"token\":\"t\"}"));
        access.exec->environment = {{u"MINE"_s, u"!"_s}};
        access.exec->provideClusterInfo = true;
        access.exec->clusterConfig = R"({"a":1})";
        const Result<PluginAnswer> answer = QCoro::waitFor(runPlugin(access));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().text()));
        QCOMPARE(answer->token, "t");
        QFile file(m_folder.filePath(u"info"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray info = file.readAll();
        QVERIFY(info.endsWith('!'));
        info.chop(1);
        const QJsonObject spec = QJsonDocument::fromJson(info).object()[u"spec"_s].toObject();
        QCOMPARE(spec[u"interactive"_s], QJsonValue(false));
        QCOMPARE(spec[u"cluster"_s][u"server"_s].toString(), u"https://kube.example"_s);
        QCOMPARE(spec[u"cluster"_s][u"certificate-authority-data"_s].toString(), u"Q0E="_s);
        QCOMPARE(spec[u"cluster"_s][u"config"_s][u"a"_s].toInt(), 1);
    }

    void oneRunForAll()
    {
        Credentials credentials(accessWith("sleep 0.2\n"
            + printing("{\"token\":\"t\",\"expirationTimestamp\":\"2040-01-01T00:00:00Z\"}")));
        auto first = credentials.current();
        auto second = credentials.current();
        const Result<Credential> a = QCoro::waitFor(std::move(first));
        const Result<Credential> b = QCoro::waitFor(std::move(second));
        QVERIFY(a && b);
        QCOMPARE(a->authorization, "Bearer t");
        QCOMPARE(b->generation, a->generation);
        QVERIFY(QCoro::waitFor(credentials.current()));
        QCOMPARE(runs(), 1);
        QVERIFY(credentials.reject(a->generation)); // a 401
        const Result<Credential> c = QCoro::waitFor(credentials.current());
        QVERIFY(c);
        QVERIFY(c->generation > a->generation);
        QCOMPARE(runs(), 2);
        QVERIFY(credentials.reject(a->generation)); // an old 401 does not make it run again
        QVERIFY(QCoro::waitFor(credentials.current()));
        QCOMPARE(runs(), 2);
    }

    // The plugin says it is expired already: one run, not one a request.
    void wrongClock()
    {
        Credentials credentials(accessWith(
            printing("{\"token\":\"t\",\"expirationTimestamp\":\"2001-01-01T00:00:00Z\"}")));
        QVERIFY(QCoro::waitFor(credentials.current()));
        QVERIFY(QCoro::waitFor(credentials.current()));
        QCOMPARE(runs(), 1);
    }

    // 25, 26, 37, 38 Files are read again; what is not whole is not taken.
    void filesAreReadAgain_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content"); // empty: the file goes
        QTest::addColumn<bool>("taken");
        const TestCertificate other = makeCertificate({.commonName = u"other"_s});
        const TestCertificate old
            = makeCertificate({.commonName = u"me"_s, .validFromDays = -9, .validUntilDays = -2});
        QTest::newRow("26 a new token") << u"token"_s << QByteArray("new\n") << true;
        QTest::newRow("F20 an emptied token") << u"token"_s << QByteArray("\n") << false;
        QTest::newRow("F20 a token that is gone") << u"token"_s << QByteArray() << false;
        QTest::newRow("K17 a token of two lines") << u"token"_s << QByteArray("a\nb") << false;
        QTest::newRow("K17 a token with a carriage return")
            << u"token"_s << QByteArray("a\rX: y") << false;
        QTest::newRow("K17 a token of bytes") << u"token"_s << QByteArray("a\0b", 3) << false;
        QTest::newRow("38 another CA") << u"ca"_s << other.certificate << true;
        QTest::newRow("F22 an emptied CA") << u"ca"_s << QByteArray("\n") << false;
        QTest::newRow("F22 half a CA") << u"ca"_s << other.certificate.first(200) << false;
        QTest::newRow("F22 a CA that is gone") << u"ca"_s << QByteArray() << false;
        QTest::newRow("37 another pair") << u"pair"_s << other.certificate + other.key << true;
        QTest::newRow("F21 a certificate without its key")
            << u"certificate"_s << other.certificate << false;
        QTest::newRow("F21 half a pair") << u"pair"_s << other.certificate << false;
        QTest::newRow("F21 an expired pair") << u"pair"_s << old.certificate + old.key << false;
    }
    void filesAreReadAgain()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        QFETCH(bool, taken);
        const auto put = [this](const QString &name, const QByteArray &bytes) {
            QFile out(m_folder.filePath(name));
            if (bytes.isEmpty())
                QVERIFY(out.remove());
            else
                QVERIFY(out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size());
        };
        const TestCertificate me = makeCertificate({.commonName = u"me"_s});
        const QByteArray ca
            = makeCertificate({.commonName = u"CA"_s, .isAuthority = true}).certificate;
        put(u"token"_s, "first\n");
        put(u"ca"_s, ca);
        put(u"certificate"_s, me.certificate);
        put(u"pair"_s, me.certificate + me.key);
        const bool isPair = file == "pair"_L1; // both in one file, as some write them
        Credentials credentials({.server = QUrl(u"https://kube.example"_s),
            .caFile = m_folder.filePath(u"ca"_s),
            .certificateFile = m_folder.filePath(isPair ? u"pair"_s : u"certificate"_s),
            .keyFile = m_folder.filePath(u"pair"_s),
            .token = "outright",
            .tokenFile = m_folder.filePath(u"token"_s)});
        const Credential before = *QCoro::waitFor(credentials.current());
        QCOMPARE(before.authorization, "Bearer first"); // the file beats the token
        QCOMPARE(before.ca, ca);
        QCOMPARE(before.key, me.certificate + me.key);
        put(file, content);
        QCOMPARE(QCoro::waitFor(credentials.current())->generation, before.generation); // not yet
        QCOMPARE(credentials.reject(before.generation), taken); // a 401 looks at once
        const Credential after = *QCoro::waitFor(credentials.current());
        QCOMPARE(after.generation != before.generation, taken);
        QCOMPARE(after.authorization == before.authorization && after.ca == before.ca
                && after.certificate == before.certificate && after.key == before.key,
            !taken);
    }

    // 26 A change is seen within a minute, without anybody being refused.
    void filesAreReadWithinAMinute()
    {
        const auto put = [this](const QByteArray &token) {
            QFile out(m_folder.filePath(u"token"_s));
            QVERIFY(out.open(QIODevice::WriteOnly) && out.write(token) == token.size());
        };
        put("first");
        Credentials credentials({.server = QUrl(u"https://kube.example"_s),
            .tokenFile = m_folder.filePath(u"token"_s)});
        QCOMPARE(QCoro::waitFor(credentials.current())->authorization, "Bearer first");
        put("second");
        credentials.passTime(49s);
        QCOMPARE(QCoro::waitFor(credentials.current())->authorization, "Bearer first");
        credentials.passTime(10s);
        QCOMPARE(QCoro::waitFor(credentials.current())->authorization, "Bearer second");
    }

    // 30 What a plugin gave is renewed a minute before it ends, and not earlier.
    void renewsBeforeTheEnd()
    {
        const QString end
            = QDateTime::currentDateTimeUtc().addSecs(600).toString(Qt::ISODateWithMs);
        Credentials credentials(accessWith(
            printing("{\"token\":\"t\",\"expirationTimestamp\":\"" + end.toLatin1() + "\"}")));
        QVERIFY(QCoro::waitFor(credentials.current()));
        credentials.passTime(530s);
        QVERIFY(QCoro::waitFor(credentials.current()));
        QCOMPARE(runs(), 1);
        credentials.passTime(15s);
        QVERIFY(QCoro::waitFor(credentials.current()));
        QCOMPARE(runs(), 2);
    }

    // 33 A plugin's certificate ends when it ends, whether the plugin says so or not.
    void certificateOfAPlugin()
    {
        const TestCertificate me = makeCertificate({.commonName = u"me"_s, .validUntilDays = 1});
        const QJsonObject status {{u"clientCertificateData"_s, QString::fromLatin1(me.certificate)},
            {u"clientKeyData"_s, QString::fromLatin1(me.key)}};
        Credentials credentials(
            accessWith(printing(QJsonDocument(status).toJson(QJsonDocument::Compact))));
        const Result<Credential> first = QCoro::waitFor(credentials.current());
        QVERIFY2(first, first ? "" : qPrintable(first.error().text()));
        QCOMPARE(first->certificate, me.certificate);
        QCOMPARE(first->key, me.key);
        QCOMPARE(first->authorization, "");
        credentials.passTime(23h);
        QVERIFY(QCoro::waitFor(credentials.current()));
        QCOMPARE(runs(), 1);
        credentials.passTime(1h);
        QVERIFY(QCoro::waitFor(credentials.current()));
        QCOMPARE(runs(), 2);
    }

    // 25 A plugin gives what is not there outright; of what is there it changes nothing.
    void pluginBesideACertificate()
    {
        const TestCertificate me = makeCertificate({.commonName = u"me"_s});
        Access access = accessWith(printing("{\"token\":\"t\"}"));
        access.certificate = me.certificate;
        access.key = me.key;
        Credentials credentials(access);
        const Result<Credential> got = QCoro::waitFor(credentials.current());
        QVERIFY(got);
        QCOMPARE(got->authorization, "Bearer t");
        QCOMPARE(got->certificate, me.certificate);
    }

    // 29 The cluster is told only to a plugin that asked for it.
    void pluginThatDidNotAskForTheCluster()
    {
        Access access = accessWith("true\n");
        access.exec->clusterConfig = R"({"a":1})";
        const QJsonObject info = QJsonDocument::fromJson(execInfo(access)).object();
        QCOMPARE(info[u"apiVersion"_s].toString(), u"client.authentication.k8s.io/v1"_s);
        QCOMPARE(info[u"spec"_s].toObject(), (QJsonObject {{u"interactive"_s, false}}));
    }

    // 34 A stream is refused once, renewed once, and then it is over.
    void noLoopOn401OfAStream()
    {
        const TestCertificate server
            = makeCertificate({.commonName = u"s"_s, .names = {u"IP:127.0.0.1"_s}});
        ScriptedServer refusing(
            server, [](const Exchange &exchange) { exchange.answer(401, "{}"); });
        Access access = accessWith(printing("{\"token\":\"t\"}"));
        access.server = refusing.url();
        access.ca = server.certificate;
        CurlTransport transport(access);
        const std::unique_ptr<Stream> stream = transport.open({.path = u"/api"_s});
        std::optional<Error> end;
        connect(stream.get(), &Stream::finished, this,
            [&end](const std::optional<Error> &error) { end = error; });
        QTRY_VERIFY(end);
        QCOMPARE(end->httpStatus, 401);
        QCOMPARE(refusing.seen().size(), 2);
        QCOMPARE(runs(), 2);
    }

    // F18 A login ends in the middle of much: one run for all, and each is asked once more.
    void loginEndsForAll()
    {
        const TestCertificate server
            = makeCertificate({.commonName = u"s"_s, .names = {u"IP:127.0.0.1"_s}});
        QByteArray good = "Bearer 1";
        ScriptedServer asked(server, [&good](const Exchange &exchange) {
            exchange.answer(exchange.header("Authorization") == good ? 200 : 401, "{}");
        });
        Access access
            = accessWith("n=$(wc -l < \"$(dirname \"$0\")/runs\")\nsleep 0.2\ncat <<END\n"
                         "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client."
                         "authentication.k8s.io/v1\",\"status\":{\"token\":\"$n\"}}\nEND\n");
        access.server = asked.url();
        access.ca = server.certificate;
        CurlTransport transport(access);
        const auto first = QCoro::waitFor(transport.send({.path = u"/api"_s}));
        QVERIFY(first && first->status == 200);
        good = "Bearer 2";
        std::vector<QCoro::Task<Result<Reply>>> tasks;
        for (int i = 0; i < 6; ++i)
            tasks.push_back(transport.send({.path = u"/api"_s}));
        for (QCoro::Task<Result<Reply>> &task : tasks) {
            const Result<Reply> reply = QCoro::waitFor(std::move(task));
            QVERIFY(reply);
            QCOMPARE(reply->status, 200);
        }
        QCOMPARE(runs(), 2);
        QCOMPARE(asked.seen().size(), 1 + 6 + 6);
    }

    void receiverDies()
    {
        auto credentials = std::make_unique<Credentials>(
            accessWith("sleep 0.2\n" + printing("{\"token\":\"t\"}")));
        auto task = credentials->current();
        QTRY_COMPARE(runs(), 1);
        credentials.reset();
        const Result<Credential> answer = QCoro::waitFor(std::move(task));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Error::Kind::Cancelled);
    }

    void noLoopOn401()
    {
        const TestCertificate server
            = makeCertificate({.commonName = u"s"_s, .names = {u"IP:127.0.0.1"_s}});
        ScriptedServer refusing(
            server, [](const Exchange &exchange) { exchange.answer(401, "{}"); });
        Access access = accessWith(printing("{\"token\":\"t\"}"));
        access.server = refusing.url();
        access.ca = server.certificate;
        CurlTransport transport(access);
        const Result<Reply> reply = QCoro::waitFor(transport.send({.path = u"/api"_s}));
        QVERIFY(reply);
        QCOMPARE(reply->status, 401);
        QCOMPARE(refusing.seen().size(), 2);
        QCOMPARE(runs(), 2);
    }
};

QTEST_GUILESS_MAIN(CredentialsTest)
#include "tst_credentials.moc"
