// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/resources/logstore.h"
#include "ui/logs/logtypes.h"

#include <QCoreApplication>

#include <vector>

namespace ui {

/// What we say between the lines: which replica failed first and where, who was restarted, where
/// lines may be missing.
class LogNotes
{
    Q_DECLARE_TR_FUNCTIONS(ui::LogNotes)
public:
    struct Gap
    {
        int source = 0;
        qint64 after = 0, before = 0; ///< ns
    };
    /// A container that began anew.
    struct Start
    {
        int source = 0;
        QDateTime time;
        int restarts = 0; ///< how often before
        bool operator==(const Start &) const = default;
    };
    struct Made
    {
        QList<LogNote> notes;
        std::vector<qsizetype> lines; ///< each stands before this line of the store; ascending
        int firstFailure = -1; ///< number of that note
        int firstFailed = -1; ///< number of the replica
    };
    [[nodiscard]] static Made make(const models::LogStore &store, const QList<LogReplica> &replicas,
        const QList<Gap> &gaps, const QList<Start> &starts);
    /// Puts down those that are not in it yet: a status tells of the last one only.
    static void noteStarts(QList<Start> &starts, const QList<LogReplica> &replicas);

private:
    static QString failureText(const QList<LogReplica> &replicas, const LogReplica &first);
};

} // namespace ui
