// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/heads.h"

#include "ui/shared/flowlayout.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/style.h"
#include "ui/shared/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

void setGrey(QLabel *label)
{
    label->setFont(Theme::font(Type::Secondary));
    Theme::setInk(label, Token::Secondary);
}

/// A name in one line; where it does not fit it elides in the middle.
class NameLabel final : public QLabel
{
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        if (wordWrap() || hasSelectedText() || fontMetrics().horizontalAdvance(text()) <= width()) {
            QLabel::paintEvent(event);
            return;
        }
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter,
            fontMetrics().elidedText(text(), Qt::ElideMiddle, width()));
    }
};

// A long name must not push the window wider; it gives way and is whole in the tooltip.
QLabel *yielding(QWidget *parent)
{
    auto *label = new NameLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setMinimumWidth(40);
    return label;
}

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

QPushButton *ActionButton::make(QAction *action, QWidget *parent, bool small)
{
    auto *button = new QPushButton(parent);
    Style::setSmall(button, small);
    button->setAutoDefault(false);
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setAccessibleName(action->text());
        button->setEnabled(action->isEnabled());
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        const bool isPlain = action->toolTip() == action->iconText(); // nobody set one
        button->setToolTip(
            isPlain && !key.isEmpty() ? action->text() + u"  "_s + key : action->toolTip());
    };
    follow();
    QObject::connect(action, &QAction::changed, button, follow);
    // Only when it is the action's: a button on its way out stays hidden.
    const auto appear = [button, action] { button->setVisible(action->isVisible()); };
    appear();
    QObject::connect(action, &QAction::visibleChanged, button, appear);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

QToolButton *ActionButton::makeMenu(const QList<QAction *> &actions, QWidget *parent, bool small)
{
    auto *button = new QToolButton(parent);
    Style::setSmall(button, small);
    button->setIcon(Icons::named(u"overflow-menu"_s));
    button->setAutoRaise(true);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAccessibleName(QCoreApplication::translate("ui::ActionButton", "More actions"));
    button->setToolTip(button->accessibleName());
    auto *menu = new QMenu(button);
    menu->setToolTipsVisible(true); // why something is off
    menu->addActions(actions);
    button->setMenu(menu);
    return button;
}

InspectorHead::InspectorHead(QWidget *parent)
    : QWidget(parent)
    , m_mark(new KindMark({}, 28, this))
    , m_name(yielding(this))
    , m_pill(new StatePill(State::Unknown, {}, this))
    , m_subtitle(yielding(this))
    , m_actions(new QWidget(this))
    , m_flow(new FlowLayout(m_actions))
    , m_corner(new QHBoxLayout)
{
    auto *close = new QToolButton(this);
    close->setIcon(Icons::named(u"window-close"_s));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, &InspectorHead::closeRequested);
    m_close = close;
    auto *second = new FlowLayout(nullptr, 8, 2); // beside a long state it takes a second line
    second->addWidget(m_pill);
    second->addWidget(m_subtitle);
    m_corner->setSpacing(0);
    m_corner->addWidget(close, 0, Qt::AlignTop);
    auto *first = new QHBoxLayout;
    first->addWidget(m_name, 1);
    first->addLayout(m_corner);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(2);
    titles->addLayout(first);
    titles->addLayout(second);
    auto *top = new QHBoxLayout;
    top->setSpacing(10);
    top->addWidget(m_mark, 0, Qt::AlignVCenter);
    top->addLayout(titles, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 10, 8);
    column->setSpacing(10);
    column->addLayout(top);
    column->addWidget(m_actions);
    colour();
}

void InspectorHead::setFlush()
{
    layout()->setContentsMargins(0, 0, 0, 4);
}

void InspectorHead::setObject(const QString &mark, const QString &name, std::optional<State> state,
    const QString &word, const QString &subtitle)
{
    m_mark->setLetters(mark);
    m_mark->setVisible(!mark.isEmpty());
    m_name->setText(name);
    m_name->setToolTip(name);
    m_pill->setVisible(state.has_value());
    m_pill->setState(state.value_or(State::Unknown), word);
    m_subtitle->setText(subtitle);
    m_subtitle->setToolTip(subtitle);
}

void InspectorHead::setActions(const QList<QAction *> &shown, const QList<QAction *> &more)
{
    m_flow->clear();
    for (QAction *action : shown) {
        m_flow->addWidget(ActionButton::make(action, m_actions, true));
    }
    if (m_menu) { // perhaps open right now
        m_menu->hide();
        std::exchange(m_menu, nullptr)->deleteLater();
    }
    if (!more.isEmpty()) {
        m_menu = ActionButton::makeMenu(more, this, true);
        m_menu->setAutoRaise(true);
        m_corner->insertWidget(0, m_menu, 0, Qt::AlignTop);
        m_menu->show();
    }
    m_actions->setVisible(!shown.isEmpty());
}

void InspectorHead::colour()
{
    m_name->setFont(Theme::font(Type::ObjectName, QFont::DemiBold));
    setGrey(m_subtitle);
    m_close->setAccessibleName(tr("Close details"));
    m_close->setToolTip(tr("Close details"));
}

void InspectorHead::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange) {
        colour();
    }
    QWidget::changeEvent(event);
}

ObjectHead::ObjectHead(QWidget *parent)
    : QWidget(parent)
    , m_mark(new KindMark({}, 36, this))
    , m_name(yielding(this))
    , m_pill(new StatePill(State::Unknown, {}, this))
    , m_subtitle(yielding(this))
    , m_buttons(new QHBoxLayout)
{
    auto *first = new QHBoxLayout;
    first->setSpacing(10);
    first->addWidget(m_name);
    first->addWidget(m_pill);
    first->addStretch(1);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(2);
    titles->addLayout(first);
    titles->addWidget(m_subtitle);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 14, 12, 8);
    row->setSpacing(10);
    row->addWidget(m_mark, 0, Qt::AlignVCenter);
    row->addLayout(titles, 1);
    row->addLayout(m_buttons);
    m_buttons->setSpacing(8);
    colour();
}

void ObjectHead::setObject(const QString &mark, const QString &name, std::optional<State> state,
    const QString &word, const QString &subtitle)
{
    m_mark->setLetters(mark);
    m_name->setText(name);
    m_name->setToolTip(name);
    m_pill->setVisible(state.has_value());
    m_pill->setState(state.value_or(State::Unknown), word);
    m_subtitle->setText(subtitle);
    m_subtitle->setToolTip(subtitle);
}

void ObjectHead::setActions(QAction *primary, const QList<QAction *> &shown,
    const QList<QAction *> &dangerous, const QList<QAction *> &more)
{
    clear(m_buttons);
    if (primary != nullptr) {
        QPushButton *button = ActionButton::make(primary, this);
        Style::setRole(button, ButtonRole::Primary);
        m_buttons->addWidget(button);
    }
    for (QAction *action : shown) {
        m_buttons->addWidget(ActionButton::make(action, this));
    }
    for (QAction *action : dangerous) {
        QPushButton *button = ActionButton::make(action, this);
        Style::setRole(button, ButtonRole::Danger);
        m_buttons->addWidget(button);
    }
    if (!more.isEmpty()) {
        m_buttons->addWidget(ActionButton::makeMenu(more, this));
    }
}

void ObjectHead::colour()
{
    m_name->setFont(Theme::font(Type::PageTitle, QFont::DemiBold));
    setGrey(m_subtitle);
}

void ObjectHead::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        colour();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
