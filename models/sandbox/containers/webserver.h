// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/containers/container.h"
#include "models/sandbox/containersource.h"

namespace models::sandbox {

/// One connection to the HTTP server that stands for whatever listens in a container: GET and HEAD
/// of any path answer with a small page that says where it comes from, POST with what was sent.
class WebServer final : public ContainerConnection
{
    Q_OBJECT
public:
    WebServer(Container container, quint16 port);

    void start() override { }
    void input(const QByteArray &bytes) override;
    void closeInput() override;

private:
    [[nodiscard]] QByteArray page(const QByteArray &path) const;
    bool answerOne();
    void reply(const QByteArray &status, const QByteArray &type, const QByteArray &body,
        bool withBody, bool keep);

    Container m_container;
    quint16 m_port;
    QByteArray m_request;
    bool m_isOver = false;
};

} // namespace models::sandbox
