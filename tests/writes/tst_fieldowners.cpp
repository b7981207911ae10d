// SPDX-License-Identifier: Apache-2.0
#include "models/writes/fieldowners.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

class TestFieldOwners final : public QObject
{
    Q_OBJECT
private slots:
    void owners_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("managers");
        QTest::newRow("a scalar") << u"spec.replicas"_s << u"autoscaler"_s;
        QTest::newRow("a list item by its key")
            << u"spec.template.spec.containers[1].image"_s << u"kubectl"_s;
        QTest::newRow("its own name") << u"spec.template.spec.containers[1].name"_s << u"kubectl"_s;
        QTest::newRow("inside an atomic map: its owner")
            << u"spec.selector.matchLabels.app"_s << u"kubectl"_s;
        QTest::newRow("a set's item by its value") << u"metadata.finalizers[0]"_s << u"gc"_s;
        QTest::newRow("nobody's") << u"spec.paused"_s << u""_s;
        QTest::newRow("two share it") << u"metadata.labels.team"_s << u"kubectl autoscaler"_s;
    }
    void owners()
    {
        QFile file(QStringLiteral(SAMPAN_SOURCE_DIR "/tests/writes/fixtures/managedfields.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const FieldOwners owners(QJsonDocument::fromJson(file.readAll()).object());
        QFETCH(QString, path);
        QStringList managers;
        for (const FieldOwner &owner : owners.ownersOf(*Path::parse(path)))
            managers.append(owner.manager);
        QTEST(managers.join(u' '), "managers");
    }
    void leavesOutTheOneWhoAsks()
    {
        const FieldOwners owners(QJsonDocument::fromJson(R"({"metadata":{"managedFields":[
            {"manager":"sampan","operation":"Update","fieldsType":"FieldsV1","fieldsV1":{"f:spec":{"f:a":{}}}}]},
            "spec":{"a":1}})")
                .object());
        QVERIFY(owners.othersThan(u"sampan"_s, {u"spec"_s, u"a"_s}).isEmpty());
        QCOMPARE(owners.othersThan(u"kubectl"_s, {u"spec"_s, u"a"_s}).size(), 1);
    }
};

QTEST_APPLESS_MAIN(TestFieldOwners)
#include "tst_fieldowners.moc"
