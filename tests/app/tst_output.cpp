// SPDX-License-Identifier: Apache-2.0
#include "app/output.h"
#include "app/tableprinter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace app;
using namespace Qt::StringLiterals;

class OutputTest : public QObject
{
    Q_OBJECT
private slots:
    void columns()
    {
        ColumnWriter writer;
        writer.addRow({u"NAME"_s, u"A"_s, u"AGE"_s});
        writer.addRow({u"nginx"_s, u""_s, u"5s"_s});
        writer.addRow({u"日本"_s, u"x"_s, u"5s"_s});
        QCOMPARE(writer.flush(), u"NAME    A     AGE\nnginx         5s\n日本      x     5s\n"_s);
        writer.addRow({u"a"_s, u"b"_s, u"c"_s}); // never narrower than before
        QCOMPARE(writer.flush(), u"a       b     c\n"_s);
        QCOMPARE(writer.flush(), QString());
    }

    void json_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("empty") << QByteArray("{}") << QByteArray("{}\n");
        QTest::newRow("sorted")
            << QByteArray("{\"b\":[],\"a\":{\"c\":[1,true,null]}}")
            << QByteArray("{\n    \"a\": {\n        \"c\": [\n            1,\n            true,\n  "
                          "          null\n        ]\n    },\n    \"b\": []\n}\n");
        QTest::newRow("Go escapes")
            << QByteArray("[\"<a>&\\u2028\\u0001\\n\"]")
            << QByteArray("[\n    \"\\u003ca\\u003e\\u0026\\u2028\\u0001\\n\"\n]\n");
        QTest::newRow("int64") << QByteArray("[9007199254740993]")
                               << QByteArray("[\n    9007199254740993\n]\n");
        QTest::newRow("floats") << QByteArray("[1.5,0.00000012,1e22]")
                                << QByteArray("[\n    1.5,\n    1.2e-07,\n    1e+22\n]\n");
    }
    void json()
    {
        QFETCH(QByteArray, from);
        const QJsonDocument document = QJsonDocument::fromJson(from);
        QTEST(kubectlJson(document.isArray() ? QJsonValue(document.array())
                                             : QJsonValue(document.object())),
            "to");
    }

    // R20, CVE-2021-25743 Nothing that a terminal obeys comes out of a cell.
    void controlsOfCells()
    {
        for (char16_t c = 1; c < 0xa0; ++c) {
            const bool isControl = c < 0x20 || c >= 0x7f;
            if (!isControl || c == u'\t')
                continue;
            QJsonObject table = QJsonDocument::fromJson(
                "{\"columnDefinitions\":[{\"name\":\"Name\"}],\"rows\":[{\"cells\":[\"x\"]}]}")
                                    .object();
            QJsonObject row = table[u"rows"_s][0].toObject();
            row[u"cells"_s] = QJsonArray {QString(u'a') + QChar(c) + u'b'};
            table[u"rows"_s] = QJsonArray {row};
            TablePrinter printer({.noHeaders = true});
            printer.add(table);
            const QString out = printer.flush().chopped(1);
            QVERIFY2(!out.contains(QChar(c)), qPrintable(QString::number(c, 16)));
            QVERIFY(out.startsWith(u'a'));
        }
    }

    void tables()
    {
        const QByteArray text = "{\"columnDefinitions\":[{\"name\":\"Name\"},{\"name\":"
                                "\"Restarts\"},{\"name\":\"Wide\",\"priority\":1}],"
                                "\"rows\":[{\"cells\":[\"a\",3,\"w\"],\"object\":{\"metadata\":{"
                                "\"namespace\":\"n\",\"labels\":{\"x\":\"y\"}}}},"
                                "{\"cells\":[\"two\\nlines\",null,\"w\"],\"object\":{\"metadata\":{"
                                "\"namespace\":\"m\"}}}]}";
        const QJsonObject table = QJsonDocument::fromJson(text).object();
        TablePrinter plain({});
        plain.add(table);
        QCOMPARE(plain.flush(), u"NAME     RESTARTS\na        3\ntwo...   \n"_s);
        plain.add(table); // no second head
        QCOMPARE(plain.flush(), u"a        3\ntwo...   \n"_s);
        TablePrinter all({.isWide = true, .withNamespace = true, .withLabels = true});
        all.add(table);
        QCOMPARE(all.flush(),
            u"NAMESPACE   NAME     RESTARTS   WIDE   LABELS\nn           a        3          w      x=y\nm           two...              w      <none>\n"_s);
    }
};

QTEST_GUILESS_MAIN(OutputTest)
#include "tst_output.moc"
