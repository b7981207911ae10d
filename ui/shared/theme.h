// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/state.h"

#include <QColor>
#include <QFont>
#include <QObject>

class QApplication;
class QWidget;

namespace ui {

/// A colour by its meaning. The values, light and dark, stand in theme.cpp and only there.
enum class Token {
    Window,
    Surface,
    Surface2,
    Border,
    Line,
    Control,
    Text,
    Secondary,
    Disabled,
    Accent,
    OnAccent,
    AccentHover,
    Link, ///< also the focus ring
    Soft,
    OnSoft,
    Selection,
    Hover,
    Chip,
    Code,
    YamlKey,
    YamlString,
    YamlNumber,
    YamlKeyword,
    YamlComment,
};

/// The steps of type; pixels at the base size of 13.
enum class Type {
    Meta, ///< 11
    Secondary, ///< 12
    Content, ///< 13
    StateTitle, ///< 14
    ObjectName, ///< 15
    PageTitle, ///< 18
    Mono, ///< 12, fixed width
    MonoMeta, ///< 11, fixed width
};

enum class ThemeMode { System, Light, Dark };

/// Puts our two palettes, our style and our fonts on the application, and changes them at run time.
/// One object, made by app/ before the first widget; everyone else asks the static functions, which
/// read the application's palette and font and so are right at any moment.
class Theme final : public QObject
{
    Q_OBJECT
public:
    explicit Theme(QApplication &application);

    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);
    /// Base size of the interface in pixels (11 to 20), and of fixed-width text.
    void setFontSizes(int interfacePixels, int monoPixels);
    /// Empty: the family chosen by us.
    void setFontFamilies(const QString &interfaceFamily, const QString &monoFamily);

    /// All tables have rows of 28 instead of 30.
    void setDense(bool dense);
    [[nodiscard]] static bool isDense();

    [[nodiscard]] static bool isDark();
    [[nodiscard]] static QColor color(Token token);
    [[nodiscard]] static QColor stateText(State state);
    [[nodiscard]] static QColor stateTint(State state);
    [[nodiscard]] static QColor stateFill(State state);
    /// Text on a filled tile.
    [[nodiscard]] static QColor onFill();
    /// Colour of a rank in logs and tiles, by rank modulo 16; the number always stands beside it.
    [[nodiscard]] static QColor rankColor(int rank);

    /// Text of a label or button in another colour, whatever ground it stands on. Call again when
    /// the palette changes.
    static void setInk(QWidget *widget, const QColor &ink);
    static void setInk(QWidget *widget, Token token) { setInk(widget, color(token)); }

    [[nodiscard]] static QFont font(Type type, QFont::Weight weight = QFont::Normal);
    /// A length of the 13 px design at the current base size: row heights follow the text.
    [[nodiscard]] static int scaled(int pixels);

signals:
    void changed();

private:
    void apply();

    QApplication &m_application;
    ThemeMode m_mode = ThemeMode::System;
    int m_pixels = 13;
    int m_monoPixels = 12;
    QString m_family;
    QString m_monoFamily;
};

} // namespace ui
