// SPDX-License-Identifier: Apache-2.0
#include "models/schema/metadatacheck.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace models {

namespace {

using Check = yaml::Diagnostic::Check;
constexpr int longestLabel = 63;
constexpr int longestSubdomain = 253;
constexpr qsizetype mostAnnotationBytes = 256 * 1024;

bool matches(const QString &text, const QRegularExpression &expression)
{
    return expression.match(text).hasMatch();
}

/// What the user most likely wanted to call it.
QString tidied(const QString &name, int longest)
{
    QString result = name.toLower();
    static const QRegularExpression foreign(u"[^a-z0-9.-]+"_s);
    static const QRegularExpression edges(u"^[-.]+|[-.]+$"_s);
    result.replace(foreign, u"-"_s);
    result.truncate(longest);
    result.remove(edges);
    return result;
}

bool isRbac(const ValidationContext &context)
{
    return context.expected.group == "rbac.authorization.k8s.io"_L1;
}

void checkName(Problems &problems, const yaml::Node &node, const ValidationContext &context)
{
    const QString name = node.text;
    if (isRbac(context))
        return; // these take any path segment
    const QString &kind = context.expected.kind;
    const bool isLabel = kind == "Namespace"_L1 || kind == "Service"_L1;
    const int longest = isLabel ? longestLabel : longestSubdomain;
    if (isLabel ? isDnsLabel(name) : isDnsSubdomain(name)) {
        if (context.nameSuffix > 0 && name.size() + context.nameSuffix > longestLabel) {
            problems.onValue(node, Check::Name,
                Message(QT_TRANSLATE_NOOP("models",
                            "This name is %1 characters long; names of pods made from it would "
                            "pass the limit of 63. Keep it to %2."),
                    {QString::number(name.size()),
                        QString::number(longestLabel - context.nameSuffix)}),
                yaml::Severity::Warning);
        }
        return;
    }
    if (name.isEmpty()) {
        problems.onValue(
            node, Check::Name, Message(QT_TRANSLATE_NOOP("models", "The object needs a name.")));
        return;
    }
    yaml::Diagnostic &problem = problems.onValue(node, Check::Name,
        name.size() > longest
            ? Message(QT_TRANSLATE_NOOP(
                          "models", "This name is too long: %1 characters of at most %2."),
                  {QString::number(name.size()), QString::number(longest)})
            : Message(QT_TRANSLATE_NOOP("models",
                          "“%1” is not a valid name: use small letters, digits, - and ., and "
                          "begin and end with a letter or digit."),
                  {name}));
    offerText(problem, node, tidied(name, longest));
}

void checkLabels(Problems &problems, const yaml::Node *labels)
{
    const yaml::Node *map = labels ? labels->resolved() : nullptr;
    if (!map || !map->isMap())
        return;
    for (const yaml::Node *value : map->children) {
        if (const Message wrong = labelKeyProblem(value->key); !wrong.isEmpty())
            problems.onKey(*value, Check::Labels, wrong);
        if (value->kind != yaml::Node::Kind::Scalar
            || value->scalar.type != yaml::Scalar::Type::String)
            continue; // a wrong type is another check's
        if (const Message wrong = labelValueProblem(value->text); !wrong.isEmpty())
            problems.onValue(*value, Check::Labels, wrong);
    }
}

void checkAnnotations(Problems &problems, const yaml::Node *annotations)
{
    const yaml::Node *map = annotations ? annotations->resolved() : nullptr;
    if (!map || !map->isMap())
        return;
    qsizetype bytes = 0;
    for (const yaml::Node *value : map->children) {
        bytes += value->key.toUtf8().size() + value->text.toUtf8().size();
        if (const Message wrong = labelKeyProblem(value->key.toLower()); !wrong.isEmpty())
            problems.onKey(*value, Check::Labels, wrong);
    }
    if (bytes > mostAnnotationBytes) {
        problems.onKey(*annotations, Check::Labels,
            Message(QT_TRANSLATE_NOOP(
                        "models", "The annotations hold %1 bytes; at most %2 are allowed."),
                {QString::number(bytes), QString::number(mostAnnotationBytes)}));
    }
}

bool isText(const yaml::Node *node)
{
    return node && node->kind == yaml::Node::Kind::Scalar
        && node->scalar.type == yaml::Scalar::Type::String;
}

void checkObjectMeta(Problems &problems, const yaml::Node &map, const ValidationContext &context)
{
    const bool isOfObject = map.path() == Path {u"metadata"_s};
    if (const yaml::Node *name = map.child(u"name"); isText(name) && isOfObject)
        checkName(problems, *name, context);
    if (const yaml::Node *prefix = map.child(u"generateName");
        isText(prefix) && isOfObject && !isDnsSubdomain(prefix->text + u"a"_s)) {
        problems.onValue(*prefix, Check::Name,
            Message(QT_TRANSLATE_NOOP(
                        "models", "“%1” cannot begin a name: use small letters, digits, - and ."),
                {prefix->text}));
    }
    if (const yaml::Node *place = map.child(u"namespace");
        isText(place) && !isDnsLabel(place->text)) {
        problems.onValue(*place, Check::Name,
            Message(
                QT_TRANSLATE_NOOP("models", "“%1” is not a valid namespace name."), {place->text}));
    }
    if (isOfObject && context.isNew && !map.child(u"name") && !map.child(u"generateName")) {
        problems.onMissing(map, u"name"_s, Check::MissingRequired,
            Message(QT_TRANSLATE_NOOP("models", "The object needs a name.")));
    }
    checkLabels(problems, map.child(u"labels"));
    checkAnnotations(problems, map.child(u"annotations"));
}

} // namespace

bool isDnsLabel(const QString &name)
{
    static const QRegularExpression shape(u"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"_s);
    return name.size() <= longestLabel && matches(name, shape);
}

QString tidyLabel(const QString &name)
{
    return tidied(QString(name).replace(u'.', u'-'), longestLabel);
}

bool isDnsSubdomain(const QString &name)
{
    static const QRegularExpression shape(
        u"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"_s);
    return name.size() <= longestSubdomain && matches(name, shape);
}

Message labelKeyProblem(const QString &key)
{
    static const QRegularExpression shape(u"^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$"_s);
    const qsizetype slash = key.indexOf(u'/');
    const QString name = key.sliced(slash + 1);
    if (slash >= 0 && !isDnsSubdomain(key.first(slash))) {
        return Message(QT_TRANSLATE_NOOP("models",
                           "“%1” is not a valid key: before the slash must stand a DNS name."),
            {key});
    }
    if (name.isEmpty() || name.size() > longestLabel || !matches(name, shape)) {
        return Message(QT_TRANSLATE_NOOP("models",
                           "“%1” is not a valid key: at most 63 letters, digits, -, _ and ., "
                           "beginning and ending with a letter or digit."),
            {key});
    }
    return {};
}

Message labelValueProblem(const QString &value)
{
    static const QRegularExpression shape(u"^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$"_s);
    if (value.size() <= longestLabel && matches(value, shape))
        return {};
    return Message(QT_TRANSLATE_NOOP("models",
                       "“%1” is not a valid label value: at most 63 letters, digits, -, _ and ., "
                       "beginning and ending with a letter or digit."),
        {value});
}

void checkMetadata(Problems &problems, const yaml::Node &map, const SchemaNode &schema,
    const ValidationContext &context)
{
    switch (schema.tag) {
    case SchemaNode::Tag::ObjectMeta:
        checkObjectMeta(problems, map, context);
        break;
    case SchemaNode::Tag::LabelSelector:
        checkLabels(problems, map.child(u"matchLabels"));
        break;
    case SchemaNode::Tag::PodSpec:
        checkLabels(problems, map.child(u"nodeSelector"));
        break;
    default:
        break;
    }
}

} // namespace models
