// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"

#include <QCoreApplication>
#include <QList>

namespace models {
class Discovery;
class GuideLibrary;
} // namespace models

namespace ui {

/// The groups under "Resources" in the navigation, in their order.
enum class ResourceGroup { Workloads, Jobs, Network, Config, Storage, Access, Cluster, Custom };

/// Sorts the kinds a server has into groups a user knows. By API group and plural only, so that any
/// server's kinds find a place; what fits nowhere is Custom.
class ResourceGroups
{
    Q_DECLARE_TR_FUNCTIONS(ui::ResourceGroups)
public:
    [[nodiscard]] static QList<ResourceGroup> all();
    [[nodiscard]] static QString title(ResourceGroup group);
    [[nodiscard]] static QString iconName(ResourceGroup group);
    [[nodiscard]] static ResourceGroup of(
        const models::ApiResource &resource, const models::GuideLibrary *guides);
    /// Kinds that can be listed, each once in its preferred version, in the order shown.
    [[nodiscard]] static QList<models::ApiResource> listable(const models::Discovery &discovery);
    /// "Pods", "DeepSpeedJobs": the kind in English plural; Chinese shows the kind itself.
    [[nodiscard]] static QString label(const models::ApiResource &resource);
    [[nodiscard]] static QString mark(
        const models::ApiResource &resource, const models::GuideLibrary *guides);
};

} // namespace ui
