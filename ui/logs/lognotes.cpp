// SPDX-License-Identifier: Apache-2.0
#include "ui/logs/lognotes.h"

#include "ui/shared/formatting.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

using models::LogStore;

namespace {

constexpr qint64 nsPerSecond = 1'000'000'000;

qint64 nanoseconds(const QDateTime &time)
{
    return time.toMSecsSinceEpoch() * 1'000'000;
}

QString clock(qint64 time)
{
    return Format::clock(QDateTime::fromMSecsSinceEpoch(time / 1'000'000));
}

struct Placed
{
    qsizetype line = 0;
    LogNote note {};
    bool isFirstFailure = false;
};

struct Restart
{
    qint64 time = 0;
    QStringList names {};
    int attempt = 0;
};

// Replicas that came back within ten seconds of each other came back together.
QList<Restart> restartsOf(const QList<LogNotes::Start> &starts, const QList<LogReplica> &replicas)
{
    QList<Restart> all;
    for (const LogNotes::Start &start : starts) {
        if (start.source < replicas.size())
            all.append({nanoseconds(start.time), {replicas[start.source].name()}, start.restarts});
    }
    std::ranges::sort(all, {}, &Restart::time);
    QList<Restart> joined;
    for (const Restart &one : std::as_const(all)) {
        if (!joined.isEmpty() && one.time - joined.last().time < 10 * nsPerSecond) {
            joined.last().names += one.names;
            joined.last().attempt = std::max(joined.last().attempt, one.attempt);
        } else {
            joined.append(one);
        }
    }
    return joined;
}

} // namespace

QString LogNotes::failureText(const QList<LogReplica> &replicas, const LogReplica &first)
{
    QString text = Format::clock(first.finished);
    if (!first.node.isEmpty())
        text = tr("%1 on %2", "time on node").arg(text, first.node);
    if (first.exitCode >= 0)
        text = tr("%1, exit code %2").arg(text).arg(first.exitCode);
    int others = 0;
    qint64 within = 0;
    for (const LogReplica &replica : replicas) {
        if (replica.failureOrder > 1 && replica.finished.isValid()) {
            ++others;
            within = std::max(within, first.finished.secsTo(replica.finished));
        }
    }
    if (others == 0)
        return tr("%1.", "a sentence").arg(text);
    return tr("%1. %n other replica(s) stopped within %2.", nullptr, others)
        .arg(text, Format::duration(std::chrono::seconds(std::max<qint64>(1, within))));
}

void LogNotes::noteStarts(QList<Start> &starts, const QList<LogReplica> &replicas)
{
    for (int i = 0; i < replicas.size(); ++i) {
        const Start start {i, replicas[i].started, replicas[i].restarts};
        if (start.restarts > 0 && start.time.isValid() && !starts.contains(start))
            starts.append(start);
    }
}

LogNotes::Made LogNotes::make(const LogStore &store, const QList<LogReplica> &replicas,
    const QList<Gap> &gaps, const QList<Start> &starts)
{
    QList<Placed> placed;
    Made made;
    for (int i = 0; i < replicas.size(); ++i) {
        const LogReplica &replica = replicas[i];
        if (replica.failureOrder != 1)
            continue;
        made.firstFailed = i;
        // Its container's end is known to the second only.
        const qint64 until = replica.finished.isValid()
            ? nanoseconds(replica.finished) + 2 * nsPerSecond
            : std::numeric_limits<qint64>::max() - 1;
        const qsizetype line = store.lastWords(i, until);
        if (line >= 0) {
            placed.append({line,
                {LogNote::Kind::FirstFailure,
                    replicas.size() > 1 ? tr("%1 failed first").arg(replica.name())
                                        : tr("%1 failed").arg(replica.name()),
                    failureText(replicas, replica)},
                true});
        }
        break;
    }
    for (const Restart &restart : restartsOf(starts, replicas)) {
        const qsizetype line = store.firstAfter(restart.time);
        if (line <= 0 || line >= store.size())
            continue; // what was before is not here
        const qint64 silence = (store.line(line).time - store.line(line - 1).time) / nsPerSecond;
        const QString who = restart.names.size() == replicas.size() && replicas.size() > 1
            ? tr("All replicas restarted")
            : tr("%1 restarted").arg(Format::list(restart.names));
        QStringList facts {tr("attempt %1").arg(restart.attempt + 1), clock(restart.time)};
        if (silence > 1)
            facts.append(
                tr("%1 without output").arg(Format::duration(std::chrono::seconds(silence))));
        placed.append({line, {LogNote::Kind::Restart, who, facts.join(u" · "_s)}});
    }
    for (const Gap &gap : gaps) {
        const QString who = gap.source < replicas.size() ? replicas[gap.source].name() : QString();
        placed.append({store.firstAfter(gap.before),
            {LogNote::Kind::Gap, tr("Lines of %1 may be missing here").arg(who),
                tr("%1 to %2", "times").arg(clock(gap.after), clock(gap.before))}});
    }
    std::ranges::stable_sort(placed, {}, &Placed::line);
    for (const Placed &one : std::as_const(placed)) {
        if (one.isFirstFailure)
            made.firstFailure = int(made.notes.size());
        made.notes.append(one.note);
        made.lines.push_back(one.line);
    }
    return made;
}

} // namespace ui
