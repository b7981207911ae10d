// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/kube/cluster.h"
#include "models/kube/kubeconfig.h"

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace ui {

class Settings;

/// What is known of a context without using it, and after a check.
struct ContextCheck
{
    enum class State {
        Unchecked,
        Checking,
        Usable,
        Unreachable,
        LoginExpired,
        NeedsTrust,
        Unusable
    };
    State state = State::Unchecked;
    std::chrono::milliseconds latency {0};
    std::optional<models::Error> error {};
};

/// The contexts of the user's kubeconfig files: read, watched, checked, trusted, opened.
class Connections final : public QObject
{
    Q_OBJECT
public:
    /// `files` empty: the usual places.
    Connections(Settings &settings, QStringList files, QObject *parent = nullptr);
    ~Connections() override;

    [[nodiscard]] QList<models::KubeContext> contexts() const { return m_contexts; }
    [[nodiscard]] QString currentContext() const { return m_config.currentContext(); }
    [[nodiscard]] QList<models::Error> problems() const { return m_problems; }
    [[nodiscard]] QStringList files() const; ///< that are there
    [[nodiscard]] ContextCheck check(const QString &name) const;

    void reload();
    void addFile(const QString &file);
    /// A server without a kubeconfig, among the contexts until the program ends.
    void addForThisRun(const models::Access &access);
    [[nodiscard]] bool isForThisRun(const QString &name) const { return m_pasted.contains(name); }
    /// Another user of the sandbox in the program.
    [[nodiscard]] bool isOfSandbox(const QString &name) const
    {
        return m_sandboxUsers.contains(name);
    }
    void startCheck(const QString &name);
    void startAllChecks();

    /// Agreed: for good, or until the program ends.
    void trust(const QString &name, bool forGood);
    [[nodiscard]] models::Result<models::Access> access(const QString &name) const;

    /// The sandbox runs inside the program; app/ knows how. Answers with a kubeconfig file.
    using SandboxStarter
        = std::function<void(const std::function<void(models::Result<QString>)> &answer)>;
    void setSandboxStarter(SandboxStarter starter) { m_starter = std::move(starter); }
    [[nodiscard]] bool hasSandbox() const { return static_cast<bool>(m_starter); }
    void startSandbox();
    [[nodiscard]] bool isSandboxRunning() const { return m_sandboxAccess.has_value(); }
    [[nodiscard]] std::optional<models::Access> sandboxAccess() const { return m_sandboxAccess; }

signals:
    void contextsChanged();
    void checked(const QString &name);
    void sandboxStarted();
    void sandboxFailed(const models::Error &error);

private:
    void addSandboxUsers(const models::KubeConfig &config);
    void setCheck(const QString &name, ContextCheck check);

    Settings &m_settings;
    QStringList m_files;
    void take(models::KubeConfig read);

    models::KubeConfig m_config; // the last that was whole
    QList<models::Error> m_problems; // of the last that was read
    QList<models::KubeContext> m_contexts;
    models::TrustStore m_trust;
    models::TrustStore m_thisRun;
    QHash<QString, ContextCheck> m_checks;
    QHash<QString, models::Access> m_pasted; ///< by name of the context
    QSet<QString> m_sandboxUsers; ///< names of m_pasted
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
    SandboxStarter m_starter;
    std::optional<models::Access> m_sandboxAccess;
};

} // namespace ui
