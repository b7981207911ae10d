// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/session.h"

#include "ui/shared/settings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
const QString visitedKey = u"visitedProjects"_s;

template <typename T> void putById(QList<T> &list, const T &item)
{
    const auto at = std::ranges::find(list, item.id, &T::id);
    if (at == list.end()) {
        list.append(item);
    } else {
        *at = item;
    }
}
} // namespace

Session::Session(Settings &settings, ActionTable &actions, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_actions(actions)
{
}

Session::~Session()
{
    // The last one first: what was made later uses what was made before it (a watch its cluster).
    while (!children().isEmpty()) {
        delete children().constLast();
    }
}

void Session::setParts(const Parts &parts)
{
    m_parts = parts;
    m_projects = m_settings.ofCluster(parts.name, u"projects"_s).toStringList();
    emit partsChanged();
    emit projectsChanged();
}

void Session::setProjects(const QStringList &projects)
{
    if (projects == m_projects) {
        return;
    }
    m_projects = projects;
    m_settings.setOfCluster(m_parts.name, u"projects"_s, projects);
    remember(projects);
    emit projectsChanged();
}

void Session::setAllProjects(const QStringList &projects)
{
    if (projects != m_allProjects) {
        m_allProjects = projects;
        emit allProjectsChanged();
    }
}

QStringList Session::knownProjects() const
{
    constexpr qsizetype most = 20; // a list and a watch each, for every kind that is looked at
    QStringList known;
    if (!m_fallbackProject.isEmpty()) {
        known.append(m_fallbackProject);
    }
    known += m_settings.ofCluster(m_parts.name, visitedKey).toStringList() + m_allProjects;
    known.removeDuplicates();
    return known.first(std::min(most, known.size()));
}

QStringList Session::pickableProjects() const
{
    if (!m_allProjects.isEmpty()) {
        return m_allProjects;
    }
    QStringList pickable = m_projects + knownProjects();
    pickable.removeDuplicates();
    return pickable;
}

void Session::remember(const QStringList &projects)
{
    constexpr qsizetype most = 20;
    QStringList visited = projects + m_settings.ofCluster(m_parts.name, visitedKey).toStringList();
    visited.removeDuplicates();
    m_settings.setOfCluster(
        m_parts.name, visitedKey, visited.first(std::min(most, visited.size())));
}

QString Session::defaultProject() const
{
    if (!m_projects.isEmpty()) {
        return m_projects.contains(m_fallbackProject) ? m_fallbackProject : m_projects.first();
    }
    return m_fallbackProject.isEmpty() ? u"default"_s : m_fallbackProject;
}

void Session::setIdentity(const QString &identity)
{
    if (identity != m_identity) {
        m_identity = identity;
        emit identityChanged();
    }
}

bool Session::isReadOnly() const
{
    return m_settings.ofCluster(m_parts.name, u"readOnly"_s, false).toBool();
}

void Session::setReadOnly(bool readOnly)
{
    if (readOnly != isReadOnly()) {
        m_settings.setOfCluster(m_parts.name, u"readOnly"_s, readOnly);
        emit readOnlyChanged();
    }
}

void Session::open(const Place &place, OpenMode mode)
{
    emit openRequested(place, mode);
}

void Session::openShell(const ShellTarget &target)
{
    emit shellRequested(target);
}

void Session::openForward(const ForwardTarget &target)
{
    emit forwardRequested(target);
}

void Session::notify(const Notice &notice)
{
    emit noticed(notice);
}

void Session::setProblem(const Problem &problem)
{
    putById(m_problems, problem);
    emit problemsChanged();
}

void Session::clearProblem(const QString &id)
{
    if (m_problems.removeIf([&id](const Problem &problem) { return problem.id == id; }) > 0) {
        emit problemsChanged();
    }
}

void Session::setBadge(Place::Kind kind, int failed)
{
    if (m_badges.value(kind) != failed) {
        m_badges.insert(kind, failed);
        emit badgesChanged();
    }
}

void Session::setProjectUse(const std::optional<ProjectUse> &use)
{
    if (m_use == use) {
        return;
    }
    m_use = use;
    emit projectUseChanged();
}

void Session::setWork(const Work &work)
{
    putById(m_works, work);
    emit worksChanged();
}

void Session::endWork(const QString &id)
{
    if (m_works.removeIf([&id](const Work &work) { return work.id == id; }) > 0) {
        emit worksChanged();
    }
}

} // namespace ui
