// SPDX-License-Identifier: Apache-2.0
// corpus_edits SEED EDITS STRINGS FILE...: random changes of these files, each as one line of JSON
// with the text that came of it and the documents it has to mean, for readers that are not ours.
// What can be said of the text alone is looked at here: one line for a scalar, no comment lost.
#include "jsonedit.h"

#include "models/yaml/quoting.h"
#include "tests/yaml/textchanges.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTextStream>

#include <algorithm>
#include <cstdio>

using namespace models;
using namespace models::yaml;
using namespace Qt::StringLiterals;
using Kind = Operation::Kind;

namespace {

struct Source
{
    QString name;
    QString text;
    TreePtr tree;
    QList<QList<const Node *>> nodes; ///< by document, values only
};

void collect(const Node &node, QList<const Node *> &nodes)
{
    for (const Node *child : node.children) {
        if (child->isMergeKey || child->isShadowed)
            continue;
        nodes.append(child);
        if (child->kind != Node::Kind::Alias)
            collect(*child, nodes);
    }
}

QJsonArray documentsOf(const Tree &tree)
{
    QJsonArray all;
    for (int i = 0; i < tree.documents().size(); ++i) {
        if (!tree.documents()[i].isBlank)
            all.append(tree.toJson(i));
    }
    return all;
}

/// All that follows a # that could begin a comment, in order.
QStringList comments(const QString &text)
{
    QStringList found;
    for (const QString &line : text.split(u'\n')) {
        for (qsizetype at = line.indexOf(u'#'); at >= 0; at = line.indexOf(u'#', at + 1)) {
            if (at == 0 || line[at - 1].isSpace()) {
                found.append(line.mid(at).trimmed());
                break;
            }
        }
    }
    return found;
}

QJsonValue anyScalar(QRandomGenerator &random)
{
    static const QList<QJsonValue> values {u"new"_s, u"yes"_s, u"a: b"_s, u"# no"_s, u"- x"_s,
        u""_s, u" "_s, u"0644"_s, u"1e3"_s, u"12:30"_s, u"null"_s, u"~"_s, u"é🚢你"_s, u"'\""_s,
        u"two\nlines\n"_s, u"{a}"_s, u"*x"_s, u"%a"_s, u"@a"_s, u"http://h/p?q=1#f"_s, 5, -1, 1.5,
        true, false};
    return values[random.bounded(values.size())];
}

QJsonValue anyValue(QRandomGenerator &random)
{
    switch (random.bounded(4)) {
    case 0:
        return QJsonObject {{u"n"_s, QJsonArray {anyScalar(random), u"two"_s}}, {u"m"_s, 1}};
    case 1:
        return QJsonArray {QJsonObject {{u"a"_s, anyScalar(random)}}, 2};
    case 2:
        return QJsonArray();
    default:
        return anyScalar(random);
    }
}

/// Which kinds make sense of a node, and with which arguments.
Operation anyOperation(QRandomGenerator &random, const Node &node, int document)
{
    Operation operation {.document = document, .path = node.path()};
    const bool isItem = node.parent->isList();
    const auto siblings = int(node.parent->children.size());
    switch (random.bounded(10)) {
    case 0:
        operation.kind = Kind::Remove;
        break;
    case 1:
        operation.kind = Kind::SetNull;
        break;
    case 2:
        operation.kind = Kind::SetValue;
        operation.value = anyValue(random);
        break;
    case 3:
        operation.kind = node.kind == Node::Kind::Alias ? Kind::DetachAlias : Kind::SetScalar;
        operation.value = anyScalar(random);
        break;
    case 4:
    case 5:
        operation.value = anyValue(random);
        if (isItem) {
            operation.kind = Kind::InsertItem;
            operation.path = node.parent->path().child(random.bounded(siblings + 1));
        } else {
            operation.kind = Kind::InsertKey;
            operation.path = node.parent->path().child(u"zz%1"_s.arg(random.bounded(1000)));
        }
        break;
    case 6:
        operation.kind = isItem ? Kind::MoveItem : Kind::RenameKey;
        operation.index = random.bounded(siblings);
        operation.key = u"renamed%1"_s.arg(random.bounded(1000));
        break;
    case 7:
        if (node.isList()) {
            operation.kind = Kind::AppendItem;
            operation.value = anyValue(random);
            break;
        }
        [[fallthrough]];
    default:
        operation.kind = Kind::SetScalar;
        operation.value = anyScalar(random);
    }
    return operation;
}

/// What is wrong with the text itself; empty when nothing is.
QString textFault(
    const Source &source, const Node &node, const Operation &operation, const QString &after)
{
    const bool isScalarEdit = operation.kind == Kind::SetScalar && node.kind == Node::Kind::Scalar
        && !node.isBlockScalar() && !node.range.in(source.text).contains(u'\n')
        && !operation.value.toString().contains(u'\n');
    if (isScalarEdit && changedLines(source.text, after) > 1)
        return u"more than one line changed"_s;
    const bool adds = operation.kind == Kind::InsertKey || operation.kind == Kind::InsertItem
        || operation.kind == Kind::AppendItem;
    if (!adds && !isScalarEdit)
        return {};
    QStringList before = comments(source.text);
    const QStringList now = comments(after);
    if (isScalarEdit && node.range.in(source.text).contains(u'#'))
        return {}; // what looks like a comment was in the value
    for (const QString &comment : std::as_const(before)) {
        if (!now.contains(comment) && std::ranges::none_of(now, [&](const QString &other) {
                return other.endsWith(comment);
            }))
            return u"a comment was lost: "_s + comment;
    }
    return {};
}

QString nameOf(Kind kind)
{
    static const QStringList names {u"SetScalar"_s, u"SetValue"_s, u"InsertKey"_s, u"AppendItem"_s,
        u"InsertItem"_s, u"MoveItem"_s, u"Remove"_s, u"RenameKey"_s, u"SetNull"_s,
        u"DetachAlias"_s};
    return names.value(int(kind));
}

void say(const QJsonObject &line)
{
    const QByteArray text = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(text.constData(), 1, size_t(text.size()), stdout);
}

QList<Source> sourcesOf(const QStringList &files)
{
    QList<Source> sources;
    for (const QString &name : files) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        Source source {.name = name, .text = QString::fromUtf8(file.readAll())};
        source.tree = parse(source.text);
        if (source.tree->hasErrors())
            continue;
        bool hasNodes = false;
        for (int i = 0; i < source.tree->documents().size(); ++i) {
            QList<const Node *> nodes;
            collect(*source.tree->root(i), nodes);
            hasNodes = hasNodes || !nodes.isEmpty();
            source.nodes.append(nodes);
        }
        if (hasNodes)
            sources.append(source);
    }
    return sources;
}

void edits(QRandomGenerator &random, int count, const QList<Source> &sources)
{
    for (int i = 0; i < count; ++i) {
        const Source &source = sources[random.bounded(sources.size())];
        const int document = random.bounded(int(source.nodes.size()));
        const QList<const Node *> &nodes = source.nodes[document];
        if (nodes.isEmpty()) {
            --i;
            continue;
        }
        const Node &node = *nodes[random.bounded(nodes.size())];
        const Operation operation = anyOperation(random, node, document);
        QJsonObject line {{u"kind"_s, nameOf(operation.kind)}, {u"file"_s, source.name},
            {u"document"_s, document}, {u"path"_s, operation.path.toString()},
            {u"value"_s, operation.value}};
        const auto want = meant(source.tree->toJson(document), operation);
        const auto edited = edit(*source.tree, operation);
        if (!edited || !want) {
            line.insert(
                u"refused"_s, edited ? u"means nothing here"_s : edited.error().message.english());
            say(line);
            continue;
        }
        const QString after = applied(source.text, *edited);
        QJsonArray documents = documentsOf(*source.tree);
        documents.replace(document, *want);
        line.insert(u"after"_s, after);
        line.insert(u"want"_s, documents);
        if (const QString fault = textFault(source, node, operation, after); !fault.isEmpty())
            line.insert(u"fault"_s, fault);
        say(line);
    }
}

/// Any text as a value in a block, as a value and as a key inside braces.
void quotes(QRandomGenerator &random, int count)
{
    static const QString letters
        = u"ab01_.-+:#?,[]{}&*!|>'\"%@`\\ ~=<\ty\n\r\u0085\u00a0\u2028\ufeffé你🚢eEnNoOxX"_s;
    static const QStringList words {u"yes"_s, u"No"_s, u"ON"_s, u"null"_s, u"~"_s, u"0x1F"_s,
        u"0o17"_s, u"017"_s, u"1_000"_s, u"12:30:45"_s, u"1e3"_s, u".5"_s, u".inf"_s, u"-.INF"_s,
        u".NaN"_s, u"2024-01-01"_s, u"="_s, u"<<"_s, u"---"_s, u"..."_s, u"- a"_s, u"? a"_s,
        u"a:"_s, u": a"_s, u"!!int 1"_s, u"&a"_s, u"*a"_s, u"%YAML"_s, u"0b101"_s, u"+1"_s, u"1."_s,
        u"TRUE"_s, u"True"_s, u"y"_s, u"N"_s};
    for (int i = 0; i < count; ++i) {
        QString text;
        if (i < words.size()) {
            text = words[i];
        } else {
            for (int n = random.bounded(10); n > 0; --n)
                text += letters[random.bounded(letters.size())];
            text = QString::fromUtf8(text.toUtf8()); // no halves of pairs
        }
        const QString after = u"b: %1\nf: [%2, {%3: 1}]\n"_s.arg(quoted(text),
            quoted(text, QuoteContext::Flow), quoted(u"k"_s + text, QuoteContext::FlowKey));
        const QJsonObject want {
            {u"b"_s, text}, {u"f"_s, QJsonArray {text, QJsonObject {{u"k"_s + text, 1}}}}};
        say({{u"kind"_s, u"quote"_s}, {u"value"_s, text}, {u"after"_s, after},
            {u"want"_s, QJsonArray {want}}});
    }
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (arguments.size() < 4)
        return 2;
    QRandomGenerator random(arguments[0].toUInt());
    const QList<Source> sources = sourcesOf(arguments.mid(3));
    if (sources.isEmpty())
        return 3;
    edits(random, arguments[1].toInt(), sources);
    quotes(random, arguments[2].toInt());
    return 0;
}
