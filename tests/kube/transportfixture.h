// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/curltransport.h"
#include "tests/kube/scriptedserver.h"
#include "tests/kube/testcertificates.h"

#include <QCoroTask>

/// What every test of the transport begins with.
namespace transportfixture {

using namespace models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline Access accessTo(const QUrl &server)
{
    return {.server = server};
}

inline Result<Reply> send(Transport &transport, Request request)
{
    return QCoro::waitFor(transport.send(std::move(request)));
}

inline Request get(const QString &path = u"/api"_s)
{
    return {.path = path, .timeout = 5s};
}

inline Request write(const QByteArray &method, const QByteArray &body = "{}")
{
    return {.method = method, .path = u"/api"_s, .body = body, .timeout = 5s};
}

/// What came over a stream, put together.
struct Received
{
    explicit Received(Stream &stream)
    {
        QObject::connect(&stream, &Stream::started, &stream,
            [this](int code, const Headers &) { status = code; });
        QObject::connect(
            &stream, &Stream::received, &stream, [this](const QByteArray &some) { bytes += some; });
        QObject::connect(
            &stream, &Stream::finished, &stream, [this](const std::optional<Error> &how) {
                isFinished = true;
                error = how;
            });
    }
    int status = 0;
    QByteArray bytes;
    bool isFinished = false;
    std::optional<Error> error;
};

/// A CA and a server that it vouches for; proxies of the surroundings are out of the way.
class Certificates
{
public:
    Certificates()
    {
        for (const char *name : {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"})
            qunsetenv(name);
    }
    [[nodiscard]] Access trusting(const ScriptedServer &server) const
    {
        return {.server = server.url(), .ca = ca.certificate};
    }

    TestCertificate ca = makeCertificate({.commonName = u"test CA"_s, .isAuthority = true});
    TestCertificate good
        = makeCertificate({.commonName = u"server"_s, .issuer = &ca, .names = {u"IP:127.0.0.1"_s}});
};

} // namespace transportfixture
