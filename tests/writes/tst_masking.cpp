// SPDX-License-Identifier: Apache-2.0
#include "models/writes/masking.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

class TestMasking final : public QObject
{
    Q_OBJECT
private slots:
    void hidesValuesOfSecrets()
    {
        const QJsonObject secret
            = QJsonDocument::fromJson(R"({"kind":"Secret","metadata":{"name":"s",
            "annotations":{"kubectl.kubernetes.io/last-applied-configuration":"canary"}},
            "data":{"token":"Y2FuYXJ5"},"stringData":{"plain":"canary"}})")
                  .object();
        const QByteArray text = QJsonDocument(models::masked(secret)).toJson();
        QVERIFY(!text.contains("canary"));
        QVERIFY(!text.contains("Y2FuYXJ5"));
        QVERIFY(text.contains("*** (8)"));
        QVERIFY(text.contains("token"));
    }
    void leavesOtherKindsAlone()
    {
        const QJsonObject map
            = QJsonDocument::fromJson(R"({"kind":"ConfigMap","data":{"a":"b"}})").object();
        QCOMPARE(models::masked(map), map);
    }
};

QTEST_APPLESS_MAIN(TestMasking)
#include "tst_masking.moc"
