// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPalette>
#include <QScrollArea>

class QVBoxLayout;

namespace ui {

/// A column of parts that scrolls: an inspector, an overview. Left to itself a scroll area squeezes
/// wrapping texts into what is seen; this one gives the column the height it needs at its width.
class ColumnArea : public QScrollArea
{
    Q_OBJECT
protected:
    ColumnArea(QPalette::ColorRole ground, const QMargins &margins, int spacing, QWidget *parent);

    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    void add(const QList<QWidget *> &parts);
    /// Parts that are asked too early for their height, and get it from us.
    void setWrapping(const QList<QWidget *> &parts) { m_wrapping = parts; }
    /// To be called when the content is another; a new width is seen to.
    void fit();

    void resizeEvent(QResizeEvent *event) override;

private:
    void fitNow();

    QVBoxLayout *m_column;
    QList<QWidget *> m_wrapping; // children, as long as we live
};

} // namespace ui
