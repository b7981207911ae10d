// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/writer.h"

#include "models/sandbox/server/bodies.h"
#include "models/sandbox/server/protobuf.h"
#include "models/sandbox/server/statuses.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

std::optional<PatchType> patchTypeOf(const QByteArray &type)
{
    if (type == "application/json-patch+json") {
        return PatchType::Json;
    }
    if (type == "application/merge-patch+json") {
        return PatchType::Merge;
    }
    if (type == "application/strategic-merge-patch+json") {
        return PatchType::Strategic;
    }
    return std::nullopt;
}

Answer<bool> dryRunOf(const QStringList &values, const QString &optionsKind)
{
    for (const QString &value : values) {
        if (value != u"All") {
            return std::unexpected(invalidOption(optionsKind,
                {u"FieldValueNotSupported"_s,
                    u"Unsupported value: [\"%1\"]: supported values: \"All\""_s.arg(
                        values.join(u"\",\"")),
                    u"dryRun"_s}));
        }
    }
    return !values.isEmpty();
}

Answer<FieldValidation> validationOf(const QString &text, const QString &optionsKind)
{
    if (text.isEmpty() || text == u"Warn") {
        return FieldValidation::Warn;
    }
    if (text == u"Ignore") {
        return FieldValidation::Ignore;
    }
    if (text == u"Strict") {
        return FieldValidation::Strict;
    }
    return std::unexpected(invalidOption(optionsKind,
        {u"FieldValueNotSupported"_s,
            u"Unsupported value: \"%1\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\""_s
                .arg(text),
            u"fieldValidation"_s}));
}

/// Kinds whose DELETE answers with the object even when it is gone at once.
bool returnsDeletedObject(const KindInfo &kind)
{
    static const QStringList plurals {u"pods"_s, u"persistentvolumes"_s,
        u"persistentvolumeclaims"_s, u"services"_s, u"serviceaccounts"_s, u"resourcequotas"_s,
        u"namespaces"_s, u"podtemplates"_s};
    return kind.resource.groupVersion.group.isEmpty() && plurals.contains(kind.resource.plural);
}

} // namespace

QString managerOf(const HttpRequest &request)
{
    const QString agent = QString::fromUtf8(request.header("user-agent"));
    const QString first = agent.section(u'/', 0, 0).section(u' ', 0, 0);
    return first.isEmpty() ? u"unknown"_s : first.first(std::min<qsizetype>(first.size(), 128));
}

Answer<WriteOptions> Writer::optionsOf(const Call &call, const QString &optionsKind)
{
    WriteOptions options;
    options.subresource = call.info.subresource;
    options.manager = call.request.parameter(u"fieldManager");
    if (options.manager.toUtf8().size() > 128) {
        return std::unexpected(invalidOption(optionsKind,
            {u"FieldValueTooLong"_s, u"Too long: may not be more than 128 bytes"_s,
                u"fieldManager"_s}));
    }
    if (options.manager.isEmpty()) {
        options.manager = managerOf(call.request);
    }
    const auto dryRun = dryRunOf(call.request.parameters(u"dryRun"), optionsKind);
    if (!dryRun) {
        return std::unexpected(dryRun.error());
    }
    const auto validation = validationOf(call.request.parameter(u"fieldValidation"), optionsKind);
    if (!validation) {
        return std::unexpected(validation.error());
    }
    options.isDryRun = *dryRun;
    options.validation = *validation;
    options.isForced = call.request.flag(u"force");
    return options;
}

Answer<Prepared> Writer::bodyOf(
    const Call &call, const KindInfo &kind, FieldValidation validation) const
{
    const MediaType media = MediaType::parse(call.request.header("content-type"));
    if (media.type == "application/yaml") {
        return m_registry.engine().decode(kind, call.request.body, true, validation);
    }
    if (media.type == "application/vnd.kubernetes.protobuf" && kind.acceptsProtobuf) {
        const auto object = decodeProtobuf(call.request.body);
        if (!object) {
            return std::unexpected(object.error());
        }
        return m_registry.engine().decodeObject(kind, *object, validation);
    }
    if (media.type == "application/json" || media.type.isEmpty() || media.type == "*/*") {
        return m_registry.engine().decode(kind, call.request.body, false, validation);
    }
    QStringList available {u"application/json"_s, u"application/yaml"_s};
    if (kind.acceptsProtobuf) {
        available << u"application/vnd.kubernetes.protobuf"_s;
    }
    return std::unexpected(unsupportedMediaType(available));
}

void Writer::reply(const Call &call, const Answer<Written> &written) const
{
    if (!written) {
        call.fail(written.error());
        return;
    }
    const auto encoder = m_reader.encoderFor(call);
    if (!encoder) {
        call.fail(encoder.error());
        return;
    }
    call.warn(written->warnings);
    call.exchange.reply(written->isCreated ? 201 : 200, encoder->representation().contentType(),
        encoder->single(written->object));
}

void Writer::create(const Call &call)
{
    const auto options = optionsOf(call, u"CreateOptions"_s);
    if (!options) {
        call.fail(options.error());
        return;
    }
    auto body = bodyOf(call, call.kind, options->validation);
    if (!body) {
        call.fail(body.error());
        return;
    }
    call.warn(body->warnings); // even when it is refused
    reply(call, m_registry.create(call.kind, call.info.nameSpace, body->object, *options));
}

void Writer::update(const Call &call)
{
    const auto options = optionsOf(call, u"UpdateOptions"_s);
    if (!options) {
        call.fail(options.error());
        return;
    }
    auto body = bodyOf(call, call.kind, options->validation);
    if (!body) {
        call.fail(body.error());
        return;
    }
    call.warn(body->warnings); // even when it is refused
    if (!metadataOf(body->object).contains(u"name")) {
        call.fail(badRequest(
            u"the name of the object (%1 based on URL) was undeterminable: name must be provided"_s
                .arg(call.info.name)));
        return;
    }
    reply(call,
        m_registry.update(call.kind, call.info.nameSpace, call.info.name, body->object, *options));
}

void Writer::patch(const Call &call)
{
    auto options = optionsOf(call, u"PatchOptions"_s);
    if (!options) {
        call.fail(options.error());
        return;
    }
    const MediaType media = MediaType::parse(call.request.header("content-type"));
    const auto refuse = [&](const QString &reason, const QString &text, const QString &field) {
        call.fail(invalidOption(u"PatchOptions"_s, {reason, text, field}));
    };
    if (media.type == "application/apply-patch+yaml") {
        if (call.request.parameter(u"fieldManager").isEmpty()) {
            refuse(u"FieldValueRequired"_s, u"Required value: is required for apply patch"_s,
                u"fieldManager"_s);
            return;
        }
        const auto applied
            = m_registry.engine().decodeApply(call.kind, call.request.body, options->validation);
        if (!applied) {
            call.fail(applied.error());
            return;
        }
        reply(call,
            m_registry.apply(call.kind, call.info.nameSpace, call.info.name, *applied, *options));
        return;
    }
    if (call.request.hasParameter(u"force")) {
        refuse(u"FieldValueForbidden"_s, u"Forbidden: may not be specified for non-apply patch"_s,
            u"force"_s);
        return;
    }
    const auto type = patchTypeOf(media.type);
    if (!type) {
        call.fail(
            {415, u"UnsupportedMediaType"_s, u"415: Unsupported Media Type"_s, QJsonObject()});
        return;
    }
    reply(call,
        m_registry.patch(
            call.kind, call.info.nameSpace, call.info.name, *type, call.request.body, *options));
}

Answer<DeleteOptions> Writer::deleteOptionsOf(const Call &call)
{
    DeleteOptions options;
    QStringList dryRun = call.request.parameters(u"dryRun");
    QString propagation = call.request.parameter(u"propagationPolicy");
    if (call.request.hasParameter(u"gracePeriodSeconds")) {
        options.graceSeconds = call.request.parameter(u"gracePeriodSeconds").toLongLong();
    }
    const auto read = plainBody(call.request);
    if (!read) {
        return std::unexpected(read.error());
    }
    const QJsonObject &body = *read;
    if (body.contains(u"gracePeriodSeconds")) {
        options.graceSeconds = body.value(u"gracePeriodSeconds").toInteger();
    }
    if (body.contains(u"propagationPolicy")) {
        propagation = body.value(u"propagationPolicy").toString();
    }
    if (body.contains(u"orphanDependents")) {
        propagation = body.value(u"orphanDependents").toBool() ? u"Orphan"_s : u"Background"_s;
    }
    if (body.contains(u"orphanDependents") && body.contains(u"propagationPolicy")) {
        return std::unexpected(invalidOption(u"DeleteOptions"_s,
            {u"FieldValueInvalid"_s,
                u"Invalid value: \"%1\": orphanDependents and deletionPropagation cannot be both set"_s
                    .arg(body.value(u"propagationPolicy").toString()),
                u"propagationPolicy"_s}));
    }
    if (body.contains(u"dryRun")) {
        dryRun = body.value(u"dryRun").toVariant().toStringList();
    }
    const QJsonObject conditions = body.value(u"preconditions").toObject();
    options.uid = conditions.value(u"uid").toString();
    options.resourceVersion = conditions.value(u"resourceVersion").toString();
    static const QStringList policies {{}, u"Orphan"_s, u"Background"_s, u"Foreground"_s};
    if (!policies.contains(propagation)) {
        return std::unexpected(invalidOption(u"DeleteOptions"_s,
            {u"FieldValueNotSupported"_s,
                u"Unsupported value: \"%1\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\""_s
                    .arg(propagation),
                u"propagationPolicy"_s}));
    }
    const auto isDry = dryRunOf(dryRun, u"DeleteOptions"_s);
    if (!isDry) {
        return std::unexpected(isDry.error());
    }
    options.propagation = propagation;
    options.isDryRun = *isDry;
    return options;
}

void Writer::remove(const Call &call)
{
    const auto options = deleteOptionsOf(call);
    if (!options) {
        call.fail(options.error());
        return;
    }
    const auto removed
        = m_registry.remove(call.kind, call.info.nameSpace, call.info.name, *options);
    if (!removed) {
        call.fail(removed.error());
        return;
    }
    if (removed->isGone && !returnsDeletedObject(call.kind)) {
        QJsonObject details {{u"name"_s, call.info.name}, {u"kind"_s, call.kind.resource.plural},
            {u"uid"_s, metadataOf(removed->object).value(u"uid")}};
        if (!call.kind.resource.groupVersion.group.isEmpty()) {
            details.insert(u"group"_s, call.kind.resource.groupVersion.group);
        }
        call.replyJson(200,
            {{u"kind"_s, u"Status"_s}, {u"apiVersion"_s, u"v1"_s}, {u"metadata"_s, QJsonObject()},
                {u"status"_s, u"Success"_s}, {u"details"_s, details}});
        return;
    }
    reply(call, Written {removed->object, {}, false});
}

void Writer::removeAll(const Call &call)
{
    const auto options = deleteOptionsOf(call);
    const auto filter = m_reader.filterFor(call);
    const auto encoder = m_reader.encoderFor(call);
    if (!options || !filter || !encoder) {
        call.fail(!options ? options.error() : !filter ? filter.error() : encoder.error());
        return;
    }
    std::vector<ObjectRef> removed;
    for (const ObjectRef &object :
        m_registry.store().list(Registry::keyOf(call.kind), call.info.nameSpace)) {
        if (filter->matches(*object)
            && m_registry.remove(call.kind, object->nameSpace, object->name, *options)) {
            removed.push_back(object);
        }
    }
    QByteArray body = encoder->listStart(
        {{u"resourceVersion"_s, QString::number(m_registry.store().revision())}});
    for (size_t i = 0; i < removed.size(); ++i) {
        body += (i > 0 ? "," : "") + encoder->item(*removed[i]);
    }
    call.exchange.reply(200, encoder->representation().contentType(), body + Encoder::listEnd());
}

} // namespace models::sandbox
