// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/access.h"
#include "models/kube/credentials.h"
#include "models/kube/transport.h"

#include <curl/curl.h>

namespace models {

/// An easy handle set up for one request by our rules, with what it points to.
class CurlHandle
{
public:
    CurlHandle(const Access &access, const Credential &credential, const Request &request);
    ~CurlHandle();
    CurlHandle(const CurlHandle &) = delete;
    CurlHandle &operator=(const CurlHandle &) = delete;

    [[nodiscard]] CURL *easy() const { return m_easy; }
    /// curl's own words about the last failure.
    [[nodiscard]] QString detail() const;
    [[nodiscard]] QString proxy() const { return m_proxy; }

private:
    void setAddress(const Access &access, const Request &request);
    void setTls(const Access &access, const Credential &credential);
    void setRequest(const Request &request);
    static CURLcode onTls(CURL *easy, void *context, void *self);

    CURL *m_easy;
    curl_slist *m_headers = nullptr;
    curl_slist *m_connectTo = nullptr;
    Credential m_credential; // curl reads the blobs where they are
    Request m_request;
    QString m_proxy;
    QString m_name; // that the certificate must have
    QByteArray m_errorText;
};

/// The header lines that go out for a request of ours: its own, then what every request carries.
[[nodiscard]] Headers headersToSend(
    const Access &access, const Credential &credential, const Request &request);
/// "/prefix/api/v1/pods?limit=5", as the request line has it.
[[nodiscard]] QByteArray targetOf(const Access &access, const Request &request);
/// A header or path that must not go out: it would be another request than the caller meant.
[[nodiscard]] Result<void> checkRequest(const Request &request);
/// "host:port" of the server, for show.
[[nodiscard]] QString addressOf(const Access &access);

} // namespace models
