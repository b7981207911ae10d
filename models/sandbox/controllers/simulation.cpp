// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/simulation.h"

#include "models/base/json.h"

#include <QJsonArray>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

QJsonObject bound(const QJsonObject &before, const QString &node, const QDateTime &now)
{
    QJsonObject pod = before;
    setAt(pod, u"spec.nodeName", node);
    QJsonArray kept;
    const QJsonArray conditions = arrayAt(pod, u"status.conditions");
    for (const QJsonValue &condition : conditions) {
        if (condition[u"type"].toString() != "PodScheduled"_L1)
            kept.append(condition);
    }
    setAt(pod, u"status.conditions", kept);
    setCondition(pod, {{u"type"_s, u"PodScheduled"_s}, {u"status"_s, u"True"_s}}, now);
    return pod;
}

} // namespace

void Simulation::create(const QString &plural, QJsonObject object)
{
    insert(plural, std::move(object));
    settle();
}

void Simulation::insert(const QString &plural, QJsonObject object)
{
    const ObjectKey key {plural, namespaceOf(object), nameOf(object)};
    if (m_loop.world().contains(key))
        return;
    const QString seed
        = plural + u'/' + key.nameSpace + u'/' + key.name + u'@' + timeText(m_moment.now);
    setAt(
        object, u"metadata.uid", QUuid::createUuidV5(QUuid(), seed).toString(QUuid::WithoutBraces));
    setAt(object, u"metadata.creationTimestamp", timeText(m_moment.now));
    if (object.contains(u"spec"_s) && plural != "services"_L1 && plural != "events"_L1)
        setAt(object, u"metadata.generation", 1);
    if (plural == "pods"_L1) {
        setAt(object, u"status.phase", u"Pending"_s);
        setAt(object, u"status.qosClass", u"Burstable"_s);
    }
    m_loop.take(plural, {}, object);
}

void Simulation::update(const QString &plural, const QJsonObject &object)
{
    const QJsonObject before = m_loop.world().find(plural, namespaceOf(object), nameOf(object));
    m_loop.take(plural, before, object);
    settle();
}

void Simulation::remove(const QString &plural, const QString &nameSpace, const QString &name)
{
    removeObject(plural, m_loop.world().find(plural, nameSpace, name), -1);
    settle();
}

void Simulation::advanceTo(const QDateTime &time)
{
    settle();
    while (true) {
        const QDateTime wake = m_loop.nextWake();
        if (!wake.isValid() || wake > time)
            break;
        m_moment.now = std::max(m_moment.now, wake);
        settle();
    }
    m_moment.now = std::max(m_moment.now, time);
}

void Simulation::settle()
{
    while (const auto plan = m_loop.next(m_moment)) {
        for (const Write &write : plan->writes)
            apply(write);
    }
}

void Simulation::apply(const Write &write)
{
    const QJsonObject before
        = m_loop.world().find(write.plural, namespaceOf(write.object), nameOf(write.object));
    switch (write.verb) {
    case Write::Verb::Create:
        insert(write.plural, write.object);
        return;
    case Write::Verb::Update:
    case Write::Verb::Status:
        if (!before.isEmpty())
            m_loop.take(write.plural, before, write.object);
        return;
    case Write::Verb::Bind:
        m_loop.take(write.plural, before,
            bound(before, textAt(write.object, u"spec.nodeName"), m_moment.now));
        return;
    case Write::Verb::Delete:
        removeObject(write.plural, before, write.graceSeconds);
        return;
    }
}

void Simulation::removeObject(const QString &plural, const QJsonObject &object, int graceSeconds)
{
    if (object.isEmpty())
        return;
    const qint64 grace = graceSeconds >= 0
        ? graceSeconds
        : numberAt(object, u"spec.terminationGracePeriodSeconds", 30);
    const QString phase = textAt(object, u"status.phase");
    const bool isRunning = plural == "pods"_L1 && !textAt(object, u"spec.nodeName").isEmpty()
        && phase != "Succeeded"_L1 && phase != "Failed"_L1;
    if (!isRunning || grace == 0) {
        m_loop.take(plural, object, {});
        return;
    }
    QJsonObject leaving = object;
    setAt(leaving, u"metadata.deletionTimestamp", timeText(m_moment.now.addSecs(grace)));
    setAt(leaving, u"metadata.deletionGracePeriodSeconds", grace);
    m_loop.take(plural, object, leaving);
}

} // namespace models::sandbox
