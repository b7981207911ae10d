// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/crdrules.h"

#include "models/sandbox/engine/celrules.h"
#include "models/sandbox/engine/crdschema.h"
#include "models/sandbox/engine/decoder.h"
#include "models/sandbox/engine/jsonpath.h"
#include "models/sandbox/engine/jsontext.h"
#include "models/sandbox/engine/names.h"
#include "models/sandbox/engine/schemarules.h"

#include <QJsonArray>
#include <QSet>

#include <re2/re2.h>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

enum class Level { Root, Item, Field };

/// Walks one version's schema: the structural rules, and the rules of lists and maps.
/// https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
class SchemaWalk
{
public:
    explicit SchemaWalk(Causes &causes)
        : m_causes(causes)
    {
    }

    void check(const QJsonObject &props, Level level, const QString &path)
    {
        checkType(props, level, path);
        checkExtensions(props, path);
        checkList(props, path);
        checkPattern(props, path);
        if (props.value("uniqueItems"_L1).toBool())
            m_causes.forbidden(childPath(path, u"uniqueItems"_s),
                u"uniqueItems cannot be set to true since the runtime complexity becomes quadratic"_s);
        checkAdditional(props, level, path);
        const QJsonObject properties = props.value("properties"_L1).toObject();
        const QString propertiesPath = childPath(path, u"properties"_s);
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            const QString memberPath = keyPath(propertiesPath, it.key());
            if (level == Level::Root && it.key() == "metadata"_L1)
                checkMetadata(it.value().toObject(), memberPath);
            else
                check(it.value().toObject(), Level::Field, memberPath);
        }
        if (const QJsonValue items = props.value("items"_L1); items.isObject())
            check(items.toObject(), Level::Item, childPath(path, u"items"_s));
        checkLogic(props, path, props.value("x-kubernetes-int-or-string"_L1).toBool());
        checkDefault(props, path);
    }

private:
    void checkType(const QJsonObject &props, Level level, const QString &path)
    {
        static const QStringList types {
            u"array"_s, u"boolean"_s, u"integer"_s, u"number"_s, u"object"_s, u"string"_s};
        const QString type = props.value("type"_L1).toString();
        const QString typePath = childPath(path, u"type"_s);
        const bool isOpen = props.value("x-kubernetes-int-or-string"_L1).toBool()
            || props.value("x-kubernetes-preserve-unknown-fields"_L1).toBool();
        if (type.isEmpty() && !isOpen) {
            m_causes.required(typePath,
                level == Level::Root       ? u"must not be empty at the root"_s
                    : level == Level::Item ? u"must not be empty for specified array items"_s
                                           : u"must not be empty for specified object fields"_s);
        } else if (!type.isEmpty() && !types.contains(type)) {
            m_causes.unsupported(typePath, type, types);
        }
        if (level == Level::Root && !type.isEmpty() && type != "object"_L1)
            m_causes.invalid(typePath, type, u"must be object at the root"_s);
        if (type == "array"_L1 && !props.contains("items"_L1))
            m_causes.required(childPath(path, u"items"_s), u"must be specified"_s);
        if (props.value("x-kubernetes-embedded-resource"_L1).toBool() && type != "object"_L1)
            m_causes.required(
                typePath, u"must be object if x-kubernetes-embedded-resource is true"_s);
    }

    void checkExtensions(const QJsonObject &props, const QString &path)
    {
        const QJsonValue keeps = props.value("x-kubernetes-preserve-unknown-fields"_L1);
        if (keeps.isBool() && !keeps.toBool())
            m_causes.invalid(childPath(path, u"x-kubernetes-preserve-unknown-fields"_s), false,
                u"must be true or undefined"_s);
        if (props.value("x-kubernetes-int-or-string"_L1).toBool() && keeps.toBool())
            m_causes.invalid(childPath(path, u"x-kubernetes-preserve-unknown-fields"_s), true,
                u"must be false if x-kubernetes-int-or-string is true"_s);
        const QString map = props.value("x-kubernetes-map-type"_L1).toString();
        if (!map.isEmpty() && map != "atomic"_L1 && map != "granular"_L1)
            m_causes.unsupported(
                childPath(path, u"x-kubernetes-map-type"_s), map, {u"atomic"_s, u"granular"_s});
        if (props.value("x-kubernetes-embedded-resource"_L1).toBool() && !keeps.toBool()
            && props.value("properties"_L1).toObject().isEmpty())
            m_causes.required(childPath(path, u"properties"_s),
                u"must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields"_s);
    }

    void checkList(const QJsonObject &props, const QString &path)
    {
        const QString list = props.value("x-kubernetes-list-type"_L1).toString();
        const QString listPath = childPath(path, u"x-kubernetes-list-type"_s);
        const QJsonArray keys = props.value("x-kubernetes-list-map-keys"_L1).toArray();
        if (list.isEmpty()) {
            if (!keys.isEmpty())
                m_causes.required(
                    listPath, u"must be map if x-kubernetes-list-map-keys is non-empty"_s);
            return;
        }
        if (props.value("type"_L1) != "array"_L1)
            m_causes.required(childPath(path, u"type"_s),
                u"must be array if x-kubernetes-list-type is specified"_s);
        if (list != "atomic"_L1 && list != "set"_L1 && list != "map"_L1)
            m_causes.unsupported(listPath, list, {u"atomic"_s, u"set"_s, u"map"_s});
        if (list != "map"_L1) {
            if (!keys.isEmpty())
                m_causes.invalid(
                    listPath, list, u"must be map if x-kubernetes-list-map-keys is non-empty"_s);
            return;
        }
        const QString keysPath = childPath(path, u"x-kubernetes-list-map-keys"_s);
        if (keys.isEmpty())
            m_causes.required(keysPath, u"must not be empty if x-kubernetes-list-type is map"_s);
        checkKeys(props.value("items"_L1).toObject(), keys, path, keysPath);
    }

    void checkKeys(const QJsonObject &items, const QJsonArray &keys, const QString &path,
        const QString &keysPath)
    {
        const QString itemsPath = childPath(path, u"items"_s);
        if (items.value("type"_L1) != "object"_L1) {
            m_causes.invalid(childPath(itemsPath, u"type"_s), items.value("type"_L1).toString(),
                u"must be object if parent array's x-kubernetes-list-type is map"_s);
            return;
        }
        const QJsonObject properties = items.value("properties"_L1).toObject();
        const QJsonArray required = items.value("required"_L1).toArray();
        for (qsizetype i = 0; i < keys.size(); ++i) {
            const QString key = keys.at(i).toString();
            const QJsonObject property = properties.value(key).toObject();
            const QString type = property.value("type"_L1).toString();
            if (!properties.contains(key))
                m_causes.invalid(
                    itemPath(keysPath, i), key, u"entries must all be names of item properties"_s);
            else if (type == "array"_L1 || type == "object"_L1)
                m_causes.invalid(
                    childPath(keyPath(childPath(itemsPath, u"properties"_s), key), u"type"_s), type,
                    u"must be a scalar type if parent array's x-kubernetes-list-type is map"_s);
            else if (!property.contains("default"_L1) && !required.contains(key))
                m_causes.required(
                    childPath(keyPath(childPath(itemsPath, u"properties"_s), key), u"default"_s),
                    u"this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property"_s);
        }
    }

    void checkPattern(const QJsonObject &props, const QString &path)
    {
        const QString pattern = props.value("pattern"_L1).toString();
        const re2::RE2 compiled(pattern.toStdString(), re2::RE2::Quiet);
        if (!compiled.ok())
            m_causes.invalid(childPath(path, u"pattern"_s), pattern,
                u"must be a valid regular expression, but isn't: "_s
                    + QString::fromStdString(compiled.error()));
    }

    void checkAdditional(const QJsonObject &props, Level level, const QString &path)
    {
        const QJsonValue additional = props.value("additionalProperties"_L1);
        if (additional.isUndefined())
            return;
        const QString at = childPath(path, u"additionalProperties"_s);
        if (level == Level::Root)
            m_causes.forbidden(at, u"must not be used at the root"_s);
        if (!props.value("properties"_L1).toObject().isEmpty() && !additional.toBool())
            m_causes.forbidden(at, u"additionalProperties and properties are mutual exclusive"_s);
        if (additional.isObject())
            check(additional.toObject(), Level::Field, at);
    }

    void checkMetadata(QJsonObject props, const QString &path)
    {
        if (props.value("type"_L1) != "object"_L1)
            m_causes.invalid(
                childPath(path, u"type"_s), props.value("type"_L1).toString(), u"must be object"_s);
        const QJsonObject properties = props.take("properties"_L1).toObject();
        bool isPlain = true;
        for (auto it = properties.begin(); it != properties.end(); ++it)
            isPlain = isPlain && (it.key() == "name"_L1 || it.key() == "generateName"_L1);
        for (const QLatin1StringView allowed :
            {"type"_L1, "description"_L1, "title"_L1, "required"_L1, "x-kubernetes-validations"_L1})
            props.remove(allowed);
        if (!isPlain || !props.isEmpty())
            m_causes.forbidden(path,
                u"must not specify anything other than name and generateName, but metadata is implicitly specified"_s);
    }

    /// Inside allOf, anyOf, oneOf and not: limits only, no structure.
    void checkLogic(const QJsonObject &props, const QString &path, bool isIntOrString)
    {
        for (const QLatin1StringView key : {"anyOf"_L1, "allOf"_L1, "oneOf"_L1}) {
            const QJsonArray list = props.value(key).toArray();
            if (isIntOrString && key != "oneOf"_L1)
                continue;
            for (qsizetype i = 0; i < list.size(); ++i)
                checkNested(list.at(i).toObject(), itemPath(childPath(path, key), i));
        }
        if (const QJsonValue negated = props.value("not"_L1); negated.isObject())
            checkNested(negated.toObject(), childPath(path, u"not"_s));
    }

    void checkNested(const QJsonObject &props, const QString &path)
    {
        static const QList<std::pair<QLatin1StringView, QLatin1StringView>> rules {
            {"type"_L1, "must be empty to be structural"_L1},
            {"additionalProperties"_L1, "must be undefined to be structural"_L1},
            {"default"_L1, "must be undefined to be structural"_L1},
            {"title"_L1, "must be empty to be structural"_L1},
            {"description"_L1, "must be empty to be structural"_L1},
            {"nullable"_L1, "must be false to be structural"_L1},
            {"x-kubernetes-preserve-unknown-fields"_L1, "must be false to be structural"_L1},
            {"x-kubernetes-embedded-resource"_L1, "must be false to be structural"_L1},
            {"x-kubernetes-int-or-string"_L1, "must be false to be structural"_L1},
            {"x-kubernetes-list-type"_L1, "must be undefined to be structural"_L1},
            {"x-kubernetes-validations"_L1, "must be empty to be structural"_L1},
        };
        for (const auto &[key, text] : rules) {
            if (props.contains(key))
                m_causes.forbidden(childPath(path, key), text);
        }
        const QJsonObject properties = props.value("properties"_L1).toObject();
        for (auto it = properties.begin(); it != properties.end(); ++it)
            checkNested(it.value().toObject(), keyPath(childPath(path, u"properties"_s), it.key()));
        if (const QJsonValue items = props.value("items"_L1); items.isObject())
            checkNested(items.toObject(), childPath(path, u"items"_s));
        checkPattern(props, path);
        checkLogic(props, path, false);
    }

    void checkDefault(const QJsonObject &props, const QString &path)
    {
        const QJsonValue value = props.value("default"_L1);
        if (value.isUndefined())
            return;
        SchemaPool pool;
        const Schema *schema = readCrdSchema(pool, props);
        const QString at = childPath(path, u"default"_s);
        Decoder decoder(nullptr);
        if (value.isObject() && !schema->isEmbedded
            && decoder.decodeCustom(*schema, value.toObject()) != value)
            m_causes.invalid(at, value, u"must not have unknown fields"_s);
        const Causes found = checkSchema(*schema, value, at);
        m_causes.add(found);
        if (found.isEmpty())
            m_causes.add(checkRulesOfDefault(props, value, at));
    }

    Causes &m_causes;
};

void checkNames(const QJsonObject &names, const QString &path, Causes &causes)
{
    for (const QLatin1StringView key : {"plural"_L1, "singular"_L1, "kind"_L1, "listKind"_L1}) {
        const QString value = names.value(key).toString();
        const QString at = childPath(path, key);
        if (value.isEmpty()) {
            causes.required(at);
            continue;
        }
        const bool isKind = key == "kind"_L1 || key == "listKind"_L1;
        const QStringList errors = names::dns1035Label(isKind ? value.toLower() : value);
        if (!errors.isEmpty())
            causes.invalid(at, value,
                (isKind ? u"may have mixed case, but should otherwise match: "_s : QString())
                    + errors.join(u','));
    }
    const QJsonArray shortNames = names.value("shortNames"_L1).toArray();
    for (qsizetype i = 0; i < shortNames.size(); ++i) {
        const QString value = shortNames.at(i).toString();
        if (const QStringList errors = names::dns1035Label(value); !errors.isEmpty())
            causes.invalid(itemPath(childPath(path, u"shortNames"_s), i), value, errors.join(u','));
    }
    if (names.value("kind"_L1) == names.value("listKind"_L1))
        causes.invalid(childPath(path, u"listKind"_s), names.value("listKind"_L1),
            u"kind and listKind may not be the same"_s);
}

void checkColumns(const QJsonArray &columns, const QString &path, Causes &causes)
{
    static const QStringList types {
        u"boolean"_s, u"date"_s, u"integer"_s, u"number"_s, u"string"_s};
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const QJsonObject column = columns.at(i).toObject();
        const QString at = itemPath(path, i);
        const QString type = column.value("type"_L1).toString();
        const QString jsonPath = column.value("jsonPath"_L1).toString();
        if (column.value("name"_L1).toString().isEmpty())
            causes.required(childPath(at, u"name"_s));
        if (!types.contains(type))
            causes.invalid(childPath(at, u"type"_s), type, u"must be one of "_s + types.join(u','));
        if (jsonPath.isEmpty())
            causes.required(childPath(at, u"JSONPath"_s));
        else if (!jsonPath.startsWith(u'.') || !JsonPath::parse(jsonPath))
            causes.invalid(childPath(at, u"JSONPath"_s), jsonPath,
                u"must be a simple json path starting with ."_s);
    }
}

void checkVersions(const QJsonObject &spec, Causes &causes)
{
    const QJsonArray versions = spec.value("versions"_L1).toArray();
    QStringList seen;
    int storage = 0;
    for (qsizetype i = 0; i < versions.size(); ++i) {
        const QJsonObject version = versions.at(i).toObject();
        const QString at = itemPath(u"spec.versions"_s, i);
        const QString name = version.value("name"_L1).toString();
        storage += version.value("storage"_L1).toBool() ? 1 : 0;
        seen << name;
        if (const QStringList errors = names::dns1035Label(name); !errors.isEmpty())
            causes.invalid(childPath(at, u"name"_s), name, errors.join(u','));
        const QJsonValue schema = sandbox::at(version, {"schema"_L1, "openAPIV3Schema"_L1});
        if (!schema.isObject()) {
            causes.required(childPath(at, u"schema.openAPIV3Schema"_s));
            continue;
        }
        // A single version's schema is where the API once had it for all.
        const QString path = versions.size() == 1 ? u"spec.validation.openAPIV3Schema"_s
                                                  : childPath(at, u"schema.openAPIV3Schema"_s);
        const qsizetype before = causes.size();
        SchemaWalk(causes).check(schema.toObject(), Level::Root, path);
        if (causes.size() == before) // rules lean on types
            causes.add(checkRuleDefinitions(schema.toObject(), path));
        checkColumns(version.value("additionalPrinterColumns"_L1).toArray(),
            versions.size() == 1 ? u"spec.additionalPrinterColumns"_s
                                 : childPath(at, u"additionalPrinterColumns"_s),
            causes);
    }
    if (QSet<QString>(seen.begin(), seen.end()).size() != seen.size())
        causes.invalid(u"spec.versions"_s, versions, u"must contain unique version names"_s);
    if (storage != 1)
        causes.invalid(u"spec.versions"_s, versions,
            u"must have exactly one version marked as storage version"_s);
}

void checkConversion(const QJsonObject &conversion, const QString &path, Causes &causes)
{
    if (conversion.isEmpty())
        return;
    const QString strategy = conversion.value("strategy"_L1).toString();
    if (strategy.isEmpty())
        causes.required(childPath(path, u"strategy"_s));
    else if (strategy != "None"_L1 && strategy != "Webhook"_L1)
        causes.unsupported(childPath(path, u"strategy"_s), strategy, {u"None"_s, u"Webhook"_s});
    const QJsonObject webhook = conversion.value("webhook"_L1).toObject();
    const bool hasConfig = webhook.value("clientConfig"_L1).isObject();
    const bool hasReviews = !webhook.value("conversionReviewVersions"_L1).toArray().isEmpty();
    const QString config = childPath(path, u"webhookClientConfig"_s);
    const QString reviews = childPath(path, u"conversionReviewVersions"_s);
    if (strategy == "Webhook"_L1) {
        if (!hasConfig)
            causes.required(config, u"required when strategy is set to Webhook"_s);
        if (!hasReviews)
            causes.required(reviews);
        return;
    }
    for (const auto &[isThere, where] : {std::pair(hasConfig, config), {hasReviews, reviews}}) {
        if (isThere)
            causes.forbidden(where, u"should not be set when strategy is not set to Webhook"_s);
    }
}

void checkPreserving(const QJsonObject &crd, Causes &causes)
{
    if (at(crd, {"spec"_L1, "preserveUnknownFields"_L1}) == true)
        causes.invalid(u"spec.preserveUnknownFields"_s, true,
            u"cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead"_s);
}

/// Versions in which objects may lie in the store stay; the one that is stored from now on is one
/// of them by then.
void checkStored(const QJsonObject &next, Causes &causes)
{
    QSet<QString> served;
    const QJsonArray stored = at(next, {"status"_L1, "storedVersions"_L1}).toArray();
    if (stored.isEmpty())
        return; // it has not been looked at yet
    for (const QJsonValue value : at(next, {"spec"_L1, "versions"_L1}).toArray()) {
        const QJsonObject version = value.toObject();
        const QString name = version.value("name"_L1).toString();
        served << name;
        if (version.value("storage"_L1).toBool() && !stored.contains(name))
            causes.invalid(
                u"status.storedVersions"_s, stored, u"must have the storage version "_s + name);
    }
    for (qsizetype i = 0; i < stored.size(); ++i) {
        const QString name = stored.at(i).toString();
        if (!served.contains(name))
            causes.invalid(itemPath(u"status.storedVersions"_s, i), name,
                u"missing from spec.versions; %1 was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in %1 and removes %1 from status.storedVersions"_s
                    .arg(name));
    }
}

} // namespace

Causes checkCrd(const QJsonObject &crd)
{
    Causes causes;
    const QJsonObject spec = crd.value("spec"_L1).toObject();
    const QString group = spec.value("group"_L1).toString();
    if (group.isEmpty())
        causes.required(u"spec.group"_s);
    else if (const QStringList errors = names::dnsSubdomain(group); !errors.isEmpty())
        causes.invalid(u"spec.group"_s, group, errors.join(u','));
    else if (!group.contains(u'.'))
        causes.invalid(u"spec.group"_s, group, u"should be a domain with at least one dot"_s);
    const QString scope = spec.value("scope"_L1).toString();
    if (scope.isEmpty())
        causes.required(u"spec.scope"_s);
    else if (scope != "Cluster"_L1 && scope != "Namespaced"_L1)
        causes.unsupported(u"spec.scope"_s, scope, {u"Cluster"_s, u"Namespaced"_s});
    checkVersions(spec, causes);
    checkNames(spec.value("names"_L1).toObject(), u"spec.names"_s, causes);
    checkConversion(spec.value("conversion"_L1).toObject(), u"spec.conversion"_s, causes);
    return causes;
}

Causes checkNewCrd(const QJsonObject &crd)
{
    Causes causes;
    const QString name = at(crd, {"metadata"_L1, "name"_L1}).toString();
    const QString expected = at(crd, {"spec"_L1, "names"_L1, "plural"_L1}).toString() + u'.'
        + at(crd, {"spec"_L1, "group"_L1}).toString();
    if (name != expected)
        causes.invalid(u"metadata.name"_s, name, u"must be spec.names.plural+\".\"+spec.group"_s);
    checkPreserving(crd, causes);
    return causes;
}

Causes checkCrdUpdate(const QJsonObject &next, const QJsonObject &old)
{
    Causes causes;
    for (const QLatin1StringView key : {"scope"_L1, "group"_L1}) {
        const QJsonValue value = at(next, {"spec"_L1, key});
        if (value != at(old, {"spec"_L1, key}))
            causes.invalid(u"spec."_s + key, value, u"field is immutable"_s);
    }
    for (const QLatin1StringView key : {"kind"_L1, "plural"_L1}) {
        const QJsonValue value = at(next, {"spec"_L1, "names"_L1, key});
        if (value != at(old, {"spec"_L1, "names"_L1, key}))
            causes.invalid(u"spec.names."_s + key, value, u"field is immutable"_s);
    }
    checkStored(next, causes);
    if (at(old, {"spec"_L1, "preserveUnknownFields"_L1}) != true)
        checkPreserving(next, causes);
    return causes;
}

} // namespace models::sandbox
