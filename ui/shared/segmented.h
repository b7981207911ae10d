// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QVariant>
#include <QWidget>

namespace ui {

/// Up to four short values side by side, one chosen. Arrow keys move, 28 px high (24 small).
class Segmented final : public QWidget
{
    Q_OBJECT
public:
    explicit Segmented(QWidget *parent = nullptr);

    /// Texts and what they stand for; equal lengths, or no values.
    void setOptions(const QStringList &texts, const QVariantList &values = {});
    [[nodiscard]] int current() const { return m_current; } ///< -1: none
    void setCurrent(int index);
    [[nodiscard]] QVariant currentValue() const { return m_values.value(m_current); }
    void setCurrentValue(const QVariant &value);
    void setSmall(bool small);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// By the user only.
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QRectF box(int index) const;
    void choose(int index);
    void describe();

    QStringList m_texts;
    QVariantList m_values;
    int m_current = -1;
    int m_hovered = -1;
    bool m_small = false;
};

} // namespace ui
