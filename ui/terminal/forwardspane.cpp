// SPDX-License-Identifier: Apache-2.0
#include "ui/terminal/forwardspane.h"

#include "models/kube/portforward.h"
#include "ui/shared/theme.h"
#include "ui/terminal/forwardrow.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

ForwardsPane::ForwardsPane(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_counts(new QLabel(this))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 0, 0, 0);
    outer->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(10, 6, 8, 6);
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_counts, 1);
    outer->addLayout(head);
    auto *list = new QWidget(this);
    m_column = new QVBoxLayout(list);
    m_column->setContentsMargins({});
    m_column->setSpacing(2);
    m_column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    list->setAutoFillBackground(false);
    scroll->setWidget(list);
    outer->addWidget(scroll, 1);
    setMinimumWidth(Theme::scaled(300));
    m_title->setFont(Theme::font(Type::Content, QFont::DemiBold));
    m_counts->setFont(Theme::font(Type::Secondary));
    showCounts();
}

void ForwardsPane::add(
    Session &session, const ForwardTarget &target, std::unique_ptr<models::PortForward> forward)
{
    auto *row = new ForwardRow(session, target, std::move(forward), this);
    m_rows.append(row);
    m_column->insertWidget(m_column->count() - 1, row);
    connect(row, &ForwardRow::changed, this, &ForwardsPane::showCounts);
    connect(row, &ForwardRow::removeRequested, this, [this, row] { remove(row); });
    showCounts();
}

void ForwardsPane::remove(ForwardRow *row)
{
    m_rows.removeAll(row);
    row->disconnect(this);
    row->hide();
    row->deleteLater(); // we are in its signal
    showCounts();
}

/// At once: their cluster is about to go.
void ForwardsPane::clear()
{
    const QList<ForwardRow *> rows = std::exchange(m_rows, {});
    for (ForwardRow *row : rows) {
        row->disconnect(this);
        delete row;
    }
    showCounts();
}

int ForwardsPane::liveCount() const
{
    return int(std::ranges::count_if(m_rows, &ForwardRow::isLive));
}

void ForwardsPane::showCounts()
{
    setAccessibleName(tr("Port forwards"));
    m_title->setText(accessibleName());
    const int live = liveCount();
    const int ended = int(m_rows.size()) - live;
    m_counts->setText(ended == 0 ? tr("%1 live", "port forwards").arg(live)
                                 : tr("%1 live, %2 ended", "port forwards").arg(live).arg(ended));
    Theme::setInk(m_counts, Token::Secondary);
    emit changed();
}

void ForwardsPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface2));
    painter.fillRect(QRect(0, 0, 1, height()), Theme::color(Token::Border));
}

void ForwardsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showCounts();
}

} // namespace ui
