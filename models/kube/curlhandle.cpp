// SPDX-License-Identifier: Apache-2.0
#include "models/kube/curlhandle.h"

#include "models/kube/proxy.h"

#include <QHostAddress>
#include <QSysInfo>

#include <algorithm>

#include <openssl/ssl.h>
#include <openssl/x509v3.h>

using namespace Qt::StringLiterals;

namespace models {

namespace {

QByteArray userAgent()
{
    static const QByteArray text = "sampan/" SAMPAN_VERSION " (" + QSysInfo::kernelType().toUtf8()
        + '/' + QSysInfo::currentCpuArchitecture().toUtf8() + ')';
    return text;
}

int portOf(const QUrl &server)
{
    return server.port(server.scheme() == "http"_L1 ? 80 : 443);
}

QByteArray bracketed(const QString &host)
{
    return host.contains(u':') ? '[' + host.toLatin1() + ']' : host.toUtf8();
}

bool hasHeader(const Headers &headers, QByteArrayView name)
{
    return std::ranges::any_of(headers, [name](const auto &header) {
        return name.compare(header.first, Qt::CaseInsensitive) == 0;
    });
}

// Header names are tokens: what a key of `extra` may hold beyond that is percent-encoded.
QByteArray encodedExtraKey(const QString &key)
{
    return key.toLower().toUtf8().toPercentEncoding("!#$&'*+^`|");
}

curl_blob blobOf(const QByteArray &bytes)
{
    return {const_cast<char *>(bytes.constData()), size_t(bytes.size()), CURL_BLOB_NOCOPY};
}

} // namespace

QByteArray targetOf(const Access &access, const Request &request)
{
    QByteArray target = access.server.path(QUrl::FullyEncoded).toLatin1();
    while (target.endsWith('/'))
        target.chop(1);
    target += request.path.toUtf8();
    if (!request.query.isEmpty()) {
        // QUrlQuery leaves '+' alone, and servers read that as a blank.
        target += '?' + request.query.toString(QUrl::FullyEncoded).toUtf8().replace('+', "%2B");
    }
    return target;
}

QString addressOf(const Access &access)
{
    return QString::fromUtf8(bracketed(access.server.host())) + u':'
        + QString::number(portOf(access.server));
}

Headers headersToSend(const Access &access, const Credential &credential, const Request &request)
{
    Headers headers = request.headers;
    if (!access.tlsServerName.isEmpty())
        headers.emplaceBack("Host", addressOf(access).toUtf8()); // the URL names another
    headers.emplaceBack("User-Agent", userAgent());
    if (!hasHeader(headers, "Accept"))
        headers.emplaceBack("Accept", "application/json");
    if (!hasHeader(headers, "Accept-Encoding"))
        headers.emplaceBack("Accept-Encoding", access.compression ? "gzip" : "identity");
    if (!request.body.isEmpty() && !hasHeader(headers, "Content-Type"))
        headers.emplaceBack("Content-Type", "application/json");
    if (!credential.authorization.isEmpty())
        headers.emplaceBack("Authorization", credential.authorization);
    const Impersonation &as = access.impersonation;
    if (as.isActive()) {
        headers.emplaceBack("Impersonate-User", as.user.toUtf8());
        if (!as.uid.isEmpty())
            headers.emplaceBack("Impersonate-Uid", as.uid.toUtf8());
        for (const QString &group : as.groups)
            headers.emplaceBack("Impersonate-Group", group.toUtf8());
        for (const auto &[key, values] : as.extra.asKeyValueRange()) {
            for (const QString &value : values)
                headers.emplaceBack("Impersonate-Extra-" + encodedExtraKey(key), value.toUtf8());
        }
    }
    return headers;
}

Result<void> checkRequest(const Request &request)
{
    const auto isUnsafe = [](const QByteArray &text) {
        return std::ranges::any_of(
            text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    };
    for (const auto &[name, value] : request.headers) {
        if (isUnsafe(name) || isUnsafe(value))
            return failure(Error::Kind::BadInput,
                Message(QT_TRANSLATE_NOOP("models", "The value of header %1 holds a line break."),
                    {QString::fromUtf8(name)}));
    }
    const auto isPlain
        = [](QChar c) { return c > u' ' && c.unicode() < 0x7f && c != u'?' && c != u'#'; };
    if (!request.path.startsWith(u'/') || !std::ranges::all_of(request.path, isPlain))
        return failure(Error::Kind::BadInput,
            Message(
                QT_TRANSLATE_NOOP("models", "%1 is not a path on an API server."), {request.path}));
    const QStringList segments = request.path.split(u'/');
    if (segments.contains(u"."_s) || segments.contains(u".."_s))
        return failure(Error::Kind::BadInput,
            Message(
                QT_TRANSLATE_NOOP("models", "%1 is not a path on an API server."), {request.path}));
    return {};
}

CurlHandle::CurlHandle(const Access &access, const Credential &credential, const Request &request)
    : m_easy(curl_easy_init())
    , m_credential(credential)
    , m_request(request)
    , m_proxy(proxyFor(access))
    , m_errorText(CURL_ERROR_SIZE, '\0')
{
    curl_easy_setopt(m_easy, CURLOPT_ERRORBUFFER, m_errorText.data());
    curl_easy_setopt(m_easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(m_easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(m_easy, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(m_easy, CURLOPT_FOLLOWLOCATION, 0L); // credentials stay with this server
    curl_easy_setopt(m_easy, CURLOPT_NETRC, long(CURL_NETRC_IGNORED));
    curl_easy_setopt(m_easy, CURLOPT_CONNECTTIMEOUT_MS, 10'000L);
    curl_easy_setopt(m_easy, CURLOPT_BUFFERSIZE, 64L * 1024);
    // A dead link is found in 10 + 3 * 5 s; a watch may be silent for minutes.
    curl_easy_setopt(m_easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(m_easy, CURLOPT_TCP_KEEPIDLE, 10L);
    curl_easy_setopt(m_easy, CURLOPT_TCP_KEEPINTVL, 5L);
    curl_easy_setopt(m_easy, CURLOPT_TCP_KEEPCNT, 3L);
    curl_easy_setopt(m_easy, CURLOPT_MAXAGE_CONN, 60L);
    setAddress(access, request);
    setTls(access, credential);
    for (const auto &[name, value] : headersToSend(access, credential, request)) {
        // curl sends an empty header only when it ends in a semicolon
        m_headers = curl_slist_append(m_headers,
            value.isEmpty() ? (name + ';').constData() : (name + ": " + value).constData());
    }
    m_headers = curl_slist_append(m_headers, "Expect:"); // no 100-continue dance
    curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, m_headers);
    setRequest(m_request);
}

CurlHandle::~CurlHandle()
{
    curl_easy_cleanup(m_easy);
    curl_slist_free_all(m_headers);
    curl_slist_free_all(m_connectTo);
}

QString CurlHandle::detail() const
{
    return QString::fromUtf8(m_errorText.constData());
}

void CurlHandle::setAddress(const Access &access, const Request &request)
{
    const QByteArray port = QByteArray::number(portOf(access.server));
    const QString named
        = access.tlsServerName.isEmpty() ? access.server.host() : access.tlsServerName;
    const QByteArray url = access.server.scheme().toLatin1() + "://" + bracketed(named) + ':' + port
        + targetOf(access, request);
    curl_easy_setopt(m_easy, CURLOPT_URL, url.constData());
    curl_easy_setopt(m_easy, CURLOPT_PATH_AS_IS, 1L);
    if (!access.tlsServerName.isEmpty()) {
        // The name in the URL is sent and checked, the real address is where we go: a proxy too is
        // asked for the real one.
        const QByteArray there
            = bracketed(named) + ':' + port + ':' + bracketed(access.server.host()) + ':' + port;
        m_connectTo = curl_slist_append(nullptr, there.constData());
        curl_easy_setopt(m_easy, CURLOPT_CONNECT_TO, m_connectTo);
    }
    // Decided by us, empty included: curl's own reading of the environment differs from kubectl's.
    QByteArray proxy = m_proxy.toUtf8();
    if (proxy.startsWith("socks5://"))
        proxy.replace(0, 9, "socks5h://"); // the proxy resolves names
    curl_easy_setopt(m_easy, CURLOPT_PROXY, proxy.constData());
    curl_easy_setopt(m_easy, CURLOPT_NOPROXY, "");
    curl_easy_setopt(m_easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
}

// curl takes the common name of a certificate that has no other names. Nobody meant that as an
// address, and clients of Kubernetes have long stopped to.
CURLcode CurlHandle::onTls(CURL *, void *context, void *self)
{
    const QString &name = static_cast<CurlHandle *>(self)->m_name;
    X509_VERIFY_PARAM *wanted = SSL_CTX_get0_param(static_cast<SSL_CTX *>(context));
    X509_VERIFY_PARAM_set_hostflags(
        wanted, X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    QByteArray text = QUrl::toAce(name).isEmpty() ? name.toUtf8() : QUrl::toAce(name);
    if (text.endsWith('.')) // a name that is whole; certificates have none
        text.chop(1);
    const bool isSet = QHostAddress(name).isNull()
        ? X509_VERIFY_PARAM_set1_host(wanted, text.constData(), size_t(text.size())) == 1
        : X509_VERIFY_PARAM_set1_ip_asc(wanted, name.toLatin1().constData()) == 1;
    return isSet ? CURLE_OK : CURLE_ABORTED_BY_CALLBACK;
}

void CurlHandle::setTls(const Access &access, const Credential &credential)
{
    curl_easy_setopt(m_easy, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(m_easy, CURLOPT_SSL_VERIFYPEER, access.insecure ? 0L : 1L);
    curl_easy_setopt(m_easy, CURLOPT_SSL_VERIFYHOST, access.insecure ? 0L : 2L);
    // A proxy in TLS would be held to the server's name: there curl's own check has to do.
    if (!access.insecure && !m_proxy.startsWith("https://"_L1)) {
        m_name = access.tlsServerName.isEmpty() ? access.server.host() : access.tlsServerName;
        curl_easy_setopt(m_easy, CURLOPT_SSL_CTX_FUNCTION, &CurlHandle::onTls);
        curl_easy_setopt(m_easy, CURLOPT_SSL_CTX_DATA, this);
    }
    if (!credential.ca.isEmpty()) {
        curl_blob ca = blobOf(m_credential.ca);
        curl_easy_setopt(m_easy, CURLOPT_CAINFO, nullptr);
        curl_easy_setopt(m_easy, CURLOPT_CAINFO_BLOB, &ca);
        curl_easy_setopt(m_easy, CURLOPT_CAPATH, nullptr); // else the system's roots pass as well
    }
    if (!credential.certificate.isEmpty()) {
        curl_blob certificate = blobOf(m_credential.certificate);
        curl_blob key = blobOf(m_credential.key);
        curl_easy_setopt(m_easy, CURLOPT_SSLCERTTYPE, "PEM");
        curl_easy_setopt(m_easy, CURLOPT_SSLCERT_BLOB, &certificate);
        curl_easy_setopt(m_easy, CURLOPT_SSLKEYTYPE, "PEM");
        curl_easy_setopt(m_easy, CURLOPT_SSLKEY_BLOB, &key);
        // Without this OpenSSL would ask for a pass phrase on the terminal.
        curl_easy_setopt(m_easy, CURLOPT_KEYPASSWD, "");
    }
}

void CurlHandle::setRequest(const Request &request)
{
    if (request.isWrite()) {
        // curl repeats by itself what was cut on a kept connection; two jobs must not come of it.
        curl_easy_setopt(m_easy, CURLOPT_FRESH_CONNECT, 1L);
        curl_easy_setopt(m_easy, CURLOPT_FORBID_REUSE, 1L); // else one is kept for each write
        if (!request.body.isEmpty() || request.method == "POST") {
            curl_easy_setopt(m_easy, CURLOPT_POST, 1L);
            curl_easy_setopt(m_easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.size()));
            curl_easy_setopt(m_easy, CURLOPT_POSTFIELDS, request.body.constData());
        }
        curl_easy_setopt(m_easy, CURLOPT_CUSTOMREQUEST, request.method.constData());
    } else if (request.method == "HEAD") {
        curl_easy_setopt(m_easy, CURLOPT_NOBODY, 1L);
    }
}

} // namespace models
