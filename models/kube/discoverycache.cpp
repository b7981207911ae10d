// SPDX-License-Identifier: Apache-2.0
#include "models/kube/discoverycache.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr int cacheFormat = 2;

QStringList strings(const QJsonValue &value)
{
    return value.toVariant().toStringList();
}

QJsonObject written(const ApiResource &resource)
{
    return {{u"gv"_s, resource.groupVersion.toString()}, {u"plural"_s, resource.plural},
        {u"singular"_s, resource.singular}, {u"kind"_s, resource.kind},
        {u"short"_s, QJsonArray::fromStringList(resource.shortNames)},
        {u"verbs"_s, QJsonArray::fromStringList(resource.verbs)},
        {u"categories"_s, QJsonArray::fromStringList(resource.categories)},
        {u"subresources"_s, QJsonArray::fromStringList(resource.subresources)},
        {u"namespaced"_s, resource.namespaced}};
}

ApiResource readResource(const QJsonValue &value)
{
    return {.groupVersion = GroupVersion::parse(value[u"gv"_s].toString()),
        .plural = value[u"plural"_s].toString(),
        .singular = value[u"singular"_s].toString(),
        .kind = value[u"kind"_s].toString(),
        .shortNames = strings(value[u"short"_s]),
        .verbs = strings(value[u"verbs"_s]),
        .categories = strings(value[u"categories"_s]),
        .subresources = strings(value[u"subresources"_s]),
        .namespaced = value[u"namespaced"_s].toBool()};
}

std::optional<ApiRoot> readRoot(const QJsonObject &content)
{
    ApiRoot root {.etag = content[u"etag"_s].toString().toLatin1()};
    const QJsonObject preferred = content[u"preferred"_s].toObject();
    for (auto group = preferred.begin(); group != preferred.end(); ++group)
        root.catalog.preferredVersions.insert(group.key(), group.value().toString());
    const QJsonArray resources = content[u"resources"_s].toArray();
    for (const QJsonValue &value : resources) {
        ApiResource resource = readResource(value);
        if (resource.plural.isEmpty() || resource.kind.isEmpty()
            || resource.groupVersion.version.isEmpty())
            return std::nullopt;
        root.catalog.resources.append(std::move(resource));
    }
    return root;
}

} // namespace

QByteArray toCache(const ApiRoots &roots)
{
    QJsonObject kept;
    for (const auto &[path, root] : roots.asKeyValueRange()) {
        QJsonArray resources;
        for (const ApiResource &resource : root.catalog.resources)
            resources.append(written(resource));
        QJsonObject preferred;
        for (const auto &[group, version] : root.catalog.preferredVersions.asKeyValueRange())
            preferred[group] = version;
        const QByteArray etag = root.catalog.problems.isEmpty() ? root.etag : QByteArray();
        kept[path] = QJsonObject {{u"etag"_s, QString::fromLatin1(etag)},
            {u"preferred"_s, preferred}, {u"resources"_s, resources}};
    }
    return QJsonDocument(QJsonObject {{u"format"_s, cacheFormat}, {u"roots"_s, kept}})
        .toJson(QJsonDocument::Compact);
}

Result<ApiRoots> fromCache(const QByteArray &json)
{
    const Error broken {.kind = Error::Kind::NotKubernetes,
        .message = Message(
            QT_TRANSLATE_NOOP("models", "What the server says about its kinds cannot be read: %1."),
            {u"cache"_s})};
    const QJsonObject content = QJsonDocument::fromJson(json).object();
    if (content[u"format"_s].toInt() != cacheFormat)
        return std::unexpected(broken);
    const QJsonObject kept = content[u"roots"_s].toObject();
    ApiRoots roots;
    for (auto entry = kept.begin(); entry != kept.end(); ++entry) {
        std::optional<ApiRoot> root = readRoot(entry.value().toObject());
        if (!root)
            return std::unexpected(broken);
        roots.insert(entry.key(), *std::move(root));
    }
    return roots;
}

} // namespace models
