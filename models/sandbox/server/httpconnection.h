// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/server/gzip.h"
#include "models/sandbox/server/httpexchange.h"

#include <QPointer>

class QSslSocket;

namespace models::sandbox {

/// One client's connection: requests one after the other, each answered before the next is looked
/// at. Deletes itself when the client leaves.
class HttpConnection final : public QObject
{
    Q_OBJECT
public:
    explicit HttpConnection(QSslSocket *socket, QObject *parent = nullptr);
    ~HttpConnection() override;

    /// True while an answer is a stream that has not ended.
    [[nodiscard]] bool isStreaming() const;
    void abort();

Q_SIGNALS:
    void requested(models::sandbox::HttpExchange *exchange);

private:
    class Exchange;
    class Raw;
    void read();
    void serveNext();
    void refuse(const HttpFault &fault);
    void begin(int status, QByteArrayView contentType, qsizetype length);
    void reply(int status, const QByteArray &contentType, const QByteArray &body);
    void stream(int status, const QByteArray &contentType, std::unique_ptr<BodySource> source,
        bool mayCompress);
    RawConnection *upgrade();
    void pump();
    void writeChunk(const QByteArray &bytes);
    void finish();
    [[nodiscard]] bool wantsGzip() const;
    [[nodiscard]] qint64 unsent() const;

    QSslSocket *m_socket;
    HttpParser m_parser;
    QPointer<Exchange> m_exchange;
    QPointer<Raw> m_raw; ///< took over the connection
    HttpHeaders m_headers; ///< of the answer
    std::unique_ptr<BodySource> m_source;
    std::unique_ptr<GzipWriter> m_gzip;
    bool m_isRefused = false; ///< answered with a fault, about to close
    bool m_isPumping = false;
    bool m_isWaiting = false; ///< the source said Wait
    bool m_isChunked = false;
    bool m_mustClose = false; ///< after this answer
};

} // namespace models::sandbox
