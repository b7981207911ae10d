// SPDX-License-Identifier: Apache-2.0
#include "models/resources/rowfilter.h"

#include "models/resources/durationtext.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace models {
namespace {

using Key = FilterToken::Key;

struct Prefix
{
    Key key;
    QLatin1StringView word;
};
constexpr std::array prefixes {Prefix {Key::Namespace, "ns:"_L1},
    Prefix {Key::Namespace, "namespace:"_L1}, Prefix {Key::Label, "label:"_L1},
    Prefix {Key::Status, "status:"_L1}, Prefix {Key::Node, "node:"_L1},
    Prefix {Key::OlderThan, "age>"_L1}, Prefix {Key::YoungerThan, "age<"_L1}};

/// Words parted by spaces; "quoted ones" stay whole, also after a colon.
QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    bool isQuoted = false;
    for (const QChar letter : text) {
        if (letter == u'"') {
            isQuoted = !isQuoted;
        } else if (letter.isSpace() && !isQuoted) {
            if (!word.isEmpty())
                words += std::exchange(word, {});
        } else {
            word += letter;
        }
    }
    if (!word.isEmpty())
        words += word;
    return words;
}

// Names of objects are lower case by the server's own rule; those of RBAC may not be.
bool holds(QByteArrayView name, const QByteArray &word)
{
    if (name.contains(word))
        return true;
    const bool isPlain = std::ranges::none_of(
        name, [](char letter) { return (letter >= 'A' && letter <= 'Z') || letter < 0; });
    return !isPlain && QString::fromUtf8(name).toLower().toUtf8().contains(word);
}

} // namespace

QString FilterToken::toString() const
{
    for (const Prefix &prefix : prefixes) {
        if (prefix.key == key)
            return prefix.word + (value.contains(u' ') ? u'"' + value + u'"' : value);
    }
    return value;
}

std::optional<FilterToken> FilterToken::parse(QStringView word)
{
    for (const Prefix &prefix : prefixes) {
        if (!word.startsWith(prefix.word, Qt::CaseInsensitive))
            continue;
        QString value = word.sliced(prefix.word.size()).toString();
        if (value.size() > 1 && value.startsWith(u'"') && value.endsWith(u'"'))
            value = value.sliced(1, value.size() - 2);
        const bool isAge = prefix.key == Key::OlderThan || prefix.key == Key::YoungerThan;
        if (value.isEmpty() || (isAge && !parseDuration(value)))
            return std::nullopt;
        return FilterToken {prefix.key, value};
    }
    return std::nullopt;
}

RowFilter RowFilter::parse(const QString &text)
{
    RowFilter filter;
    QStringList names;
    for (const QString &word : wordsOf(text)) {
        if (const auto token = FilterToken::parse(word))
            filter.tokens += *token;
        else
            names += word;
    }
    filter.names = names.join(u' ');
    return filter;
}

QString RowFilter::toString() const
{
    QStringList words;
    for (const FilterToken &token : tokens)
        words += token.toString();
    if (!names.isEmpty())
        words += names;
    return words.join(u' ');
}

RowFilter RowFilter::without(Key key) const
{
    RowFilter rest = *this;
    rest.tokens.removeIf([key](const FilterToken &token) { return token.key == key; });
    return rest;
}

QStringList RowFilter::values(Key key) const
{
    QStringList list;
    for (const FilterToken &token : tokens) {
        if (token.key == key)
            list += token.value;
    }
    return list;
}

bool RowFilter::isNarrowerThan(const RowFilter &wider) const
{
    if (tokens != wider.tokens)
        return false;
    const QStringList words = names.toLower().split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(
        wider.names.toLower().split(u' ', Qt::SkipEmptyParts), [&](const QString &old) {
            return std::ranges::any_of(
                words, [&](const QString &word) { return word.contains(old); });
        });
}

RowMatcher::RowMatcher(const RowFilter &filter, const ColumnLayout &layout, qint64 now)
    : m_layout(&layout)
{
    for (const QString &word : filter.names.toLower().split(u' ', Qt::SkipEmptyParts))
        m_words += word.toUtf8();
    for (const FilterToken &token : filter.tokens) {
        switch (token.key) {
        case Key::Namespace:
            m_nameSpaces += token.value;
            break;
        case Key::Label: {
            const qsizetype sign = token.value.indexOf(u'=');
            const bool isNegative = sign > 0 && token.value[sign - 1] == u'!';
            LabelTerm term {token.value.first(sign < 0 ? token.value.size() : sign - isNegative),
                std::nullopt, isNegative};
            if (sign >= 0)
                term.value = token.value.sliced(sign + 1);
            m_labels += term;
            break;
        }
        case Key::Status:
            if (token.value == "not ready"_L1 || token.value == "ready"_L1)
                m_ready = token.value == "ready"_L1;
            else if (const ObjectState state = objectStateNamed(token.value);
                state != ObjectState::None)
                m_states += state;
            m_statuses += token.value.toLower().toUtf8();
            break;
        case Key::Node:
            m_nodes += token.value.toLower().toUtf8();
            break;
        case Key::OlderThan:
            m_createdBefore = now - parseDuration(token.value).value_or(0);
            break;
        case Key::YoungerThan:
            m_createdAfter = now - parseDuration(token.value).value_or(0);
            break;
        }
    }
}

bool RowMatcher::matchesStatus(const Row &row) const
{
    if (m_ready && m_layout->isReady(row) == m_ready)
        return true;
    if (!m_states.isEmpty() && m_states.contains(m_layout->state(row)))
        return true;
    const QByteArray text = m_layout->statusText(row).toLower().toUtf8();
    return m_statuses.contains(text);
}

bool RowMatcher::matchesNode(const Row &row) const
{
    const QByteArray node = row.cells.bytes(m_layout->nodeCell()).toByteArray().toLower();
    return std::ranges::any_of(
        m_nodes, [&](const QByteArray &wanted) { return node.contains(wanted); });
}

bool RowMatcher::matchesLabels(const Row &row) const
{
    return std::ranges::all_of(m_labels, [&](const LabelTerm &term) {
        const auto value = row.labels.value(term.key);
        const bool holds = value && (!term.value || *value == *term.value);
        return holds != term.isNegative;
    });
}

bool RowMatcher::matches(const Row &row) const
{
    if (!m_nameSpaces.isEmpty() && !m_nameSpaces.contains(row.nameSpace))
        return false;
    const QByteArrayView name = row.nameBytes();
    if (!std::ranges::all_of(m_words, [&](const QByteArray &word) { return holds(name, word); }))
        return false;
    if (m_createdBefore > 0 && row.created >= m_createdBefore)
        return false;
    if (m_createdAfter > 0 && row.created <= m_createdAfter)
        return false;
    return (m_statuses.isEmpty() || matchesStatus(row)) && (m_nodes.isEmpty() || matchesNode(row))
        && (m_labels.isEmpty() || matchesLabels(row));
}

} // namespace models
