// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/access.h"
#include "tests/faults/fault.h"

#include <QTimer>

class QSslSocket;

/// One request carried to the real server, and its answer carried back through a fault. Lives as
/// long as the client's connection.
class Passage final : public QObject
{
    Q_OBJECT
public:
    /// `server` is reached with its own token, whatever the client sent.
    Passage(const Exchange &exchange, const models::Access &server, Fault fault);

    /// The fault counts from here on; what has gone through is not touched.
    void strike(Fault fault);
    /// The answer began, and neither has it ended nor does a fault hold it.
    [[nodiscard]] bool isFlowing() const { return m_isFlowing; }
    [[nodiscard]] const Exchange &exchange() const { return m_exchange; }

Q_SIGNALS:
    /// Nothing more comes. `how` is as the client sees it.
    void over(Fault::How how);

private:
    void ask();
    void take(const QByteArray &wire);
    void takeBody(const QByteArray &bytes);
    void pass(const QByteArray &bytes);
    void takeLines(const QByteArray &bytes);
    void write(const QByteArray &bytes);
    void drain();
    void serverEnded();
    void finish(Fault::How how);

    Exchange m_exchange;
    models::Access m_server;
    Fault m_fault;
    bool m_isWatch;
    QSslSocket *m_far = nullptr;
    QByteArray m_head; ///< while it is not whole
    QByteArray m_chunks; ///< of a chunked body, not decoded yet
    QByteArray m_line;
    QByteArray m_slow; ///< waits for its turn
    QTimer m_turn;
    int m_lines = 0;
    qint64 m_bytes = 0;
    bool m_hasHead = false;
    bool m_isChunked = false;
    bool m_isFlowing = false;
    bool m_isOver = false;
    bool m_endsAfterDrain = false;
};
