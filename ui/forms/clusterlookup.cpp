// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/clusterlookup.h"

#include "models/form/printerfields.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/kube/resourceclient.h"
#include "ui/forms/lookupchoices.h"
#include "ui/forms/schemaloader.h"

#include <QCoro/QCoroTask>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// Objects whose labels are looked at: enough to tell what is usual.
constexpr int mostLabelled = 2000;

} // namespace

struct ClusterLookup::Kind
{
    QLatin1StringView picker;
    const char16_t *resource;
    QLatin1StringView nameSpace; ///< fixed one; empty: the form's
};

ClusterLookup::ClusterLookup(models::Cluster &cluster, QString nameSpace, QObject *parent)
    : FieldLookup(parent)
    , m_cluster(cluster)
    , m_nameSpace(std::move(nameSpace))
{
}

const ClusterLookup::Kind *ClusterLookup::kindOf(const QString &picker)
{
    static constexpr std::array kinds {Kind {"claim"_L1, u"persistentvolumeclaims", {}},
        Kind {"secret"_L1, u"secrets", {}}, Kind {"configmap"_L1, u"configmaps", {}},
        Kind {"queue"_L1, u"queues.scheduler.tensorstack.dev", "t9k-system"_L1},
        Kind {"serviceaccount"_L1, u"serviceaccounts", {}},
        Kind {"priorityclass"_L1, u"priorityclasses", {}},
        Kind {"workflowtemplate"_L1, u"workflowtemplates", {}},
        Kind {"eventlistener"_L1, u"eventlisteners", {}},
        Kind {"mlserviceruntime"_L1, u"mlserviceruntimes", {}},
        Kind {"quotaprofile"_L1, u"quotaprofiles", "t9k-system"_L1},
        Kind {"service"_L1, u"services", {}}, Kind {"role"_L1, u"roles", {}},
        Kind {"image"_L1, u"pods", {}}, Kind {"namespace"_L1, u"namespaces", {}},
        Kind {"secret-key"_L1, u"secrets", {}}, Kind {"configmap-key"_L1, u"configmaps", {}},
        Kind {"storageclass"_L1, u"storageclasses", {}},
        Kind {"ingressclass"_L1, u"ingressclasses", {}},
        Kind {"runtimeclass"_L1, u"runtimeclasses", {}},
        Kind {"clusterrole"_L1, u"clusterroles", {}}, Kind {"node"_L1, u"nodes", {}}};
    const auto found = std::ranges::find(kinds, picker.section(u':', 0, 0), &Kind::picker);
    return found == kinds.end() ? nullptr : &*found;
}

/// Nodes are listed once for all that is read from them.
QString ClusterLookup::sourceOf(const QString &picker)
{
    const bool isOfNodes = picker == "accelerator"_L1 || picker == "taint"_L1 || picker == "node"_L1
        || picker.startsWith("node-"_L1);
    if (picker.startsWith("label:"_L1))
        return picker.section(u'=', 0, 0);
    return isOfNodes ? u"node"_s : picker;
}

QList<FieldLookup::Choice> ClusterLookup::choices(const QString &picker)
{
    if (picker == "apiversion"_L1 || picker.startsWith("kind:"_L1))
        return kinds(picker);
    const QString source = sourceOf(picker);
    const bool isOfLabels = source.startsWith("label:"_L1);
    if (!isOfLabels && (!kindOf(source) || !mayAskFor(source)))
        return {};
    if (!m_entries.contains(source)) {
        m_entries.insert(source, {});
        load(source);
    }
    if (isOfLabels)
        return LookupChoices::ofLabels(m_labels.value(source), picker.section(u'=', 1));
    return source == "node"_L1 ? LookupChoices::ofNodes(picker, m_nodes)
                               : m_entries.value(source).choices;
}

/// The keys of an object are asked for once there is an object of that name: not at each letter.
bool ClusterLookup::mayAskFor(const QString &source)
{
    const QString owner = source.section("-key:"_L1, 0, 0);
    if (owner == source)
        return true;
    const QList<Choice> owners = choices(owner);
    const Access known = access(owner);
    return known != Access::Loading
        && (known != Access::Known
            || std::ranges::contains(
                owners, source.section("-key:"_L1, 1), &FieldLookup::Choice::name));
}

QList<models::NodeFacts> ClusterLookup::nodes()
{
    if (!m_entries.contains(u"node"_s))
        std::ignore = choices(u"node"_s);
    return m_nodes;
}

FieldLookup::Access ClusterLookup::access(const QString &picker) const
{
    if (picker == "apiversion"_L1 || picker.startsWith("kind:"_L1))
        return Access::Known;
    const auto entry = m_entries.constFind(sourceOf(picker));
    if (entry == m_entries.constEnd() && picker.contains("-key:"_L1))
        return access(picker.section("-key:"_L1, 0, 0));
    return entry == m_entries.constEnd() ? Access::Unknown : entry->access;
}

QList<FieldLookup::Choice> ClusterLookup::kinds(const QString &picker) const
{
    QStringList names;
    const auto resources = m_cluster.discovery().resources();
    for (const models::ApiResource &resource : resources) {
        const QString version = resource.groupVersion.toString();
        if (picker == "apiversion"_L1)
            names.append(version);
        else if (picker.section(u':', 1) == version && !resource.plural.contains(u'/'))
            names.append(resource.kind);
    }
    names.removeDuplicates();
    names.sort();
    QList<Choice> choices;
    for (const QString &name : std::as_const(names))
        choices.append({name, {}});
    return choices;
}

void ClusterLookup::readSchema(const models::GroupVersionKind &kind)
{
    QCoro::connect(loadSchema(&m_cluster, kind.groupVersion()), this,
        [this, kind](const models::Result<models::OpenApiDocumentRef> &schema) {
            if (schema)
                emit schemaRead(kind, *schema);
        });
}

void ClusterLookup::readColumns(const models::GroupVersionKind &kind)
{
    const auto definitions
        = m_cluster.discovery().find(u"customresourcedefinitions.apiextensions.k8s.io"_s);
    const auto resource = m_cluster.discovery().find(kind);
    if (!definitions || !resource)
        return;
    models::ResourceClient client(m_cluster.transport());
    QCoro::connect(client.object(*definitions, {}, resource->qualifiedName()), this,
        [this, kind](const models::Result<models::ResourceReply> &reply) {
            if (reply) // who may not read definitions goes without
                emit columnsRead(kind, models::printerFields(reply->object, kind.version));
        });
}

void ClusterLookup::setNameSpace(const QString &nameSpace)
{
    if (m_nameSpace == nameSpace)
        return;
    m_nameSpace = nameSpace;
    refresh();
}

void ClusterLookup::refresh()
{
    ++m_generation;
    const QStringList pickers = m_entries.keys();
    for (const QString &picker : pickers)
        load(picker);
}

/// The labels of objects of a kind, of the project where the kind has projects:
/// "label:apps/v1/Deployment".
void ClusterLookup::loadLabels(const QString &picker)
{
    const QString kind = picker.section(u':', 1);
    const auto version = models::GroupVersion::parse(kind.section(u'/', 0, -2));
    const auto resource = m_cluster.discovery().find(
        models::GroupVersionKind {version.group, version.version, kind.section(u'/', -1)});
    if (!resource) {
        m_entries[picker].access = Access::Unknown;
        return;
    }
    models::ListOptions options;
    options.most = mostLabelled;
    options.isMetadataOnly = true;
    const QString place = resource->namespaced ? m_nameSpace : QString();
    models::ResourceClient client(m_cluster.transport());
    QCoro::connect(client.list(*resource, place, options), this,
        [this, picker, generation = m_generation](const auto &reply) {
            if (generation != m_generation)
                return;
            if (reply)
                take(picker, reply->object);
            else
                take(picker, std::unexpected(reply.error()));
        });
}

void ClusterLookup::load(const QString &picker)
{
    if (picker.startsWith("label:"_L1)) {
        loadLabels(picker);
        return;
    }
    const Kind *kind = kindOf(picker);
    const auto resource = m_cluster.discovery().find(QString(kind->resource));
    if (!resource) {
        m_entries[picker].access = Access::Unknown;
        return;
    }
    const QString place = !resource->namespaced ? QString()
        : kind->nameSpace.isEmpty()             ? m_nameSpace
                                                : QString(kind->nameSpace);
    const int generation = m_generation;
    const auto answer
        = [this, picker, generation](const models::Result<models::ResourceReply> &reply) {
              if (generation != m_generation)
                  return;
              if (reply)
                  take(picker, reply->object);
              else
                  take(picker, std::unexpected(reply.error()));
          };
    models::ResourceClient client(m_cluster.transport());
    if (const QString name = picker.section(u':', 1); !name.isEmpty())
        QCoro::connect(client.object(*resource, place, name), this, answer);
    else
        QCoro::connect(client.list(*resource, place), this, answer);
}

void ClusterLookup::take(const QString &picker, const models::Result<QJsonObject> &answer)
{
    Entry &entry = m_entries[picker];
    const QJsonArray items = answer ? answer->value(u"items"_s).toArray() : QJsonArray();
    entry.choices.clear();
    entry.access = Access::Known;
    if (!answer) {
        const auto kind = answer.error().kind;
        entry.access = kind == models::Error::Kind::Forbidden ? Access::NoAccess
            : kind == models::Error::Kind::NotFound           ? Access::Known
                                                              : Access::Unknown;
    } else if (picker == "node"_L1) {
        m_nodes.clear();
        for (const QJsonValue &node : items)
            m_nodes.append(models::NodeFacts::of(node.toObject()));
    } else if (picker.startsWith("label:"_L1)) {
        m_labels.insert(picker, LookupChoices::labelUse(items));
    } else if (picker == "image"_L1) {
        entry.choices = LookupChoices::images(items);
    } else if (picker.contains(u':')) {
        entry.choices = LookupChoices::keysOf(*answer);
    } else {
        entry.choices = LookupChoices::ofObjects(picker, items);
    }
    emit changed(picker);
    if (picker == "secret"_L1 || picker == "configmap"_L1)
        emit changed(picker + "-key"_L1);
    if (picker != "node"_L1)
        return;
    for (const auto &of : {u"node-label"_s, u"node-value"_s, u"taint"_s, u"accelerator"_s})
        emit changed(of);
}

} // namespace ui
