// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/resources/columnlayout.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace models {

/// One word of a filter that is more than a piece of a name.
struct FilterToken
{
    enum class Key { Namespace, Label, Status, Node, OlderThan, YoungerThan };
    Key key = Key::Label;
    QString value; ///< "demo", "app=x", "app!=x", "app", "Failed", "not ready", "1h"

    /// "ns:demo", "age>1h"; quoted when the value holds a space.
    [[nodiscard]] QString toString() const;
    /// Nothing for words that are no token, and for tokens without a value.
    [[nodiscard]] static std::optional<FilterToken> parse(QStringView word);
    bool operator==(const FilterToken &) const = default;
};

/// What a table shows of its rows: words of the name, and tokens. Tokens of one key are
/// alternatives (labels excepted: each must hold); different keys must all hold.
struct RowFilter
{
    QList<FilterToken> tokens;
    QString names; ///< free text: every word is somewhere in the name

    [[nodiscard]] static RowFilter parse(const QString &text);
    [[nodiscard]] QString toString() const;
    [[nodiscard]] bool isEmpty() const { return tokens.isEmpty() && names.trimmed().isEmpty(); }
    /// The same filter for one question less: how many rows would each status have?
    [[nodiscard]] RowFilter without(FilterToken::Key key) const;
    [[nodiscard]] QStringList values(FilterToken::Key key) const;
    /// Sure to let through only what `wider` does: the same tokens, and words that say more.
    [[nodiscard]] bool isNarrowerThan(const RowFilter &wider) const;
    bool operator==(const RowFilter &) const = default;
};

/// A filter made ready for fifty thousand rows: nothing is parsed or folded per row.
class RowMatcher
{
public:
    RowMatcher(const RowFilter &filter, const ColumnLayout &layout, qint64 now);
    [[nodiscard]] bool matches(const Row &row) const;

private:
    struct LabelTerm
    {
        QString key;
        std::optional<QString> value;
        bool isNegative = false;
    };
    [[nodiscard]] bool matchesStatus(const Row &row) const;
    [[nodiscard]] bool matchesNode(const Row &row) const;
    [[nodiscard]] bool matchesLabels(const Row &row) const;

    const ColumnLayout *m_layout; ///< outlives the matcher
    QList<QByteArray> m_words; ///< lower case, as names are
    QStringList m_nameSpaces;
    QList<LabelTerm> m_labels;
    QList<QByteArray> m_statuses;
    QList<ObjectState> m_states;
    std::optional<bool> m_ready;
    QList<QByteArray> m_nodes;
    qint64 m_createdBefore = 0;
    qint64 m_createdAfter = 0;
};

} // namespace models
