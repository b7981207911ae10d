// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/eventlines.h"

#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/sectionhead.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr qsizetype shown = 4;
}

EventLines::EventLines(QWidget *parent)
    : QWidget(parent)
    , m_head(new SectionHead({}, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_head->setQuiet(true);
    column->addWidget(m_head);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(2);
    column->addLayout(m_lines);
    connect(m_head, &SectionHead::actionTriggered, this, &EventLines::allRequested);
    retranslate();
}

void EventLines::retranslate()
{
    m_head->setTitle(tr("Events"));
}

void EventLines::setEvents(const QList<EventLine> &events, const QDateTime &now)
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_head->setAction(
        events.size() > shown ? tr("All %n", nullptr, int(events.size())) : QString());
    for (qsizetype i = 0; i < std::min(shown, events.size()); ++i) {
        add(events[i], now);
    }
    setVisible(!events.isEmpty());
}

void EventLines::add(const EventLine &event, const QDateTime &now)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(6);
    row->addWidget(
        new IconLabel(event.isWarning ? Icons::warning() : Icons::information(), 14, line));
    auto *reason = new QLabel(event.reason, line);
    reason->setFont(Theme::font(Type::Secondary, QFont::DemiBold));
    row->addWidget(reason);
    row->addStretch(1);
    auto *when = new QLabel(line);
    when->setText(
        (event.count > 1 ? u"×%1  "_s.arg(event.count) : QString()) + Format::ago(event.time, now));
    when->setFont(Theme::font(Type::Meta));
    Theme::setInk(when, Token::Secondary);
    row->addWidget(when);
    m_lines->addWidget(line);
    auto *message = new QLabel(event.message, this);
    message->setWordWrap(true);
    message->setIndent(20);
    message->setFont(Theme::font(Type::Secondary));
    message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    Theme::setInk(message, Token::Secondary);
    m_lines->addWidget(message);
}

} // namespace ui
