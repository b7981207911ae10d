// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QMap>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>

namespace models::sandbox {

struct SandboxOptions
{
    int port = 0; ///< 0: any free one
    QString kubeconfigFile {}; ///< written (0600) once the server listens; empty: none
    QMap<QString, int> objects {}; ///< "pods" → 50000: made in namespace "scale"
    bool empty = false; ///< without the demo project and the controllers
    double speed = 1.0; ///< how much faster the controllers' time passes
    QString fault {}; ///< "drop=5s,latency=200ms,gone": what goes wrong on purpose
    bool manualClock = false; ///< time stands still until advance()
};

/// An API server inside the program, with controllers that give it life: on loopback, over TLS with
/// a certificate made at start. This object lives on the thread that made it; the server, its store
/// and the controllers live on one thread of their own, which ends with this object.
class Sandbox final : public QObject
{
    Q_OBJECT
public:
    using Options = SandboxOptions;

    explicit Sandbox(Options options = {}, QObject *parent = nullptr);
    ~Sandbox() override;

    /// Ends in ready() or failed().
    void start();
    [[nodiscard]] bool isReady() const;

    // What clients need; empty before ready().
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] QByteArray kubeconfig() const; ///< the text of a kubeconfig file
    [[nodiscard]] QByteArray token() const;
    [[nodiscard]] QByteArray caCertificate() const; ///< PEM

    /// With a manual clock: lets that much time pass, and returns when it has.
    void advance(std::chrono::milliseconds time);
    /// What a server does every few minutes: versions from before are too old from now on.
    void forgetHistory();

Q_SIGNALS:
    void ready();
    void failed(const models::Error &error);

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
    Options m_options;
};

} // namespace models::sandbox
