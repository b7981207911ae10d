// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/queues.h"
#include "ui/shared/columnarea.h"
#include "ui/shared/session.h"

class QAction;
class QVBoxLayout;

namespace ui {

class Banner;
class InfoGrid;
class InspectorHead;
class SectionHead;

/// One queue: who waits in it, in which order and for what, and its rules.
class QueueInspector final : public ColumnArea
{
    Q_OBJECT
public:
    explicit QueueInspector(Session &session, QWidget *parent = nullptr);
    void setQueue(const models::QueueSummary &queue, const models::GroupVersionKind &gvk,
        const QList<models::QueueEntry> &order, bool isOrderKnown);
    void retranslate();

signals:
    void closeRequested();

private:
    void showBanner();
    void showOrder();
    void showRules();

    Session &m_session;
    models::QueueSummary m_queue;
    models::GroupVersionKind m_gvk;
    QList<models::QueueEntry> m_order;
    bool m_isOrderKnown = false;
    InspectorHead *m_head;
    Banner *m_banner;
    SectionHead *m_orderHead;
    QVBoxLayout *m_rows;
    SectionHead *m_rulesHead;
    InfoGrid *m_rules;
    QAction *m_newJob;
    QAction *m_open;
    QAction *m_yaml;
};

} // namespace ui
