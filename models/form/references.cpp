// SPDX-License-Identifier: Apache-2.0
#include "models/form/references.h"

#include <array>

using namespace Qt::StringLiterals;

namespace models {

namespace {

struct Rule
{
    QLatin1StringView tail; ///< of the path's pattern
    QLatin1StringView picker;
};

/// The same in every kind: these are fields of Kubernetes' own shared types.
constexpr std::array rules {Rule {"secretKeyRef.name"_L1, "secret"_L1},
    Rule {"secretKeyRef.key"_L1, "secret-key"_L1}, Rule {"configMapKeyRef.name"_L1, "configmap"_L1},
    Rule {"configMapKeyRef.key"_L1, "configmap-key"_L1}, Rule {"secretRef.name"_L1, "secret"_L1},
    Rule {"configMapRef.name"_L1, "configmap"_L1}, Rule {"secret.secretName"_L1, "secret"_L1},
    Rule {"secret.items[].key"_L1, "secret-key"_L1}, Rule {"configMap.name"_L1, "configmap"_L1},
    Rule {"configMap.items[].key"_L1, "configmap-key"_L1},
    Rule {"sources[].secret.name"_L1, "secret"_L1},
    Rule {"persistentVolumeClaim.claimName"_L1, "claim"_L1},
    Rule {"imagePullSecrets[].name"_L1, "secret"_L1},
    Rule {"serviceAccountName"_L1, "serviceaccount"_L1},
    Rule {"storageClassName"_L1, "storageclass"_L1},
    Rule {"priorityClassName"_L1, "priorityclass"_L1},
    Rule {"runtimeClassName"_L1, "runtimeclass"_L1},
    Rule {"ingressClassName"_L1, "ingressclass"_L1}, Rule {"nodeName"_L1, "node"_L1},
    Rule {"volumeMounts[].name"_L1, "volume"_L1}, Rule {"volumeDevices[].name"_L1, "volume"_L1},
    Rule {"resourceFieldRef.containerName"_L1, "container"_L1}, Rule {"httpGet.port"_L1, "port"_L1},
    Rule {"tcpSocket.port"_L1, "port"_L1}, Rule {"tolerations[].key"_L1, "taint"_L1},
    Rule {"nodeSelector"_L1, "node-label"_L1}, Rule {"topologyKey"_L1, "node-label"_L1},
    Rule {"nodeSelector.matchLabels"_L1, "node-label"_L1},
    Rule {"nodeSelectorTerms[].matchExpressions[].key"_L1, "node-label"_L1},
    Rule {"preference.matchExpressions[].key"_L1, "node-label"_L1},
    Rule {"resources.limits"_L1, "accelerator"_L1},
    Rule {"resources.requests"_L1, "accelerator"_L1}, Rule {"roleRef.name"_L1, "role"_L1},
    Rule {"subjects[].name"_L1, "subject"_L1}};

bool endsWith(const QString &pattern, QLatin1StringView tail)
{
    const qsizetype before = pattern.size() - tail.size();
    return pattern.endsWith(tail) && (before == 0 || pattern[before - 1] == u'.');
}

QString pickerAt(const QString &pattern)
{
    for (const Rule &rule : rules) {
        if (endsWith(pattern, rule.tail))
            return rule.picker;
    }
    return {};
}

/// Where labels are written or chosen by, and whose they are. What is not here is about pods.
constexpr std::array owners {Rule {"namespaceSelector"_L1, "v1/Namespace"_L1},
    Rule {"clusterRoleSelectors[]"_L1, "rbac.authorization.k8s.io/v1/ClusterRole"_L1},
    Rule {"nodeSelector"_L1, "v1/Node"_L1},
    Rule {"volumeClaimTemplates[]"_L1, "v1/PersistentVolumeClaim"_L1},
    Rule {"volumeClaimTemplate"_L1, "v1/PersistentVolumeClaim"_L1},
    Rule {"jobTemplate"_L1, "batch/v1/Job"_L1}};

const yaml::Node *nodeAt(const yaml::Tree &tree, int document, const Path &path)
{
    const yaml::Node *node = tree.resolvedAt(path, document);
    return node ? node->resolved() : nullptr;
}

QString textAt(const yaml::Tree &tree, int document, const Path &path)
{
    const yaml::Node *node = nodeAt(tree, document, path);
    return node && node->isScalar() && !node->isNull() ? node->text : QString();
}

/// `key` of each item of a list.
void collect(const yaml::Node *list, QStringView key, QStringList &into)
{
    list = list ? list->resolved() : nullptr;
    if (!list || !list->isList())
        return;
    for (const yaml::Node *item : list->children) {
        const yaml::Node *map = item->resolved();
        const yaml::Node *name = map && map->isMap() ? yaml::memberOf(*map, key) : nullptr;
        if (name && name->isScalar() && !name->text.isEmpty() && !into.contains(name->text))
            into.append(name->text);
    }
}

/// The object whose keys are meant stands beside the key, or two levels up for `items[].key`.
QString ownerOfKey(const yaml::Tree &tree, int document, const Path &path)
{
    Path owner = path.parent();
    if (owner.size() > 1 && owner.last().index() == 1)
        owner = owner.parent().parent();
    const QString name = textAt(tree, document, owner.child(u"name"_s));
    return name.isEmpty() ? textAt(tree, document, owner.child(u"secretName"_s)) : name;
}

/// The kind whose labels stand below a path: "v1/Pod".
QString ownerOfLabels(const yaml::Tree &tree, int document, const Path &holder)
{
    const QString kind = textAt(tree, document, Path {u"kind"_s});
    if (holder.isEmpty())
        return textAt(tree, document, Path {u"apiVersion"_s}) + u'/' + kind;
    const QString pattern = holder.pattern();
    for (const Rule &owner : owners) {
        if (endsWith(pattern, owner.tail))
            return owner.picker;
    }
    if (kind == "PersistentVolumeClaim"_L1)
        return u"v1/PersistentVolume"_s;
    return kind == "ServiceMonitor"_L1 ? u"v1/Service"_s : u"v1/Pod"_s;
}

/// A map of labels: of an object, or what a selector chooses by.
QString labelsAt(const yaml::Tree &tree, int document, const Path &path)
{
    const QString key = path.lastKey();
    const Path above = path.parent();
    const bool isOfMetadata = key == "labels"_L1 && above.lastKey() == "metadata"_L1;
    if (isOfMetadata || key == "matchLabels"_L1)
        return u"label:"_s + ownerOfLabels(tree, document, isOfMetadata ? above.parent() : above);
    const QString kind = textAt(tree, document, Path {u"kind"_s});
    const bool isPlain = kind == "Service"_L1 || kind == "ReplicationController"_L1;
    return isPlain && path == Path {u"spec"_s, u"selector"_s} ? u"label:v1/Pod"_s : QString();
}

/// Could a place be about labels at all? Nearly all rows of a form are not.
bool isNearLabels(const Path &path)
{
    const auto is = [](const Path::Segment &segment, auto... words) {
        const auto *key = std::get_if<QString>(&segment);
        return key && ((*key == words) || ...);
    };
    const QList<Path::Segment> &segments = path.segments();
    if (segments.isEmpty())
        return false;
    return is(segments.last(), "labels"_L1, "matchLabels"_L1, "selector"_L1, "key"_L1)
        || (segments.size() > 1
            && is(segments[segments.size() - 2], "labels"_L1, "matchLabels"_L1, "selector"_L1,
                "nodeSelector"_L1, "values"_L1));
}

/// Keys and values of labels and of selectors.
QString labelPicker(const yaml::Tree &tree, int document, const Path &path)
{
    if (!isNearLabels(path))
        return {};
    if (const QString all = labelsAt(tree, document, path); !all.isEmpty())
        return all;
    const QString pattern = path.pattern();
    if (endsWith(pattern, "matchExpressions[].key"_L1))
        return u"label:"_s + ownerOfLabels(tree, document, path.parent().parent().parent());
    if (endsWith(pattern, "matchExpressions[].values[]"_L1)) {
        const Path expression = path.parent().parent();
        const QString key = textAt(tree, document, expression.child(u"key"_s));
        const QString keys = pickerAt(expression.child(u"key"_s).pattern());
        if (key.isEmpty())
            return {};
        return keys == "node-label"_L1
            ? u"node-value:"_s + key
            : labelPicker(tree, document, expression.child(u"key"_s)) + u'=' + key;
    }
    if (path.lastKey().isEmpty())
        return {};
    if (pickerAt(path.parent().pattern()) == "node-label"_L1)
        return u"node-value:"_s + path.lastKey();
    const QString labels = labelsAt(tree, document, path.parent());
    return labels.isEmpty() ? QString() : labels + u'=' + path.lastKey();
}

/// Names inside the pod that the path is in.
QStringList namesInPod(
    const yaml::Tree &tree, int document, const Path &path, const QString &picker)
{
    const Path spec = podSpecAbove(tree, document, path);
    const yaml::Node *pod = nodeAt(tree, document, spec);
    QStringList names;
    if (!pod || !pod->isMap() || spec.isEmpty())
        return names;
    if (picker == "volume"_L1) {
        collect(yaml::memberOf(*pod, u"volumes"), u"name", names);
        // A stateful set gives its pods the volumes of its claim templates.
        const yaml::Node *claims = spec.size() > 1
            ? nodeAt(tree, document, spec.parent().parent().child(u"volumeClaimTemplates"_s))
            : nullptr;
        for (qsizetype i = 0; claims && claims->isList() && i < claims->children.size(); ++i) {
            const QString name = textAt(
                tree, document, claims->path().child(int(i)).child(u"metadata"_s).child(u"name"_s));
            if (!name.isEmpty())
                names.append(name);
        }
        return names;
    }
    for (const auto &list : {u"containers"_s, u"initContainers"_s}) {
        const yaml::Node *containers = yaml::memberOf(*pod, list);
        containers = containers ? containers->resolved() : nullptr;
        if (picker == "container"_L1) {
            collect(containers, u"name", names);
            continue;
        }
        for (qsizetype i = 0; containers && containers->isList() && i < containers->children.size();
            ++i) {
            const yaml::Node *container = containers->children[i]->resolved();
            if (container && container->isMap())
                collect(yaml::memberOf(*container, u"ports"), u"name", names);
        }
    }
    return names;
}

} // namespace

bool Reference::isLocal() const
{
    return picker == "volume"_L1 || picker == "container"_L1 || picker == "port"_L1;
}

Path podSpecAbove(const yaml::Tree &tree, int document, const Path &path)
{
    for (Path above = path; !above.isEmpty(); above = above.parent()) {
        const yaml::Node *node = nodeAt(tree, document, above);
        if (node && node->isMap() && node->child(u"containers") && above != path)
            return above;
    }
    return {};
}

Reference referenceAt(
    const yaml::Tree &tree, int document, const Path &path, const FieldGuide *guide)
{
    Reference found {guide ? guide->picker : QString(), {}};
    if (found.picker.isEmpty() || path.lastKey() == "name"_L1) {
        const QString usual = pickerAt(path.pattern());
        if (found.picker.isEmpty() || usual == "role"_L1)
            found.picker = usual;
    }
    if (found.picker.isEmpty())
        found.picker = labelPicker(tree, document, path);
    if (found.picker == "secret-key"_L1 || found.picker == "configmap-key"_L1) {
        const QString owner = ownerOfKey(tree, document, path);
        found.picker = owner.isEmpty() ? QString() : found.picker + u':' + owner;
    } else if (found.picker == "role"_L1) {
        const QString kind = textAt(tree, document, path.parent().child(u"kind"_s));
        found.picker = kind == "Role"_L1 ? u"role"_s : u"clusterrole"_s;
    } else if (found.picker == "subject"_L1) {
        const QString kind = textAt(tree, document, path.parent().child(u"kind"_s));
        const QString place = textAt(tree, document, path.parent().child(u"namespace"_s));
        const QString own = textAt(tree, document, Path {u"metadata"_s}.child(u"namespace"_s));
        found.picker = kind == "ServiceAccount"_L1 && (place.isEmpty() || place == own)
            ? u"serviceaccount"_s
            : QString();
    }
    if (found.isLocal())
        found.here = namesInPod(tree, document, path, found.picker);
    return found;
}

} // namespace models
