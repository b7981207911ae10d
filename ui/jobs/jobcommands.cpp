// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobcommands.h"

#include "models/guide/guidelibrary.h"
#include "models/jobs/jobactions.h"
#include "models/jobs/jobkinds.h"
#include "models/jobs/jobsmodel.h"
#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "ui/jobs/jobwords.h"
#include "ui/shared/actiontable.h"
#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/writes/deletedialog.h"
#include "ui/writes/rightsgate.h"
#include "ui/writes/sessionwriter.h"

#include <QCoroTask>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

using models::JobAdvice;
using models::JobState;

JobCommands::JobCommands(Session &session, QWidget *owner)
    : QObject(owner)
    , m_session(session)
    , m_owner(owner)
    , m_gate(new RightsGate(session, this))
    , m_open(session.actions().create(ActionId::Open, owner))
    , m_logs(session.actions().create(ActionId::Logs, owner))
    , m_shell(session.actions().create(ActionId::Shell, owner))
    , m_forward(session.actions().create(ActionId::ForwardPort, owner))
    , m_yaml(session.actions().create(ActionId::Yaml, owner))
    , m_pause(new QAction(owner))
    , m_scale(new QAction(owner))
    , m_runAgain(session.actions().create(ActionId::RunAgain, owner))
    , m_edit(session.actions().create(ActionId::Edit, owner))
    , m_delete(session.actions().create(ActionId::Delete, owner))
{
    connect(m_open, &QAction::triggered, this, [this] { show({}); });
    connect(m_logs, &QAction::triggered, this, [this] { show(u"logs"_s); });
    connect(m_shell, &QAction::triggered, this, &JobCommands::openShell);
    connect(m_forward, &QAction::triggered, this, &JobCommands::openForward);
    connect(m_yaml, &QAction::triggered, this, [this] { show(u"yaml"_s); });
    connect(m_pause, &QAction::triggered, this, &JobCommands::togglePause);
    connect(m_runAgain, &QAction::triggered, this, [this] { runAgainWith({}); });
    connect(m_edit, &QAction::triggered, this, [this] {
        Place place = placeOf();
        place.kind = Place::Kind::Edit;
        m_session.open(place);
    });
    connect(m_delete, &QAction::triggered, this, &JobCommands::askDelete);
    setJob(nullptr);
}

void JobCommands::setJob(const models::JobSummary *job)
{
    m_job = job ? std::optional(*job) : std::nullopt;
    const bool canWrite = m_job && !m_session.isReadOnly();
    for (QAction *action : {m_open, m_yaml}) {
        action->setEnabled(m_job.has_value());
    }
    const bool hasPods = m_job && std::ranges::any_of(m_job->replicas, [](const auto &replica) {
        return replica.started.isValid() || replica.exitCode >= 0;
    });
    m_gate->set(m_logs, hasPods, rightOnPods(u"get"_s, u"log"_s));
    m_gate->set(m_shell, canWrite && runningReplica({}, -1) != nullptr,
        rightOnPods(u"create"_s, u"exec"_s));
    m_gate->set(m_forward, m_job && runningReplica({}, -1) != nullptr,
        rightOnPods(u"create"_s, u"portforward"_s));
    m_gate->set(m_scale, canWrite, rightOn(u"patch"_s));
    m_gate->set(m_runAgain, canWrite, rightOn(u"create"_s));
    m_gate->set(m_edit, canWrite, rightOn(u"update"_s));
    m_gate->set(m_delete, canWrite && m_job->state != JobState::Stopping, rightOn(u"delete"_s));
    // A schedule goes on after a run has ended.
    const bool isOver = m_job && m_job->gvk.kind != "CronWorkflowRun"_L1
        && (m_job->state == JobState::Succeeded || m_job->state == JobState::Failed);
    m_gate->set(m_pause, canWrite && m_job->canPause && !isOver, rightOn(u"patch"_s));
    retranslate();
}

void JobCommands::retranslate()
{
    const bool isPaused = m_job && (m_job->isPauseWanted || m_job->state == JobState::Paused);
    m_pause->setText(isPaused ? tr("Resume") : tr("Pause"));
    m_pause->setIcon(
        Icons::named(isPaused ? u"media-playback-start"_s : u"media-playback-pause"_s));
}

Place JobCommands::placeOf(const QString &part) const
{
    if (!m_job) {
        return {};
    }
    return {.kind = Place::Kind::Job,
        .gvk = m_job->gvk,
        .nameSpace = m_job->nameSpace,
        .name = m_job->name,
        .part = part};
}

void JobCommands::show(const QString &part)
{
    if (m_job) {
        m_session.open(placeOf(part));
    }
}

const models::Replica *JobCommands::runningReplica(const QString &role, int rank) const
{
    const auto found = std::ranges::find_if(m_job->replicas, [&](const models::Replica &replica) {
        return replica.state == models::Replica::State::Running && !replica.pod.isEmpty()
            && (role.isEmpty() || replica.role == role) && (rank < 0 || replica.rank == rank);
    });
    return found == m_job->replicas.end() ? nullptr : &*found;
}

void JobCommands::openShellIn(const models::Replica &replica)
{
    m_session.openShell({.nameSpace = m_job->nameSpace,
        .pod = replica.pod,
        .label = JobWords::replicaName(replica)});
}

/// The chosen one, else the first that runs.
const models::Replica *JobCommands::meantReplica() const
{
    if (!m_job) {
        return nullptr;
    }
    const models::Replica *chosen = m_chosenReplica ? m_chosenReplica() : nullptr;
    return chosen != nullptr && !chosen->pod.isEmpty() ? chosen : runningReplica({}, -1);
}

void JobCommands::openShell()
{
    if (const models::Replica *replica = meantReplica()) {
        openShellIn(*replica);
    }
}

void JobCommands::openForward()
{
    if (const models::Replica *replica = meantReplica()) {
        m_session.openForward({.nameSpace = m_job->nameSpace,
            .pod = replica->pod,
            .label = JobWords::replicaName(*replica)});
    }
}

void JobCommands::runAgainWith(const QString &memory)
{
    if (!m_job) {
        return;
    }
    m_session.open({.kind = Place::Kind::NewJob,
        .gvk = m_job->gvk,
        .nameSpace = m_job->nameSpace,
        .part = memory.isEmpty() ? QString() : QString(u"memory="_s + memory),
        .argument = u"clone:%1/%2"_s.arg(m_job->nameSpace, m_job->name)});
}

std::optional<models::ApiResource> JobCommands::resource() const
{
    if (!m_job || !m_session.cluster()) {
        return std::nullopt;
    }
    return m_session.cluster()->discovery().find(m_job->gvk);
}

/// Nothing where no job is chosen or its kind is not known yet: then nothing is refused.
QList<models::Right> JobCommands::rightOn(const QString &verb) const
{
    const auto kind = resource();
    return kind ? QList<models::Right> {models::Right::on(*kind, verb, m_job->nameSpace)}
                : QList<models::Right> {};
}

QList<models::Right> JobCommands::rightOnPods(const QString &verb, const QString &part) const
{
    if (!m_job)
        return {};
    return {
        {.verb = verb, .resource = u"pods"_s, .subresource = part, .nameSpace = m_job->nameSpace}};
}

void JobCommands::togglePause()
{
    const auto kind = resource();
    if (!kind) {
        return;
    }
    const bool pause = !(m_job->isPauseWanted || m_job->state == JobState::Paused);
    const QString name = m_job->name;
    auto writer = writerOf(m_session);
    using Verb = models::Activity::Verb;
    QCoro::connect(writer->patch(*kind, m_job->nameSpace, name, models::PatchKind::Merge,
                       models::pausePatch(*kind, pause), pause ? Verb::Pause : Verb::Resume),
        this, [this, name, pause](const models::Result<models::ResourceReply> &result) {
            if (!result) {
                m_session.notify(
                    {State::Failed, tr("%1 was not changed: %2").arg(name, result.error().text())});
            } else {
                m_session.notify({State::Succeeded,
                    pause ? tr("%1 is being paused.").arg(name) : tr("%1 resumes.").arg(name)});
            }
        });
}

void JobCommands::askDelete()
{
    if (!m_job) {
        return;
    }
    const auto kind = resource();
    if (!kind || m_session.isReadOnly()) {
        return;
    }
    const models::Guide *guide
        = m_session.guides() ? m_session.guides()->find(m_job->gvk) : nullptr;
    RemovalSubject subject {m_job->nameSpace, m_job->name, m_job->uid, m_job->created};
    subject.state = JobWords::state(m_job->state);
    subject.mark = guide ? guide->mark : QString();
    auto *dialog = new DeleteDialog(m_session, *kind, {subject}, m_owner);
    dialog->addFact(tr("Kept"), tr("Volumes and what was written to them."));
    if (m_job->gpus > 0 && m_job->ready > 0 && m_job->state != JobState::Succeeded) {
        dialog->addFact(tr("Comes free"), tr("%n GPUs", nullptr, m_job->gpus));
    }
    dialog->open();
}

void JobCommands::changeReplicas(const JobAdvice &advice)
{
    const auto kind = resource();
    if (!kind || !m_session.jobs()) {
        return;
    }
    const QList<models::JobRole> roles = models::rolesOf(m_session.jobs()->facts(m_job->uid).job);
    for (const models::JobRole &role : roles) {
        if (role.role != advice.role || role.replicasPath.isEmpty()) {
            continue;
        }
        const QString name = m_job->name;
        auto writer = writerOf(m_session);
        QCoro::connect(writer->patch(*kind, m_job->nameSpace, name, models::PatchKind::Json,
                           models::replicasPatch(role.replicasPath, advice.number),
                           models::Activity::Verb::Scale),
            this,
            [this, name, number = advice.number](
                const models::Result<models::ResourceReply> &result) {
                m_session.notify(result
                        ? Notice {State::Succeeded,
                              tr("%1 now asks for %n replica(s).", nullptr, number).arg(name)}
                        : Notice {State::Failed,
                              tr("%1 was not changed: %2").arg(name, result.error().text())});
            });
        return;
    }
}

void JobCommands::follow(const JobAdvice &advice)
{
    switch (advice.kind) {
    case JobAdvice::Kind::ShowLog:
        m_session.open(placeOf(u"logs/%1-%2"_s.arg(advice.role).arg(advice.number)));
        break;
    case JobAdvice::Kind::RunAgainWithMemory:
        runAgainWith(advice.value);
        break;
    case JobAdvice::Kind::RunAgain:
    case JobAdvice::Kind::EditImage:
        runAgainWith({});
        break;
    case JobAdvice::Kind::ShowQuotaUse:
    case JobAdvice::Kind::ShowQueue:
        m_session.open({.kind = Place::Kind::Queues, .part = advice.value});
        break;
    case JobAdvice::Kind::ShowClaim:
        m_session.open({.kind = Place::Kind::Object,
            .gvk = {{}, u"v1"_s, u"PersistentVolumeClaim"_s},
            .nameSpace = m_job->nameSpace,
            .name = advice.value});
        break;
    case JobAdvice::Kind::ReduceReplicas:
        changeReplicas(advice);
        break;
    case JobAdvice::Kind::Resume:
        togglePause();
        break;
    case JobAdvice::Kind::OpenTerminal:
        if (const models::Replica *replica = runningReplica(advice.role, advice.number)) {
            openShellIn(*replica);
        } else {
            show(u"replicas"_s);
        }
        break;
    }
}

/// The action that needs the same right; null: whoever sees the job may follow the advice.
const QAction *JobCommands::gateOf(const JobAdvice &advice) const
{
    switch (advice.kind) {
    case JobAdvice::Kind::RunAgainWithMemory:
    case JobAdvice::Kind::RunAgain:
    case JobAdvice::Kind::EditImage:
        return m_runAgain;
    case JobAdvice::Kind::ReduceReplicas:
        return m_scale;
    case JobAdvice::Kind::Resume:
        return m_pause;
    case JobAdvice::Kind::OpenTerminal: // without a running one the replicas are shown
        return runningReplica(advice.role, advice.number) != nullptr ? m_shell : nullptr;
    default:
        return nullptr;
    }
}

QList<BannerAction> JobCommands::advised()
{
    QList<BannerAction> actions;
    if (!m_job) {
        return actions;
    }
    for (const JobAdvice &advice : std::as_const(m_job->advice)) {
        if (actions.size() < 3) {
            actions.append({.text = advice.label.text(),
                .triggered = [this, advice] { follow(advice); },
                .gate = gateOf(advice)});
        }
    }
    return actions;
}

} // namespace ui
