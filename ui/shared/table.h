// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/session.h"

#include <QTableView>
#include <QTimer>

namespace ui {

/// The one table of the program: rows of 30 px (28 dense), row lines only, hover and selection over
/// the whole row, columns that can be moved, hidden and sized, and that are remembered.
class Table : public QTableView
{
    Q_OBJECT
public:
    explicit Table(QWidget *parent = nullptr);

    void setDense(bool dense);
    /// Takes what is left of the width. -1: none.
    void setStretchColumn(int column);
    /// In this order columns leave when there is no room for all (LOOK 8).
    void setLeavingColumns(const QList<int> &columns);
    /// Widths in pixels of the 13 px design, by column; applied once the model has its columns.
    void setColumnWidths(const QList<int> &widths);
    /// Columns remembered under this name ("jobs.columns"). Call after the model is set.
    void rememberColumns(Settings &settings, const QString &name);
    /// The menu that shows and hides columns, for a button beside the table.
    void popupColumnMenu(const QPoint &global);

    [[nodiscard]] int hoveredRow() const { return m_hovered; }
    /// A cell that just changed has soft fill for 600 ms.
    void flash(const QModelIndex &index);
    [[nodiscard]] bool isFlashing(const QModelIndex &index) const;
    [[nodiscard]] bool isKeyboardUsed() const { return m_keyboard; }

    void setModel(QAbstractItemModel *model) override;

signals:
    void opened(const QModelIndex &index, ui::OpenMode mode);
    void menuRequested(const QModelIndex &index, const QPoint &global);

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setHovered(int row);
    void fit();
    void applyHeights();
    void saveColumns();
    [[nodiscard]] int wantedWidth(int column) const;

    QList<QPair<QPersistentModelIndex, qint64>> m_flashing;
    QTimer m_flashTimer;
    QTimer m_saveTimer;
    QList<int> m_leaving;
    QList<int> m_left; // hidden for want of room, not by the user
    QList<int> m_widths;
    Settings *m_settings = nullptr;
    QString m_layoutName;
    int m_hovered = -1;
    int m_stretch = -1;
    bool m_dense = false;
    bool m_keyboard = false;
    bool m_fitting = false;
};

} // namespace ui
