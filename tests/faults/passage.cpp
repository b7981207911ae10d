// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/passage.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>

using How = Fault::How;

Passage::Passage(const Exchange &exchange, const models::Access &server, Fault fault)
    : QObject(exchange.socket)
    , m_exchange(exchange)
    , m_server(server)
    , m_fault(std::move(fault))
    , m_isWatch(exchange.target.contains("watch=1"))
{
    connect(&m_turn, &QTimer::timeout, this, &Passage::drain);
    ask();
}

void Passage::strike(Fault fault)
{
    m_fault = std::move(fault);
    m_lines = 0;
    m_bytes = 0;
    if (m_fault.afterLines == 0 && m_fault.afterBytes <= 0)
        finish(m_fault.how);
}

void Passage::ask()
{
    m_far = new QSslSocket(this);
    QSslConfiguration tls = m_far->sslConfiguration();
    tls.setCaCertificates(QSslCertificate::fromData(m_server.ca));
    m_far->setSslConfiguration(tls);
    QByteArray request = m_exchange.method + ' ' + m_exchange.target + " HTTP/1.1\r\n";
    for (const auto &[name, value] : m_exchange.headers) {
        const QByteArray key = name.toLower();
        const bool isOurs = key == "authorization" || key == "connection" || key == "host"
            || (key == "accept-encoding" && !m_fault.isPacked);
        if (!isOurs)
            request += name + ": " + value + "\r\n";
    }
    request += "Host: " + m_server.server.authority().toLatin1() + "\r\nAuthorization: Bearer "
        + m_server.token + "\r\nConnection: close\r\n\r\n" + m_exchange.body;
    connect(m_far, &QSslSocket::encrypted, this, [this, request] { m_far->write(request); });
    connect(m_far, &QSslSocket::readyRead, this, [this] { take(m_far->readAll()); });
    connect(m_far, &QSslSocket::disconnected, this, &Passage::serverEnded);
    connect(m_far, &QSslSocket::errorOccurred, this, &Passage::serverEnded);
    m_far->connectToHostEncrypted(m_server.server.host(), quint16(m_server.server.port()));
}

void Passage::take(const QByteArray &wire)
{
    if (m_isOver)
        return;
    QByteArray body = wire;
    if (!m_hasHead) {
        m_head += wire;
        const qsizetype end = m_head.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        m_hasHead = true;
        m_isFlowing = true;
        const QByteArray head = m_head.first(end + 4);
        m_isChunked = head.toLower().contains("transfer-encoding: chunked");
        body = m_head.sliced(end + 4);
        if (m_fault.isRaw)
            pass(head);
        else
            write(head);
    }
    if (m_fault.isRaw || !m_isChunked)
        pass(body);
    else
        takeBody(body);
}

void Passage::takeBody(const QByteArray &bytes)
{
    m_chunks += bytes;
    while (!m_isOver) {
        const qsizetype end = m_chunks.indexOf("\r\n");
        if (end < 0)
            return;
        const qsizetype size = m_chunks.first(end).toLongLong(nullptr, 16);
        if (m_chunks.size() < end + 2 + size + 2)
            return;
        const QByteArray chunk = m_chunks.sliced(end + 2, size);
        m_chunks.remove(0, end + 2 + size + 2);
        if (size == 0)
            finish(How::End);
        else if (m_fault.lines || m_fault.afterLines >= 0
            || (m_isWatch && m_fault.afterBytes < 0 && m_fault.piece == 0))
            takeLines(chunk);
        else
            pass(chunk);
    }
}

void Passage::takeLines(const QByteArray &bytes)
{
    m_line += bytes;
    for (qsizetype end = m_line.indexOf('\n'); end >= 0 && !m_isOver; end = m_line.indexOf('\n')) {
        const QByteArray line = m_line.first(end + 1);
        m_line.remove(0, end + 1);
        const QByteArrayList shown = m_fault.lines ? m_fault.lines(line) : QByteArrayList {line};
        for (const QByteArray &some : shown) {
            if (m_isOver)
                return;
            if (m_fault.afterLines >= 0 && m_lines++ >= m_fault.afterLines) {
                if (m_fault.afterBytes > 0)
                    write(some.first(std::min<qsizetype>(m_fault.afterBytes, some.size())));
                finish(m_fault.how);
            } else {
                write(some);
            }
        }
    }
}

// Bytes as they are; the place of a cut among them is exact.
void Passage::pass(const QByteArray &bytes)
{
    if (m_isOver || bytes.isEmpty())
        return;
    if (m_fault.afterBytes >= 0 && m_bytes + bytes.size() >= m_fault.afterBytes) {
        write(bytes.first(m_fault.afterBytes - m_bytes));
        finish(m_fault.how);
        return;
    }
    m_bytes += bytes.size();
    write(bytes);
}

void Passage::write(const QByteArray &bytes)
{
    const bool isChunk = m_isChunked && !m_fault.isRaw && m_head.isEmpty();
    if (!m_fault.isRaw)
        m_head.clear(); // it has just gone out
    QByteArray wire = bytes;
    if (isChunk && !bytes.isEmpty())
        wire = QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
    if (m_fault.piece > 0 || !m_slow.isEmpty()) {
        m_slow += wire;
        m_turn.start(0);
    } else {
        m_exchange.raw(wire);
    }
}

void Passage::drain()
{
    const qsizetype some
        = std::min(m_slow.size(), m_fault.piece > 0 ? m_fault.piece : m_slow.size());
    m_exchange.raw(m_slow.first(some));
    if (m_exchange.socket)
        m_exchange.socket->flush();
    m_slow.remove(0, some);
    if (!m_slow.isEmpty())
        return;
    m_turn.stop();
    if (m_endsAfterDrain)
        m_exchange.close();
}

void Passage::serverEnded()
{
    if (!m_isOver)
        finish(m_isChunked ? How::Close : How::End);
}

void Passage::finish(How how)
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_isFlowing = false;
    if (how == How::End && m_isChunked && !m_fault.isRaw) {
        if (m_slow.isEmpty())
            m_exchange.endChunks();
        else
            m_slow += "0\r\n\r\n";
    }
    if (how == How::Reset) {
        if (m_exchange.socket)
            m_exchange.socket->flush(); // what came before the cut has come
    }
    emit over(how);
    if (m_far)
        m_far->disconnect(this);
    if (how == How::Reset)
        m_exchange.reset();
    else if (how != How::Stall && m_slow.isEmpty())
        m_exchange.close();
    else
        m_endsAfterDrain = how != How::Stall;
}
