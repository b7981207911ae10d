// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QScrollBar>

namespace ui {

/// A scroll bar that shows where in the whole something stands: errors and matches.
class LogScrollBar final : public QScrollBar
{
    Q_OBJECT
public:
    using QScrollBar::QScrollBar;
    /// Places as shares of the whole, 0 to 1.
    void setMarks(const QList<double> &errors, const QList<double> &matches);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<double> m_errors;
    QList<double> m_matches;
};

} // namespace ui
