// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/silencetimer.h"
#include "models/kube/transport.h"
#include "models/watch/reflectormachine.h"
#include "models/watch/rowdecoder.h"
#include "models/watch/rowledger.h"
#include "models/watch/watchpump.h"

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
    /// `speed`: how much faster time passes here than for others; tests wait for nobody.
    ReflectorDriver(Transport &transport, WatchScope scope, double speed = 1);
    ~ReflectorDriver() override;

    void start();
    void relist();
    void wake();
    /// The server can be reached again: do not wait for the end of a back-off.
    void goOnIfWaiting();

    [[nodiscard]] const WatchScope &scope() const { return m_scope; }
    [[nodiscard]] WatchState state() const { return watchStateOf(m_state); }
    /// As stateChanged() said it last: "synced" and "none" only when the rows have been told.
    [[nodiscard]] const WatchState &toldState() const { return m_published; }
    [[nodiscard]] const RowLedger &ledger() const { return m_ledger; }
    [[nodiscard]] qint64 ignoredEvents() const { return m_ignored; }

signals:
    void batch(const models::RowBatch &batch);
    void stateChanged(const models::WatchState &state);

private:
    void tell(ReflectorEvent event);
    void perform(const ReflectorAction &action);
    void close();

    void list(const ReflectorAction &action);
    void takeReply(const Result<Reply> &reply);
    void takePage(const Result<DecodedPage> &page);

    void watch(const ReflectorAction &action);
    /// Stops where the machine ended this watch.
    void takeEvents(const QList<DecodedEvent> &events);
    void tellNews(ReflectorEvent news);
    [[nodiscard]] bool isSense(const DecodedEvent &event) const;
    bool takeEvent(const DecodedEvent &event, ReflectorEvent &news);
    void resetSilence();

    [[nodiscard]] qint64 now() const;
    /// In our own time, which may pass faster.
    [[nodiscard]] std::chrono::milliseconds own(qint64 milliseconds) const;
    /// With its limits in everybody's time.
    [[nodiscard]] Request timed(Request request) const;

    void scheduleFlush();
    void flush();
    void fitFrame(qsizetype rows, std::chrono::nanoseconds took);
    void publish();

    QPointer<Transport> m_transport;
    double m_speed;
    qint64 m_start; ///< of this driver's own time, in ms since the epoch
    QElapsedTimer m_clock; ///< since m_start; the wall clock may be set while we wait
    WatchScope m_scope;
    ReflectorState m_state;
    RowLedger m_ledger;
    QList<ReflectorEvent> m_events; ///< told while an earlier one is being worked on
    bool m_isTelling = false;

    int m_generation = 0; ///< of the list or watch in progress; late answers of others are dropped
    std::unique_ptr<QObject> m_request; ///< owner of the list request
    std::unique_ptr<WatchPump> m_pump; ///< the watch in progress
    std::shared_ptr<RowDecoder> m_decoder; ///< of the list in progress
    QByteArray m_newest; ///< version, of the events that are being taken in
    qint64 m_ignored = 0;

    QTimer m_wake;
    SilenceTimer m_silence;
    QTimer m_flush;
    QElapsedTimer m_sinceFlush;
    qsizetype m_rowsPerFrame = 2000;
    WatchState m_published;
    bool m_hasPublished = false;
};

} // namespace models
