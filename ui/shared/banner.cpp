// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/banner.h"

#include "ui/shared/flowlayout.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/paint.h"
#include "ui/shared/style.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

Banner::Banner(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel({}, 16, this))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_buttons(new QWidget(this))
    , m_flow(new FlowLayout(m_buttons))
{
    auto *close = new QToolButton(this);
    close->setIcon(Icons::named(u"window-close"_s));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close"));
    close->hide();
    m_close = close;
    connect(close, &QToolButton::clicked, this, &Banner::closed);
    for (QLabel *label : {m_title, m_text}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    setStrip(false);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Banner::setStrip(bool strip)
{
    m_strip = strip;
    delete layout();
    auto *grid = new QGridLayout(this);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(3);
    m_title->setWordWrap(!strip);
    if (strip) {
        grid->setContentsMargins(14, 8, 12, 8);
        grid->addWidget(m_icon, 0, 0);
        grid->addWidget(m_title, 0, 1);
        grid->addWidget(m_text, 0, 2);
        grid->addWidget(m_buttons, 0, 3, Qt::AlignVCenter);
        grid->addWidget(m_close, 0, 4);
        grid->setColumnStretch(2, 1);
        return;
    }
    grid->setContentsMargins(10, 9, 10, 10);
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_close, 0, 2, Qt::AlignTop);
    grid->addWidget(m_text, 1, 1, 1, 2);
    grid->addWidget(m_buttons, 2, 1, 1, 2);
    grid->setColumnStretch(1, 1);
}

void Banner::setContent(
    State tone, const QString &title, const QString &text, const QList<BannerAction> &actions)
{
    m_tone = tone;
    m_icon->setIcon(Icons::state(tone));
    fill(title, text, actions);
}

void Banner::setWarning(
    const QString &title, const QString &text, const QList<BannerAction> &actions)
{
    m_tone = State::Waiting;
    m_icon->setIcon(Icons::warning());
    fill(title, text, actions);
}

QPushButton *BannerAction::makeButton(QWidget *parent) const
{
    auto *button = new QPushButton(text, parent);
    Style::setSmall(button);
    button->setAutoDefault(false);
    if (isLink) {
        Style::setRole(button, ButtonRole::Link);
    }
    button->setAccessibleName(text);
    QObject::connect(button, &QPushButton::clicked, button, [run = triggered] {
        if (run) {
            run();
        }
    });
    if (gate != nullptr) {
        const auto follow = [button, action = gate] {
            button->setEnabled(action->isEnabled());
            button->setToolTip(action->isEnabled() ? QString() : action->toolTip());
        };
        QObject::connect(gate, &QAction::changed, button, follow);
        follow();
    }
    return button;
}

void Banner::fill(const QString &title, const QString &text, const QList<BannerAction> &actions)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    m_flow->clear();
    for (const BannerAction &action : actions) {
        QPushButton *button = action.makeButton(m_buttons);
        m_flow->addWidget(button);
        button->show();
    }
    m_buttons->setVisible(!actions.isEmpty());
    colour();
    updateGeometry();
}

void Banner::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void Banner::colour()
{
    m_title->setFont(Theme::font(Type::Content, QFont::DemiBold));
    Theme::setInk(m_title, Theme::stateText(m_tone));
    update();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint::panel(painter, rect(), Theme::stateTint(m_tone), {}, m_strip ? 0 : paint::radius);
}

void Banner::changeEvent(QEvent *event)
{
    // Only from above: our own palette work below must not call us again.
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange) {
        m_close->setAccessibleName(tr("Close"));
        colour();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
