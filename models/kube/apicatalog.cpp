// SPDX-License-Identifier: Apache-2.0
#include "models/kube/apicatalog.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

QStringList strings(const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        texts.append(item.toString());
    return texts;
}

Error broken(const QString &what)
{
    return {.kind = Error::Kind::NotKubernetes,
        .message = Message(
            QT_TRANSLATE_NOOP("models", "What the server says about its kinds cannot be read: %1."),
            {what})};
}

ApiResource aggregatedResource(const QJsonObject &object, const GroupVersion &groupVersion)
{
    ApiResource resource {.groupVersion = groupVersion,
        .plural = object[u"resource"_s].toString(),
        .singular = object[u"singularResource"_s].toString(),
        .kind = object[u"responseKind"_s][u"kind"_s].toString(),
        .shortNames = strings(object[u"shortNames"_s]),
        .verbs = strings(object[u"verbs"_s]),
        .categories = strings(object[u"categories"_s]),
        .namespaced = object[u"scope"_s].toString() == "Namespaced"_L1};
    const QJsonArray subresources = object[u"subresources"_s].toArray();
    for (const QJsonValue &sub : subresources)
        resource.subresources.append(sub[u"subresource"_s].toString());
    return resource;
}

} // namespace

void ApiCatalog::add(const ApiCatalog &other)
{
    resources += other.resources;
    preferredVersions.insert(other.preferredVersions);
    problems.insert(other.problems);
}

void ApiCatalog::sort()
{
    std::ranges::stable_sort(resources, [this](const ApiResource &a, const ApiResource &b) {
        const GroupVersion &left = a.groupVersion;
        const GroupVersion &right = b.groupVersion;
        if (left.group != right.group)
            return left.group < right.group;
        if (left.version != right.version) {
            const QString preferred = preferredVersions.value(left.group);
            if ((left.version == preferred) != (right.version == preferred))
                return left.version == preferred;
            return left.version < right.version;
        }
        return a.plural < b.plural;
    });
}

bool ApiCatalog::hasSameKinds(const ApiCatalog &other) const
{
    return resources == other.resources && preferredVersions == other.preferredVersions
        && problems.keys() == other.problems.keys();
}

Result<ApiCatalog> parseAggregated(const QByteArray &json)
{
    const QJsonObject list = QJsonDocument::fromJson(json).object();
    if (list[u"kind"_s].toString() != "APIGroupDiscoveryList"_L1)
        return std::unexpected(broken(u"APIGroupDiscoveryList"_s));
    ApiCatalog catalog;
    const QJsonArray groups = list[u"items"_s].toArray();
    for (const QJsonValue &group : groups) {
        const QString groupName = group[u"metadata"_s][u"name"_s].toString();
        const QJsonArray versions = group[u"versions"_s].toArray();
        for (const QJsonValue &version : versions) {
            const GroupVersion groupVersion {groupName, version[u"version"_s].toString()};
            if (groupVersion.version.isEmpty())
                continue;
            if (!catalog.preferredVersions.contains(groupName)) // the first is the preferred one
                catalog.preferredVersions.insert(groupName, groupVersion.version);
            if (version[u"freshness"_s].toString() == "Stale"_L1)
                catalog.problems.insert(groupVersion.toString(),
                    {.kind = Error::Kind::ServerFailed,
                        .message = Message(QT_TRANSLATE_NOOP("models",
                                               "The server behind %1 does not answer; its kinds "
                                               "are those of before."),
                            {groupVersion.toString()})});
            const QJsonArray resources = version[u"resources"_s].toArray();
            for (const QJsonValue &resource : resources) {
                ApiResource read = aggregatedResource(resource.toObject(), groupVersion);
                // Without a kind of its own it only carries subresources.
                if (!read.plural.isEmpty() && !read.kind.isEmpty())
                    catalog.resources.append(std::move(read));
            }
        }
    }
    return catalog;
}

Result<ApiCatalog> parseResourceList(const QByteArray &json, const GroupVersion &groupVersion)
{
    const QJsonObject list = QJsonDocument::fromJson(json).object();
    if (list[u"kind"_s].toString() != "APIResourceList"_L1)
        return std::unexpected(broken(groupVersion.toString()));
    ApiCatalog catalog;
    QHash<QString, QStringList> subresources;
    const QJsonArray resources = list[u"resources"_s].toArray();
    for (const QJsonValue &value : resources) {
        const QJsonObject object = value.toObject();
        const QString name = object[u"name"_s].toString();
        if (const qsizetype slash = name.indexOf(u'/'); slash > 0) {
            subresources[name.first(slash)].append(name.sliced(slash + 1));
            continue;
        }
        catalog.resources.append({.groupVersion = groupVersion,
            .plural = name,
            .singular = object[u"singularName"_s].toString(),
            .kind = object[u"kind"_s].toString(),
            .shortNames = strings(object[u"shortNames"_s]),
            .verbs = strings(object[u"verbs"_s]),
            .categories = strings(object[u"categories"_s]),
            .namespaced = object[u"namespaced"_s].toBool()});
    }
    for (ApiResource &resource : catalog.resources)
        resource.subresources = subresources.value(resource.plural);
    return catalog;
}

} // namespace models
