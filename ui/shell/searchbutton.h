// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>

namespace ui {

/// Looks like a search field, is the button that opens the palette.
class SearchButton final : public QPushButton
{
    Q_OBJECT
public:
    explicit SearchButton(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
};

} // namespace ui
