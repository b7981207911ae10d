// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHashSeed>

#include <fuzzer/FuzzedDataProvider.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace fuzz {

/// The input as it is.
inline QByteArray bytes(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), qsizetype(size)};
}

/// What must hold for every input; the input that breaks it is kept.
inline void need(bool holds, const char *what)
{
    if (!holds) {
        std::fprintf(stderr, "not so: %s\n", what);
        std::abort();
    }
}

/// Calls `take` with the bytes cut into pieces, where the input's own last bytes say so.
template <typename Take> void inPieces(const QByteArray &bytes, Take take)
{
    const quint8 rhythm = bytes.isEmpty() ? 0 : quint8(bytes.back());
    qsizetype at = 0;
    for (int turn = 0; at < bytes.size(); ++turn) {
        const qsizetype length = 1 + ((rhythm >> (turn % 8)) & 1) * (rhythm % 61);
        take(bytes.mid(at, length));
        at += length;
    }
}

/// Runs of one input are alike.
inline const bool isSeeded = [] {
    QHashSeed::setDeterministicGlobalSeed();
    return true;
}();

} // namespace fuzz
