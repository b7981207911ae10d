// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/transport.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

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

/// One line as the container wrote it.
struct LogLine
{
    qint64 time = 0; ///< ns since the epoch; 0 when the server gave no stamp
    QByteArray text; ///< without its newline; may hold \r, NUL and invalid UTF-8

    bool operator==(const LogLine &) const = default;
};

/// The log of one container, line by line, without loss or doubles over broken connections.
/// Retries by itself only while following.
class LogStream final : public QObject
{
    Q_OBJECT
public:
    enum class State { Connecting, Streaming, Reconnecting, Ended, Failed };
    Q_ENUM(State)

    LogStream(Transport &transport, LogOptions options, QObject *parent = nullptr);
    ~LogStream() override;

    void start();
    void pause();
    void resume();
    /// Ends what can be ended of a follow: the container is done, say what is left and finish.
    void finishFollowing();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] std::optional<Error> error() const { return m_error; }

signals:
    /// At most 64 KiB or one line at a time.
    void lines(const QList<models::LogLine> &lines);
    void stateChanged(models::LogStream::State state);
    /// After a reconnect the server no longer had the lines that follow the last shown one.
    void gap(qint64 after, qint64 before);

private:
    void connectToServer();
    void take(const QByteArray &bytes);
    void deliver(QList<LogLine> lines);
    [[nodiscard]] bool isShown(const LogLine &line);
    void end(const std::optional<Error> &error);
    void setState(State state, std::optional<Error> error = {});

    Transport &m_transport;
    LogOptions m_options;
    std::unique_ptr<Stream> m_stream;
    State m_state = State::Connecting;
    std::optional<Error> m_error;
    QByteArray m_rest; // the tail of the last chunk, without a newline yet
    qint64 m_lastTime = 0; // stamp of the newest line shown
    int m_sameTime = 0; // how many lines with that stamp were shown
    int m_skipSame = 0; // of the lines with that stamp, how many to skip after a reconnect
    bool m_isResuming = false;
    bool m_followOn = true;
    int m_failures = 0;
    QTimer m_retry;
    QTimer m_silence;
};

/// "2026-11-24T13:39:29.123456789Z text" -> stamp and text; a line without a stamp keeps time 0.
[[nodiscard]] LogLine parseLogLine(QByteArrayView line);

} // namespace models
