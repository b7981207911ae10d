// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QObject>

#include <optional>

namespace models {

/// One connection to a port of a pod, over whatever carries it. Destroying it cuts the connection;
/// a slot destroys it later.
class PodConnection : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void write(QByteArrayView bytes) = 0;
    /// We send no more. Where the protocol cannot say that alone, the whole connection ends.
    virtual void finish() = 0;
    /// Bytes that the network has not taken; stop giving more at some 256 KiB until written().
    [[nodiscard]] virtual qint64 bytesToWrite() const = 0;
    /// Back-pressure, which may hold back other connections as well: see slack().
    virtual void pause() = 0;
    virtual void resume() = 0;
    /// How many bytes to keep for a reader that does not take them, before pause().
    [[nodiscard]] virtual qint64 slack() const = 0;

signals:
    void received(const QByteArray &bytes);
    /// The pod says no more. It may go on listening.
    void finished();
    void written();
    /// Last signal. Without an error: both have said all they wanted to.
    void ended(const std::optional<models::Error> &error);
    /// Last signal, in place of ended(): what carries it was cut before the pod had taken it. All
    /// that was written is here, so it may be tried again.
    void missed(const QByteArray &written);
};

} // namespace models
