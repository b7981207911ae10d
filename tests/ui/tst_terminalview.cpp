// SPDX-License-Identifier: Apache-2.0
// Bytes of a program to cells, keys to bytes for it, and what a selection copies.
#include "ui/shared/ansicolors.h"
#include "ui/shared/theme.h"
#include "ui/terminal/terminalcolors.h"
#include "ui/terminal/terminalview.h"

#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ui;

namespace {

QString picture(const TerminalScreen &screen)
{
    QStringList lines;
    for (int line = screen.historyCount(); line < screen.lineCount(); ++line)
        lines << screen.text(line);
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines.join(u'\n');
}

} // namespace

class TestTerminalView final : public QObject
{
    Q_OBJECT
private slots:
    void shows_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("grid");
        QTest::addColumn<QPoint>("cursor");
        QTest::newRow("text") << QByteArray("hello") << u"hello"_s << QPoint(5, 0);
        QTest::newRow("lines") << QByteArray("a\r\nb") << u"a\nb"_s << QPoint(1, 1);
        QTest::newRow("wide") << QByteArray("中文x") << u"中文x"_s << QPoint(5, 0);
        QTest::newRow("wide at the edge")
            << QByteArray("0123456789012345678中") << u"0123456789012345678\n中"_s << QPoint(2, 1);
        QTest::newRow("combining") << QByteArray("e\xcc\x81x") << u"e\u0301x"_s << QPoint(2, 0);
        QTest::newRow("outside the BMP")
            << QByteArray("\xf0\x9f\x98\x80!") << u"\U0001f600!"_s << QPoint(3, 0);
        QTest::newRow("back and erase") << QByteArray("abc\x1b[2D\x1b[K") << u"a"_s << QPoint(1, 0);
        QTest::newRow("wraps") << QByteArray("012345678901234567890")
                               << u"01234567890123456789\n0"_s << QPoint(1, 1);
        QTest::newRow("clear") << QByteArray("abc\x1b[H\x1b[2Jd") << u"d"_s << QPoint(1, 0);
    }
    void shows()
    {
        QFETCH(QByteArray, bytes);
        TerminalScreen whole({20, 5});
        whole.feed(bytes);
        TerminalScreen pieces({20, 5}); // also inside a character
        for (const char byte : bytes)
            pieces.feed({&byte, 1});
        QTEST(picture(whole), "grid");
        QTEST(picture(pieces), "grid");
        QTEST(whole.cursor(), "cursor");
    }
    void widths()
    {
        TerminalScreen screen({20, 5});
        screen.feed("a中b");
        const TerminalLine line = screen.line(0);
        QCOMPARE(line.size(), 4U);
        QCOMPARE(line[1].width, 2);
        QCOMPARE(line[1].string(), u"中"_s);
        QCOMPARE(line[2].width, 0);
        QCOMPARE(line[3].string(), u"b"_s);
    }
    void looks()
    {
        TerminalScreen screen({40, 5});
        screen.feed(
            "\x1b[1;4;31mA\x1b[0m\x1b[38;5;208mB\x1b[0m\x1b[48;2;1;2;3mC\x1b[0;7mD\x1b[0;3;9mE");
        const TerminalLine line = screen.line(0);
        QCOMPARE(line.size(), 5U);
        QVERIFY(line[0].isBold && line[0].isUnderlined);
        QCOMPARE(line[0].ink, (TerminalColor {.kind = TerminalColor::Kind::Palette, .index = 1}));
        QCOMPARE(line[1].ink, (TerminalColor {.kind = TerminalColor::Kind::Palette, .index = 208}));
        QCOMPARE(ansiColor(208), QColor(255, 135, 0));
        QCOMPARE(ansiColor(244), QColor(128, 128, 128));
        QCOMPARE(line[2].ground,
            (TerminalColor {.kind = TerminalColor::Kind::Rgb, .red = 1, .green = 2, .blue = 3}));
        QCOMPARE(TerminalColors::of(line[2]).ground, QColor(1, 2, 3));
        QVERIFY(line[3].isReversed);
        QCOMPARE(TerminalColors::of(line[3]).ink, Theme::color(Token::Code));
        QVERIFY(line[4].isItalic && line[4].isStruck);
    }
    void history()
    {
        TerminalScreen screen({20, 5});
        const int count = TerminalScreen::longestHistory + 100;
        for (int i = 0; i < count; ++i)
            screen.feed(QByteArray::number(i) + "\r\n");
        QCOMPARE(screen.historyCount(), TerminalScreen::longestHistory);
        QCOMPARE(screen.droppedCount(), count + 1 - 5 - TerminalScreen::longestHistory);
        QCOMPARE(screen.text(0), QString::number(screen.droppedCount()));
        QCOMPARE(screen.text(screen.lineCount() - 2), QString::number(count - 1));
    }
    void fullScreenProgram()
    {
        TerminalScreen screen({20, 5});
        screen.feed("before\x1b[?1049h\x1b[Hinside");
        QVERIFY(screen.isAlternate());
        QCOMPARE(screen.text(0), u"inside"_s);
        screen.feed("\x1b[?1049l");
        QVERIFY(!screen.isAlternate());
        QCOMPARE(screen.text(0), u"before"_s);
    }
    void keepsLongLines()
    {
        TerminalScreen screen({20, 5});
        screen.feed("012345678901234567890123456789");
        screen.resize({40, 5});
        QCOMPARE(picture(screen), u"012345678901234567890123456789"_s);
    }
    void title()
    {
        TerminalScreen screen;
        screen.feed("\x1b]0;训练 ");
        screen.feed("4\x07");
        QCOMPARE(screen.title(), u"训练 4"_s);
    }

    void keys_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, int key, Qt::KeyboardModifiers modifiers,
                             const QString &text, const QByteArray &bytes) {
            QTest::newRow(name) << key << modifiers << text << bytes;
        };
        row("letter", Qt::Key_A, {}, u"a"_s, "a");
        row("capital", Qt::Key_A, Qt::ShiftModifier, u"A"_s, "A");
        row("other script", 0, {}, u"中"_s, "中");
        row("Enter", Qt::Key_Return, {}, u"\r"_s, "\r");
        row("Tab", Qt::Key_Tab, {}, u"\t"_s, "\t");
        row("Shift+Tab", Qt::Key_Backtab, Qt::ShiftModifier, {}, "\x1b[Z");
        row("Backspace", Qt::Key_Backspace, {}, u"\b"_s, "\x7f");
        row("Escape", Qt::Key_Escape, {}, u"\x1b"_s, "\x1b");
        row("Ctrl+C", Qt::Key_C, Qt::ControlModifier, u"\x03"_s, "\x03");
        row("Ctrl+D", Qt::Key_D, Qt::ControlModifier, u"\x04"_s, "\x04");
        row("Ctrl+W", Qt::Key_W, Qt::ControlModifier, u"\x17"_s, "\x17");
        row("Alt+B", Qt::Key_B, Qt::AltModifier, u"b"_s,
            "\x1b"
            "b");
        row("Up", Qt::Key_Up, {}, {}, "\x1b[A");
        row("Ctrl+Left", Qt::Key_Left, Qt::ControlModifier, {}, "\x1b[1;5D");
        row("Home", Qt::Key_Home, {}, {}, "\x1b[H");
        row("Delete", Qt::Key_Delete, {}, {}, "\x1b[3~");
        row("Page Down", Qt::Key_PageDown, {}, {}, "\x1b[6~");
        row("F1", Qt::Key_F1, {}, {}, "\x1bOP");
        row("F5", Qt::Key_F5, {}, {}, "\x1b[15~");
        row("F6 is the window's", Qt::Key_F6, {}, {}, "");
        row("Ctrl+J is the window's", Qt::Key_J, Qt::ControlModifier, u"\n"_s, "");
        row("Shift+Page Up scrolls", Qt::Key_PageUp, Qt::ShiftModifier, {}, "");
    }
    void keys()
    {
        QFETCH(int, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(QString, text);
        TerminalView view;
        QByteArray bytes;
        connect(&view, &TerminalView::wrote, this, [&](const QByteArray &some) { bytes += some; });
        QKeyEvent event(QEvent::KeyPress, key, modifiers, text);
        QApplication::sendEvent(&view, &event);
        QTEST(bytes, "bytes");
        view.setLive(false); // nobody is there to read it
        bytes.clear();
        QKeyEvent again(QEvent::KeyPress, key, modifiers, text);
        QApplication::sendEvent(&view, &again);
        QCOMPARE(bytes, QByteArray());
    }
    void shortcuts()
    {
        TerminalView view;
        const auto takes = [&view](int key, Qt::KeyboardModifiers modifiers) {
            QKeyEvent event(QEvent::ShortcutOverride, key, modifiers);
            event.ignore();
            QApplication::sendEvent(&view, &event);
            return event.isAccepted();
        };
        QVERIFY(takes(Qt::Key_W, Qt::ControlModifier));
        QVERIFY(takes(Qt::Key_K, Qt::ControlModifier));
        QVERIFY(!takes(Qt::Key_F6, {}));
        QVERIFY(!takes(Qt::Key_F6, Qt::ShiftModifier));
        QVERIFY(!takes(Qt::Key_J, Qt::ControlModifier));
        view.setLive(false);
        QVERIFY(!takes(Qt::Key_W, Qt::ControlModifier));
    }
    void inputMethod()
    {
        TerminalView view;
        QByteArray bytes;
        connect(&view, &TerminalView::wrote, this, [&](const QByteArray &some) { bytes += some; });
        QInputMethodEvent composing(u"ni"_s, {});
        QApplication::sendEvent(&view, &composing);
        QCOMPARE(bytes, QByteArray());
        QInputMethodEvent done;
        done.setCommitString(u"你"_s);
        QApplication::sendEvent(&view, &done);
        QCOMPARE(bytes, "你");
        QVERIFY(view.inputMethodQuery(Qt::ImEnabled).toBool());
        QVERIFY(view.inputMethodQuery(Qt::ImCursorRectangle).toRect().isValid());
    }
    void pastes_data()
    {
        QTest::addColumn<QByteArray>("before"); // from the program
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("plain") << QByteArray() << u"a\nb"_s << QByteArray("a\rb");
        QTest::newRow("bracketed")
            << QByteArray("\x1b[?2004h") << u"a\r\nb"_s << QByteArray("\x1b[200~a\rb\x1b[201~");
        QTest::newRow("an end inside") << QByteArray("\x1b[?2004h") << u"a\x1b[201~\nrm"_s
                                       << QByteArray("\x1b[200~a[201~\rrm\x1b[201~");
    }
    void pastes()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, text);
        TerminalScreen screen;
        screen.feed(before);
        QByteArray bytes;
        connect(
            &screen, &TerminalScreen::wrote, this, [&](const QByteArray &some) { bytes += some; });
        screen.paste(text);
        QTEST(bytes, "bytes");
    }
    void answers()
    {
        TerminalScreen screen;
        QByteArray bytes;
        connect(
            &screen, &TerminalScreen::wrote, this, [&](const QByteArray &some) { bytes += some; });
        screen.feed("ab\x1b[6n"); // where is the cursor?
        QCOMPARE(bytes, "\x1b[1;3R");
    }

    void copies()
    {
        TerminalView view;
        show(view);
        const int columns = view.screen().size().width();
        view.screen().feed("first  \r\n" + QByteArray(columns + 5, 'x') + "\r\n中文 end");
        view.selectAll();
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QString expected = u"first\n"_s + QString(columns + 5, u'x') + u"\n中文 end"_s;
        QCOMPARE(QApplication::clipboard()->text().trimmed(), expected);
        QCOMPARE(view.allText(), expected);
        QSignalSpy wrote(&view, &TerminalView::wrote);
        QApplication::clipboard()->setText(u"pasted"_s);
        QTest::keyClick(&view, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(wrote.size(), 1);
        QCOMPARE(wrote.first().first().toByteArray(), "pasted");
    }
    void selectsAWord()
    {
        TerminalView view;
        show(view);
        view.screen().feed("ls /data/中文.txt end");
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, {12 + 50, 14});
        QCOMPARE(view.selectedText(), u"/data/中文.txt"_s);
    }
    void scrolls()
    {
        TerminalView view;
        show(view);
        for (int i = 0; i < 200; ++i)
            view.screen().feed(QByteArray::number(i) + "\r\n");
        QScrollBar *bar = view.verticalScrollBar();
        QCOMPARE(bar->value(), bar->maximum());
        QTest::keyClick(&view, Qt::Key_PageUp, Qt::ShiftModifier);
        const int away = bar->value();
        QVERIFY(away < bar->maximum());
        view.screen().feed("more\r\n"); // what is read stays where it is
        QCOMPARE(bar->value(), away);
        QTest::keyClick(&view, Qt::Key_A);
        QCOMPARE(bar->value(), bar->maximum());
    }
    void tellsItsSize()
    {
        TerminalView view;
        QSignalSpy resized(&view, &TerminalView::resized);
        show(view);
        view.resize(900, 500);
        QTRY_VERIFY(!resized.isEmpty());
        const QSize cells = resized.last().first().toSize();
        QCOMPARE(cells, view.cells());
        QVERIFY(cells.width() > 80 && cells.height() > 15);
    }
    void reportsTheMouse()
    {
        TerminalView view;
        show(view);
        QByteArray bytes;
        connect(&view, &TerminalView::wrote, this, [&](const QByteArray &some) { bytes += some; });
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, {14, 10});
        QCOMPARE(bytes, QByteArray());
        view.screen().feed("\x1b[?1000h\x1b[?1006h");
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, {14, 10});
        QCOMPARE(bytes, "\x1b[<0;1;1M\x1b[<0;1;1m");
        bytes.clear();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::ShiftModifier, {14, 10});
        QCOMPARE(bytes, QByteArray()); // Shift selects in spite of it
    }
    void hasAName()
    {
        TerminalView view;
        QVERIFY(!view.accessibleName().isEmpty());
        QVERIFY(!view.accessibleDescription().isEmpty());
    }

private:
    static void show(TerminalView &view)
    {
        view.resize(640, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const Theme theme(application);
    TestTerminalView test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_terminalview.moc"
