// SPDX-License-Identifier: Apache-2.0
#include "models/writes/writer.h"

#include "models/writes/lostcreate.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace models {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const QJsonObject &object)
{
    return object["metadata"_L1]["name"_L1].toString();
}

} // namespace

// Each coroutine works on a copy of the writer in its own frame: the caller's may be gone when the
// answer comes, and a write must be put down all the same.

Activity Writer::begin(Activity::Verb verb, const ApiResource &resource, const QString &nameSpace,
    const QString &name) const
{
    Activity activity;
    activity.time = QDateTime::currentDateTimeUtc();
    activity.cluster = m_cluster;
    activity.user = m_user;
    activity.verb = verb;
    activity.gvk = resource.gvk();
    activity.nameSpace = resource.namespaced ? nameSpace : QString();
    activity.name = name;
    return activity;
}

void Writer::record(Activity activity, const Result<ResourceReply> &reply) const
{
    if (!m_log)
        return;
    activity.took = activity.time.msecsTo(QDateTime::currentDateTimeUtc());
    if (reply) {
        activity.outcome = Activity::Outcome::Done;
        activity.warnings = reply->warnings;
        const bool isGone
            = activity.verb == Activity::Verb::Delete || activity.verb == Activity::Verb::Evict;
        if (!isGone)
            activity.after = reply->object;
    } else {
        const Error &error = reply.error();
        const bool isUnknown
            = error.kind == Error::Kind::OutcomeUnknown || error.kind == Error::Kind::Cancelled;
        activity.outcome = isUnknown ? Activity::Outcome::Unknown : Activity::Outcome::Failed;
        activity.serverText = error.detail.isEmpty() ? error.message.english() : error.detail;
    }
    (void)m_log->record(std::move(activity)); // it is shown, if not kept
}

QCoro::Task<Result<ResourceReply>> Writer::create(
    ApiResource resource, QString nameSpace, QJsonObject object, QString from)
{
    Writer self = *this;
    Activity activity = self.begin(Activity::Verb::Create, resource, nameSpace, nameOf(object));
    activity.from = std::move(from);
    Result<ResourceReply> reply = co_await self.m_client.create(resource, nameSpace, object);
    if (!reply && reply.error().kind == Error::Kind::OutcomeUnknown)
        reply = co_await afterLostCreate(
            self.m_client, resource, nameSpace, object, activity.time, reply.error());
    if (reply) // the server may have made the name
        activity.name = nameOf(reply->object);
    self.record(std::move(activity), reply);
    co_return reply;
}

QCoro::Task<Result<ResourceReply>> Writer::replace(
    ApiResource resource, QString nameSpace, QJsonObject object, QJsonObject before)
{
    Writer self = *this;
    Activity activity = self.begin(Activity::Verb::Update, resource, nameSpace, nameOf(object));
    activity.before = std::move(before);
    const Result<ResourceReply> reply = co_await self.m_client.replace(resource, nameSpace, object);
    // A version that moved is a question to the user, not a write that failed.
    if (reply || reply.error().kind != Error::Kind::Conflict)
        self.record(std::move(activity), reply);
    co_return reply;
}

QCoro::Task<Result<ResourceReply>> Writer::patch(ApiResource resource, QString nameSpace,
    QString name, PatchKind kind, QByteArray body, Activity::Verb verb)
{
    Writer self = *this;
    Activity activity = self.begin(verb, resource, nameSpace, name);
    if (self.m_log) {
        const Result<ResourceReply> before
            = co_await self.m_client.object(resource, nameSpace, name);
        if (before)
            activity.before = before->object;
    }
    const Result<ResourceReply> reply
        = co_await self.m_client.patch(resource, nameSpace, name, kind, body);
    self.record(std::move(activity), reply);
    co_return reply;
}

QCoro::Task<Result<ResourceReply>> Writer::apply(
    ApiResource resource, QString nameSpace, QJsonObject object, bool force, QJsonObject before)
{
    Writer self = *this;
    Activity activity = self.begin(Activity::Verb::Apply, resource, nameSpace, nameOf(object));
    activity.before = std::move(before);
    const Result<ResourceReply> reply
        = co_await self.m_client.apply(resource, nameSpace, object, {.force = force});
    self.record(std::move(activity), reply);
    co_return reply;
}

QCoro::Task<Result<ResourceReply>> Writer::remove(
    ApiResource resource, QString nameSpace, QString name, RemoveOptions options)
{
    Writer self = *this;
    Activity activity = self.begin(Activity::Verb::Delete, resource, nameSpace, name);
    const Result<ResourceReply> before = co_await self.m_client.object(resource, nameSpace, name);
    if (before) {
        activity.before = before->object;
        if (options.uid.isEmpty())
            options.uid = before->object["metadata"_L1]["uid"_L1].toString();
    }
    const Result<ResourceReply> reply
        = co_await self.m_client.remove(resource, nameSpace, name, options);
    self.record(std::move(activity), reply);
    co_return reply;
}

QCoro::Task<Result<ResourceReply>> Writer::evict(
    QString nameSpace, QString pod, RemoveOptions options)
{
    Writer self = *this;
    Activity activity = self.begin(Activity::Verb::Evict, ApiResource::pods(), nameSpace, pod);
    const Result<ResourceReply> before
        = co_await self.m_client.object(ApiResource::pods(), nameSpace, pod);
    if (before) {
        activity.before = before->object;
        if (options.uid.isEmpty())
            options.uid = before->object["metadata"_L1]["uid"_L1].toString();
    }
    const Result<ResourceReply> reply = co_await self.m_client.evict(nameSpace, pod, options);
    if (reply || reply.error().kind != Error::Kind::TooManyRequests)
        self.record(std::move(activity), reply);
    co_return reply;
}

QCoro::Task<Result<ResourceReply>> Writer::debug(
    QString nameSpace, QString pod, QJsonObject container)
{
    Writer self = *this;
    Activity activity = self.begin(Activity::Verb::Debug, ApiResource::pods(), nameSpace, pod);
    const Result<ResourceReply> before
        = co_await self.m_client.object(ApiResource::pods(), nameSpace, pod);
    if (before)
        activity.before = before->object;
    const QJsonObject patch {
        {u"spec"_s, QJsonObject {{u"ephemeralContainers"_s, QJsonArray {std::move(container)}}}}};
    const Result<ResourceReply> reply = co_await self.m_client.patch(ApiResource::pods(), nameSpace,
        pod, PatchKind::Strategic, QJsonDocument(patch).toJson(QJsonDocument::Compact),
        {.subresource = u"ephemeralcontainers"_s});
    self.record(std::move(activity), reply);
    co_return reply;
}

} // namespace models
