// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/guide/guidelibrary.h"
#include "models/jobs/jobsmodel.h"
#include "models/jobs/jobswatch.h"
#include "models/kube/cluster.h"
#include "models/kube/curltransport.h"
#include "models/kube/discovery.h"
#include "models/sandbox/sandbox.h"
#include "ui/shared/actiontable.h"
#include "ui/shared/session.h"
#include "ui/shared/settings.h"
#include "ui/shared/theme.h"

#include <QCoroTask>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace ui {

/// A session over a sandbox of its own, for tests that want real widgets and a real server.
class SandboxSession final
{
public:
    /// False: the reason is printed.
    bool start(models::sandbox::SandboxOptions options = {}, const QString &user = {})
    {
        m_theme = std::make_unique<Theme>(*qApp);
        if (!m_sandbox) {
            m_sandbox = std::make_unique<models::sandbox::Sandbox>(std::move(options));
            QSignalSpy ready(m_sandbox.get(), &models::sandbox::Sandbox::ready);
            m_sandbox->start();
            if (!ready.wait(60'000))
                return false;
        }
        models::Access access;
        access.server = m_sandbox->url();
        access.ca = m_sandbox->caCertificate();
        access.token = m_sandbox->token();
        access.nameSpace = QStringLiteral("demo");
        if (!user.isEmpty())
            access.impersonation = {.user = user};
        m_session.reset();
        m_settings = std::make_unique<Settings>(m_folder.filePath(QStringLiteral("s.ini")));
        m_actions = std::make_unique<ActionTable>(*m_settings);
        m_session = std::make_unique<Session>(*m_settings, *m_actions);
        auto *cluster = new models::Cluster(
            access, std::make_unique<models::CurlTransport>(access), QString(), m_session.get());
        if (!QCoro::waitFor(cluster->discovery().refresh()))
            return false;
        auto guides = models::GuideLibrary::builtIn();
        if (!guides)
            return false;
        m_guides = *guides;
        auto *jobs = new models::JobsModel(m_session.get());
        m_session->setParts({.name = QStringLiteral("sandbox"),
            .cluster = cluster,
            .guides = m_guides.get(),
            .jobs = jobs,
            .isSandbox = true});
        m_session->setProjects({QStringLiteral("demo")});
        auto *watch = new models::JobsWatch(*cluster, *jobs, jobs);
        watch->setScope({.namespaces = {QStringLiteral("demo")}});
        return true;
    }

    [[nodiscard]] Session &session() { return *m_session; }
    [[nodiscard]] models::JobsModel &jobs() { return *m_session->jobs(); }
    [[nodiscard]] Theme &theme() { return *m_theme; }
    [[nodiscard]] models::sandbox::Sandbox &sandbox() { return *m_sandbox; }
    /// The network is gone.
    void stopServer() { m_sandbox.reset(); }

    static void show(QWidget &page, QSize size)
    {
        page.resize(size);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QCoreApplication::processEvents();
    }
    /// SAMPAN_PICTURES=folder keeps it.
    static void keep(QWidget &page, const QString &name)
    {
        QCoreApplication::processEvents();
        const QImage picture = page.grab().toImage();
        QVERIFY(!picture.isNull());
        const QString folder = qEnvironmentVariable("SAMPAN_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(picture.save(QDir(folder).filePath(name + QStringLiteral(".png"))));
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<models::sandbox::Sandbox> m_sandbox;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<ActionTable> m_actions;
    std::shared_ptr<const models::GuideLibrary> m_guides;
    std::unique_ptr<Session> m_session;
};

} // namespace ui
