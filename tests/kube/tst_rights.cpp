// SPDX-License-Identifier: Apache-2.0
#include "models/kube/rights.h"
#include "tests/kube/transportfixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace transportfixture;
using Verdict = Rights::Verdict;

namespace {

QByteArray review(const QByteArray &allowed)
{
    return R"({"kind":"SelfSubjectAccessReview","apiVersion":"authorization.k8s.io/v1","status":)"
        + allowed + "}";
}

QByteArray status(int code, const QByteArray &reason)
{
    return R"({"kind":"Status","status":"Failure","reason":")" + reason + R"(","code":)"
        + QByteArray::number(code) + R"(,"message":"no"})";
}

const Right createExec {
    .verb = u"create"_s, .resource = u"pods"_s, .subresource = u"exec"_s, .nameSpace = u"demo"_s};

} // namespace

/// What one may do, as the server says, and what is made of it when it says nothing.
class TestRights final : public QObject
{
    Q_OBJECT
private slots:
    void asks()
    {
        ScriptedServer server(
            [](const Exchange &exchange) { exchange.answer(201, review(R"({"allowed":false})")); });
        CurlTransport transport(accessTo(server.url()));
        Rights rights(transport);
        QSignalSpy changes(&rights, &Rights::changed);
        QCOMPARE(rights.verdict(createExec), Verdict::Unknown); // until there is an answer
        QVERIFY(!rights.isRefused(createExec)); // asked once, however often one looks
        QVERIFY(changes.wait());
        QCOMPARE(rights.verdict(createExec), Verdict::Refused);
        QCOMPARE(server.seen().size(), 1);
        const Exchange asked = server.seen().first();
        QCOMPARE(asked.method, "POST");
        QCOMPARE(asked.path(), "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews");
        const QJsonObject attributes
            = QJsonDocument::fromJson(asked.body)[u"spec"][u"resourceAttributes"].toObject();
        const QJsonObject wanted {{u"verb"_s, u"create"_s}, {u"resource"_s, u"pods"_s},
            {u"subresource"_s, u"exec"_s}, {u"namespace"_s, u"demo"_s}};
        QCOMPARE(attributes, wanted);
    }

    void verdicts_data()
    {
        QTest::addColumn<int>("status"); // 0: the connection is cut
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("granted") << 201 << review(R"({"allowed":true})") << Verdict::Granted;
        QTest::newRow("refused") << 201 << review(R"({"allowed":false})") << Verdict::Refused;
        QTest::newRow("refused with a reason")
            << 201 << review(R"({"allowed":false,"denied":true,"reason":"by policy"})")
            << Verdict::Refused;
        QTest::newRow("106 reviews are forbidden")
            << 403 << status(403, "Forbidden") << Verdict::Unknown;
        QTest::newRow("106 reviews are not served")
            << 404 << status(404, "NotFound") << Verdict::Unknown;
        QTest::newRow("106 the review fails")
            << 500 << status(500, "InternalError") << Verdict::Unknown;
        QTest::newRow("106 the connection is cut") << 0 << QByteArray() << Verdict::Unknown;
        QTest::newRow("106 an answer without a verdict") << 201 << review("{}") << Verdict::Unknown;
        QTest::newRow("106 another object")
            << 200 << QByteArray(R"({"kind":"Pod"})") << Verdict::Unknown;
    }
    void verdicts()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        ScriptedServer server([&](const Exchange &exchange) {
            if (status == 0)
                exchange.reset();
            else
                exchange.answer(status, body);
        });
        CurlTransport transport(accessTo(server.url()));
        QSignalSpy answers(&transport, &Transport::answered);
        QSignalSpy failures(&transport, &Transport::failed);
        Rights rights(transport);
        (void)rights.verdict(createExec);
        QTRY_VERIFY(answers.size() + failures.size() > 0);
        QTest::qWait(0);
        QTEST(rights.verdict(createExec), "verdict");
        QTest::qWait(0);
        QCOMPARE(server.seen().size(), 1); // also what told nothing is not asked for at once again
    }

    /// A role may name single objects: asked for only where the kind as a whole is refused.
    void singleObjects()
    {
        ScriptedServer server([](const Exchange &exchange) {
            exchange.answer(201,
                review(exchange.body.contains("\"mine\"") ? R"({"allowed":true})"
                                                          : R"({"allowed":false})"));
        });
        CurlTransport transport(accessTo(server.url()));
        Rights rights(transport);
        Right mine {.verb = u"delete"_s, .resource = u"pods"_s, .nameSpace = u"demo"_s};
        mine.name = u"mine"_s;
        Right other = mine;
        other.name = u"other"_s;
        QTRY_COMPARE(rights.verdict(mine), Verdict::Granted);
        QTRY_COMPARE(rights.verdict(other), Verdict::Refused);
        QCOMPARE(server.seen().size(), 3); // the kind, and the two
    }

    void receiverDies()
    {
        Exchange waiting;
        ScriptedServer server([&](const Exchange &exchange) { waiting = exchange; });
        CurlTransport transport(accessTo(server.url()));
        auto rights = std::make_unique<Rights>(transport);
        (void)rights->verdict(createExec);
        QTRY_COMPARE(server.seen().size(), 1);
        rights.reset();
        QSignalSpy answers(&transport, &Transport::answered);
        waiting.answer(201, review(R"({"allowed":true})"));
        QTRY_COMPARE(answers.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRights)
#include "tst_rights.moc"
