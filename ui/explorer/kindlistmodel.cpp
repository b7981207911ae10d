// SPDX-License-Identifier: Apache-2.0
#include "ui/explorer/kindlistmodel.h"

#include "models/guide/guidelibrary.h"
#include "ui/shared/marks.h"

#include <QSet>

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

void KindListModel::filter()
{
    m_shown.clear();
    for (int i = 0; i < int(m_all.size()); ++i) {
        const bool hasAll = std::ranges::all_of(
            m_words, [&](const QString &word) { return hasWord(m_all[i], word); });
        if (hasAll && fits(m_all[i], m_scope))
            m_shown.append(i);
    }
}

int KindListModel::count(Scope scope) const
{
    return int(std::ranges::count_if(
        m_all, [scope](const models::ApiResource &resource) { return fits(resource, scope); }));
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
    for (int row = 0; row < int(m_shown.size()); ++row) {
        if (resource(row).gvk() == gvk)
            return row;
    }
    return -1;
}

int KindListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int KindListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString KindListModel::markOf(const models::ApiResource &resource) const
{
    const models::Guide *guide = m_guides ? m_guides->find(resource.gvk()) : nullptr;
    return guide && !guide->mark.isEmpty() ? guide->mark : KindMark::lettersOf(resource.kind);
}

QVariant KindListModel::data(const QModelIndex &index, int role) const
{
    const models::ApiResource &kind = resource(index.row());
    if (role == Qt::DecorationRole && index.column() == KindColumn)
        return markOf(kind);
    if (role == Qt::ToolTipRole)
        return kind.qualifiedName();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case KindColumn:
        return kind.kind;
    case GroupColumn:
        return kind.groupVersion.group.isEmpty() ? u"core"_s : kind.groupVersion.group;
    case VersionColumn:
        return kind.groupVersion.version;
    default:
        return {};
    }
}

QVariant KindListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KindColumn:
        return tr("Kind");
    case GroupColumn:
        return tr("Group");
    case VersionColumn:
        return tr("Version");
    default:
        return {};
    }
}

} // namespace ui
