// SPDX-License-Identifier: Apache-2.0
#include "ui/terminal/terminalscreen.h"

#include <vterm.h>

#include <QMap>

#include <algorithm>

namespace ui {

namespace {

TerminalColor colorOf(const VTermColor &color)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(&color) || VTERM_COLOR_IS_DEFAULT_BG(&color))
        return {};
    if (VTERM_COLOR_IS_INDEXED(&color))
        return {.kind = TerminalColor::Kind::Palette, .index = color.indexed.idx};
    return {.kind = TerminalColor::Kind::Rgb,
        .red = color.rgb.red,
        .green = color.rgb.green,
        .blue = color.rgb.blue};
}

TerminalCell cellOf(const VTermScreenCell &cell)
{
    TerminalCell made;
    constexpr uint32_t secondHalf = uint32_t(-1);
    made.width = quint8(cell.width);
    if (cell.chars[0] == secondHalf)
        made.width = 0;
    else
        std::copy_n(std::begin(cell.chars), made.text.size(), made.text.begin());
    made.ink = colorOf(cell.fg);
    made.ground = colorOf(cell.bg);
    made.isBold = cell.attrs.bold != 0;
    made.isItalic = cell.attrs.italic != 0;
    made.isUnderlined = cell.attrs.underline != 0;
    made.isStruck = cell.attrs.strike != 0;
    made.isReversed = cell.attrs.reverse != 0;
    made.isHidden = cell.attrs.conceal != 0;
    return made;
}

VTermColor vtermColor(const TerminalColor &color, bool isInk)
{
    VTermColor made {};
    switch (color.kind) {
    case TerminalColor::Kind::Default:
        made.type = isInk ? VTERM_COLOR_DEFAULT_FG : VTERM_COLOR_DEFAULT_BG;
        break;
    case TerminalColor::Kind::Palette:
        vterm_color_indexed(&made, color.index);
        break;
    case TerminalColor::Kind::Rgb:
        vterm_color_rgb(&made, color.red, color.green, color.blue);
        break;
    }
    return made;
}

VTermScreenCell vtermCell(const TerminalCell &cell)
{
    VTermScreenCell made {};
    std::ranges::copy(cell.text, std::begin(made.chars));
    if (cell.width == 0)
        made.chars[0] = uint32_t(-1);
    made.width = char(std::max<quint8>(cell.width, 1));
    made.attrs.bold = cell.isBold;
    made.attrs.italic = cell.isItalic;
    made.attrs.underline = cell.isUnderlined ? 1 : 0;
    made.attrs.strike = cell.isStruck;
    made.attrs.reverse = cell.isReversed;
    made.attrs.conceal = cell.isHidden;
    made.fg = vtermColor(cell.ink, true);
    made.bg = vtermColor(cell.ground, false);
    return made;
}

void dropEmptyEnd(TerminalLine &line)
{
    while (!line.empty() && line.back() == TerminalCell())
        line.pop_back();
}

VTermModifier modifiersOf(Qt::KeyboardModifiers modifiers)
{
    int made = VTERM_MOD_NONE;
    if (modifiers & Qt::ShiftModifier)
        made |= VTERM_MOD_SHIFT;
    if (modifiers & Qt::AltModifier)
        made |= VTERM_MOD_ALT;
    if (modifiers & Qt::ControlModifier)
        made |= VTERM_MOD_CTRL;
    return VTermModifier(made);
}

VTermKey keyOf(int key)
{
    static const QMap<int, VTermKey> keys {{Qt::Key_Return, VTERM_KEY_ENTER},
        {Qt::Key_Enter, VTERM_KEY_ENTER}, {Qt::Key_Tab, VTERM_KEY_TAB},
        {Qt::Key_Backtab, VTERM_KEY_TAB}, {Qt::Key_Backspace, VTERM_KEY_BACKSPACE},
        {Qt::Key_Escape, VTERM_KEY_ESCAPE}, {Qt::Key_Up, VTERM_KEY_UP},
        {Qt::Key_Down, VTERM_KEY_DOWN}, {Qt::Key_Left, VTERM_KEY_LEFT},
        {Qt::Key_Right, VTERM_KEY_RIGHT}, {Qt::Key_Insert, VTERM_KEY_INS},
        {Qt::Key_Delete, VTERM_KEY_DEL}, {Qt::Key_Home, VTERM_KEY_HOME},
        {Qt::Key_End, VTERM_KEY_END}, {Qt::Key_PageUp, VTERM_KEY_PAGEUP},
        {Qt::Key_PageDown, VTERM_KEY_PAGEDOWN}};
    if (key >= Qt::Key_F1 && key <= Qt::Key_F12)
        return VTermKey(VTERM_KEY_FUNCTION_0 + 1 + (key - Qt::Key_F1));
    return keys.value(key, VTERM_KEY_NONE);
}

} // namespace

QString TerminalCell::string() const
{
    const auto end = std::ranges::find(text, U'\0');
    return QString::fromUcs4(text.data(), end - text.begin());
}

/// What libvterm calls; `user` is the screen.
struct TerminalScreen::Callbacks
{
    static TerminalScreen &self(void *user) { return *static_cast<TerminalScreen *>(user); }

    static void output(const char *bytes, size_t length, void *user)
    {
        emit self(user).wrote(QByteArray(bytes, qsizetype(length)));
    }
    static int moveCursor(VTermPos position, VTermPos, int, void *user)
    {
        self(user).m_cursor = {position.col, position.row};
        return 1;
    }
    static int setProperty(VTermProp property, VTermValue *value, void *user)
    {
        TerminalScreen &screen = self(user);
        switch (property) {
        case VTERM_PROP_CURSORVISIBLE:
            screen.m_isCursorVisible = value->boolean != 0;
            break;
        case VTERM_PROP_CURSORSHAPE:
            screen.m_shape = value->number == VTERM_PROP_CURSORSHAPE_UNDERLINE
                ? CursorShape::Underline
                : value->number == VTERM_PROP_CURSORSHAPE_BAR_LEFT ? CursorShape::Bar
                                                                   : CursorShape::Block;
            break;
        case VTERM_PROP_ALTSCREEN:
            screen.m_isAlternate = value->boolean != 0;
            break;
        case VTERM_PROP_MOUSE:
            screen.m_mouse = Mouse(std::clamp(value->number, 0, 3));
            break;
        case VTERM_PROP_TITLE:
            screen.takeTitle(
                value->string.str, value->string.len, value->string.initial, value->string.final);
            break;
        default:
            return 0;
        }
        return 1;
    }
    static int bell(void *user)
    {
        emit self(user).rang();
        return 1;
    }
    static int pushLine(int columns, const VTermScreenCell *cells, void *user)
    {
        TerminalLine line;
        line.reserve(size_t(columns));
        for (int i = 0; i < columns; ++i)
            line.push_back(cellOf(cells[i]));
        self(user).take(std::move(line));
        return 1;
    }
    static int popLine(int columns, VTermScreenCell *cells, void *user)
    {
        TerminalScreen &screen = self(user);
        if (screen.m_history.empty())
            return 0;
        TerminalLine line = std::move(screen.m_history.back());
        screen.m_history.pop_back();
        line.resize(size_t(columns));
        for (int i = 0; i < columns; ++i)
            cells[i] = vtermCell(line[size_t(i)]);
        return 1;
    }
    static int clearHistory(void *user)
    {
        TerminalScreen &screen = self(user);
        screen.m_dropped += qint64(screen.m_history.size());
        screen.m_history.clear();
        return 1;
    }
};

void TerminalScreen::Freeing::operator()(VTerm *terminal) const
{
    vterm_free(terminal);
}

TerminalScreen::TerminalScreen(QSize cells, QObject *parent)
    : QObject(parent)
    , m_terminal(vterm_new(cells.height(), cells.width()))
    , m_screen(vterm_obtain_screen(m_terminal.get()))
    , m_size(cells)
{
    static constexpr VTermScreenCallbacks callbacks {.damage = nullptr,
        .moverect = nullptr,
        .movecursor = &Callbacks::moveCursor,
        .settermprop = &Callbacks::setProperty,
        .bell = &Callbacks::bell,
        .resize = nullptr,
        .sb_pushline = &Callbacks::pushLine,
        .sb_popline = &Callbacks::popLine,
        .sb_clear = &Callbacks::clearHistory};
    vterm_set_utf8(m_terminal.get(), 1);
    vterm_output_set_callback(m_terminal.get(), &Callbacks::output, this);
    vterm_screen_set_callbacks(m_screen, &callbacks, this);
    vterm_screen_enable_altscreen(m_screen, 1);
    vterm_screen_enable_reflow(m_screen, true);
    vterm_screen_reset(m_screen, 1);
}

TerminalScreen::~TerminalScreen() = default;

void TerminalScreen::feed(const QByteArray &bytes)
{
    vterm_input_write(m_terminal.get(), bytes.constData(), size_t(bytes.size()));
    emit changed();
}

void TerminalScreen::resize(QSize cells)
{
    cells = cells.expandedTo({2, 1});
    if (cells == m_size)
        return;
    m_size = cells;
    vterm_set_size(m_terminal.get(), cells.height(), cells.width());
    emit changed();
}

void TerminalScreen::reset()
{
    m_dropped += qint64(m_history.size());
    m_history.clear();
    vterm_screen_reset(m_screen, 1);
    emit changed();
}

void TerminalScreen::take(TerminalLine line)
{
    dropEmptyEnd(line);
    line.shrink_to_fit();
    m_history.push_back(std::move(line));
    if (m_history.size() > size_t(longestHistory)) {
        m_history.pop_front();
        ++m_dropped;
    }
}

void TerminalScreen::takeTitle(const char *bytes, size_t length, bool isFirst, bool isLast)
{
    constexpr qsizetype longest = 1000;
    if (isFirst)
        m_titlePart.clear();
    if (m_titlePart.size() < longest)
        m_titlePart.append(bytes, qsizetype(length));
    if (isLast) {
        m_title = QString::fromUtf8(m_titlePart);
        emit titleChanged();
    }
}

TerminalLine TerminalScreen::line(int line) const
{
    if (line < 0 || line >= lineCount())
        return {};
    if (line < historyCount())
        return m_history[size_t(line)];
    TerminalLine made;
    made.reserve(size_t(m_size.width()));
    VTermScreenCell cell {};
    for (int column = 0; column < m_size.width(); ++column) {
        vterm_screen_get_cell(m_screen, {line - historyCount(), column}, &cell);
        made.push_back(cellOf(cell));
        // Its second half is told by the first one's width only.
        for (int half = 1; half < cell.width && column + 1 < m_size.width(); ++half, ++column) {
            TerminalCell second = made.back();
            second.text = {};
            second.width = 0;
            made.push_back(second);
        }
    }
    dropEmptyEnd(made);
    return made;
}

QString TerminalScreen::text(int line) const
{
    QString text;
    for (const TerminalCell &cell : this->line(line)) {
        if (cell.width > 0)
            text += cell.text[0] == 0 ? QStringLiteral(" ") : cell.string();
    }
    while (text.endsWith(u' '))
        text.chop(1);
    return text;
}

bool TerminalScreen::isWrapped(int line) const
{
    const int next = line + 1 - historyCount();
    if (next < 0) // of the history only full lines are known to go on
        return int(this->line(line).size()) >= m_size.width();
    if (next >= m_size.height())
        return false;
    const VTermLineInfo *info
        = vterm_state_get_lineinfo(vterm_obtain_state(m_terminal.get()), next);
    return info != nullptr && info->continuation != 0;
}

void TerminalScreen::type(const QString &text, Qt::KeyboardModifiers modifiers)
{
    const QList<uint> points = text.toUcs4();
    for (const uint point : points)
        vterm_keyboard_unichar(m_terminal.get(), point, modifiersOf(modifiers));
}

bool TerminalScreen::press(int key, Qt::KeyboardModifiers modifiers)
{
    const VTermKey known = keyOf(key);
    if (known == VTERM_KEY_NONE)
        return false;
    if (key == Qt::Key_Backtab)
        modifiers |= Qt::ShiftModifier;
    vterm_keyboard_key(m_terminal.get(), known, modifiersOf(modifiers));
    return true;
}

void TerminalScreen::paste(const QString &text)
{
    QString plain = text;
    plain.replace(QLatin1StringView("\r\n"), QLatin1StringView("\r")).replace(u'\n', u'\r');
    // An escape in it could end the paste early and press Enter.
    plain.removeIf([](QChar c) { return c < u' ' && c != u'\r' && c != u'\t'; });
    vterm_keyboard_start_paste(m_terminal.get());
    emit wrote(plain.toUtf8());
    vterm_keyboard_end_paste(m_terminal.get());
}

void TerminalScreen::pressMouse(
    QPoint cell, int button, bool isDown, Qt::KeyboardModifiers modifiers)
{
    vterm_mouse_move(m_terminal.get(), cell.y(), cell.x(), modifiersOf(modifiers));
    vterm_mouse_button(m_terminal.get(), button, isDown, modifiersOf(modifiers));
}

void TerminalScreen::moveMouse(QPoint cell, Qt::KeyboardModifiers modifiers)
{
    vterm_mouse_move(m_terminal.get(), cell.y(), cell.x(), modifiersOf(modifiers));
}

} // namespace ui
