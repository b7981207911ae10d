// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

class QDateTime;

namespace models::cel {

/// A point in time between the years 1 and 9999.
struct Timestamp
{
    qint64 seconds = 0; ///< since 1970, UTC
    qint32 nanos = 0; ///< 0 … 999,999,999
    auto operator<=>(const Timestamp &) const = default;

    [[nodiscard]] bool isInRange() const;
    /// RFC 3339, UTC, as many digits of the fraction as are needed.
    [[nodiscard]] QString text() const;
    /// Calendar parts in a zone: an IANA name, "+08:00", "" for UTC. Invalid for unknown zones.
    [[nodiscard]] QDateTime inZone(const QString &zone) const;
};

struct Duration
{
    qint64 nanos = 0;
    auto operator<=>(const Duration &) const = default;

    /// Seconds: "3723.5s".
    [[nodiscard]] QString text() const;
};

enum class TimeSyntax {
    Rfc3339, ///< what timestamp("…") takes
    DateTime, ///< what a field of format date-time may hold
    Date, ///< format date
};
[[nodiscard]] std::optional<Timestamp> parseTimestamp(QStringView text, TimeSyntax syntax);
/// Go's "1h2m3.5s". `isField`: what a field of format duration may hold, "3 days" as well.
[[nodiscard]] std::optional<Duration> parseDuration(QStringView text, bool isField = false);

[[nodiscard]] std::optional<Timestamp> sum(const Timestamp &time, const Duration &duration);
[[nodiscard]] std::optional<Duration> difference(const Timestamp &left, const Timestamp &right);

} // namespace models::cel
