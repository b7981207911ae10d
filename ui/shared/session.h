// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/forwardtarget.h"
#include "ui/shared/place.h"
#include "ui/shared/shelltarget.h"
#include "ui/shared/state.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace models {
class ActivityLog;
class Cluster;
class GuideLibrary;
class JobsModel;
} // namespace models

namespace ui {

class ActionTable;
class Settings;

enum class OpenMode { Here, NewTab, NewTabBehind };

/// What the user just did, told at the bottom right and kept in Activity. One action at most.
struct Notice
{
    State tone = State::Succeeded; ///< Failed stays until closed
    QString text;
    QString actionText {};
    std::function<void()> action {};
};

/// Something wrong that outlives a view: a group that does not answer, a draft that cannot be
/// saved.
struct Problem
{
    QString id; ///< the same id again replaces it
    State tone = State::Failed;
    QString text;
    Place place {};
};

/// Work that goes on when its view is closed. Unknown length: total 0, `done` still counts.
struct Work
{
    QString id;
    QString text;
    qint64 done = 0;
    qint64 total = 0;
};

/// One line of the palette.
struct PaletteItem
{
    enum class Group { Objects, Kinds, Fields, Actions, Projects };
    Group group = Group::Objects;
    QString text; ///< matched letters are shown in the link colour
    QString note {}; ///< grey, behind the text: "Waiting: project quota is full"
    QString mark {}; ///< two letters, or
    QString iconName {}; ///< an icon
    std::optional<State> state {};
    QString right {}; ///< project, or the key of an action
    std::optional<Place> place {};
    std::function<void()> run {}; ///< when there is no place
    int rank = 0; ///< higher comes first among equal matches
    /// How well it fits, up to 1000, where the source knows better than the letters of `text`.
    int answers = 0;
};
/// How much of what the project may have it has: the accelerators of its quota.
struct ProjectUse
{
    double used = 0, limit = 0;
    QString words; ///< "88 / 112"
    QString resource; ///< "nvidia.com/gpu"
    bool operator==(const ProjectUse &) const = default;
};

using PaletteSource = std::function<QList<PaletteItem>(const QString &needle)>;

/// One cluster, as one identity, in one window: what every page of it needs. The pointers may be
/// null while nothing is connected; they stay valid as long as the session, whose children they
/// are.
class Session final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        QString name; ///< the context's name; empty while nothing is connected
        models::Cluster *cluster = nullptr;
        const models::GuideLibrary *guides = nullptr;
        models::JobsModel *jobs = nullptr; ///< shared by My jobs, badges and the palette
        models::ActivityLog *activity = nullptr; ///< the writes of this machine
        bool isSandbox = false;
    };

    Session(Settings &settings, ActionTable &actions, QObject *parent = nullptr);
    ~Session() override;

    /// Once, by whoever connected. Objects given here should be children of this session.
    void setParts(const Parts &parts);

    [[nodiscard]] const Parts &parts() const { return m_parts; }
    [[nodiscard]] QString name() const { return m_parts.name; }
    [[nodiscard]] bool isConnected() const { return m_parts.cluster != nullptr; }
    [[nodiscard]] bool isSandbox() const { return m_parts.isSandbox; }
    [[nodiscard]] models::Cluster *cluster() const { return m_parts.cluster; }
    [[nodiscard]] const models::GuideLibrary *guides() const { return m_parts.guides; }
    [[nodiscard]] models::ActivityLog *activity() const { return m_parts.activity; }
    [[nodiscard]] models::JobsModel *jobs() const { return m_parts.jobs; }
    [[nodiscard]] Settings &settings() const { return m_settings; }
    [[nodiscard]] ActionTable &actions() const { return m_actions; }

    /// The namespaces the user looks at; empty means all of them. Remembered per cluster.
    [[nodiscard]] QStringList projects() const { return m_projects; }
    void setProjects(const QStringList &projects);
    /// All namespaces that are known, for pickers. May be empty where listing them is not allowed.
    [[nodiscard]] QStringList allProjects() const { return m_allProjects; }
    void setAllProjects(const QStringList &projects);
    /// For who may not list across all of them: the context's own, those chosen here before, the
    /// last one first, then the others that are known; at most twenty.
    [[nodiscard]] QStringList knownProjects() const;
    /// To choose from: all that there are, or, where that is not known, knownProjects().
    [[nodiscard]] QStringList pickableProjects() const;
    /// Where something new goes: the only chosen project, else the context's own.
    [[nodiscard]] QString defaultProject() const;
    void setFallbackProject(const QString &project) { m_fallbackProject = project; }

    /// "zhangwei@t9k-prod", in the status bar.
    [[nodiscard]] QString identity() const { return m_identity; }
    void setIdentity(const QString &identity);

    /// Hides every action that writes. Per cluster.
    [[nodiscard]] bool isReadOnly() const;
    void setReadOnly(bool readOnly);

    void open(const Place &place, OpenMode mode = OpenMode::Here);
    /// A terminal in the dock.
    void openShell(const ShellTarget &target);
    /// Asks which port, and forwards it, in the dock.
    void openForward(const ForwardTarget &target);
    void notify(const Notice &notice);

    void setProblem(const Problem &problem);
    void clearProblem(const QString &id);
    [[nodiscard]] QList<Problem> problems() const { return m_problems; }

    void setWork(const Work &work);
    void endWork(const QString &id);
    [[nodiscard]] QList<Work> works() const { return m_works; }

    /// Things that failed and were not looked at yet, beside the place in the navigation.
    void setBadge(Place::Kind kind, int failed);
    [[nodiscard]] int badge(Place::Kind kind) const { return m_badges.value(kind); }

    /// Nothing: no quota limits accelerators, or several projects are looked at.
    void setProjectUse(const std::optional<ProjectUse> &use);
    [[nodiscard]] const std::optional<ProjectUse> &projectUse() const { return m_use; }

    /// More results for the palette, found without asking the server: `needle` is lower case.
    void addPaletteSource(PaletteSource source) { m_paletteSources.append(std::move(source)); }
    [[nodiscard]] const QList<PaletteSource> &paletteSources() const { return m_paletteSources; }

signals:
    void badgesChanged();
    void projectUseChanged();
    /// Some source of the palette has more to the same needle now.
    void paletteNews();
    void partsChanged();
    void projectsChanged();
    void allProjectsChanged();
    void identityChanged();
    void readOnlyChanged();
    void problemsChanged();
    void worksChanged();
    void openRequested(const ui::Place &place, ui::OpenMode mode);
    void shellRequested(const ui::ShellTarget &target);
    void forwardRequested(const ui::ForwardTarget &target);
    void noticed(const ui::Notice &notice);

private:
    void remember(const QStringList &projects);

    Settings &m_settings;
    ActionTable &m_actions;
    Parts m_parts;
    QStringList m_projects;
    QStringList m_allProjects;
    QString m_fallbackProject;
    QString m_identity;
    QList<Problem> m_problems;
    QList<Work> m_works;
    QHash<Place::Kind, int> m_badges;
    std::optional<ProjectUse> m_use;
    QList<PaletteSource> m_paletteSources;
};

} // namespace ui
