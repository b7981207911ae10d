// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/reader.h"

#include "models/sandbox/server/listbody.h"
#include "models/sandbox/server/statuses.h"

#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

const QString protobuf = u"application/vnd.kubernetes.protobuf"_s;

struct ContinueToken
{
    qint64 revision = 0;
    QByteArray after; ///< "namespace/name"

    [[nodiscard]] QString encoded() const
    {
        const QJsonObject token {{u"v"_s, u"meta.k8s.io/v1"_s}, {u"rv"_s, revision},
            {u"start"_s, QString::fromUtf8(after)}};
        return QString::fromLatin1(
            toJson(token).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    }
    [[nodiscard]] static std::optional<ContinueToken> decoded(const QString &text)
    {
        const QJsonObject token = QJsonDocument::fromJson(
            QByteArray::fromBase64(text.toLatin1(), QByteArray::Base64UrlEncoding))
                                      .object();
        if (!token.contains(u"start")) {
            return std::nullopt;
        }
        return ContinueToken {
            token.value(u"rv").toInteger(), token.value(u"start").toString().toUtf8()};
    }
};

StatusError badVersion(const QString &text)
{
    return badRequest(
        u"resourceVersion: Invalid value: \"%1\": strconv.ParseUint: parsing \"%1\": invalid syntax"_s
            .arg(text));
}

std::optional<qint64> versionOf(const QString &text)
{
    bool isNumber = false;
    const qint64 version = text.toLongLong(&isNumber);
    return isNumber && version >= 0 ? std::optional(version) : std::nullopt;
}

/// The rules of resourceVersionMatch and sendInitialEvents; nothing when they hold.
std::optional<StatusError> faultOfMatch(const Call &call)
{
    const QString match = call.request.parameter(u"resourceVersionMatch");
    const QString version = call.request.parameter(u"resourceVersion");
    const bool isWatch = call.info.verb == u"watch";
    const bool hasEvents = call.request.hasParameter(u"sendInitialEvents");
    QList<StatusCause> causes;
    const auto forbid = [&](const QString &text, const QString &field) {
        causes.append({u"FieldValueForbidden"_s, u"Forbidden: "_s + text, field});
    };
    const QString field = u"resourceVersionMatch"_s;
    if (!match.isEmpty()) {
        if (isWatch && !hasEvents)
            forbid(
                u"resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"_s,
                field);
        else if (version.isEmpty() && !(isWatch && hasEvents))
            forbid(
                u"resourceVersionMatch is forbidden unless resourceVersion is provided"_s, field);
        if (!call.request.parameter(u"continue").isEmpty())
            forbid(u"resourceVersionMatch is forbidden when continue is provided"_s, field);
        if (match != u"Exact" && match != u"NotOlderThan")
            causes.append({u"FieldValueNotSupported"_s,
                u"Unsupported value: \"%1\": supported values: \"Exact\", \"NotOlderThan\", \"\""_s
                    .arg(match),
                field});
        else if (match == u"Exact" && version == u"0")
            forbid(
                u"resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""_s, field);
    }
    if (hasEvents && !isWatch)
        forbid(u"sendInitialEvents is forbidden for list"_s, u"sendInitialEvents"_s);
    if (causes.isEmpty())
        return std::nullopt;
    return invalid(u"meta.k8s.io"_s, u"ListOptions"_s, {}, causes);
}

/// Of a version, or a limit, that is to be a number.
std::optional<StatusError> faultOfNumbers(const Call &call)
{
    for (const char16_t *name : {u"limit", u"timeoutSeconds"}) {
        const QString text = call.request.parameter(QStringView(name));
        bool isNumber = true;
        if (!text.isEmpty())
            (void)text.toLongLong(&isNumber);
        if (!isNumber)
            return badRequest(u"strconv.ParseInt: parsing \"%1\": invalid syntax"_s.arg(text));
    }
    return std::nullopt;
}

} // namespace

Answer<Encoder> Reader::encoderFor(const Call &call) const
{
    auto representation = negotiate(call.request.header("accept"), true);
    if (!representation) {
        StatusError error = representation.error();
        if (!call.kind.isCustom && !representation.error().message.contains(protobuf)) {
            // Refused by the router, before the API sees it.
            const QString streams = call.info.name.isEmpty()
                ? u", application/json;stream=watch, "_s + protobuf + u";stream=watch"_s
                : QString();
            error.message
                = u"406: Not Acceptable\n\nAvailable representations: application/json, application/yaml, "_s
                + protobuf + streams;
        }
        return std::unexpected(error);
    }
    const QString include = call.request.parameter(u"includeObject");
    Encoder::RowObject rowObject = Encoder::RowObject::Metadata;
    if (include == u"Object") {
        rowObject = Encoder::RowObject::Object;
    } else if (include == u"None") {
        rowObject = Encoder::RowObject::None;
    } else if (!include.isEmpty() && include != u"Metadata"
        && representation->as == Representation::As::Table) {
        return std::unexpected(badRequest(
            u"Unable to convert to Table as requested: includeObject: Invalid value: \"%1\": must be 'Metadata', 'Object', 'None', or empty"_s
                .arg(include)));
    }
    return Encoder(m_registry, call.kind, *representation, rowObject);
}

Answer<Filter> Reader::filterFor(const Call &call) const
{
    QString fields = call.request.parameter(u"fieldSelector");
    if (!call.info.name.isEmpty()) { // ?watch=1 on one object
        fields = u"metadata.name="_s + call.info.name;
    }
    return Filter::parse(m_registry, call.kind, call.info.nameSpace,
        call.request.parameter(u"labelSelector"), fields);
}

void Reader::read(const Call &call)
{
    const ObjectRef stored
        = m_registry.store().find(Registry::keyOf(call.kind), call.info.nameSpace, call.info.name);
    if (!stored) {
        call.fail(notFound(call.kind, call.info.name));
        return;
    }
    const auto encoder = encoderFor(call);
    if (!encoder) {
        call.fail(encoder.error());
        return;
    }
    const auto version = versionOf(call.request.parameter(u"resourceVersion"));
    if (const qint64 now = m_registry.store().revision(); version && *version > now) {
        call.fail(versionTooLarge(*version, now));
        return;
    }
    call.exchange.reply(200, encoder->representation().contentType(), encoder->single(*stored));
}

Answer<std::vector<ObjectRef>> Reader::snapshot(
    const Call &call, qint64 revision, const QByteArray &after) const
{
    const QString key = Registry::keyOf(call.kind);
    const Store &store = m_registry.store();
    if (revision > store.revision()) {
        return std::unexpected(versionTooLarge(revision, store.revision()));
    }
    auto objects = store.listAt(key, call.info.nameSpace, revision, after);
    if (!objects) {
        return std::unexpected(expired(u"The resourceVersion for the provided list is too old."_s));
    }
    return *std::move(objects);
}

void Reader::cut(Page &page, const Filter &filter, qint64 limit)
{
    auto &objects = page.objects;
    if (limit <= 0) {
        if (!filter.isEmpty()) {
            std::erase_if(
                objects, [&](const ObjectRef &object) { return !filter.matches(*object); });
        }
        return;
    }
    std::vector<ObjectRef> chosen;
    size_t next = 0;
    for (; next < objects.size() && qint64(chosen.size()) < limit; ++next) {
        if (filter.matches(*objects[next])) {
            chosen.push_back(objects[next]);
        }
    }
    if (next < objects.size()) {
        page.continueToken = ContinueToken {page.revision, objects[next - 1]->key()}.encoded();
        page.remaining = filter.isEmpty() ? qint64(objects.size() - next) : 0;
    }
    objects = std::move(chosen);
}

Answer<Reader::Page> Reader::nextPage(const Call &call, const Filter &filter) const
{
    const QString version = call.request.parameter(u"resourceVersion");
    if (!version.isEmpty() && version != u"0") {
        return std::unexpected(
            badRequest(u"specifying resource version is not allowed when using continue"_s));
    }
    const auto token = ContinueToken::decoded(call.request.parameter(u"continue"));
    if (!token) {
        return std::unexpected(badRequest(u"invalid continue token: continue key is not valid"_s));
    }
    Page page;
    page.revision = token->revision < 0 ? m_registry.store().revision() : token->revision;
    auto objects = snapshot(call, page.revision, token->after);
    if (!objects) {
        StatusError error = expired(
            u"The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list."_s);
        return std::unexpected(error);
    }
    page.objects = *std::move(objects);
    cut(page, filter, call.request.parameter(u"limit").toLongLong());
    return page;
}

Answer<Reader::Page> Reader::page(const Call &call, const Filter &filter) const
{
    if (const auto fault = faultOfNumbers(call)) {
        return std::unexpected(*fault);
    }
    if (const auto fault = faultOfMatch(call)) {
        return std::unexpected(*fault);
    }
    if (!call.request.parameter(u"continue").isEmpty()) {
        return nextPage(call, filter);
    }
    const QString text = call.request.parameter(u"resourceVersion");
    const QString match = call.request.parameter(u"resourceVersionMatch");
    const auto wanted = text.isEmpty() ? std::optional<qint64>(0) : versionOf(text);
    if (!wanted) {
        return std::unexpected(
            badRequest(u"invalid resource version: "_s + badVersion(text).message));
    }
    const Store &store = m_registry.store();
    qint64 limit = call.request.parameter(u"limit").toLongLong();
    Page page;
    page.revision = store.revision();
    const bool isExact = match == u"Exact" || (match.isEmpty() && *wanted > 0 && limit > 0);
    if (isExact) {
        auto objects = snapshot(call, *wanted, {});
        if (!objects) {
            return std::unexpected(objects.error());
        }
        page.revision = *wanted;
        page.objects = *std::move(objects);
    } else if (*wanted > store.revision()) {
        return std::unexpected(versionTooLarge(*wanted, store.revision()));
    } else {
        page.objects = store.list(Registry::keyOf(call.kind), call.info.nameSpace);
        if (text == u"0") {
            limit = 0; // what comes from the server's memory comes whole
        }
    }
    cut(page, filter, limit);
    return page;
}

void Reader::list(const Call &call)
{
    const auto encoder = encoderFor(call);
    if (!encoder) {
        call.fail(encoder.error());
        return;
    }
    const auto filter = filterFor(call);
    if (!filter) {
        call.fail(filter.error());
        return;
    }
    auto found = page(call, *filter);
    if (!found) {
        const StatusError &error = found.error();
        QJsonObject status = error.toStatus();
        const auto token = ContinueToken::decoded(call.request.parameter(u"continue"));
        if (error.code == 410 && token) { // lets the client go on, inconsistently
            status.insert(u"metadata"_s,
                QJsonObject {{u"continue"_s, ContinueToken {-1, token->after}.encoded()}});
            call.replyJson(410, status);
            return;
        }
        call.fail(error);
        return;
    }
    QJsonObject metadata {{u"resourceVersion"_s, QString::number(found->revision)}};
    if (call.kind.isCustom && !encoder->isTable() && found->continueToken.isEmpty()) {
        metadata.insert(u"continue"_s, QString()); // lists without a Go type say it always
    }
    if (!found->continueToken.isEmpty()) {
        metadata.insert(u"continue"_s, found->continueToken);
        if (found->remaining > 0) {
            metadata.insert(u"remainingItemCount"_s, found->remaining);
        }
    }
    const bool isLong = found->objects.size() > 40;
    auto body = std::make_unique<ListBody>(*encoder, metadata, std::move(found->objects));
    const QByteArray type = encoder->representation().contentType();
    if (isLong) {
        call.exchange.stream(200, type, std::move(body), true);
        return;
    }
    QByteArray bytes;
    while (body->pull(bytes) == BodySource::Pull::More) { }
    call.exchange.reply(200, type, bytes);
}

Answer<WatchOptions> Reader::watchOptions(const Call &call) const
{
    if (const auto fault = faultOfMatch(call)) {
        return std::unexpected(*fault);
    }
    const QString match = call.request.parameter(u"resourceVersionMatch");
    const bool isStreaming = call.request.flag(u"sendInitialEvents");
    if (call.request.hasParameter(u"sendInitialEvents") && match != u"NotOlderThan") {
        return std::unexpected(invalidOption(u"ListOptions"_s,
            {u"FieldValueForbidden"_s,
                u"Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"_s,
                u"resourceVersionMatch"_s}));
    }
    const QString text = call.request.parameter(u"resourceVersion");
    WatchOptions options;
    if (!text.isEmpty()) {
        const auto version = versionOf(text);
        if (!version) {
            return std::unexpected(plainError(badVersion(text).message));
        }
        options.revision = version;
    }
    const bool isFromNow = !options.revision || *options.revision == 0;
    options.wantsInitialState
        = isStreaming || (isFromNow && !call.request.hasParameter(u"sendInitialEvents"));
    options.wantsInitialEnd = isStreaming;
    options.wantsBookmarks = call.request.flag(u"allowWatchBookmarks");
    if (isFromNow) {
        options.revision.reset();
    }
    const qint64 seconds = call.request.parameter(u"timeoutSeconds").toLongLong();
    options.timeout = seconds > 0
        ? std::chrono::seconds(seconds)
        : std::chrono::seconds(QRandomGenerator::global()->bounded(1800, 3600));
    return options;
}

void Reader::watch(const Call &call)
{
    const auto encoder = encoderFor(call);
    if (!encoder) {
        call.fail(encoder.error());
        return;
    }
    const auto filter = filterFor(call);
    if (!filter) {
        call.fail(filter.error());
        return;
    }
    auto options = watchOptions(call);
    if (!options) {
        call.fail(options.error());
        return;
    }
    if (std::exchange(m_expireNext, false)) {
        options->revision = -1;
        options->wantsInitialState = false;
    }
    const QByteArray type = encoder->isTable() || !encoder->representation().isYaml
        ? QByteArray("application/json")
        : QByteArray("application/yaml");
    call.exchange.stream(200, type,
        std::make_unique<WatchSession>(m_hub, m_registry.store(), *encoder, *filter, *options),
        false);
}

} // namespace models::sandbox
