// SPDX-License-Identifier: Apache-2.0
#include "models/schema/livereferences.h"

#include "models/schema/noderead.h"
#include "models/schema/validator.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace models {

namespace {

using Check = yaml::Diagnostic::Check;

/// What stands behind a guide's picker.
struct Target
{
    QLatin1StringView picker;
    QLatin1StringView resource;
    QLatin1StringView kind;
    bool isOfCluster = false;
    QLatin1StringView nameSpace {}; ///< a fixed one
};

constexpr std::array targets {Target {"secret"_L1, "secrets"_L1, "Secret"_L1},
    Target {"configmap"_L1, "configmaps"_L1, "ConfigMap"_L1},
    Target {"claim"_L1, "persistentvolumeclaims"_L1, "PersistentVolumeClaim"_L1},
    Target {"serviceaccount"_L1, "serviceaccounts"_L1, "ServiceAccount"_L1},
    Target {"service"_L1, "services"_L1, "Service"_L1},
    Target {"priorityclass"_L1, "priorityclasses.scheduling.k8s.io"_L1, "PriorityClass"_L1, true},
    Target {"storageclass"_L1, "storageclasses.storage.k8s.io"_L1, "StorageClass"_L1, true},
    Target {"runtimeclass"_L1, "runtimeclasses.node.k8s.io"_L1, "RuntimeClass"_L1, true},
    Target {"ingressclass"_L1, "ingressclasses.networking.k8s.io"_L1, "IngressClass"_L1, true},
    Target {"clusterrole"_L1, "clusterroles.rbac.authorization.k8s.io"_L1, "ClusterRole"_L1, true},
    Target {"queue"_L1, "queues.scheduler.tensorstack.dev"_L1, "Queue"_L1, false, "t9k-system"_L1},
    Target {"quotaprofile"_L1, "quotaprofiles.tensorstack.dev"_L1, "QuotaProfile"_L1, false,
        "t9k-system"_L1},
    Target {"workflowtemplate"_L1, "workflowtemplates.batch.tensorstack.dev"_L1,
        "WorkflowTemplate"_L1}};

const Target *targetOf(QStringView picker)
{
    const auto found = std::ranges::find_if(
        targets, [picker](const Target &target) { return target.picker == picker; });
    return found == targets.end() ? nullptr : &*found;
}

bool isTrue(const yaml::Node &map, QStringView key)
{
    const yaml::Node *value = yaml::memberOf(map, key);
    return value && value->resolved() && value->resolved()->scalar.type == yaml::Scalar::Type::Bool
        && value->resolved()->scalar.boolean;
}

class Collector final
{
public:
    Collector(const Guide *guide, QString nameSpace)
        : m_guide(guide)
        , m_nameSpace(std::move(nameSpace))
    {
    }

    void walk(const yaml::Node &written, const SchemaNode &schema) // NOLINT(misc-no-recursion)
    {
        const yaml::Node *value = written.resolved();
        if (!value || schema.serverOwned || ++m_visited > mostNodes || m_depth > deepest)
            return;
        ++m_depth;
        if (value->isMap()) {
            if (schema.tag == SchemaNode::Tag::PodSpec)
                pod(*value);
            if (schema.property(u"storageClassName"_s) && schema.property(u"accessModes"_s))
                add(u"storageclass", yaml::memberOf(*value, u"storageClassName"));
            for (const yaml::Member &member : yaml::members(*value)) {
                const SchemaNode *child = schema.property(member.key);
                child = child ? child : schema.additional();
                if (child)
                    walk(*member.value, *child);
            }
        } else if (value->isList() && schema.items()) {
            for (const yaml::Node *item : value->children)
                walk(*item, *schema.items());
        } else if (m_guide) {
            const FieldGuide *field = m_guide->fieldFor(written.path());
            if (field && !field->picker.isEmpty())
                add(field->picker, &written);
        }
        --m_depth;
    }

    QList<WrittenReference> take() { return std::move(m_found); }

private:
    static constexpr int mostNodes = 200'000;
    static constexpr int deepest = 100;

    void add(QStringView picker, const yaml::Node *name, const yaml::Node *key = nullptr,
        bool isOptional = false)
    {
        const Target *target = targetOf(picker);
        const yaml::Node *value = name ? name->resolved() : nullptr;
        if (!target || !value || !value->isScalar() || value->text.isEmpty()
            || value->text.contains("$("_L1) || m_seen.contains(name))
            return;
        m_seen.insert(name);
        const yaml::Node *keyText = key ? key->resolved() : nullptr;
        const bool hasKey = keyText && keyText->isScalar() && !keyText->text.isEmpty();
        const QString place = target->isOfCluster ? QString()
            : target->nameSpace.isEmpty()         ? m_nameSpace
                                                  : QString(target->nameSpace);
        m_found.append(
            {.to = {QString(target->resource), QString(target->kind), place, value->text, hasKey},
                .name = name,
                .key = hasKey ? key : nullptr,
                .isOptional = isOptional});
    }

    /// `{name, key, optional}` and its likes.
    void selector(QStringView picker, const yaml::Node *from, QStringView nameKey = u"name")
    {
        if (from)
            add(picker, yaml::memberOf(*from, nameKey), yaml::memberOf(*from, u"key"),
                isTrue(*from, u"optional"));
    }

    void volume(const yaml::Node &volume)
    {
        selector(u"secret", mapIn(volume, u"secret"), u"secretName");
        selector(u"configmap", mapIn(volume, u"configMap"));
        if (const yaml::Node *claim = mapIn(volume, u"persistentVolumeClaim"))
            add(u"claim", yaml::memberOf(*claim, u"claimName"));
        const yaml::Node *projected = mapIn(volume, u"projected");
        if (!projected)
            return;
        for (const yaml::Node *source : mapsIn(*projected, u"sources")) {
            selector(u"secret", mapIn(*source, u"secret"));
            selector(u"configmap", mapIn(*source, u"configMap"));
        }
    }

    void container(const yaml::Node &container)
    {
        for (const yaml::Node *variable : mapsIn(container, u"env")) {
            const yaml::Node *from = mapIn(*variable, u"valueFrom");
            if (!from)
                continue;
            selector(u"secret", mapIn(*from, u"secretKeyRef"));
            selector(u"configmap", mapIn(*from, u"configMapKeyRef"));
        }
        for (const yaml::Node *from : mapsIn(container, u"envFrom")) {
            selector(u"secret", mapIn(*from, u"secretRef"));
            selector(u"configmap", mapIn(*from, u"configMapRef"));
        }
    }

    void pod(const yaml::Node &spec)
    {
        for (const yaml::Node *one : mapsIn(spec, u"volumes"))
            volume(*one);
        for (const auto key : {u"initContainers", u"containers"}) {
            for (const yaml::Node *one : mapsIn(spec, key))
                container(*one);
        }
        for (const yaml::Node *one : mapsIn(spec, u"imagePullSecrets"))
            selector(u"secret", one);
        add(u"serviceaccount", yaml::memberOf(spec, u"serviceAccountName"));
        add(u"priorityclass", yaml::memberOf(spec, u"priorityClassName"));
        add(u"runtimeclass", yaml::memberOf(spec, u"runtimeClassName"));
    }

    const Guide *m_guide;
    QString m_nameSpace;
    QList<WrittenReference> m_found;
    QSet<const yaml::Node *> m_seen;
    int m_visited = 0;
    int m_depth = 0;
};

/// "Secret/name" of every document of the text.
QSet<QString> writtenHere(const yaml::Tree &tree)
{
    QSet<QString> names;
    if (tree.documents().size() < 2)
        return names;
    for (const yaml::Document &document : tree.documents()) {
        const yaml::Node *root = document.root->resolved();
        const yaml::Node *metadata = root && root->isMap() ? mapIn(*root, u"metadata") : nullptr;
        if (metadata)
            names.insert(textIn(*root, u"kind") + u'/' + textIn(*metadata, u"name"));
    }
    return names;
}

void checkKey(
    Problems &problems, const WrittenReference &reference, const Surroundings::Named &found)
{
    const QString key = reference.key->resolved()->text;
    if (found.keys.contains(key))
        return;
    yaml::Diagnostic &problem = problems.onValue(*reference.key, Check::LiveReference,
        Message(QT_TRANSLATE_NOOP("models", "%1 %2 has no key %3."),
            {reference.to.kind, reference.to.name, key}),
        yaml::Severity::Warning);
    offerText(problem, *reference.key,
        found.keys.size() == 1 ? found.keys.first() : nearest(key, found.keys));
}

} // namespace

QList<WrittenReference> referencesIn(const yaml::Tree &tree, int document, const SchemaNode &root,
    const Guide *guide, const QString &nameSpace)
{
    const yaml::Node *top = tree.root(document);
    const yaml::Node *object = top ? top->resolved() : nullptr;
    if (!object || !object->isMap())
        return {};
    const yaml::Node *metadata = mapIn(*object, u"metadata");
    const QString own = metadata ? textIn(*metadata, u"namespace") : QString();
    Collector collector(guide, own.isEmpty() ? nameSpace : own);
    collector.walk(*top, root);
    return collector.take();
}

void checkReferences(
    Problems &problems, const QList<WrittenReference> &references, const Surroundings &around)
{
    using Presence = Surroundings::Presence;
    const QSet<QString> here = writtenHere(problems.tree());
    for (const WrittenReference &reference : references) {
        const auto found = around.objects.constFind(reference.to);
        const NamedObject &to = reference.to;
        if (found == around.objects.cend() || here.contains(to.kind + u'/' + to.name))
            continue;
        if (found->presence == Presence::NotAllowed) {
            problems.onValue(*reference.name, Check::LiveReference,
                Message(QT_TRANSLATE_NOOP("models",
                            "Whether there is a %1 called %2 cannot be said: looking it up is not "
                            "allowed here."),
                    {to.kind, to.name}),
                yaml::Severity::Info);
        } else if (found->presence == Presence::Missing && !reference.isOptional) {
            problems.onValue(*reference.name, Check::LiveReference,
                to.nameSpace.isEmpty()
                    ? Message(QT_TRANSLATE_NOOP("models", "The cluster has no %1 called %2."),
                          {to.kind, to.name})
                    : Message(QT_TRANSLATE_NOOP("models", "%3 has no %1 called %2."),
                          {to.kind, to.name, to.nameSpace}),
                yaml::Severity::Warning);
        } else if (found->presence == Presence::There && reference.key && !reference.isOptional) {
            checkKey(problems, reference, *found);
        }
    }
}

QList<Message> presenceFacts(
    const QList<WrittenReference> &references, const Path &path, const Surroundings &around)
{
    using Presence = Surroundings::Presence;
    for (const WrittenReference &reference : references) {
        const auto found = around.objects.constFind(reference.to);
        if (reference.name->path() != path || found == around.objects.cend())
            continue;
        const QStringList words {reference.to.kind, reference.to.name};
        switch (found->presence) {
        case Presence::There:
            return {Message(QT_TRANSLATE_NOOP("models", "%1 %2 is there"), words)};
        case Presence::Missing:
            return {Message(QT_TRANSLATE_NOOP("models", "%1 %2 is not there"), words)};
        case Presence::NotAllowed:
            return {Message(QT_TRANSLATE_NOOP("models", "%1 %2 may not be looked up"), words)};
        }
    }
    return {};
}

} // namespace models
