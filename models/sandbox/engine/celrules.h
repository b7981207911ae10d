// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/cel/ruleset.h"
#include "models/sandbox/engine/causes.h"

#include <QJsonObject>
#include <QStringList>

namespace models::sandbox {

/// x-kubernetes-validations of a custom kind, after all else was checked: `causes` holds what was
/// found, and where that makes rules pointless, only says so. `old` is null for a new object.
void checkRules(const cel::RuleSet &rules, const QJsonObject &object, const QJsonObject *old,
    Causes &causes, QStringList &warnings);

/// The rules of one version of a CRD itself.
[[nodiscard]] Causes checkRuleDefinitions(const QJsonObject &schema, const QString &path);
/// A default must pass the rules of its place. `path` is of the default.
[[nodiscard]] Causes checkRulesOfDefault(
    const QJsonObject &schema, const QJsonValue &value, const QString &path);

} // namespace models::sandbox
