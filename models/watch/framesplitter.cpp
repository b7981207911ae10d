// SPDX-License-Identifier: Apache-2.0
#include "models/watch/framesplitter.h"

#include <algorithm>
#include <utility>

namespace models {
namespace {

constexpr qsizetype lookAhead = 64; ///< of who reads many bytes at once

bool isBlank(QByteArrayView line)
{
    return line.trimmed().isEmpty();
}

} // namespace

FrameSplitter::Frames FrameSplitter::feed(const QByteArrayList &chunks)
{
    qsizetype size = m_tail.size() + lookAhead;
    for (const QByteArray &chunk : chunks)
        size += chunk.size();
    if (size > m_tail.capacity())
        m_tail.reserve(std::max(size, 2 * m_tail.size())); // a large frame is not moved each time
    const qsizetype before = m_tail.size();
    for (const QByteArray &chunk : chunks)
        m_tail.append(chunk);
    const qsizetype last = QByteArrayView(m_tail).sliced(before).lastIndexOf('\n');
    if (last < 0) {
        m_isOverflown = m_isOverflown || m_tail.size() > limit;
        return {};
    }
    const qsizetype whole = before + last + 1;
    QByteArray rest = m_tail.sliced(whole);
    Frames frames;
    frames.bytes = std::exchange(m_tail, std::move(rest));
    frames.bytes.truncate(whole);
    for (qsizetype at = 0; at < frames.bytes.size();) {
        const qsizetype end = frames.bytes.indexOf('\n', at);
        const qsizetype length = end - at;
        m_isOverflown = m_isOverflown || length > limit;
        if (!isBlank(QByteArrayView(frames.bytes).sliced(at, length)))
            frames.spans.append({at, length});
        at = end + 1;
    }
    return frames;
}

FrameSplitter::Frames FrameSplitter::finish()
{
    Frames frames;
    frames.bytes = std::exchange(m_tail, {});
    if (!isBlank(frames.bytes))
        frames.spans.append({0, frames.bytes.size()});
    return frames;
}

} // namespace models
