// SPDX-License-Identifier: Apache-2.0
#include "models/schema/resourcecheck.h"

#include "models/base/quantity.h"
#include "models/schema/noderead.h"
#include "models/schema/validator.h"
#include "models/yaml/operation.h"

using namespace Qt::StringLiterals;

namespace models {

namespace {

using Check = yaml::Diagnostic::Check;

bool isNative(const QString &name)
{
    return name == "cpu"_L1 || name == "memory"_L1 || name == "ephemeral-storage"_L1
        || name.startsWith("hugepages-"_L1);
}

/// Devices and huge pages are given whole and only once.
bool isOvercommitted(const QString &name)
{
    return isNative(name) && !name.startsWith("hugepages-"_L1);
}

void checkName(Problems &problems, const yaml::Member &amount)
{
    if (isNative(amount.key) || amount.key.contains(u'/'))
        return;
    yaml::Diagnostic &problem = problems.onKey(*amount.value, Check::Resources,
        Message(QT_TRANSLATE_NOOP("models",
                    "%1 is no resource of a container: it is cpu, memory, ephemeral-storage, or "
                    "has the name of a vendor before a slash."),
            {amount.key}));
    static const QStringList known {u"cpu"_s, u"memory"_s, u"ephemeral-storage"_s};
    const QString near = amount.key.contains("gpu"_L1, Qt::CaseInsensitive)
        ? u"nvidia.com/gpu"_s
        : nearest(amount.key, known);
    if (near.isEmpty() || !amount.value->keyNode)
        return;
    const yaml::TextRange key = amount.value->keyNode->range;
    problem.fixes.append({Message(QT_TRANSLATE_NOOP("models", "Rename to %1"), {near}),
        {{key.start, key.length, near}}});
}

std::optional<Quantity> quantityOf(const yaml::Node &written)
{
    const yaml::Node *value = written.resolved();
    return value && value->isScalar() && !value->isNull() ? Quantity::parse(value->text)
                                                          : std::nullopt;
}

void checkPair(Problems &problems, const yaml::Member &request, const yaml::Member &limit)
{
    const auto asked = quantityOf(*request.value);
    const auto most = quantityOf(*limit.value);
    if (!asked || !most)
        return;
    const QString least = request.value->resolved()->text;
    const QString highest = limit.value->resolved()->text;
    if (isOvercommitted(request.key) ? *asked <= *most : *asked == *most)
        return;
    yaml::Diagnostic &problem = problems.onValue(*request.value, Check::Resources,
        isOvercommitted(request.key)
            ? Message(QT_TRANSLATE_NOOP("models",
                          "The request of %1 is larger than its limit: %2 of at most %3."),
                  {request.key, least, highest})
            : Message(QT_TRANSLATE_NOOP("models",
                          "Request and limit of %1 must be the same: %2 is asked for, %3 is the "
                          "limit."),
                  {request.key, least, highest}));
    problem.related = limit.value->range;
    offerText(problem, *request.value, highest);
}

void missingLimit(Problems &problems, const yaml::Node &resources, const yaml::Member &request)
{
    yaml::Diagnostic &problem = problems.onKey(*request.value, Check::Resources,
        Message(QT_TRANSLATE_NOOP("models", "%1 needs a limit that is the same as the request."),
            {request.key}));
    const auto edits = yaml::plan(problems.tree(),
        {.kind = yaml::Operation::Kind::SetValue,
            .document = problems.document(),
            .path = resources.path().child(u"limits"_s).child(request.key),
            .value = yaml::toJson(*request.value)});
    if (edits)
        problem.fixes.append({Message(QT_TRANSLATE_NOOP("models", "Add the limit")), *edits});
}

} // namespace

void checkResources(Problems &problems, const yaml::Node &resources)
{
    QHash<QString, yaml::Member> limits;
    if (const yaml::Node *map = mapIn(resources, u"limits")) {
        for (const yaml::Member &limit : yaml::members(*map)) {
            checkName(problems, limit);
            limits.insert(limit.key, limit);
        }
    }
    const yaml::Node *requests = mapIn(resources, u"requests");
    if (!requests)
        return;
    for (const yaml::Member &request : yaml::members(*requests)) {
        const auto limit = limits.constFind(request.key);
        if (limit != limits.cend()) {
            checkPair(problems, request, *limit);
            continue;
        }
        checkName(problems, request);
        if (!isOvercommitted(request.key) && (isNative(request.key) || request.key.contains(u'/')))
            missingLimit(problems, resources, request);
    }
}

} // namespace models
