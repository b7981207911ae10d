// SPDX-License-Identifier: Apache-2.0
#include "models/kube/cluster.h"

#include "models/kube/curltransport.h"
#include "models/kube/discovery.h"
#include "models/kube/kubestatus.h"
#include "models/kube/openapistore.h"
#include "models/kube/rights.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QPointer>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace models {

namespace {

constexpr auto calmProbe = 30s;
constexpr auto eagerProbe = 2s;
constexpr auto clockCheck = 2s;
constexpr qint64 sleepJump = 10'000; // ms that the wall clock ran while we did not

qint64 sleepOffset()
{
    return QDateTime::currentMSecsSinceEpoch() - QDeadlineTimer::current().deadline();
}

QString inFolder(const QString &folder, const QString &name)
{
    return folder.isEmpty() ? QString() : folder + u'/' + name;
}

} // namespace

Cluster::Cluster(Access access, QObject *parent)
    : Cluster(access, std::make_unique<CurlTransport>(access),
          defaultCacheFolder() + u'/' + QString::fromLatin1(access.serverKey()), parent)
{
}

Cluster::Cluster(
    Access access, std::unique_ptr<Transport> transport, QString cacheFolder, QObject *parent)
    : QObject(parent)
    , m_access(std::move(access))
    , m_transport(std::move(transport))
    , m_discovery(
          std::make_unique<Discovery>(*m_transport, inFolder(cacheFolder, u"discovery.json"_s)))
    , m_schemas(std::make_unique<OpenApiStore>(*m_transport, inFolder(cacheFolder, u"openapi"_s)))
    , m_rights(std::make_unique<Rights>(*m_transport))
    , m_sleepOffset(sleepOffset())
{
    connect(m_transport.get(), &Transport::answered, this,
        [this](int status, std::chrono::milliseconds latency) {
            if (m_state == State::Closed)
                return;
            m_latency = latency;
            emit latencyChanged(latency);
            if (status == 401)
                setState(State::LoginExpired,
                    Error {.kind = Error::Kind::LoginExpired,
                        .message = Message(QT_TRANSLATE_NOOP("models",
                            "The server does not accept this login, or no longer. Log in again.")),
                        .httpStatus = 401});
            else if (status < 502)
                setState(State::Online);
        });
    connect(m_transport.get(), &Transport::failed, this, [this](const Error &error) {
        switch (error.kind) {
        case Error::Kind::Unreachable:
        case Error::Kind::Timeout:
        case Error::Kind::Tls:
        case Error::Kind::Proxy:
        case Error::Kind::OutcomeUnknown:
            setState(State::Unreachable, error);
            break;
        case Error::Kind::LoginExpired:
        case Error::Kind::LoginProgram:
            setState(State::LoginExpired, error);
            break;
        default:
            break;
        }
    });
    connect(m_discovery.get(), &Discovery::changed, m_schemas.get(), &OpenApiStore::invalidate);
    m_probe.setSingleShot(true);
    connect(&m_probe, &QTimer::timeout, this, &Cluster::probe);
    connect(&m_clock, &QTimer::timeout, this, &Cluster::watchClock);
}

Cluster::~Cluster()
{
    m_transport->disconnect(this);
    close();
    while (!children().isEmpty()) // shared watches, say, which use the transport
        delete children().constLast();
}

QString Cluster::defaultCacheFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
        + u"/sampan/servers"_s;
}

QCoro::Task<Result<void>> Cluster::connectToServer()
{
    const QPointer<Cluster> self(this);
    m_clock.start(clockCheck);
    const Result<Reply> reply = co_await m_transport->send({.path = u"/version"_s, .timeout = 10s});
    if (!self)
        co_return failure(Error::Kind::Cancelled, {});
    scheduleProbe();
    if (!reply)
        co_return std::unexpected(reply.error());
    // Servers may hide the version from some users: that they answered is enough.
    if (reply->status == 403) {
        m_discovery->follow();
        co_return {};
    }
    const Result<QJsonObject> version = objectOf(*reply);
    if (!version) {
        if (version.error().kind == Error::Kind::NotKubernetes)
            setState(State::Unreachable, version.error());
        co_return std::unexpected(version.error());
    }
    m_version = shownText((*version)[u"gitVersion"_s].toString(), 100);
    m_discovery->follow();
    co_return {};
}

void Cluster::probe()
{
    if (m_probing || m_state == State::Closed)
        return;
    m_probing = true;
    QCoro::connect(connectToServer(), this, [this](const Result<void> &) { m_probing = false; });
}

void Cluster::scheduleProbe()
{
    // A program that logs in may ask the user: it is run when somebody tries again, not by a clock.
    const bool asksUser = m_state == State::LoginExpired && m_access.exec;
    if (asksUser)
        m_probe.stop();
    else if (m_state != State::Closed && m_clock.isActive())
        m_probe.start(m_state == State::Unreachable ? eagerProbe : calmProbe);
}

// The wall clock runs through a sleep, the monotonic one does not: connections from before are
// dead, though no one has told us.
void Cluster::watchClock()
{
    const qint64 offset = sleepOffset();
    const bool hasSlept = offset - m_sleepOffset > sleepJump;
    m_sleepOffset = offset;
    if (hasSlept)
        wake();
}

void Cluster::wake()
{
    if (m_state == State::Closed)
        return;
    m_transport->dropConnections();
    if (m_clock.isActive())
        probe();
}

void Cluster::close()
{
    m_probe.stop();
    m_clock.stop();
    if (m_state == State::Closed)
        return;
    setState(State::Closed);
    m_transport->dropConnections();
}

void Cluster::setState(State state, std::optional<Error> error)
{
    m_error = std::move(error);
    if (m_state == state || m_state == State::Closed)
        return;
    const bool wasLoggedOut = m_state == State::LoginExpired;
    m_state = state;
    if (state == State::LoginExpired)
        m_discovery->rest();
    else if (wasLoggedOut && state == State::Online && !m_version.isEmpty())
        m_discovery->follow();
    scheduleProbe();
    emit stateChanged(state);
}

} // namespace models
