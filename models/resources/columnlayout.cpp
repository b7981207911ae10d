// SPDX-License-Identifier: Apache-2.0
#include "models/resources/columnlayout.h"

#include "models/resources/durationtext.h"

using namespace Qt::StringLiterals;

namespace models {
namespace {

using Meaning = ColumnLayout::Meaning;

Meaning meaningOf(const Column &column)
{
    const QString name = column.name.toLower();
    if (column.format == "name"_L1 || name == "name"_L1)
        return Meaning::Name;
    if (name == "age"_L1)
        return Meaning::Age;
    if (name == "status"_L1 || name == "phase"_L1 || name == "state"_L1)
        return Meaning::Status;
    if (name == "ready"_L1)
        return Meaning::Ready;
    if (name == "node"_L1)
        return Meaning::Node;
    if (name == "duration"_L1)
        return Meaning::Duration;
    if (name == "reason"_L1 || name == "message"_L1)
        return Meaning::Reason;
    // Restarts are words only for the time behind them: "3 (5m ago)".
    if (column.type == "integer"_L1 || column.type == "number"_L1 || name == "restarts"_L1)
        return Meaning::Number;
    return Meaning::Text;
}

} // namespace

ColumnLayout::ColumnLayout(const QList<Column> &columns, bool withNamespace)
{
    for (int i = 0; i < int(columns.size()); ++i) {
        Item item {columns[i], i, meaningOf(columns[i])};
        if (item.meaning != Meaning::Text && item.meaning != Meaning::Number
            && item.meaning != Meaning::Reason && find(item.meaning) >= 0)
            item.meaning = Meaning::Text; // the first of two wins
        if (item.meaning == Meaning::Status)
            m_statusCell = i;
        else if (item.meaning == Meaning::Ready)
            m_readyCell = i;
        else if (item.meaning == Meaning::Node)
            m_nodeCell = i;
        m_items.append(item);
        if (item.meaning == Meaning::Name && withNamespace)
            m_items.append({{u"Namespace"_s, u"string"_s, {}, {}, 0}, -1, Meaning::Namespace});
    }
}

int ColumnLayout::find(Meaning meaning) const
{
    for (int i = 0; i < size(); ++i) {
        if (m_items[i].meaning == meaning)
            return i;
    }
    return -1;
}

QString ColumnLayout::text(const Row &row, int item, qint64 now) const
{
    if (item < 0 || item >= size())
        return {};
    const Item &entry = m_items[item];
    switch (entry.meaning) {
    case Meaning::Name:
        return row.name();
    case Meaning::Namespace:
        return row.nameSpace;
    case Meaning::Status:
        return statusText(row);
    case Meaning::Age:
        return row.created > 0 ? durationText(now - row.created) : row.cells.text(entry.cell);
    default:
        return row.cells.bytes(entry.cell) == "<none>" ? u"—"_s : row.cells.text(entry.cell);
    }
}

QString ColumnLayout::statusText(const Row &row) const
{
    if (row.deleted > 0)
        return u"Terminating"_s;
    return m_statusCell < 0 ? QString() : row.cells.text(m_statusCell);
}

ObjectState ColumnLayout::state(const Row &row) const
{
    if (row.deleted > 0)
        return ObjectState::Stopping;
    if (m_statusCell < 0)
        return ObjectState::None;
    const ObjectState state = objectStateOf(row.cells.text(m_statusCell));
    if (state == ObjectState::Running && isReady(row) == false)
        return ObjectState::Starting;
    return state;
}

std::optional<bool> ColumnLayout::isReady(const Row &row) const
{
    if (m_readyCell < 0)
        return std::nullopt;
    const QByteArrayView cell = row.cells.bytes(m_readyCell);
    const qsizetype slash = cell.indexOf('/');
    if (slash < 0) {
        if (cell == "True" || cell == "true")
            return true;
        return cell == "False" || cell == "false" ? std::optional(false) : std::nullopt;
    }
    return cell.first(slash) == cell.sliced(slash + 1);
}

} // namespace models
