// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/theme.h"

#include <QLabel>

namespace ui {

/// A label in a colour and size of the theme that follows when the theme changes.
class QuietLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit QuietLabel(
        QWidget *parent = nullptr, Token token = Token::Secondary, Type type = Type::Secondary);
    void setLook(Token token, Type type, QFont::Weight weight = QFont::Normal);
    void setInk(const QColor &ink); ///< a state's colour; until the theme changes
    /// One line as wide as there is room, that ends in … where it is cut; the whole in the tool
    /// tip, unless that says something of its own.
    void setElides(bool elides);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void apply();
    Token m_token;
    Type m_type;
    QFont::Weight m_weight = QFont::Normal;
    bool m_elides = false;
};

} // namespace ui
