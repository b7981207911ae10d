// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/logbody.h"

#include "models/sandbox/engine/causes.h"
#include "models/sandbox/server/podcontainers.h"

#include <QDateTime>
#include <QTimeZone>

#include <optional>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

constexpr qint64 nanosecond = 1'000'000'000;

QString waitingReasonOf(const QJsonObject &pod, const QString &container)
{
    const QJsonObject status = containerStatusOf(pod, container);
    if (!status.isEmpty()) {
        return status.value(u"state")
            .toObject()
            .value(u"waiting")
            .toObject()
            .value(u"reason")
            .toString();
    }
    return u"ContainerCreating"_s;
}

QByteArray stamp(qint64 nanoseconds)
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(nanoseconds / nanosecond, QTimeZone::UTC);
    return time.toString(u"yyyy-MM-ddThh:mm:ss").toLatin1() + '.'
        + QByteArray::number(nanoseconds % nanosecond).rightJustified(9, '0') + "Z ";
}

std::optional<StatusError> refusal(const HttpRequest &request, const QString &pod)
{
    Causes causes;
    const auto atLeast = [&](const QString &key, qint64 least, const QString &text) {
        const qint64 value = request.parameter(key).toLongLong();
        if (request.hasParameter(key) && value < least) {
            causes.invalid(key, value, text);
        }
    };
    const QString positive = u"must be greater than 0"_s;
    atLeast(u"tailLines"_s, 0, u"must be greater than or equal to 0"_s);
    atLeast(u"limitBytes"_s, 1, positive);
    if (request.hasParameter(u"sinceSeconds") && request.hasParameter(u"sinceTime")) {
        causes.forbidden(
            u"[]"_s, u"at most one of `sinceTime` or `sinceSeconds` may be specified"_s);
    } else {
        atLeast(u"sinceSeconds"_s, 1, positive);
    }
    if (causes.isEmpty()) {
        return std::nullopt;
    }
    return invalid({}, u"PodLogOptions"_s, pod, causes.list());
}

} // namespace

Answer<LogRequest> LogRequest::parse(
    const HttpRequest &request, const QJsonObject &pod, const QDateTime &now)
{
    LogRequest result;
    const QJsonObject metadata = pod.value(u"metadata").toObject();
    if (const auto refused = refusal(request, metadata.value(u"name").toString())) {
        return std::unexpected(*refused);
    }
    const auto container = containerOf(pod, request.parameter(u"container"));
    if (!container) {
        return std::unexpected(container.error());
    }
    result.key = {metadata.value(u"uid").toString(), *container, request.flag(u"previous")};
    result.isFollowing = request.flag(u"follow");
    result.withTimestamps = request.flag(u"timestamps");
    if (request.hasParameter(u"tailLines")) {
        result.tailLines = request.parameter(u"tailLines").toLongLong();
    }
    if (request.hasParameter(u"limitBytes")) {
        result.limitBytes = request.parameter(u"limitBytes").toLongLong();
    }
    if (request.hasParameter(u"sinceSeconds")) {
        result.since = (now.toSecsSinceEpoch() - request.parameter(u"sinceSeconds").toLongLong())
            * nanosecond;
    } else if (request.hasParameter(u"sinceTime")) {
        const QDateTime time
            = QDateTime::fromString(request.parameter(u"sinceTime"), Qt::ISODateWithMs);
        result.since = time.toMSecsSinceEpoch() * 1'000'000;
    }
    result.waitingReason = waitingReasonOf(pod, *container);
    return result;
}

LogBody::LogBody(LogSource &source, LogRequest request)
    : m_source(&source)
    , m_request(std::move(request))
{
    const qsizetype count = source.count(m_request.key);
    if (m_request.tailLines >= 0) {
        m_next = std::max<qsizetype>(0, count - m_request.tailLines);
    }
    if (m_request.isFollowing) {
        m_connection
            = QObject::connect(&source, &LogSource::changed, &source, [this](const LogKey &key) {
                  if (key == m_request.key) {
                      wake();
                  }
              });
    }
}

LogBody::~LogBody()
{
    QObject::disconnect(m_connection);
}

BodySource::Pull LogBody::pull(QByteArray &out)
{
    constexpr qsizetype piece = 64 * 1024;
    constexpr qsizetype linesAtOnce = 500;
    while (out.size() < piece && m_source) {
        const auto lines = m_source->lines(m_request.key, m_next, linesAtOnce);
        if (!lines || lines->isEmpty()) {
            const bool isOver = !lines || m_source->isComplete(m_request.key);
            return m_request.isFollowing && !isOver ? Pull::Wait : Pull::End;
        }
        m_next += lines->size();
        for (const LogLine &line : *lines) {
            if (line.time < m_request.since) {
                continue;
            }
            QByteArray text
                = (m_request.withTimestamps ? stamp(line.time) : QByteArray()) + line.text + '\n';
            if (m_request.limitBytes >= 0 && m_sent + text.size() >= m_request.limitBytes) {
                out += text.first(m_request.limitBytes - m_sent);
                return Pull::End;
            }
            m_sent += text.size();
            out += text;
        }
    }
    return m_source ? Pull::More : Pull::End;
}

} // namespace models::sandbox
