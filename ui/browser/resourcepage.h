// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/watch/row.h"
#include "ui/shared/page.h"
#include "ui/shared/session.h"

#include <QTimer>

class QSplitter;
class QStackedWidget;

namespace models {
class ResourceTableModel;
} // namespace models

namespace ui {

class Banner;
class ResourceBar;
class ResourceFeed;
class ResourceInspector;
class PodCommands;
class RightsGate;
class SelectionBar;
class StateView;
class Table;
class TokenFilterEdit;

/// All objects of one kind in the chosen projects: the server's own columns, live; filter, counts,
/// ticks and an inspector that follows the row.
class ResourcePage final : public Page
{
    Q_OBJECT
public:
    ResourcePage(const Place &place, Session &session, QWidget *parent = nullptr);
    ~ResourcePage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Place place() const override { return m_place; }
    [[nodiscard]] QString mark() const override;
    [[nodiscard]] QList<QAction *> pageActions() const override;
    [[nodiscard]] QList<QAction *> moreActions() const override;
    [[nodiscard]] ViewStatus viewStatus() const override;
    void reload() override;
    void focusFilter() override;
    void toggleInspector() override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    void setWidthClass(WidthClass width) override;
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

protected:
    void retranslate() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTop(QWidget *parent);
    void buildInspector();
    void wireActions();
    void applyFilter();
    void dressColumns();
    void updateState();
    void updateBanner();
    void updateCounts();
    void updateSelection();
    void updateRights();
    void inspect();
    void openRow(const QModelIndex &index, OpenMode mode);
    void popupMenu(const QModelIndex &index, const QPoint &at);
    void askToDelete();
    void copyNames();
    void openShell();
    [[nodiscard]] bool isPods() const;
    /// What rows of this kind have besides their name and their removal.
    [[nodiscard]] QList<QAction *> ownActions() const;
    /// The ways in which it goes, the gentle one first.
    [[nodiscard]] QList<QAction *> removals() const;
    void toggleChecked();
    [[nodiscard]] QList<models::RowRef> subjects() const;
    [[nodiscard]] QString what() const;

    Place m_place;
    models::ResourceTableModel *m_model;
    ResourceFeed *m_feed;
    bool m_wantsInspector = true;
    ResourceBar *m_bar = nullptr;
    TokenFilterEdit *m_filter = nullptr; ///< of the bar
    Banner *m_banner = nullptr;
    QStackedWidget *m_stack = nullptr;
    Table *m_table = nullptr;
    StateView *m_state = nullptr;
    SelectionBar *m_selection = nullptr;
    QSplitter *m_split = nullptr;
    ResourceInspector *m_inspector = nullptr;
    RightsGate *m_gate = nullptr;
    QAction *m_new = nullptr;
    QAction *m_create = nullptr;
    QAction *m_shell = nullptr; ///< of pods
    QAction *m_forward = nullptr; ///< of pods
    PodCommands *m_pod = nullptr; ///< of pods; else null
    QAction *m_edit = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_delete = nullptr;
    QTimer m_inspectSoon;
    QTimer m_updateSoon;
};

} // namespace ui
