// SPDX-License-Identifier: Apache-2.0
#include "models/schema/wordwrap.h"

using namespace Qt::StringLiterals;

namespace models {

QString wordWrapped(const QString &text, int limit)
{
    constexpr char32_t noBreakSpace = 0xa0;
    QString out;
    QString word;
    QString blanks;
    int lineLength = 0; // in code points, like the two below
    int wordLength = 0;
    int blankLength = 0;
    const auto flushBlanks = [&] {
        lineLength += blankLength;
        out += blanks;
        blanks.clear();
        blankLength = 0;
    };
    const auto flushWord = [&] {
        lineLength += wordLength;
        out += word;
        word.clear();
        wordLength = 0;
    };
    const QList<uint> characters = text.toUcs4();
    for (const uint character : characters) {
        if (character == '\n') {
            if (wordLength == 0) {
                if (lineLength + blankLength > limit)
                    lineLength = 0;
                else
                    out += blanks;
            } else {
                flushBlanks();
                flushWord();
            }
            blanks.clear();
            blankLength = 0;
            word.clear();
            wordLength = 0;
            out += u'\n';
            lineLength = 0;
        } else if (QChar::isSpace(character) && character != noBreakSpace) {
            if (blankLength == 0 || wordLength > 0) {
                flushBlanks();
                flushWord();
            }
            blanks += QString::fromUcs4(reinterpret_cast<const char32_t *>(&character), 1);
            ++blankLength;
        } else {
            word += QString::fromUcs4(reinterpret_cast<const char32_t *>(&character), 1);
            ++wordLength;
            if (lineLength + wordLength + blankLength > limit && wordLength < limit) {
                out += u'\n';
                lineLength = 0;
                blanks.clear();
                blankLength = 0;
            }
        }
    }
    if (wordLength == 0) {
        if (lineLength + blankLength <= limit)
            out += blanks;
    } else {
        out += blanks + word;
    }
    return out;
}

QString indented(const QString &text, int columns)
{
    const QString margin(columns, u' ');
    return margin + QString(text).replace(u"\n"_s, u'\n' + margin);
}

} // namespace models
