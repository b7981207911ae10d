// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/curlexchange.h"
#include "models/kube/transport.h"

namespace models {

/// A CurlExchange as a Stream: answers that are no success are read whole and become the error.
class CurlStream final : public Stream
{
    Q_OBJECT
public:
    explicit CurlStream(std::unique_ptr<CurlExchange> exchange);
    ~CurlStream() override;

    void pause() override;
    void resume() override;

private:
    void takeHead(int status, const Headers &headers);
    void take(const QByteArray &bytes);
    void end(const std::optional<Error> &error);

    std::unique_ptr<CurlExchange> m_exchange;
    Reply m_refusal; // filled when the status is no success
};

} // namespace models
