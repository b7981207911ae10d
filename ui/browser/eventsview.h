// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/session.h"

#include <QWidget>

class QStackedWidget;

namespace models {
class EventsModel;
}

namespace ui {

class StateView;
class Table;

/// Events of one object or project, newest first, live.
class EventsView final : public QWidget
{
    Q_OBJECT
public:
    explicit EventsView(Session &session, QWidget *parent = nullptr);

    /// An empty uid: all of the namespace.
    void watch(const QString &nameSpace, const QString &uid);
    [[nodiscard]] models::EventsModel &model() { return *m_model; }

private:
    void update();

    Session &m_session;
    models::EventsModel *m_model;
    QStackedWidget *m_stack;
    Table *m_table;
    StateView *m_state;
    QString m_nameSpace;
    QString m_uid;
};

} // namespace ui
