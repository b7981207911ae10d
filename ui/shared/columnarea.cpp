// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/columnarea.h"

#include <QTimer>
#include <QVBoxLayout>

namespace ui {

ColumnArea::ColumnArea(
    QPalette::ColorRole ground, const QMargins &margins, int spacing, QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(margins);
    m_column->setSpacing(spacing);
    setWidget(content);
    for (QWidget *part : {viewport(), content}) {
        part->setBackgroundRole(ground);
        part->setAutoFillBackground(true);
    }
}

void ColumnArea::add(const QList<QWidget *> &parts)
{
    for (QWidget *part : parts)
        m_column->addWidget(part);
}

void ColumnArea::fit()
{
    fitNow();
    // Once more when new parts have their fonts and a bar its place.
    QTimer::singleShot(0, this, &ColumnArea::fitNow);
}

void ColumnArea::fitNow()
{
    const int width = viewport()->width();
    const QMargins margins = m_column->contentsMargins();
    for (QWidget *part : std::as_const(m_wrapping)) {
        if (!part->layout() || !part->layout()->hasHeightForWidth())
            continue;
        part->layout()->activate();
        const int height
            = part->layout()->totalHeightForWidth(width - margins.left() - margins.right());
        if (part->height() != height || part->minimumHeight() != height)
            part->setFixedHeight(height);
    }
    m_column->activate();
    const int wanted = m_column->hasHeightForWidth() ? m_column->totalHeightForWidth(width)
                                                     : m_column->sizeHint().height();
    if (widget()->minimumHeight() != wanted)
        widget()->setMinimumHeight(wanted);
}

void ColumnArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

} // namespace ui
