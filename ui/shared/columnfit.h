// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

class QScrollArea;
class QWidget;

namespace ui {

/// Gives a column of wrapping texts in a scroll area the height it needs at the area's width: left
/// alone, such a column is squeezed into what is seen instead of scrolling. `fixed`: parts that are
/// asked too early for their height and get it here. Call it when the content or the width is
/// another.
void fitColumn(QScrollArea &area, const QList<QWidget *> &fixed, int margin);

} // namespace ui
