// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "ui/shared/state.h"

#include <QAbstractTableModel>
#include <QDateTime>

namespace ui {

/// A few things to begin a new job from, newest first: jobs of the project, or drafts.
class RecentModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, StateColumn, SizeColumn, WhenColumn, ColumnCount };
    enum Role { StateRole = Qt::UserRole, MarkRole };

    struct Entry
    {
        models::GroupVersionKind gvk;
        QString nameSpace;
        QString name;
        QString mark;
        State state = State::Unknown;
        QString size; ///< "32 × 1 GPU"
        QDateTime when;
        QString draftId;
        bool operator==(const Entry &) const = default;
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setEntries(const QList<Entry> &entries);
    [[nodiscard]] const Entry *at(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    QList<Entry> m_entries;
};

} // namespace ui
