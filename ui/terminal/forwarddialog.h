// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/portforward.h"
#include "ui/shared/dialog.h"
#include "ui/shared/forwardtarget.h"

#include <QPointer>

#include <memory>

class QComboBox;
class QJsonObject;
class QLineEdit;

namespace ui {

class Banner;
class Session;

/// Which port of the pod, and which one here. Offers those that its containers declare; any other
/// can be typed.
class ForwardDialog final : public Dialog
{
    Q_OBJECT
public:
    ForwardDialog(Session &session, ForwardTarget target, QWidget *parent);

    /// The forward that listens; once, after started().
    [[nodiscard]] std::unique_ptr<models::PortForward> take() { return std::move(m_forward); }
    [[nodiscard]] const ForwardTarget &target() const { return m_target; }

signals:
    void started();

private:
    void build();
    void offer(const QJsonObject &pod);
    void follow();
    void begin();
    [[nodiscard]] quint16 remotePort() const; ///< 0: none is given

    QPointer<Session> m_session;
    ForwardTarget m_target;
    std::unique_ptr<models::PortForward> m_forward;
    Banner *m_banner;
    QComboBox *m_remote;
    QLineEdit *m_local;
    QPushButton *m_start;
};

} // namespace ui
