// SPDX-License-Identifier: Apache-2.0
#include "models/form/descriptions.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestDescriptions final : public QObject
{
    Q_OBJECT
private slots:
    void usualValues_data()
    {
        QTest::addColumn<QString>("description");
        QTest::addColumn<QString>("value");
        QTest::newRow("seconds") << u"How often. Default to 10 seconds. Minimum value is 1."_s
                                 << u"10"_s;
        QTest::newRow("word") << u"DNS policy. Defaults to \"ClusterFirst\". Valid values are…"_s
                              << u"ClusterFirst"_s;
        QTest::newRow("boolean") << u"Whether. Default to false."_s << u"false"_s;
        QTest::newRow("path")
            << u"Where the message is. Defaults to /dev/termination-log. Cannot be updated."_s
            << u"/dev/termination-log"_s;
        QTest::newRow("bare word at the end") << u"Protocol, defaults to TCP"_s << u"TCP"_s;
        QTest::newRow("where it comes from")
            << u"Defaults to the value of the image."_s << QString();
        QTest::newRow("nothing said") << u"The number of things."_s << QString();
        QTest::newRow("sentence")
            << u"Defaults to user specified in image metadata if unspecified."_s << QString();
    }
    void usualValues()
    {
        QFETCH(QString, description);
        QTEST(models::usualValue(description), "value");
    }

    void firstSentences_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("1.3.30 English")
            << u"How many\npods. Defaults to 1."_s << u"How many pods."_s;
        QTest::newRow("1.3.30 Chinese") << u"副本的数量。默认为 1。"_s << u"副本的数量。"_s;
        QTest::newRow("1.3.30 abbreviation")
            << u"A place, e.g. /data or v1.2. More."_s << u"A place, e.g. /data or v1.2."_s;
        QTest::newRow("1.3.30 paragraph") << u"A title\n\nMore of it."_s << u"A title"_s;
        QTest::newRow("1.3.30 no stop") << u" as it is "_s << u"as it is"_s;
    }
    void firstSentences()
    {
        QFETCH(QString, text);
        QTEST(models::firstSentence(text), "sentence");
    }

    void enumMeanings()
    {
        const auto meanings = models::enumMeanings(
            u"When to pull.\n\nPossible enum values:\n - `\"Always\"` means that it pulls\n - `\"Never\"` means no pull"_s);
        QCOMPARE(meanings.size(), 2);
        QCOMPARE(meanings.value(u"Always"_s), u"means that it pulls"_s);
        QVERIFY(models::enumMeanings(u"Always or never."_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDescriptions)
#include "tst_descriptions.moc"
