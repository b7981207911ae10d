// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/tree.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace models;
using namespace Qt::StringLiterals;

/// What the server makes of unquoted words, measured on a real one.
class TestScalar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void meaning_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("json"); // of {"v": text}
        const auto rows = [](const char *group, const QString &words, const QString &json) {
            for (const QString &word : words.split(u' '))
                QTest::addRow("%s %s", group, qPrintable(word)) << word << json;
        };
        rows("true", u"yes Yes YES y Y on On ON true True TRUE"_s, u"true"_s);
        rows("false", u"no No NO n N off Off OFF false False FALSE"_s, u"false"_s);
        rows("null", u"~ null Null NULL"_s, u"null"_s);
        for (const QString &word : u"yEs oN tRUE nULL 1.2.3 12:30 12:30:45 2024-01-01 1,000 1e400 "
                                   "Infinity 0x 0b 0o9 1e + . 0.5.5 1-2 v1 <<x"_s.split(u' '))
            QTest::addRow("string %s", qPrintable(word)) << word << u'"' + word + u'"';
        rows("octal", u"017 0o17 0O17"_s, u"15"_s);
        rows("octal", u"0777"_s, u"511"_s);
        rows("octal", u"0644"_s, u"420"_s);
        rows("no octal digits", u"08 0_8"_s, u"8"_s);
        rows("binary", u"0b11"_s, u"3"_s);
        rows("hex", u"0x1F 0X1F"_s, u"31"_s);
        rows("hex", u"0x_1"_s, u"1"_s);
        rows("underscores", u"1_000 1_0_0_0"_s, u"1000"_s);
        rows("underscores", u"1__0"_s, u"10"_s);
        rows("underscores", u"1_ +1"_s, u"1"_s);
        rows("float", u"1."_s, u"1"_s);
        rows("float", u".5 +.5"_s, u"0.5"_s);
        rows("float", u"1e3"_s, u"1000"_s);
        rows("float", u"01.5"_s, u"1.5"_s);
        rows("float", u"1_0.5_0"_s, u"10.5"_s);
        rows("float", u"1.10"_s, u"1.1"_s);
        rows("int", u"-5"_s, u"-5"_s);
        rows("int", u"9223372036854775807"_s, u"9223372036854775807"_s);
        rows("tag", u"!!str"_s, u"\"\""_s);
        QTest::newRow("local tag") << u"!foo x"_s << u"\"x\""_s;
        QTest::newRow("local tag on a number") << u"!foo 1"_s << u"\"1\""_s;
        QTest::newRow("str tag") << u"!!str 1"_s << u"\"1\""_s;
        QTest::newRow("int tag on quotes") << u"!!int \"3\""_s << u"3"_s;
        QTest::newRow("float tag on int") << u"!!float 1"_s << u"1"_s;
        QTest::newRow("quotes") << u"\"yes\""_s << u"\"yes\""_s;
    }
    void meaning()
    {
        QFETCH(QString, text);
        const yaml::TreePtr tree = yaml::parse(u"v: "_s + text + u'\n');
        const QByteArray json
            = QJsonDocument(tree->toJson().toObject()).toJson(QJsonDocument::Compact);
        QTEST(QString::fromUtf8(json).mid(5).chopped(1), "json");
    }

    void keys_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("read");
        QTest::newRow("float") << u"1.0"_s << u"1"_s;
        QTest::newRow("true") << u"true"_s << u"true"_s;
        QTest::newRow("y") << u"y"_s << u"true"_s;
        QTest::newRow("on") << u"on"_s << u"true"_s;
        QTest::newRow("off") << u"off"_s << u"false"_s;
        QTest::newRow("octal") << u"010"_s << u"8"_s;
        QTest::newRow("quoted") << u"\"on\""_s << u"on"_s;
        QTest::newRow("word") << u"a.b/c"_s << u"a.b/c"_s;
    }
    void keys()
    {
        QFETCH(QString, key);
        const yaml::TreePtr tree = yaml::parse(key + u": 1\n"_s);
        QTEST(tree->root()->children.first()->key, "read");
    }

    void lostDigits()
    {
        const yaml::TreePtr tree = yaml::parse(u"v: 18446744073709551615\nw: .inf\n"_s);
        QCOMPARE(tree->diagnostics().size(), 2);
        for (const yaml::Diagnostic &found : tree->diagnostics())
            QCOMPARE(found.check, int(yaml::Diagnostic::NotANumber));
    }
};

QTEST_GUILESS_MAIN(TestScalar)
#include "tst_scalar.moc"
