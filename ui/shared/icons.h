// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/state.h"
#include "ui/shared/theme.h"

#include <QIcon>
#include <QRectF>

class QPainter;

namespace ui {

/// Icons by freedesktop name from the bundled Breeze set, painted in a colour of ours at the moment
/// of painting: a change of theme needs no new icons. State icons are drawn, not loaded.
class Icons
{
public:
    /// `name` as in Breeze ("edit-delete"); 16 px, larger sizes scale. Null when there is no such
    /// icon. Disabled and selected modes follow.
    [[nodiscard]] static QIcon named(const QString &name, Token token = Token::Secondary);
    /// In a state's text colour.
    [[nodiscard]] static QIcon named(const QString &name, State ink);
    [[nodiscard]] static bool exists(const QString &name);
    [[nodiscard]] static QIcon state(State state);
    /// Triangle with "!", in the waiting colours.
    [[nodiscard]] static QIcon warning();
    [[nodiscard]] static QIcon information();
    [[nodiscard]] static QIcon application();

    static void paintState(QPainter &painter, const QRectF &box, State state);
    /// In a colour of the caller's, as on a filled tile.
    static void paintState(
        QPainter &painter, const QRectF &box, State state, const QColor &ink, const QColor &ground);
    static void paintWarning(QPainter &painter, const QRectF &box);
    static void paintNamed(
        QPainter &painter, const QRectF &box, const QString &name, const QColor &ink);
};

} // namespace ui
