// SPDX-License-Identifier: Apache-2.0
#include "models/yaml/operation.h"

#include "models/base/json.h"
#include "models/yaml/patcher.h"
#include "models/yaml/scan.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace models::yaml {

using namespace Qt::StringLiterals;

namespace {

bool isRight(const Tree &tree, const Operation &operation, const QList<TextEdit> &edits)
{
    return verify(tree, *parse(applied(tree.text(), edits)), operation);
}

/// Comments inside a span are lost when it is written anew.
bool hasComments(QStringView text, TextRange range)
{
    for (qsizetype i = range.start; i < range.end(); ++i) {
        if (text[i] == u'#' && (i == 0 || scan::isBlankOrBreak(text[i - 1])))
            return true;
    }
    return false;
}

/// The parent with the operation done on its values, as one new value.
std::optional<Operation> widened(const Tree &tree, const Operation &operation)
{
    if (operation.path.isEmpty())
        return {};
    const Path path = operation.path.parent();
    const Node *parent = tree.nodeAt(path, operation.document);
    if (!parent || !parent->parent || !(parent->isMap() || parent->isList())
        || hasComments(tree.text(), parent->range) || tree.isBroken(path, operation.document))
        return {};
    const QJsonValue wanted
        = operation.kind == Operation::Kind::SetNull ? QJsonValue::Null : operation.value;
    const auto *key = std::get_if<QString>(&operation.path.last());
    const int *index = std::get_if<int>(&operation.path.last());
    QJsonValue value = toJson(*parent);
    QJsonObject object = value.toObject();
    QJsonArray array = value.toArray();
    switch (operation.kind) {
    case Operation::Kind::SetScalar:
    case Operation::Kind::SetValue:
    case Operation::Kind::InsertKey:
    case Operation::Kind::SetNull:
        if (key)
            object.insert(jsonKey(*key), wanted);
        else if (*index < array.size())
            array.replace(*index, wanted);
        break;
    case Operation::Kind::Remove:
        if (key)
            object.remove(jsonKey(*key));
        else if (*index < array.size())
            array.removeAt(*index);
        break;
    case Operation::Kind::MoveItem:
        if (index && *index < array.size() && operation.index < array.size())
            array.insert(operation.index, array.takeAt(*index));
        break;
    default:
        return {};
    }
    return Operation {.kind = Operation::Kind::SetValue,
        .document = operation.document,
        .path = path,
        .value = key ? QJsonValue(object) : QJsonValue(array),
        .order = operation.order};
}

/// Lines that stayed the same stay out of the edit.
TextEdit changedPart(const QString &before, const QString &after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (
        tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    return {head, before.size() - head - tail, after.mid(head, after.size() - head - tail)};
}

} // namespace

Result<QList<TextEdit>> plan(const Tree &tree, const Operation &operation)
{
    return Patcher(tree, operation).run();
}

Result<QList<TextEdit>> edit(const Tree &tree, const Operation &operation)
{
    const Result<QList<TextEdit>> first = plan(tree, operation);
    if (!first || isRight(tree, operation, *first))
        return first;
    Patcher second(tree, operation);
    second.avoidLiterals();
    if (const auto edits = second.run(); edits && isRight(tree, operation, *edits))
        return edits;
    if (const auto wider = widened(tree, operation)) {
        const auto edits = plan(tree, *wider);
        // What the parent's values do not tell, a merge of nothing for one, must not be lost
        // either.
        if (edits && isRight(tree, *wider, *edits) && isRight(tree, operation, *edits))
            return edits;
    }
    const Position at = tree.positionAt(first->isEmpty() ? 0 : first->first().start);
    return failure(Error::Kind::Invalid,
        Message(
            QT_TRANSLATE_NOOP("models",
                "%1 cannot be changed without touching other values (line %2). Change it in the "
                "text."),
            {operation.path.toString(), QString::number(at.line)}));
}

Result<QList<TextEdit>> editAll(const Tree &tree, const QList<Operation> &operations)
{
    if (operations.size() == 1)
        return edit(tree, operations.first());
    QString text = tree.text();
    TreePtr current;
    for (const Operation &operation : operations) {
        const auto edits = edit(current ? *current : tree, operation);
        if (!edits)
            return std::unexpected(edits.error());
        text = applied(text, *edits);
        current = parse(text);
    }
    if (text == tree.text())
        return QList<TextEdit>();
    return QList<TextEdit> {changedPart(tree.text(), text)};
}

} // namespace models::yaml
