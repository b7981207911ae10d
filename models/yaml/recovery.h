// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/diagnostic.h"
#include "models/yaml/events.h"

namespace models::yaml {

/// A syntax error in our words, and how far its damage goes.
struct Damage
{
    int check = Diagnostic::Syntax;
    TextRange range; ///< what to underline
    TextRange region; ///< what to leave out, so that the rest can be read
    Message message;
    QString detail; ///< libyaml's words
    QList<Fix> fixes;
};

/// Reads a chunk of text over its errors: the smallest broken part is blanked in `masked` (offsets
/// stay as they are) and the chunk is read again, at most 20 times.
class Recovery
{
public:
    Recovery(QString &masked, TextRange chunk);
    /// Always a complete stream of events, counted in the whole text.
    [[nodiscard]] QList<Event> read();
    [[nodiscard]] const QList<Damage> &damages() const { return m_damages; }

private:
    void blank(TextRange region);
    void escalate(qsizetype at);
    void surrender(qsizetype from);
    [[nodiscard]] bool isBlankIn(TextRange region) const;
    [[nodiscard]] bool isNextToDamage(const Damage &damage) const;

    QString &m_masked;
    TextRange m_chunk;
    QList<Damage> m_damages;
};

} // namespace models::yaml
