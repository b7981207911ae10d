// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QTcpServer>

#include <array>

namespace models {

/// A port of this machine, on 127.0.0.1 and ::1 only: a local program may try either first, and
/// must not reach another one's server. A machine without IPv6 has the first alone.
class LoopbackServer final : public QObject
{
    Q_OBJECT
public:
    explicit LoopbackServer(QObject *parent = nullptr);

    /// 0: any free one. BadInput: it is taken, or this user may not have it.
    [[nodiscard]] Result<void> listen(quint16 port);
    void close();
    [[nodiscard]] quint16 port() const { return m_servers[0].serverPort(); }

    /// A port that is free now, `wanted` itself where it is.
    [[nodiscard]] static quint16 freePort(quint16 wanted);

signals:
    /// A connected socket; whoever hears of it owns it.
    void arrived(qintptr socket);

private:
    class Server final : public QTcpServer
    {
    public:
        LoopbackServer *owner = nullptr;

    protected:
        void incomingConnection(qintptr socket) override { emit owner->arrived(socket); }
    };
    [[nodiscard]] const QTcpServer *refusedBy(quint16 port);

    std::array<Server, 2> m_servers; ///< IPv4; IPv6
};

} // namespace models
