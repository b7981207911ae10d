// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/claims.h"
#include "ui/jobs/eventlist.h"
#include "ui/shared/columnarea.h"
#include "ui/shared/session.h"

class QAction;
class QVBoxLayout;

namespace ui {

class Banner;
class EventLines;
class InfoGrid;
class InspectorHead;
class SectionHead;

/// What is known about the class of a claim and its volume.
struct ClaimContext
{
    bool canExpand = false;
    QString provisioner {};
    bool isClassKnown = false;
    QString projectUse {}; ///< "8.4 TiB / 10 TiB" of the project's quota; empty: no quota
    QList<EventLine> events {}; ///< about the claim
    bool operator==(const ClaimContext &) const = default;
};

/// One volume or shim: why it waits, who mounts it, what it is, its events.
class ClaimInspector final : public ColumnArea
{
    Q_OBJECT
public:
    explicit ClaimInspector(Session &session, QWidget *parent = nullptr);
    void setClaim(const models::ClaimSummary &claim, const ClaimContext &context);
    void retranslate();

signals:
    void closeRequested();

private:
    void showBanner();
    void showUsers();
    void showFacts();
    void open(const QString &part) const;

    Session &m_session;
    models::ClaimSummary m_claim;
    ClaimContext m_context;
    InspectorHead *m_head;
    Banner *m_banner;
    SectionHead *m_usersHead;
    InfoGrid *m_users;
    SectionHead *m_factsHead;
    InfoGrid *m_facts;
    EventLines *m_events;
    QAction *m_open;
    QAction *m_edit;
    QAction *m_yaml;
};

} // namespace ui
