// SPDX-License-Identifier: Apache-2.0
// Frames of the other end of a port forward, bare or in a WebSocket: however they are cut,
// the same ones come.
#include "tests/fuzz/input.h"

#include "models/base/spdy.h"

using namespace models;

namespace {

struct Heard
{
    QList<QByteArray> frames;
    QByteArray fault;

    /// False: there is a fault.
    bool takeAll(SpdyReader &reader)
    {
        while (true) {
            auto frame = reader.take();
            if (!frame) {
                fault = frame.error();
                return false;
            }
            if (!*frame)
                return true;
            frames.append(pictureOf(**frame));
        }
    }
    static QByteArray pictureOf(const SpdyFrame &frame)
    {
        QByteArray picture = QByteArray::number(int(frame.kind)) + ' '
            + QByteArray::number(frame.stream) + (frame.isLast ? " last " : " ") + frame.data;
        for (const auto &[name, value] : frame.headers)
            picture += '\n' + name + '=' + value;
        return picture;
    }
    bool operator==(const Heard &) const = default;
};

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytes(data, size);
    SpdyReader whole;
    Heard atOnce;
    whole.append(bytes);
    atOnce.takeAll(whole);

    SpdyReader cut;
    Heard piecewise;
    bool isSound = true;
    fuzz::inPieces(bytes, [&](const QByteArray &piece) {
        cut.append(piece);
        isSound = isSound && piecewise.takeAll(cut);
    });
    fuzz::need(atOnce == piecewise, "frames mean the same in whatever pieces they come");
    return 0;
}
