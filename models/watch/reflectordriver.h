// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/transport.h"
#include "models/watch/framesplitter.h"
#include "models/watch/reflectormachine.h"
#include "models/watch/rowdecoder.h"
#include "models/watch/rowledger.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace models {

/// The hands of a Reflector: performs what the machine asks for and tells it what came of it.
class ReflectorDriver final : public QObject
{
    Q_OBJECT
public:
    ReflectorDriver(Transport &transport, WatchScope scope);
    ~ReflectorDriver() override;

    void start();
    void relist();
    void wake();
    /// The server can be reached again: do not wait for the end of a back-off.
    void goOnIfWaiting();

    [[nodiscard]] const WatchScope &scope() const { return m_scope; }
    [[nodiscard]] WatchState state() const { return watchStateOf(m_state); }
    [[nodiscard]] const RowLedger &ledger() const { return m_ledger; }
    [[nodiscard]] qint64 ignoredEvents() const { return m_ignored; }

signals:
    void batch(const models::RowBatch &batch);
    void stateChanged(const models::WatchState &state);

private:
    struct Decoded
    {
        FrameSplitter splitter;
        QList<DecodedEvent> events;
    };

    void tell(ReflectorEvent event);
    void perform(const ReflectorAction &action);
    void close();

    void list(const ReflectorAction &action);
    void takeReply(const Result<Reply> &reply);
    void takePage(const Result<DecodedPage> &page);

    void watch(const ReflectorAction &action);
    void takeBytes(const QByteArray &bytes);
    void decode();
    static Decoded decoded(const std::shared_ptr<RowDecoder> &decoder, FrameSplitter splitter,
        const QByteArray &bytes);
    void takeEvents(const Decoded &result);
    /// False when the machine ended this stream meanwhile.
    bool takeEventList(const QList<DecodedEvent> &events);
    bool takeEvent(const DecodedEvent &event, ReflectorEvent &news);
    void endOfStream();
    void resetSilence();

    void scheduleFlush();
    void flush();
    void publish();

    QPointer<Transport> m_transport;
    WatchScope m_scope;
    ReflectorState m_state;
    RowLedger m_ledger;
    QList<ReflectorEvent> m_events; ///< told while an earlier one is being worked on
    bool m_isTelling = false;

    int m_generation = 0; ///< of the list or watch in progress; late answers of others are dropped
    std::unique_ptr<QObject> m_request; ///< owner of the list request
    std::unique_ptr<Stream> m_stream;
    std::shared_ptr<RowDecoder> m_decoder;
    FrameSplitter m_splitter;
    QByteArray m_bytes; ///< received, not decoded yet
    bool m_isDecoding = false;
    bool m_isPaused = false;
    bool m_isEnded = false;
    std::optional<Error> m_endError;
    qint64 m_ignored = 0;

    QTimer m_wake;
    QTimer m_silence;
    QTimer m_flush;
    QElapsedTimer m_sinceFlush;
    WatchState m_published;
    bool m_hasPublished = false;
};

} // namespace models
