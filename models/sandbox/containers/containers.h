// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/containersource.h"

namespace models::sandbox {

class Clock;

/// The inside of all containers: a small shell of our own with a handful of programs. Nothing here
/// reaches the machine that the sandbox runs on.
class Containers final : public ContainerSource
{
public:
    explicit Containers(Clock &clock)
        : m_clock(clock)
    {
    }
    [[nodiscard]] std::expected<std::unique_ptr<ContainerProcess>, QString> run(
        const ContainerProgram &program) const override;
    /// A small HTTP server on each declared port of a running container.
    [[nodiscard]] std::expected<std::unique_ptr<ContainerConnection>, QString> connectTo(
        const QJsonObject &pod, quint16 port) const override;

private:
    Clock &m_clock;
};

} // namespace models::sandbox
