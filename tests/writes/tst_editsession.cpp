// SPDX-License-Identifier: Apache-2.0
#include "models/writes/editsession.h"

#include "scriptedtransport.h"

#include <QCoroTask>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

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
    void aStatusThatMovedIsNoNews_data()
    {
        QTest::addColumn<bool>("isReview");
        QTest::newRow("review") << true;
        QTest::newRow("save") << false;
    }
    void aStatusThatMovedIsNoNews()
    {
        QFETCH(bool, isReview);
        QByteArray running = object("5", R"({"a":1,"b":1})", OwnedByScaler);
        running.insert(running.size() - 1, R"(,"status":{"ready":3})");
        m_transport->answers.append(answer(ConflictAnswer, 409));
        m_transport->answers.append(answer(running));
        m_transport->answers.append(answer(object("6", R"({"a":2,"b":1})")));
        QSignalSpy moved(m_session.get(), &EditSession::moved);
        const QJsonObject edited = json(object("1", R"({"a":2,"b":1})"));
        if (isReview) {
            const auto review = QCoro::waitFor(m_session->review(edited));
            QVERIFY(review);
            QCOMPARE(paths(review->mine), u"spec.a"_s);
        } else {
            QVERIFY(QCoro::waitFor(m_session->save(edited)));
        }
        QCOMPARE(moved.count(), 0);
        QCOMPARE(
            m_transport->bodies.last()[u"metadata"_s][u"resourceVersion"_s].toString(), u"5"_s);
    }
    // 97, F51 A status that moves each time: some tries, then the conflict, and the edit is kept.
    void conflictsWithoutEnd_data()
    {
        QTest::addColumn<int>("conflicts");
        QTest::addColumn<bool>("isSaved");
        QTest::newRow("F51 thrice, then fine") << 3 << true;
        QTest::newRow("F51 for ever") << 9 << false;
    }
    void conflictsWithoutEnd()
    {
        QFETCH(int, conflicts);
        QFETCH(bool, isSaved);
        for (int i = 0; i < conflicts; ++i) {
            m_transport->answers.append(answer(ConflictAnswer, 409));
            m_transport->answers.append(
                answer(object(QByteArray::number(5 + i).constData(), R"({"a":1,"b":1})")));
        }
        m_transport->answers.append(answer(object("99", R"({"a":2,"b":1})")));
        QSignalSpy moved(m_session.get(), &EditSession::moved);
        const auto result = QCoro::waitFor(m_session->save(json(object("1", R"({"a":2,"b":1})"))));
        QCOMPARE(result.has_value(), isSaved);
        QCOMPARE(moved.count(), 0);
        const auto puts = m_transport->asked.count("PUT /api/v1/namespaces/demo/things/a");
        QVERIFY2(puts <= 5, qPrintable(QString::number(puts)));
        if (!isSaved) {
            QCOMPARE(result.error().kind, Error::Kind::Conflict);
            QVERIFY(!result.error().text().isEmpty());
        }
    }

    // F33 A webhook's own words reach the user as they are.
    void aWebhookRefuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("text");
        QTest::newRow("F33 denies")
            << 403 << u"admission webhook \"a.b\" denied the request: no <b>GPU</b>"_s;
        QTest::newRow("F33 does not answer")
            << 500 << u"failed calling webhook \"a.b\": context deadline exceeded"_s;
        QTest::newRow("98 knows no dry run")
            << 400 << u"admission webhook \"a.b\" does not support dry run"_s;
    }
    void aWebhookRefuses()
    {
        QFETCH(int, status);
        QFETCH(QString, text);
        const QJsonObject said {{u"kind"_s, u"Status"_s}, {u"status"_s, u"Failure"_s},
            {u"message"_s, text}, {u"code"_s, status}};
        m_transport->answers.append(answer(QJsonDocument(said).toJson(), status));
        const auto review
            = QCoro::waitFor(m_session->review(json(object("1", R"({"a":2,"b":1})"))));
        QVERIFY(!review);
        QCOMPARE(review.error().detail, text);
    }

    void aReviewTellsWhatMoved()
    {
        m_transport->answers.append(answer(ConflictAnswer, 409));
        m_transport->answers.append(answer(object("5", R"({"a":7,"b":1})")));
        QSignalSpy moved(m_session.get(), &EditSession::moved);
        const auto result
            = QCoro::waitFor(m_session->review(json(object("1", R"({"a":2,"b":1})"))));
        QCOMPARE(result.error().kind, Error::Kind::Conflict);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(moved[0][1].value<Merge>().conflicts.size(), 1);
    }
    void anotherObjectOfTheSameNameIsNotOverwritten()
    {
        QByteArray other = object("9", R"({"a":1,"b":1})");
        other.replace(R"("uid":"u")", R"("uid":"other")");
        m_transport->answers.append(answer(ConflictAnswer, 409));
        m_transport->answers.append(answer(other));
        const auto result = QCoro::waitFor(m_session->save(json(object("1", R"({"a":2,"b":1})"))));
        QCOMPARE(result.error().kind, Error::Kind::NotFound);
        QCOMPARE(m_transport->asked.count("PUT /api/v1/namespaces/demo/things/a"), 1);
    }
    void aWatchTellsOnlyWhatConcernsTheEdit_data()
    {
        QTest::addColumn<QByteArray>("newer");
        QTest::addColumn<int>("moves");
        QTest::newRow("the same version") << object("1", R"({"a":9,"b":1})") << 0;
        QTest::newRow("nothing but the version") << object("2", R"({"a":1,"b":1})") << 0;
        QTest::newRow("another field") << object("2", R"({"a":1,"b":4})") << 1;
        QTest::newRow("the same field") << object("2", R"({"a":3,"b":1})") << 1;
    }
    void aWatchTellsOnlyWhatConcernsTheEdit()
    {
        QFETCH(QByteArray, newer);
        QSignalSpy moved(m_session.get(), &EditSession::moved);
        m_session->notice(json(newer), json(object("1", R"({"a":2,"b":1})")));
        QTEST(int(moved.count()), "moves");
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

    std::unique_ptr<ScriptedTransport> m_transport;
    std::unique_ptr<EditSession> m_session;
};

QTEST_GUILESS_MAIN(TestEditSession)
#include "tst_editsession.moc"
