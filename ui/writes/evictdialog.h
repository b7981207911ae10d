// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/resourceclient.h"
#include "ui/shared/dialog.h"
#include "ui/shared/state.h"

#include <QPointer>
#include <QTimer>

class QLabel;

namespace ui {

class Banner;
class Session;

/// A pod is asked to go. Says beforehand whether the server would let it and who makes another one;
/// while a disruption budget keeps it, it is asked again until it goes or the user has enough.
class EvictDialog final : public Dialog
{
    Q_OBJECT
public:
    /// `uid`: of this very pod and no other of its name.
    EvictDialog(Session &session, QString nameSpace, QString pod, QString uid, QWidget *parent);

    [[nodiscard]] QPushButton *evictButton() const { return m_evict; }
    /// How often it is asked. For tests.
    void setPause(std::chrono::milliseconds pause) { m_again.setInterval(pause); }

private:
    void look();
    void tellSuccessor(const QJsonObject &pod);
    void start();
    void ask();
    void answered(const models::Result<models::ResourceReply> &reply);
    void tell(State tone, const QString &title, const QString &text);

    QPointer<Session> m_session;
    QString m_nameSpace, m_pod, m_uid;
    QLabel *m_successor;
    Banner *m_banner;
    QPushButton *m_evict = nullptr;
    QTimer m_again;
    bool m_isStarted = false;
};

} // namespace ui
