// SPDX-License-Identifier: Apache-2.0
#include "models/schema/schemareader.h"

#include "models/base/json.h"
#include "models/schema/openapidocument.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace models {

namespace {

/// What controller-gen writes for a resource.Quantity; the only trace of the type in a CRD.
constexpr QLatin1StringView quantityPattern(
    R"(^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$)");
constexpr int longestReferenceChain = 32;

/// `top` over `base`; member maps and lists of required names are joined.
QJsonObject overlaid(QJsonObject base, const QJsonObject &top)
{
    for (auto it = top.begin(); it != top.end(); ++it) {
        if (it.key() == "properties"_L1) {
            QJsonObject members = base.value("properties"_L1).toObject();
            const QJsonObject own = it.value().toObject();
            for (auto member = own.begin(); member != own.end(); ++member)
                members.insert(member.key(), member.value());
            base.insert("properties"_L1, members);
        } else if (it.key() == "required"_L1) {
            QJsonArray names = base.value("required"_L1).toArray();
            const QJsonArray own = it.value().toArray();
            for (const QJsonValue &name : own) {
                if (!names.contains(name))
                    names.append(name);
            }
            base.insert("required"_L1, names);
        } else if (it.key() != "description"_L1 || !it.value().toString().isEmpty()) {
            base.insert(it.key(), it.value());
        }
    }
    return base;
}

bool isIntegerOrString(const QJsonArray &branches)
{
    if (branches.size() != 2)
        return false;
    const QString first = branches[0].toObject()["type"_L1].toString();
    const QString second = branches[1].toObject()["type"_L1].toString();
    return (first == "integer"_L1 && second == "string"_L1)
        || (first == "string"_L1 && second == "integer"_L1);
}

std::optional<qint64> count(const QJsonObject &raw, QLatin1StringView key)
{
    const QJsonValue value = raw[key];
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

SchemaNode::Type typeOf(const QJsonObject &raw)
{
    const QString word = raw["type"_L1].toString();
    if (word == "object"_L1)
        return SchemaNode::Type::Object;
    if (word == "array"_L1)
        return SchemaNode::Type::Array;
    if (word == "string"_L1)
        return SchemaNode::Type::String;
    if (word == "integer"_L1)
        return SchemaNode::Type::Integer;
    if (word == "number"_L1)
        return SchemaNode::Type::Number;
    if (word == "boolean"_L1)
        return SchemaNode::Type::Boolean;
    if (raw.contains("properties"_L1) || raw["additionalProperties"_L1].isObject())
        return SchemaNode::Type::Object;
    return raw.contains("items"_L1) ? SchemaNode::Type::Array : SchemaNode::Type::Any;
}

} // namespace

bool isGoTypeName(const QString &refName)
{
    constexpr std::array prefixes {"io.k8s.api."_L1, "io.k8s.apimachinery."_L1,
        "io.k8s.apiextensions-apiserver."_L1, "io.k8s.kube-aggregator."_L1, "io.k8s.metrics."_L1};
    return std::ranges::any_of(prefixes, [&](auto prefix) { return refName.startsWith(prefix); });
}

std::unique_ptr<SchemaNode> SchemaReader::read(const QJsonObject &raw, bool insideGoType) const
{
    std::unique_ptr<SchemaNode> node(new SchemaNode);
    node->m_document = &m_document;
    node->isGoType = insideGoType;
    node->m_raw = merged(raw, node->refName, longestReferenceChain);
    if (!node->refName.isEmpty())
        node->isGoType = isGoTypeName(node->refName);
    readFacts(*node);
    return node;
}

std::unique_ptr<SchemaNode> SchemaReader::readRoot(
    const QJsonObject &raw, const QString &name) const
{
    std::unique_ptr<SchemaNode> node(new SchemaNode);
    node->m_document = &m_document;
    node->m_isRoot = true;
    node->refName = name;
    node->isGoType = isGoTypeName(name);
    QString ignored;
    node->m_raw = withObjectMembers(merged(raw, ignored, longestReferenceChain));
    readFacts(*node);
    return node;
}

QJsonObject SchemaReader::withObjectMembers(QJsonObject raw)
{
    QJsonObject members = raw["properties"_L1].toObject();
    for (const auto name : {"apiVersion"_L1, "kind"_L1}) {
        if (!members.contains(name))
            members.insert(name, QJsonObject {{"type"_L1, "string"_L1}});
    }
    const QJsonObject metadata = members["metadata"_L1].toObject();
    if (!metadata.contains("$ref"_L1) && !metadata.contains("allOf"_L1))
        members.insert("metadata"_L1, overlaid(objectMetaSchema(), metadata));
    raw.insert("properties"_L1, members);
    raw.insert("type"_L1, "object"_L1);
    return raw;
}

QJsonObject SchemaReader::merged(const QJsonObject &raw, QString &refName, int budget) const
{
    QJsonObject own = raw;
    const QString ref = own.take("$ref"_L1).toString();
    QJsonObject base;
    if (!ref.isEmpty() && budget > 0) {
        if (refName.isEmpty())
            refName = OpenApiDocument::refName(ref);
        QString inner = refName;
        base = merged(m_document.resolve(ref), inner, budget - 1);
    }
    const QJsonArray all = own.take("allOf"_L1).toArray();
    QJsonArray constraints = base.value("allOf"_L1).toArray();
    for (const QJsonValue &value : all) {
        const QJsonObject branch = value.toObject();
        if (branch.contains("$ref"_L1) && budget > 0)
            base = overlaid(base, merged(branch, refName, budget - 1));
        else
            constraints.append(branch);
    }
    base = overlaid(base, own);
    if (!constraints.isEmpty())
        base.insert("allOf"_L1, constraints);
    return base;
}

void SchemaReader::readFacts(SchemaNode &node) const
{
    const QJsonObject &raw = node.m_raw;
    node.type = typeOf(raw);
    node.format = raw["format"_L1].toString();
    node.title = raw["title"_L1].toString();
    node.description = raw["description"_L1].toString();
    node.pattern = raw["pattern"_L1].toString();
    node.enumValues = raw["enum"_L1].toArray();
    node.example = raw["example"_L1];
    node.nullable = raw["nullable"_L1].toBool();
    node.deprecated = raw["deprecated"_L1].toBool()
        || node.description.startsWith("deprecated"_L1, Qt::CaseInsensitive);
    const QJsonArray names = raw["required"_L1].toArray();
    for (const QJsonValue &name : names)
        node.required.insert(name.toString());
    node.m_hasProperties = !raw["properties"_L1].toObject().isEmpty();
    node.m_hasAdditional
        = raw["additionalProperties"_L1].isObject() || raw["additionalProperties"_L1].toBool(false);
    node.m_additionalTrue = raw["additionalProperties"_L1].toBool(false)
        || (raw["additionalProperties"_L1].isObject()
            && raw["additionalProperties"_L1].toObject().isEmpty());
    readBounds(node);
    readExtensions(node);
    node.tag = tagOf(node.refName, raw);
    if (node.tag == SchemaNode::Tag::None && raw["properties"_L1].toObject()["spec"_L1].isObject()
        && !node.m_isRoot) {
        QString inner;
        const QJsonObject spec = merged(
            raw["properties"_L1].toObject()["spec"_L1].toObject(), inner, longestReferenceChain);
        if (tagOf(inner, spec) == SchemaNode::Tag::PodSpec)
            node.tag = SchemaNode::Tag::PodTemplateSpec;
    }
    if (node.tag == SchemaNode::Tag::Quantity)
        node.intOrString = true;
    if (node.intOrString && node.type == SchemaNode::Type::String)
        node.type = SchemaNode::Type::Any;
    const bool free = node.tag == SchemaNode::Tag::RawExtension || node.tag == SchemaNode::Tag::Json
        || node.tag == SchemaNode::Tag::FieldsV1;
    node.preserveUnknown = node.preserveUnknown || free;
    node.unions = unionsOf(raw);
    readDefault(node);
}

void SchemaReader::readBounds(SchemaNode &node)
{
    const QJsonObject &raw = node.m_raw;
    if (raw["minimum"_L1].isDouble()) {
        node.minimum
            = SchemaNode::Bound {raw["minimum"_L1].toDouble(), raw["exclusiveMinimum"_L1].toBool()};
    }
    if (raw["maximum"_L1].isDouble()) {
        node.maximum
            = SchemaNode::Bound {raw["maximum"_L1].toDouble(), raw["exclusiveMaximum"_L1].toBool()};
    }
    if (raw["multipleOf"_L1].isDouble())
        node.multipleOf = raw["multipleOf"_L1].toDouble();
    node.minLength = count(raw, "minLength"_L1);
    node.maxLength = count(raw, "maxLength"_L1);
    node.minItems = count(raw, "minItems"_L1);
    node.maxItems = count(raw, "maxItems"_L1);
    node.minProperties = count(raw, "minProperties"_L1);
    node.maxProperties = count(raw, "maxProperties"_L1);
    node.uniqueItems = raw["uniqueItems"_L1].toBool();
}

void SchemaReader::readExtensions(SchemaNode &node)
{
    const QJsonObject &raw = node.m_raw;
    node.intOrString = raw["x-kubernetes-int-or-string"_L1].toBool()
        || node.format == "int-or-string"_L1 || node.refName.endsWith(".intstr.IntOrString"_L1)
        || isIntegerOrString(raw["anyOf"_L1].toArray())
        || isIntegerOrString(raw["oneOf"_L1].toArray());
    node.preserveUnknown = raw["x-kubernetes-preserve-unknown-fields"_L1].toBool();
    node.embedded = raw["x-kubernetes-embedded-resource"_L1].toBool();
    node.listType = raw["x-kubernetes-list-type"_L1].toString();
    node.mapType = raw["x-kubernetes-map-type"_L1].toString();
    const QJsonArray keys = raw["x-kubernetes-list-map-keys"_L1].toArray();
    for (const QJsonValue &key : keys)
        node.listMapKeys.append(key.toString());
    const QJsonArray rules = raw["x-kubernetes-validations"_L1].toArray();
    for (const QJsonValue &value : rules) {
        const QJsonObject rule = value.toObject();
        node.rules.append({rule["rule"_L1].toString(), rule["message"_L1].toString(),
            rule["fieldPath"_L1].toString(), rule["reason"_L1].toString()});
    }
    if (node.embedded) {
        node.m_raw = withObjectMembers(raw);
        node.m_hasProperties = true;
        node.required += {u"apiVersion"_s, u"kind"_s};
    }
}

void SchemaReader::readDefault(SchemaNode &node)
{
    const QJsonValue value = node.m_raw.value("default"_L1);
    if (!value.isUndefined() && !(node.isGoType && isZero(value)))
        node.defaultValue = value;
}

SchemaNode::Tag tagOf(const QString &refName, const QJsonObject &schema)
{
    using Tag = SchemaNode::Tag;
    struct Named
    {
        QLatin1StringView suffix;
        Tag tag;
    };
    static constexpr std::array named {Named {".resource.Quantity"_L1, Tag::Quantity},
        Named {".meta.v1.Time"_L1, Tag::Time}, Named {".meta.v1.MicroTime"_L1, Tag::MicroTime},
        Named {".meta.v1.Duration"_L1, Tag::Duration},
        Named {".runtime.RawExtension"_L1, Tag::RawExtension}, Named {".v1.JSON"_L1, Tag::Json},
        Named {".meta.v1.FieldsV1"_L1, Tag::FieldsV1},
        Named {".meta.v1.ObjectMeta"_L1, Tag::ObjectMeta},
        Named {".meta.v1.LabelSelector"_L1, Tag::LabelSelector},
        Named {".core.v1.PodTemplateSpec"_L1, Tag::PodTemplateSpec},
        Named {".core.v1.PodSpec"_L1, Tag::PodSpec},
        Named {".core.v1.Container"_L1, Tag::Container},
        Named {".core.v1.ResourceRequirements"_L1, Tag::ResourceRequirements},
        Named {".core.v1.Affinity"_L1, Tag::Affinity},
        Named {".core.v1.Toleration"_L1, Tag::Toleration},
        Named {".core.v1.EnvVar"_L1, Tag::EnvVar}, Named {".core.v1.Volume"_L1, Tag::Volume},
        Named {".core.v1.VolumeMount"_L1, Tag::VolumeMount}};
    for (const Named &candidate : named) {
        if (refName.endsWith(candidate.suffix))
            return candidate.tag;
    }
    if (schema["pattern"_L1].toString() == quantityPattern)
        return Tag::Quantity;
    if (schema["format"_L1].toString() == "date-time"_L1)
        return Tag::Time;
    if (schema["format"_L1].toString() == "duration"_L1)
        return Tag::Duration;
    if (schema["x-sampan-object-meta"_L1].toBool())
        return Tag::ObjectMeta;

    // controller-gen copies whole core types into CRDs: know them by what they consist of.
    struct Shape
    {
        std::array<QLatin1StringView, 3> members;
        Tag tag;
    };
    static constexpr std::array shapes {
        Shape {{"containers"_L1, "restartPolicy"_L1, "volumes"_L1}, Tag::PodSpec},
        Shape {{"image"_L1, "command"_L1, "volumeMounts"_L1}, Tag::Container},
        Shape {{"nodeAffinity"_L1, "podAffinity"_L1, "podAntiAffinity"_L1}, Tag::Affinity},
        Shape {{"tolerationSeconds"_L1, "operator"_L1, "effect"_L1}, Tag::Toleration},
        Shape {{"name"_L1, "value"_L1, "valueFrom"_L1}, Tag::EnvVar},
        Shape {{"emptyDir"_L1, "persistentVolumeClaim"_L1, "name"_L1}, Tag::Volume},
        Shape {{"mountPath"_L1, "name"_L1, "subPath"_L1}, Tag::VolumeMount},
        Shape {{"matchLabels"_L1, "matchExpressions"_L1, {}}, Tag::LabelSelector},
        Shape {{"limits"_L1, "requests"_L1, {}}, Tag::ResourceRequirements}};
    const QJsonObject members = schema["properties"_L1].toObject();
    for (const Shape &shape : shapes) {
        const bool fits = std::ranges::all_of(shape.members,
            [&](QLatin1StringView name) { return name.isEmpty() || members.contains(name); });
        if (fits && !members.isEmpty())
            return shape.tag;
    }
    return Tag::None;
}

QJsonObject objectMetaSchema()
{
    const auto text = [](const char *description) {
        return QJsonObject {
            {"type"_L1, "string"_L1}, {"description"_L1, QString::fromUtf8(description)}};
    };
    const auto map = [&](const char *description) {
        return QJsonObject {{"type"_L1, "object"_L1},
            {"additionalProperties"_L1, QJsonObject {{"type"_L1, "string"_L1}}},
            {"description"_L1, QString::fromUtf8(description)}};
    };
    const auto list = [](const QJsonObject &items, const char *description) {
        return QJsonObject {{"type"_L1, "array"_L1}, {"items"_L1, items},
            {"description"_L1, QString::fromUtf8(description)}};
    };
    const QJsonObject open {
        {"type"_L1, "object"_L1}, {"x-kubernetes-preserve-unknown-fields"_L1, true}};
    const QJsonObject number {{"type"_L1, "integer"_L1}, {"format"_L1, "int64"_L1}};
    const QJsonObject time {{"type"_L1, "string"_L1}, {"format"_L1, "date-time"_L1}};
    return {{"type"_L1, "object"_L1}, {"x-sampan-object-meta"_L1, true},
        {"description"_L1, u"Name, labels and other data about the object."_s},
        {"properties"_L1,
            QJsonObject {{"name"_L1,
                             text("Name, unique among objects of this kind in the "
                                  "namespace; cannot change later.")},
                {"generateName"_L1,
                    text("Start of a name that the server completes; used when name is not set.")},
                {"namespace"_L1, text("Namespace (project) the object lives in.")},
                {"labels"_L1, map("Short marks for selecting and grouping objects.")},
                {"annotations"_L1, map("Any text that tools and people attach to the object.")},
                {"finalizers"_L1,
                    list({{"type"_L1, "string"_L1}},
                        "Names of those who must finish before the object may go.")},
                {"ownerReferences"_L1, list(open, "Objects this one is deleted with.")},
                {"uid"_L1, text("Identity over time, given by the server.")},
                {"resourceVersion"_L1, text("Version of the stored object.")},
                {"selfLink"_L1, text("No longer filled.")}, {"generation"_L1, number},
                {"creationTimestamp"_L1, time}, {"deletionTimestamp"_L1, time},
                {"deletionGracePeriodSeconds"_L1, number},
                {"managedFields"_L1, list(open, "Who set which field.")}}}};
}

} // namespace models
