// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QVariant>

#include <optional>
#include <utility>

namespace models {

/// The cells of one row, packed into one allocation: fifty thousand rows must stay small.
/// A server types cells loosely, whatever the column says: text, number, truth or nothing.
class Cells
{
public:
    [[nodiscard]] qsizetype size() const;
    /// What a person reads; empty for null and for a cell that is missing.
    [[nodiscard]] QString text(qsizetype index) const;
    /// The same as UTF-8 without a copy; valid as long as these cells.
    [[nodiscard]] QByteArrayView bytes(qsizetype index) const;
    /// The cell as a number; nothing for text, null and missing cells.
    [[nodiscard]] std::optional<double> number(qsizetype index) const;
    [[nodiscard]] bool operator==(const Cells &) const = default;

    /// Collects cells in order, then packs them.
    class Builder
    {
    public:
        void addNull() { add('0', {}); }
        void addText(QByteArrayView utf8) { add('t', utf8); }
        void addNumber(QByteArrayView text) { add('n', text); }
        void addBool(bool value) { add('b', value ? "true" : "false"); }
        [[nodiscard]] Cells take();

    private:
        void add(char type, QByteArrayView text);
        QByteArray m_types;
        QList<quint32> m_ends;
        QByteArray m_texts;
    };

private:
    [[nodiscard]] char type(qsizetype index) const;
    QByteArray m_packed; ///< count, then per cell its type and its end, then the texts
};

/// Labels of one object, packed likewise; equal sets of a kind share one allocation.
class Labels
{
public:
    Labels() = default;
    /// `key=value` lines, sorted by key.
    explicit Labels(QByteArray packed)
        : m_packed(std::move(packed))
    {
    }
    [[nodiscard]] bool isEmpty() const { return m_packed.isEmpty(); }
    [[nodiscard]] std::optional<QString> value(QStringView key) const;
    [[nodiscard]] QList<std::pair<QString, QString>> all() const;
    [[nodiscard]] bool operator==(const Labels &) const = default;

private:
    QByteArray m_packed;
};

} // namespace models
