// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/httprequest.h"

#include <QObject>

#include <functional>
#include <memory>

namespace models::sandbox {

/// Where a long answer comes from: asked for more whenever the client has taken what it got, so
/// that a slow client costs no memory. Destroyed when the body has ended or the client has left.
class BodySource
{
public:
    enum class Pull {
        More, ///< ask again when there is room
        Wait, ///< nothing now: wake() follows
        End,
        Abort, ///< cut the connection in the middle of the body
    };
    virtual ~BodySource() = default;
    /// Appends some 64 KiB at most.
    virtual Pull pull(QByteArray &out) = 0;

    void setWake(std::function<void()> wake) { m_wake = std::move(wake); }

protected:
    /// There is something to pull again. May be called at any time on the server's thread.
    void wake() const
    {
        if (m_wake) {
            m_wake();
        }
    }

private:
    std::function<void()> m_wake;
};

/// Both directions of a connection as bytes, after 101. Gone with the connection.
class RawConnection : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void write(const QByteArray &bytes) = 0;
    /// Bytes that the client has not taken.
    [[nodiscard]] virtual qint64 bytesToWrite() const = 0;
    /// Stops reading; the client's own writes stall when some 256 KiB are waiting.
    virtual void pause() = 0;
    virtual void resume() = 0;
    /// After what was written.
    virtual void close() = 0;

Q_SIGNALS:
    void received(const QByteArray &bytes);
    void written();
};

/// One request and the way to answer it. Gone when the client has left: keep it by QPointer.
class HttpExchange : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual const HttpRequest &request() const = 0;
    /// Adds a header to the answer that follows.
    virtual void addHeader(QByteArray name, QByteArray value) = 0;
    virtual void reply(int status, QByteArray contentType, QByteArray body) = 0;
    /// `mayCompress` for long answers that end; a watch must come out at once.
    virtual void stream(
        int status, QByteArray contentType, std::unique_ptr<BodySource> source, bool mayCompress)
        = 0;
    /// Answers 101 with the headers added so far. The exchange is over; the connection stays.
    virtual RawConnection *upgrade() = 0;
    /// Ends the connection without a word.
    virtual void abort() = 0;
};

} // namespace models::sandbox
