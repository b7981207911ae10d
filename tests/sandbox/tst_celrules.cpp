// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/engine.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;
using namespace models::sandbox;

namespace {

QJsonObject json(QByteArray text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.replace('`', '"')).object();
    Q_ASSERT(!object.isEmpty());
    return object;
}

const QDateTime now = QDateTime::fromString(u"2026-01-02T03:04:05Z"_s, Qt::ISODate);

} // namespace

/// x-kubernetes-validations of a kind, and of the CRD that brings it.
class TestCelRules final : public QObject
{
    Q_OBJECT

private:
    Engine m_engine;

    [[nodiscard]] const KindInfo &crds() const
    {
        return *m_engine.find(u"apiextensions.k8s.io"_s, u"v1"_s, u"customresourcedefinitions"_s);
    }
    [[nodiscard]] const KindInfo &boats() const
    {
        return *m_engine.find(u"sea.example"_s, u"v1"_s, u"boats"_s);
    }

    static QJsonObject crd(const QByteArray &spec)
    {
        return json("{`apiVersion`:`apiextensions.k8s.io/v1`,`kind`:`CustomResourceDefinition`,"
                    "`metadata`:{`name`:`boats.sea.example`},`spec`:{`group`:`sea.example`,"
                    "`scope`:`Namespaced`,`names`:{`plural`:`boats`,`singular`:`boat`,"
                    "`kind`:`Boat`,`listKind`:`BoatList`},`versions`:[{`name`:`v1`,`served`:true,"
                    "`storage`:true,`subresources`:{`status`:{}},`schema`:{`openAPIV3Schema`:"
                    "{`type`:`object`,`properties`:{`status`:{`type`:`object`,"
                    "`x-kubernetes-preserve-unknown-fields`:true},`spec`:"
            + spec + "}}}}]}}");
    }

    static QJsonObject boat(const QByteArray &spec)
    {
        return json("{`apiVersion`:`sea.example/v1`,`kind`:`Boat`,`metadata`:{`name`:`junk`,"
                    "`namespace`:`demo`,`uid`:`1`},`spec`:"
            + spec + '}');
    }

    /// `field: message (reason)`, a line each.
    static QString causes(const StatusError &error)
    {
        QStringList lines;
        for (const QJsonValue cause : error.details["causes"_L1].toArray())
            lines << u"%1: %2 (%3)"_s.arg(cause["field"_L1].toString(),
                cause["message"_L1].toString(), cause["reason"_L1].toString());
        lines.sort();
        return lines.join(u'\n');
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto prepared = m_engine.prepareCreate(crds(),
            crd("{`type`:`object`,`required`:[`sails`],`properties`:{"
                "`sails`:{`type`:`integer`},`mast`:{`type`:`string`,`enum`:[`oak`,`fir`]},"
                "`crew`:{`type`:`array`,`x-kubernetes-list-type`:`map`,"
                "`x-kubernetes-list-map-keys`:[`name`],`items`:{`type`:`object`,"
                "`required`:[`name`],`properties`:{`name`:{`type`:`string`,`maxLength`:20},"
                "`age`:{`type`:`integer`}},`x-kubernetes-validations`:["
                "{`rule`:`self.age >= oldSelf.age`,`message`:`nobody grows younger`}]}},"
                "`labels`:{`type`:`object`,`additionalProperties`:{`type`:`string`,"
                "`x-kubernetes-validations`:[{`rule`:`self.size() < 5`}]}}},"
                "`x-kubernetes-validations`:["
                "{`rule`:`self.sails > 0`,`message`:`a boat needs a sail`,"
                "`fieldPath`:`.sails`,`reason`:`FieldValueForbidden`},"
                "{`rule`:`!has(self.mast) || self.sails < 4`,"
                "`messageExpression`:`'%s carries no %d sails'.format([self.mast, self.sails])`},"
                "{`rule`:`!has(oldSelf.mast) || has(self.mast) && self.mast == oldSelf.mast`,"
                "`message`:`the mast stays`}]}"));
        QVERIFY2(prepared, qPrintable(prepared ? QString() : prepared.error().message));
        m_engine.crdChanged(prepared->object, now);
        QVERIFY(m_engine.find(u"sea.example"_s, u"v1"_s, u"boats"_s));
    }

    void refusesNewObjects_data()
    {
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("good") << QByteArray("{`sails`:2,`mast`:`oak`}") << QString();
        QTest::newRow("reason and place") << QByteArray(
            "{`sails`:0}") << u"spec.sails: Forbidden: a boat needs a sail (FieldValueForbidden)"_s;
        QTest::newRow("own words")
            << QByteArray("{`sails`:9,`mast`:`fir`}")
            << u"spec: Invalid value: \"object\": fir carries no 9 sails (FieldValueInvalid)"_s;
        QTest::newRow("value of a map")
            << QByteArray("{`sails`:1,`labels`:{`a.b`:`longer`}}")
            << u"spec.labels[a.b]: Invalid value: \"string\": failed rule: self.size() < 5 (FieldValueInvalid)"_s;
        QTest::newRow("transition rules wait for an old object")
            << QByteArray("{`sails`:1,`crew`:[{`name`:`li`,`age`:20}]}") << QString();
        QTest::newRow("the schema comes first")
            << QByteArray("{`sails`:0,`mast`:`tin`}")
            << u"<nil>: Invalid value: null: some validation rules were not checked because the "
               u"object was invalid; correct the existing errors to complete validation "
               u"(FieldValueInvalid)\n"
               "spec.mast: Unsupported value: \"tin\": supported values: \"oak\", \"fir\" (FieldValueNotSupported)"_s;
    }
    void refusesNewObjects()
    {
        QFETCH(QByteArray, spec);
        const auto prepared = m_engine.prepareCreate(boats(), boat(spec));
        QTEST(prepared ? QString() : causes(prepared.error()), "wanted");
        if (!prepared)
            QCOMPARE(prepared.error().code, 422);
    }

    void refusesChanges_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QStringList>("warnings");
        QTest::newRow("mast")
            << QByteArray("{`sails`:1,`mast`:`oak`}") << QByteArray("{`sails`:1,`mast`:`fir`}")
            << u"spec: Invalid value: \"object\": the mast stays (FieldValueInvalid)"_s
            << QStringList();
        QTest::newRow("items by their keys")
            << QByteArray("{`sails`:1,`crew`:[{`name`:`li`,`age`:20},{`name`:`mu`,`age`:30}]}")
            << QByteArray("{`sails`:1,`crew`:[{`name`:`mu`,`age`:29},{`name`:`li`,`age`:21},{`name`"
                          ":`ya`,`age`:1}]}")
            << u"spec.crew[0]: Invalid value: \"object\": nobody grows younger (FieldValueInvalid)"_s
            << QStringList();
        // The rule came after the object.
        QTest::newRow("what did not change is warned of")
            << QByteArray("{`sails`:1,`labels`:{`old`:`longer`}}")
            << QByteArray("{`sails`:2,`labels`:{`old`:`longer`}}") << QString()
            << QStringList {
                   u"spec.labels[old]: Invalid value: \"string\": failed rule: self.size() < 5"_s};
        QTest::newRow("what did is refused")
            << QByteArray("{`sails`:1,`labels`:{`old`:`longer`}}")
            << QByteArray("{`sails`:1,`labels`:{`old`:`longest`}}")
            << u"spec.labels[old]: Invalid value: \"string\": failed rule: self.size() < 5 (FieldValueInvalid)"_s
            << QStringList();
    }
    void refusesChanges()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const auto prepared = m_engine.prepareUpdate(boats(), boat(before), boat(after), QString());
        QTEST(prepared ? QString() : causes(prepared.error()), "wanted");
        QTEST(prepared ? prepared->warnings : QStringList(), "warnings");
    }

    void refusesDefinitions_data()
    {
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<QString>("wanted");
        const QString place = u"spec.validation.openAPIV3Schema.properties[spec]."_s;
        QTest::newRow("does not compile")
            << QByteArray("{`type`:`object`,`x-kubernetes-validations`:[{`rule`:`self.a > 0`}]}")
            << place
                + u"x-kubernetes-validations[0].rule: Invalid value: "
                  "{\"Rule\":\"self.a \\u003e 0\",\"Message\":\"\",\"MessageExpression\":\"\","
                  "\"Reason\":null,\"FieldPath\":\"\",\"OptionalOldSelf\":null}: "
                  "compilation failed: ERROR: <input>:1:5: undefined field 'a'\n"
                  " | self.a > 0\n | ....^ (FieldValueInvalid)"_s;
        QTest::newRow("too much work")
            << QByteArray("{`type`:`array`,`items`:{`type`:`string`,"
                          "`x-kubernetes-validations`:[{`rule`:`self.matches('^a+$')`}]}}")
            << place
                + u"items.x-kubernetes-validations[0].rule: Forbidden: contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema (FieldValueForbidden)\n"_s
                + place
                + u"items.x-kubernetes-validations[0].rule: Forbidden: estimated rule cost exceeds "
                  u"budget by factor of more than 100x (try simplifying the rule, or adding "
                  u"maxItems, maxProperties, and maxLength where arrays, maps, and strings are "
                  u"declared) (FieldValueForbidden)\n"
                  "spec.validation.openAPIV3Schema: Forbidden: x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema exceeds budget by factor of more than 100x (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared) (FieldValueForbidden)"_s;
        QTest::newRow("inside of allOf") << QByteArray(
            "{`type`:`object`,`allOf`:[{`x-kubernetes-validations`:[{`rule`:`true`}]}]}")
                                         << place
                + u"allOf[0].x-kubernetes-validations: Forbidden: must be empty to be structural (FieldValueForbidden)"_s;
        QTest::newRow("default breaks it")
            << QByteArray("{`type`:`object`,`properties`:{`a`:{`type`:`integer`,`default`:0,"
                          "`x-kubernetes-validations`:[{`rule`:`self > 0`}]}}}")
            << place
                + u"properties[a].default: Invalid value: \"integer\": failed rule: self > 0 (FieldValueInvalid)"_s;
    }
    void refusesDefinitions()
    {
        QFETCH(QByteArray, spec);
        const auto prepared = m_engine.prepareCreate(crds(), crd(spec));
        QVERIFY(!prepared);
        QCOMPARE(prepared.error().code, 422);
        QTEST(causes(prepared.error()), "wanted");
    }
};

QTEST_GUILESS_MAIN(TestCelRules)
#include "tst_celrules.moc"
