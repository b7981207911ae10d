// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/state.h"

#include <QList>
#include <QWidget>

namespace ui {

struct TimelineStep
{
    enum class When { Past, Present, Future };
    QString title;
    QString note {}; ///< a time or a length
    When when = When::Future;
    State state = State::Running; ///< of the present step
    QString toolTip {};
};

/// The steps of a job's life from left to right: what is over, where it is, what is to come.
class Timeline final : public QWidget
{
    Q_OBJECT
public:
    explicit Timeline(QWidget *parent = nullptr);
    void setSteps(const QList<TimelineStep> &steps);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] qreal stepX(qsizetype index) const;
    QList<TimelineStep> m_steps;
};

} // namespace ui
