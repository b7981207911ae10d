// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/jobcommands.h"
#include "ui/shared/page.h"

#include <QTimer>

class QSplitter;
class QStackedWidget;
class QToolButton;

namespace models {
class JobsModel;
class JobsWatch;
} // namespace models

namespace ui {

class Banner;
class CountChip;
class JobInspector;
class JobStrip;
class StateView;
class Table;
class TokenFilterEdit;

/// Home: one table over all job kinds, worst first, and what to do about the selected one.
class JobsPage final : public Page
{
    Q_OBJECT
public:
    explicit JobsPage(Session &session, QWidget *parent = nullptr);
    ~JobsPage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Place place() const override { return {.kind = Place::Kind::Jobs}; }
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] ViewStatus viewStatus() const override;
    [[nodiscard]] QList<QAction *> pageActions() const override { return {m_order}; }
    [[nodiscard]] QList<QAction *> moreActions() const override;
    void reload() override;
    void focusFilter() override;
    void toggleInspector() override;
    void goToProblem(int direction) override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    void setWidthClass(WidthClass width) override;
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

protected:
    void retranslate() override;

private:
    void makeModel();
    void makeBar();
    void makeTable();
    void showSelected();
    void showCounts();
    void showState();
    void choose(int chip);
    void arrange();
    void nextOrder();
    [[nodiscard]] const models::JobSummary *selected() const;

    models::JobsModel *m_model = nullptr;
    models::JobsWatch *m_watch = nullptr; // null: somebody else feeds the model
    JobCommands *m_commands;
    QWidget *m_bar;
    TokenFilterEdit *m_filter;
    QList<CountChip *> m_chips; // all, then a state each
    CountChip *m_rest; // the rare states, folded when there is little room
    QToolButton *m_menu;
    Banner *m_partly; ///< not all projects may be listed
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    Table *m_table;
    StateView *m_stateView;
    JobInspector *m_inspector;
    JobStrip *m_strip;
    QAction *m_order;
    QTimer m_clock;
    QString m_selectedUid;
    int m_orderIndex = 0;
    WidthClass m_width = WidthClass::Wide;
    bool m_isInspectorWanted = true;
    bool m_isStripOpen = false;
};

} // namespace ui
