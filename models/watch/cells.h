// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QVariant>

#include <array>
#include <optional>
#include <utility>

namespace models {

/// The texts that are one row's alone, packed into one allocation: its cells, and what names the
/// object. Fifty thousand rows must stay small.
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

    enum class Own { Uid, Name, Version };
    [[nodiscard]] QByteArrayView own(Own what) const;

    /// Collects cells in order, and what names the object at any time, then packs them.
    class Builder
    {
    public:
        void addNull() { add('0', {}); }
        void addText(QByteArrayView utf8) { add('t', utf8); }
        void addNumber(QByteArrayView text) { add('n', text); }
        void addBool(bool value) { add('b', value ? "true" : "false"); }
        void setOwn(Own what, QByteArrayView utf8);
        [[nodiscard]] QByteArrayView own(Own what) const { return m_own[size_t(what)]; }
        [[nodiscard]] Cells take();
        /// Forgets what was collected: what came before was never finished.
        void clear();

    private:
        void add(char type, QByteArrayView text);
        std::array<QByteArray, 3> m_own;
        QByteArray m_types;
        QList<quint32> m_ends;
        QByteArray m_texts;
    };

private:
    struct Item
    {
        char type = '0';
        QByteArrayView text;
    };
    [[nodiscard]] qsizetype count() const;
    [[nodiscard]] Item item(qsizetype index) const;
    QByteArray m_packed; ///< width, count, then per text its type and its end, then the texts
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
