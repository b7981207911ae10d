// SPDX-License-Identifier: Apache-2.0
// Bytes of a watch: the same frames in whatever pieces they come, and events of whatever is in
// them.
#include "tests/fuzz/input.h"

#include "models/watch/rowdecoder.h"

using namespace models;

namespace {

QByteArrayList frames(const FrameSplitter::Frames &found)
{
    QByteArrayList out;
    for (qsizetype i = 0; i < found.spans.size(); ++i) {
        fuzz::need(!found.at(i).isEmpty(), "no frame is empty");
        out << found.at(i).toByteArray();
    }
    return out;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytes(data, size);
    FrameSplitter whole;
    const FrameSplitter::Frames all = whole.feed(bytes);
    const FrameSplitter::Frames rest = whole.finish();

    FrameSplitter cut;
    QByteArrayList piecewise;
    fuzz::inPieces(bytes, [&](const QByteArray &piece) { piecewise += frames(cut.feed(piece)); });
    piecewise += frames(cut.finish());
    fuzz::need(frames(all) + frames(rest) == piecewise, "frames are the same in whatever pieces");

    for (const bool fullObjects : {false, true}) {
        RowDecoder decoder(fullObjects);
        const auto events = decoder.events(all);
        fuzz::need(events.size() <= all.bytes.size(), "an event has some byte of its own");
        (void)decoder.events(rest);
    }
    return 0;
}
