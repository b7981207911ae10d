// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/containers/lineeditor.h"
#include "models/sandbox/containers/shellinterpreter.h"
#include "models/sandbox/containersource.h"

#include <QStringDecoder>
#include <QTimer>

#include <vector>

namespace models::sandbox {

class Clock;

/// A command in a container, with or without a terminal: runs shells inside shells, waits for time
/// and input, and does to keys what a terminal does.
class ShellProcess final : public ContainerProcess
{
    Q_OBJECT
public:
    /// The program is there: hasProgram().
    ShellProcess(Clock &clock, Container container, const QStringList &command, bool withTerminal);

    void start() override;
    void input(const QByteArray &bytes) override;
    void closeInput() override;
    void resize(QSize cells) override;
    void pause() override { m_isPaused = true; }
    void resume() override;

private:
    /// One shell that runs, innermost last.
    struct Frame
    {
        ShellInterpreter shell;
        ShellScript script {};
        qsizetype next = 0;
        bool readsCommands = false; ///< from the input, when the script is done
        bool isLast = false; ///< the shell around it is gone
        bool isAsking = false; ///< its prompt stands
    };
    enum class Waiting { None, Time, Copy, Collect, Repeat };

    void advance();
    /// False: it waits.
    bool advanceOnce();
    bool readCommand(Frame &frame);
    void runLine(Frame &frame, const QString &line);
    void runStep(Frame &frame);
    void follow(const ShellInterpreter::Next &next);
    void sleep(double seconds);
    void repeat();
    void leave();
    void interrupt();
    bool takeInput();
    bool takeKeys();
    void takeLine(const QString &line);
    void endInput();
    void write(bool isError, const QByteArray &bytes);
    [[nodiscard]] ShellInterpreter::Sink sink();

    Clock &m_clock;
    std::vector<Frame> m_frames;
    LineEditor m_editor;
    QStringDecoder m_decoder {QStringDecoder::Utf8};
    QString m_keys; ///< typed and not looked at; with a terminal
    QByteArray m_input; ///< the same without one
    QByteArray m_collected;
    QString m_repeated;
    QTimer m_repeat;
    QSize m_size;
    Waiting m_waiting = Waiting::None;
    int m_wait = 0; ///< counts waits, so that one that was broken off does not end another
    int m_code = 0;
    bool m_withTerminal;
    bool m_isInputClosed = false;
    bool m_isEditing = false; ///< a line is being typed
    bool m_isAdvancing = false;
    bool m_isPaused = false;
    bool m_isOver = false;
};

} // namespace models::sandbox
