// SPDX-License-Identifier: Apache-2.0
#include "models/writes/editsession.h"

#include "models/kube/transport.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

/// Answers in turn what the test has put down, and keeps what was asked.
class ScriptedTransport final : public Transport
{
    Q_OBJECT
public:
    QCoro::Task<Result<Reply>> send(Request request) override
    {
        asked.append(request.method + ' ' + request.path.toUtf8()
            + (request.query.queryItemValue(u"dryRun"_s).isEmpty() ? "" : " dry"));
        bodies.append(QJsonDocument::fromJson(request.body).object());
        co_return answers.takeFirst();
    }
    std::unique_ptr<Stream> open(Request) override { return nullptr; }
    std::unique_ptr<RawStream> upgrade(Request) override { return nullptr; }
    void dropConnections() override { }

    QList<Result<Reply>> answers;
    QList<QByteArray> asked;
    QList<QJsonObject> bodies;
};

Reply answer(const QByteArray &json, int status = 200)
{
    return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = json};
}

QByteArray object(const char *version, const char *spec, const char *fields = "[]")
{
    return QByteArray(
               R"({"apiVersion":"v1","kind":"Thing","metadata":{"name":"a","uid":"u","resourceVersion":")")
        + version + R"(","managedFields":)" + fields + R"(},"spec":)" + spec + "}";
}

const QByteArray ConflictAnswer
    = R"({"kind":"Status","status":"Failure","reason":"Conflict","code":409,"message":"the object has been modified"})";

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

QString paths(const QList<Change> &changes)
{
    QStringList texts;
    for (const Change &change : changes)
        texts.append(change.path.toString());
    return texts.join(u' ');
}

} // namespace

class TestEditSession final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_transport = std::make_unique<ScriptedTransport>();
        m_transport->answers.append(answer(object("1", R"({"a":1,"b":1})", OwnedByScaler)));
        m_session = std::make_unique<EditSession>(*m_transport, thing(), u"demo"_s, u"a"_s);
        QVERIFY(QCoro::waitFor(m_session->load()));
    }
    void cleanup()
    {
        m_session.reset();
        m_transport.reset();
    }

    void reviewsByADryRun()
    {
        m_transport->answers.append(answer(object("1", R"({"a":2,"b":1,"filled":true})")));
        const Result<Review> review
            = QCoro::waitFor(m_session->review(json(object("0", R"({"a":2,"b":1})"))));
        QVERIFY(review);
        QCOMPARE(m_transport->asked.last(), "PUT /api/v1/namespaces/demo/things/a dry");
        QCOMPARE(paths(review->mine), u"spec.a"_s);
        QCOMPARE(paths(review->filledIn), u"spec.filled"_s);
        QCOMPARE(review->taken.size(), 1);
        QCOMPARE(review->taken[0].owners[0].manager, u"scaler"_s);
    }
    void savesOnTheVersionThatWasLoaded()
    {
        m_transport->answers.append(answer(object("2", R"({"a":2,"b":1})")));
        QSignalSpy saved(m_session.get(), &EditSession::saved);
        QVERIFY(QCoro::waitFor(m_session->save(json(object("", R"({"a":2,"b":1})")))));
        const QJsonObject metadata = m_transport->bodies.last()[u"metadata"_s].toObject();
        QCOMPARE(metadata[u"resourceVersion"_s].toString(), u"1"_s);
        QCOMPARE(metadata[u"uid"_s].toString(), u"u"_s);
        QVERIFY(!metadata.contains(u"managedFields"_s));
        QCOMPARE(saved.count(), 1);
    }
    void aConflictTellsWhatMoved()
    {
        m_transport->answers.append(answer(ConflictAnswer, 409));
        m_transport->answers.append(answer(object("5", R"({"a":1,"b":7})")));
        QSignalSpy moved(m_session.get(), &EditSession::moved);
        const auto result = QCoro::waitFor(m_session->save(json(object("1", R"({"a":2,"b":1})"))));
        QCOMPARE(result.error().kind, Error::Kind::Conflict);
        QCOMPARE(moved.count(), 1);
        const auto merge = moved[0][1].value<Merge>();
        QCOMPARE(paths(merge.mine), u"spec.a"_s);
        QCOMPARE(paths(merge.theirs), u"spec.b"_s);
        QVERIFY(merge.conflicts.isEmpty());
        // and the next save goes on from there
        m_session->rebaseTo(moved[0][0].toJsonObject());
        m_transport->answers.append(answer(object("6", R"({"a":2,"b":7})")));
        QVERIFY(QCoro::waitFor(m_session->save(json(object("1", R"({"a":2,"b":7})")))));
        QCOMPARE(
            m_transport->bodies.last()[u"metadata"_s][u"resourceVersion"_s].toString(), u"5"_s);
    }
    void aLostAnswerIsLookedUpAndNeverSentTwice_data()
    {
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<bool>("wentThrough");
        QTest::addColumn<int>("moves");
        QTest::newRow("not written") << object("1", R"({"a":1,"b":1})") << false << 0;
        QTest::newRow("written") << object("2", R"({"a":2,"b":1,"filled":1})") << true << 0;
        QTest::newRow("somebody else wrote") << object("2", R"({"a":9,"b":1})") << false << 1;
    }
    void aLostAnswerIsLookedUpAndNeverSentTwice()
    {
        QFETCH(QByteArray, now);
        QFETCH(int, moves);
        m_transport->answers.append(failure(Error::Kind::OutcomeUnknown, Message("lost")));
        m_transport->answers.append(answer(now));
        QSignalSpy moved(m_session.get(), &EditSession::moved);
        const auto result = QCoro::waitFor(m_session->save(json(object("1", R"({"a":2,"b":1})"))));
        QTEST(result.has_value(), "wentThrough");
        QCOMPARE(moved.count(), moves);
        QCOMPARE(m_transport->asked.count("PUT /api/v1/namespaces/demo/things/a"), 1);
    }
    void aRefusalIsPassedOn()
    {
        m_transport->answers.append(answer(
            R"({"kind":"Status","status":"Failure","reason":"Invalid","code":422,"message":"no"})",
            422));
        const auto result = QCoro::waitFor(m_session->save(json(object("1", R"({"a":2})"))));
        QCOMPARE(result.error().kind, Error::Kind::Invalid);
    }

private:
    static constexpr auto OwnedByScaler
        = R"([{"manager":"scaler","operation":"Update","fieldsType":"FieldsV1","fieldsV1":{"f:spec":{"f:a":{}}}}])";
    static ApiResource thing()
    {
        ApiResource resource;
        resource.groupVersion = {{}, u"v1"_s};
        resource.plural = u"things"_s;
        resource.kind = u"Thing"_s;
        resource.namespaced = true;
        return resource;
    }

    std::unique_ptr<ScriptedTransport> m_transport;
    std::unique_ptr<EditSession> m_session;
};

QTEST_GUILESS_MAIN(TestEditSession)
#include "tst_editsession.moc"
