// SPDX-License-Identifier: Apache-2.0
#include "tests/cel/table.h"

#include "models/cel/definition.h"
#include "models/cel/ruleset.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace models::cel;

class TestRuleSet : public QObject
{
    Q_OBJECT

private:
    static QJsonArray numbers(int count)
    {
        QJsonArray out;
        for (int i = 0; i < count; ++i)
            out << i;
        return out;
    }

    /// The two objects that are too large to stand in a table.
    static QJsonObject largeObject(const QString &name)
    {
        QJsonArray list = numbers(1200);
        if (name == "object budget"_L1) {
            list = {};
            for (int i = 0; i < 20; ++i)
                list << numbers(350);
        }
        return {{"spec"_L1, QJsonObject {{"l"_L1, list}}}};
    }

    static QStringList sorted(const QJsonArray &rows)
    {
        QStringList out;
        for (const QJsonValue row : rows)
            out << row[0].toString() + u" | "_s + row[1].toString() + u" | "_s + row[2].toString();
        out.sort();
        return out;
    }

private Q_SLOTS:
    void refuses_data()
    {
        QTest::addColumn<QJsonObject>("row");
        for (const QJsonValue row : table("objects.json").array())
            QTest::newRow(row["name"_L1].toString().toUtf8().constData()) << row.toObject();
    }
    void refuses()
    {
        QFETCH(QJsonObject, row);
        const auto rules = RuleSet::read(row["schema"_L1].toObject(), true);
        const QJsonArray wanted = row["refusals"_L1].toArray();
        if (!rules) {
            QVERIFY(wanted.isEmpty());
            return;
        }
        const QJsonValue self = row.contains("self"_L1)
            ? row["self"_L1]
            : QJsonValue(largeObject(row["name"_L1].toString()));
        const QJsonValue old = row.value("old"_L1);
        Verdict verdict = rules->check(self, old);
        QStringList found;
        for (const Refusal &refusal : std::as_const(verdict.refusals))
            found << refusal.reason + u" | "_s + refusal.field + u" | "_s + refusal.body;
        found.sort();
        QCOMPARE(found, sorted(wanted));
        verdict.warnings.sort();
        QCOMPARE(QJsonArray::fromStringList(verdict.warnings), row["warnings"_L1].toArray());
    }

    void defines_data()
    {
        QTest::addColumn<QJsonObject>("schema");
        QTest::addColumn<QStringList>("faults");
        for (const QJsonValue row : table("definitions.json").array())
            QTest::newRow(row["name"_L1].toString().toUtf8().constData())
                << row["schema"_L1].toObject() << sorted(row["faults"_L1].toArray());
    }
    void defines()
    {
        QFETCH(QJsonObject, schema);
        static constexpr std::array kinds {"FieldValueRequired | "_L1, "FieldValueInvalid | "_L1,
            "FieldValueForbidden | "_L1, "FieldValueNotSupported | "_L1, "InternalError | "_L1};
        QStringList found;
        for (const DefinitionFault &fault :
            checkRuleDefinitions(schema, u"spec.validation.openAPIV3Schema"_s))
            found << kinds[size_t(fault.kind)] + fault.field + u" | "_s + body(fault);
        found.sort();
        QTEST(found, "faults");
    }

    void namesThePlaceOfTheRule()
    {
        const QJsonObject schema = QJsonDocument::fromJson(
            R"({"type":"object","properties":{"a.b":{"type":"array","items":{"type":"object",)"
            R"("properties":{"m":{"type":"object","additionalProperties":{"type":"string"}}},)"
            R"("x-kubernetes-validations":[{"rule":"false","fieldPath":".m['x']"}]}}}})")
                                       .object();
        const QJsonObject object {
            {"a.b"_L1, QJsonArray {QJsonObject(), QJsonObject {{"m"_L1, QJsonObject()}}}}};
        const auto rules = RuleSet::read(schema, true);
        const QList<Refusal> refusals = rules->check(object).refusals;
        QCOMPARE(refusals.size(), 2);
        QCOMPARE(refusals[1].path, (models::Path {u"a.b"_s, 1, u"m"_s, u"x"_s}));
        QCOMPARE(refusals[1].field, u"a.b[1].m[x]"_s);
        QCOMPARE(refusals[1].text, u"failed rule: false"_s);
    }

    /// Twenty rules that each look at all of a megabyte.
    void large()
    {
        const QJsonObject item {{"type"_L1, "object"_L1},
            {"properties"_L1,
                QJsonObject {{"name"_L1, QJsonObject {{"type"_L1, "string"_L1}}},
                    {"image"_L1, QJsonObject {{"type"_L1, "string"_L1}}},
                    {"n"_L1, QJsonObject {{"type"_L1, "integer"_L1}}}}}};
        QJsonObject schema {{"type"_L1, "object"_L1},
            {"properties"_L1,
                QJsonObject {
                    {"list"_L1, QJsonObject {{"type"_L1, "array"_L1}, {"items"_L1, item}}}}}};
        QJsonArray own;
        for (int i = 0; i < 20; ++i)
            own << QJsonObject {
                {"rule"_L1, u"self.list.all(x, x.n >= %1 || x.name.startsWith('item'))"_s.arg(i)}};
        schema.insert("x-kubernetes-validations"_L1, own);
        QJsonArray list;
        for (int i = 0; i < 12'000; ++i)
            list << QJsonObject {{"name"_L1, u"item-%1"_s.arg(i)},
                {"image"_L1, u"registry.example.com/team/image-of-some-length:%1"_s.arg(i)},
                {"n"_L1, i}};
        const QJsonObject object {{"list"_L1, list}};
        const auto set = RuleSet::read(schema, true);
        QBENCHMARK
        {
            QVERIFY(set->check(object).refusals.isEmpty());
        }
    }

private:
    static QString body(const DefinitionFault &fault)
    {
        const QString value = QString::fromUtf8(fault.value);
        switch (fault.kind) {
        case DefinitionFault::Kind::Required:
            return u"Required value: "_s + fault.detail;
        case DefinitionFault::Kind::Forbidden:
            return u"Forbidden: "_s + fault.detail;
        case DefinitionFault::Kind::NotSupported:
            return u"Unsupported value: "_s + value + u": supported values: \""_s
                + fault.supported.join(u"\", \""_s) + u'"';
        case DefinitionFault::Kind::Internal:
            return u"Internal error: "_s + fault.detail;
        case DefinitionFault::Kind::Invalid:
            break;
        }
        return u"Invalid value: "_s + value + u": "_s + fault.detail;
    }
};

QTEST_GUILESS_MAIN(TestRuleSet)
#include "tst_ruleset.moc"
