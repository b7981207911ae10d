// SPDX-License-Identifier: Apache-2.0
#include "models/form/schemarows.h"

#include "models/form/widgetchoice.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr int deepest = 40;
constexpr qsizetype mostRows = 5000;
constexpr int apartFrom = 4; // levels below the object or the pod template

bool isHousekeeping(const QString &key)
{
    return key == "apiVersion"_L1 || key == "kind"_L1;
}

} // namespace

QList<FormRow> SchemaRows::make()
{
    if (!m_input.root) { // a kind without a schema: all of it as YAML
        const QStringList keys = setKeys({});
        for (const QString &key : keys) {
            if (!isHousekeeping(key))
                m_rows.append(m_maker.row(Path {key}, nullptr, nullptr));
        }
        return std::move(m_rows);
    }
    if (m_input.isSearch)
        makeFound();
    else if (!m_input.within.isEmpty() && m_input.level == FormLevel::All)
        makeWithin();
    else if (m_input.level == FormLevel::All || m_input.level == FormLevel::SetOnly)
        makeSetOnlyOrAll();
    else
        makeShort();
    if (!m_input.isSearch)
        addUnknown();
    return std::move(m_rows);
}

QStringList SchemaRows::setKeys(const Path &path) const
{
    QStringList keys;
    const yaml::Node *node = m_maker.written(path);
    node = node ? node->resolved() : nullptr;
    if (node && node->isMap()) {
        for (const yaml::Member &member : yaml::members(*node))
            keys.append(member.key);
    }
    return keys;
}

Text SchemaRows::labelOf(const Path &path) const
{
    const FieldGuide *guide = m_maker.guideOf(path);
    if (guide && !guide->label.isEmpty())
        return guide->label;
    const QString key = path.lastKey();
    return {key, key};
}

/// The guide's order, then what is required, then by alphabet.
QStringList SchemaRows::orderedMembers(const Path &path, const SchemaNode &node) const
{
    struct Member
    {
        int order;
        QString name;
    };
    QList<Member> members;
    const auto &properties = node.properties();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        const FieldGuide *guide = m_maker.guideOf(path.child(it.key()));
        const int rank = node.required.contains(it.key()) ? 1000 : 2000;
        members.append({guide ? guide->order : it.key() == "name"_L1 ? -1 : rank, it.key()});
    }
    std::ranges::stable_sort(members, {}, &Member::order);
    QStringList names;
    for (const Member &member : std::as_const(members))
        names.append(member.name);
    return names;
}

bool SchemaRows::isShown(const FormRow &row) const
{
    if (m_rows.size() >= mostRows)
        return false;
    if (row.node && row.node->serverOwned)
        return false;
    const bool isHidden = (row.guide && row.guide->hidden) || (row.node && row.node->deprecated);
    if (m_input.level == FormLevel::SetOnly || isHidden)
        return row.isSet || row.errors > 0;
    return true;
}

void SchemaRows::makeSetOnlyOrAll()
{
    const SchemaNode &root = *m_input.root;
    for (const auto &key : {u"metadata"_s, u"spec"_s}) {
        if (const SchemaNode *node = root.property(key)) {
            const FieldGuide *guide = m_maker.guideOf(Path {key});
            if (isLeafWidget(chooseWidget(node, guide, key)))
                m_rows.append(m_maker.row(Path {key}, node, guide));
            else
                addNested(Path {key}, *node, guide, 0);
        }
    }
    QList<FormRow> others;
    for (const QString &key : orderedMembers({}, root)) {
        if (isHousekeeping(key) || key == "metadata"_L1 || key == "spec"_L1)
            continue;
        const SchemaNode *node = root.property(key);
        const Path path {key};
        const FormRow row = m_maker.row(path, node, m_maker.guideOf(path));
        if (!isShown(row))
            continue;
        if (isLeafWidget(row.widget))
            m_rows.append(row);
        else
            addNested(path, *node, row.guide, 0);
    }
}

/// One object of the form, as a form of its own.
void SchemaRows::makeWithin()
{
    const Path &path = m_input.within;
    const SchemaNode *node = schemaAt(m_input.root, path);
    if (node)
        addNested(path, *node, m_maker.guideOf(path), 0);
}

/// Deep objects are not indented further: they open as a page with the way back above it.
bool SchemaRows::opensApart(const Path &path, int depth) const
{
    return m_input.level == FormLevel::All && depth - m_base >= apartFrom && path != m_input.within;
}

void SchemaRows::addObject(const Path &path, const SchemaNode &node, const Text &label, int depth)
{
    FormRow head = m_maker.head(u"object:"_s + m_maker.idOf(path), path, label);
    head.node = &node;
    head.guide = m_maker.guideOf(path);
    head.depth = depth;
    head.required = m_maker.isRequired(path);
    const int errors = m_maker.errorsUnder(path);
    if (m_input.level == FormLevel::SetOnly && !head.isSet && errors == 0)
        return;
    if (head.isSet)
        head.summary = m_maker.summaryOf(path, &node);
    head.errors = errors;
    if (opensApart(path, depth)) {
        head.isExpanded = false;
        head.action = u"open"_s;
        m_rows.append(head);
        return;
    }
    head.isExpandable = true;
    const bool isOpen = head.isSet || head.required || depth == 0 || errors > 0;
    head.isExpanded = m_input.expanded.value(head.id, isOpen) && depth < deepest;
    if (!head.isSet)
        head.action = u"set"_s;
    if (head.isExpanded)
        head.errors = 0; // its rows say so
    m_rows.append(head);
    if (!head.isExpanded)
        return;
    if (node.embedded) {
        addEmbedded(path, node, head.id, depth);
        return;
    }
    const int base = m_base;
    if (node.tag == SchemaNode::Tag::PodTemplateSpec)
        m_base = depth;
    addChildren(path, node, head.id, depth);
    m_base = base;
}

void SchemaRows::addChildren(
    const Path &path, const SchemaNode &node, const QString &section, int depth)
{
    struct Nested
    {
        Path path;
        const SchemaNode *node;
        const FieldGuide *guide;
    };
    QList<Nested> nested;
    const bool isUnion = !node.unions.isEmpty()
        || (m_maker.guideOf(path) && m_maker.guideOf(path)->widget == "union"_L1);
    const QStringList branches = isUnion ? optionsOf(&node, m_maker.guideOf(path)) : QStringList();
    if (!branches.isEmpty()) {
        FormRow choice = m_maker.row(path, &node, m_maker.guideOf(path));
        choice.required = false;
        choice.id = u"union:"_s + m_maker.idOf(path);
        choice.widget = u"union"_s;
        choice.options = branches;
        choice.section = section;
        choice.depth = depth;
        m_rows.append(choice);
    }
    const auto chosen = std::ranges::find_if(
        branches, [&](const QString &name) { return m_maker.isSet(path.child(name)); });
    for (const QString &name : orderedMembers(path, node)) {
        if (depth == 0 && path.isEmpty() && isHousekeeping(name))
            continue;
        const Path child = path.child(name);
        if (branches.contains(name) && !m_maker.isSet(child)
            && name != (chosen == branches.end() ? branches.first() : *chosen))
            continue;
        const SchemaNode *member = node.property(name);
        FormRow row = m_maker.row(child, member, m_maker.guideOf(child));
        row.section = section;
        row.depth = depth;
        if (!isShown(row))
            continue;
        if (row.widget == "accelerator"_L1 || row.widget == "volumes"_L1)
            row.widget = chooseWidget(member, nullptr, name);
        if (isLeafWidget(row.widget))
            m_rows.append(row);
        else
            nested.append({child, member, row.guide});
    }
    for (const Nested &inner : std::as_const(nested))
        addNested(inner.path, *inner.node, inner.guide, depth + 1);
}

/// An object of a kind of its own: which kind, then that kind's fields; all of it as YAML while
/// nobody knows the kind.
void SchemaRows::addEmbedded(
    const Path &path, const SchemaNode &node, const QString &section, int depth)
{
    const GroupVersionKind kind = embeddedKind(*m_input.tree, m_input.document, path);
    const SchemaNode *known = m_input.kinds.value(kind);
    const SchemaNode &fields = known ? *known : node;
    for (const auto &key : {u"apiVersion"_s, u"kind"_s}) {
        FormRow row = m_maker.row(path.child(key), fields.property(key), nullptr);
        row.widget = u"picker"_s;
        row.picker
            = key == "kind"_L1 ? u"kind:"_s + kind.groupVersion().toString() : u"apiversion"_s;
        row.required = true;
        row.section = section;
        row.depth = depth;
        m_rows.append(row);
    }
    if (!known) {
        for (const QString &key : setKeys(path)) {
            if (isHousekeeping(key))
                continue;
            FormRow row = m_maker.row(path.child(key), nullptr, nullptr);
            row.section = section;
            row.depth = depth;
            m_rows.append(row);
        }
        return;
    }
    for (const QString &key : orderedMembers(path, fields)) {
        const SchemaNode *member = fields.property(key);
        if (isHousekeeping(key) || member->serverOwned)
            continue;
        FormRow row = m_maker.row(path.child(key), member, nullptr);
        row.section = section;
        row.depth = depth;
        if (isLeafWidget(row.widget) && isShown(row))
            m_rows.append(row);
        else if (isShown(row))
            addNested(path.child(key), *member, nullptr, depth + 1);
    }
}

void SchemaRows::addNested(
    const Path &path, const SchemaNode &node, const FieldGuide *guide, int depth)
{
    const bool isList = node.type == SchemaNode::Type::Array;
    if (!isList && (node.hasProperties() || node.embedded)) {
        addObject(path, node, labelOf(path), depth);
        return;
    }
    FormRow list = m_maker.head(u"list:"_s + m_maker.idOf(path), path, labelOf(path));
    list.node = &node;
    list.guide = guide;
    list.depth = depth;
    list.required = m_maker.isRequired(path);
    list.isExpandable = list.isSet;
    list.action = isList ? u"add-item"_s : u"add-key"_s;
    list.isExpanded = m_input.expanded.value(list.id, true);
    if (m_input.level == FormLevel::SetOnly && !list.isSet)
        return;
    list.fields = isList ? m_maker.itemCount(path) : int(setKeys(path).size());
    m_rows.append(list);
    if (list.isExpanded)
        addItems(list, node, depth);
}

void SchemaRows::addItems(const FormRow &list, const SchemaNode &node, int depth)
{
    const SchemaNode *inner
        = node.type == SchemaNode::Type::Array ? node.items() : node.additional();
    if (!inner)
        return;
    QList<Path> paths;
    if (node.type == SchemaNode::Type::Array) {
        const int count = m_maker.itemCount(list.path);
        for (int i = 0; i < count; ++i)
            paths.append(list.path.child(i));
    } else {
        for (const QString &key : setKeys(list.path))
            paths.append(list.path.child(key));
    }
    for (const Path &path : std::as_const(paths)) {
        QString name = path.lastKey().isEmpty() ? m_maker.itemName(path, inner) : path.lastKey();
        if (name.isEmpty())
            name = QString::number(std::get<int>(path.last()));
        const Text label {
            list.label.zh + u" “"_s + name + u'”', list.label.en + u" “"_s + name + u'”'};
        addObject(path, *inner, label, depth + 1);
    }
}

/// Fields that the schema does not know, in one strip at the end.
void SchemaRows::addUnknown()
{
    bool hasHead = false;
    for (const yaml::Diagnostic &found : m_input.diagnostics) {
        if (found.check != yaml::Diagnostic::UnknownField || found.document != m_input.document)
            continue;
        if (!hasHead) {
            FormRow head = m_maker.head(u"group:unknown:-1"_s, {}, {});
            head.isExpandable = true;
            head.isExpanded = m_input.expanded.value(head.id, true);
            m_rows.append(head);
            hasHead = true;
        }
        FormRow row = m_maker.row(found.path, nullptr, nullptr);
        row.section = u"group:unknown:-1"_s;
        m_rows.append(row);
    }
}

/// Without a guide the short form is what is required, what is set, and the top of spec.
void SchemaRows::makeShort()
{
    makeSetOnlyOrAll();
    m_rows.removeIf([&](const FormRow &row) {
        const bool isName = row.path == Path {u"metadata"_s, u"name"_s};
        if (row.isSection() || row.required || row.isSet || row.errors > 0 || isName)
            return false;
        if (m_input.level == FormLevel::Common && m_input.wanted.contains(row.path.pattern()))
            return false;
        return m_input.level == FormLevel::Required || row.path.size() > 2
            || (row.path.size() == 2
                && row.path.segments().first() == Path::Segment(u"metadata"_s));
    });
    QSet<QString> used;
    for (const FormRow &row : std::as_const(m_rows))
        used.insert(row.section);
    m_rows.removeIf([&](const FormRow &row) {
        const bool isOpenDoor = row.depth <= 1 && m_input.level == FormLevel::Common;
        return row.isSection() && !used.contains(row.id) && !row.isSet && !row.required
            && !isOpenDoor;
    });
}

void SchemaRows::makeFound()
{
    for (const Path &path : m_input.found) {
        const SchemaNode *node = schemaAt(m_input.root, path);
        FormRow row = m_maker.row(path, node, m_maker.guideOf(path));
        // One of several items: which.
        for (Path above = path; !above.isEmpty(); above = above.parent()) {
            if (above.last().index() != 1 || m_maker.itemCount(above.parent()) < 2)
                continue;
            const QString name = m_maker.itemName(above, schemaAt(m_input.root, above));
            if (!name.isEmpty())
                row.label = {name + u" · "_s + row.label.zh, name + u" · "_s + row.label.en};
        }
        if (isLeafWidget(row.widget)) {
            m_rows.append(row);
            continue;
        }
        FormRow head = m_maker.head(u"found:"_s + row.id, path, row.label);
        head.node = node;
        head.guide = row.guide;
        head.summary = m_maker.summaryOf(path, node);
        head.action = u"go"_s;
        m_rows.append(head);
    }
}

} // namespace models
