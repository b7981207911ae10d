// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/path.h"
#include "ui/shared/table.h"

#include <QAbstractTableModel>
#include <QJsonObject>

namespace models {
class Guide;
} // namespace models

namespace ui {

/// Everything that is set in a job's spec, in the words and groups of its guide.
class JobFieldsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Label, Value, Key, ColumnCount };
    enum Role { IsHeadRole = Qt::UserRole };
    using QAbstractTableModel::QAbstractTableModel;

    /// Without a guide fields are called by their keys.
    void setJob(const QJsonObject &job, const models::Guide *guide);
    [[nodiscard]] bool isHead(int row) const { return m_rows.value(row).isHead; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString label, value, key, help;
        int groupOrder = 0, order = 0;
        bool isHead = false;
    };
    void walk(const QJsonValue &value, const models::Path &path, QList<Row> &rows,
        QHash<int, QString> &groups) const;
    [[nodiscard]] Row rowFor(
        const models::Path &path, const QString &value, QHash<int, QString> &groups) const;

    const models::Guide *m_guide = nullptr;
    QJsonObject m_job;
    QList<Row> m_rows;
};

class JobFields final : public Table
{
    Q_OBJECT
public:
    explicit JobFields(QWidget *parent = nullptr);
    void setJob(const QJsonObject &job, const models::Guide *guide);

protected:
    void changeEvent(QEvent *event) override;

private:
    JobFieldsModel *m_model;
    QJsonObject m_job;
    const models::Guide *m_guide = nullptr;
};

} // namespace ui
