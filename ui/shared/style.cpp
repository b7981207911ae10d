// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/style.h"

#include "ui/shared/stylepainter.h"
#include "ui/shared/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr const char *roleProperty = "sampanRole";
constexpr const char *smallProperty = "sampanSmall";
constexpr const char *invalidProperty = "sampanInvalid";
constexpr const char *fieldProperty = "sampanField";
constexpr const char *framelessProperty = "sampanFrameless";
constexpr const char *frozenProperty = "sampanFrozen";

/// A copy of the option, of something that only looks enabled.
template <typename Option> Option dressed(const Option &option, const QWidget *widget)
{
    Option shown(option);
    if (widget != nullptr && widget->property(frozenProperty).toBool())
        shown.state &= ~QStyle::State_Enabled;
    return shown;
}

void drawFrame(QPainter &canvas, const QStyleOption &option, const QWidget *widget, bool invalid)
{
    const auto draw = [&](StylePainter painter) {
        if (widget != nullptr && widget->property(fieldProperty).toBool())
            painter.input(invalid);
        else
            painter.frame(invalid);
    };
    if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(&option))
        draw(StylePainter(canvas, dressed(*frame, widget)));
    else
        draw(StylePainter(canvas, option));
}

int controlHeight(const QWidget *widget, int text)
{
    const bool small = Style::isSmall(widget);
    return qMax(small ? 24 : 28, text + (small ? 6 : 10));
}
/// Does a line edit draw its own frame, or does the control around it?
bool hasFrame(const QStyleOption *option, const QWidget *widget)
{
    if (widget != nullptr && widget->property(framelessProperty).toBool()) {
        return false;
    }
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    return frame != nullptr && frame->lineWidth > 0;
}

/// What a scroll bar stands on: the ground of what it scrolls.
QColor groundOf(const QWidget *bar)
{
    const QWidget *box = bar == nullptr ? nullptr : bar->parentWidget();
    const auto *area
        = box == nullptr ? nullptr : qobject_cast<const QAbstractScrollArea *>(box->parentWidget());
    if (area == nullptr) {
        return Theme::color(Token::Surface);
    }
    const QWidget *ground = area->viewport();
    while (ground != nullptr && !ground->autoFillBackground() && !ground->isWindow()) {
        ground = ground->parentWidget();
    }
    return ground->palette().color(ground->backgroundRole());
}

} // namespace

Style::Style()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
    setObjectName(u"sampan"_s);
}

void Style::setRole(QAbstractButton *button, ButtonRole role)
{
    button->setProperty(roleProperty, static_cast<int>(role));
    if (role == ButtonRole::Link) {
        button->setCursor(Qt::PointingHandCursor);
    }
    button->update();
}

ButtonRole Style::role(const QWidget *button)
{
    return button == nullptr ? ButtonRole::Secondary
                             : static_cast<ButtonRole>(button->property(roleProperty).toInt());
}

void Style::setField(QPlainTextEdit *input)
{
    constexpr int inset = 8;
    input->setProperty(fieldProperty, true);
    input->viewport()->setAutoFillBackground(false); // it would cover the corners
    input->document()->setDocumentMargin(inset);
}

void Style::setSmall(QWidget *control, bool small)
{
    control->setProperty(smallProperty, small);
    control->setFont(Theme::font(small ? Type::Secondary : Type::Content));
}

bool Style::isSmall(const QWidget *control)
{
    return control != nullptr && control->property(smallProperty).toBool();
}

void Style::setInvalid(QWidget *input, bool invalid)
{
    input->setProperty(invalidProperty, invalid);
    input->update();
}

void Style::setFrozen(QWidget *input, bool frozen)
{
    input->setProperty(frozenProperty, frozen);
    input->update();
}

void Style::setFrameless(QWidget *input)
{
    input->setProperty(framelessProperty, true);
    if (auto *edit = qobject_cast<QLineEdit *>(input)) {
        edit->setFrame(false);
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    const bool invalid = widget != nullptr && widget->property(invalidProperty).toBool();
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame != nullptr && hasFrame(option, widget)) {
            StylePainter(*painter, dressed(*frame, widget)).input(invalid);
        }
        return;
    case PE_FrameLineEdit: // drawn with the panel
    case PE_IndicatorHeaderArrow: // drawn with the label
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        StylePainter(*painter, *option).checkBox();
        return;
    case PE_IndicatorRadioButton:
        StylePainter(*painter, *option).radioButton();
        return;
    case PE_FrameFocusRect:
        if (qobject_cast<const QAbstractItemView *>(widget) == nullptr) {
            StylePainter(*painter, *option).focusRect();
        }
        return;
    case PE_PanelItemViewRow:
        return;
    case PE_PanelItemViewItem:
        StylePainter(*painter, *option).itemBackground(widget);
        return;
    case PE_IndicatorBranch:
        StylePainter(*painter, *option).branch();
        return;
    case PE_FrameMenu:
    case PE_PanelMenu:
        StylePainter(*painter, *option).popupFrame();
        return;
    case PE_PanelTipLabel:
        StylePainter(*painter, *option).tipFrame();
        return;
    case PE_Frame:
        drawFrame(*painter, *option, widget, invalid);
        return;
    case PE_FrameTabBarBase:
        StylePainter(*painter, *option).tabBase();
        return;
    case PE_IndicatorTabClose:
        StylePainter(*painter, *option).tabClose();
        return;
    case PE_PanelButtonTool:
        StylePainter(*painter, *option).toolPanel();
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight:
        StylePainter(*painter, *option).arrow(element);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    StylePainter paint(*painter, *option);
    switch (element) {
    // Whole controls, too: the base style would cut the label's room by margins of its own.
    case CE_PushButton:
        paint.buttonPanel(role(widget));
        paint.buttonLabel(role(widget));
        return;
    case CE_Header:
        paint.headerSection();
        paint.headerLabel();
        return;
    case CE_PushButtonBevel:
        paint.buttonPanel(role(widget));
        return;
    case CE_PushButtonLabel:
        paint.buttonLabel(role(widget));
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        paint.headerSection();
        return;
    case CE_HeaderLabel:
        paint.headerLabel();
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, Theme::color(Token::Border));
        return;
    case CE_TabBarTabShape:
        paint.tabShape();
        return;
    case CE_TabBarTabLabel:
        paint.tabLabel();
        return;
    case CE_MenuItem:
        paint.menuItem();
        return;
    case CE_MenuEmptyArea:
        return;
    case CE_ComboBoxLabel:
        paint.comboLabel();
        return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
        return;
    case CE_ProgressBarContents:
        paint.progress();
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
    QPainter *painter, const QWidget *widget) const
{
    const bool invalid = widget != nullptr && widget->property(invalidProperty).toBool();
    switch (control) {
    case CC_ScrollBar:
        StylePainter(*painter, *option)
            .scrollBar(
                subControlRect(control, option, SC_ScrollBarSlider, widget), groundOf(widget));
        return;
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            StylePainter(*painter, dressed(*combo, widget))
                .combo(subControlRect(control, option, SC_ComboBoxArrow, widget), invalid);
        return;
    case CC_SpinBox:
        StylePainter(*painter, *option)
            .spinBox(subControlRect(control, option, SC_SpinBoxUp, widget),
                subControlRect(control, option, SC_SpinBoxDown, widget), invalid);
        return;
    case CC_ToolButton:
        if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            QStyleOptionToolButton plain(*tool);
            if (!plain.features.testFlag(QStyleOptionToolButton::MenuButtonPopup)) {
                plain.features.setFlag(QStyleOptionToolButton::HasMenu, false); // no arrow on icons
            }
            plain.state.setFlag(State_HasFocus, false); // the panel draws the ring
            StylePainter(*painter, *tool).toolPanel();
            plain.state.setFlag(State_AutoRaise, true);
            plain.state.setFlag(State_Raised, false);
            plain.state.setFlag(State_Sunken, false);
            plain.state.setFlag(State_On, false);
            plain.state.setFlag(State_MouseOver, false);
            QProxyStyle::drawComplexControl(control, &plain, painter, widget);
        }
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
    const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    const int text = option->fontMetrics.height();
    switch (type) {
    case CT_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            size = StylePainter::buttonSize(*button, role(widget), isSmall(widget));
            size.setHeight(controlHeight(widget, text));
        }
        break;
    case CT_LineEdit:
    case CT_SpinBox:
        size.setHeight(controlHeight(widget, text));
        break;
    case CT_ComboBox:
        size.setHeight(controlHeight(widget, text));
        size.setWidth(contents.width() + 40);
        break;
    case CT_ToolButton:
        if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            size = StylePainter::toolSize(*tool, contents);
            size = size.expandedTo(QSize(isSmall(widget) ? 24 : 28, controlHeight(widget, text)));
        }
        break;
    case CT_HeaderSection:
        size.setHeight(qMax(28, text + 12));
        break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            size = StylePainter::menuItemSize(*item, contents);
        }
        break;
    case CT_TabBarTab:
        size.setHeight(qMax(34, text + 18));
        break;
    case CT_ItemViewItem:
        size.setHeight(qMax(26, text + 10));
        break;
    default:
        break;
    }
    return size;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        // Scroll areas sit edge to edge in panes; menus and inputs have their own insets.
        return qobject_cast<const QLineEdit *>(widget) != nullptr
                || qobject_cast<const QComboBox *>(widget) != nullptr
            ? 2
            : 1;
    case PM_ScrollBarExtent:
        return 10;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_SplitterWidth:
        return 1;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return 16;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarBaseOverlap:
    case PM_MenuHMargin:
    case PM_ToolTipLabelFrameWidth:
        return metric == PM_ToolTipLabelFrameWidth ? 6 : 0;
    case PM_MenuVMargin:
        return 4;
    case PM_MenuPanelWidth:
        return 1;
    case PM_SubMenuOverlap:
        return -2;
    case PM_TreeViewIndentation:
        return 18;
    case PM_HeaderMargin:
    case PM_HeaderMarkSize:
        return 6;
    case PM_FocusFrameHMargin:
        return qobject_cast<const QAbstractItemView *>(widget) != nullptr ? 8 : 2;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return 16;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_UnderlineShortcut:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_MouseTracking:
    case SH_ScrollBar_Transient:
        return hint == SH_ScrollBar_Transient ? 0 : 1;
    case SH_Widget_Animation_Duration:
        return 0; // nothing moves by itself
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_TabBar_CloseButtonPosition:
        return QTabBar::RightSide;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 0;
    case SH_Table_GridLineColor:
        return static_cast<int>(Theme::color(Token::Line).rgb());
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QRect Style::subElementRect(
    SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        const int inset = widget != nullptr && widget->property(framelessProperty).toBool() ? 0 : 7;
        return option->rect.adjusted(inset, 0, -inset, 0);
    }
    if (element == SE_HeaderArrow) {
        return {option->rect.right() - 15, option->rect.center().y() - 4, 9, 9};
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
    SubControl sub, const QWidget *widget) const
{
    const QRect box = option->rect;
    if (control == CC_ComboBox) {
        if (sub == SC_ComboBoxArrow) {
            return {box.right() - 23, box.top(), 24, box.height()};
        }
        if (sub == SC_ComboBoxEditField) {
            return box.adjusted(2, 1, -24, -1);
        }
    }
    if (control == CC_SpinBox) {
        switch (sub) {
        case SC_SpinBoxUp:
            return {box.right() - 19, box.top() + 2, 18, box.height() / 2 - 2};
        case SC_SpinBoxDown:
            return {box.right() - 19, box.top() + box.height() / 2, 18, box.height() / 2 - 2};
        case SC_SpinBoxEditField:
            return box.adjusted(1, 1, -21, -1);
        default:
            break;
        }
    }
    if (control == CC_ScrollBar) {
        return StylePainter::scrollBarPart(
            *option, sub, pixelMetric(PM_ScrollBarSliderMin, option, widget));
    }
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    // Qt takes what looks like markup for markup, in tool tips too. What a server says is plain
    // text; a label that means markup says so.
    if (auto *label = qobject_cast<QLabel *>(widget);
        label != nullptr && label->textFormat() == Qt::AutoText) {
        label->setTextFormat(Qt::PlainText);
    }
    if (qobject_cast<QMenu *>(widget) != nullptr) {
        widget->setAttribute(Qt::WA_TranslucentBackground);
    }
    if (qobject_cast<QAbstractButton *>(widget) != nullptr
        || qobject_cast<QComboBox *>(widget) != nullptr
        || qobject_cast<QTabBar *>(widget) != nullptr
        || qobject_cast<QHeaderView *>(widget) != nullptr) {
        widget->setAttribute(Qt::WA_Hover);
    }
}

} // namespace ui
