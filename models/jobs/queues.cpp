// SPDX-License-Identifier: Apache-2.0
#include "models/jobs/queues.h"

#include "models/base/json.h"
#include "models/base/quantity.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {
namespace {

double amount(const QJsonValue &quantity)
{
    const auto read = Quantity::parse(quantity.toVariant().toString());
    return read ? read->toDouble() : 0;
}

QString labelsText(const QJsonObject &selector)
{
    QStringList parts;
    const QJsonObject labels = selector[u"matchLabels"].toObject();
    for (auto it = labels.begin(); it != labels.end(); ++it)
        parts.append(it.key() + u'=' + it.value().toString());
    const QJsonArray rules = selector[u"matchExpressions"].toArray();
    for (const QJsonValue &rule : rules) {
        QStringList values;
        const QJsonArray list = rule[u"values"].toArray();
        for (const QJsonValue &value : list)
            values.append(value.toString());
        QString text = rule[u"key"].toString() + u' ' + rule[u"operator"].toString();
        if (!values.isEmpty())
            text += u" ("_s + values.join(u", "_s) + u')';
        parts.append(text);
    }
    return parts.join(u", "_s);
}

bool isWaiting(const QJsonObject &group)
{
    return textAt(conditionOf(group, u"GroupScheduled"), u"status") == "False"_L1;
}

// Members that were refused, or claims that are not bound: the scheduler does not look at it yet.
bool isHeld(const QJsonObject &group)
{
    return textAt(conditionOf(group, u"SufficientGroupMember"), u"status") == "False"_L1
        || textAt(conditionOf(group, u"GroupScheduled"), u"message")
               .contains("persistentvolumeclaim"_L1, Qt::CaseInsensitive);
}

QueueSummary summarizeOne(const QJsonObject &queue)
{
    QueueSummary one;
    one.uid = uidOf(queue);
    one.name = nameOf(queue);
    one.nameSpace = namespaceOf(queue);
    one.priority = int(numberAt(queue, u"spec.priority"));
    one.isClosed = flagAt(queue, u"spec.closed");
    one.isPreemptible = valueAt(queue, u"spec.preemptible").toBool(true);
    QJsonObject quota = objectAt(queue, u"spec.quota.requests");
    if (quota.isEmpty())
        quota = objectAt(queue, u"spec.requests"); // the older layout
    const QJsonObject used = objectAt(queue, u"status.allocated");
    QStringList limits;
    for (auto it = quota.begin(); it != quota.end(); ++it) {
        limits.append(it.value().toVariant().toString() + u' ' + it.key());
        if (it.key().contains(u'/') && one.gpuResource.isEmpty()) {
            one.gpuResource = it.key();
            one.gpuLimit = qint64(amount(it.value()));
        }
    }
    for (auto it = used.begin(); it != used.end() && one.gpuResource.isEmpty(); ++it) {
        if (it.key().contains(u'/'))
            one.gpuResource = it.key();
    }
    one.gpusUsed = qint64(amount(used[one.gpuResource]));
    one.limits = limits.join(u", "_s);
    one.longestRun = textAt(queue, u"spec.maxDuration");
    one.nodes = labelsText(objectAt(queue, u"spec.nodeSelector"));
    one.projects = labelsText(objectAt(queue, u"spec.namespaceSelector"));
    return one;
}

int rankOf(const QuotaLine &line)
{
    if (line.isAccelerator())
        return 0;
    const QStringList order {
        u"cpu"_s, u"memory"_s, u"storage"_s, u"persistentvolumeclaims"_s, u"pods"_s, u"services"_s};
    const qsizetype at = order.indexOf(line.plainResource());
    return at < 0 ? 100 : int(at) + 1;
}

} // namespace

QString QuotaLine::plainResource() const
{
    for (const QLatin1StringView prefix : {"requests."_L1, "limits."_L1}) {
        if (resource.startsWith(prefix))
            return resource.sliced(prefix.size());
    }
    return resource;
}

bool QuotaLine::isAccelerator() const
{
    const QString plain = plainResource();
    return plain.contains(u'/') && !plain.startsWith("count/"_L1)
        && !plain.contains("storageclass"_L1);
}

QList<QueueSummary> summarizeQueues(const QList<QJsonObject> &queues,
    const QList<QJsonObject> &groups, const QList<const JobSummary *> &jobs)
{
    QList<QueueSummary> all;
    for (const QJsonObject &queue : queues) {
        QueueSummary one = summarizeOne(queue);
        for (const QJsonObject &group : groups) {
            if (textAt(group, u"spec.queue") == one.name && isWaiting(group))
                ++(isHeld(group) ? one.held : one.queued);
        }
        for (const JobSummary *job : jobs) {
            const bool isOver = job->state == JobState::Succeeded || job->state == JobState::Failed;
            one.mine += job->queue == one.name && !isOver;
        }
        all.append(one);
    }
    std::ranges::stable_sort(all, {}, [](const QueueSummary &queue) {
        return std::tuple(queue.isClosed, -queue.priority, queue.name);
    });
    return all;
}

QList<QueueEntry> queueOrder(
    const QString &queue, const QList<QJsonObject> &groups, const JobByUid &jobOf)
{
    QList<QJsonObject> waiting;
    for (const QJsonObject &group : groups) {
        if (textAt(group, u"spec.queue") == queue && isWaiting(group))
            waiting.append(group);
    }
    std::ranges::stable_sort(waiting, {}, [](const QJsonObject &group) {
        return std::tuple(isHeld(group), -numberAt(group, u"spec.priority"),
            timeAt(group, u"metadata.creationTimestamp"));
    });
    QList<QueueEntry> order;
    int position = 0;
    for (const QJsonObject &group : std::as_const(waiting)) {
        const QJsonObject owner = controllerOf(group);
        QueueEntry entry {.position = isHeld(group) ? 0 : ++position,
            .jobUid = owner[u"uid"].toString(),
            .name = owner.isEmpty() ? nameOf(group) : owner[u"name"].toString(),
            .nameSpace = namespaceOf(group),
            .kind = owner[u"kind"].toString(),
            .gpus = int(numberAt(group, u"spec.minMember")),
            .since = timeAt(group, u"metadata.creationTimestamp")};
        if (const JobSummary *job = jobOf(entry.jobUid)) {
            entry.isMine = true;
            entry.gpus = job->gpus;
            entry.reason = job->reason;
            entry.since = job->created;
        }
        order.append(entry);
    }
    return order;
}

QList<QuotaLine> quotaLines(const QList<QJsonObject> &quotas)
{
    QList<QuotaLine> lines;
    for (const QJsonObject &quota : quotas) {
        QJsonObject hard = objectAt(quota, u"status.hard");
        if (hard.isEmpty())
            hard = objectAt(quota, u"spec.hard");
        const QJsonObject used = objectAt(quota, u"status.used");
        for (auto it = hard.begin(); it != hard.end(); ++it) {
            QuotaLine line {.nameSpace = namespaceOf(quota),
                .quota = nameOf(quota),
                .resource = it.key(),
                .used = amount(used[it.key()]),
                .limit = amount(it.value()),
                .usedText = used[it.key()].toVariant().toString(),
                .limitText = it.value().toVariant().toString()};
            const auto same = std::ranges::find_if(lines, [&line](const QuotaLine &other) {
                return other.nameSpace == line.nameSpace && other.resource == line.resource;
            });
            if (same == lines.end())
                lines.append(line);
            else if (line.limit - line.used < same->limit - same->used)
                *same = line;
        }
    }
    std::ranges::stable_sort(lines, {}, [](const QuotaLine &line) {
        return std::tuple(line.nameSpace, rankOf(line), line.resource);
    });
    return lines;
}

double askedFor(const QList<QJsonObject> &pods, const QString &resource)
{
    double sum = 0;
    for (const QJsonObject &pod : pods) {
        const QString phase = textAt(pod, u"status.phase");
        if (phase == "Succeeded"_L1 || phase == "Failed"_L1)
            continue;
        if (resource == "pods"_L1) {
            sum += 1;
            continue;
        }
        const QJsonArray containers = arrayAt(pod, u"spec.containers");
        for (const QJsonValue &container : containers) {
            const QJsonObject wanted = container[u"resources"].toObject();
            const QJsonValue request = wanted[u"requests"][resource];
            sum += amount(request.isUndefined() ? wanted[u"limits"][resource] : request);
        }
    }
    return sum;
}

} // namespace models
