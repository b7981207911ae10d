// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/sandbox.h"

#include "models/sandbox/core.h"

#include <QThread>

using namespace Qt::StringLiterals;

namespace models::sandbox {

struct Sandbox::Inside
{
    QThread thread;
    Core *core = nullptr; ///< lives and dies on the thread
    QObject onThread;
    std::optional<Core::Facts> facts;
};

Sandbox::Sandbox(Options options, QObject *parent)
    : QObject(parent)
    , m_inside(std::make_unique<Inside>())
    , m_options(std::move(options))
{
    m_inside->thread.setObjectName(u"sandbox"_s);
}

Sandbox::~Sandbox()
{
    QThread &thread = m_inside->thread;
    QObject &onThread = m_inside->onThread;
    QMetaObject::invokeMethod(&onThread, [&thread, &onThread, core = m_inside->core] {
        delete core;
        // What waited for answers hears that there are none, and what was left for later goes.
        QMetaObject::invokeMethod(&onThread, [&thread] { thread.quit(); }, Qt::QueuedConnection);
    });
    thread.wait();
}

void Sandbox::start()
{
    if (m_inside->core) {
        return;
    }
    m_inside->core = new Core;
    m_inside->core->moveToThread(&m_inside->thread);
    m_inside->onThread.moveToThread(&m_inside->thread);
    Core *core = m_inside->core;
    QMetaObject::invokeMethod(core, [this, core, options = m_options] {
        // The answer goes back to this object's thread; the destructor waits for this thread.
        QMetaObject::invokeMethod(this, [this, facts = core->start(options)] {
            if (!facts) {
                Q_EMIT failed(facts.error());
                return;
            }
            m_inside->facts = *facts;
            Q_EMIT ready();
        });
    });
    m_inside->thread.start(); // last: it begins with all that was written above
}

bool Sandbox::isReady() const
{
    return m_inside->facts.has_value();
}

QUrl Sandbox::url() const
{
    return isReady() ? m_inside->facts->url : QUrl();
}

QByteArray Sandbox::kubeconfig() const
{
    return isReady() ? m_inside->facts->kubeconfig : QByteArray();
}

QByteArray Sandbox::token() const
{
    return isReady() ? m_inside->facts->token : QByteArray();
}

QByteArray Sandbox::caCertificate() const
{
    return isReady() ? m_inside->facts->caCertificate : QByteArray();
}

void Sandbox::advance(std::chrono::milliseconds time)
{
    if (m_inside->core) {
        Core *core = m_inside->core;
        QMetaObject::invokeMethod(
            core, [core, time] { core->advance(time); }, Qt::BlockingQueuedConnection);
    }
}

void Sandbox::forgetHistory()
{
    if (m_inside->core) {
        Core *core = m_inside->core;
        QMetaObject::invokeMethod(
            core, [core] { core->forgetHistory(); }, Qt::BlockingQueuedConnection);
    }
}

} // namespace models::sandbox
