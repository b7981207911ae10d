// SPDX-License-Identifier: Apache-2.0
#include "models/resources/resourcetablemodel.h"

#include "models/resources/columntitle.h"

#include "models/watch/reflector.h"

#include <QDateTime>

#include <algorithm>

namespace models {
namespace {

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

/// What a view's roles want is an int: a QFlags would be lost in a QVariant.
int alignmentOf(ColumnLayout::Meaning meaning)
{
    const bool isRight
        = meaning == ColumnLayout::Meaning::Number || meaning == ColumnLayout::Meaning::Age;
    return int(Qt::AlignVCenter | (isRight ? Qt::AlignRight : Qt::AlignLeft));
}

} // namespace

ResourceTableModel::ResourceTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

ResourceTableModel::~ResourceTableModel() = default;

void ResourceTableModel::bind(Reflector *reflector)
{
    if (m_reflector)
        m_reflector->disconnect(this);
    m_reflector = reflector;
    if (!reflector)
        return;
    connect(reflector, &Reflector::batch, this, &ResourceTableModel::apply);
    connect(reflector, &Reflector::stateChanged, this, &ResourceTableModel::setWatchState);
    apply({.isReset = true,
        .hasColumns = true,
        .columns = reflector->columns(),
        .upserted = reflector->rows(),
        .removed = {}});
    setWatchState(reflector->state());
}

void ResourceTableModel::setWatchState(const WatchState &state)
{
    m_state = state;
    emit watchStateChanged(state);
}

// --- rows --------------------------------------------------------------------------------------

QModelIndex ResourceTableModel::indexOf(const QString &uid) const
{
    const auto slot = m_store.find(uid.toUtf8());
    const int row = slot && *slot < m_position.size() ? m_position[*slot] : -1;
    return row < 0 ? QModelIndex() : index(row, 0);
}

RowRef ResourceTableModel::rowOf(const QString &uid) const
{
    const auto slot = m_store.find(uid.toUtf8());
    return slot ? m_store.rowRef(*slot) : nullptr;
}

RowRef ResourceTableModel::rowAt(int row) const
{
    return row >= 0 && row < shown() ? m_store.rowRef(m_shown[size_t(row)]) : nullptr;
}

QStringList ResourceTableModel::liveValues(FilterToken::Key key, int most) const
{
    QHash<QString, int> counts;
    for (const RowRef &row : m_store.rows()) {
        if (!row)
            continue;
        switch (key) {
        case FilterToken::Key::Namespace:
            ++counts[row->nameSpace];
            break;
        case FilterToken::Key::Status:
            ++counts[layout().statusText(*row)];
            break;
        case FilterToken::Key::Node:
            ++counts[row->cells.text(layout().nodeCell())];
            break;
        case FilterToken::Key::Label:
            for (const auto &[name, value] : row->labels.all())
                ++counts[name + u'=' + value];
            break;
        default:
            break;
        }
    }
    counts.remove(QString());
    QStringList values = counts.keys();
    std::ranges::sort(values, [&](const QString &a, const QString &b) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
    });
    return values.first(std::min<qsizetype>(most, values.size()));
}

QList<RowRef> ResourceTableModel::checkedRows() const
{
    QList<RowRef> rows;
    for (const QString &uid : m_checked) {
        if (const RowRef row = rowOf(uid))
            rows.append(row);
    }
    const RowOrder order = m_store.order();
    std::ranges::sort(rows, [&](const RowRef &a, const RowRef &b) { return order.less(*a, *b); });
    return rows;
}

void ResourceTableModel::setChecked(const QString &uid, bool isChecked)
{
    if (m_checked.contains(uid) == isChecked || !m_store.find(uid.toUtf8()))
        return;
    if (isChecked)
        m_checked.insert(uid);
    else
        m_checked.remove(uid);
    if (const QModelIndex where = indexOf(uid); where.isValid())
        emit dataChanged(where, where.siblingAtColumn(columnCount() - 1), {Qt::CheckStateRole});
    emit checkedChanged();
}

void ResourceTableModel::checkAllShown()
{
    for (const Slot slot : m_shown)
        m_checked.insert(m_store.row(slot).uid());
    if (!m_shown.empty())
        emit dataChanged(index(0, 0), index(shown() - 1, 0), {Qt::CheckStateRole});
    emit checkedChanged();
}

void ResourceTableModel::clearChecked()
{
    if (m_checked.isEmpty())
        return;
    m_checked.clear();
    if (!m_shown.empty())
        emit dataChanged(index(0, 0), index(shown() - 1, 0), {Qt::CheckStateRole});
    emit checkedChanged();
}

// --- QAbstractItemModel ------------------------------------------------------------------------

int ResourceTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : shown();
}

int ResourceTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : layout().size();
}

qint64 ResourceTableModel::changedAt(const Row &row, int column) const
{
    const auto change = m_changes.constFind(row.uid());
    const int cell = layout().items()[column].cell;
    if (change == m_changes.constEnd() || cell < 0 || cell > 63)
        return 0;
    return (change->cells >> cell) & 1 ? change->at : 0;
}

QVariant ResourceTableModel::sortValue(const Row &row, int column) const
{
    const RowOrder::Key key = RowOrder(layout(), column, Qt::AscendingOrder).key(row);
    if (!key.text.isEmpty())
        return key.text.toString();
    return key.bytes.isEmpty() ? QVariant(key.number) : QVariant(QString::fromUtf8(key.bytes));
}

QVariant ResourceTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Slot slot = m_shown[size_t(index.row())];
    const Row &row = m_store.row(slot);
    const ColumnLayout::Meaning meaning = layout().items()[index.column()].meaning;
    switch (role) {
    case Qt::DisplayRole:
        return layout().text(row, index.column(), now());
    case Qt::TextAlignmentRole:
        return alignmentOf(meaning);
    case Qt::CheckStateRole:
        return index.column() == 0
            ? QVariant(m_checked.contains(row.uid()) ? Qt::Checked : Qt::Unchecked)
            : QVariant();
    case UidRole:
        return row.uid();
    case RowRole:
        return QVariant::fromValue(m_store.rowRef(slot));
    case SortRole:
        return sortValue(row, index.column());
    case NameRole:
        return row.name();
    case NamespaceRole:
        return row.nameSpace;
    case LabelsRole: {
        QStringList labels;
        for (const auto &[key, value] : row.labels.all())
            labels += key + u'=' + value;
        return labels;
    }
    case StateRole:
        return int(m_store.state(slot));
    case MeaningRole:
        return int(meaning);
    case ChangedRole:
        return changedAt(row, index.column());
    default:
        return {};
    }
}

bool ResourceTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    setChecked(m_store.row(m_shown[size_t(index.row())]).uid(),
        value.value<Qt::CheckState>() == Qt::Checked);
    return true;
}

Qt::ItemFlags ResourceTableModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == 0 ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant ResourceTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= layout().size())
        return {};
    const ColumnLayout::Item &item = layout().items()[section];
    switch (role) {
    case Qt::DisplayRole:
        return columnTitle(item.column.name);
    case Qt::ToolTipRole:
        return item.column.description;
    case Qt::TextAlignmentRole:
        return alignmentOf(item.meaning);
    case MeaningRole:
        return int(item.meaning);
    default:
        return {};
    }
}

} // namespace models
