// SPDX-License-Identifier: Apache-2.0
#include "models/kube/proxy.h"

#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

class ProxyTest : public QObject
{
    Q_OBJECT
private slots:
    void choice_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QStringList>("environment");
        QTest::addColumn<QString>("proxy");
        const auto row
            = [](const QString &server, const QStringList &environment, const QString &proxy) {
                  QTest::addRow("%s %s", qPrintable(server), qPrintable(environment.join(u' ')))
                      << server << environment << proxy;
              };
        const QString p = u"http://p:1"_s;
        row(u"https://a.example"_s, {}, u""_s);
        row(u"https://a.example"_s, {u"HTTPS_PROXY=http://p:1"_s}, p);
        row(u"https://a.example"_s, {u"https_proxy=p:1"_s}, p);
        row(u"https://a.example"_s, {u"http_proxy=http://p:1"_s}, u""_s);
        row(u"http://a.example"_s, {u"http_proxy=http://p:1"_s}, p);
        row(u"https://127.0.0.1:6443"_s, {u"https_proxy=http://p:1"_s}, u""_s);
        row(u"https://localhost"_s, {u"https_proxy=http://p:1"_s}, u""_s);
        row(u"https://[::1]"_s, {u"https_proxy=http://p:1"_s}, u""_s);
        row(u"https://a.example"_s, {u"https_proxy=http://p:1"_s, u"NO_PROXY=*"_s}, u""_s);
        row(u"https://a.example"_s, {u"https_proxy=http://p:1"_s, u"no_proxy=x, example"_s}, u""_s);
        row(u"https://a.example"_s, {u"https_proxy=http://p:1"_s, u"no_proxy=.example"_s}, u""_s);
        row(u"https://a.example"_s, {u"https_proxy=http://p:1"_s, u"no_proxy=*.example"_s}, u""_s);
        row(u"https://example"_s, {u"https_proxy=http://p:1"_s, u"no_proxy=.example"_s}, p);
        row(u"https://a.example"_s, {u"https_proxy=http://p:1"_s, u"no_proxy=ample"_s}, p);
        row(u"https://a.example:6443"_s,
            {u"https_proxy=http://p:1"_s, u"no_proxy=a.example:6443"_s}, u""_s);
        row(u"https://a.example:6443"_s, {u"https_proxy=http://p:1"_s, u"no_proxy=a.example:443"_s},
            p);
        row(u"https://10.1.2.3"_s, {u"https_proxy=http://p:1"_s, u"no_proxy=10.0.0.0/8"_s}, u""_s);
        row(u"https://11.1.2.3"_s, {u"https_proxy=http://p:1"_s, u"no_proxy=10.0.0.0/8"_s}, p);
        row(u"https://[fd00::1]:6443"_s, {u"https_proxy=http://p:1"_s, u"no_proxy=fd00::1"_s},
            u""_s);
        row(u"https://[fd00::1]:6443"_s,
            {u"https_proxy=http://p:1"_s, u"no_proxy=[fd00::1]:6443"_s}, u""_s);
    }
    void choice()
    {
        QFETCH(QString, server);
        QFETCH(QStringList, environment);
        QProcessEnvironment variables;
        for (const QString &entry : environment)
            variables.insert(entry.section(u'=', 0, 0), entry.section(u'=', 1));
        QTEST(proxyFor({.server = QUrl(server)}, variables), "proxy");
        QCOMPARE(proxyFor({.server = QUrl(server), .proxy = u"socks5://q"_s}, variables),
            u"socks5://q"_s);
    }
};

QTEST_GUILESS_MAIN(ProxyTest)
#include "tst_proxy.moc"
