// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/eventlist.h"

#include <QWidget>

class QVBoxLayout;

namespace ui {

class SectionHead;

/// The newest events of an object, for its inspector: a head, then two lines for each.
class EventLines final : public QWidget
{
    Q_OBJECT
public:
    explicit EventLines(QWidget *parent = nullptr);
    /// Hidden while there are none.
    void setEvents(const QList<EventLine> &events, const QDateTime &now);
    void retranslate();

signals:
    void allRequested();

private:
    void add(const EventLine &event, const QDateTime &now);

    SectionHead *m_head;
    QVBoxLayout *m_lines;
};

} // namespace ui
