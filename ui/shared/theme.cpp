// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/theme.h"

#include "ui/shared/style.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QPalette>
#include <QPointer>
#include <QStyleHints>
#include <QTableView>

#include <array>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct Pair
{
    QRgb light;
    QRgb dark;
};

constexpr QRgb rgb(quint32 value)
{
    return 0xff000000U | value;
}
constexpr Pair pair(quint32 light, quint32 dark)
{
    return {rgb(light), rgb(dark)};
}

// In the order of Token.
constexpr std::array tokens {
    pair(0xF2F4F4, 0x15191B), // Window
    pair(0xFFFFFF, 0x1B2123), // Surface
    pair(0xF8F9F9, 0x20272A), // Surface2
    pair(0xDCE1E2, 0x333D40), // Border
    pair(0xE9EDED, 0x272F32), // Line
    pair(0x829095, 0x6F7D82), // Control
    pair(0x182123, 0xE2E8E9), // Text
    pair(0x536165, 0x9EACB0), // Secondary
    pair(0x8F9B9F, 0x66747A), // Disabled
    pair(0x0B6A74, 0x15808B), // Accent
    pair(0xFFFFFF, 0xFFFFFF), // OnAccent
    pair(0x08565F, 0x1A93A0), // AccentHover
    pair(0x0B6A74, 0x55C2CD), // Link
    pair(0xDCECEE, 0x133F45), // Soft
    pair(0x07474F, 0xA9E3E9), // OnSoft
    pair(0xD9EAEC, 0x17454C), // Selection
    pair(0xECF0F0, 0x262E31), // Hover
    pair(0xEBEFEF, 0x2A3235), // Chip
    pair(0xF6F8F8, 0x181D1F), // Code
    pair(0x0B5C78, 0x7CC7DE), // YamlKey
    pair(0x27713B, 0x8FCF9C), // YamlString
    pair(0x9A4A00, 0xE3A767), // YamlNumber
    pair(0x7A3E9D, 0xC9A2E6), // YamlKeyword
    pair(0x5F6F74, 0x7F8F94), // YamlComment
};
static_assert(tokens.size() == static_cast<std::size_t>(Token::YamlComment) + 1);

struct StateColors
{
    Pair text;
    Pair tint;
    Pair fill;
};
constexpr StateColors blue {
    pair(0x1B65B0, 0x78B6F2), pair(0xE3EEF9, 0x1C3044), pair(0x2270BD, 0x4A97E0)};
constexpr StateColors grey {
    pair(0x536165, 0x9EACB0), pair(0xEBEFEF, 0x2A3235), pair(0x7C898D, 0x6F7D82)};
// In the order of State.
constexpr std::array<StateColors, stateCount> states {
    StateColors {pair(0x8A5700, 0xE8B450), pair(0xFCF0D4, 0x3A2F17), pair(0xB87A00, 0xD9A036)},
    blue,
    blue,
    StateColors {pair(0x27743C, 0x74CB8B), pair(0xE2F2E6, 0x1B3524), pair(0x2F8049, 0x4FAE69)},
    StateColors {pair(0xB3261E, 0xF58E85), pair(0xFBE5E3, 0x452423), pair(0xC7332A, 0xE5594F)},
    StateColors {pair(0x6A539B, 0xBEABE6), pair(0xEEE9F6, 0x322A45), pair(0x8B74BE, 0x9A84CC)},
    grey,
    grey,
};

constexpr std::array<quint32, 16> ranks {0x5FA8E8, 0xE0A84A, 0x7CC78D, 0xC79BE8, 0xE58A7F, 0x5CC4C4,
    0xD9C65A, 0x9FB0F0, 0xE89ACB, 0x8FD0A8, 0xC9A27A, 0x79B7D9, 0xD58AE0, 0xA8C96A, 0xF0B089,
    0x90A4AE};

QColor pick(const Pair &pair)
{
    return QColor::fromRgb(Theme::isDark() ? pair.dark : pair.light);
}

double luminance(const QColor &color)
{
    const auto linear
        = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

// The same hue, dark enough for 4.5:1 on the code ground.
QColor darkened(QColor color)
{
    const double ground = luminance(QColor::fromRgb(rgb(0xF6F8F8)));
    while ((ground + 0.05) / (luminance(color) + 0.05) < 4.5) {
        float h = 0;
        float s = 0;
        float l = 0;
        color.getHslF(&h, &s, &l);
        color = QColor::fromHslF(h, s, l - 0.01F);
    }
    return color;
}

QString firstInstalled(std::initializer_list<QString> families)
{
    const QStringList installed = QFontDatabase::families();
    for (const QString &family : families) {
        if (installed.contains(family)) {
            return family;
        }
    }
    return {};
}

// The interface font and the CJK font behind it, the system's own where ours are not installed.
QStringList interfaceFamilies(const QString &wanted)
{
    QStringList families;
    const QString system = QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    for (const QString &family :
        {wanted, firstInstalled({u"Inter"_s}), system, firstInstalled({u"Noto Sans CJK SC"_s})}) {
        if (!family.isEmpty() && !families.contains(family)) {
            families.append(family);
        }
    }
    return families;
}

// Chinese text inside YAML and logs: the CJK fixed-width face where there is one.
QStringList monoFamilies(const QString &wanted)
{
    QStringList families;
    const QString system = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    const QString fallback
        = firstInstalled({u"JetBrains Mono"_s, u"DejaVu Sans Mono"_s, u"Menlo"_s});
    for (const QString &family :
        {wanted, firstInstalled({system}), fallback, firstInstalled({u"Noto Sans Mono CJK SC"_s}),
            firstInstalled({u"Noto Sans CJK SC"_s})}) {
        if (!family.isEmpty() && !families.contains(family)) {
            families.append(family);
        }
    }
    return families;
}

QPalette makePalette(bool dark)
{
    const auto of = [dark](Token token) {
        const Pair &p = tokens[static_cast<std::size_t>(token)];
        return QColor::fromRgb(dark ? p.dark : p.light);
    };
    QPalette palette;
    palette.setColor(QPalette::Window, of(Token::Window));
    palette.setColor(QPalette::WindowText, of(Token::Text));
    palette.setColor(QPalette::Base, of(Token::Surface));
    palette.setColor(QPalette::AlternateBase, of(Token::Surface2));
    palette.setColor(QPalette::Text, of(Token::Text));
    palette.setColor(QPalette::PlaceholderText, of(Token::Secondary));
    palette.setColor(QPalette::Button, of(Token::Surface));
    palette.setColor(QPalette::ButtonText, of(Token::Text));
    palette.setColor(QPalette::BrightText, of(Token::OnAccent));
    palette.setColor(QPalette::ToolTipBase, of(Token::Surface));
    palette.setColor(QPalette::ToolTipText, of(Token::Text));
    palette.setColor(QPalette::Highlight, of(Token::Selection));
    palette.setColor(QPalette::HighlightedText, of(Token::Text));
    palette.setColor(QPalette::Accent, of(Token::Accent));
    palette.setColor(QPalette::Link, of(Token::Link));
    palette.setColor(QPalette::LinkVisited, of(Token::Link));
    palette.setColor(QPalette::Light, of(Token::Surface));
    palette.setColor(QPalette::Midlight, of(Token::Line));
    palette.setColor(QPalette::Mid, of(Token::Border));
    palette.setColor(QPalette::Dark, of(Token::Control));
    palette.setColor(QPalette::Shadow, of(Token::Border));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
             QPalette::HighlightedText, QPalette::PlaceholderText}) {
        palette.setColor(QPalette::Disabled, role, of(Token::Disabled));
    }
    palette.setColor(QPalette::Disabled, QPalette::Base, of(Token::Surface2));
    return palette;
}

/// Of a new palette or font Qt tells the application alone, and widgets only as far as it is
/// theirs: those that take colours from here would keep the old ones.
void tellWidgets()
{
    const QWidgetList widgets = QApplication::allWidgets();
    const QList<QPointer<QWidget>> all(widgets.begin(), widgets.end());
    QEvent themeChange(QEvent::ThemeChange);
    for (const QPointer<QWidget> &widget : all) {
        if (widget)
            QCoreApplication::sendEvent(widget, &themeChange);
    }
}

} // namespace

Theme::Theme(QApplication &application)
    : QObject(&application)
    , m_application(application)
{
    m_application.setStyle(new Style);
    connect(m_application.styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_mode == ThemeMode::System) {
            apply();
        }
    });
    apply();
}

void Theme::setMode(ThemeMode mode)
{
    if (mode != m_mode) {
        m_mode = mode;
        apply();
    }
}

void Theme::setFontSizes(int interfacePixels, int monoPixels)
{
    const int pixels = qBound(11, interfacePixels, 20);
    const int mono = qBound(10, monoPixels, 20);
    if (pixels != m_pixels || mono != m_monoPixels) {
        m_pixels = pixels;
        m_monoPixels = mono;
        apply();
    }
}

void Theme::setFontFamilies(const QString &interfaceFamily, const QString &monoFamily)
{
    if (interfaceFamily != m_family || monoFamily != m_monoFamily) {
        m_family = interfaceFamily;
        m_monoFamily = monoFamily;
        apply();
    }
}

void Theme::setDense(bool dense)
{
    if (dense == isDense()) {
        return;
    }
    m_application.setProperty("sampanDense", dense);
    for (QWidget *widget : QApplication::allWidgets()) {
        if (qobject_cast<QTableView *>(widget) != nullptr) {
            QEvent changed(QEvent::StyleChange); // makes tables look at their row height again
            QCoreApplication::sendEvent(widget, &changed);
        }
    }
}

bool Theme::isDense()
{
    return qApp->property("sampanDense").toBool();
}

void Theme::apply()
{
    const bool dark = m_mode == ThemeMode::Dark
        || (m_mode == ThemeMode::System
            && m_application.styleHints()->colorScheme() == Qt::ColorScheme::Dark);
    QFont font;
    font.setFamilies(interfaceFamilies(m_family));
    font.setPixelSize(m_pixels);
    font.setFeature("tnum", 1);
    // Letters at their true widths; full hinting rounds each one up to whole pixels.
    font.setHintingPreference(QFont::PreferVerticalHinting);
    QFont mono;
    mono.setFamilies(monoFamilies(m_monoFamily));
    mono.setPixelSize(m_monoPixels);
    mono.setStyleHint(QFont::Monospace);
    mono.setHintingPreference(QFont::PreferVerticalHinting);
    m_application.setProperty("sampanMono", mono);
    m_application.setFont(font);
    m_application.setPalette(makePalette(dark));
    tellWidgets();
    emit changed();
}

bool Theme::isDark()
{
    return QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
}

QColor Theme::color(Token token)
{
    return pick(tokens[static_cast<std::size_t>(token)]);
}

QColor Theme::stateText(State state)
{
    return pick(states[static_cast<std::size_t>(state)].text);
}

QColor Theme::stateTint(State state)
{
    return pick(states[static_cast<std::size_t>(state)].tint);
}

QColor Theme::stateFill(State state)
{
    return pick(states[static_cast<std::size_t>(state)].fill);
}

QColor Theme::onFill()
{
    return pick(pair(0xFFFFFF, 0x0C1113));
}

QColor Theme::rankColor(int rank)
{
    static const std::array<QColor, 16> lightRanks = [] {
        std::array<QColor, 16> made;
        for (std::size_t i = 0; i < made.size(); ++i) {
            made[i] = darkened(QColor::fromRgb(rgb(ranks[i])));
        }
        return made;
    }();
    const auto index = static_cast<std::size_t>(qAbs(rank) % 16);
    return isDark() ? QColor::fromRgb(rgb(ranks[index])) : lightRanks[index];
}

void Theme::setInk(QWidget *widget, const QColor &ink)
{
    QPalette palette = widget->palette();
    // A label on a Base ground takes Text, on a Window ground WindowText.
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Active, role, ink);
        palette.setColor(QPalette::Inactive, role, ink);
    }
    if (palette != widget->palette()) {
        widget->setPalette(palette);
    }
}

QFont Theme::font(Type type, QFont::Weight weight)
{
    const bool mono = type == Type::Mono || type == Type::MonoMeta;
    QFont font = mono ? qApp->property("sampanMono").value<QFont>() : QApplication::font();
    const int base = font.pixelSize();
    switch (type) {
    case Type::Meta:
        font.setPixelSize(base - 2);
        break;
    case Type::Secondary:
    case Type::MonoMeta:
        font.setPixelSize(base - 1);
        break;
    case Type::StateTitle:
        font.setPixelSize(base + 1);
        break;
    case Type::ObjectName:
        font.setPixelSize(base + 2);
        break;
    case Type::PageTitle:
        font.setPixelSize(base + 5);
        break;
    case Type::Content:
    case Type::Mono:
        break;
    }
    font.setWeight(weight);
    return font;
}

int Theme::scaled(int pixels)
{
    return qRound(pixels * QApplication::font().pixelSize() / 13.0);
}

} // namespace ui
