// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/httprequest.h"

#include <QTest>

using namespace Qt::StringLiterals;
using models::sandbox::HttpParser;
using models::sandbox::HttpRequest;

class TestHttpParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whole_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no body") << "GET /api HTTP/1.1\r\nHost: a\r\n\r\n"_ba << "GET"_ba
                                 << u"/api"_s << ""_ba;
        QTest::newRow("length") << "POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc"_ba
                                << "POST"_ba << u"/a"_s << "abc"_ba;
        QTest::newRow("chunks") << "PUT /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                                   "3;x=1\r\nabc\r\n2\r\nde\r\n0\r\nX: y\r\n\r\n"_ba
                                << "PUT"_ba << u"/a"_s << "abcde"_ba;
        QTest::newRow("encoded path") << "GET /api/a%2Fb/%E4%BD%A0 HTTP/1.1\r\n\r\n"_ba << "GET"_ba
                                      << u"/api/a/b/你"_s << ""_ba;
        QTest::newRow("absolute form")
            << "GET http://h:1/api?x=1 HTTP/1.1\r\n\r\n"_ba << "GET"_ba << u"/api"_s << ""_ba;
        QTest::newRow("empty line before")
            << "\r\nGET / HTTP/1.1\r\n\r\n"_ba << "GET"_ba << u"/"_s << ""_ba;
    }
    /// The same request whole and byte by byte.
    void whole()
    {
        QFETCH(QByteArray, bytes);
        for (const qsizetype step : {bytes.size(), qsizetype(1)}) {
            HttpParser parser;
            std::optional<HttpRequest> request;
            for (qsizetype i = 0; i < bytes.size(); i += step) {
                QVERIFY(!request);
                parser.append(QByteArrayView(bytes).sliced(i, step));
                request = parser.take();
            }
            QVERIFY(request);
            QTEST(request->method, "method");
            QTEST(request->path, "path");
            QTEST(request->body, "body");
            QVERIFY(parser.isIdle());
        }
    }
    void pipelined()
    {
        HttpParser parser;
        parser.append("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n");
        QCOMPARE(parser.take()->path, u"/a"_s);
        QCOMPARE(parser.take()->path, u"/b"_s);
        QVERIFY(!parser.take());
    }
    void query()
    {
        HttpParser parser;
        parser.append("GET /a?labelSelector=a%3Db%2Cc+in+%28x%29&x=1&x=2&watch HTTP/1.1\r\n\r\n");
        const auto request = parser.take();
        QVERIFY(request);
        QCOMPARE(request->parameter(u"labelSelector"), u"a=b,c in (x)"_s);
        QCOMPARE(request->parameters(u"x"), (QStringList {u"1"_s, u"2"_s}));
        QVERIFY(request->flag(u"watch"));
        QVERIFY(!request->flag(u"follow"));
    }
    void continues()
    {
        HttpParser parser;
        parser.append("POST /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        QVERIFY(!parser.take());
        QVERIFY(parser.takeContinue());
        QVERIFY(!parser.takeContinue());
        parser.append("ok");
        QCOMPARE(parser.take()->body, "ok"_ba);
    }
    void faults_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("no HTTP") << "hello\r\n\r\n"_ba << 400;
        QTest::newRow("folded header") << "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n"_ba << 400;
        QTest::newRow("too long a body")
            << "POST / HTTP/1.1\r\nContent-Length: 3145729\r\n\r\n"_ba << 413;
        QTest::newRow("too long a chunk")
            << "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n"_ba << 413;
        QTest::newRow("bad chunk size")
            << "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"_ba << 400;
        QTest::newRow("two lengths")
            << "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"_ba << 400;
        QTest::newRow("length and chunks") << "POST / HTTP/1.1\r\nContent-Length: 1\r\n"
                                              "Transfer-Encoding: chunked\r\n\r\n"_ba
                                           << 400;
        QTest::newRow("long head")
            << QByteArray("GET / HTTP/1.1\r\nA: ") + QByteArray(1100 * 1024, 'x') << 431;
    }
    void faults()
    {
        QFETCH(QByteArray, bytes);
        HttpParser parser;
        parser.append(bytes);
        QVERIFY(!parser.take());
        QVERIFY(parser.fault());
        QTEST(parser.fault()->status, "status");
    }
};

QTEST_GUILESS_MAIN(TestHttpParser)
#include "tst_httpparser.moc"
