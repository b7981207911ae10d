// SPDX-License-Identifier: Apache-2.0
#include "models/watch/rowdecoder.h"
#include "models/watch/timestamp.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTimeZone>

using namespace models;
using namespace Qt::StringLiterals;

namespace {

/// JSON as it reads well in C++: with single quotes.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

const QByteArray tablePage = json(
    "{'kind':'Table','apiVersion':'meta.k8s.io/v1',"
    " 'metadata':{'resourceVersion':'1712','continue':'eyJ2Ijoi','remainingItemCount':49500},"
    " 'columnDefinitions':["
    "  {'name':'Name','type':'string','format':'name','description':'the name','priority':0},"
    "  {'name':'Restarts','type':'integer','format':'','description':'','priority':0},"
    "  {'name':'Node','type':'string','format':'','description':'','priority':1}],"
    " 'rows':["
    "  "
    "{'cells':['worker-0',3,null],'object':{'kind':'PartialObjectMetadata','apiVersion':'meta.k8s."
    "io/v1',"
    "   'metadata':{'name':'worker-0','namespace':'demo','uid':'u-1','resourceVersion':'1700',"
    "    'creationTimestamp':'2026-05-01T10:00:00Z','labels':{'b':'2','a':'\\u540d'},"
    "    'ownerReferences':[{'kind':'X','name':'x','uid':'u-x'},"
    "     {'apiVersion':'batch/v1','kind':'Job','name':'j','uid':'u-j','controller':true}],"
    "    'managedFields':[{'manager':'kubectl'}]}}},"
    "  {'cells':['worker-1','4 (2h ago)',true,1.5,['a']],'object':{'metadata':{'name':'worker-1',"
    "    'deletionTimestamp':'2026-05-01T10:00:05Z'}}}]}");

FrameSplitter::Frames framesOf(const QByteArray &text)
{
    FrameSplitter splitter;
    return splitter.feed(json(text) + '\n');
}

DecodedEvent eventOf(RowDecoder &decoder, const QByteArray &frame)
{
    const QList<DecodedEvent> events = decoder.events(framesOf(frame));
    return events.size() == 1 ? events.first() : DecodedEvent {};
}

} // namespace

class TestRowDecoder : public QObject
{
    Q_OBJECT
private slots:
    void table()
    {
        RowDecoder decoder(false);
        QByteArray oneLine = tablePage;
        oneLine.replace('\n', ' ');
        const auto page = decoder.page(oneLine);
        QVERIFY(page);
        QVERIFY(page->isTable);
        QCOMPARE(page->version, u"1712"_s);
        QCOMPARE(page->continueToken, u"eyJ2Ijoi"_s);
        QCOMPARE(page->remaining, 49500);
        QCOMPARE(page->columns.size(), 3);
        QCOMPARE(page->columns[2].priority, 1);
        QCOMPARE(page->columns[0].format, u"name"_s);
        QCOMPARE(page->rows.size(), 2);
        const Row &first = *page->rows[0];
        QCOMPARE(first.name(), u"worker-0"_s);
        QCOMPARE(first.nameSpace, u"demo"_s);
        QCOMPARE(first.uid(), u"u-1"_s);
        QCOMPARE(first.version(), "1700");
        QCOMPARE(first.created,
            QDateTime(QDate(2026, 5, 1), QTime(10, 0), QTimeZone::UTC).toMSecsSinceEpoch());
        QCOMPARE(first.labels.value(u"a"_s), u"名"_s);
        QCOMPARE(first.labels.all().size(), 2);
        QVERIFY(!first.labels.value(u"c"_s));
        QCOMPARE(first.owner->name, u"j"_s);
        QCOMPARE(first.owner->kind, u"Job"_s);
        QVERIFY(first.object.isEmpty());
        QCOMPARE(first.cells.size(), 3);
        QCOMPARE(first.cells.text(1), u"3"_s);
        QCOMPARE(first.cells.number(1), 3.0);
        QCOMPARE(first.cells.text(2), QString());
        QVERIFY(!first.cells.number(2));
        const Row &second = *page->rows[1];
        QCOMPARE(second.uid(), u"/worker-1"_s); // the server gave none
        QCOMPARE(second.cells.text(1), u"4 (2h ago)"_s);
        QVERIFY(!second.cells.number(1));
        QCOMPARE(second.cells.text(2), u"true"_s);
        QCOMPARE(second.cells.number(3), 1.5);
        QCOMPARE(second.cells.text(4), u"[\"a\"]"_s);
        QCOMPARE(second.cells.text(9), QString());
        QVERIFY(second.deleted > 0);
    }

    void plainLists_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("rows");
        QTest::newRow("items") << QByteArray(
            "{'kind':'PodList','metadata':{'resourceVersion':'5'},"
            "'items':[{'metadata':{'name':'a'}},{'metadata':{'name':'b'}}]}")
                               << 2;
        QTest::newRow("null items")
            << QByteArray("{'kind':'PodList','metadata':{'resourceVersion':'5'},'items':null}")
            << 0;
        QTest::newRow("no items and unknown members")
            << QByteArray("{'kind':'XList','x':{'y':[1]},'metadata':{'resourceVersion':'5'}}") << 0;
        QTest::newRow("66 an item without anything")
            << QByteArray("{'kind':'XList','metadata':{'resourceVersion':'5'},'items':[{'a':1}]}")
            << 1;
        const auto items = [](const QByteArray &list) {
            return "{'kind':'XList','metadata':{'resourceVersion':'5'},'items':" + list + "}";
        };
        const QByteArray a = "{'metadata':{'name':'a'}}";
        QTest::newRow("J4 a null among them") << items("[null," + a + "]") << 1;
        QTest::newRow("J4 text among them") << items("['x'," + a + ",7,[1]," + a + "]") << 2;
        QTest::newRow("J4 metadata is null") << items("[{'metadata':null}," + a + "]") << 2;
        QTest::newRow("J4 metadata is text") << items("[{'metadata':'x'}," + a + "]") << 2;
        QTest::newRow("J4 metadata is a list")
            << items("[{'metadata':[1,{'a':2}]}," + a + "]") << 2;
        QTest::newRow("J4 names that are no text") << items(
            "[{'metadata':{'name':7,'uid':null,'labels':[],'ownerReferences':{}}}," + a + "]")
                                                   << 2;
        QTest::newRow("J4 items are an object") << items("{'a':1}") << 0;
        QTest::newRow("J5 keys in escapes")
            << items("[{'meta\\u0064ata':{'\\u006eame':'a'}}]") << 1;
        QTest::newRow("J5 a key twice") << items("[{'metadata':{'name':'z','name':'a'}}]") << 1;
        QTest::newRow("J6 numbers that nothing holds") << items("[{'spec':{'a':1e999999,'b':-0,'c':"
            + QByteArray(400, '9') + "},'metadata':{'name':'a'}}]")
                                                       << 1;
        QTest::newRow("J8 10,000 labels") << items([] {
            QByteArrayList labels;
            for (int i = 0; i < 10'000; ++i)
                labels += "'l" + QByteArray::number(i) + "':'v'";
            return "[{'metadata':{'name':'a','labels':{" + labels.join(',') + "}}}]";
        }()) << 1;
        QTest::newRow("J8 an annotation of a megabyte") << items(
            "[{'metadata':{'name':'a','annotations':{'x':'" + QByteArray(1 << 20, 'x') + "'}}}]")
                                                        << 1;
        QTest::newRow("J8 5,000 owners") << items([] {
            const QByteArray owner = "{'kind':'X','name':'x','uid':'u'}";
            return "[{'metadata':{'name':'a','ownerReferences':[" + (owner + ',').repeated(5'000)
                + owner + "]}}]";
        }()) << 1;
        QTest::newRow("J9 times that are none")
            << items("[{'metadata':{'name':'a','creationTimestamp':null}},{'metadata':{'name':'a',"
                     "'creationTimestamp':'soon','deletionTimestamp':7}}]")
            << 2;
        QTest::newRow("J10 one uid, two names")
            << items("[{'metadata':{'name':'a','uid':'u'}},{'metadata':{'name':'b','uid':'u'}}]")
            << 2;
    }
    void plainLists()
    {
        QFETCH(QByteArray, body);
        RowDecoder decoder(false);
        const auto page = decoder.page(json(body));
        QVERIFY(page);
        QVERIFY(!page->isTable);
        QTEST(int(page->rows.size()), "rows");
        for (const RowRef &row : page->rows)
            QVERIFY(!row->uid().isEmpty());
        if (QByteArrayView(QTest::currentDataTag()).startsWith("J"))
            QVERIFY(page->rows.isEmpty() || page->rows.last()->name().startsWith(u'a')
                || page->rows.last()->name() == u"b"_s);
        QCOMPARE(page->version, u"5"_s);
        QCOMPARE(page->columns.size(), 2);
    }

    void broken_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a page of a proxy") << QByteArray("<html>login</html>");
        QTest::newRow("cut") << tablePage.first(tablePage.size() / 2);
        QTest::newRow("a list") << QByteArray("[1,2]");
        QTest::newRow("a key without its colon, in a column")
            << json("{'kind':'Table','columnDefinitions':[{'name':'Name','type: ''string','format':"
                    "'name'},{'name':'Age'}],'rows':[{'cells':[null],'object':null}]}");
        QTest::newRow("no UTF-8") << QByteArray("{\"kind\":\"\xff\xfe\"}");
    }
    void broken()
    {
        QFETCH(QByteArray, body);
        RowDecoder decoder(false);
        const auto page = decoder.page(json(body));
        QVERIFY(!page);
        QCOMPARE(page.error().kind, Error::Kind::NotKubernetes);
    }

    void fullObjects_data()
    {
        QTest::addColumn<QByteArray>("metadata");
        QTest::newRow("first") << QByteArray("'managedFields':[{'x':{}}] , 'name':'a','uid':'u'");
        QTest::newRow("middle") << QByteArray("'name':'a','managedFields': [{'x':'}'}],'uid':'u'");
        QTest::newRow("last") << QByteArray("'name':'a','uid':'u', 'managedFields':[1]");
        QTest::newRow("alone") << QByteArray("'managedFields':[]");
        QTest::newRow("none") << QByteArray("'name':'a','uid':'u'");
    }
    void fullObjects()
    {
        QFETCH(QByteArray, metadata);
        RowDecoder decoder(true);
        const QByteArray object
            = json("{'kind':'Pod','metadata':{" + metadata + "},'spec':{'n':9007199254740993}}");
        const auto page = decoder.page(
            json("{'kind':'PodList','metadata':{'resourceVersion':'5'},'items':[") + object + "]}");
        QVERIFY(page);
        QCOMPARE(page->rows.size(), 1);
        QJsonParseError error;
        const QJsonObject kept = QJsonDocument::fromJson(page->rows[0]->object, &error).object();
        QVERIFY2(error.error == QJsonParseError::NoError, page->rows[0]->object.constData());
        QVERIFY(!kept[u"metadata"].toObject().contains(u"managedFields"));
        QJsonObject wanted = QJsonDocument::fromJson(object).object();
        QJsonObject meta = wanted[u"metadata"].toObject();
        meta.remove(u"managedFields");
        wanted[u"metadata"] = meta;
        QCOMPARE(kept, wanted);
    }

    void events()
    {
        RowDecoder decoder(false);
        const QByteArray table = "{'type':'ADDED','object':{'kind':'Table','apiVersion':'meta.k8s."
                                 "io/v1','metadata':{'resourceVersion':'7'},"
                                 "'columnDefinitions':[{'name':'Name','type':'string','priority':0}"
                                 "],'rows':[{'cells':['a'],'object':{'metadata':"
                                 "{'name':'a','uid':'u','resourceVersion':'7'}}}]}}";
        DecodedEvent event = eventOf(decoder, table);
        QCOMPARE(event.type, DecodedEvent::Type::Added);
        QCOMPARE(event.version(), "7");
        QCOMPARE(event.columns.size(), 1);
        QCOMPARE(event.rows.size(), 1);
        QCOMPARE(event.rows[0]->cells.text(0), u"a"_s);

        event = eventOf(decoder,
            "{'type':'MODIFIED','object':{'kind':'Table','metadata':{'resourceVersion':'8'},'"
            "columnDefinitions':null,'rows':[]}}");
        QCOMPARE(event.type, DecodedEvent::Type::Modified);
        QVERIFY(event.columns.isEmpty());

        event = eventOf(decoder,
            "{'type':'BOOKMARK','object':{'kind':'Table','metadata':{'resourceVersion':'9'},'"
            "columnDefinitions':null,"
            "'rows':[{'cells':[''],'object':{'metadata':{'resourceVersion':'9','annotations':{'k8s."
            "io/initial-events-end':'true'}}}}]}}");
        QCOMPARE(event.type, DecodedEvent::Type::Bookmark);
        QCOMPARE(event.version(), "9");
        QVERIFY(event.isEndOfList);
        QVERIFY(event.rows.isEmpty());

        event = eventOf(decoder,
            "{'type':'BOOKMARK','object':{'kind':'Pod','metadata':{'resourceVersion':'10','"
            "annotations':{'x':'true'}}}}");
        QCOMPARE(event.version(), "10");
        QVERIFY(!event.isEndOfList);

        event = eventOf(decoder,
            "{'object':{'metadata':{'uid':'u','name':'a','resourceVersion':'11'},'kind':'Pod'},'"
            "type':'DELETED'}");
        QCOMPARE(event.type, DecodedEvent::Type::Deleted);
        QCOMPARE(event.rows.size(), 1);
        QCOMPARE(event.rows[0]->uid(), u"u"_s);
    }

    void errorsAndRubbish()
    {
        RowDecoder decoder(false);
        DecodedEvent event = eventOf(
            decoder, "{'type':'ERROR','object':{'kind':'Status','code':410,'reason':'Expired'}}");
        QCOMPARE(event.type, DecodedEvent::Type::Error);
        QCOMPARE(QJsonDocument::fromJson(event.status).object()[u"code"].toInt(), 410);
        event = eventOf(decoder, "{'type':'ERROR','object':'boom'}");
        QCOMPARE(event.type, DecodedEvent::Type::Error);
        QVERIFY(event.status.isEmpty());
        QCOMPARE(eventOf(decoder, "{'type':'NEWS','object':{}}").type, DecodedEvent::Type::Unknown);
        QCOMPARE(eventOf(decoder, "{\"type\":").type, DecodedEvent::Type::Unknown);
        QCOMPARE(eventOf(decoder, "null").type, DecodedEvent::Type::Unknown);
        QCOMPARE(eventOf(decoder, "{'type':'ADDED'}").type, DecodedEvent::Type::Unknown);
        QCOMPARE(eventOf(decoder, "{'type':'ADDED','object':{}}").rows.size(), 1);
    }

    // 62, J12 Rows that do not fit their columns.
    void oddRows_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("cells");
        QTest::newRow("J12 too few") << QByteArray("{'cells':['a']}") << u"a||"_s;
        QTest::newRow("J12 too many") << QByteArray("{'cells':['a',1,2,3]}") << u"a|1|2"_s;
        QTest::newRow("J12 none") << QByteArray("{'object':{'metadata':{'name':'a'}}}") << u"||"_s;
        QTest::newRow("J12 cells are text") << QByteArray("{'cells':'a'}") << u"||"_s;
        QTest::newRow("J12 no object")
            << QByteArray("{'cells':['a',1,2],'object':null}") << u"a|1|2"_s;
        QTest::newRow("J12 object is text")
            << QByteArray("{'cells':['a',1,2],'object':'x'}") << u"a|1|2"_s;
        QTest::newRow("J12 the object first")
            << QByteArray("{'object':{'metadata':{'name':'a'}},'cells':['a',null,true]}")
            << u"a||true"_s;
        QTest::newRow("J6 a large number")
            << QByteArray("{'cells':['a',123456789012345678901234567890,-0]}")
            << u"a|123456789012345678901234567890|-0"_s;
        QTest::newRow("J7 half a pair of surrogates")
            << QByteArray("{'cells':['\\ud800x','\\u0000','b']}")
            << u"\ufffdx|\0|b"_s.replace(u"\\0"_s, QString(QChar(0)));
        QTest::newRow("J12 a null among rows, then one")
            << QByteArray("null,{'cells':['a',1,2]}") << u"a|1|2"_s;
    }
    void oddRows()
    {
        QFETCH(QByteArray, row);
        RowDecoder decoder(false);
        const auto page = decoder.page(json("{'kind':'Table','metadata':{'resourceVersion':'5'},"
                                            "'columnDefinitions':[{'name':'Name','type':'string'},"
                                            "{'name':'A','type':'wondrous'},{'name':'B'}],'rows':["
            + row + "]}"));
        QVERIFY2(page, page ? "" : qPrintable(page.error().text()));
        QCOMPARE(page->columns.size(), 3);
        QCOMPARE(page->rows.size(), 1);
        const Cells &cells = page->rows[0]->cells;
        QTEST(QString(cells.text(0) + u'|' + cells.text(1) + u'|' + cells.text(2)), "cells");
    }

    /// J5 What stands under keys in escapes is found, in each form that rows come in.
    void escapedKeys_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::newRow("J5 a plain list")
            << json("{'kind':'List','\\u0069tems':[{'\\u006detadata':{'n\\u0061me':'a'}}]}");
        QTest::newRow("J5 a table")
            << json("{'\\u006bind':'Table','ro\\u0077s':[{'cells':['a'],'obj\\u0065ct':{"
                    "'metadata':{'\\u006eame':'a'}}}]}");
    }
    void escapedKeys()
    {
        QFETCH(QByteArray, page);
        RowDecoder decoder(false);
        const auto read = decoder.page(page);
        QVERIFY(read);
        QCOMPARE(read->rows.size(), 1);
        QCOMPARE(read->rows.first()->name(), u"a"_s);
    }

    // J11 One object over many lines, two on a line, something behind it.
    void frames_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("types");
        const QByteArray added = json("{'type':'ADDED','object':{'metadata':{'name':'a'}}}");
        const QByteArray deleted = json("{'type':'DELETED','object':{'metadata':{'name':'a'}}}");
        QTest::newRow("J11 one a line") << added + '\n' + deleted + '\n' << u"added deleted"_s;
        QTest::newRow("J11 rubbish on a line of its own") << added + "\n%%%\n" + deleted + '\n'
                                                          << u"added unknown deleted"_s;
        QTest::newRow("J11 cut in the middle") << added.first(20) + '\n' + deleted + '\n'
                                               << u"unknown deleted"_s;
        QTest::newRow("J11 two on a line") << added + deleted + '\n' << u"added deleted"_s;
        QTest::newRow("J11 three, with blanks") << added + ' ' + deleted + " \r" + added + '\n'
                                                << u"added deleted added"_s;
        QTest::newRow("J11 rubbish behind one") << added + " %%\n" + deleted + '\n'
                                                << u"added unknown deleted"_s;
        QByteArray nice = QJsonDocument::fromJson(added).toJson(QJsonDocument::Indented);
        QTest::newRow("J11 one over many lines") << nice + deleted + '\n' << u"added deleted"_s;
        QTest::newRow("J11 two over many lines") << nice + nice << u"added added"_s;
        QTest::newRow("J11 many lines without their end") << nice.first(nice.size() / 2) + '\n'
                + deleted + '\n' << u"unknown deleted"_s;
        QTest::newRow("J5 keys in escapes")
            << json("{'\\u0074ype':'ADDED','o\\u0062ject':{'meta\\u0064ata':{'name':'a'}}}\n")
            << u"added"_s;
        QTest::newRow("J13 protobuf") << QByteArray("k8s\0\n\x0c", 6) + '\n' << u"unknown"_s;
    }
    void frames()
    {
        QFETCH(QByteArray, bytes);
        RowDecoder decoder(false);
        FrameSplitter splitter;
        QStringList types;
        for (const DecodedEvent &event : decoder.events(splitter.feed(bytes)))
            types += event.type == DecodedEvent::Type::Added ? u"added"_s
                : event.type == DecodedEvent::Type::Deleted  ? u"deleted"_s
                                                             : u"unknown"_s;
        QTEST(types.join(u' '), "types");
    }

    void timestamps_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("seconds") << QByteArray("1970-01-02T00:00:01Z") << qint64(86'401'000);
        QTest::newRow("fraction") << QByteArray("1970-01-01T00:00:00.123456Z") << qint64(123);
        QTest::newRow("offset") << QByteArray("1970-01-01T02:00:00+01:30") << qint64(1'800'000);
        QTest::newRow("leap day") << QByteArray("2024-02-29T00:00:00Z")
                                  << qint64(1'709'164'800'000);
        QTest::newRow("no such day") << QByteArray("2023-02-29T00:00:00Z") << qint64(0);
        QTest::newRow("no zone") << QByteArray("1970-01-02T00:00:01") << qint64(0);
        QTest::newRow("J9 the year one") << QByteArray("0001-01-01T00:00:00Z") << qint64(0);
        QTest::newRow("J9 a leap second")
            << QByteArray("2016-12-31T23:59:60Z") << qint64(1'483'228'800'000);
        QTest::newRow("J9 nanoseconds")
            << QByteArray("1970-01-01T00:00:00.999999999Z") << qint64(999);
        QTest::newRow("J9 a fraction without an end")
            << QByteArray("1970-01-01T00:00:00.9999") << qint64(0);
        QTest::newRow("J9 half a zone") << QByteArray("1970-01-01T02:00:00+01") << qint64(0);
        QTest::newRow("words") << QByteArray("yesterday, about ten") << qint64(0);
    }
    void timestamps()
    {
        QFETCH(QByteArray, text);
        QTEST(parseTimestamp({text.constData(), size_t(text.size())}), "ms");
    }
};

QTEST_GUILESS_MAIN(TestRowDecoder)
#include "tst_rowdecoder.moc"
