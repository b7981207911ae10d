// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/formatting.h"

#include <QTest>

using namespace Qt::StringLiterals;
using ui::Format;

class TestFormatting final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void duration_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("negative") << -5 << u"0s"_s;
        QTest::newRow("seconds") << 48 << u"48s"_s;
        QTest::newRow("minute") << 60 << u"1m"_s;
        QTest::newRow("minute and seconds") << 362 << u"6m02s"_s;
        QTest::newRow("many minutes") << 22 * 60 + 8 << u"22m"_s;
        QTest::newRow("hours") << 3 * 3600 + 12 * 60 << u"3h12m"_s;
        QTest::newRow("hour") << 3600 << u"1h"_s;
        QTest::newRow("days") << 2 * 86400 + 4 * 3600 << u"2d4h"_s;
        QTest::newRow("many days") << 40 * 86400 + 4 * 3600 << u"40d"_s;
    }
    void duration()
    {
        QFETCH(int, seconds);
        QTEST(Format::duration(std::chrono::seconds(seconds)), "text");
    }

    void kinds()
    {
        QCOMPARE(Format::counted(1, u"Pod"_s), u"1 Pod"_s);
        QCOMPARE(Format::counted(1200, u"Ingress"_s), u"1,200 Ingresses"_s);
        QCOMPARE(Format::plural(u"NetworkPolicy"_s), u"NetworkPolicies"_s);
        QCOMPARE(Format::plural(u"Gateway"_s), u"Gateways"_s);
    }

    void age()
    {
        const QDateTime now = QDateTime::currentDateTime();
        QCOMPARE(Format::age(now.addDays(-21)), u"21d"_s);
        QCOMPARE(Format::age(now.addSecs(-(3 * 86400 + 4 * 3600 + 5))), u"3d4h"_s);
        QCOMPARE(Format::age(now.addSecs(3600)), u"0s"_s); // the server's clock is ahead
        QCOMPARE(Format::age(QDateTime()), QString());
    }

    void ago()
    {
        const QDateTime now = QDateTime::currentDateTime();
        QCOMPARE(Format::ago(now.addSecs(-3), now), u"just now"_s);
        QCOMPARE(Format::ago(now.addSecs(-18 * 60), now), u"18 min ago"_s);
        QCOMPARE(Format::ago(now.addSecs(-5 * 3600), now), u"5 h ago"_s);
        QCOMPARE(Format::ago(QDateTime(), now), QString());
        // A clock that runs behind the server's must not show the future.
        QCOMPARE(Format::ago(now.addSecs(40), now), u"just now"_s);
    }

    void listNumbersBytes()
    {
        QCOMPARE(Format::number(50000), u"50,000"_s);
        QCOMPARE(Format::bytes(1536), u"1.5 KiB"_s);
        QCOMPARE(Format::list({u"a"_s, u"b"_s, u"c"_s}), u"a, b, c"_s);
        QVERIFY(Format::list({u"a"_s, u"b"_s, u"c"_s, u"d"_s}).startsWith(u"a, b"_s));
    }
};

QTEST_MAIN(TestFormatting)
#include "tst_formatting.moc"
