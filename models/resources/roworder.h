// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/resources/columnlayout.h"

#include <Qt>

#include <span>
#include <vector>

namespace models {

/// How rows follow each other: by one column, then by namespace and name. Digits inside text count
/// as numbers, so worker-2 comes before worker-10; a status sorts by how bad it is; what is empty
/// comes last. Pure: safe in workers as long as the layout lives.
class RowOrder
{
public:
    RowOrder(const ColumnLayout &layout, int item, Qt::SortOrder order);

    [[nodiscard]] bool less(const Row &a, const Row &b) const;
    /// Nothing that this order looks at differs.
    [[nodiscard]] bool isSamePlace(const Row &a, const Row &b) const;
    /// Positions in `rows`, in order. Null rows come last.
    [[nodiscard]] std::vector<quint32> sorted(std::span<const RowRef> rows) const;

    struct Key
    {
        double number = 0;
        QByteArrayView bytes;
        QStringView text;
    };
    [[nodiscard]] Key key(const Row &row) const;

private:
    [[nodiscard]] bool less(const Key &keyA, const Row &a, const Key &keyB, const Row &b) const;

    const ColumnLayout *m_layout;
    ColumnLayout::Item m_item;
    bool m_isDescending;
};

/// Less, equal or greater; runs of digits compare as numbers.
[[nodiscard]] int compareNaturally(QStringView a, QStringView b);
[[nodiscard]] int compareNaturally(QByteArrayView a, QByteArrayView b);

} // namespace models
