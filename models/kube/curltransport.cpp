// SPDX-License-Identifier: Apache-2.0
#include "models/kube/curltransport.h"

#include "models/kube/credentials.h"
#include "models/kube/curlexchange.h"
#include "models/kube/curlmulti.h"
#include "models/kube/curlrawstream.h"
#include "models/kube/curlstream.h"
#include "models/kube/kubestatus.h"

#include <QCoroFuture>
#include <QPromise>

namespace models {

namespace {

// Puts the parts of an answer together. Whatever becomes of it, the promise is kept.
class Collector final : public QObject
{
public:
    Collector(CurlExchange *exchange, qint64 largestBody)
        : m_largestBody(largestBody)
    {
        m_promise.start();
        exchange->setParent(this);
        connect(exchange, &CurlExchange::headed, this, [this](int status, const Headers &headers) {
            m_reply = {.status = status, .headers = headers, .warnings = warningsOf(headers)};
        });
        connect(exchange, &CurlExchange::received, this, [this](const QByteArray &bytes) {
            if (m_reply.body.size() + bytes.size() > m_largestBody) {
                answer(failure(Error::Kind::TooLarge,
                    Message(QT_TRANSLATE_NOOP(
                                "models", "The answer is larger than %1 MiB and was given up."),
                        {QString::number(m_largestBody >> 20)})));
                return;
            }
            m_reply.body += bytes;
        });
        connect(exchange, &CurlExchange::finished, this, [this](const std::optional<Error> &error) {
            if (error)
                answer(std::unexpected(*error));
            else
                answer(std::move(m_reply));
        });
    }
    ~Collector() override { answer(failure(Error::Kind::Cancelled, {})); }
    Collector(const Collector &) = delete;
    Collector &operator=(const Collector &) = delete;

    QFuture<Result<Reply>> future() { return m_promise.future(); }

private:
    void answer(Result<Reply> reply)
    {
        if (m_isAnswered)
            return;
        m_isAnswered = true;
        m_promise.addResult(std::move(reply));
        m_promise.finish();
        deleteLater();
    }

    QPromise<Result<Reply>> m_promise;
    Reply m_reply;
    qint64 m_largestBody;
    bool m_isAnswered = false;
};

} // namespace

CurlTransport::CurlTransport(Access access, QObject *parent)
    : Transport(parent)
    , m_access(std::move(access))
    , m_credentials(std::make_shared<Credentials>(m_access))
    , m_multi(std::make_shared<CurlMulti>())
{
}

CurlTransport::~CurlTransport()
{
    emit closing();
}

QCoro::Task<Result<Reply>> CurlTransport::send(Request request)
{
    const qint64 largestBody = request.largestBody;
    auto *collector = new Collector(
        new CurlExchange(*this, m_credentials, m_multi, std::move(request), false), largestBody);
    collector->setParent(this);
    co_return co_await collector->future();
}

std::unique_ptr<Stream> CurlTransport::open(Request request)
{
    return std::make_unique<CurlStream>(
        std::make_unique<CurlExchange>(*this, m_credentials, m_multi, std::move(request), true));
}

std::unique_ptr<RawStream> CurlTransport::upgrade(Request request)
{
    return std::make_unique<CurlRawStream>(*this, m_credentials, m_multi, std::move(request));
}

void CurlTransport::dropConnections()
{
    m_multi = std::make_shared<CurlMulti>();
    emit connectionsDropped();
}

} // namespace models
