// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/tilepainter.h"

#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QPainter>

#include <array>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr qreal stripRoom = 96;

struct TileInk
{
    QColor fill;
    QColor edge;
    QColor text;
    State state = State::Unknown; // whose glyph it wears
    bool hasGlyph = false;
};

TileInk tileInk(TileState state)
{
    switch (state) {
    case TileState::Ready:
        return {Theme::stateFill(State::Running), {}, Theme::onFill(), State::Running, false};
    case TileState::Starting:
        return {Theme::stateTint(State::Starting), Theme::stateFill(State::Starting),
            Theme::stateText(State::Starting), State::Starting, true};
    case TileState::Waiting:
        return {Theme::stateTint(State::Waiting), Theme::stateFill(State::Waiting),
            Theme::stateText(State::Waiting), State::Waiting, true};
    case TileState::Refused:
        return {Theme::stateTint(State::Failed), Theme::stateFill(State::Failed),
            Theme::stateText(State::Failed), State::Failed, true};
    case TileState::FailedFirst:
        return {Theme::stateFill(State::Failed), {}, Theme::onFill(), State::Failed, true};
    case TileState::Stopped:
        return {Theme::stateTint(State::Failed), Theme::stateFill(State::Failed),
            Theme::color(Token::Text), State::Failed, false};
    case TileState::Finished:
        return {Theme::stateFill(State::Succeeded), {}, Theme::onFill(), State::Succeeded, false};
    case TileState::Paused:
        return {Theme::stateTint(State::Paused), Theme::stateFill(State::Paused),
            Theme::stateText(State::Paused), State::Paused, true};
    case TileState::Gone:
        break;
    }
    return {
        {}, Theme::color(Token::Control), Theme::color(Token::Secondary), State::Unknown, false};
}

// Squares of a few pixels: crisp edges on whole pixels, no antialiasing but for slants.
void paintSmall(QPainter &painter, const QRectF &box, TileState state)
{
    const TileInk ink = tileInk(state);
    const qreal corner = qMin<qreal>(2, box.width() / 3);
    switch (state) {
    case TileState::Ready:
    case TileState::Finished:
        painter.fillRect(box, ink.fill);
        break;
    case TileState::FailedFirst: {
        painter.fillRect(box, ink.fill);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Theme::color(Token::Surface), 1.2));
        painter.drawLine(box.topLeft() + QPointF(1, 1), box.bottomRight() - QPointF(1, 1));
        painter.restore();
        break;
    }
    case TileState::Starting: {
        const QColor fill = Theme::stateFill(State::Starting);
        paint::panel(painter, box, {}, fill, 1);
        painter.fillRect(QRectF(box.left(), box.center().y(), box.width(), box.height() / 2), fill);
        break;
    }
    case TileState::Refused:
        paint::panel(painter, box, ink.fill, ink.edge, corner);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(ink.edge, 1));
        painter.drawLine(
            box.bottomLeft() + QPointF(1.5, -1.5), box.topRight() + QPointF(-1.5, 1.5));
        painter.restore();
        break;
    case TileState::Gone: {
        QPen dots(ink.edge, 1, Qt::CustomDashLine, Qt::FlatCap);
        dots.setDashPattern({1, 2});
        painter.setPen(dots);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    }
    default:
        paint::panel(painter, box,
            state == TileState::Waiting ? paint::mix(ink.fill, ink.edge, 0.35) : ink.fill, ink.edge,
            corner);
    }
}

// Above 64 replicas single tiles say nothing: shares, in the order of the tile states.
void paintShares(QPainter &painter, const QRectF &box, const QList<TileState> &tiles)
{
    std::array<qsizetype, tileStateCount> counts {};
    for (const TileState tile : tiles) {
        ++counts[static_cast<std::size_t>(tile)];
    }
    QRectF bar(box.left(), box.center().y() - 4, stripRoom, 8);
    qreal x = bar.left();
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const qreal width
            = bar.width() * static_cast<qreal>(counts[i]) / static_cast<qreal>(tiles.size());
        if (width > 0) {
            const TileInk ink = tileInk(static_cast<TileState>(i));
            const QColor fill = i == static_cast<std::size_t>(TileState::Gone) ? QColor()
                : ink.edge.isValid()                                           ? ink.fill
                                                                               : ink.fill;
            paint::panel(painter, QRectF(x, bar.top(), width, bar.height()), fill, ink.edge, 1);
            x += width;
        }
    }
}

qreal pitchOf(qsizetype inRow)
{
    return inRow > 12 ? 6 : 7;
}

qsizetype rowsOf(qsizetype count)
{
    return count <= 16 ? 1 : (count <= 32 ? 2 : 4);
}

} // namespace

QString TilePainter::word(TileState state)
{
    switch (state) {
    case TileState::Ready:
        return tr("ready");
    case TileState::Starting:
        return tr("starting");
    case TileState::Waiting:
        return tr("waiting");
    case TileState::Refused:
        return tr("refused");
    case TileState::FailedFirst:
        return tr("failed first");
    case TileState::Stopped:
        return tr("stopped by another's failure");
    case TileState::Finished:
        return tr("finished");
    case TileState::Paused:
        return tr("paused");
    case TileState::Gone:
        break;
    }
    return tr("gone");
}

qreal TilePainter::stripWidth(qsizetype count)
{
    const qsizetype inRow = (count + rowsOf(count) - 1) / rowsOf(count);
    return count > 64 ? stripRoom : static_cast<qreal>(inRow) * pitchOf(inRow);
}

void TilePainter::strip(QPainter &painter, const QRectF &box, const QList<TileState> &tiles)
{
    if (tiles.isEmpty()) {
        return;
    }
    if (tiles.size() > 64) {
        paintShares(painter, box, tiles);
        return;
    }
    const qsizetype rows = rowsOf(tiles.size());
    const qsizetype inRow = (tiles.size() + rows - 1) / rows;
    const qreal pitch = pitchOf(inRow);
    const qreal height = rows == 1 ? 12 : (rows == 2 ? 6 : 3);
    const qreal step = height + 1;
    const qreal top = qRound(box.center().y() - (step * static_cast<qreal>(rows) - 1) / 2);
    for (qsizetype i = 0; i < tiles.size(); ++i) {
        const QRectF tile(box.left() + static_cast<qreal>(i % inRow) * pitch,
            top + static_cast<qreal>(i / inRow) * step, pitch - 1, height);
        paintSmall(painter, tile, tiles.at(i));
    }
}

void TilePainter::tile(
    QPainter &painter, const QRectF &box, TileState state, int rank, bool selected)
{
    const TileInk ink = tileInk(state);
    painter.save();
    if (state == TileState::Gone) {
        painter.setRenderHint(QPainter::Antialiasing);
        QPen dots(ink.edge, 1, Qt::CustomDashLine);
        dots.setDashPattern({2, 2});
        painter.setPen(dots);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    } else {
        paint::panel(painter, box, ink.fill, ink.edge, paint::chipRadius);
    }
    painter.setFont(Theme::font(Type::Meta, QFont::DemiBold));
    paint::text(painter, box.adjusted(5, 0, -2, 0), QString::number(rank), ink.text);
    const QRectF glyph(box.right() - 16, box.center().y() - 5.5, 11, 11);
    if (state == TileState::FailedFirst) {
        paint::cross(painter, glyph.center(), 3, ink.text);
    } else if (state == TileState::Refused) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(ink.text, 1.2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(glyph.center(), 4, 4);
        painter.drawLine(glyph.center() + QPointF(-2.6, 2.6), glyph.center() + QPointF(2.6, -2.6));
    } else if (ink.hasGlyph) {
        Icons::paintState(painter, glyph, ink.state, ink.text, ink.fill);
    } else if (state == TileState::Finished) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(ink.text, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF c = glyph.center();
        painter.drawPolyline(
            QPolygonF {c + QPointF(-3, 0), c + QPointF(-1, 2.2), c + QPointF(3, -2.4)});
    }
    painter.restore();
    if (selected) {
        paint::panel(painter, box.adjusted(-2, -2, 2, 2), {}, Theme::color(Token::Link), 6, 2);
    }
}

void TilePainter::small(QPainter &painter, const QRectF &box, TileState state)
{
    paintSmall(painter, box, state);
}

QString TilePainter::summary(const QList<TileState> &tiles)
{
    std::array<int, tileStateCount> counts {};
    for (const TileState tile : tiles) {
        ++counts[static_cast<std::size_t>(tile)];
    }
    QStringList parts;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0) {
            parts.append(
                tr("%1 %2", "count, state").arg(counts[i]).arg(word(static_cast<TileState>(i))));
        }
    }
    return parts.join(tr(", "));
}

} // namespace ui
