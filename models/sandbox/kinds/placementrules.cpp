// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/metarules.h"
#include "models/sandbox/engine/names.h"
#include "models/sandbox/kinds/podparts.h"

using namespace Qt::StringLiterals;

namespace models::sandbox::rules {

namespace {

void operatorOf(const QJsonObject &toleration, const QString &at, Causes &causes)
{
    const QString operation = toleration.value("operator"_L1).toString();
    const QString value = toleration.value("value"_L1).toString();
    if (operation.isEmpty() || operation == "Equal"_L1) {
        if (const QStringList errors = names::labelValue(value); !errors.isEmpty())
            causes.invalid(at, value, errors.join(u';'));
    } else if (operation != "Exists"_L1) {
        causes.unsupported(at, operation, {u"Equal"_s, u"Exists"_s});
    } else if (!value.isEmpty()) {
        causes.invalid(at, value, u"value must be empty when `operator` is 'Exists'"_s);
    }
}

void labelRequirement(const QJsonObject &rule, bool checksValues, const QString &at, Causes &causes)
{
    const QString operation = rule.value("operator"_L1).toString();
    const QJsonArray values = rule.value("values"_L1).toArray();
    const QString valuesAt = childPath(at, u"values"_s);
    if (operation == "In"_L1 || operation == "NotIn"_L1) {
        if (values.isEmpty())
            causes.required(valuesAt, u"must be specified when `operator` is 'In' or 'NotIn'"_s);
    } else if (operation == "Exists"_L1 || operation == "DoesNotExist"_L1) {
        if (!values.isEmpty())
            causes.forbidden(
                valuesAt, u"may not be specified when `operator` is 'Exists' or 'DoesNotExist'"_s);
    } else if (operation == "Gt"_L1 || operation == "Lt"_L1) {
        if (values.size() != 1)
            causes.required(
                valuesAt, u"must be specified single value when `operator` is 'Lt' or 'Gt'"_s);
    } else {
        causes.invalid(childPath(at, u"operator"_s), operation, u"not a valid selector operator"_s);
    }
    const QString key = rule.value("key"_L1).toString();
    causes.invalid(childPath(at, u"key"_s), key, names::qualified(key));
    for (qsizetype i = 0; checksValues && i < values.size(); ++i)
        causes.invalid(
            itemPath(valuesAt, i), values.at(i), names::labelValue(values.at(i).toString()));
}

void fieldRequirement(const QJsonObject &rule, const QString &at, Causes &causes)
{
    const QString operation = rule.value("operator"_L1).toString();
    const QJsonArray values = rule.value("values"_L1).toArray();
    if (operation != "In"_L1 && operation != "NotIn"_L1)
        causes.invalid(childPath(at, u"operator"_s), operation, u"not a valid selector operator"_s);
    else if (values.size() != 1)
        causes.required(childPath(at, u"values"_s),
            u"must be only one value when `operator` is 'In' or 'NotIn' for node field selector"_s);
    const QString key = rule.value("key"_L1).toString();
    if (key != "metadata.name"_L1) {
        causes.invalid(childPath(at, u"key"_s), key, u"not a valid field selector key"_s);
        return;
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        causes.invalid(itemPath(childPath(at, u"values"_s), i), values.at(i),
            names::dnsSubdomain(values.at(i).toString()));
}

void nodeTerm(const QJsonObject &term, bool checksValues, const QString &at, Causes &causes)
{
    const QJsonArray labels = term.value("matchExpressions"_L1).toArray();
    for (qsizetype i = 0; i < labels.size(); ++i)
        labelRequirement(labels.at(i).toObject(), checksValues,
            itemPath(childPath(at, u"matchExpressions"_s), i), causes);
    const QJsonArray fields = term.value("matchFields"_L1).toArray();
    for (qsizetype i = 0; i < fields.size(); ++i)
        fieldRequirement(
            fields.at(i).toObject(), itemPath(childPath(at, u"matchFields"_s), i), causes);
}

void weight(const QJsonObject &term, const QString &at, Causes &causes)
{
    const qint64 weight = term.value("weight"_L1).toInteger();
    if (weight < 1 || weight > 100)
        causes.invalid(childPath(at, u"weight"_s), weight, u"must be in the range 1-100"_s);
}

const QString requiredTerms = u"requiredDuringSchedulingIgnoredDuringExecution"_s;
const QString preferredTerms = u"preferredDuringSchedulingIgnoredDuringExecution"_s;

void nodeAffinity(const QJsonObject &affinity, const QString &path, Causes &causes)
{
    if (const QJsonValue selector = affinity.value(requiredTerms); selector.isObject()) {
        const QString at = childPath(childPath(path, requiredTerms), u"nodeSelectorTerms"_s);
        const QJsonArray terms = selector.toObject().value("nodeSelectorTerms"_L1).toArray();
        if (terms.isEmpty())
            causes.required(at, u"must have at least one node selector term"_s);
        for (qsizetype i = 0; i < terms.size(); ++i)
            nodeTerm(terms.at(i).toObject(), true, itemPath(at, i), causes);
    }
    const QJsonArray wishes = affinity.value(preferredTerms).toArray();
    for (qsizetype i = 0; i < wishes.size(); ++i) {
        const QJsonObject wish = wishes.at(i).toObject();
        const QString at = itemPath(childPath(path, preferredTerms), i);
        weight(wish, at, causes);
        nodeTerm(
            wish.value("preference"_L1).toObject(), false, childPath(at, u"preference"_s), causes);
    }
}

void podTerm(const QJsonObject &term, const QString &at, Causes &causes)
{
    for (const QLatin1StringView selector : {"labelSelector"_L1, "namespaceSelector"_L1})
        causes.add(checkLabelSelector(term.value(selector).toObject(), childPath(at, selector)));
    for (const QJsonValue name : term.value("namespaces"_L1).toArray())
        causes.invalid(childPath(at, u"namespace"_s), name, names::dnsLabel(name.toString()));
    const QString key = term.value("topologyKey"_L1).toString();
    const QString keyAt = childPath(at, u"topologyKey"_s);
    if (key.isEmpty())
        causes.required(keyAt, u"can not be empty"_s);
    causes.invalid(keyAt, key, names::qualified(key));
}

void podAffinity(const QJsonObject &affinity, const QString &path, Causes &causes)
{
    const QJsonArray terms = affinity.value(requiredTerms).toArray();
    for (qsizetype i = 0; i < terms.size(); ++i)
        podTerm(terms.at(i).toObject(), itemPath(childPath(path, requiredTerms), i), causes);
    const QJsonArray wishes = affinity.value(preferredTerms).toArray();
    for (qsizetype i = 0; i < wishes.size(); ++i) {
        const QJsonObject wish = wishes.at(i).toObject();
        const QString at = itemPath(childPath(path, preferredTerms), i);
        weight(wish, at, causes);
        podTerm(wish.value("podAffinityTerm"_L1).toObject(), childPath(at, u"podAffinityTerm"_s),
            causes);
    }
}

} // namespace

void tolerations(const QJsonArray &tolerations, const QString &path, Causes &causes)
{
    static const QStringList effects {u"NoSchedule"_s, u"PreferNoSchedule"_s, u"NoExecute"_s};
    for (qsizetype i = 0; i < tolerations.size(); ++i) {
        const QJsonObject toleration = tolerations.at(i).toObject();
        const QString at = itemPath(path, i);
        const QString key = toleration.value("key"_L1).toString();
        const QString operation = toleration.value("operator"_L1).toString();
        const QString effect = toleration.value("effect"_L1).toString();
        if (!key.isEmpty())
            causes.invalid(childPath(at, u"key"_s), key, names::qualified(key));
        else if (operation != "Exists"_L1)
            causes.invalid(childPath(at, u"operator"_s), operation,
                u"operator must be Exists when `key` is empty, which means \"match all values and all keys\""_s);
        if (toleration.contains("tolerationSeconds"_L1) && effect != "NoExecute"_L1)
            causes.invalid(childPath(at, u"effect"_s), effect,
                u"effect must be 'NoExecute' when `tolerationSeconds` is set"_s);
        operatorOf(toleration, childPath(at, u"operator"_s), causes);
        if (!effect.isEmpty() && !effects.contains(effect))
            causes.unsupported(childPath(at, u"effect"_s), effect, effects);
    }
}

void affinity(const QJsonObject &affinity, const QString &path, Causes &causes)
{
    nodeAffinity(
        affinity.value("nodeAffinity"_L1).toObject(), childPath(path, u"nodeAffinity"_s), causes);
    for (const QLatin1StringView side : {"podAffinity"_L1, "podAntiAffinity"_L1})
        podAffinity(affinity.value(side).toObject(), childPath(path, side), causes);
}

} // namespace models::sandbox::rules
