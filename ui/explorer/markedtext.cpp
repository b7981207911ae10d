// SPDX-License-Identifier: Apache-2.0
#include "ui/explorer/markedtext.h"

#include "models/schema/fieldsearch.h"
#include "ui/shared/paint.h"

#include <QPainter>

#include <vector>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// How many characters at that end are left out so that the rest and an ellipsis fit.
qsizetype leftOut(const QString &text, const QFontMetricsF &metrics, qreal room, bool atLeft)
{
    if (metrics.horizontalAdvance(text) <= room)
        return 0;
    const qreal rest = room - metrics.horizontalAdvance(u'…');
    qsizetype least = 1;
    qsizetype most = text.size();
    while (least < most) { // the fewest that make it fit
        const qsizetype middle = (least + most) / 2;
        const QString shown = atLeft ? text.sliced(middle) : text.chopped(middle);
        if (metrics.horizontalAdvance(shown) <= rest)
            most = middle;
        else
            least = middle + 1;
    }
    return least;
}

} // namespace

qreal MarkedText::paint(QPainter &painter, const QRectF &box) const
{
    const QFontMetricsF metrics(painter.font());
    std::vector<bool> marked(size_t(text.size()), false);
    for (const QString &word : words) {
        qsizetype at = models::markAt(text.sliced(strongFrom), word);
        at = at >= 0 ? at + strongFrom : models::markAt(text, word);
        for (qsizetype i = at; at >= 0 && i < at + word.size(); ++i)
            marked[size_t(i)] = true;
    }
    const bool atLeft = elide == Qt::ElideLeft;
    const qsizetype cut = leftOut(text, metrics, box.width(), atLeft);
    const qsizetype first = atLeft ? cut : 0;
    const qsizetype end = atLeft ? text.size() : text.size() - cut;
    qreal x = box.left();
    const auto put = [&](const QString &part, const QColor &color, bool isMarked) {
        const qreal width = metrics.horizontalAdvance(part);
        const QRectF place(x, box.top(), width + 1, box.height());
        paint::text(painter, place, part, color);
        if (isMarked) {
            const qreal line = box.center().y() + metrics.ascent() / 2 + 2;
            painter.fillRect(QRectF(x, line, width, 1), color);
        }
        x += width;
    };
    if (cut > 0 && atLeft)
        put(u"…"_s, Theme::color(Token::Secondary), false);
    for (qsizetype from = first; from < end;) {
        qsizetype to = from + 1;
        const bool isMarked = marked[size_t(from)];
        const bool isStrong = from >= strongFrom;
        while (to < end && marked[size_t(to)] == isMarked && (to >= strongFrom) == isStrong)
            ++to;
        const Token token = isMarked ? Token::Link : isStrong ? ink : Token::Secondary;
        put(text.sliced(from, to - from), Theme::color(token), isMarked);
        from = to;
    }
    if (cut > 0 && !atLeft)
        put(u"…"_s, Theme::color(Token::Secondary), false);
    return x - box.left();
}

} // namespace ui
