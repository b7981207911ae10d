// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

namespace models {

/// Cuts the bytes of a watch into its frames: one JSON object a line, split anywhere by the
/// network. A value without I/O: workers take it along and hand it back.
class FrameSplitter
{
public:
    /// Whole frames inside `bytes`, without their newlines, and none of them empty. The bytes have
    /// room behind them for a reader that looks ahead.
    struct Frames
    {
        QByteArray bytes;
        QList<std::pair<qsizetype, qsizetype>> spans; ///< offset, length
        [[nodiscard]] QByteArrayView at(qsizetype index) const
        {
            return QByteArrayView(bytes).sliced(spans[index].first, spans[index].second);
        }
    };
    static constexpr qsizetype limit = 16 * 1024 * 1024; ///< of one frame

    /// All of these, in their order.
    [[nodiscard]] Frames feed(const QByteArrayList &chunks);
    [[nodiscard]] Frames feed(const QByteArray &chunk) { return feed(QByteArrayList {chunk}); }
    /// After the end of the stream: the tail that no newline closed (whole or not: parse and see).
    [[nodiscard]] Frames finish();
    /// A frame outgrew the limit. The stream must be ended: its frames are lost from here on.
    [[nodiscard]] bool isOverflown() const { return m_isOverflown; }

private:
    QByteArray m_tail;
    bool m_isOverflown = false;
};

} // namespace models
