// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/state.h"

#include <QIcon>
#include <QTabBar>

#include <optional>

namespace ui {

/// What one tab shows of its page.
struct TabFace
{
    QString title;
    QString mark {};
    QIcon icon {};
    std::optional<State> state {}; ///< only where somebody must act
    bool isDirty = false; ///< dot instead of the cross
};

/// The tabs of the window, 36 px: accent edge on top of the current one.
class TabStrip final : public QTabBar
{
    Q_OBJECT
public:
    explicit TabStrip(QWidget *parent = nullptr);

    void setFace(int index, const TabFace &face);

signals:
    void closeRequested(int index);

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void tabInserted(int index) override;
    void tabRemoved(int index) override;

private:
    [[nodiscard]] QRectF closeBox(int index) const;
    void paintTab(QPainter &painter, int index) const;

    QList<TabFace> m_faces;
    QPoint m_mouse {-1, -1};
};

} // namespace ui
