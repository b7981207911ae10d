// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/containers/webserver.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

constexpr qsizetype longestHead = qsizetype(64) * 1024;
constexpr qint64 longestBody = qint64(16) * 1024 * 1024;

QByteArray headerOf(const QByteArray &head, QByteArrayView name)
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).trimmed().compare(name, Qt::CaseInsensitive) == 0) {
            return line.sliced(colon + 1).trimmed();
        }
    }
    return {};
}

} // namespace

WebServer::WebServer(Container container, quint16 port)
    : m_container(std::move(container))
    , m_port(port)
{
}

void WebServer::input(const QByteArray &bytes)
{
    m_request += bytes;
    while (!m_isOver && answerOne()) { }
}

void WebServer::closeInput()
{
    if (!std::exchange(m_isOver, true)) {
        Q_EMIT closed();
    }
}

/// False: more bytes are needed.
bool WebServer::answerOne()
{
    const qsizetype end = m_request.indexOf("\r\n\r\n");
    if (end < 0) {
        if (m_request.size() > longestHead) {
            reply("400 Bad Request", "text/plain", "the head is too long\n", true, false);
        }
        return false;
    }
    const QByteArray head = m_request.first(end);
    const QList<QByteArray> words
        = head.first(head.indexOf('\r') < 0 ? end : head.indexOf('\r')).split(' ');
    const qint64 length = headerOf(head, "content-length").toLongLong();
    if (words.size() != 3 || length < 0 || length > longestBody) {
        reply("400 Bad Request", "text/plain", "this is not HTTP/1.1\n", true, false);
        return false;
    }
    const qsizetype whole = end + 4 + qsizetype(length);
    if (m_request.size() < whole) {
        return false;
    }
    const QByteArray body = m_request.sliced(end + 4, qsizetype(length));
    m_request.remove(0, whole);
    const bool keep = words.at(2) == "HTTP/1.1"
        && headerOf(head, "connection").compare("close", Qt::CaseInsensitive) != 0;
    const QByteArray &method = words.at(0);
    if (method == "GET" || method == "HEAD") {
        reply("200 OK", "text/html; charset=utf-8", page(words.at(1)), method == "GET", keep);
    } else if (method == "POST") {
        reply("200 OK", "application/octet-stream", body, true, keep);
    } else {
        reply("405 Method Not Allowed", "text/plain", "only GET, HEAD and POST\n", true, keep);
    }
    return true;
}

void WebServer::reply(const QByteArray &status, const QByteArray &type, const QByteArray &body,
    bool withBody, bool keep)
{
    Q_EMIT output("HTTP/1.1 " + status + "\r\nServer: sampan-sandbox\r\nContent-Type: " + type
        + "\r\nContent-Length: " + QByteArray::number(body.size())
        + (keep ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n") + (withBody ? body : QByteArray()));
    if (!keep) {
        closeInput();
    }
}

QByteArray WebServer::page(const QByteArray &path) const
{
    const QString name = m_container.pod.toHtmlEscaped();
    return u"<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>%1</title></head>\n"
           "<body><h1>%1</h1>\n<p>Container %2 of pod %1 in namespace %3, port %4.</p>\n"
           "<p>Image %5, path %6.</p>\n<p>This is the sandbox: nothing real runs here.</p>\n"
           "</body></html>\n"_s
               .arg(name, m_container.name.toHtmlEscaped(), m_container.nameSpace.toHtmlEscaped(),
                   QString::number(m_port), m_container.image.toHtmlEscaped(),
                   QString::fromUtf8(path).toHtmlEscaped())
               .toUtf8();
}

} // namespace models::sandbox
