// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/session.h"

#include <QList>
#include <QTimer>
#include <QWidget>

namespace ui {

/// One notice, 36 px high: icon, sentence, an action, a cross. Six seconds; errors stay.
class Toast final : public QWidget
{
    Q_OBJECT
public:
    explicit Toast(const Notice &notice, QWidget *parent = nullptr);

signals:
    void done();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    bool m_stays;
    QTimer m_timer;
};

/// The stack at the bottom right of a window; at most three, the oldest goes first.
class ToastStack final : public QObject
{
    Q_OBJECT
public:
    /// `above` is the strip at the window's bottom that toasts must not cover.
    ToastStack(QWidget *window, QWidget *above);
    void add(const Notice &notice);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    QWidget *m_window;
    QWidget *m_above;
    QList<Toast *> m_toasts;
};

} // namespace ui
