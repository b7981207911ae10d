// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace models::sandbox {

/// What a terminal and the shell behind it do with keys until a line is complete: echo, Backspace,
/// Left, Right, Home, End, Delete, Ctrl+A E K U W L, history by Up and Down, pasted text.
class LineEditor
{
public:
    struct Event
    {
        enum class Kind { Line, Interrupt, EndOfInput };
        Kind kind = Kind::Line;
        QString text {};

        bool operator==(const Event &) const = default;
    };

    /// A new line begins; `prompt` may hold escape sequences. `isPlain`: a program reads, not a
    /// shell: no history.
    [[nodiscard]] QByteArray begin(const QString &prompt, bool isPlain);
    /// One character of what was typed. What the terminal shows of it is appended to `echo`.
    std::optional<Event> take(QChar c, QByteArray &echo);

private:
    std::optional<Event> takeControl(QChar c, QByteArray &echo);
    void takeSequence(QByteArray &echo);
    void insert(const QString &text, QByteArray &echo);
    void moveTo(qsizetype cursor, QByteArray &echo);
    void erase(qsizetype from, qsizetype to, QByteArray &echo);
    void replace(const QString &text, QByteArray &echo);
    void recall(int step, QByteArray &echo);
    [[nodiscard]] Event finish(Event::Kind kind, QByteArray &echo);
    [[nodiscard]] qsizetype wordStart() const;

    QString m_prompt;
    QString m_text;
    qsizetype m_cursor = 0;
    QString m_sequence; ///< of an escape, while it comes
    QChar m_high; ///< the first half of a character outside the BMP
    QStringList m_history;
    qsizetype m_recalled = 0; ///< index in the history; its size: the line being typed
    QString m_typed; ///< that line, while another is shown
    bool m_isPlain = false;
    bool m_isPasting = false;
};

/// Cells that a text takes in a terminal; control characters are shown as ^X.
[[nodiscard]] int cellWidth(QStringView text);

} // namespace models::sandbox
