// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/access.h"
#include "models/kube/configtree.h"
#include "models/kube/kubeconfig.h"

namespace models {

/// One entry of `clusters`, `users` or `contexts`, and where it came from.
struct ConfigEntry
{
    QString name;
    QString file;
    int line = 0;
    ConfigNode::Ref body; ///< the map under `cluster`, `user` or `context`; may be null
    std::optional<Error> problem {}; ///< its name comes twice in one file
};

/// The files of a KubeConfig, merged, not yet checked against each other.
struct KubeConfigData
{
    QStringList files {};
    QList<ConfigEntry> clusters {};
    QList<ConfigEntry> users {};
    QList<ConfigEntry> contexts {};
    QString currentContext {};
    QList<Error> problems {};
    std::optional<Access> inCluster {};

    /// Adds one file; entries whose names are there already are left out whole.
    void add(const ConfigNode &root, const QString &file);
};

/// What a context asks for, checked as far as that goes without reading another file. In `access`
/// the files are named, not read.
struct AccessPlan
{
    Access access;
    QString clusterFile;
    QString userFile;
    QList<Message> notes;
};

[[nodiscard]] Result<AccessPlan> planAccess(const KubeConfigData &data, const ConfigEntry &context);
/// What has to be asked before the plan is carried out.
[[nodiscard]] std::optional<TrustQuestion> questionOf(const AccessPlan &plan);
/// Reads what the plan names, and checks it.
[[nodiscard]] Result<Access> carryOut(AccessPlan plan);

/// Parts of planAccess(): the user's side.
[[nodiscard]] Result<void> planUser(AccessPlan &plan, const ConfigEntry &user);

} // namespace models
