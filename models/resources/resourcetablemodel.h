// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/resources/rowstore.h"
#include "models/watch/watchstate.h"

#include <QAbstractTableModel>
#include <QPointer>
#include <QSet>

namespace models {

class Reflector;

/// The table of one watched kind: the server's columns, an own sort and filter over the rows, and
/// counts by state. Bound to a Reflector, or fed with batches. GUI thread; large sorts run in a
/// worker and batches that come meanwhile wait for it.
class ResourceTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        UidRole = Qt::UserRole,
        RowRole, ///< RowRef
        SortRole, ///< number where the cell is one, else text; the state's place for a status
        NameRole,
        NamespaceRole,
        LabelsRole, ///< QStringList of key=value
        StateRole, ///< int(ObjectState) in the status column, of the row elsewhere
        MeaningRole, ///< int(ColumnLayout::Meaning) of the column; also as header data
        ChangedRole, ///< ms since the epoch when this cell last changed under our eyes; 0 never
    };

    explicit ResourceTableModel(QObject *parent = nullptr);
    ~ResourceTableModel() override;

    /// Shows what the reflector knows and follows it. Null: lets go, rows stay.
    void bind(Reflector *reflector);
    void apply(const RowBatch &batch);
    void setWatchState(const WatchState &state);
    [[nodiscard]] const WatchState &watchState() const { return m_state; }

    void setFilter(const RowFilter &filter);
    [[nodiscard]] const RowFilter &filter() const { return m_store.filter(); }
    void setShowsNamespace(bool shows);
    /// While the pointer is over the table: rows change in place and move afterwards.
    void setHeld(bool isHeld);

    [[nodiscard]] qsizetype total() const { return m_store.size(); }
    [[nodiscard]] int shown() const { return int(m_shown.size()); }
    /// Rows of that state among those the rest of the filter lets through.
    [[nodiscard]] int count(ObjectState state) const { return m_store.count(state); }
    [[nodiscard]] const ColumnLayout &layout() const { return m_store.layout(); }
    [[nodiscard]] int sortColumn() const { return m_store.sortItem(); }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_store.direction(); }
    /// Where the object is shown now; invalid when it is not.
    [[nodiscard]] QModelIndex indexOf(const QString &uid) const;
    [[nodiscard]] RowRef rowOf(const QString &uid) const;
    [[nodiscard]] RowRef rowAt(int row) const;
    /// Values to complete a token with, most frequent first, at most `most`.
    [[nodiscard]] QStringList liveValues(FilterToken::Key key, int most = 50) const;

    /// Rows the user has ticked, by uid: they stay ticked through sorts, filters and relists, and
    /// go with their object.
    [[nodiscard]] QList<RowRef> checkedRows() const;
    [[nodiscard]] qsizetype checkedCount() const { return m_checked.size(); }
    void setChecked(const QString &uid, bool isChecked);
    void checkAllShown();
    void clearChecked();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(
        const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

signals:
    void watchStateChanged(const models::WatchState &state);
    /// total(), shown() or count() are different.
    void countsChanged();
    /// The layout is another one (with a model reset).
    void layoutReplaced();
    void checkedChanged();

private:
    using Slot = RowStore::Slot;
    void show(std::vector<Slot> next);
    void permute(std::vector<Slot> next);
    void removeShown(const std::vector<bool> &stays);
    void insertShown(const std::vector<Slot> &next, const std::vector<bool> &was);
    void announce(const std::vector<Slot> &changed);
    void noteChanges(const RowBatch &batch);
    void dropChecked(const RowBatch &batch);
    void startSort();
    void finishSort(int generation, std::vector<Slot> order);
    [[nodiscard]] QVariant sortValue(const Row &row, int column) const;
    [[nodiscard]] qint64 changedAt(const Row &row, int column) const;

    RowStore m_store;
    std::vector<Slot> m_shown;
    std::vector<int> m_position; ///< by slot; -1 not shown
    QList<Column> m_columns;
    bool m_showsNamespace = true;
    bool m_isHeld = false;
    bool m_isOrderStale = false;
    int m_sortGeneration = 0;
    bool m_isSorting = false;
    QList<RowBatch> m_waiting; ///< while a worker sorts
    WatchState m_state;
    QPointer<Reflector> m_reflector;
    QSet<QString> m_checked;
    struct Change
    {
        qint64 at = 0;
        quint64 cells = 0; ///< a bit a column
    };
    QHash<QString, Change> m_changes;
};

} // namespace models
