// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

class QAbstractButton;
class QPlainTextEdit;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionTab;
class QStyleOptionToolButton;

namespace ui {

/// What a push button means; Secondary is the default.
enum class ButtonRole { Secondary, Primary, Danger, Link, Quiet };

/// Our drawing over Fusion. A widget that wants another role says so by setRole(); no style sheets.
class Style final : public QProxyStyle
{
    Q_OBJECT
public:
    Style();

    static void setRole(QAbstractButton *button, ButtonRole role);
    [[nodiscard]] static ButtonRole role(const QWidget *button);
    /// 24 px high instead of 28: buttons in banners, inspectors and state views.
    static void setSmall(QWidget *control, bool small = true);
    [[nodiscard]] static bool isSmall(const QWidget *control);
    /// Red edge of an input with an error.
    static void setInvalid(QWidget *input, bool invalid);
    /// Drawn as if it were disabled, though its text can be selected.
    static void setFrozen(QWidget *input, bool frozen);
    /// A line edit inside something that draws the frame itself.
    static void setFrameless(QWidget *input);
    /// A text of several lines that looks like a line edit: its ground, its rounded corners, its
    /// distance to the text.
    static void setField(QPlainTextEdit *input);

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
        QPainter *painter, const QWidget *widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option,
        const QSize &contents, const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(
        PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *data) const override;
    [[nodiscard]] QRect subElementRect(
        SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
        SubControl sub, const QWidget *widget) const override;
    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
};

} // namespace ui
