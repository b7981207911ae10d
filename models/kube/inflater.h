// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <functional>
#include <memory>

struct z_stream_s;

namespace models {

/// Unpacks a gzip body that comes in pieces. A watch is sent as one gzip member per flush, so the
/// end of a member is not the end of the body.
class Inflater
{
public:
    enum class Outcome { NeedsInput, HasMore, Broken, Bomb };

    Inflater();
    ~Inflater();
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    void feed(const QByteArray &packed);
    /// Appends at most `slice` bytes to `unpacked`; HasMore: call again. Bomb: more than 100:1 past
    /// 64 MiB.
    Outcome read(QByteArray &unpacked, qsizetype slice = 256 * 1024);
    /// Between two members: the body may end here.
    [[nodiscard]] bool isAtEnd() const { return m_isAtEnd; }

private:
    std::unique_ptr<z_stream_s> m_zlib;
    QByteArray m_input;
    qsizetype m_used = 0;
    qint64 m_in = 0;
    qint64 m_out = 0;
    bool m_isAtEnd = true;
};

} // namespace models
