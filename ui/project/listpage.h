// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/watch/watchstate.h"
#include "ui/project/cellsmodel.h"
#include "ui/shared/page.h"
#include "ui/shared/session.h"

#include <QTimer>

class QSplitter;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace models {
class ObjectList;
struct JobSummary;
} // namespace models

namespace ui {

class Banner;
class CountChip;
class SearchField;
class StateView;
class Table;

/// A page of one short list: filter, chips with counts, table, inspector. The inspector goes under
/// the table where there is little room. What belongs to a project is watched anew when the
/// project changes.
class ListPage : public Page
{
    Q_OBJECT
public:
    ListPage(Session &session, const QString &layoutName, QWidget *parent = nullptr);
    ~ListPage() override;

    void reload() override;
    void focusFilter() override;
    void toggleInspector() override;
    void setWidthClass(WidthClass width) override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    [[nodiscard]] ViewStatus viewStatus() const override;
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;
    [[nodiscard]] QString selected() const { return m_selected; }

protected:
    /// Once, from the constructor: the chips after "All", what stands beside the table and below
    /// it.
    void build(int chips, QWidget *inspector, QWidget *below = nullptr);
    [[nodiscard]] Table &table() const { return *m_table; }
    [[nodiscard]] CellsModel &model() const { return *m_model; }
    [[nodiscard]] QString filter() const; ///< lower case
    [[nodiscard]] int chip() const { return m_chip; } ///< 0: all
    void setChips(const QStringList &words, const QList<int> &counts);
    void setHints(const QString &filter, const QString &table);
    /// Another kind that the page watches; a child of the page.
    models::ObjectList *addList();
    /// Starts it for the chosen projects where the server has the kind. False: it has not.
    bool watchKind(models::ObjectList &list, const QString &group, const QString &plural,
        bool isInProjects = true);
    [[nodiscard]] QList<const models::JobSummary *> jobs() const;
    void select(const QString &key);
    /// Call when something changed: fill() soon, at most once a frame.
    void touch();
    /// Rows into the table; the selection stays. `total`: before the filter.
    void show(const QList<CellsModel::Row> &rows, qsizetype total);

    /// Starts all lists anew.
    virtual void watchAll() = 0;
    virtual void fill() = 0;
    virtual void showSelected() = 0;
    virtual void openRow(const QString &key, OpenMode mode) = 0;
    /// Of the list that the page is about.
    [[nodiscard]] virtual models::WatchState listState() const = 0;
    /// In place of rows that are not there; `isFiltered`: only hidden.
    virtual void explainNothing(StateView &view, bool isFiltered) = 0;
    void clearFilter();

private:
    QWidget *makeBar(int chips);
    void connectParts();
    void arrange();

    QList<models::ObjectList *> m_lists;
    CellsModel *m_model;
    SearchField *m_filter;
    QList<CountChip *> m_chips;
    QToolButton *m_menu;
    Table *m_table;
    StateView *m_state;
    QStackedWidget *m_stack;
    Banner *m_partly; ///< not all projects may be listed
    QSplitter *m_splitter;
    QWidget *m_inspector = nullptr;
    QVBoxLayout *m_left;
    QTimer m_filling;
    QTimer m_clock;
    QString m_layoutName;
    QString m_selected;
    int m_chip = 0;
    WidthClass m_width = WidthClass::Wide;
    bool m_isInspectorWanted = true;
    bool m_isOpenBelow = false;
};

} // namespace ui
