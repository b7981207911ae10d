// SPDX-License-Identifier: Apache-2.0
#include "models/base/quantity.h"

#include <QTest>

using namespace Qt::StringLiterals;
using models::Quantity;

class TestQuantity final : public QObject
{
    Q_OBJECT
private slots:
    void canonical_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("canonical");
        // What a 1.34 server stores for what was sent.
        for (const auto &[text, canonical] :
            std::initializer_list<std::pair<const char *, const char *>> {{"0", "0"}, {"1", "1"},
                {"1000", "1k"}, {"1500m", "1500m"}, {"1000m", "1"}, {"0.5", "500m"},
                {"1.5Gi", "1536Mi"}, {"1024Mi", "1Gi"}, {"128G", "128G"}, {"1e3", "1e3"},
                {"12e6", "12e6"}, {"0.1Ki", "102400m"}, {"-1", "-1"}, {"+2", "2"}, {".5", "500m"},
                {"5.", "5"}, {"1E", "1E"}, {"100u", "100u"}})
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(canonical);
    }
    void canonical()
    {
        QFETCH(QString, text);
        const std::optional<Quantity> quantity = Quantity::parse(text);
        QVERIFY(quantity);
        QTEST(quantity->canonical(), "canonical");
    }
    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "16GB", "16gb", "4 Gi", "Gi", "1Gi ", "1.2.3", "0x10", "1_000",
                 "--1", "1K", "NaN"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void refuses()
    {
        QFETCH(QString, text);
        QVERIFY(!Quantity::parse(text));
    }
    void comparesAndAdds()
    {
        QVERIFY(*Quantity::parse(u"1Gi") > *Quantity::parse(u"1G"));
        QVERIFY(*Quantity::parse(u"1000m") == *Quantity::parse(u"1"));
        QCOMPARE((*Quantity::parse(u"1Gi") + *Quantity::parse(u"1Gi")).canonical(), u"2Gi"_s);
        QCOMPARE((*Quantity::parse(u"4") - *Quantity::parse(u"500m")).canonical(), u"3500m"_s);
        QCOMPARE(Quantity::parse(u"100m")->ceiling(), 1);
    }
};

QTEST_APPLESS_MAIN(TestQuantity)
#include "tst_quantity.moc"
