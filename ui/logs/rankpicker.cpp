// SPDX-License-Identifier: Apache-2.0
#include "ui/logs/rankpicker.h"

#include "ui/shared/paint.h"
#include "ui/shared/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace ui {

namespace {

constexpr int gap = 4;

int chipHeight()
{
    return Theme::scaled(24);
}

int chipWidth(int rank)
{
    const QFontMetrics metrics(Theme::font(Type::Secondary, QFont::Medium));
    return std::max(Theme::scaled(32), metrics.horizontalAdvance(QString::number(rank)) + 24);
}

bool hasSeveralRoles(const QList<LogReplica> &replicas)
{
    return std::ranges::any_of(
        replicas, [&](const LogReplica &replica) { return replica.role != replicas.first().role; });
}

} // namespace

RankPicker::RankPicker(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void RankPicker::setReplicas(const QList<LogReplica> &replicas)
{
    if (replicas == m_replicas)
        return;
    m_replicas = replicas;
    m_hidden.resize(size_t(replicas.size()), false);
    m_current = std::clamp<int>(m_current, 0, std::max(0, int(replicas.size()) - 1));
    settle();
}

int RankPicker::shownCount() const
{
    return int(std::ranges::count(m_hidden, false));
}

void RankPicker::showAll()
{
    std::ranges::fill(m_hidden, false);
    settle();
    emit chosen();
}

void RankPicker::showNone()
{
    std::ranges::fill(m_hidden, true);
    settle();
    emit chosen();
}

void RankPicker::showOnly(const QList<int> &numbers)
{
    for (size_t i = 0; i < m_hidden.size(); ++i)
        m_hidden[i] = !numbers.contains(int(i));
    settle();
    emit chosen();
}

void RankPicker::toggle(int number)
{
    m_hidden[size_t(number)] = !m_hidden[size_t(number)];
    settle();
    emit chosen();
}

void RankPicker::toggleRole(const QString &role)
{
    bool isAllShown = true;
    for (qsizetype i = 0; i < m_replicas.size(); ++i)
        isAllShown = isAllShown && (m_replicas[i].role != role || !m_hidden[size_t(i)]);
    for (qsizetype i = 0; i < m_replicas.size(); ++i) {
        if (m_replicas[i].role == role)
            m_hidden[size_t(i)] = isAllShown;
    }
    settle();
    emit chosen();
}

void RankPicker::settle()
{
    setAccessibleName(tr("Ranks: %1 of %2 shown").arg(shownCount()).arg(m_replicas.size()));
    m_boxes = layOut(width());
    updateGeometry();
    update();
}

QList<RankPicker::Box> RankPicker::layOut(int width) const
{
    QList<Box> boxes;
    qreal x = 0;
    qreal y = 0;
    QString role;
    const bool hasRoles = hasSeveralRoles(m_replicas);
    const QFontMetrics words(Theme::font(Type::Secondary));
    const auto put = [&](Box box, qreal length) {
        if (x > 0 && x + length > width) {
            x = 0;
            y += chipHeight() + gap;
        }
        box.rect = QRectF(x, y, length, chipHeight());
        x += length + gap;
        boxes.append(box);
    };
    for (int i = 0; i < m_replicas.size(); ++i) {
        if (hasRoles && m_replicas[i].role != role) {
            role = m_replicas[i].role;
            x += x > 0 ? 8 : 0;
            put({-1, role}, words.horizontalAdvance(role) + 6);
        }
        put({i}, chipWidth(m_replicas[i].rank));
    }
    return boxes;
}

int RankPicker::heightForWidth(int width) const
{
    const QList<Box> boxes = layOut(width);
    return boxes.isEmpty() ? chipHeight() : int(boxes.last().rect.bottom());
}

QSize RankPicker::sizeHint() const
{
    return {Theme::scaled(400), heightForWidth(std::max(width(), 200))};
}

QSize RankPicker::minimumSizeHint() const
{
    return {Theme::scaled(120), chipHeight()};
}

void RankPicker::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_boxes = layOut(width());
}

void RankPicker::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        settle();
}

void RankPicker::paintChip(QPainter &painter, const Box &box) const
{
    const LogReplica &replica = m_replicas[box.number];
    const bool isShown = !m_hidden[size_t(box.number)];
    const QRectF rect = box.rect;
    const bool hasFailed = replica.failureOrder > 0;
    const bool isFirst = replica.failureOrder == 1;
    const QColor edge = isFirst ? Theme::stateFill(State::Failed)
        : isShown               ? Theme::color(Token::Control)
                                : Theme::color(Token::Border);
    const QColor fill = !isShown ? QColor()
        : isFirst                ? Theme::stateTint(State::Failed)
                                 : Theme::color(Token::Chip);
    paint::panel(painter, rect, fill, edge, paint::chipRadius);
    const QColor mark = Theme::rankColor(box.number);
    painter.fillRect(QRectF(rect.x() + 7, rect.y() + 6, 3, rect.height() - 12),
        isShown ? mark : paint::mix(Theme::color(Token::Surface), mark, 0.35));
    painter.setFont(Theme::font(Type::Secondary, isShown ? QFont::Medium : QFont::Normal));
    const QColor ink = hasFailed && isShown
        ? Theme::stateText(State::Failed)
        : Theme::color(isShown ? Token::Text : Token::Secondary);
    paint::text(
        painter, rect.adjusted(14, 0, -6, 0), QString::number(replica.rank), ink, Qt::AlignHCenter);
    if (box.number == m_current && paint::isFocusShown(this))
        paint::focusRing(painter, rect, paint::chipRadius);
}

void RankPicker::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Box &box : std::as_const(m_boxes)) {
        if (box.number >= 0) {
            paintChip(painter, box);
            continue;
        }
        painter.setFont(Theme::font(Type::Secondary));
        paint::text(painter, box.rect, box.role, Theme::color(Token::Secondary));
    }
}

const RankPicker::Box *RankPicker::boxAt(const QPointF &point) const
{
    const auto found = std::ranges::find_if(
        m_boxes, [&point](const Box &box) { return box.rect.contains(point); });
    return found == m_boxes.end() ? nullptr : &*found;
}

void RankPicker::mousePressEvent(QMouseEvent *event)
{
    const Box *box = boxAt(event->position());
    if (!box || event->button() != Qt::LeftButton)
        return;
    if (box->number < 0) {
        toggleRole(box->role);
        return;
    }
    m_current = box->number;
    if (event->modifiers().testFlag(Qt::ControlModifier))
        showOnly({m_current});
    else
        toggle(m_current);
}

void RankPicker::keyPressEvent(QKeyEvent *event)
{
    const int count = int(m_replicas.size());
    if (count == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        m_current = (m_current + count - 1) % count;
        break;
    case Qt::Key_Right:
    case Qt::Key_Down:
        m_current = (m_current + 1) % count;
        break;
    case Qt::Key_Space:
        toggle(m_current);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        showOnly({m_current});
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    update();
}

bool RankPicker::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const Box *box = boxAt(help->pos());
    if (!box) {
        QToolTip::hideText();
    } else if (box->number < 0) {
        QToolTip::showText(help->globalPos(), tr("All of %1, or none").arg(box->role), this);
    } else {
        const LogReplica &replica = m_replicas[box->number];
        QStringList lines {replica.name(), StateWords::word(replica.state)};
        if (!replica.node.isEmpty())
            lines.append(replica.node);
        lines.append(tr("Click shows or hides it, Ctrl+click shows only it."));
        QToolTip::showText(help->globalPos(), lines.join(QLatin1Char('\n')), this);
    }
    return true;
}

} // namespace ui
