// SPDX-License-Identifier: Apache-2.0
#include "models/resources/logstore.h"

#include <algorithm>
#include <array>
#include <span>

namespace models {
namespace {

using Level = LogStore::Level;

constexpr qsizetype headSize = 96; ///< a line says its level near its start
constexpr qsizetype blockSize = 16;
static_assert(headSize % blockSize == 0);

bool isWordEnd(QByteArrayView text, qsizetype at)
{
    if (at < 0 || at >= text.size())
        return true;
    const char c = text[at];
    return !(
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
}

struct Word
{
    QByteArrayView text;
    Level level;
    bool isWhole = true; ///< between blanks and marks only
};

// Of what begins with the same letter.
std::span<const Word> wordsFrom(char letter)
{
    static constexpr std::array d {Word {"DEBUG", Level::Debug}};
    static constexpr std::array e {
        Word {"ERROR", Level::Error}, Word {"Error:", Level::Error, false}};
    static constexpr std::array f {Word {"FATAL", Level::Error}};
    static constexpr std::array c {Word {"CRITICAL", Level::Error}};
    static constexpr std::array i {Word {"INFO", Level::Info}};
    static constexpr std::array t {Word {"Traceback", Level::Error}};
    static constexpr std::array w {Word {"WARNING", Level::Warning}, Word {"WARN", Level::Warning}};
    static constexpr std::array bracket {Word {"[E]", Level::Error, false},
        Word {"[W]", Level::Warning, false}, Word {"[D]", Level::Debug, false},
        Word {"[I]", Level::Info, false}};
    switch (letter) {
    case 'D':
        return d;
    case 'E':
        return e;
    case 'F':
        return f;
    case 'C':
        return c;
    case 'I':
        return i;
    case 'T':
        return t;
    case 'W':
        return w;
    case '[':
        return bracket;
    default:
        return {};
    }
}

// All these words begin with a capital or a bracket, and most bytes of a log are neither.
quint8 mayBeginWord(char letter)
{
    return quint8(quint8(letter - 'C') <= quint8('[' - 'C'));
}

// The bytes of a block are looked at as one.
bool mayHoldWord(const char *block)
{
    quint8 found = 0;
    for (qsizetype i = 0; i < blockSize; ++i)
        found |= mayBeginWord(block[i]);
    return found != 0;
}

// The graver one; a line that says DEBUG and INFO is of DEBUG.
Level graver(Level a, Level b)
{
    constexpr std::array rank {0, 2, 1, 3, 4}; // by Level
    return rank[size_t(a)] >= rank[size_t(b)] ? a : b;
}

Level wordLevel(QByteArrayView head, qsizetype at)
{
    Level level = Level::None;
    for (const Word &word : wordsFrom(head[at])) {
        const bool isFound = head.sliced(at).startsWith(word.text)
            && (!word.isWhole
                || (isWordEnd(head, at - 1) && isWordEnd(head, at + word.text.size())));
        if (isFound)
            level = graver(level, word.level);
    }
    return level;
}

// level=info, as many programs in Go write it.
Level assignedLevel(QByteArrayView head)
{
    static constexpr std::array values {Word {"error", Level::Error}, Word {"fatal", Level::Error},
        Word {"panic", Level::Error}, Word {"warning", Level::Warning},
        Word {"warn", Level::Warning}, Word {"info", Level::Info}, Word {"debug", Level::Debug}};
    constexpr QByteArrayView name = "level";
    for (qsizetype at = head.indexOf('='); at >= 0; at = head.indexOf('=', at + 1)) {
        if (!head.first(at).endsWith(name) || !isWordEnd(head, at - name.size() - 1))
            continue;
        for (const Word &value : values) {
            if (head.sliced(at + 1).startsWith(value.text)
                && isWordEnd(head, at + 1 + value.text.size()))
                return value.level;
        }
    }
    return Level::None;
}

} // namespace

LogStore::Level LogStore::levelOf(QByteArrayView text)
{
    const QByteArrayView head = text.first(std::min(headSize, text.size()));
    std::array<char, headSize> blocks {};
    std::ranges::copy(head, blocks.begin());
    Level level = assignedLevel(head);
    for (qsizetype block = 0; block < head.size(); block += blockSize) {
        if (!mayHoldWord(blocks.data() + block))
            continue;
        for (qsizetype at = block; at < std::min(block + blockSize, head.size()); ++at) {
            if (mayBeginWord(head[at]) != 0)
                level = graver(level, wordLevel(head, at));
        }
    }
    if (level != Level::None)
        return level;
    // "torch.cuda.OutOfMemoryError: CUDA out of memory"
    const qsizetype colon = head.indexOf(": ");
    if (colon > 5 && head.first(colon).endsWith("Error"))
        return Level::Error;
    return Level::None;
}

} // namespace models
