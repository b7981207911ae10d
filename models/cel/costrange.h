// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

#include <algorithm>
#include <cmath>
#include <limits>

namespace models::cel {

/// Least and most of a size or of a cost; what is beyond 64 bits is unlimited.
struct Range
{
    static constexpr quint64 unlimited = std::numeric_limits<quint64>::max();

    quint64 least = 0;
    quint64 most = 0;

    [[nodiscard]] static Range of(quint64 size) { return {size, size}; }
    [[nodiscard]] static Range any() { return {0, unlimited}; }
    Range operator+(Range other) const
    {
        return {plus(least, other.least), plus(most, other.most)};
    }
    Range operator*(Range other) const
    {
        return {times(least, other.least), times(most, other.most)};
    }
    Range operator*(double factor) const { return {scaled(least, factor), scaled(most, factor)}; }
    [[nodiscard]] Range united(Range other) const
    {
        return {std::min(least, other.least), std::max(most, other.most)};
    }

    [[nodiscard]] static quint64 scaled(quint64 size, double factor)
    {
        const double out = std::ceil(double(size) * factor);
        return out >= 18446744073709551616.0 ? unlimited : quint64(out);
    }

private:
    static quint64 plus(quint64 left, quint64 right)
    {
        quint64 out = 0;
        return __builtin_add_overflow(left, right, &out) ? unlimited : out;
    }
    static quint64 times(quint64 left, quint64 right)
    {
        quint64 out = 0;
        return __builtin_mul_overflow(left, right, &out) ? unlimited : out;
    }
};

} // namespace models::cel
