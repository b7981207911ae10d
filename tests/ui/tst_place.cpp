// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/place.h"

#include <QTest>

using namespace Qt::StringLiterals;
using ui::Place;

Q_DECLARE_METATYPE(ui::Place)

class TestPlace final : public QObject
{
    Q_OBJECT

private slots:
    void roundTrip_data()
    {
        QTest::addColumn<Place>("place");
        QTest::addColumn<QString>("text");
        QTest::newRow("bare") << Place {Place::Kind::Jobs} << u"jobs"_s;
        QTest::newRow("job")
            << Place {Place::Kind::Job,
                   {u"batch.tensorstack.dev"_s, u"v1beta1"_s, u"DeepSpeedJob"_s}, u"demo"_s,
                   u"gpt"_s, u"logs"_s}
            << u"job?kind=DeepSpeedJob&version=v1beta1&group=batch.tensorstack.dev&ns=demo&name=gpt#logs"_s;
        QTest::newRow("core group") << Place {Place::Kind::Resources, {{}, u"v1"_s, u"Pod"_s}}
                                    << u"list?kind=Pod&version=v1"_s;
        QTest::newRow("signs of the grammar")
            << Place {Place::Kind::Create, {}, {}, u"a&b=c#d%e"_s, u"x#y"_s,
                   u"file:/tmp/my job.yaml"_s}
            << u"create?name=a%26b%3Dc%23d%25e&with=file:/tmp/my job.yaml#x%23y"_s;
        QTest::newRow("field path") << Place {Place::Kind::Explorer, {{}, u"v1"_s, u"Pod"_s}, {},
            {}, u"spec.containers[0].env"_s}
                                    << u"api?kind=Pod&version=v1#spec.containers[0].env"_s;
        QTest::newRow("Chinese") << Place {Place::Kind::Create, {}, {}, {}, {},
            u"file:/tmp/作业.yaml"_s}
                                 << QString();
    }
    void roundTrip()
    {
        QFETCH(Place, place);
        QFETCH(QString, text);
        if (!text.isEmpty()) {
            QCOMPARE(place.toString(), text);
        }
        const std::optional<Place> read = Place::parse(place.toString());
        QVERIFY(read.has_value());
        QVERIFY(*read == place);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("unknown") << u"nowhere?x=1"_s;
    }
    void refuses()
    {
        QFETCH(QString, text);
        QVERIFY(!Place::parse(text).has_value());
    }

    void samePage()
    {
        Place logs {Place::Kind::Job, {}, u"demo"_s, u"gpt"_s, u"logs"_s};
        Place yaml = logs;
        yaml.part = u"yaml"_s;
        QVERIFY(logs.isSamePage(yaml));
        yaml.name = u"other"_s;
        QVERIFY(!logs.isSamePage(yaml));
    }
};

QTEST_MAIN(TestPlace)
#include "tst_place.moc"
