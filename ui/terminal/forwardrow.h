// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/portforward.h"
#include "ui/shared/forwardtarget.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;

namespace models {
class ForwardRoute;
}

namespace ui {

class IconLabel;
class Session;

/// One forward: where it listens, where it leads, what one can do with it; once it has ended, why.
/// When its pod is gone it leads to another one that does as well, and says so.
class ForwardRow final : public QWidget
{
    Q_OBJECT
public:
    ForwardRow(Session &session, ForwardTarget target, std::unique_ptr<models::PortForward> forward,
        QWidget *parent);
    ~ForwardRow() override;

    [[nodiscard]] models::PortForward &forward() const { return *m_forward; }
    [[nodiscard]] bool isLive() const;
    [[nodiscard]] QString address() const; ///< "localhost:8080"
    /// Why it ended, what became of its pod, or how its last connection failed.
    [[nodiscard]] QString problem() const;
    void retranslate();

signals:
    void changed();
    void removeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void followRoute();
    void update();
    void stopOrRemove();

    Session &m_session;
    ForwardTarget m_target;
    std::unique_ptr<models::PortForward> m_forward;
    models::ForwardRoute *m_route;
    quint16 m_servicePort; ///< of a service: its own, not the pod's
    IconLabel *m_icon;
    QLabel *m_address;
    QLabel *m_to;
    QLabel *m_why;
    QPushButton *m_open;
    QPushButton *m_copy;
    QPushButton *m_stop;
};

} // namespace ui
