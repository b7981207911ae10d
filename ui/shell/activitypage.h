// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/page.h"
#include "ui/shell/activitymodel.h"

class QLabel;
class QSplitter;
class QStackedWidget;

namespace ui {

class CountChip;
class DiffView;
class InfoGrid;
class InspectorHead;
class SearchField;
class SectionHead;
class StateView;
class Table;

/// The writes of this machine: what was done to which object, before and after, and whether it
/// worked. Values of Secrets are masked before they get here.
class ActivityPage final : public Page
{
    Q_OBJECT
public:
    ActivityPage(Session &session, models::ActivityLog &log, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Place place() const override { return Place {Place::Kind::Activity}; }
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] ViewStatus viewStatus() const override;
    void focusFilter() override;
    void find() override { focusFilter(); }
    void toggleInspector() override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    void setWidthClass(WidthClass width) override;

protected:
    void retranslate() override;

private:
    void connectAll();
    QWidget *makeBar();
    QWidget *makeInspector();
    void choose(ActivityModel::Part part);
    void refresh();
    void follow();
    void showFacts(const models::Activity &activity);
    void showActions(const models::Activity &activity);
    void undo();
    [[nodiscard]] const models::Activity *current() const;

    ActivityModel *m_model;
    SearchField *m_search;
    QList<QPair<ActivityModel::Part, CountChip *>> m_chips;
    ActivityModel::Part m_part = ActivityModel::Part::All;
    QSplitter *m_split;
    QStackedWidget *m_stack;
    Table *m_table;
    StateView *m_empty;
    QWidget *m_inspector;
    InspectorHead *m_head;
    SectionHead *m_factsHead;
    InfoGrid *m_facts;
    SectionHead *m_changesHead;
    DiffView *m_changes;
    SectionHead *m_warningsHead;
    QLabel *m_warnings;
    QAction *m_undo;
    QAction *m_copy;
    QAction *m_open;
};

} // namespace ui
