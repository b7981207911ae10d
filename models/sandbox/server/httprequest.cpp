// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/httprequest.h"

#include <algorithm>

namespace models::sandbox {

QByteArray HttpRequest::header(QByteArrayView name) const
{
    const auto it = std::ranges::find_if(headers, [&](auto &entry) { return entry.first == name; });
    return it == headers.end() ? QByteArray() : it->second;
}

QList<QByteArray> HttpRequest::headerValues(QByteArrayView name) const
{
    QList<QByteArray> values;
    for (const auto &[key, value] : headers) {
        if (key == name) {
            values << value;
        }
    }
    return values;
}

QString HttpRequest::parameter(QStringView name) const
{
    const auto it = std::ranges::find_if(query, [&](auto &entry) { return entry.first == name; });
    return it == query.end() ? QString() : it->second;
}

QStringList HttpRequest::parameters(QStringView name) const
{
    QStringList values;
    for (const auto &[key, value] : query) {
        if (key == name) {
            values << value;
        }
    }
    return values;
}

bool HttpRequest::hasParameter(QStringView name) const
{
    return std::ranges::any_of(query, [&](auto &entry) { return entry.first == name; });
}

bool HttpRequest::flag(QStringView name) const
{
    if (!hasParameter(name)) {
        return false;
    }
    const QString value = parameter(name);
    return value != u"0" && value.compare(u"false", Qt::CaseInsensitive) != 0;
}

QString decodePercent(QByteArrayView text, bool isQuery)
{
    QByteArray bytes = text.toByteArray();
    if (isQuery) {
        bytes.replace('+', ' ');
    }
    return QString::fromUtf8(QByteArray::fromPercentEncoding(bytes));
}

std::optional<HttpRequest> HttpParser::take()
{
    Step result = Step::Again;
    while (result == Step::Again && !m_fault) {
        result = step();
    }
    if (result != Step::Done || m_fault) {
        return std::nullopt;
    }
    m_state = State::Head;
    m_wantsContinue = false;
    return std::exchange(m_request, {});
}

bool HttpParser::takeContinue()
{
    return !m_fault && m_state != State::Head && std::exchange(m_wantsContinue, false);
}

HttpParser::Step HttpParser::step()
{
    switch (m_state) {
    case State::Head:
        return readHead();
    case State::Body:
        return readBody();
    case State::ChunkSize:
        return readChunkSize();
    case State::ChunkData:
        return readChunkData();
    case State::Trailer:
        return readTrailer();
    }
    return Step::NeedMore;
}

HttpParser::Step HttpParser::fail(int status, QByteArray text)
{
    m_fault = HttpFault {status, std::move(text)};
    return Step::NeedMore;
}

HttpParser::Step HttpParser::readHead()
{
    while (m_buffer.startsWith("\r\n")) { // some clients send an empty line after a body
        m_buffer.remove(0, 2);
    }
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0) {
        if (m_buffer.size() > headLimit) {
            return fail(431, "the request's headers are too long");
        }
        return Step::NeedMore;
    }
    if (end > headLimit) {
        return fail(431, "the request's headers are too long");
    }
    const QByteArray head = m_buffer.first(end);
    m_buffer.remove(0, end + 4);
    m_request = {};
    if (!parseHead(head) || !parseTarget() || !parseFraming()) {
        return fail(m_fault ? m_fault->status : 400,
            m_fault ? m_fault->text : QByteArray("the request could not be read"));
    }
    return m_state == State::Head ? Step::Done : Step::Again;
}

bool HttpParser::parseHead(const QByteArray &head)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    if (words.size() != 3 || words[0].isEmpty() || !words[2].startsWith("HTTP/1.")) {
        return false;
    }
    m_request.method = words[0];
    m_request.target = words[1];
    m_request.isHttp10 = words[2] == "HTTP/1.0";
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon <= 0 || lines[i].front() == ' ' || lines[i].front() == '\t') {
            return false;
        }
        m_request.headers.emplace_back(
            lines[i].first(colon).toLower(), lines[i].sliced(colon + 1).trimmed());
    }
    const QByteArray connection = m_request.header("connection").toLower();
    m_request.keepAlive
        = m_request.isHttp10 ? connection.contains("keep-alive") : !connection.contains("close");
    return true;
}

bool HttpParser::parseTarget()
{
    QByteArray target = m_request.target;
    if (const qsizetype scheme = target.indexOf("://"); scheme > 0 && !target.startsWith('/')) {
        const qsizetype slash = target.indexOf('/', scheme + 3); // a proxy's absolute form
        target = slash < 0 ? QByteArray("/") : target.sliced(slash);
    }
    if (!target.startsWith('/')) {
        return false;
    }
    const qsizetype question = target.indexOf('?');
    const QByteArray path = question < 0 ? target : target.first(question);
    m_request.path = decodePercent(path, false);
    for (const QByteArray &segment : path.split('/')) {
        if (!segment.isEmpty()) {
            m_request.segments << decodePercent(segment, false);
        }
    }
    if (question >= 0) {
        for (const QByteArray &pair : target.sliced(question + 1).split('&')) {
            if (pair.isEmpty()) {
                continue;
            }
            const qsizetype equals = pair.indexOf('=');
            m_request.query.emplace_back(
                decodePercent(equals < 0 ? pair : pair.first(equals), true),
                equals < 0 ? QString() : decodePercent(pair.sliced(equals + 1), true));
        }
    }
    return true;
}

bool HttpParser::parseFraming()
{
    const QByteArray encoding = m_request.header("transfer-encoding").toLower();
    const QList<QByteArray> lengths = m_request.headerValues("content-length");
    m_wantsContinue = m_request.header("expect").toLower() == "100-continue";
    if (!encoding.isEmpty()) {
        if (encoding != "chunked" || !lengths.isEmpty()) {
            m_fault = HttpFault {encoding == "chunked" ? 400 : 501,
                "the request's transfer encoding is not supported"};
            return false;
        }
        m_state = State::ChunkSize;
        return true;
    }
    if (lengths.isEmpty()) {
        return true;
    }
    bool isNumber = false;
    m_wanted = lengths.first().toLongLong(&isNumber);
    if (!isNumber || m_wanted < 0
        || std::ranges::any_of(lengths, [&](auto &length) { return length != lengths.first(); })) {
        return false;
    }
    if (m_wanted > bodyLimit) {
        m_fault = HttpFault {413, "Request entity too large: limit is 3145728"};
        return false;
    }
    m_state = m_wanted > 0 ? State::Body : State::Head;
    return true;
}

HttpParser::Step HttpParser::readBody()
{
    if (m_buffer.size() < m_wanted) {
        return Step::NeedMore;
    }
    m_request.body = m_buffer.first(m_wanted);
    m_buffer.remove(0, m_wanted);
    return Step::Done;
}

HttpParser::Step HttpParser::readChunkSize()
{
    const qsizetype end = m_buffer.indexOf("\r\n");
    if (end < 0) {
        return m_buffer.size() > 1024 ? fail(400, "a chunk has no size") : Step::NeedMore;
    }
    QByteArray size = m_buffer.first(end);
    if (const qsizetype extension = size.indexOf(';'); extension >= 0) {
        size.truncate(extension);
    }
    bool isNumber = false;
    m_wanted = size.trimmed().toLongLong(&isNumber, 16);
    if (!isNumber || m_wanted < 0) {
        return fail(400, "a chunk has no size");
    }
    if (m_request.body.size() + m_wanted > bodyLimit) {
        return fail(413, "Request entity too large: limit is 3145728");
    }
    m_buffer.remove(0, end + 2);
    m_state = m_wanted == 0 ? State::Trailer : State::ChunkData;
    return Step::Again;
}

HttpParser::Step HttpParser::readChunkData()
{
    if (m_buffer.size() < m_wanted + 2) {
        return Step::NeedMore;
    }
    m_request.body.append(m_buffer.constData(), m_wanted);
    if (m_buffer.sliced(m_wanted, 2) != "\r\n") {
        return fail(400, "a chunk has no end");
    }
    m_buffer.remove(0, m_wanted + 2);
    m_state = State::ChunkSize;
    return Step::Again;
}

HttpParser::Step HttpParser::readTrailer()
{
    const qsizetype end = m_buffer.indexOf("\r\n");
    if (end < 0) {
        return m_buffer.size() > headLimit ? fail(431, "the trailer is too long") : Step::NeedMore;
    }
    m_buffer.remove(0, end + 2);
    return end == 0 ? Step::Done : Step::Again;
}

} // namespace models::sandbox
