// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/mainwindow.h"

#include "ui/shared/actiontable.h"
#include "ui/shared/icons.h"
#include "ui/shared/pagefactory.h"
#include "ui/shared/paint.h"
#include "ui/shared/settings.h"
#include "ui/shared/style.h"
#include "ui/shared/toast.h"
#include "ui/shell/connections.h"
#include "ui/shell/guidedtour.h"
#include "ui/shell/navigation.h"
#include "ui/shell/palette.h"
#include "ui/shell/pathbar.h"
#include "ui/shell/searchbutton.h"
#include "ui/shell/startpage.h"
#include "ui/shell/statusbar.h"
#include "ui/shell/tabstrip.h"
#include "ui/shell/tabview.h"

#include "models/kube/cluster.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int mediumBelow = 1180;
constexpr int narrowBelow = 900;

} // namespace

MainWindow::MainWindow(Settings &settings, ActionTable &actions, Theme &theme, Language &language,
    Connections &connections, const PageFactory &factory)
    : m_settings(settings)
    , m_actions(actions)
    , m_theme(theme)
    , m_language(language)
    , m_connections(connections)
    , m_factory(factory)
    , m_stack(new QStackedWidget)
    , m_start(new StartPage(connections, settings, theme, language))
    , m_work(new QWidget)
    , m_workRow(new QHBoxLayout(m_work))
    , m_status(new StatusBar)
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(Icons::application());
    setMinimumSize(720, 480);
    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_work);
    column->addWidget(m_stack, 1);
    column->addWidget(m_status);
    setCentralWidget(central);
    buildWork();
    m_palette = new Palette(this);
    m_toasts = new ToastStack(this, m_status);
    connectActions();
    connect(m_start, &StartPage::openRequested, this, &MainWindow::clusterChosen);
    connect(m_start, &StartPage::sandboxRequested, this, &MainWindow::sandboxChosen);
    connect(m_start, &StartPage::tourRequested, this, &MainWindow::tourChosen);
    connect(m_palette, &Palette::chosen, this, [this](const PaletteItem &item, bool inNewTab) {
        if (item.place) {
            open(*item.place, inNewTab ? OpenMode::NewTab : OpenMode::Here);
        } else if (item.run) {
            item.run();
        }
    });
    resize(1440, 900);
    restoreGeometry(settings.layout(u"window"_s));
    m_userFolded = !settings.layout(u"navigationFolded"_s).isEmpty();
    setSession(nullptr);
}

MainWindow::~MainWindow()
{
    // Pages hold references to the session: they go first.
    m_status->setSession(nullptr);
    delete m_tabs;
}

void MainWindow::buildWork()
{
    m_workRow->setContentsMargins(0, 0, 0, 0);
    m_workRow->setSpacing(0);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    m_strip = new TabStrip(m_work);
    auto *add = new QToolButton(m_work);
    add->setDefaultAction(m_actions.action(ActionId::NewTab));
    add->setIcon(Icons::named(u"list-add"_s));
    add->setAccessibleName(m_actions.text(ActionId::NewTab));
    add->setAutoRaise(true);
    m_search = new SearchButton(m_work);
    m_menu = new QToolButton(m_work);
    m_menu->setIcon(Icons::named(u"application-menu"_s));
    m_menu->setAutoRaise(true);
    connect(
        m_search, &QPushButton::clicked, m_actions.action(ActionId::Palette), &QAction::trigger);
    connect(m_menu, &QToolButton::clicked, this, &MainWindow::popupMenu);
    top->addWidget(m_strip, 0, Qt::AlignBottom);
    top->addWidget(add);
    top->addStretch(1);
    top->addWidget(m_search);
    top->addWidget(m_menu);
    top->setContentsMargins(0, 0, 10, 0);
    auto *topBar = new QWidget(m_work);
    topBar->setObjectName(u"topBar"_s);
    topBar->setFixedHeight(Theme::scaled(36));
    topBar->setLayout(top);
    m_path = new PathBar(m_actions, m_work);
    m_split = new QSplitter(Qt::Vertical, m_work);
    m_split->setChildrenCollapsible(false);
    m_tabs = new QStackedWidget(m_split);
    right->addWidget(topBar);
    right->addWidget(m_path);
    right->addWidget(m_split, 1);
    m_workRow->addLayout(right, 1);
    connect(m_strip, &QTabBar::currentChanged, this, [this](int index) {
        if (!m_switching && index >= 0) {
            m_tabs->setCurrentIndex(index);
            refresh();
        }
    });
    connect(m_strip, &TabStrip::closeRequested, this, &MainWindow::closeTab);
    connect(m_path, &PathBar::goRequested, this,
        [this](const Place &place) { open(place, OpenMode::Here); });
}

void MainWindow::setDock(QWidget *dock)
{
    m_dock = dock;
    m_split->addWidget(dock);
    m_split->setStretchFactor(0, 1);
    m_split->setCollapsible(m_split->indexOf(dock), false);
    dock->setVisible(false);
}

void MainWindow::toggleDock()
{
    if (m_dock == nullptr) {
        return;
    }
    const bool isShown = m_dock->isVisible();
    showDock(!isShown);
    if (!isShown) {
        m_dock->setFocus(Qt::ShortcutFocusReason);
    }
}

void MainWindow::showDock(bool shown)
{
    if (m_dock == nullptr || m_dock->isHidden() != shown) {
        return;
    }
    const QWidget *focus = QApplication::focusWidget();
    const bool hadFocus = focus != nullptr && m_dock->isAncestorOf(focus);
    m_dock->setVisible(shown);
    if (shown && !m_dockHasHeight) { // two fifths at first; then as it was left
        const int height = m_split->height() * 2 / 5;
        m_split->setSizes({m_split->height() - height, height});
        m_dockHasHeight = true;
    }
    if (hadFocus && !shown && currentPage() != nullptr) {
        currentPage()->setFocus();
    }
}

void MainWindow::startTour()
{
    delete m_tour;
    m_tour = new GuidedTour(
        this, m_status, [this](const Place &place) { open(place, OpenMode::Here); });
}

void MainWindow::setSession(std::unique_ptr<Session> session)
{
    delete m_tour;
    if (m_session) {
        saveTabs();
    }
    m_switching = true;
    m_status->setSession(nullptr);
    while (m_strip->count() > 0) {
        m_strip->removeTab(0);
    }
    while (QWidget *tab = m_tabs->widget(0)) {
        delete tab;
    }
    m_switching = false;
    delete m_navigation;
    m_navigation = nullptr;
    m_closed.clear();
    m_session = std::move(session);
    if (!m_session) {
        m_stack->setCurrentWidget(m_start);
        m_palette->setSources({PaletteSources::actions(m_actions, [] { return nullptr; })});
        m_status->setView({});
        setWindowTitle(tr("Sampan", "the program's name"));
        m_start->focusList();
        return;
    }
    connect(m_session.get(), &Session::openRequested, this, &MainWindow::open);
    connect(m_session.get(), &Session::noticed, m_toasts, &ToastStack::add);
    connect(m_session.get(), &Session::projectsChanged, this, &MainWindow::refresh);
    connect(m_session.get(), &Session::paletteNews, m_palette, &Palette::refresh);
    m_status->setSession(m_session.get());
    rebuildNavigation();
    m_palette->setSources({PaletteSources::actions(m_actions, [this] { return currentPage(); }),
        PaletteSources::kinds(*m_session), PaletteSources::projects(*m_session),
        [this](const QString &needle) {
            QList<PaletteItem> found;
            for (const PaletteSource &source : m_session->paletteSources()) {
                found += source(needle);
            }
            return found;
        }});
    if (models::Cluster *cluster = m_session->cluster()) {
        connect(cluster, &models::Cluster::stateChanged, this, &MainWindow::updateCluster);
        connect(cluster, &models::Cluster::latencyChanged, this, &MainWindow::updateCluster);
    }
    m_stack->setCurrentWidget(m_work);
    restoreTabs();
    updateCluster();
    applyWidth();
    refresh();
    if (Page *page = currentPage()) {
        page->setFocus();
    }
}

void MainWindow::rebuildNavigation()
{
    delete m_navigation;
    m_navigation = new Navigation(*m_session, m_factory, m_work);
    m_workRow->insertWidget(0, m_navigation);
    connect(m_navigation, &Navigation::clusterMenuRequested, this, &MainWindow::popupClusters);
}

void MainWindow::updateCluster()
{
    if (m_navigation == nullptr) {
        return;
    }
    models::Cluster *cluster = m_session->cluster();
    if (cluster == nullptr) {
        m_navigation->setClusterStatus(
            StatusBar::dot(ViewStatus::Phase::NoAccess), tr("Not connected"));
        return;
    }
    using Phase = ViewStatus::Phase;
    Phase phase = Phase::CatchingUp;
    QString word = tr("Connecting");
    switch (cluster->state()) {
    case models::Cluster::State::Connecting:
        break;
    case models::Cluster::State::Online:
        phase = Phase::Live;
        word = cluster->latency() ? tr("Online %1 ms").arg(cluster->latency()->count())
                                  : tr("Online");
        break;
    case models::Cluster::State::Unreachable:
        phase = Phase::Offline;
        word = tr("Offline");
        break;
    case models::Cluster::State::LoginExpired:
        phase = Phase::LoginExpired;
        word = tr("Login expired");
        break;
    case models::Cluster::State::Closed:
        phase = Phase::NoAccess;
        word = tr("Closed");
        break;
    }
    m_navigation->setClusterStatus(StatusBar::dot(phase), word);
}

void MainWindow::refresh()
{
    const TabView *tab = currentTab();
    if (!m_session || tab == nullptr || tab->page() == nullptr) {
        return;
    }
    const Page &page = *tab->page();
    refreshFaces();
    foldNavigation();
    m_path->setContent(crumbs(page), page.pathBarWidget(), page.pageActions());
    m_navigation->setCurrent(page.place());
    m_status->setView(page.viewStatus());
    m_actions.action(ActionId::Back)->setEnabled(tab->canGoBack());
    m_actions.action(ActionId::Forward)->setEnabled(tab->canGoForward());
    setWindowTitle(tr("%1 – %2 – Sampan", "page, cluster")
            .arg(page.title() + "[*]"_L1,
                m_session->isSandbox() ? tr("Sandbox") : m_session->name()));
    setWindowModified(page.isDirty());
}

QList<Crumb> MainWindow::crumbs(const Page &page) const
{
    QList<Crumb> steps;
    Crumb cluster {m_session->isSandbox() ? tr("Sandbox") : m_session->name()};
    cluster.siblings = [this] {
        QList<Crumb> others;
        for (const models::KubeContext &context : m_connections.contexts()) {
            others.append(Crumb {context.name, {}, [this, name = context.name] {
                                     emit const_cast<MainWindow *>(this)->clusterChosen(name);
                                     return QList<Crumb>();
                                 }});
        }
        return others;
    };
    steps.append(cluster);
    const bool inProject = page.place().kind != Place::Kind::Settings
        && page.place().kind != Place::Kind::Explorer && page.place().kind != Place::Kind::Activity;
    if (inProject) {
        const QStringList chosen = m_session->projects();
        Crumb project {chosen.isEmpty() ? tr("All projects")
                : chosen.size() == 1    ? chosen.first()
                                     : tr("%n projects", nullptr, static_cast<int>(chosen.size()))};
        project.siblings = [this] {
            QList<Crumb> others;
            for (const QString &name : m_session->pickableProjects()) {
                others.append(Crumb {name, {}, [this, name] {
                                         m_session->setProjects({name});
                                         return QList<Crumb>();
                                     }});
            }
            return others;
        };
        steps.append(project);
    }
    return steps + page.breadcrumbs();
}

void MainWindow::foldNavigation()
{
    if (m_navigation == nullptr) {
        return;
    }
    const Page *page = currentPage();
    const bool needsRoom = page != nullptr && page->prefersRoom() && !m_userUnfolded;
    m_navigation->setFolded(m_userFolded || needsRoom || widthClass() != WidthClass::Wide);
}

WidthClass MainWindow::widthClass() const
{
    if (width() < narrowBelow) {
        return WidthClass::Narrow;
    }
    return width() < mediumBelow ? WidthClass::Medium : WidthClass::Wide;
}

void MainWindow::applyWidth()
{
    const WidthClass width = widthClass();
    foldNavigation();
    m_search->setFixedWidth(
        width == WidthClass::Wide ? 280 : (width == WidthClass::Medium ? 240 : 150));
    for (int i = 0; i < m_strip->count(); ++i) {
        tabAt(i)->setWidthClass(width);
    }
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    applyWidth();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveTabs();
    m_settings.setLayout(u"window"_s, saveGeometry());
    event->accept();
    emit closed();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_menu->setAccessibleName(tr("Menu"));
        m_menu->setToolTip(tr("All actions"));
        updateCluster();
        refresh();
    }
    QMainWindow::changeEvent(event);
}

} // namespace ui
