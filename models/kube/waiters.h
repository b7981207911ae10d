// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QFuture>
#include <QPromise>

#include <memory>
#include <utility>
#include <vector>

namespace models {

/// Those who wait for one and the same answer. A promise that dies unanswered strands its
/// coroutine: all of them are answered, at the latest here.
template <typename T> class Waiters
{
public:
    Waiters() = default;
    ~Waiters() { answer(failure(Error::Kind::Cancelled, {})); }
    Waiters(const Waiters &) = delete;
    Waiters &operator=(const Waiters &) = delete;

    [[nodiscard]] QFuture<Result<T>> add()
    {
        m_promises.emplace_back().start();
        return m_promises.back().future();
    }

    /// Everyone who waits now; whoever comes later waits for the next answer.
    void answer(const Result<T> &result)
    {
        std::vector<QPromise<Result<T>>> promises = std::exchange(m_promises, {});
        for (QPromise<Result<T>> &promise : promises) {
            promise.addResult(result);
            promise.finish();
        }
    }

private:
    std::vector<QPromise<Result<T>>> m_promises;
};

} // namespace models
