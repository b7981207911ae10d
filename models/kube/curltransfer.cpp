// SPDX-License-Identifier: Apache-2.0
#include "models/kube/curltransfer.h"

#include "models/kube/curlerror.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

CurlTransfer::CurlTransfer(std::shared_ptr<CurlMulti> multi, const Access &access,
    const Credential &credential, const Request &request, bool isStream)
    : m_multi(std::move(multi))
    , m_access(access)
    , m_handle(access, credential, request)
    , m_stallLimit(request.stall)
    , m_isStream(isStream)
    , m_isWrite(request.isWrite())
{
    CURL *easy = m_handle.easy();
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &CurlTransfer::onHeader);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &CurlTransfer::onBody);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, &CurlTransfer::onSend);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, this);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this,
        [this] { end(timeoutError(m_access, m_isWrite, m_wentOut)); });
    if (request.timeout.count() > 0)
        m_limit.start(request.timeout);
    connect(&m_stall, &SilenceTimer::elapsed, this,
        [this] { end(timeoutError(m_access, m_isWrite, m_wentOut)); });
    if (m_stallLimit.count() > 0)
        m_stall.restart(m_stallLimit);
    m_multi->add(easy, this);
}

CurlTransfer::~CurlTransfer()
{
    m_multi->remove(m_handle.easy());
}

void CurlTransfer::pause()
{
    if (m_isPaused || m_isOver)
        return;
    m_isPaused = true;
    m_stall.stop();
    if (!m_result)
        curl_easy_pause(m_handle.easy(), CURLPAUSE_RECV);
}

void CurlTransfer::resume()
{
    if (!m_isPaused || m_isOver)
        return;
    m_isPaused = false;
    if (m_stallLimit.count() > 0)
        m_stall.restart(m_stallLimit);
    if (!m_result)
        curl_easy_pause(m_handle.easy(), CURLPAUSE_CONT);
    QMetaObject::invokeMethod(this, &CurlTransfer::deliver, Qt::QueuedConnection);
}

void CurlTransfer::cut()
{
    end(cutError(m_access, m_isWrite, m_wentOut, {}));
}

size_t CurlTransfer::onHeader(char *data, size_t size, size_t count, void *self)
{
    static_cast<CurlTransfer *>(self)->takeHeaderLine(
        QByteArrayView(data, qsizetype(size * count)));
    return size * count;
}

size_t CurlTransfer::onBody(char *data, size_t size, size_t count, void *self)
{
    auto *transfer = static_cast<CurlTransfer *>(self);
    const auto length = qsizetype(size * count);
    if (transfer->m_body.isEmpty()) // a stream's next piece is, as a rule, as large as its last
        transfer->m_body.reserve(std::max(length, transfer->m_lastPiece));
    transfer->m_body.append(data, length);
    transfer->scheduleDelivery();
    return size * count;
}

int CurlTransfer::onSend(void *self, char *, char *, int, int)
{
    static_cast<CurlTransfer *>(self)->m_wentOut = true;
    return CURL_PREREQFUNC_OK;
}

void CurlTransfer::takeHeaderLine(QByteArrayView line)
{
    line = line.trimmed();
    if (m_isHeadComplete && !line.startsWith("HTTP/"))
        return; // trailers
    if (line.startsWith("HTTP/")) { // 100 and 103 come before the real one
        m_headers.clear();
        m_isHeadComplete = false;
        m_status = line.sliced(std::min<qsizetype>(line.size(), line.indexOf(' ') + 1))
                       .first(std::min<qsizetype>(3, line.size() - line.indexOf(' ') - 1))
                       .toInt();
    } else if (line.isEmpty()) {
        m_isHeadComplete = m_status >= 200 || m_status == 101;
        if (m_isHeadComplete)
            scheduleDelivery();
    } else if (const qsizetype colon = line.indexOf(':'); colon > 0) {
        m_headers.append({line.first(colon).trimmed().toByteArray(),
            line.sliced(colon + 1).trimmed().toByteArray()});
    }
}

void CurlTransfer::scheduleDelivery()
{
    if (m_isQueued)
        return;
    m_isQueued = true;
    m_multi->wantDelivery(this);
}

void CurlTransfer::deliver()
{
    m_isQueued = false;
    if (m_isOver)
        return;
    const QPointer<CurlTransfer> self(this);
    if (m_isHeadComplete && !m_isHeadDelivered) {
        m_isHeadDelivered = true;
        if (m_isStream)
            m_limit.stop();
        if (headerValue(m_headers, "Content-Encoding").toLower() == "gzip")
            m_inflater = std::make_unique<Inflater>();
        emit headed(m_status, m_headers);
        if (!self || m_isOver)
            return;
    }
    if (m_stall.isActive())
        m_stall.restart(m_stallLimit);
    if (!deliverBody() || !m_result)
        return;
    if (*m_result != CURLE_OK)
        end(errorOfCurl(*m_result, m_handle, m_access, m_isWrite, m_wentOut));
    else if (!m_isHeadDelivered) // curl takes half a head for the whole of an empty answer
        end(cutError(m_access, m_isWrite, m_wentOut, u"HTTP"_s));
    else if (m_inflater && !m_inflater->isAtEnd())
        end(cutError(m_access, m_isWrite, m_wentOut, u"gzip"_s));
    else
        end({});
}

// False when not everything could be delivered: paused, ended or destroyed meanwhile.
bool CurlTransfer::deliverBody()
{
    const QPointer<CurlTransfer> self(this);
    while (!m_isPaused && (!m_body.isEmpty() || m_hasUnpacked)) {
        QByteArray piece;
        if (!m_inflater) {
            piece = std::exchange(m_body, {});
            m_lastPiece = piece.size();
        } else {
            if (!m_body.isEmpty())
                m_inflater->feed(std::exchange(m_body, {}));
            const Inflater::Outcome outcome = m_inflater->read(piece);
            m_hasUnpacked = outcome == Inflater::Outcome::HasMore;
            if (outcome == Inflater::Outcome::Broken || outcome == Inflater::Outcome::Bomb) {
                end(Error {.kind = outcome == Inflater::Outcome::Bomb ? Error::Kind::TooLarge
                                                                      : Error::Kind::NotKubernetes,
                    .message = Message(
                        QT_TRANSLATE_NOOP("models", "The packed answer of %1 cannot be unpacked."),
                        {addressOf(m_access)})});
                return false;
            }
        }
        if (!piece.isEmpty())
            emit received(piece);
        if (!self || m_isOver)
            return false;
    }
    return m_body.isEmpty() && !m_hasUnpacked;
}

void CurlTransfer::done(CURLcode code)
{
    m_result = code;
    m_multi->remove(m_handle.easy());
    if (!m_isPaused)
        deliver();
}

void CurlTransfer::end(std::optional<Error> error)
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_limit.stop();
    m_stall.stop();
    m_multi->remove(m_handle.easy());
    emit finished(error);
}

} // namespace models
