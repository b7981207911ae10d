// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/access.h"
#include "models/kube/transport.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace models {

class Discovery;
class OpenApiStore;
class Rights;

/// One API server, spoken to as one identity, and what is known about it. Thread of its maker.
/// Knows from every exchange how the server is; while it is not reachable it asks every two
/// seconds, so that whoever waits for stateChanged(Online) may go on at once.
class Cluster final : public QObject
{
    Q_OBJECT
public:
    enum class State { Connecting, Online, Unreachable, LoginExpired, Closed };
    Q_ENUM(State)

    explicit Cluster(Access access, QObject *parent = nullptr);
    /// For tests: another transport. `cacheFolder` empty: no disk cache.
    Cluster(Access access, std::unique_ptr<Transport> transport, QString cacheFolder,
        QObject *parent = nullptr);
    ~Cluster() override;

    [[nodiscard]] Transport &transport() { return *m_transport; }
    [[nodiscard]] Discovery &discovery() { return *m_discovery; }
    [[nodiscard]] OpenApiStore &schemas() { return *m_schemas; }
    [[nodiscard]] Rights &rights() { return *m_rights; }
    [[nodiscard]] const Access &access() const { return m_access; }
    [[nodiscard]] QString defaultNamespace() const { return m_access.nameSpace; }

    [[nodiscard]] State state() const { return m_state; }
    /// Why it is not Online.
    [[nodiscard]] std::optional<Error> error() const { return m_error; }
    /// Of the last small answer; nothing before the first.
    [[nodiscard]] std::optional<std::chrono::milliseconds> latency() const { return m_latency; }
    /// "v1.34.4", empty before the first answer.
    [[nodiscard]] QString serverVersion() const { return m_version; }

    /// Asks for the version; then keeps asking in the background: every 30 s, every 2 s while
    /// unreachable.
    QCoro::Task<Result<void>> connectToServer();
    /// The machine slept, or its network is another one: no connection is to be trusted.
    void wake();
    /// No request after this; open streams end.
    void close();
    /// For tests: as if this machine had slept that long.
    void pretendSleep(std::chrono::milliseconds time) { m_sleepOffset -= time.count(); }
    /// The folder of this user's caches: identity-free content only.
    [[nodiscard]] static QString defaultCacheFolder();

signals:
    void stateChanged(models::Cluster::State state);
    void latencyChanged(std::chrono::milliseconds latency);

private:
    void setState(State state, std::optional<Error> error = {});
    void probe();
    void scheduleProbe();
    void watchClock();

    Access m_access;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<Discovery> m_discovery;
    std::unique_ptr<OpenApiStore> m_schemas;
    std::unique_ptr<Rights> m_rights;
    State m_state = State::Connecting;
    std::optional<Error> m_error;
    std::optional<std::chrono::milliseconds> m_latency;
    QString m_version;
    QTimer m_probe;
    QTimer m_clock;
    qint64 m_sleepOffset = 0;
    bool m_probing = false;
};

} // namespace models
