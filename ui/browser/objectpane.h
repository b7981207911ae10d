// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "ui/shared/session.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace models {
class ObjectWatch;
}

namespace ui {

class EventsView;
class ObjectDetails;
class PodLogs;
class StateView;
class YamlView;

/// Details, events, YAML, and the log of a pod, of one live object: the body of the inspector and
/// of an object's page.
class ObjectPane final : public QWidget
{
    Q_OBJECT
public:
    enum Part { Details, Events, Yaml, Logs }; ///< Logs: of a pod
    explicit ObjectPane(Session &session, QWidget *parent = nullptr);

    void show(const models::ApiResource &resource, const QString &nameSpace, const QString &name);
    void setPart(Part part);
    [[nodiscard]] Part part() const;
    [[nodiscard]] models::ObjectWatch &watch() { return *m_watch; }
    [[nodiscard]] const models::ApiResource &resource() const { return m_resource; }

signals:
    void changed();
    void partChosen();

private:
    void update();
    void retranslate();
    void changeEvent(QEvent *event) override;

    Session &m_session;
    models::ApiResource m_resource;
    QString m_nameSpace;
    QString m_name;
    models::ObjectWatch *m_watch;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    ObjectDetails *m_details;
    EventsView *m_events;
    YamlView *m_yaml;
    StateView *m_state;
    PodLogs *m_logs = nullptr; // made when it is first shown
};

} // namespace ui
