// SPDX-License-Identifier: Apache-2.0
#include "ui/explorer/fieldtreemodel.h"

#include "models/guide/guide.h"

#include <QLocale>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// Lists and maps taken off, and the pattern they leave behind: "[]", "{}".
const models::SchemaNode *inner(const models::SchemaNode *node, QString &pattern)
{
    for (int depth = 0; node && depth < 8; ++depth) {
        if (const models::SchemaNode *items = node->items()) {
            pattern += "[]"_L1;
            node = items;
        } else if (const models::SchemaNode *values = node->additional();
            values && !node->hasProperties()) {
            pattern += "{}"_L1;
            node = values;
        } else {
            return node;
        }
    }
    return node;
}

} // namespace

FieldTreeModel::~FieldTreeModel() = default;

void FieldTreeModel::setKind(
    models::OpenApiDocumentRef document, const models::SchemaNode *root, const models::Guide *guide)
{
    beginResetModel();
    m_document = std::move(document);
    m_rootNode = root;
    m_guide = guide;
    rebuild();
    endResetModel();
}

void FieldTreeModel::setWords(const QString &words)
{
    beginResetModel();
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    rebuild();
    endResetModel();
}

void FieldTreeModel::setOnlyRequired(bool onlyRequired)
{
    beginResetModel();
    m_onlyRequired = onlyRequired;
    rebuild();
    endResetModel();
}

void FieldTreeModel::rebuild()
{
    m_root = std::make_unique<Item>();
    m_root->node = m_rootNode;
    if (!m_rootNode || m_words.isEmpty())
        return;
    auto whole = std::make_unique<Item>();
    whole->node = m_rootNode;
    m_root->isFilled = true;
    search(*m_root, *whole, 0);
}

void FieldTreeModel::fill(Item &item) const
{
    if (item.isFilled)
        return;
    item.isFilled = true;
    QString pattern = item.pattern;
    const models::SchemaNode *owner = inner(item.node, pattern);
    if (!owner)
        return;
    const auto &properties = owner->properties();
    for (auto property = properties.begin(); property != properties.end(); ++property) {
        const bool required = owner->required.contains(property.key());
        if (m_onlyRequired && !required)
            continue;
        auto child = std::make_unique<Item>();
        child->name = property.key();
        child->path = item.path.isEmpty() ? property.key() : item.path + u'.' + property.key();
        child->pattern = pattern.isEmpty() ? property.key() : pattern + u'.' + property.key();
        child->node = property.value();
        child->required = required;
        child->parent = &item;
        child->row = int(item.children.size());
        item.children.push_back(std::move(child));
    }
}

bool FieldTreeModel::matches(const Item &item) const
{
    const models::FieldGuide *guide = m_guide ? m_guide->fieldFor(item.pattern) : nullptr;
    return std::ranges::all_of(m_words, [&](const QString &word) {
        return item.path.contains(word, Qt::CaseInsensitive)
            || item.node->description.contains(word, Qt::CaseInsensitive)
            || (guide
                && (guide->label.zh.contains(word, Qt::CaseInsensitive)
                    || guide->label.en.contains(word, Qt::CaseInsensitive)));
    });
}

void FieldTreeModel::search(Item &into, const Item &at, int depth) const
{
    Item copy;
    copy.path = at.path;
    copy.pattern = at.pattern;
    copy.node = at.node;
    fill(copy);
    for (const auto &child : copy.children) {
        if (int(into.children.size()) >= SearchLimit)
            return;
        if (matches(*child)) {
            auto found = std::make_unique<Item>();
            found->name = child->path;
            found->path = child->path;
            found->pattern = child->pattern;
            found->node = child->node;
            found->required = child->required;
            found->parent = &into;
            found->row = int(into.children.size());
            found->isFilled = true; // a match is a line, not a branch
            into.children.push_back(std::move(found));
        }
        if (depth < SearchDepth)
            search(into, *child, depth + 1);
    }
}

FieldTreeModel::Item &FieldTreeModel::itemOf(const QModelIndex &index) const
{
    return index.isValid() ? *static_cast<Item *>(index.internalPointer()) : *m_root;
}

QModelIndex FieldTreeModel::indexOf(const QString &path)
{
    if (!m_root || isSearching())
        return {};
    QModelIndex at;
    for (const QString &name : path.split(u'.', Qt::SkipEmptyParts)) {
        Item &item = itemOf(at);
        fill(item);
        const auto child = std::ranges::find_if(
            item.children, [&](const auto &candidate) { return candidate->name == name; });
        if (child == item.children.end())
            return {};
        at = createIndex((*child)->row, 0, child->get());
    }
    return at;
}

const models::SchemaNode *FieldTreeModel::node(const QModelIndex &index) const
{
    return m_root ? itemOf(index).node : nullptr;
}

QModelIndex FieldTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!m_root || row < 0 || column != 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, column, itemOf(parent).children[size_t(row)].get());
}

QModelIndex FieldTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    Item *parent = itemOf(child).parent;
    return !parent || parent == m_root.get() ? QModelIndex() : createIndex(parent->row, 0, parent);
}

int FieldTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!m_root || parent.column() > 0)
        return 0;
    Item &item = itemOf(parent);
    fill(item);
    return int(item.children.size());
}

int FieldTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool FieldTreeModel::hasChildren(const QModelIndex &parent) const
{
    if (!m_root)
        return false;
    const Item &item = itemOf(parent);
    if (item.isFilled)
        return !item.children.empty();
    QString pattern;
    const models::SchemaNode *owner = inner(item.node, pattern);
    if (!owner || !owner->hasProperties())
        return false;
    return !m_onlyRequired || rowCount(parent) > 0;
}

QVariant FieldTreeModel::data(const QModelIndex &index, int role) const
{
    const Item &item = itemOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return item.name;
    case PathRole:
        return item.path;
    case PatternRole:
        return item.pattern;
    case TypeRole:
        return item.node->typeName();
    case RequiredRole:
        return item.required;
    case LabelRole: {
        const models::FieldGuide *guide = m_guide ? m_guide->fieldFor(item.pattern) : nullptr;
        return guide ? guide->label.in(QLocale().name()) : QString();
    }
    case Qt::AccessibleTextRole:
        return item.required ? tr("%1, %2, required").arg(item.name, item.node->typeName())
                             : tr("%1, %2").arg(item.name, item.node->typeName());
    default:
        return {};
    }
}

} // namespace ui
