// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/engine/engine.h"
#include "models/sandbox/engine/kinddata.h"
#include "models/sandbox/kinds/builtinkinds.h"

#include <QHash>
#include <QMap>

#include <deque>

namespace models::sandbox {

class Engine::Private
{
public:
    Private();

    struct CustomKind
    {
        QJsonObject crd;
        std::deque<KindInfo> versions; ///< served ones and the storage version
    };

    void index();
    /// Why the names of a CRD cannot be had; empty when they can.
    [[nodiscard]] QString nameConflict(const QJsonObject &crd) const;
    [[nodiscard]] StatusError refuse(
        const KindInfo &kind, const QJsonObject &object, const Causes &causes) const;
    /// Checks of create and update that both share. `old` is null for a new object.
    [[nodiscard]] Causes check(const KindInfo &kind, const QJsonObject &object,
        const QJsonObject *old, QStringList &warnings) const;
    [[nodiscard]] QJsonObject withDefaults(const KindInfo &kind, QJsonObject object) const;

    BuiltInKinds builtIn;
    const Schema *objectMeta = nullptr;
    QMap<QString, CustomKind> custom; ///< by CRD name
    QHash<QString, const KindInfo *> byResource; ///< "group/version/plural"
    QHash<GroupVersionKind, const KindInfo *> byKind;
    mutable QHash<GroupVersion, QByteArray> documents; ///< OpenAPI v3, made when first asked for
    mutable QHash<GroupVersion, QString> hashes;
    mutable QByteArray document2;
};

} // namespace models::sandbox
