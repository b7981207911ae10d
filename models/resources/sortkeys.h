// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QStringView>

#include <functional>
#include <string>
#include <vector>

namespace models {

/// One string of bytes for each row, so that a plain comparison of bytes sorts numbers, texts with
/// runs of digits, both directions and several levels at once. Sorting fifty thousand rows spends
/// its time with comparisons; these look at one word each, and seldom further.
class SortKeys
{
public:
    using Less = std::function<bool(quint32 a, quint32 b)>;

    explicit SortKeys(size_t rows);

    /// What is appended from now on is the key of `row`.
    void begin(quint32 row);
    void appendNumber(double number);
    /// Compares as compareNaturally() does.
    void appendNatural(QByteArrayView text);
    /// Compares by its bytes in UTF-8.
    void appendText(QStringView text);
    /// Turns round what the current key holds so far: descending.
    void invert();

    /// The rows in order, equal keys as `tie` has it.
    [[nodiscard]] std::vector<quint32> sorted(const Less &tie);

private:
    struct Entry
    {
        quint64 head = 0; ///< the first eight bytes in which the keys may differ at all
        quint32 from = 0;
        quint32 end = 0;
        quint32 row = 0;
    };
    void setHeads();
    [[nodiscard]] std::string_view key(const Entry &entry) const;

    std::string m_bytes;
    std::vector<Entry> m_entries;
};

} // namespace models
