// SPDX-License-Identifier: Apache-2.0
#include "models/kube/curlrawstream.h"

#include "models/kube/curlerror.h"
#include "models/kube/kubestatus.h"

#include <functional>

namespace models {

namespace {

constexpr qsizetype longestHead = 64 * 1024;
constexpr qsizetype longestRefusal = 1024 * 1024;

class Connecting final : public CurlClient
{
public:
    explicit Connecting(std::function<void(CURLcode)> then)
        : m_then(std::move(then))
    {
    }
    void deliver() override { }
    void done(CURLcode code) override { m_then(code); }

private:
    std::function<void(CURLcode)> m_then;
};

Reply parsedHead(const QByteArray &head)
{
    Reply reply;
    const QList<QByteArray> lines = head.split('\n');
    if (lines.first().startsWith("HTTP/1."))
        reply.status = lines.first().mid(9, 3).toInt();
    for (const QByteArray &line : lines.sliced(1)) {
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            reply.headers.append({line.first(colon).trimmed(), line.sliced(colon + 1).trimmed()});
    }
    return reply;
}

} // namespace

CurlRawStream::CurlRawStream(CurlTransport &transport, std::shared_ptr<Credentials> credentials,
    std::shared_ptr<CurlMulti> multi, Request request)
    : m_transport(&transport)
    , m_access(transport.access())
    , m_credentials(std::move(credentials))
    , m_multi(std::move(multi))
    , m_request(std::move(request))
{
    connect(&transport, &CurlTransport::connectionsDropped, this,
        [this] { end(cutError(m_access, false, false, {})); });
    connect(&transport, &CurlTransport::closing, this,
        [this] { end(Error {.kind = Error::Kind::Cancelled}); });
    m_limit.setSingleShot(true);
    connect(
        &m_limit, &QTimer::timeout, this, [this] { end(timeoutError(m_access, false, false)); });
    const auto ask = [this] {
        if (const Result<void> fit = checkRequest(m_request); !fit) {
            end(fit.error());
            return;
        }
        QCoro::connect(
            m_credentials->current(), this, [this](const Result<Credential> &credential) {
                if (credential)
                    begin(*credential);
                else
                    end(credential.error());
            });
    };
    QMetaObject::invokeMethod(this, ask, Qt::QueuedConnection);
}

CurlRawStream::~CurlRawStream()
{
    dropNotifiers();
    if (m_handle)
        m_multi->remove(m_handle->easy());
}

void CurlRawStream::begin(const Credential &credential)
{
    if (m_isOver)
        return;
    m_generation = credential.generation;
    m_handle = std::make_unique<CurlHandle>(m_access, credential, m_request);
    m_client = std::make_unique<Connecting>([this](CURLcode code) { connected(code); });
    curl_easy_setopt(m_handle->easy(), CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(m_handle->easy(), CURLOPT_FRESH_CONNECT, 1L);
    if (!m_handle->proxy().isEmpty() && m_access.server.scheme() == QLatin1StringView("http"))
        curl_easy_setopt(m_handle->easy(), CURLOPT_HTTPPROXYTUNNEL, 1L);
    m_toWrite = m_request.method + ' ' + targetOf(m_access, m_request) + " HTTP/1.1\r\n";
    if (m_access.tlsServerName.isEmpty())
        m_toWrite += "Host: " + addressOf(m_access).toUtf8() + "\r\n";
    for (const auto &[name, value] : headersToSend(m_access, credential, m_request))
        m_toWrite += name + ": " + value + "\r\n";
    m_toWrite += "Connection: Upgrade\r\n\r\n";
    if (m_request.timeout.count() > 0)
        m_limit.start(m_request.timeout);
    m_multi->add(m_handle->easy(), m_client.get());
}

void CurlRawStream::connected(CURLcode code)
{
    if (code != CURLE_OK) {
        end(errorOfCurl(code, *m_handle, m_access, false, false));
        return;
    }
    // The handle stays in the multi: taking it out would close its connection.
    curl_socket_t socket = CURL_SOCKET_BAD;
    curl_easy_getinfo(m_handle->easy(), CURLINFO_ACTIVESOCKET, &socket);
    m_readable = std::make_unique<QSocketNotifier>(qintptr(socket), QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(qintptr(socket), QSocketNotifier::Write);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &CurlRawStream::readSome);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &CurlRawStream::writeSome);
    writeSome();
}

void CurlRawStream::write(const QByteArray &bytes)
{
    m_toWrite += bytes;
    if (m_writable && m_isOpen)
        m_writable->setEnabled(true);
}

void CurlRawStream::writeSome()
{
    while (!m_toWrite.isEmpty()) {
        size_t taken = 0;
        const CURLcode code = curl_easy_send(
            m_handle->easy(), m_toWrite.constData(), size_t(m_toWrite.size()), &taken);
        m_toWrite.remove(0, qsizetype(taken));
        if (code == CURLE_AGAIN) {
            m_writable->setEnabled(true);
            return;
        }
        if (code != CURLE_OK) {
            end(cutError(m_access, false, false, m_handle->detail()));
            return;
        }
    }
    m_writable->setEnabled(false);
    if (m_isOpen)
        emit written();
}

void CurlRawStream::readSome()
{
    const QPointer<CurlRawStream> self(this);
    // Until curl has no more: TLS may hold bytes that the socket does not show again.
    while (!m_isPaused && !m_isOver) {
        QByteArray bytes(32 * 1024, Qt::Uninitialized);
        size_t count = 0;
        const CURLcode code
            = curl_easy_recv(m_handle->easy(), bytes.data(), size_t(bytes.size()), &count);
        if (code == CURLE_AGAIN)
            return;
        if (code != CURLE_OK || count == 0) {
            if (m_isOpen && code == CURLE_OK)
                end({});
            else if (m_isHeadComplete)
                takeRefusal(true);
            else
                end(cutError(m_access, false, false, m_handle->detail()));
            return;
        }
        bytes.truncate(qsizetype(count));
        if (m_isOpen) {
            emit received(bytes);
        } else {
            m_head += bytes;
            if (m_isHeadComplete)
                takeRefusal(false);
            else
                takeHead();
        }
        if (!self || !m_readable)
            return;
    }
}

void CurlRawStream::takeHead()
{
    const qsizetype length = m_head.indexOf("\r\n\r\n");
    if (length < 0) {
        if (m_head.size() > longestHead)
            end(cutError(m_access, false, false, {}));
        return;
    }
    const QPointer<CurlRawStream> self(this);
    m_reply = parsedHead(m_head.first(length));
    m_head.remove(0, length + 4);
    m_isHeadComplete = true;
    if (m_reply.status != 101) {
        takeRefusal(false);
        return;
    }
    m_limit.stop();
    m_isOpen = true;
    emit opened(m_reply.headers);
    if (self && !m_isOver && !m_head.isEmpty())
        emit received(std::exchange(m_head, {}));
}

void CurlRawStream::takeRefusal(bool isEnd)
{
    const QByteArray length = m_reply.header("Content-Length");
    const bool isChunked = m_reply.header("Transfer-Encoding").toLower() == "chunked";
    if (!isEnd && m_head.size() < longestRefusal) {
        if (isChunked ? !m_head.endsWith("0\r\n\r\n")
                      : length.isEmpty() || m_head.size() < length.toLongLong())
            return;
    }
    if (m_reply.status == 401 && !m_hasRenewed && m_credentials->reject(m_generation)) {
        m_hasRenewed = true;
        dropNotifiers();
        m_multi->remove(m_handle->easy());
        m_head.clear();
        m_isHeadComplete = false;
        QCoro::connect(
            m_credentials->current(), this, [this](const Result<Credential> &credential) {
                if (credential)
                    begin(*credential);
                else
                    end(credential.error());
            });
        return;
    }
    if (isChunked) { // one chunk is all that API servers send here
        const qsizetype line = m_head.indexOf("\r\n");
        m_head
            = m_head.mid(line + 2, m_head.first(std::max<qsizetype>(line, 0)).toInt(nullptr, 16));
    }
    m_reply.body = std::exchange(m_head, {});
    end(errorOf(m_reply));
}

// Before curl closes what they watch; we may be inside the signal of one of them.
void CurlRawStream::dropNotifiers()
{
    for (std::unique_ptr<QSocketNotifier> *notifier : {&m_readable, &m_writable}) {
        if (*notifier) {
            (*notifier)->setEnabled(false);
            (*notifier)->disconnect(this);
            notifier->release()->deleteLater();
        }
    }
}

void CurlRawStream::pause()
{
    m_isPaused = true;
    if (m_readable)
        m_readable->setEnabled(false);
}

void CurlRawStream::resume()
{
    m_isPaused = false;
    if (!m_readable || m_isOver)
        return;
    m_readable->setEnabled(true);
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_readable)
                readSome();
        },
        Qt::QueuedConnection);
}

void CurlRawStream::end(std::optional<Error> error)
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_limit.stop();
    // Nothing is left of a refused upgrade: what is no stream must not stay as an open line.
    dropNotifiers();
    if (m_handle)
        m_multi->remove(m_handle->easy());
    emit finished(error);
}

} // namespace models
