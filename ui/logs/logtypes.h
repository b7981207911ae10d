// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/state.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace ui {

/// One pod whose log can be looked at: a replica of a job, or a pod alone. Its number in the list
/// is its source in the LogStore, and its colour.
struct LogReplica
{
    QString role; ///< empty: a pod alone
    int rank = 0;
    QString pod; ///< empty: not created yet, or gone
    QString node {};
    QStringList containers {}; ///< the main one first; empty: not known
    State state = State::Unknown;
    QDateTime started {};
    QDateTime finished {};
    int exitCode = -1; ///< -1: has not exited
    int restarts = 0;
    int failureOrder = 0; ///< 1: failed first; 0: did not fail
    bool operator==(const LogReplica &) const = default;

    /// "worker-5".
    [[nodiscard]] QString name() const
    {
        return role.isEmpty() ? pod : role + QLatin1Char('-') + QString::number(rank);
    }
};

/// A line of our own between the lines of the log.
struct LogNote
{
    enum class Kind { FirstFailure, Restart, Gap };
    Kind kind = Kind::Gap;
    QString title {};
    QString text {};
};

} // namespace ui
