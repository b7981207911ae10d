// SPDX-License-Identifier: Apache-2.0
#include "models/resources/surroundingsfeed.h"

#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/kube/kubestatus.h"
#include "models/kube/transport.h"

#include <QJsonArray>
#include <QPointer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace models {

namespace {

constexpr auto pause = 400ms; ///< after the last letter
constexpr auto freshFor = 60s;
constexpr int mostObjects = 500; ///< of a list; of more nodes nothing is said

bool isFresh(const QDateTime &asked)
{
    return asked.isValid() && asked.addDuration(freshFor) > QDateTime::currentDateTimeUtc();
}

Surroundings::Node nodeOf(const QJsonObject &object)
{
    Surroundings::Node node;
    node.name = object[u"metadata"_s][u"name"_s].toString();
    const QJsonObject labels = object[u"metadata"_s][u"labels"_s].toObject();
    for (auto it = labels.begin(); it != labels.end(); ++it)
        node.labels.insert(it.key(), it.value().toString());
    node.allocatable = object[u"status"_s][u"allocatable"_s].toObject();
    return node;
}

Surroundings::Named namedBy(const Result<Reply> &reply)
{
    using Presence = Surroundings::Presence;
    const Result<QJsonObject> object = objectOf(*reply);
    if (!object) {
        return {.presence = object.error().kind == Error::Kind::NotFound ? Presence::Missing
                                                                         : Presence::NotAllowed};
    }
    Surroundings::Named named;
    for (const auto &part : {u"data"_s, u"binaryData"_s, u"stringData"_s})
        named.keys += object->value(part).toObject().keys();
    return named;
}

} // namespace

SurroundingsFeed::SurroundingsFeed(Cluster &cluster, QObject *parent)
    : QObject(parent)
    , m_cluster(cluster)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &SurroundingsFeed::ask);
}

void SurroundingsFeed::want(
    const QSet<NamedObject> &references, bool room, const QString &nameSpace)
{
    m_wanted = references;
    m_wantsRoom = room;
    m_nameSpace = nameSpace;
    m_soon.start();
}

void SurroundingsFeed::forget()
{
    m_asked.clear();
    m_roomAsked = {};
    m_soon.start();
}

void SurroundingsFeed::change(const std::function<void(Surroundings &)> &how)
{
    const auto next = std::make_shared<Surroundings>(*m_known);
    how(*next);
    m_known = next;
    emit changed();
}

void SurroundingsFeed::ask()
{
    for (const NamedObject &reference : std::as_const(m_wanted)) {
        if (isFresh(m_asked.value(reference)))
            continue;
        m_asked.insert(reference, QDateTime::currentDateTimeUtc());
        lookUp(reference);
    }
    if (m_wantsRoom && (m_roomOf != m_nameSpace || !isFresh(m_roomAsked))) {
        m_roomOf = m_nameSpace;
        m_roomAsked = QDateTime::currentDateTimeUtc();
        lookAround(m_nameSpace, ++m_generation);
    }
}

QCoro::Task<void> SurroundingsFeed::lookUp(NamedObject reference)
{
    const QPointer<SurroundingsFeed> self(this);
    const auto resource = m_cluster.discovery().find(reference.resource);
    if (!resource)
        co_return; // the cluster has no such kind: said of the field's own value by nobody
    Request request {.path = resource->path(reference.nameSpace, reference.name), .owner = this};
    if (!reference.needsKeys) // values do not travel
        request.headers = {{"Accept",
            "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json"}};
    const Result<Reply> reply = co_await m_cluster.transport().send(request);
    if (!self)
        co_return;
    const bool isAnswer
        = reply && (reply->isSuccess() || reply->status == 404 || reply->status == 403);
    if (!isAnswer) {
        m_asked.remove(reference); // nobody knows: asked for again with the next change
        co_return;
    }
    const Surroundings::Named named = namedBy(reply);
    change([&](Surroundings &around) { around.objects.insert(reference, named); });
}

/// None where the list cannot be read or is too long.
QCoro::Task<QList<QJsonObject>> SurroundingsFeed::few(QString resource, QString nameSpace)
{
    const QPointer<SurroundingsFeed> self(this);
    const auto found = m_cluster.discovery().find(resource);
    if (!found)
        co_return {};
    QUrlQuery query;
    query.addQueryItem(u"limit"_s, QString::number(mostObjects));
    const Result<Reply> reply = co_await m_cluster.transport().send(
        {.path = found->path(found->namespaced ? nameSpace : QString()),
            .query = query,
            .owner = this});
    if (!self || !reply)
        co_return {};
    const Result<QJsonObject> list = objectOf(*reply);
    if (!list || !list->value(u"metadata"_s)[u"continue"_s].toString().isEmpty())
        co_return {};
    QList<QJsonObject> objects;
    const QJsonArray items = list->value(u"items"_s).toArray();
    for (const QJsonValue &item : items)
        objects.append(item.toObject());
    co_return objects;
}

QCoro::Task<void> SurroundingsFeed::lookAround(QString nameSpace, int generation)
{
    const QPointer<SurroundingsFeed> self(this);
    auto quotasTask = few(u"resourcequotas"_s, nameSpace); // all three at once
    auto rangesTask = few(u"limitranges"_s, nameSpace);
    auto nodesTask = few(u"nodes"_s, {});
    const QList<QJsonObject> quotas = co_await std::move(quotasTask);
    const QList<QJsonObject> ranges = co_await std::move(rangesTask);
    const QList<QJsonObject> nodes = co_await std::move(nodesTask);
    if (!self || generation != m_generation)
        co_return;
    change([&](Surroundings &around) {
        around.quotas = quotas;
        around.limitRanges = ranges;
        around.nodes.clear();
        for (const QJsonObject &node : nodes) {
            if (!node[u"spec"_s][u"unschedulable"_s].toBool())
                around.nodes.append(nodeOf(node));
        }
    });
}

} // namespace models
