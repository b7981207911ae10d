// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/core.h"

#include "models/sandbox/clock.h"
#include "models/sandbox/containers/containers.h"
#include "models/sandbox/controllers/controllers.h"
#include "models/sandbox/controllers/seed.h"
#include "models/sandbox/identities.h"
#include "models/sandbox/server/server.h"

#include <QSaveFile>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

Result<void> writePrivate(const QString &file, const QByteArray &text)
{
    QSaveFile out(file);
    const bool isWritten = out.open(QIODevice::WriteOnly)
        && out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && out.write(text) == text.size() && out.commit();
    if (!isWritten) {
        return failure(Error::Kind::BadInput,
            Message(QT_TRANSLATE_NOOP("models",
                        "The kubeconfig file %1 could not be written. Choose another file or "
                        "folder."),
                {file}),
            out.errorString());
    }
    return {};
}

} // namespace

Core::Core() = default;

Core::~Core()
{
    m_controllers.reset(); // clients go before their server
    m_server.reset();
}

Result<void> Core::seed(const SandboxOptions &options)
{
    Registry &registry = m_server->registry();
    m_server->seedBasics();
    if (!options.empty) {
        const auto objects = demoObjects(m_clock->now());
        if (!objects) {
            return std::unexpected(objects.error());
        }
        for (const QJsonObject &object : *objects) {
            registry.seed(object);
        }
    }
    for (auto it = options.objects.begin(); it != options.objects.end(); ++it) {
        const auto made = generateObjects(it.key(), it.value(), m_clock->now(),
            [&](const QJsonObject &object) { registry.seed(object, true); });
        if (!made) {
            return made;
        }
    }
#ifdef __GLIBC__
    malloc_trim(0); // what was needed to make them is given back
#endif
    return {};
}

Result<Core::Facts> Core::start(const SandboxOptions &options)
{
    const auto faults = Faults::parse(options.fault);
    if (!faults) {
        return std::unexpected(faults.error());
    }
    if (options.manualClock) {
        m_clock = std::make_unique<ManualClock>(QDateTime::currentDateTimeUtc());
    } else {
        m_clock = std::make_unique<RealClock>(options.speed);
    }
    m_server = std::make_unique<Server>(*m_clock);
    m_server->registry().setGraceful(!options.empty);
    if (auto seeded = seed(options); !seeded) {
        return std::unexpected(seeded.error());
    }
    const QList<Identity> identities = makeIdentities(!options.empty);
    Users users;
    for (const Identity &identity : identities) {
        users.add(identity.token, identity.user);
        for (const QJsonObject &binding : identity.bindings) {
            m_server->registry().seed(binding);
        }
    }
    Facts facts;
    facts.token = identities.first().token;
    if (auto listening = m_server->listen(options.port, users, *faults); !listening) {
        return std::unexpected(listening.error());
    }
    facts.url = QUrl(u"https://127.0.0.1:%1"_s.arg(m_server->port()));
    facts.caCertificate = m_server->caCertificate();
    facts.kubeconfig = kubeconfigText(facts.url, facts.caCertificate, identities);
    if (!options.kubeconfigFile.isEmpty()) {
        if (auto written = writePrivate(options.kubeconfigFile, facts.kubeconfig); !written) {
            return std::unexpected(written.error());
        }
    }
    m_containers = std::make_unique<Containers>(*m_clock);
    m_server->setContainers(m_containers.get());
    if (!options.empty) {
        m_controllers = std::make_unique<Controllers>(
            ControllerAccess {facts.url, facts.caCertificate, facts.token}, *m_clock);
        m_server->setLogs(m_controllers->logs());
        m_controllers->start(true);
    }
    return facts;
}

void Core::forgetHistory()
{
    m_server->forgetHistory();
}

void Core::advance(std::chrono::milliseconds time)
{
    if (auto *clock = qobject_cast<ManualClock *>(m_clock.get())) {
        clock->advance(time);
    }
}

} // namespace models::sandbox
