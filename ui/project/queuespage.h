// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/queues.h"
#include "ui/project/listpage.h"

class QLabel;
class QPushButton;

namespace ui {

class IconLabel;
class QueueInspector;
class QuotaPane;

/// Queues by priority, the quota of the project and who holds it, and whether a job would start
/// now. The place's part names a queue or a resource of the quota.
class QueuesPage final : public ListPage
{
    Q_OBJECT
public:
    QueuesPage(const Place &place, Session &session, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Place place() const override { return m_place; }
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] ViewStatus viewStatus() const override;
    bool showPlace(const Place &place) override;
    [[nodiscard]] QList<QWidget *> panes() const override;

protected:
    void watchAll() override;
    void fill() override;
    void showSelected() override;
    void openRow(const QString &key, OpenMode mode) override;
    [[nodiscard]] models::WatchState listState() const override;
    void explainNothing(StateView &view, bool isFiltered) override;
    void retranslate() override;

private:
    [[nodiscard]] bool passes(const models::QueueSummary &queue, int chip) const;
    [[nodiscard]] const models::QueueSummary *withUid(const QString &uid) const;
    [[nodiscard]] QWidget *makeFoot();
    void dressTable();
    void showFoot();
    void showPart();

    Place m_place;
    models::ObjectList *m_queueList;
    models::ObjectList *m_groups;
    models::ObjectList *m_quotaList;
    QList<models::QueueSummary> m_queues;
    QList<models::QueueSummary> m_shown;
    QuotaPane *m_quotas;
    QueueInspector *m_inspector;
    IconLabel *m_footIcon = nullptr;
    QLabel *m_foot = nullptr;
    QString m_wanted; // a queue to select once it is there
};

} // namespace ui
