// SPDX-License-Identifier: Apache-2.0
#include "models/kube/curlexchange.h"

#include "models/kube/curltransfer.h"

namespace models {

CurlExchange::CurlExchange(CurlTransport &transport, std::shared_ptr<Credentials> credentials,
    std::shared_ptr<CurlMulti> multi, Request request, bool isStream, QObject *parent)
    : QObject(parent)
    , m_transport(&transport)
    , m_access(transport.access())
    , m_credentials(std::move(credentials))
    , m_multi(std::move(multi))
    , m_request(std::move(request))
    , m_isStream(isStream)
{
    connect(&transport, &CurlTransport::connectionsDropped, this, [this] {
        if (m_transfer)
            m_transfer->cut();
    });
    connect(&transport, &CurlTransport::closing, this, &CurlExchange::cancel);
    if (m_request.owner)
        connect(m_request.owner, &QObject::destroyed, this, &CurlExchange::cancel);
    if (const auto bound = m_access.requestTimeout; bound.count() > 0
        && (m_request.timeout.count() == 0 ? !isStream : m_request.timeout > bound))
        m_request.timeout = bound;
    // Whoever made this has yet to connect to it.
    QMetaObject::invokeMethod(this, &CurlExchange::ask, Qt::QueuedConnection);
}

CurlExchange::~CurlExchange() = default;

void CurlExchange::pause()
{
    m_isPaused = true;
    if (m_transfer)
        m_transfer->pause();
}

void CurlExchange::resume()
{
    m_isPaused = false;
    if (m_transfer)
        m_transfer->resume();
}

void CurlExchange::ask()
{
    if (m_isOver)
        return;
    if (const Result<void> fit = checkRequest(m_request); !fit) {
        end(fit.error());
        return;
    }
    QCoro::connect(m_credentials->current(), this, [this](const Result<Credential> &credential) {
        if (m_isOver)
            return;
        if (credential)
            begin(*credential);
        else
            end(credential.error());
    });
}

void CurlExchange::begin(const Credential &credential)
{
    m_began.start();
    m_transfer
        = std::make_unique<CurlTransfer>(m_multi, m_access, credential, m_request, m_isStream);
    const quint64 generation = credential.generation;
    connect(m_transfer.get(), &CurlTransfer::headed, this,
        [this, generation](
            int status, const Headers &headers) { takeHead(status, headers, generation); });
    connect(m_transfer.get(), &CurlTransfer::received, this, &CurlExchange::received);
    connect(m_transfer.get(), &CurlTransfer::finished, this, &CurlExchange::end);
    if (m_isPaused)
        m_transfer->pause();
}

void CurlExchange::takeHead(int status, const Headers &headers, quint64 generation)
{
    const QPointer<CurlExchange> self(this);
    if (m_transport)
        emit m_transport->answered(status, std::chrono::milliseconds(m_began.elapsed()));
    if (!self)
        return;
    // The server looked at who we are and did nothing: asking again is safe for a write too.
    if (status == 401 && !m_hasRenewed && m_credentials->reject(generation)) {
        m_hasRenewed = true;
        m_transfer->disconnect(this);
        m_transfer.release()->deleteLater(); // it is in the middle of its signal
        ask();
        return;
    }
    emit headed(status, headers);
}

void CurlExchange::end(const std::optional<Error> &error)
{
    if (m_isOver)
        return;
    m_isOver = true;
    const QPointer<CurlExchange> self(this);
    if (error && m_transport && error->kind != Error::Kind::Cancelled)
        emit m_transport->failed(*error);
    if (self)
        emit finished(error);
}

void CurlExchange::cancel()
{
    end(Error {.kind = Error::Kind::Cancelled});
}

} // namespace models
