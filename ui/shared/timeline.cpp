// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/timeline.h"

#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace ui {

namespace {
constexpr qreal dotSide = 14;
}

Timeline::Timeline(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Timeline::setSteps(const QList<TimelineStep> &steps)
{
    m_steps = steps;
    QStringList said;
    for (const TimelineStep &step : steps) {
        if (step.when != TimelineStep::When::Future) {
            said.append(step.note.isEmpty()
                    ? step.title
                    : tr("%1: %2", "step: time").arg(step.title, step.note));
        }
    }
    setAccessibleName(tr("Progress: %1").arg(said.join(tr(", "))));
    update();
}

QSize Timeline::sizeHint() const
{
    const int title = QFontMetrics(Theme::font(Type::Secondary)).height();
    const int note = QFontMetrics(Theme::font(Type::Meta)).height();
    return {static_cast<int>(qMax<qsizetype>(1, m_steps.size())) * 90, 18 + title + note + 2};
}

qreal Timeline::stepX(qsizetype index) const
{
    if (m_steps.isEmpty()) {
        return 0;
    }
    const qreal step = static_cast<qreal>(width()) / static_cast<qreal>(m_steps.size());
    return static_cast<qreal>(index) * step;
}

void Timeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont titleFont = Theme::font(Type::Secondary);
    const QFont presentFont = Theme::font(Type::Secondary, QFont::DemiBold);
    const QFont noteFont = Theme::font(Type::Meta);
    const int titleHeight = QFontMetrics(titleFont).height();
    const qreal y = dotSide / 2 + 1;
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        const TimelineStep &step = m_steps.at(i);
        const QRectF dot(stepX(i), y - dotSide / 2, dotSide, dotSide);
        const bool last = i + 1 == m_steps.size();
        if (!last) {
            const bool done = m_steps.at(i + 1).when != TimelineStep::When::Future;
            QPen line(Theme::color(done ? Token::Secondary : Token::Control), 1.5);
            if (!done) {
                line.setDashPattern({2, 2});
            }
            painter.setPen(line);
            painter.drawLine(QPointF(dot.right() + 3, y), QPointF(stepX(i + 1) - 3, y));
        }
        QColor ink = Theme::color(Token::Text);
        if (step.when == TimelineStep::When::Past) {
            Icons::paintState(painter, dot, State::Succeeded, Theme::color(Token::Secondary),
                Theme::color(Token::Surface));
        } else if (step.when == TimelineStep::When::Present) {
            Icons::paintState(painter, dot, step.state);
            ink = Theme::stateText(step.state);
        } else {
            painter.setPen(QPen(Theme::color(Token::Control), 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(dot.center(), 5, 5);
            ink = Theme::color(Token::Secondary);
        }
        const qreal room = (last ? width() : stepX(i + 1)) - dot.left() - 4;
        painter.setFont(step.when == TimelineStep::When::Present ? presentFont : titleFont);
        paint::text(painter, QRectF(dot.left(), 17, room, titleHeight), step.title, ink);
        painter.setFont(noteFont);
        paint::text(painter,
            QRectF(dot.left(), 17 + titleHeight - 1, room, QFontMetrics(noteFont).height()),
            step.note, Theme::color(Token::Secondary));
    }
}

bool Timeline::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QString text;
        for (qsizetype i = 0; i < m_steps.size(); ++i) {
            if (help->pos().x() >= stepX(i)) {
                text = m_steps.at(i).toolTip;
            }
        }
        QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace ui
