// SPDX-License-Identifier: Apache-2.0
#include "faketransport.h"

#include <QCoreApplication>
#include <QCoroFuture>

using namespace models;

FakeTransport::~FakeTransport()
{
    for (const Waiting &waiting : m_waiting)
        waiting.giveUp();
    QCoreApplication::sendPostedEvents(); // who waits hears it
}

void FakeTransport::Waiting::giveUp() const
{
    promise->addResult(failure(Error::Kind::Cancelled, {}));
    promise->finish();
}

QCoro::Task<Result<Reply>> FakeTransport::send(Request request)
{
    auto promise = std::make_shared<QPromise<Result<Reply>>>();
    promise->start();
    m_waiting.push_back({std::move(request), promise});
    co_return co_await promise->future();
}

std::unique_ptr<Stream> FakeTransport::open(Request request)
{
    auto stream = std::make_unique<FakeStream>(std::move(request));
    m_watches.emplace_back(stream.get());
    return stream;
}

std::unique_ptr<RawStream> FakeTransport::upgrade(Request)
{
    return nullptr;
}

QString FakeTransport::asked() const
{
    // Requests whose owner has gone were given up.
    for (const Waiting &waiting : m_waiting) {
        if (waiting.request.owner)
            return waiting.request.query.toString();
    }
    return QStringLiteral("nobody");
}

const Request &FakeTransport::request() const
{
    for (const Waiting &waiting : m_waiting) {
        if (waiting.request.owner)
            return waiting.request;
    }
    qFatal("nobody asked");
}

QString FakeTransport::watched() const
{
    return watch() ? watch()->request.query.toString() : QString();
}

void FakeTransport::answer(int status, const QByteArray &body)
{
    settle(Reply {.status = status, .headers = {}, .body = body, .warnings = {}});
}

void FakeTransport::fail(const Error &error)
{
    settle(std::unexpected(error));
}

void FakeTransport::settle(Result<Reply> result)
{
    std::erase_if(m_waiting, [](const Waiting &waiting) {
        if (!waiting.request.owner)
            waiting.giveUp();
        return !waiting.request.owner;
    });
    if (m_waiting.empty())
        qFatal("nobody asked");
    const Waiting first = m_waiting.front();
    m_waiting.erase(m_waiting.begin());
    first.promise->addResult(std::move(result));
    first.promise->finish();
}
