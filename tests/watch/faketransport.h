// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/transport.h"

#include <QPromise>

#include <memory>
#include <vector>

/// A watch that the test speaks for.
class FakeStream final : public models::Stream
{
    Q_OBJECT
public:
    explicit FakeStream(models::Request asked)
        : request(std::move(asked))
    {
    }
    void pause() override { isPaused = true; }
    void resume() override { isPaused = false; }

    void start() { emit started(200, {}); }
    /// Each line is an event.
    void say(const QByteArray &lines) { emit received(lines); }
    void end(const std::optional<models::Error> &error = {}) { emit finished(error); }

    models::Request request;
    bool isPaused = false;
};

/// A server that answers when the test says so: requests wait in the order in which they came.
class FakeTransport final : public models::Transport
{
    Q_OBJECT
public:
    FakeTransport() = default;
    ~FakeTransport() override;
    QCoro::Task<models::Result<models::Reply>> send(models::Request request) override;
    std::unique_ptr<models::Stream> open(models::Request request) override;
    std::unique_ptr<models::RawStream> upgrade(models::Request request) override;
    void dropConnections() override { }

    /// The list request that waits for its answer: "limit=500&continue=t", "nobody" when none does.
    [[nodiscard]] QString asked() const;
    /// That request itself; somebody asked.
    [[nodiscard]] const models::Request &request() const;
    void answer(int status, const QByteArray &body);
    void fail(const models::Error &error);
    /// The newest watch; null when it was given up.
    [[nodiscard]] FakeStream *watch() const
    {
        return m_watches.empty() ? nullptr : m_watches.back();
    }
    [[nodiscard]] QString watched() const;
    [[nodiscard]] int watches() const { return int(m_watches.size()); }

private:
    struct Waiting
    {
        models::Request request;
        std::shared_ptr<QPromise<models::Result<models::Reply>>> promise;
        void giveUp() const;
    };
    void settle(models::Result<models::Reply> result);
    std::vector<Waiting> m_waiting;
    std::vector<QPointer<FakeStream>> m_watches;
};
