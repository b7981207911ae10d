// SPDX-License-Identifier: Apache-2.0
#include "ui/writes/removal.h"

#include "models/kube/cluster.h"
#include "models/kube/discovery.h"
#include "models/resources/objectwatch.h"
#include "ui/shared/session.h"
#include "ui/writes/sessionwriter.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype mostRead = 20; ///< finalizers are looked up for so many
constexpr qsizetype mostWatched = 50;

QStringList finalizersOf(const QJsonObject &object)
{
    QStringList names;
    for (const QJsonValue &value : object["metadata"_L1]["finalizers"_L1].toArray())
        names.append(value.toString());
    return names;
}

} // namespace

Removal::Removal(
    Session &session, models::ApiResource resource, QList<RemovalSubject> subjects, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_resource(std::move(resource))
    , m_subjects(std::move(subjects))
    , m_steps(m_subjects.size())
{
}

int Removal::count(Phase phase) const
{
    return int(std::ranges::count(m_steps, phase, &Step::phase));
}

QString Removal::nameSpace() const
{
    QSet<QString> spaces;
    for (const RemovalSubject &subject : m_subjects)
        spaces.insert(subject.nameSpace);
    return spaces.size() == 1 ? *spaces.begin() : QString();
}

void Removal::look()
{
    if (!m_session.cluster())
        return;
    for (qsizetype i = 0; i < std::min(mostRead, m_subjects.size()); ++i)
        readSubject(i);
    countDependants();
}

void Removal::readSubject(qsizetype index)
{
    const RemovalSubject &subject = m_subjects.at(index);
    models::ResourceClient client(m_session.cluster()->transport());
    QCoro::connect(client.object(m_resource, subject.nameSpace, subject.name), this,
        [this, index](const models::Result<models::ResourceReply> &reply) {
            if (!reply || m_steps.at(index).phase != Phase::Known)
                return;
            m_steps[index].finalizers = finalizersOf(reply->object);
            if (m_subjects.at(index).uid.isEmpty())
                m_subjects[index].uid = reply->object["metadata"_L1]["uid"_L1].toString();
            emit changed();
        });
}

void Removal::countDependants()
{
    const QList<models::ApiResource> all = m_session.cluster()->discovery().resources();
    QList<models::ApiResource> kinds = models::ownableKinds(all, true);
    QString space = nameSpace();
    QStringList uids;
    for (const RemovalSubject &subject : m_subjects)
        uids.append(subject.uid);
    if (m_resource.plural == "namespaces"_L1) {
        if (m_subjects.size() != 1)
            return; // everything in all of them; the names say it
        space = m_subjects.first().name; // all that is in it goes, owned or not
        uids.clear();
    } else if (m_resource.plural == "customresourcedefinitions"_L1) {
        // Its objects are its dependants, although no reference says so.
        kinds.removeIf([this](const models::ApiResource &kind) {
            return std::ranges::none_of(m_subjects, [&kind](const RemovalSubject &subject) {
                return subject.name == kind.qualifiedName();
            });
        });
        uids.clear();
        space.clear();
    }
    QCoro::connect(models::findDependants(&m_session.cluster()->transport(), kinds, space, uids),
        this, [this](const models::Dependants &found) {
            m_dependants = found;
            emit changed();
        });
}

void Removal::start(const QString &propagation)
{
    for (qsizetype i = 0; i < m_subjects.size(); ++i)
        askOne(i, propagation);
    emit changed();
}

void Removal::askOne(qsizetype index, const QString &propagation)
{
    const auto writer = writerOf(m_session);
    if (!writer)
        return;
    const RemovalSubject &subject = m_subjects.at(index);
    m_steps[index].phase = Phase::Asked;
    models::RemoveOptions options;
    options.propagation = propagation;
    if (subject.uid.contains(u'-')) // never another object of the same name
        options.uid = subject.uid;
    models::Writer ours = *writer;
    QCoro::connect(ours.remove(m_resource, subject.nameSpace, subject.name, options), this,
        [this, index](const models::Result<models::ResourceReply> &reply) {
            if (!reply && reply.error().kind != models::Error::Kind::NotFound) {
                m_steps[index].error = reply.error();
                settle(index, Phase::Failed);
                return;
            }
            const bool stays
                = reply && !reply->object["metadata"_L1]["deletionTimestamp"_L1].isUndefined();
            if (!stays || index >= mostWatched) {
                settle(index, Phase::Gone);
                return;
            }
            m_steps[index].finalizers = finalizersOf(reply->object);
            watch(index);
            settle(index, Phase::Leaving);
        });
}

void Removal::watch(qsizetype index)
{
    const RemovalSubject &subject = m_subjects.at(index);
    auto *watch = new models::ObjectWatch(this);
    connect(watch, &models::ObjectWatch::changed, this, [this, watch, index] {
        if (watch->isGone()) {
            watch->deleteLater();
            settle(index, Phase::Gone);
        } else {
            m_steps[index].finalizers = finalizersOf(watch->object());
            emit changed();
        }
    });
    watch->watch(*m_session.cluster(), m_resource, subject.nameSpace, subject.name);
}

void Removal::settle(qsizetype index, Phase phase)
{
    m_steps[index].phase = phase;
    emit changed();
    if (!m_isFinished && count(Phase::Gone) + count(Phase::Failed) == m_steps.size()) {
        m_isFinished = true;
        emit finished();
    }
}

} // namespace ui
