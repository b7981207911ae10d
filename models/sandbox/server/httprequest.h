// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace models::sandbox {

using HttpHeaders = std::vector<std::pair<QByteArray, QByteArray>>;

/// One whole request. Header names are lower case.
struct HttpRequest
{
    QByteArray method;
    QByteArray target; ///< as it came
    QString path; ///< percent-decoded as a whole; segments() decodes piece by piece
    QStringList segments; ///< of the path, decoded one by one
    QList<std::pair<QString, QString>> query;
    HttpHeaders headers;
    QByteArray body;
    bool keepAlive = true;
    bool isHttp10 = false;

    /// The first value; empty when there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] QList<QByteArray> headerValues(QByteArrayView name) const;
    [[nodiscard]] QString parameter(QStringView name) const;
    [[nodiscard]] QStringList parameters(QStringView name) const;
    [[nodiscard]] bool hasParameter(QStringView name) const;
    /// Go's strconv.ParseBool as the API reads flags: anything but "", "0", "false" is true.
    [[nodiscard]] bool flag(QStringView name) const;
};

/// A request that cannot be read; the connection ends after the answer.
struct HttpFault
{
    int status = 400;
    QByteArray text;
};

/// Bytes to requests. Pure: knows no socket.
class HttpParser
{
public:
    static constexpr qsizetype headLimit = 1024 * 1024;
    static constexpr qsizetype bodyLimit = 3 * 1024 * 1024;

    void append(QByteArrayView bytes) { m_buffer.append(bytes); }
    /// The next whole request, once its bytes are there.
    [[nodiscard]] std::optional<HttpRequest> take();
    [[nodiscard]] const std::optional<HttpFault> &fault() const { return m_fault; }
    /// The client waits for "100 Continue" before it sends the body. True once.
    [[nodiscard]] bool takeContinue();
    [[nodiscard]] bool isIdle() const { return m_state == State::Head && m_buffer.isEmpty(); }
    /// What came behind the last request, when something else than HTTP goes on.
    [[nodiscard]] QByteArray takeRest() { return std::exchange(m_buffer, {}); }
    [[nodiscard]] qsizetype buffered() const { return m_buffer.size(); }

private:
    enum class State { Head, Body, ChunkSize, ChunkData, Trailer };
    enum class Step { Again, NeedMore, Done };
    Step step();
    Step readHead();
    Step readBody();
    Step readChunkSize();
    Step readChunkData();
    Step readTrailer();
    bool parseHead(const QByteArray &head);
    bool parseTarget();
    bool parseFraming();
    Step fail(int status, QByteArray text);

    State m_state = State::Head;
    QByteArray m_buffer;
    HttpRequest m_request;
    qsizetype m_wanted = 0; ///< bytes of the body or chunk still to come
    bool m_wantsContinue = false;
    std::optional<HttpFault> m_fault;
};

/// "%2F" → "/"; '+' is a space in queries, as Go reads them.
[[nodiscard]] QString decodePercent(QByteArrayView text, bool isQuery);

} // namespace models::sandbox
