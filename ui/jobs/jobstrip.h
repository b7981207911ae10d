// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/jobtypes.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace ui {

class IconLabel;
class JobCommands;
class Timeline;

/// The inspector in 100 px under the table, for narrow windows: name, reason, actions, timeline.
class JobStrip final : public QWidget
{
    Q_OBJECT
public:
    JobStrip(JobCommands &commands, QWidget *parent = nullptr);
    void setJob(const models::JobSummary &job, const QDateTime &now);

signals:
    void expandRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    JobCommands &m_commands;
    IconLabel *m_icon;
    QLabel *m_name;
    QLabel *m_reason;
    QWidget *m_buttons;
    QToolButton *m_expand;
    Timeline *m_timeline;
    QString m_shownUid;
};

} // namespace ui
