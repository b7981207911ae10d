// SPDX-License-Identifier: Apache-2.0
#include "models/kube/cluster.h"
#include "models/kube/curltransport.h"
#include "models/resources/eventsmodel.h"
#include "tests/kube/scriptedserver.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

/// Events of both APIs as one table.
class TestEventsModel final : public QObject
{
    Q_OBJECT
private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("event"); // ' for "
        QTest::addColumn<QString>("row"); // reason|message|count|seconds of the day
        const auto row = [](const char *name, const QByteArray &event, const QString &shown) {
            QTest::newRow(name) << event << shown;
        };
        row("111 counted by the old API",
            "'reason':'R','message':'m','count':3,'lastTimestamp':'2026-05-01T00:00:09Z'",
            u"R|m|3|9"_s);
        row("111 of the new API, read by the old",
            "'reason':'R','message':'m','eventTime':'2026-05-01T00:00:08.500000Z'", u"R|m|1|8"_s);
        row("111 in a series",
            "'reason':'R','message':'m','eventTime':'2026-05-01T00:00:01.000000Z','series':{"
            "'count':7,'lastObservedTime':'2026-05-01T00:00:20.000000Z'}",
            u"R|m|7|20"_s);
        row("111 of the new API",
            "'reason':'R','note':'n','deprecatedCount':2,'deprecatedLastTimestamp':"
            "'2026-05-01T00:00:05Z'",
            u"R|n|2|5"_s);
        row("111 without any time but its own", "'reason':'R','message':'m'", u"R|m|1|1"_s);
        row("111 times that are null",
            "'reason':'R','message':'m','eventTime':null,'lastTimestamp':null,'count':null",
            u"R|m|1|1"_s);
    }
    void reads()
    {
        QFETCH(QByteArray, event);
        const QByteArray item = QByteArray("{'metadata':{'name':'e','namespace':'demo','uid':'u',"
                                           "'creationTimestamp':'2026-05-01T00:00:01Z'},"
            + event + ",'involvedObject':{'kind':'Pod','name':'p'}}");
        ScriptedServer server([&item](const Exchange &exchange) {
            if (exchange.target.contains("sendInitialEvents"))
                exchange.answer(
                    422, R"({"kind":"Status","status":"Failure","reason":"Invalid","code":422})");
            else if (exchange.target.contains("watch=1"))
                exchange.beginChunks();
            else
                exchange.answer(200,
                    QByteArray("{'kind':'EventList','metadata':{'resourceVersion':'5'},'items':["
                        + item + "]}")
                        .replace('\'', '"'));
        });
        const Access access {.server = server.url()};
        Cluster cluster(access, std::make_unique<CurlTransport>(access), {});
        EventsModel model;
        const QAbstractItemModelTester tester(&model);
        model.watch(cluster, u"demo"_s, u"u-1"_s);
        QTRY_COMPARE(model.rowCount(), 1);
        QVERIFY(server.seen().first().target.contains("fieldSelector=involvedObject.uid%3Du-1"));
        const auto shown
            = [&model](int column, int role) { return model.index(0, column).data(role); };
        QFETCH(QString, row);
        QCOMPARE(u"%1|%2|%3|%4"_s.arg(shown(EventsModel::ReasonColumn, Qt::DisplayRole).toString(),
                     shown(EventsModel::MessageColumn, Qt::ToolTipRole).toString(),
                     shown(0, EventsModel::CountRole).toString(),
                     QString::number(
                         shown(0, EventsModel::TimeRole).toDateTime().toUTC().time().second())),
            row);
    }
};

QTEST_GUILESS_MAIN(TestEventsModel)
#include "tst_eventsmodel.moc"
