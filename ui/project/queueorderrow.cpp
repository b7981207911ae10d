// SPDX-License-Identifier: Apache-2.0
#include "ui/project/queueorderrow.h"

#include "models/jobs/jobkinds.h"
#include "ui/project/projectwords.h"
#include "ui/shared/formatting.h"
#include "ui/shared/marks.h"
#include "ui/shared/paint.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

QueueOrderRow::QueueOrderRow(const models::QueueEntry &entry, const QDateTime &now, QWidget *parent)
    : QAbstractButton(parent)
    , m_entry(entry)
    , m_waits(entry.since.isValid()
              ? Format::duration(std::chrono::seconds(std::max<qint64>(0, entry.since.secsTo(now))))
              : QString())
{
    setFocusPolicy(entry.isMine ? Qt::StrongFocus : Qt::NoFocus);
    setEnabled(entry.isMine);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("Place %1: %2, %3, waits for %4", "in a queue")
            .arg(entry.position > 0 ? QString::number(entry.position) : u"–"_s, entry.name,
                ProjectWords::gpus(entry.gpus), m_waits));
    setToolTip(reason());
}

QSize QueueOrderRow::sizeHint() const
{
    return {200, Theme::scaled(46)};
}

QString QueueOrderRow::reason() const
{
    if (!m_entry.reason.isEmpty())
        return m_entry.reason.text();
    return m_entry.isMine ? QString() : tr("of another project");
}

void QueueOrderRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF whole(rect());
    if (underMouse() && isEnabled())
        painter.fillRect(whole, Theme::color(Token::Hover));
    painter.fillRect(QRectF(0, height() - 1, width(), 1), Theme::color(Token::Line));
    const qreal half = height() / 2.0;
    const QRectF place(2, half - 15, 24, 22);
    paint::panel(painter, place, Theme::color(m_entry.isMine ? Token::Soft : Token::Chip), {},
        paint::chipRadius);
    painter.setFont(Theme::font(Type::Secondary, QFont::DemiBold));
    const QString number = m_entry.position > 0 ? QString::number(m_entry.position) : u"–"_s;
    paint::text(painter, place, number,
        Theme::color(m_entry.isMine ? Token::OnSoft : Token::Secondary), Qt::AlignHCenter);
    const qreal left = place.right() + 10;
    const QString kind = models::JobKinds::markOf(m_entry.kind);
    KindMark::paint(painter, QRectF(left, 5, 18, 18), kind);
    painter.setFont(Theme::font(Type::Secondary));
    const QString gpus = ProjectWords::gpus(m_entry.gpus);
    const qreal right = std::max(painter.fontMetrics().horizontalAdvance(gpus),
                            painter.fontMetrics().horizontalAdvance(m_waits))
        + 4;
    const QRectF upper(left + 24, 4, width() - left - 24 - right - 8, 20);
    const QRectF lower(left, 23, width() - left - right - 8, 20);
    const QRectF side(width() - right - 2, 4, right, 20);
    paint::text(painter, side, gpus, Theme::color(Token::Text), Qt::AlignRight);
    paint::text(
        painter, side.translated(0, 19), m_waits, Theme::color(Token::Secondary), Qt::AlignRight);
    paint::text(painter, lower, reason(), Theme::color(Token::Secondary));
    painter.setFont(Theme::font(Type::Content, m_entry.isMine ? QFont::Medium : QFont::Normal));
    const QString name
        = m_entry.isMine ? m_entry.name : m_entry.name + u" · "_s + m_entry.nameSpace;
    paint::text(painter, upper, name, Theme::color(m_entry.isMine ? Token::Text : Token::Secondary),
        Qt::AlignLeft, Qt::ElideMiddle);
    if (paint::isFocusShown(this))
        paint::focusRing(painter, whole, paint::chipRadius);
}

} // namespace ui
