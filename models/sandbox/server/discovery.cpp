// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/discovery.h"

#include "models/sandbox/server/openapiv2.h"
#include "models/sandbox/server/statuses.h"
#include "models/sandbox/server/subresources.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

/// v2 before v1 before v1beta2 before v1alpha1 before anything else.
std::tuple<int, int, int> versionRank(const QString &version)
{
    static const QRegularExpression pattern(u"^v(\\d+)(?:(alpha|beta)(\\d+))?$"_s);
    const auto match = pattern.match(version);
    if (!match.hasMatch()) {
        return {0, 0, 0};
    }
    const QString stage = match.captured(2);
    const int rank = stage.isEmpty() ? 3 : stage == u"beta" ? 2 : 1;
    return {rank, match.captured(1).toInt(), match.captured(3).toInt()};
}

QJsonObject typeMeta(const QString &kind, const QString &apiVersion)
{
    return {{u"kind"_s, kind}, {u"apiVersion"_s, apiVersion}};
}

QJsonArray aggregatedSubresources(const KindInfo &kind)
{
    QJsonArray list;
    for (const QString &name : kind.resource.subresources) {
        const Subresource sub = Subresource::of(kind, name);
        list << QJsonObject {{u"subresource"_s, name},
            {u"responseKind"_s,
                QJsonObject {{u"group"_s, sub.gvk.group}, {u"version"_s, sub.gvk.version},
                    {u"kind"_s, sub.gvk.kind}}},
            {u"verbs"_s, QJsonArray::fromStringList(sub.verbs)}};
    }
    return list;
}

QJsonObject aggregatedResource(const KindInfo &kind)
{
    const ApiResource &resource = kind.resource;
    QJsonObject json {{u"resource"_s, resource.plural},
        {u"responseKind"_s,
            QJsonObject {{u"group"_s, u""_s}, {u"version"_s, u""_s}, {u"kind"_s, resource.kind}}},
        {u"scope"_s, resource.namespaced ? u"Namespaced"_s : u"Cluster"_s},
        {u"singularResource"_s, resource.singular},
        {u"verbs"_s, QJsonArray::fromStringList(resource.verbs)}};
    if (kind.isCustom) { // custom kinds name theirs in full
        json.insert(u"responseKind"_s,
            QJsonObject {{u"group"_s, resource.groupVersion.group},
                {u"version"_s, resource.groupVersion.version}, {u"kind"_s, resource.kind}});
    }
    if (!resource.shortNames.isEmpty()) {
        json.insert(u"shortNames"_s, QJsonArray::fromStringList(resource.shortNames));
    }
    if (!resource.categories.isEmpty()) {
        json.insert(u"categories"_s, QJsonArray::fromStringList(resource.categories));
    }
    if (!resource.subresources.isEmpty()) {
        json.insert(u"subresources"_s, aggregatedSubresources(kind));
    }
    return json;
}

KindInfo review(const QString &group, const QString &plural, const QString &kind, bool namespaced)
{
    KindInfo info;
    info.resource.groupVersion = {group, u"v1"_s};
    info.resource.plural = plural;
    info.resource.singular = kind.toLower();
    info.resource.kind = kind;
    info.resource.verbs = {u"create"_s};
    info.resource.namespaced = namespaced;
    info.storage = info.resource.groupVersion;
    info.acceptsProtobuf = true;
    return info;
}

} // namespace

QList<KindInfo> reviewKinds()
{
    const QString authentication = u"authentication.k8s.io"_s;
    const QString authorization = u"authorization.k8s.io"_s;
    return {review(authentication, u"selfsubjectreviews"_s, u"SelfSubjectReview"_s, false),
        review(authentication, u"tokenreviews"_s, u"TokenReview"_s, false),
        review(authorization, u"localsubjectaccessreviews"_s, u"LocalSubjectAccessReview"_s, true),
        review(authorization, u"selfsubjectaccessreviews"_s, u"SelfSubjectAccessReview"_s, false),
        review(authorization, u"selfsubjectrulesreviews"_s, u"SelfSubjectRulesReview"_s, false),
        review(authorization, u"subjectaccessreviews"_s, u"SubjectAccessReview"_s, false)};
}

Discovery::Discovery(const Engine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    connect(&engine, &Engine::kindsChanged, this, &Discovery::refresh);
    refresh();
}

void Discovery::refresh()
{
    m_cache.clear();
    m_kinds = m_engine.kinds();
    for (const KindInfo &kind : reviewKinds()) {
        const GroupVersion &gv = kind.resource.groupVersion;
        if (!m_engine.find(gv.group, gv.version, kind.resource.plural)) {
            m_kinds << kind;
        }
    }
    std::ranges::stable_sort(m_kinds, [](const KindInfo &a, const KindInfo &b) {
        const GroupVersion &one = a.resource.groupVersion;
        const GroupVersion &two = b.resource.groupVersion;
        if (one.group != two.group) {
            const bool isCustomOne = one.group.contains(u'.') && !one.group.endsWith(u".k8s.io");
            const bool isCustomTwo = two.group.contains(u'.') && !two.group.endsWith(u".k8s.io");
            return isCustomOne != isCustomTwo ? isCustomTwo : one.group < two.group;
        }
        if (one.version != two.version) {
            return versionRank(one.version) > versionRank(two.version);
        }
        return a.resource.plural < b.resource.plural;
    });
}

QList<GroupVersion> Discovery::groupVersions() const
{
    QList<GroupVersion> list;
    for (const KindInfo &kind : m_kinds) {
        if (!list.contains(kind.resource.groupVersion)) {
            list << kind.resource.groupVersion;
        }
    }
    return list;
}

QJsonObject Discovery::aggregated(bool isCore) const
{
    QJsonArray groups;
    QJsonArray versions;
    QString current;
    const auto close = [&] {
        if (!versions.isEmpty()) {
            QJsonObject metadata {{u"creationTimestamp"_s, QJsonValue::Null}};
            if (!isCore) {
                metadata.insert(u"name"_s, current);
            }
            groups << QJsonObject {{u"metadata"_s, metadata}, {u"versions"_s, versions}};
        }
        versions = {};
    };
    for (const GroupVersion &gv : groupVersions()) {
        if (gv.group.isEmpty() != isCore) {
            continue;
        }
        if (gv.group != current) {
            close();
            current = gv.group;
        }
        QJsonArray resources;
        for (const KindInfo &kind : m_kinds) {
            if (kind.resource.groupVersion == gv) {
                resources << aggregatedResource(kind);
            }
        }
        versions << QJsonObject {{u"version"_s, gv.version}, {u"resources"_s, resources},
            {u"freshness"_s, u"Current"_s}};
    }
    close();
    QJsonObject result = typeMeta(u"APIGroupDiscoveryList"_s, u"apidiscovery.k8s.io/v2"_s);
    result.insert(u"metadata"_s, QJsonObject());
    result.insert(u"items"_s, groups);
    return result;
}

QJsonObject Discovery::group(const QString &name) const
{
    QJsonArray versions;
    for (const GroupVersion &gv : groupVersions()) {
        if (gv.group == name) {
            versions << QJsonObject {
                {u"groupVersion"_s, gv.toString()}, {u"version"_s, gv.version}};
        }
    }
    return versions.isEmpty() ? QJsonObject()
                              : QJsonObject {{u"name"_s, name}, {u"versions"_s, versions},
                                    {u"preferredVersion"_s, versions.first()}};
}

QJsonObject Discovery::resourceList(const GroupVersion &groupVersion) const
{
    QJsonArray resources;
    for (const KindInfo &kind : m_kinds) {
        const ApiResource &resource = kind.resource;
        if (resource.groupVersion != groupVersion) {
            continue;
        }
        QJsonObject json {{u"name"_s, resource.plural}, {u"singularName"_s, resource.singular},
            {u"namespaced"_s, resource.namespaced}, {u"kind"_s, resource.kind},
            {u"verbs"_s, QJsonArray::fromStringList(resource.verbs)}};
        if (!resource.shortNames.isEmpty()) {
            json.insert(u"shortNames"_s, QJsonArray::fromStringList(resource.shortNames));
        }
        if (!resource.categories.isEmpty()) {
            json.insert(u"categories"_s, QJsonArray::fromStringList(resource.categories));
        }
        resources << json;
        for (const QString &name : resource.subresources) {
            const Subresource sub = Subresource::of(kind, name);
            QJsonObject entry {{u"name"_s, resource.plural + u'/' + name},
                {u"singularName"_s, u""_s}, {u"namespaced"_s, resource.namespaced},
                {u"kind"_s, sub.gvk.kind}, {u"verbs"_s, QJsonArray::fromStringList(sub.verbs)}};
            if (sub.gvk.groupVersion() != resource.groupVersion) {
                entry.insert(u"group"_s, sub.gvk.group);
                entry.insert(u"version"_s, sub.gvk.version);
            }
            resources << entry;
        }
    }
    if (resources.isEmpty()) {
        return {};
    }
    QJsonObject result = typeMeta(u"APIResourceList"_s, u"v1"_s);
    result.insert(u"groupVersion"_s, groupVersion.toString());
    result.insert(u"resources"_s, resources);
    return result;
}

void Discovery::serveCached(const Call &call, const QByteArray &type, const QByteArray &body) const
{
    const QByteArray tag
        = '"' + QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex().toUpper() + '"';
    call.exchange.addHeader("ETag", tag);
    call.exchange.addHeader("Vary", "Accept");
    if (call.request.header("if-none-match") == tag) {
        call.exchange.reply(304, {}, {});
        return;
    }
    call.exchange.reply(200, type, body);
}

void Discovery::serveGroups(const Call &call, bool isCore)
{
    const QByteArray accept = call.request.header("accept");
    for (const MediaType &media : MediaType::parseAccept(accept)) {
        if (media.type != "application/json" && !media.type.startsWith("*")) {
            continue;
        }
        const QByteArray as = media.parameters.value("as");
        if (as == "APIGroupDiscoveryList" && media.parameters.value("v") == "v2") {
            QByteArray &body = m_cache[isCore ? u"api"_s : u"apis"_s];
            if (body.isEmpty()) {
                body = QJsonDocument(aggregated(isCore)).toJson(QJsonDocument::Compact) + '\n';
            }
            serveCached(
                call, "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList", body);
            return;
        }
        if (!as.isEmpty()) {
            continue;
        }
        if (isCore) {
            call.replyJson(200,
                {{u"kind"_s, u"APIVersions"_s}, {u"versions"_s, QJsonArray {u"v1"_s}},
                    {u"serverAddressByClientCIDRs"_s,
                        QJsonArray {QJsonObject {{u"clientCIDR"_s, u"0.0.0.0/0"_s},
                            {u"serverAddress"_s,
                                QString::fromLatin1(call.request.header("host"))}}}}});
            return;
        }
        QJsonArray groups;
        QString last;
        for (const GroupVersion &gv : groupVersions()) {
            if (!gv.group.isEmpty() && gv.group != std::exchange(last, gv.group)) {
                groups << group(gv.group);
            }
        }
        QJsonObject list = typeMeta(u"APIGroupList"_s, u"v1"_s);
        list.insert(u"groups"_s, groups);
        call.replyJson(200, list);
        return;
    }
    call.fail(notAcceptable({u"application/json"_s}));
}

void Discovery::serveOpenApiIndex(const Call &call) const
{
    QJsonObject paths;
    for (const GroupVersion &gv : m_engine.openApiGroupVersions()) {
        const QString path = gv.urlPrefix().sliced(1);
        paths.insert(path,
            QJsonObject {{u"serverRelativeURL"_s,
                u"/openapi/v3/%1?hash=%2"_s.arg(path, m_engine.openApiHash(gv))}});
    }
    serveCached(call, "application/json",
        QJsonDocument(QJsonObject {{u"paths"_s, paths}}).toJson(QJsonDocument::Compact));
}

void Discovery::serveOpenApi(const Call &call)
{
    const QStringList &parts = call.request.segments; // openapi v3 apis G V
    if (parts.value(1) == u"v2") {
        if (call.request.header("accept").contains("protobuf")) {
            QByteArray &body = m_cache[u"v2pb"_s];
            if (body.isEmpty()) {
                body = openApiV2Protobuf(m_engine.openApiV2());
            }
            serveCached(call, "application/com.github.proto-openapi.spec.v2.v1.0+protobuf", body);
            return;
        }
        QByteArray &body = m_cache[u"v2"_s];
        if (body.isEmpty()) {
            body = m_engine.openApiV2();
        }
        serveCached(call, "application/json", body);
        return;
    }
    if (parts.size() == 2) {
        serveOpenApiIndex(call);
        return;
    }
    const bool isCore = parts.value(2) == u"api";
    const GroupVersion gv {isCore ? QString() : parts.value(3), parts.value(isCore ? 3 : 4)};
    const QByteArray body = m_engine.openApiV3(gv);
    if (body.isEmpty()) {
        call.replyText(404, "404 page not found\n");
        return;
    }
    const QString hash = m_engine.openApiHash(gv);
    const QString asked = call.request.parameter(u"hash");
    if (!asked.isEmpty() && asked != hash) {
        call.exchange.addHeader(
            "Location", u"/openapi/v3/%1?hash=%2"_s.arg(gv.urlPrefix().sliced(1), hash).toLatin1());
        call.replyText(301, {});
        return;
    }
    serveCached(call, "application/json", body);
}

QByteArray Discovery::version()
{
    return R"({
  "major": "1",
  "minor": "34",
  "emulationMajor": "1",
  "emulationMinor": "34",
  "minCompatibilityMajor": "1",
  "minCompatibilityMinor": "33",
  "gitVersion": "v1.34.4+sampan",
  "gitCommit": "",
  "gitTreeState": "clean",
  "buildDate": "2026-01-01T00:00:00Z",
  "goVersion": "",
  "compiler": "",
  "platform": ""
})";
}

bool Discovery::serve(const Call &call)
{
    const QStringList &parts = call.request.segments;
    const QString first = parts.value(0);
    if (first == u"version" && parts.size() == 1) {
        call.exchange.reply(200, "application/json", version());
        return true;
    }
    if ((first == u"healthz" || first == u"readyz" || first == u"livez")) {
        call.replyText(200, "ok");
        return true;
    }
    if (first == u"openapi" && (parts.value(1) == u"v2" || parts.value(1) == u"v3")) {
        serveOpenApi(call);
        return true;
    }
    QJsonObject document;
    if ((first == u"api" || first == u"apis") && parts.size() == 1) {
        serveGroups(call, first == u"api");
        return true;
    }
    if (first == u"apis" && parts.size() == 2) {
        document = group(parts[1]);
        if (!document.isEmpty()) {
            document.insert(u"kind"_s, u"APIGroup"_s);
            document.insert(u"apiVersion"_s, u"v1"_s);
        }
    } else if (first == u"apis" && parts.size() == 3) {
        document = resourceList({parts[1], parts[2]});
    } else if (first == u"api" && parts.size() == 2) {
        document = resourceList({{}, parts[1]});
    }
    if (document.isEmpty()) {
        return false;
    }
    serveCached(
        call, "application/json", QJsonDocument(document).toJson(QJsonDocument::Compact) + '\n');
    return true;
}

} // namespace models::sandbox
