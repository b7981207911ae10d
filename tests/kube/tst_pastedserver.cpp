// SPDX-License-Identifier: Apache-2.0
#include "models/kube/pastedserver.h"
#include "tests/kube/testcertificates.h"

#include <QTemporaryDir>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class PastedServerTest final : public QObject
{
    Q_OBJECT

private slots:
    void addresses_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("meant"); // empty: none
        QTest::newRow("whole") << u"https://api.lab:6443"_s << u"https://api.lab:6443"_s;
        QTest::newRow("without a scheme") << u"api.lab:6443"_s << u"https://api.lab:6443"_s;
        QTest::newRow("a number") << u" 10.0.0.5:6443 "_s << u"https://10.0.0.5:6443"_s;
        QTest::newRow("IPv6") << u"https://[::1]:6443"_s << u"https://[::1]:6443"_s;
        QTest::newRow("with a path")
            << u"https://rancher.lab/k8s/clusters/c1"_s << u"https://rancher.lab/k8s/clusters/c1"_s;
        QTest::newRow("a slash behind") << u"https://api.lab/"_s << u"https://api.lab"_s;
        QTest::newRow("http") << u"http://localhost:8001"_s << u"http://localhost:8001"_s;
        QTest::newRow("nothing") << u""_s << u""_s;
        QTest::newRow("two words") << u"my cluster"_s << u""_s;
        QTest::newRow("another scheme") << u"ftp://api.lab"_s << u""_s;
        QTest::newRow("a password in it") << u"https://me:secret@api.lab"_s << u""_s;
        QTest::newRow("a query") << u"https://api.lab?x=1"_s << u""_s;
        QTest::newRow("a port that is none") << u"https://api.lab:port"_s << u""_s;
    }
    void addresses()
    {
        QFETCH(QString, typed);
        QTEST(serverAddress(typed).toString(), "meant");
        QCOMPARE(accessOf({.address = typed, .token = u"t"_s}).has_value(),
            !serverAddress(typed).isEmpty());
    }

    void tokens_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QByteArray>("token"); // empty: refused
        QTest::newRow("bare") << u"abc.def"_s << QByteArray("abc.def");
        QTest::newRow("with a line end") << u"abc.def\n"_s << QByteArray("abc.def");
        QTest::newRow("as in a header") << u"Bearer abc.def"_s << QByteArray("abc.def");
        QTest::newRow("none") << u"  "_s << QByteArray();
        QTest::newRow("broken in two lines") << u"abc\ndef"_s << QByteArray();
        QTest::newRow("two words") << u"abc def"_s << QByteArray();
        QTest::newRow("with another letter") << u"abc…"_s << QByteArray();
    }
    void tokens()
    {
        QFETCH(QString, pasted);
        const auto access = accessOf({.address = u"https://api.lab"_s, .token = pasted});
        QTEST(access ? access->token : QByteArray(), "token");
        if (!access)
            QVERIFY(!access.error().text().contains(u"abc"_s)); // a secret is not repeated
    }

    void authorities()
    {
        QTemporaryDir folder;
        const auto write = [&folder](const QString &name, const QByteArray &content) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
        };
        const TestCertificate authority
            = makeCertificate({.commonName = u"lab"_s, .isAuthority = true});
        QVERIFY(write(u"ca.crt"_s, authority.certificate));
        QVERIFY(write(u"not.crt"_s, "hello"));
        PastedServer server {.address = u"api.lab"_s,
            .token = u"t"_s,
            .trust = PastedServer::Trust::File,
            .caFile = folder.filePath(u"ca.crt"_s)};
        QCOMPARE(accessOf(server)->ca, authority.certificate);
        for (const QString &file : {u"not.crt"_s, u"gone.crt"_s}) {
            server.caFile = folder.filePath(file);
            QVERIFY(!accessOf(server));
            QVERIFY(accessOf(server).error().text().contains(file));
        }
        server.caFile.clear();
        QVERIFY(!accessOf(server));
        server.trust = PastedServer::Trust::Anything;
        QVERIFY(accessOf(server)->insecure);
        server.trust = PastedServer::Trust::System;
        QVERIFY(!accessOf(server)->insecure && accessOf(server)->ca.isEmpty());
    }

    void names()
    {
        PastedServer server {.address = u"api.lab:6443"_s, .token = u"t"_s};
        QCOMPARE(accessOf(server)->context, u"api.lab"_s);
        QCOMPARE(accessOf(server)->nameSpace, u"default"_s);
        server.name = u" lab "_s;
        server.nameSpace = u"llm"_s;
        QCOMPARE(accessOf(server)->context, u"lab"_s);
        QCOMPARE(accessOf(server)->nameSpace, u"llm"_s);
    }
};

QTEST_GUILESS_MAIN(PastedServerTest)
#include "tst_pastedserver.moc"
