// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/sandbox/containers/programs.h"
#include "models/sandbox/containers/shellscript.h"

#include <functional>

namespace models::sandbox {

/// One shell: its variables, its folder, and what it does with a command. Never waits: what takes
/// time is told to the caller.
class ShellInterpreter
{
public:
    /// Where a command writes; true for its errors.
    using Sink = std::function<void(bool isError, const QByteArray &bytes)>;

    /// What has to happen before the next command.
    struct Next
    {
        enum class Kind {
            Done, ///< lastCode() is set
            Sleep, ///< `seconds`
            Copy, ///< its input to its output, until the input ends
            Collect, ///< run the step again with all of its input
            Repeat, ///< `text` for ever
            Script, ///< `text` in a shell of its own
            Shell, ///< a shell of its own that reads commands
            Exit,
        };
        Kind kind = Kind::Done;
        QString text {};
        QString shell {}; ///< of Script and Shell: "sh", "bash"
        double seconds = 0;
        bool isLast = false; ///< the shell is replaced by it
    };

    ShellInterpreter(Container container, QString name, bool isInteractive);

    /// `input`: what stands before the first command of the pipeline; nothing: it may still come.
    Next run(const ShellStep &step, const std::optional<QByteArray> &input, const Sink &sink);
    /// The whole script, with nothing to wait for.
    int runAll(const ShellScript &script, const QByteArray &input, const Sink &sink);
    [[nodiscard]] static bool isDue(const ShellStep &step, int lastCode);

    void setNow(const QDateTime &now) { m_now = now; }
    void setTerminal(QSize cells) { m_terminal = cells; }
    void setLastCode(int code) { m_lastCode = code; }
    [[nodiscard]] int lastCode() const { return m_lastCode; }
    [[nodiscard]] const Container &container() const { return m_container; }
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] QString prompt() const;
    /// What the shell says about text that is no script.
    [[nodiscard]] QByteArray syntaxError(const QString &error) const;
    /// A shell started from this one.
    [[nodiscard]] ShellInterpreter child(const QString &name, bool isInteractive) const;

private:
    struct Redirected
    {
        std::optional<QByteArray> input;
        bool dropsOutput = false, dropsErrors = false, joinsErrors = false, joinsOutput = false;
    };
    [[nodiscard]] QStringList expand(const QList<ShellWord> &words, const Sink &sink);
    [[nodiscard]] QString valueOf(const ShellPiece &piece, const Sink &sink);
    [[nodiscard]] QStringList expand(const ShellWord &word, const Sink &sink);
    bool redirect(const ShellCommand &command, Redirected &where, const Sink &sink);
    [[nodiscard]] Next runSingle(
        const ShellCommand &command, const std::optional<QByteArray> &input, const Sink &sink);
    [[nodiscard]] Next runPiped(const QList<ShellCommand> &commands,
        const std::optional<QByteArray> &input, const Sink &sink);
    [[nodiscard]] std::optional<Next> waiting(
        const QStringList &words, const std::optional<QByteArray> &input);
    [[nodiscard]] std::optional<Next> builtIn(QStringList words, const Sink &sink);
    bool assign(const QString &word);
    int changeDirectory(const QStringList &words, const Sink &sink);
    int invoke(const QStringList &words, const QByteArray &input, const Sink &sink);
    [[nodiscard]] QByteArray notFound(const QString &name) const;
    [[nodiscard]] QString where() const;

    Container m_container;
    QString m_name;
    bool m_isInteractive;
    QMap<QString, QString> m_exported;
    QMap<QString, QString> m_variables;
    QString m_directory;
    QDateTime m_now;
    QSize m_terminal;
    int m_lastCode = 0;
};

} // namespace models::sandbox
