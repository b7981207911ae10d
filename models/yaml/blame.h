// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/recovery.h"

namespace models::yaml {

/// From "the grammar gave up here" to "this is what is wrong". `text` is the whole text with
/// earlier damage blanked; the error and the events count in it.
[[nodiscard]] Damage blame(
    const QString &text, TextRange chunk, const GrammarError &error, const QList<Event> &before);

/// The line, and the lines under it that are blank or deeper (or items of its list).
[[nodiscard]] TextRange subtreeAt(QStringView text, qsizetype lineStart, qsizetype limit);

} // namespace models::yaml
