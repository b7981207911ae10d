// SPDX-License-Identifier: Apache-2.0
#include "models/kube/curlerror.h"

#include <cerrno>

using namespace Qt::StringLiterals;

namespace models {

namespace {

Error error(Error::Kind kind, const char *source, const QString &subject, const QString &detail)
{
    return {.kind = kind, .message = Message(source, {subject}), .detail = detail};
}

Error unknownOutcome(const Access &access, const QString &detail)
{
    return error(Error::Kind::OutcomeUnknown,
        QT_TRANSLATE_NOOP("models",
            "The connection to %1 broke after the request had gone out; whether the server carried "
            "it out is not known. Look at the object before repeating it."),
        addressOf(access), detail);
}

// The numbers of OpenSSL's X509_verify_cert, as curl passes them on.
Error untrusted(const CurlHandle &handle, const Access &access)
{
    long result = 0;
    curl_easy_getinfo(handle.easy(), CURLINFO_SSL_VERIFYRESULT, &result);
    const auto because = [&](const char *source) {
        return error(Error::Kind::Tls, source, addressOf(access), handle.detail());
    };
    switch (result) {
    case 9:
        return because(QT_TRANSLATE_NOOP("models",
            "The certificate of %1 is not valid yet. Check the clock of this machine and of the "
            "server."));
    case 10:
        return because(QT_TRANSLATE_NOOP(
            "models", "The certificate of %1 has expired. Whoever runs the server must renew it."));
    case 18:
    case 19:
        return because(QT_TRANSLATE_NOOP("models",
            "The certificate of %1 is self-signed and not the one that the kubeconfig trusts. "
            "Compare certificate-authority in the kubeconfig with the server's."));
    case 2:
    case 20:
    case 21:
        return because(access.ca.isEmpty() && access.caFile.isEmpty()
                ? QT_TRANSLATE_NOOP("models",
                      "The certificate of %1 comes from an authority that this system does not "
                      "know. Set certificate-authority in the kubeconfig.")
                : QT_TRANSLATE_NOOP("models",
                      "The certificate of %1 does not come from the authority that the kubeconfig "
                      "names. Compare certificate-authority with the server's."));
    case 0:
    case 1:
    case 62:
    case 64: {
        const QString name
            = access.tlsServerName.isEmpty() ? access.server.host() : access.tlsServerName;
        return {.kind = Error::Kind::Tls,
            .message
            = Message(QT_TRANSLATE_NOOP("models",
                          "The certificate of %1 was issued for another name than %2. Correct the "
                          "server's address, or set tls-server-name in the kubeconfig."),
                {addressOf(access), name}),
            .detail = handle.detail()};
    }
    default:
        return because(QT_TRANSLATE_NOOP(
            "models", "The certificate of %1 could not be trusted. The text below says why."));
    }
}

Error notConnected(const CurlHandle &handle, const Access &access)
{
    long number = 0;
    curl_easy_getinfo(handle.easy(), CURLINFO_OS_ERRNO, &number);
    if (!handle.proxy().isEmpty()) {
        // user and password of the proxy are not for show
        const QString proxy = QUrl(handle.proxy()).toString(QUrl::RemoveUserInfo);
        return error(Error::Kind::Proxy,
            QT_TRANSLATE_NOOP("models",
                "The proxy %1 cannot be reached. Check proxy-url in the kubeconfig or the "
                "HTTPS_PROXY variable."),
            proxy, handle.detail());
    }
    if (number == ECONNREFUSED)
        return error(Error::Kind::Unreachable,
            QT_TRANSLATE_NOOP("models",
                "%1 refused the connection: nothing listens there. Check that the server runs and "
                "that the port is right."),
            addressOf(access), handle.detail());
    return error(Error::Kind::Unreachable,
        QT_TRANSLATE_NOOP("models",
            "There is no way to %1. Check the network, the VPN and the server's address."),
        addressOf(access), handle.detail());
}

Error noHandshake(const CurlHandle &handle, const Access &access)
{
    const QString detail = handle.detail();
    if (detail.contains("alert"_L1) && detail.contains("certificate"_L1))
        return error(Error::Kind::LoginExpired,
            QT_TRANSLATE_NOOP("models",
                "%1 did not accept the client certificate. Get a new one from whoever runs the "
                "server."),
            addressOf(access), detail);
    return error(Error::Kind::Tls,
        QT_TRANSLATE_NOOP("models",
            "%1 does not answer in TLS 1.2 or later. Check the port, and whether the address "
            "should begin with http."),
        addressOf(access), detail);
}

Error refusedByProxy(const CurlHandle &handle, long code)
{
    const QString proxy = QUrl(handle.proxy()).toString(QUrl::RemoveUserInfo);
    if (code == 407)
        return error(Error::Kind::Proxy,
            QT_TRANSLATE_NOOP("models",
                "The proxy %1 asks for a user name and password. Put them into its address."),
            proxy, handle.detail());
    return error(Error::Kind::Proxy,
        QT_TRANSLATE_NOOP("models", "The proxy %1 does not let us through to the server."), proxy,
        handle.detail());
}

} // namespace

Error timeoutError(const Access &access, bool isWrite, bool wentOut)
{
    if (isWrite && wentOut)
        return unknownOutcome(access, {});
    return error(Error::Kind::Timeout,
        QT_TRANSLATE_NOOP(
            "models", "%1 did not answer in time. Try again; if it stays, check the network."),
        addressOf(access), {});
}

Error cutError(const Access &access, bool isWrite, bool wentOut, QString detail)
{
    if (isWrite && wentOut)
        return unknownOutcome(access, detail);
    return error(Error::Kind::Unreachable,
        QT_TRANSLATE_NOOP("models", "The connection to %1 was cut before the answer was complete."),
        addressOf(access), detail);
}

Error errorOfCurl(
    CURLcode code, const CurlHandle &handle, const Access &access, bool isWrite, bool wentOut)
{
    long connectCode = 0;
    curl_easy_getinfo(handle.easy(), CURLINFO_HTTP_CONNECTCODE, &connectCode);
    if (!wentOut && connectCode >= 400)
        return refusedByProxy(handle, connectCode);
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return error(Error::Kind::Unreachable,
            QT_TRANSLATE_NOOP("models",
                "The name %1 is not known. Check the server's address, the network and the VPN."),
            access.server.host(), handle.detail());
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
        return error(Error::Kind::Proxy,
            QT_TRANSLATE_NOOP("models",
                "The proxy %1 cannot be reached. Check proxy-url in the kubeconfig or the "
                "HTTPS_PROXY variable."),
            QUrl(handle.proxy()).toString(QUrl::RemoveUserInfo), handle.detail());
    case CURLE_COULDNT_CONNECT:
        return notConnected(handle, access);
    case CURLE_OPERATION_TIMEDOUT:
        return timeoutError(access, isWrite, wentOut);
    case CURLE_PEER_FAILED_VERIFICATION:
        return untrusted(handle, access);
    case CURLE_SSL_CONNECT_ERROR:
        return noHandshake(handle, access);
    case CURLE_SSL_CERTPROBLEM:
        return error(Error::Kind::LoginExpired,
            QT_TRANSLATE_NOOP(
                "models", "The client certificate for %1 cannot be used. Check it and its key."),
            addressOf(access), handle.detail());
    case CURLE_SSL_CACERT_BADFILE:
        return error(Error::Kind::Tls,
            QT_TRANSLATE_NOOP("models", "The certificate authority given for %1 cannot be used."),
            addressOf(access), handle.detail());
    case CURLE_TOO_LARGE:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
        if (isWrite)
            return unknownOutcome(access, handle.detail());
        return error(Error::Kind::NotKubernetes,
            QT_TRANSLATE_NOOP("models", "%1 does not answer as an HTTP server does."),
            addressOf(access), handle.detail());
    default:
        return cutError(access, isWrite, wentOut, handle.detail());
    }
}

} // namespace models
