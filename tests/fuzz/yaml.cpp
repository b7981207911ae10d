// SPDX-License-Identifier: Apache-2.0
// A text, and one operation on one of its nodes: spans lie inside one another, and what an edit
// makes is what was asked.
#include "tests/fuzz/input.h"

#include "models/yaml/operation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace models;
using namespace models::yaml;
using namespace Qt::StringLiterals;

namespace {

using NodeList = std::vector<const Node *>;

void walk(const Tree &tree, const Node &node, NodeList &all)
{
    const TextRange whole {.start = 0, .length = tree.text().size()};
    fuzz::need(node.range.length >= 0 && node.range.start >= 0 && node.range.end() <= whole.end(),
        "a node stands inside the text");
    if (node.keyNode)
        fuzz::need(node.keyNode->range.end() <= node.range.start || node.range.length == 0,
            "a key stands before its value");
    all.push_back(&node);
    qsizetype behind = node.range.start;
    for (const Node *child : node.children) {
        fuzz::need(child->parent == &node, "a child knows its parent");
        fuzz::need(child->range.start >= behind && child->range.end() <= node.range.end(),
            "children stand in order inside their parent");
        behind = child->range.start;
        walk(tree, *child, all);
    }
}

QJsonValue anyValue(FuzzedDataProvider &provider)
{
    switch (provider.ConsumeIntegralInRange(0, 6)) {
    case 0:
        return QJsonValue::Null;
    case 1:
        return provider.ConsumeBool();
    case 2:
        return provider.ConsumeIntegral<qint32>();
    case 3:
        return QJsonArray {1, u"two"_s, QJsonObject {{u"three"_s, 3}}};
    case 4:
        return QJsonObject {{u"a"_s, QJsonArray {}}, {u"b"_s, u"c: d"_s}};
    case 5:
        return QString();
    default:
        return QString::fromUtf8(provider.ConsumeRandomLengthString(24).c_str());
    }
}

Operation anyOperation(FuzzedDataProvider &provider, const NodeList &nodes)
{
    Operation operation;
    operation.kind = provider.PickValueInArray({Operation::Kind::SetScalar,
        Operation::Kind::SetValue, Operation::Kind::InsertKey, Operation::Kind::AppendItem,
        Operation::Kind::InsertItem, Operation::Kind::MoveItem, Operation::Kind::Remove,
        Operation::Kind::RenameKey, Operation::Kind::SetNull, Operation::Kind::DetachAlias});
    operation.path
        = nodes[provider.ConsumeIntegralInRange<std::size_t>(0, nodes.size() - 1)]->path();
    if (provider.ConsumeBool())
        operation.path = operation.path.child(
            QString::fromUtf8(provider.ConsumeRandomLengthString(8).c_str()));
    if (provider.ConsumeBool())
        operation.path = operation.path.child(provider.ConsumeIntegralInRange(0, 3));
    operation.value = anyValue(provider);
    operation.key = QString::fromUtf8(provider.ConsumeRandomLengthString(8).c_str());
    operation.index = provider.ConsumeIntegralInRange(0, 4);
    return operation;
}

void tell(const Tree &before, const Operation &operation, const Tree &after)
{
    const auto quoted = [](const QString &text) {
        return QJsonDocument(QJsonArray {text}).toJson(QJsonDocument::Compact);
    };
    std::fprintf(stderr, "operation %d at %s, value %s, key %s, index %d\n%s\n%s\n",
        int(operation.kind), qPrintable(operation.path.toString()),
        QJsonDocument(QJsonArray {operation.value}).toJson(QJsonDocument::Compact).constData(),
        qPrintable(operation.key), operation.index, quoted(before.text()).constData(),
        quoted(after.text()).constData());
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    FuzzedDataProvider provider(data, size);
    // Numbers come from the end of the input and texts from its start: the rest is the document.
    const int choices = provider.ConsumeIntegralInRange(1, 3);
    const std::string text = provider.ConsumeBytesAsString(provider.remaining_bytes() * 4 / 5);
    TreePtr tree = parse(QString::fromUtf8(text.data(), qsizetype(text.size())));
    for (int i = 0; i < choices; ++i) {
        NodeList nodes;
        for (const Document &document : tree->documents())
            walk(*tree, *document.root, nodes);
        for (const Diagnostic &diagnostic : tree->diagnostics())
            fuzz::need(diagnostic.range.start >= 0 && diagnostic.range.end() <= tree->text().size(),
                "a diagnostic stands inside the text");
        (void)tree->toJson();
        const Operation operation = anyOperation(provider, nodes);
        const auto edits = edit(*tree, operation);
        if (!edits)
            continue;
        TreePtr after = parse(applied(tree->text(), *edits));
        if (!verify(*tree, *after, operation))
            tell(*tree, operation, *after);
        fuzz::need(
            verify(*tree, *after, operation), "an edit makes what was asked, and nothing else");
        tree = after;
    }
    return 0;
}
