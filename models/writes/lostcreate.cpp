// SPDX-License-Identifier: Apache-2.0
#include "models/writes/lostcreate.h"

#include "models/base/json.h"
#include "models/base/quantity.h"
#include "models/writes/objectdiff.h"

#include <QCoroTimer>

#include <algorithm>
#include <array>

namespace models {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto clockSkew = 2min;
/// The server may still be at it, and the connection may come back. Together two seconds.
constexpr std::array pauses {0ms, 500ms, 1500ms};

bool isAround(const QDateTime &time, const QDateTime &from, const QDateTime &to)
{
    return time.isValid() && time >= from.addDuration(-clockSkew)
        && time <= to.addDuration(clockSkew);
}

bool isOursAtBirth(const QJsonObject &object)
{
    const QDateTime born = timeAt(object, u"metadata.creationTimestamp");
    const QJsonArray fields = arrayAt(object, u"metadata.managedFields");
    return std::ranges::any_of(fields, [&](const QJsonValue &field) {
        return field[u"manager"].toString() == fieldManager()
            && field[u"operation"].toString() == "Update"_L1
            && timeOf(field[u"time"].toString()) == born;
    });
}

std::optional<Quantity> quantityOf(const QJsonValue &value)
{
    return Quantity::parse(value.isDouble() ? QString::number(value.toDouble()) : value.toString());
}

/// Defaults, and quantities written in the server's way.
bool isTheServersDoing(const Change &change)
{
    if (change.kind != Change::Kind::Changed)
        return change.kind == Change::Kind::Added;
    const auto before = quantityOf(change.before);
    return before.has_value() && before == quantityOf(change.after);
}

QString labelOf(const ApiResource &resource, const QString &name)
{
    return resource.kind + u' ' + name;
}

Message notThere(const ApiResource &resource, const QJsonObject &object)
{
    const QString name = nameOf(object);
    if (name.isEmpty())
        return Message(QT_TRANSLATE_NOOP("models",
                           "The answer was lost. None of the %1 whose names begin with %2 was made "
                           "by it: nothing was created, as far as is known."),
            {resource.plural, textAt(object, u"metadata.generateName")});
    return Message(QT_TRANSLATE_NOOP("models",
                       "The answer was lost, and there is no %1: nothing was created. It can be "
                       "sent again: a name is taken only once."),
        {labelOf(resource, name)});
}

Result<ResourceReply> found(const QJsonObject &object)
{
    return ResourceReply {.object = object, .warnings = {}, .status = 201, .wasLookedUp = true};
}

/// By its name, which only one can have.
Result<ResourceReply> judgeNamed(const ApiResource &resource, const QJsonObject &sentObject,
    const QJsonObject &held, const QDateTime &sent, Error lost)
{
    if (isLeftBy(sentObject, held, sent, QDateTime::currentDateTimeUtc()))
        return found(held);
    const QString label = labelOf(resource, nameOf(held));
    const QDateTime born = timeAt(held, u"metadata.creationTimestamp");
    if (born.isValid() && born < sent.addDuration(-clockSkew)) {
        lost.kind = Error::Kind::AlreadyExists;
        lost.message
            = Message(QT_TRANSLATE_NOOP("models",
                          "The answer was lost. %1 was there before: nothing was created."),
                {label});
    } else {
        lost.message
            = Message(QT_TRANSLATE_NOOP("models",
                          "The answer was lost. There is a %1 now, and whether it is this one is "
                          "not known: look at it."),
                {label});
    }
    return std::unexpected(std::move(lost));
}

} // namespace

bool isLeftBy(const QJsonObject &sentObject, const QJsonObject &found, const QDateTime &sent,
    const QDateTime &now)
{
    if (!isAround(timeAt(found, u"metadata.creationTimestamp"), sent, now) || !isOursAtBirth(found))
        return false;
    QJsonObject named = sentObject;
    if (nameOf(named).isEmpty()) { // the server has made it
        if (!nameOf(found).startsWith(textAt(named, u"metadata.generateName")))
            return false;
        setAt(named, u"metadata.name", nameOf(found));
        setAt(named, u"metadata.generateName", valueAt(found, u"metadata.generateName"));
    }
    const QList<Change> changes
        = changesBetween(withoutServerFields(named), withoutServerFields(found));
    return std::ranges::all_of(changes, &isTheServersDoing);
}

QCoro::Task<Result<ResourceReply>> afterLostCreate(ResourceClient client, ApiResource resource,
    QString nameSpace, QJsonObject object, QDateTime sent, Error lost)
{
    const QString name = nameOf(object);
    bool isMissing = false;
    for (const std::chrono::milliseconds pause : pauses) {
        if (pause > 0ms)
            co_await QCoro::sleepFor(pause);
        Result<ResourceReply> reply = name.isEmpty()
            ? co_await client.list(resource, nameSpace)
            : co_await client.object(resource, nameSpace, name);
        isMissing = !reply && reply.error().kind == Error::Kind::NotFound;
        if (!reply)
            continue;
        if (!name.isEmpty())
            co_return judgeNamed(resource, object, reply->object, sent, std::move(lost));
        isMissing = true;
        const QJsonArray items = reply->object[u"items"].toArray();
        for (const QJsonValue &item : items) {
            QJsonObject one = item.toObject();
            // Items of a list of a built-in kind come without these two.
            one[u"kind"_s] = resource.kind;
            one[u"apiVersion"_s] = resource.groupVersion.toString();
            if (isLeftBy(object, one, sent, QDateTime::currentDateTimeUtc()))
                co_return found(one);
        }
    }
    if (isMissing)
        lost.message = notThere(resource, object);
    co_return std::unexpected(std::move(lost));
}

} // namespace models
