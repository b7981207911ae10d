// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

#include <optional>

class QAction;

namespace ui {

class RightsGate;
class Session;

/// What is done to a pod beside itself: a container for debugging joins it, or it is evicted.
class PodCommands final : public QObject
{
    Q_OBJECT
public:
    struct Pod
    {
        QString nameSpace, name, uid;
        bool isRunning = false;
    };
    PodCommands(Session &session, RightsGate &gate, QWidget *owner);

    /// Nothing: no pod is chosen.
    void setPod(const std::optional<Pod> &pod);
    [[nodiscard]] QAction *debug() const { return m_debug; }
    [[nodiscard]] QAction *evict() const { return m_evict; }

private:
    Session &m_session;
    RightsGate &m_gate;
    QWidget *m_owner;
    std::optional<Pod> m_pod;
    QAction *m_debug;
    QAction *m_evict;
};

} // namespace ui
