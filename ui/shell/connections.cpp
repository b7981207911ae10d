// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/connections.h"

#include "ui/shared/settings.h"

#include <QCoroTask>
#include <QFileInfo>
#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

ContextCheck::State stateOf(const models::Error &error)
{
    switch (error.kind) {
    case models::Error::Kind::LoginExpired:
    case models::Error::Kind::LoginProgram:
        return ContextCheck::State::LoginExpired;
    case models::Error::Kind::NeedsTrust:
        return ContextCheck::State::NeedsTrust;
    case models::Error::Kind::BadInput:
    case models::Error::Kind::Unsupported:
        return ContextCheck::State::Unusable;
    default:
        return ContextCheck::State::Unreachable;
    }
}

} // namespace

Connections::Connections(Settings &settings, QStringList files, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_files(std::move(files))
    , m_trust(models::TrustStore::defaultFile())
{
    // An editor saves in several steps; one reading a moment later is enough.
    m_settle.setSingleShot(true);
    m_settle.setInterval(300);
    connect(&m_settle, &QTimer::timeout, this, &Connections::reload);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(
        &m_watcher, &QFileSystemWatcher::directoryChanged, &m_settle, qOverload<>(&QTimer::start));
    reload();
}

Connections::~Connections() = default;

void Connections::reload()
{
    QStringList files = m_files;
    const QStringList extra = m_settings.value(keys::extraFiles);
    if (files.isEmpty() && !extra.isEmpty()) {
        // Added files come after the usual ones, so that they win no name that was there before.
        files = models::KubeConfig::load().files();
        files.removeIf([](const QString &file) { return !QFileInfo::exists(file); });
    }
    for (const QString &file : extra) {
        if (QFileInfo::exists(file) && !files.contains(file)) {
            files.append(file);
        }
    }
    take(models::KubeConfig::load(files));
    m_contexts = m_config.contexts();
    for (const models::Access &access : std::as_const(m_pasted)) {
        m_contexts.append({.name = access.context,
            .cluster = access.cluster,
            .user = access.user,
            .nameSpace = access.nameSpace,
            .server = access.server.toString()});
    }
    if (!m_watcher.files().isEmpty() || !m_watcher.directories().isEmpty()) {
        m_watcher.removePaths(m_watcher.files() + m_watcher.directories());
    }
    QStringList watched;
    for (const QString &file : m_config.files()) {
        // A file that is replaced by a rename is lost to the watcher; its folder is not.
        const QString folder = QFileInfo(file).absolutePath();
        for (const QString &path : {file, folder}) {
            if (QFileInfo::exists(path) && !watched.contains(path)) {
                watched.append(path);
            }
        }
    }
    if (!watched.isEmpty()) {
        m_watcher.addPaths(watched);
    }
    emit contextsChanged();
}

// A file that some tool is writing is empty or broken for a while: what was good stays until it is
// whole again, and what is wrong with it is said.
void Connections::take(models::KubeConfig read)
{
    m_problems = read.problems();
    const bool isEmptied = std::ranges::any_of(read.files(),
        [](const QString &file) { return QFileInfo::exists(file) && QFileInfo(file).size() == 0; });
    const bool isHalf = (isEmptied || !m_problems.isEmpty()) && read.files() == m_config.files()
        && read.contexts().size() < m_config.contexts().size();
    if (!isHalf) {
        m_config = std::move(read);
    }
}

QStringList Connections::files() const
{
    QStringList there;
    for (const QString &file : m_config.files()) {
        if (QFileInfo::exists(file)) {
            there.append(file);
        }
    }
    return there;
}

void Connections::addFile(const QString &file)
{
    QStringList extra = m_settings.value(keys::extraFiles);
    if (!extra.contains(file)) {
        extra.append(file);
        m_settings.set(keys::extraFiles, extra);
    }
    reload();
}

void Connections::addForThisRun(const models::Access &access)
{
    m_pasted.insert(access.context, access);
    reload();
}

ContextCheck Connections::check(const QString &name) const
{
    const auto known = m_checks.constFind(name);
    if (known != m_checks.constEnd()) {
        return *known;
    }
    const auto context = std::ranges::find(m_contexts, name, &models::KubeContext::name);
    if (context == m_contexts.cend()) {
        return {};
    }
    if (context->unusable) {
        return {ContextCheck::State::Unusable, {}, context->unusable};
    }
    const auto question = m_config.question(name);
    if (question && !m_trust.isTrusted(*question) && !m_thisRun.isTrusted(*question)) {
        return {ContextCheck::State::NeedsTrust};
    }
    return {};
}

void Connections::setCheck(const QString &name, ContextCheck check)
{
    m_checks.insert(name, std::move(check));
    emit checked(name);
}

models::Result<models::Access> Connections::access(const QString &name) const
{
    if (const auto pasted = m_pasted.constFind(name); pasted != m_pasted.cend())
        return *pasted;
    const auto question = m_config.question(name);
    const bool onlyNow = question && m_thisRun.isTrusted(*question);
    return m_config.access(name, onlyNow ? m_thisRun : m_trust);
}

void Connections::startCheck(const QString &name)
{
    m_checks.remove(name);
    const ContextCheck before = check(name);
    if (before.state == ContextCheck::State::NeedsTrust
        || before.state == ContextCheck::State::Unusable) {
        emit checked(name);
        return;
    }
    const models::Result<models::Access> access = this->access(name);
    if (!access) {
        setCheck(name, {stateOf(access.error()), {}, access.error()});
        return;
    }
    setCheck(name, {ContextCheck::State::Checking});
    auto *cluster = new models::Cluster(*access, this);
    QCoro::connect(cluster->connectToServer(), this,
        [this, name, cluster](const models::Result<void> &result) {
            if (result) {
                setCheck(name,
                    {ContextCheck::State::Usable,
                        cluster->latency().value_or(std::chrono::milliseconds(0))});
            } else {
                setCheck(name, {stateOf(result.error()), {}, result.error()});
            }
            cluster->close();
            cluster->deleteLater();
        });
}

void Connections::startAllChecks()
{
    for (const models::KubeContext &context : std::as_const(m_contexts)) {
        startCheck(context.name);
    }
}

void Connections::trust(const QString &name, bool forGood)
{
    if (const auto question = m_config.question(name)) {
        // Agreed for this run even where it cannot be written down.
        const auto kept = forGood ? m_trust.trust(*question) : m_thisRun.trust(*question);
        if (!kept) {
            setCheck(name, {ContextCheck::State::Unchecked, {}, kept.error()});
        }
    }
    m_checks.remove(name);
    emit contextsChanged();
}

// Its other users, with fewer rights: to see the window as they do.
void Connections::addSandboxUsers(const models::KubeConfig &config)
{
    const QList<models::KubeContext> contexts = config.contexts();
    for (const models::KubeContext &context : contexts) {
        const auto access = config.access(context.name, models::TrustStore());
        if (access && context.name != config.currentContext()) {
            m_sandboxUsers.insert(context.name);
            m_pasted.insert(context.name, *access);
        }
    }
    reload();
}

void Connections::startSandbox()
{
    if (m_sandboxAccess) {
        emit sandboxStarted();
        return;
    }
    m_starter([self = QPointer(this)](const models::Result<QString> &file) {
        if (self == nullptr) {
            return;
        }
        if (!file) {
            emit self->sandboxFailed(file.error());
            return;
        }
        const models::KubeConfig config = models::KubeConfig::load({*file});
        const auto access = config.access({}, models::TrustStore());
        if (!access) {
            emit self->sandboxFailed(access.error());
            return;
        }
        self->m_sandboxAccess = *access;
        self->addSandboxUsers(config);
        emit self->sandboxStarted();
    });
}

} // namespace ui
