// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/logstream.h"
#include "models/resources/logstore.h"

#include <QTimer>

#include <memory>
#include <vector>

namespace models {

/// One container whose log is wanted.
struct LogSource
{
    int number = 0; ///< LogStore::Line::source
    QString nameSpace;
    QString pod;
    QString container; ///< empty: the server's choice
    bool operator==(const LogSource &) const = default;
};

/// Which part of the logs.
struct LogExtent
{
    enum class Runs { Current, Previous, Both }; ///< of a container that was restarted
    std::optional<int> tailLines {}; ///< of each container
    std::optional<std::chrono::seconds> since {};
    Runs runs = Runs::Current;
    bool operator==(const LogExtent &) const = default;
};

/// Follows many containers into one LogStore: at most so many at a time, a batch a frame. GUI
/// thread.
class LogCollector final : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostStreams = 100;

    LogCollector(Transport &transport, LogStore &store, QObject *parent = nullptr);
    ~LogCollector() override;

    /// New ones are started; those that are gone are let go, their lines stay.
    void setSources(const QList<LogSource> &sources);
    /// Another part: everything is read anew.
    void setExtent(const LogExtent &extent);
    [[nodiscard]] const LogExtent &extent() const { return m_extent; }
    void restart();
    /// A container of that source has started anew (its pod was made again): if its stream is over,
    /// what is younger than its last line is read.
    void renew(int number);

    struct Counts
    {
        int open = 0; ///< lines come, or would
        int waiting = 0; ///< the container has not started
        int lost = 0; ///< the connection is made again
        int ended = 0;
        int failed = 0;
        int queued = 0; ///< its turn comes when another one ends
        [[nodiscard]] int all() const { return open + waiting + lost + ended + failed + queued; }
    };
    [[nodiscard]] Counts counts() const;
    /// Of a stream that failed or is lost; the first one.
    [[nodiscard]] std::optional<Error> error() const;
    /// When the first stream that is lost now was lost.
    [[nodiscard]] QDateTime lostSince() const;
    /// True while the first answer of any stream is out.
    [[nodiscard]] bool isLoading() const;

signals:
    void appended(const models::LogStore::Appended &appended);
    void cleared();
    void statusChanged();
    /// Lines of this source between these times may be missing.
    void gap(int source, qint64 after, qint64 before);

private:
    struct Feed
    {
        LogSource source;
        bool isPrevious = false;
        std::unique_ptr<LogStream> stream {}; // null: its turn has not come
        qint64 lastTime = 0;
        qint64 shownUntil = 0; ///< a stream before this one has shown these
        QDateTime lostSince {};
    };
    void add(const LogSource &source, bool isPrevious);
    void startNext();
    void start(Feed &feed);
    void take(Feed &feed, const LogLines &lines);
    void flush();

    Transport &m_transport;
    LogStore &m_store;
    LogExtent m_extent;
    QList<LogSource> m_sources;
    std::vector<std::unique_ptr<Feed>> m_feeds;
    QList<LogStore::Incoming> m_pending;
    QList<LogLines> m_held; ///< what m_pending is of
    qsizetype m_heldBytes = 0;
    QTimer m_flushing;
};

} // namespace models
