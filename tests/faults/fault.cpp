// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/fault.h"

namespace fault {

namespace {

void end(const Exchange &exchange, Fault::How how)
{
    if (how == Fault::How::Reset)
        exchange.reset();
    else if (how != Fault::How::Stall)
        exchange.close();
}

} // namespace

Fault cut(qint64 bytes, Fault::How how)
{
    return {.afterBytes = bytes, .how = how};
}

Fault cutWire(qint64 bytes, Fault::How how)
{
    return {.afterBytes = bytes, .how = how, .isRaw = true};
}

Fault cutLine(int lines, qint64 bytes, Fault::How how)
{
    return {.afterLines = lines, .afterBytes = bytes, .how = how};
}

Fault trickle(qsizetype piece)
{
    return {.piece = piece};
}

Fault rewrite(std::function<QByteArrayList(const QByteArray &)> lines)
{
    return {.lines = std::move(lines)};
}

Fault reply(int status, QByteArray body, QByteArray type, QByteArray moreHeaders)
{
    return {.instead
        = [=](const Exchange &exchange) { exchange.answer(status, body, type, moreHeaders); }};
}

Fault refuse(int code, QByteArray reason, QByteArray moreHeaders)
{
    return reply(code, status(code, reason), "application/json", std::move(moreHeaders));
}

Fault raw(QByteArray bytes, Fault::How how)
{
    return {.instead = [=](const Exchange &exchange) {
        exchange.raw(bytes);
        if (exchange.socket && how == Fault::How::Reset)
            exchange.socket->flush();
        end(exchange, how);
    }};
}

Fault watchOf(QByteArray lines, Fault::How how)
{
    return {.instead = [=](const Exchange &exchange) {
        exchange.beginChunks();
        exchange.chunk(lines);
        if (how == Fault::How::End)
            exchange.endChunks();
        else
            end(exchange, how);
    }};
}

Fault hangUp()
{
    return {.instead = [](const Exchange &exchange) { exchange.reset(); }};
}

Fault silence()
{
    return {.instead = [](const Exchange &) { }};
}

QByteArray status(int code, const QByteArray &reason, const QByteArray &metadata)
{
    return R"({"kind":"Status","apiVersion":"v1","metadata":)" + metadata
        + R"(,"status":"Failure","message":"said by the fault","reason":")" + reason
        + R"(","code":)" + QByteArray::number(code) + '}';
}

QByteArray errorLine(int code, const QByteArray &reason)
{
    return R"({"type":"ERROR","object":)" + status(code, reason) + "}\n";
}

QByteArray bookmarkLine(const QByteArray &version)
{
    return R"({"type":"BOOKMARK","object":{"kind":"Table","apiVersion":"meta.k8s.io/v1",)"
           R"("metadata":{"resourceVersion":")"
        + version + R"("},"columnDefinitions":null,"rows":[]}})" + '\n';
}

} // namespace fault
