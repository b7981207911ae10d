// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"

#include <QAbstractTableModel>

namespace models {
class GuideLibrary;
}

namespace ui {

/// The kinds of a server, jobs first, then custom kinds, then the rest; filtered by words (kind,
/// plural, short name, group) and by scope.
class KindListModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { KindColumn, GroupColumn, VersionColumn, ColumnCount };
    enum class Scope { All, Namespaced, ClusterWide, Custom };

    using QAbstractTableModel::QAbstractTableModel;

    void setResources(
        const QList<models::ApiResource> &resources, const models::GuideLibrary *guides);
    void setWords(const QString &words);
    void setScope(Scope scope);
    [[nodiscard]] int count(Scope scope) const;
    [[nodiscard]] int groupCount() const;
    [[nodiscard]] const models::ApiResource &resource(int row) const { return m_all[m_shown[row]]; }
    [[nodiscard]] int rowOf(const models::GroupVersionKind &gvk) const; ///< -1: not shown

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    void filter();
    [[nodiscard]] QString markOf(const models::ApiResource &resource) const;

    QList<models::ApiResource> m_all;
    QList<int> m_shown;
    const models::GuideLibrary *m_guides = nullptr;
    QStringList m_words;
    Scope m_scope = Scope::All;
};

} // namespace ui
