// SPDX-License-Identifier: Apache-2.0
#include "models/schema/fieldsearch.h"

#include <QStringMatcher>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr quint8 noFit = 0xff;
constexpr qsizetype fieldsBetweenStops = 4096;

quint8 points(FieldRank rank)
{
    return quint8(rank);
}

/// Does a word begin at `at`? "gpu" in "maxGpu", "max-gpu", "GPU"; not in "xgpu".
bool beginsWord(const QString &text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text[at - 1];
    const QChar first = text[at];
    if (!before.isLetterOrNumber())
        return true;
    if (first.script() == QChar::Script_Han || before.script() == QChar::Script_Han)
        return true;
    return (first.isUpper() && !before.isUpper()) || (before.isDigit() != first.isDigit());
}

/// How a name or a label fits one word.
quint8 nameFit(const QString &name, const QString &word)
{
    const qsizetype at = markAt(name, word);
    if (at < 0)
        return noFit;
    if (at > 0)
        return points(beginsWord(name, at) ? FieldRank::Word : FieldRank::Inside);
    return points(name.size() == word.size() ? FieldRank::Name : FieldRank::Prefix);
}

/// One word against every text of the pool, once; fields then only look up.
class WordFit
{
public:
    WordFit(const QString &word, const QList<QString> &texts)
        : m_word(word)
        , m_matcher(word, Qt::CaseInsensitive)
        , m_steps(word.split(u'.', Qt::SkipEmptyParts))
        , m_texts(texts)
        , m_names(size_t(texts.size()), unknown)
        , m_inside(size_t(texts.size()), unknown)
    {
        m_isPath = m_steps.size() > 1 && !word.contains(u' ');
    }

    quint8 name(TextPool::Id id)
    {
        quint8 &fit = m_names[id];
        if (fit == unknown)
            fit = nameFit(m_texts[id], m_word);
        return fit;
    }
    /// Is the word in this longer text?
    bool isIn(TextPool::Id id)
    {
        quint8 &fit = m_inside[id];
        if (fit == unknown)
            fit = m_matcher.indexIn(m_texts[id]) < 0 ? noFit : points(FieldRank::Text);
        return fit != noFit;
    }
    bool isIn(const QString &text) const { return m_matcher.indexIn(text) >= 0; }

    /// What the word finds at a field without reading its text; `above` is what it found at its
    /// parent.
    quint8 place(const FieldTable &table, quint32 index, quint8 above, quint8 guided)
    {
        const FieldTable::Field &field = table.fields()[index];
        quint8 best = std::min(name(field.name), guided);
        if (m_isPath)
            best = std::min(best, tail(table, index));
        if (above <= points(FieldRank::Path))
            best = std::min(best, points(FieldRank::Path));
        return best;
    }

    quint8 guide(const FieldTable::Guided &guide) const
    {
        const quint8 label
            = std::min(nameFit(guide.label.zh, m_word), nameFit(guide.label.en, m_word));
        if (label != noFit)
            return label;
        return isIn(guide.help.zh) || isIn(guide.help.en) || isIn(guide.example)
            ? points(FieldRank::Text)
            : noFit;
    }

private:
    static constexpr quint8 unknown = 0xfe;

    /// "config.run" at spec.config.run and spec.config.runPolicy, not at what is below them.
    quint8 tail(const FieldTable &table, quint32 index) const
    {
        const QString &last = m_texts[table.fields()[index].name];
        if (!last.startsWith(m_steps.last(), Qt::CaseInsensitive))
            return noFit;
        quint32 at = table.fields()[index].parent;
        for (qsizetype step = m_steps.size() - 2; step >= 0; --step) {
            if (at == FieldTable::none)
                return noFit;
            const QString &name = m_texts[table.fields()[at].name];
            const bool fits = step == 0 ? name.endsWith(m_steps[step], Qt::CaseInsensitive)
                                        : name.compare(m_steps[step], Qt::CaseInsensitive) == 0;
            if (!fits)
                return noFit;
            at = table.fields()[at].parent;
        }
        return points(last.size() == m_steps.last().size() ? FieldRank::Name : FieldRank::Prefix);
    }

    QString m_word;
    QStringMatcher m_matcher;
    QStringList m_steps;
    const QList<QString> &m_texts;
    std::vector<quint8> m_names; // by text, once asked for
    std::vector<quint8> m_inside;
    bool m_isPath = false;
};

/// The words against the tables, one kind after another.
class Search
{
public:
    Search(const QStringList &words, const QList<QString> &texts)
    {
        for (const QString &word : words)
            m_words.emplace_back(word, texts);
        m_found.words = words;
    }

    void look(const FieldTableRef &table, const std::stop_token &stop,
        const std::optional<GroupVersionKind> &only)
    {
        readGuides(*table);
        for (qsizetype kind = 0; kind < table->kinds().size() && !stop.stop_requested(); ++kind) {
            if (only && table->kinds()[kind].gvk != *only)
                continue;
            KindHits hits {.table = table, .kind = kind, .hits = fitting(*table, kind, stop)};
            if (hits.hits.isEmpty())
                continue;
            m_found.total += hits.hits.size();
            m_found.kinds.append(std::move(hits));
        }
    }

    FieldHits take()
    {
        std::ranges::stable_sort(m_found.kinds, {}, [](const KindHits &kind) {
            const FieldTable::Kind &known = kind.table->kinds()[kind.kind];
            return std::tuple(kind.hits.first().rank, known.order, known.gvk);
        });
        return std::move(m_found);
    }

private:
    /// Guides name few fields and say much: once for each, not once for each field.
    void readGuides(const FieldTable &table)
    {
        m_guided.assign(m_words.size(), {});
        for (size_t word = 0; word < m_words.size(); ++word) {
            for (const FieldTable::Guided &guide : table.guides())
                m_guided[word].append(m_words[word].guide(guide));
        }
    }

    QList<FieldHit> fitting(const FieldTable &table, qsizetype kind, const std::stop_token &stop)
    {
        const FieldTable::Kind &range = table.kinds()[kind];
        std::vector<std::vector<quint8>> fits(
            m_words.size(), std::vector<quint8>(range.end - range.first));
        QList<FieldHit> hits;
        for (quint32 index = range.first; index < range.end; ++index) {
            if ((index - range.first) % fieldsBetweenStops == 0 && stop.stop_requested())
                break;
            const FieldTable::Field &field = table.fields()[index];
            quint8 worst = 0;
            for (size_t word = 0; word < m_words.size(); ++word) {
                const quint8 above = field.parent == FieldTable::none
                    ? noFit
                    : fits[word][field.parent - range.first];
                const quint8 guided = field.guided < 0 ? noFit : m_guided[word][field.guided];
                fits[word][index - range.first] = m_words[word].place(table, index, above, guided);
            }
            // Texts are long: they are read only while the words before fit.
            for (size_t word = 0; word < m_words.size() && worst != noFit; ++word) {
                quint8 fit = fits[word][index - range.first];
                if (fit == noFit && m_words[word].isIn(field.description))
                    fit = points(FieldRank::Text);
                worst = std::max(worst, fit);
            }
            if (worst != noFit)
                hits.append({index, FieldRank(worst)});
        }
        // What is set before what is reported, what is near before what is deep.
        std::ranges::stable_sort(hits, {}, [&table](const FieldHit &hit) {
            const FieldTable::Field &field = table.fields()[hit.field];
            return std::tuple(hit.rank, field.inStatus, field.depth);
        });
        return hits;
    }

    std::vector<WordFit> m_words;
    std::vector<QList<quint8>> m_guided; // by word, by guide of the table
    FieldHits m_found;
};

} // namespace

QStringList searchWords(const QString &typed)
{
    return typed.simplified().split(u' ', Qt::SkipEmptyParts);
}

qsizetype markAt(const QString &text, const QString &word)
{
    const qsizetype first = text.indexOf(word, 0, Qt::CaseInsensitive);
    for (qsizetype at = first; at >= 0; at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        if (beginsWord(text, at))
            return at;
    }
    return first;
}

FieldHits findFields(const QList<FieldTableRef> &tables, const QStringList &words,
    const std::stop_token &stop, const std::optional<GroupVersionKind> &only)
{
    if (words.isEmpty() || tables.isEmpty())
        return {.words = words};
    // One pool for one server, so that a text is looked at once for all of its kinds.
    const QList<QString> texts = tables.first()->pool().texts();
    Search search(words, texts);
    for (const FieldTableRef &table : tables) {
        if (stop.stop_requested())
            break;
        search.look(table, stop, only);
    }
    return search.take();
}

} // namespace models
