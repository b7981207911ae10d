// SPDX-License-Identifier: Apache-2.0
// A line of JSON in, a line of JSON out: {"expr", "schema", "self", "old", "optional"} to {"type",
// "value", "error", "compile", "cost", "estimate"}.
#include "tests/cel/picture.h"

#include "models/cel/definition.h"
#include "models/cel/estimate.h"
#include "models/cel/program.h"
#include "models/cel/ruleset.h"
#include "models/cel/shape.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace models::cel;

namespace {

QJsonArray listed(const QList<DefinitionFault> &faults)
{
    static constexpr std::array kinds {"FieldValueRequired"_L1, "FieldValueInvalid"_L1,
        "FieldValueForbidden"_L1, "FieldValueNotSupported"_L1, "InternalError"_L1};
    QJsonArray out;
    for (const DefinitionFault &fault : faults)
        out << QJsonObject {{"type"_L1, kinds[size_t(fault.kind)]}, {"field"_L1, fault.field},
            {"value"_L1, QString::fromUtf8(fault.value)}, {"text"_L1, fault.detail}};
    return out;
}

QJsonObject run(const QJsonObject &request)
{
    if (request["mode"_L1] == "definition"_L1)
        return {{"errors"_L1,
            listed(checkRuleDefinitions(
                request["schema"_L1].toObject(), u"spec.validation.openAPIV3Schema"_s))}};
    if (request["mode"_L1] == "object"_L1) {
        const auto rules
            = RuleSet::read(request["schema"_L1].toObject(), !request["notRoot"_L1].toBool());
        if (!rules)
            return {};
        const Verdict verdict = rules->check(request["self"_L1], request["old"_L1]);
        QJsonArray errors;
        for (const Refusal &refusal : verdict.refusals)
            errors << QJsonObject {{"type"_L1, refusal.reason}, {"field"_L1, refusal.field},
                {"text"_L1, refusal.body}};
        return {
            {"errors"_L1, errors}, {"warnings"_L1, QJsonArray::fromStringList(verdict.warnings)}};
    }
    QJsonObject schema = request["schema"_L1].toObject();
    if (schema.isEmpty())
        schema = {{"type"_L1, "object"_L1}};
    const bool isRoot = !request["notRoot"_L1].toBool();
    const auto shape = Shape::read(schema, isRoot, u"selfType1"_s);
    const bool isOptional = request["optional"_L1].toBool();
    const auto program = Program::compile(request["expr"_L1].toString(),
        {{u"self"_s, shape->type},
            {u"oldSelf"_s, isOptional ? optionalOf(shape->type) : shape->type}});
    if (!program) {
        const bool isCompilation = program.error().stage == Program::Fault::Stage::Compilation;
        return {{isCompilation ? u"compile"_s : u"program"_s, program.error().text}};
    }
    QJsonObject out {{"estimate"_L1, QString::number(largestCost(*program, *shape))}};
    const Value self = Value::ofJson(request["self"_L1], *shape);
    Value old;
    if (request.contains("old"_L1))
        old = Value::ofJson(request["old"_L1], *shape);
    if (isOptional)
        old = request.contains("old"_L1) ? Value::some(old) : Value::none();
    const std::array variables {self, old};
    const Evaluated result = program->evaluate(variables, 1'000'000);
    out["cost"_L1] = qint64(result.cost);
    if (result.value.isFailure())
        out["error"_L1] = result.value.failureText();
    else
        out["value"_L1] = picture(result.value);
    return out;
}

} // namespace

int main()
{
    QFile in;
    QFile out;
    if (!in.open(stdin, QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly))
        return 1;
    while (true) {
        const QByteArray line = in.readLine();
        if (line.isEmpty())
            return 0;
        const QJsonObject answer = run(QJsonDocument::fromJson(line).object());
        out.write(QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n');
        out.flush();
    }
}
