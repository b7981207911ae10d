// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/containers/lineeditor.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

constexpr QChar escape = u'\x1b';
constexpr QChar backspace = u'\x7f';

// East Asian wide and fullwidth, and pictures: blocks, not single characters.
bool isWide(char32_t c)
{
    static constexpr std::array<std::pair<char32_t, char32_t>, 9> blocks {
        {{0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xac00, 0xd7a3}, {0xf900, 0xfaff},
            {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0x1f300, 0x1faff}, {0x20000, 0x3fffd}}};
    return std::ranges::any_of(
        blocks, [c](const auto &block) { return c >= block.first && c <= block.second; });
}

QString shown(QStringView text)
{
    QString out;
    for (const QChar c : text) {
        if (c < u' ') {
            out += u'^';
            out += QChar(c.unicode() + 0x40);
        } else {
            out += c;
        }
    }
    return out;
}

QByteArray left(int cells)
{
    return cells > 0 ? "\x1b[" + QByteArray::number(cells) + 'D' : QByteArray();
}

} // namespace

int cellWidth(QStringView text)
{
    int width = 0;
    const QList<uint> points = text.toUcs4();
    for (const uint c : points) {
        width += c < 0x20 || isWide(c) ? 2 : 1;
    }
    return width;
}

QByteArray LineEditor::begin(const QString &prompt, bool isPlain)
{
    m_prompt = prompt;
    m_isPlain = isPlain;
    m_text.clear();
    m_cursor = 0;
    m_sequence.clear();
    m_recalled = m_history.size();
    return prompt.toUtf8();
}

std::optional<LineEditor::Event> LineEditor::take(QChar c, QByteArray &echo)
{
    if (!m_sequence.isEmpty()) {
        m_sequence += c;
        const bool isIntroducer = m_sequence.size() == 2 && (c == u'[' || c == u'O');
        if (!isIntroducer && (m_sequence.size() == 2 || (c >= u'@' && c <= u'~'))) {
            takeSequence(echo);
            m_sequence.clear();
        }
        return std::nullopt;
    }
    if (c == escape) {
        m_sequence = c;
        return std::nullopt;
    }
    if (c == backspace || c < u' ') {
        return takeControl(c, echo);
    }
    if (c.isHighSurrogate()) {
        m_high = c;
    } else {
        insert(c.isLowSurrogate() ? QString(m_high) + c : QString(c), echo);
    }
    return std::nullopt;
}

std::optional<LineEditor::Event> LineEditor::takeControl(QChar c, QByteArray &echo)
{
    if (m_isPasting) {
        insert(c == u'\r' ? u"\n"_s : QString(c), echo);
        return std::nullopt;
    }
    switch (c.unicode()) {
    case '\r':
    case '\n':
        return finish(Event::Kind::Line, echo);
    case 3: // Ctrl+C
        echo += "^C";
        return finish(Event::Kind::Interrupt, echo);
    case 4: // Ctrl+D: the end on an empty line, else Delete
        if (m_text.isEmpty()) {
            return Event {Event::Kind::EndOfInput};
        }
        erase(m_cursor, m_cursor + 1, echo);
        break;
    case 8:
    case 0x7f:
        erase(m_cursor - 1, m_cursor, echo);
        break;
    case 1: // Ctrl+A
        moveTo(0, echo);
        break;
    case 5: // Ctrl+E
        moveTo(m_text.size(), echo);
        break;
    case 11: // Ctrl+K
        erase(m_cursor, m_text.size(), echo);
        break;
    case 21: // Ctrl+U
        erase(0, m_cursor, echo);
        break;
    case 23: // Ctrl+W
        erase(wordStart(), m_cursor, echo);
        break;
    case 12: // Ctrl+L
        echo += "\x1b[H\x1b[2J" + m_prompt.toUtf8() + shown(m_text).toUtf8()
            + left(cellWidth(QStringView(m_text).sliced(m_cursor)));
        break;
    default:
        break;
    }
    return std::nullopt;
}

void LineEditor::takeSequence(QByteArray &echo)
{
    const QString what = m_sequence.sliced(m_sequence.size() > 2 ? 2 : 1);
    if (what == u"200~" || what == u"201~") {
        m_isPasting = what == u"200~";
    } else if (what == u"A" || what == u"B") {
        recall(what == u"A" ? -1 : 1, echo);
    } else if (what == u"C") {
        moveTo(m_cursor + 1, echo);
    } else if (what == u"D") {
        moveTo(m_cursor - 1, echo);
    } else if (what == u"H" || what == u"1~") {
        moveTo(0, echo);
    } else if (what == u"F" || what == u"4~") {
        moveTo(m_text.size(), echo);
    } else if (what == u"3~") {
        erase(m_cursor, m_cursor + 1, echo);
    }
}

void LineEditor::insert(const QString &text, QByteArray &echo)
{
    m_text.insert(m_cursor, text);
    m_cursor += text.size();
    const QStringView rest = QStringView(m_text).sliced(m_cursor);
    echo += shown(text).toUtf8() + shown(rest).toUtf8() + left(cellWidth(rest));
}

void LineEditor::moveTo(qsizetype cursor, QByteArray &echo)
{
    cursor = std::clamp<qsizetype>(cursor, 0, m_text.size());
    if (cursor > 0 && cursor < m_text.size() && m_text[cursor].isLowSurrogate()) {
        cursor += cursor > m_cursor ? 1 : -1;
    }
    if (cursor < m_cursor) {
        echo += left(cellWidth(QStringView(m_text).sliced(cursor, m_cursor - cursor)));
    } else {
        echo += shown(QStringView(m_text).sliced(m_cursor, cursor - m_cursor)).toUtf8();
    }
    m_cursor = cursor;
}

void LineEditor::erase(qsizetype from, qsizetype to, QByteArray &echo)
{
    from = std::max<qsizetype>(from, 0);
    to = std::min(to, m_text.size());
    if (from >= to) {
        return;
    }
    if (m_text[from].isLowSurrogate()) {
        --from;
    }
    if (to < m_text.size() && m_text[to].isLowSurrogate()) {
        ++to;
    }
    if (from < m_cursor) {
        moveTo(from, echo);
    }
    m_text.remove(from, to - from);
    const QStringView rest = QStringView(m_text).sliced(m_cursor);
    echo += shown(rest).toUtf8() + "\x1b[K" + left(cellWidth(rest));
}

void LineEditor::replace(const QString &text, QByteArray &echo)
{
    moveTo(0, echo);
    m_text = text;
    m_cursor = text.size();
    echo += "\x1b[K" + shown(text).toUtf8();
}

void LineEditor::recall(int step, QByteArray &echo)
{
    const qsizetype wanted = m_recalled + step;
    if (m_isPlain || wanted < 0 || wanted > m_history.size()) {
        return;
    }
    if (m_recalled == m_history.size()) {
        m_typed = m_text;
    }
    m_recalled = wanted;
    replace(wanted == m_history.size() ? m_typed : m_history[wanted], echo);
}

qsizetype LineEditor::wordStart() const
{
    qsizetype at = m_cursor;
    while (at > 0 && m_text[at - 1].isSpace()) {
        --at;
    }
    while (at > 0 && !m_text[at - 1].isSpace()) {
        --at;
    }
    return at;
}

LineEditor::Event LineEditor::finish(Event::Kind kind, QByteArray &echo)
{
    echo += "\r\n";
    const QString text = std::exchange(m_text, {});
    m_cursor = 0;
    if (kind == Event::Kind::Line && !m_isPlain && !text.trimmed().isEmpty()
        && m_history.value(m_history.size() - 1) != text) {
        m_history << text;
    }
    m_recalled = m_history.size();
    return {kind, kind == Event::Kind::Line ? text : QString()};
}

} // namespace models::sandbox
