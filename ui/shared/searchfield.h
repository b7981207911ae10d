// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>

namespace ui {

/// A line edit with the glass at its left and the key that leads to it at its right, until it has
/// the focus. Esc clears, then leaves.
class SearchField final : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(QWidget *parent = nullptr);
    void setHint(const QString &placeholder, const QString &key = {});
    [[nodiscard]] QSize sizeHint() const override;

    /// The small box with the name of a key.
    static void paintKey(QPainter &painter, const QRectF &box, const QString &key);
    [[nodiscard]] static int keyWidth(const QString &key);

signals:
    void moveRequested(int key); ///< Up, Down, PageUp, PageDown, Return: for a list below

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_key;
};

} // namespace ui
