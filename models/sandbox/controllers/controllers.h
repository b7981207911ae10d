// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/logsource.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace models::sandbox {

class Clock;

/// What the controllers need to reach their server, as any other client would.
struct ControllerAccess
{
    QUrl server; ///< https://127.0.0.1:PORT
    QByteArray caCertificate; ///< PEM
    QByteArray token; ///< of the administrator
};

/// Gives the sandbox its life: moves jobs, pods and queues. Lives on the sandbox's thread.
class Controllers final : public QObject
{
    Q_OBJECT
public:
    Controllers(ControllerAccess access, Clock &clock, QObject *parent = nullptr);
    ~Controllers() override;

    /// Begins to watch and act. The demo project does not come from here: demoObjects() (seed.h) go
    /// into the store before the server opens, with their past.
    void start(bool withDemo);
    /// What the server asks for the text of a container's log.
    [[nodiscard]] LogSource *logs() const;

private:
    class Driver;
    std::unique_ptr<Driver> m_driver;
};

} // namespace models::sandbox
