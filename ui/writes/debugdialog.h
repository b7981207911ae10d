// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/resourceclient.h"
#include "ui/shared/dialog.h"

#include <QPointer>

class QComboBox;

namespace ui {

class Banner;
class Session;

/// Adds a container with tools of its own to a pod that runs, and opens a terminal in it.
class DebugDialog final : public Dialog
{
    Q_OBJECT
public:
    DebugDialog(Session &session, QString nameSpace, QString pod, QWidget *parent);

private:
    void build();
    void offer(const QJsonObject &pod);
    void begin();
    void answered(const QString &container, const models::Result<models::ResourceReply> &reply);

    QPointer<Session> m_session;
    QString m_nameSpace, m_name;
    QJsonObject m_pod;
    QComboBox *m_image;
    QComboBox *m_target;
    Banner *m_banner;
    QPushButton *m_start = nullptr;
};

} // namespace ui
