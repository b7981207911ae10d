// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/waiting.h"

#include "tests/bench/figures.h"

#include <QAbstractEventDispatcher>
#include <QEventLoop>
#include <QTimer>

namespace bench {

bool until(const std::function<bool()> &isTrue, std::chrono::milliseconds patience)
{
    if (isTrue())
        return true;
    QEventLoop loop;
    bool isSo = false;
    const auto look = [&] {
        isSo = isSo || isTrue();
        if (isSo)
            loop.quit();
    };
    const auto *dispatcher = QAbstractEventDispatcher::instance();
    QObject::connect(dispatcher, &QAbstractEventDispatcher::awake, &loop, look);
    QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, &loop, look);
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    loop.exec();
    return isSo || isTrue();
}

void need(const std::function<bool()> &isTrue, const char *what, std::chrono::milliseconds patience)
{
    if (!until(isTrue, patience))
        giveUp(what);
}

void rest(std::chrono::milliseconds time)
{
    (void)until([] { return false; }, time);
}

} // namespace bench
