// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/tilepainter.h"

#include <QWidget>

namespace ui {

struct Tile
{
    int rank = 0;
    TileState state = TileState::Waiting;
    QString toolTip {};
};

/// The replicas of one role, one tile each, wrapping to the width. Click or arrow keys choose a
/// rank; above 256 tiles shrink to 12 px without numbers.
class ReplicaTiles final : public QWidget
{
    Q_OBJECT
public:
    explicit ReplicaTiles(QWidget *parent = nullptr);

    void setTiles(const QString &role, const QList<Tile> &tiles);
    [[nodiscard]] int selectedRank() const { return m_selected; } ///< -1: none
    void setSelectedRank(int rank);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

signals:
    void rankSelected(int rank);
    void rankActivated(int rank); ///< double click or Enter

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QSize cell() const;
    [[nodiscard]] int columns(int width) const;
    [[nodiscard]] QRectF box(qsizetype index) const;
    [[nodiscard]] qsizetype indexAt(const QPointF &point) const;
    void choose(qsizetype index);

    QList<Tile> m_tiles;
    int m_selected = -1;
};

/// Box and word of each tile state that occurs, with its count.
class TileLegend final : public QWidget
{
    Q_OBJECT
public:
    explicit TileLegend(QWidget *parent = nullptr);
    void setTiles(const QList<TileState> &tiles);
    /// Without counts, as in a key of all states.
    void setStates(const QList<TileState> &states);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry
    {
        TileState state;
        int count;
    };
    [[nodiscard]] QString textOf(const Entry &entry) const;
    QList<Entry> m_entries;
};

} // namespace ui
