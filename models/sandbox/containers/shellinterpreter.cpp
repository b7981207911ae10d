// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/containers/shellinterpreter.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

constexpr int notFoundCode = 127;
using Kind = ShellInterpreter::Next::Kind;

bool isShell(const QString &word)
{
    const QString base = word.section(u'/', -1);
    return base == u"sh" || base == u"bash";
}

} // namespace

ShellInterpreter::ShellInterpreter(Container container, QString name, bool isInteractive)
    : m_container(std::move(container))
    , m_name(std::move(name))
    , m_isInteractive(isInteractive)
    , m_exported(m_container.environment)
    , m_directory(m_container.directory)
{
}

ShellInterpreter ShellInterpreter::child(const QString &name, bool isInteractive) const
{
    ShellInterpreter made = *this;
    made.m_name = name;
    made.m_isInteractive = isInteractive;
    made.m_variables.clear();
    made.m_lastCode = 0;
    return made;
}

bool ShellInterpreter::isDue(const ShellStep &step, int lastCode)
{
    switch (step.when) {
    case ShellStep::When::AfterSuccess:
        return lastCode == 0;
    case ShellStep::When::AfterFailure:
        return lastCode != 0;
    case ShellStep::When::Always:
        break;
    }
    return true;
}

QString ShellInterpreter::where() const
{
    if (m_name == u"bash") {
        return m_isInteractive ? u"bash: "_s : u"bash: line 1: "_s;
    }
    return u"sh: 1: "_s;
}

QByteArray ShellInterpreter::notFound(const QString &name) const
{
    const bool isPath = name.contains(u'/');
    return (where() + name
        + (isPath                   ? u": No such file or directory\n"_s
                : m_name == u"bash" ? u": command not found\n"_s
                                    : u": not found\n"_s))
        .toUtf8();
}

QByteArray ShellInterpreter::syntaxError(const QString &error) const
{
    return (where() + u"syntax error: "_s + error + u'\n').toUtf8();
}

QString ShellInterpreter::prompt() const
{
    const QString mark = m_container.user == u"root" ? u"#"_s : u"$"_s;
    if (m_name != u"bash") {
        return mark + u' ';
    }
    const QString home = m_exported.value(u"HOME"_s);
    const QString folder = m_directory == home ? u"~"_s : m_directory;
    return u"\x1b[?2004h\x1b[32m%1@%2\x1b[0m:\x1b[34m%3\x1b[0m%4 "_s.arg(
        m_container.user, m_container.pod, folder, mark);
}

QString ShellInterpreter::valueOf(const ShellPiece &piece, const Sink &sink)
{
    if (piece.kind == ShellPiece::Kind::Text) {
        return piece.text;
    }
    if (piece.kind == ShellPiece::Kind::Output) {
        const auto script = parseShell(piece.text);
        if (!script) {
            sink(true, syntaxError(script.error()));
            return {};
        }
        QByteArray output;
        ShellInterpreter inner = *this;
        m_lastCode = inner.runAll(*script, {}, [&](bool isError, const QByteArray &bytes) {
            if (isError) {
                sink(true, bytes);
            } else {
                output += bytes;
            }
        });
        while (output.endsWith('\n')) {
            output.chop(1);
        }
        return QString::fromUtf8(output);
    }
    if (piece.text == u"?") {
        return QString::number(m_lastCode);
    }
    if (piece.text == u"$") {
        return u"412"_s;
    }
    if (piece.text == u"0") {
        return m_name;
    }
    if (piece.text == u"#") {
        return u"0"_s;
    }
    if (piece.text == u"PWD") {
        return m_directory;
    }
    const QString value = m_variables.value(piece.text, m_exported.value(piece.text));
    return value.isEmpty() ? piece.fallback : value;
}

QStringList ShellInterpreter::expand(const ShellWord &word, const Sink &sink)
{
    static const QRegularExpression blanks(u"[ \t\n]+"_s);
    QStringList words;
    QString current;
    bool isThere = false;
    for (const ShellPiece &piece : word) {
        QString value = valueOf(piece, sink);
        if (piece.isQuoted || piece.kind == ShellPiece::Kind::Text) {
            isThere = true;
            if (&piece == &word.first() && !piece.isQuoted
                && (value == u"~" || value.startsWith(u"~/"))) {
                value = m_exported.value(u"HOME"_s) + value.sliced(1);
            }
            current += value;
            continue;
        }
        const QStringList parts = value.split(blanks);
        for (qsizetype i = 0; i < parts.size(); ++i) {
            if (i > 0 && isThere) {
                words << current;
                current.clear();
                isThere = false;
            }
            current += parts[i];
            isThere = isThere || !parts[i].isEmpty();
        }
    }
    if (isThere) {
        words << current;
    }
    return words;
}

QStringList ShellInterpreter::expand(const QList<ShellWord> &words, const Sink &sink)
{
    QStringList all;
    for (const ShellWord &word : words) {
        all << expand(word, sink);
    }
    return all;
}

bool ShellInterpreter::redirect(const ShellCommand &command, Redirected &to, const Sink &sink)
{
    for (const ShellRedirect &redirect : command.redirects) {
        using Way = ShellRedirect::Kind;
        if (redirect.kind == Way::ErrorToOutput) {
            to.joinsErrors = true;
            to.dropsErrors = to.dropsOutput;
            continue;
        }
        if (redirect.kind == Way::OutputToError) {
            to.joinsOutput = true;
            continue;
        }
        const QString target = expand(redirect.target, sink).value(0);
        const QString path = absolutePath(m_directory, target);
        if (redirect.kind == Way::Input) {
            to.input = m_container.read(path);
            if (!to.input) {
                sink(true, (where() + target + u": No such file or directory\n"_s).toUtf8());
                return false;
            }
        } else if (path != u"/dev/null") {
            sink(true, (where() + target + u": Read-only file system\n"_s).toUtf8());
            return false;
        } else if (redirect.kind == Way::ErrorOutput) {
            to.dropsErrors = true;
        } else {
            to.dropsOutput = true;
        }
    }
    return true;
}

ShellInterpreter::Next ShellInterpreter::run(
    const ShellStep &step, const std::optional<QByteArray> &input, const Sink &sink)
{
    if (step.pipeline.size() == 1) {
        return runSingle(step.pipeline.first(), input, sink);
    }
    return runPiped(step.pipeline, input, sink);
}

ShellInterpreter::Next ShellInterpreter::runSingle(
    const ShellCommand &command, const std::optional<QByteArray> &input, const Sink &sink)
{
    Redirected to {.input = input};
    if (!redirect(command, to, sink)) {
        m_lastCode = m_name == u"bash" ? 1 : 2;
        return {};
    }
    const Sink redirected = [&](bool isError, const QByteArray &bytes) {
        const bool goesToErrors = isError ? !to.joinsErrors : to.joinsOutput;
        if (!(isError ? to.dropsErrors : to.dropsOutput) && !bytes.isEmpty()) {
            sink(goesToErrors, bytes);
        }
    };
    QStringList words = expand(command.words, redirected);
    while (!words.isEmpty() && assign(words.first())) {
        words.removeFirst();
        m_lastCode = 0;
    }
    if (words.isEmpty()) {
        return {};
    }
    const bool isExec = words.first() == u"exec" && words.size() > 1;
    if (isExec) {
        words.removeFirst();
    }
    auto next = builtIn(words, redirected);
    if (!next) {
        next = waiting(words, to.input);
    }
    if (!next) {
        m_lastCode = invoke(words, to.input.value_or(QByteArray()), redirected);
        next = Next {.kind = isExec ? Kind::Exit : Kind::Done};
    }
    next->isLast = isExec;
    return *next;
}

ShellInterpreter::Next ShellInterpreter::runPiped(
    const QList<ShellCommand> &commands, const std::optional<QByteArray> &input, const Sink &sink)
{
    const QStringList first = expand(commands.first().words, sink);
    if (!input && readsInput(first) && commands.first().redirects.isEmpty()) {
        return {.kind = Kind::Collect};
    }
    QByteArray flowing = input.value_or(QByteArray());
    for (const ShellCommand &command : commands) {
        QByteArray output;
        const bool isLast = &command == &commands.last();
        ShellInterpreter inner = *this; // each in a process of its own
        const Sink catching = [&](bool isError, const QByteArray &bytes) {
            if (isError || isLast) {
                sink(isError, bytes);
            } else {
                output += bytes;
            }
        };
        m_lastCode = inner.runAll({{.pipeline = {command}}}, flowing, catching);
        flowing = output;
    }
    return {};
}

int ShellInterpreter::runAll(const ShellScript &script, const QByteArray &input, const Sink &sink)
{
    for (const ShellStep &step : script) {
        if (!isDue(step, m_lastCode)) {
            continue;
        }
        const Next next = run(step, input, sink);
        if (next.kind == Kind::Exit) {
            break;
        }
        if (next.kind == Kind::Repeat) {
            constexpr int asMuchAsAPipeTakes = 16 * 1024;
            sink(false, next.text.toUtf8().repeated(asMuchAsAPipeTakes));
        } else if (next.kind == Kind::Script || next.kind == Kind::Shell) {
            ShellInterpreter inner = child(next.shell, false);
            const QString text = next.kind == Kind::Script ? next.text : QString::fromUtf8(input);
            const auto parsed = parseShell(text);
            if (!parsed) {
                sink(true, inner.syntaxError(parsed.error()));
            }
            constexpr int badSyntax = 2;
            m_lastCode = parsed ? inner.runAll(*parsed, input, sink) : badSyntax;
        }
    }
    return m_lastCode;
}

std::optional<ShellInterpreter::Next> ShellInterpreter::waiting(
    const QStringList &words, const std::optional<QByteArray> &input)
{
    const QString &name = words.first();
    if (!hasProgram(m_container, name)) {
        return std::nullopt;
    }
    if (isShell(name)) {
        const QString shell = name.section(u'/', -1);
        const qsizetype flag = words.indexOf(QRegularExpression(u"^-[a-z]*c$"_s));
        if (flag > 0) {
            return Next {.kind = Kind::Script, .text = words.value(flag + 1), .shell = shell};
        }
        if (words.size() == 1 || words[1].startsWith(u'-')) {
            return Next {.kind = Kind::Shell, .shell = shell};
        }
        return std::nullopt;
    }
    if (name == u"sleep" && words.size() > 1) {
        m_lastCode = 0;
        return Next {.kind = Kind::Sleep, .seconds = words[1].toDouble()};
    }
    if (name == u"yes") {
        return Next {.kind = Kind::Repeat, .text = words.value(1, u"y"_s) + u'\n'};
    }
    if (!input && readsInput(words)) {
        m_lastCode = 0;
        return Next {.kind = name == u"cat" ? Kind::Copy : Kind::Collect};
    }
    return std::nullopt;
}

bool ShellInterpreter::assign(const QString &word)
{
    static const QRegularExpression assignment(
        u"^([A-Za-z_][A-Za-z0-9_]*)=(.*)$"_s, QRegularExpression::DotMatchesEverythingOption);
    const auto match = assignment.match(word);
    if (!match.hasMatch()) {
        return false;
    }
    auto &target = m_exported.contains(match.captured(1)) ? m_exported : m_variables;
    target.insert(match.captured(1), match.captured(2));
    return true;
}

int ShellInterpreter::changeDirectory(const QStringList &words, const Sink &sink)
{
    const QString wanted = words.value(1, m_exported.value(u"HOME"_s));
    const QString path = absolutePath(m_directory, wanted);
    if (!m_container.list(path)) {
        const bool isFile = m_container.read(path).has_value();
        sink(true,
            (where() + (m_name == u"bash" ? u"cd: "_s : u"cd: can't cd to "_s) + wanted
                + (m_name != u"bash" ? u"\n"_s
                        : isFile     ? u": Not a directory\n"_s
                                     : u": No such file or directory\n"_s))
                .toUtf8());
        return m_name == u"bash" ? 1 : 2;
    }
    m_directory = path;
    return 0;
}

std::optional<ShellInterpreter::Next> ShellInterpreter::builtIn(QStringList words, const Sink &sink)
{
    const QString name = words.takeFirst();
    if (name == u"exit") {
        m_lastCode = words.isEmpty() ? m_lastCode : words.first().toInt() & 0xff;
        return Next {.kind = Kind::Exit};
    }
    if (name == u"cd") {
        m_lastCode = changeDirectory(QStringList {name} + words, sink);
    } else if (name == u":" || name == u"set") {
        m_lastCode = 0;
    } else if (name == u"export") {
        for (const QString &word : std::as_const(words)) {
            const QString key = word.section(u'=', 0, 0);
            m_exported.insert(
                key, word.contains(u'=') ? word.section(u'=', 1) : m_variables.take(key));
        }
        m_lastCode = 0;
    } else if (name == u"unset") {
        for (const QString &word : std::as_const(words)) {
            m_exported.remove(word);
            m_variables.remove(word);
        }
        m_lastCode = 0;
    } else if (name == u"command" && words.value(0) == u"-v") {
        m_lastCode = words.size() > 1 && hasProgram(m_container, words[1]) ? 0 : notFoundCode;
        if (m_lastCode == 0) {
            sink(false, "/usr/bin/" + words[1].toUtf8() + '\n');
        }
    } else {
        return std::nullopt;
    }
    return Next {};
}

int ShellInterpreter::invoke(const QStringList &words, const QByteArray &input, const Sink &sink)
{
    if (!hasProgram(m_container, words.first())) {
        sink(true, notFound(words.first()));
        return notFoundCode;
    }
    if (isShell(words.first())) { // with a file
        sink(true,
            (words.first() + u": "_s + words.value(1) + u": No such file or directory\n"_s)
                .toUtf8());
        return notFoundCode;
    }
    QMap<QString, QString> environment = m_exported;
    environment.insert(u"PWD"_s, m_directory);
    const ProgramOutcome outcome
        = runProgram({m_container, words, input, m_directory, environment, m_now, m_terminal});
    sink(false, outcome.output);
    sink(true, outcome.errors);
    return outcome.code;
}

} // namespace models::sandbox
