// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QBasicTimer>
#include <QWidget>

namespace ui {

/// A turning arc where an answer is awaited. Turns only while it can be seen.
class BusyMark final : public QWidget
{
    Q_OBJECT
public:
    explicit BusyMark(int size, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QBasicTimer m_turn;
    int m_step = 0;
};

} // namespace ui
