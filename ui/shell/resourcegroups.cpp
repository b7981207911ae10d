// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/resourcegroups.h"

#include "ui/shared/formatting.h"
#include "ui/shared/marks.h"

#include "models/guide/guidelibrary.h"
#include "models/kube/discovery.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct Rule
{
    QLatin1StringView group; // of the API
    QLatin1StringView plurals; // separated by spaces; empty: all of the group
    ResourceGroup where;
};

constexpr std::array rules {
    Rule {""_L1, "pods replicationcontrollers podtemplates"_L1, ResourceGroup::Workloads},
    Rule {"apps"_L1, ""_L1, ResourceGroup::Workloads},
    Rule {"batch"_L1, ""_L1, ResourceGroup::Workloads},
    Rule {"autoscaling"_L1, ""_L1, ResourceGroup::Workloads},
    Rule {"policy"_L1, ""_L1, ResourceGroup::Workloads},
    Rule {""_L1, "services endpoints"_L1, ResourceGroup::Network},
    Rule {"networking.k8s.io"_L1, ""_L1, ResourceGroup::Network},
    Rule {"discovery.k8s.io"_L1, ""_L1, ResourceGroup::Network},
    Rule {"gateway.networking.k8s.io"_L1, ""_L1, ResourceGroup::Network},
    Rule {""_L1, "configmaps secrets"_L1, ResourceGroup::Config},
    Rule {""_L1, "persistentvolumes persistentvolumeclaims"_L1, ResourceGroup::Storage},
    Rule {"storage.k8s.io"_L1, ""_L1, ResourceGroup::Storage},
    Rule {"snapshot.storage.k8s.io"_L1, ""_L1, ResourceGroup::Storage},
    Rule {""_L1, "serviceaccounts"_L1, ResourceGroup::Access},
    Rule {"rbac.authorization.k8s.io"_L1, ""_L1, ResourceGroup::Access},
    Rule {"certificates.k8s.io"_L1, ""_L1, ResourceGroup::Access},
    Rule {""_L1, ""_L1, ResourceGroup::Cluster},
    Rule {"apiextensions.k8s.io"_L1, ""_L1, ResourceGroup::Cluster},
    Rule {"apiregistration.k8s.io"_L1, ""_L1, ResourceGroup::Cluster},
    Rule {"scheduling.k8s.io"_L1, ""_L1, ResourceGroup::Cluster},
    Rule {"coordination.k8s.io"_L1, ""_L1, ResourceGroup::Cluster},
    Rule {"events.k8s.io"_L1, ""_L1, ResourceGroup::Cluster},
    Rule {"node.k8s.io"_L1, ""_L1, ResourceGroup::Cluster},
    Rule {"admissionregistration.k8s.io"_L1, ""_L1, ResourceGroup::Cluster},
    Rule {"flowcontrol.apiserver.k8s.io"_L1, ""_L1, ResourceGroup::Cluster},
    Rule {"resource.k8s.io"_L1, ""_L1, ResourceGroup::Cluster},
};

// The kinds people look for first; all others follow by name.
constexpr std::array first {"Pod"_L1, "Deployment"_L1, "StatefulSet"_L1, "DaemonSet"_L1, "Job"_L1,
    "CronJob"_L1, "Service"_L1, "Ingress"_L1, "ConfigMap"_L1, "Secret"_L1,
    "PersistentVolumeClaim"_L1, "PersistentVolume"_L1, "StorageClass"_L1, "ServiceAccount"_L1,
    "Role"_L1, "RoleBinding"_L1, "Node"_L1, "Namespace"_L1, "Event"_L1, "ResourceQuota"_L1};

std::ptrdiff_t rank(const models::ApiResource &resource)
{
    return std::ranges::find_if(first, [&](QLatin1StringView kind) {
        return kind == resource.kind;
    }) - first.begin();
}

} // namespace

QList<ResourceGroup> ResourceGroups::all()
{
    return {ResourceGroup::Workloads, ResourceGroup::Jobs, ResourceGroup::Network,
        ResourceGroup::Config, ResourceGroup::Storage, ResourceGroup::Access,
        ResourceGroup::Cluster, ResourceGroup::Custom};
}

QString ResourceGroups::title(ResourceGroup group)
{
    switch (group) {
    case ResourceGroup::Workloads:
        return tr("Workloads");
    case ResourceGroup::Jobs:
        return tr("Training jobs");
    case ResourceGroup::Network:
        return tr("Network");
    case ResourceGroup::Config:
        return tr("Config & secrets");
    case ResourceGroup::Storage:
        return tr("Storage");
    case ResourceGroup::Access:
        return tr("Access");
    case ResourceGroup::Cluster:
        return tr("Cluster");
    case ResourceGroup::Custom:
        break;
    }
    return tr("Custom");
}

QString ResourceGroups::iconName(ResourceGroup group)
{
    switch (group) {
    case ResourceGroup::Workloads:
        return u"edit-copy"_s;
    case ResourceGroup::Jobs:
        return u"configure"_s;
    case ResourceGroup::Network:
        return u"network-connect"_s;
    case ResourceGroup::Config:
        return u"sampan-config"_s;
    case ResourceGroup::Storage:
        return u"drive-harddisk"_s;
    case ResourceGroup::Access:
        return u"object-locked"_s;
    case ResourceGroup::Cluster:
        return u"network-server"_s;
    case ResourceGroup::Custom:
        break;
    }
    return u"distribute-graph-directed"_s;
}

ResourceGroup ResourceGroups::of(
    const models::ApiResource &resource, const models::GuideLibrary *guides)
{
    const models::Guide *guide = guides == nullptr ? nullptr : guides->find(resource.gvk());
    if (guide != nullptr && guide->isJob()) {
        return ResourceGroup::Jobs;
    }
    for (const Rule &rule : rules) {
        if (rule.group == resource.groupVersion.group
            && (rule.plurals.isEmpty()
                || QString(rule.plurals).split(u' ').contains(resource.plural))) {
            return rule.where;
        }
    }
    return ResourceGroup::Custom;
}

QList<models::ApiResource> ResourceGroups::listable(const models::Discovery &discovery)
{
    QList<models::ApiResource> found;
    QSet<QString> seen;
    // Preferred versions first, then whatever only another version has.
    for (const bool preferred : {true, false}) {
        for (const models::ApiResource &resource : discovery.resources()) {
            const bool isPreferred = discovery.preferredVersion(resource.groupVersion.group)
                == resource.groupVersion.version;
            if (isPreferred != preferred || !resource.can(u"list") || resource.plural.contains(u'/')
                || seen.contains(resource.qualifiedName())) {
                continue;
            }
            seen.insert(resource.qualifiedName());
            found.append(resource);
        }
    }
    std::ranges::stable_sort(found, [](const auto &a, const auto &b) {
        const auto ra = rank(a);
        const auto rb = rank(b);
        return ra != rb ? ra < rb : a.kind.compare(b.kind, Qt::CaseInsensitive) < 0;
    });
    return found;
}

QString ResourceGroups::label(const models::ApiResource &resource)
{
    if (Format::isChinese()) {
        return resource.kind;
    }
    // The plural is lower case; its ending on the kind gives "NetworkPolicies", "Ingresses".
    const QString lower = resource.kind.toLower();
    if (resource.plural.startsWith(lower)) {
        return resource.kind + resource.plural.mid(lower.size());
    }
    if (lower.endsWith(u'y') && resource.plural.endsWith("ies"_L1)) {
        return resource.kind.chopped(1) + u"ies"_s;
    }
    return resource.kind;
}

QString ResourceGroups::mark(
    const models::ApiResource &resource, const models::GuideLibrary *guides)
{
    const models::Guide *guide = guides == nullptr ? nullptr : guides->find(resource.gvk());
    return guide != nullptr && !guide->mark.isEmpty() ? guide->mark
                                                      : KindMark::lettersOf(resource.kind);
}

} // namespace ui
