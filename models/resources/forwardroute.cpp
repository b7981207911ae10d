// SPDX-License-Identifier: Apache-2.0
#include "models/resources/forwardroute.h"

#include "models/base/json.h"
#include "models/kube/cluster.h"
#include "models/resources/objectwatch.h"
#include "models/resources/podselection.h"

#include <QCoroTask>

using namespace Qt::StringLiterals;

namespace models {
namespace {

constexpr std::chrono::seconds betweenLooks {2};

ApiResource core(const QString &plural, const QString &kind)
{
    return {
        .groupVersion = {QString(), u"v1"_s}, .plural = plural, .kind = kind, .namespaced = true};
}

ApiResource pods()
{
    return core(u"pods"_s, u"Pod"_s);
}

} // namespace

ForwardRoute::ForwardRoute(Cluster &cluster, Subject subject, QObject *parent)
    : QObject(parent)
    , m_cluster(cluster)
    , m_subject(std::move(subject))
    , m_watch(new ObjectWatch(this))
{
    m_again.setSingleShot(true);
    m_again.setInterval(betweenLooks);
    connect(&m_again, &QTimer::timeout, this, &ForwardRoute::look);
    connect(m_watch, &ObjectWatch::changed, this, &ForwardRoute::checkPod);
    connect(m_watch, &ObjectWatch::watchStateChanged, this, &ForwardRoute::checkPod);
}

ForwardRoute::~ForwardRoute() = default;

void ForwardRoute::start()
{
    m_target = {m_subject.nameSpace, m_subject.pod, m_subject.port};
    if (m_subject.service.isEmpty()) {
        m_state = State::Found;
        watchPod();
    } else {
        look();
    }
}

// --- the pod that is led to --------------------------------------------------------------------

void ForwardRoute::watchPod()
{
    m_watch->watch(m_cluster, pods(), m_target.nameSpace, m_target.pod);
}

void ForwardRoute::checkPod()
{
    if (m_state != State::Found)
        return;
    if (m_watch->isGone()) {
        lose(Message(QT_TRANSLATE_NOOP("models", "The pod %1 was deleted."), {m_target.pod}));
        return;
    }
    if (m_watch->object().isEmpty())
        return;
    m_pod = m_watch->object();
    if (isOverPod(m_pod))
        lose(Message(QT_TRANSLATE_NOOP("models", "The pod %1 has ended."), {m_target.pod}));
}

void ForwardRoute::lose(Message why)
{
    const bool canCome = !m_subject.service.isEmpty() || !controllerOf(m_pod).isEmpty();
    if (!canCome) {
        end(std::move(why));
        return;
    }
    m_state = State::Searching;
    m_target.pod.clear();
    m_news = isOverPod(m_pod)
        ? Message(
              QT_TRANSLATE_NOOP("models", "The pod %1 has ended. Another ready one is looked for."),
              {nameOf(m_pod)})
        : Message(QT_TRANSLATE_NOOP(
                      "models", "The pod %1 was deleted. Another ready one is looked for."),
              {nameOf(m_pod)});
    // Not from inside the watch's own signal.
    QMetaObject::invokeMethod(this, &ForwardRoute::look, Qt::QueuedConnection);
    emit changed();
}

void ForwardRoute::end(Message why)
{
    m_state = State::Over;
    m_target.pod.clear();
    m_news = std::move(why);
    m_again.stop();
    emit changed();
}

// --- the one to lead to ------------------------------------------------------------------------

void ForwardRoute::look()
{
    if (m_state != State::Searching)
        return;
    ++m_generation;
    m_again.stop();
    m_watch->stop();
    if (m_subject.service.isEmpty())
        lookForSuccessor();
    else
        lookBehindService();
}

void ForwardRoute::lookForSuccessor()
{
    QCoro::connect(
        ResourceClient(m_cluster.transport())
            .list(pods(), m_subject.nameSpace, {.labelSelector = siblingSelector(m_pod)}),
        this, [this, generation = m_generation](const Result<ResourceReply> &reply) {
            if (generation == m_generation)
                takePods({}, reply);
        });
}

void ForwardRoute::lookBehindService()
{
    ResourceClient client(m_cluster.transport());
    QCoro::connect(
        client.object(core(u"services"_s, u"Service"_s), m_subject.nameSpace, m_subject.service),
        this, [this, generation = m_generation](const Result<ResourceReply> &reply) {
            if (generation != m_generation)
                return;
            if (!reply) {
                goOnLooking(reply.error());
                return;
            }
            const QJsonObject service = reply->object;
            const QString selector = selectorOf(service);
            if (selector.isEmpty()) {
                end(Message(QT_TRANSLATE_NOOP("models",
                                "The service %1 has no selector: no pods are known to be behind "
                                "it."),
                    {m_subject.service}));
                return;
            }
            QCoro::connect(ResourceClient(m_cluster.transport())
                               .list(pods(), m_subject.nameSpace, {.labelSelector = selector}),
                this, [this, generation, service](const Result<ResourceReply> &answer) {
                    if (generation == m_generation)
                        takePods(service, answer);
                });
        });
}

void ForwardRoute::takePods(const QJsonObject &service, const Result<ResourceReply> &reply)
{
    if (!reply) {
        goOnLooking(reply.error());
        return;
    }
    const QJsonArray all = reply->object[u"items"].toArray();
    const QJsonObject pod = service.isEmpty() ? successorOf(m_pod, all) : firstReady(all);
    if (pod.isEmpty()) {
        if (m_pod.isEmpty())
            m_news = Message(QT_TRANSLATE_NOOP("models",
                                 "No ready pod is behind the service %1 yet. It is looked for."),
                {m_subject.service});
        m_again.start();
        emit changed();
        return;
    }
    if (service.isEmpty()) {
        use(pod, m_subject.port);
        return;
    }
    const Result<quint16> port = portBehind(service, m_subject.port, pod);
    if (port)
        use(pod, *port);
    else
        end(port.error().message);
}

void ForwardRoute::use(const QJsonObject &pod, quint16 port)
{
    const QString before = nameOf(m_pod);
    const QString now = nameOf(pod);
    if (before.isEmpty())
        m_news = {};
    else if (before == now)
        m_news = Message(QT_TRANSLATE_NOOP("models", "The pod %1 was replaced."), {now});
    else
        m_news = Message(
            QT_TRANSLATE_NOOP("models", "The pod %1 is gone. It leads to %2 now."), {before, now});
    m_pod = pod;
    m_target = {m_subject.nameSpace, now, port};
    m_state = State::Found;
    watchPod();
    emit changed();
}

/// What is refused, or not there, will not come.
void ForwardRoute::goOnLooking(const Error &error)
{
    if (error.kind == Error::Kind::Forbidden || error.kind == Error::Kind::NotFound) {
        end(error.message);
        return;
    }
    m_again.start();
    emit changed();
}

} // namespace models
