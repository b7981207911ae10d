// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/cluster.h"
#include "models/kube/curltransport.h"
#include "models/sandbox/sandbox.h"

#include <QSignalSpy>
#include <QTemporaryDir>

/// A sandbox of this process with the demo project, and clusters that speak to it.
class SandboxFixture final
{
public:
    [[nodiscard]] bool start()
    {
        models::sandbox::SandboxOptions options;
        options.kubeconfigFile = m_folder.filePath(QStringLiteral("kubeconfig"));
        m_sandbox = std::make_unique<models::sandbox::Sandbox>(options);
        QSignalSpy ready(m_sandbox.get(), &models::sandbox::Sandbox::ready);
        m_sandbox->start();
        return ready.wait(60'000);
    }
    void stop() { m_sandbox.reset(); }

    /// As somebody; empty: as its administrator.
    [[nodiscard]] std::unique_ptr<models::Cluster> cluster(const QString &user = {}) const
    {
        models::Access access;
        access.server = m_sandbox->url();
        access.ca = m_sandbox->caCertificate();
        access.token = m_sandbox->token();
        if (!user.isEmpty())
            access.impersonation = {.user = user};
        return std::make_unique<models::Cluster>(
            access, std::make_unique<models::CurlTransport>(access), QString());
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<models::sandbox::Sandbox> m_sandbox;
};
