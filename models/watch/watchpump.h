// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/transport.h"
#include "models/watch/framesplitter.h"
#include "models/watch/rowdecoder.h"

#include <QObject>

#include <memory>
#include <optional>

namespace models {

/// From the bytes of one watch to its events: cut into frames and read by a worker, one piece after
/// the other, while the network is held back when it is faster. Any slot may end it by stop().
class WatchPump final : public QObject
{
    Q_OBJECT
public:
    WatchPump(std::unique_ptr<Stream> stream, bool fullObjects, QObject *parent = nullptr);
    ~WatchPump() override;

    /// No signal after this; what comes late is dropped.
    void stop();

signals:
    void opened();
    /// Something came, whole or not.
    void heard();
    void read(const QList<models::DecodedEvent> &events);
    /// An event is larger than FrameSplitter::limit: the watch must be ended.
    void overflown();
    /// After the last events. No error: the server ended the watch in the regular way.
    void finished(const std::optional<models::Error> &error);

private:
    struct Piece
    {
        FrameSplitter splitter;
        QList<DecodedEvent> events;
    };
    static Piece readPiece(const std::shared_ptr<RowDecoder> &decoder, FrameSplitter splitter,
        const QByteArrayList &bytes);
    void begin(int status, const Headers &headers);
    void take(const QByteArray &bytes);
    void pump();
    QByteArrayList nextPiece();
    void readByWorker(const QByteArrayList &bytes);
    void deliver(const Piece &piece);
    void end();

    std::unique_ptr<Stream> m_stream;
    std::shared_ptr<RowDecoder> m_decoder; ///< a worker may hold it longer than we live
    FrameSplitter m_splitter;
    QByteArrayList m_waiting; ///< received, not read yet
    qsizetype m_waitingBytes = 0;
    bool m_isReading = false;
    bool m_isHeldBack = false;
    bool m_isOver = false; ///< the stream's last signal has come
    std::optional<Error> m_error;
};

} // namespace models
