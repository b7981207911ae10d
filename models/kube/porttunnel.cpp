// SPDX-License-Identifier: Apache-2.0
#include "models/kube/porttunnel.h"

#include "models/base/groupversion.h"
#include "models/kube/kubestatus.h"

using namespace Qt::StringLiterals;

namespace models {

namespace {

enum Channel { Data, Failure, ChannelCount };

Request requestTo(const PodPort &target)
{
    const ApiResource pods {
        .groupVersion = {QString(), u"v1"_s}, .plural = u"pods"_s, .namespaced = true};
    Request request {.path = pods.path(target.nameSpace, target.pod) + u"/portforward"_s};
    request.query.addQueryItem(u"ports"_s, QString::number(target.port));
    return request;
}

} // namespace

PortTunnel::PortTunnel(Transport &transport, const PodPort &target, QObject *parent)
    : QObject(parent)
    , m_socket(transport, requestTo(target), {"v4.channel.k8s.io"})
    , m_port(target.port)
{
    connect(&m_socket, &ChannelSocket::opened, this, &PortTunnel::opened);
    connect(&m_socket, &ChannelSocket::received, this, &PortTunnel::take);
    connect(&m_socket, &ChannelSocket::written, this, &PortTunnel::written);
    connect(&m_socket, &ChannelSocket::ended, this, &PortTunnel::finish);
}

void PortTunnel::start()
{
    m_socket.start();
}

void PortTunnel::write(QByteArrayView bytes)
{
    m_socket.send(Data, bytes);
}

void PortTunnel::take(quint8 channel, const QByteArray &bytes)
{
    if (channel >= ChannelCount)
        return;
    const qsizetype head = std::min<qsizetype>(m_headLeft[channel], bytes.size());
    m_headLeft[channel] -= int(head);
    const QByteArray rest = bytes.sliced(head);
    if (rest.isEmpty())
        return;
    if (channel == Data)
        emit received(rest);
    else
        m_why += rest;
}

void PortTunnel::finish(const ChannelEnd &end)
{
    if (!m_why.isEmpty()) {
        emit ended(Error {.kind = Error::Kind::Unreachable,
            .message = Message(QT_TRANSLATE_NOOP("models",
                                   "The pod did not take the connection to port %1. Nothing may be "
                                   "listening there yet."),
                {QString::number(m_port)}),
            .detail = shownText(QString::fromUtf8(m_why).trimmed(), 2000)});
        return;
    }
    if (!end.error || !end.error->message.isEmpty()) {
        emit ended(end.error);
        return;
    }
    Error error = *end.error;
    error.message = error.kind == Error::Kind::NotKubernetes
        ? Message(QT_TRANSLATE_NOOP("models",
              "The answer to a port forward did not come from a Kubernetes API server. A proxy "
              "between here and the cluster may not let WebSocket connections through."))
        : Message(QT_TRANSLATE_NOOP("models", "The connection to the pod was cut."));
    emit ended(error);
}

} // namespace models
