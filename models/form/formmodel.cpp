// SPDX-License-Identifier: Apache-2.0
#include "models/form/formmodel.h"

#include "models/form/rowmaker.h"
#include "models/form/widgetchoice.h"
#include "models/schema/validator.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

using Kind = yaml::Operation::Kind;

} // namespace

FormModel::FormModel(QObject *parent)
    : QObject(parent)
{
    m_input.tree = yaml::parse({});
}

void FormModel::setKind(
    OpenApiDocumentRef document, const GroupVersionKind &gvk, const Guide *guide)
{
    m_schema = std::move(document);
    m_gvk = gvk;
    m_input.root = m_schema ? m_schema->root(gvk) : nullptr;
    m_input.guide = guide;
    m_index.clear();
    refresh();
}

void FormModel::setTree(yaml::TreePtr tree, QList<yaml::Diagnostic> diagnostics, int document)
{
    m_input.tree = std::move(tree);
    m_input.diagnostics = std::move(diagnostics);
    m_input.document = document;
    refresh();
}

void FormModel::setOriginal(const QJsonValue &object)
{
    m_input.original = object;
    refresh();
}

QJsonValue FormModel::originalAt(const Path &path) const
{
    QJsonValue value = m_input.original;
    for (const Path::Segment &segment : path.segments()) {
        if (const auto *key = std::get_if<QString>(&segment))
            value = value.toObject().value(*key);
        else
            value = value.toArray().at(std::get<int>(segment));
    }
    return value;
}

void FormModel::setLevel(FormLevel level)
{
    if (m_input.level == level)
        return;
    m_input.level = level;
    refresh();
}

void FormModel::search(const QString &typed)
{
    const QString trimmed = typed.trimmed();
    if (trimmed == m_search)
        return;
    m_search = trimmed;
    m_input.isSearch = !trimmed.isEmpty();
    m_input.found.clear();
    if (m_input.isSearch) {
        const QList<FieldInfo> found = searchFields(index(), trimmed);
        for (const FieldInfo &field : found)
            m_input.found.append(field.pattern);
    }
    refresh();
}

void FormModel::setExpanded(const QString &id, bool expanded)
{
    m_input.expanded.insert(id, expanded);
    refresh();
}

void FormModel::reveal(const Path &path)
{
    const int known = indexOf(path);
    if (known >= 0 && m_rows[known].path == path)
        return;
    if (m_input.level != FormLevel::All)
        m_input.level = FormLevel::All;
    const RowMaker maker(m_input);
    for (Path above = path; !above.isEmpty(); above = above.parent()) {
        const QString id = maker.idOf(above);
        m_input.expanded.insert(u"object:"_s + id, true);
        m_input.expanded.insert(u"list:"_s + id, true);
    }
    refresh();
}

int FormModel::indexOf(const QString &id) const
{
    const auto found = std::ranges::find(m_rows, id, &FormRow::id);
    return found == m_rows.end() ? -1 : int(std::distance(m_rows.begin(), found));
}

int FormModel::indexOf(const Path &path) const
{
    int best = -1;
    for (int i = 0; i < m_rows.size(); ++i) {
        const FormRow &row = m_rows[i];
        if (row.path.isEmpty() || !path.startsWith(row.path))
            continue;
        const bool isBetter = best < 0 || row.path.size() > m_rows[best].path.size()
            || (row.path.size() == m_rows[best].path.size() && m_rows[best].isSection());
        if (isBetter && (!row.isSection() || row.path == path))
            best = i;
    }
    return best;
}

int FormModel::shownFields() const
{
    return int(std::ranges::count_if(m_rows, [](const FormRow &row) { return !row.isSection(); }));
}

const QList<FieldInfo> &FormModel::index() const
{
    if (m_index.isEmpty())
        m_index = fieldIndex(m_input.root, m_input.guide);
    return m_index;
}

int FormModel::allFields() const
{
    return int(std::ranges::count_if(
        index(), [](const FieldInfo &field) { return isLeafWidget(field.widget); }));
}

int FormModel::setFieldsHidden() const
{
    FormInput all = m_input;
    all.level = FormLevel::SetOnly;
    all.isSearch = false;
    all.expanded.clear();
    const QList<FormRow> set = project(all);
    const auto isHidden = [&](const FormRow &row) {
        return !row.isSection() && row.isSet && indexOf(row.path) < 0;
    };
    return int(std::ranges::count_if(set, isHidden));
}

void FormModel::refresh()
{
    if (m_input.tree)
        apply(project(m_input));
}

/// Old rows to new ones with the fewest signals: what vanished, what came, what changed.
void FormModel::apply(QList<FormRow> rows)
{
    QHash<QString, qsizetype> wanted;
    for (qsizetype i = 0; i < rows.size(); ++i)
        wanted.insert(rows[i].id, i);
    // Rows that left, or that would have to overtake others, go first, in ranges.
    qsizetype last = -1;
    QList<bool> stays(m_rows.size());
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const qsizetype place = wanted.value(m_rows[i].id, -1);
        stays[i] = place > last;
        last = stays[i] ? place : last;
    }
    for (qsizetype end = m_rows.size(); end > 0;) {
        qsizetype first = end;
        while (first > 0 && !stays[first - 1])
            --first;
        if (first < end) {
            m_rows.remove(first, end - first);
            emit rowsRemoved(int(first), int(end - 1));
        }
        end = first > 0 ? first - 1 : 0;
    }
    QList<int> changed;
    for (qsizetype i = 0; i < rows.size();) {
        if (i < m_rows.size() && m_rows[i].id == rows[i].id) {
            if (m_rows[i] != rows[i]) {
                m_rows[i] = rows[i];
                changed.append(int(i));
            }
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < rows.size() && (i >= m_rows.size() || rows[end].id != m_rows[i].id))
            ++end;
        for (qsizetype at = i; at < end; ++at)
            m_rows.insert(at, rows[at]);
        emit rowsInserted(int(i), int(end - 1));
        i = end;
    }
    if (!changed.isEmpty())
        emit rowsChanged(changed);
    emit updated();
}

yaml::KeyOrder FormModel::keyOrder() const
{
    const Guide *guide = m_input.guide;
    return [guide](const Path &path, const QStringList &keys) {
        QStringList sorted = yaml::conventionalOrder(path, keys);
        if (!guide)
            return sorted;
        std::ranges::stable_sort(sorted, {}, [&](const QString &key) {
            constexpr int unknown = 5000;
            const FieldGuide *field = path.isEmpty() ? nullptr : guide->fieldFor(path.child(key));
            return field ? field->order : key == "name"_L1 ? -1 : unknown;
        });
        return path.isEmpty() ? yaml::conventionalOrder(path, keys) : sorted;
    };
}

yaml::Operation FormModel::operation(Kind kind, const Path &path, const QJsonValue &value) const
{
    yaml::Operation result;
    result.kind = kind;
    result.document = m_input.document;
    result.path = path;
    result.value = value;
    result.order = keyOrder();
    return result;
}

QList<yaml::Operation> FormModel::setValue(const FormRow &row, const QJsonValue &value) const
{
    if (row.isSet && row.value == value && row.state != ValueState::Inherited)
        return {};
    const bool isScalar = !value.isObject() && !value.isArray();
    return {operation(isScalar ? Kind::SetScalar : Kind::SetValue, row.path, value)};
}

QList<yaml::Operation> FormModel::unset(const FormRow &row) const
{
    if (!m_input.tree->nodeAt(row.path, m_input.document))
        return {};
    return {operation(Kind::Remove, row.path)};
}

QList<yaml::Operation> FormModel::setNull(const FormRow &row) const
{
    return {operation(
        row.isSet ? Kind::SetNull : Kind::SetScalar, row.path, QJsonValue(QJsonValue::Null))};
}

QList<yaml::Operation> FormModel::setEmpty(const FormRow &row) const
{
    const auto type = row.node ? row.node->type : SchemaNode::Type::Object;
    if (type == SchemaNode::Type::String)
        return {operation(Kind::SetScalar, row.path, QString())};
    if (type == SchemaNode::Type::Array)
        return {operation(Kind::SetValue, row.path, QJsonArray())};
    return {operation(Kind::SetValue, row.path, QJsonObject())};
}

QList<yaml::Operation> FormModel::revert(const FormRow &row) const
{
    const QJsonValue before = originalAt(row.path);
    if (before.isUndefined())
        return unset(row);
    return setValue(row, before);
}

QList<yaml::Operation> FormModel::detach(const FormRow &row) const
{
    const yaml::Node *node = m_input.tree->nodeAt(row.path, m_input.document);
    if (node && node->kind == yaml::Node::Kind::Alias)
        return {operation(Kind::DetachAlias, row.path)};
    return {operation(Kind::SetValue, row.path, row.value)};
}

QList<yaml::Operation> FormModel::chooseMember(const FormRow &row, const QString &member)
{
    const yaml::Node *node = m_input.tree->resolvedAt(row.path, m_input.document);
    node = node ? node->resolved() : nullptr;
    QList<yaml::Operation> operations;
    for (const QString &option : row.options) {
        const Path path = row.path.child(option);
        const yaml::Node *value = node && node->isMap() ? node->child(option) : nullptr;
        if (!value || option == member)
            continue;
        m_remembered.insert(path.toString(), yaml::toJson(*value));
    }
    const Path chosen = row.path.child(member);
    if (node && node->isMap() && node->child(member))
        return {};
    const SchemaNode *schema = schemaAt(m_input.root, chosen);
    const QJsonValue value = m_remembered.value(
        chosen.toString(), schema ? skeleton(*schema) : QJsonValue(QJsonObject()));
    operations.append(operation(Kind::SetValue, chosen, value));
    for (const QString &option : row.options) {
        if (option != member && node && node->isMap() && node->child(option))
            operations.append(operation(Kind::Remove, row.path.child(option)));
    }
    return operations;
}

QList<yaml::Operation> FormModel::addItem(const FormRow &head, const QString &key) const
{
    if (!head.node)
        return {};
    if (head.node->type == SchemaNode::Type::Array) {
        const SchemaNode *item = head.node->items();
        return {operation(
            Kind::AppendItem, head.path, item ? skeleton(*item) : QJsonValue(QJsonObject()))};
    }
    if (head.node->hasProperties() && key.isEmpty())
        return {operation(Kind::SetValue, head.path, skeleton(*head.node))};
    const SchemaNode *value = head.node->additional();
    return {operation(Kind::SetValue, head.path.child(key),
        value ? skeleton(*value) : QJsonValue(QJsonObject()))};
}

QList<yaml::Operation> FormModel::setAccelerator(
    const FormRow &row, const QString &resource, const QString &count) const
{
    // The requests of accelerators must equal their limits: keep both in step.
    const Path limits = row.path.parent();
    const Path requests = limits.parent().child(u"requests"_s);
    const QString before = row.path.lastKey();
    const auto has
        = [&](const Path &path) { return m_input.tree->nodeAt(path, m_input.document) != nullptr; };
    QList<yaml::Operation> operations;
    bool isWhole = false;
    const qlonglong number = count.trimmed().toLongLong(&isWhole);
    const QJsonValue value = isWhole ? QJsonValue(number) : QJsonValue(count.trimmed());
    for (const Path &map : {limits, requests}) {
        const bool isThere = has(map.child(before));
        if (count.trimmed().isEmpty()) {
            if (isThere)
                operations.append(operation(Kind::Remove, map.child(before)));
            continue;
        }
        if (map == requests && !isThere)
            continue;
        if (isThere && resource != before) {
            yaml::Operation rename = operation(Kind::RenameKey, map.child(before));
            rename.key = resource;
            operations.append(rename);
        }
        operations.append(operation(Kind::SetScalar, map.child(resource), value));
    }
    return operations;
}

} // namespace models
