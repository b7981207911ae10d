// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/replicatiles.h"

#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int gap = 3;
constexpr int ring = 2; // room for the ring of the chosen tile
constexpr qsizetype mostNumbered = 256;
} // namespace

ReplicaTiles::ReplicaTiles(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Replicas"));
}

void ReplicaTiles::setTiles(const QString &role, const QList<Tile> &tiles)
{
    const bool resized = tiles.size() != m_tiles.size();
    m_tiles = tiles;
    QList<TileState> states;
    states.reserve(tiles.size());
    for (const Tile &tile : tiles) {
        states.append(tile.state);
    }
    setAccessibleName(tr("Replicas of %1: %2").arg(role, TilePainter::summary(states)));
    if (resized) {
        updateGeometry();
    }
    update();
}

void ReplicaTiles::setSelectedRank(int rank)
{
    if (rank != m_selected) {
        m_selected = rank;
        update();
    }
}

QSize ReplicaTiles::cell() const
{
    return m_tiles.size() > mostNumbered ? QSize(12, 12) : QSize(37, 22);
}

int ReplicaTiles::columns(int width) const
{
    const int fit = qMax(1, (width - 2 * ring + gap) / (cell().width() + gap));
    // Whole eights read better than a ragged edge, and ranks line up.
    return fit >= 8 && m_tiles.size() > fit ? fit / 8 * 8 : fit;
}

int ReplicaTiles::heightForWidth(int width) const
{
    const auto rows = static_cast<int>((m_tiles.size() + columns(width) - 1) / columns(width));
    return qMax(1, rows) * (cell().height() + gap) - gap + 2 * ring;
}

QSize ReplicaTiles::sizeHint() const
{
    const int inRow = qBound(1, static_cast<int>(m_tiles.size()), 16);
    const int width = inRow * (cell().width() + gap) - gap + 2 * ring;
    return {width, heightForWidth(width)};
}

QSize ReplicaTiles::minimumSizeHint() const
{
    return {cell().width() + 2 * ring, cell().height() + 2 * ring};
}

QRectF ReplicaTiles::box(qsizetype index) const
{
    const int inRow = columns(width());
    return {static_cast<qreal>(ring + index % inRow * (cell().width() + gap)),
        static_cast<qreal>(ring + index / inRow * (cell().height() + gap)),
        static_cast<qreal>(cell().width()), static_cast<qreal>(cell().height())};
}

qsizetype ReplicaTiles::indexAt(const QPointF &point) const
{
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        if (box(i).contains(point)) {
            return i;
        }
    }
    return -1;
}

void ReplicaTiles::choose(qsizetype index)
{
    if (index >= 0 && index < m_tiles.size()) {
        setSelectedRank(m_tiles.at(index).rank);
        emit rankSelected(m_selected);
    }
}

void ReplicaTiles::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        const Tile &tile = m_tiles.at(i);
        if (m_tiles.size() > mostNumbered) {
            TilePainter::small(painter, box(i), tile.state);
        } else {
            TilePainter::tile(painter, box(i), tile.state, tile.rank, tile.rank == m_selected);
        }
    }
    if (paint::isFocusShown(this) && m_selected < 0) {
        paint::focusRing(painter, rect());
    }
}

void ReplicaTiles::mousePressEvent(QMouseEvent *event)
{
    choose(indexAt(event->position()));
}

void ReplicaTiles::mouseDoubleClickEvent(QMouseEvent *event)
{
    const qsizetype index = indexAt(event->position());
    if (index >= 0) {
        emit rankActivated(m_tiles.at(index).rank);
    }
}

void ReplicaTiles::keyPressEvent(QKeyEvent *event)
{
    const auto at = std::ranges::find(m_tiles, m_selected, &Tile::rank);
    const qsizetype current = at == m_tiles.end() ? -1 : at - m_tiles.begin();
    switch (event->key()) {
    case Qt::Key_Left:
        choose(current - 1);
        break;
    case Qt::Key_Right:
        choose(current + 1);
        break;
    case Qt::Key_Up:
        choose(current - columns(width()));
        break;
    case Qt::Key_Down:
        choose(current < 0 ? 0 : current + columns(width()));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current >= 0) {
            emit rankActivated(m_selected);
        }
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool ReplicaTiles::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const qsizetype index = indexAt(help->pos());
        QToolTip::showText(
            help->globalPos(), index < 0 ? QString() : m_tiles.at(index).toolTip, this);
        return true;
    }
    return QWidget::event(event);
}

TileLegend::TileLegend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void TileLegend::setTiles(const QList<TileState> &tiles)
{
    m_entries.clear();
    for (int i = 0; i < tileStateCount; ++i) {
        const auto state = static_cast<TileState>(i);
        const auto count = static_cast<int>(tiles.count(state));
        if (count > 0) {
            m_entries.append({state, count});
        }
    }
    setAccessibleName(TilePainter::summary(tiles));
    updateGeometry();
    update();
}

void TileLegend::setStates(const QList<TileState> &states)
{
    m_entries.clear();
    for (const TileState state : states) {
        m_entries.append({state, 0});
    }
    updateGeometry();
    update();
}

QString TileLegend::textOf(const Entry &entry) const
{
    const QString word = TilePainter::word(entry.state);
    return entry.count == 0 ? word : tr("%1 %2", "state, count").arg(word).arg(entry.count);
}

QSize TileLegend::sizeHint() const
{
    const QFontMetrics metrics(Theme::font(Type::Secondary));
    int width = 0;
    for (const Entry &entry : m_entries) {
        width += 12 + 7 + metrics.horizontalAdvance(textOf(entry)) + 12;
    }
    return {width, qMax(20, metrics.height() + 4)};
}

void TileLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(Theme::font(Type::Secondary));
    const QFontMetrics metrics(painter.font());
    int x = 0;
    for (const Entry &entry : m_entries) {
        TilePainter::small(painter, QRectF(x, height() / 2 - 6, 11, 11), entry.state);
        const QString text = textOf(entry);
        const int width = metrics.horizontalAdvance(text);
        paint::text(
            painter, QRectF(x + 18, 0, width + 2, height()), text, Theme::color(Token::Secondary));
        x += 12 + 7 + width + 12;
    }
}

} // namespace ui
