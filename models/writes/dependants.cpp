// SPDX-License-Identifier: Apache-2.0
#include "models/writes/dependants.h"

#include "models/kube/transport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <vector>

namespace models {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostObjects = 5000;

struct Item
{
    QString kind;
    QString name;
    QString uid;
    QStringList owners;
};

Request listOf(const ApiResource &kind, const QString &nameSpace)
{
    Request request;
    request.path = kind.path(kind.namespaced ? nameSpace : QString());
    request.query.addQueryItem(u"limit"_s, QString::number(mostObjects));
    request.headers = {{"Accept",
        "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json"}};
    return request;
}

/// False: the list goes on.
bool read(const QByteArray &body, const QString &kind, QList<Item> &into)
{
    const QJsonObject list = QJsonDocument::fromJson(body).object();
    for (const QJsonValue &value : list["items"_L1].toArray()) {
        const QJsonObject metadata = value["metadata"_L1].toObject();
        Item item {kind, metadata["name"_L1].toString(), metadata["uid"_L1].toString(), {}};
        for (const QJsonValue &owner : metadata["ownerReferences"_L1].toArray())
            item.owners.append(owner["uid"_L1].toString());
        into.append(item);
    }
    return list["metadata"_L1]["continue"_L1].toString().isEmpty();
}

/// Those that hang on `roots`, however many steps away.
QList<Item> owned(const QList<Item> &items, const QStringList &roots)
{
    QSet<QString> going(roots.begin(), roots.end());
    QList<Item> found;
    QList<Item> rest = items;
    for (bool isGrowing = true; isGrowing;) {
        isGrowing = false;
        QList<Item> next;
        for (const Item &item : std::as_const(rest)) {
            const bool isOwned = std::ranges::any_of(
                item.owners, [&](const QString &uid) { return going.contains(uid); });
            if (!isOwned || going.contains(item.uid)) {
                next.append(item);
                continue;
            }
            going.insert(item.uid);
            found.append(item);
            isGrowing = true;
        }
        rest = next;
    }
    return found;
}

QList<DependantKind> byKind(const QList<Item> &items)
{
    QList<DependantKind> kinds;
    for (const Item &item : items) {
        const auto known = std::ranges::find(kinds, item.kind, &DependantKind::kind);
        if (known == kinds.end())
            kinds.append({item.kind, {item.name}});
        else
            known->names.append(item.name);
    }
    std::ranges::stable_sort(kinds, [](const DependantKind &one, const DependantKind &other) {
        return one.names.size() > other.names.size();
    });
    return kinds;
}

} // namespace

int Dependants::count() const
{
    int sum = 0;
    for (const DependantKind &kind : kinds)
        sum += int(kind.names.size());
    return sum;
}

QCoro::Task<Dependants> findDependants(
    Transport *transport, QList<ApiResource> kinds, QString nameSpace, QStringList uids)
{
    std::vector<QCoro::Task<Result<Reply>>> answers; // all are on their way at once
    for (const ApiResource &kind : std::as_const(kinds))
        answers.push_back(transport->send(listOf(kind, nameSpace)));
    Dependants dependants;
    QList<Item> items;
    for (qsizetype i = 0; i < kinds.size(); ++i) {
        const Result<Reply> reply = co_await answers[size_t(i)];
        if (!reply || !reply->isSuccess())
            dependants.unseen.append(kinds[i].kind);
        else if (!read(reply->body, kinds[i].kind, items))
            dependants.isCut = true;
    }
    dependants.kinds = byKind(uids.isEmpty() ? items : owned(items, uids));
    co_return dependants;
}

QList<ApiResource> ownableKinds(const QList<ApiResource> &all, bool isNamespaced)
{
    QList<ApiResource> kinds;
    QSet<QString> seen;
    for (const ApiResource &resource : all) {
        if (resource.namespaced != isNamespaced || !resource.can(u"list")
            || !resource.can(u"delete") || resource.plural == "events"_L1
            || resource.plural.contains(u'/'))
            continue;
        const QString name = resource.qualifiedName();
        if (!seen.contains(name)) {
            seen.insert(name);
            kinds.append(resource);
        }
    }
    return kinds;
}

} // namespace models
