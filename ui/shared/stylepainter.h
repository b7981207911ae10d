// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/style.h"

#include <QStyleOption>

class QPainter;

namespace ui {

/// The strokes behind Style, one call a part. Lives for one drawing.
class StylePainter
{
public:
    StylePainter(QPainter &painter, const QStyleOption &option);

    void input(bool invalid);
    void checkBox();
    void radioButton();
    void focusRect();
    void itemBackground(const QWidget *view);
    void branch();
    void popupFrame();
    void tipFrame();
    void frame(bool invalid);
    void tabBase();
    void tabClose();
    void toolPanel();
    void arrow(QStyle::PrimitiveElement element);
    void buttonPanel(ButtonRole role);
    void buttonLabel(ButtonRole role);
    void headerSection();
    void headerLabel();
    void tabShape();
    void tabLabel();
    void menuItem();
    void comboLabel();
    void progress();
    void scrollBar(const QRect &slider, const QColor &ground);
    void combo(const QRect &arrow, bool invalid);
    void spinBox(const QRect &up, const QRect &down, bool invalid);

    [[nodiscard]] static QSize buttonSize(
        const QStyleOptionButton &button, ButtonRole role, bool small);
    [[nodiscard]] static QSize toolSize(const QStyleOptionToolButton &tool, const QSize &contents);
    [[nodiscard]] static QSize menuItemSize(
        const QStyleOptionMenuItem &item, const QSize &contents);
    [[nodiscard]] static QRect scrollBarPart(
        const QStyleOptionComplex &option, QStyle::SubControl part, int least);

private:
    [[nodiscard]] bool has(QStyle::StateFlag flag) const { return m_option.state.testFlag(flag); }
    [[nodiscard]] bool isFocusShown() const;

    QPainter &m_painter;
    const QStyleOption &m_option;
    QRectF m_box;
};

} // namespace ui
