// SPDX-License-Identifier: Apache-2.0
// Packed bodies, whole and broken: however they are cut, the same bytes come out.
#include "tests/fuzz/input.h"

#include "models/kube/inflater.h"

using models::Inflater;

namespace {

constexpr qsizetype most = qsizetype(1) << 22;

/// False: no more is to be had.
bool readAll(Inflater &inflater, QByteArray &out, qsizetype slice)
{
    while (out.size() < most) {
        const qsizetype before = out.size();
        const Inflater::Outcome outcome = inflater.read(out, slice);
        fuzz::need(out.size() - before <= slice, "no read gives more than its slice");
        if (outcome == Inflater::Outcome::NeedsInput)
            return true;
        if (outcome != Inflater::Outcome::HasMore)
            return false;
    }
    return false;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytes(data, size);
    Inflater whole;
    QByteArray atOnce;
    whole.feed(bytes);
    const bool isSound = readAll(whole, atOnce, 64 * 1024);

    Inflater cut;
    QByteArray piecewise;
    bool goesOn = true;
    fuzz::inPieces(bytes, [&](const QByteArray &piece) {
        if (!goesOn)
            return;
        cut.feed(piece);
        goesOn = readAll(cut, piecewise, 1000);
    });
    if (isSound) {
        fuzz::need(goesOn && atOnce == piecewise, "a sound body is the same in whatever pieces");
        fuzz::need(whole.isAtEnd() == cut.isAtEnd(), "and ends in the same place");
    }
    return 0;
}
