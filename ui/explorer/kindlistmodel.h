// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"

#include <QAbstractTableModel>
#include <QSet>

namespace models {
class GuideLibrary;
}

namespace ui {

/// The kinds of a server with what `kubectl api-resources -o wide` says of them; jobs first, then
/// custom kinds, then the rest, until a column sorts them. Filtered by words (kind, plural, short
/// name, group) and by scope.
class KindListModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        KindColumn,
        NameColumn,
        ShortNamesColumn,
        GroupColumn,
        VersionColumn,
        NamespacedColumn,
        VerbsColumn,
        CategoriesColumn,
        ColumnCount
    };
    enum class Scope { All, Namespaced, ClusterWide, Custom };

    using QAbstractTableModel::QAbstractTableModel;

    void setResources(
        const QList<models::ApiResource> &resources, const models::GuideLibrary *guides);
    void setWords(const QString &words);
    void setScope(Scope scope);
    /// Kinds that have a field which fits the words: counted, though their names may not fit.
    void setWithFields(const QSet<models::GroupVersionKind> &kinds);

    /// How many of a scope fit the words, by name or by a field.
    [[nodiscard]] int count(Scope scope) const;
    [[nodiscard]] int totalCount() const { return int(m_all.size()); }
    [[nodiscard]] int groupCount() const;
    [[nodiscard]] const models::ApiResource &resource(int row) const { return m_all[m_shown[row]]; }
    [[nodiscard]] int rowOf(const models::GroupVersionKind &gvk) const; ///< -1: not shown
    /// The resource of a kind, shown or not; null: the server has none.
    [[nodiscard]] const models::ApiResource *find(const models::GroupVersionKind &gvk) const;
    /// Is the kind in the chosen scope, whatever its name?
    [[nodiscard]] bool isInScope(const models::GroupVersionKind &gvk) const;
    [[nodiscard]] QString markOf(const models::GroupVersionKind &gvk) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    /// Column -1: the order of the house again.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    void filter();
    [[nodiscard]] static QString textOf(const models::ApiResource &resource, int column);

    QList<models::ApiResource> m_all;
    QHash<models::GroupVersionKind, int> m_byKind;
    QList<int> m_shown;
    const models::GuideLibrary *m_guides = nullptr;
    QStringList m_words;
    QSet<models::GroupVersionKind> m_withFields;
    Scope m_scope = Scope::All;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace ui
