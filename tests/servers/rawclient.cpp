// SPDX-License-Identifier: Apache-2.0
#include "rawclient.h"

#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslConfiguration>

using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 15'000;
}

QJsonObject RawClient::Answer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

RawClient::RawClient(const models::Access &access)
    : m_token(access.token)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromData(access.ca));
    m_socket.setSslConfiguration(configuration);
    m_socket.connectToHostEncrypted(u"127.0.0.1"_s, quint16(access.server.port()));
    m_socket.waitForEncrypted(patience);
}

void RawClient::write(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

void RawClient::ask(const QByteArray &method, const QByteArray &target, const QByteArray &body,
    const QByteArrayList &headers)
{
    QByteArray text = method + ' ' + target
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + m_token + "\r\n";
    for (const QByteArray &header : headers) {
        text += header + "\r\n";
    }
    if (!body.isEmpty()) {
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    }
    write(text + "\r\n" + body);
}

bool RawClient::more()
{
    if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(patience)) {
        return false;
    }
    m_buffer += m_socket.readAll();
    return true;
}

RawClient::Answer RawClient::takeHead()
{
    Answer answer;
    qsizetype end = -1;
    while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
        if (!more()) {
            return answer;
        }
    }
    const QList<QByteArray> lines = m_buffer.first(end).split('\n');
    m_buffer.remove(0, end + 4);
    answer.status = lines.first().split(' ').value(1).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    return answer;
}

QByteArray RawClient::takeChunk()
{
    qsizetype end = -1;
    while ((end = m_buffer.indexOf("\r\n")) < 0) {
        if (!more()) {
            return {};
        }
    }
    const qsizetype size = m_buffer.first(end).toLongLong(nullptr, 16);
    while (m_buffer.size() < end + 2 + size + 2) {
        if (!more()) {
            return {};
        }
    }
    const QByteArray chunk = m_buffer.sliced(end + 2, size);
    m_buffer.remove(0, end + 2 + size + 2);
    return chunk;
}

RawClient::Answer RawClient::take(bool isHead)
{
    Answer answer = takeHead();
    if (isHead || answer.status == 204 || answer.status == 304 || answer.status == 100) {
        return answer;
    }
    if (answer.headers.value("transfer-encoding") == "chunked") {
        for (QByteArray chunk = takeChunk(); !chunk.isEmpty(); chunk = takeChunk()) {
            answer.body += chunk;
        }
        return answer;
    }
    if (!answer.headers.contains("content-length")) {
        while (more()) { }
        answer.body = std::exchange(m_buffer, {});
        return answer;
    }
    const qsizetype size = answer.headers.value("content-length").toLongLong();
    while (m_buffer.size() < size && more()) { }
    answer.body = m_buffer.first(std::min(size, m_buffer.size()));
    m_buffer.remove(0, answer.body.size());
    return answer;
}

RawClient::Answer RawClient::call(const QByteArray &method, const QByteArray &target,
    const QByteArray &body, const QByteArrayList &headers)
{
    ask(method, target, body, headers);
    return take(method == "HEAD");
}

QByteArray RawClient::takeLine()
{
    qsizetype end = -1;
    while ((end = m_lines.indexOf('\n')) < 0) {
        const QByteArray chunk = takeChunk();
        if (chunk.isEmpty()) {
            return {};
        }
        m_lines += chunk;
    }
    const QByteArray line = m_lines.first(end);
    m_lines.remove(0, end + 1);
    return line;
}

bool RawClient::waitForEnd()
{
    return m_socket.state() == QAbstractSocket::UnconnectedState
        || m_socket.waitForDisconnected(patience);
}
