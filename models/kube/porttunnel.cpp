// SPDX-License-Identifier: Apache-2.0
#include "models/kube/porttunnel.h"

#include "models/base/groupversion.h"
#include "models/kube/porterrors.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace models {

namespace {

constexpr QByteArrayView streams = "SPDY/3.1+portforward.k8s.io";
constexpr auto farewell = 2s; // for the other end to answer
constexpr QByteArrayView channels = "v4.channel.k8s.io";

// Streams name their port themselves; servers that know only channels ask for it here.
Request requestTo(const PodPort &target)
{
    Request request {
        .path = ApiResource::pods().path(target.nameSpace, target.pod) + u"/portforward"_s};
    request.query.addQueryItem(u"ports"_s, QString::number(target.port));
    return request;
}

} // namespace

// Both in one handshake: a server takes the first that it knows.
PortTunnel::PortTunnel(Transport &transport, PodPort target, QObject *parent)
    : QObject(parent)
    , m_target(std::move(target))
    , m_socket(transport, requestTo(m_target), {streams.toByteArray(), channels.toByteArray()})
{
    connect(&m_socket, &MessageSocket::opened, this, &PortTunnel::connected);
    connect(&m_socket, &MessageSocket::received, this, &PortTunnel::take);
    connect(&m_socket, &MessageSocket::ended, this, &PortTunnel::finish);
}

PortTunnel::~PortTunnel() = default;

void PortTunnel::start()
{
    m_socket.start();
}

void PortTunnel::connected()
{
    m_state = State::Open;
    m_hasOpened = true;
    if (m_socket.protocol() == streams) {
        m_streams = std::make_unique<StreamConnections>(m_socket);
        connect(m_streams.get(), &StreamConnections::emptied, this, [this] {
            if (m_streams->isRetired())
                retire();
        });
    } else {
        m_unused = std::make_unique<ChannelConnection>(m_socket);
        m_channels = m_unused.get();
        connect(m_channels, &QObject::destroyed, this, &PortTunnel::part);
    }
    emit opened();
}

bool PortTunnel::hasRoom() const
{
    return m_state == State::Open && (m_streams ? m_streams->hasRoom() : bool(m_unused));
}

std::unique_ptr<PodConnection> PortTunnel::connection()
{
    if (m_streams)
        return m_streams->connectTo(m_target.port);
    return std::move(m_unused);
}

void PortTunnel::retire()
{
    const bool isUsed = m_streams ? !m_streams->isEmpty() : m_channels && !m_unused;
    if (m_streams)
        m_streams->retire();
    m_unused.reset();
    if (!isUsed)
        part();
}

// In the regular way: what was sent before goes out, and the other end answers.
void PortTunnel::part()
{
    if (m_state == State::Connecting) {
        end({});
    } else if (m_state == State::Open) {
        m_state = State::Parting;
        m_socket.close();
        QTimer::singleShot(farewell, this, [this] { end({}); });
    }
}

void PortTunnel::take(const QByteArray &message)
{
    if (!m_streams) {
        if (m_channels)
            m_channels->take(message);
        return;
    }
    const QPointer<PortTunnel> self(this);
    const std::expected<void, QByteArray> taken = m_streams->take(message);
    if (taken || !self || m_state != State::Open)
        return;
    end(unreadableForward(taken.error()));
}

void PortTunnel::finish(const SocketEnd &how)
{
    if (m_state == State::Parting) {
        end({});
    } else if (how.error && !how.error->message.isEmpty()) {
        end(how.error);
    } else if (how.error && how.error->kind == Error::Kind::NotKubernetes) {
        Error error = *how.error;
        error.message = m_hasOpened
            ? unreadableForward({}).message
            : Message(QT_TRANSLATE_NOOP("models",
                  "The answer to a port forward did not come from a Kubernetes API server. A proxy "
                  "between here and the cluster may not let WebSocket connections through."));
        end(error);
    } else if (how.error) {
        end(podConnectionCut(how.error->detail));
    } else {
        end({});
    }
}

void PortTunnel::end(const std::optional<Error> &error)
{
    if (std::exchange(m_state, State::Ended) == State::Ended)
        return;
    const QPointer<PortTunnel> self(this);
    if (m_streams)
        m_streams->end(error.value_or(podConnectionCut({})));
    else if (m_channels && !m_channels->why().isEmpty())
        emit m_channels->ended(notTaken(m_target.port, m_channels->why()));
    else if (m_channels)
        emit m_channels->ended(error);
    if (self)
        emit ended(error);
}

} // namespace models
