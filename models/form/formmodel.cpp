// SPDX-License-Identifier: Apache-2.0
#include "models/form/formmodel.h"

#include "models/base/json.h"
#include "models/form/formsearch.h"
#include "models/form/frozenfields.h"
#include "models/form/rowmaker.h"
#include "models/form/widgetchoice.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

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
    m_edits.clear();
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
    return valueAt(m_input.original, path);
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

} // namespace models
