// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/watch/cells.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <utility>

namespace models {

/// One column of a Table, as the server describes it.
/// https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables
struct Column
{
    QString name;
    QString type; ///< string, integer, number, boolean, date
    QString format;
    QString description;
    int priority = 0; ///< above 0: hidden at first
    bool operator==(const Column &) const = default;
};

/// What is kept of one listed object. Immutable once shared, so workers and views may hold it.
struct Row
{
    QString uid; ///< "namespace/name" when the server gives none
    QString name;
    QString nameSpace;
    QString resourceVersion;
    Cells cells; ///< one for each Column of the list
    Labels labels;
    QString ownerUid; ///< of the controlling owner, else of the first one
    QString ownerKind;
    QString ownerName;
    qint64 created = 0; ///< ms since the epoch, 0 unknown
    qint64 deleted = 0; ///< when its deletion was asked for, 0 never
    QByteArray object; ///< raw JSON without managedFields; only in scopes that ask for full objects
};
using RowRef = std::shared_ptr<const Row>;

/// What changed since the batch before: the last state of each object, no order inside.
struct RowBatch
{
    bool isReset = false; ///< forget all rows first
    bool hasColumns = false; ///< `columns` are new; rows with other columns follow or came with it
    QList<Column> columns;
    QList<RowRef> upserted;
    QList<QString> removed; ///< uids

    [[nodiscard]] bool isEmpty() const
    {
        return !isReset && !hasColumns && upserted.isEmpty() && removed.isEmpty();
    }
};

/// What one reflector lists and watches.
struct WatchScope
{
    ApiResource resource;
    QString nameSpace; ///< empty: all of them
    QString labelSelector;
    QString fieldSelector;
    bool fullObjects = false;
    bool operator==(const WatchScope &) const = default;
};

} // namespace models
