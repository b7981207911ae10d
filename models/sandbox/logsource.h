// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

#include <optional>

namespace models::sandbox {

/// One life of one container: what `kubectl logs` names.
struct LogKey
{
    QString podUid;
    QString container;
    bool isPrevious = false; ///< the life before the last restart
    bool operator==(const LogKey &) const = default;
};

struct LogLine
{
    qint64 time = 0; ///< nanoseconds since the epoch
    QByteArray text; ///< without the newline
};

/// Where the server gets the text of container logs. Lives on the sandbox's thread.
class LogSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Lines from number `first` on, at most `limit`; nothing when this container never ran.
    [[nodiscard]] virtual std::optional<QList<LogLine>> lines(
        const LogKey &key, qsizetype first, qsizetype limit) const
        = 0;
    /// How many lines there are; -1 when this container never ran.
    [[nodiscard]] virtual qsizetype count(const LogKey &key) const = 0;
    /// No line will follow: the container has ended. Ends a `follow`.
    [[nodiscard]] virtual bool isComplete(const LogKey &key) const = 0;

Q_SIGNALS:
    /// New lines, or the end.
    void changed(const models::sandbox::LogKey &key);
};

} // namespace models::sandbox
