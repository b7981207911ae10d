// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/watch/cells.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
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

/// Who made an object: the controlling owner, else the first one. Shared by all that it made.
struct RowOwner
{
    QString uid;
    QString kind;
    QString name;
};

/// What is kept of one listed object. Immutable once shared, so workers and views may hold it. What
/// is its alone lies packed in `cells`, what repeats is shared with other rows.
struct Row
{
    QString nameSpace;
    Cells cells; ///< one for each Column of the list
    Labels labels;
    std::shared_ptr<const RowOwner> owner; ///< null: nobody
    qint64 created = 0; ///< ms since the epoch, 0 unknown
    qint64 deleted = 0; ///< when its deletion was asked for, 0 never
    QByteArray object; ///< raw JSON without managedFields; only in scopes that ask for full objects

    /// "namespace/name" when the server gives none.
    [[nodiscard]] QString uid() const { return QString::fromUtf8(cells.own(Cells::Own::Uid)); }
    [[nodiscard]] QString name() const { return QString::fromUtf8(nameBytes()); }
    [[nodiscard]] QByteArrayView nameBytes() const { return cells.own(Cells::Own::Name); }
    [[nodiscard]] QByteArrayView uidBytes() const { return cells.own(Cells::Own::Uid); }
    /// The resourceVersion.
    [[nodiscard]] QByteArrayView version() const { return cells.own(Cells::Own::Version); }
};
using RowRef = std::shared_ptr<const Row>;
using TakeRow = std::function<void(RowRef row)>;

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
