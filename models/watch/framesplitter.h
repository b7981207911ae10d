// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

namespace models {

/// Cuts the bytes of a watch into its frames: one JSON object a line, split anywhere by the
/// network. A value without I/O: workers take it along and hand it back.
class FrameSplitter
{
public:
    /// Whole frames inside `bytes`, without their newlines, and none of them empty.
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

    [[nodiscard]] Frames feed(const QByteArray &chunk);
    /// After the end of the stream: the tail that no newline closed (whole or not: parse and see).
    [[nodiscard]] Frames finish();
    /// A frame outgrew the limit. The stream must be ended: its frames are lost from here on.
    [[nodiscard]] bool isOverflown() const { return m_isOverflown; }

private:
    QByteArray m_tail;
    bool m_isOverflown = false;
};

} // namespace models
