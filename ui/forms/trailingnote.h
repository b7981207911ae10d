// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

namespace ui {

/// A quiet word behind an editor: a unit, what is left. It gives way when the row is narrow, elided
/// with the whole in its tool tip.
class TrailingNote final : public QLabel
{
    Q_OBJECT
public:
    explicit TrailingNote(QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
};

} // namespace ui
