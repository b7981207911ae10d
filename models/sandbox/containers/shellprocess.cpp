// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/containers/shellprocess.h"

#include "models/sandbox/clock.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

constexpr int interruptedCode = 130;
constexpr int badSyntaxCode = 2;
constexpr QChar interruptKey = u'\x03';

/// The words as they are: no shell looks at them.
ShellScript literal(const QStringList &words)
{
    ShellCommand command;
    for (const QString &word : words) {
        command.words.append(ShellWord {{.text = word, .isQuoted = true}});
    }
    return {{.pipeline = {command}}};
}

} // namespace

ShellProcess::ShellProcess(
    Clock &clock, Container container, const QStringList &command, bool withTerminal)
    : m_clock(clock)
    , m_withTerminal(withTerminal)
{
    if (withTerminal) {
        container.environment.insert(u"TERM"_s, u"xterm"_s);
    }
    m_frames.push_back({.shell = ShellInterpreter(std::move(container), u"sh"_s, false),
        .script = literal(command)});
    m_repeat.callOnTimeout(this, &ShellProcess::repeat);
}

void ShellProcess::start()
{
    advance();
}

void ShellProcess::write(bool isError, const QByteArray &bytes)
{
    if (m_withTerminal) {
        QByteArray shown = bytes;
        shown.replace("\r\n", "\n").replace("\n", "\r\n");
        Q_EMIT output(shown);
    } else if (isError) {
        Q_EMIT errorOutput(bytes);
    } else {
        Q_EMIT output(bytes);
    }
}

ShellInterpreter::Sink ShellProcess::sink()
{
    return [this](bool isError, const QByteArray &bytes) { write(isError, bytes); };
}

void ShellProcess::advance()
{
    if (std::exchange(m_isAdvancing, true)) {
        return;
    }
    while (!m_isOver && advanceOnce()) { }
    m_isAdvancing = false;
}

bool ShellProcess::advanceOnce()
{
    if (m_waiting != Waiting::None) {
        return takeInput();
    }
    if (m_frames.empty()) {
        m_isOver = true;
        Q_EMIT exited(m_code);
        return false;
    }
    Frame &frame = m_frames.back();
    if (frame.next < frame.script.size()) {
        runStep(frame);
        return true;
    }
    if (frame.readsCommands) {
        return readCommand(frame);
    }
    leave();
    return true;
}

void ShellProcess::runStep(Frame &frame)
{
    const ShellStep step = frame.script[frame.next];
    const bool isRepeated = !m_collected.isNull();
    if (!isRepeated && !ShellInterpreter::isDue(step, frame.shell.lastCode())) {
        ++frame.next;
        return;
    }
    frame.shell.setNow(m_clock.now());
    frame.shell.setTerminal(m_withTerminal ? m_size : QSize());
    std::optional<QByteArray> input;
    if (isRepeated) {
        input = std::exchange(m_collected, {});
    } else if (m_isInputClosed && m_input.isEmpty() && !m_withTerminal) {
        input = QByteArray();
    }
    const ShellInterpreter::Next next = frame.shell.run(step, input, sink());
    if (next.kind != ShellInterpreter::Next::Kind::Collect) {
        ++frame.next;
    }
    follow(next);
}

void ShellProcess::follow(const ShellInterpreter::Next &next)
{
    using Kind = ShellInterpreter::Next::Kind;
    Frame &frame = m_frames.back();
    switch (next.kind) {
    case Kind::Done:
        break;
    case Kind::Exit:
        leave();
        break;
    case Kind::Sleep:
        sleep(next.seconds);
        break;
    case Kind::Copy:
        m_waiting = Waiting::Copy;
        break;
    case Kind::Collect:
        m_waiting = Waiting::Collect;
        break;
    case Kind::Repeat:
        m_waiting = Waiting::Repeat;
        m_repeated = next.text;
        m_repeat.start(0);
        break;
    case Kind::Script:
    case Kind::Shell: {
        const bool reads = next.kind == Kind::Shell;
        Frame inner {.shell = frame.shell.child(next.shell, reads && m_withTerminal),
            .readsCommands = reads,
            .isLast = next.isLast};
        const auto script = parseShell(next.text);
        if (script) {
            inner.script = *script;
        } else {
            write(true, inner.shell.syntaxError(script.error()));
            inner.shell.setLastCode(badSyntaxCode);
        }
        m_frames.push_back(std::move(inner));
        break;
    }
    }
}

/// The innermost shell ends; the one around it goes on with its code.
void ShellProcess::leave()
{
    bool isLast = true;
    while (isLast && !m_frames.empty()) {
        m_code = m_frames.back().shell.lastCode();
        isLast = m_frames.back().isLast;
        m_frames.pop_back();
        if (!m_frames.empty()) {
            m_frames.back().shell.setLastCode(m_code);
        }
    }
}

bool ShellProcess::readCommand(Frame &frame)
{
    if (!m_withTerminal) {
        const qsizetype end = m_input.indexOf('\n');
        if (end < 0 && !m_isInputClosed) {
            return false;
        }
        if (m_input.isEmpty()) {
            leave();
            return true;
        }
        const QString line = QString::fromUtf8(m_input.first(end < 0 ? m_input.size() : end));
        m_input.remove(0, end < 0 ? m_input.size() : end + 1);
        runLine(frame, line);
        return true;
    }
    if (!frame.isAsking) {
        frame.isAsking = true;
        Q_EMIT output(m_editor.begin(frame.shell.prompt(), false));
        m_isEditing = true;
    }
    return takeKeys();
}

void ShellProcess::runLine(Frame &frame, const QString &line)
{
    frame.isAsking = false;
    frame.next = 0;
    frame.script.clear();
    const auto script = parseShell(line);
    if (script) {
        frame.script = *script;
        return;
    }
    write(true, frame.shell.syntaxError(script.error()));
    frame.shell.setLastCode(badSyntaxCode);
}

void ShellProcess::sleep(double seconds)
{
    constexpr double longest = 86400;
    m_waiting = Waiting::Time;
    const auto duration = std::chrono::milliseconds(qint64(std::min(seconds, longest) * 1000));
    m_clock.after(duration, this, [this, wait = ++m_wait] {
        if (wait == m_wait && m_waiting == Waiting::Time) {
            m_waiting = Waiting::None;
            advance();
        }
    });
}

void ShellProcess::repeat()
{
    constexpr int linesAtOnce = 1024;
    if (!m_isPaused) {
        write(false, m_repeated.toUtf8().repeated(linesAtOnce));
    }
}

void ShellProcess::resume()
{
    m_isPaused = false;
    advance();
}

void ShellProcess::resize(QSize cells)
{
    if (!cells.isEmpty()) {
        m_size = cells;
    }
}

void ShellProcess::input(const QByteArray &bytes)
{
    if (m_withTerminal) {
        m_keys += m_decoder.decode(bytes);
    } else {
        m_input += bytes;
    }
    advance();
}

void ShellProcess::closeInput()
{
    m_isInputClosed = true;
    advance();
}

/// What a waiting program does with what has come. False: it waits on.
bool ShellProcess::takeInput()
{
    if (m_withTerminal) {
        const bool isReading = m_waiting == Waiting::Copy || m_waiting == Waiting::Collect;
        if (isReading && !std::exchange(m_isEditing, true)) {
            Q_EMIT output(m_editor.begin({}, true));
        }
        return takeKeys();
    }
    if (m_isPaused) {
        return false;
    }
    if (m_waiting == Waiting::Copy && !m_input.isEmpty()) {
        Q_EMIT output(std::exchange(m_input, {}));
        return true; // writing may have brought more input, or its end
    }
    if (m_waiting == Waiting::Collect) {
        m_collected += std::exchange(m_input, {});
    }
    if (!m_isInputClosed || m_waiting == Waiting::Time || m_waiting == Waiting::Repeat) {
        return false;
    }
    endInput();
    return true;
}

void ShellProcess::endInput()
{
    if (m_waiting == Waiting::Collect && m_collected.isNull()) {
        m_collected = QByteArray("");
    }
    m_waiting = Waiting::None;
}

/// One step of what was typed. False: nothing happened.
bool ShellProcess::takeKeys()
{
    if (!m_isEditing) { // a program runs and reads nothing: keys wait for the shell
        const qsizetype at = m_keys.indexOf(interruptKey);
        if (at < 0) {
            return false;
        }
        m_keys.remove(0, at + 1);
        Q_EMIT output("^C\r\n");
        interrupt();
        return true;
    }
    if (m_keys.isEmpty()) {
        if (!m_isInputClosed) {
            return false;
        }
        m_keys = u'\x04';
    }
    QByteArray echo;
    std::optional<LineEditor::Event> event;
    while (!event && !m_keys.isEmpty()) {
        const QChar key = m_keys.front();
        m_keys.remove(0, 1);
        event = m_editor.take(key, echo);
    }
    if (!echo.isEmpty()) {
        Q_EMIT output(echo);
    }
    if (!event) {
        return false;
    }
    m_isEditing = false;
    switch (event->kind) {
    case LineEditor::Event::Kind::Line:
        takeLine(event->text);
        break;
    case LineEditor::Event::Kind::Interrupt:
        interrupt();
        break;
    case LineEditor::Event::Kind::EndOfInput:
        if (m_waiting == Waiting::None) {
            Q_EMIT output("exit\r\n");
            leave();
        } else {
            endInput();
        }
        break;
    }
    return true;
}

void ShellProcess::takeLine(const QString &line)
{
    if (m_waiting == Waiting::Copy) {
        write(false, line.toUtf8() + '\n');
    } else if (m_waiting == Waiting::Collect) {
        m_collected += line.toUtf8() + '\n';
    } else {
        Frame &frame = m_frames.back();
        if (frame.shell.name() == u"bash") {
            Q_EMIT output("\x1b[?2004l");
        }
        runLine(frame, line);
    }
}

/// Ctrl+C: everything up to the shell that reads from the terminal ends.
void ShellProcess::interrupt()
{
    ++m_wait;
    m_repeat.stop();
    m_collected = {};
    m_waiting = Waiting::None;
    while (!m_frames.empty()) {
        Frame &frame = m_frames.back();
        frame.shell.setLastCode(interruptedCode);
        if (frame.readsCommands) {
            frame.script.clear();
            frame.next = 0;
            frame.isAsking = false;
            return;
        }
        leave();
    }
}

} // namespace models::sandbox
