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

/// Which port of the pod or service, and which one here. Offers those that it declares; any other
/// one of a pod can be typed.
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
    void offer(const QJsonObject &object);
    void offerPod(const QJsonObject &pod);
    void offerService(const QJsonObject &service);
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
