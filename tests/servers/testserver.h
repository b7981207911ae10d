// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/kube/access.h"
#include "models/kube/transport.h"
#include "models/sandbox/sandbox.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <memory>

/// The API server that a test of the client speaks to: a sandbox of this process, or the lab, when
/// SAMPAN_TEST_KUBECONFIG names its kubeconfig. Tests share the lab: each works in namespaces of
/// its own, and what has no namespace gets a name of its own.
class TestServer final
{
public:
    enum class Which { Asked, Sandbox };
    /// What the sandbox is to be like; the lab is as it is.
    explicit TestServer(
        models::sandbox::SandboxOptions options = {.empty = true}, Which which = Which::Asked);
    ~TestServer();

    [[nodiscard]] static bool isLab();
    /// Waits until the server answers. False: why is in the test's output.
    [[nodiscard]] bool start();

    [[nodiscard]] const models::Access &access() const { return m_access; }
    [[nodiscard]] QString kubeconfig() const { return m_kubeconfig; } ///< a file
    [[nodiscard]] models::Transport &transport() const { return *m_transport; }
    /// Of Kubernetes 1.x, the x: the lab's may be an older one. 0: it does not say.
    [[nodiscard]] int minorVersion() const;
    /// Null: it is the lab.
    [[nodiscard]] models::sandbox::Sandbox *sandbox() const { return m_sandbox.get(); }

    /// `stem` with something behind it that no other test has.
    [[nodiscard]] static QString ownName(const QString &stem);
    /// A new namespace, removed with this object; pods can be created in it.
    [[nodiscard]] QString makeNamespace(const QString &stem);

    /// Versions of before are too old soon: at once in the sandbox, in a minute in the lab.
    void forgetHistory() const;

    struct Answer
    {
        int status = 0; ///< 0: none came
        QJsonObject json;
        models::Reply reply;
    };
    /// One request, its body and answer in JSON; a merge patch for PATCH.
    Answer call(const QByteArray &method, const QString &path, const QJsonObject &body = {}) const;
    /// The same with a body of any type; empty: without one.
    Answer send(const QByteArray &method, const QString &path, const QByteArray &type,
        const QByteArray &body) const;
    /// The resource's path is asked until it answers with `status`.
    [[nodiscard]] bool waitFor(const QString &path, int status = 200) const;

private:
    models::sandbox::SandboxOptions m_options;
    bool m_isLab;
    QTemporaryDir m_folder;
    QString m_kubeconfig;
    std::unique_ptr<models::sandbox::Sandbox> m_sandbox;
    models::Access m_access;
    std::unique_ptr<models::Transport> m_transport;
    QStringList m_namespaces;
};

/// A built-in resource, without asking discovery: coreResource("configmaps", "ConfigMap").
[[nodiscard]] models::ApiResource coreResource(const QString &plural, const QString &kind);
/// A pod of one container, "main", that is started without a scheduler's help.
[[nodiscard]] QJsonObject startingPod(const QByteArray &name);
/// JSON as it is written in a test, ' for ".
[[nodiscard]] QJsonObject jsonOf(const QByteArray &text);
