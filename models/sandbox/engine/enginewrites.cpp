// SPDX-License-Identifier: Apache-2.0
// Engine: decoding, preparing and patching.
#include "models/sandbox/engine/body.h"
#include "models/sandbox/engine/celrules.h"
#include "models/sandbox/engine/decoder.h"
#include "models/sandbox/engine/engineprivate.h"
#include "models/sandbox/engine/jsontext.h"
#include "models/sandbox/engine/names.h"
#include "models/sandbox/engine/patches.h"
#include "models/sandbox/engine/schemarules.h"
#include "models/sandbox/kinds/rules.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

/// What a decoder complains about, and what it does about it.
struct Strictness
{
    QStringList errors; ///< `unknown field "spec.a"`
    FieldValidation validation = FieldValidation::Strict;
};

QStringList sentences(const QString &prefix, const QStringList &paths)
{
    QStringList out;
    for (const QString &path : paths)
        out << prefix + u" \""_s + path + u'"';
    return out;
}

StatusError cannotBeHandled(const KindInfo &kind, const QString &foundKind, const QString &text)
{
    return badRequest(u"%1 in version \"%2\" cannot be handled as a %3: %4"_s.arg(
        foundKind, kind.resource.groupVersion.version, kind.resource.kind, text));
}

std::optional<StatusError> checkTypeMeta(const KindInfo &kind, QJsonObject &object)
{
    const QString version = kind.resource.groupVersion.toString();
    const QString foundVersion = object.value("apiVersion"_L1).toString();
    const QString foundKind = object.value("kind"_L1).toString();
    if (kind.isCustom && foundKind.isEmpty())
        return badRequest(u"Object 'Kind' is missing in '%1'"_s.arg(jsonText(object)));
    if (kind.isCustom && foundVersion.isEmpty())
        return badRequest(u"Object 'apiVersion' is missing in '%1'"_s.arg(jsonText(object)));
    if (!foundVersion.isEmpty() && foundVersion != version)
        return badRequest(
            u"the API version in the data (%1) does not match the expected API version (%2)"_s.arg(
                foundVersion, version));
    if (!kind.isCustom && !foundKind.isEmpty() && foundKind != kind.resource.kind)
        return cannotBeHandled(kind, foundKind,
            u"converting (v1.%1) to (%2): unknown conversion"_s.arg(foundKind, kind.resource.kind));
    object.insert("apiVersion"_L1, version);
    if (foundKind.isEmpty())
        object.insert("kind"_L1, kind.resource.kind);
    return {};
}

QJsonObject withPath(
    QJsonObject object, QLatin1StringView outer, QLatin1StringView inner, const QJsonValue &value)
{
    QJsonObject part = object.value(outer).toObject();
    if (value.isUndefined())
        part.remove(inner);
    else
        part.insert(inner, value);
    object.insert(outer, part);
    return object;
}

/// What the generation counts: everything but metadata, and but status where that is apart.
QJsonObject counted(const KindInfo &kind, QJsonObject object)
{
    if (!kind.isCustom)
        return {{u"spec"_s, object.value("spec"_L1)}, {u"data"_s, object.value("template"_L1)},
            {u"endpoints"_s, object.value("endpoints"_L1)}, {u"ports"_s, object.value("ports"_L1)}};
    object.remove("metadata"_L1);
    object.remove("apiVersion"_L1);
    if (kind.hasStatus)
        object.remove("status"_L1);
    return object;
}

QJsonObject keptByStatus(const QJsonObject &old, const QJsonObject &next)
{
    QJsonObject out = old;
    if (next.contains("status"_L1))
        out.insert("status"_L1, next.value("status"_L1));
    else
        out.remove("status"_L1);
    return withPath(withPath(out, "metadata"_L1, "managedFields"_L1,
                        at(next, {"metadata"_L1, "managedFields"_L1})),
        "metadata"_L1, "resourceVersion"_L1, at(next, {"metadata"_L1, "resourceVersion"_L1}));
}

/// All of it but its list of ephemeral containers.
QJsonObject keptByEphemeral(const QJsonObject &old, const QJsonObject &next)
{
    QJsonObject out = keptByStatus(old, next);
    out.insert("status"_L1, old.value("status"_L1));
    return withPath(
        out, "spec"_L1, "ephemeralContainers"_L1, at(next, {"spec"_L1, "ephemeralContainers"_L1}));
}

} // namespace

QJsonObject Engine::Private::withDefaults(const KindInfo &kind, QJsonObject object) const
{
    if (kind.isCustom)
        return kind.data->schema ? sandbox::withDefaults(*kind.data->schema, object).toObject()
                                 : object;
    if (kind.data->rules.setDefaults)
        kind.data->rules.setDefaults(object);
    return object;
}

Causes Engine::Private::check(const KindInfo &kind, const QJsonObject &object,
    const QJsonObject *old, QStringList &warnings) const
{
    Causes causes;
    if (kind.isCustom) {
        if (const QString found = object.value("kind"_L1).toString(); found != kind.resource.kind)
            causes.invalid(u"kind"_s, found, u"must be "_s + kind.resource.kind);
        if (!kind.data->schema)
            return causes;
        causes.add(checkSchema(
            *kind.data->schema, object, {}, old ? QJsonValue(*old) : QJsonValue::Undefined));
        if (causes.isEmpty() && (!old || checkListTypes(*kind.data->schema, *old).isEmpty()))
            causes.add(checkListTypes(*kind.data->schema, object));
        if (const cel::RuleSet *rules = kind.data->validations())
            checkRules(*rules, object, old, causes, warnings);
        return causes;
    }
    if (kind.data->rules.check)
        kind.data->rules.check(object, causes);
    return causes;
}

Answer<Prepared> Engine::decode(
    const KindInfo &kind, const QByteArray &body, bool isYaml, FieldValidation validation) const
{
    const auto read = isYaml ? readYamlBody(body) : readJsonBody(body);
    if (!read || !read->value.isObject()) {
        const QString text = read
            ? u"couldn't get version/kind; json parse error: json: cannot unmarshal value into Go value of type struct"_s
            : u"couldn't get version/kind; json parse error: "_s + read.error();
        return std::unexpected(
            badRequest(u"the object provided is unrecognized (must be of type %1): %2"_s.arg(
                kind.resource.kind, text)));
    }
    QStringList early = sentences(u"duplicate field"_s, read->duplicates);
    if (!read->yamlDuplicate.isEmpty())
        early << read->yamlDuplicate;
    return decodeObject(kind, read->value.toObject(), validation, early);
}

Answer<Prepared> Engine::decodeObject(const KindInfo &kind, const QJsonObject &object,
    FieldValidation validation, const QStringList &strictErrors) const
{
    QJsonObject typed = object;
    if (const auto refused = checkTypeMeta(kind, typed))
        return std::unexpected(*refused);
    Decoder decoder(d->objectMeta);
    QJsonObject out;
    if (!kind.isCustom)
        out = decoder.decodeBuiltIn(*kind.data->schema, typed);
    else if (kind.data->schema)
        out = decoder.decodeCustom(*kind.data->schema, typed);
    else
        out = typed;
    if (!decoder.typeError().isEmpty())
        return std::unexpected(cannotBeHandled(kind, kind.resource.kind, decoder.typeError()));
    const QStringList errors
        = strictErrors + sentences(u"unknown field"_s, decoder.unknownFields());
    if (validation == FieldValidation::Strict && !errors.isEmpty())
        return std::unexpected(cannotBeHandled(kind, kind.resource.kind,
            u"strict decoding error: "_s + errors.mid(0, 100).join(u", "_s)));
    if (!kind.isCustom) {
        out.insert("apiVersion"_L1, kind.resource.groupVersion.toString());
        out.insert("kind"_L1, kind.resource.kind);
    }
    return Prepared {
        d->withDefaults(kind, out), validation == FieldValidation::Warn ? errors : QStringList()};
}

Answer<Prepared> Engine::prepareCreate(const KindInfo &kind, const QJsonObject &object) const
{
    QJsonObject fresh = object;
    if (kind.hasStatus)
        fresh.remove("status"_L1);
    fresh = withPath(fresh, "metadata"_L1, "generation"_L1, QJsonValue::Undefined);
    const QJsonObject next = prepareTrusted(kind, fresh);
    Causes causes = checkMeta(next.value("metadata"_L1).toObject(), kind.resource.namespaced,
        kind.isCustom ? names::dnsSubdomain : kind.data->rules.nameRule, u"metadata"_s);
    QStringList warnings;
    causes.add(d->check(kind, next, nullptr, warnings));
    if (!kind.isCustom && kind.data->rules.checkCreate)
        kind.data->rules.checkCreate(next, causes);
    if (!causes.isEmpty())
        return std::unexpected(d->refuse(kind, next, causes));
    return Prepared {next, warnings};
}

QJsonObject Engine::prepareTrusted(const KindInfo &kind, QJsonObject object) const
{
    QJsonObject meta = object.value("metadata"_L1).toObject();
    if (!meta.contains("uid"_L1))
        meta.insert("uid"_L1, QUuid::createUuid().toString(QUuid::WithoutBraces));
    if (kind.isCustom || kind.data->rules.hasGeneration)
        meta.insert("generation"_L1, std::max<qint64>(1, meta.value("generation"_L1).toInteger()));
    else
        meta.remove("generation"_L1);
    object.insert("metadata"_L1, meta);
    if (!kind.isCustom && kind.data->rules.prepareCreate)
        kind.data->rules.prepareCreate(object);
    return d->withDefaults(kind, object);
}

Answer<Prepared> Engine::prepareUpdate(const KindInfo &kind, const QJsonObject &old,
    const QJsonObject &next, const QString &subresource) const
{
    QJsonObject object = next;
    const QJsonObject oldMeta = old.value("metadata"_L1).toObject();
    // A body may leave these out; what it says otherwise is checked below.
    for (const QLatin1StringView name : {"uid"_L1, "creationTimestamp"_L1, "deletionTimestamp"_L1,
             "deletionGracePeriodSeconds"_L1, "namespace"_L1, "name"_L1, "managedFields"_L1}) {
        if (at(object, {"metadata"_L1, name}).isUndefined())
            object = withPath(object, "metadata"_L1, name, oldMeta.value(name));
    }
    object = withPath(object, "metadata"_L1, "generation"_L1, oldMeta.value("generation"_L1));
    if (subresource == "status"_L1)
        object = keptByStatus(old, object);
    else if (subresource == "ephemeralcontainers"_L1)
        object = keptByEphemeral(old, object);
    else if (kind.hasStatus && old.contains("status"_L1))
        object.insert("status"_L1, old.value("status"_L1));
    else if (kind.hasStatus)
        object.remove("status"_L1);
    object = d->withDefaults(kind, object);

    Causes causes = checkMetaUpdate(object.value("metadata"_L1).toObject(), oldMeta, u"metadata"_s);
    QStringList warnings;
    causes.add(d->check(kind, object, &old, warnings));
    if (!kind.isCustom && kind.data->rules.checkUpdate && subresource.isEmpty())
        kind.data->rules.checkUpdate(object, old, causes);
    if (subresource == "ephemeralcontainers"_L1)
        rules::ephemeralUpdate(object, old, causes);
    if (!causes.isEmpty())
        return std::unexpected(d->refuse(kind, object, causes));

    const bool counts = kind.isCustom || kind.data->rules.hasGeneration;
    if (counts && counted(kind, object) != counted(kind, old))
        object = withPath(
            object, "metadata"_L1, "generation"_L1, oldMeta.value("generation"_L1).toInteger() + 1);
    return Prepared {object, warnings};
}

Answer<Prepared> Engine::patch(const KindInfo &kind, const QJsonObject &current, PatchType type,
    const QByteArray &body, FieldValidation validation) const
{
    if (type == PatchType::Strategic && kind.isCustom)
        return std::unexpected(StatusError {415, u"UnsupportedMediaType"_s,
            u"the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml"_s});
    const auto read = readJsonBody(body);
    if (!read)
        return std::unexpected(badRequest(u"error decoding patch: "_s + read.error()));
    Answer<QJsonObject> patched;
    if (type == PatchType::Json)
        patched = jsonPatched(current, read->value);
    else if (!read->value.isObject())
        patched = std::unexpected(badRequest(
            u"error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}"_s));
    else if (type == PatchType::Merge)
        patched = mergePatched(current, read->value).toObject();
    else
        patched = strategicPatched(*kind.data->schema, current, read->value.toObject());
    if (!patched)
        return std::unexpected(patched.error());
    const Answer<Prepared> decoded = decodeObject(
        kind, *patched, validation, sentences(u"duplicate field"_s, read->duplicates));
    if (decoded || decoded.error().message.contains("the API version in the data"_L1))
        return decoded;
    // The same complaint, as patches word it.
    const QString text = decoded.error().message.section(u"cannot be handled as a "_s, 1);
    Causes causes;
    causes.invalid(u"patch"_s, jsonText(*patched), text.section(u": "_s, 1));
    return std::unexpected(invalid({}, {}, {}, causes.list()));
}

} // namespace models::sandbox
