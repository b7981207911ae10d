// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/state.h"

#include "models/writes/activitylog.h"

#include <QAbstractTableModel>

namespace ui {

/// The writes of this machine to one cluster, newest first, each day under a line of its own.
class ActivityModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        TimeColumn,
        VerbColumn,
        ObjectColumn,
        ProjectColumn,
        ContentColumn,
        ResultColumn,
        ColumnCount
    };
    enum class Part { All, Failed, Created, Changed, Deleted };

    ActivityModel(models::ActivityLog &log, QString cluster, QObject *parent = nullptr);

    void setFilter(const QString &needle, Part part);
    [[nodiscard]] int count(Part part) const; ///< under the text filter
    /// Null for the line of a day.
    [[nodiscard]] const models::Activity *at(int row) const;
    [[nodiscard]] int firstWrite() const { return m_rows.isEmpty() ? -1 : 1; }
    [[nodiscard]] static State stateOf(const models::Activity &activity);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] static QString verbText(models::Activity::Verb verb);
    [[nodiscard]] static QString outcomeText(models::Activity::Outcome outcome);

signals:
    void countsChanged();

private:
    void rebuild();
    [[nodiscard]] bool matches(const models::Activity &activity) const;
    [[nodiscard]] static bool isPart(const models::Activity &activity, Part part);
    [[nodiscard]] QString content(const models::Activity &activity) const;
    struct Line
    {
        qsizetype entry = -1; ///< its place in the log; -1: the line of a day
        QDate day; ///< here, not UTC
        int writes = 0; ///< of that day
    };
    [[nodiscard]] QVariant dayData(const Line &line, int column, int role) const;

    models::ActivityLog &m_log;
    QString m_cluster;
    QString m_needle;
    Part m_part = Part::All;
    QList<Line> m_rows;
};

} // namespace ui
