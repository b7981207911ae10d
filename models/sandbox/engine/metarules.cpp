// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/engine/metarules.h"

#include "models/base/json.h"
#include "models/sandbox/engine/names.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

void addAll(Causes &causes, const QString &field, const QString &value, const QStringList &errors)
{
    for (const QString &error : errors)
        causes.invalid(field, value, error);
}

Causes checkOwners(const QJsonArray &owners, const QString &path)
{
    Causes causes;
    QString controller;
    for (const QJsonValue item : owners) {
        const QJsonObject owner = item.toObject();
        for (const QLatin1StringView key : {"apiVersion"_L1, "kind"_L1, "name"_L1, "uid"_L1}) {
            if (owner.value(key).toString().isEmpty())
                causes.invalid(childPath(path, key), QString(),
                    key == "apiVersion"_L1 ? u"version must not be empty"_s
                                           : u"must not be empty"_s);
        }
        if (!owner.value("controller"_L1).toBool())
            continue;
        const QString name
            = owner.value("kind"_L1).toString() + u'/' + owner.value("name"_L1).toString();
        if (!controller.isEmpty())
            causes.invalid(path, owners,
                u"Only one reference can have Controller set to true. Found \"true\" in references for %1 and %2"_s
                    .arg(controller, name));
        else
            controller = name;
    }
    return causes;
}

Causes checkFinalizers(const QJsonArray &finalizers, const QString &path)
{
    static const QStringList standard {u"kubernetes"_s, u"orphan"_s, u"foregroundDeletion"_s};
    Causes causes;
    for (qsizetype i = 0; i < finalizers.size(); ++i) {
        const QString name = finalizers.at(i).toString();
        const QStringList faults = names::qualified(name);
        addAll(causes, path, name, faults);
        if (faults.isEmpty() && !name.contains(u'/') && !standard.contains(name))
            causes.invalid(u"%1[%2]"_s.arg(path).arg(i), name,
                u"name is neither a standard finalizer name nor is it fully qualified"_s);
    }
    if (finalizers.contains("orphan"_L1) && finalizers.contains("foregroundDeletion"_L1))
        causes.invalid(
            path, finalizers, u"finalizer orphan and foregroundDeletion cannot be both set"_s);
    return causes;
}

} // namespace

Causes checkLabels(const QJsonObject &labels, const QString &path)
{
    Causes causes;
    for (auto it = labels.begin(); it != labels.end(); ++it) {
        addAll(causes, path, it.key(), names::qualified(it.key()));
        const QString value = it.value().toString();
        addAll(causes, path, value, names::labelValue(value));
    }
    return causes;
}

Causes checkAnnotations(const QJsonObject &annotations, const QString &path)
{
    constexpr qsizetype most = 256 * 1024;
    Causes causes;
    qsizetype size = 0;
    for (auto it = annotations.begin(); it != annotations.end(); ++it) {
        addAll(causes, path, it.key(), names::qualified(it.key().toLower()));
        size += it.key().toUtf8().size() + it.value().toString().toUtf8().size();
    }
    if (size > most)
        causes.tooLong(path, most);
    return causes;
}

Causes checkMeta(const QJsonObject &meta, bool isNamespaced, NameRule nameRule, const QString &path)
{
    Causes causes;
    const QString prefix = meta.value("generateName"_L1).toString();
    if (!prefix.isEmpty())
        addAll(causes, childPath(path, u"generateName"_s), prefix,
            nameRule(names::maskedPrefix(prefix)));
    const QString name = meta.value("name"_L1).toString();
    if (name.isEmpty())
        causes.required(childPath(path, u"name"_s), u"name or generateName is required"_s);
    else
        addAll(causes, childPath(path, u"name"_s), name, nameRule(name));
    const QString nameSpace = meta.value("namespace"_L1).toString();
    const QString namespacePath = childPath(path, u"namespace"_s);
    if (isNamespaced) {
        if (nameSpace.isEmpty())
            causes.required(namespacePath);
        else
            addAll(causes, namespacePath, nameSpace, names::dnsLabel(nameSpace));
    } else if (!nameSpace.isEmpty()) {
        causes.forbidden(namespacePath, u"not allowed on this type"_s);
    }
    causes.add(checkLabels(meta.value("labels"_L1).toObject(), childPath(path, u"labels"_s)));
    causes.add(checkAnnotations(
        meta.value("annotations"_L1).toObject(), childPath(path, u"annotations"_s)));
    causes.add(checkOwners(
        meta.value("ownerReferences"_L1).toArray(), childPath(path, u"ownerReferences"_s)));
    causes.add(
        checkFinalizers(meta.value("finalizers"_L1).toArray(), childPath(path, u"finalizers"_s)));
    return causes;
}

Causes checkMetaUpdate(const QJsonObject &next, const QJsonObject &old, const QString &path)
{
    Causes causes;
    if (old.contains("deletionTimestamp"_L1)) {
        QStringList added;
        for (const QJsonValue one : next.value("finalizers"_L1).toArray()) {
            if (!old.value("finalizers"_L1).toArray().contains(one))
                added << Causes::quote(one.toString());
        }
        if (!added.isEmpty())
            causes.forbidden(childPath(path, u"finalizers"_s),
                u"no new finalizers can be added if the object is being deleted, found new finalizers []string{%1}"_s
                    .arg(added.join(u", "_s)));
    }
    for (const QLatin1StringView key : {"name"_L1, "namespace"_L1, "uid"_L1, "creationTimestamp"_L1,
             "deletionTimestamp"_L1, "deletionGracePeriodSeconds"_L1}) {
        if (next.value(key) != old.value(key)) {
            const QJsonValue value = next.value(key);
            causes.invalid(childPath(path, key), value.isUndefined() ? QJsonValue() : value,
                QString::fromLatin1(immutableText));
        }
    }
    causes.add(checkLabels(next.value("labels"_L1).toObject(), childPath(path, u"labels"_s)));
    causes.add(checkAnnotations(
        next.value("annotations"_L1).toObject(), childPath(path, u"annotations"_s)));
    causes.add(checkOwners(
        next.value("ownerReferences"_L1).toArray(), childPath(path, u"ownerReferences"_s)));
    causes.add(
        checkFinalizers(next.value("finalizers"_L1).toArray(), childPath(path, u"finalizers"_s)));
    return causes;
}

Causes checkLabelSelector(const QJsonObject &selector, const QString &path)
{
    Causes causes = checkLabels(
        selector.value("matchLabels"_L1).toObject(), childPath(path, u"matchLabels"_s));
    const QJsonArray rules = selector.value("matchExpressions"_L1).toArray();
    for (qsizetype i = 0; i < rules.size(); ++i) {
        const QJsonObject rule = rules.at(i).toObject();
        const QString rulePath = itemPath(childPath(path, u"matchExpressions"_s), i);
        const QString operation = rule.value("operator"_L1).toString();
        const bool hasValues = !rule.value("values"_L1).toArray().isEmpty();
        if (operation == "In"_L1 || operation == "NotIn"_L1) {
            if (!hasValues)
                causes.required(childPath(rulePath, u"values"_s),
                    u"must be specified when `operator` is 'In' or 'NotIn'"_s);
        } else if (operation == "Exists"_L1 || operation == "DoesNotExist"_L1) {
            if (hasValues)
                causes.forbidden(childPath(rulePath, u"values"_s),
                    u"may not be specified when `operator` is 'Exists' or 'DoesNotExist'"_s);
        } else {
            causes.invalid(
                childPath(rulePath, u"operator"_s), operation, u"not a valid selector operator"_s);
        }
        const QString key = rule.value("key"_L1).toString();
        addAll(causes, childPath(rulePath, u"key"_s), key, names::qualified(key));
    }
    return causes;
}

} // namespace models::sandbox
