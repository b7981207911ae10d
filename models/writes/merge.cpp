// SPDX-License-Identifier: Apache-2.0
#include "models/writes/merge.h"

#include "models/base/json.h"
#include "models/writes/listkeys.h"

#include <QJsonArray>

namespace models {

namespace {

/// Walks the three states side by side.
class Weaver
{
public:
    Weaver(Merge &merge, const MergeDecision &keepsMine)
        : m_merge(merge)
        , m_keepsMine(keepsMine)
    {
    }

    QJsonValue weave(
        const Path &path, const QJsonValue &base, const QJsonValue &mine, const QJsonValue &theirs)
    {
        if (mine == theirs || theirs == base)
            return mine;
        if (mine == base)
            return takeTheirs(path, base, theirs);
        const bool canBeMaps = mine.isObject() && theirs.isObject();
        if (canBeMaps && (base.isObject() || base.isUndefined()))
            return weaveMaps(path, base.toObject(), mine.toObject(), theirs.toObject());
        if (mine.isArray() && theirs.isArray() && (base.isArray() || base.isUndefined())) {
            const QJsonArray all[] {base.toArray(), mine.toArray(), theirs.toArray()};
            const auto key = identityKey(all[1], all[2]);
            if (key && identityKey(all[0], all[1]) == key && identityKey(all[0], all[2]) == key)
                return weaveLists(path, *key, all[0], all[1], all[2]);
        }
        const MergeConflict conflict {path, base, mine, theirs};
        m_merge.conflicts.append(conflict);
        return !m_keepsMine || m_keepsMine(conflict) ? mine : theirs;
    }

    QJsonObject weaveMaps(const Path &path, const QJsonObject &base, const QJsonObject &mine,
        const QJsonObject &theirs)
    {
        QStringList keys;
        for (const QString &key : base.keys() + mine.keys() + theirs.keys())
            keys.append(jsonKey(key));
        keys.sort();
        keys.removeDuplicates();
        QJsonObject woven;
        for (const QString &key : std::as_const(keys)) {
            const QJsonValue value
                = weave(path.child(key), base.value(key), mine.value(key), theirs.value(key));
            if (!value.isUndefined())
                woven.insert(key, value);
        }
        return woven;
    }

private:
    QJsonValue takeTheirs(const Path &path, const QJsonValue &base, const QJsonValue &theirs)
    {
        const bool isBoth = !base.isUndefined() && !theirs.isUndefined();
        const auto kind = base.isUndefined() ? Change::Kind::Added
            : theirs.isUndefined()           ? Change::Kind::Removed
                                             : Change::Kind::Changed;
        QList<Change> changes {{kind, path, base, theirs}};
        if (isBoth) { // as small as they are
            const QString only = QStringLiteral("v");
            changes = changesBetween({{only, base}}, {{only, theirs}});
            for (Change &change : changes) {
                Path whole = path;
                for (const Path::Segment &segment : change.path.segments().sliced(1))
                    whole = std::holds_alternative<int>(segment)
                        ? whole.child(std::get<int>(segment))
                        : whole.child(std::get<QString>(segment));
                change.path = whole;
            }
        }
        m_merge.theirs.append(changes);
        return theirs;
    }

    static QJsonValue itemOf(const QJsonArray &list, const QString &key, const QJsonValue &id)
    {
        const int index = indexOf(list, key, id);
        return index < 0 ? QJsonValue(QJsonValue::Undefined) : list[index];
    }

    /// Mine's order; what only they have comes where they have it.
    QJsonArray weaveLists(const Path &path, const QString &key, const QJsonArray &base,
        const QJsonArray &mine, const QJsonArray &theirs)
    {
        QJsonArray woven;
        for (int i = 0; i < int(mine.size()); ++i) {
            const QJsonValue id = mine[i][key];
            const QJsonValue item
                = weave(path.child(i), itemOf(base, key, id), mine[i], itemOf(theirs, key, id));
            if (!item.isUndefined())
                woven.append(item);
        }
        for (int i = 0; i < int(theirs.size()); ++i) {
            const QJsonValue id = theirs[i][key];
            if (indexOf(mine, key, id) >= 0)
                continue;
            const QJsonValue before = itemOf(base, key, id);
            const QJsonValue item
                = weave(path.child(i), before, QJsonValue(QJsonValue::Undefined), theirs[i]);
            if (item.isUndefined())
                continue;
            const int behind = i == 0 ? -1 : indexOf(woven, key, theirs[i - 1][key]);
            woven.insert(i == 0 || behind >= 0 ? behind + 1 : woven.size(), item);
        }
        return woven;
    }

    Merge &m_merge;
    const MergeDecision &m_keepsMine;
};

} // namespace

Merge mergeOf(const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs,
    const MergeDecision &keepsMine)
{
    const QJsonObject loaded = withoutServerFields(base);
    const QJsonObject edited = withoutServerFields(mine);
    Merge merge {
        .mine = changesBetween(loaded, edited), .theirs = {}, .conflicts = {}, .merged = {}};
    merge.merged
        = Weaver(merge, keepsMine).weaveMaps({}, loaded, edited, withoutServerFields(theirs));
    return merge;
}

} // namespace models
