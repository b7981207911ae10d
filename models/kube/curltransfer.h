// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/silencetimer.h"
#include "models/kube/curlhandle.h"
#include "models/kube/curlmulti.h"
#include "models/kube/inflater.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>
#include <optional>

namespace models {

/// One request on the wire, once. The parts of the answer come as signals, in order, outside curl;
/// any slot may destroy it.
class CurlTransfer final : public CurlClient
{
    Q_OBJECT
public:
    CurlTransfer(std::shared_ptr<CurlMulti> multi, const Access &access,
        const Credential &credential, const Request &request, bool isStream);
    ~CurlTransfer() override;

    void pause();
    void resume();
    /// The connection is given up; finished() with what that means for this request.
    void cut();

    void deliver() override;
    void done(CURLcode code) override;

signals:
    void headed(int status, const models::Headers &headers);
    void received(const QByteArray &bytes);
    void finished(const std::optional<models::Error> &error);

private:
    static size_t onHeader(char *data, size_t size, size_t count, void *self);
    static size_t onBody(char *data, size_t size, size_t count, void *self);
    static int onSend(void *self, char *, char *, int, int);
    void takeHeaderLine(QByteArrayView line);
    bool deliverBody();
    void end(std::optional<Error> error);
    void scheduleDelivery();

    std::shared_ptr<CurlMulti> m_multi;
    Access m_access;
    CurlHandle m_handle;
    QTimer m_limit;
    std::chrono::milliseconds m_stallLimit; ///< none: it may be silent for ever
    SilenceTimer m_stall;
    int m_status = 0;
    Headers m_headers;
    QByteArray m_body; // received, not delivered
    qsizetype m_lastPiece = 0; // size of what was delivered last
    std::unique_ptr<Inflater> m_inflater;
    std::optional<CURLcode> m_result;
    bool m_isStream;
    bool m_isWrite;
    bool m_wentOut = false;
    bool m_isHeadComplete = false;
    bool m_isHeadDelivered = false;
    bool m_isPaused = false;
    bool m_isQueued = false;
    bool m_hasUnpacked = false; // the inflater holds more than it gave
    bool m_isOver = false;
};

} // namespace models
