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

void FieldTreeModel::setMatches(std::optional<models::KindHits> matches, const QStringList &words)
{
    beginResetModel();
    m_matches = std::move(matches);
    m_words = words;
    keepMatches();
    endResetModel();
}

void FieldTreeModel::keepMatches()
{
    m_shownMatches = m_matches ? m_matches->hits : QList<models::FieldHit>();
    if (m_onlyRequired && m_matches) {
        m_shownMatches.removeIf([this](const models::FieldHit &hit) {
            return !m_matches->table->fields()[hit.field].required;
        });
    }
}

void FieldTreeModel::setOnlyRequired(bool onlyRequired)
{
    beginResetModel();
    m_onlyRequired = onlyRequired;
    rebuild();
    keepMatches();
    endResetModel();
}

void FieldTreeModel::rebuild()
{
    m_root = std::make_unique<Item>();
    m_root->node = m_rootNode;
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
        const QString below = pattern.isEmpty() ? property.key() : pattern + u'.' + property.key();
        const models::FieldGuide *guide = m_guide ? m_guide->fieldFor(below) : nullptr;
        const bool required
            = owner->required.contains(property.key()) || (guide && guide->required);
        if (m_onlyRequired && !required)
            continue;
        auto child = std::make_unique<Item>();
        child->name = property.key();
        child->path = item.path.isEmpty() ? property.key() : item.path + u'.' + property.key();
        child->pattern = below;
        child->node = property.value();
        child->required = required;
        child->parent = &item;
        child->row = int(item.children.size());
        item.children.push_back(std::move(child));
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

QModelIndex FieldTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!m_root || row < 0 || column != 0 || row >= rowCount(parent))
        return {};
    if (isSearching())
        return createIndex(row, column, nullptr);
    return createIndex(row, column, itemOf(parent).children[size_t(row)].get());
}

QModelIndex FieldTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || isSearching())
        return {};
    Item *parent = itemOf(child).parent;
    return !parent || parent == m_root.get() ? QModelIndex() : createIndex(parent->row, 0, parent);
}

int FieldTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!m_root || parent.column() > 0)
        return 0;
    if (isSearching())
        return parent.isValid() ? 0 : int(m_shownMatches.size());
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
    if (isSearching())
        return !parent.isValid() && !m_shownMatches.isEmpty();
    const Item &item = itemOf(parent);
    if (item.isFilled)
        return !item.children.empty();
    QString pattern;
    const models::SchemaNode *owner = inner(item.node, pattern);
    if (!owner || !owner->hasProperties())
        return false;
    return !m_onlyRequired || rowCount(parent) > 0;
}

QString FieldTreeModel::spoken(const QString &name, const QString &type, bool required)
{
    return required ? tr("%1, %2, required").arg(name, type) : tr("%1, %2").arg(name, type);
}

QVariant FieldTreeModel::matchData(int row, int role) const
{
    const models::FieldTable &table = *m_matches->table;
    const quint32 field = m_shownMatches[row].field;
    switch (role) {
    case Qt::DisplayRole:
    case PathRole:
        return table.path(field);
    case TypeRole:
        return table.type(field);
    case RequiredRole:
        return table.fields()[field].required;
    case LabelRole: {
        const auto *guide = table.guide(field);
        return guide ? guide->label.in(QLocale().name()) : QString();
    }
    case Qt::AccessibleTextRole:
        return spoken(table.path(field), table.type(field), table.fields()[field].required);
    default:
        return {};
    }
}

QVariant FieldTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (isSearching())
        return matchData(index.row(), role);
    const Item &item = itemOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return item.name;
    case PathRole:
        return item.path;
    case TypeRole:
        return item.node->typeName();
    case RequiredRole:
        return item.required;
    case LabelRole: {
        const models::FieldGuide *guide = m_guide ? m_guide->fieldFor(item.pattern) : nullptr;
        return guide ? guide->label.in(QLocale().name()) : QString();
    }
    case Qt::AccessibleTextRole:
        return spoken(item.name, item.node->typeName(), item.required);
    default:
        return {};
    }
}

} // namespace ui
