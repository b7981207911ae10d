// SPDX-License-Identifier: Apache-2.0
#include "models/kube/curlstream.h"

#include "models/kube/kubestatus.h"

namespace models {

namespace {
constexpr qsizetype longestRefusal = 1024 * 1024;
}

CurlStream::CurlStream(std::unique_ptr<CurlExchange> exchange)
    : m_exchange(std::move(exchange))
{
    connect(m_exchange.get(), &CurlExchange::headed, this, &CurlStream::takeHead);
    connect(m_exchange.get(), &CurlExchange::received, this, &CurlStream::take);
    connect(m_exchange.get(), &CurlExchange::finished, this, &CurlStream::end);
}

CurlStream::~CurlStream()
{
    // We may be inside one of its signals.
    m_exchange->disconnect(this);
    m_exchange->pause();
    m_exchange.release()->deleteLater();
}

void CurlStream::pause()
{
    if (m_refusal.status == 0)
        m_exchange->pause();
}

void CurlStream::resume()
{
    m_exchange->resume();
}

void CurlStream::takeHead(int status, const Headers &headers)
{
    if (status >= 200 && status < 300) {
        emit started(status, headers);
        return;
    }
    m_refusal = {.status = status, .headers = headers, .warnings = warningsOf(headers)};
    m_exchange->resume(); // nobody would, for an answer that is not delivered
}

void CurlStream::take(const QByteArray &bytes)
{
    if (m_refusal.status == 0)
        emit received(bytes);
    else if (m_refusal.body.size() < longestRefusal)
        m_refusal.body += bytes;
}

void CurlStream::end(const std::optional<Error> &error)
{
    if (!error && m_refusal.status != 0)
        emit finished(errorOf(m_refusal));
    else
        emit finished(error);
}

} // namespace models
