// SPDX-License-Identifier: Apache-2.0
#include "ui/explorer/kindlistmodel.h"

#include "models/guide/guidelibrary.h"
#include "ui/shared/marks.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

bool isBuiltIn(const models::ApiResource &resource)
{
    const QString &group = resource.groupVersion.group;
    return !group.contains(u'.') || group.endsWith(".k8s.io"_L1);
}

bool fits(const models::ApiResource &resource, KindListModel::Scope scope)
{
    switch (scope) {
    case KindListModel::Scope::All:
        return true;
    case KindListModel::Scope::Namespaced:
        return resource.namespaced;
    case KindListModel::Scope::ClusterWide:
        return !resource.namespaced;
    case KindListModel::Scope::Custom:
        return !isBuiltIn(resource);
    }
    return false;
}

bool hasWord(const models::ApiResource &resource, const QString &word)
{
    return resource.kind.contains(word, Qt::CaseInsensitive)
        || resource.plural.contains(word, Qt::CaseInsensitive)
        || resource.groupVersion.group.contains(word, Qt::CaseInsensitive)
        || resource.shortNames.contains(word, Qt::CaseInsensitive);
}

bool hasWords(const models::ApiResource &resource, const QStringList &words)
{
    return std::ranges::all_of(words, [&](const QString &word) { return hasWord(resource, word); });
}

} // namespace

void KindListModel::setResources(
    const QList<models::ApiResource> &resources, const models::GuideLibrary *guides)
{
    beginResetModel();
    m_guides = guides;
    m_all = resources;
    const auto rank = [this](const models::ApiResource &resource) {
        const models::Guide *guide = m_guides ? m_guides->find(resource.gvk()) : nullptr;
        const int category = guide && guide->isJob() ? 0 : guide ? 1 : isBuiltIn(resource) ? 3 : 2;
        return std::tuple(category, guide ? guide->order : 0, resource.kind, resource.groupVersion);
    };
    std::ranges::sort(m_all, {}, rank);
    m_byKind.clear();
    for (int i = 0; i < int(m_all.size()); ++i) {
        m_all[i].verbs.sort(); // as kubectl lists them
        m_byKind.insert(m_all[i].gvk(), i);
    }
    filter();
    endResetModel();
}

void KindListModel::setWords(const QString &words)
{
    beginResetModel();
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    filter();
    endResetModel();
}

void KindListModel::setScope(Scope scope)
{
    beginResetModel();
    m_scope = scope;
    filter();
    endResetModel();
}

void KindListModel::sort(int column, Qt::SortOrder order)
{
    beginResetModel();
    m_sortColumn = column;
    m_sortOrder = order;
    filter();
    endResetModel();
}

void KindListModel::setWithFields(const QSet<models::GroupVersionKind> &kinds)
{
    m_withFields = kinds;
}

void KindListModel::filter()
{
    m_shown.clear();
    for (int i = 0; i < int(m_all.size()); ++i) {
        if (hasWords(m_all[i], m_words) && fits(m_all[i], m_scope))
            m_shown.append(i);
    }
    if (m_sortColumn < 0)
        return;
    const auto text = [this](int row) { return textOf(m_all[row], m_sortColumn).toLower(); };
    if (m_sortOrder == Qt::AscendingOrder)
        std::ranges::stable_sort(m_shown, std::ranges::less(), text);
    else
        std::ranges::stable_sort(m_shown, std::ranges::greater(), text);
}

int KindListModel::count(Scope scope) const
{
    return int(std::ranges::count_if(m_all, [&](const models::ApiResource &resource) {
        return fits(resource, scope)
            && (hasWords(resource, m_words) || m_withFields.contains(resource.gvk()));
    }));
}

int KindListModel::groupCount() const
{
    QSet<QString> groups;
    for (const models::ApiResource &resource : m_all)
        groups.insert(resource.groupVersion.group);
    return int(groups.size());
}

int KindListModel::rowOf(const models::GroupVersionKind &gvk) const
{
    return int(m_shown.indexOf(m_byKind.value(gvk, -1)));
}

const models::ApiResource *KindListModel::find(const models::GroupVersionKind &gvk) const
{
    const auto known = m_byKind.constFind(gvk);
    return known == m_byKind.cend() ? nullptr : &m_all[*known];
}

bool KindListModel::isInScope(const models::GroupVersionKind &gvk) const
{
    const models::ApiResource *resource = find(gvk);
    return resource && fits(*resource, m_scope);
}

int KindListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int KindListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString KindListModel::markOf(const models::GroupVersionKind &gvk) const
{
    const models::Guide *guide = m_guides ? m_guides->find(gvk) : nullptr;
    return guide && !guide->mark.isEmpty() ? guide->mark : KindMark::lettersOf(gvk.kind);
}

QString KindListModel::textOf(const models::ApiResource &resource, int column)
{
    switch (column) {
    case KindColumn:
        return resource.kind;
    case NameColumn:
        return resource.plural;
    case ShortNamesColumn:
        return resource.shortNames.join(u',');
    case GroupColumn:
        return resource.groupVersion.group.isEmpty() ? u"core"_s : resource.groupVersion.group;
    case VersionColumn:
        return resource.groupVersion.version;
    case NamespacedColumn:
        return resource.namespaced ? tr("yes") : tr("no");
    case VerbsColumn:
        return resource.verbs.join(u',');
    case CategoriesColumn:
        return resource.categories.join(u',');
    default:
        return {};
    }
}

QVariant KindListModel::data(const QModelIndex &index, int role) const
{
    const models::ApiResource &kind = resource(index.row());
    if (role == Qt::DecorationRole && index.column() == KindColumn)
        return markOf(kind.gvk());
    if (role == Qt::ToolTipRole && index.column() == KindColumn)
        return kind.qualifiedName();
    return role == Qt::DisplayRole ? QVariant(textOf(kind, index.column())) : QVariant();
}

QVariant KindListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KindColumn:
        return tr("Kind");
    case NameColumn:
        return tr("Name", "in the URL of the API: pods");
    case ShortNamesColumn:
        return tr("Short names");
    case GroupColumn:
        return tr("Group");
    case VersionColumn:
        return tr("Version");
    case NamespacedColumn:
        return tr("In a project");
    case VerbsColumn:
        return tr("Verbs");
    case CategoriesColumn:
        return tr("Categories");
    default:
        return {};
    }
}

} // namespace ui
