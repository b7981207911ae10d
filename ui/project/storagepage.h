// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/claims.h"
#include "ui/project/listpage.h"

namespace ui {

class ClaimInspector;
class TransfersPane;

/// Where the data of the project lies: volumes and shims, worst first, who mounts them, and
/// transfers.
class StoragePage final : public ListPage
{
    Q_OBJECT
public:
    explicit StoragePage(const Place &place, Session &session, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Place place() const override { return m_place; }
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] ViewStatus viewStatus() const override;
    [[nodiscard]] QList<QAction *> pageActions() const override;
    bool showPlace(const Place &place) override;

protected:
    void watchAll() override;
    void fill() override;
    void showSelected() override;
    void openRow(const QString &key, OpenMode mode) override;
    [[nodiscard]] models::WatchState listState() const override;
    void explainNothing(StateView &view, bool isFiltered) override;
    void retranslate() override;

private:
    [[nodiscard]] static bool passes(const models::ClaimSummary &claim, int chip);
    [[nodiscard]] const models::ClaimSummary *withUid(const QString &uid) const;
    void dressTable();

    Place m_place;
    models::ObjectList *m_claimList;
    models::ObjectList *m_shims;
    models::ObjectList *m_classes;
    models::ObjectList *m_cubes;
    models::ObjectList *m_pods;
    models::ObjectList *m_quotas;
    models::ObjectList *m_events;
    QList<models::ClaimSummary> m_claims;
    QList<models::ClaimSummary> m_shown;
    ClaimInspector *m_inspector;
    TransfersPane *m_transfers;
    QAction *m_new;
    QString m_wanted; // a claim to select once it is there
};

} // namespace ui
