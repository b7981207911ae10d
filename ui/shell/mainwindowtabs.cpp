// SPDX-License-Identifier: Apache-2.0
// The tabs of the window: how they open and close, and how they come back.
#include "ui/shell/mainwindow.h"

#include "ui/shared/settings.h"
#include "ui/shell/navigation.h"
#include "ui/shell/palette.h"
#include "ui/shell/pathbar.h"
#include "ui/shell/statusbar.h"
#include "ui/shell/tabstrip.h"
#include "ui/shell/tabview.h"

#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace ui {

TabView *MainWindow::tabAt(int index) const
{
    return qobject_cast<TabView *>(m_tabs->widget(index));
}

TabView *MainWindow::currentTab() const
{
    return tabAt(m_strip->currentIndex());
}

Page *MainWindow::currentPage() const
{
    const TabView *tab = currentTab();
    return tab == nullptr ? nullptr : tab->page();
}

int MainWindow::tabCount() const
{
    return m_strip->count();
}

TabView *MainWindow::addTab(int index)
{
    auto *tab = new TabView(*m_session, m_factory, m_tabs);
    tab->setWidthClass(widthClass());
    m_switching = true;
    m_tabs->insertWidget(index, tab);
    m_strip->insertTab(index, QString());
    m_switching = false;
    connect(tab, &TabView::changed, this, [this, tab] {
        if (tab == currentTab()) {
            refresh();
        } else {
            refreshFaces();
        }
    });
    return tab;
}

void MainWindow::open(const Place &place, OpenMode mode)
{
    if (!m_session) {
        return;
    }
    // A page that only one of can be (settings, a job) is gone to, not doubled.
    for (int i = 0; i < m_strip->count(); ++i) {
        const TabView *other = tabAt(i);
        if (mode != OpenMode::Here && other->place() == place) {
            m_strip->setCurrentIndex(i);
            return;
        }
    }
    TabView *tab = currentTab();
    const bool here = mode == OpenMode::Here && tab != nullptr
        && (tab->canLeave() || tab->place().isSamePage(place));
    if (!here) {
        const int index = m_strip->currentIndex() + 1;
        tab = addTab(index);
        tab->go(place);
        if (mode != OpenMode::NewTabBehind) {
            m_strip->setCurrentIndex(index);
            m_tabs->setCurrentIndex(index);
        }
    } else {
        tab->go(place);
    }
    refresh();
    if (mode != OpenMode::NewTabBehind && tab->page() != nullptr && m_palette->isHidden()) {
        tab->page()->setFocus();
    }
}

void MainWindow::closeTab(int index)
{
    TabView *tab = tabAt(index);
    if (tab == nullptr) {
        return;
    }
    if (tab->page() == nullptr) {
        dropTab(tab);
        return;
    }
    tab->page()->requestClose([this, guard = QPointer(tab)] {
        if (guard) {
            dropTab(guard);
        }
    });
}

void MainWindow::dropTab(TabView *tab)
{
    const int index = m_tabs->indexOf(tab);
    m_closed.append(tab->toString());
    m_switching = true;
    m_strip->removeTab(index);
    m_tabs->removeWidget(tab);
    tab->deleteLater();
    m_switching = false;
    if (m_strip->count() == 0) {
        open(Place {Place::Kind::Jobs}, OpenMode::NewTab);
    } else {
        m_tabs->setCurrentIndex(m_strip->currentIndex());
    }
    refresh();
}

void MainWindow::reopenTab()
{
    if (m_session && !m_closed.isEmpty()) {
        const int index = m_strip->currentIndex() + 1;
        addTab(index)->restore(m_closed.takeLast());
        m_strip->setCurrentIndex(index);
        m_tabs->setCurrentIndex(index);
        refresh();
    }
}

void MainWindow::refreshFaces()
{
    for (int i = 0; i < m_strip->count(); ++i) {
        m_strip->setFace(i, tabAt(i)->face());
    }
}

void MainWindow::saveTabs() const
{
    if (!m_session || !m_session->isConnected()) {
        return;
    }
    QStringList lines;
    for (int i = 0; i < m_strip->count(); ++i) {
        lines.append(tabAt(i)->toString());
    }
    m_settings.setOfCluster(m_session->name(), u"tabs"_s, lines);
    m_settings.setOfCluster(m_session->name(), u"tab"_s, m_strip->currentIndex());
}

void MainWindow::restoreTabs()
{
    const QStringList lines = m_settings.value(keys::restoreTabs)
        ? m_settings.ofCluster(m_session->name(), u"tabs"_s).toStringList()
        : QStringList();
    for (const QString &line : lines) {
        if (Place::parse(line.section(u'\t', 0, 0))) {
            addTab(m_strip->count())->restore(line);
        }
    }
    if (m_strip->count() == 0) {
        addTab(0)->go(Place {Place::Kind::Jobs});
    }
    const int wanted = m_settings.ofCluster(m_session->name(), u"tab"_s, 0).toInt();
    const int index = qBound(0, wanted, m_strip->count() - 1);
    m_strip->setCurrentIndex(index);
    m_tabs->setCurrentIndex(index);
    refreshFaces();
}

} // namespace ui
