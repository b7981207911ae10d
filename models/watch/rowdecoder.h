// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/watch/framesplitter.h"
#include "models/watch/row.h"

#include <QVarLengthArray>

#include <memory>

namespace models {

/// One page of a list, read.
struct DecodedPage
{
    bool isTable = false;
    QList<Column> columns;
    QList<RowRef> rows;
    QString version;
    QString continueToken;
    qint64 remaining = -1;
};

/// One event of a watch, read.
struct DecodedEvent
{
    enum class Type { Added, Modified, Deleted, Bookmark, Error, Unknown };
    Type type = Type::Unknown;
    QVarLengthArray<RowRef, 1> rows; ///< one, as a rule
    QList<Column> columns; ///< first event of a Table watch only
    QByteArray ownVersion; ///< where it is not that of the last row
    QString kind; ///< of a plain object; empty for a Table
    bool isEndOfList = false; ///< the bookmark that closes a streaming list
    QByteArray status; ///< Error: the object, a Status as a rule

    /// From which a watch goes on; empty: it does not say.
    [[nodiscard]] QByteArrayView version() const
    {
        return ownVersion.isEmpty() && !rows.isEmpty() ? rows.last()->version()
                                                       : QByteArrayView(ownVersion);
    }
};

/// Reads lists and watch events, as Tables or as plain objects, into rows. No QObject, no I/O: made
/// for workers; one call at a time.
class RowDecoder
{
public:
    explicit RowDecoder(bool fullObjects);
    ~RowDecoder();
    RowDecoder(const RowDecoder &) = delete;
    RowDecoder &operator=(const RowDecoder &) = delete;

    [[nodiscard]] Result<DecodedPage> page(const QByteArray &body);
    /// A frame that is no JSON becomes an event of type Unknown: counted, never fatal.
    [[nodiscard]] QList<DecodedEvent> events(FrameSplitter::Frames frames);

    /// The columns of a kind that came without a Table: what every object has.
    [[nodiscard]] static QList<Column> plainColumns();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace models
