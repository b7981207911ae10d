// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobstrip.h"

#include "ui/jobs/jobcommands.h"
#include "ui/jobs/jobwords.h"
#include "ui/shared/heads.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/style.h"
#include "ui/shared/timeline.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

JobStrip::JobStrip(JobCommands &commands, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
{
    setFixedHeight(Theme::scaled(100));
    setAccessibleName(tr("Job details"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 6);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_icon = new IconLabel({}, 16, this);
    m_name = new QLabel(this);
    m_name->setFont(Theme::font(Type::Content, QFont::DemiBold));
    m_reason = new QLabel(this);
    m_reason->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_buttons = new QWidget(this);
    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(6);
    row->addWidget(m_icon);
    row->addWidget(m_name);
    row->addWidget(m_reason, 1);
    row->addWidget(m_buttons);
    m_expand = new QToolButton(this);
    m_expand->setAutoRaise(true);
    m_expand->setIcon(Icons::named(u"go-up"_s));
    m_expand->setToolTip(tr("All details (Ctrl+I)"));
    m_expand->setAccessibleName(tr("All details (Ctrl+I)"));
    connect(m_expand, &QToolButton::clicked, this, &JobStrip::expandRequested);
    row->addWidget(m_expand);
    column->addLayout(row);
    m_timeline = new Timeline(this);
    column->addWidget(m_timeline, 1);
}

void JobStrip::setJob(const models::JobSummary &job, const QDateTime &now)
{
    const State state = JobWords::state(job.state);
    m_icon->setIcon(Icons::state(state));
    m_name->setText(job.name);
    m_reason->setText(job.reason.text());
    m_reason->setToolTip(JobWords::joined(job.reasonDetail));
    m_reason->setFont(
        Theme::font(Type::Content, isTinted(state) ? QFont::DemiBold : QFont::Normal));
    Theme::setInk(
        m_reason, isTinted(state) ? Theme::stateText(state) : Theme::color(Token::Secondary));
    m_timeline->setSteps(JobWords::timeline(job, now));
    const QString shown = job.uid + job.reason.text();
    if (m_shownUid == shown) {
        return;
    }
    m_shownUid = shown;
    while (QLayoutItem *item = m_buttons->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_buttons->layout()->addWidget(ActionButton::make(m_commands.openAction(), m_buttons, true));
    const QList<BannerAction> advised = m_commands.advised();
    for (const BannerAction &advice : advised) {
        m_buttons->layout()->addWidget(advice.makeButton(m_buttons));
    }
}

void JobStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface2));
    painter.fillRect(QRect(0, 0, width(), 1), Theme::color(Token::Border));
}

} // namespace ui
