// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/fieldtable.h"

#include <QStringList>

#include <optional>
#include <stop_token>

namespace models {

/// Where a field fits what was typed; the smaller the better.
enum class FieldRank : quint8 {
    Name, ///< its name or its guide's label is the word
    Prefix, ///< begins with it
    Word, ///< has it where a word begins: "gpu" in "nodeGpuCount", "nvidia.com/gpu"
    Inside, ///< has it anywhere
    Path, ///< a field above it fits
    Text, ///< its description, or the guide's help or example, has it
};

struct FieldHit
{
    quint32 field = 0; ///< of the table
    FieldRank rank = FieldRank::Text; ///< of its worst word
    bool operator==(const FieldHit &) const = default;
};

/// The fields of one kind that fit, best first.
struct KindHits
{
    FieldTableRef table;
    qsizetype kind = 0; ///< index into table->kinds()
    QList<FieldHit> hits;

    [[nodiscard]] const GroupVersionKind &gvk() const { return table->kinds()[kind].gvk; }
};

struct FieldHits
{
    QStringList words; ///< as searched for
    QList<KindHits> kinds; ///< best first; jobs before other kinds that are as good
    qsizetype total = 0;
};

/// "gpu limit": the words that all must fit, in any order.
[[nodiscard]] QStringList searchWords(const QString &typed);

/// Every field of every table (of one server), or of one kind, that fits every word. A word with
/// dots is the end of a path ("config.run"), or stands in a text. Pure; given up early, with what
/// it has, when `stop` is asked for.
[[nodiscard]] FieldHits findFields(const QList<FieldTableRef> &tables, const QStringList &words,
    const std::stop_token &stop = {}, const std::optional<GroupVersionKind> &only = {});

/// Where `word` begins in `text` as people would mark it: at a word's beginning when there is one.
/// -1: nowhere.
[[nodiscard]] qsizetype markAt(const QString &text, const QString &word);

} // namespace models
