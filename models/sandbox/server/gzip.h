// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <memory>

namespace models::sandbox {

/// One gzip member, written piece by piece at the fastest level, as API servers do.
class GzipWriter
{
public:
    GzipWriter();
    ~GzipWriter();

    [[nodiscard]] QByteArray write(QByteArrayView plain);
    /// What is left, and the trailer.
    [[nodiscard]] QByteArray finish();

private:
    QByteArray run(QByteArrayView plain, int flush);
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace models::sandbox
