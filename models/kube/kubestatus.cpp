// SPDX-License-Identifier: Apache-2.0
#include "models/kube/kubestatus.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr qsizetype excerptLength = 200;
constexpr qsizetype mostWarnings = 10;

Error::Kind kindOf(int code, QStringView reason)
{
    if (reason == "AlreadyExists"_L1)
        return Error::Kind::AlreadyExists;
    if (reason == "Expired"_L1 || reason == "Gone"_L1)
        return Error::Kind::Expired;
    if (reason == "Timeout"_L1 || reason == "ServerTimeout"_L1)
        return Error::Kind::Timeout;
    switch (code) {
    case 400:
    case 422:
        return Error::Kind::Invalid;
    case 401:
        return Error::Kind::LoginExpired;
    case 403:
        return Error::Kind::Forbidden;
    case 404:
        return Error::Kind::NotFound;
    case 405:
    case 406:
    case 415:
        return Error::Kind::Unsupported;
    case 408:
    case 504:
        return Error::Kind::Timeout;
    case 409:
        return Error::Kind::Conflict;
    case 410:
        return Error::Kind::Expired;
    case 413:
        return Error::Kind::TooLarge;
    case 429:
        return Error::Kind::TooManyRequests;
    default:
        return Error::Kind::ServerFailed;
    }
}

Message sentenceOf(Error::Kind kind, int code)
{
    switch (kind) {
    case Error::Kind::Invalid:
        return Message(QT_TRANSLATE_NOOP("models", "The server refused the request as invalid."));
    case Error::Kind::LoginExpired:
        return Message(QT_TRANSLATE_NOOP(
            "models", "The server does not accept this login, or no longer. Log in again."));
    case Error::Kind::Forbidden:
        return Message(QT_TRANSLATE_NOOP(
            "models", "You may not do this. Whoever runs the server can grant it."));
    case Error::Kind::NotFound:
        return Message(QT_TRANSLATE_NOOP("models", "The server does not have this."));
    case Error::Kind::Unsupported:
        return Message(QT_TRANSLATE_NOOP("models", "The server does not offer this."));
    case Error::Kind::Timeout:
        return Message(
            QT_TRANSLATE_NOOP("models", "The server could not finish in time. Try again."));
    case Error::Kind::AlreadyExists:
        return Message(QT_TRANSLATE_NOOP(
            "models", "An object of this name exists already. Choose another name."));
    case Error::Kind::Conflict:
        return Message(
            QT_TRANSLATE_NOOP("models", "Somebody else has changed the object meanwhile."));
    case Error::Kind::Expired:
        return Message(
            QT_TRANSLATE_NOOP("models", "The server no longer has this version. Load it again."));
    case Error::Kind::TooLarge:
        return Message(QT_TRANSLATE_NOOP("models", "The object is larger than the server takes."));
    case Error::Kind::TooManyRequests:
        return Message(QT_TRANSLATE_NOOP("models", "The server is busy. Try again in a moment."));
    default:
        return Message(QT_TRANSLATE_NOOP("models", "The server failed with HTTP %1."),
            {QString::number(code)});
    }
}

// RBAC refuses in one fixed sentence; what it names is said in the user's language. Other
// authorizers and admission have sentences of their own, which stand below ours unchanged.
Message refusalOf(const QString &serversText)
{
    static const QRegularExpression sentence(
        uR"re(cannot (\S+) resource "([^"]+)" in API group "[^"]*" (?:in the namespace "([^"]+)"|at the cluster scope))re"_s);
    const QRegularExpressionMatch match = sentence.match(serversText);
    if (!match.hasMatch())
        return sentenceOf(Error::Kind::Forbidden, 403);
    const QStringList what {match.captured(1), match.captured(2)};
    if (match.captured(3).isEmpty())
        return Message(QT_TRANSLATE_NOOP("models",
                           "No right to %1 %2 in the whole cluster. Whoever runs the server can "
                           "grant it."),
            what);
    return Message(QT_TRANSLATE_NOOP("models",
                       "No right to %1 %2 in namespace %3. Whoever runs the server can grant it."),
        what + QStringList {match.captured(3)});
}

// A pod that may not be evicted now: the server's cause names the budget and counts.
std::optional<Message> budgetOf(const QList<StatusCause> &causes)
{
    const auto cause
        = std::ranges::find(causes, QStringLiteral("DisruptionBudget"), &StatusCause::reason);
    if (cause == causes.end())
        return std::nullopt;
    static const QRegularExpression counted(
        uR"re(budget (\S+) needs (\d+) healthy pods and has (\d+))re"_s);
    if (const auto match = counted.match(cause->message); match.hasMatch())
        return Message(QT_TRANSLATE_NOOP("models",
                           "The disruption budget %1 keeps this pod for now: it wants %2 ready "
                           "pods, and there are %3."),
            {match.captured(1), match.captured(2), match.captured(3)});
    static const QRegularExpression uncounted(uR"re(budget (\S+) is still being processed)re"_s);
    if (const auto match = uncounted.match(cause->message); match.hasMatch())
        return Message(QT_TRANSLATE_NOOP("models",
                           "The server is still counting the pods of the disruption budget %1. Try "
                           "again in a moment."),
            {match.captured(1)});
    return Message(QT_TRANSLATE_NOOP("models", "A disruption budget keeps this pod for now."));
}

QString excerpt(const QByteArray &body)
{
    return shownText(
        QString::fromUtf8(body.first(std::min<qsizetype>(body.size(), 4 * excerptLength)))
            .simplified(),
        excerptLength);
}

Error notKubernetes(const Reply &reply)
{
    if (reply.body.startsWith(QByteArrayView("k8s\0", 4)))
        return {.kind = Error::Kind::NotKubernetes,
            .message = Message(QT_TRANSLATE_NOOP("models",
                "The server answered in protobuf though JSON was asked for. A proxy on the way may "
                "have changed the request.")),
            .httpStatus = reply.status};
    if (reply.body.trimmed().isEmpty())
        return {.kind = Error::Kind::NotKubernetes,
            .message
            = Message(QT_TRANSLATE_NOOP("models", "The server's answer is empty (HTTP %1)."),
                {QString::number(reply.status)}),
            .httpStatus = reply.status};
    QByteArray type = reply.header("Content-Type");
    if (type.isEmpty())
        type = "-";
    return {.kind = Error::Kind::NotKubernetes,
        .message
        = Message(QT_TRANSLATE_NOOP("models",
                      "The answer did not come from a Kubernetes API server (HTTP %1, type "
                      "%2). Check the server's address and whether a proxy or a login page "
                      "is in between."),
            {QString::number(reply.status), shownText(QString::fromUtf8(type), 100)}),
        .detail = excerpt(reply.body),
        .httpStatus = reply.status};
}

std::chrono::seconds retryAfterOf(const Headers &headers)
{
    const QByteArray text = headerValue(headers, "Retry-After").trimmed();
    bool isNumber = false;
    if (const int seconds = text.toInt(&isNumber); isNumber)
        return std::chrono::seconds(std::max(0, seconds));
    if (!text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
        return std::chrono::seconds(std::numeric_limits<int>::max()); // longer than a number holds
    // "Mon, 30 Nov 2026 07:28:00 GMT"
    QDateTime until
        = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!until.isValid())
        return {};
    until.setTimeZone(QTimeZone::UTC);
    return std::chrono::seconds(std::max<qint64>(0, QDateTime::currentDateTimeUtc().secsTo(until)));
}

// API servers answer in plain text where no handler is (404) and where they are too busy to do
// more (429, 503); proxies answer in HTML.
bool isServersPlainText(const Reply &reply)
{
    const bool isCode = reply.status == 401 || reply.status == 404 || reply.status == 429
        || reply.status == 500 || reply.status == 503 || reply.status == 504;
    const QByteArray type = reply.header("Content-Type");
    return isCode && !reply.body.trimmed().startsWith('<')
        && (type.isEmpty() || type.startsWith("text/plain"));
}

} // namespace

Error errorOfStatus(const QJsonObject &status, int httpStatus)
{
    const int code = status[u"code"_s].toInt();
    Error error {.httpStatus = code != 0 ? code : httpStatus,
        .reason = shownText(status[u"reason"_s].toString(), 200)};
    error.kind = kindOf(error.httpStatus, error.reason);
    error.message = sentenceOf(error.kind, error.httpStatus);
    error.detail = shownText(status[u"message"_s].toString());
    if (error.kind == Error::Kind::Forbidden)
        error.message = refusalOf(error.detail);
    const QJsonObject details = status[u"details"_s].toObject();
    const QJsonArray causes = details[u"causes"_s].toArray();
    for (const QJsonValue &cause : causes) {
        error.causes.append({.reason = shownText(cause[u"reason"_s].toString()),
            .message = shownText(cause[u"message"_s].toString()),
            .field = shownText(cause[u"field"_s].toString())});
    }
    if (std::optional<Message> budget = budgetOf(error.causes))
        error.message = *std::move(budget);
    error.retryAfter = std::chrono::seconds(std::max(0, details[u"retryAfterSeconds"_s].toInt()));
    return error;
}

Error errorOf(const Reply &reply)
{
    const QJsonObject body = QJsonDocument::fromJson(reply.body).object();
    Error error;
    if (body[u"kind"_s].toString() == "Status"_L1) {
        error = errorOfStatus(body, reply.status);
    } else if (isServersPlainText(reply)) {
        error.kind = kindOf(reply.status, {});
        error.message = sentenceOf(error.kind, reply.status);
        error.detail = excerpt(reply.body);
        error.httpStatus = reply.status;
    } else {
        error = notKubernetes(reply);
    }
    if (error.retryAfter.count() == 0)
        error.retryAfter = retryAfterOf(reply.headers);
    return error;
}

Result<QJsonObject> objectOf(const Reply &reply)
{
    if (!reply.isSuccess())
        return std::unexpected(errorOf(reply));
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(reply.body, &problem);
    if (!document.isObject() || document.object().isEmpty()) {
        Error error = notKubernetes(reply);
        const QByteArray start = reply.body.trimmed();
        if (start.startsWith('{') && problem.error != QJsonParseError::NoError) {
            error.message = Message(
                QT_TRANSLATE_NOOP("models", "The server's answer is cut off or broken at byte %1."),
                {QString::number(problem.offset)});
            error.detail.clear();
        }
        return std::unexpected(error);
    }
    QJsonObject object = document.object();
    if (object[u"kind"_s].toString() == "Status"_L1
        && object[u"status"_s].toString() == "Failure"_L1)
        return std::unexpected(errorOfStatus(object, reply.status));
    return object;
}

bool isJson(const Headers &headers)
{
    const QByteArray type = headerValue(headers, "Content-Type");
    return type.isEmpty() || type.contains("json");
}

QStringList warningsOf(const Headers &headers)
{
    QStringList texts;
    for (const auto &[name, value] : headers) {
        if (name.compare("Warning", Qt::CaseInsensitive) != 0)
            continue;
        // code agent "text" ["date"], and after a comma the next one; the text's quotes decide
        // where it ends.
        qsizetype at = 0;
        while (at < value.size()) {
            const qsizetype open = value.indexOf('"', at);
            if (open < 0)
                break;
            const QByteArray head = value.mid(at, open - at).trimmed();
            QByteArray text;
            qsizetype i = open + 1;
            for (; i < value.size() && value[i] != '"'; ++i) {
                if (value[i] == '\\' && i + 1 < value.size())
                    ++i;
                text += value[i];
            }
            const QString shown = shownText(QString::fromUtf8(text), 2000);
            const bool isWarning = head.contains("299"); // a date in quotes has nothing before it
            if (isWarning && !texts.contains(shown) && texts.size() < mostWarnings)
                texts.append(shown);
            at = i + 1;
        }
    }
    return texts;
}

QString shownText(QStringView text, qsizetype longest)
{
    const auto isHarmless = [](QChar c) {
        const char16_t code = c.unicode();
        const bool isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
        const bool isBidi = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
            || code == 0x200e || code == 0x200f || code == 0x061c;
        return code == u'\n' || code == u'\t' || (!isControl && !isBidi);
    };
    const bool isCut = text.size() > longest;
    if (isCut)
        text.truncate(longest);
    QString shown;
    if (text.isValidUtf16() && std::ranges::all_of(text, isHarmless)) {
        shown = text.toString();
    } else {
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text[i];
            const bool isPair
                = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
            if (isPair)
                shown += QString(text.sliced(i++, 2));
            else if (c.isSurrogate())
                shown += QChar(QChar::ReplacementCharacter);
            else if (isHarmless(c))
                shown += c;
            else if (c.unicode() < 0x20)
                shown += QChar(0x2400 + c.unicode());
            else
                shown += u"<U+%1>"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0')).toUpper();
        }
    }
    return isCut ? shown + u'…' : shown;
}

} // namespace models
