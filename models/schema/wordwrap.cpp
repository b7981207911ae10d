// SPDX-License-Identifier: Apache-2.0
#include "models/schema/wordwrap.h"

using namespace Qt::StringLiterals;

namespace models {

namespace {

/// What is on the line, and what may still go on the next one: lengths in code points.
class Wrapper
{
public:
    explicit Wrapper(int limit)
        : m_limit(limit)
    {
    }

    void add(char32_t character)
    {
        constexpr char32_t noBreakSpace = 0xa0;
        if (character == U'\n')
            breakLine();
        else if (QChar::isSpace(character) && character != noBreakSpace)
            addBlank(character);
        else
            addToWord(character);
    }

    [[nodiscard]] QString finished() const
    {
        if (m_wordLength == 0)
            return m_lineLength + m_blankLength <= m_limit ? m_out + m_blanks : m_out;
        return m_out + m_blanks + m_word;
    }

private:
    void breakLine()
    {
        if (m_wordLength > 0) {
            flush();
        } else if (m_lineLength + m_blankLength <= m_limit) {
            m_out += m_blanks;
        }
        dropBlanks();
        m_out += u'\n';
        m_lineLength = 0;
    }

    void addBlank(char32_t character)
    {
        if (m_blankLength == 0 || m_wordLength > 0)
            flush();
        m_blanks += QString::fromUcs4(&character, 1);
        ++m_blankLength;
    }

    void addToWord(char32_t character)
    {
        m_word += QString::fromUcs4(&character, 1);
        ++m_wordLength;
        if (m_lineLength + m_wordLength + m_blankLength > m_limit && m_wordLength < m_limit) {
            m_out += u'\n';
            m_lineLength = 0;
            dropBlanks();
        }
    }

    void flush()
    {
        m_out += m_blanks + m_word;
        m_lineLength += m_blankLength + m_wordLength;
        dropBlanks();
        m_word.clear();
        m_wordLength = 0;
    }

    void dropBlanks()
    {
        m_blanks.clear();
        m_blankLength = 0;
    }

    int m_limit;
    QString m_out;
    QString m_word;
    QString m_blanks;
    int m_lineLength = 0;
    int m_wordLength = 0;
    int m_blankLength = 0;
};

} // namespace

QString wordWrapped(const QString &text, int limit)
{
    Wrapper wrapper(limit);
    const QList<uint> characters = text.toUcs4();
    for (const uint character : characters)
        wrapper.add(character);
    return wrapper.finished();
}

QString indented(const QString &text, int columns)
{
    const QString margin(columns, u' ');
    return margin + QString(text).replace(u"\n"_s, u'\n' + margin);
}

} // namespace models
