// SPDX-License-Identifier: Apache-2.0
#include "models/resources/ansitext.h"

#include <algorithm>

namespace models {
namespace {

constexpr char escape = 0x1b;

struct Look
{
    int colour = -1;
    bool isBold = false;
    bool operator==(const Look &) const = default;
};

// The steps of the 6 x 6 x 6 cube and of the greys, as terminals agree on.
int colourOf256(int number)
{
    if (number < 16)
        return number;
    if (number >= 232) {
        const int grey = 8 + (number - 232) * 10;
        return 0x1000000 | (grey << 16) | (grey << 8) | grey;
    }
    const auto step = [](int level) { return level == 0 ? 0 : 55 + level * 40; };
    const int cube = number - 16;
    return 0x1000000 | (step(cube / 36) << 16) | (step(cube / 6 % 6) << 8) | step(cube % 6);
}

// "38;5;N" and "38;2;R;G;B"; `at` stands on the 5 or the 2 and is moved behind it all.
int extendedColour(const QList<int> &codes, qsizetype &at)
{
    if (codes.value(at) == 5) {
        const int number = std::clamp(codes.value(at + 1), 0, 255);
        ++at;
        return colourOf256(number);
    }
    if (codes.value(at) != 2)
        return -1;
    const auto part = [&codes](qsizetype index) { return std::clamp(codes.value(index), 0, 255); };
    const int colour = 0x1000000 | (part(at + 1) << 16) | (part(at + 2) << 8) | part(at + 3);
    at += 3;
    return colour;
}

void applyCodes(QByteArrayView parameters, Look &look)
{
    QList<int> codes;
    for (const QByteArray &word : parameters.toByteArray().replace(':', ';').split(';'))
        codes.append(word.toInt());
    for (qsizetype i = 0; i < codes.size(); ++i) {
        const int code = codes[i];
        if (code == 0)
            look = {};
        else if (code == 1)
            look.isBold = true;
        else if (code == 22)
            look.isBold = false;
        else if (code >= 30 && code <= 37)
            look.colour = code - 30;
        else if (code >= 90 && code <= 97)
            look.colour = code - 90 + 8;
        else if (code == 39)
            look.colour = -1;
        else if (code == 38)
            look.colour = extendedColour(codes, ++i);
        else if (code == 48)
            extendedColour(codes, ++i); // grounds are ours
    }
}

// The number of bytes of the sequence that begins at `at`; colours are applied.
qsizetype skipSequence(QByteArrayView line, qsizetype at, Look &look)
{
    qsizetype end = at + 1;
    if (end >= line.size())
        return 1;
    if (line[end] == '[') {
        for (++end; end < line.size() && (line[end] < 0x40 || line[end] > 0x7e);)
            ++end;
        if (end < line.size() && line[end] == 'm')
            applyCodes(line.sliced(at + 2, end - at - 2), look);
        return std::min(end + 1, line.size()) - at;
    }
    if (line[end] == ']' || line[end] == 'P' || line[end] == '_' || line[end] == '^') {
        // Titles, links, device strings: to BEL or ESC \ .
        for (++end; end < line.size(); ++end) {
            if (line[end] == 0x07)
                return end + 1 - at;
            if (line[end] == escape)
                return std::min(end + 2, line.size()) - at;
        }
        return line.size() - at;
    }
    return 2;
}

bool isControl(char c)
{
    return (quint8(c) < 0x20 && c != '\t') || c == 0x7f;
}

} // namespace

bool hasControls(QByteArrayView line)
{
    // Without a way out early, and in bytes, many are looked at at once.
    quint8 found = 0;
    for (const char c : line) {
        const auto byte = quint8(c);
        found |= quint8(quint8(byte < 0x20) & quint8(byte != '\t')) | quint8(byte == 0x7f);
    }
    return found != 0;
}

PlainText plainText(QByteArrayView line)
{
    while (line.endsWith('\r'))
        line.chop(1);
    PlainText plain;
    plain.text.reserve(line.size());
    Look look;
    AnsiSpan open;
    const auto close = [&plain, &open] {
        open.length = quint32(plain.text.size()) - open.start;
        if (open.length > 0 && (open.colour >= 0 || open.isBold))
            plain.spans.append(open);
    };
    for (qsizetype i = 0; i < line.size();) {
        if (line[i] == escape) {
            const Look before = look;
            i += skipSequence(line, i, look);
            if (look != before) {
                close();
                open = {.start = quint32(plain.text.size()),
                    .colour = look.colour,
                    .isBold = look.isBold};
            }
            continue;
        }
        if (line[i] == '\r') {
            plain = {};
            open = {.colour = look.colour, .isBold = look.isBold};
        } else if (!isControl(line[i])) {
            plain.text.append(line[i]);
        }
        ++i;
    }
    close();
    return plain;
}

} // namespace models
