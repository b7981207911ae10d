// SPDX-License-Identifier: Apache-2.0
#include "models/writes/undo.h"

#include <QSet>

namespace models {

using namespace Qt::StringLiterals;

namespace {

/// The log keeps no values of Secrets: nothing of them can be put back.
bool holdsMaskedValues(const QJsonObject &object)
{
    return object["kind"_L1] == "Secret"_L1
        && (!object["data"_L1].toObject().isEmpty()
            || !object["stringData"_L1].toObject().isEmpty());
}

} // namespace

UndoKind undoKindOf(const Activity &activity)
{
    if (activity.outcome != Activity::Outcome::Done)
        return UndoKind::None;
    if (activity.verb == Activity::Verb::Delete)
        return activity.before.isEmpty() || holdsMaskedValues(activity.before)
            ? UndoKind::None
            : UndoKind::CreateAgain;
    if (activity.after.isEmpty())
        return UndoKind::None;
    if (activity.before.isEmpty())
        return UndoKind::Delete;
    if (holdsMaskedValues(activity.before) || holdsMaskedValues(activity.after))
        return UndoKind::None;
    const bool changedSomething
        = !changesBetween(withoutServerFields(activity.before), withoutServerFields(activity.after))
               .isEmpty();
    return changedSomething ? UndoKind::PutBack : UndoKind::None;
}

Undo undoOf(const Activity &activity, const QJsonObject &current)
{
    // From what the write made, one way leads back and the other to what there is now.
    const Merge merge = mergeOf(
        activity.after, activity.before, current, [](const MergeConflict &) { return false; });
    QJsonObject object = merge.merged;
    QJsonObject metadata = object.value("metadata"_L1).toObject();
    const QJsonObject now = current["metadata"_L1].toObject();
    for (const auto key : {"resourceVersion"_L1, "uid"_L1}) {
        if (now.contains(key))
            metadata.insert(key, now[key]);
    }
    object.insert("metadata"_L1, metadata);
    return {.object = object,
        .back = changesBetween(withoutServerFields(current), withoutServerFields(object)),
        .movedSince = merge.theirs,
        .changedAgain = merge.conflicts};
}

QJsonObject newObjectFrom(const QJsonObject &kept)
{
    QJsonObject object = withoutServerFields(kept);
    QJsonObject metadata = object.value("metadata"_L1).toObject();
    metadata.remove("ownerReferences"_L1); // owners are gone, or would take it away again
    metadata.remove("finalizers"_L1); // controllers add their own
    if (metadata.contains("name"_L1))
        metadata.remove("generateName"_L1);
    object.insert("metadata"_L1, metadata);
    QJsonObject spec = object.value("spec"_L1).toObject();
    const QString kind = object.value("kind"_L1).toString();
    if (kind == "Pod"_L1)
        spec.remove("nodeName"_L1);
    else if (kind == "PersistentVolumeClaim"_L1)
        spec.remove("volumeName"_L1);
    else if (kind == "Service"_L1 && spec.value("clusterIP"_L1) != "None"_L1) {
        spec.remove("clusterIP"_L1);
        spec.remove("clusterIPs"_L1);
    }
    if (object.contains("spec"_L1))
        object.insert("spec"_L1, spec);
    return object;
}

} // namespace models
