// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QTabBar>

namespace ui {

/// The tabs of the dock: a dot for the state, the target, a cross; accent edge on top of the
/// current one.
class DockTabs final : public QTabBar
{
    Q_OBJECT
public:
    explicit DockTabs(QWidget *parent = nullptr);

    /// `said` adds the state in words, for those who do not see the dot.
    void setFace(int index, const QString &text, const QColor &dot, const QString &said);

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
