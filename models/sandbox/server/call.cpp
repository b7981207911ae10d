// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/call.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace models::sandbox {

void Call::fail(const StatusError &error) const
{
    if (const qint64 seconds = error.details.value(u"retryAfterSeconds").toInteger()) {
        exchange.addHeader("Retry-After", QByteArray::number(seconds));
    }
    replyJson(error.code, error.toStatus());
}

void Call::replyJson(int status, const QJsonObject &object) const
{
    const bool isPretty = request.flag(u"pretty");
    exchange.reply(status, "application/json",
        QJsonDocument(object).toJson(isPretty ? QJsonDocument::Indented : QJsonDocument::Compact)
            + (isPretty ? "" : "\n"));
}

void Call::replyText(int status, const QByteArray &text) const
{
    exchange.reply(status, "text/plain; charset=utf-8", text);
}

void Call::warn(const QString &text) const
{
    QByteArray quoted = text.toUtf8();
    quoted.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', ' ');
    exchange.addHeader("Warning", "299 - \"" + quoted + '"');
}

void Call::warn(const QStringList &texts) const
{
    QStringList unique = texts;
    unique.removeDuplicates();
    for (const QString &text : std::as_const(unique)) {
        warn(text);
    }
}

} // namespace models::sandbox
