// SPDX-License-Identifier: Apache-2.0
#include "models/kube/portforward.h"

#include "models/kube/porterrors.h"

#include <algorithm>
#include <iterator>

namespace models {

namespace {

constexpr qint64 highWater = qint64(256) * 1024; // bytes that the pod's side has not taken

/// We may be in one of its signals.
template <typename Object> void letGo(std::unique_ptr<Object> &object)
{
    if (object)
        object.release()->deleteLater();
}

} // namespace

PortForward::PortForward(Transport &transport, PodPort target, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_target(std::move(target))
{
    connect(&m_server, &LoopbackServer::arrived, this, &PortForward::accept);
}

PortForward::~PortForward()
{
    m_server.close();
    for (auto &[local, line] : m_lines) {
        local->disconnect(this);
        if (line.pod)
            line.pod->disconnect(this);
    }
    for (const auto &tunnel : m_tunnels)
        tunnel->disconnect(this);
    m_lines.clear();
}

Result<void> PortForward::listen(quint16 localPort)
{
    if (Result<void> listening = m_server.listen(localPort); !listening)
        return listening;
    m_localPort = m_server.port();
    m_state = State::Listening;
    emit changed();
    return {};
}

void PortForward::lead(const PodPort &target)
{
    m_isLed = true;
    if (target == m_target)
        return;
    m_target = target;
    m_error.reset();
    std::vector<PortTunnel *> before; // those that nobody uses end now, and so leave m_tunnels
    std::ranges::transform(
        m_tunnels, std::back_inserter(before), &std::unique_ptr<PortTunnel>::get);
    for (PortTunnel *tunnel : before)
        tunnel->retire();
    connectWaiting();
    emit changed();
}

/// What will not be better for the next connection.
bool PortForward::isFinal(const Error &error) const
{
    return (error.kind == Error::Kind::NotFound && !m_isLed) || error.kind == Error::Kind::Forbidden
        || error.kind == Error::Kind::NotKubernetes;
}

void PortForward::accept(qintptr socket)
{
    auto local = std::make_unique<LocalConnection>(socket);
    if (m_target.pod.isEmpty())
        return; // cut
    LocalConnection *key = local.get();
    connect(key, &LocalConnection::received, this,
        [this, key](const QByteArray &bytes) { takeFromProgram(key, bytes); });
    connect(key, &LocalConnection::written, this, [this, key] { drain(key); });
    connect(key, &LocalConnection::closed, this, [this, key] { drop(key); });
    connect(key, &LocalConnection::inputEnded, this, [this, key] {
        Line *line = lineOf(key);
        line->hasSaidAll = true;
        if (line->pod)
            line->pod->finish();
    });
    m_lines[key].local = std::move(local);
    m_waiting.push_back(key);
    connectWaiting();
    emit changed();
}

PortForward::Line *PortForward::lineOf(LocalConnection *local)
{
    const auto at = m_lines.find(local);
    return at == m_lines.end() ? nullptr : &at->second;
}

/// As far as tunnels are open; for the others more of them are opened, one until it is known
/// whether it can be shared.
void PortForward::connectWaiting()
{
    for (std::size_t i = 0; i < m_tunnels.size(); ++i) {
        PortTunnel &tunnel = *m_tunnels[i];
        while (!m_waiting.empty() && tunnel.hasRoom()) {
            Line *line = lineOf(m_waiting.front());
            m_waiting.erase(m_waiting.begin());
            join(*line, tunnel);
        }
    }
    const auto connecting = std::size_t(std::ranges::count_if(
        m_tunnels, [](const auto &tunnel) { return tunnel->isConnecting(); }));
    const std::size_t wanted
        = m_needsManyTunnels ? m_waiting.size() : std::min<std::size_t>(m_waiting.size(), 1);
    for (std::size_t i = connecting; i < wanted; ++i)
        openTunnel();
}

void PortForward::openTunnel()
{
    PortTunnel *tunnel
        = m_tunnels.emplace_back(std::make_unique<PortTunnel>(m_transport, m_target)).get();
    connect(tunnel, &PortTunnel::opened, this, [this, tunnel] { tunnelOpened(tunnel); });
    connect(tunnel, &PortTunnel::ended, this,
        [this, tunnel](const std::optional<Error> &error) { tunnelEnded(tunnel, error); });
    tunnel->start();
}

void PortForward::tunnelOpened(PortTunnel *tunnel)
{
    m_needsManyTunnels = !tunnel->isShared();
    connectWaiting();
    // Whoever wanted it has gone, or found room elsewhere.
    const bool isSpare = std::ranges::any_of(m_tunnels,
        [tunnel](const auto &other) { return other.get() != tunnel && other->hasRoom(); });
    if (tunnel->hasRoom() && (!tunnel->isShared() || isSpare))
        tunnel->retire();
}

// Its connections have been told before. Who waits for it may wait for nothing.
void PortForward::tunnelEnded(PortTunnel *tunnel, const std::optional<Error> &error)
{
    const auto at = std::ranges::find(m_tunnels, tunnel, &std::unique_ptr<PortTunnel>::get);
    if (at == m_tunnels.end())
        return;
    letGo(*at); // it stays for this turn
    m_tunnels.erase(at);
    std::size_t failing = 0;
    if (error && !tunnel->hasOpened())
        failing = m_needsManyTunnels ? 1 : m_waiting.size();
    for (; failing > 0 && !m_waiting.empty(); --failing)
        podEnded(m_waiting.front(), error);
    if (error && isFinal(*error))
        note(error); // else it concerns those who had to do with it
    if (m_state == State::Listening)
        connectWaiting();
}

void PortForward::join(Line &line, PortTunnel &tunnel)
{
    line.pod = tunnel.connection();
    LocalConnection *local = line.local.get();
    PodConnection *pod = line.pod.get();
    connect(pod, &PodConnection::received, this,
        [this, local](const QByteArray &bytes) { takeFromPod(local, bytes); });
    connect(pod, &PodConnection::finished, local, &LocalConnection::finish);
    connect(pod, &PodConnection::written, this, [this, local] { listenAgain(local); });
    connect(pod, &PodConnection::ended, this,
        [this, local](const std::optional<Error> &error) { podEnded(local, error); });
    connect(pod, &PodConnection::missed, this,
        [this, local](const QByteArray &written) { tryAgain(local, written); });
    pod->write(std::exchange(line.early, {}));
    listenAgain(local);
    if (line.hasSaidAll)
        pod->finish();
}

/// From the local program to the pod, as fast as the network takes it.
void PortForward::takeFromProgram(LocalConnection *local, const QByteArray &bytes)
{
    Line *line = lineOf(local);
    if (line->pod)
        line->pod->write(bytes);
    else
        line->early += bytes;
    const qint64 toWrite = line->pod ? line->pod->bytesToWrite() : line->early.size();
    if (toWrite >= highWater)
        local->setReading(false);
}

void PortForward::listenAgain(LocalConnection *local)
{
    const Line *line = lineOf(local);
    if (line != nullptr && line->pod && line->pod->bytesToWrite() < highWater)
        local->setReading(true);
}

void PortForward::takeFromPod(LocalConnection *local, const QByteArray &bytes)
{
    local->write(bytes);
    drain(local);
}

void PortForward::drain(LocalConnection *local)
{
    Line *line = lineOf(local);
    if (line == nullptr || !line->pod)
        return;
    const qint64 slack = line->pod->slack();
    const bool isFull = local->bytesToWrite() > (line->isFull ? slack / 2 : slack);
    if (std::exchange(line->isFull, isFull) == isFull)
        return;
    if (isFull)
        line->pod->pause();
    else
        line->pod->resume();
}

// An idle tunnel may be dead for long before that shows.
void PortForward::tryAgain(LocalConnection *local, const QByteArray &written)
{
    Line *line = lineOf(local);
    if (std::exchange(line->isSecondTry, true)) {
        podEnded(local, podConnectionCut({}));
        return;
    }
    letGo(line->pod);
    line->early = written;
    m_waiting.push_back(local); // the end of the tunnel follows
}

// What the pod sent before it closed still goes to the local program.
void PortForward::podEnded(LocalConnection *local, const std::optional<Error> &error)
{
    const auto at = m_lines.find(local);
    if (at == m_lines.end())
        return;
    letGo(at->second.pod);
    LocalConnection *leaving = at->second.local.release();
    m_lines.erase(at);
    std::erase(m_waiting, leaving);
    leaving->disconnect(this);
    leaving->setParent(this);
    connect(leaving, &LocalConnection::closed, leaving, &QObject::deleteLater);
    leaving->close();
    note(error);
    emit changed();
}

void PortForward::note(const std::optional<Error> &error)
{
    if (!error || error->kind == Error::Kind::Cancelled || m_state != State::Listening)
        return;
    m_error = error;
    if (isFinal(*error))
        stop(error);
}

void PortForward::drop(LocalConnection *local)
{
    const auto at = m_lines.find(local);
    if (at == m_lines.end())
        return;
    std::erase(m_waiting, local);
    if (at->second.pod)
        at->second.pod->disconnect(this);
    letGo(at->second.pod);
    local->disconnect(this);
    letGo(at->second.local);
    m_lines.erase(at);
    emit changed();
}

void PortForward::stop(const std::optional<Error> &why)
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_error = why;
    m_server.close();
    m_waiting.clear();
    for (auto &[local, line] : m_lines) {
        if (line.pod)
            line.pod->disconnect(this);
        letGo(line.pod);
        local->disconnect(this);
        letGo(line.local);
    }
    m_lines.clear();
    for (auto &tunnel : m_tunnels) {
        tunnel->disconnect(this);
        letGo(tunnel);
    }
    m_tunnels.clear();
    emit changed();
    emit ended(m_error);
}

} // namespace models
