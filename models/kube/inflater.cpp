// SPDX-License-Identifier: Apache-2.0
#include "models/kube/inflater.h"

#include <zlib.h>

namespace models {

namespace {
constexpr qint64 bombFloor = qint64(64) * 1024 * 1024;
constexpr qint64 bombRatio = 100;
} // namespace

Inflater::Inflater()
    : m_zlib(std::make_unique<z_stream_s>())
{
    inflateInit2(m_zlib.get(), 15 + 16); // gzip framing only
}

Inflater::~Inflater()
{
    inflateEnd(m_zlib.get());
}

void Inflater::feed(const QByteArray &packed)
{
    m_input.remove(0, m_used);
    m_used = 0;
    m_input += packed;
    m_in += packed.size();
}

Inflater::Outcome Inflater::read(QByteArray &unpacked, qsizetype slice)
{
    const qsizetype start = unpacked.size();
    unpacked.resize(start + slice);
    m_zlib->next_out = reinterpret_cast<Bytef *>(unpacked.data() + start);
    m_zlib->avail_out = uInt(slice);
    bool isBroken = false;
    while (m_zlib->avail_out > 0) {
        if (m_used == m_input.size() && m_isAtEnd)
            break;
        m_zlib->next_in = reinterpret_cast<Bytef *>(m_input.data() + m_used);
        m_zlib->avail_in = uInt(m_input.size() - m_used);
        const int code = inflate(m_zlib.get(), Z_NO_FLUSH);
        m_used = m_input.size() - m_zlib->avail_in;
        if (code == Z_STREAM_END) {
            inflateReset(m_zlib.get());
            m_isAtEnd = true;
            continue;
        }
        if (code == Z_BUF_ERROR)
            break; // no input left
        if (code != Z_OK) {
            isBroken = true;
            break;
        }
        m_isAtEnd = false;
    }
    const bool isFull = m_zlib->avail_out == 0;
    unpacked.resize(start + slice - m_zlib->avail_out);
    m_out += unpacked.size() - start;
    if (isBroken)
        return Outcome::Broken;
    if (m_out > bombFloor && m_out / bombRatio > m_in)
        return Outcome::Bomb;
    return isFull ? Outcome::HasMore : Outcome::NeedsInput;
}

} // namespace models
