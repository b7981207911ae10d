// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/httpconnection.h"

#include <QDateTime>
#include <QLocale>
#include <QSslSocket>
#include <QTimer>

#include <array>

namespace models::sandbox {

namespace {

constexpr qint64 highWater = 256 * 1024; ///< unsent bytes above which no more are made
constexpr qsizetype gzipFrom = 128 * 1024;

QByteArray reasonPhrase(int status)
{
    static constexpr std::array<std::pair<int, const char *>, 22> phrases {
        {{100, "Continue"}, {101, "Switching Protocols"}, {200, "OK"}, {201, "Created"},
            {202, "Accepted"}, {204, "No Content"}, {301, "Moved Permanently"},
            {304, "Not Modified"}, {400, "Bad Request"}, {401, "Unauthorized"}, {403, "Forbidden"},
            {404, "Not Found"}, {405, "Method Not Allowed"}, {406, "Not Acceptable"},
            {409, "Conflict"}, {410, "Gone"}, {413, "Request Entity Too Large"},
            {415, "Unsupported Media Type"}, {422, "Unprocessable Entity"},
            {429, "Too Many Requests"}, {500, "Internal Server Error"}, {504, "Gateway Timeout"}}};
    for (const auto &[code, phrase] : phrases) {
        if (code == status) {
            return phrase;
        }
    }
    return "Status";
}

} // namespace

/// The face of this connection that a handler sees, for one request.
class HttpConnection::Exchange final : public HttpExchange
{
public:
    Exchange(HttpRequest request, HttpConnection *connection)
        : HttpExchange(connection)
        , m_request(std::move(request))
        , m_connection(connection)
    {
    }
    [[nodiscard]] const HttpRequest &request() const override { return m_request; }
    void addHeader(QByteArray name, QByteArray value) override
    {
        m_connection->m_headers.emplace_back(std::move(name), std::move(value));
    }
    void reply(int status, QByteArray contentType, QByteArray body) override
    {
        m_connection->reply(status, contentType, body);
    }
    void stream(int status, QByteArray contentType, std::unique_ptr<BodySource> source,
        bool mayCompress) override
    {
        m_connection->stream(status, contentType, std::move(source), mayCompress);
    }
    RawConnection *upgrade() override { return m_connection->upgrade(); }
    void abort() override { m_connection->abort(); }

private:
    HttpRequest m_request;
    HttpConnection *m_connection;
};

/// The face of this connection once it speaks something else than HTTP.
class HttpConnection::Raw final : public RawConnection
{
public:
    explicit Raw(HttpConnection *connection)
        : RawConnection(connection)
        , m_connection(connection)
    {
    }
    void write(const QByteArray &bytes) override
    {
        m_connection->m_socket->write(bytes);
        m_connection->m_socket->flush();
    }
    [[nodiscard]] qint64 bytesToWrite() const override { return m_connection->unsent(); }
    void pause() override { m_isPaused = true; }
    void resume() override
    {
        if (std::exchange(m_isPaused, false)) {
            QMetaObject::invokeMethod(this, &Raw::read, Qt::QueuedConnection);
        }
    }
    void close() override { m_connection->m_socket->disconnectFromHost(); }
    void read()
    {
        QByteArray bytes = m_connection->m_parser.takeRest();
        if (!m_isPaused) {
            bytes += m_connection->m_socket->readAll();
        }
        if (!bytes.isEmpty()) {
            Q_EMIT received(bytes);
        }
    }

private:
    HttpConnection *m_connection;
    bool m_isPaused = false;
};

HttpConnection::HttpConnection(QSslSocket *socket, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
{
    socket->setParent(this);
    socket->setReadBufferSize(256 * 1024);
    connect(socket, &QSslSocket::readyRead, this, &HttpConnection::read);
    connect(socket, &QSslSocket::encryptedBytesWritten, this, &HttpConnection::pump);
    connect(socket, &QSslSocket::disconnected, this, &QObject::deleteLater);
    connect(socket, &QSslSocket::errorOccurred, this, [this] {
        if (m_socket->state() != QAbstractSocket::ConnectedState) {
            deleteLater();
        }
    });
    if (socket->bytesAvailable() > 0) {
        QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
    }
}

HttpConnection::~HttpConnection()
{
    m_socket->disconnect(this);
    m_source.reset();
}

bool HttpConnection::isStreaming() const
{
    return m_source != nullptr || m_raw;
}

void HttpConnection::abort()
{
    m_socket->abort();
    deleteLater();
}

RawConnection *HttpConnection::upgrade()
{
    QByteArray head = "HTTP/1.1 101 " + reasonPhrase(101) + "\r\nConnection: Upgrade";
    for (const auto &[name, value] : m_headers) {
        head += "\r\n" + name + ": " + value;
    }
    m_socket->write(head + "\r\n\r\n");
    m_exchange->deleteLater();
    m_exchange.clear();
    m_raw = new Raw(this);
    QMetaObject::invokeMethod(m_raw, &Raw::read, Qt::QueuedConnection);
    return m_raw;
}

void HttpConnection::read()
{
    if (m_raw) {
        m_raw->read();
        return;
    }
    if (m_isRefused) {
        m_socket->skip(m_socket->bytesAvailable());
        return;
    }
    if (m_exchange) {
        return; // the next request waits in the socket, whose buffer is bounded
    }
    m_parser.append(m_socket->readAll());
    serveNext();
}

void HttpConnection::serveNext()
{
    if (auto request = m_parser.take()) {
        m_headers.clear();
        m_exchange = new Exchange(*std::move(request), this);
        Q_EMIT requested(m_exchange);
        return;
    }
    if (m_parser.fault()) {
        refuse(*m_parser.fault());
    } else if (m_parser.takeContinue()) {
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    }
}

void HttpConnection::refuse(const HttpFault &fault)
{
    const bool isTooLarge = fault.status == 413; // the one fault that clients read as a Status
    const QByteArray body = isTooLarge
        ? R"({"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":")"
            + fault.text + R"(","reason":"RequestEntityTooLarge","code":413})"
        : fault.text;
    m_socket->write("HTTP/1.1 " + QByteArray::number(fault.status) + ' '
        + reasonPhrase(fault.status)
        + "\r\nContent-Type: " + (isTooLarge ? "application/json" : "text/plain; charset=utf-8")
        + "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
        + body);
    m_socket->flush();
    // The rest of the upload is read and dropped for a while: closing at once would reset the
    // connection, and the client would never see the answer.
    m_isRefused = true;
    constexpr int lingerMs = 2000;
    QTimer::singleShot(lingerMs, this, [this] { m_socket->disconnectFromHost(); });
}

qint64 HttpConnection::unsent() const
{
    return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite();
}

bool HttpConnection::wantsGzip() const
{
    return m_exchange && m_exchange->request().header("accept-encoding").contains("gzip");
}

void HttpConnection::begin(int status, QByteArrayView contentType, qsizetype length)
{
    const HttpRequest &request = m_exchange->request();
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status);
    for (const auto &[name, value] : m_headers) {
        head += "\r\n" + name + ": " + value;
    }
    if (!contentType.isEmpty()) {
        head += "\r\nContent-Type: " + contentType.toByteArray();
    }
    if (m_gzip) {
        head += "\r\nContent-Encoding: gzip\r\nVary: Accept-Encoding";
    }
    head += "\r\nCache-Control: no-cache, private\r\nDate: "
        + QLocale::c()
              .toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss")
              .toLatin1()
        + " GMT";
    m_isChunked = length < 0 && !request.isHttp10;
    if (m_isChunked) {
        head += "\r\nTransfer-Encoding: chunked";
    } else if (length >= 0 && status != 204 && status != 304) {
        head += "\r\nContent-Length: " + QByteArray::number(length);
    }
    m_mustClose = !request.keepAlive || (length < 0 && !m_isChunked);
    if (m_mustClose) {
        head += "\r\nConnection: close";
    }
    m_socket->write(head + "\r\n\r\n");
}

void HttpConnection::reply(int status, const QByteArray &contentType, const QByteArray &body)
{
    if (!m_exchange || m_source) {
        return;
    }
    QByteArray bytes = body;
    if (body.size() >= gzipFrom && wantsGzip()) {
        m_gzip = std::make_unique<GzipWriter>();
        bytes = m_gzip->write(body);
        bytes += m_gzip->finish();
    }
    begin(status, body.isEmpty() && status == 204 ? QByteArrayView() : contentType, bytes.size());
    if (m_exchange->request().method != "HEAD") {
        m_socket->write(bytes);
    }
    finish();
}

void HttpConnection::stream(
    int status, const QByteArray &contentType, std::unique_ptr<BodySource> source, bool mayCompress)
{
    if (!m_exchange || m_source) {
        return;
    }
    if (mayCompress && wantsGzip()) {
        m_gzip = std::make_unique<GzipWriter>();
    }
    begin(status, contentType, -1);
    if (m_exchange->request().method == "HEAD") {
        finish();
        return;
    }
    m_source = std::move(source);
    m_isWaiting = false;
    m_source->setWake([this] {
        if (std::exchange(m_isWaiting, false)) {
            QMetaObject::invokeMethod(this, &HttpConnection::pump, Qt::QueuedConnection);
        }
    });
    m_socket->flush();
    pump();
}

void HttpConnection::writeChunk(const QByteArray &bytes)
{
    if (bytes.isEmpty()) {
        return;
    }
    if (m_isChunked) {
        m_socket->write(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
    } else {
        m_socket->write(bytes);
    }
}

void HttpConnection::pump()
{
    if (m_raw) {
        Q_EMIT m_raw->written();
        return;
    }
    if (!m_source || m_isPumping || m_isWaiting) {
        return;
    }
    m_isPumping = true; // writing may tell of written bytes at once
    // One piece a turn keeps the other connections alive beside a long list.
    if (unsent() < highWater) {
        QByteArray piece;
        const BodySource::Pull result = m_source->pull(piece);
        writeChunk(m_gzip ? m_gzip->write(piece) : piece);
        switch (result) {
        case BodySource::Pull::More:
            QMetaObject::invokeMethod(this, &HttpConnection::pump, Qt::QueuedConnection);
            break;
        case BodySource::Pull::Wait:
            m_isWaiting = true;
            break;
        case BodySource::Pull::Abort:
            m_source.reset();
            abort();
            break;
        case BodySource::Pull::End:
            if (m_gzip) {
                writeChunk(m_gzip->finish());
            }
            if (m_isChunked) {
                m_socket->write("0\r\n\r\n");
            }
            m_source.reset();
            finish();
            break;
        }
        if (m_socket->state() == QAbstractSocket::ConnectedState) {
            m_socket->flush();
        }
    }
    m_isPumping = false;
}

void HttpConnection::finish()
{
    m_gzip.reset();
    m_exchange->deleteLater();
    m_exchange.clear();
    if (m_mustClose) {
        m_socket->disconnectFromHost();
        return;
    }
    QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
}

} // namespace models::sandbox
