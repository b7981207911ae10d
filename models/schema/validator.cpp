// SPDX-License-Identifier: Apache-2.0
#include "models/schema/validator.h"

#include "models/schema/headroom.h"
#include "models/schema/immutablecheck.h"
#include "models/schema/kindcheck.h"
#include "models/schema/livereferences.h"
#include "models/schema/noderead.h"
#include "models/schema/objectcheck.h"
#include "models/schema/problems.h"
#include "models/schema/productcheck.h"
#include "models/schema/ratchet.h"
#include "models/schema/requiredcheck.h"
#include "models/schema/rulescheck.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

using Check = yaml::Diagnostic::Check;

/// apiVersion and kind against what the server serves.
void checkKind(
    Problems &problems, const yaml::Node &root, const ValidationContext &context, bool hasSchema)
{
    const yaml::Node *version = root.child(u"apiVersion");
    const yaml::Node *kind = root.child(u"kind");
    const QString versionText = textIn(root, u"apiVersion");
    const QString kindText = textIn(root, u"kind");
    for (const auto &name : {u"apiVersion"_s, u"kind"_s}) {
        if (!root.child(name)) {
            problems.onMissing(root, name, Check::ApiVersionOrKind,
                Message(QT_TRANSLATE_NOOP("models", "%1 is required and missing."), {name}));
        }
    }
    if (!version || !kind || versionText.isEmpty() || kindText.isEmpty())
        return;
    if (!context.expected.kind.isEmpty() && kindText != context.expected.kind && hasSchema) {
        yaml::Diagnostic &problem = problems.onValue(*kind, Check::ApiVersionOrKind,
            Message(QT_TRANSLATE_NOOP("models", "This editor is for %1, not for %2."),
                {context.expected.kind, kindText}));
        offerText(problem, *kind, context.expected.kind);
        return;
    }
    if (context.resources.isEmpty())
        return;
    const GroupVersion wanted = GroupVersion::parse(versionText);
    QStringList versionsOfKind;
    QStringList kindsOfVersion;
    QStringList kinds;
    for (const ApiResource &resource : context.resources) {
        if (resource.kind == kindText)
            versionsOfKind.append(resource.groupVersion.toString());
        if (resource.groupVersion == wanted)
            kindsOfVersion.append(resource.kind);
        kinds.append(resource.kind);
    }
    if (versionsOfKind.contains(versionText))
        return;
    if (!versionsOfKind.isEmpty()) {
        yaml::Diagnostic &problem = problems.onValue(*version, Check::ApiVersionOrKind,
            Message(
                QT_TRANSLATE_NOOP("models", "The server does not serve %1 in %2; it does in %3."),
                {kindText, versionText, versionsOfKind.join(u", "_s)}));
        for (const QString &better : std::as_const(versionsOfKind))
            offerText(problem, *version, better);
        return;
    }
    yaml::Diagnostic &problem = problems.onValue(*kind, Check::ApiVersionOrKind,
        Message(QT_TRANSLATE_NOOP("models", "The server does not know the kind %1."), {kindText}));
    offerText(problem, *kind, nearest(kindText, kindsOfVersion.isEmpty() ? kinds : kindsOfVersion));
}

/// Near what etcd takes as one value the server refuses a write, whatever the kind says.
void checkSize(Problems &problems, const yaml::Node &object)
{
    constexpr qsizetype nearLimit = 1024 * 1024;
    if (problems.tree().text().size() <= nearLimit)
        return;
    const qsizetype bytes
        = QJsonDocument(yaml::toJson(object).toObject()).toJson(QJsonDocument::Compact).size();
    if (bytes > nearLimit) {
        problems.onKey(object, Check::Size,
            Message(QT_TRANSLATE_NOOP("models",
                        "This object has %1 KiB; servers refuse more than about 1536 KiB."),
                {QString::number(bytes / 1024)}),
            yaml::Severity::Warning);
    }
}

/// Damerau's distance between short words, ignoring case.
int distance(const QString &left, const QString &right)
{
    const QString a = left.toLower();
    const QString b = right.toLower();
    QList<int> before(b.size() + 1);
    QList<int> previous(b.size() + 1);
    QList<int> current(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        previous[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        current[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int cost = a[i - 1] == b[j - 1] ? 0 : 1;
            current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                current[j] = std::min(current[j], before[j - 2] + 1);
        }
        before = previous;
        previous = current;
    }
    return previous[b.size()];
}

QJsonValue scalarSkeleton(const SchemaNode &node)
{
    if (!node.defaultValue.isUndefined())
        return node.defaultValue;
    if (!node.enumValues.isEmpty())
        return node.enumValues.first();
    switch (node.type) {
    case SchemaNode::Type::Integer:
    case SchemaNode::Type::Number:
        return node.minimum ? node.minimum->value : 0;
    case SchemaNode::Type::Boolean:
        return false;
    default:
        return QString();
    }
}

} // namespace

QList<yaml::Diagnostic> validate(
    const yaml::Tree &tree, int document, const SchemaNode *root, const ValidationContext &context)
{
    Problems problems(tree, document);
    const yaml::Node *top = document < tree.documents().size() ? tree.root(document) : nullptr;
    if (!top || tree.documents()[document].isBlank)
        return {};
    const yaml::Node *object = top->resolved();
    if (!object || !object->isMap()) {
        if (!tree.documents()[document].isBroken && top->kind != yaml::Node::Kind::Empty) {
            problems.onValue(*top, Check::WrongType,
                Message(QT_TRANSLATE_NOOP("models",
                    "A Kubernetes object begins with fields such as apiVersion and kind.")));
        }
        return problems.take();
    }
    checkKind(problems, *object, context, root != nullptr);
    if (root) {
        ObjectCheck(problems, context).check(*top, *root, nullptr);
        if (root->isGoType)
            checkOwnKind(problems, *object);
        else if (!context.loaded.isEmpty())
            tolerateUnchanged(problems, *root, yaml::toJson(*object).toObject(), context.loaded);
        checkRules(problems, *object, *root, context);
    }
    if (root && context.productRules)
        context.productRules->check(problems, *object, *root);
    if (root && context.surroundings) {
        checkReferences(problems,
            referencesIn(tree, document, *root, context.pickers, context.nameSpace),
            *context.surroundings);
        checkHeadroom(problems, *top, *root, *context.surroundings, context.loaded.isEmpty());
    }
    if (!context.loaded.isEmpty())
        checkImmutable(problems, *object, context.loaded);
    checkSize(problems, *object);
    if (context.guide)
        checkRequired(problems, *top, *context.guide, root);
    QList<yaml::Diagnostic> found = problems.take();
    // Where the text could not be read, fields only seem to be missing.
    found.removeIf([&](const yaml::Diagnostic &diagnostic) {
        const bool isAboutAbsence = diagnostic.check == Check::MissingRequired
            || diagnostic.check == Check::Union || diagnostic.check == Check::ApiVersionOrKind;
        return isAboutAbsence && tree.documents()[document].isBroken
            && (tree.isBroken(diagnostic.path, document)
                || tree.isBroken(
                    diagnostic.path.isEmpty() ? Path() : diagnostic.path.parent(), document));
    });
    return found;
}

QString nearest(const QString &word, const QStringList &names)
{
    QString best;
    int bestDistance = 1 + int(std::max<qsizetype>(1, word.size() / 3));
    for (const QString &name : names) {
        const int found = std::abs(name.size() - word.size()) < bestDistance ? distance(word, name)
                                                                             : bestDistance;
        if (found < bestDistance) {
            best = name;
            bestDistance = found;
        }
    }
    return best;
}

QJsonValue skeleton(const SchemaNode &node, int depth)
{
    if (node.isScalar())
        return scalarSkeleton(node);
    if (node.type == SchemaNode::Type::Array) {
        const bool isFilled = depth > 0 && node.items() && !node.items()->isScalar()
            && (!node.items()->required.isEmpty() || node.minItems.value_or(0) > 0);
        return isFilled ? QJsonArray {skeleton(*node.items(), depth - 1)} : QJsonArray();
    }
    QJsonObject result;
    for (const QString &name : node.required) {
        const SchemaNode *member = node.property(name);
        if (member && depth > 0 && member->defaultValue.isUndefined())
            result.insert(name, skeleton(*member, depth - 1));
    }
    return result;
}

} // namespace models
