// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace models {

/// Tells when nothing has been heard for a time. What is heard thousands of times a second costs no
/// more than a look at the clock: no timer is set anew for it.
class SilenceTimer final : public QObject
{
    Q_OBJECT
public:
    using Milliseconds = std::chrono::milliseconds;

    explicit SilenceTimer(QObject *parent = nullptr);

    /// Something was heard: from now on it may be silent for so long, which is more than zero.
    void restart(Milliseconds limit);
    void stop() { m_timer.stop(); }
    [[nodiscard]] bool isActive() const { return m_timer.isActive(); }

signals:
    /// Once, until the next restart().
    void elapsed();

private:
    void look();

    QTimer m_timer;
    QElapsedTimer m_heard;
    Milliseconds m_limit {};
};

} // namespace models
