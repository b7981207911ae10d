// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/causes.h"
#include "models/sandbox/engine/metarules.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

namespace models::sandbox {

/// What a built-in kind does beyond its shape. Every function may be missing.
struct KindRules
{
    NameRule nameRule = nullptr; ///< none: a DNS subdomain
    bool hasGeneration = false;
    /// Fills in what the server would: on create, update and apply.
    void (*setDefaults)(QJsonObject &object) = nullptr;
    /// Once, before the first check: status, labels and fields that a server sets on create.
    void (*prepareCreate)(QJsonObject &object) = nullptr;
    void (*check)(const QJsonObject &object, Causes &causes) = nullptr;
    /// Beyond check: what may not change.
    void (*checkUpdate)(const QJsonObject &next, const QJsonObject &old, Causes &causes) = nullptr;
    /// One cell a column.
    QJsonArray (*cells)(const QJsonObject &object, const QDateTime &now) = nullptr;
    /// Beyond check: what may not be there from the beginning.
    void (*checkCreate)(const QJsonObject &object, Causes &causes) = nullptr;
};

[[nodiscard]] KindRules rulesOf(const QString &group, const QString &kind);

} // namespace models::sandbox
