// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <QPoint>
#include <QSize>

#include <array>
#include <deque>
#include <memory>
#include <vector>

struct VTerm;
struct VTermScreen;

namespace ui {

/// A colour as a program asked for it.
struct TerminalColor
{
    enum class Kind : quint8 { Default, Palette, Rgb };
    Kind kind = Kind::Default;
    quint8 index = 0; ///< of Palette: 0 to 15 are the theme's, the others fixed
    quint8 red = 0, green = 0, blue = 0;

    bool operator==(const TerminalColor &) const = default;
};

/// One cell of the grid. The second half of a wide character is a cell of width 0.
struct TerminalCell
{
    std::array<char32_t, 4> text {}; ///< a character and what combines with it; 0 ends it early
    TerminalColor ink, ground;
    quint8 width = 1;
    bool isBold : 1 = false;
    bool isItalic : 1 = false;
    bool isUnderlined : 1 = false;
    bool isStruck : 1 = false;
    bool isReversed : 1 = false;
    bool isHidden : 1 = false;

    [[nodiscard]] QString string() const;
    bool operator==(const TerminalCell &) const = default;
};
using TerminalLine = std::vector<TerminalCell>;

/// The grid of a terminal and what scrolled out of it: bytes of a program in, cells out; keys in,
/// bytes for the program out. Knows no widget.
class TerminalScreen final : public QObject
{
    Q_OBJECT
public:
    static constexpr int longestHistory = 10'000; ///< lines

    enum class Mouse { None, Click, Drag, Move };
    enum class CursorShape { Block, Underline, Bar };

    explicit TerminalScreen(QSize cells = {80, 24}, QObject *parent = nullptr);
    ~TerminalScreen() override;

    void feed(const QByteArray &bytes);
    /// Columns and rows.
    void resize(QSize cells);
    [[nodiscard]] QSize size() const { return m_size; }
    /// Everything forgotten, as a new program expects it.
    void reset();

    /// Lines of the history, then those of the grid.
    [[nodiscard]] int lineCount() const { return historyCount() + m_size.height(); }
    [[nodiscard]] int historyCount() const { return int(m_history.size()); }
    /// Lines that the history has lost at its beginning so far: numbers that stay are
    /// droppedCount() + line.
    [[nodiscard]] qint64 droppedCount() const { return m_dropped; }
    /// At least as many cells as something stands in; the rest of the line is empty.
    [[nodiscard]] TerminalLine line(int line) const;
    /// Without blanks at its end.
    [[nodiscard]] QString text(int line) const;
    /// The line goes on in the next one: it was too long for the grid.
    [[nodiscard]] bool isWrapped(int line) const;

    [[nodiscard]] QPoint cursor() const { return m_cursor; } ///< column and row of the grid
    [[nodiscard]] bool isCursorVisible() const { return m_isCursorVisible; }
    [[nodiscard]] CursorShape cursorShape() const { return m_shape; }
    [[nodiscard]] bool isAlternate() const { return m_isAlternate; } ///< a full-screen program
    [[nodiscard]] Mouse mouse() const { return m_mouse; }
    [[nodiscard]] QString title() const { return m_title; }

    void type(const QString &text, Qt::KeyboardModifiers modifiers = {});
    /// False: no key that a terminal knows.
    bool press(int key, Qt::KeyboardModifiers modifiers);
    /// As one piece, marked as pasted when the program asked for it.
    void paste(const QString &text);
    /// Button 1 to 3, 4 and 5 are the wheel.
    void pressMouse(QPoint cell, int button, bool isDown, Qt::KeyboardModifiers modifiers);
    void moveMouse(QPoint cell, Qt::KeyboardModifiers modifiers);

signals:
    void wrote(const QByteArray &bytes); ///< for the program
    void changed();
    void titleChanged();
    void rang();

private:
    struct Callbacks;
    struct Freeing
    {
        void operator()(VTerm *terminal) const;
    };
    void take(TerminalLine line);
    void takeTitle(const char *bytes, size_t length, bool isFirst, bool isLast);

    std::unique_ptr<VTerm, Freeing> m_terminal;
    VTermScreen *m_screen;
    std::deque<TerminalLine> m_history;
    qint64 m_dropped = 0;
    QSize m_size;
    QPoint m_cursor;
    QString m_title;
    QByteArray m_titlePart;
    CursorShape m_shape = CursorShape::Block;
    Mouse m_mouse = Mouse::None;
    bool m_isCursorVisible = true;
    bool m_isAlternate = false;
};

} // namespace ui
