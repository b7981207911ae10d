// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/dialog.h"

class QDateTimeEdit;

namespace ui {

/// Asks for the time that a log should be shown from. Times are those of this computer's zone.
class LogJumpDialog final : public Dialog
{
    Q_OBJECT
public:
    /// `first` to `last`: what the log covers. `shown`: where it stands now.
    LogJumpDialog(
        const QDateTime &first, const QDateTime &last, const QDateTime &shown, QWidget *parent);

signals:
    void chosen(const QDateTime &time);

private:
    QDateTimeEdit *m_time;
};

} // namespace ui
