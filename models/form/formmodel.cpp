// SPDX-License-Identifier: Apache-2.0
#include "models/form/formmodel.h"

#include "models/form/convertvalue.h"
#include "models/form/formsearch.h"
#include "models/form/frozenfields.h"
#include "models/form/references.h"
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
    m_frozen = frozenFields(m_loaded, m_input.root);
    placeFrozen();
    m_index.clear();
    m_made.clear();
    emit kindChanged();
    refresh();
}

void FormModel::setTree(yaml::TreePtr tree, QList<yaml::Diagnostic> diagnostics, int document)
{
    m_input.tree = std::move(tree);
    m_input.diagnostics = std::move(diagnostics);
    m_input.document = document;
    placeFrozen();
    refresh();
}

void FormModel::placeFrozen()
{
    m_input.frozen = frozenIn(*m_input.tree, m_input.document, m_frozen, m_loaded, m_input.root);
}

void FormModel::setOriginal(const QJsonValue &object)
{
    m_input.original = object;
    refresh();
}

void FormModel::setLoaded(const QJsonObject &object)
{
    m_loaded = object;
    QHash<Path, QString> frozen = frozenFields(object, m_input.root);
    if (frozen == m_frozen)
        return;
    m_frozen = std::move(frozen);
    placeFrozen();
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
    m_input.within = {};
    refresh();
}

void FormModel::chooseContainer(const Path &containers, const QString &name)
{
    m_input.containers.insert(containers, name);
    refresh();
}

void FormModel::setWithin(const Path &path)
{
    if (m_input.within == path && (path.isEmpty() || m_input.level == FormLevel::All))
        return;
    m_input.within = path;
    if (!path.isEmpty())
        m_input.level = FormLevel::All;
    m_withinId = RowMaker(m_input).idOf(path);
    refresh();
}

/// The object that is shown alone may have moved in its list, or be gone.
void FormModel::followWithin()
{
    if (m_input.within.isEmpty())
        return;
    const RowMaker maker(m_input);
    if (maker.idOf(m_input.within) == m_withinId)
        return;
    Path item = m_input.within;
    while (!item.isEmpty() && item.last().index() == 0)
        item = item.parent();
    if (item.isEmpty()) {
        m_withinId = maker.idOf(m_input.within);
        return;
    }
    const QList<Path::Segment> tail = m_input.within.segments().sliced(item.size());
    const int count = maker.itemCount(item.parent());
    for (int i = 0; i < count; ++i) {
        Path candidate = item.parent().child(i);
        for (const Path::Segment &segment : tail)
            candidate = candidate.child(std::get<QString>(segment));
        if (maker.idOf(candidate) == m_withinId) {
            m_input.within = candidate;
            return;
        }
    }
    if (!maker.isSet(item))
        m_input.within = {};
    m_withinId = maker.idOf(m_input.within); // renamed in place
}

void FormModel::search(const QString &typed)
{
    const QString trimmed = typed.trimmed();
    if (trimmed == m_search)
        return;
    m_search = trimmed;
    m_input.isSearch = !trimmed.isEmpty();
    m_input.found.clear();
    if (m_input.isSearch)
        m_input.found = searchForm(index(), *m_input.tree, m_input.document, trimmed);
    refresh();
}

void FormModel::setExpanded(const QString &id, bool expanded)
{
    m_input.expanded.insert(id, expanded);
    emit folded(id, expanded);
    refresh();
}

void FormModel::setFolding(const QHash<QString, bool> &folding)
{
    if (m_input.expanded == folding)
        return;
    m_input.expanded = folding;
    refresh();
}

void FormModel::setWanted(const QSet<QString> &patterns)
{
    if (m_input.wanted == patterns)
        return;
    m_input.wanted = patterns;
    refresh();
}

void FormModel::reveal(const Path &path)
{
    const auto isThere = [&] {
        const int index = indexOf(path);
        return index >= 0 && m_rows[index].path == path;
    };
    if (isThere())
        return;
    m_input.level = FormLevel::All;
    m_input.within = {};
    const RowMaker maker(m_input);
    for (Path above = path; !above.isEmpty(); above = above.parent()) {
        const QString id = maker.idOf(above);
        m_input.expanded.insert(u"object:"_s + id, true);
        m_input.expanded.insert(u"list:"_s + id, true);
    }
    refresh();
    // Each page may only lead to the next.
    for (qsizetype i = 0; i < path.size() && !isThere(); ++i) {
        const auto door = std::ranges::find_if(m_rows, [&](const FormRow &row) {
            return row.action == "open"_L1 && row.path != path && path.startsWith(row.path);
        });
        if (door == m_rows.end())
            return;
        setWithin(Path(door->path));
    }
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

void FormModel::refresh()
{
    if (!m_input.tree)
        return;
    followWithin();
    QList<FormRow> rows = project(m_input);
    while (keepRenamed(rows)) // what was open under the old name is open under the new one
        rows = project(m_input);
    apply(std::move(rows));
    askForKinds();
}

/// Objects inside the object are shown by the schema of their own kind, once it is there.
void FormModel::askForKinds()
{
    for (const FormRow &row : std::as_const(m_rows)) {
        if (!row.isSection() || !row.node || !row.node->embedded || !row.isSet)
            continue;
        const GroupVersionKind kind = embeddedKind(*m_input.tree, m_input.document, row.path);
        if (kind.kind.isEmpty() || kind.version.isEmpty() || m_asked.contains(kind))
            continue;
        m_asked.insert(kind);
        emit schemaWanted(kind);
    }
}

void FormModel::addSchema(const GroupVersionKind &kind, OpenApiDocumentRef document)
{
    const SchemaNode *root = document ? document->root(kind) : nullptr;
    if (!root)
        return;
    m_input.kinds.insert(kind, root);
    m_others.append(std::move(document)); // owns the node
    refresh();
}

/// Who types in the field that a list item is known by must not lose the row under the fingers:
/// what has another identity in the old place is the same row.
bool FormModel::keepRenamed(const QList<FormRow> &rows)
{
    if (std::ranges::equal(m_rows, rows, {}, &FormRow::id, &FormRow::id))
        return false;
    using Place = std::pair<Path, QString>;
    QSet<QString> oldIds;
    for (const FormRow &row : std::as_const(m_rows))
        oldIds.insert(row.id);
    QHash<Place, QString> renamed;
    QSet<QString> newIds;
    for (const FormRow &row : rows) {
        newIds.insert(row.id);
        if (!row.path.isEmpty() && !oldIds.contains(row.id))
            renamed.insert({row.path, row.widget}, row.id);
    }
    bool isOpened = false;
    for (FormRow &row : m_rows) {
        const auto found = renamed.constFind({row.path, row.widget});
        if (found == renamed.constEnd() || newIds.contains(row.id))
            continue;
        if (m_input.expanded.contains(row.id)) {
            m_input.expanded.insert(*found, m_input.expanded.take(row.id));
            isOpened = true;
        }
        row.id = *found;
    }
    return isOpened;
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
        m_rows.insert(i, end - i, FormRow());
        for (qsizetype at = i; at < end; ++at)
            m_rows[at] = rows[at];
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

void FormModel::noteMade(const Path &path)
{
    for (Path above = path.parent(); !above.isEmpty(); above = above.parent()) {
        if (m_input.tree->nodeAt(above, m_input.document))
            return;
        m_made.insert(above);
    }
}

QList<yaml::Operation> FormModel::renameMounts(const FormRow &row, const QString &name) const
{
    static const QString tail = u"volumes[].name"_s;
    if (!row.path.pattern().endsWith(tail) || row.text.isEmpty() || name.isEmpty())
        return {};
    const Path spec = podSpecAbove(*m_input.tree, m_input.document, row.path);
    if (spec.isEmpty() || row.path.size() != spec.size() + 3)
        return {};
    const auto listAt = [&](const Path &path) {
        const yaml::Node *node = m_input.tree->resolvedAt(path, m_input.document);
        return node && node->isList() ? int(node->children.size()) : 0;
    };
    QList<yaml::Operation> operations;
    for (const auto &list : {u"containers"_s, u"initContainers"_s}) {
        for (int i = 0; i < listAt(spec.child(list)); ++i) {
            const Path mounts = spec.child(list).child(i).child(u"volumeMounts"_s);
            for (int j = 0; j < listAt(mounts); ++j) {
                const Path mount = mounts.child(j).child(u"name"_s);
                const yaml::Node *node = m_input.tree->nodeAt(mount, m_input.document);
                if (node && node->text == row.text)
                    operations.append(operation(Kind::SetScalar, mount, name));
            }
        }
    }
    return operations;
}

QList<yaml::Operation> FormModel::setValue(const FormRow &row, const QJsonValue &value)
{
    if (row.isSet && row.value == value && row.state != ValueState::Inherited)
        return {};
    noteMade(row.path);
    const bool isScalar = !value.isObject() && !value.isArray();
    QList<yaml::Operation> operations {
        operation(isScalar ? Kind::SetScalar : Kind::SetValue, row.path, value)};
    if (value.isString())
        operations += renameMounts(row, value.toString());
    return operations;
}

QList<yaml::Operation> FormModel::unset(const FormRow &row) const
{
    if (!m_input.tree->nodeAt(row.path, m_input.document))
        return {};
    Path gone = row.path;
    while (m_made.contains(gone.parent())) {
        const yaml::Node *parent = m_input.tree->nodeAt(gone.parent(), m_input.document);
        if (!parent || parent->children.size() != 1)
            break;
        gone = gone.parent();
    }
    return {operation(Kind::Remove, gone)};
}

QList<yaml::Operation> FormModel::setNull(const FormRow &row)
{
    noteMade(row.path);
    return {operation(
        row.isSet ? Kind::SetNull : Kind::SetScalar, row.path, QJsonValue(QJsonValue::Null))};
}

QList<yaml::Operation> FormModel::setEmpty(const FormRow &row)
{
    noteMade(row.path);
    const auto type = row.node ? row.node->type : SchemaNode::Type::Object;
    if (type == SchemaNode::Type::String)
        return {operation(Kind::SetScalar, row.path, QString())};
    if (type == SchemaNode::Type::Array)
        return {operation(Kind::SetValue, row.path, QJsonArray())};
    return {operation(Kind::SetValue, row.path, QJsonObject())};
}

QList<yaml::Operation> FormModel::revert(const FormRow &row)
{
    const QJsonValue before = originalAt(row.path);
    if (before.isUndefined())
        return unset(row);
    return setValue(row, before);
}

QList<yaml::Operation> FormModel::convert(const FormRow &row) const
{
    const auto value = convertedValue(row);
    return value ? QList {operation(Kind::SetValue, row.path, *value)} : QList<yaml::Operation>();
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
    if (const QString type = row.guide ? row.guide->typedBy : QString(); !type.isEmpty()) {
        const SchemaNode *words = schemaAt(m_input.root, row.path.child(type));
        const QStringList all = optionsOf(words, nullptr);
        const qsizetype same = all.indexOf(member, 0, Qt::CaseInsensitive);
        if (same >= 0)
            operations.append(operation(Kind::SetScalar, row.path.child(type), all[same]));
    }
    for (const QString &option : row.options) {
        if (option != member && node && node->isMap() && node->child(option))
            operations.append(operation(Kind::Remove, row.path.child(option)));
    }
    return operations;
}

QList<yaml::Operation> FormModel::addItem(const FormRow &head, const QString &key)
{
    if (!head.node)
        return {};
    noteMade(head.path);
    if (head.node->type == SchemaNode::Type::Array) {
        noteMade(head.path.child(0));
        const SchemaNode *item = head.node->items();
        return {operation(
            Kind::AppendItem, head.path, item ? skeleton(*item) : QJsonValue(QJsonObject()))};
    }
    if (head.node->hasProperties() && key.isEmpty())
        return {operation(Kind::SetValue, head.path, skeleton(*head.node))};
    if (key.isEmpty() || m_input.tree->nodeAt(head.path.child(key), m_input.document))
        return {};
    noteMade(head.path.child(key));
    const SchemaNode *value = head.node->additional();
    return {operation(Kind::SetValue, head.path.child(key),
        value ? skeleton(*value) : QJsonValue(QJsonObject()))};
}

QList<yaml::Operation> FormModel::moveItem(const FormRow &head, int by) const
{
    const int *index = head.path.isEmpty() ? nullptr : std::get_if<int>(&head.path.last());
    const yaml::Node *list
        = index ? m_input.tree->nodeAt(head.path.parent(), m_input.document) : nullptr;
    if (!list || !list->isList() || *index + by < 0 || *index + by >= list->children.size())
        return {};
    yaml::Operation move = operation(Kind::MoveItem, head.path);
    move.index = *index + by;
    return {move};
}

QList<yaml::Operation> FormModel::copyItem(const FormRow &head) const
{
    const int *index = head.path.isEmpty() ? nullptr : std::get_if<int>(&head.path.last());
    const yaml::Node *node
        = index ? m_input.tree->resolvedAt(head.path, m_input.document) : nullptr;
    if (!node)
        return {};
    const RowMaker maker(m_input);
    const Path list = head.path.parent();
    QStringList taken;
    for (int i = 0; i < maker.itemCount(list); ++i)
        taken.append(maker.itemName(list.child(i), nullptr));
    QJsonValue value = yaml::toJson(*node);
    if (QJsonObject copy = value.toObject(); copy[u"name"_s].isString()) {
        const QString name = copy[u"name"_s].toString();
        for (int i = 2; taken.contains(copy[u"name"_s].toString()); ++i)
            copy[u"name"_s] = u"%1-%2"_s.arg(name).arg(i);
        value = copy;
    }
    return {operation(Kind::InsertItem, list.child(*index + 1), value)};
}

QList<yaml::Operation> FormModel::renameKey(const FormRow &head, const QString &key) const
{
    if (head.path.isEmpty() || key.isEmpty() || key == head.path.lastKey())
        return {};
    yaml::Operation rename = operation(Kind::RenameKey, head.path);
    rename.key = key;
    return {rename};
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
