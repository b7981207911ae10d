// SPDX-License-Identifier: Apache-2.0
#include "ui/logs/logcanvas.h"

#include "ui/logs/logscrollbar.h"
#include "ui/shared/icons.h"
#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QPainter>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace ui {

using models::LogRows;
using models::LogStore;

namespace {

constexpr int leftMargin = 12;
constexpr int barWidth = 3;
constexpr qint64 nsPerMs = 1'000'000;

struct LevelLook
{
    QStringView letter;
    QColor ink;
    QColor tint {};
};

LevelLook lookOf(LogStore::Level level)
{
    const QColor ground = Theme::color(Token::Code);
    switch (level) {
    case LogStore::Level::Error:
        return {u"E", Theme::stateText(State::Failed),
            paint::mix(ground, Theme::stateTint(State::Failed), 0.55)};
    case LogStore::Level::Warning:
        return {u"W", Theme::stateText(State::Waiting),
            paint::mix(ground, Theme::stateTint(State::Waiting), 0.55)};
    case LogStore::Level::Info:
        return {u"I", Theme::color(Token::Secondary)};
    case LogStore::Level::Debug:
        return {u"D", Theme::color(Token::Secondary)};
    case LogStore::Level::None:
        break;
    }
    return {u"", Theme::color(Token::Secondary)};
}

} // namespace

LogCanvas::LogCanvas(const LogStore &store, LogRows &rows, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_store(store)
    , m_rows(rows)
    , m_layout(store, rows)
    , m_bar(new LogScrollBar(Qt::Vertical, this))
{
    setVerticalScrollBar(m_bar);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_markTimer.setSingleShot(true);
    m_markTimer.setInterval(300);
    connect(&m_markTimer, &QTimer::timeout, this, &LogCanvas::showMarks);
    m_dragTimer.setInterval(50);
    connect(&m_dragTimer, &QTimer::timeout, this, [this] { extendTo(m_dragAt); });
}

void LogCanvas::setSourceMarks(const QStringList &marks)
{
    m_marks = marks;
    viewport()->update();
}

void LogCanvas::setTimesShown(bool shown)
{
    m_hasTimes = shown;
    refresh();
}

void LogCanvas::setWrapped(bool wrapped)
{
    m_isWrapped = wrapped;
    horizontalScrollBar()->setValue(0);
    refresh();
}

LogCanvas::Columns LogCanvas::columns() const
{
    const qreal letter = LogLayout::letterWidth();
    Columns at;
    at.mark = leftMargin + barWidth + 4;
    qsizetype longest = 0;
    if (m_marks.size() > 1) {
        for (const QString &mark : m_marks)
            longest = std::max(longest, mark.size());
    }
    at.time = m_marks.size() > 1 ? at.mark + qreal(longest) * letter + 10 : leftMargin;
    const qreal times = (m_hasDays ? 18 : 12) * letter + 14;
    at.level = m_hasTimes ? at.time + times : at.time;
    at.text = at.level + letter + 12;
    return at;
}

LogExtentOfLine LogCanvas::extent() const
{
    return {.isWrapped = m_isWrapped,
        .width = std::max(80.0, viewport()->width() - columns().text - 8),
        .scrolled = m_isWrapped ? 0.0 : qreal(horizontalScrollBar()->value())};
}

qreal LogCanvas::heightOf(qsizetype row) const
{
    const LogRows::Row what = m_rows.at(row);
    const int height = LogLayout::lineHeight();
    if (what.note >= 0) {
        const bool isFailure = m_notes.value(what.note).kind == LogNote::Kind::FirstFailure;
        return isFailure ? height + 8 : height;
    }
    if (!m_isWrapped || what.line < 0)
        return height;
    return m_layout.lineOf(what.line, extent()).height;
}

// The row that stands at the top when the last one is wholly in sight.
qsizetype LogCanvas::lastTop() const
{
    qreal room = viewport()->height() - 4;
    qsizetype row = m_rows.size();
    while (row > 0) {
        room -= heightOf(row - 1);
        if (room < 0)
            break;
        --row;
    }
    return std::min(row, std::max<qsizetype>(0, m_rows.size() - 1));
}

qsizetype LogCanvas::topRow() const
{
    return m_bar->value();
}

qsizetype LogCanvas::bottomRow() const
{
    qreal room = viewport()->height();
    qsizetype row = topRow();
    while (row < m_rows.size() && room > 0)
        room -= heightOf(row++);
    return row - 1;
}

void LogCanvas::refresh()
{
    const qint64 day = qint64(86'400'000) * nsPerMs;
    m_hasDays = m_store.size() > 0
        && m_store.line(m_store.size() - 1).time - m_store.line(0).time > day / 2;
    const QScopedValueRollback moving(m_isMoving, true);
    const qsizetype end = lastTop();
    m_bar->setRange(0, int(end));
    m_bar->setPageStep(std::max(1, viewport()->height() / LogLayout::lineHeight() - 1));
    if (m_isFollowing)
        m_bar->setValue(int(end));
    else
        m_bar->setValue(int(m_rows.rowOf(m_store.indexOf(m_top))));
    fitWidth();
    if (!m_markTimer.isActive())
        m_markTimer.start();
    viewport()->update();
}

// As far to the right as the longest line that was seen yet.
void LogCanvas::fitWidth()
{
    const int hidden = m_isWrapped ? 0 : int(m_widest - extent().width + 24);
    horizontalScrollBar()->setRange(0, std::max(0, hidden));
    horizontalScrollBar()->setPageStep(int(extent().width));
    horizontalScrollBar()->setSingleStep(int(LogLayout::letterWidth()) * 4);
}

void LogCanvas::clear()
{
    m_anchor = m_end = {};
    m_match.reset();
    m_top = {};
    m_widest = 0;
    m_isFollowing = true;
    refresh();
    emit followingChanged(true);
}

void LogCanvas::rememberTop()
{
    for (qsizetype row = topRow(); row < m_rows.size(); ++row) {
        const LogRows::Row what = m_rows.at(row);
        if (what.line >= 0) {
            m_top = m_store.key(what.line);
            return;
        }
    }
}

void LogCanvas::scrollContentsBy(int dx, int dy)
{
    Q_UNUSED(dx)
    if (dy != 0)
        pauseIfAway();
    viewport()->update();
}

void LogCanvas::pauseIfAway()
{
    rememberTop();
    if (m_isMoving)
        return;
    const bool isAtEnd = m_bar->value() >= m_bar->maximum();
    if (isAtEnd != m_isFollowing) {
        m_isFollowing = isAtEnd;
        emit followingChanged(isAtEnd);
    }
}

void LogCanvas::setFollowing(bool following)
{
    if (following == m_isFollowing)
        return;
    rememberTop();
    m_isFollowing = following;
    emit followingChanged(following);
    refresh();
}

void LogCanvas::scrollTo(qsizetype row)
{
    setFollowing(false);
    {
        const QScopedValueRollback moving(m_isMoving, true);
        m_bar->setValue(int(row));
    }
    rememberTop();
    viewport()->update();
}

void LogCanvas::showRow(qsizetype row)
{
    const qsizetype page = viewport()->height() / LogLayout::lineHeight();
    if (row < topRow() + 2 || row > bottomRow() - 3 || m_isFollowing)
        scrollTo(std::max<qsizetype>(0, row - page / 3));
}

void LogCanvas::showLine(qsizetype line, bool isMatch)
{
    if (line < 0 || line >= m_store.size())
        return;
    if (isMatch)
        m_match = m_store.key(line);
    showRow(m_rows.rowOf(line));
    viewport()->update();
}

qsizetype LogCanvas::currentMatch() const
{
    if (!m_match)
        return -1;
    const qsizetype line = m_store.indexOf(*m_match);
    return line < m_store.size() && m_store.key(line) == *m_match ? line : -1;
}

void LogCanvas::forgetMatch()
{
    m_match.reset();
    viewport()->update();
}

QString LogCanvas::timeText(qint64 time) const
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(time / nsPerMs);
    return local.toString(m_hasDays ? u"MM-dd HH:mm:ss.zzz"_s : u"HH:mm:ss.zzz"_s);
}

void LogCanvas::paintEvent(QPaintEvent *)
{
    QElapsedTimer timer;
    timer.start();
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::color(Token::Code));
    const Chosen selected = chosen();
    qreal y = 4;
    for (qsizetype row = topRow(); row < m_rows.size() && y < viewport()->height(); ++row) {
        const LogRows::Row what = m_rows.at(row);
        const QRectF box(0, y, viewport()->width(), heightOf(row));
        if (what.note >= 0)
            paintNote(painter, box, m_notes.value(what.note));
        else if (what.line >= 0)
            paintLine(painter, box, what.line, selected);
        y += box.height();
    }
    if (paint::isFocusShown(this))
        paint::focusRing(painter, viewport()->rect(), 0);
    m_paintTime = double(timer.nsecsElapsed()) / 1e6;
}

void LogCanvas::paintLine(
    QPainter &painter, const QRectF &box, qsizetype index, const Chosen &selected)
{
    const LogStore::Line &line = m_store.line(index);
    const LevelLook look = lookOf(line.level);
    const bool isCurrent = currentMatch() == index;
    if (isCurrent)
        painter.fillRect(box, Theme::color(Token::Selection));
    else if (look.tint.isValid())
        painter.fillRect(box, look.tint);
    const Columns at = columns();
    const qreal first = LogLayout::lineHeight();
    painter.setFont(Theme::font(Type::Mono));
    if (m_marks.size() > 1) {
        const QColor ink = Theme::rankColor(line.source);
        painter.fillRect(QRectF(leftMargin, box.y() + 1, barWidth, box.height() - 2), ink);
        paint::text(painter, QRectF(at.mark, box.y(), at.time - at.mark - 10, first),
            m_marks.value(line.source), ink, Qt::AlignRight);
    }
    if (m_hasTimes && line.time > 0) {
        paint::text(painter, QRectF(at.time, box.y(), at.level - at.time, first),
            timeText(line.time), Theme::color(Token::Secondary));
    }
    paint::text(painter, QRectF(at.level, box.y(), 16, first), look.letter.toString(), look.ink);
    qsizetype from = 0;
    qsizetype to = 0;
    if (index >= selected.first && index <= selected.last && selected.first >= 0) {
        from = index == selected.first ? selected.from : 0;
        to = index == selected.last ? selected.to : std::numeric_limits<int>::max();
    }
    const LogExtentOfLine room = extent();
    const LaidOutLine laid = m_layout.lineOf(index, room, isCurrent, from, to);
    if (laid.naturalWidth > m_widest) {
        m_widest = laid.naturalWidth;
        QMetaObject::invokeMethod(this, &LogCanvas::fitWidth, Qt::QueuedConnection);
    }
    const bool isQuiet = line.level == LogStore::Level::Debug;
    painter.setPen(Theme::color(isQuiet ? Token::Secondary : Token::Text));
    painter.save();
    painter.setClipRect(QRectF(at.text, box.y(), viewport()->width() - at.text, box.height()));
    const qreal inset = (first - QFontMetricsF(Theme::font(Type::Mono)).height()) / 2;
    laid.layout->draw(&painter, {at.text - room.scrolled + laid.left, box.y() + inset});
    painter.restore();
}

void LogCanvas::paintNote(QPainter &painter, const QRectF &box, const LogNote &note)
{
    const bool isFailure = note.kind == LogNote::Kind::FirstFailure;
    const State tone = isFailure ? State::Failed : State::Waiting;
    const QFont strong = Theme::font(Type::Secondary, QFont::DemiBold);
    painter.setFont(strong);
    const qreal title = QFontMetricsF(strong).horizontalAdvance(note.title);
    if (!isFailure) {
        QPen pen(Theme::stateText(tone));
        pen.setDashPattern({4, 3});
        painter.setPen(pen);
        const QString words = note.text.isEmpty() ? note.title : note.title + u" · "_s + note.text;
        const qreal length = QFontMetricsF(strong).horizontalAdvance(words);
        const qreal start = std::min(columns().text, std::max(24.0, box.width() - length - 24));
        const qreal y = std::floor(box.center().y()) + 0.5;
        painter.drawLine(QPointF(leftMargin, y), QPointF(start - 8, y));
        painter.drawLine(QPointF(start + length + 10, y), QPointF(box.width() - 4, y));
        paint::text(painter, QRectF(start, box.y(), length + 2, box.height()), words,
            Theme::stateText(tone));
        return;
    }
    const QRectF band = box.adjusted(0, 2, 0, -2);
    painter.fillRect(band, Theme::stateTint(tone));
    Icons::paintState(painter, QRectF(leftMargin, band.center().y() - 7, 14, 14), tone);
    const qreal left = leftMargin + 22;
    paint::text(painter, QRectF(left, band.y(), title + 2, band.height()), note.title,
        Theme::stateText(tone));
    painter.setFont(Theme::font(Type::Secondary));
    paint::text(painter,
        QRectF(left + title + 14, band.y(), band.width() - left - title - 22, band.height()),
        note.text, Theme::color(Token::Text));
}

// One mark a pixel at most, wherever in a million lines they come from.
void LogCanvas::showMarks()
{
    const int pixels = std::max(1, m_bar->height());
    const double rows = double(std::max<qsizetype>(1, m_rows.size()));
    const auto add = [&](QList<double> &marks, qsizetype line) {
        const double share = double(m_rows.rowOf(line)) / rows;
        if (marks.isEmpty() || (share - marks.last()) * pixels >= 1)
            marks.append(share);
    };
    QList<double> errors;
    if (m_store.count(LogStore::Level::Error) > 0) {
        for (qsizetype i = 0; i < m_store.size(); ++i) {
            if (m_store.line(i).level == LogStore::Level::Error)
                add(errors, i);
        }
    }
    QList<double> matches;
    for (const quint32 line : m_rows.matches())
        add(matches, line);
    m_bar->setMarks(errors, matches);
}

void LogCanvas::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        refresh();
}

void LogCanvas::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    refresh();
}

} // namespace ui
