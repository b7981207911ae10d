// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/sandbox.h"

#include <memory>

namespace models::sandbox {

class Clock;
class Containers;
class Controllers;
class Server;

/// What lives on the sandbox's own thread.
class Core final : public QObject
{
    Q_OBJECT
public:
    struct Facts
    {
        QUrl url;
        QByteArray kubeconfig;
        QByteArray token;
        QByteArray caCertificate;
    };
    Core();
    ~Core() override;

    [[nodiscard]] Result<Facts> start(const SandboxOptions &options);
    void advance(std::chrono::milliseconds time);
    void forgetHistory();

private:
    [[nodiscard]] Result<void> seed(const SandboxOptions &options);

    std::unique_ptr<Clock> m_clock;
    std::unique_ptr<Containers> m_containers;
    std::unique_ptr<Server> m_server;
    std::unique_ptr<Controllers> m_controllers;
};

} // namespace models::sandbox
