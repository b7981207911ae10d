// SPDX-License-Identifier: Apache-2.0
#include "models/writes/writer.h"

#include "scriptedtransport.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

class TestWriter final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_log = std::make_unique<ActivityLog>(m_folder.filePath(QString::number(++m_files)));
    }

    void everyWriteIsPutDown_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Activity::Outcome>("outcome");
        QTest::newRow("done") << 200 << Activity::Outcome::Done;
        QTest::newRow("refused") << 403 << Activity::Outcome::Failed;
        QTest::newRow("lost") << 0 << Activity::Outcome::Unknown;
    }
    void everyWriteIsPutDown()
    {
        QFETCH(int, status);
        Writer writer(m_transport, m_log.get(), u"lab"_s, u"li.na"_s);
        m_transport.answers.append(answer(object("1", R"({"a":1})"))); // read before
        if (status == 0)
            m_transport.answers.append(failure(Error::Kind::OutcomeUnknown, Message("lost")));
        else if (status == 200)
            m_transport.answers.append(answer(object("2", R"({"a":2})")));
        else
            m_transport.answers.append(answer(
                R"({"kind":"Status","status":"Failure","reason":"Forbidden","message":"you may not"})",
                status));
        (void)QCoro::waitFor(writer.patch(thing(), u"demo"_s, u"a"_s, PatchKind::Merge,
            R"({"spec":{"a":2}})", Activity::Verb::Pause));
        QCOMPARE(m_log->entries().size(), 1);
        const Activity &kept = m_log->entries().first();
        QTEST(kept.outcome, "outcome");
        QCOMPARE(kept.verb, Activity::Verb::Pause);
        QCOMPARE(kept.cluster, u"lab"_s);
        QCOMPARE(kept.user, u"li.na"_s);
        QCOMPARE(kept.before[u"spec"_s][u"a"_s].toInt(), 1);
        QCOMPARE(kept.after[u"spec"_s][u"a"_s].toInt(), status == 200 ? 2 : 0);
        QCOMPARE(kept.serverText.contains(u"you may not"_s), status == 403);
    }

    /// 105 The answer to a create was lost: what is told, and kept, is what was found.
    void aLostCreateIsLookedUp()
    {
        Writer writer(m_transport, m_log.get(), u"lab"_s);
        const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
        QJsonObject there = json(object("7", R"({"a":1})"));
        QJsonObject metadata = there[u"metadata"].toObject();
        metadata[u"creationTimestamp"] = now;
        metadata[u"managedFields"] = QJsonArray {QJsonObject {
            {u"manager"_s, u"sampan"_s}, {u"operation"_s, u"Update"_s}, {u"time"_s, now}}};
        there[u"metadata"] = metadata;
        m_transport.answers.append(failure(Error::Kind::OutcomeUnknown, Message("lost")));
        m_transport.answers.append(answer(QJsonDocument(there).toJson()));
        const auto reply
            = QCoro::waitFor(writer.create(thing(), u"demo"_s, json(object("", R"({"a":1})"))));
        QVERIFY(reply && reply->wasLookedUp);
        QCOMPARE(m_transport.asked.last(), "GET /api/v1/namespaces/demo/things/a");
        QCOMPARE(m_transport.asked.count("POST /api/v1/namespaces/demo/things"), 1);
        QCOMPARE(m_log->entries().first().outcome, Activity::Outcome::Done);
    }

    void whatIsDeletedIsKept()
    {
        Writer writer(m_transport, m_log.get(), u"lab"_s);
        m_transport.answers.append(answer(object("1", R"({"a":1})")));
        m_transport.answers.append(answer(R"({"kind":"Status","status":"Success"})"));
        QVERIFY(QCoro::waitFor(writer.remove(thing(), u"demo"_s, u"a"_s)));
        QCOMPARE(m_transport.bodies.last()[u"preconditions"_s][u"uid"_s].toString(), u"u"_s);
        const Activity &kept = m_log->entries().first();
        QCOMPARE(kept.verb, Activity::Verb::Delete);
        QCOMPARE(kept.before[u"spec"_s][u"a"_s].toInt(), 1);
        QVERIFY(kept.after.isEmpty());
    }

    void aVersionThatMovedIsNoFailedWrite()
    {
        Writer writer(m_transport, m_log.get(), u"lab"_s);
        m_transport.answers.append(answer(ConflictAnswer, 409));
        QVERIFY(!QCoro::waitFor(
            writer.replace(thing(), u"demo"_s, json(object("1", R"({"a":2})")), {})));
        QVERIFY(m_log->entries().isEmpty());
    }

    void theWriterMayGoBeforeTheAnswer()
    {
        {
            Writer writer(m_transport, m_log.get(), u"lab"_s);
            m_transport.answers.append(answer(object("7", R"({"a":1})"), 201));
            auto task = writer.create(thing(), u"demo"_s, json(object("", R"({"a":1})")), u"b"_s);
        }
        QTRY_COMPARE(m_log->entries().size(), 1);
        QCOMPARE(m_log->entries().first().from, u"b"_s);
    }

    void withoutALogItWrites()
    {
        Writer writer(m_transport, nullptr, u"lab"_s);
        m_transport.answers.append(answer(object("2", R"({"a":2})")));
        QVERIFY(QCoro::waitFor(
            writer.patch(thing(), u"demo"_s, u"a"_s, PatchKind::Merge, R"({"spec":{"a":2}})")));
    }

private:
    QTemporaryDir m_folder;
    int m_files = 0;
    ScriptedTransport m_transport;
    std::unique_ptr<ActivityLog> m_log;
};

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
