// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QCoroTask>
#include <QObject>
#include <QPointer>
#include <QUrlQuery>

#include <chrono>
#include <memory>
#include <optional>

namespace models {

/// Header lines in the order of the wire; a name may come several times.
using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// The first value of that name, whatever its case; empty when there is none.
[[nodiscard]] QByteArray headerValue(const Headers &headers, QByteArrayView name);

struct Request
{
    QByteArray method = "GET";
    /// Absolute and percent-encoded, below the server's own path prefix: ApiResource::path().
    QString path;
    QUrlQuery query {};
    Headers headers {};
    QByteArray body {};
    /// send(): the whole exchange. open() and upgrade(): until the head of the answer. Zero: no
    /// limit.
    std::chrono::milliseconds timeout {30'000};
    /// The longest silence on the line, not counted while a stream is paused. Zero: no limit.
    std::chrono::milliseconds stall {0};
    /// send(): a longer answer is Error::Kind::TooLarge.
    qint64 largestBody = qint64(1) << 30;
    /// When this object goes before the answer has come, the exchange is dropped: Kind::Cancelled.
    QPointer<QObject> owner {};

    [[nodiscard]] bool isWrite() const { return method != "GET" && method != "HEAD"; }
};

struct Reply
{
    int status = 0;
    Headers headers {};
    QByteArray body {};
    /// The texts of `Warning: 299` lines, without doubles, at most ten.
    QStringList warnings {};

    [[nodiscard]] QByteArray header(QByteArrayView name) const
    {
        return headerValue(headers, name);
    }
    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
};

/// One answer read as it comes. Signals start after open() has returned. Destroying it ends the
/// exchange; no signal comes after that, and any slot may destroy it.
class Stream : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Back-pressure: nothing is read from the network until resume(). A few hundred KiB that are
    /// already here are kept, not delivered.
    virtual void pause() = 0;
    virtual void resume() = 0;

signals:
    /// A 2xx answer began. Every other status is read whole and comes as finished(errorOf(…)).
    void started(int status, const models::Headers &headers);
    /// Unpacked bytes, cut anywhere.
    void received(const QByteArray &bytes);
    /// Last signal. No error: the server ended the body in the regular way.
    void finished(const std::optional<models::Error> &error);
};

/// Both directions as raw bytes, after the server has agreed to an upgrade (101).
class RawStream : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void write(const QByteArray &bytes) = 0;
    /// Bytes that write() was given and the network has not taken yet.
    [[nodiscard]] virtual qint64 bytesToWrite() const = 0;
    virtual void pause() = 0;
    virtual void resume() = 0;

signals:
    /// 101; a refusal is read whole and comes as finished(errorOf(…)).
    void opened(const models::Headers &headers);
    void received(const QByteArray &bytes);
    void written();
    void finished(const std::optional<models::Error> &error);
};

/// Speaks to one server as one identity. GUI thread, or whichever thread made it; never blocks.
/// Credentials, impersonation, User-Agent and the proxy are the transport's business; a 401 renews
/// the credential once and asks once more. A write is never sent twice: when it went out and no
/// answer came, the error is Kind::OutcomeUnknown.
class Transport : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Any HTTP status is a Reply; errorOf() tells what it means.
    virtual QCoro::Task<Result<Reply>> send(Request request) = 0;
    [[nodiscard]] virtual std::unique_ptr<Stream> open(Request request) = 0;
    /// The request's headers must hold Upgrade and what belongs to it; Host and Connection are
    /// added.
    [[nodiscard]] virtual std::unique_ptr<RawStream> upgrade(Request request) = 0;
    /// After sleep or a change of the network: closes everything; open streams finish with
    /// Kind::Unreachable.
    virtual void dropConnections() = 0;

signals:
    /// The head of some answer has come, `latency` after its request was given.
    void answered(int status, std::chrono::milliseconds latency);
    /// Some exchange ended without an answer.
    void failed(const models::Error &error);
};

} // namespace models
