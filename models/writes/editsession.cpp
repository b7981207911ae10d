// SPDX-License-Identifier: Apache-2.0
#include "models/writes/editsession.h"

#include <QPointer>

#include <algorithm>

namespace models {

using namespace Qt::StringLiterals;

namespace {

QString versionOf(const QJsonObject &object)
{
    return object.value("metadata"_L1).toObject().value("resourceVersion"_L1).toString();
}

bool saysTheSame(const QJsonObject &wanted, const QJsonObject &stored)
{
    // The server may add (defaults), but whatever was wanted must be there.
    const QList<Change> changes
        = changesBetween(withoutServerFields(wanted), withoutServerFields(stored));
    return std::ranges::all_of(
        changes, [](const Change &change) { return change.kind == Change::Kind::Added; });
}

} // namespace

Review reviewOf(const QJsonObject &held, const QJsonObject &edited, const QJsonObject &stored)
{
    Review review {.held = held,
        .stored = stored,
        .mine = changesBetween(withoutServerFields(held), withoutServerFields(edited)),
        .filledIn = {},
        .taken = {},
        .warnings = {}};
    for (const Change &change :
        changesBetween(withoutServerFields(edited), withoutServerFields(stored))) {
        // What the loaded object had all along was no doing of this write's.
        const bool isMine = std::ranges::any_of(
            review.mine, [&](const Change &own) { return overlap(own.path, change.path); });
        if (!isMine || change.kind == Change::Kind::Added)
            review.filledIn.append(change);
    }
    const FieldOwners owners(held);
    for (const Change &change : std::as_const(review.mine)) {
        if (QList<FieldOwner> others = owners.othersThan(fieldManager(), change.path);
            !others.isEmpty())
            review.taken.append({change, std::move(others)});
    }
    return review;
}

EditSession::EditSession(
    Transport &transport, ApiResource resource, QString nameSpace, QString name, QObject *parent)
    : QObject(parent)
    , m_client(transport)
    , m_resource(std::move(resource))
    , m_nameSpace(std::move(nameSpace))
    , m_name(std::move(name))
{
}

QCoro::Task<Result<void>> EditSession::load()
{
    const QPointer self(this);
    Result<ResourceReply> reply = co_await m_client.object(m_resource, m_nameSpace, m_name);
    if (!reply)
        co_return std::unexpected(reply.error());
    if (self)
        self->m_base = reply->object;
    co_return {};
}

QJsonObject EditSession::onLoadedVersion(QJsonObject edited) const
{
    QJsonObject metadata = edited.value("metadata"_L1).toObject();
    const QJsonObject loaded = m_base.value("metadata"_L1).toObject();
    for (const auto key : {"resourceVersion"_L1, "uid"_L1})
        metadata.insert(key, loaded.value(key));
    metadata.remove("managedFields"_L1); // absent means: keep what is there
    edited.insert("metadata"_L1, metadata);
    return edited;
}

QCoro::Task<Result<Review>> EditSession::review(QJsonObject edited)
{
    const QJsonObject held = m_base;
    const Result<ResourceReply> reply = co_await m_client.replace(
        m_resource, m_nameSpace, onLoadedVersion(edited), {.dryRun = true});
    if (!reply)
        co_return std::unexpected(reply.error());
    Review review = reviewOf(held, edited, reply->object);
    review.warnings = reply->warnings;
    co_return review;
}

QCoro::Task<Result<QJsonObject>> EditSession::save(QJsonObject edited)
{
    const QPointer self(this);
    const Result<ResourceReply> reply
        = co_await m_client.replace(m_resource, m_nameSpace, onLoadedVersion(edited));
    if (!self)
        co_return failure(Error::Kind::Cancelled, {});
    if (reply) {
        m_base = reply->object;
        emit saved(m_base);
        co_return reply->object;
    }
    if (reply.error().kind == Error::Kind::Conflict)
        co_return co_await afterConflict(std::move(edited), reply.error());
    if (reply.error().kind == Error::Kind::OutcomeUnknown)
        co_return co_await afterSilence(std::move(edited), reply.error());
    co_return std::unexpected(reply.error());
}

QCoro::Task<Result<QJsonObject>> EditSession::afterConflict(QJsonObject edited, Error conflict)
{
    const QPointer self(this);
    const Result<ResourceReply> now = co_await m_client.object(m_resource, m_nameSpace, m_name);
    if (!now)
        co_return std::unexpected(now.error());
    if (self)
        emit moved(now->object, mergeOf(m_base, edited, now->object));
    co_return std::unexpected(std::move(conflict));
}

QCoro::Task<Result<QJsonObject>> EditSession::afterSilence(QJsonObject edited, Error silence)
{
    const QPointer self(this);
    const Result<ResourceReply> now = co_await m_client.object(m_resource, m_nameSpace, m_name);
    if (!self || !now)
        co_return std::unexpected(std::move(silence));
    if (versionOf(now->object) == versionOf(m_base)) {
        silence.message = Message(QT_TRANSLATE_NOOP("models",
            "The connection was lost while saving. Nothing was written: the object is as it was. "
            "Save again."));
        co_return std::unexpected(std::move(silence));
    }
    if (!saysTheSame(edited, now->object)) {
        emit moved(now->object, mergeOf(m_base, edited, now->object));
        co_return std::unexpected(std::move(silence));
    }
    m_base = now->object;
    emit saved(m_base);
    co_return m_base;
}

void EditSession::rebaseTo(QJsonObject newer)
{
    m_base = std::move(newer);
}

} // namespace models
