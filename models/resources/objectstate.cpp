// SPDX-License-Identifier: Apache-2.0
#include "models/resources/objectstate.h"

#include <QHash>
#include <QString>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace models {
namespace {

const QHash<QString, ObjectState> &words()
{
    static const QHash<QString, ObjectState> table = [] {
        QHash<QString, ObjectState> made;
        const auto add = [&](ObjectState state, const QStringList &list) {
            for (const QString &word : list)
                made.insert(word, state);
        };
        add(ObjectState::Waiting,
            {u"waiting"_s, u"pending"_s, u"queued"_s, u"inqueue"_s, u"suspended"_s,
                u"unschedulable"_s, u"schedulinggated"_s, u"released"_s, u"notready"_s,
                u"schedulingdisabled"_s});
        add(ObjectState::Starting,
            {u"starting"_s, u"containercreating"_s, u"podinitializing"_s, u"creating"_s,
                u"resuming"_s, u"pulling"_s, u"progressing"_s, u"restarting"_s});
        add(ObjectState::Running,
            {u"running"_s, u"active"_s, u"bound"_s, u"ready"_s, u"available"_s, u"open"_s,
                u"deployed"_s, u"healthy"_s, u"established"_s});
        add(ObjectState::Succeeded,
            {u"succeeded"_s, u"completed"_s, u"complete"_s, u"success"_s, u"successful"_s});
        add(ObjectState::Failed,
            {u"failed"_s, u"error"_s, u"crashloopbackoff"_s, u"oomkilled"_s, u"evicted"_s,
                u"imagepullbackoff"_s, u"errimagepull"_s, u"errimageneverpull"_s,
                u"invalidimagename"_s, u"createcontainererror"_s, u"createcontainerconfigerror"_s,
                u"runcontainererror"_s, u"containercannotrun"_s, u"deadlineexceeded"_s,
                u"startError"_s.toLower(), u"lost"_s, u"unhealthy"_s, u"nodelost"_s,
                u"unexpectedadmissionerror"_s, u"preempted"_s, u"aborted"_s});
        add(ObjectState::Paused, {u"paused"_s, u"pausing"_s, u"closed"_s});
        add(ObjectState::Stopping,
            {u"terminating"_s, u"stopping"_s, u"deleting"_s, u"aborting"_s, u"completing"_s,
                u"terminated"_s});
        add(ObjectState::Unknown, {u"unknown"_s, u"containerstatusunknown"_s});
        return made;
    }();
    return table;
}

const QStringList &names()
{
    static const QStringList list {QString(), u"Waiting"_s, u"Starting"_s, u"Running"_s,
        u"Succeeded"_s, u"Failed"_s, u"Paused"_s, u"Stopping"_s, u"Unknown"_s};
    return list;
}

} // namespace

ObjectState objectStateOf(QStringView status)
{
    const QString word = status.trimmed().toString().toLower();
    if (const auto found = words().constFind(word); found != words().constEnd())
        return *found;
    if (word.startsWith("init:"_L1)) { // "Init:0/2" goes on, "Init:Error" does not
        const ObjectState inner = objectStateOf(QStringView(word).sliced(5));
        return inner == ObjectState::None ? ObjectState::Starting : inner;
    }
    if (word.startsWith("signal:"_L1) || word.startsWith("exitcode:"_L1)
        || word.endsWith("error"_L1) || word.endsWith("backoff"_L1))
        return ObjectState::Failed;
    if (const qsizetype comma = word.indexOf(u','); comma > 0) { // "Ready,SchedulingDisabled"
        const ObjectState last = objectStateOf(QStringView(word).sliced(comma + 1));
        return last == ObjectState::None ? objectStateOf(QStringView(word).first(comma)) : last;
    }
    return ObjectState::None;
}

QString wordOf(ObjectState state)
{
    return names().value(int(state));
}

ObjectState objectStateNamed(QStringView word)
{
    for (qsizetype i = 1; i < names().size(); ++i) {
        if (names()[i].compare(word, Qt::CaseInsensitive) == 0)
            return ObjectState(i);
    }
    return ObjectState::None;
}

} // namespace models
