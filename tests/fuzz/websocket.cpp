// SPDX-License-Identifier: Apache-2.0
// Frames of the other end: however they are cut, the same messages come.
#include "tests/fuzz/input.h"

#include "models/base/websocket.h"

#include <QList>

using namespace models;

namespace {

struct Heard
{
    QList<WebSocketMessage> messages;
    std::optional<WebSocketFault> fault;

    /// False: there is a fault.
    bool takeAll(WebSocketReader &reader)
    {
        while (true) {
            auto message = reader.take();
            if (!message) {
                fault = message.error();
                return false;
            }
            if (!*message)
                return true;
            messages.append(**message);
        }
    }
    bool operator==(const Heard &) const = default;
};

void readAs(WebSocketEnd self, const QByteArray &bytes)
{
    constexpr qsizetype largest = 4096;
    WebSocketReader whole(self, largest);
    Heard atOnce;
    whole.append(bytes);
    atOnce.takeAll(whole);

    WebSocketReader cut(self, largest);
    Heard piecewise;
    fuzz::inPieces(bytes, [&](const QByteArray &piece) {
        cut.append(piece);
        if (!piecewise.fault)
            piecewise.takeAll(cut);
    });
    fuzz::need(atOnce == piecewise, "frames mean the same in whatever pieces they come");
    for (const WebSocketMessage &message : atOnce.messages)
        fuzz::need(message.payload.size() <= largest, "no message is larger than the limit");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytes(data, size);
    readAs(WebSocketEnd::Client, bytes);
    readAs(WebSocketEnd::Server, bytes);
    return 0;
}
