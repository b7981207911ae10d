// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/portforward.h"
#include "ui/shared/forwardtarget.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;

namespace models {
class ObjectWatch;
}

namespace ui {

class IconLabel;
class Session;

/// One forward: where it listens, where it leads, what one can do with it; once it has ended, why.
/// Follows the pod: with its end the forward ends.
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
    [[nodiscard]] QString problem() const; ///< why it ended or its last connection failed
    void retranslate();

signals:
    void changed();
    void removeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void watchPod();
    void update();
    void stopOrRemove();

    Session &m_session;
    ForwardTarget m_target;
    std::unique_ptr<models::PortForward> m_forward;
    models::ObjectWatch *m_pod;
    IconLabel *m_icon;
    QLabel *m_address;
    QLabel *m_to;
    QLabel *m_why;
    QPushButton *m_open;
    QPushButton *m_copy;
    QPushButton *m_stop;
};

} // namespace ui
