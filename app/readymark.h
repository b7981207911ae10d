// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace app {

/// For those who measure the start: says "ready" on standard output once the window has been
/// painted and has handled an event that came after. Only when SAMPAN_TELL_WHEN_READY is set.
class ReadyMark final : public QObject
{
    Q_OBJECT
public:
    explicit ReadyMark(QWidget &window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace app
