// SPDX-License-Identifier: Apache-2.0
#include "tests/cel/table.h"

#include "models/cel/estimate.h"
#include "models/cel/program.h"
#include "models/cel/shape.h"

#include <QRandomGenerator>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace models::cel;

/// Expressions that nobody meant to write: whatever they are, they are refused or come to
/// something, and none of them takes more than its limit.
class TestMutations : public QObject
{
    Q_OBJECT

private:
    static QString mutated(const QStringList &all, QRandomGenerator &random)
    {
        static const QStringList pieces {u"("_s, u")"_s, u"["_s, u"]"_s, u"{"_s, u"}"_s, u"."_s,
            u","_s, u":"_s, u"?"_s, u"!"_s, u"-"_s, u"&&"_s, u"||"_s, u"=="_s, u" in "_s, u"'"_s,
            u"\""_s, u"\\"_s, u"self"_s, u"oldSelf"_s, u".all(x, "_s, u".map(x, x)"_s, u"1"_s,
            u"0x"_s, u"1e9"_s, u"null"_s, u"\u0000"_s, u"\U0001F600"_s, u"[?"_s, u".?"_s, u"@"_s,
            u"dyn("_s, u"optional.none()"_s, u"size("_s, u".join()"_s, u".split('')"_s};
        const auto pick
            = [&](const QStringList &list) { return list.at(random.bounded(int(list.size()))); };
        QString text = pick(all);
        for (int rounds = random.bounded(1, 4); rounds > 0; --rounds) {
            const int at = random.bounded(int(text.size()) + 1);
            switch (random.bounded(5)) {
            case 0:
                text.insert(at, pick(pieces));
                break;
            case 1:
                text.remove(at, random.bounded(1, 6));
                break;
            case 2:
                text.replace(at, random.bounded(0, 4), pick(pieces));
                break;
            case 3:
                text.insert(at, text.mid(random.bounded(int(text.size()) + 1), 20));
                break;
            default:
                text = text.first(at) + pick(all);
            }
        }
        return text;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QJsonObject all = table("expressions.json").object();
        m_shape = Shape::read(all["schema"_L1].toObject(), false, u"selfType1"_s);
        m_self = Value::ofJson(all["self"_L1], *m_shape);
        for (const QJsonValue row : all["rows"_L1].toArray()) {
            if (!row[1].toString().startsWith("refused"_L1))
                m_expressions << row[0].toString();
        }
    }

    void survive()
    {
        QRandomGenerator random(20'34);
        const std::array variables {m_self, m_self};
        int compiled = 0;
        for (int i = 0; i < 150'000; ++i) {
            const QString text = mutated(m_expressions, random);
            const auto program = Program::compile(
                text, {{u"self"_s, m_shape->type}, {u"oldSelf"_s, m_shape->type}});
            if (!program) {
                QVERIFY2(!program.error().text.isEmpty(), qPrintable(text));
                continue;
            }
            ++compiled;
            (void)largestCost(*program, *m_shape);
            const Evaluated result = program->evaluate(variables, 10'000);
            QVERIFY2(result.isTooCostly == (result.cost > 10'000), qPrintable(text));
        }
        qInfo("%d expressions compile", compiled);
        QVERIFY(compiled > 5'000); // else the mutations are too wild to say anything
    }

    void areNotTooDeep_data()
    {
        QTest::addColumn<QString>("text");
        const int many = 20'000;
        QTest::newRow("parentheses") << QString(many, u'(') + u'1' + QString(many, u')');
        QTest::newRow("lists") << QString(many, u'[') + QString(many, u']');
        QTest::newRow("not") << QString(many, u'!') + u"true"_s;
        QTest::newRow("sum") << u"1"_s + u"+1"_s.repeated(many);
        QTest::newRow("members") << u"self"_s + u".a"_s.repeated(many);
        QTest::newRow("conditions") << u"true?1:"_s.repeated(many / 2) + u'2';
        QTest::newRow("sums in parentheses")
            << QString(240, u'(') + u"1"_s + (u"+1"_s.repeated(100) + u')').repeated(240);
        QTest::newRow("loops") << u"[1].all(x,"_s.repeated(many / 4) + u"true"_s
                + QString(many / 4, u')');
    }
    void areNotTooDeep()
    {
        QFETCH(QString, text);
        const auto program = Program::compile(text, {{u"self"_s, m_shape->type}});
        if (program)
            (void)program->evaluate(std::array {m_self}, 1'000'000);
        QVERIFY(program || !program.error().issues.isEmpty());
    }

    /// A long list of alternatives is no deep tree.
    void mayBeLong()
    {
        const QString text = u"self.a == 7 || "_s.repeated(3'000) + u"true"_s;
        const auto program = Program::compile(text, {{u"self"_s, m_shape->type}});
        QVERIFY(program.has_value());
        QVERIFY(program->evaluate(std::array {m_self}, 1'000'000).value.isTrue());
    }

private:
    std::unique_ptr<Shape> m_shape;
    Value m_self;
    QStringList m_expressions;
};

QTEST_GUILESS_MAIN(TestMutations)
#include "tst_mutations.moc"
