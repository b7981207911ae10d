// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/guide/guidelibrary.h"
#include "models/kube/access.h"
#include "models/kube/cluster.h"
#include "models/kube/curltransport.h"
#include "models/kube/discovery.h"
#include "models/kube/resourceclient.h"
#include "models/sandbox/sandbox.h"
#include "models/writes/activitylog.h"
#include "ui/shared/actiontable.h"
#include "ui/shared/session.h"
#include "ui/shared/settings.h"
#include "ui/shared/theme.h"

#include <QDir>
#include <QImage>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

namespace ui {

using namespace Qt::StringLiterals;

/// A session over a sandbox of this process, and what tests of pages do with it. The sandbox's time
/// stands still unless asked for.
class LiveSession final
{
public:
    /// False: why is in the test's output.
    [[nodiscard]] bool start(const models::sandbox::SandboxOptions &options = {})
    {
        QStandardPaths::setTestModeEnabled(true);
        theme = std::make_unique<Theme>(*qApp);
        settings = std::make_unique<Settings>(folder.filePath(u"settings.ini"_s));
        actions = std::make_unique<ActionTable>(*settings);
        if (const auto builtIn = models::GuideLibrary::builtIn())
            guides = *builtIn;
        sandbox = std::make_unique<models::sandbox::Sandbox>(options);
        QSignalSpy ready(sandbox.get(), &models::sandbox::Sandbox::ready);
        sandbox->start();
        if (!ready.wait(30'000))
            return false;
        return connectAs({});
    }

    /// A new session with the cluster, as somebody (empty: the sandbox's administrator).
    [[nodiscard]] bool connectAs(const QString &user)
    {
        session.reset();
        session = std::make_unique<Session>(*settings, *actions);
        models::Access access;
        access.context = u"sandbox"_s;
        access.server = sandbox->url();
        access.ca = sandbox->caCertificate();
        access.token = sandbox->token();
        access.nameSpace = u"demo"_s;
        if (!user.isEmpty())
            access.impersonation = {.user = user};
        auto *cluster = new models::Cluster(
            access, std::make_unique<models::CurlTransport>(access), {}, session.get());
        log = std::make_unique<models::ActivityLog>(
            folder.filePath(u"activity-%1.jsonl"_s.arg(++logs)));
        session->setParts({.name = u"sandbox"_s,
            .cluster = cluster,
            .guides = guides.get(),
            .activity = log.get(),
            .isSandbox = true});
        session->setFallbackProject(u"demo"_s);
        session->setProjects({u"demo"_s});
        QObject::connect(session.get(), &Session::openRequested, session.get(),
            [this](const Place &place, OpenMode) { opened.append(place); });
        QObject::connect(session.get(), &Session::noticed, session.get(),
            [this](const Notice &notice) { notices.append(notice); });
        return QCoro::waitFor(cluster->discovery().refresh()).has_value();
    }

    [[nodiscard]] models::ApiResource resource(const QString &name) const
    {
        return session->cluster()->discovery().find(name).value_or(models::ApiResource {});
    }
    [[nodiscard]] models::ResourceClient client() const
    {
        return models::ResourceClient(session->cluster()->transport());
    }
    /// What the server holds; empty: it is not there.
    [[nodiscard]] QJsonObject held(const QString &kind, const QString &name) const
    {
        const auto reply = QCoro::waitFor(client().object(resource(kind), u"demo"_s, name));
        return reply ? reply->object : QJsonObject();
    }
    [[nodiscard]] bool patch(const QString &kind, const QString &name, const QByteArray &json) const
    {
        return QCoro::waitFor(
            client().patch(resource(kind), u"demo"_s, name, models::PatchKind::Merge, json))
            .has_value();
    }
    [[nodiscard]] bool create(const QString &kind, const QByteArray &json) const
    {
        return QCoro::waitFor(
            client().create(resource(kind), u"demo"_s, QJsonDocument::fromJson(json).object()))
            .has_value();
    }

    /// SAMPAN_PICTURES=folder keeps pictures.
    static void keep(QWidget &page, const QString &name)
    {
        const QString pictures = qEnvironmentVariable("SAMPAN_PICTURES");
        QCoreApplication::processEvents();
        const QImage picture = page.grab().toImage();
        if (!pictures.isEmpty())
            (void)picture.save(QDir(pictures).filePath(name + u".png"_s));
    }
    static bool show(QWidget &page, QSize size)
    {
        page.resize(size);
        page.show();
        return QTest::qWaitForWindowExposed(&page);
    }

    QTemporaryDir folder;
    std::unique_ptr<Theme> theme;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<ActionTable> actions;
    std::shared_ptr<const models::GuideLibrary> guides;
    std::unique_ptr<models::sandbox::Sandbox> sandbox;
    std::unique_ptr<models::ActivityLog> log;
    std::unique_ptr<Session> session;
    QList<Place> opened;
    QList<Notice> notices;
    int logs = 0;
};

} // namespace ui
