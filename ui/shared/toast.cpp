// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/toast.h"

#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/paint.h"
#include "ui/shared/style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ui {

Toast::Toast(const Notice &notice, QWidget *parent)
    : QWidget(parent)
    , m_stays(notice.tone == State::Failed)
{
    setAccessibleName(notice.text);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 6, 0);
    row->setSpacing(8);
    auto *words = new QLabel(notice.text, this);
    words->setTextFormat(Qt::PlainText);
    auto *icon = new IconLabel(Icons::state(notice.tone), 14, this);
    row->addWidget(icon);
    row->addWidget(words, 1);
    setMouseTracking(true);
    for (QWidget *part : std::initializer_list<QWidget *> {icon, words}) {
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    if (!notice.actionText.isEmpty()) {
        auto *button = new QPushButton(notice.actionText, this);
        Style::setRole(button, ButtonRole::Link);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, run = notice.action] {
            if (run) {
                run();
            }
            emit done();
        });
        row->addWidget(button);
    }
    auto *close = new QToolButton(this);
    Style::setSmall(close);
    close->setIcon(Icons::named(u"window-close"_s));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close"));
    connect(close, &QToolButton::clicked, this, &Toast::done);
    row->addWidget(close);
    setFixedHeight(Theme::scaled(36));
    m_timer.setSingleShot(true);
    m_timer.setInterval(6000);
    connect(&m_timer, &QTimer::timeout, this, &Toast::done);
    if (!m_stays) {
        m_timer.start();
    }
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint::panel(painter, rect(), Theme::color(Token::Surface), Theme::color(Token::Control));
}

// Whoever reads it keeps it. A pointer that only happened to rest there does not read.
void Toast::mouseMoveEvent(QMouseEvent *)
{
    m_timer.stop();
}

void Toast::leaveEvent(QEvent *)
{
    if (!m_stays) {
        m_timer.start();
    }
}

ToastStack::ToastStack(QWidget *window, QWidget *above)
    : QObject(window)
    , m_window(window)
    , m_above(above)
{
    window->installEventFilter(this);
}

void ToastStack::add(const Notice &notice)
{
    auto *toast = new Toast(notice, m_window);
    connect(toast, &Toast::done, this, [this, toast] {
        m_toasts.removeOne(toast);
        toast->hide();
        toast->deleteLater();
        place();
    });
    m_toasts.append(toast);
    while (m_toasts.size() > 3) {
        Toast *oldest = m_toasts.takeFirst();
        oldest->hide();
        oldest->deleteLater();
    }
    toast->show();
    place();
}

void ToastStack::place()
{
    int y = m_above->mapTo(m_window, QPoint(0, 0)).y() - 12;
    for (auto it = m_toasts.crbegin(); it != m_toasts.crend(); ++it) {
        Toast *toast = *it;
        const int width
            = qBound(320, toast->sizeHint().width(), qMax(320, m_window->width() * 55 / 100));
        y -= toast->height();
        toast->setGeometry(m_window->width() - width - 16, y, width, toast->height());
        toast->raise();
        y -= 6;
    }
}

bool ToastStack::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::Resize) {
        place();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui
