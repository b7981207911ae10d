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

QString uidOf(const QJsonObject &object)
{
    return object.value("metadata"_L1).toObject().value("uid"_L1).toString();
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
    , m_writer(transport, nullptr, {})
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
    if (!edited.contains("status"_L1) && m_base.contains("status"_L1))
        edited.insert("status"_L1, m_base["status"_L1]); // kinds without a status subresource
    return edited;
}

/// The write, real or tried; again when only the server's own fields have moved meanwhile.
QCoro::Task<Result<ResourceReply>> EditSession::attempt(QJsonObject edited, bool isDryRun)
{
    constexpr int mostTries = 4;
    const QPointer self(this);
    Result<ResourceReply> reply = failure(Error::Kind::Cancelled, {});
    for (int i = 0; i < mostTries; ++i) {
        if (isDryRun) {
            reply = co_await m_client.replace(
                m_resource, m_nameSpace, onLoadedVersion(edited), {.dryRun = true});
        } else {
            reply = co_await m_writer.replace(
                m_resource, m_nameSpace, onLoadedVersion(edited), m_base);
        }
        if (!self)
            co_return failure(Error::Kind::Cancelled, {});
        if (reply || reply.error().kind != Error::Kind::Conflict)
            break;
        const Result<void> canGoOn = co_await afterConflict(edited, reply.error());
        if (!canGoOn)
            co_return std::unexpected(canGoOn.error());
        if (!self)
            co_return failure(Error::Kind::Cancelled, {});
    }
    co_return reply;
}

QCoro::Task<Result<Review>> EditSession::review(QJsonObject edited)
{
    const QPointer self(this);
    const Result<ResourceReply> reply = co_await attempt(edited, true);
    if (!reply)
        co_return std::unexpected(reply.error());
    if (!self)
        co_return failure(Error::Kind::Cancelled, {});
    Review review = reviewOf(m_base, edited, reply->object);
    review.warnings = reply->warnings;
    co_return review;
}

QCoro::Task<Result<QJsonObject>> EditSession::save(QJsonObject edited)
{
    const QPointer self(this);
    const Result<ResourceReply> reply = co_await attempt(edited, false);
    if (!self)
        co_return failure(Error::Kind::Cancelled, {});
    if (reply) {
        m_base = reply->object;
        emit saved(m_base);
        co_return reply->object;
    }
    if (reply.error().kind == Error::Kind::OutcomeUnknown)
        co_return co_await afterSilence(std::move(edited), reply.error());
    co_return std::unexpected(reply.error());
}

/// Looks at what is there now. Success: nothing of the edit's concern has moved, and the newer
/// version is the base.
QCoro::Task<Result<void>> EditSession::afterConflict(QJsonObject edited, Error conflict)
{
    const QPointer self(this);
    const Result<ResourceReply> now = co_await m_client.object(m_resource, m_nameSpace, m_name);
    if (!now)
        co_return std::unexpected(now.error());
    if (!self)
        co_return failure(Error::Kind::Cancelled, {});
    if (uidOf(now->object) != uidOf(m_base))
        co_return failure(Error::Kind::NotFound,
            Message(
                QT_TRANSLATE_NOOP("models",
                    "%1 was deleted meanwhile, and another object has its name now. Nothing was "
                    "written."),
                {m_name}));
    const Merge merge = mergeOf(m_base, edited, now->object);
    if (merge.isUnmoved()) {
        m_base = now->object;
        co_return {};
    }
    emit moved(now->object, merge);
    co_return std::unexpected(std::move(conflict));
}

void EditSession::notice(const QJsonObject &newer, const QJsonObject &edited)
{
    if (m_base.isEmpty() || versionOf(newer) == versionOf(m_base) || uidOf(newer) != uidOf(m_base))
        return;
    const Merge merge = mergeOf(m_base, edited, newer);
    if (merge.isUnmoved())
        m_base = newer;
    else
        emit moved(newer, merge);
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
