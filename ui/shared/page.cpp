// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/page.h"

#include <QEvent>

namespace ui {

Page::Page(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
{
    // The page is the surface; the window colour is for what is around it.
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

QList<Crumb> Page::breadcrumbs() const
{
    return {Crumb {title(), place()}};
}

bool Page::showPlace(const Place &target)
{
    return target == place();
}

void Page::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        emit changed();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
