// SPDX-License-Identifier: Apache-2.0
#include "models/watch/reflectorstep.h"

#include <algorithm>

namespace models {

namespace {

constexpr qint64 firstDelay = 800;
constexpr qint64 longestDelay = 30'000;
constexpr qint64 longestRetryAfter = 300'000;
constexpr qint64 noAccessInterval = 300'000;

} // namespace

bool ReflectorMachine::isUnreachable(const Error &error)
{
    return error.kind == Kind::Unreachable || error.kind == Kind::Timeout || error.kind == Kind::Tls
        || error.kind == Kind::Proxy;
}

bool ReflectorMachine::isFutureVersion(const Error &error)
{
    return std::ranges::any_of(error.causes, [](auto &cause) {
        return cause.reason == u"ResourceVersionTooLarge";
    }) || (error.httpStatus == 504 && error.detail.contains(u"Too large resource version"));
}

bool ReflectorMachine::stop(Phase phase, const Error &error)
{
    close();
    s.step = Step::Stopped;
    s.stopped = phase;
    s.error = error;
    s.retryAt = 0;
    if (phase == Phase::NoAccess)
        act({.kind = Action::Kind::Wake, .at = m_moment.now + noAccessInterval});
    return true;
}

bool ReflectorMachine::stops(const Error &error)
{
    if (error.kind == Kind::LoginExpired || error.kind == Kind::NeedsTrust
        || error.kind == Kind::LoginProgram)
        return stop(Phase::LoginExpired, error);
    if (error.kind == Kind::Forbidden)
        return stop(Phase::NoAccess, error);
    if (error.kind == Kind::NotFound)
        return stop(Phase::NotServed, error);
    if (error.httpStatus == 405 && s.step == Step::Listing)
        return stop(Phase::NotServed, error);
    return error.kind == Kind::Cancelled;
}

void ReflectorMachine::retry(Step next, const std::optional<Error> &error)
{
    s.failures = std::min(s.failures + 1, 20);
    const qint64 grown = firstDelay << std::min(s.failures - 1, 6);
    auto delay = qint64(double(std::min(grown, longestDelay)) * (1 + m_moment.dice));
    delay = std::min(delay, longestDelay);
    if (error) {
        const qint64 asked = std::chrono::milliseconds(error->retryAfter).count();
        delay = std::max(delay, std::min(asked, longestRetryAfter));
    }
    s.error = error;
    wait(next, delay);
}

void ReflectorMachine::wait(Step next, qint64 delay)
{
    s.step = Step::Waiting;
    s.next = next;
    s.retryAt = m_moment.now + delay;
    act({.kind = Action::Kind::Wake, .at = s.retryAt});
}

void ReflectorMachine::timer()
{
    if (s.step == Step::Waiting) {
        if (m_moment.now < s.retryAt)
            act({.kind = Action::Kind::Wake, .at = s.retryAt});
        else
            goOn();
    } else if (s.step == Step::Stopped && s.stopped == Phase::NoAccess) {
        begin({});
    } else if (s.step == Step::Streaming) {
        const qint64 due = s.lastAdded + streamStall;
        if (m_moment.now < due) {
            act({.kind = Action::Kind::Wake, .at = due});
        } else {
            close();
            s.canStream = false;
            begin({});
        }
    }
}

void ReflectorMachine::goOn()
{
    if (s.next == Step::Watching && !s.version.isEmpty())
        resume();
    else if (!s.continueToken.isEmpty())
        list(pageSize);
    else
        begin(s.listVersion);
}

void ReflectorMachine::relist()
{
    close();
    s.failures = 0;
    s.isListRestarted = false;
    begin({});
}

void ReflectorMachine::woke()
{
    if (s.step == Step::Idle || (s.step == Step::Stopped && s.stopped != Phase::LoginExpired))
        return;
    s.failures = 0;
    if (s.step == Step::Watching) {
        close();
        watch(Step::Watching);
        s.isDoubtful = true;
    } else if (s.step == Step::Waiting) {
        goOn();
    } else {
        close();
        begin({});
    }
}

} // namespace models
