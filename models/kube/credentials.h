// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/kube/access.h"
#include "models/kube/waiters.h"

#include <QCoroTask>
#include <QDateTime>
#include <QObject>

#include <chrono>

namespace models {

/// What proves who we are, at this moment.
struct Credential
{
    QByteArray authorization; ///< the header's value; empty: none
    QByteArray certificate; ///< PEM
    QByteArray key;
    QByteArray ca; ///< PEM of the trusted roots; empty: the system's
    quint64 generation = 0; ///< grows when any of the above changes
};

/// Keeps the credential of one Access fresh: token files, certificate and CA files are read again,
/// an exec plugin is run before its answer expires, one run at a time whoever asks.
class Credentials final : public QObject
{
    Q_OBJECT
public:
    explicit Credentials(Access access, QObject *parent = nullptr);
    ~Credentials() override;

    QCoro::Task<Result<Credential>> current();
    /// The server said 401 to that generation: the next current() gets a new one. False when there
    /// is nothing to renew; then asking again is pointless.
    bool reject(quint64 generation);
    /// For tests: as if that much time had gone by.
    void passTime(std::chrono::seconds time) { m_passed += time; }

private:
    void readFiles();
    QCoro::Task<Result<void>> renew();
    QCoro::Task<void> run();
    [[nodiscard]] bool isFresh() const;
    [[nodiscard]] QDateTime now() const;

    Access m_access;
    Credential m_now;
    QDateTime m_filesRead; // valid once they were
    QDateTime m_expiry; // of the plugin's answer; invalid: until a 401
    bool m_hasPluginAnswer = false;
    bool m_isRunning = false;
    std::chrono::seconds m_passed {0};
    Waiters<void> m_waiting;
};

} // namespace models
