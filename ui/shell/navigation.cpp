// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/navigation.h"

#include "ui/shared/icons.h"
#include "ui/shared/pagefactory.h"
#include "ui/shared/settings.h"
#include "ui/shared/style.h"
#include "ui/shell/navcounts.h"
#include "ui/shell/navitem.h"
#include "ui/shell/projectmenu.h"

#include "models/kube/cluster.h"
#include "models/kube/discovery.h"

#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int wide = 224;
constexpr int narrow = 52;
} // namespace

Navigation::Navigation(Session &session, const PageFactory &factory, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_factory(factory)
    , m_counts(new NavCounts(session, this))
    , m_cluster(new NavCard(u"network-server"_s, this))
    , m_project(new NavCard(u"folder"_s, this))
    , m_newJob(new QPushButton(this))
    , m_list(new QWidget(this))
    , m_groups(new QVBoxLayout)
    , m_heading(new QLabel(this))
{
    setObjectName(u"navigation"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 9, 1, 8);
    column->setSpacing(0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(9, 0, 9, 0);
    top->setSpacing(6);
    top->addWidget(m_cluster);
    top->addWidget(m_project);
    top->addWidget(m_newJob);
    column->addLayout(top);
    column->addSpacing(8);

    column->addWidget(makeList(), 1);
    column->addSpacing(9);
    for (const auto &[action, kind] : {std::pair(ActionId::ShowExplorer, Place::Kind::Explorer),
             std::pair(ActionId::ShowActivity, Place::Kind::Activity),
             std::pair(ActionId::ShowSettings, Place::Kind::Settings)}) {
        if (NavItem *item = addHome(action, kind)) {
            column->addWidget(item);
        }
    }

    Style::setRole(m_newJob, ButtonRole::Primary);
    m_newJob->setIcon(Icons::named(u"list-add"_s));
    QAction *newJob = session.actions().action(ActionId::NewJob);
    connect(m_newJob, &QPushButton::clicked, newJob, &QAction::trigger);
    connect(m_cluster, &QAbstractButton::clicked, this, [this] {
        emit clusterMenuRequested(m_cluster->mapToGlobal(QPoint(0, m_cluster->height() + 2)));
    });
    connect(m_project, &QAbstractButton::clicked, this, &Navigation::popupProjects);
    connect(&session, &Session::projectsChanged, this, &Navigation::retranslate);
    connect(&session, &Session::readOnlyChanged, this, &Navigation::retranslate);
    if (models::Cluster *cluster = session.cluster()) {
        connect(&cluster->discovery(), &models::Discovery::changed, this, &Navigation::buildGroups);
    }
    connect(&session, &Session::badgesChanged, this, &Navigation::updateBadges);
    connect(m_counts, &NavCounts::changed, this, &Navigation::showCount);
    buildGroups();
    retranslate();
    updateBadges();
    fold();
}

QWidget *Navigation::makeList()
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_list);
    scroll->viewport()->setAutoFillBackground(false);
    m_list->setAutoFillBackground(false);
    auto *list = new QVBoxLayout(m_list);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(0);
    for (const auto &[action, kind] : {std::pair(ActionId::ShowJobs, Place::Kind::Jobs),
             std::pair(ActionId::ShowQueues, Place::Kind::Queues),
             std::pair(ActionId::ShowStorage, Place::Kind::Storage),
             std::pair(ActionId::ShowApps, Place::Kind::Apps)}) {
        if (NavItem *item = addHome(action, kind)) {
            list->addWidget(item);
        }
    }
    list->addSpacing(9);
    list->addWidget(m_heading);
    m_heading->setContentsMargins(17, 2, 8, 4);
    m_groups->setSpacing(0);
    list->addLayout(m_groups);
    list->addStretch(1);
    return scroll;
}

NavItem *Navigation::addHome(ActionId action, Place::Kind kind)
{
    if (!m_factory.knows(kind)) {
        return nullptr;
    }
    auto *item = new NavItem(NavItem::Look::Item, this);
    item->setPlace(Place {kind});
    item->setIconName(m_session.actions().iconName(action));
    connect(item, &QAbstractButton::clicked, this, [this, kind] { m_session.open(Place {kind}); });
    connect(item, &NavItem::middleClicked, this,
        [this, kind] { m_session.open(Place {kind}, OpenMode::NewTabBehind); });
    m_fixed.append({action, item});
    return item;
}

void Navigation::buildGroups()
{
    QSet<ResourceGroup> open;
    for (auto it = m_byGroup.cbegin(); it != m_byGroup.cend(); ++it) {
        if (it->head->isOpen()) {
            open.insert(it.key());
        }
        it->head->deleteLater();
        it->body->deleteLater();
    }
    if (m_byGroup.isEmpty()) {
        open = {ResourceGroup::Workloads};
    }
    m_byGroup.clear();
    if (m_session.cluster() == nullptr || !m_factory.knows(Place::Kind::Resources)) {
        m_heading->hide();
        return;
    }
    for (const models::ApiResource &resource :
        ResourceGroups::listable(m_session.cluster()->discovery())) {
        m_byGroup[ResourceGroups::of(resource, m_session.guides())].resources.append(resource);
    }
    m_heading->setVisible(!m_byGroup.isEmpty());
    for (const ResourceGroup group : ResourceGroups::all()) {
        const auto entry = m_byGroup.find(group);
        if (entry == m_byGroup.end()) {
            continue;
        }
        entry->head = new NavItem(NavItem::Look::Group, m_list);
        entry->head->setIconName(ResourceGroups::iconName(group));
        entry->body = new QWidget(m_list);
        auto *body = new QVBoxLayout(entry->body);
        body->setContentsMargins(0, 0, 0, 0);
        body->setSpacing(0);
        m_groups->addWidget(entry->head);
        m_groups->addWidget(entry->body);
        connect(entry->head, &QAbstractButton::clicked, this, [this, group] {
            if (m_folded) {
                popupGroup(group);
            } else {
                openGroup(group, !m_byGroup.value(group).head->isOpen());
                updateCounts();
            }
        });
        openGroup(group, open.contains(group));
    }
    retranslate();
    fold();
}

NavItem *Navigation::makeKindItem(const models::ApiResource &resource)
{
    auto *item = new NavItem(NavItem::Look::Child, m_list);
    item->setMark(ResourceGroups::mark(resource, m_session.guides()));
    item->setLabel(ResourceGroups::label(resource));
    item->setToolTip(resource.groupVersion.toString() + u' ' + resource.kind);
    const Place place {Place::Kind::Resources, resource.gvk()};
    item->setPlace(place);
    item->setActive(place == m_current);
    item->setCount(m_counts->count(place.gvk));
    connect(item, &QAbstractButton::clicked, this, [this, place] { m_session.open(place); });
    connect(item, &NavItem::middleClicked, this,
        [this, place] { m_session.open(place, OpenMode::NewTabBehind); });
    return item;
}

// A closed group has no items at all: it costs nothing until somebody looks.
void Navigation::openGroup(ResourceGroup group, bool open)
{
    const Group &entry = m_byGroup[group];
    entry.head->setOpen(open);
    entry.body->setVisible(open && !m_folded);
    QLayout *body = entry.body->layout();
    while (QLayoutItem *item = body->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!open) {
        return;
    }
    QString apiGroup;
    for (const models::ApiResource &resource : entry.resources) {
        if (group == ResourceGroup::Custom && resource.groupVersion.group != apiGroup) {
            apiGroup = resource.groupVersion.group;
            auto *head = new QLabel(apiGroup, entry.body);
            head->setFont(Theme::font(Type::Meta));
            head->setForegroundRole(QPalette::PlaceholderText);
            head->setContentsMargins(35, 5, 4, 2);
            head->setToolTip(apiGroup);
            head->setMinimumWidth(10);
            body->addWidget(head);
        }
        body->addWidget(makeKindItem(resource));
    }
}

void Navigation::popupGroup(ResourceGroup group)
{
    const Group &entry = m_byGroup[group];
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(ResourceGroups::title(group));
    for (const models::ApiResource &resource : entry.resources) {
        menu->addAction(ResourceGroups::label(resource), this,
            [this, resource] { m_session.open(Place {Place::Kind::Resources, resource.gvk()}); });
    }
    menu->popup(entry.head->mapToGlobal(QPoint(entry.head->width(), 0)));
}

QList<NavItem *> Navigation::items() const
{
    return findChildren<NavItem *>();
}

void Navigation::setCurrent(const Place &place)
{
    // A job's page belongs to the list it came from; an object's to its kind.
    m_current = place;
    if (place.kind == Place::Kind::Job || place.kind == Place::Kind::NewJob) {
        m_current = Place {Place::Kind::Jobs};
    } else if (place.kind == Place::Kind::Object || place.kind == Place::Kind::Edit
        || place.kind == Place::Kind::Create || place.kind == Place::Kind::Resources) {
        m_current = Place {Place::Kind::Resources, place.gvk};
    } else {
        m_current = Place {place.kind};
    }
    for (NavItem *item : items()) {
        item->setActive(item->place() == m_current);
    }
    for (auto it = m_byGroup.cbegin(); it != m_byGroup.cend(); ++it) {
        const auto isCurrent = [this](const models::ApiResource &resource) {
            return m_current.kind == Place::Kind::Resources && resource.gvk() == m_current.gvk;
        };
        it->head->setActive(
            (m_folded || !it->head->isOpen()) && std::ranges::any_of(it->resources, isCurrent));
    }
}

void Navigation::popupProjects()
{
    auto *menu = new ProjectMenu(m_session, this);
    menu->popup(m_project->mapToGlobal(QPoint(0, m_project->height() + 2)));
}

void Navigation::setClusterStatus(std::optional<QColor> dot, const QString &word)
{
    m_cluster->setStatus(dot, word);
}

void Navigation::setFolded(bool folded)
{
    if (folded != m_folded) {
        m_folded = folded;
        fold();
        setCurrent(m_current);
    }
}

void Navigation::fold()
{
    setFixedWidth(m_folded ? narrow : wide);
    m_cluster->setFolded(m_folded);
    m_project->setVisible(!m_folded);
    m_newJob->setText(m_folded ? QString() : tr("New job"));
    m_heading->setVisible(!m_folded && !m_byGroup.isEmpty());
    for (NavItem *item : items()) {
        item->setFolded(m_folded);
    }
    for (auto it = m_byGroup.cbegin(); it != m_byGroup.cend(); ++it) {
        it->body->setVisible(!m_folded && it->head->isOpen());
    }
    updateCounts();
}

void Navigation::updateBadges()
{
    for (const auto &[action, item] : std::as_const(m_fixed)) {
        item->setBadge(State::Failed, m_session.badge(item->place()->kind));
    }
}

void Navigation::updateCounts()
{
    QList<models::ApiResource> shown;
    for (auto it = m_byGroup.cbegin(); it != m_byGroup.cend(); ++it) {
        if (it->head->isOpen() && !m_folded) {
            shown += it->resources;
        }
    }
    m_counts->setKinds(shown);
}

void Navigation::showCount(const models::GroupVersionKind &gvk)
{
    const Place place {Place::Kind::Resources, gvk};
    for (NavItem *item : items()) {
        if (item->place() == place) {
            item->setCount(m_counts->count(gvk));
        }
    }
}

void Navigation::retranslate()
{
    const QStringList projects = m_session.projects();
    const qsizetype known = m_session.allProjects().size();
    QString chosen = tr("All projects");
    if (projects.size() == 1) {
        chosen = projects.first();
    } else if (!projects.isEmpty()) {
        chosen = known > 0
            ? tr("%1 of %n projects", nullptr, static_cast<int>(known)).arg(projects.size())
            : tr("%n projects", nullptr, static_cast<int>(projects.size()));
    }
    m_cluster->setTexts(tr("Cluster"), m_session.isSandbox() ? tr("Sandbox") : m_session.name());
    m_project->setTexts(tr("Project"), chosen);
    m_newJob->setAccessibleName(tr("New job"));
    m_newJob->setToolTip(m_session.actions().action(ActionId::NewJob)->toolTip());
    m_newJob->setText(m_folded ? QString() : tr("New job"));
    m_newJob->setVisible(!m_session.isReadOnly() && m_factory.knows(Place::Kind::NewJob));
    m_heading->setText(tr("Resources"));
    m_heading->setFont(Theme::font(Type::Secondary, QFont::DemiBold));
    m_heading->setForegroundRole(QPalette::PlaceholderText);
    for (const auto &[action, item] : std::as_const(m_fixed)) {
        item->setLabel(m_session.actions().text(action));
    }
    for (auto it = m_byGroup.cbegin(); it != m_byGroup.cend(); ++it) {
        it->head->setLabel(ResourceGroups::title(it.key()));
    }
}

void Navigation::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        buildGroups();
        retranslate();
    }
    QWidget::changeEvent(event);
}

void Navigation::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Window));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), Theme::color(Token::Border));
}

} // namespace ui
