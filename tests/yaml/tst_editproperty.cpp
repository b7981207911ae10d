// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/operation.h"
#include "tests/yaml/textchanges.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace models;
using namespace models::yaml;
using namespace Qt::StringLiterals;

/// Random edits of documents that nobody wrote for the purpose: one line changes, no comment is
/// lost, and everything else means what it meant.
class TestEditProperty : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void generated();
    void corpus_data();
    void corpus();
    void quotingRoundTrips();
    void figures();
};

namespace {

QString generate(QRandomGenerator &random, int depth, int column)
{
    static const QStringList words = {u"x"_s, u"\"two words\""_s, u"'it''s'"_s, u"12"_s, u"true"_s,
        u"~"_s, u"[1, 2]"_s, u"{p: q}"_s, u"|\n%1  text #no\n\n%1  more"_s,
        u">-\n%1  folded\n%1  text"_s, u""_s, u"http://a/b#c"_s, u"\"é🚢\""_s, u"[]"_s, u"{}"_s};
    QString text;
    const int count = 1 + random.bounded(4);
    const QString indent(column, u' ');
    const bool isList = depth > 0 && random.bounded(3) == 0;
    for (int i = 0; i < count; ++i) {
        if (random.bounded(5) == 0)
            text += indent + u"# about "_s + QString::number(i) + u'\n';
        if (random.bounded(9) == 0)
            text += u'\n';
        text += indent + (isList ? u"-"_s : u"k%1:"_s.arg(i));
        const QString comment = random.bounded(4) == 0 ? u"  # c%1"_s.arg(i) : QString();
        if (depth < 4 && random.bounded(3) == 0) {
            text += comment + u'\n' + generate(random, depth + 1, column + (isList ? 2 : 2));
            continue;
        }
        QString word = words[random.bounded(words.size())];
        const bool isBlock = word.startsWith(u'|') || word.startsWith(u'>');
        if (isBlock && !comment.isEmpty())
            word.insert(word.indexOf(u'\n'), comment);
        text += (word.isEmpty() ? u""_s : u" "_s) + word.replace(u"%1"_s, indent)
            + (isBlock ? QString() : comment) + u'\n';
    }
    return text;
}

/// All that follows a # that could begin a comment, in order.
QStringList comments(const QString &text)
{
    QStringList found;
    for (qsizetype at = text.indexOf(u'#'); at >= 0; at = text.indexOf(u'#', at + 1)) {
        if (at > 0 && !text[at - 1].isSpace())
            continue;
        const qsizetype end = text.indexOf(u'\n', at);
        found += text.mid(at, end < 0 ? -1 : end - at).trimmed();
        at = end < 0 ? text.size() : end;
    }
    return found;
}

void collect(const Node &node, QList<const Node *> &scalars)
{
    for (const Node *child : node.children) {
        if (child->isScalar())
            scalars.append(child);
        collect(*child, scalars);
    }
}

/// The comments that an edit of this scalar has to keep: a # inside its own text is no comment.
QStringList commentsAround(const QString &text, const Node &node)
{
    qsizetype start = node.range.start;
    if (node.isBlockScalar()) // its header's line may end in a comment
        start = std::min(text.indexOf(u'\n', start), node.range.end());
    QString around = text;
    return comments(around.remove(start, node.range.end() - start));
}

/// Several edits of scalars; empty when all went well.
QString check(const QString &text, QRandomGenerator &random, int edits)
{
    static const QList<QJsonValue> values = {u"new"_s, u"yes"_s, u"a: b"_s, 5, true,
        QJsonValue::Null, u"http://h/p?q=1"_s, u""_s, u"- x"_s, 1.5};
    const TreePtr tree = parse(text);
    if (tree->hasErrors())
        return u"does not parse: "_s + tree->diagnostics().first().message.english();
    for (int document = 0; document < tree->documents().size(); ++document) {
        QList<const Node *> scalars;
        collect(*tree->root(document), scalars);
        for (int i = 0; i < edits && !scalars.isEmpty(); ++i) {
            const Node *node = scalars[random.bounded(scalars.size())];
            const Operation operation {.kind = Operation::Kind::SetScalar,
                .document = document,
                .path = node->path(),
                .value = values[random.bounded(values.size())]};
            const auto result = edit(*tree, operation);
            if (!result)
                return operation.path.toString() + u": "_s + result.error().text();
            const QString after = applied(text, *result);
            const bool isOneLine = !node->isBlockScalar() && !node->range.in(text).contains(u'\n');
            if (isOneLine && changedLines(text, after) > 1)
                return operation.path.toString() + u" changed more than a line"_s;
            if (comments(after) != commentsAround(text, *node))
                return operation.path.toString() + u" lost a comment"_s;
            if (toJson(*parse(after)->nodeAt(operation.path, document)) != operation.value)
                return operation.path.toString() + u" has another value"_s;
        }
    }
    return {};
}

} // namespace

void TestEditProperty::generated()
{
    QRandomGenerator random(20261124);
    for (int round = 0; round < 80; ++round) {
        const QString text = generate(random, 0, 0);
        const QString fault = check(text, random, 12);
        QVERIFY2(fault.isEmpty(), qPrintable(fault + u"\n"_s + text));
        // Removing each entry and putting keys and items everywhere is right or refused.
        const TreePtr tree = parse(text);
        QList<const Node *> scalars;
        collect(*tree->root(), scalars);
        for (const Node *node : std::as_const(scalars)) {
            const Path path = node->path();
            const Operation remove {.kind = Operation::Kind::Remove, .path = path};
            const auto removed = edit(*tree, remove);
            QVERIFY2(removed, qPrintable(u"remove "_s + path.toString() + u'\n' + text));
            Operation add {.kind = Operation::Kind::SetValue,
                .path = path.parent(),
                .value = QJsonObject {{u"n"_s, QJsonArray {1, u"two"_s}}}};
            if (node->parent->isList())
                add = {
                    .kind = Operation::Kind::AppendItem, .path = path.parent(), .value = add.value};
            else
                add = {.kind = Operation::Kind::InsertKey,
                    .path = path.parent().child(u"new"_s),
                    .value = add.value};
            const auto added = edit(*tree, add);
            QVERIFY2(added, qPrintable(u"add "_s + add.path.toString() + u'\n' + text));
            QCOMPARE(comments(applied(text, *added)), comments(text));
            const Operation literal {
                .kind = Operation::Kind::SetScalar, .path = path, .value = u"#!/bin/sh\necho\n"_s};
            QVERIFY2(
                edit(*tree, literal), qPrintable(u"literal "_s + path.toString() + u'\n' + text));
        }
    }
}

void TestEditProperty::corpus_data()
{
    QTest::addColumn<QString>("file");
    const QString folder = QFileInfo(QStringLiteral(SAMPAN_SHARED_DIR)).canonicalFilePath();
    const QDir shared(folder.isEmpty() ? u"/nonexistent"_s : folder);
    QDirIterator files(
        shared.path(), {u"*.yaml"_s, u"*.yml"_s}, QDir::Files, QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        const QString file = files.next();
        if (files.fileInfo().size() < 60'000 && ++count <= 150)
            QTest::newRow(qPrintable(shared.relativeFilePath(file))) << file;
    }
    if (count == 0)
        QTest::newRow("none") << QString();
}

void TestEditProperty::corpus()
{
    QFETCH(QString, file);
    if (file.isEmpty())
        QSKIP("There are no manifests beside this checkout.");
    QFile input(file);
    QVERIFY(input.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(input.readAll());
    if (parse(text)->hasErrors())
        QSKIP("Not YAML of this kind (a template, or broken on purpose).");
    QRandomGenerator random(7);
    QCOMPARE(check(text, random, 3), QString());
}

void TestEditProperty::quotingRoundTrips()
{
    QRandomGenerator random(42);
    static const QString letters
        = u"ab01_.-+:#?,[]{}&*!|>'\"%@`\\ ~=<\ty\n\u0085\u00a0\u2028\ufeffé你🚢"_s;
    for (int i = 0; i < 4000; ++i) {
        QString text;
        for (int n = random.bounded(9); n > 0; --n)
            text += letters[random.bounded(letters.size())];
        text = QString::fromUtf8(text.toUtf8()); // no halves of pairs
        const QString yaml = u"b: %1\nf: [%2, {%3: 1}]\n%4: 1\n"_s.arg(quoted(text),
            quoted(text, QuoteContext::Flow), quoted(text, QuoteContext::FlowKey),
            quoted(u"k"_s + text, QuoteContext::Key));
        const TreePtr tree = parse(yaml);
        QVERIFY2(!tree->hasErrors(), qPrintable(yaml));
        const QJsonObject object = tree->toJson().toObject();
        QCOMPARE(object.value(u"b"_s), QJsonValue(text));
        QCOMPARE(object.value(u"f"_s).toArray().at(0), QJsonValue(text));
        QVERIFY(object.value(u"f"_s).toArray().at(1).toObject().contains(text));
        QVERIFY(object.contains(u"k"_s + text));
    }
}

/// 10,000 lines: how long reading and editing take. Only a gross miss fails; the figures are for
/// the eye (and for an optimized build).
void TestEditProperty::figures()
{
    QString text = u"apiVersion: v1\nkind: List\nitems:\n"_s;
    for (int i = 0; text.count(u'\n') < 10'000; ++i)
        text += u"- metadata:\n    name: worker-%1 # number %1\n    labels:\n      app: \"x\"\n"
                "  spec:\n    replicas: %1\n    args: [a, b]\n    script: |\n      echo one\n"
                "      echo two\n"_s.arg(i);
    const auto milliseconds = [](auto &&work) {
        double best = 1e9;
        for (int i = 0; i < 5; ++i) {
            QElapsedTimer timer;
            timer.start();
            work();
            best = std::min(best, double(timer.nsecsElapsed()) / 1e6);
        }
        return best;
    };
    const TreePtr tree = parse(text);
    const Operation operation {.kind = Operation::Kind::SetScalar,
        .path = {u"items"_s, 500, u"spec"_s, u"replicas"_s},
        .value = 7};
    const double parsing = milliseconds([&] { (void)parse(text); });
    const double planning = milliseconds([&] { (void)plan(*tree, operation); });
    const double editing = milliseconds([&] { (void)edit(*tree, operation); });
    qInfo("10,000 lines, %lld kB: read %.1f ms, plan an edit %.2f ms, with verification %.1f ms",
        text.size() / 1000, parsing, planning, editing);
    QVERIFY(parsing < 500);
    QVERIFY(planning < 20);
}

QTEST_GUILESS_MAIN(TestEditProperty)
#include "tst_editproperty.moc"
