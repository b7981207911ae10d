// SPDX-License-Identifier: Apache-2.0
#include "app/readymark.h"

#include <QEvent>

#include <cstdio>

namespace app {

ReadyMark::ReadyMark(QWidget &window)
    : QObject(&window)
{
    if (qEnvironmentVariableIsSet("SAMPAN_TELL_WHEN_READY"))
        window.installEventFilter(this);
}

bool ReadyMark::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        QMetaObject::invokeMethod(
            this,
            [] {
                std::puts("ready");
                std::fflush(stdout);
            },
            Qt::QueuedConnection);
    }
    return false;
}

} // namespace app
