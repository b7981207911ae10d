// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/celrules.h"

#include "models/cel/definition.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

/// Rules may take for granted that the schema holds.
bool makesRulesPointless(const StatusCause &cause)
{
    static const QSet<QString> reasons {u"FieldValueNotSupported"_s, u"FieldValueRequired"_s,
        u"FieldValueTooLong"_s, u"FieldValueTooMany"_s, u"FieldValueTypeInvalid"_s};
    return reasons.contains(cause.reason);
}

StatusCause causeOf(const cel::DefinitionFault &fault)
{
    using Kind = cel::DefinitionFault::Kind;
    const QString value = QString::fromUtf8(fault.value);
    const QString detail = u": "_s + fault.detail;
    switch (fault.kind) {
    case Kind::Required:
        return {u"FieldValueRequired"_s, u"Required value"_s + detail, fault.field};
    case Kind::Forbidden:
        return {u"FieldValueForbidden"_s, u"Forbidden"_s + detail, fault.field};
    case Kind::Internal:
        return {u"InternalError"_s, u"Internal error"_s + detail, fault.field};
    case Kind::NotSupported: {
        QStringList supported;
        for (const QString &one : fault.supported)
            supported << Causes::quote(one);
        return {u"FieldValueNotSupported"_s,
            u"Unsupported value: %1: supported values: %2"_s.arg(value, supported.join(u", "_s)),
            fault.field};
    }
    case Kind::Invalid:
        break;
    }
    return {u"FieldValueInvalid"_s, u"Invalid value: "_s + value + detail, fault.field};
}

} // namespace

void checkRules(const cel::RuleSet &rules, const QJsonObject &object, const QJsonObject *old,
    Causes &causes, QStringList &warnings)
{
    if (std::ranges::any_of(causes.list(), makesRulesPointless)) {
        causes.invalid(u"<nil>"_s, QJsonValue::Null,
            u"some validation rules were not checked because the object was invalid; correct the existing errors to complete validation"_s);
        return;
    }
    const cel::Verdict verdict
        = rules.check(object, old ? QJsonValue(*old) : QJsonValue(QJsonValue::Undefined));
    for (const cel::Refusal &refusal : verdict.refusals)
        causes.add({refusal.reason, refusal.body, refusal.field});
    warnings += verdict.warnings;
}

Causes checkRuleDefinitions(const QJsonObject &schema, const QString &path)
{
    Causes causes;
    for (const cel::DefinitionFault &fault : cel::checkRuleDefinitions(schema, path))
        causes.add(causeOf(fault));
    return causes;
}

Causes checkRulesOfDefault(const QJsonObject &schema, const QJsonValue &value, const QString &path)
{
    Causes causes;
    const bool isEmbedded = schema.value("x-kubernetes-embedded-resource"_L1).toBool();
    const auto rules = cel::RuleSet::read(schema, isEmbedded);
    if (!rules)
        return causes;
    for (const cel::Refusal &refusal : rules->check(value).refusals) {
        const QString below = refusal.field == "<nil>"_L1 ? QString()
            : refusal.field.startsWith(u'[')              ? refusal.field
                                                          : u'.' + refusal.field;
        causes.add({refusal.reason, refusal.body, path + below});
    }
    return causes;
}

} // namespace models::sandbox
