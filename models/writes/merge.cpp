// SPDX-License-Identifier: Apache-2.0
#include "models/writes/merge.h"

#include <QJsonArray>

#include <algorithm>

namespace models {

namespace {

QJsonValue at(QJsonValue value, const Path &path)
{
    for (const Path::Segment &segment : path.segments()) {
        if (const QString *key = std::get_if<QString>(&segment))
            value = value.toObject().value(*key);
        else
            value = value.toArray().at(std::get<int>(segment));
    }
    return value;
}

} // namespace

Merge mergeOf(const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs)
{
    const QJsonObject loaded = withoutServerFields(base);
    const QJsonObject edited = withoutServerFields(mine);
    const QJsonObject moved = withoutServerFields(theirs);
    Merge merge {.mine = changesBetween(loaded, edited), .theirs = {}, .conflicts = {}};
    for (const Change &change : changesBetween(loaded, moved)) {
        const auto same = std::ranges::find_if(
            merge.mine, [&](const Change &own) { return overlap(own.path, change.path); });
        if (same == merge.mine.end()) {
            merge.theirs.append(change);
            continue;
        }
        const Path &wider = same->path.size() < change.path.size() ? same->path : change.path;
        MergeConflict conflict {wider, at(loaded, wider), at(edited, wider), at(moved, wider)};
        // Both sides wrote the same: nothing to choose.
        if (conflict.mine != conflict.theirs && !merge.conflicts.contains(conflict))
            merge.conflicts.append(std::move(conflict));
    }
    return merge;
}

} // namespace models
