// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/selectors.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace models::sandbox;

class TestSelectors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void labels_data()
    {
        QTest::addColumn<QString>("selector");
        QTest::addColumn<bool>("matches");
        QTest::newRow("empty") << u""_s << true;
        QTest::newRow("equal") << u"app=web"_s << true;
        QTest::newRow("double equal") << u"app==web"_s << true;
        QTest::newRow("other value") << u"app=db"_s << false;
        QTest::newRow("not equal") << u"app!=db"_s << true;
        QTest::newRow("not equal, absent") << u"tier!=db"_s << true;
        QTest::newRow("in") << u"app in (db, web)"_s << true;
        QTest::newRow("not in") << u"app notin (db,web)"_s << false;
        QTest::newRow("not in, absent") << u"tier notin (db)"_s << true;
        QTest::newRow("exists") << u"app"_s << true;
        QTest::newRow("exists not") << u"!app"_s << false;
        QTest::newRow("absent") << u"!tier"_s << true;
        QTest::newRow("empty value") << u"none="_s << true;
        QTest::newRow("both") << u"app=web, rank=3"_s << true;
        QTest::newRow("one fails") << u"app=web,rank=4"_s << false;
        QTest::newRow("greater") << u"rank>2"_s << true;
        QTest::newRow("less") << u"rank<3"_s << false;
        QTest::newRow("dots and slashes") << u"a.b/c-d_e=x.y"_s << true;
    }
    void labels()
    {
        QFETCH(QString, selector);
        const Labels labels {{u"a.b/c-d_e"_s, u"x.y"_s}, {u"app"_s, u"web"_s}, {u"none"_s, u""_s},
            {u"rank"_s, u"3"_s}};
        const auto parsed = LabelSelector::parse(selector);
        QVERIFY(parsed);
        QCOMPARE(parsed->isEmpty(), selector.isEmpty());
        QTEST(parsed->matches(labels), "matches");
    }
    void bad_data()
    {
        QTest::addColumn<QString>("selector");
        for (const char *text : {"a in b", "a in (b", "=x", "a b", "a=b c", "a,,b", "a=(x)"}) {
            QTest::newRow(text) << QString::fromLatin1(text);
        }
    }
    void bad()
    {
        QFETCH(QString, selector);
        const auto parsed = LabelSelector::parse(selector);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, 400);
        QVERIFY(parsed.error().message.contains(u"found '"));
    }
    void fields()
    {
        const auto parsed
            = FieldSelector::parse(u"metadata.name=a,status.phase!=Running,spec.nodeName==n"_s);
        QVERIFY(parsed);
        QCOMPARE(parsed->terms().size(), 3);
        QCOMPARE(parsed->name(), u"a"_s);
        QVERIFY(!parsed->terms()[1].isEqual);
        QCOMPARE(parsed->terms()[1].path, u"status.phase"_s);
        QCOMPARE(parsed->terms()[2].value, u"n"_s);
        QVERIFY(!FieldSelector::parse(u"nothing"_s));
    }
};

QTEST_GUILESS_MAIN(TestSelectors)
#include "tst_selectors.moc"
