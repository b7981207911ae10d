// SPDX-License-Identifier: Apache-2.0
// What the window does when an action is triggered.
#include "ui/shared/actiontable.h"
#include "ui/shared/icons.h"
#include "ui/shared/pagefactory.h"
#include "ui/shared/settings.h"
#include "ui/shell/connections.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/navigation.h"
#include "ui/shell/palette.h"
#include "ui/shell/tabstrip.h"
#include "ui/shell/tabview.h"

#include <QApplication>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

void MainWindow::connectActions()
{
    for (const ActionId id : m_actions.all()) {
        if (QAction *action = m_actions.action(id)) {
            addAction(action);
        }
    }
    const auto on = [this](ActionId id, auto slot) {
        connect(m_actions.action(id), &QAction::triggered, this, slot);
    };
    using Scope = PaletteModel::Scope;
    on(ActionId::Palette, [this] { popupPalette(int(Scope::All)); });
    on(ActionId::GoToKind, [this] { popupPalette(int(Scope::Kinds)); });
    on(ActionId::ProjectPicker, [this] {
        if (m_navigation != nullptr && !m_navigation->isFolded()) {
            m_navigation->popupProjects();
        } else {
            popupPalette(int(Scope::Projects));
        }
    });
    on(ActionId::ClusterPicker, [this] { popupClusters(mapToGlobal(QPoint(60, 50))); });
    on(ActionId::NewJob, [this] { open(Place {Place::Kind::NewJob}, OpenMode::Here); });
    on(ActionId::NewResource, [this] { open(Place {Place::Kind::Create}, OpenMode::Here); });
    on(ActionId::ShowJobs, [this] { open(Place {Place::Kind::Jobs}, OpenMode::Here); });
    on(ActionId::ShowQueues, [this] { open(Place {Place::Kind::Queues}, OpenMode::Here); });
    on(ActionId::ShowStorage, [this] { open(Place {Place::Kind::Storage}, OpenMode::Here); });
    on(ActionId::ShowApps, [this] { open(Place {Place::Kind::Apps}, OpenMode::Here); });
    on(ActionId::ShowExplorer, [this] { open(Place {Place::Kind::Explorer}, OpenMode::Here); });
    on(ActionId::ShowActivity, [this] { open(Place {Place::Kind::Activity}, OpenMode::Here); });
    on(ActionId::ShowSettings, [this] { open(Place {Place::Kind::Settings}, OpenMode::NewTab); });
    on(ActionId::ShowStart, [this] { setSession(nullptr); });
    on(ActionId::Quit, [this] { close(); });
    on(ActionId::ToggleNavigation, [this] {
        m_userFolded = m_navigation != nullptr && !m_navigation->isFolded();
        m_userUnfolded = !m_userFolded;
        m_settings.setLayout(u"navigationFolded"_s, m_userFolded ? QByteArray("1") : QByteArray());
        applyWidth();
    });
    on(ActionId::ToggleDock, [this] { toggleDock(); });
    on(ActionId::NextPane, [this] { goToPane(1); });
    on(ActionId::PreviousPane, [this] { goToPane(-1); });
    const std::pair<ActionId, Place::Kind> needed[] {{ActionId::NewJob, Place::Kind::NewJob},
        {ActionId::NewResource, Place::Kind::Create}, {ActionId::ShowJobs, Place::Kind::Jobs},
        {ActionId::ShowQueues, Place::Kind::Queues}, {ActionId::ShowStorage, Place::Kind::Storage},
        {ActionId::ShowApps, Place::Kind::Apps}, {ActionId::ShowExplorer, Place::Kind::Explorer},
        {ActionId::ShowActivity, Place::Kind::Activity},
        {ActionId::ShowSettings, Place::Kind::Settings}};
    for (const auto &[id, kind] : needed) {
        m_actions.action(id)->setVisible(m_factory.knows(kind));
    }
    connectTabActions();
    connectPageActions();
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setToolTip(tr("All actions"));
}

void MainWindow::connectTabActions()
{
    const auto on = [this](ActionId id, auto slot) {
        connect(m_actions.action(id), &QAction::triggered, this, slot);
    };
    on(ActionId::Back, [this] {
        if (TabView *tab = currentTab()) {
            tab->back();
        }
    });
    on(ActionId::Forward, [this] {
        if (TabView *tab = currentTab()) {
            tab->forward();
        }
    });
    on(ActionId::NewTab, [this] {
        if (m_session) {
            const int index = m_strip->count();
            addTab(index)->go(Place {Place::Kind::Jobs});
            m_strip->setCurrentIndex(index);
            refresh();
            popupPalette(int(PaletteModel::Scope::All));
        }
    });
    on(ActionId::CloseTab, [this] { closeTab(m_strip->currentIndex()); });
    on(ActionId::ReopenTab, [this] { reopenTab(); });
    const auto turn = [this](int by) {
        const int count = m_strip->count();
        if (count > 0) {
            m_strip->setCurrentIndex((m_strip->currentIndex() + by + count) % count);
        }
    };
    on(ActionId::NextTab, [turn] { turn(1); });
    on(ActionId::PreviousTab, [turn] { turn(-1); });
    for (int i = 1; i <= 9; ++i) {
        auto *shortcut = new QShortcut(QKeySequence(u"Ctrl+%1"_s.arg(i)), this);
        connect(shortcut, &QShortcut::activated, this, [this, i] {
            // 9 is the last one, as in browsers.
            m_strip->setCurrentIndex(i == 9 ? m_strip->count() - 1 : qMin(i, m_strip->count()) - 1);
        });
    }
}

void MainWindow::connectPageActions()
{
    const auto onPage = [this](ActionId id, auto doIt) {
        connect(m_actions.action(id), &QAction::triggered, this, [this, doIt] {
            if (Page *page = currentPage()) {
                doIt(*page);
            }
        });
    };
    onPage(ActionId::Reload, [](Page &page) { page.reload(); });
    onPage(ActionId::ToggleInspector, [](Page &page) { page.toggleInspector(); });
    onPage(ActionId::Find, [](Page &page) { page.find(); });
    onPage(ActionId::NextProblem, [](Page &page) { page.goToProblem(1); });
    onPage(ActionId::PreviousProblem, [](Page &page) { page.goToProblem(-1); });
    onPage(ActionId::Explain, [](Page &page) { page.explain(); });
    // A bare key: only where it cannot be meant as text.
    auto *filter = new QShortcut(m_actions.keys(ActionId::Filter).value(0), this);
    connect(filter, &QShortcut::activated, this, [this] {
        if (Page *page = currentPage()) {
            page->focusFilter();
        }
    });
}

void MainWindow::goToPane(int direction)
{
    Page *page = currentPage();
    if (page == nullptr) {
        return;
    }
    QList<QWidget *> panes {m_navigation};
    panes += page->panes().isEmpty() ? QList<QWidget *> {page} : page->panes();
    if (m_dock != nullptr && m_dock->isVisible()) {
        panes.append(m_dock);
    }
    panes.removeIf([](QWidget *pane) { return pane == nullptr || !pane->isVisible(); });
    const QWidget *focus = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focus != nullptr && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus))) {
            at = i;
        }
    }
    for (qsizetype tries = 0; tries < panes.size(); ++tries) {
        at = (at + direction + panes.size()) % panes.size();
        QWidget *pane = panes.at(at);
        if (pane->focusPolicy() == Qt::NoFocus && pane->focusProxy() == nullptr) {
            // The pane itself takes no focus: the first thing in it that does.
            for (QWidget *child : pane->findChildren<QWidget *>()) {
                if ((child->focusPolicy() & Qt::TabFocus) != 0 && child->isVisibleTo(pane)
                    && child->isEnabled()) {
                    child->setFocus(Qt::TabFocusReason);
                    return;
                }
            }
            continue;
        }
        pane->setFocus(Qt::TabFocusReason);
        return;
    }
}

void MainWindow::popupPalette(int scope)
{
    m_palette->popup(static_cast<PaletteModel::Scope>(scope));
}

void MainWindow::popupMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<QList<ActionId>> groups {
        {ActionId::NewJob, ActionId::NewResource, ActionId::NewTab, ActionId::ReopenTab},
        {ActionId::Palette, ActionId::GoToKind, ActionId::ProjectPicker, ActionId::ClusterPicker},
        {ActionId::Back, ActionId::Forward, ActionId::Reload, ActionId::Find, ActionId::NextProblem,
            ActionId::PreviousProblem},
        {ActionId::ToggleNavigation, ActionId::ToggleInspector, ActionId::ToggleDock},
        {ActionId::ShowStart, ActionId::ShowSettings, ActionId::Quit},
    };
    if (Page *page = currentPage()) {
        const QList<QAction *> own = page->pageActions() + page->moreActions();
        if (!own.isEmpty()) {
            menu->addActions(own);
            menu->addSeparator();
        }
    }
    for (const QList<ActionId> &group : groups) {
        for (const ActionId id : group) {
            if (id != ActionId::ToggleDock || m_dock != nullptr) {
                menu->addAction(m_actions.action(id));
            }
        }
        menu->addSeparator();
    }
    menu->popup(m_menu->mapToGlobal(
        QPoint(m_menu->width() - menu->sizeHint().width(), m_menu->height() + 2)));
}

void MainWindow::popupClusters(const QPoint &global)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const models::KubeContext &context : m_connections.contexts()) {
        QAction *action = menu->addAction(context.name);
        action->setCheckable(true);
        action->setChecked(m_session && context.name == m_session->name()
            && m_session->isSandbox() == m_connections.isOfSandbox(context.name));
        action->setEnabled(!context.unusable);
        connect(action, &QAction::triggered, this,
            [this, name = context.name] { emit clusterChosen(name); });
    }
    if (m_connections.hasSandbox()) {
        QAction *sandbox = menu->addAction(tr("Sandbox"));
        sandbox->setCheckable(true);
        sandbox->setChecked(
            m_session && m_session->isSandbox() && !m_connections.isOfSandbox(m_session->name()));
        connect(sandbox, &QAction::triggered, this, &MainWindow::sandboxChosen);
    }
    menu->addSeparator();
    menu->addAction(m_actions.action(ActionId::ShowStart));
    menu->popup(global);
}

} // namespace ui
