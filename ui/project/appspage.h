// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/claims.h"
#include "ui/project/listpage.h"

class QAction;

namespace ui {

class Banner;
class EventLines;
class InfoGrid;
class InspectorHead;

/// Notebooks, boards, services and other apps of the project, of whatever kinds the server has.
class AppsPage final : public ListPage
{
    Q_OBJECT
public:
    explicit AppsPage(Session &session, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Place place() const override { return {.kind = Place::Kind::Apps}; }
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] ViewStatus viewStatus() const override;
    [[nodiscard]] QList<QAction *> pageActions() const override;

protected:
    void watchAll() override;
    void fill() override;
    void showSelected() override;
    void openRow(const QString &key, OpenMode mode) override;
    [[nodiscard]] models::WatchState listState() const override;
    void explainNothing(StateView &view, bool isFiltered) override;
    void retranslate() override;

private:
    [[nodiscard]] QWidget *makeInspector();
    [[nodiscard]] QString markOf(const models::GroupVersionKind &gvk) const;
    [[nodiscard]] const models::AppSummary *withUid(const QString &uid) const;
    void dressTable();

    QList<models::ObjectList *> m_kinds;
    models::ObjectList *m_eventList = nullptr;
    QList<models::AppSummary> m_apps;
    QList<models::AppSummary> m_shown;
    InspectorHead *m_head = nullptr;
    Banner *m_banner = nullptr;
    InfoGrid *m_facts = nullptr;
    EventLines *m_events = nullptr;
    QAction *m_new;
    QAction *m_open;
    QAction *m_yaml;
};

} // namespace ui
