// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QRectF>
#include <QString>

class QPainter;

namespace ui {

/// What a replica is doing, as its tile shows it.
enum class TileState {
    Ready,
    Starting,
    Waiting,
    Refused, ///< a quota or rule said no
    FailedFirst,
    Stopped, ///< ended because another one failed
    Finished,
    Paused,
    Gone, ///< cleaned up
};
constexpr int tileStateCount = 9;

/// Draws replica tiles: small ones without words in tables, large ones with the rank in pages.
class TilePainter
{
    Q_DECLARE_TR_FUNCTIONS(ui::TilePainter)
public:
    /// "ready", "starting"…, for legends, tooltips and accessible names.
    [[nodiscard]] static QString word(TileState state);

    /// One row to 16, two to 32, four to 64, above that a bar by share. Left-aligned, vertically
    /// centred.
    static void strip(QPainter &painter, const QRectF &box, const QList<TileState> &tiles);
    [[nodiscard]] static qreal stripWidth(qsizetype count);

    /// 37 x 22: rank and glyph.
    static void tile(
        QPainter &painter, const QRectF &box, TileState state, int rank, bool selected);
    /// The 10 px box of a legend.
    static void small(QPainter &painter, const QRectF &box, TileState state);
    /// "24 ready, 8 refused", counted, worst last.
    [[nodiscard]] static QString summary(const QList<TileState> &tiles);
};

} // namespace ui
