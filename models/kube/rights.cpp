// SPDX-License-Identifier: Apache-2.0
#include "models/kube/rights.h"

#include "models/kube/resourceclient.h"

#include <QCoroTask>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace models {

namespace {

constexpr auto freshFor = 5min;
constexpr auto silentFor = 30s; // after an answer that told nothing

QJsonObject reviewOf(const Right &right)
{
    QJsonObject attributes {{u"verb"_s, right.verb}, {u"resource"_s, right.resource}};
    for (const auto &[key, value] :
        {std::pair(u"group"_s, right.group), std::pair(u"subresource"_s, right.subresource),
            std::pair(u"namespace"_s, right.nameSpace), std::pair(u"name"_s, right.name)}) {
        if (!value.isEmpty())
            attributes.insert(key, value);
    }
    return {{u"apiVersion"_s, u"authorization.k8s.io/v1"_s},
        {u"kind"_s, u"SelfSubjectAccessReview"_s},
        {u"spec"_s, QJsonObject {{u"resourceAttributes"_s, attributes}}}};
}

} // namespace

Right Right::on(const ApiResource &kind, const QString &verb, const QString &nameSpace,
    const QString &subresource)
{
    return {.verb = verb,
        .group = kind.groupVersion.group,
        .resource = kind.plural,
        .subresource = subresource,
        .nameSpace = kind.namespaced ? nameSpace : QString()};
}

QString Right::what() const
{
    return subresource.isEmpty() ? resource : resource + u'/' + subresource;
}

Message refusalOf(const Right &right)
{
    if (right.nameSpace.isEmpty())
        return Message(QT_TRANSLATE_NOOP("models", "No right to %1 %2 in the whole cluster."),
            {right.verb, right.what()});
    return Message(QT_TRANSLATE_NOOP("models", "No right to %1 %2 in namespace %3."),
        {right.verb, right.what(), right.nameSpace});
}

size_t qHash(const Right &right, size_t seed) noexcept
{
    return qHashMulti(seed, right.verb, right.group, right.resource, right.subresource,
        right.nameSpace, right.name);
}

Rights::Rights(Transport &transport, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
{
}

Rights::Verdict Rights::verdict(const Right &right)
{
    if (!right.name.isEmpty()) {
        Right any = right;
        any.name.clear();
        if (const Verdict general = verdict(any); general != Verdict::Refused)
            return general;
    }
    Entry &entry = m_known[right];
    const Verdict known = entry.verdict;
    if (!entry.isAsked && entry.fresh.hasExpired()) {
        entry.isAsked = true;
        ask(right);
    }
    return known;
}

void Rights::ask(const Right &right)
{
    const ApiResource reviews {.groupVersion = {u"authorization.k8s.io"_s, u"v1"_s},
        .plural = u"selfsubjectaccessreviews"_s,
        .kind = u"SelfSubjectAccessReview"_s};
    QCoro::connect(ResourceClient(m_transport).create(reviews, {}, reviewOf(right)), this,
        [this, right](const Result<ResourceReply> &reply) {
            Entry &entry = m_known[right];
            entry.isAsked = false;
            // A review that fails, or says nothing, forbids nothing.
            const QJsonValue allowed
                = reply ? reply->object[u"status"][u"allowed"] : QJsonValue(QJsonValue::Undefined);
            entry.fresh.setRemainingTime(
                allowed.isBool() ? std::chrono::milliseconds(freshFor) : silentFor);
            const Verdict before = entry.verdict;
            if (allowed.isBool())
                entry.verdict = allowed.toBool() ? Verdict::Granted : Verdict::Refused;
            if (entry.verdict != before)
                emit changed();
        });
}

} // namespace models
