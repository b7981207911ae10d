// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/kube/scriptedserver.h"

#include <QMetaType>

#include <functional>

/// What is done to one answer on its way from a server to the client.
struct Fault
{
    enum class How {
        End, ///< as a server ends it
        Close, ///< FIN in the middle
        Reset, ///< RST
        Stall, ///< nothing more, and nobody says so
    };
    /// Answers in the server's place; the server is not asked.
    std::function<void(const Exchange &)> instead {};
    /// What goes on in the place of each line of a watch.
    std::function<QByteArrayList(const QByteArray &line)> lines {};
    int afterLines = -1; ///< of a watch: so many go through, then `how`
    qint64 afterBytes = -1; ///< so many go through; behind `afterLines` when both are given
    How how = How::Reset;
    qsizetype piece = 0; ///< bytes of one write, a write a turn; 0: as they come
    bool isRaw = false; ///< bytes are those of the wire, head and chunk sizes included
    bool isPacked = false; ///< the client may ask for gzip
};
Q_DECLARE_METATYPE(Fault)

/// The faults by name. Bytes of cutWire() count from the first of the head.
namespace fault {

[[nodiscard]] Fault cut(qint64 bytes, Fault::How how = Fault::How::Reset);
[[nodiscard]] Fault cutWire(qint64 bytes, Fault::How how = Fault::How::Reset);
/// After whole lines of a watch, `bytes` into the one that follows.
[[nodiscard]] Fault cutLine(int lines, qint64 bytes, Fault::How how = Fault::How::Reset);
[[nodiscard]] Fault trickle(qsizetype piece);
[[nodiscard]] Fault rewrite(std::function<QByteArrayList(const QByteArray &line)> lines);
/// `moreHeaders`: whole lines, "Retry-After: 5\r\n".
[[nodiscard]] Fault reply(
    int status, QByteArray body, QByteArray type = "application/json", QByteArray moreHeaders = {});
/// A Status of that code.
[[nodiscard]] Fault refuse(int code, QByteArray reason, QByteArray moreHeaders = {});
/// These bytes and nothing else, then the end of the connection.
[[nodiscard]] Fault raw(QByteArray bytes, Fault::How how = Fault::How::Close);
/// A watch of these lines, ended as a server ends it.
[[nodiscard]] Fault watchOf(QByteArray lines, Fault::How how = Fault::How::End);
/// The connection is reset before anything is answered.
[[nodiscard]] Fault hangUp();
/// Nothing is ever answered.
[[nodiscard]] Fault silence();

/// A Status as JSON; `metadata` is an object.
[[nodiscard]] QByteArray status(
    int code, const QByteArray &reason, const QByteArray &metadata = "{}");
/// An ERROR event, with its newline.
[[nodiscard]] QByteArray errorLine(int code, const QByteArray &reason);
/// A BOOKMARK event of a Table watch.
[[nodiscard]] QByteArray bookmarkLine(const QByteArray &version);

} // namespace fault
