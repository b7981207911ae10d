// SPDX-License-Identifier: Apache-2.0
#include "models/kube/porterrors.h"

#include "models/kube/kubestatus.h"

namespace models {

Error notTaken(quint16 port, const QByteArray &why)
{
    constexpr int longest = 2000;
    return {.kind = Error::Kind::Unreachable,
        .message
        = Message(QT_TRANSLATE_NOOP("models",
                      "The pod did not take the connection to port %1. Nothing may be listening "
                      "there yet."),
            {QString::number(port)}),
        .detail = shownText(QString::fromUtf8(why).trimmed(), longest)};
}

Error podConnectionCut(const QString &detail)
{
    return {.kind = Error::Kind::Unreachable,
        .message = Message(QT_TRANSLATE_NOOP("models", "The connection to the pod was cut.")),
        .detail = detail};
}

Error unreadableForward(const QByteArray &fault)
{
    return {.kind = Error::Kind::NotKubernetes,
        .message = Message(QT_TRANSLATE_NOOP("models",
            "What the server sends over this port forward cannot be read. A proxy between here "
            "and the cluster may change it.")),
        .detail = QString::fromUtf8(fault)};
}

} // namespace models
