// SPDX-License-Identifier: Apache-2.0
#include "ui/browser/eventsview.h"

#include "models/resources/eventsmodel.h"
#include "ui/browser/watchwords.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/stateview.h"
#include "ui/shared/table.h"

#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

EventsView::EventsView(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new models::EventsModel(this))
    , m_stack(new QStackedWidget)
    , m_table(new Table)
    , m_state(new StateView)
{
    using models::EventsModel;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    m_table->setAccessibleName(tr("Events"));
    m_table->setDense(true);
    m_table->setModel(m_model);
    m_table->setColumnWidths({72, 150, 300});
    m_table->setStretchColumn(EventsModel::MessageColumn);
    m_table->setItemDelegate(new TextDelegate({}, m_table));
    m_table->setItemDelegateForColumn(EventsModel::ReasonColumn,
        new PillDelegate(
            [](const QModelIndex &index) {
                return index.data(EventsModel::IsWarningRole).toBool()
                    ? std::optional(State::Waiting)
                    : std::nullopt;
            },
            m_table));
    connect(m_model, &EventsModel::countChanged, this, &EventsView::update);
    connect(m_model, &EventsModel::watchStateChanged, this, &EventsView::update);
    update();
}

void EventsView::watch(const QString &nameSpace, const QString &uid)
{
    if (!m_session.cluster() || (nameSpace == m_nameSpace && uid == m_uid && !uid.isEmpty()))
        return;
    m_nameSpace = nameSpace;
    m_uid = uid;
    m_model->watch(*m_session.cluster(), nameSpace, uid);
}

void EventsView::update()
{
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_table);
        return;
    }
    WatchWords::explain(*m_state, m_model->watchState(),
        {.what = tr("events"), .where = {}, .retry = [this] {
             if (m_session.cluster())
                 m_model->watch(*m_session.cluster(), m_nameSpace, m_uid);
         }});
    m_stack->setCurrentWidget(m_state);
}

} // namespace ui
