// SPDX-License-Identifier: Apache-2.0
// Engine: server-side apply and managedFields.
#include "models/sandbox/engine/body.h"
#include "models/sandbox/engine/engineprivate.h"
#include "models/sandbox/engine/jsontext.h"
#include "models/sandbox/engine/typedtree.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

/// One entry of managedFields.
struct Owner
{
    QString manager;
    QString operation;
    QString apiVersion;
    QString subresource;
    QString time;
    FieldSet fields;

    [[nodiscard]] bool isSame(const Owner &other) const
    {
        return manager == other.manager && operation == other.operation
            && subresource == other.subresource
            && (operation == "Apply"_L1 || apiVersion == other.apiVersion);
    }
    /// How a conflict names it.
    [[nodiscard]] QString text() const
    {
        QString out = Causes::quote(manager);
        if (!subresource.isEmpty())
            out += u" with subresource "_s + Causes::quote(subresource);
        if (operation == "Update"_L1)
            out += u" using "_s + apiVersion;
        return out;
    }
};

QList<Owner> ownersOf(const QJsonObject &object)
{
    QList<Owner> out;
    for (const QJsonValue item : at(object, {"metadata"_L1, "managedFields"_L1}).toArray()) {
        const QJsonObject entry = item.toObject();
        if (entry.isEmpty())
            continue; // [{}] clears them
        out << Owner {entry.value("manager"_L1).toString(), entry.value("operation"_L1).toString(),
            entry.value("apiVersion"_L1).toString(), entry.value("subresource"_L1).toString(),
            entry.value("time"_L1).toString(),
            FieldSet::parse(entry.value("fieldsV1"_L1).toObject())};
    }
    return out;
}

QJsonObject withOwners(QJsonObject object, QList<Owner> owners)
{
    std::ranges::stable_sort(owners, {}, [](const Owner &owner) {
        return std::tuple(owner.operation, owner.time, owner.manager, owner.apiVersion);
    });
    QJsonArray list;
    for (const Owner &owner : owners) {
        if (owner.fields.isEmpty())
            continue;
        QJsonObject entry {{u"manager"_s, owner.manager}, {u"operation"_s, owner.operation},
            {u"apiVersion"_s, owner.apiVersion}, {u"time"_s, owner.time},
            {u"fieldsType"_s, u"FieldsV1"_s}, {u"fieldsV1"_s, owner.fields.toJson()}};
        if (!owner.subresource.isEmpty())
            entry.insert("subresource"_L1, owner.subresource);
        list.append(entry);
    }
    QJsonObject meta = object.value("metadata"_L1).toObject();
    if (list.isEmpty())
        meta.remove("managedFields"_L1);
    else
        meta.insert("managedFields"_L1, list);
    object.insert("metadata"_L1, meta);
    return object;
}

/// What nobody owns: the server's own metadata, and the part that the endpoint does not write.
QJsonObject owned(const KindInfo &kind, QJsonObject object, const QString &subresource)
{
    object.remove("apiVersion"_L1);
    object.remove("kind"_L1);
    QJsonObject meta = object.value("metadata"_L1).toObject();
    for (const QLatin1StringView name : {"name"_L1, "namespace"_L1, "uid"_L1, "generateName"_L1,
             "resourceVersion"_L1, "creationTimestamp"_L1, "deletionTimestamp"_L1,
             "deletionGracePeriodSeconds"_L1, "generation"_L1, "managedFields"_L1, "selfLink"_L1})
        meta.remove(name);
    if (subresource == "status"_L1) {
        return {{u"status"_s, object.value("status"_L1)}};
    }
    if (meta.isEmpty())
        object.remove("metadata"_L1);
    else
        object.insert("metadata"_L1, meta);
    if (kind.hasStatus)
        object.remove("status"_L1);
    return object;
}

StatusError conflictsOf(const QList<std::pair<Owner, QString>> &conflicts)
{
    QJsonArray causes;
    QString message;
    QMap<QString, QStringList> byOwner;
    for (const auto &[owner, path] : conflicts) {
        causes.append(QJsonObject {{u"reason"_s, u"FieldManagerConflict"_s},
            {u"message"_s, u"conflict with "_s + owner.text()}, {u"field"_s, path}});
        byOwner[owner.text()] << path;
    }
    if (conflicts.size() == 1) {
        message = u"Apply failed with 1 conflict: conflict with %1: %2"_s.arg(
            conflicts.first().first.text(), conflicts.first().second);
    } else {
        QStringList lines;
        for (auto it = byOwner.cbegin(); it != byOwner.cend(); ++it) {
            lines << u"conflicts with %1:"_s.arg(it.key());
            for (const QString &path : *it)
                lines << u"- "_s + path;
        }
        message
            = u"Apply failed with %1 conflicts: %2"_s.arg(conflicts.size()).arg(lines.join(u'\n'));
    }
    return {409, u"Conflict"_s, message, {{u"causes"_s, causes}}};
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ssZ"_s);
}

} // namespace

Answer<QJsonObject> Engine::decodeApply(
    const KindInfo &, const QByteArray &body, FieldValidation validation) const
{
    const auto read = readEitherBody(body);
    if (!read)
        return std::unexpected(badRequest(u"error decoding YAML: "_s + read.error()));
    if (!read->value.isObject())
        return std::unexpected(badRequest(
            u"error decoding YAML: json: cannot unmarshal value into Go value of type map[string]interface {}"_s));
    if (validation == FieldValidation::Strict && !read->yamlDuplicate.isEmpty())
        return std::unexpected(badRequest(u"error strict decoding YAML: "_s + read->yamlDuplicate));
    const QJsonObject object = read->value.toObject();
    if (object.value("kind"_L1).toString().isEmpty())
        return std::unexpected(badRequest(u"invalid object type: /, Kind="_s));
    if (at(object, {"metadata"_L1, "managedFields"_L1}).isArray())
        return std::unexpected(badRequest(u"metadata.managedFields must be nil"_s));
    return object;
}

Answer<Prepared> Engine::apply(const KindInfo &kind, const std::optional<QJsonObject> &current,
    const QJsonObject &applied, const QString &manager, bool force, const QString &subresource,
    const QDateTime &now) const
{
    const TypedTree tree(kind.data->schema, d->objectMeta);
    if (const QString fault = tree.fault(applied); !fault.isEmpty())
        return std::unexpected(StatusError {500, {},
            u"failed to create typed patch object (/%1; %2/%3, Kind=%4): %5"_s.arg(
                at(applied, {"metadata"_L1, "name"_L1}).toString(),
                kind.resource.groupVersion.group, kind.resource.groupVersion.version,
                kind.resource.kind, fault)});
    const QJsonObject live = current.value_or(QJsonObject());
    const QJsonObject config = owned(kind, applied, subresource);
    const FieldSet wanted = tree.fieldsOf(config);
    QJsonObject next = tree.merged(live, applied);

    QList<Owner> owners = ownersOf(live);
    if (current && owners.isEmpty()) // nobody is known to own what is there
        owners.append({u"before-first-apply"_s, u"Update"_s, kind.resource.groupVersion.toString(),
            {}, {}, tree.fieldsOf(owned(kind, live, subresource))});
    Owner mine {manager, u"Apply"_s, kind.resource.groupVersion.toString(), subresource,
        timeText(now), wanted};
    const FieldSet changed
        = tree.changed(owned(kind, live, subresource), owned(kind, next, subresource));
    QList<std::pair<Owner, QString>> conflicts;
    FieldSet previous;
    FieldSet others;
    qsizetype index = -1;
    for (qsizetype i = 0; i < owners.size(); ++i) {
        if (owners[i].isSame(mine)) {
            previous = owners[i].fields;
            index = i;
            continue;
        }
        const FieldSet both = owners[i].fields.shared(changed).shared(wanted);
        for (const QString &path : both.paths())
            conflicts << std::pair(owners[i], path);
        if (force)
            owners[i].fields = owners[i].fields.without(both);
        others = others.united(owners[i].fields);
    }
    if (!force && !conflicts.isEmpty())
        return std::unexpected(conflictsOf(conflicts));
    next = tree.removed(next, previous.without(wanted).without(others));

    const auto decoded = decodeObject(kind, next, FieldValidation::Ignore);
    if (!decoded)
        return decoded;
    const auto prepared = current ? prepareUpdate(kind, live, decoded->object, subresource)
                                  : prepareCreate(kind, decoded->object);
    if (!prepared)
        return prepared;
    if (index >= 0) {
        // The same again changes nothing, not even the time.
        const bool isSame
            = previous == wanted && withOwners(prepared->object, {}) == withOwners(live, {});
        if (isSame)
            mine.time = owners[index].time;
        owners[index] = mine;
    } else {
        owners.prepend(mine);
    }
    return Prepared {withOwners(prepared->object, owners), prepared->warnings};
}

QJsonObject Engine::recordUpdate(const KindInfo &kind, QJsonObject next, const QJsonObject &old,
    const QString &manager, const QString &subresource, const QDateTime &now) const
{
    const TypedTree tree(kind.data->schema, d->objectMeta);
    const QString version = kind.resource.groupVersion.toString();
    QList<Owner> owners = ownersOf(next);
    const QJsonObject before = owned(kind, old, subresource);
    const QJsonObject after = owned(kind, next, subresource);
    const FieldSet changed = tree.changed(before, after);
    // What was there and is no more, the maps that went with their entries included.
    const FieldSet gone = tree.changed(after, before).without(tree.fieldsOf(after));
    Owner mine {manager, u"Update"_s, version, subresource, timeText(now), changed};
    qsizetype index = -1;
    for (qsizetype i = 0; i < owners.size(); ++i) {
        owners[i].fields = owners[i].fields.without(gone);
        if (owners[i].isSame(mine))
            index = i;
        else
            owners[i].fields = owners[i].fields.without(changed);
    }
    if (index >= 0) {
        if (changed.isEmpty() && gone.isEmpty())
            return withOwners(next, owners);
        mine.fields = owners[index].fields.united(changed);
        owners[index] = mine;
    } else if (!changed.isEmpty()) {
        owners << mine;
    }
    return withOwners(next, owners);
}

} // namespace models::sandbox
