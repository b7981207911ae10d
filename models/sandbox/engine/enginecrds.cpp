// SPDX-License-Identifier: Apache-2.0
// Engine: custom kinds at run time.
#include "models/sandbox/engine/crdschema.h"
#include "models/sandbox/engine/engineprivate.h"
#include "models/sandbox/engine/jsontext.h"
#include "models/sandbox/kinds/crdfacts.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

QStringList strings(const QJsonValue &value)
{
    QStringList out;
    for (const QJsonValue item : value.toArray())
        out << item.toString();
    return out;
}

PrinterColumn nameColumn()
{
    return {u"Name"_s, u"string"_s, u"name"_s, u"Name of the object."_s};
}

void readColumns(const QJsonObject &version, KindInfo &info, KindData &data)
{
    info.columns << nameColumn();
    const QJsonArray columns = version.value("additionalPrinterColumns"_L1).toArray();
    if (columns.isEmpty()) {
        info.columns << PrinterColumn {u"Age"_s, u"date"_s, {}, u"Time since it was made."_s, 0,
            u".metadata.creationTimestamp"_s};
        data.columnPaths << JsonPath::parse(u".metadata.creationTimestamp"_s).value_or(JsonPath());
        return;
    }
    for (const QJsonValue item : columns) {
        const QJsonObject column = item.toObject();
        const QString path = column.value("jsonPath"_L1).toString();
        info.columns << PrinterColumn {column.value("name"_L1).toString(),
            column.value("type"_L1).toString(), column.value("format"_L1).toString(),
            column.value("description"_L1).toString(), column.value("priority"_L1).toInt(), path};
        data.columnPaths << JsonPath::parse(path).value_or(JsonPath());
    }
}

void readSubresources(const QJsonObject &version, KindInfo &info, KindData &data)
{
    const QJsonObject subresources = version.value("subresources"_L1).toObject();
    info.hasStatus = subresources.value("status"_L1).isObject();
    const QJsonObject scale = subresources.value("scale"_L1).toObject();
    info.hasScale = !scale.isEmpty();
    if (info.hasStatus)
        info.resource.subresources << u"status"_s;
    if (info.hasScale)
        info.resource.subresources << u"scale"_s;
    data.specReplicasPath = scale.value("specReplicasPath"_L1).toString();
    data.statusReplicasPath = scale.value("statusReplicasPath"_L1).toString();
    data.labelSelectorPath = scale.value("labelSelectorPath"_L1).toString();
}

KindInfo readVersion(const QJsonObject &crd, const QJsonObject &version)
{
    const QJsonObject spec = crd.value("spec"_L1).toObject();
    const QJsonObject names = spec.value("names"_L1).toObject();
    auto data = std::make_shared<KindData>();
    KindInfo info;
    info.isCustom = true;
    info.crdName = at(crd, {"metadata"_L1, "name"_L1}).toString();
    info.isTerminating = !at(crd, {"metadata"_L1, "deletionTimestamp"_L1}).isUndefined();
    ApiResource &resource = info.resource;
    resource.groupVersion
        = {spec.value("group"_L1).toString(), version.value("name"_L1).toString()};
    resource.plural = names.value("plural"_L1).toString();
    resource.singular = names.value("singular"_L1).toString();
    resource.kind = names.value("kind"_L1).toString();
    resource.shortNames = strings(names.value("shortNames"_L1));
    resource.categories = strings(names.value("categories"_L1));
    resource.namespaced = spec.value("scope"_L1) == "Namespaced"_L1;
    resource.verbs = {u"delete"_s, u"deletecollection"_s, u"get"_s, u"list"_s, u"patch"_s,
        u"create"_s, u"update"_s, u"watch"_s};
    info.listKind = names.value("listKind"_L1).toString();
    info.storagePlural = resource.plural;
    info.selectableFields = {u"metadata.name"_s};
    if (resource.namespaced)
        info.selectableFields << u"metadata.namespace"_s;
    for (const QJsonValue item : version.value("selectableFields"_L1).toArray()) {
        if (const auto path = JsonPath::parse(item.toObject().value("jsonPath"_L1).toString()))
            info.selectableFields << path->names().join(u'.');
    }
    if (version.value("deprecated"_L1).toBool())
        info.warning = version.value("deprecationWarning"_L1)
                           .toString(u"%1 %2 is deprecated"_s.arg(
                               resource.groupVersion.toString(), resource.kind));
    readColumns(version, info, *data);
    readSubresources(version, info, *data);
    data->props = at(version, {"schema"_L1, "openAPIV3Schema"_L1}).toObject();
    data->description = data->props.value("description"_L1).toString();
    auto pool = std::make_shared<SchemaPool>();
    data->schema = readCrdSchema(*pool, data->props);
    data->pool = pool;
    info.data = data;
    return info;
}

/// Adds or replaces a condition; its time moves only with its status.
void setCondition(QJsonArray &conditions, const QJsonObject &condition)
{
    for (qsizetype i = 0; i < conditions.size(); ++i) {
        const QJsonObject old = conditions.at(i).toObject();
        if (old.value("type"_L1) != condition.value("type"_L1))
            continue;
        QJsonObject next = condition;
        if (old.value("status"_L1) == condition.value("status"_L1))
            next.insert("lastTransitionTime"_L1, old.value("lastTransitionTime"_L1));
        conditions[i] = next;
        return;
    }
    conditions.append(condition);
}

QJsonObject condition(const QString &type, bool holds, const QString &reason,
    const QString &message, const QDateTime &now)
{
    return {{u"type"_s, type}, {u"status"_s, holds ? u"True"_s : u"False"_s}, {u"reason"_s, reason},
        {u"message"_s, message},
        {u"lastTransitionTime"_s, now.toUTC().toString(u"yyyy-MM-ddTHH:mm:ssZ"_s)}};
}

} // namespace

QJsonObject Engine::crdChanged(const QJsonObject &crd, const QDateTime &now)
{
    const QJsonObject spec = crd.value("spec"_L1).toObject();
    const QString name = at(crd, {"metadata"_L1, "name"_L1}).toString();
    const QString group = spec.value("group"_L1).toString();
    const QString conflict = d->nameConflict(crd);
    Private::CustomKind custom {crd, {}};
    QString storage;
    for (const QJsonValue item : spec.value("versions"_L1).toArray()) {
        const QJsonObject version = item.toObject();
        if (version.value("storage"_L1).toBool())
            storage = version.value("name"_L1).toString();
        if (version.value("served"_L1).toBool() && conflict.isEmpty())
            custom.versions.push_back(readVersion(crd, version));
    }
    // Objects live under a version that is served, so that readers can always be given one.
    const bool isServed = std::ranges::any_of(custom.versions,
        [&](const KindInfo &info) { return info.resource.groupVersion.version == storage; });
    if (!isServed && !custom.versions.empty())
        storage = custom.versions.front().resource.groupVersion.version;
    for (KindInfo &info : custom.versions)
        info.storage = {group, storage};

    QJsonObject status = crd.value("status"_L1).toObject();
    QJsonArray conditions = status.value("conditions"_L1).toArray();
    const bool accepted = conflict.isEmpty();
    setCondition(conditions,
        condition(u"NamesAccepted"_s, accepted, accepted ? u"NoConflicts"_s : u"NameConflict"_s,
            accepted ? u"no conflicts found"_s : conflict, now));
    setCondition(conditions,
        condition(u"Established"_s, accepted,
            accepted ? u"InitialNamesAccepted"_s : u"NotAccepted"_s,
            accepted ? u"the initial names have been accepted"_s : u"not all names are accepted"_s,
            now));
    status.insert("conditions"_L1, conditions);
    status.insert("acceptedNames"_L1,
        accepted ? spec.value("names"_L1)
                 : QJsonValue(QJsonObject {{u"plural"_s, QString()}, {u"kind"_s, QString()}}));
    QJsonArray stored = status.value("storedVersions"_L1).toArray();
    if (!stored.contains(storage))
        stored.append(storage);
    status.insert("storedVersions"_L1, stored);
    QJsonObject out = crd;
    out.insert("status"_L1, status);

    d->custom.insert(name, std::move(custom));
    d->index();
    Q_EMIT kindsChanged();
    return out;
}

void Engine::crdRemoved(const QString &name)
{
    if (d->custom.remove(name) == 0)
        return;
    d->index();
    Q_EMIT kindsChanged();
}

QString Engine::Private::nameConflict(const QJsonObject &crd) const
{
    const QJsonObject spec = crd.value("spec"_L1).toObject();
    const QJsonObject names = spec.value("names"_L1).toObject();
    const QString own = at(crd, {"metadata"_L1, "name"_L1}).toString();
    for (auto it = custom.cbegin(); it != custom.cend(); ++it) {
        if (it.key() == own || at(it->crd, {"spec"_L1, "group"_L1}) != spec.value("group"_L1)
            || it->versions.empty())
            continue;
        const QJsonObject others = at(it->crd, {"spec"_L1, "names"_L1}).toObject();
        for (const QLatin1StringView key : {"kind"_L1, "listKind"_L1}) {
            if (names.value(key) == others.value(key))
                return u"\"%1\" is already in use"_s.arg(names.value(key).toString());
        }
        const QStringList taken = strings(others.value("shortNames"_L1))
            + QStringList {
                others.value("plural"_L1).toString(), others.value("singular"_L1).toString()};
        const QStringList wanted = strings(names.value("shortNames"_L1))
            + QStringList {
                names.value("plural"_L1).toString(), names.value("singular"_L1).toString()};
        for (const QString &one : wanted) {
            if (taken.contains(one))
                return u"\"%1\" is already in use"_s.arg(one);
        }
    }
    return {};
}

QList<QJsonObject> Engine::builtInCrds()
{
    const auto types = BuiltInKinds::read();
    const auto crds = types ? readCrdFacts(*types) : std::unexpected(types.error());
    if (!crds)
        qFatal("%s", qPrintable(crds.error().message.english()));
    return *crds;
}

} // namespace models::sandbox
