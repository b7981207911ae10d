// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/jobs/queues.h"

#include <QAbstractButton>

namespace ui {

/// One job of a queue's order: its place, what it asks for, how long it waits, and for what. A
/// click opens it.
class QueueOrderRow final : public QAbstractButton
{
    Q_OBJECT
public:
    QueueOrderRow(const models::QueueEntry &entry, const QDateTime &now, QWidget *parent);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString reason() const;

    models::QueueEntry m_entry;
    QString m_waits;
};

} // namespace ui
