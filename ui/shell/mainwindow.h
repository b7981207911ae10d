// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/page.h"
#include "ui/shared/session.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>

class QAction;
class QHBoxLayout;
class QSplitter;
class QStackedWidget;
class QPushButton;
class QToolButton;

namespace ui {

class ActionTable;
class Connections;
class GuidedTour;
class Language;
class Navigation;
class PageFactory;
class Palette;
class PathBar;
class Settings;
class StartPage;
class StatusBar;
class TabStrip;
class TabView;
class Theme;
class ToastStack;

/// The window: start page, or navigation, tabs, path bar, page, dock place and status bar of one
/// cluster.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(Settings &settings, ActionTable &actions, Theme &theme, Language &language,
        Connections &connections, const PageFactory &factory);
    ~MainWindow() override;

    /// Takes the session; the one before it ends. Null: back to the start page.
    void setSession(std::unique_ptr<Session> session);
    [[nodiscard]] Session *session() const { return m_session.get(); }
    [[nodiscard]] StartPage &startPage() const { return *m_start; }
    void open(const Place &place, OpenMode mode);
    /// A walk through the places of the sandbox, from the first; ends with the session.
    void startTour();
    [[nodiscard]] Page *currentPage() const;
    [[nodiscard]] int tabCount() const;
    /// Below the pages: terminals and forwards. Takes the widget; Ctrl+J shows it.
    void setDock(QWidget *dock);
    /// Showing it does not move the focus; hiding it gives the focus back to the page.
    void showDock(bool shown);
    [[nodiscard]] Palette &palette() const { return *m_palette; }

signals:
    void clusterChosen(const QString &context);
    void sandboxChosen();
    void tourChosen();
    void closed();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildWork();
    void connectActions();
    void connectTabActions();
    void connectPageActions();
    void rebuildNavigation();
    TabView *addTab(int index);
    void closeTab(int index);
    void dropTab(TabView *tab);
    void reopenTab();
    [[nodiscard]] TabView *currentTab() const;
    [[nodiscard]] TabView *tabAt(int index) const;
    void refresh(); ///< strip, path bar, navigation and status of the current page
    void refreshFaces();
    [[nodiscard]] QList<Crumb> crumbs(const Page &page) const;
    [[nodiscard]] WidthClass widthClass() const;
    void applyWidth();
    void foldNavigation();
    void saveTabs() const;
    void restoreTabs();
    void popupMenu();
    void popupClusters(const QPoint &global);
    void popupPalette(int scope);
    void goToPane(int direction);
    void toggleDock();
    void updateCluster();

    Settings &m_settings;
    ActionTable &m_actions;
    Theme &m_theme;
    Language &m_language;
    Connections &m_connections;
    const PageFactory &m_factory;
    std::unique_ptr<Session> m_session;

    QStackedWidget *m_stack;
    StartPage *m_start;
    QWidget *m_work;
    QHBoxLayout *m_workRow;
    Navigation *m_navigation = nullptr;
    TabStrip *m_strip;
    QPushButton *m_search;
    QToolButton *m_menu;
    PathBar *m_path;
    QSplitter *m_split;
    QStackedWidget *m_tabs;
    QWidget *m_dock = nullptr;
    StatusBar *m_status;
    Palette *m_palette;
    ToastStack *m_toasts;
    QPointer<GuidedTour> m_tour;
    QStringList m_closed; // lines of closed tabs, the last one last
    bool m_userFolded = false;
    bool m_userUnfolded = false; ///< even on pages that would rather have the room
    bool m_switching = false;
    bool m_dockHasHeight = false;
};

} // namespace ui
