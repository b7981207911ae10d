// SPDX-License-Identifier: Apache-2.0
#include "models/form/rowmaker.h"

#include "models/base/json.h"
#include "models/form/references.h"
#include "models/form/widgetchoice.h"
#include "models/yaml/emit.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

/// Composite editors look at more than one place.
bool holdsWholeObject(const QString &widget)
{
    return widget == "volumes"_L1 || widget == "env"_L1 || widget == "island"_L1
        || widget == "map"_L1 || widget == "list"_L1 || widget == "checklist"_L1
        || widget == "commandLine"_L1;
}

bool isEmptyValue(const QJsonValue &value)
{
    return (value.isString() && value.toString().isEmpty())
        || (value.isArray() && value.toArray().isEmpty())
        || (value.isObject() && value.toObject().isEmpty());
}

} // namespace

bool FormRow::operator==(const FormRow &other) const
{
    return std::tie(id, path, key, label, widget, level, required, state, isModified, value, text,
               isFrozen, frozenWhy, placeholder, anchor, node, guide, diagnostics, depth, section,
               options, picker, summary, isExpandable, isExpanded, isSet, fields, setFields, errors,
               action)
        == std::tie(other.id, other.path, other.key, other.label, other.widget, other.level,
            other.required, other.state, other.isModified, other.value, other.text, other.isFrozen,
            other.frozenWhy, other.placeholder, other.anchor, other.node, other.guide,
            other.diagnostics, other.depth, other.section, other.options, other.picker,
            other.summary, other.isExpandable, other.isExpanded, other.isSet, other.fields,
            other.setFields, other.errors, other.action);
}

RowMaker::RowMaker(const FormInput &input)
    : m_input(input)
{
    for (int i = 0; i < input.diagnostics.size(); ++i) {
        if (input.diagnostics[i].document == input.document)
            m_diagnosticsAt.insert(input.diagnostics[i].path, i);
    }
}

const yaml::Node *RowMaker::written(const Path &path) const
{
    return m_input.tree->resolvedAt(path, m_input.document);
}

int RowMaker::itemCount(const Path &list) const
{
    const yaml::Node *node = written(list);
    node = node ? node->resolved() : nullptr;
    return node && node->isList() ? int(node->children.size()) : 0;
}

QString RowMaker::itemName(const Path &item, const SchemaNode *itemNode) const
{
    const yaml::Node *node = written(item);
    node = node ? node->resolved() : nullptr;
    if (!node || !node->isMap())
        return {};
    QStringList names {u"name"_s, u"type"_s, u"key"_s, u"mountPath"_s};
    if (itemNode) {
        for (const QString &name : itemNode->required) {
            if (!names.contains(name))
                names.append(name);
        }
    }
    for (const QString &name : std::as_const(names)) {
        const yaml::Node *value = node->child(name);
        if (value && value->isScalar() && !value->isNull() && !value->text.isEmpty())
            return value->text;
    }
    return {};
}

/// "8080,TCP" by the schema's list keys, with their defaults; else the item's name.
QString RowMaker::itemKey(const Path &item, const SchemaNode *list) const
{
    if (!list || list->listMapKeys.isEmpty())
        return itemName(item, nullptr);
    const yaml::Node *node = written(item);
    if (!node || !node->isMap())
        return {};
    QStringList parts;
    for (const QString &key : list->listMapKeys) {
        const yaml::Node *value = yaml::memberOf(*node, key);
        value = value ? value->resolved() : nullptr;
        const SchemaNode *member = list->items() ? list->items()->property(key) : nullptr;
        if (value && value->isScalar() && !value->isNull())
            parts.append(value->text);
        else if (member && member->defaultValue.isString())
            parts.append(member->defaultValue.toString());
        else
            return {};
    }
    return parts.join(u',');
}

QString RowMaker::itemId(const Path &list, int index) const
{
    QStringList &ids = m_itemIds[list];
    if (index < ids.size())
        return ids[index];
    const SchemaNode *schema = schemaAt(m_input.root, list);
    QSet<QString> taken {QString()}; // doubled keys must not share an identity
    ids.clear();
    const int count = std::max(itemCount(list), index + 1);
    for (int i = 0; i < count; ++i) {
        const QString key = itemKey(list.child(i), schema);
        ids.append(taken.contains(key) ? u'#' + QString::number(i) : key);
        taken.insert(key);
    }
    return ids[index];
}

QString RowMaker::idOf(const Path &path) const
{
    if (path.isEmpty())
        return {};
    if (const auto known = m_ids.constFind(path); known != m_ids.constEnd())
        return *known;
    const Path parent = path.parent();
    QString id = idOf(parent);
    if (const auto *key = std::get_if<QString>(&path.last()))
        id += u'.' + *key;
    else
        id += u'[' + itemId(parent, std::get<int>(path.last())) + u']';
    m_ids.insert(path, id);
    return id;
}

bool RowMaker::isRequired(const Path &path) const
{
    if (path.isEmpty())
        return true;
    const Path parent = path.parent();
    if (path.last().index() == 1) // items are, as far as the list is: a form begins with one
        return isSet(path) || isRequired(parent);
    if (!isSet(parent) && !isRequired(parent))
        return false;
    const SchemaNode *above = schemaAt(m_input.root, parent);
    if (above && above->required.contains(path.lastKey()))
        return true;
    if (parent.isEmpty()) // kinds without a single required field still are nothing without spec
        return path.lastKey() == "spec"_L1 || path.lastKey() == "metadata"_L1;
    const FieldGuide *guide = guideOf(path);
    return guide && guide->required;
}

QString RowMaker::summaryOf(const Path &object, const SchemaNode *node) const
{
    constexpr qsizetype most = 3;
    const yaml::Node *written = this->written(object);
    if (!written || !written->isMap())
        return {};
    const QString name = itemName(object, node);
    const bool isItem = object.last().index() == 1;
    QStringList parts;
    for (const yaml::Member &member : yaml::members(*written)) {
        const yaml::Node *value = member.value->resolved();
        if (!value || parts.size() >= most)
            continue;
        if (value->isScalar() && !value->isNull() && value->text != name && !value->text.isEmpty()
            && !value->text.contains(u'\n'))
            parts.append(member.key == "image"_L1 ? value->text : member.key + u' ' + value->text);
        else if (value->isMap() && isItem && parts.isEmpty()) {
            const yaml::Node *only // what a volume is of, and which
                = value->children.size() == 1 ? value->children.first()->resolved() : nullptr;
            const bool isShort = only && only->isScalar() && !only->isNull();
            parts.append(isShort ? member.key + u' ' + only->text : member.key);
        }
    }
    return parts.join(u" · "_s);
}

const FieldGuide *RowMaker::guideOf(const Path &path) const
{
    return m_input.guide ? m_input.guide->fieldFor(path) : nullptr;
}

int RowMaker::errorsUnder(const Path &path) const
{
    return int(std::ranges::count_if(m_input.diagnostics, [&](const yaml::Diagnostic &found) {
        return found.severity == yaml::Severity::Error && found.document == m_input.document
            && found.path.startsWith(path);
    }));
}

QString RowMaker::acceleratorKey(const Path &limits) const
{
    const yaml::Node *node = written(limits);
    node = node ? node->resolved() : nullptr;
    if (node && node->isMap()) {
        for (const yaml::Node *child : node->children) {
            const QString &key = child->key;
            if (key.contains(u'/') && !key.startsWith("rdma/"_L1)
                && !key.startsWith("requests."_L1))
                return key;
        }
    }
    return u"nvidia.com/gpu"_s;
}

FormRow RowMaker::row(const Path &path, const SchemaNode *node, const FieldGuide *guide) const
{
    FormRow row;
    row.path = path;
    row.id = idOf(path);
    row.key = path.lastKey();
    if (row.key.isEmpty() && !path.isEmpty())
        row.key = u'[' + QString::number(std::get<int>(path.last())) + u']';
    row.node = node;
    row.guide = guide;
    row.label = guide && !guide->label.isEmpty() ? guide->label : Text {row.key, row.key};
    row.level = guide ? guide->level : Level::All;
    row.required = isRequired(path);
    row.widget = chooseWidget(node, guide, row.key);
    row.options = optionsOf(node, guide);
    const Reference reference = referenceAt(*m_input.tree, m_input.document, path, guide);
    row.picker = reference.picker;
    if (reference.isLocal())
        row.options = reference.here;
    if (row.widget == "text"_L1 && !row.picker.isEmpty())
        row.widget = u"picker"_s;
    if (node && !node->defaultValue.isUndefined())
        row.placeholder = yaml::emitFlow(node->defaultValue).trimmed();
    readState(row);
    readFrozen(row);
    fitWidget(row);
    readDiagnostics(row);
    return row;
}

/// An editor that would not show the value as it is gives way to one that does.
void RowMaker::fitWidget(FormRow &row) const
{
    const bool isLine = row.widget == "text"_L1 || row.widget == "picker"_L1;
    if (isLine && row.text.contains(u'\n'))
        row.widget = u"multiline"_s;
    const bool isScalar = !row.value.isObject() && !row.value.isArray();
    if (row.widget == "segments"_L1 && row.isSet && isScalar && !row.value.isNull()
        && !row.options.contains(row.text))
        row.widget = u"combo"_s;
}

FormRow RowMaker::head(const QString &id, const Path &path, const Text &label) const
{
    FormRow row;
    row.id = id;
    row.path = path;
    row.key = path.lastKey();
    row.label = label;
    row.widget = u"section"_s;
    row.isSet = isSet(path);
    readFrozen(row);
    return row;
}

void RowMaker::readFrozen(FormRow &row) const
{
    if (m_input.frozen.isEmpty())
        return;
    for (Path above = row.path; !above.isEmpty(); above = above.parent()) {
        const auto found = m_input.frozen.constFind(above);
        if (found == m_input.frozen.constEnd())
            continue;
        row.isFrozen = true;
        row.frozenWhy = *found;
        return;
    }
}

bool RowMaker::isForeign(const yaml::Node &node, const FormRow &row) const
{
    if (!node.tag.isEmpty() && !node.tag.startsWith("tag:yaml.org,2002:"_L1))
        return true;
    if (row.widget == "island"_L1)
        return false;
    const bool wantsList = row.widget == "list"_L1 || row.widget == "commandLine"_L1
        || row.widget == "checklist"_L1 || row.widget == "env"_L1 || row.widget == "volumes"_L1;
    if (wantsList) {
        if (!node.isList())
            return row.widget != "commandLine"_L1 || !node.isScalar();
        const bool holdsScalars = row.widget != "env"_L1 && row.widget != "volumes"_L1;
        return holdsScalars && !std::ranges::all_of(node.children, [](const yaml::Node *item) {
            return item->resolved() && item->resolved()->isScalar();
        });
    }
    if (row.widget == "map"_L1) {
        return !node.isMap() || !std::ranges::all_of(node.children, [](const yaml::Node *item) {
            return item->resolved() && item->resolved()->isScalar();
        });
    }
    return isLeafWidget(row.widget) ? !node.isScalar() : !node.isMap() && !node.isList();
}

void RowMaker::readState(FormRow &row) const
{
    const yaml::Node *asWritten = m_input.tree->nodeAt(row.path, m_input.document);
    const yaml::Node *node = written(row.path);
    row.isSet = node != nullptr;
    const QJsonValue before = valueAt(m_input.original, row.path);
    if (!node) {
        row.isModified = !m_input.original.isUndefined() && !before.isUndefined();
        row.state = row.isModified ? ValueState::Modified : ValueState::Unset;
        return;
    }
    const yaml::Node *value = node->resolved();
    row.value = value ? yaml::toJson(*value) : QJsonValue(QJsonValue::Null);
    if (value && value->isScalar())
        row.text = value->text;
    row.isModified = !m_input.original.isUndefined() && row.value != before;
    if (!value || isForeign(*value, row) || m_input.tree->isBroken(row.path, m_input.document)) {
        if (value && !value->isNull()) {
            row.state = ValueState::Foreign;
            row.text = value->range.in(m_input.tree->text()).toString();
            return;
        }
    }
    if (!asWritten || asWritten->kind == yaml::Node::Kind::Alias) {
        row.state = ValueState::Inherited;
        row.anchor = asWritten ? asWritten->text : QString();
    } else if (value->isNull()) {
        row.state = ValueState::Null;
    } else if (isEmptyValue(row.value)) {
        row.state = ValueState::Empty;
    } else if (row.isModified) {
        row.state = ValueState::Modified;
    } else if (row.node && row.node->defaultValue == row.value) {
        row.state = ValueState::SetDefault;
    } else {
        row.state = ValueState::Set;
    }
    if (row.widget == "island"_L1) // shown as its own YAML, from column 0
        row.text = yaml::emitYaml(row.value);
}

void RowMaker::readDiagnostics(FormRow &row) const
{
    row.diagnostics = m_diagnosticsAt.values(row.path);
    if (holdsWholeObject(row.widget) || row.state == ValueState::Foreign) {
        for (int i = 0; i < m_input.diagnostics.size(); ++i) {
            const yaml::Diagnostic &found = m_input.diagnostics[i];
            if (found.document == m_input.document && found.path != row.path
                && found.path.startsWith(row.path))
                row.diagnostics.append(i);
        }
    }
    std::ranges::sort(row.diagnostics, {},
        [&](int index) { return std::pair(int(m_input.diagnostics[index].severity), index); });
    const bool hasError = !row.diagnostics.isEmpty()
        && m_input.diagnostics[row.diagnostics.first()].severity == yaml::Severity::Error;
    row.errors = hasError ? 1 : 0;
    if (hasError && row.state != ValueState::Foreign)
        row.state = ValueState::Error;
}

} // namespace models
