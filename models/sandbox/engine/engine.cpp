// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/engine.h"

#include "models/sandbox/engine/engineprivate.h"
#include "models/sandbox/engine/jsontext.h"
#include "models/sandbox/kinds/cells.h"
#include "models/sandbox/kinds/eventshape.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

QString key(const QString &group, const QString &version, const QString &plural)
{
    return group + u'/' + version + u'/' + plural;
}

/// A cell of a custom kind's table, as its column's type wants it.
QJsonValue customCell(const PrinterColumn &column, const JsonPath &path, const QJsonObject &object,
    const QDateTime &now)
{
    const QJsonValue value = path.first(object);
    if (value.isUndefined() || value.isNull())
        return column.type == "string"_L1 || column.type == "date"_L1
            ? QJsonValue(QJsonValue::Null)
            : QJsonValue(QJsonValue::Null);
    if (column.type == "date"_L1) {
        const QString text = value.toString();
        return QDateTime::fromString(text, Qt::ISODateWithMs).isValid() ? cells::age(text, now)
                                                                        : u"<invalid>"_s;
    }
    if (column.type == "integer"_L1)
        return value.isDouble() ? QJsonValue(value.toInteger()) : QJsonValue::Null;
    if (column.type == "number"_L1)
        return value.isDouble() ? value : QJsonValue::Null;
    if (column.type == "boolean"_L1)
        return value.isBool() ? value : QJsonValue::Null;
    return value.isString() ? value : QJsonValue(jsonText(value));
}

} // namespace

Engine::Private::Private()
{
    auto read = BuiltInKinds::read();
    if (!read)
        qFatal("%s", qPrintable(read.error().message.english()));
    builtIn = std::move(*read);
    objectMeta = builtIn.type(u"meta.ObjectMeta"_s);
    index();
}

void Engine::Private::index()
{
    byResource.clear();
    byKind.clear();
    documents.clear();
    hashes.clear();
    document2.clear();
    const auto add = [this](const KindInfo &kind) {
        const GroupVersion &gv = kind.resource.groupVersion;
        byResource.insert(key(gv.group, gv.version, kind.resource.plural), &kind);
        if (!byKind.contains(kind.resource.gvk()))
            byKind.insert(kind.resource.gvk(), &kind);
    };
    for (const KindInfo &kind : builtIn.kinds())
        add(kind);
    for (const CustomKind &kind : std::as_const(custom)) {
        for (const KindInfo &version : kind.versions)
            add(version);
    }
}

StatusError Engine::Private::refuse(
    const KindInfo &kind, const QJsonObject &object, const Causes &causes) const
{
    const QString name = at(object, {"metadata"_L1, "name"_L1}).toString();
    return invalid(kind.resource.groupVersion.group, kind.resource.kind, name, causes.list());
}

Engine::Engine(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

Engine::~Engine() = default;

QList<KindInfo> Engine::kinds() const
{
    QList<KindInfo> all = d->builtIn.kinds();
    for (const Private::CustomKind &kind : std::as_const(d->custom)) {
        for (const KindInfo &version : kind.versions)
            all << version;
    }
    return all;
}

const KindInfo *Engine::find(
    const QString &group, const QString &version, const QString &plural) const
{
    return d->byResource.value(key(group, version, plural));
}

const KindInfo *Engine::findKind(const GroupVersionKind &gvk) const
{
    return d->byKind.value(gvk);
}

const KindInfo *Engine::storageOf(const KindInfo &kind) const
{
    const KindInfo *stored = find(kind.storage.group, kind.storage.version, kind.storagePlural);
    return stored ? stored : &kind;
}

QJsonObject Engine::convert(const KindInfo &kind, const QJsonObject &object) const
{
    const QString wanted = kind.resource.groupVersion.toString();
    if (object.value("apiVersion"_L1) == wanted)
        return object;
    if (kind.resource.kind == "Event"_L1 && !kind.isCustom)
        return kind.resource.groupVersion.group.isEmpty() ? toCoreEvent(object)
                                                          : toNewEvent(object);
    QJsonObject out = object;
    out.insert("apiVersion"_L1, wanted);
    return out;
}

QString Engine::missingReplicas(const KindInfo &kind, const QJsonObject &object)
{
    if (!kind.isCustom)
        return {};
    const QString &place = kind.data->specReplicasPath;
    const auto path = JsonPath::parse(place);
    return path && !path->first(object).isUndefined() ? QString() : place;
}

QJsonObject Engine::scaleOf(const KindInfo &kind, const QJsonObject &object) const
{
    const QJsonObject meta = object.value("metadata"_L1).toObject();
    QJsonObject scaleMeta;
    for (const QLatin1StringView name :
        {"name"_L1, "namespace"_L1, "uid"_L1, "resourceVersion"_L1, "creationTimestamp"_L1}) {
        if (meta.contains(name))
            scaleMeta.insert(name, meta.value(name));
    }
    const auto value = [&](const QString &path, const char *usual) {
        const auto parsed = JsonPath::parse(path.isEmpty() ? QString::fromLatin1(usual) : path);
        return parsed ? parsed->first(object) : QJsonValue(QJsonValue::Undefined);
    };
    const KindData &data = *kind.data;
    QJsonObject spec;
    if (const qint64 replicas = value(data.specReplicasPath, ".spec.replicas").toInteger())
        spec.insert("replicas"_L1, replicas);
    QJsonObject status {
        {u"replicas"_s, value(data.statusReplicasPath, ".status.replicas").toInteger()}};
    QString selector;
    if (!kind.isCustom)
        selector = cells::selectorText(at(object, {"spec"_L1, "selector"_L1}).toObject());
    else if (!data.labelSelectorPath.isEmpty())
        selector = value(data.labelSelectorPath, "").toString();
    if (!selector.isEmpty() && selector != "<none>"_L1)
        status.insert("selector"_L1, selector);
    return {{u"kind"_s, u"Scale"_s}, {u"apiVersion"_s, u"autoscaling/v1"_s},
        {u"metadata"_s, scaleMeta}, {u"spec"_s, spec}, {u"status"_s, status}};
}

Answer<QJsonObject> Engine::withScale(
    const KindInfo &kind, QJsonObject object, const QJsonObject &scale) const
{
    const QJsonValue replicas = at(scale, {"spec"_L1, "replicas"_L1});
    Causes causes;
    if (!replicas.isUndefined() && !isWhole(replicas))
        return std::unexpected(badRequest(
            u"Scale in version \"v1\" cannot be handled as a Scale: json: cannot unmarshal %1 into Go struct field ScaleSpec.spec.replicas of type int32"_s
                .arg(replicas.isString() ? u"string"_s : u"number"_s)));
    if (replicas.toInteger() < 0)
        causes.invalid(u"spec.replicas"_s, replicas, u"must be greater than or equal to 0"_s);
    if (!causes.isEmpty())
        return std::unexpected(invalid(u"autoscaling"_s, u"Scale"_s,
            at(object, {"metadata"_L1, "name"_L1}).toString(), causes.list()));
    const QString path = kind.data->specReplicasPath;
    const auto parsed = JsonPath::parse(path.isEmpty() ? u".spec.replicas"_s : path);
    const QStringList names = parsed ? parsed->names() : QStringList();
    const auto put = [](const auto &self, QJsonObject into, const QStringList &keys,
                         const QJsonValue &value) -> QJsonObject {
        into.insert(keys.first(),
            keys.size() == 1
                ? value
                : QJsonValue(self(self, into.value(keys.first()).toObject(), keys.mid(1), value)));
        return into;
    };
    return names.isEmpty() ? object : put(put, object, names, replicas.toInteger());
}

QList<PrinterColumn> Engine::columns(const KindInfo &kind) const
{
    return kind.columns;
}

QJsonArray Engine::cells(
    const KindInfo &kind, const QJsonObject &object, const QDateTime &now) const
{
    if (!kind.isCustom) {
        if (kind.resource.kind == "Event"_L1)
            return kind.data->rules.cells(toCoreEvent(object), now);
        return kind.data->rules.cells(object, now);
    }
    QJsonArray row {at(object, {"metadata"_L1, "name"_L1}).toString()};
    for (qsizetype i = 1; i < kind.columns.size(); ++i)
        row.append(customCell(kind.columns[i], kind.data->columnPaths.value(i - 1), object, now));
    return row;
}

std::optional<QString> Engine::fieldValue(
    const KindInfo &kind, const QJsonObject &object, const QString &path) const
{
    if (!kind.selectableFields.contains(path))
        return {};
    if (path == "name"_L1)
        return at(object, {"metadata"_L1, "name"_L1}).toString();
    if (kind.resource.kind == "Event"_L1 && path == "source"_L1) {
        const QString component = at(object, {"source"_L1, "component"_L1}).toString();
        return component.isEmpty() ? object.value("reportingComponent"_L1).toString() : component;
    }
    if (kind.resource.kind == "Job"_L1 && path == "status.successful"_L1)
        return QString::number(at(object, {"status"_L1, "succeeded"_L1}).toInteger());
    QJsonValue value = object;
    for (const QString &name : path.split(u'.'))
        value = value.toObject().value(name);
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isDouble())
        return QString::number(value.toInteger());
    const bool isFlag = path == "spec.unschedulable"_L1 || path == "spec.hostNetwork"_L1;
    return value.isUndefined() && isFlag ? u"false"_s : value.toString();
}

StatusError Engine::unknownField(const KindInfo &kind, const QString &path) const
{
    const qsizetype usual = kind.resource.namespaced ? 2 : 1;
    if (kind.isCustom || kind.selectableFields.size() > usual)
        return badRequest(u"field label not supported: "_s + path);
    return badRequest(
        u"\"%1\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""_s
            .arg(path));
}

} // namespace models::sandbox
