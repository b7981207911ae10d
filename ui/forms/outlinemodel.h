// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>

namespace models {
class FormModel;
}

namespace ui {

/// Sections of a form as a list; the last entry stands for the fields that the level hides.
class OutlineModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, CountRole, ErrorsRole, DepthRole };

    using QAbstractListModel::QAbstractListModel;

    void fill(const models::FormModel &model);
    [[nodiscard]] int rowOf(const QString &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Entry
    {
        QString id;
        QString title;
        int count = 0;
        int errors = 0;
        int depth = 0;
        bool operator==(const Entry &) const = default;
    };
    QList<Entry> m_entries;
};

} // namespace ui
