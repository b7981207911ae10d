// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/message.h"
#include "models/kube/porttunnel.h"
#include "models/kube/resourceclient.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace models {

class Cluster;
class ObjectWatch;

/// Where a forward leads: to a pod, or to one of those behind a service. When that pod is gone it
/// looks for another one that does as well, and says so; where none can come, it is over. GUI
/// thread.
class ForwardRoute final : public QObject
{
    Q_OBJECT
public:
    /// Of pod and service one is given.
    struct Subject
    {
        QString nameSpace;
        QString pod;
        QString service;
        quint16 port = 0; ///< of the pod, or of the service
        bool operator==(const Subject &) const = default;
    };
    enum class State { Searching, Found, Over };
    Q_ENUM(State)

    ForwardRoute(Cluster &cluster, Subject subject, QObject *parent = nullptr);
    ~ForwardRoute() override;

    void start();
    [[nodiscard]] State state() const { return m_state; }
    /// While searching without a pod.
    [[nodiscard]] const PodPort &target() const { return m_target; }
    /// What happened to the pod before, and what is done about it; empty while it is the first one.
    [[nodiscard]] const Message &news() const { return m_news; }
    /// How often is looked, while one is looked for. For tests.
    void setPause(std::chrono::milliseconds pause) { m_again.setInterval(pause); }

signals:
    void changed();

private:
    void look();
    void lookForSuccessor();
    void lookBehindService();
    void takePods(const QJsonObject &service, const Result<ResourceReply> &pods);
    void use(const QJsonObject &pod, quint16 port);
    void watchPod();
    void checkPod();
    void lose(Message why);
    void end(Message why);
    void goOnLooking(const Error &error);

    Cluster &m_cluster;
    Subject m_subject;
    State m_state = State::Searching;
    PodPort m_target;
    QJsonObject m_pod; ///< the last one that was led to
    Message m_news;
    ObjectWatch *m_watch;
    QTimer m_again;
    int m_generation = 0; ///< late answers of an earlier search are dropped
};

} // namespace models
