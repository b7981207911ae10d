// SPDX-License-Identifier: Apache-2.0
#include "models/writes/lostcreate.h"

#include "scriptedtransport.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

namespace {

const QDateTime sentAt = QDateTime::currentDateTimeUtc();

/// "name manager seconds spec": who made it, and when after it was sent.
QJsonObject held(const QString &picture)
{
    const QStringList words = picture.split(u' ');
    const QString time = sentAt.addSecs(words[2].toInt()).toString(Qt::ISODate);
    return {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Thing"_s},
        {u"metadata"_s,
            QJsonObject {{u"name"_s, words[0]}, {u"uid"_s, u"u"_s}, {u"creationTimestamp"_s, time},
                {u"managedFields"_s,
                    QJsonArray {QJsonObject {{u"manager"_s, words[1]},
                        {u"operation"_s, u"Update"_s}, {u"time"_s, time}}}}}},
        {u"spec"_s, json(words[3].toUtf8())}};
}

QJsonObject sentObject(const QString &name, const QByteArray &spec, const QString &stem = {})
{
    QJsonObject metadata;
    if (stem.isEmpty())
        metadata[u"name"_s] = name;
    else
        metadata[u"generateName"_s] = stem;
    return {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"Thing"_s}, {u"metadata"_s, metadata},
        {u"spec"_s, json(spec)}};
}

const QByteArray missing
    = R"({"kind":"Status","status":"Failure","reason":"NotFound","code":404,"message":"no"})";

} // namespace

/// 105 What is known of an object whose creation nobody answered.
class TestLostCreate final : public QObject
{
    Q_OBJECT
private slots:
    void isLeft_data()
    {
        QTest::addColumn<QString>("found");
        QTest::addColumn<bool>("isOurs");
        QTest::newRow("ours") << u"a sampan 1 {\"a\":1}"_s << true;
        QTest::newRow("ours, with defaults") << u"a sampan 1 {\"a\":1,\"b\":2}"_s << true;
        QTest::newRow("ours, by a clock that goes otherwise")
            << u"a sampan -90 {\"a\":1}"_s << true;
        QTest::newRow("another's") << u"a kubectl 1 {\"a\":1}"_s << false;
        QTest::newRow("older") << u"a sampan -3600 {\"a\":1}"_s << false;
        QTest::newRow("says otherwise") << u"a sampan 1 {\"a\":2}"_s << false;
        QTest::newRow("says less") << u"a sampan 1 {}"_s << false;
    }
    void isLeft()
    {
        QFETCH(QString, found);
        QFETCH(bool, isOurs);
        QCOMPARE(isLeftBy(sentObject(u"a"_s, R"({"a":1})"), held(found), sentAt, sentAt), isOurs);
    }

    void quantitiesInTheServersWay()
    {
        const QJsonObject wanted = sentObject(u"a"_s, R"({"cpu":"1000m"})");
        QVERIFY(isLeftBy(wanted, held(u"a sampan 1 {\"cpu\":\"1\"}"_s), sentAt, sentAt));
        QVERIFY(!isLeftBy(wanted, held(u"a sampan 1 {\"cpu\":\"2\"}"_s), sentAt, sentAt));
    }

    void tells_data()
    {
        QTest::addColumn<QStringList>("answers"); // a picture, "missing", "lost"
        QTest::addColumn<bool>("isThere");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("said");
        const QString ours = u"a sampan 1 {\"a\":1}"_s;
        const auto unknown = Error::Kind::OutcomeUnknown;
        QTest::newRow("there") << QStringList {ours} << true << unknown << QString();
        QTest::newRow("there at the second look")
            << QStringList {u"missing"_s, ours} << true << unknown << QString();
        QTest::newRow("there when the line is back")
            << QStringList {u"lost"_s, u"lost"_s, ours} << true << unknown << QString();
        QTest::newRow("not there") << QStringList {u"missing"_s, u"missing"_s, u"missing"_s}
                                   << false << unknown << u"there is no Thing a"_s;
        QTest::newRow("there before") << QStringList {u"a kubectl -3600 {}"_s} << false
                                      << Error::Kind::AlreadyExists << u"was there before"_s;
        QTest::newRow("perhaps another's") << QStringList {u"a kubectl 1 {}"_s} << false << unknown
                                           << u"whether it is this one is not known"_s;
        QTest::newRow("nobody answers") << QStringList {u"lost"_s, u"lost"_s, u"lost"_s} << false
                                        << unknown << u"as it was said"_s;
    }
    void tells()
    {
        QFETCH(QStringList, answers);
        QFETCH(bool, isThere);
        QFETCH(Error::Kind, kind);
        QFETCH(QString, said);
        ScriptedTransport transport;
        for (const QString &one : std::as_const(answers)) {
            if (one == "missing"_L1)
                transport.answers.append(answer(missing, 404));
            else if (one == "lost"_L1)
                transport.answers.append(failure(Error::Kind::Unreachable, Message("gone")));
            else
                transport.answers.append(answer(QJsonDocument(held(one)).toJson()));
        }
        const Result<ResourceReply> reply = QCoro::waitFor(afterLostCreate(
            ResourceClient(transport), thing(), u"demo"_s, sentObject(u"a"_s, R"({"a":1})"), sentAt,
            {.kind = Error::Kind::OutcomeUnknown, .message = Message("as it was said")}));
        QCOMPARE(reply.has_value(), isThere);
        QVERIFY(transport.answers.isEmpty());
        if (isThere) {
            QVERIFY(reply->wasLookedUp);
            return;
        }
        QCOMPARE(reply.error().kind, kind);
        QVERIFY2(reply.error().text().contains(said), qPrintable(reply.error().text()));
    }

    /// The server made the name: found among those that begin so.
    void generatedNames()
    {
        ScriptedTransport transport;
        const QJsonObject list {{u"kind"_s, u"ThingList"_s},
            {u"items"_s,
                QJsonArray {held(u"run-x kubectl 1 {\"a\":1}"_s),
                    held(u"walk-y sampan 1 {\"a\":1}"_s), held(u"run-z sampan 1 {\"a\":1}"_s)}}};
        transport.answers.append(answer(QJsonDocument(list).toJson()));
        const auto reply = QCoro::waitFor(afterLostCreate(ResourceClient(transport), thing(),
            u"demo"_s, sentObject({}, R"({"a":1})", u"run-"_s), sentAt, {}));
        QVERIFY(reply);
        QCOMPARE(reply->object[u"metadata"][u"name"].toString(), u"run-z"_s);
    }
};

QTEST_GUILESS_MAIN(TestLostCreate)
#include "tst_lostcreate.moc"
