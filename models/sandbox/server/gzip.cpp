// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/gzip.h"

#include <zlib.h>

namespace models::sandbox {

struct GzipWriter::State
{
    z_stream stream {};
};

GzipWriter::GzipWriter()
    : m_state(std::make_unique<State>())
{
    constexpr int gzipFormat = 15 + 16;
    deflateInit2(&m_state->stream, Z_BEST_SPEED, Z_DEFLATED, gzipFormat, 8, Z_DEFAULT_STRATEGY);
}

GzipWriter::~GzipWriter()
{
    deflateEnd(&m_state->stream);
}

QByteArray GzipWriter::write(QByteArrayView plain)
{
    return run(plain, Z_NO_FLUSH);
}

QByteArray GzipWriter::finish()
{
    return run({}, Z_FINISH);
}

QByteArray GzipWriter::run(QByteArrayView plain, int flush)
{
    QByteArray result;
    z_stream &stream = m_state->stream;
    // zlib reads through a pointer to non-const, but does not write there
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.data()));
    stream.avail_in = uInt(plain.size());
    char piece[16384];
    do {
        stream.next_out = reinterpret_cast<Bytef *>(piece);
        stream.avail_out = sizeof piece;
        deflate(&stream, flush);
        result.append(piece, qsizetype(sizeof piece - stream.avail_out));
    } while (stream.avail_out == 0);
    return result;
}

} // namespace models::sandbox
