// SPDX-License-Identifier: Apache-2.0
#include "tests/cel/picture.h"
#include "tests/cel/table.h"

#include "models/cel/estimate.h"
#include "models/cel/program.h"
#include "models/cel/shape.h"

#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace models::cel;

class TestExpressions : public QObject
{
    Q_OBJECT

private:
    /// "1:5: what" for each line that begins with ERROR.
    static QString heads(const QString &display)
    {
        QStringList out;
        for (const QString &one : display.split(u"ERROR: <input>:"_s, Qt::SkipEmptyParts))
            out << one.section(u"\n | "_s, 0, 0);
        return out.join(u" & "_s).replace(u'\n', u"\\n"_s);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QJsonObject all = table("expressions.json").object();
        m_shape = Shape::read(all["schema"_L1].toObject(), false, u"selfType1"_s);
        m_self = Value::ofJson(all["self"_L1], *m_shape);
        m_rows = all["rows"_L1].toArray();
        QVERIFY(m_rows.size() > 600);
    }

    /// Value or failure, units of the evaluation, units at most.
    void evaluates_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("cost");
        QTest::addColumn<QString>("most");
        for (const QJsonValue row : std::as_const(m_rows))
            QTest::newRow(row[0].toString().toUtf8().constData())
                << row[0].toString() << row[1].toString() << row[2].toString() << row[3].toString();
    }
    void evaluates()
    {
        QFETCH(QString, expression);
        QFETCH(QString, cost);
        const auto program = Program::compile(
            expression, {{u"self"_s, m_shape->type}, {u"oldSelf"_s, m_shape->type}});
        if (!program) {
            const bool isRefused = program.error().stage == Program::Fault::Stage::Compilation;
            QTEST(isRefused ? u"refused "_s + heads(program.error().text)
                            : u"not instantiated "_s + program.error().text,
                "outcome");
            return;
        }
        const std::array variables {m_self, Value()};
        const Evaluated result = program->evaluate(variables, 1'000'000);
        QString outcome = result.value.isFailure() ? u"failed "_s + result.value.failureText()
                                                   : picture(result.value);
        if (outcome.startsWith("failed no such overload"_L1))
            outcome = u"failed no such overload"_s;
        QTEST(outcome, "outcome");
        QCOMPARE(QString::number(result.cost), cost);
        QTEST(QString::number(largestCost(*program, *m_shape)), "most");
    }

    void pointsAtThePlace()
    {
        const auto program
            = Program::compile(u"1 == 1 &&\n\t'\u00E9' < 2"_s, {{u"self"_s, m_shape->type}});
        QVERIFY(!program);
        QCOMPARE(program.error().text,
            u"ERROR: <input>:2:6: found no matching overload for '_<_' applied to '(string, int)'\n"
            " |  '\u00E9' < 2\n"
            " | ..\uFF0E..^"_s);
    }

    void stopsAtTheLimit()
    {
        const auto program
            = Program::compile(u"[1,2,3,4].all(x, [1,2,3,4].all(y, x > y - 9))"_s, {});
        QVERIFY(program.has_value());
        QVERIFY(program->evaluate({}, 1'000).value.isTrue());
        const Evaluated stopped = program->evaluate({}, 50);
        QVERIFY(stopped.isTooCostly);
        QVERIFY(stopped.cost > 50 && stopped.cost < 60);
    }

private:
    std::unique_ptr<Shape> m_shape;
    Value m_self;
    QJsonArray m_rows;
};

QTEST_GUILESS_MAIN(TestExpressions)
#include "tst_expressions.moc"
