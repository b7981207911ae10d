// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/containers/programs.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

using Program = ProgramOutcome (*)(const ProgramCall &);

ProgramOutcome said(const QString &text)
{
    return {text.toUtf8()};
}

ProgramOutcome complaint(const ProgramCall &call, const QString &text, int code = 1)
{
    return {{}, (call.words.first() + u": "_s + text + u'\n').toUtf8(), code};
}

QStringList operands(const ProgramCall &call)
{
    QStringList rest = call.words.sliced(1);
    rest.removeIf([](const QString &word) { return word.startsWith(u'-') && word.size() > 1; });
    return rest;
}

bool hasFlag(const ProgramCall &call, QChar flag)
{
    return std::ranges::any_of(call.words.sliced(1), [flag](const QString &word) {
        return word.startsWith(u'-') && !word.startsWith(u"--") && word.contains(flag);
    });
}

/// `-n 5`, `-n5` or `-5`.
qsizetype countFlag(const ProgramCall &call, qsizetype fallback)
{
    static const QRegularExpression digits(u"^-n?(\\d+)$"_s);
    for (qsizetype i = 1; i < call.words.size(); ++i) {
        if (const auto match = digits.match(call.words[i]); match.hasMatch()) {
            return match.captured(1).toLongLong();
        }
        if (call.words[i] == u"-n" && i + 1 < call.words.size()) {
            return call.words[i + 1].toLongLong();
        }
    }
    return fallback;
}

QString unescaped(const QString &text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const QChar next = text[++i];
        if (next == u'n') {
            out += u'\n';
        } else if (next == u't') {
            out += u'\t';
        } else if (next == u'r') {
            out += u'\r';
        } else if (next == u'e' || (next == u'0' && text.sliced(i).startsWith(u"033"))) {
            out += u'\x1b';
            i += next == u'0' ? 2 : 0;
        } else if (next == u'\\') {
            out += u'\\';
        } else {
            out += u'\\';
            out += next;
        }
    }
    return out;
}

ProgramOutcome echo(const ProgramCall &call)
{
    QStringList words = call.words.sliced(1);
    bool hasNewline = true;
    bool hasEscapes = false;
    while (!words.isEmpty() && (words.first() == u"-n" || words.first() == u"-e")) {
        hasNewline = hasNewline && words.first() != u"-n";
        hasEscapes = hasEscapes || words.first() == u"-e";
        words.removeFirst();
    }
    const QString text = words.join(u' ');
    return said((hasEscapes ? unescaped(text) : text) + (hasNewline ? u"\n"_s : QString()));
}

ProgramOutcome printFormatted(const ProgramCall &call)
{
    if (call.words.size() < 2) {
        return complaint(call, u"usage: printf format [arguments]"_s, 2);
    }
    const QString format = unescaped(call.words[1]);
    QStringList values = call.words.sliced(2);
    QString out;
    do {
        for (qsizetype i = 0; i < format.size(); ++i) {
            if (format[i] != u'%' || i + 1 == format.size()) {
                out += format[i];
            } else if (format[++i] == u'%') {
                out += u'%';
            } else {
                out += values.isEmpty() ? QString() : values.takeFirst();
            }
        }
    } while (!values.isEmpty() && format.contains(u'%'));
    return said(out);
}

ProgramOutcome environment(const ProgramCall &call)
{
    if (call.words.size() > 1) { // printenv NAME
        const auto found = call.environment.constFind(call.words[1]);
        return found == call.environment.cend() ? ProgramOutcome {{}, {}, 1} : said(*found + u'\n');
    }
    QString text;
    for (auto it = call.environment.cbegin(); it != call.environment.cend(); ++it) {
        text += it.key() + u'=' + it.value() + u'\n';
    }
    return said(text);
}

ProgramOutcome listing(const ProgramCall &call)
{
    QStringList paths = operands(call);
    if (paths.isEmpty()) {
        paths << u"."_s;
    }
    ProgramOutcome outcome;
    for (const QString &path : std::as_const(paths)) {
        const QString whole = absolutePath(call.directory, path);
        auto names = call.container.list(whole);
        if (!names && call.container.read(whole)) {
            names = QStringList {path};
        }
        if (!names) {
            outcome.errors
                += "ls: cannot access '" + path.toUtf8() + "': No such file or directory\n";
            outcome.code = 2;
            continue;
        }
        if (paths.size() > 1) {
            outcome.output += path.toUtf8() + ":\n";
        }
        if (hasFlag(call, u'a')) {
            *names = QStringList {u"."_s, u".."_s} + *names;
        }
        for (const QString &name : std::as_const(*names)) {
            const QString inner = absolutePath(whole, name);
            if (hasFlag(call, u'l')) {
                const auto file = call.container.read(inner);
                outcome.output += (file ? "-rw-r--r-- 1 root root " : "drwxr-xr-x 2 root root ")
                    + QByteArray::number(file ? file->size() : 4096).rightJustified(6) + ' '
                    + call.container.started.toString(u"MMM dd hh:mm ").toUtf8();
            }
            outcome.output += name.toUtf8() + '\n';
        }
    }
    return outcome;
}

/// The files that are named, else the input; what is missing goes to `outcome`.
QByteArray textOf(const ProgramCall &call, const QStringList &paths, ProgramOutcome &outcome)
{
    if (paths.isEmpty()) {
        return call.input;
    }
    QByteArray text;
    for (const QString &path : paths) {
        const QString whole = absolutePath(call.directory, path);
        if (const auto file = call.container.read(whole)) {
            text += *file;
            continue;
        }
        const bool isFolder = call.container.list(whole).has_value();
        outcome.errors += (call.words.first() + u": "_s + path
            + (isFolder ? u": Is a directory\n"_s : u": No such file or directory\n"_s))
                              .toUtf8();
        outcome.code = 1;
    }
    return text;
}

QByteArrayList linesOf(const QByteArray &text)
{
    QByteArrayList lines = text.split('\n');
    if (lines.last().isEmpty()) {
        lines.removeLast();
    }
    return lines;
}

QByteArray joined(const QByteArrayList &lines)
{
    return lines.isEmpty() ? QByteArray() : lines.join('\n') + '\n';
}

ProgramOutcome concatenate(const ProgramCall &call)
{
    ProgramOutcome outcome;
    outcome.output = textOf(call, operands(call), outcome);
    return outcome;
}

QStringList filesBehindCount(const ProgramCall &call)
{
    QStringList files = operands(call);
    const qsizetype flag = call.words.indexOf(u"-n");
    if (flag > 0 && flag + 1 < call.words.size()) {
        files.removeOne(call.words[flag + 1]);
    }
    return files;
}

ProgramOutcome head(const ProgramCall &call)
{
    ProgramOutcome outcome;
    const QByteArrayList lines = linesOf(textOf(call, filesBehindCount(call), outcome));
    outcome.output = joined(lines.first(std::min(countFlag(call, 10), lines.size())));
    return outcome;
}

ProgramOutcome tail(const ProgramCall &call)
{
    ProgramOutcome outcome;
    const QByteArrayList lines = linesOf(textOf(call, filesBehindCount(call), outcome));
    outcome.output = joined(lines.last(std::min(countFlag(call, 10), lines.size())));
    return outcome;
}

ProgramOutcome sorted(const ProgramCall &call)
{
    ProgramOutcome outcome;
    QByteArrayList lines = linesOf(textOf(call, operands(call), outcome));
    std::ranges::sort(lines);
    if (hasFlag(call, u'r')) {
        std::ranges::reverse(lines);
    }
    outcome.output = joined(lines);
    return outcome;
}

ProgramOutcome wordCount(const ProgramCall &call)
{
    ProgramOutcome outcome;
    const QByteArray text = textOf(call, operands(call), outcome);
    const qsizetype words = text.simplified().isEmpty() ? 0 : text.simplified().count(' ') + 1;
    QList<qsizetype> counts;
    if (hasFlag(call, u'l')) {
        counts << text.count('\n');
    } else if (hasFlag(call, u'w')) {
        counts << words;
    } else if (hasFlag(call, u'c')) {
        counts << text.size();
    } else {
        counts << text.count('\n') << words << text.size();
    }
    QStringList cells;
    for (const qsizetype count : std::as_const(counts)) {
        cells << QString::number(count);
    }
    outcome.output = (cells.join(u' ') + u'\n').toUtf8();
    return outcome;
}

ProgramOutcome grep(const ProgramCall &call)
{
    QStringList files = operands(call);
    if (files.isEmpty()) {
        return {{}, "Usage: grep [OPTION]... PATTERNS [FILE]...\n", 2};
    }
    QRegularExpression pattern(files.takeFirst());
    if (hasFlag(call, u'i')) {
        pattern.setPatternOptions(QRegularExpression::CaseInsensitiveOption);
    }
    ProgramOutcome outcome;
    QByteArrayList lines = linesOf(textOf(call, files, outcome));
    const bool isInverse = hasFlag(call, u'v');
    lines.removeIf([&](const QByteArray &line) {
        return pattern.match(QString::fromUtf8(line)).hasMatch() == isInverse;
    });
    outcome.output = joined(lines);
    outcome.code = outcome.code != 0 ? 2 : lines.isEmpty() ? 1 : 0;
    return outcome;
}

ProgramOutcome sequence(const ProgramCall &call)
{
    const QStringList ends = operands(call);
    if (ends.isEmpty()) {
        return complaint(call, u"missing operand"_s);
    }
    constexpr qint64 longest = 1'000'000;
    const qint64 first = ends.size() > 1 ? ends.first().toLongLong() : 1;
    const qint64 last = std::min(ends.last().toLongLong(), first + longest);
    ProgramOutcome outcome;
    for (qint64 i = first; i <= last; ++i) {
        outcome.output += QByteArray::number(i) + '\n';
    }
    return outcome;
}

ProgramOutcome date(const ProgramCall &call)
{
    if (call.words.size() > 1 && call.words[1] == u"+%s") {
        return said(QString::number(call.now.toSecsSinceEpoch()) + u'\n');
    }
    return said(call.now.toUTC().toString(u"ddd MMM dd hh:mm:ss 'UTC' yyyy\n"_s));
}

ProgramOutcome processes(const ProgramCall &call)
{
    const QString main
        = call.container.command.isEmpty() ? u"/entrypoint"_s : call.container.command.join(u' ');
    const auto row = [](const QString &user, int pid, const QString &command) {
        return u"%1 %2 %3\n"_s.arg(user, -8).arg(pid, 6).arg(command);
    };
    return said(u"USER        PID COMMAND\n"_s + row(call.container.user, 1, main)
        + row(call.container.user, 412, call.words.join(u' ')));
}

ProgramOutcome space(const ProgramCall &call)
{
    QString text = u"Filesystem      Size  Used Avail Use% Mounted on\n"
                   "overlay         1.8T  412G  1.4T  23% /\n"_s;
    for (const QString &mount : call.container.mounts) {
        text += u"sandbox:/vol    500G  288G  212G  58% %1\n"_s.arg(mount);
    }
    return said(text);
}

ProgramOutcome terminalSettings(const ProgramCall &call)
{
    if (!call.terminal.isValid()) {
        return complaint(call, u"'standard input': Inappropriate ioctl for device"_s);
    }
    if (call.words.value(1) != u"size") {
        return said(u"speed 38400 baud; line = 0;\n"_s);
    }
    return said(u"%1 %2\n"_s.arg(call.terminal.height()).arg(call.terminal.width()));
}

ProgramOutcome identity(const ProgramCall &call)
{
    const bool isRoot = call.container.user == u"root";
    if (hasFlag(call, u'u')) {
        return said((isRoot ? u"0"_s : call.container.user) + u'\n');
    }
    return said(isRoot ? u"uid=0(root) gid=0(root) groups=0(root)\n"_s
                       : u"uid=%1 gid=0(root) groups=0(root)\n"_s.arg(call.container.user));
}

ProgramOutcome userName(const ProgramCall &call)
{
    if (call.container.user == u"root") {
        return said(u"root\n"_s);
    }
    return complaint(call, u"cannot find name for user ID "_s + call.container.user);
}

ProgramOutcome which(const ProgramCall &call)
{
    ProgramOutcome outcome;
    for (const QString &name : operands(call)) {
        if (hasProgram(call.container, name)) {
            outcome.output += "/usr/bin/" + name.toUtf8() + '\n';
        } else {
            outcome.code = 1;
        }
    }
    return outcome;
}

ProgramOutcome systemName(const ProgramCall &call)
{
    return said(hasFlag(call, u'a')
            ? u"Linux %1 6.1.0-sampan x86_64 GNU/Linux\n"_s.arg(call.container.pod)
            : u"Linux\n"_s);
}

const QMap<QString, Program> &programs()
{
    static const QMap<QString, Program> all {{u"cat"_s, &concatenate}, {u"date"_s, &date},
        {u"df"_s, &space}, {u"echo"_s, &echo}, {u"env"_s, &environment}, {u"grep"_s, &grep},
        {u"head"_s, &head}, {u"id"_s, &identity}, {u"ls"_s, &listing},
        {u"nvidia-smi"_s, &gpuReport}, {u"printenv"_s, &environment},
        {u"printf"_s, &printFormatted}, {u"ps"_s, &processes}, {u"seq"_s, &sequence},
        {u"sort"_s, &sorted}, {u"stty"_s, &terminalSettings}, {u"tail"_s, &tail},
        {u"uname"_s, &systemName}, {u"wc"_s, &wordCount}, {u"which"_s, &which},
        {u"whoami"_s, &userName},
        {u"clear"_s, [](const ProgramCall &) { return ProgramOutcome {"\x1b[H\x1b[2J\x1b[3J"}; }},
        {u"false"_s, [](const ProgramCall &) { return ProgramOutcome {{}, {}, 1}; }},
        {u"true"_s, [](const ProgramCall &) { return ProgramOutcome {}; }},
        {u"hostname"_s, [](const ProgramCall &call) { return said(call.container.pod + u'\n'); }},
        {u"pwd"_s, [](const ProgramCall &call) { return said(call.directory + u'\n'); }},
        {u"sleep"_s, [](const ProgramCall &) { return ProgramOutcome {}; }}};
    return all;
}

} // namespace

bool hasProgram(const Container &container, const QString &name)
{
    const QString base = name.section(u'/', -1);
    if (base == u"bash") {
        return container.hasBash;
    }
    if (base == u"nvidia-smi") {
        return container.gpus > 0;
    }
    return base == u"sh" || base == u"yes" || programs().contains(base);
}

bool readsInput(const QStringList &words)
{
    static const QStringList readers {
        u"cat"_s, u"head"_s, u"tail"_s, u"wc"_s, u"grep"_s, u"sort"_s};
    if (!readers.contains(words.value(0))) {
        return false;
    }
    qsizetype files = 0;
    for (qsizetype i = 1; i < words.size(); ++i) {
        const bool isFlag = words[i].startsWith(u'-') && words[i].size() > 1;
        files += isFlag || words[i - 1] == u"-n" ? 0 : 1;
    }
    return files == (words.first() == u"grep" ? 1 : 0);
}

ProgramOutcome runProgram(const ProgramCall &call)
{
    return programs().value(call.words.first().section(u'/', -1))(call);
}

} // namespace models::sandbox
