// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/tableeditors.h"

#include "models/form/formedits.h"
#include "models/form/formmodel.h"
#include "models/yaml/emit.h"
#include "ui/forms/envsourcedialog.h"
#include "ui/forms/fieldlookup.h"
#include "ui/forms/formwords.h"
#include "ui/forms/nodenote.h"
#include "ui/forms/pairtable.h"
#include "ui/shared/quietlabel.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

using Kind = models::yaml::Operation::Kind;

void place(QWidget *parent, QWidget *table)
{
    auto *layout = new QVBoxLayout(parent);
    layout->setContentsMargins({});
    layout->addWidget(table);
    parent->setFocusProxy(table);
}

models::yaml::Operation operation(Kind kind, const models::Path &path, const QJsonValue &value = {})
{
    models::yaml::Operation result;
    result.kind = kind;
    result.path = path;
    result.value = value;
    result.order = models::yaml::conventionalOrder;
    return result;
}

QString shown(const QJsonValue &value)
{
    return value.isString() ? value.toString() : models::yaml::emitFlow(value).trimmed();
}

/// Removing the last entry takes the whole field away instead of leaving `[]` or `{}`.
models::yaml::Operation removal(
    const models::Path &field, const models::Path &entry, qsizetype size)
{
    return operation(Kind::Remove, size <= 1 ? field : entry);
}

models::FormRow asItem(const models::FormRow &row, const models::SchemaNode *node)
{
    models::FormRow item;
    item.node = node;
    item.path = row.path;
    return item;
}

/// Keys with an own problem under a map or list.
bool isWrong(const models::FormModel &model, const models::FormRow &row, const models::Path &path)
{
    return std::ranges::any_of(row.diagnostics, [&](int index) {
        return model.diagnostics()[index].path.startsWith(path)
            && model.diagnostics()[index].severity == models::yaml::Severity::Error;
    });
}

} // namespace

ListFieldEditor::ListFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_table(new PairTable(1, this))
{
    place(this, m_table);
    m_table->setOrdered(true);
    connect(m_table, &PairTable::valueEdited, this, [this](int index, const QString &text) {
        want({operation(Kind::SetScalar, row().path.child(index), itemOf(text))}, true);
    });
    connect(m_table, &PairTable::removed, this, [this](int index) {
        want({removal(row().path, row().path.child(index), row().value.toArray().size())});
    });
    connect(m_table, &PairTable::moved, this, [this](int index, int by) {
        models::yaml::Operation move = operation(Kind::MoveItem, row().path.child(index));
        move.index = index + by;
        want({move});
    });
    connect(m_table, &PairTable::added, this, [this](const auto &rows) {
        QList<models::yaml::Operation> operations;
        for (const auto &[key, value] : rows)
            operations.append(operation(Kind::AppendItem, row().path, itemOf(value)));
        want(operations);
    });
}

QJsonValue ListFieldEditor::itemOf(const QString &text) const
{
    return models::valueOfText(asItem(row(), row().node ? row().node->items() : nullptr), text);
}

void ListFieldEditor::show(const models::FormRow &row)
{
    m_table->setWords(tr("Add"), {}, {}, tr("value"));
    m_table->setName(row.label.in(FormWords::language()));
    QList<PairTable::Row> rows;
    const QJsonArray items = row.value.toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        rows.append(
            {{}, shown(items[i]), false, isWrong(context().model, row, row.path.child(int(i)))});
    }
    m_table->setRows(rows);
}

MapFieldEditor::MapFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_table(new PairTable(2, this))
    , m_note(new QuietLabel(this))
{
    place(this, m_table);
    layout()->addWidget(m_note);
    m_note->hide();
    if (context.lookup) {
        connect(context.lookup, &FieldLookup::changed, this, [this](const QString &picker) {
            if (picker == this->row().picker) {
                offer();
                showNote();
            }
        });
        connect(&context.model, &models::FormModel::updated, this, &MapFieldEditor::showNote);
    }
    connect(m_table, &PairTable::valueEdited, this, [this](int index, const QString &text) {
        want({operation(Kind::SetScalar, row().path.child(m_keys[index]), valueOf(text))}, true);
    });
    connect(m_table, &PairTable::keyEdited, this, [this](int index, const QString &key) {
        models::yaml::Operation rename
            = operation(Kind::RenameKey, row().path.child(m_keys[index]));
        rename.key = key;
        want({rename});
    });
    connect(m_table, &PairTable::removed, this, [this](int index) {
        want({removal(row().path, row().path.child(m_keys[index]), m_keys.size())});
    });
    connect(m_table, &PairTable::added, this, [this](const auto &rows) {
        QList<models::yaml::Operation> operations;
        for (const auto &[key, value] : rows)
            operations.append(operation(Kind::SetScalar, row().path.child(key), valueOf(value)));
        want(operations);
    });
}

QJsonValue MapFieldEditor::valueOf(const QString &text) const
{
    return models::valueOfText(
        asItem(row(), row().node ? row().node->additional() : nullptr), text);
}

void MapFieldEditor::show(const models::FormRow &row)
{
    m_table->setWords(tr("Add"), tr("or paste KEY=value lines"), tr("key"), tr("value"));
    m_table->setName(row.label.in(FormWords::language()));
    // In the order of the text, not of the alphabet.
    m_keys.clear();
    QList<PairTable::Row> rows;
    const models::yaml::Node *node = context().model.tree()->resolvedAt(row.path, 0);
    node = node ? node->resolved() : nullptr;
    if (node && node->isMap()) {
        for (const models::yaml::Member &member : models::yaml::members(*node)) {
            m_keys.append(member.key);
            rows.append({member.key, shown(models::yaml::toJson(*member.value)), member.isMerged,
                isWrong(context().model, row, row.path.child(member.key))});
        }
    }
    m_table->setRows(rows);
    offer();
    showNote();
}

/// Labels and resources that the cluster's nodes have.
void MapFieldEditor::offer()
{
    FieldLookup *lookup = context().lookup;
    const QString picker = row().picker;
    if (!lookup || picker.isEmpty())
        return;
    QStringList names;
    if (picker == "accelerator"_L1)
        names = {u"cpu"_s, u"memory"_s, u"ephemeral-storage"_s};
    const auto choices = lookup->choices(picker);
    for (const FieldLookup::Choice &choice : choices)
        names.append(choice.name);
    const bool isOfNodes = picker == "node-label"_L1;
    if (!isOfNodes && !picker.startsWith("label:"_L1)) {
        m_table->setChoices(names, {});
        return;
    }
    const QString values = isOfNodes ? u"node-value:"_s : picker + u'=';
    m_table->setChoices(names, [lookup, values](const QString &key) {
        QStringList offered;
        const auto known = lookup->choices(values + key);
        for (const FieldLookup::Choice &choice : known)
            offered.append(choice.name);
        return offered;
    });
}

void MapFieldEditor::showNote()
{
    const bool isOfNodes = row().picker == "node-label"_L1;
    const QString text = isOfNodes ? NodeNote::matching(context(), row().path) : QString();
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

EnvFieldEditor::EnvFieldEditor(FormContext context, QWidget *parent)
    : FieldEditor(context, parent)
    , m_table(new PairTable(2, this))
{
    place(this, m_table);
    m_table->setOrdered(true);
    connect(m_table, &PairTable::valueEdited, this, [this](int index, const QString &text) {
        want({operation(Kind::SetScalar, row().path.child(index).child(u"value"_s), text)}, true);
    });
    connect(m_table, &PairTable::keyEdited, this, [this](int index, const QString &key) {
        want({operation(Kind::SetScalar, row().path.child(index).child(u"name"_s), key)});
    });
    connect(m_table, &PairTable::removed, this, [this](int index) {
        want({removal(row().path, row().path.child(index), row().value.toArray().size())});
    });
    connect(m_table, &PairTable::added, this, [this](const auto &rows) {
        QList<models::yaml::Operation> operations;
        for (const auto &[key, value] : rows) {
            operations.append(operation(
                Kind::AppendItem, row().path, QJsonObject {{u"name"_s, key}, {u"value"_s, value}}));
        }
        want(operations);
    });
    connect(m_table, &PairTable::moved, this, [this](int index, int by) {
        models::yaml::Operation move = operation(Kind::MoveItem, row().path.child(index));
        move.index = index + by;
        want({move});
    });
    connect(m_table, &PairTable::sourceWanted, this, &EnvFieldEditor::chooseSource);
}

void EnvFieldEditor::chooseSource(int index)
{
    const QJsonObject variable = row().value.toArray().at(index).toObject();
    auto *dialog = new EnvSourceDialog(context().lookup, variable, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog, index] {
        const QJsonObject chosen = dialog->variable();
        const QJsonObject now = row().value.toArray().at(index).toObject();
        const models::Path path = row().path.child(index);
        QList<models::yaml::Operation> operations;
        for (const auto &key : {u"value"_s, u"valueFrom"_s}) {
            if (now.contains(key) && !chosen.contains(key))
                operations.append(operation(Kind::Remove, path.child(key)));
            else if (chosen.contains(key) && now[key] != chosen[key])
                operations.append(operation(Kind::SetValue, path.child(key), chosen[key]));
        }
        want(operations);
    });
    dialog->open();
}

void EnvFieldEditor::show(const models::FormRow &row)
{
    m_table->setWords(tr("Add variable"), tr("or paste KEY=value lines"), tr("name"), tr("value"));
    m_table->setName(row.label.in(FormWords::language()));
    m_table->setHasSources(tr("Where the value comes from"));
    QList<PairTable::Row> rows;
    const QJsonArray items = row.value.toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QJsonObject item = items[i].toObject();
        const QJsonObject source = item[u"valueFrom"_s].toObject();
        QString text = shown(item[u"value"_s]);
        if (!item.contains(u"value"_s))
            text.clear();
        for (const auto &[key, word] : {std::pair {u"secretKeyRef"_s, u"Secret"_s},
                 std::pair {u"configMapKeyRef"_s, u"ConfigMap"_s}}) {
            const QJsonObject reference = source[key].toObject();
            if (!reference.isEmpty())
                text = u"%1 %2 › %3"_s.arg(
                    word, reference[u"name"_s].toString(), reference[u"key"_s].toString());
        }
        if (text.isEmpty() && !source.isEmpty())
            text = models::yaml::emitFlow(source).trimmed();
        rows.append({item[u"name"_s].toString(), text, !source.isEmpty(),
            isWrong(context().model, row, row.path.child(int(i)))});
    }
    m_table->setRows(rows);
}

} // namespace ui
