// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/columnfit.h"

#include <QLayout>
#include <QPointer>
#include <QScrollArea>
#include <QTimer>

namespace ui {

namespace {

void fitNow(QScrollArea &area, const QList<QPointer<QWidget>> &fixed, int margin)
{
    const int width = area.viewport()->width();
    for (const QPointer<QWidget> &part : fixed) {
        if (!part || !part->layout() || !part->layout()->hasHeightForWidth())
            continue;
        part->layout()->activate();
        const int height = part->layout()->totalHeightForWidth(width - 2 * margin);
        if (part->height() != height || part->minimumHeight() != height)
            part->setFixedHeight(height);
    }
    QLayout *column = area.widget() ? area.widget()->layout() : nullptr;
    if (!column)
        return;
    column->activate();
    const int wanted = column->hasHeightForWidth() ? column->totalHeightForWidth(width)
                                                   : column->sizeHint().height();
    if (area.widget()->minimumHeight() != wanted)
        area.widget()->setMinimumHeight(wanted);
}

} // namespace

void fitColumn(QScrollArea &area, const QList<QWidget *> &fixed, int margin)
{
    QList<QPointer<QWidget>> parts;
    for (QWidget *part : fixed)
        parts.append(part);
    fitNow(area, parts, margin);
    // Once more when new parts have their fonts and a bar its place.
    QTimer::singleShot(0, &area, [&area, parts, margin] { fitNow(area, parts, margin); });
}

} // namespace ui
