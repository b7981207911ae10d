// SPDX-License-Identifier: Apache-2.0
#include "models/watch/framesplitter.h"

namespace models {
namespace {

bool isBlank(QByteArrayView line)
{
    return line.trimmed().isEmpty();
}

} // namespace

FrameSplitter::Frames FrameSplitter::feed(const QByteArray &chunk)
{
    const qsizetype last = chunk.lastIndexOf('\n');
    if (last < 0) { // the common case of a large frame: append, never copy what is there
        m_tail.append(chunk);
        m_isOverflown = m_isOverflown || m_tail.size() > limit;
        return {};
    }
    Frames frames;
    frames.bytes = m_tail.isEmpty() ? chunk.first(last + 1) : m_tail + chunk.first(last + 1);
    m_tail = chunk.sliced(last + 1);
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
