// SPDX-License-Identifier: Apache-2.0
#include "ui/logs/logscrollbar.h"

#include "ui/shared/theme.h"

#include <QPainter>

namespace ui {

void LogScrollBar::setMarks(const QList<double> &errors, const QList<double> &matches)
{
    if (errors == m_errors && matches == m_matches)
        return;
    m_errors = errors;
    m_matches = matches;
    update();
}

QSize LogScrollBar::sizeHint() const
{
    const QSize size = QScrollBar::sizeHint();
    return {qMax(12, size.width()), size.height()};
}

void LogScrollBar::paintEvent(QPaintEvent *event)
{
    QScrollBar::paintEvent(event);
    QPainter painter(this);
    const auto draw = [this, &painter](const QList<double> &marks, const QColor &ink) {
        for (const double mark : marks) {
            painter.fillRect(
                QRectF(2, qBound(0.0, mark, 1.0) * (height() - 2), width() - 4, 2), ink);
        }
    };
    draw(m_matches, Theme::stateFill(State::Waiting));
    draw(m_errors, Theme::stateFill(State::Failed));
}

} // namespace ui
