// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/silencetimer.h"
#include "models/kube/logline.h"
#include "models/kube/transport.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

namespace models {

struct LogOptions
{
    QString nameSpace;
    QString pod;
    QString container {}; ///< empty: the server's choice
    bool follow = false;
    bool previous = false; ///< of the run before the last restart
    std::optional<int> tailLines {};
    std::optional<std::chrono::seconds> since {};
    QDateTime sinceTime {};
    std::optional<qint64> limitBytes {};
};

/// The log of one container, line by line, without loss or doubles over broken connections.
/// While following it reconnects by itself, until the container has ended or the server refuses.
class LogStream final : public QObject
{
    Q_OBJECT
public:
    enum class State { Connecting, Streaming, Reconnecting, Ended, Failed };
    Q_ENUM(State)

    /// `speed`: how much faster time passes here than for others; tests wait for nobody.
    LogStream(
        Transport &transport, LogOptions options, QObject *parent = nullptr, double speed = 1);
    ~LogStream() override;

    void start();
    /// Back-pressure, as Stream's.
    void pause();
    void resume();
    /// The container is known to have ended: what is left comes, then Ended.
    void finishFollowing();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] std::optional<Error> error() const { return m_error; }

signals:
    /// In the order of the container; what has come in one piece.
    void lines(const models::LogLines &lines);
    void stateChanged(models::LogStream::State state);
    /// After a reconnect the server no longer had the last line shown: lines between these two
    /// times may be missing.
    void gap(qint64 after, qint64 before);

private:
    void connectToServer();
    [[nodiscard]] Request request() const;
    void take(const QByteArray &bytes);
    /// Whole lines from there on; what follows the last of them is kept for later.
    void takeLines(const QByteArray &bytes, qsizetype start, bool isLast = false);
    void takeLine(QByteArrayView text, LogLines &fresh);
    [[nodiscard]] bool isShown(const LogLine &line);
    void remember(const LogLine &line);
    [[nodiscard]] std::chrono::milliseconds own(std::chrono::milliseconds time) const;
    void end(const std::optional<Error> &error);
    void reconnect(std::chrono::milliseconds delay, std::optional<Error> error);
    void setState(State state, std::optional<Error> error = {});

    Transport &m_transport;
    LogOptions m_options;
    std::unique_ptr<Stream> m_stream;
    State m_state = State::Connecting;
    std::optional<Error> m_error;
    QByteArray m_rest; // the tail of the last chunk, without a newline yet
    StampReader m_stamps;
    QElapsedTimer m_connected;
    using Key = std::pair<qint64, size_t>; // stamp and hash of the text
    qint64 m_lastTime = 0; // stamp of the last line shown; a clock that was set may lead it back
    qint64 m_newest = 0; // of all stamps shown
    QList<Key> m_recent; // lines shown since the second of m_lastTime began
    QHash<Key, int> m_expected; // of those, not seen again on this connection, and how often
    int m_failures = 0;
    double m_speed;
    bool m_isResuming = false; // older lines are still coming again
    bool m_hasMet = false; // one of them was a line that had been shown
    bool m_hasNews = false; // on this connection
    bool m_isPaused = false;
    QTimer m_retry;
    SilenceTimer m_silence;
};

} // namespace models
