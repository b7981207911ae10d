// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace ui {

/// Dims a window while something lies over it. Lets the mouse through and follows the window's
/// size.
class Backdrop final : public QWidget
{
    Q_OBJECT
public:
    explicit Backdrop(QWidget *window);

    /// What lies over the window's own colours.
    [[nodiscard]] static QColor color();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace ui
