// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"

#include <QCoroTask>
#include <QStringList>

namespace models {

class Transport;

/// Objects of one kind that go when their owners go.
struct DependantKind
{
    QString kind;
    QStringList names;
};

struct Dependants
{
    QList<DependantKind> kinds; ///< most first
    QStringList unseen; ///< kinds that could not be listed: there may be more of them
    bool isCut = false; ///< a list was longer than what was looked at

    [[nodiscard]] int count() const;
};

/// What the garbage collector would take with `uids`, over any number of steps, by ownerReferences.
/// Looks at the lists of `kinds` in one namespace (empty: all of them); at most 5,000 objects a
/// kind, their metadata only. An empty list of uids: everything in the namespace.
/// https://kubernetes.io/docs/concepts/architecture/garbage-collection/
[[nodiscard]] QCoro::Task<Dependants> findDependants(
    Transport *transport, QList<ApiResource> kinds, QString nameSpace, QStringList uids);

/// Of all versions that a server has of its kinds, one each, which can be listed and may be owned;
/// events are left out, they go by themselves.
[[nodiscard]] QList<ApiResource> ownableKinds(const QList<ApiResource> &all, bool isNamespaced);

} // namespace models
